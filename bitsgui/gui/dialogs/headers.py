"""What a download says to the server beside its request: header fields, cookies among them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from bitsgui.gui import text
from bitsgui.gui.dialogs.add_checks import headers_of, headers_problem
from bitsgui.gui.dialogs.small_dialog import SmallDialog
from bitsgui.gui.theme import GAP, current_tokens, set_text_colour
from bitsgui.gui.views.fields import dress_fields
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.scrolling import ThinScrollBar

WIDTH = 480
LINES = 8


class HeadersDialog(SmallDialog):
    """Asks for header fields. ``chosen`` carries them as they are sent, None for none.

    ``known`` is what is set; None: it cannot be read, and what is typed takes its place. Still
    open until ``accept``; ``fail`` says why nothing was changed.
    """

    chosen = Signal(object)

    def __init__(self, known: str | None, parent: QWidget) -> None:
        super().__init__(text.tr("Headers"), text.tr("Set"), text.tr("Cancel"), parent)
        self.add_title(text.tr("Headers of every request"))
        label = Note()
        label.setText(text.tr("Hea&ders, one on each line"))
        self.edit = QPlainTextEdit((known or "").replace("\r\n", "\n").strip())
        self.edit.setAccessibleName(text.tr("Headers, one on each line"))
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * LINES + GAP)
        self.edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        ThinScrollBar(self.edit)
        label.setBuddy(self.edit)
        self.body.addWidget(label)
        self.body.addWidget(self.edit)
        self.problem = Note()
        self.problem.hide()
        self.body.addWidget(self.problem)
        if known is None:
            words = text.tr("What is set now cannot be read; what you write takes its place.")
        else:
            words = text.tr("They go to the server of the link only, and are stored encrypted.")
        self.add_muted(words)
        self.setMinimumWidth(WIDTH)
        self.edit.textChanged.connect(self._on_changed)
        self.yes.clicked.connect(self._on_set)
        self.dress()
        self.edit.setFocus()

    def fail(self, words: str) -> None:
        """Say why nothing was changed."""
        self.yes.setEnabled(True)
        self._show_words(words)

    def dress(self) -> None:
        """Take the colours in force."""
        super().dress()
        dress_fields(self.edit)
        set_text_colour(self.problem, current_tokens().error)

    def _on_changed(self) -> None:
        words = headers_problem(self.edit.toPlainText())
        self._show_words(words)
        self.yes.setEnabled(not words)

    def _show_words(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.edit.setAccessibleDescription(words)

    def _on_set(self) -> None:
        pairs = headers_of(self.edit.toPlainText())
        self.yes.setEnabled(False)
        self.chosen.emit("".join(f"{name}: {value}\r\n" for name, value in pairs) or None)
