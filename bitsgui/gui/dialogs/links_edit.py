"""The field links are pasted, dropped and typed into."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit

from bitsgui.gui import text
from bitsgui.gui.links import command_of, files_of, links_of
from bitsgui.gui.theme import GAP

LINES = 6
FEWEST = 3


class LinksEdit(QPlainTextEdit):
    """Several lines of text.

    A pasted cURL command is handed on by ``command_given`` and dropped files by ``files_given``
    instead of being inserted.
    """

    command_given = Signal(str)
    files_given = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(text.tr("https://\u2026  one link on each line"))
        self.setAccessibleName(text.tr("Links, one on each line"))
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        line = self.fontMetrics().lineSpacing()
        self.setMinimumHeight(line * FEWEST + GAP)
        self.setMaximumHeight(line * LINES + GAP)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text and files."""
        return source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert links, a line each; hand on what is more than links."""
        if command := command_of(source):
            self.command_given.emit(command)
        elif files := files_of(source):
            self.files_given.emit(files)
        elif source.hasUrls() and (urls := links_of(source)):
            self.insertPlainText("\n".join(urls) + "\n")
        else:
            super().insertFromMimeData(source)
