"""One line below the list that says what comes now that all is done, and stops it."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from bitsgui.gui import formats, text
from bitsgui.gui.rows.foot_bar import FootBar
from bitsgui.gui.views.buttons import FlatButton

SECOND_MS = 1000
SAID_AGAIN_S = 10


class DoneBar(FootBar):
    """Counts the seconds down. ``clock`` gives seconds.

    ``stopped``: its button was pressed. ``over``: the time is up, or nobody wants to wait for it.
    ``placed``: it begins, goes on or ends, so that it has to be where somebody can reach it.
    """

    stopped = Signal()
    over = Signal()
    placed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("done", text.tr("Stop"), parent)
        self.clock: Callable[[], float] = time.monotonic
        self._ends = 0.0
        self._words = ""
        self.figure.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.now = FlatButton(text.tr("Do it now"))
        self.add(self.now)
        self.button.clicked.connect(self.stopped)
        self.now.clicked.connect(self._on_now)
        self._timer = QTimer(self, interval=SECOND_MS)
        self._timer.timeout.connect(self._on_tick)

    @property
    def is_counting(self) -> bool:
        """Whether there is time to stop it."""
        return self._timer.isActive()

    def say(self, words: str, seconds: float) -> None:
        """Show ``words`` for so long; the keyboard comes to what stops it, if it is in the window.

        Where a dialog has it, it stays there.
        """
        self._words = words
        self.sentence.setText(words)
        self.button.setAccessibleDescription(words)
        self._ends = self.clock() + seconds
        self._tell_time()
        self._timer.start()
        self.placed.emit()
        self.show()
        if self.window().isActiveWindow():
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._announce()

    def leave(self) -> None:
        """Hide, and count no longer."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self._timer.stop()
        if had_focus:
            self.focusPreviousChild()
        self.hide()
        self.placed.emit()

    def _on_now(self) -> None:
        self.leave()
        self.over.emit()

    def _on_tick(self) -> None:
        left = self._ends - self.clock()
        if left <= 0:
            self._on_now()
            return
        self._tell_time()
        self.placed.emit()
        if SAID_AGAIN_S - 1 < left <= SAID_AGAIN_S:
            self._announce()

    def _tell_time(self) -> None:
        self.figure.setText(formats.duration(max(0.0, self._ends - self.clock())))

    def _announce(self) -> None:
        said = f"{self._words} {self.figure.text()}. {text.tr('Stop')}?"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
