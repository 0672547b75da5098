"""The keys that lead from part to part of the window, and from tab to tab of the details."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from bitsgui.gui.preference_pages import Page
from bitsgui.gui.views.details import Tab
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, choose, press

SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def go(key, modifier=PLAIN) -> None:
    press(QGuiApplication.focusObject(), key, modifier)


async def test_f6_leads_round_the_parts_that_are_shown(window):
    await choose(window, 1)
    window.list.setFocus()
    await until(window.list.hasFocus)
    for part in (window.details.tabs, window.sidebar, window.list):
        go(KEY.Key_F6)
        await until(part.hasFocus)
    for part in (window.sidebar, window.details.tabs):
        go(KEY.Key_F6, SHIFT)
        await until(part.hasFocus)
    window.shown.sidebar.setChecked(False)
    go(KEY.Key_F6)
    await until(window.list.hasFocus)
    window.top_bar.search.setFocus()
    go(KEY.Key_F6)
    await until(window.list.hasFocus)


async def test_f6_skips_details_that_are_not_there(window):
    await choose(window, 1)
    window.deeds.details.setChecked(False)
    await until(lambda: not window.details.isVisible())
    window.list.setFocus()
    go(KEY.Key_F6)
    await until(window.sidebar.hasFocus)
    go(KEY.Key_F6)
    await until(window.list.hasFocus)


async def test_keys_turn_the_tabs_round_from_within_a_page(window):
    await choose(window, 1)
    details = window.details
    details.turn_to(Tab.PROPERTIES)
    page = details.properties_page
    await until(lambda: page._shown is not None)
    page.fields["name"].line.setFocus()
    await until(page.fields["name"].line.hasFocus)
    go(KEY.Key_Tab, CTRL)
    assert details.tab is Tab.OVERVIEW
    assert details.isAncestorOf(QApplication.focusWidget())
    go(KEY.Key_Tab, CTRL | SHIFT)
    assert details.tab is Tab.PROPERTIES
    go(KEY.Key_Tab, CTRL | SHIFT)
    assert details.tab is Tab.ACTIVITY
    assert details.isAncestorOf(QApplication.focusWidget())


async def test_these_keys_are_listed_and_can_be_changed(window):
    await until(lambda: window.preferences.source.is_ready)
    press(window, KEY.Key_Comma, CTRL)
    dialog = window.preferences.dialog
    rows = dialog.turn_to(Page.SHORTCUTS).rows
    assert {"next-part", "previous-part", "next-tab", "previous-tab"} <= set(rows)
    dialog.reject()
