"""The way out of an error begins in the row: with Enter, a button, or the menu of the row."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState, LoginNeed
from bitsgui.gui.language import SPOKEN, Language, set_language
from bitsgui.gui.quick_deeds import QuickDeed, quick_deeds, spoken_deeds
from bitsgui.gui.remedies import Remedy, remedies
from bitsgui.gui.views.details import Tab
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, LEFT, choose, press, settle
from tests.gui.quick_pictures import place_of
from tests.gui.samples import error, job_id, wants_login
from tests.words.compiled import compile_words

SHIFT = Qt.KeyboardModifier.ShiftModifier
EXPIRED, RETRYING, PAUSED = 4, 5, 7


async def protected(window, manager) -> None:
    manager.put(replace(wants_login(PAUSED), name="lecture-07.mp4"))
    await until(lambda: window.jobs.view(job_id(PAUSED)).state == JobState.ERROR)
    await choose(window, PAUSED)


async def asked(window):
    logins = window.orders.logins
    await until(lambda: logins.dialog is not None and logins.dialog.isVisible())
    logins.dialog.reject()
    await until(lambda: logins.dialog is None)


def test_a_row_that_waits_for_a_login_offers_it_first_and_no_attempt_that_must_fail():
    view = wants_login(1)
    assert quick_deeds(view) == (QuickDeed.FRESH_LINK, QuickDeed.LOG_IN)
    assert spoken_deeds(view) == "Log in\u2026, Get a fresh link"


async def test_the_button_in_the_row_asks_for_the_login(window, manager):
    await protected(window, manager)
    row = window.jobs.row_of(job_id(PAUSED))
    QTest.mouseClick(window.list.viewport(), LEFT, pos=place_of(window, row, QuickDeed.LOG_IN))
    await asked(window)


async def test_the_menu_of_the_row_begins_with_the_login_where_one_is_wanted(window, manager):
    menu = window.context_menu
    await choose(window, PAUSED)
    assert not window.deeds.log_in.isVisible()
    await protected(window, manager)
    await until(lambda: not window._refresh_timer.isActive())
    place = window.list.visualRect(window.jobs.job_index(job_id(PAUSED))).center()
    there = window.list.viewport().mapToGlobal(place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, there)
    QApplication.sendEvent(window.list.viewport(), event)
    await until(menu.isVisible)
    shown = [each for each in menu.actions() if each.isVisible()]
    assert shown[0] is window.deeds.log_in
    press(menu, KEY.Key_O)
    await asked(window)


async def test_keys_ask_for_the_login_and_enter_does_too(window, manager):
    await protected(window, manager)
    window.list.setFocus()
    press(window.list, KEY.Key_L, CTRL | SHIFT)
    await asked(window)
    press(window.list, KEY.Key_Return)
    await asked(window)


async def test_enter_on_what_has_no_error_shows_its_details_and_keeps_the_keyboard(window):
    await choose(window, PAUSED)
    window.deeds.details.setChecked(False)
    window.details.turn_to(Tab.SPEED)
    window.list.setFocus()
    press(window.list, KEY.Key_Return)
    assert window.details.isVisible()
    assert window.details.tab is Tab.SPEED
    assert window.list.hasFocus()


async def test_enter_on_an_expired_link_asks_for_another_one(window):
    await choose(window, EXPIRED)
    assert remedies(window.list.current_view())[0] is Remedy.FRESH_LINK
    window.details.turn_to(Tab.FILES)
    window.list.setFocus()
    press(window.list, KEY.Key_Return)
    await until(window.details.error_panel.offer.link.hasFocus)


@pytest.mark.parametrize("is_folded", [False, True])
async def test_enter_on_what_can_only_be_tried_leads_to_the_error_and_esc_back(
    window, manager, is_folded
):
    await choose(window, RETRYING)
    window.deeds.details.setChecked(not is_folded)
    window.details.turn_to(Tab.SPEED)
    window.list.setFocus()
    press(window.list, KEY.Key_Return)
    await until(lambda: getattr(QGuiApplication.focusObject(), "text", str)() == "Retry now")
    assert window.details.tab is Tab.OVERVIEW
    assert manager.called("resume") == []
    press(QGuiApplication.focusObject(), KEY.Key_Escape)
    assert window.list.hasFocus()


async def test_a_second_enter_does_what_has_the_keyboard_but_one_that_is_held_does_not(
    window, manager
):
    await choose(window, RETRYING)
    window.list.setFocus()
    press(window.list, KEY.Key_Return)
    await until(lambda: getattr(QGuiApplication.focusObject(), "text", str)() == "Retry now")
    held = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Return, Qt.KeyboardModifier(0), "\r", True)
    QApplication.sendEvent(QGuiApplication.focusObject(), held)
    assert manager.called("resume") == []
    press(QGuiApplication.focusObject(), KEY.Key_Return)
    await until(lambda: manager.called("resume") == [job_id(RETRYING)])
    assert window.list.hasFocus()


@pytest.mark.parametrize("tongue", SPOKEN)
async def test_all_ways_out_of_an_error_are_in_sight_in_a_small_window(window, manager, tongue):
    compile_words()
    set_language(tongue)
    try:
        told = error(Hresult.WININET_CLIENT_AUTH_CERT_NEEDED, login=LoginNeed.CERTIFICATE)
        manager.put(replace(manager.jobs[job_id(4)], state=JobState.ERROR, error=told))
        window.resize(900, 600)
        await choose(window, 4)
        panel = window.details.error_panel
        await until(lambda: len(shown_buttons(panel)) == 4)
        settle()
        for button in shown_buttons(panel):
            assert button.visibleRegion().boundingRect() == button.rect(), button.text()
        window.resize(1300, 900)
        settle()
        facts = window.details.overview._facts.geometry()
        assert facts.top() == panel.geometry().top()  # beside it again
    finally:
        set_language(Language.SYSTEM)


def shown_buttons(panel) -> list[QAbstractButton]:
    return [each for each in panel.findChildren(QAbstractButton) if each.isVisible()]
