"""Removing with the keys, the way back, and the question about files."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from bitsgui.bits.errors import NotFoundError
from bitsgui.bits.types import JobState
from bitsgui.bits.views import Changes, KeptFile, KeptReason
from bitsgui.gui.bridge import AT_ONCE
from bitsgui.gui.rows.removing import UNDO_S
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, choose, click, press
from tests.gui.samples import MB, finished, job, job_id

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def now(window):
    time = [100.0]
    window.rows.bar.clock = lambda: time[0]
    return time


def is_listed(window, number: int) -> bool:
    return window.jobs.row_of(job_id(number)) is not None


def bar_words(window) -> str:
    return window.rows.bar.sentence.text()


async def test_del_removes_at_once_and_says_how_to_undo_it(window, manager, now):
    await choose(window, 7)
    press(window.list, KEY.Key_Delete)
    await until(lambda: not is_listed(window, 7))
    await until(window.rows.bar.isVisible)
    assert bar_words(window) == "Removed \u201clecture-07.mp4\u201d"
    assert window.list.hasFocus()
    assert manager.called("remove") == [job_id(7)]
    assert manager.called("cancel") == []


async def test_shift_del_removes_what_is_unfinished_like_del(window, manager, now):
    await choose(window, 7)
    press(window.list, KEY.Key_Delete, SHIFT)
    await until(lambda: not is_listed(window, 7))
    assert manager.called("remove") == [job_id(7)]
    assert window.rows.removing.question is None


async def test_after_a_removal_the_next_row_is_selected(window, manager, now):
    await choose(window, 7)
    press(window.list, KEY.Key_Delete)
    await until(lambda: [view.id for view in window.list.selected_views()] == [job_id(8)])
    press(window.list, KEY.Key_Delete)
    await until(lambda: manager.called("remove") == [job_id(7), job_id(8)])


async def test_ctrl_z_brings_back_all_that_was_removed_in_one_go_and_selects_it(
    window, manager, now
):
    await choose(window, 1, 4, 7)
    press(window.list, KEY.Key_Delete)
    await until(lambda: bar_words(window) == "Removed 3 downloads")
    press(window.list, KEY.Key_Z, CTRL)
    await until(lambda: all(is_listed(window, n) for n in (1, 4, 7)))
    await until(lambda: len(window.list.selected_views()) == 3)
    assert not window.rows.bar.isVisible()
    assert not window.deeds.rows.undo.isEnabled()


async def test_an_undo_of_thousands_selects_them_all(window, manager, now):
    many = {view.id: view for view in map(job, range(1000, 1000 + 2 * AT_ONCE))}
    manager.jobs.update(many)
    await window.bridge.reload()
    window.top_bar.search.setText("file-")
    await until(lambda: window.jobs.rowCount() == len(many))
    press(window.list, KEY.Key_A, CTRL)
    press(window.list, KEY.Key_Delete)
    await until(lambda: window.jobs.rowCount() == 0)
    press(window.list, KEY.Key_Z, CTRL)
    await until(lambda: window.jobs.rowCount() == len(many))
    await until(lambda: window.list.selected_views() != [])
    assert {view.id for view in window.list.selected_views()} == many.keys()


async def test_removals_are_undone_from_the_last_one_back(window, manager, now):
    for number in (7, 8):
        await choose(window, number)
        press(window.list, KEY.Key_Delete)
        await until(lambda number=number: not is_listed(window, number))
    await until(lambda: "lecture-08" in bar_words(window))
    click(window.rows.bar.button)
    await until(lambda: is_listed(window, 8))
    await until(lambda: "lecture-07" in bar_words(window))
    assert not is_listed(window, 7)
    click(window.rows.bar.button)
    await until(lambda: is_listed(window, 7))


async def test_the_bar_counts_down_and_goes_when_the_time_is_up(window, now):
    await choose(window, 7)
    press(window.list, KEY.Key_Delete)
    await until(window.rows.bar.isVisible)
    assert window.rows.bar.figure.text() == "0:10"
    await until(lambda: not is_listed(window, 7))
    now[0] += 3
    window.rows.bar._timer.timeout.emit()
    assert window.rows.bar.figure.text() == "0:07"
    now[0] += UNDO_S
    window.rows.bar._timer.timeout.emit()
    assert not window.rows.bar.isVisible()
    assert not window.deeds.rows.undo.isEnabled()
    assert not is_listed(window, 7)


async def test_an_undo_that_comes_too_late_is_said(window, manager, now):
    await choose(window, 7)
    press(window.list, KEY.Key_Delete)
    await until(window.rows.bar.isVisible)
    manager.end_removals()
    press(window.list, KEY.Key_Z, CTRL)
    await until(window.notice.isVisible)
    assert NotFoundError().name not in window.notice.sentence.text()


async def test_a_finished_download_asks_about_its_file_and_keeps_it_unless_told(
    window, manager, now
):
    await choose(window, 501)
    press(window.list, KEY.Key_Delete)
    question = window.rows.removing.question
    assert question.list_only.isChecked()
    assert "1 finished file (40\u00a0MB)" in question.list_only.accessibleDescription()
    press(question, KEY.Key_Return)
    await until(lambda: not is_listed(window, 501))
    assert manager.called("remove") == [job_id(501)]
    assert manager.called("remove with files") == []
    window.activateWindow()  # as a window manager does once the question is gone
    await until(window.isActiveWindow)
    press(window.list, KEY.Key_Z, CTRL)
    await until(lambda: is_listed(window, 501))


async def test_shift_del_removes_the_files_too(window, manager, now):
    await choose(window, 7, 501)
    press(window.list, KEY.Key_Delete, SHIFT)
    question = window.rows.removing.question
    assert question.files_too.isChecked()
    press(question, KEY.Key_Return)
    await until(lambda: not is_listed(window, 501))
    assert manager.called("remove with files") == [job_id(7), job_id(501)]


async def test_the_question_follows_what_arrives_while_it_stands(window, manager, now):
    await choose(window, 1, 501)
    press(window.list, KEY.Key_Delete)
    question = window.rows.removing.question
    end = question._made[-1][0]
    for there, words in ((5 * MB, "5.0\u00a0MB"), (6 * MB, "6.0\u00a0MB")):
        manager.put(replace(manager.jobs[job_id(1)], bytes_transferred=there))
        await until(lambda words=words: f"the {words} received so far" in end.text())
    done = manager.jobs.pop(job_id(1))
    manager.rows.append(replace(finished(1, "debian.iso"), id=done.id))
    await window.bridge.reload_finished((done.id,))
    await until(lambda: "2 finished files" in question.list_only.accessibleDescription())
    assert "unfinished" not in end.text()
    question.reject()


async def test_a_file_that_is_no_longer_there_is_not_said_to_go_to_the_trash(
    window, manager, tmp_path
):
    (tmp_path / "late.pdf").touch()
    manager.rows.append(finished(502, "late.pdf", folder=str(tmp_path)))
    await window.bridge.reload_finished()
    await choose(window, 501, 502)
    press(window.list, KEY.Key_Delete, SHIFT)
    question = window.rows.removing.question
    await until(question._gone.isVisible)
    assert question.files_too.accessibleDescription().startswith("1 finished file (40\u00a0MB) go")
    press(question, KEY.Key_Escape)
    window.activateWindow()  # as a window manager does once the question is gone
    await until(window.isActiveWindow)
    await choose(window, 501)
    press(window.list, KEY.Key_Delete, SHIFT)
    question = window.rows.removing.question
    await until(question._gone.isVisible)
    assert question._gone.text().startswith("1 finished file ")
    assert not question.list_only.isVisible()  # there is nothing to choose
    assert not question.files_too.isVisible()
    press(question, KEY.Key_Return)
    await until(lambda: not is_listed(window, 501))
    assert manager.called("remove") == [job_id(501)]
    assert manager.called("remove with files") == []


async def test_a_choice_comes_with_the_first_finished_file(window, manager, now):
    await choose(window, 1, 501)
    press(window.list, KEY.Key_Delete, SHIFT)
    question = window.rows.removing.question
    await until(question._gone.isVisible)
    done = manager.jobs.pop(job_id(1))
    manager.rows.append(replace(finished(1, "debian.iso"), id=done.id))
    await window.bridge.reload_finished((done.id,))
    await until(question.files_too.isVisible)
    assert question.files_too.isChecked()
    assert "1 finished file (" in question.files_too.accessibleDescription()
    press(question, KEY.Key_Return)
    await until(lambda: manager.called("remove with files") == [job_id(1), job_id(501)])


async def test_escape_leaves_the_question_and_removes_nothing(window, manager, now):
    await choose(window, 501)
    press(window.list, KEY.Key_Delete)
    press(window.rows.removing.question, KEY.Key_Escape)
    await until(lambda: window.rows.removing.question is None)
    assert is_listed(window, 501)
    assert manager.calls == []


async def test_a_file_that_stays_is_named_with_the_reason(window, manager):
    kept = KeptFile("/home/me/Downloads/paper.pdf", KeptReason.CHANGED)
    manager.tell(Changes(kept=(kept,)))
    await until(window.notice.isVisible)
    assert window.notice.sentence.text().startswith(
        "\u201cpaper.pdf\u201d stays in /home/me/Downloads"
    )


async def test_ctrl_z_in_the_search_field_is_that_fields_own(window, manager, now):
    await choose(window, 7)
    press(window.list, KEY.Key_Delete)
    await until(lambda: not is_listed(window, 7))
    press(window, KEY.Key_F, CTRL)
    QGuiApplication.clipboard().setText("lecture")
    press(window.top_bar.search, KEY.Key_V, CTRL)
    press(window.top_bar.search, KEY.Key_Z, CTRL)
    assert window.top_bar.search.text() == ""
    assert not is_listed(window, 7)


async def test_what_finished_between_comes_back_among_the_finished(window, manager, now):
    manager.rows.append(replace(finished(502, "late.pdf"), state=JobState.ACKNOWLEDGED))
    await window.bridge.reload_finished()
    await choose(window, 7, 502)
    press(window.list, KEY.Key_Delete)
    press(window.rows.removing.question, KEY.Key_Return)
    await until(lambda: not is_listed(window, 502))
    window.activateWindow()  # as a window manager does once the question is gone
    await until(window.isActiveWindow)
    press(window.list, KEY.Key_Z, CTRL)
    await until(lambda: is_listed(window, 502) and is_listed(window, 7))
