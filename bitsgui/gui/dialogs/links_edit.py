"""The field links are pasted, dropped and typed into."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit

from bitsgui.gui import text
from bitsgui.gui.links import command_of, files_of, links_of
from bitsgui.gui.theme import GAP
from bitsgui.gui.views.scrolling import ThinScrollBar

LINES = 6
FEWEST = 3
AT_ONCE = 1000


class LinksEdit(QPlainTextEdit):
    """Several lines of text.

    A pasted cURL command is handed on by ``command_given`` and dropped files by ``files_given``
    instead of being inserted.
    """

    command_given = Signal(str)
    files_given = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self._coming: list[str] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._fill)
        self.setPlaceholderText(text.tr("https://\u2026  one link on each line"))
        self.setAccessibleName(text.tr("Links, one on each line"))
        self.setTabChangesFocus(True)
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
            self.selectAll()
            self.textChanged.emit()

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
