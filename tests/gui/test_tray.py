"""What the icon in the tray shows and says, and what becomes of a window without one."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QActionGroup, QColor, QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from bitsgui.bits.standing import Ending, Standing
from bitsgui.bits.types import JobState
from bitsgui.desktop import qt_tray
from bitsgui.desktop.qt_tray import QtTray
from bitsgui.desktop.status_notifier import StatusNotifier
from bitsgui.desktop.tray import Entry
from bitsgui.gui import theme
from bitsgui.gui.background import Background
from bitsgui.gui.tray import Deeds, TrayIcon, entries_of, look_of, mood_of, tip_of
from bitsgui.gui.tray_pictures import SIZES, STEPS, Mood, draw, pictures
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, press
from tests.gui.fake_manager import FakeManager

PANELS = ("#ffffff", "#f4f5f7", "#353535", "#000000")
BUSY = Standing(active=2, rate=4e6, bytes_done=50, bytes_total=100, time_left_s=43.0)


def noted(calls: list[object]) -> Deeds:
    def deed(name: str):
        return lambda *values: calls.append((name, *values))

    names = ("show", "add", "paste", "pause_all", "resume_all")
    return Deeds(*map(deed, (*names, "preferences", "quit")))


def labels(standing: Standing, *, enabled: bool) -> set[str]:
    entries = entries_of(noted([]), standing, ())
    return {each.label for each in entries if each.label and each.is_enabled == enabled}


@pytest.mark.parametrize(
    ("standing", "mood"),
    [
        (Standing(), Mood.IDLE),
        (Standing(waiting=1, paused=3), Mood.IDLE),
        (Standing(paused=1), Mood.PAUSED),
        (Standing(paused=1, stuck=1, waiting=1), Mood.ATTENTION),
        (Standing(active=1, stuck=1), Mood.ACTIVE),
    ],
)
def test_the_icon_shows_what_matters_most(standing: Standing, mood: Mood):
    assert mood_of(standing) == mood


def test_the_tip_tells_counts_speed_and_the_time_that_is_left():
    assert tip_of(Standing()) == "Nothing to do"
    assert tip_of(Standing(paused=2)) == "2 paused"
    assert tip_of(BUSY) == "2 active\n4.0\u00a0MB/s, 0:43 left"


def test_nobody_can_tell_when_all_is_done_while_others_wait():
    waiting = Standing(active=1, waiting=2, rate=4e6, time_left_s=43.0)
    assert tip_of(waiting) == "1 active, 2 waiting\n4.0\u00a0MB/s"


def test_only_what_is_new_asks_for_attention():
    stuck = Standing(stuck=1)
    assert not look_of(stuck).needs_person
    assert look_of(stuck, is_news=True).needs_person
    assert not look_of(Standing(), is_news=True).needs_person


def test_the_ring_goes_on_in_steps_that_can_be_told_apart():
    half = look_of(BUSY).drawing.pictures
    assert half is pictures(Mood.ACTIVE, STEPS // 2)
    assert len({each.pixels for each in (*half, *pictures(Mood.ACTIVE, STEPS))}) == 2 * len(SIZES)
    assert [len(each.pixels) for each in half] == [4 * size * size for size in SIZES]


async def test_nothing_is_drawn_while_no_tray_shows_the_icon(qapp):
    parent = QObject()
    tray = TrayIcon(noted([]), parent)
    pictures.cache_clear()
    for done in (20, 40, 60):
        tray.stand(replace(BUSY, bytes_done=done))
    assert pictures.cache_info().misses == 0
    assert look_of(BUSY) == look_of(BUSY) != look_of(replace(BUSY, bytes_done=90))
    await tray.stop()


def test_panels_have_the_pixels_with_their_alpha_first():
    image = draw(Mood.IDLE, None, 16)
    colour = image.pixelColor(2, 8)
    (picture,) = (each for each in pictures(Mood.IDLE) if each.size == 16)
    at = 4 * (8 * 16 + 2)
    assert [*picture.argb[at : at + 4]] == [255, colour.red(), colour.green(), colour.blue()]


def test_an_ampersand_in_the_menu_of_the_older_kind_marks_no_key(qapp):
    tray = QtTray(lambda _: None, lambda: None)
    tray.set_menu([Entry("Limit of Fish & Chips")])
    (action,) = tray._menu.actions()
    assert action.text() == "Limit of Fish && Chips"


def test_nothing_is_kept_of_a_menu_that_another_one_replaced(qapp):
    tray = QtTray(lambda _: None, lambda: None)
    for _ in range(3):
        tray.set_menu((Entry("Limit", entries=(Entry("None", is_checked=True),)),))
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(tray._menu.findChildren(QMenu)) == 1
    assert len(tray._menu.findChildren(QActionGroup)) == 2


def test_moods_differ_in_shape_too():
    shown = {mood: draw(mood, None, 16) for mood in Mood}
    glyphs = {
        mood: tuple(
            image.pixelColor(x, y) == QColor(theme.TRAY_GLYPH) for x in range(16) for y in range(16)
        )
        for mood, image in shown.items()
    }
    assert len(set(glyphs.values())) == len(Mood) - 1  # at work without a ring differs in colour


@pytest.mark.parametrize("panel", PANELS)
def test_the_colours_stand_out_on_every_panel(panel: str):
    for colour in (theme.TRAY_CALM, theme.TRAY_BUSY, theme.TRAY_ATTENTION, theme.TRAY_DONE):
        assert theme.contrast(colour, panel) >= 3
        assert theme.contrast(colour, theme.TRAY_GLYPH) >= 3


def test_only_what_would_do_something_can_be_chosen():
    assert {"Pause all", "Resume all"} <= labels(Standing(), enabled=False)
    assert "Pause all" in labels(Standing(waiting=1), enabled=True)
    assert "Resume all" in labels(Standing(stuck=1), enabled=True)


async def test_the_limits_are_those_of_the_window_and_choosing_one_changes_it(
    window: MainWindow, background: Background, manager: FakeManager
):
    await manager.change_settings(rate_limit=123_000)
    ticked = lambda: [each.label for each in background.tray._limits if each.is_checked]  # noqa: E731
    await until(lambda: ticked() == ["123\u00a0kB/s"])
    none = next(each for each in background.tray._limits if each.label == "No limit")
    assert none.act is not None
    none.act()
    await until(lambda: manager.settings.rate_limit is None)


async def test_the_limits_can_be_chosen_after_the_menu_of_the_window_was_seen(
    window: MainWindow, background: Background, manager: FakeManager
):
    await manager.change_settings(rate_limit=123_000)
    await until(lambda: any(each.is_checked for each in background.tray._limits))
    window.limit.menu.aboutToShow.emit()
    none = next(each for each in background.tray._limits if each.label == "No limit")
    assert none.act is not None
    none.act()
    await until(lambda: manager.settings.rate_limit is None)


@pytest.fixture
async def background(
    window: MainWindow, manager: FakeManager, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Background]:
    """One with a tray that shows the icon as long as ``is_there`` of the class says so."""
    monkeypatch.setattr(TrayIcon, "is_shown", True)
    background = Background(window, tmp_path, is_hidden=False)
    await background.start(manager.port)
    yield background
    await background.stop()


async def test_closing_hides_the_window_and_ends_nothing(
    window: MainWindow, background: Background
):
    for close in (window.close, lambda: press(window, KEY.Key_W, CTRL)):
        close()
        assert not window.isVisible()
        assert not window._closed.is_set()
        background.tray.activated.emit("")
        await until(window.isVisible)


async def test_who_left_the_window_in_the_tray_is_offered_the_start_at_login_next_time(
    window: MainWindow,
    background: Background,
    manager: FakeManager,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    window.close()
    window.show()
    assert window.notice.isHidden()
    later = Background(window, tmp_path, is_hidden=False)
    await later.start(manager.port)
    await until(window.notice.isVisible)
    assert "can start with your session" in window.notice.sentence.text()
    await later.stop()


async def test_without_a_tray_closing_asks_and_leaves(
    window: MainWindow, background: Background, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(TrayIcon, "is_shown", False)
    window.close()
    assert window.leaving.question is not None


async def test_who_has_no_tray_is_told_once_what_closing_does_when_it_matters(
    window: MainWindow,
    manager: FakeManager,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(TrayIcon, "is_shown", False)
    for is_first in (True, False):
        background = Background(window, tmp_path, is_hidden=False)
        await background.start(manager.port)
        background._on_standing(BUSY)
        assert window.notice.isHidden()  # a panel may be on its way
        background._no_tray._timer.timeout.emit()
        assert window.notice.is_about("no-tray") == is_first
        await background.stop()
        window.notice.leave()


@pytest.mark.parametrize("obstacle", ["nothing runs", "is to end", "a tray comes"])
async def test_who_loses_nothing_by_closing_is_not_told_of_the_tray(
    window: MainWindow,
    background: Background,
    manager: FakeManager,
    monkeypatch: pytest.MonkeyPatch,
    obstacle: str,
):
    monkeypatch.setattr(TrayIcon, "is_shown", False)
    if obstacle == "is to end":
        await manager.change_settings(close_to_tray=False)
        await until(lambda: not window.preferences.closes_to_tray)
    background._on_standing(Standing(paused=1) if obstacle == "nothing runs" else BUSY)
    background._no_tray._timer.timeout.emit()
    if obstacle == "a tray comes":
        assert "closing the window ends" in window.notice.sentence.text()
        monkeypatch.setattr(TrayIcon, "is_shown", True)
        background.tray.host_changed.emit()
    assert not window.notice.is_about("no-tray")


async def test_who_wants_the_program_to_end_has_it_end(
    window: MainWindow, background: Background, manager: FakeManager
):
    await manager.change_settings(close_to_tray=False)
    await until(lambda: not window.preferences.closes_to_tray)
    window.close()
    assert window.leaving.question is not None


async def test_a_tray_that_has_gone_brings_the_window_back_and_says_why(
    window: MainWindow, background: Background, monkeypatch: pytest.MonkeyPatch
):
    window.close()
    monkeypatch.setattr(TrayIcon, "is_shown", False)
    background.tray.host_changed.emit()
    assert background._patience.isActive()
    background._patience.timeout.emit()
    assert window.isVisible()
    assert "tray of your desktop has gone" in window.notice.sentence.text()


async def test_a_tray_that_comes_back_in_time_leaves_the_window_hidden(
    window: MainWindow, background: Background, monkeypatch: pytest.MonkeyPatch
):
    window.close()
    monkeypatch.setattr(TrayIcon, "is_shown", False)
    background.tray.host_changed.emit()
    monkeypatch.setattr(TrayIcon, "is_shown", True)
    background.tray.host_changed.emit()
    assert not background._patience.isActive()
    assert not window.isVisible()


async def test_where_no_tray_comes_a_hidden_start_ends_minimised(
    manager: FakeManager, tmp_path: Path
):
    window = MainWindow(default_folder=tmp_path, profile=tmp_path)
    background = Background(window, tmp_path, is_hidden=True)
    await window.attach(manager.port)
    assert manager.receivers == []
    await background.start(manager.port)
    assert not window.isVisible()
    background._patience.timeout.emit()
    assert window.isMinimized()
    await background.stop()
    await window.detach()
    window.close_finally()
    await asyncio.sleep(0)


async def test_the_menu_pauses_and_resumes_what_a_hidden_window_does_not_know(
    window: MainWindow, background: Background, manager: FakeManager
):
    window.close()
    deeds = background._deeds()
    running = [view.id for view in manager.jobs.values() if view.state is JobState.TRANSFERRING]
    deeds.pause_all()
    await until(lambda: all(manager.jobs[each].state is JobState.SUSPENDED for each in running))
    deeds.resume_all()
    await until(lambda: all(manager.jobs[each].state is JobState.QUEUED for each in running))


async def test_a_download_that_fails_unseen_asks_for_attention_until_somebody_looks(
    window: MainWindow, background: Background, manager: FakeManager, qapp: QGuiApplication
):
    window.close()
    failed = Ending(UUID(int=1), "disc.iso", JobState.ERROR, "/tmp", "")  # noqa: S108 - not read
    manager.stand(Standing(stuck=1, ended=(failed,)))
    await until(lambda: background.tray._is_news)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert not background.tray._is_news


async def test_quitting_from_the_menu_asks_in_the_window(
    window: MainWindow, background: Background, manager: FakeManager
):
    window.close()
    manager.stand(Standing(active=1))
    await until(lambda: background._standing.active)
    background._deeds().quit()
    await until(lambda: window.leaving.question is not None)
    assert window.isVisible()


@pytest.mark.parametrize("is_session_over", [False, True])
async def test_the_dock_asks_as_the_menu_does_and_the_end_of_a_session_waits_for_nobody(
    window: MainWindow, background: Background, manager: FakeManager, *, is_session_over: bool
):
    window.close()
    manager.stand(Standing(active=1))
    await until(lambda: background._standing.active)
    background.quit(is_session_over)
    if is_session_over:
        await window.wait_closed()
    else:
        await until(lambda: window.leaving.question is not None)


async def test_a_tray_that_may_be_ending_with_the_bus_is_not_asked_about_at_once(
    qapp, monkeypatch: pytest.MonkeyPatch
):
    """Qt would keep the window of one that ends meanwhile, and never hear of its end."""
    asked: list[bool] = []
    monkeypatch.setattr(
        QSystemTrayIcon, "isSystemTrayAvailable", lambda: asked.append(True) or False
    )
    monkeypatch.setattr(qt_tray, "LOOK_MS", 1)
    icon = TrayIcon(noted([]), qapp)
    icon._newer = cast("StatusNotifier", QtTray(print, print))
    await icon.start(None)
    assert not asked
    await until(lambda: asked)
    await icon.stop()
