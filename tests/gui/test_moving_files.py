"""Moving and renaming through the real dialogs."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.words import say
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, choose, click, press
from tests.gui.samples import job_id


async def test_f2_offers_the_name_without_its_extension_and_enter_renames(window, manager):
    await choose(window, 7)
    press(window.list, KEY.Key_F2)
    question = window.rows.moving.question
    assert question.name.selectedText() == "lecture-07"
    assert not question.yes.isEnabled()
    QTest.keyClicks(question.name, "first lecture")
    press(question.name, KEY.Key_Return)
    await until(lambda: window.jobs.view(job_id(7)).name == "first lecture.mp4")
    assert manager.moved == [(job_id(7), "first lecture.mp4")]


async def test_a_name_not_every_system_can_have_is_refused_with_one_that_can(window, manager):
    await choose(window, 7)
    press(window.list, KEY.Key_F2)
    question = window.rows.moving.question
    question.name.setText("a/b.mp4")
    assert not question.yes.isEnabled()
    assert question._said.text().endswith("a_b.mp4")
    press(question, KEY.Key_Escape)
    await until(lambda: window.rows.moving.question is None)
    assert manager.moved == []


async def test_f2_on_a_download_of_several_files_renames_it_and_not_its_files(window, manager):
    await choose(window, 2)
    press(window.list, KEY.Key_F2)
    question = window.rows.moving.question
    assert question.name.selectedText() == "Holiday photos"
    QTest.keyClicks(question.name, "Summer: all / best")
    press(question.name, KEY.Key_Return)
    await until(lambda: window.jobs.view(job_id(2)).name == "Summer: all / best")
    assert manager.moved == []


async def test_several_downloads_at_once_have_no_name_to_change(window):
    await choose(window, 7, 8)
    assert not window.deeds.rows.rename.isEnabled()
    assert window.deeds.rows.move_to.isEnabled()


async def test_files_of_all_selected_downloads_move_with_progress_that_can_be_stopped(
    window, manager, tmp_path: Path
):
    await choose(window, 7, 8)
    press(window.list, Qt.Key.Key_M, CTRL)
    question = window.rows.moving.question
    assert not question.yes.isEnabled()
    question.folder.edit.clear()
    QTest.keyClicks(question.folder.edit, str(tmp_path))
    click(question.yes)
    await until(lambda: len(manager.moved) == 2)
    bar = window.rows.moving.bar
    assert not bar.isVisible()
    window.rows.moving._timer.timeout.emit()
    await until(bar.isVisible)
    assert f"{bar.sentence.text()} {bar.figure.text()}".replace("\u00a0", " ") == (
        "Moving \u201clecture-07.mp4\u201d 2.0 MB of 8.0 MB"
    )
    click(bar.button)
    await until(lambda: window.jobs.view(job_id(8)).folder == str(tmp_path))
    await until(lambda: not bar.isVisible())
    assert [job for job, _ in manager.moved] == [job_id(7), job_id(8)]


async def test_a_move_that_cannot_be_stored_is_told_of_with_the_reason_and_a_way_out(
    window, manager, tmp_path: Path, monkeypatch
):
    async def refuse(*_: object) -> None:
        reason = say("The disk with {folder} is full.", folder="/srv/list")
        words = say("{reason} \u201c{name}\u201d is left as it was.", reason=reason, name="a.iso")
        raise BitsError(words, Hresult.ERROR_DISK_FULL)

    monkeypatch.setattr(manager, "move_files", refuse)
    await choose(window, 7)
    press(window.list, KEY.Key_M, CTRL)
    question = window.rows.moving.question
    QTest.keyClicks(question.folder.edit, str(tmp_path))
    click(question.yes)
    await until(window.notice.isVisible)
    assert window.notice.sentence.text() == (
        "The disk with /srv/list is full. \u201ca.iso\u201d is left as it was."
    )
    assert not window.rows.moving.bar.isVisible()


async def test_a_folder_without_room_for_what_is_to_come_is_warned_of(window, manager):
    await choose(window, 2)
    view = window.jobs.view(job_id(2))
    missing = view.bytes_total - view.bytes_transferred
    press(window.list, KEY.Key_M, CTRL)
    question = window.rows.moving.question
    question.folder.free_told.emit(missing + window.rows.moving._reserve)
    assert not question.warning.isVisible()
    question.folder.free_told.emit(missing + window.rows.moving._reserve - 1)
    assert question.warning.isVisible()
    assert "Not enough room in this folder" in question.warning.text()
    question.folder.free_told.emit(None)
    assert not question.warning.isVisible()


async def test_the_warning_counts_what_disks_are_to_keep_free(window, manager):
    settings = await manager.get_settings()
    await until(lambda: window.rows.moving._reserve == settings.disk_reserve > 0)
