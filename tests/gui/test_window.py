from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from bitsgui.bits.errors import AccessDeniedError
from bitsgui.bits.types import JobState, Priority
from bitsgui.gui import memory
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, LEFT, button_named, choose, click, press, status_words
from tests.gui.samples import MB, finished, job, job_id


async def test_the_list_shows_the_queue_and_then_what_is_finished(window):
    rows = [window.jobs.view_at(row) for row in range(window.jobs.rowCount())]
    assert [view.id.int for view in rows] == [*range(1, 12), 501]
    assert rows[-1].state == JobState.ACKNOWLEDGED


async def test_ctrl_n_typed_links_and_enter_on_add_make_jobs(window, manager):
    press(window, KEY.Key_N, CTRL)
    dialog = window.adding.dialog
    assert dialog.isVisible()
    assert not dialog.add_button.isEnabled()
    QTest.keyClicks(dialog.links, "https://a.example/one.iso")
    press(dialog.links, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(dialog.links, "https://a.example/two.iso")
    assert dialog.found.text() == "2 links"
    click(dialog.add_button)
    await until(lambda: not dialog.isVisible())
    (request,) = manager.requests
    assert [link.url for link in request.links] == [
        "https://a.example/one.iso",
        "https://a.example/two.iso",
    ]
    assert (request.one_job, request.start, request.priority) == (False, True, Priority.FOREGROUND)
    assert request.folder.endswith("downloads")
    await until(lambda: window.jobs.rowCount() == 14)
    assert window.list.current_view().name == "one.iso"
    assert dialog.links.toPlainText() == ""


async def test_options_of_the_dialog_reach_the_request(window, manager, tmp_path):
    press(window, KEY.Key_N, CTRL)
    dialog = window.adding.dialog
    dialog.links.setPlainText("https://a.example/1\nhttps://a.example/2")
    await until(dialog.one_job.isVisible)
    dialog.one_job.setFocus()
    press(dialog.one_job, KEY.Key_Space)
    dialog.start.choice.setFocus()
    press(dialog.start.choice, KEY.Key_Down)
    dialog.priority.setFocus()
    press(dialog.priority, KEY.Key_Down)
    dialog.folder.clear()
    QTest.keyClicks(dialog.folder, str(tmp_path / "elsewhere"))
    click(dialog.add_button)
    await until(lambda: manager.requests)
    (request,) = manager.requests
    assert (request.one_job, request.start, request.priority) == (True, False, Priority.HIGH)
    assert Path(request.folder) == tmp_path / "elsewhere"
    await until(lambda: not dialog.isVisible())


async def test_a_line_that_is_no_link_is_named_and_stops_adding(window):
    press(window, KEY.Key_N, CTRL)
    dialog = window.adding.dialog
    dialog.links.setPlainText("https://a.example/1\nwhat is this")
    assert dialog.found.text() == "Line 2 is not a link: what is this"
    assert not dialog.add_button.isEnabled()


async def test_leaving_the_dialog_keeps_what_was_typed(window):
    press(window, KEY.Key_N, CTRL)
    dialog = window.adding.dialog
    QTest.keyClicks(dialog.links, "https://a.example/half")
    press(dialog, KEY.Key_Escape)
    assert not dialog.isVisible()
    press(window, KEY.Key_N, CTRL)
    assert dialog.links.toPlainText() == "https://a.example/half"


async def test_a_refused_add_says_why_and_keeps_the_dialog(window, manager):
    manager.refuse_next = AccessDeniedError()
    press(window, KEY.Key_N, CTRL)
    dialog = window.adding.dialog
    dialog.links.setPlainText("https://a.example/1")
    click(dialog.add_button)
    await until(dialog.problem.isVisible)
    assert dialog.isVisible()
    assert dialog.isEnabled()
    assert dialog.problem.text().endswith(".")
    assert dialog.links.toPlainText() == "https://a.example/1"


async def test_ctrl_v_anywhere_adds_what_was_copied(window):
    QGuiApplication.clipboard().setText("https://a.example/copied.zip\n")
    press(window.list, KEY.Key_V, CTRL)
    assert window.adding.dialog.isVisible()
    assert window.adding.dialog.links.toPlainText() == "https://a.example/copied.zip"


async def test_ctrl_v_in_the_search_field_pastes_there(window):
    QGuiApplication.clipboard().setText("lecture")
    press(window, KEY.Key_F, CTRL)
    press(window.top_bar.search, KEY.Key_V, CTRL)
    assert window.top_bar.search.text() == "lecture"
    assert not window.adding.dialog.isVisible()


async def test_ctrl_v_without_a_link_says_so(window):
    QGuiApplication.clipboard().setText("no link here")
    press(window.list, KEY.Key_V, CTRL)
    assert window.notice.sentence.text() == "There is no link in the clipboard."
    assert window.notice.isVisible()


async def test_dropped_links_open_the_dialog(window):
    mime = QMimeData()
    mime.setUrls([QUrl("https://a.example/dropped.iso")])
    action, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 200), action, mime, LEFT, keys)
    QGuiApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(50, 200), action, mime, LEFT, keys)
    QGuiApplication.sendEvent(window, drop)
    assert window.adding.dialog.links.toPlainText() == "https://a.example/dropped.iso"


