from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QCursor,
    QDesktopServices,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QToolButton, QWidget

from bitsgui.bits.types import FilePriority
from bitsgui.gui.file_lists import SLICE
from bitsgui.gui.language import SPOKEN, Language, set_language
from bitsgui.gui.models.files import FileColumn
from bitsgui.gui.theme import GAP
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.details_place import BESIDE_WIDTH, Place, orientation_for
from bitsgui.gui.views.file_deeds import FileDeed
from bitsgui.gui.views.focus_ring import FocusRing
from bitsgui.gui.views.main_window import MainWindow
from bitsgui.gui.views.overview import Overview
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, LEFT, button_named, choose, click, press
from tests.gui.samples import MB, files_of, finished, job_id, showcase
from tests.words.compiled import compile_words

SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


async def choose_files(window, job: int, *rows: int) -> None:
    """Turn to the files of a job and select some."""
    await choose(window, job)
    window.details.turn_to(Tab.FILES)
    page = window.details.files_page
    await until(lambda: page._job is not None and page._job.id == job_id(job))
    page.view.setFocus()
    page.view.setCurrentIndex(page.files.index(rows[0], 0))
    for row in rows[1:]:
        page.view.selectionModel().select(page.files.index(row, 0), SELECT)


def open_menu(window) -> dict[FileDeed, QAction]:
    page = window.details.files_page
    row = page.view.visualRect(page.view.currentIndex()).center()
    page.view.customContextMenuRequested.emit(row)
    return {deed: action for deed, action in page.file_deeds.actions.items() if action.isVisible()}


async def test_a_click_on_a_tab_and_the_arrow_keys_turn_the_page(window):
    await choose(window, 2)
    tabs = window.details.tabs
    QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(1).center())
    assert window.details.files_view.isVisible()
    tabs.setFocus()
    press(tabs, KEY.Key_Left)
    assert window.details.tab == Tab.OVERVIEW
    assert not window.details.files_view.isVisible()


async def test_details_stand_below_when_narrow_and_beside_when_wide(window):
    window.resize(1000, 680)
    await until(lambda: not window.place.is_beside)
    window.resize(1600, 900)
    await until(lambda: window.place.is_beside)
    assert window.list.mapTo(window, QPoint()).x() < window.details.mapTo(window, QPoint()).x()
    window.resize(1000, 680)
    await until(lambda: not window.place.is_beside)


async def test_beside_the_list_all_tabs_can_be_read_where_their_words_are_long(window):
    window.resize(1000, 680)
    await until(lambda: not window.place.is_beside)
    tabs = window.details.tabs
    tabs.setTabText(0, "Zusammenfassung")
    window.resize(1600, 900)
    await until(lambda: window.place.is_beside)
    wished = tabs.sizeHint().width()
    assert wished > BESIDE_WIDTH
    assert window.details.width() > wished


@pytest.fixture
def spoken(request: pytest.FixtureRequest):
    """Speak a language."""
    compile_words()
    set_language(request.param)
    yield
    set_language(Language.SYSTEM)


@pytest.mark.parametrize("spoken", SPOKEN, indirect=True)
async def test_tabs_beside_the_list_of_a_small_window_are_all_in_sight(spoken, window):
    await choose(window, 2)
    window.resize(900, 600)
    window.shown.places[Place.BESIDE].trigger()
    tabs = window.details.tabs
    await until(lambda: tabs.width() < tabs.sizeHint().width())
    tabs.setFocus()
    words = [tabs.tabText(place) for place in range(tabs.count())]
    for place in range(tabs.count()):
        await until(lambda: tabs.rect().united(tabs.tabRect(tabs.count() - 1)) == tabs.rect())
        assert not any(button.isVisible() for button in tabs.findChildren(QToolButton))
        said = [tabs.tabToolTip(tab) for tab in range(tabs.count())]
        assert said == [word if tab != place else "" for tab, word in enumerate(words)]
        assert tabs.tabRect(place).width() > tabs.fontMetrics().horizontalAdvance(words[place])
        press(tabs, KEY.Key_Right)
    window.resize(1600, 900)
    await until(lambda: window.splitter.width() > 1200)
    window.splitter.setSizes([600, 600])
    await until(lambda: tabs.width() >= tabs.sizeHint().width())
    assert not any(tabs.tabToolTip(tab) for tab in range(tabs.count()))


