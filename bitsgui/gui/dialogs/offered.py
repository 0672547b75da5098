"""What others ask the program to download, in the dialog in which the user decides about it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from bitsgui.bits.patterns import literal
from bitsgui.bits.program_links import Wish
from bitsgui.gui import text

if TYPE_CHECKING:
    from bitsgui.gui.dialogs.add import AddDialog

SEEN_AFTER_MS = 1000
_TYPING = {QEvent.Type.KeyPress, QEvent.Type.InputMethod}


class Offered(QTimer):
    """Opens the dialog with it. While the timer runs nothing is added, or typed into the links.

    A dialog that comes up by itself may get keys that were meant for what was there before.
    """

    def __init__(self, dialog: "AddDialog", on_end: Callable[[], None]) -> None:
        super().__init__(dialog, singleShot=True, interval=SEEN_AFTER_MS)
        self._dialog = dialog
        self.timeout.connect(self._on_seen)
        self.timeout.connect(on_end)

    def can_open(self, wish: Wish) -> bool:
        """Return whether it may go into the dialog as that is now.

        Not beside links that have options of their own: what somebody typed for those, such as a
        login, would be sent to this one too, and a name or a checksum is for a single link.
        """
        dialog = self._dialog
        if not dialog.isEnabled() or not dialog.isVisible():
            return dialog.isEnabled()
        has_links = bool(dialog.links.toPlainText().strip())
        is_named = has_links and bool(wish.name or wish.checksum)
        return not dialog.more.count and not is_named

    def open(self, wish: Wish) -> None:
        """Add it to what is there, and say where it comes from."""
        dialog = self._dialog
        self.start()
        dialog.links.installEventFilter(self)
        dialog.open_with(tuple(map(literal, wish.urls)))
        if wish.name or wish.checksum:
            dialog.more.name_it(wish.name, wish.checksum)
        dialog.say_remark(text.tr("A link or another program asks for this; nothing has begun."))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the links as they were offered until they can have been seen."""
        return event.type() in _TYPING

    def _on_seen(self) -> None:
        self._dialog.links.removeEventFilter(self)
