"""The keyboard on the menu bar: always seen, and always back where it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bitsgui.gui.views.focus_ring import Ring
from tests.gui.conftest import until
from tests.gui.driving import KEY, choose, press
from tests.gui.test_details import choose_files

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_menu(window, letter: Qt.Key) -> None:
    press(QApplication.focusWidget() or window, letter, ALT)
    assert QApplication.activePopupWidget() is not None


def press_in_menu(key: Qt.Key) -> None:
    menu = QApplication.activePopupWidget()
    assert menu is not None
    press(menu, key)


def leave_menu(window, key: Qt.Key) -> None:
    """Press a key that closes the menu, and do what a window manager does then."""
    press_in_menu(key)
    window.activateWindow()


@pytest.mark.parametrize("place", ["list", "search"])
async def test_one_esc_leads_from_a_menu_back_to_where_the_keyboard_was(window, place):
    widget = window.list if place == "list" else window.top_bar.search
    widget.setFocus()
    for letter in (KEY.Key_E, KEY.Key_F):
        open_menu(window, letter)
        leave_menu(window, KEY.Key_Escape)
        await until(widget.hasFocus)
    assert window.menuBar().activeAction() is None


async def test_an_order_from_the_second_menu_leaves_the_keyboard_in_the_list(window):
    await choose(window, 2)
    window.list.setFocus()
    open_menu(window, KEY.Key_E)
    press_in_menu(KEY.Key_Right)
    leave_menu(window, KEY.Key_Escape)
    open_menu(window, KEY.Key_V)
    leave_menu(window, KEY.Key_Return)
    await until(lambda: not window.sidebar.isVisible())
    await until(window.list.hasFocus)


async def test_the_entry_alt_alone_leads_to_is_ringed_until_it_is_left(window):
    window.list.setFocus()
    bar = window.menuBar()
    ring = bar.findChild(Ring)
    press(window.list, KEY.Key_Alt, ALT)
    await until(ring.isVisible)
    assert ring.geometry() == bar.actionGeometry(bar.actions()[0])
    press(bar, KEY.Key_Right)
    await until(lambda: ring.geometry() == bar.actionGeometry(bar.actions()[1]))
    press(bar, KEY.Key_Escape)
    await until(lambda: not ring.isVisible())
    assert window.list.hasFocus()


async def test_shift_f10_opens_the_menu_of_what_has_the_keyboard(window):
    await choose(window, 2)
    window.list.setFocus()
    press(window.list, KEY.Key_F10, SHIFT)
    await until(lambda: QApplication.activePopupWidget() is window.context_menu)
    leave_menu(window, KEY.Key_Escape)
    await until(lambda: QApplication.activePopupWidget() is None)
    await choose_files(window, 2, 1)
    press(window.details.files_page.view, KEY.Key_F10, SHIFT)
    await until(lambda: QApplication.activePopupWidget() is not None)
    assert QApplication.activePopupWidget() is not window.context_menu
