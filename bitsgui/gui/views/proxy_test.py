"""Trying a proxy: a link to try it with, a button, and what came of it."""

from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bitsgui.bits.explain import takes_logon
from bitsgui.bits.types import JobState
from bitsgui.bits.views import ProxyTrial
from bitsgui.gui import text
from bitsgui.gui.theme import GAP_SMALL, GAP_TINY, current_tokens, set_text_colour
from bitsgui.gui.views.buttons import ENTER, HEIGHT, FlatButton
from bitsgui.gui.views.fields import dress_fields
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.sight import bring_into_sight
from bitsgui.gui.views.text_button import TextButton

USUAL_LINK = "https://example.org/"
_FAILURES = 400
_NO_JOB = JobState.ACKNOWLEDGED
"""Nothing that could be resumed failed."""


class _TriedLink(QLineEdit):
    """A line out of which Enter tries what stands there, and presses no button of its dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter."""
        super().keyPressEvent(event)
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()


class ProxyTest(QWidget):
    """``wanted`` says that a trial is asked for; what came of it is shown by one of the methods.

    ``login_wanted`` carries the address of the proxy that is to be logged in to.
    """

    wanted = Signal()
    login_wanted = Signal(str)

    def __init__(self, link: str = USUAL_LINK) -> None:
        super().__init__()
        self._is_wrong = False
        self.link = _TriedLink(link)
        self.link.setMinimumHeight(HEIGHT)
        self.link.setCursorPosition(0)
        self.link.setAccessibleName(text.tr("Link to try"))
        self.button = FlatButton(text.tr("T&est"))
        self.button.setAutoDefault(False)
        self.said = Note()
        self.said.hide()
        self._proxy = ""
        # Not at once: the page is longer only when its layout has seen the answer.
        self._reach = QTimer(self, singleShot=True, interval=0)
        self._reach.timeout.connect(lambda: bring_into_sight(self))
        self.takes_logon = False
        """Whether the proxy wants no password, but a ticket of who is logged on."""
        self.login = TextButton(text.tr("Log &in to this proxy\u2026"))
        self.login.hide()
        self.login.clicked.connect(lambda: self.login_wanted.emit(self._proxy))
        line = QHBoxLayout()
        line.setSpacing(GAP_SMALL)
        line.addWidget(self.link, 1)
        line.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_TINY)
        column.addLayout(line)
        column.addWidget(self.said)
        column.addWidget(self.login, 0, Qt.AlignmentFlag.AlignLeading)
        self.setFocusProxy(self.link)
        self.button.clicked.connect(self.wanted)
        self.link.returnPressed.connect(self.wanted)
        self.link.textEdited.connect(lambda: self._say(""))
        self._dress()

    def show_busy(self) -> None:
        """Say that an answer is waited for."""
        self._say(text.tr("Asking\u2026"))

    def show_trial(self, link: str, trial: ProxyTrial) -> None:
        """Say what came of a trial."""
        is_wrong = trial.error is not None or (trial.status or 0) >= _FAILURES
        self._say(trial_words(link, trial), is_wrong=is_wrong)
        self._proxy = trial.ways[-1] if trial.ways else ""
        self.takes_logon = trial.error is not None and takes_logon(trial.error)
        self.login.setVisible(bool(self._proxy))

    def show_problem(self, words: str) -> None:
        """Say why nothing was tried."""
        self._say(words, is_wrong=True)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "said"):
            self._dress()

    def _say(self, words: str, *, is_wrong: bool = False) -> None:
        self._is_wrong = is_wrong
        self.login.hide()
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.link.setAccessibleDescription(words)
        self._dress()
        focused = QApplication.focusWidget()
        if words and focused is not None and self.isAncestorOf(focused):
            self._reach.start()

    def _dress(self) -> None:
        dress_fields(self.link)
        tokens = current_tokens()
        set_text_colour(self.said, tokens.error if self._is_wrong else tokens.text)


def trial_words(link: str, trial: ProxyTrial) -> str:
    """Return by which proxy a link goes, what it answers, and which rule says so if one does."""
    said = [
        text.tr("%1 does not accept the connection.").replace("%1", way) for way in trial.ways[:-1]
    ]
    said += _outcome_words(link, trial)
    if trial.rule is not None:
        words = text.tr("The rule for %1 says which proxy (Preferences, Network).")
        said.append(words.replace("%1", trial.rule))
    return " ".join(said)


def _outcome_words(link: str, trial: ProxyTrial) -> list[str]:
    tr, said = text.tr, list[str]()
    way = trial.ways[-1] if trial.ways else None
    if trial.error is not None:
        if way:
            said.append(tr("Through %1:").replace("%1", way))
        error = trial.error
        said += [text.error_message(error), text.error_hint(error, _NO_JOB)]
        return list(filter(None, said))
    server = urlsplit(link).netloc.rpartition("@")[2]
    words = tr("Through the proxy %1: %2 answers.") if way else tr("Without a proxy: %2 answers.")
    said.append(words.replace("%1", way or "").replace("%2", server))
    if trial.status is not None and trial.status >= _FAILURES:
        said.append(tr("It answers with the error %1.").replace("%1", str(trial.status)))
    return said
