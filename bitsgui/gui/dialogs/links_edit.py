"""The field links are pasted, dropped and typed into."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from bitsgui.gui import text
from bitsgui.gui.links import command_of, files_of, links_of
from bitsgui.gui.theme import GAP
from bitsgui.gui.views.scrolling import ThinScrollBar

LINES = 6
FEWEST = 3
AT_ONCE = 1000
RETURNS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class LinksEdit(QPlainTextEdit):
    """Several lines of text.

    A pasted cURL command is handed on by ``command_given`` and pasted files by ``files_given``
    instead of being inserted. ``entered`` follows Return where it can only mean that somebody is
    done, which takes :attr:`is_read`; anywhere else, and with Shift, it begins a line.
    """

    entered = Signal()
    command_given = Signal(str)
    files_given = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.is_read = True
        self._coming: list[str] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._fill)
        self.setPlaceholderText(text.tr("https://\u2026  one link on each line"))
        self.setAccessibleName(text.tr("Links, one on each line"))
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # the dialog takes them, wherever they fall
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        ThinScrollBar(self)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * FEWEST + GAP)

    @property
    def is_filling(self) -> bool:
        """Whether lines that were added are still to come."""
        return bool(self._coming)

    def add_lines(self, lines: Sequence[str]) -> None:
        """Add lines at the end: many in slices between the window's own work.

        ``textChanged`` follows when all are there.
        """
        typed = self.toPlainText().rstrip()
        if len(lines) <= AT_ONCE:
            self.setPlainText("\n".join(filter(None, (typed, *lines))))
            self.moveCursor(QTextCursor.MoveOperation.End)
            return
        self._coming = [*self._coming, *lines]
        self.setPlainText(typed)
        self._timer.start()

    def _fill(self) -> None:
        now, self._coming = self._coming[:AT_ONCE], self._coming[AT_ONCE:]
        was_blocked = self.blockSignals(True)
        self.appendPlainText("\n".join(now))
        self.blockSignals(was_blocked)
        if not self._coming:
            self._timer.stop()
            self.moveCursor(QTextCursor.MoveOperation.End)
            self.textChanged.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Return as the end of the typing where nothing can follow."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_return = event.key() in RETURNS
        if is_return and not held and self.is_read and self._is_at_end():
            self.entered.emit()
        elif is_return and held == Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")  # Qt would break the line within its paragraph
        else:
            super().keyPressEvent(event)

    def _is_at_end(self) -> bool:
        """Return whether the caret is behind all lines; one line alone is never broken in two."""
        typed, cursor = self.toPlainText(), self.textCursor()
        if "\n" not in typed.strip():
            return True
        return not cursor.hasSelection() and not typed[cursor.position() :].strip()

    def sizeHint(self) -> QSize:
        """Return room for some lines."""
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * LINES + GAP)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text and files."""
        return source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert links, a line each, very many at the end; hand on what is more than links."""
        if command := command_of(source):
            self.command_given.emit(command)
        elif files := files_of(source):
            self.files_given.emit(files)
        elif source.hasUrls() and (urls := links_of(source)):
            self.insertPlainText("\n".join(urls) + "\n")
        elif source.text().count("\n") > AT_ONCE:
            self.add_lines(source.text().splitlines())
        else:
            super().insertFromMimeData(source)
