"""Categories in the window: the sidebar, the menus, the dialog."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu

from bitsgui.bits.categories import Category
from bitsgui.bits.types import JobState
from bitsgui.bits.views import ProbeView
from bitsgui.gui.dialogs.add import AddDialog
from bitsgui.gui.dialogs.category import CategoryDialog
from bitsgui.gui.models.categories import category_name, category_of, know
from bitsgui.gui.models.columns import Column
from bitsgui.gui.models.filters import Filter, Narrowing
from bitsgui.gui.models.link_rows import LinkColumn
from bitsgui.gui.models.sidebar import Section, SidebarModel
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.main_window import MainWindow
from bitsgui.gui.views.property_fields import ChoiceField
from bitsgui.gui.views.sidebar import JOBS_MIME
from tests.gui.conftest import until
from tests.gui.driving import KEY, button_named, choose, click, press
from tests.gui.samples import KINDS, job, job_id
from tests.gui.test_filters import click_line, place_of

DOCUMENTS, MUSIC, VIDEO, OTHER = 1, 2, 3, 7


@pytest.fixture
async def ready(window: MainWindow) -> MainWindow:
    """A window that knows its categories and has counted its downloads."""
    await until(lambda: window.sidebar.lines.count(VIDEO) == 3)
    return window


def shown(window: MainWindow) -> list[int]:
    return sorted(window.jobs.view_at(row).id.int for row in range(window.jobs.rowCount()))


def entry(menu: QMenu, words: str):
    (found,) = [a for a in menu.actions() if a.text().replace("&", "") == words]
    return found


async def opened(window: MainWindow) -> CategoryDialog:
    await until(lambda: window.categories.dialog is not None)
    dialog = window.categories.dialog
    assert dialog is not None
    return dialog


async def test_every_category_is_a_line_with_its_count(ready: MainWindow):
    lines = ready.sidebar.lines
    assert lines.parts(Section.CATEGORIES) == [each.id for each in KINDS]
    role = Qt.ItemDataRole.AccessibleTextRole
    row = lines.row_of(VIDEO)
    assert row is not None
    assert lines.index(row).data(role) == "Video, 3 downloads"


async def test_a_category_and_a_state_narrow_together_and_all_shows_everything(ready: MainWindow):
    click_line(ready, VIDEO)
    assert shown(ready) == [3, 7, 8]
    click_line(ready, Filter.PAUSED)
    assert shown(ready) == [7]
    assert ready.jobs.narrowing == Narrowing(Filter.PAUSED, category=VIDEO)
    ready.top_bar.search.setText("lecture-08")
    assert shown(ready) == []
    ready.top_bar.search.clear()
    click_line(ready, VIDEO)
    assert ready.jobs.narrowing == Narrowing(Filter.PAUSED)
    click_line(ready, Filter.ALL)
    click_line(ready, VIDEO)
    click_line(ready, Filter.ALL)
    assert ready.jobs.narrowing == Narrowing()


async def test_a_quick_second_click_takes_no_choice_back(ready: MainWindow):
    place = place_of(ready, VIDEO).center()
    viewport = ready.sidebar.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert ready.jobs.narrowing == Narrowing(category=VIDEO)


async def test_the_keyboard_passes_over_categories_and_the_space_bar_chooses(ready: MainWindow):
    sidebar = ready.sidebar
    sidebar.setFocus()
    sidebar.setCurrentIndex(sidebar.lines.index(sidebar.lines.row_of(Filter.FINISHED) or 0))
    press(sidebar, KEY.Key_Home)
    for _ in range(8):
        press(sidebar, KEY.Key_Down)
    assert ready.jobs.narrowing == Narrowing(Filter.FINISHED)
    press(sidebar, KEY.Key_Space)
    assert ready.jobs.narrowing == Narrowing(Filter.FINISHED, category=DOCUMENTS)
    press(sidebar, KEY.Key_Return)
    assert ready.jobs.narrowing == Narrowing(Filter.FINISHED, category=DOCUMENTS)
    assert ready.list.hasFocus()


async def test_nothing_of_a_state_in_a_category_is_said_in_one_sentence(ready: MainWindow):
    ready.jobs.narrow(Narrowing(Filter.PAUSED, category=MUSIC))
    await until(lambda: ready.pages.currentWidget() is ready.pages.none_here)
    title = ready.pages.none_here._title.text()
    assert title == "No paused downloads in \u201cMusic\u201d"


async def test_what_narrows_is_said_on_a_folded_heading(ready: MainWindow):
    ready.jobs.narrow(Narrowing(category=VIDEO))
    ready.sidebar.lines.unfold(Section.CATEGORIES, False)
    row = ready.sidebar.lines.row_of(Section.CATEGORIES)
    assert row is not None
    spoken = ready.sidebar.lines.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Categories, folded, Video"


async def test_folding_and_the_category_come_back(ready: MainWindow, tmp_path):
    click_line(ready, VIDEO)
    click_line(ready, Section.CATEGORIES)
    ready.quit_now()
    second = MainWindow(default_folder=tmp_path, profile=tmp_path)
    assert second.jobs.narrowing == Narrowing(category=VIDEO)
    assert not second.sidebar.lines.is_unfolded(Section.CATEGORIES)
    second.close_finally()


def test_a_line_for_no_category_is_there_while_a_download_has_none(qapp):
    know(KINDS)
    lines = SidebarModel()
    QAbstractItemModelTester(lines, QAbstractItemModelTester.FailureReportingMode.Fatal, lines)
    lines.unfold(Section.CATEGORIES, True)
    assert lines.row_of(0) is None
    lines.show_counts({}, {0: 1, VIDEO: 2})
    assert lines.row_of(0) is not None
    lines.show_counts({}, {VIDEO: 2})
    assert lines.row_of(0) is None
    know([])
    lines.renew_categories()
    assert lines.row_of(VIDEO) is None


async def test_the_selected_downloads_are_put_into_a_category_from_the_menu(ready, manager):
    await choose(ready, 7, 8)
    menu = ready.categories.menu
    menu.aboutToShow.emit()
    assert entry(menu, "Video").isChecked()
    assert not entry(menu, "Music").isChecked()
    bold = [action.text() for action in menu.actions() if action.font().bold()]
    assert bold == ["Video"]
    entry(menu, "Music").trigger()
    await until(lambda: ready.sidebar.lines.count(MUSIC) == 2)
    assert manager.called(f"category {MUSIC}") == [job_id(7), job_id(8)]
    menu.aboutToShow.emit()
    entry(menu, "By its rules").trigger()
    await until(lambda: manager.called("category None"))


async def test_a_finished_download_changes_its_category_too(ready, manager):
    await choose(ready, 501)
    menu = ready.categories.menu
    menu.aboutToShow.emit()
    entry(menu, "Video").trigger()
    await until(lambda: ready.sidebar.lines.count(VIDEO) == 4)
    assert manager.rows[0].category == VIDEO


async def test_the_menu_stands_in_the_menu_bar_and_beside_the_downloads(ready: MainWindow):
    bars = [action.menu() for action in ready.menuBar().actions()]
    downloads = next(m for m in bars if isinstance(m, QMenu) and ready.deeds.remove in m.actions())
    for menu in (downloads, ready.context_menu):
        assert ready.categories.menu.menuAction() in menu.actions()


async def test_downloads_dropped_on_a_category_are_put_there(ready: MainWindow, manager):
    await choose(ready, 7, 8)
    mime = QMimeData()
    mime.setData(JOBS_MIME, b"x")
    place = place_of(ready, MUSIC).center()
    common = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    viewport = ready.sidebar.viewport()
    for event in (
        QDragEnterEvent(place, *common, none),
        QDragMoveEvent(place, *common, none),
        QDropEvent(QPointF(place), *common, none),
    ):
        QApplication.sendEvent(viewport, event)
        assert event.isAccepted()
    await until(lambda: manager.called(f"category {MUSIC}") == [job_id(7), job_id(8)])
    nowhere = QDragMoveEvent(place_of(ready, Filter.ALL).center(), *common, none)
    QApplication.sendEvent(viewport, nowhere)
    assert not nowhere.isAccepted()


async def test_a_new_category_is_made_and_sorts_what_it_takes(ready: MainWindow, manager):
    ready.categories.make()
    dialog = await opened(ready)
    assert not dialog.yes.isEnabled()
    QTest.keyClicks(dialog.name, "Discs")
    click(dialog.icons.buttons["category-discs"])
    QTest.keyClicks(dialog.types, ".ISO, img")
    assert dialog.notes["types"].text() == "Moves here from Archives: iso img"
    QTest.keyClicks(dialog.patterns, "cdimage.example")
    QTest.keyClicks(dialog.test, "https://cdimage.example/x.zip")
    said = dialog.notes["test"].text()
    assert said == "Lands in \u201cDiscs\u201d, whose pattern cdimage.example takes it."
    dialog.test.clear()
    QTest.keyClicks(dialog.test, "example.org/x.zip")
    assert dialog.notes["test"].text().startswith("Lands in \u201cArchives\u201d, which has the")
    click(dialog.yes)
    await until(lambda: ready.categories.dialog is None)
    made = next(each for each in manager.kinds if each.name == "Discs")
    assert made == Category(
        made.id, "Discs", "category-discs", "", ("iso", "img"), ("cdimage.example",)
    )
    assert made.id in ready.sidebar.lines.parts(Section.CATEGORIES)


async def test_a_name_that_is_there_and_a_folder_that_is_none_cannot_be_saved(ready: MainWindow):
    ready.categories.make()
    dialog = await opened(ready)
    QTest.keyClicks(dialog.name, "music")
    assert dialog.notes["name"].text() == "There is a category of this name already."
    assert not dialog.yes.isEnabled()
    QTest.keyClicks(dialog.name, "al")
    assert dialog.yes.isEnabled()
    QTest.keyClicks(dialog.folder, "here")
    assert dialog.notes["folder"].text() == "Give the full path of a folder."
    dialog.folder.clear()
    QTest.keyClicks(dialog.patterns, "/x")
    assert "is no pattern" in dialog.notes["patterns"].text()
    assert not dialog.yes.isEnabled()
    press(dialog, KEY.Key_Escape)
    await until(lambda: ready.categories.dialog is None)


async def test_what_the_engine_refuses_is_said_and_stays_typed(ready: MainWindow, manager):
    ready.categories.edit(MUSIC)
    dialog = await opened(ready)
    manager.kinds.append(Category(99, "Sounds"))
    dialog.name.setText("Sounds")
    click(dialog.yes)
    await until(dialog.isEnabled)
    assert "already" in dialog.problem.text()
    dialog.name.setText("Songs")
    click(dialog.yes)
    await until(lambda: category_name(MUSIC) == "Songs")


async def test_f2_edits_and_del_asks_before_a_category_goes(ready: MainWindow, manager):
    sidebar = ready.sidebar
    sidebar.setFocus()
    row = sidebar.lines.row_of(VIDEO)
    assert row is not None
    sidebar.setCurrentIndex(sidebar.lines.index(row))
    press(sidebar, KEY.Key_F2)
    dialog = await opened(ready)
    assert dialog.name.text() == "Video"
    press(dialog, KEY.Key_Escape)
    await until(lambda: ready.categories.dialog is None)
    ready.jobs.narrow(Narrowing(category=VIDEO))
    press(sidebar, KEY.Key_Delete)
    await until(ready.notice.isVisible)
    assert ready.notice.sentence.text() == (
        "Delete the category \u201cVideo\u201d? 3 downloads in it stay, without a category."
    )
    assert manager.called("cancel") == []
    click(await button_named(ready.notice, "Delete"))
    await until(lambda: ready.sidebar.lines.count(0) == 3)
    assert ready.jobs.narrowing == Narrowing()
    await until(lambda: "3 downloads left" in ready.notice.sentence.text())


async def test_the_menu_of_a_line_moves_it_up_and_down(ready: MainWindow, manager):
    place = place_of(ready, MUSIC).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, ready.mapToGlobal(place))
    QApplication.sendEvent(ready.sidebar.viewport(), event)
    menu = ready.categories.line_menu
    assert [a.text().replace("&", "") for a in menu.actions() if a.text()] == [
        "New category\u2026", "Edit\u2026", "Delete", "Move up", "Move down",
    ]  # fmt: skip
    entry(menu, "Move up").trigger()
    await until(lambda: ready.sidebar.lines.parts(Section.CATEGORIES)[:2] == [MUSIC, DOCUMENTS])
    assert [each.id for each in manager.kinds][:2] == [MUSIC, DOCUMENTS]
    menu.close()


async def test_the_column_says_the_category_and_sorts_by_its_name(ready: MainWindow):
    ready.list.columns.show_column(Column.CATEGORY, True)
    ready.list.header().setSortIndicator(Column.CATEGORY, Qt.SortOrder.AscendingOrder)
    names = [ready.jobs.index(row, Column.CATEGORY).data() for row in range(ready.jobs.rowCount())]
    assert names == sorted(names)
    assert names[0] == "Archives"


async def test_a_download_that_lands_elsewhere_moves_to_the_other_line(ready, manager):
    before = ready.sidebar.lines.count(OTHER)
    manager.put(job(90, "thing", state=JobState.QUEUED))
    await until(lambda: ready.sidebar.lines.count(OTHER) == before + 1)
    manager.put(job(90, "thing", state=JobState.QUEUED, category=VIDEO))
    await until(lambda: ready.sidebar.lines.count(VIDEO) == 4)
    assert ready.sidebar.lines.count(OTHER) == before


# The field of the add dialog, and the property.


@pytest.fixture
async def dialog(ready: MainWindow, manager):
    """The add dialog, with a folder for discs and one for music."""
    manager.kinds[MUSIC - 1] = replace(KINDS[MUSIC - 1], folder="/srv/music")
    manager.kinds[VIDEO - 1] = replace(KINDS[VIDEO - 1], folder="/srv/film")
    ready.categories.bridge = ready.bridge
    await until(lambda: (music := category_of(MUSIC)) and music.folder)
    ready.adding.dialog.open_with(())
    return ready.adding.dialog


def type_links(dialog: AddDialog, *urls: str) -> None:
    dialog.links.setPlainText("\n".join(urls))


async def test_the_field_says_where_the_links_land_and_the_folder_follows(dialog, manager):
    usual = dialog.folder.text()
    assert dialog.category.currentText() == "Automatic"
    type_links(dialog, "https://a.example/song.mp3")
    await until(lambda: dialog.category.currentText() == "Automatic: Music")
    assert dialog.folder.text() == "/srv/music"
    type_links(dialog, "https://a.example/song.mp3", "https://a.example/a.pdf")
    await until(lambda: dialog.category.currentText() == "Automatic: Music and Documents")
    assert dialog.folder.text() == usual
    names = ("a.mp3", "a.mkv", "a.pdf")
    type_links(dialog, *(f"https://a.example/{name}" for name in names))
    await until(lambda: "each link its own" in dialog.category.currentText())
    type_links(dialog, "https://a.example/song.mp3")
    await until(lambda: dialog.folder.text() == "/srv/music")
    click(dialog.add_button)
    await until(lambda: manager.requests)
    assert (manager.requests[0].category, manager.requests[0].folder) == (None, "/srv/music")


MIXED = ("https://a.example/song.mp3", "https://a.example/clip.mkv", "https://a.example/a.pdf")


def said_folders(dialog: AddDialog) -> list[str]:
    links = dialog.panel.links
    return [links.index(row, LinkColumn.FOLDER).data() for row in range(links.rowCount())]


async def test_links_of_one_paste_go_to_the_folders_of_their_categories(dialog, manager):
    usual = dialog.folder.text()
    type_links(dialog, *MIXED)
    await until(dialog.spread.isVisible)
    assert not dialog.panel.table.isColumnHidden(LinkColumn.FOLDER)
    assert said_folders(dialog) == ["/srv/music", "/srv/film", usual]
    await until(dialog.add_button.isEnabled)
    click(dialog.add_button)
    await until(lambda: manager.requests)
    assert [link.folder for link in manager.requests[0].links] == ["/srv/music", "/srv/film", None]


async def test_files_kept_together_and_a_typed_folder_go_to_one_place(dialog, manager):
    type_links(dialog, *MIXED)
    await until(dialog.spread.isVisible)
    press(dialog.one_job, KEY.Key_Space)
    assert dialog.spread.text().startswith("Kept together")
    assert dialog.panel.table.isColumnHidden(LinkColumn.FOLDER)
    assert {link.folder for link in dialog.request().links} == {None}
    press(dialog.one_job, KEY.Key_Space)
    assert not dialog.panel.table.isColumnHidden(LinkColumn.FOLDER)
    dialog.folder.selectAll()
    QTest.keyClicks(dialog.folder, "/mine")
    assert not dialog.spread.isVisible()
    assert {link.folder for link in dialog.request().links} == {None}


async def test_a_name_told_by_the_server_decides_the_folder(dialog):
    type_links(dialog, "https://a.example/get?id=7", "https://a.example/a.pdf")
    await until(lambda: dialog.panel.has_table)
    assert not dialog.spread.isVisible()
    dialog.panel.links.note(ProbeView("https://a.example/get?id=7", name="clip.mkv"))
    dialog.panel.refresh()
    assert said_folders(dialog)[0] == "/srv/film"


async def test_a_chosen_category_sets_the_folder_and_goes_with_the_request(dialog, manager):
    type_links(dialog, "https://a.example/song.mp3")
    dialog.category.setFocus()
    QTest.keyClicks(dialog.category, "Vid")
    assert dialog.category.wanted() == VIDEO
    assert dialog.folder.text() == "/srv/film"
    await until(dialog.add_button.isEnabled)
    click(dialog.add_button)
    await until(lambda: manager.requests)
    assert (manager.requests[0].category, manager.requests[0].folder) == (VIDEO, "/srv/film")
    await until(lambda: not dialog.isVisible())
    assert dialog.category.wanted() is None


async def test_a_folder_that_was_typed_stays_whatever_is_chosen(dialog):
    dialog.folder.setFocus()
    dialog.folder.selectAll()
    QTest.keyClicks(dialog.folder, "/mine")
    dialog.category.setFocus()
    QTest.keyClicks(dialog.category, "Vid")
    assert dialog.folder.text() == "/mine"
    type_links(dialog, "https://a.example/song.mp3")
    await until(dialog.add_button.isEnabled)
    assert dialog.folder.text() == "/mine"


async def test_a_name_that_is_typed_or_told_by_the_server_decides(dialog):
    type_links(dialog, "https://a.example/get?id=7")
    await until(lambda: dialog.category.currentText() == "Automatic: Other")
    dialog.panel.links.note(ProbeView("https://a.example/get?id=7", name="clip.mkv"))
    dialog.panel.told.emit()
    assert dialog.category.currentText() == "Automatic: Video"
    dialog.more_button.click()
    QTest.keyClicks(dialog.more.name, "clip.pdf")
    assert dialog.category.currentText() == "Automatic: Documents"


async def test_the_properties_show_and_change_the_category(ready: MainWindow, manager):
    await choose(ready, 7)
    ready.details.turn_to(Tab.PROPERTIES)
    page = ready.details.properties_page
    await until(lambda: page.fields)
    field = page.fields["category"]
    assert isinstance(field, ChoiceField)
    await until(lambda: field.combo.currentText() == "Video")
    field.combo.setFocus()
    QTest.keyClicks(field.combo, "Mus")
    field.combo.activated.emit(field.combo.currentIndex())
    await until(lambda: manager.called(f"category {MUSIC}"))
    await until(lambda: field.combo.currentText() == "Music")
