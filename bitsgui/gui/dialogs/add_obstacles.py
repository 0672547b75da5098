"""What keeps the add dialog from adding, and the way of the keyboard there."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from bitsgui.bits.curl_command import is_curl
from bitsgui.gui import text
from bitsgui.gui.links import Links

if TYPE_CHECKING:
    from bitsgui.gui.dialogs.add import AddDialog


def press_add(dialog: "AddDialog") -> None:
    """Press Add, or else lead to what is not right; nothing while links are still read."""
    if dialog.add_button.isEnabled():
        dialog.add_button.click()
    elif dialog.links.is_read and not dialog.offered.is_new:
        _lead_to_obstacle(dialog)


def _lead_to_obstacle(dialog: "AddDialog") -> None:
    """Bring the keyboard to the first part that is not right, and let a screen reader say why."""
    links = dialog.links
    typed = links.toPlainText()
    if not is_curl(typed) and dialog.bad.count:
        dialog.bad.show_first()
        _announce(links, f"{dialog.found.text()} {dialog.hint.text()}")
    elif not typed.strip() or dialog.bad.is_described:
        _go_to(links, dialog.found.text())
    elif not is_curl(typed) and not dialog.panel.links.checked():
        _go_to(dialog.panel.table, dialog.hint.text())
    elif dialog.folder_field.path() is None:
        _go_to(dialog.folder, dialog.folder.accessibleDescription())
    elif (control := dialog.more.wrong_control()) is not None:
        dialog.more_button.setChecked(True)
        _go_to(control, control.accessibleDescription())
    elif dialog.sent_again.is_held:
        _go_to(dialog.sent_again, dialog.remark.text())
    else:
        _go_to(dialog.start.time, dialog.start.problem.text())


def hint_words(links: Links, checked: int) -> str:
    """Return what Enter does, or what is to be done first; so many links are ``checked``."""
    if links.refused:
        one = text.tr("Correct the marked line or leave it out.")
        many = text.tr("Correct the marked lines or leave them out.")
        return many if len(links.refused) > 1 else one
    if links.urls and not checked:
        return text.tr("Choose at least one of the links.")
    return text.tr("Enter adds, Shift+Enter begins a new line.")


def _go_to(control: QWidget, words: str) -> None:
    control.setFocus()
    _announce(control, words)


def _announce(control: QWidget, words: str) -> None:
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(control, words))