async def test_a_chosen_place_outlives_the_width_and_the_program(window, manager, tmp_path):
    assert orientation_for(Place.AUTO, 1179) == Qt.Orientation.Vertical
    window.shown.places[Place.BESIDE].trigger()
    assert window.place.is_beside
    window.shown.sidebar.trigger()
    window.resize(780, 600)
    await until(lambda: window.splitter.width() > 760)
    window.details.turn_to(Tab.FILES)
    window.splitter.setSizes([440, 330])
    sizes = window.splitter.sizes()
    window.quit_now()
    second = MainWindow(default_folder=tmp_path, profile=tmp_path)
    assert second.place.is_beside
    assert second.shown.places[Place.BESIDE].isChecked()
    assert second.details.tab == Tab.FILES
    second.show()
    await second.attach(manager)
    await choose(second, 1)
    await until(second.details.isVisible)
    assert abs(second.splitter.sizes()[1] - sizes[1]) <= 2
    await second.detach()
    second.close_finally()


async def test_only_what_fits_the_selected_files_is_offered(window):
    await choose_files(window, 2, 40)
    assert set(open_menu(window)) == {
        FileDeed.SHOW_IN_FOLDER,
        FileDeed.COPY_LINK,
        FileDeed.FRESH_LINK,
        FileDeed.MIRRORS,
        FileDeed.HOST_RULE,
        FileDeed.SKIP,
        FileDeed.START_OVER,
        FileDeed.PRIORITY,
        FileDeed.REMOVE,
    }
    window.details.files_page.file_deeds.menu.close()
    await choose_files(window, 1, 0)
    alone = {FileDeed.REMOVE, FileDeed.PRIORITY}  # removing the download, and no other to go before
    assert not alone & open_menu(window).keys()
    window.details.files_page.file_deeds.menu.close()
    await choose_files(window, 501, 0)
    wanted = {FileDeed.OPEN, FileDeed.SHOW_IN_FOLDER, FileDeed.VERIFY, FileDeed.COPY_LINK}
    assert set(open_menu(window)) == wanted
    window.details.files_page.file_deeds.menu.close()


async def test_files_are_skipped_and_taken_in_again(window, manager):
    await choose_files(window, 2, 40, 41)
    open_menu(window)[FileDeed.SKIP].trigger()
    window.details.files_page.file_deeds.menu.close()
    await until(lambda: manager.files[job_id(2)][41].skipped)
    await until(lambda: window.details.files.view_at(41).skipped)
    fitting = open_menu(window)
    assert FileDeed.SKIP not in fitting
    fitting[FileDeed.TAKE_IN].trigger()
    window.details.files_page.file_deeds.menu.close()
    await until(lambda: not manager.files[job_id(2)][41].skipped)


async def test_files_are_put_before_the_others_by_keys_and_say_so(window, manager):
    await choose_files(window, 2, 3, 40, 41)  # the first of them is there already
    page, column = window.details.files_page, FileColumn.PRIORITY
    window.resize(1100, 700)
    await until(lambda: not page.view.isColumnHidden(column))
    open_menu(window)
    press(page.file_deeds.menu, KEY.Key_P)
    await until(page.file_deeds.priorities.isVisible)
    assert page.file_deeds.levels[FilePriority.NORMAL].isChecked()
    press(page.file_deeds.priorities, KEY.Key_H)
    await until(lambda: page.files.index(41, column).data() == "High")
    files = manager.files[job_id(2)]
    levels = [files[row].priority for row in (3, 40, 41, 42)]
    high, normal = FilePriority.HIGH, FilePriority.NORMAL
    assert levels == [normal, high, high, normal]
    assert page.files.index(3, column).data() == ""
    assert page.files.index(42, column).data() == "Normal"
    open_menu(window)
    assert page.file_deeds.levels[high].isChecked()
    page.file_deeds.menu.close()


async def test_received_bytes_are_deleted_only_after_a_yes(window, manager):
    await choose_files(window, 2, 3)
    open_menu(window)[FileDeed.REMOVE].trigger()
    window.details.files_page.file_deeds.menu.close()
    assert window.notice.sentence.text().startswith("Remove \u201cIMG_4213.jpg\u201d? What was")
    assert manager.called("remove_file") == []
    click(await button_named(window.notice, "Remove"))
    await until(lambda: manager.called("remove_file") == [job_id(2)])
    await until(lambda: window.details.files.rowCount() == 211)


async def test_an_untouched_file_starts_over_without_a_question(window, manager):
    await choose_files(window, 2, 100)
    open_menu(window)[FileDeed.START_OVER].trigger()
    window.details.files_page.file_deeds.menu.close()
    await until(lambda: manager.called("restart_file") == [job_id(2)])
    assert not window.notice.isVisible()


