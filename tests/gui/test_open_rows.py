"""Jobs that open to their files in the list, with keys and mouse."""

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from bitsgui.bits.views import Changes
from bitsgui.gui.models.columns import Column
from bitsgui.gui.models.filters import Filter
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.file_deeds import FileDeed
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, LEFT, choose, press
from tests.gui.samples import MB, finished, job_id
from tests.gui.test_row_orders import drop, middle

PHOTOS = job_id(2)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def rows(window) -> int:
    return window.jobs.rowCount(window.jobs.job_index(PHOTOS))


def index_of(window, row: int):
    return window.jobs.index(row, 0, window.jobs.job_index(PHOTOS))


def says(window, row: int, column: Column = Column.NAME) -> str:
    return window.jobs.index(row, column, window.jobs.job_index(PHOTOS)).data()


async def open_photos(window, row: int | None = None) -> None:
    """Open the photos by key, and go down to one of them."""
    await choose(window, 2)
    window.list.setFocus()
    press(window.list, KEY.Key_Right)
    await until(lambda: says(window, 0) == "IMG_4210.jpg")
    for _ in range(0 if row is None else row + 1):
        press(window.list, KEY.Key_Down)
    if row is not None:
        await until(lambda: window.list.chosen_files() and window.list.chosen_files().files)


def fold_of(window, number: int) -> QPoint:
    return window.list.fold_place(window.jobs.job_index(job_id(number))).center()


async def test_ahead_opens_goes_in_and_back_comes_out_and_closes(window):
    await choose(window, 2)
    window.list.setFocus()
    press(window.list, KEY.Key_Right)
    assert (rows(window), window.list.isExpanded(window.jobs.job_index(PHOTOS))) == (212, True)
    press(window.list, KEY.Key_Right)
    assert window.list.currentIndex() == index_of(window, 0)
    press(window.list, KEY.Key_Down)
    assert window.list.currentIndex() == index_of(window, 1)
    press(window.list, KEY.Key_Left)
    assert window.list.currentIndex() == window.jobs.job_index(PHOTOS)
    press(window.list, KEY.Key_Left)
    assert rows(window) == 0


async def test_plus_opens_and_minus_closes(window):
    await choose(window, 2)
    press(window.list, KEY.Key_Plus, SHIFT)
    assert rows(window) == 212
    press(window.list, KEY.Key_Minus)
    assert rows(window) == 0


async def test_right_to_left_the_arrows_change_their_parts(window):
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    await choose(window, 2)
    press(window.list, KEY.Key_Left)
    assert rows(window) == 212
    press(window.list, KEY.Key_Right)
    assert rows(window) == 0
    assert fold_of(window, 2).x() > window.list.viewport().width() - 24


async def test_a_click_on_the_arrow_opens_and_closes_and_changes_nothing_else(window):
    await choose(window, 7)
    opened = []
    window.list.open_requested.connect(lambda: opened.append(1))
    for count in (212, 0):
        QTest.mouseClick(window.list.viewport(), LEFT, pos=fold_of(window, 2))
        assert rows(window) == count
    QTest.mouseClick(window.list.viewport(), LEFT, pos=fold_of(window, 2))
    QTest.mouseDClick(window.list.viewport(), LEFT, pos=fold_of(window, 2))
    assert (rows(window), opened) == (0, [])
    assert [view.id for view in window.list.selected_views()] == [job_id(7)]


async def test_a_job_of_one_file_has_no_arrow(window):
    await choose(window, 1)
    QTest.mouseClick(window.list.viewport(), LEFT, pos=fold_of(window, 1))
    press(window.list, KEY.Key_Right)
    assert window.jobs.open_ids() == []


