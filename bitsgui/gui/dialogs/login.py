"""User and password for whoever asks for them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from bitsgui.gui import text
from bitsgui.gui.dialogs.add_checks import login_problem
from bitsgui.gui.dialogs.small_dialog import SmallDialog
from bitsgui.gui.theme import current_tokens, set_text_colour
from bitsgui.gui.views.buttons import HEIGHT
from bitsgui.gui.views.fields import dress_fields
from bitsgui.gui.views.notes import Note

WIDTH = 360


class LoginDialog(SmallDialog):
    """Asks for user and password. ``chosen`` carries both, an empty user for no login.

    ``title`` says where they are for, ``words`` what becomes of them; ``can_be_none``: there may
    be no login as well. Still open until ``accept``; ``fail`` says why nothing was changed.
    """

    chosen = Signal(str, str)

    def __init__(self, title: str, words: str, *, can_be_none: bool, parent: QWidget) -> None:
        super().__init__(text.tr("Log in"), text.tr("Log in"), text.tr("Cancel"), parent)
        self._can_be_none = can_be_none
        self.add_title(title)
        self.user, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._add(text.tr("Use&r name"), self.user)
        self._add(text.tr("Pass&word"), self.password)
        self.problem = Note()
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.add_muted(words)
        self.setMinimumWidth(WIDTH)
        self.user.textChanged.connect(self._on_changed)
        self.password.textChanged.connect(self._on_changed)
        self.yes.clicked.connect(self._on_yes)
        self._on_changed()
        self.dress()
        self.user.setFocus()

    def fail(self, words: str) -> None:
        """Say why nothing was changed."""
        self._on_changed()
        self._show_words(words)

    def dress(self) -> None:
        """Take the colours in force."""
        super().dress()
        for edit in (self.user, self.password):
            dress_fields(edit)
        set_text_colour(self.problem, current_tokens().error)

    def _add(self, words: str, edit: QLineEdit) -> None:
        label = Note()
        label.setText(words)
        label.setBuddy(edit)
        edit.setMinimumHeight(HEIGHT)
        edit.setAccessibleName(words.replace("&", ""))
        self.body.addWidget(label)
        self.body.addWidget(edit)

    def _on_changed(self) -> None:
        user = self.user.text().strip()
        words = login_problem(user, self.password.text())
        self._show_words(words)
        is_none = not user and not self.password.text()
        self.yes.setEnabled(not words and (self._can_be_none or not is_none))
        self.yes.setText(text.tr("No login") if self._can_be_none and is_none else self._yes_word())

    def _yes_word(self) -> str:
        return text.tr("Set") if self._can_be_none else text.tr("Log in")

    def _show_words(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.user.setAccessibleDescription(words)

    def _on_yes(self) -> None:
        self.yes.setEnabled(False)
        self.chosen.emit(self.user.text().strip(), self.password.text())
