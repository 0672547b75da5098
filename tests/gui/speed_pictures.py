"""Pictures of how fast a download is and was."""

import math
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bitsgui.bits.types import JobState
from bitsgui.bits.views import SpeedsView
from bitsgui.gui.speeds import Span, SpeedHistory
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.fake_manager import FakeManager
from tests.gui.samples import MB
from tests.gui.stage import Picture


def _speed(window: MainWindow) -> None:
    """Let twelve minutes of a transfer go by, with a pause and a broken connection."""
    now, done = [0.0], 0.0
    view = window.list.current_view()
    assert view is not None
    speeds = window.details.speeds = SpeedHistory(lambda: now[0])
    window.details.speed_page._history = speeds
    window.details.turn_to(Tab.SPEED)
    for step in range(2880):
        rate = 41 * MB * (0.75 + 0.2 * math.sin(step / 9) + 0.06 * math.sin(step * 1.7))
        rate *= 0.4 if 2750 < step < 2790 else 1
        now[0] += 0.25
        done += rate / 4
        states = {2700: JobState.SUSPENDED, 2795: JobState.TRANSIENT_ERROR}
        state = states.get(step, JobState.TRANSFERRING)
        speeds.note((replace(view, bytes_transferred=int(done), state=state),))
    window.details.speed_page.refresh()


def _speed_read(window: MainWindow) -> None:
    _speed(window)
    graph = window.details.speed_page.graph
    graph.setFocus()
    for _ in range(47):
        QTest.keyClick(graph, Qt.Key.Key_Left)


def _speed_whole(window: MainWindow) -> None:
    _speed(window)
    page, view = window.details.speed_page, window.list.current_view()
    assert view is not None
    limits = ((90.0, 25 * MB), (300.0, None), (520.0, 45 * MB))
    counts = tuple(round((24 if 90 < at < 300 else 36) * MB) for at in range(0, 720, 4))
    told = SpeedsView(720.0, 0.0, 4.0, 0, tuple(4 * count for count in counts), (), limits)
    assert window.bridge is not None
    manager = window.bridge.manager
    assert isinstance(manager, FakeManager)
    manager.speed_views[view.id] = told
    page.show_span(Span.WHOLE)


def _speed_finished(window: MainWindow) -> None:
    """Show a download of an earlier run, of which the engine knows how it went."""
    view = window.list.current_view()
    assert view is not None
    counts = tuple(round((0.29 + 0.12 * math.sin(at / 11)) * MB) for at in range(140))
    told = SpeedsView(140.0, 0.0, 1.0, 0, counts, ((61.0, JobState.TRANSIENT_ERROR),))
    assert window.bridge is not None
    manager = window.bridge.manager
    assert isinstance(manager, FakeManager)
    manager.speed_views[view.id] = told
    window.details.turn_to(Tab.SPEED)


PICTURES = {
    "tab-speed": Picture(act=_speed),
    "tab-speed-dark": Picture(act=_speed_read, scheme=Qt.ColorScheme.Dark),
    "tab-speed-whole-wide": Picture(act=_speed_whole, size=(1500, 800)),
    "tab-speed-900x600": Picture(act=_speed_read, size=(900, 600)),
    "tab-speed-200": Picture(act=_speed_read, scale="2"),
    "tab-speed-right-to-left": Picture(act=_speed_read, direction=Qt.LayoutDirection.RightToLeft),
    "tab-speed-none": Picture(selected=7, act=lambda window: window.details.turn_to(Tab.SPEED)),
    "tab-speed-finished": Picture(selected=502, act=_speed_finished),
    "tab-speed-forgotten": Picture(
        selected=501, act=lambda window: window.details.turn_to(Tab.SPEED)
    ),
}