async def test_only_files_in_sight_are_asked_for(window, manager):
    asked: list[tuple[int, int | None]] = []
    ask = manager.file_views

    async def file_views(job, first=0, count=None):
        if count is not None:
            asked.append((first, count))
        return await ask(job, first, count)

    manager.file_views = file_views
    await open_photos(window)
    assert sum(count or 0 for _, count in asked) < 100
    assert says(window, 211) == "…"
    window.list.scrollTo(index_of(window, 211))
    await until(lambda: says(window, 211) == "IMG_4421.jpg")
    assert says(window, 100) == "…"


async def test_files_follow_the_job_as_it_moves(window, manager):
    await open_photos(window)
    files = manager.files[PHOTOS]
    files[1] = replace(files[1], transferred=False, bytes_transferred=MB, segments=2, rate=3e6)
    manager.put(replace(manager.jobs[PHOTOS], bytes_transferred=9 * MB))
    await until(lambda: says(window, 1, Column.SPEED) == "3.0\u00a0MB/s")
    assert says(window, 1, Column.STATUS) == "Downloading"
    assert says(window, 1, Column.PROGRESS) == "2\u00a0%"


async def test_nothing_is_asked_while_the_window_is_hidden(window, manager):
    await open_photos(window)
    window.hide()
    window.open_files.note(Changes(changed=(manager.jobs[PHOTOS],)))
    await until(lambda: not window.open_files._soon.isActive())
    assert window.jobs.wanted_files(PHOTOS, 0, 3) == (0, 3)
    assert not window.open_files._is_asking


async def test_a_file_stands_for_its_job_in_what_is_done_to_jobs(window, manager):
    await open_photos(window, row=3)
    assert [view.id for view in window.list.selected_views()] == [PHOTOS]
    assert window.list.current_view().id == PHOTOS
    press(window.list, KEY.Key_Space)
    await until(lambda: manager.called("suspend") == [PHOTOS])
    await until(lambda: says(window, 40, Column.STATUS) in {"Paused", ""})


async def test_rows_of_jobs_and_files_selected_together_are_each_job_once(window):
    await open_photos(window, row=1)
    for _ in range(3):
        press(window.list, KEY.Key_Up, SHIFT)
    assert [view.id.int for view in window.list.selected_views()] == [1, 2]
    assert window.list.chosen_files() is None


async def test_the_menu_of_a_file_has_what_can_be_done_to_it(window, manager):
    await open_photos(window, row=40)
    place = window.list.visualRect(window.list.currentIndex()).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, place, window.list.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(window.list.viewport(), event)
    deeds = window.list.file_deeds
    assert deeds.menu.isVisible()
    shown = {deed for deed, action in deeds.actions.items() if action.isVisible()}
    assert {FileDeed.SKIP, FileDeed.PRIORITY, FileDeed.FRESH_LINK} <= shown
    assert not window.context_menu.isVisible()
    press(deeds.menu, KEY.Key_S)
    await until(lambda: manager.called("skip_file") == [PHOTOS])
    await until(lambda: says(window, 40, Column.STATUS) == "Skipped")
    assert manager.files[PHOTOS][40].skipped


async def test_del_removes_files_where_only_files_are_selected(window, manager):
    await open_photos(window, row=41)
    press(window.list, KEY.Key_Down, SHIFT)
    await until(lambda: len(window.list.chosen_files().files) == 2)
    gone = {file.id for file in window.list.chosen_files().files}
    window.deeds.remove.trigger()
    await until(lambda: len(manager.called("remove_file")) == 2)
    await until(lambda: rows(window) == 210)
    assert not gone & {file.id for file in manager.files[PHOTOS]}
    assert manager.called("remove") == []
    assert window.jobs.is_open(PHOTOS)
    await until(lambda: says(window, 41) == "IMG_4253.jpg")
    assert window.list.opening.chosen_rows().rows == (41,)  # so that Del can be pressed again


async def test_where_the_last_files_go_the_one_before_them_is_selected(window, manager):
    await open_photos(window, row=0)
    press(window.list, KEY.Key_End)
    while window.list.currentIndex() != index_of(window, 211):
        press(window.list, KEY.Key_Up)
    press(window.list, KEY.Key_Up, SHIFT)
    await until(lambda: len(window.list.chosen_files().files) == 2)
    press(window.list, KEY.Key_Delete)
    await until(lambda: rows(window) == 210)
    assert window.list.opening.chosen_rows().rows == (209,)