async def test_a_file_is_pointed_to_a_fresh_link(window, manager):
    await choose_files(window, 2, 100)
    page = window.details.files_page
    open_menu(window)[FileDeed.FRESH_LINK].trigger()
    page.file_deeds.menu.close()
    assert QGuiApplication.focusObject() is page.offer.link
    QTest.keyClicks(page.offer.link, "nonsense")
    assert not page.offer.use.isEnabled()
    page.offer.link.clear()
    QTest.keyClicks(page.offer.link, "https://b.example/new.jpg")
    press(page.offer.link, KEY.Key_Return)
    await until(lambda: manager.files[job_id(2)][100].remote_name == "https://b.example/new.jpg")
    assert not page.offer.isVisible()


async def test_links_of_files_are_copied_and_a_finished_one_opens(
    window, manager, monkeypatch, tmp_path
):
    opened = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    paper = tmp_path / "paper.pdf"
    paper.touch()
    manager.rows[0] = finished(501, "paper.pdf", folder=str(tmp_path))
    await window.bridge.reload()
    await choose_files(window, 2, 4, 5)
    open_menu(window)[FileDeed.COPY_LINK].trigger()
    window.details.files_page.file_deeds.menu.close()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied == [manager.files[job_id(2)][row].remote_name for row in (4, 5)]
    await choose_files(window, 501, 0)
    press(window.details.files_view, KEY.Key_Return)
    await until(lambda: opened == [str(paper)])
    assert not window.notice.isVisible()


async def test_ctrl_i_folds_the_details_away_and_back(window):
    await choose(window, 1)
    press(window.list, KEY.Key_I, CTRL)
    assert not window.details.isVisible()
    press(window.list, KEY.Key_I, CTRL)
    assert window.details.isVisible()


@pytest.mark.parametrize("tab", [Tab.OVERVIEW, Tab.PROPERTIES])
async def test_a_page_the_keyboard_can_scroll_shows_that_it_is_there(window, tab):
    await choose(window, 1)
    window.details.turn_to(tab)
    page = window.details.stack.currentWidget()
    ring = page.findChild(FocusRing)
    assert not ring.isVisible()
    page.setFocus()
    await until(ring.isVisible)
    assert ring.size() == page.size()
    window.list.setFocus()
    await until(lambda: not ring.isVisible())


def parts_in_sight(page) -> list[QWidget]:
    """Return the parts of a page from the hindmost to the foremost."""
    return [each for each in page.children() if isinstance(each, QWidget) and each.isVisible()]


async def test_scroll_bars_do_not_come_in_front_of_what_shows_the_keyboard(window):
    window.resize(1000, 700)
    await choose(window, 1)
    window.details.turn_to(Tab.PROPERTIES)
    page = window.details.stack.currentWidget()
    ring = page.findChild(FocusRing)
    page.setFocus()
    for height in (700, 660):
        window.resize(1000, height)
        await until(lambda: ring.isVisible() and page.verticalScrollBar().isVisible())
        await until(lambda: parts_in_sight(page)[-1] is ring)


async def test_of_several_downloads_their_sums_are_shown(window):
    await choose(window, 1, 2)
    hint = window.details._hint
    await until(lambda: hint.text().startswith("2 downloads selected\n"))
    assert hint.isVisible()
    assert not window.details.stack.isVisible()
    _, sums, states = hint.text().replace("\u00a0", " ").split("\n")
    assert sums.endswith("of 13 GB \u00b7 48 MB/s")
    assert states == "Downloading: 2"
    await choose(window, 1, 2, 3)  # nobody knows the size of the third
    await until(lambda: hint.text().startswith("3 downloads selected\n"))
    assert " of at least 14 GB" in hint.text().replace("\u00a0", " ")
    await choose(window, 2)
    await until(window.details.stack.isVisible)
    assert not hint.isVisible()


async def test_sizes_that_are_known_count_among_several_downloads_of_which_one_is_not(
    window, manager
):
    for number in (1, 3):
        part = {"bytes_total": None, "bytes_transferred": 1 * MB, "bytes_known": 500 * MB}
        manager.put(replace(manager.jobs[job_id(number)], **part))
    hint = window.details._hint
    await choose(window, 1, 3)
    await until(lambda: "of at least 1.0 GB" in hint.text().replace("\u00a0", " "))
    await choose(window, 1, 2, 3)
    await until(lambda: "of at least 10 GB" in hint.text().replace("\u00a0", " "))