async def test_pause_and_resume_reach_every_selected_job_they_fit(window, manager):
    await choose(window, 1, 2, 7)
    press(window.list, KEY.Key_P, CTRL)
    await until(lambda: len(manager.called("suspend")) == 2)
    assert sorted(manager.called("suspend")) == [job_id(1), job_id(2)]
    await until(lambda: window.jobs.view(job_id(1)).state == JobState.SUSPENDED)
    await until(lambda: not window.deeds.pause.isEnabled())
    press(window.list, KEY.Key_R, CTRL)
    await until(lambda: len(manager.called("resume")) == 3)
    assert manager.called("resume") == [job_id(1), job_id(2), job_id(7)]


async def test_space_pauses_what_runs_and_resumes_what_does_not(window, manager):
    await choose(window, 1)
    press(window.list, KEY.Key_Space)
    await until(lambda: window.jobs.view(job_id(1)).state == JobState.SUSPENDED)
    press(window.list, KEY.Key_Space)
    await until(lambda: window.jobs.view(job_id(1)).state == JobState.QUEUED)
    assert manager.calls == [("suspend", job_id(1)), ("resume", job_id(1))]


async def test_an_order_may_follow_the_selection_at_once(window, manager):
    window.list.clearSelection()
    await until(lambda: not window.deeds.pause.isEnabled())
    press(window.list, KEY.Key_A, CTRL)
    press(window.list, KEY.Key_P, CTRL)
    await until(lambda: manager.called("suspend"))


async def test_completing_moves_the_job_to_the_finished_ones(window, manager):
    await choose(window, 11)
    window.deeds.complete.trigger()
    await until(lambda: window.jobs.view(job_id(11)).state == JobState.ACKNOWLEDGED)
    assert manager.called("complete") == [job_id(11)]


async def test_completing_a_part_says_what_is_dropped_first(window, manager):
    await choose(window, 2)
    window.deeds.complete.trigger()
    await until(lambda: window.orders.question)
    groups = window.orders.question.files
    said = [groups.topLevelItem(row) for row in range(groups.topLevelItemCount())]
    assert [group.text(0) for group in said] == ["36 files kept", "176 files given up"]
    assert [group.text(1) for group in said] == ["1.5\u00a0GB", "4.7\u00a0MB"]
    assert said[0].child(0).text(0) == "IMG_4210.jpg"
    files = manager.files[job_id(2)]
    files[100] = replace(files[100], transferred=True)
    manager.put(replace(manager.jobs[job_id(2)], files_transferred=37))
    await until(lambda: groups.topLevelItem(0).text(0) == "37 files kept")
    assert groups.topLevelItem(1).text(0) == "175 files given up"
    assert manager.called("complete") == []
    press(window.orders.question, KEY.Key_Return)
    await until(lambda: manager.called("complete") == [job_id(2)])