async def test_an_undone_removal_brings_the_rows_back_as_open_as_they_were(window, manager):
    await open_photos(window)
    await choose(window, 2)
    window.deeds.remove.trigger()
    await until(lambda: window.jobs.view(PHOTOS) is None and not window.bridge._calls)
    window.deeds.rows.undo.trigger()
    await until(lambda: window.jobs.view(PHOTOS) is not None)
    await until(lambda: says(window, 0) == "IMG_4210.jpg")
    assert window.list.isExpanded(window.jobs.job_index(PHOTOS))


async def test_the_tool_bar_says_of_each_deed_whether_it_is_about_files_or_downloads(window):
    def said() -> list[tuple[str, str]]:
        tools = window.top_bar.findChildren(QToolButton)
        wanted = (window.deeds.remove, window.deeds.pause)
        buttons = [tool for action in wanted for tool in tools if tool.defaultAction() is action]
        return [(tool.accessibleName(), tool.toolTip().rpartition(" (")[0]) for tool in buttons]

    await choose(window, 2)
    usual = [("Remove", "Remove"), ("Pause", "Pause")]
    assert said() == usual
    await open_photos(window, row=40)
    one = ("Remove 1 file", "Remove 1 file from the download")
    assert said() == [one, ("Pause", "Pause the whole download")]
    press(window.list, KEY.Key_Down, SHIFT)
    assert said()[0] == ("Remove 2 files", "Remove 2 files from the download")
    press(window.list, KEY.Key_Home, SHIFT)
    press(window.list, KEY.Key_End, SHIFT)
    assert said() == usual  # not only files of one download


@pytest.mark.parametrize("by", ["key", "mouse"])
async def test_a_menu_where_no_download_is_meant_has_what_fits_the_list(window, by):
    viewport = window.list.viewport()
    if by == "key":
        window.list.clearSelection()
        place, reason = QPoint(), QContextMenuEvent.Reason.Keyboard
    else:
        await choose(window, 7)
        window.top_bar.search.setText("lecture")
        place, reason = viewport.rect().bottomRight() - QPoint(9, 9), QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    assert window.ground_menu.isVisible()
    assert not window.context_menu.isVisible()
    can = {action.objectName() for action in window.ground_menu.actions() if action.isEnabled()}
    assert {"add", "paste", "select_all", "pause_all"} <= can
    window.ground_menu.close()


async def test_shift_del_on_a_file_takes_no_other_file_with_it(window, manager):
    await open_photos(window, row=41)
    gone = window.list.chosen_files().files[0].id
    window.deeds.rows.remove_files.trigger()
    await until(lambda: rows(window) == 211)
    assert gone not in {file.id for file in manager.files[PHOTOS]}
    assert manager.called("remove") == []
    assert window.rows.removing.question is None


@pytest.mark.parametrize("deed", ["remove", "remove_files"])
async def test_files_never_stand_for_their_whole_downloads_in_a_removal(window, manager, deed):
    await open_photos(window, row=0)
    for _ in range(300):  # all files of it, and the row of the next download
        press(window.list, KEY.Key_Down, SHIFT)
        if len(window.list.selected_views()) == 2:
            break
    (whole,) = window.list.whole_views()
    action = window.deeds.remove if deed == "remove" else window.deeds.rows.remove_files
    action.trigger()
    await until(lambda: window.jobs.view(whole.id) is None)
    assert window.jobs.view(PHOTOS) is not None
    assert manager.called("remove_file") == []


