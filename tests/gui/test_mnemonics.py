"""Every letter under a line means one thing in its menu or dialog, in every language."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QRadioButton,
    QWidget,
)

from bitsgui.bits.categories import Category
from bitsgui.bits.certificates import CertificateFault
from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState
from bitsgui.gui import language
from bitsgui.gui.dialogs.about import AboutDialog
from bitsgui.gui.dialogs.category import CategoryDialog
from bitsgui.gui.dialogs.complete import CompleteDialog
from bitsgui.gui.dialogs.known_bar import KnownBar
from bitsgui.gui.dialogs.limit import LimitDialog
from bitsgui.gui.dialogs.log_viewer import LogViewer
from bitsgui.gui.dialogs.preferences import PreferencesDialog
from bitsgui.gui.dialogs.probe_panel import ProbePanel
from bitsgui.gui.dialogs.quit import QuitDialog
from bitsgui.gui.language import Language
from bitsgui.gui.options.option import Page
from bitsgui.gui.rows.move_dialogs import MoveDialog, RenameDialog
from bitsgui.gui.rows.remove_dialog import RemoveDialog, loss_of
from bitsgui.gui.views.buttons import FlatButton
from bitsgui.gui.views.main_window import MainWindow
from bitsgui.gui.views.option_row import PlainRow
from bitsgui.gui.views.text_button import TextButton
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, choose, press
from tests.gui.fake_manager import FakeManager
from tests.gui.samples import KINDS, error, files_of, finished, job, job_id, untrusted, wants_login
from tests.words.compiled import compile_words

LANGUAGES = [Language.ENGLISH, Language.GERMAN, Language.RUSSIAN]
PROTECTED, HELD_UP = 40, 41
"""Downloads that wait for a login, and for a certificate."""
BY_KEY = ("yes", "no", "add_button", "cancel_button", "close_button")
"""What Enter or Esc does needs no letter."""
MESSAGES = (KnownBar, ProbePanel)
"""What stands in a message is reached by Tab: there is no letter left for what comes and goes."""


@pytest.fixture(params=LANGUAGES)
async def spoken(request, qapp, window: MainWindow):
    """The window in each language, with a download selected."""
    compile_words()
    language.set_language(request.param)
    await choose(window, 7)
    yield window
    language.set_language(Language.SYSTEM)


def letter(words: str) -> str:
    found = re.search(r"&(.)", words.replace("&&", ""))
    return found[1].lower() if found else ""


def clashes(words: list[str]) -> list[str]:
    count = Counter(filter(None, map(letter, words)))
    return [each for each in words if count[letter(each)] > 1]


@pytest.mark.parametrize("number", [7, PROTECTED, HELD_UP])
async def test_no_menu_has_a_letter_twice_and_no_deed_goes_without(
    spoken: MainWindow, manager: FakeManager, number: int
):
    manager.put(wants_login(PROTECTED))
    told = error(Hresult.WININET_INVALID_CA, certificate=untrusted(CertificateFault.SELF_SIGNED))
    manager.put(job(HELD_UP, state=JobState.ERROR, error=told))
    await until(lambda: spoken.jobs.row_of(job_id(HELD_UP)) is not None)
    await choose(spoken, number)
    assert clashes([action.text() for action in spoken.menuBar().actions()]) == []
    menus = [spoken.context_menu, *spoken.menuBar().findChildren(QMenu)]
    for menu in [*menus, spoken.categories.menu, spoken.details.files_page.file_deeds.menu]:
        menu.aboutToShow.emit()
        shown = filter(QAction.isVisible, menu.actions())
        entries = [each for each in shown if not each.isSeparator()]
        assert clashes([each.text() for each in entries]) == [], menu.title()
        # What is chosen among is found by its first letter.
        deeds = [each.text() for each in entries if not each.isCheckable()]
        assert [words for words in deeds if not letter(words)] in ([], deeds), menu.title()


def told(dialog: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Return what can be reached by a letter now, with its words."""
    for part in dialog.findChildren(QWidget):
        in_message = any(isinstance(above, MESSAGES) for above in above_of(part))
        if not in_message and part.isVisibleTo(dialog) and is_reached(part):
            yield part, str(part.property("text"))


def is_reached(part: QWidget) -> bool:
    control = part.buddy() if isinstance(part, QLabel) else part
    is_named = isinstance(part, QLabel | QAbstractButton)
    return is_named and control is not None and control.isEnabled()


def above_of(part: QWidget) -> Iterator[QWidget]:
    above = part.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def check(dialog: QWidget) -> None:
    parts = list(told(dialog))
    assert clashes([words for _, words in parts]) == []
    deaf = [words for part, words in parts if isinstance(part, QLabel) and is_deaf(part.buddy())]
    assert deaf == []
    needing = (QLabel, QCheckBox, QRadioButton, TextButton, FlatButton)
    by_key = [getattr(dialog, name, None) for name in BY_KEY]
    without = [words for part, words in parts if isinstance(part, needing) and not letter(words)]
    assert without == [part.property("text") for part, _ in parts if part in by_key]


def is_deaf(control: QWidget) -> bool:
    """Return whether no letter of a label leads there: Qt asks the buddy, not its proxy."""
    return control.focusPolicy() == Qt.FocusPolicy.NoFocus


def check_options(dialog: PreferencesDialog) -> None:
    """There are more options than letters: those are found by typing in the search."""
    parts = [(part, words) for part, words in told(dialog) if not is_of_page(part)]
    assert clashes([words for _, words in told(dialog)]) == []
    assert all(letter(words) or part is dialog.close_button for part, words in parts)


def is_of_page(part: QWidget) -> bool:
    return any(isinstance(above, PlainRow | QLineEdit) for above in above_of(part))


async def test_no_letter_means_two_things_while_downloads_are_added(spoken: MainWindow):
    dialog = spoken.adding.dialog
    dialog.open_with(("https://a.example/[1].zip",))
    await until(lambda: dialog.panel.links.rowCount() == 1)
    dialog.more_button.setChecked(True)
    check(dialog)
    dialog.links.setPlainText("https://a.example/1.zip\nhttps://a.example/2.zip")
    await until(lambda: dialog.panel.has_table)
    check(dialog)


DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "about": AboutDialog,
    "category": lambda window: CategoryDialog(Category(0, ""), KINDS, window),
    "complete": lambda window: CompleteDialog([job(2)], files_of(job(2)), window),
    "limit": lambda window: LimitDialog(None, "All downloads together use at &most", window),
    "log": lambda window: LogViewer(window.help.folder / "x.log", window.settings, window),
    "move": lambda window: MoveDialog([job(1)], ["/srv"], window),
    "quit": lambda window: QuitDialog(3, window),
    "remove": lambda window: RemoveDialog(
        loss_of([job(1)], [finished(501, "a.pdf")]), with_files=False, undo_s=9, parent=window
    ),
    "rename": lambda window: RenameDialog(job(1), window),
}


async def test_no_letter_means_two_things_in_a_dialog(spoken: MainWindow):
    for make in DIALOGS.values():
        dialog = make(spoken)
        check(dialog)
        dialog.deleteLater()


async def test_no_letter_means_two_things_on_a_page_of_preferences(spoken: MainWindow):
    await until(lambda: spoken.preferences.source.is_ready)
    press(spoken, KEY.Key_Comma, CTRL)
    dialog = spoken.preferences.dialog
    assert dialog is not None
    for page in Page:
        dialog.turn_to(page)
        check_options(dialog)
    dialog.reject()