async def test_the_details_show_every_file_of_the_job(window):
    window.details.turn_to(Tab.FILES)
    await choose(window, 2)
    await until(lambda: window.details.files.rowCount() == 212)
    await choose(window, 501)
    await until(lambda: window.details.files.rowCount() == 1)
    assert window.details.files.view_at(0).completed


async def test_progress_of_files_follows_the_job(window, manager):
    window.details.turn_to(Tab.FILES)
    await choose(window, 7)
    await until(lambda: window.details.files.rowCount() == 1)
    moved = job(7, "lecture-07.mp4", state=JobState.TRANSFERRING, bytes_transferred=55 * MB)
    manager.files.pop(moved.id)
    manager.put(moved)
    await until(lambda: window.details.files.view_at(0).bytes_transferred == 55 * MB)


def empty(manager, number: int) -> None:
    """Have a job refuse to be resumed."""
    manager.jobs[job_id(number)] = replace(manager.jobs[job_id(number)], files_total=0)


async def test_one_download_that_fails_stops_no_other(window, manager):
    await choose(window, 4, 7)
    empty(manager, 7)
    press(window.list, KEY.Key_R, CTRL)
    await until(lambda: set(manager.called("resume")) == {job_id(4), job_id(7)})
    assert manager.jobs[job_id(4)].state is JobState.QUEUED
    await until(window.notice.isVisible)


async def test_pausing_many_begins_at_the_end_so_that_none_starts_meanwhile(window, manager):
    await choose(window, 1, 2, 8, 9)
    press(window.list, KEY.Key_P, CTRL)
    await until(lambda: len(manager.called("suspend")) == 4)
    assert manager.called("suspend") == [job_id(n) for n in (9, 8, 2, 1)]


async def test_many_removed_jobs_do_not_push_the_finished_ones_out_of_the_list(window, manager):
    removed = [replace(finished(n, "x"), state=JobState.CANCELLED) for n in range(2000, 4500)]
    manager.rows = [*removed, *manager.rows]
    await window.bridge.reload_finished()
    assert window.jobs.row_of(job_id(501)) is not None


async def test_esc_in_the_search_ends_it(window):
    press(window, KEY.Key_F, CTRL)
    QTest.keyClicks(window.top_bar.search, "lecture")
    press(window.top_bar.search, KEY.Key_Escape)
    assert window.top_bar.search.text() == ""
    assert window.list.hasFocus()


async def test_home_selects_the_first_row_though_nothing_was_selected(window):
    window.list.clearSelection()
    window.list.setCurrentIndex(QModelIndex())
    window.list.setFocus()
    press(window.list, KEY.Key_Home)
    assert [view.id for view in window.list.selected_views()] == [job_id(1)]
    window.list.clearSelection()
    press(window.list, KEY.Key_Home)
    assert [view.id for view in window.list.selected_views()] == [job_id(1)]


async def test_no_clock_runs_while_the_window_is_minimised(window, manager):
    assert window.list._timer.isActive()
    window.showMinimized()
    window.list._timer.timeout.emit()
    assert not window.list._timer.isActive()
    window.showNormal()
    await until(window.list._timer.isActive)


async def test_a_folder_that_cannot_be_used_keeps_the_keyboard_and_shows_every_word(
    window, manager
):
    manager.refuse_next = AccessDeniedError()
    press(window, KEY.Key_N, CTRL)
    dialog = window.adding.dialog
    dialog.links.setPlainText("https://a.example/1")
    dialog.folder.setFocus()
    dialog.add_button.click()
    await until(dialog.problem.isVisible)
    await until(dialog.folder.hasFocus)
    assert dialog.height() >= dialog.layout().totalHeightForWidth(dialog.width())


async def test_a_call_that_fails_becomes_one_line(window, manager):
    await choose(window, 7)
    empty(manager, 7)
    press(window.list, KEY.Key_R, CTRL)
    await until(window.notice.isVisible)
    assert window.notice.sentence.text().endswith(".")