async def test_what_cannot_be_done_to_files_is_said_and_not_done_to_the_download(window, manager):
    await open_photos(window, row=0)
    for _ in range(211):
        press(window.list, KEY.Key_Down, SHIFT)
    assert window.list.whole_views() == []
    await until(lambda: len(window.list.chosen_files().files) == 212)
    window.deeds.remove.trigger()
    await until(window.notice.isVisible)
    assert "select its own row" in window.notice.sentence.text()
    assert window.jobs.view(PHOTOS) is not None
    assert manager.called("remove_file") == []


async def test_the_link_of_a_file_is_copied_and_a_fresh_one_asked_for_in_the_files_tab(window):
    await open_photos(window, row=40)
    window.deeds.copy_link.trigger()
    assert QGuiApplication.clipboard().text() == "https://photos.example/IMG_4250.jpg"
    window.list.file_deeds.actions[FileDeed.FRESH_LINK].trigger()
    page = window.details.files_page
    await until(page.offer.isVisible)
    assert window.details.tab == Tab.FILES
    assert QGuiApplication.focusObject() is page.offer.link


async def test_closing_takes_the_keyboard_and_the_selection_to_the_job(window):
    await open_photos(window, row=2)
    QTest.mouseClick(window.list.viewport(), LEFT, pos=fold_of(window, 2))
    assert window.list.currentIndex() == window.jobs.job_index(PHOTOS)
    assert [view.id for view in window.list.selected_views()] == [PHOTOS]
    assert window.list.chosen_files() is None


async def test_searching_filtering_and_sorting_keep_rows_open_and_files_selected(window):
    await open_photos(window, row=4)
    window.top_bar.search.setText("photos")
    assert window.jobs.rowCount() == 1
    assert rows(window) == 212
    assert window.list.opening.chosen_rows().rows == (4,)
    window.top_bar.search.clear()
    window.jobs.set_filter(Filter.PAUSED)
    window.jobs.set_filter(Filter.ALL)
    assert window.list.isExpanded(window.jobs.job_index(PHOTOS))
    window.list.header().setSortIndicator(Column.NAME, Qt.SortOrder.DescendingOrder)
    assert window.list.isExpanded(window.jobs.job_index(PHOTOS))
    assert window.list.opening.chosen_rows().rows == (4,)


async def test_rows_stand_where_another_order_has_them_whether_or_not_one_is_open(window):
    def in_order() -> list[str]:
        index, found = window.list.indexAt(QPoint(60, 4)), []
        while index.isValid():
            if not window.jobs.is_file(index):
                found.append(index.siblingAtColumn(Column.NAME).data())
            index = window.list.indexBelow(index)
        return found

    def by_name(order: Qt.SortOrder) -> list[str]:
        window.list.header().setSortIndicator(Column.NAME, order)
        window.list.scrollToTop()
        return in_order()

    order = sorted((view.name for view in window.jobs.all_views()), key=str.casefold)
    assert by_name(Qt.SortOrder.AscendingOrder) == order
    assert by_name(Qt.SortOrder.DescendingOrder) == order[::-1]
    await open_photos(window)
    assert by_name(Qt.SortOrder.AscendingOrder) == order
    assert by_name(Qt.SortOrder.DescendingOrder) == order[::-1]
    above = window.list.visualRect(window.jobs.job_index(PHOTOS)).top()
    height = window.list.visualRect(window.jobs.job_index(PHOTOS)).height()
    tops = [window.list.visualRect(index_of(window, row)).top() for row in range(3)]
    assert tops == [above + height * step for step in (1, 2, 3)]


async def test_a_search_that_finds_a_job_does_not_open_it(window):
    window.top_bar.search.setText("photos")
    assert window.jobs.rowCount() == 1
    assert window.jobs.open_ids() == []


async def test_all_are_selected_as_jobs(window):
    await open_photos(window, row=1)
    press(window.list, KEY.Key_A, CTRL)
    assert len(window.list.selected_views()) == window.jobs.rowCount()
    assert window.list.chosen_files() is None


