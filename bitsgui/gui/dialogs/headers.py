"""What a download says to the server beside its request: header fields, cookies among them."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from bitsgui.gui import text
from bitsgui.gui.dialogs.add_checks import headers_of, headers_problem
from bitsgui.gui.dialogs.asking import AskingDialog
from bitsgui.gui.theme import GAP
from bitsgui.gui.views.scrolling import ThinScrollBar

WIDTH = 480
LINES = 8


class HeadersDialog(AskingDialog):
    """Asks for header fields. ``chosen`` carries them as they are sent, None for none.

    ``known`` is what is set; None: it cannot be read, and what is typed takes its place.
    """

    def __init__(self, known: str | None, parent: QWidget) -> None:
        super().__init__(text.tr("Headers"), text.tr("Set"), parent)
        self.add_title(text.tr("Headers of every request"))
        self.edit = QPlainTextEdit((known or "").replace("\r\n", "\n").strip())
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * LINES + GAP)
        self.edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        ThinScrollBar(self.edit)
        self._add_label(text.tr("Hea&ders, one on each line"), self.edit)
        self.body.addWidget(self.edit)
        self._add_problem(self.edit)
        if known is None:
            words = text.tr("What is set now cannot be read; what you write takes its place.")
        else:
            words = text.tr("They go to the server of the link only, and are stored encrypted.")
        self.add_muted(words)
        self.setMinimumWidth(WIDTH)
        self.edit.textChanged.connect(self._check)
        self.yes.clicked.connect(self._on_set)
        self.dress()
        self.edit.setFocus()

    def _wrong(self) -> str:
        return headers_problem(self.edit.toPlainText())

    def _on_set(self) -> None:
        pairs = headers_of(self.edit.toPlainText())
        self._choose("".join(f"{name}: {value}\r\n" for name, value in pairs) or None)