async def test_search_hides_the_rest_and_says_when_nothing_is_left(window):
    press(window, KEY.Key_F, CTRL)
    QTest.keyClicks(window.top_bar.search, "lecture")
    assert window.jobs.rowCount() == 2
    QTest.keyClicks(window.top_bar.search, " nowhere")
    await until(lambda: window.pages.currentWidget() is window.pages.no_match)
    click(await button_named(window.pages.no_match, "Clear the search"))
    await until(lambda: window.pages.currentWidget() is window.list)
    assert window.jobs.rowCount() == 12


async def test_the_selection_outlives_a_search(window):
    await choose(window, 8)
    window.top_bar.search.setText("lecture")
    assert [view.id for view in window.list.selected_views()] == [job_id(8)]
    window.top_bar.search.clear()
    assert [view.id for view in window.list.selected_views()] == [job_id(8)]


async def test_the_status_line_adds_up_all_jobs(window):
    await until(lambda: "active" in status_words(window))
    words = status_words(window).replace("\u00a0", " ")
    assert words == "50 MB/s 3 active, 4 waiting, 2 need attention"


async def test_no_snapshots_are_asked_for_while_the_window_is_hidden(window, manager):
    window.hide()
    assert manager.receivers == []
    manager.put(job(98, "meanwhile.bin"))
    window.show()
    await until(lambda: window.jobs.row_of(job_id(98)) is not None)
    assert len(manager.receivers) == 1


async def test_closing_asks_while_something_runs_and_staying_keeps_the_window(window):
    window.close()
    question = window.leaving.question
    assert question is not None
    click(await button_named(question, "Stay"))
    assert window.isVisible()
    assert not window._closed.is_set()
    press(window, KEY.Key_W, CTRL)
    click(await button_named(window.leaving.question, "Quit"))
    await window.wait_closed()


async def test_closing_asks_nothing_while_nothing_runs(window, manager):
    for view in list(manager.jobs.values()):
        manager.drop(view.id)
    await until(lambda: window.jobs.rowCount() == 1)
    press(window, KEY.Key_Q, CTRL)
    await window.wait_closed()
    assert window.leaving.question is None


async def test_the_first_window_fits_on_a_small_screen(window, tmp_path, monkeypatch):
    monkeypatch.setattr(memory, "FIRST_SIZE", (90_000, 90_000))
    second = MainWindow(default_folder=tmp_path, profile=tmp_path / "new")
    room = second.screen().availableSize()
    assert second.width() <= room.width()
    assert second.height() < room.height()
    second.close_finally()


async def test_the_window_remembers_its_columns_and_the_pane(window, manager, tmp_path):
    window.list.header().resizeSection(1, 133)
    press(window.list, KEY.Key_I, CTRL)
    assert not window.details.isVisible()
    window.quit_now()
    second = MainWindow(default_folder=tmp_path, profile=tmp_path)
    assert second.list.header().sectionSize(1) == 133
    assert not second.deeds.details.isChecked()
    second.close_finally()


async def test_every_control_has_a_name_for_the_screen_reader(window):
    await choose(window, 10)
    window.adding.dialog.open_with(())
    for parent in (window, window.adding.dialog):
        for kind in (QAbstractButton, QLineEdit):
            for control in parent.findChildren(kind):
                if control.isVisible() and control.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    words = getattr(control, "text", str)()
                    assert control.accessibleName() or words, control


async def test_a_list_that_takes_long_says_that_it_is_being_opened(manager, tmp_path):
    window = MainWindow(default_folder=tmp_path, profile=tmp_path)
    window.show()
    assert status_words(window) == "Opening the list\u2026"
    await until(window.pages.opening.isVisible)
    assert window.pages.opening.text() == "Opening the list\u2026"
    await window.attach(manager.port)
    await until(lambda: "active" in status_words(window))
    assert not window.pages.opening.isVisible()
    await window.detach()
    window.close_finally()
