"""What each request of a download for its files brings to the server."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bitsgui.gui import text
from bitsgui.gui.dialogs.add_checks import bytes_of, data_problem
from bitsgui.gui.dialogs.data_edit import DataEdit
from bitsgui.gui.dialogs.small_dialog import SmallDialog
from bitsgui.gui.theme import current_tokens, set_text_colour
from bitsgui.gui.views.fields import dress_fields
from bitsgui.gui.views.notes import Note

WIDTH = 480
LINES = 8


class DataDialog(SmallDialog):
    """Asks for the body of a request. ``chosen`` carries its bytes, None for none.

    ``known`` is what is set; None: it is no text, and what is typed takes its place. Still open
    until ``accept``; ``fail`` says why nothing was changed.
    """

    chosen = Signal(object)

    def __init__(self, known: str | None, parent: QWidget) -> None:
        super().__init__(text.tr("Data"), text.tr("Set"), text.tr("Cancel"), parent)
        self.add_title(lambda: text.tr("Data of each request for a file"))
        label = Note()
        self._say(label, lambda: text.tr("&Data, as it is sent"))
        self.edit = DataEdit(lines=LINES)
        self.edit.put(known or "")
        self.edit.setAccessibleName(text.tr("Data, as it is sent"))
        label.setBuddy(self.edit)
        self.body.addWidget(label)
        self.body.addWidget(self.edit)
        self.problem = Note()
        self.problem.hide()
        self.body.addWidget(self.problem)
        if known is None:
            self.add_muted(
                lambda: text.tr("What is set now is no text; what you write takes its place.")
            )
        self.add_muted(
            lambda: text.tr(
                "It goes to the server of the link only, is stored encrypted, and is taken for a "
                "form unless a Content-Type among the headers says otherwise."
            )
        )
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
        words = data_problem(self.edit.data())
        self._show_words(words)
        self.yes.setEnabled(not words)

    def _show_words(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.edit.setAccessibleDescription(words)

    def _on_set(self) -> None:
        self.yes.setEnabled(False)
        self.chosen.emit(bytes_of(self.edit.data()) or None)
