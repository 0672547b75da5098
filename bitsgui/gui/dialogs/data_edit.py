"""Text that is sent to a server as it is, to its last character."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from bitsgui.gui.theme import GAP
from bitsgui.gui.views.scrolling import ThinScrollBar

LINES = 3


class DataEdit(QPlainTextEdit):
    """A field for the body of a request.

    The field itself knows one kind of line ends and of spaces: what was put in comes out unchanged
    until somebody edits it, and with its own line ends after that.
    """

    def __init__(self, parent: QWidget | None = None, *, lines: int = LINES) -> None:
        super().__init__(parent)
        self._given, self._as_shown = "", ""
        self.setTabChangesFocus(True)
        # A megabyte without a line break would take minutes to be broken into lines.
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + GAP)
        ThinScrollBar(self)

    def put(self, data: str) -> None:
        """Show other data."""
        self._given = data
        self.setPlainText(data)
        self._as_shown = self.toPlainText()

    def data(self) -> str:
        """Return what is to be sent."""
        shown = self.toPlainText()
        if shown == self._as_shown:
            return self._given
        has_http_ends = "\r\n" in self._given and bool(shown)
        return shown.replace("\n", "\r\n") if has_http_ends else shown