async def test_downloads_dropped_among_files_go_behind_their_job(window, manager):
    await open_photos(window)
    await choose(window, 7)
    data = window.rows.dragging.offer()
    window.list.scrollTo(index_of(window, 1))
    place = window.list.visualRect(index_of(window, 1)).center() - QPoint(0, 8)
    assert drop(window, data, place).isAccepted()
    await until(lambda: manager.shifts == [([job_id(7)], job_id(3))])


async def test_downloads_dropped_before_a_job_with_open_ones_above_go_there(window, manager):
    await open_photos(window)
    await choose(window, 7)
    drop(window, window.rows.dragging.offer(), middle(window, 4, -8))
    await until(lambda: manager.shifts == [([job_id(7)], job_id(4))])


async def test_a_finished_download_opens_to_files_that_open_and_can_be_dragged_out(window, manager):
    row = finished(600, "album")
    manager.rows.append(replace(row, files=(row.files[0], replace(row.files[0], local_name="/b"))))
    await window.bridge.reload()
    await choose(window, 600)
    press(window.list, KEY.Key_Right)
    press(window.list, KEY.Key_Right)
    press(window.list, KEY.Key_Down)
    await until(lambda: window.list.chosen_files() and window.list.chosen_files().files)
    above = window.jobs.job_index(job_id(600))
    assert window.jobs.index(1, Column.STATUS, above).data() == "Finished"
    assert [url.path() for url in window.rows.dragging.offer().urls()] == ["/b"]
    assert window.deeds.remove.iconText() == "Remove"  # nothing is taken out of what is finished
    wished = []
    window.list.file_deeds.wished.connect(wished.append)
    press(window.list, KEY.Key_Return)
    assert [(wish.deed, wish.files[0].local_name) for wish in wished] == [(FileDeed.OPEN, "/b")]


async def test_a_job_that_ends_while_it_is_asked_about_is_not_asked_again(window, manager):
    await open_photos(window)
    files, asked, ask = manager.files.pop(PHOTOS), [], manager.file_views
    manager.file_views = lambda *question: asked.append(question) or ask(*question)
    manager.tell(Changes(changed=(replace(manager.jobs[PHOTOS], rate=1.0),)))
    await until(lambda: PHOTOS in window.open_files._silent)
    before = len(asked)
    for row in (100, 0):
        window.list.scrollTo(index_of(window, row))
        for _ in range(20):
            await asyncio.sleep(0)
    assert len(asked) == before
    manager.files[PHOTOS] = files
    manager.tell(Changes(changed=(replace(manager.jobs[PHOTOS], rate=2.0),)))
    await until(lambda: window.jobs.wanted_files(PHOTOS, 0, 2) is None)


@pytest.mark.parametrize("is_open", [False, True])
async def test_a_screen_reader_is_told_that_a_row_opens_and_whether_it_is_open(window, is_open):
    await choose(window, 2)
    if is_open:
        press(window.list, KEY.Key_Right)
    table = QAccessible.queryAccessibleInterface(window.list)
    state = cell_named(table, "Holiday photos").state()
    assert (bool(state.expandable), bool(state.expanded)) == (True, is_open)


async def test_a_file_is_read_with_its_name_state_and_place(window):
    await open_photos(window, row=2)
    table = QAccessible.queryAccessibleInterface(window.list)
    cell = cell_named(table, "IMG_4212.jpg")
    assert cell.text(QAccessible.Text.Name) == "IMG_4212.jpg, Received, 100\u00a0%"
    assert cell.text(QAccessible.Text.Description) == "File 3 of 212 of “Holiday photos”"


def cell_named(table, words: str):
    children = (table.child(number) for number in range(table.childCount()))
    name = QAccessible.Text.Name
    return next(each for each in children if each and each.text(name).startswith(words))


async def test_a_job_removed_while_it_stands_open_leaves_no_rows(window, manager):
    await open_photos(window, row=2)
    manager.drop(PHOTOS)
    await until(lambda: window.jobs.row_of(PHOTOS) is None)
    assert window.jobs.open_ids() == []
