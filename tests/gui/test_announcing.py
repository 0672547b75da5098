"""What the desktop is told of downloads, and when it is told nothing."""

import asyncio
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from bitsgui.bits.standing import Ending, Standing
from bitsgui.bits.types import JobState
from bitsgui.desktop.notice import Notice
from bitsgui.gui.announcing import FINISHED, Announcing, Deeds
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.conftest import until
from tests.gui.fake_manager import FakeManager


class Desk:
    """Takes notices in place of the desktop's service, and what the buttons ask for."""

    def __init__(self) -> None:
        self.shown: list[Notice] = []
        self.withdrawn: list[str] = []
        self.done: list[tuple[object, ...]] = []

    async def send(self, notice: Notice) -> bool:
        self.shown.append(notice)
        return True

    def deeds(self) -> Deeds:
        def deed(name: str):
            return lambda *values: self.done.append((name, *values))

        return Deeds(*map(deed, ("open", "show_folder", "retry", "finished", "stuck")))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def announcing(window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Announcing:
    state = Qt.ApplicationState.ApplicationInactive
    monkeypatch.setattr(QGuiApplication, "applicationState", lambda: state)
    return Announcing(window.settings, desk.send, desk.withdrawn.append, desk.deeds())


def ended(number: int, state: JobState = JobState.ACKNOWLEDGED) -> Ending:
    return Ending(UUID(int=number), f"job {number}", state, "/dl", f"/dl/file-{number}.iso")


def standing(*endings: Ending) -> Standing:
    return Standing(ended=endings)


async def test_a_finished_file_can_be_opened_and_shown(announcing: Announcing, desk: Desk):
    announcing.note(standing(ended(1)))
    await until(lambda: desk.shown)
    (notice,) = desk.shown
    assert (notice.title, notice.body) == ("Download finished", "file-1.iso")
    for choice in notice.choices:
        choice.act("token")
    assert desk.done == [("open", Path("/dl/file-1.iso")), ("show_folder", Path("/dl"))]


async def test_what_waits_to_be_completed_has_no_file_to_open_yet(
    announcing: Announcing, desk: Desk
):
    announcing.note(standing(ended(1, JobState.TRANSFERRED)))
    await until(lambda: desk.shown)
    (notice,) = desk.shown
    assert (notice.title, notice.body) == ("Ready to complete", "job 1")
    assert [choice.label for choice in notice.choices] == ["Show", "Show in folder"]


async def test_those_that_end_later_join_the_notice_that_is_up_but_not_at_once(
    announcing: Announcing, desk: Desk
):
    announcing.note(standing(*map(ended, range(1, 5))))
    await until(lambda: desk.shown)
    assert desk.shown[0].title == "4 downloads are finished"
    assert desk.shown[0].body == "file-4.iso\nfile-3.iso\nfile-2.iso\nand 1 more"
    announcing.note(standing(ended(5)))
    await asyncio.sleep(0)
    assert len(desk.shown) == 1
    announcing._timer.timeout.emit()
    await until(lambda: len(desk.shown) == 2)
    assert (desk.shown[1].title, desk.shown[1].topic) == ("5 downloads are finished", FINISHED)


async def test_a_notice_that_was_put_away_is_not_counted_again(announcing: Announcing, desk: Desk):
    announcing.note(standing(ended(1)))
    await until(lambda: desk.shown)
    assert desk.shown[0].on_closed is not None
    desk.shown[0].on_closed()
    announcing._timer.stop()
    announcing.note(standing(ended(2)))
    await until(lambda: len(desk.shown) == 2)
    assert desk.shown[1].title == "Download finished"


async def test_only_the_first_of_a_notice_may_be_heard_and_only_if_that_is_wanted(
    announcing: Announcing, desk: Desk, manager: FakeManager, window: MainWindow
):
    announcing.note(standing(ended(1, JobState.ERROR)))
    await until(lambda: desk.shown)
    await manager.change_settings(notify_sound=True)
    await until(
        lambda: window.settings.settings is not None and window.settings.settings.notify_sound
    )
    announcing.look()
    announcing._timer.stop()
    announcing.note(standing(ended(2, JobState.ERROR)))
    await until(lambda: len(desk.shown) == 2)
    announcing.note(standing(ended(3, JobState.ERROR)))
    announcing._timer.timeout.emit()
    await until(lambda: len(desk.shown) == 3)
    assert [notice.sound for notice in desk.shown] == ["", "dialog-warning", ""]


async def test_who_looks_has_the_notices_taken_back_and_is_told_nothing(
    announcing: Announcing, desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    announcing.note(standing(ended(1)))
    await until(lambda: desk.shown)
    announcing.look()
    assert desk.withdrawn == [FINISHED]
    state = Qt.ApplicationState.ApplicationActive
    monkeypatch.setattr(QGuiApplication, "applicationState", lambda: state)
    announcing.note(standing(ended(2)))
    assert not announcing._unsaid


async def test_of_what_nobody_wants_to_be_told_nothing_is_said(
    announcing: Announcing, desk: Desk, manager: FakeManager, window: MainWindow
):
    await manager.change_settings(notify_finished=False)
    await until(lambda: not getattr(window.settings.settings, "notify_finished", True))
    announcing.note(standing(ended(1)))
    announcing.note(standing(ended(2, JobState.ERROR)))
    await until(lambda: desk.shown)
    (notice,) = desk.shown
    assert notice.title == "A download needs your attention"
    notice.choices[0].act("")
    assert desk.done == [("retry", (UUID(int=2),))]
