"""What others ask the program to download, in the dialog in which the user decides about it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from bitsgui.bits.curl_command import CurlCommand
from bitsgui.bits.patterns import literal
from bitsgui.bits.program_links import Wish
from bitsgui.bits.records import SentRequest
from bitsgui.gui import text
from bitsgui.gui.dialogs.add_checks import headers_of
from bitsgui.gui.views.fields import FlatCheck

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
        self._is_told = False
        dialog.more.changed.connect(self._tell)
        dialog.links.textChanged.connect(self._on_typed)

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
        self._is_told = True
        self._tell()

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

    def _tell(self) -> None:
        """Say where it comes from, and what else was asked for, which is folded away."""
        if not self._is_told:
            return
        tr, more = text.tr, self._dialog.more
        said = [tr("A link or another program asks for this; nothing has begun.")]
        for words, line in (
            (tr("It is to be called \u201c%1\u201d."), more.name),
            (tr("It is to have the checksum %1."), more.checksum),
        ):
            if line.isEnabled() and line.text().strip():
                said.append(words.replace("%1", line.text().strip()))
        self._dialog.say_remark("\n".join(said))

    def _on_typed(self) -> None:
        if not self._dialog.links.toPlainText().strip():
            self._is_told = False

    def _on_seen(self) -> None:
        self.is_new = False
        self._timer.stop()
        for watched in (self._dialog, self._dialog.links, self._dialog.links.viewport()):
            watched.removeEventFilter(self)
        self._on_end()
        self.seen.emit()


class SentAgain(FlatCheck):
    """Asks whether what may be an order is to be sent once more; nothing is added before a yes.

    Hidden unless a download is offered again that was not asked for by a plain GET, and for as
    long as that is what would be sent.
    """

    def __init__(self, dialog: "AddDialog", on_change: Callable[[], None]) -> None:
        super().__init__(text.tr("Send it once more"))
        self._dialog = dialog
        self.hide()
        self.toggled.connect(on_change)
        dialog.more.changed.connect(self._look)
        dialog.links.textChanged.connect(self._look)

    @property
    def is_held(self) -> bool:
        """Whether the yes is still to come."""
        return not (self.isHidden() or self.isChecked())

    def begin(self, sent: SentRequest, page: str) -> None:
        """Fill in how it was asked for the last time, and ask; its link stands there already."""
        data = None if sent.data is None else sent.data.decode("utf-8", "surrogateescape")
        headers = headers_of((sent.headers or "").replace("\r\n", "\n"))
        command = CurlCommand(headers=headers, referer=page or None, method=sent.method, data=data)
        self._dialog.more.take(command)
        words = text.tr(
            "This was sent to the server by %1 and may be an order: to download it again it is "
            "sent once more."
        ).replace("%1", sent.method)
        if sent.is_lost:
            words += " " + text.tr(
                "What was sent with it is not kept any more: fill it in under More."
            )
        self._dialog.say_remark(words)
        self.setChecked(False)
        self.show()
        self.toggled.emit(False)

    def _look(self) -> None:
        more = self._dialog.more
        is_plain = not (more.method.text().strip() or more.data.data())
        if not self.isHidden() and (is_plain or not self._dialog.links.toPlainText().strip()):
            self.hide()
            self.setChecked(False)
