"""What the dialogs have in common that stay open until what they asked for is done."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bitsgui.bits.errors import BitsError
from bitsgui.gui import text
from bitsgui.gui.dialogs.small_dialog import SmallDialog
from bitsgui.gui.theme import GAP_TINY, current_tokens, set_text_colour
from bitsgui.gui.views.buttons import FlatButton
from bitsgui.gui.views.fields import dress_fields
from bitsgui.gui.views.notes import Note


class AskingDialog(SmallDialog):
    """Shut by whoever carries out what it asked for: see ``answering``.

    ``chosen`` carries the answer. ``problem`` says what is wrong; ``none``, where there is one,
    takes away what is there.
    """

    chosen = Signal(object)

    def __init__(self, title: str, yes: str, parent: QWidget) -> None:
        super().__init__(title, yes, text.tr("Cancel"), parent)
        self.problem = Note()
        self.problem.hide()
        self.none: FlatButton | None = None
        self._described: QWidget | None = None
        self._is_left = False
        self._left_at: QWidget | None = None
        self.finished.connect(self._on_finished)

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Carry out inside what was chosen: this closes then, or says what it was refused for.

        It may have been left meanwhile.
        """
        try:
            yield
        except BitsError as refusal:
            if not self._is_left:
                self.fail(text.call_failure(refusal))
        else:
            if not self._is_left:
                self.accept()

    def fail(self, words: str) -> None:
        """Say why nothing was changed, and let it be tried again."""
        self._check()
        self._show_problem(words)
        if self._left_at is not None and self._left_at.isEnabled():
            self._left_at.setFocus()

    def dress(self) -> None:
        """Take the colours in force."""
        super().dress()
        dress_fields(self)
        set_text_colour(self.problem, current_tokens().error)

    def _add_label(self, words: str, control: QWidget) -> Note:
        """Name a control, which is to stand below."""
        label = Note()
        label.setText(words)
        label.setContentsMargins(0, GAP_TINY, 0, 0)  # nearer to its control than to what is above
        label.setBuddy(control)
        control.setAccessibleName(words.replace("&", ""))
        self.body.addWidget(label)
        return label

    def _add_problem(self, described: QWidget | None = None) -> None:
        """Make room for what is wrong, of one control in particular."""
        self._described = described
        self.body.addWidget(self.problem)

    def _wrong(self) -> str:
        """Return what is wrong with what is typed, or nothing."""
        return ""

    def _is_enough(self) -> bool:
        """Return whether all is there that is needed."""
        return True

    def _check(self) -> None:
        """Say what is wrong; only what is right can be chosen."""
        words = self._wrong()
        self._show_problem(words)
        self.yes.setEnabled(not words and self._is_enough())
        if self.none is not None:
            self.none.setEnabled(True)

    def _show_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        if self._described is not None:
            self._described.setAccessibleDescription(words)

    def _choose(self, *answer: object) -> None:
        self._left_at = self.focusWidget()  # a button loses the keyboard when it is disabled
        for button in (self.yes, self.none):
            if button is not None:
                button.setEnabled(False)
        self.chosen.emit(*answer)

    def _on_finished(self) -> None:
        self._is_left = True
