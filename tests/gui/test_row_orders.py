"""Moving through the queue, dragging, previews and pages, with keys and mouse."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bitsgui.bits.list_interface import Shift
from bitsgui.bits.types import Priority
from bitsgui.gui.models.columns import Column
from bitsgui.gui.rows.dragging import JOBS
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.sidebar import JOBS_MIME
from tests.gui.conftest import until
from tests.gui.driving import KEY, LEFT, button_named, choose, click, press
from tests.gui.samples import job, job_id

ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
MOVE = Qt.DropAction.MoveAction


@pytest.mark.parametrize(
    ("key", "shift"),
    [
        (KEY.Key_Up, Shift.UP),
        (KEY.Key_Down, Shift.DOWN),
        (KEY.Key_Home, Shift.TOP),
        (KEY.Key_End, Shift.BOTTOM),
    ],
)
async def test_alt_and_a_key_moves_all_that_is_selected_but_what_is_finished(
    window, manager, key, shift
):
    await choose(window, 3, 4, 501)
    press(window.list, key, ALT)
    await until(lambda: manager.shifts == [([job_id(3), job_id(4)], shift)])


async def test_a_finished_download_has_no_place_in_the_queue(window):
    await choose(window, 501)
    assert not window.deeds.rows.queue_menu.isEnabled()
    assert not window.deeds.rows.up.isEnabled()


def middle(window, number: int, offset: int = 0) -> QPoint:
    index = window.jobs.index(window.jobs.row_of(job_id(number)), 0)
    window.list.scrollTo(index)
    return window.list.visualRect(index).center() + QPoint(0, offset)


def drop(window, data: QMimeData, place: QPoint) -> QDropEvent:
    viewport, left = window.list.viewport(), LEFT
    QApplication.sendEvent(viewport, QDragEnterEvent(place, MOVE, data, left, NONE))
    over = QDragMoveEvent(place, MOVE, data, left, NONE)
    QApplication.sendEvent(viewport, over)
    assert window.rows.dragging.line.isVisible() == over.isAccepted()
    event = QDropEvent(QPointF(place), MOVE, data, left, NONE)
    if over.isAccepted():
        QApplication.sendEvent(viewport, event)
    else:
        event.ignore()
    return event


async def test_rows_dropped_between_others_go_there(window, manager):
    await choose(window, 8, 9)
    data = window.rows.dragging.offer()
    assert drop(window, data, middle(window, 2, -8)).isAccepted()
    await until(lambda: manager.shifts == [([job_id(8), job_id(9)], job_id(2))])
    assert not window.rows.dragging.line.isVisible()


async def test_rows_dropped_among_the_finished_go_to_the_end_of_the_queue(window, manager):
    await choose(window, 2)
    drop(window, window.rows.dragging.offer(), middle(window, 501, 8))
    await until(lambda: manager.shifts == [([job_id(2)], Shift.BOTTOM)])


async def test_sorted_by_place_from_the_last_on_a_drop_goes_before_the_row_above(window, manager):
    window.list.columns.show_column(Column.RANK, True)
    window.list.header().setSortIndicator(Column.RANK, Qt.SortOrder.DescendingOrder)
    await choose(window, 9)
    drop(window, window.rows.dragging.offer(), middle(window, 2, -8))
    await until(lambda: manager.shifts == [([job_id(9)], job_id(3))])


async def test_rows_sorted_by_anything_else_are_dragged_to_a_category_only(window):
    window.list.header().setSortIndicator(Column.SIZE, Qt.SortOrder.AscendingOrder)
    await choose(window, 2)
    offered = window.rows.dragging.offer()
    assert offered.formats() == [JOBS_MIME]


async def test_finished_downloads_are_dragged_out_as_files(window):
    await choose(window, 2, 501)
    data = window.rows.dragging.offer()
    assert data.urls() == [QUrl.fromLocalFile("/home/me/Downloads/paper.pdf")]
    assert data.hasFormat(JOBS)


async def test_links_dragged_over_the_list_are_left_to_the_window(window):
    data = QMimeData()
    data.setText("https://a.example/x.zip")
    event = QDragMoveEvent(middle(window, 2), MOVE, data, LEFT, NONE)
    QApplication.sendEvent(window.list.viewport(), event)
    assert not event.isAccepted()
    assert not window.rows.dragging.line.isVisible()


async def test_the_mouse_begins_a_drag_with_the_whole_selection(window):
    dragged: list[QDrag] = []
    window.rows.dragging.start.run = dragged.append
    await choose(window, 2, 3)
    viewport, start = window.list.viewport(), middle(window, 3)
    QTest.mousePress(viewport, LEFT, NONE, start)
    for step in (2, 40):
        place = QPointF(start + QPoint(step, 0))
        move = QMouseEvent(
            QMouseEvent.Type.MouseMove, place, viewport.mapToGlobal(place), LEFT, LEFT, NONE
        )
        QApplication.sendEvent(viewport, move)
        assert len(dragged) == (step == 40)
    assert dragged[0].mimeData().hasFormat(JOBS)
    assert len(window.list.selected_views()) == 2
    QTest.mouseRelease(viewport, LEFT, NONE, start)


async def test_the_switch_for_previews_follows_the_selection_and_acts_on_all_of_it(window, manager):
    await choose(window, 1, 2)
    action = window.deeds.rows.in_order
    assert not action.isChecked()
    action.trigger()
    await until(lambda: all(manager.jobs[job_id(n)].in_order for n in (1, 2)))
    await choose(window, 3)
    assert not action.isChecked()
    await choose(window, 1)
    await until(action.isChecked)


async def test_the_priority_of_all_that_is_selected_is_set_from_the_menu_of_the_rows(
    window, manager, monkeypatch
):
    real, asked = manager.change_jobs, list[list[UUID]]()

    async def change_jobs(job_ids, changes):
        asked.append(sorted(job_ids))
        return await real(job_ids, changes)

    monkeypatch.setattr(manager, "change_jobs", change_jobs)
    await choose(window, 7, 8, 501)  # the last has none any more
    rows = window.deeds.rows
    assert rows.priorities[Priority.FOREGROUND].isChecked()
    window.list.menu_requested.emit(window.mapToGlobal(window.rect().center()))
    press(window.context_menu, KEY.Key_T)
    await until(rows.priority_menu.isVisible)
    press(rows.priority_menu, KEY.Key_Up)  # from the first to the last
    press(rows.priority_menu, KEY.Key_Return)
    await until(lambda: manager.jobs[job_id(8)].priority is Priority.LOW)
    assert manager.jobs[job_id(7)].priority is Priority.LOW
    assert asked == [sorted(map(job_id, (7, 8)))]
    await until(rows.priorities[Priority.LOW].isChecked)
    await choose(window, 1, 7)
    assert not any(action.isChecked() for action in rows.priorities.values())
    await choose(window, 501)
    assert not rows.priority_menu.isEnabled()


async def test_the_page_a_link_came_from_opens_where_it_is_known(window, manager, monkeypatch):
    opened: list[str] = []
    knows = {"https://uni.example/course"}
    monkeypatch.setattr(
        QDesktopServices,
        "openUrl",
        lambda url: opened.append(url.toString()) or url.toString() in knows,
    )
    manager.put(replace(job(7), page="https://uni.example/course"))
    await until(lambda: window.jobs.view(job_id(7)).page)
    await choose(window, 8)
    assert not window.deeds.rows.open_page.isEnabled()
    await choose(window, 7, 8)
    window.deeds.rows.open_page.trigger()
    assert opened == ["https://uni.example/course"]
    assert window.notice.isHidden()
    knows.clear()
    window.deeds.rows.open_page.trigger()
    assert window.notice.sentence.text() == "No program opens the link https://uni.example/course."
    click(await button_named(window.notice, "Copy link"))
    assert QGuiApplication.clipboard().text() == "https://uni.example/course"


async def test_files_that_have_their_names_are_dragged_out_of_the_files_tab(window):
    window.details.turn_to(Tab.FILES)
    await choose(window, 501)
    page = window.details.files_page
    await until(lambda: page.files.rowCount() == 1)
    page.view.selectAll()
    data = window.rows.file_drag._offer()
    assert data.urls() == [QUrl.fromLocalFile("/home/me/Downloads/paper.pdf")]
    await choose(window, 7)
    await until(lambda: page.files.rowCount() == 1 and not page.files.view_at(0).completed)
    page.view.selectAll()
    assert window.rows.file_drag._offer() is None


async def test_files_of_several_downloads_are_not_dragged_as_those_downloads(window, manager):
    manager.put(job(40, "bundle", files_total=3))
    await until(lambda: window.jobs.row_of(job_id(40)) is not None)
    picked = []
    for number in (2, 40):
        window.jobs.open(job_id(number))
        picked.append(window.jobs.index(0, 0, window.jobs.job_index(job_id(number))))
    chosen, flag = window.list.selectionModel(), QItemSelectionModel.SelectionFlag
    for index in picked:
        chosen.select(index, flag.Select | flag.Rows)
    assert len(window.list.selected_views()) == 2
    assert window.rows.dragging.offer() is None
    chosen.select(window.jobs.job_index(job_id(7)), flag.Select | flag.Rows)
    assert window.rows.dragging.offer().hasFormat(JOBS)
