"""What is done with the real window while its frames are watched."""

import asyncio
import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest

from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState
from bitsgui.bits.views import Changes
from bitsgui.gui.models.columns import Column
from bitsgui.gui.models.filters import Filter
from bitsgui.gui.views.main_window import MainWindow
from tests.bench.gui.frames import Heartbeat

CHANGING = 100
BATCH_S = 0.25
FRAME_S = 0.016
PATIENCE_S = 60.0
SORTED = (Column.SIZE, Column.PROGRESS, Column.SPEED, Column.STATUS, Column.ADDED, Column.NAME)
KEYS = "download\b\b\b\b\b\b\b\b10\b\bhost1.e"
"""Each of them changes what is shown, and something is."""
Figures = dict[str, Any]


class News(threading.Thread):
    """Tells the window of changed jobs as the engine does: from another thread, in batches."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(daemon=True)
        assert window.bridge is not None
        self._tell = window.bridge._arrived.emit
        views = list(window.jobs.all_views())
        self._views = views[:: max(1, len(views) // CHANGING)][:CHANGING]
        self._end = threading.Event()

    def run(self) -> None:
        for round_ in itertools.count(1):
            if self._end.wait(BATCH_S):
                return
            self._tell(Changes(changed=tuple(self._next(view, round_) for view in self._views)))

    def _next(self, view: Any, round_: int) -> Any:
        rate = 1e5 * (1 + (view.position * 7919 + round_ * 31) % 97)
        more = {"bytes_transferred": view.bytes_transferred + round_ * 10_000, "rate": rate}
        return replace(view, state=JobState.TRANSFERRING, segments=4, time_left_s=60, **more)

    def stop(self) -> None:
        self._end.set()
        self.join()


async def _until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not holds():  # noqa: ASYNC110 - several sources of events, none to wait on
            await asyncio.sleep(0.001)


async def _scroll(window: MainWindow) -> None:
    bar, viewport = window.list.verticalScrollBar(), window.list.viewport()
    at, none = QPointF(200, 100), Qt.KeyboardModifier.NoModifier
    for step in range(90):
        wheel = QWheelEvent(
            at,
            viewport.mapToGlobal(at),
            QPoint(),
            QPoint(0, -240),
            Qt.MouseButton.NoButton,
            none,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QGuiApplication.sendEvent(viewport, wheel)
        await asyncio.sleep(FRAME_S)
        if step % 30 == 29:
            bar.setValue(bar.maximum() * step // 90)


async def _frames(count: int) -> None:
    """Let the window go on for so many frames before the person does the next thing."""
    await asyncio.sleep(count * FRAME_S)


async def _sort(window: MainWindow) -> None:
    header = window.list.header()
    for column in SORTED:
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            header.setSortIndicator(column, order)
            await _frames(10)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)


async def _filter(window: MainWindow) -> None:
    for part in (Filter.ACTIVE, Filter.PAUSED, Filter.FINISHED, Filter.ALL) * 3:
        window.jobs.set_filter(part)
        await _frames(10)


async def _select(window: MainWindow) -> None:
    for _ in range(4):
        QTest.keyClick(window.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        await _frames(20)
        QTest.keyClick(window.list, Qt.Key.Key_Down)
        await _frames(5)


ACTS = {"scrolling": _scroll, "sorting": _sort, "filtering": _filter, "selecting all": _select}


async def frames(window: MainWindow) -> Figures:
    """Scroll, sort, filter and select a long list in which some jobs change all the time."""
    news = News(window)
    news.start()
    found: Figures = {}
    for name, act in ACTS.items():
        with Heartbeat(window.list.viewport()) as heart:
            await act(window)
        found[name] = asdict(heart.found)
    news.stop()
    return found


async def search(window: MainWindow) -> Figures:
    """Type into the search, and wait for the list to be painted after each key."""
    field, worst = window.top_bar.search, [0.0, 0.0]
    field.setFocus()
    with Heartbeat(window.list.viewport()) as heart:
        for key in KEYS:
            began, worked = time.perf_counter(), time.thread_time()
            if key == "\b":
                QTest.keyClick(field, Qt.Key.Key_Backspace)
            else:
                QTest.keyClicks(field, key)
            await _until(lambda began=began: heart.last_paint > began)
            took = heart.last_paint - began
            if took > worst[0]:
                worst = [took, time.thread_time() - worked]
            await _frames(2)
    return {"worst_s": worst[0], "work_s": worst[1]}


async def paste(window: MainWindow, count: int, base: str) -> Figures:
    """Paste very many links and add them all."""
    before = window.jobs.rowCount()
    links = "\n".join(f"{base}/{number}/file-{number}.bin" for number in range(count))
    QGuiApplication.clipboard().setText(links)
    dialog = window.adding.dialog
    with Heartbeat(window.list.viewport()) as heart:
        began = time.perf_counter()
        QTest.keyClick(window.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        await _until(lambda: dialog.isVisible() and dialog.add_button.isEnabled())
        await _until(lambda: not dialog.links.is_filling)
        await _until(dialog.add_button.isEnabled)
        read_s = time.perf_counter() - began
        dialog.add_button.click()
        await _until(lambda: window.jobs.rowCount() >= before + count)
        seconds = time.perf_counter() - began
    return {**asdict(heart.found), "read_s": read_s, "seconds": seconds}


async def transfer(window: MainWindow, url: str, folder: str) -> Figures:
    """Fetch one large file as fast as it comes."""
    assert window.bridge is not None
    request = AddRequest(links=(LinkRequest(url),), folder=folder)
    ended, loop = asyncio.Event(), asyncio.get_running_loop()

    def on_end(_job_id: object) -> None:
        loop.call_soon_threadsafe(ended.set)

    end = window.bridge.manager.subscribe_removals(on_end)
    with Heartbeat(window.list.viewport()) as heart:
        began = time.perf_counter()
        await window.bridge.manager.add(request)
        async with asyncio.timeout(PATIENCE_S):
            await ended.wait()
        seconds = time.perf_counter() - began
    end()
    return {**asdict(heart.found), "seconds": seconds}
