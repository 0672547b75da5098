"""What closing the window does: it hides where there is a way back, else the program is left.

Before running downloads are left there is a question.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from bitsgui.gui.dialogs.quit import QuitDialog
from bitsgui.gui.preferences import Preferences


class Leaving(QObject):
    """Asks once, if that is wanted; ``leave`` is called at once, or when the answer is yes."""

    def __init__(
        self, window: QWidget, preferences: Preferences, leave: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._leave = leave
        self.stay: Callable[[], bool] = _no_way_back
        self.question: QuitDialog | None = None

    def close(self, running: int) -> None:
        """Hide the window where ``stay`` can do that, else leave."""
        if not self.stay():
            self.ask(running)

    def asks_about(self, running: int) -> bool:
        """Return whether there is a question before so many running downloads are left."""
        return running > 0 and self.question is None and self._preferences.asks_before_quit

    def ask(self, running: int) -> None:
        """Leave, unless downloads are ``running`` and the user wants to be asked about that.

        Whoever asks again has answered.
        """
        if not self.asks_about(running):
            self._leave()
            return
        goes_on = self._preferences.goes_on_at_start
        self.question = QuitDialog(running, self._window, goes_on=goes_on)
        self.question.accepted.connect(self._on_accepted)
        self.question.finished.connect(self._on_answered)
        self.question.open()

    def _on_accepted(self) -> None:
        if self.question is not None and not self.question.ask_again.isChecked():
            self._preferences.ask_before_quit(False)
        self._leave()

    def _on_answered(self) -> None:
        self.question = None


def _no_way_back() -> bool:
    return False
