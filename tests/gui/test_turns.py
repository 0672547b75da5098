"""Tab goes through every control, in the order in which they are read."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QRadioButton, QWidget

from bitsgui.gui.dialogs.headers import HeadersDialog
from bitsgui.gui.dialogs.icon_choice import IconButton
from bitsgui.gui.dialogs.login import LoginDialog
from bitsgui.gui.dialogs.report import ReportDialog
from bitsgui.gui.models.filters import Filter
from bitsgui.gui.options.option import Page
from bitsgui.gui.rows.move_dialogs import MoveDialog
from bitsgui.gui.rows.start_dialog import StartDialog
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, button_named, choose, press
from tests.gui.samples import job_id
from tests.gui.test_known_links import dialog as add_dialog
from tests.gui.test_mnemonics import DIALOGS

MOST = 100
TO_CONFIRM = ("complete", "quit", "remove")
"""Dialogs that ask for nothing but a yes: in any other the keyboard is where something is told."""
__all__ = ["add_dialog"]


def round_with_tab(start: QWidget) -> list[QWidget]:
    """Press Tab from ``start`` on until it is reached again; return what had the keyboard."""
    start.setFocus()
    reached = [start]
    for _ in range(MOST):
        press(QGuiApplication.focusObject(), KEY.Key_Tab)
        focused = QGuiApplication.focusObject()
        assert isinstance(focused, QWidget)
        if focused is reached[-1]:
            continue  # to the next part of a date
        if focused is start:
            return reached
        assert focused not in reached, f"{start} is never reached again"
        reached.append(focused)
    raise AssertionError(f"{MOST} keys do not lead round")


def open_to_tab(top: QWidget) -> set[QWidget]:
    """Return all that is seen and can have the keyboard."""
    return {
        widget
        for widget in top.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is top
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    }


def tops(widgets: list[QWidget], ground: QWidget) -> list[tuple[int, int]]:
    places = [widget.mapTo(ground, QPoint(0, 0)) for widget in widgets]
    return [(place.y(), place.x()) for place in places]


async def test_tab_goes_through_the_whole_add_dialog(window, add_dialog):
    dialog = add_dialog
    dialog.folder_field.set_recent(("/srv/films",))
    dialog.links.setPlainText("https://uni.example/lecture-07.mp4")
    again = await button_named(dialog, "Show it")
    dialog.more_button.click()
    reached = round_with_tab(dialog.links)
    assert set(reached) == open_to_tab(dialog)
    assert reached.index(dialog.open_file) < reached.index(again)
    assert reached.index(again) < reached.index(dialog.folder) < reached.index(dialog.more_button)
    assert reached[-2:] == [dialog.cancel_button, dialog.add_button]


async def test_tab_leaves_the_folder_of_a_move(window):
    await choose(window, 7)
    press(window.list, KEY.Key_M, CTRL)
    await until(lambda: isinstance(QApplication.activeModalWidget(), MoveDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MoveDialog)
    dialog.activateWindow()
    await until(dialog.isActiveWindow)
    dialog.folder.edit.setText("/srv/films")
    assert set(round_with_tab(dialog.folder.edit)) == open_to_tab(dialog)
    dialog.reject()


def is_second_choice(widget: QWidget) -> bool:
    """Return whether the arrow keys lead there, from the one of several that is chosen."""
    is_one_of_many = isinstance(widget, QRadioButton | IconButton)
    return is_one_of_many and not widget.isChecked()


@pytest.mark.parametrize("name", [*DIALOGS, "report", "start", "headers", "login"])
async def test_tab_goes_round_a_dialog_and_esc_leaves_it(window, name):
    others = {
        "report": lambda window: ReportDialog("what it says", window),
        "start": lambda window: StartDialog(1, None, window),
        "headers": lambda window: HeadersDialog("a: b", window),
        "login": lambda window: LoginDialog(
            "Where", "What", "Set", can_be_none=True, parent=window
        ),
    }
    dialog = {**DIALOGS, **others}[name](window)
    dialog.open()
    dialog.activateWindow()
    await until(dialog.isActiveWindow)
    first = dialog.focusWidget()
    assert first is not None, "the keyboard is nowhere"
    assert isinstance(first, QPushButton) == (name in TO_CONFIRM)
    wanted = {widget for widget in open_to_tab(dialog) if not is_second_choice(widget)}
    assert set(round_with_tab(first)) == wanted
    assert all(widget.accessibleName() or widget.property("text") for widget in wanted)
    left: list[int] = []
    dialog.finished.connect(left.append)
    press(dialog, KEY.Key_Escape)
    await until(lambda: left == [QDialog.DialogCode.Rejected.value])


async def test_tab_goes_down_a_page_of_preferences_and_then_to_the_buttons(window):
    await until(lambda: window.preferences.source.is_ready)
    press(window, KEY.Key_Comma, CTRL)
    dialog = window.preferences.dialog
    dialog.activateWindow()
    await until(dialog.isActiveWindow)
    for page in (Page.NETWORK, Page.DOWNLOADS):
        shown = dialog.turn_to(page)
        reached = round_with_tab(dialog.search)
        assert set(reached) == open_to_tab(dialog)
        of_page = [widget for widget in reached if shown.isAncestorOf(widget)]
        assert tops(of_page, shown) == sorted(tops(of_page, shown))
        assert reached[-1] is dialog.close_button
    dialog.reject()


async def test_tab_goes_down_the_panel_of_an_error(window):
    await choose(window, 4)
    panel = window.details.error_panel
    await button_named(panel, "Retry now")
    await choose(window, 10)
    first = await button_named(panel, "Get a fresh link")
    panel.fold_out(True)
    await until(lambda: panel._facts.y() > panel._copy.mapTo(panel, QPoint()).y())
    reached = round_with_tab(window.list)
    of_panel = [widget for widget in reached if panel.isAncestorOf(widget)]
    assert set(of_panel) == {w for w in open_to_tab(window) if panel.isAncestorOf(w)}
    assert of_panel[0] is first
    assert reached.index(first) == reached.index(window.details.overview) + 1
    assert [y for y, _ in tops(of_panel, panel)] == sorted(y for y, _ in tops(of_panel, panel))


async def test_tab_goes_through_the_properties_before_it_leaves_the_details(window):
    await choose(window, 1)
    window.details.turn_to(Tab.PROPERTIES)
    page = window.details.properties_page
    await until(lambda: page._shown is not None)
    reached = round_with_tab(window.list)
    assert set(reached) == open_to_tab(window)
    of_page = [widget for widget in reached if page.isAncestorOf(widget)]
    first = reached.index(page)
    assert reached[first : first + len(of_page)] == of_page
    assert of_page[1] is page.fields["name"].line


async def test_down_leads_from_the_search_to_what_was_found(window):
    press(window, KEY.Key_F, CTRL)
    QTest.keyClicks(window.top_bar.search, "lecture")
    await until(lambda: window.jobs.rowCount() == 2)
    press(window.top_bar.search, KEY.Key_Down)
    assert window.list.hasFocus()
    assert [view.name for view in window.list.selected_views()] == ["lecture-07.mp4"]


async def test_the_first_step_in_a_list_goes_to_its_first_row(window):
    window.list.clearSelection()
    press(window, KEY.Key_5, CTRL)
    await until(lambda: window.jobs.rowCount() == 2)
    assert window.list.currentIndex().row() == 0
    assert window.list.selected_views() == []
    press(window.list, KEY.Key_Down)
    assert window.list.selected_views() == [window.jobs.view_at(0)]
    press(window.list, KEY.Key_Down)
    assert window.list.selected_views() == [window.jobs.view_at(1)]


async def test_the_selected_download_is_selected_at_the_next_start(window, manager, tmp_path):
    await choose(window, 7)
    window.quit_now()
    again = MainWindow(default_folder=tmp_path / "downloads", profile=tmp_path)
    again.show()
    await again.attach(manager.port)
    await until(again.list.selected_views)
    assert again.list.selected_views()[0].id == job_id(7)
    await again.detach()
    again.close_finally()


async def test_the_keyboard_stays_at_the_language_when_it_is_changed(window):
    await until(lambda: window.preferences.source.is_ready)
    press(window, KEY.Key_Comma, CTRL)
    dialog = window.preferences.dialog
    dialog.activateWindow()
    await until(dialog.isActiveWindow)
    before = dialog.turn_to(Page.GENERAL)
    before.rows["language"].field.setFocus()
    dialog.say_again(dialog._specs)
    row = dialog.turn_to(Page.GENERAL).rows["language"]
    assert row is not before.rows["language"]
    assert row.isAncestorOf(QGuiApplication.focusObject())
    dialog.reject()


async def test_the_keyboard_comes_back_to_the_list_from_what_stood_in_its_place(window):
    window.list.setFocus()
    window.top_bar.search.setText("nowhere")
    await until(lambda: not window.list.isVisible())
    assert window.pages.isAncestorOf(QGuiApplication.focusObject())
    window.top_bar.search.clear()
    await until(window.list.isVisible)
    assert window.list.hasFocus()


async def test_down_leads_from_a_search_without_hits_to_what_leads_on(window):
    window.jobs.set_filter(Filter.ACTIVE)
    QTest.keyClicks(window.top_bar.search, "lecture")
    offer = await button_named(window.pages.no_match, "Search in all downloads (2)")
    press(window.top_bar.search, KEY.Key_Down)
    assert QApplication.focusWidget() is offer


async def test_f10_leads_to_the_menu_bar_and_esc_back(window):
    await choose(window, 7)
    window.list.setFocus()
    press(window.list, KEY.Key_F10)
    menus = [action.menu() for action in window.menuBar().actions()]
    await until(lambda: QApplication.activePopupWidget() is menus[0])
    press(menus[0], KEY.Key_Right)
    await until(lambda: QApplication.activePopupWidget() is menus[1])
    for _ in range(2):  # the menu, then the bar
        press(QApplication.activePopupWidget() or window.menuBar(), KEY.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert window.menuBar().activeAction() is None
    assert window.list.hasFocus()
