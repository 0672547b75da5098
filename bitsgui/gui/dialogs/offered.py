"""What others ask the program to download, in the dialog in which the user decides about it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from bitsgui.bits.patterns import literal
from bitsgui.bits.program_links import Wish
from bitsgui.gui import text

if TYPE_CHECKING:
    from bitsgui.gui.dialogs.add import AddDialog

SEEN_AFTER_MS = 1000
_TYPING = {QEvent.Type.KeyPress, QEvent.Type.InputMethod}


class Offered(QObject):
    """Opens the dialog with it. While it ``is_new`` nothing is added, or typed into the links.

    A dialog that comes up by itself may get keys that were meant for what was there before: it
    waits until its links are painted, and it has had the keyboard for ``patience_ms`` at a stretch.
    Signals: ``seen`` (that has come about, or the dialog was closed).
    """

    seen = Signal()

    def __init__(self, dialog: "AddDialog", on_end: Callable[[], None]) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._on_end = on_end
        self._is_painted = True
        self.is_new = False
        self.patience_ms = SEEN_AFTER_MS
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_seen)

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
        self.is_new, self._is_painted = True, False
        self._timer.stop()
        for watched in (dialog, dialog.links, dialog.links.viewport()):
            watched.installEventFilter(self)
        dialog.open_with(tuple(map(literal, wish.urls)))
        if wish.name or wish.checksum:
            dialog.more.name_it(wish.name, wish.checksum)
        dialog.say_remark(text.tr("A link or another program asks for this; nothing has begun."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the links as they were offered until they can have been seen."""
        kind, dialog = event.type(), self._dialog
        if watched is dialog:
            if kind == QEvent.Type.WindowActivate:
                self._wait()
            elif kind == QEvent.Type.WindowDeactivate:
                self._timer.stop()
            elif kind == QEvent.Type.Hide and not event.spontaneous():
                self._on_seen()
            return False
        if watched is dialog.links.viewport():
            if kind == QEvent.Type.Paint and not self._is_painted:
                self._is_painted = True
                self._wait()
            return False
        return kind in _TYPING

    def _wait(self) -> None:
        if self._is_painted and self._dialog.isActiveWindow():
            self._timer.start(self.patience_ms)

    def _on_seen(self) -> None:
        self.is_new = False
        self._timer.stop()
        for watched in (self._dialog, self._dialog.links, self._dialog.links.viewport()):
            watched.removeEventFilter(self)
        self._on_end()
        self.seen.emit()