async def test_a_screen_reader_is_told_of_progress_as_a_bar(window):
    await choose(window, 1)
    bar = window.details.overview.findChild(QProgressBar)
    told = QAccessible.queryAccessibleInterface(bar)
    assert told.role() == QAccessible.Role.ProgressBar
    assert bar.isVisible()
    assert bar.value() == 51
    assert told.text(QAccessible.Text.Name) == "Progress: 51\u00a0%"


async def test_no_picture_of_the_status_line_is_without_a_name(window):
    pictures = [each for each in window.status.findChildren(QLabel) if not each.pixmap().isNull()]
    assert pictures
    assert all(each.accessibleName() for each in pictures)


def watch_questions(manager) -> list[int]:
    """Note how many files are asked for each time."""
    asked, files, segments = [], manager.file_views, manager.segment_views

    async def file_views(job, first=0, count=None):
        found = await files(job, first, count)
        asked.append(len(found))
        return found

    async def segment_views(job, first=0, count=None):
        asked.append(len(await files(job, first, count)))
        return await segments(job, first, count)

    manager.file_views, manager.segment_views = file_views, segment_views
    return asked


@pytest.mark.parametrize("tab", [Tab.FILES, Tab.SEGMENTS])
async def test_of_a_long_list_of_files_a_batch_brings_those_in_sight(window, manager, tab):
    view = replace(manager.jobs[job_id(2)], files_total=2000)
    manager.files[view.id] = files = files_of(view)
    manager.put(view)
    window.details.turn_to(tab)
    asked = watch_questions(manager)
    await choose(window, 2)
    await until(lambda: window.details.files.rowCount() == 2000)
    assert max(asked) <= SLICE
    page = window.details.files_view if tab is Tab.FILES else window.details.segments_page.view
    await until(lambda: not window.file_lists._is_asking and not window.feed._is_asking)
    asked.clear()
    files[1], files[1500] = (replace(files[n], bytes_transferred=7) for n in (1, 1500))
    manager.put(replace(view, bytes_transferred=14))
    await until(lambda: window.details.files.view_at(1).bytes_transferred == 7)
    assert window.details.files.view_at(1500).bytes_transferred != 7  # nobody sees it
    page.scrollTo(page.model().index(1500, 0))
    await until(lambda: window.details.files.view_at(1500).bytes_transferred == 7)
    assert 0 < sum(asked) < 1000
    removed = files.pop(1900)
    manager.put(view)
    await until(lambda: window.details.files.rowCount() == 1999)
    assert all(window.details.files.view_at(row).id != removed.id for row in range(1999))
    assert page.model().rowCount() == 1999


async def test_no_files_are_asked_for_that_no_page_shows(window, manager):
    asked = watch_questions(manager)
    await choose(window, 2)
    await choose(window, 7)
    assert asked == []
    window.details.turn_to(Tab.FILES)
    await until(lambda: window.details.files.rowCount() == 1)
    window.details.turn_to(Tab.OVERVIEW)
    await choose(window, 2)
    assert window.details.files.rowCount() == 0
    assert asked == [1]


def test_what_is_known_of_a_download_fits_the_smallest_window_without_a_scroll_bar(qapp):
    overview = Overview()
    overview.resize(680, 128)
    overview.show()
    overview.show_job(showcase()[0])
    qapp.processEvents()
    assert overview.verticalScrollBar().maximum() == 0
    overview.close()


async def test_the_bar_of_the_overview_ends_where_the_name_above_it_ends(window):
    await choose(window, 2)
    bar = window.details.overview.findChild(QProgressBar)
    for width in (900, 1190):
        window.resize(width, 700)
        await until(lambda: window.details.overview.viewport().width() == bar.width() + 2 * GAP)
    assert bar.width() > 720


def darkest(image: QImage, rect: QRect) -> int:
    places = [(x, y) for x in range(rect.left(), rect.right()) for y in range(4, rect.bottom() - 4)]
    return min(image.pixelColor(x, y).lightness() for x, y in places)


async def test_a_tab_that_comes_to_lie_beneath_the_mouse_is_marked_only_once_it_is_moved(window):
    await choose(window, 2)
    tabs = window.details.tabs
    tab = tabs.tabRect(3)
    plain = darkest(tabs.grab().toImage(), tab)
    QCursor.setPos(tabs.mapToGlobal(tab.center()))
    assert darkest(tabs.grab().toImage(), tab) == plain
    QTest.mouseMove(tabs, tab.center())
    await until(tabs.underMouse)
    assert darkest(tabs.grab().toImage(), tab) < plain
