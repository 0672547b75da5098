"""What asks for something is used by the keyboard alone: reached, named, seen, entered and left."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.types import ProxySettings, ProxyUsage, SecurityFlags
from bitsgui.gui.dialogs.certificate import CertificateDialog
from bitsgui.gui.dialogs.checks import ChecksDialog
from bitsgui.gui.dialogs.data import DataDialog
from bitsgui.gui.dialogs.headers import HeadersDialog
from bitsgui.gui.dialogs.login import LoginDialog
from bitsgui.gui.dialogs.own_certificate import OwnCertificateDialog, RuleCertificateDialog
from bitsgui.gui.dialogs.proxy import ProxyDialog
from bitsgui.gui.language import SPOKEN, Language, set_language
from bitsgui.gui.views.buttons import FlatButton
from bitsgui.gui.views.text_button import TextButton
from tests.gui.conftest import until
from tests.gui.driving import KEY, press, settle
from tests.gui.samples import untrusted
from tests.gui.test_mnemonics import check
from tests.words.compiled import compile_words

FORWARD, BACK = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
MOST = 40
SERVERS = ProxySettings(ProxyUsage.OVERRIDE, "proxy.example:3128", "*.lan")


def login(window: QWidget) -> LoginDialog:
    words = "They go to the chosen server only, and are stored encrypted."
    dialog = LoginDialog("Log in", words, "Set", can_be_none=True, parent=window)
    dialog.offer({"a.example": 1, "b.example": 2})
    dialog.ask_for_consent(is_known=True)
    return dialog


def proxy(window: QWidget) -> ProxyDialog:
    dialog = ProxyDialog(SERVERS, "https://a.example/1.zip", window)
    dialog.test.login.show()
    return dialog


DIALOGS: dict[str, Callable[[QWidget], QDialog]] = {
    "accepting": lambda window: CertificateDialog(untrusted(), "It has expired.", window),
    "rule-certificate": lambda window: RuleCertificateDialog(
        CertificateFiles("/no/amy.crt"), window, says_any=True
    ),
    "certificate": lambda window: OwnCertificateDialog(
        CertificateFiles("/a.p12"), "Use", "It is shown to the server.", window
    ),
    "checks": lambda window: ChecksDialog(SecurityFlags.IGNORE_CN, window),
    "data": lambda window: DataDialog("a=1", window),
    "headers": lambda window: HeadersDialog("X: 1", window),
    "login": login,
    "proxy": proxy,
}


@pytest.fixture(params=DIALOGS)
async def dialog(request, window):
    shown = DIALOGS[request.param](window)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown.open()
    await until(shown.isVisible)
    settle()
    yield shown
    shown.deleteLater()


def ring(dialog: QDialog, modifier: Qt.KeyboardModifier = FORWARD) -> list[QWidget]:
    """Return what Tab comes by, from where the dialog begins until it is there again."""
    passed: list[QWidget] = []
    here = dialog.focusWidget()
    while here is not None and here not in passed and len(passed) < MOST:
        passed.append(here)
        press(here, KEY.Key_Tab, modifier)
        here = dialog.focusWidget()
    return passed


def controls(dialog: QDialog) -> set[QWidget]:
    seen = (each for each in dialog.findChildren(QWidget) if each.isVisible() and each.isEnabled())
    return {
        each
        for each in seen
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
    }


async def test_tab_reaches_all_there_is_from_the_top_to_the_end_and_back(dialog):
    forward = ring(dialog)
    assert set(forward) == controls(dialog)
    places = [each.mapTo(dialog, each.rect().center()).y() for each in forward]
    breaks = [n for n, place in enumerate(places) if place < places[n - 1]]
    assert len(breaks) == 1  # where the ring closes
    assert ring(dialog, BACK) == [forward[0], *reversed(forward[1:])]


async def test_tab_goes_through_the_buttons_as_they_are_read(dialog):
    buttons = [each for each in ring(dialog) if isinstance(each, FlatButton)]
    row = [each for each in buttons if each.y() == dialog.no.y()]
    start = row.index(min(row, key=QWidget.x))
    read = row[start:] + row[:start]  # the ring may begin among them
    assert read == sorted(row, key=QWidget.x)


async def test_each_control_has_a_name_for_a_screen_reader(dialog):
    names = {}
    for each in controls(dialog):
        name = QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
        assert name.strip()
        names.setdefault(name, each)
    assert len(names) == len(controls(dialog))


async def test_the_focus_is_seen_wherever_it_is(dialog):
    for each in ring(dialog):
        each.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        focused = dialog.grab().toImage()
        each.clearFocus()
        settle()
        assert focused != dialog.grab().toImage(), each


async def test_escape_leaves_from_everywhere(dialog):
    for each in ring(dialog):
        dialog.open()
        each.setFocus()
        press(each, KEY.Key_Escape)
        assert not dialog.isVisible(), each


async def test_enter_presses_the_button_that_has_the_keyboard_and_not_the_default(dialog):
    answers: list[QWidget] = []
    buttons = [each for each in ring(dialog) if isinstance(each, FlatButton | TextButton)]
    assert dialog.no in buttons
    for button in buttons:
        button.clicked.disconnect()
        button.clicked.connect(lambda _=False, each=button: answers.append(each))
    for button in buttons:
        button.setFocus()
        press(button, KEY.Key_Return)
    assert answers == buttons


@pytest.mark.parametrize("tongue", SPOKEN)
async def test_each_control_has_a_letter_of_its_own(window, tongue):
    compile_words()
    set_language(tongue)
    try:
        for name, make in DIALOGS.items():
            dialog = make(window)
            if name != "accepting":  # its one other way out is no
                check(dialog)
            dialog.deleteLater()
    finally:
        set_language(Language.SYSTEM)


@pytest.mark.parametrize("dialog", ["certificate"], indirect=True)
async def test_the_keyboard_stays_at_the_button_whose_answer_was_refused(dialog):
    refusals = []
    dialog.chosen.connect(refusals.append)
    dialog.yes.setFocus()
    press(dialog.yes, KEY.Key_Space)
    assert len(refusals) == 1
    assert not dialog.yes.hasFocus()
    dialog.fail("It is not the passphrase of the key.")
    assert dialog.yes.hasFocus()
    QTest.keyClick(dialog.yes, KEY.Key_Space)
    assert len(refusals) == 2
