"""Columns of the list: what they say, how they sort, and that they come back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QScrollBar

from bitsgui.bits.types import JobState, Priority
from bitsgui.bits.views import Changes, ChecksumState
from bitsgui.gui import text
from bitsgui.gui.column_layout import ColumnLayout, RowMode, layout_from
from bitsgui.gui.models.columns import (
    Column,
    alignment,
    cell_text,
    column_room,
    column_title,
    sort_key,
)
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.theme import GAP_SMALL
from bitsgui.gui.views.details_place import Place
from bitsgui.gui.views.job_columns import NAME_MINIMUM
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, LEFT, choose, press
from tests.gui.samples import MB, NOW, job, job_id, showcase

COMFORTABLE = (Column.NAME, Column.SIZE, Column.PROGRESS, Column.SPEED, Column.TIME_LEFT)
COMPACT = (
    Column.NAME,
    Column.SIZE,
    Column.PROGRESS,
    Column.STATUS,
    Column.SPEED,
    Column.TIME_LEFT,
    Column.ADDED,
)


def entry(menu: QMenu, words: str):
    menu.aboutToShow.emit()
    return next(action for action in menu.actions() if action.text().replace("&", "") == words)


def click_header(window: MainWindow, column: Column) -> None:
    header = window.list.header()
    middle = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
    QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(middle, 8))


@pytest.mark.parametrize("column", list(Column))
def test_every_column_has_a_title_words_an_order_and_room(qapp, column):
    model = JobsModel(clock=lambda: NOW)
    model.replace([*showcase(), job(77, state=JobState.ACKNOWLEDGED, transferred=NOW)])
    assert column_title(column)
    assert column_room(column)
    assert alignment(column)
    for row in range(model.rowCount()):
        assert isinstance(model.index(row, column).data(), str)
    for order in Qt.SortOrder:
        model.sort(column, order)
        keys = [sort_key(column)(model.view_at(row)) for row in range(model.rowCount())]
        known = [key for key in keys if key is not None]
        assert keys == known + [None] * (len(keys) - len(known))
        assert known == sorted(known, reverse=order == Qt.SortOrder.DescendingOrder)


def test_what_a_column_knows_nothing_of_comes_last_in_both_directions(qapp):
    model = JobsModel()
    model.replace([job(1, bytes_total=None), job(2, bytes_total=5), job(3, bytes_total=9)])
    model.sort(Column.SIZE, Qt.SortOrder.AscendingOrder)
    assert [model.view_at(row).id.int for row in range(3)] == [2, 3, 1]
    model.sort(Column.SIZE, Qt.SortOrder.DescendingOrder)
    assert [model.view_at(row).id.int for row in range(3)] == [3, 2, 1]


def test_the_place_in_the_queue_counts_from_one_and_closes_up(qapp):
    model = JobsModel()
    model.replace([job(n, position=n * 100) for n in range(1, 6)])
    done = job(9, state=JobState.ACKNOWLEDGED)
    model.apply(Changes(changed=(done,)))
    places = [model.index(row, Column.RANK).data() for row in range(6)]
    assert places == ["1", "2", "3", "4", "5", ""]
    repainted = []
    model.dataChanged.connect(lambda first, last: repainted.append((first.row(), last.row())))
    model.apply(Changes(removed=(job_id(2),)))
    assert [model.rank(job_id(n)) for n in (1, 3, 4, 5)] == [1, 2, 3, 4]
    assert repainted == [(0, 4)]
    model.apply(Changes(changed=(job(5, position=1),)))
    assert model.rank(job_id(5)) == 1


def test_the_status_says_the_reason_or_when_it_goes_on():
    by_number = {view.id.int: cell_text(view, Column.STATUS, NOW) for view in showcase()}
    assert by_number[1] == "Downloading"
    assert by_number[4].startswith("The server does not let you have this file")
    assert by_number[5] == "Retries in 0:42"
    assert by_number[6].replace("\u00a0", " ") == "The disk is full: 3.1 GB short"
    assert by_number[7] == "Paused"


def test_other_columns_say_what_the_job_tells(qapp):
    view = job(1, bytes_total=10 * MB, bytes_transferred=4 * MB, segments=8, files_total=12)

    def says(column: Column) -> str:
        return cell_text(view, column, NOW).replace("\u00a0", " ")

    assert says(Column.RECEIVED) == "4.0 MB"
    assert says(Column.REMAINING) == "6.0 MB"
    assert says(Column.CONNECTIONS) == "8"
    assert says(Column.FILES) == "0 of 12"
    assert says(Column.PRIORITY) == "Now"
    assert says(Column.HOST) == "files.example"
    assert says(Column.FOLDER) == "/home/me/Downloads"
    assert says(Column.LINK) == "https://files.example/file-1.bin"
    assert says(Column.FINISHED) == ""
    done = job(1, state=JobState.ACKNOWLEDGED, priority=Priority.LOW)
    assert cell_text(done, Column.REMAINING) == cell_text(done, Column.PRIORITY) == ""


def test_a_layout_survives_its_words():
    layout = ColumnLayout(((Column.RANK, 40), (Column.NAME, 300), (Column.HOST, 90)), Column.HOST)
    assert layout_from(layout.to_words()) == layout
    turned = ColumnLayout(((Column.NAME, 300),), Column.NAME, descending=True)
    assert layout_from(turned.to_words()) == turned


@pytest.mark.parametrize("words", ["", "size:90", "nonsense", "name", "name:x", "+size"])
def test_words_without_a_name_column_are_no_layout(words):
    assert layout_from(words) is None


def test_words_of_other_versions_lose_only_what_is_unknown():
    layout = layout_from("name:200 colour:3 size:9 size:80 speed:-4 size:70 +colour")
    assert layout == ColumnLayout(((Column.NAME, 200), (Column.SIZE, 40)))


async def test_compact_rows_have_seven_columns_and_less_than_half_the_height(window):
    tall = window.list.visualRect(window.jobs.index(0, 0)).height()
    window.resize(1100, 700)
    window.shown.compact.trigger()
    await until(lambda: window.width() == 1100)
    assert window.list.columns.shown == COMPACT
    assert window.list.visualRect(window.jobs.index(0, 0)).height() * 2 < tall
    window.shown.comfortable.trigger()
    assert window.list.columns.shown == COMFORTABLE
    assert window.list.visualRect(window.jobs.index(0, 0)).height() == tall


async def test_each_mode_of_the_rows_remembers_its_own_columns_and_order(window, tmp_path):
    columns, header = window.list.columns, window.list.header()
    header.setSortIndicator(Column.SIZE, Qt.SortOrder.DescendingOrder)
    window.shown.compact.trigger()
    assert header.sortIndicatorSection() == -1
    columns.show_column(Column.HOST, True)
    columns.show_column(Column.ADDED, False)
    header.moveSection(header.visualIndex(Column.HOST), 0)
    header.resizeSection(Column.HOST, 177)
    window.quit_now()
    second = MainWindow(default_folder=tmp_path, profile=tmp_path)
    assert second.shown.compact.isChecked()
    assert second.list.columns.shown == (Column.HOST, *COMPACT[:-1])
    assert second.list.header().sectionSize(Column.HOST) == 177
    second.shown.comfortable.trigger()
    assert second.list.columns.shown == COMFORTABLE
    assert second.list.header().sortIndicatorSection() == Column.SIZE
    assert second.list.header().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    second.close_finally()


async def test_the_menu_of_the_header_shows_hides_and_resets_columns(window):
    menu, columns = window.list.columns.menu, window.list.columns
    QTest.mouseClick(window.list.header().viewport(), Qt.MouseButton.RightButton)
    window.list.header().customContextMenuRequested.emit(QPoint(5, 5))
    assert menu.isVisible()
    entry(menu, "Server").trigger()
    menu.close()
    assert columns.shown[-1] == Column.HOST
    assert entry(menu, "Server").isChecked()
    assert not entry(menu, "Name").isEnabled()
    entry(menu, "#").trigger()
    assert columns.shown[0] == Column.RANK
    entry(menu, "Size").trigger()
    assert Column.SIZE not in columns.shown
    entry(menu, "Reset columns").trigger()
    assert columns.shown == COMFORTABLE


async def test_hiding_the_column_it_is_sorted_by_brings_the_queue_back(window):
    click_header(window, Column.SIZE)
    assert window.list.header().sortIndicatorSection() == Column.SIZE
    window.list.columns.show_column(Column.SIZE, False)
    assert window.list.header().sortIndicatorSection() == -1
    assert window.jobs.view_at(0).id == job_id(1)


async def test_clicks_on_a_title_sort_up_down_and_not_at_all(window):
    def first() -> int:
        return window.jobs.view_at(0).id.int

    click_header(window, Column.NAME)
    assert first() == 5
    click_header(window, Column.NAME)
    assert first() == 2 or window.jobs.view_at(0).name.casefold() == "report-2026-q1.pdf"
    click_header(window, Column.NAME)
    assert first() == 1


async def test_the_list_is_sorted_from_the_menu_too(window):
    menu = window.list.columns.sort_menu
    entry(menu, "Size").trigger()
    entry(menu, "Descending").trigger()
    sizes = [window.jobs.view_at(row).bytes_total for row in range(3)]
    assert sizes == [80_000 * MB, 54_000 * MB, 9100 * MB]
    assert entry(menu, "Size").isChecked()
    entry(menu, "The order of the queue").trigger()
    assert window.jobs.view_at(0).id == job_id(1)


async def test_the_name_takes_the_room_that_is_left_and_never_less_than_it_needs(window):
    header, columns = window.list.header(), window.list.columns
    window.resize(1000, 700)
    await until(lambda: window.width() == 1000)
    assert header.length() == window.list.viewport().width()
    header.resizeSection(Column.SIZE, 140)
    assert header.length() == window.list.viewport().width()
    for column in Column:
        columns.show_column(column, True)
    assert header.sectionSize(Column.NAME) == NAME_MINIMUM
    await until(lambda: window.list.horizontalScrollBar().maximum() > 0)
    columns.reset()
    await until(lambda: window.list.horizontalScrollBar().maximum() == 0)


async def test_a_double_click_on_an_edge_fits_the_column_to_what_is_seen(window):
    window.shown.compact.trigger()
    header, status = window.list.header(), Column.STATUS
    edge = header.sectionViewportPosition(status) + header.sectionSize(status) - 1
    QTest.mouseDClick(header.viewport(), LEFT, pos=QPoint(edge, 8))
    longest = cell_text(showcase()[3], status, NOW)
    assert header.sectionSize(status) > window.list.fontMetrics().horizontalAdvance(longest)


async def test_places_of_ten_thousand_stand_whole_behind_the_icon(window):
    window.shown.compact.trigger()
    window.list.columns.show_column(Column.RANK, True)
    room = window.list.header().sectionSize(Column.RANK) - window.list._row.text_start
    assert room > window.list.fontMetrics().horizontalAdvance("10,000")


async def test_no_title_is_cut_where_columns_begin(window):
    header = window.list.header()
    for mode in (window.shown.compact, window.shown.comfortable):
        mode.trigger()
        for column in window.list.columns.shown:
            assert header.sectionSize(column) >= header.width_for(column_title(column))


async def test_nothing_of_the_compact_list_is_cut_off_at_900_by_600(window):
    window.shown.compact.trigger()
    window.resize(900, 600)
    await until(lambda: window.width() == 900)
    assert window.list.horizontalScrollBar().maximum() == 0


async def test_switching_the_rows_keeps_the_selection_and_the_place(window, manager):
    for number in range(100, 300):
        manager.put(job(number))
    await until(lambda: window.jobs.rowCount() == 212)
    await choose(window, 250)
    top = window.list.indexAt(QPoint(5, 5)).row()
    window.shown.compact.trigger()
    assert [view.id for view in window.list.selected_views()] == [job_id(250)]
    assert window.list.indexAt(QPoint(5, 5)).row() == top


async def test_the_search_finds_words_of_errors(window):
    window.top_bar.search.setText("disk full")
    assert [window.jobs.view_at(row).id.int for row in range(window.jobs.rowCount())] == [6]
    window.top_bar.search.setText("BG_E_INVALID_SERVER")
    assert [window.jobs.view_at(row).id.int for row in range(window.jobs.rowCount())] == [10]


def test_what_is_searched_follows_the_job(qapp):
    model = JobsModel(clock=lambda: NOW)
    views = showcase()
    model.replace(views)
    model.set_search("disk full")
    assert model.rowCount() == 1
    model.apply(Changes(changed=(job(6, "game-assets-ultra.zip", state=JobState.QUEUED),)))
    assert model.rowCount() == 0


async def test_space_and_enter_still_belong_to_the_list_in_compact_rows(window, manager):
    window.shown.compact.trigger()
    await choose(window, 1)
    press(window.list, KEY.Key_Space)
    await until(lambda: manager.called("suspend") == [job_id(1)])


def test_rows_of_both_modes_are_remembered_by_name():
    assert [mode.value for mode in RowMode] == ["comfortable", "compact"]


async def test_the_context_menu_opens_at_the_mouse_and_at_the_current_row(window):
    await choose(window, 3)
    row = window.list.visualRect(window.list.currentIndex())
    place = window.list.viewport().mapToGlobal(row.center())
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        at = row.center() if reason == QContextMenuEvent.Reason.Mouse else QPoint(1, 1)
        on_screen = window.list.viewport().mapToGlobal(at)
        QGuiApplication.sendEvent(window.list.viewport(), QContextMenuEvent(reason, at, on_screen))
        assert window.context_menu.isVisible()
        assert window.context_menu.pos().y() <= place.y()
        window.context_menu.close()


@pytest.mark.parametrize(
    ("column", "values", "words"),
    [
        (Column.AVERAGE, {"bytes_transferred": 40 * MB, "active_s": 20.0}, "2.0 MB/s"),
        (Column.AVERAGE, {"bytes_transferred": 40 * MB, "active_s": 0.0}, ""),
        (Column.LIMIT, {"rate_limit": 1_500_000}, "1.5 MB/s"),
        (Column.LIMIT, {}, ""),
        (Column.CHECKSUM, {"checksum": ChecksumState.AGREES}, "Agrees"),
        (Column.CHECKSUM, {"checksum": ChecksumState.EXPECTED}, "Not checked yet"),
        (Column.PAGE, {"page": "https://example.org/list"}, "https://example.org/list"),
        (Column.TIME_SPENT, {"active_s": 75.0}, "1:15"),
        (Column.ERRORS, {"error_count": 3}, "3"),
    ],
)
def test_what_else_is_known_of_a_job_has_a_column(column, values, words):
    assert cell_text(job(1, **values), column, NOW).replace("\u00a0", " ") == words


async def test_select_all_selects_every_row_in_one_run(window):
    press(window.list, KEY.Key_A, CTRL)
    assert len(window.list.selected_views()) == window.jobs.rowCount()
    assert window.list.selectionModel().selection().count() == 1


async def compact_at(window: MainWindow, width: int) -> QScrollBar:
    window.shown.compact.trigger()
    window.resize(width, 600)
    await until(lambda: window.width() == width)
    window.list.executeDelayedItemsLayout()
    return window.list.horizontalScrollBar()


async def test_names_can_be_read_in_a_small_window_where_other_words_are_long(german, window):
    await compact_at(window, 900)
    name = "report-2026-q1.pdf"
    room = window.list.header().sectionSize(Column.NAME) - window.list._row.text_start
    assert room > window.list.fontMetrics().horizontalAdvance(name) + 2 * GAP_SMALL


async def test_the_status_has_its_share_of_a_wide_list_until_somebody_widens_it(window):
    await compact_at(window, 900)
    header, columns = window.list.header(), window.list.columns
    first = dict(columns.layouts()[RowMode.COMPACT].shown)[Column.STATUS]
    assert header.sectionSize(Column.STATUS) == first
    await compact_at(window, 1400)
    await until(lambda: header.sectionSize(Column.STATUS) > first + 50)
    assert header.sectionSize(Column.NAME) >= 280
    assert header.length() == window.list.viewport().width()
    assert dict(columns.layouts()[RowMode.COMPACT].shown)[Column.STATUS] == first
    header.resizeSection(Column.SIZE, 140)
    header.resizeSection(Column.STATUS, first + 10)
    await compact_at(window, 1300)
    assert header.sectionSize(Column.STATUS) == first + 10
    assert dict(columns.layouts()[RowMode.COMPACT].shown)[Column.STATUS] == first + 10
    assert header.length() == window.list.viewport().width()


async def test_a_narrow_list_leaves_out_the_column_that_matters_least(russian, window):
    bar = await compact_at(window, 900)
    await until(lambda: bar.maximum() == 0)
    columns = window.list.columns
    assert columns.shown == COMPACT[:-1]
    widths = dict(columns.layouts()[RowMode.COMPACT].shown)
    assert tuple(widths) == COMPACT
    assert all(widths.values())
    window.resize(1300, 600)
    await until(lambda: columns.shown == COMPACT)
    assert window.list.header().sectionSize(Column.ADDED) == widths[Column.ADDED]


async def test_a_column_that_is_asked_for_is_scrolled_to_in_a_narrow_list(russian, window):
    bar = await compact_at(window, 900)
    columns = window.list.columns
    await until(lambda: columns.shown == COMPACT[:-1])
    entry(columns.menu, column_title(Column.ADDED)).trigger()
    assert columns.shown == COMPACT
    await until(lambda: bar.maximum() > 0)
    entry(columns.menu, text.tr("&Reset columns").replace("&", "")).trigger()
    await until(lambda: bar.maximum() == 0)


async def test_beside_its_details_a_list_says_how_long_a_download_takes_in_a_small_window(window):
    window.resize(900, 600)
    window.shown.places[Place.BESIDE].trigger()
    await choose(window, 1)
    await until(lambda: window.details.isVisible() and window.place.is_beside)
    await until(lambda: window.width() == 900)
    columns = window.list.columns
    await until(lambda: columns.shown == (Column.NAME, Column.PROGRESS, Column.TIME_LEFT))
    assert window.list.horizontalScrollBar().maximum() == 0
    usual = (Column.NAME, Column.SIZE, Column.PROGRESS, Column.SPEED, Column.TIME_LEFT)
    kept = dict(columns.layouts()[RowMode.COMFORTABLE].shown)
    assert tuple(kept) == usual
    header = window.list.header()
    assert header.sectionSize(Column.PROGRESS) < kept[Column.PROGRESS]
    window.shown.places[Place.BELOW].trigger()
    await until(lambda: columns.shown == usual)
    assert header.sectionSize(Column.PROGRESS) == kept[Column.PROGRESS]
