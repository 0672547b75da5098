"""User and password for whoever asks for them."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from bitsgui.gui import text
from bitsgui.gui.dialogs.add_checks import login_problem
from bitsgui.gui.dialogs.asking import AskingDialog
from bitsgui.gui.views.buttons import HEIGHT
from bitsgui.gui.views.combo import FlatCombo
from bitsgui.gui.views.fields import FlatCheck
from bitsgui.gui.views.notes import Note

WIDTH = 360


def logon_words() -> str:
    """Return what becomes of a logon that a dialog offers."""
    return text.tr(
        "A ticket of Kerberos says who is logged on to this computer. No password is sent, and "
        "none is kept."
    )


class LoginDialog(AskingDialog):
    """Asks for user and password. ``chosen`` carries both, an empty user for no login.

    ``title`` says where they are for, ``words`` what becomes of them, ``yes`` what they are asked
    for; ``can_be_none``: there is a login, which may be taken away. ``ask_for_consent`` asks for
    one thing more; after ``offer_logon`` nothing is to be typed, and what is chosen is empty.
    ``logon_chosen``: rather than these the logon to this computer, after ``offer_logon_too``.
    """

    chosen = Signal(str, str)
    logon_chosen = Signal()

    def __init__(
        self, title: str, words: str, yes: str, *, can_be_none: bool, parent: QWidget
    ) -> None:
        super().__init__(text.tr("Log in"), yes, parent)
        self.add_title(title)
        self.servers = FlatCombo()
        self.user, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.servers.hide()
        self._server_word = self._labelled(text.tr("&Server"), self.servers)
        self._server_word.hide()
        self._words = (
            self._labelled(text.tr("Use&r name"), self.user),
            self._labelled(text.tr("Pass&word"), self.password),
        )
        self.consent = FlatCheck(text.tr("Send them &unencrypted to this server"))
        self.consent.hide()
        self.body.addWidget(self.consent)
        self._needs_consent = self._is_known = False
        self._add_problem(self.user)
        self.add_muted(words)
        self.setMinimumWidth(WIDTH)
        self.user.textChanged.connect(self._check)
        self.password.textChanged.connect(self._check)
        self.consent.toggled.connect(self._check)
        self.yes.clicked.connect(self._on_yes)
        if can_be_none:
            self.none = self.add_other(text.tr("&No login"))
            self.none.clicked.connect(lambda: self._choose("", ""))
        self._check()
        self.dress()
        self.user.setFocus()

    def ask_for_consent(self, *, is_known: bool) -> None:
        """Ask whether they may go though others can read them; none need be typed if known."""
        self._needs_consent, self._is_known = True, is_known
        if is_known:
            for edit in (self.user, self.password):
                edit.setPlaceholderText(text.tr("as given"))
            self.consent.setFocus()
        self.consent.setAccessibleDescription(text.tr("Anybody on the way can read them."))
        self.consent.show()
        self._check()

    def offer_logon(self) -> None:
        """Ask only whether the logon to this computer is to be used."""
        self._is_known = True
        for part in (*self._words, self.user, self.password):
            part.hide()
        self._check()
        self.yes.setFocus()
        self.adjustSize()
        self.fit()

    def offer_logon_too(self) -> None:
        """Let the logon to this computer be used instead of what can be typed."""
        self.logon = self.add_other(text.tr("Use my &logon"))
        self.logon.setAccessibleDescription(logon_words())
        self.logon.setToolTip(logon_words())
        self.logon.clicked.connect(self.logon_chosen)

    def offer(self, servers: Mapping[str, int]) -> None:
        """Let one of several servers be chosen, each with a file that comes from it, or all."""
        for server, file_id in servers.items():
            self.servers.addItem(server, file_id)
        self.servers.addItem(text.tr("All servers of this download"), None)
        self._server_word.show()
        self.servers.show()

    def file_id(self) -> int | None:
        """Return a file of the server that is chosen, None for all servers."""
        return self.servers.currentData()

    def _labelled(self, words: str, control: QWidget) -> Note:
        label = self._add_label(words, control)
        control.setMinimumHeight(HEIGHT)
        self.body.addWidget(control)
        return label

    def _wrong(self) -> str:
        return login_problem(self.user.text().strip(), self.password.text())

    def _is_enough(self) -> bool:
        is_kept = self._is_known and not self.password.text()
        is_allowed = self.consent.isChecked() or not self._needs_consent
        return is_allowed and (is_kept or bool(self.user.text().strip()))

    def _on_yes(self) -> None:
        self._choose(self.user.text().strip(), self.password.text())
