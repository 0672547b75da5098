"""One line below the list that says what was removed and takes it back while there is time."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from bitsgui.gui import formats, text
from bitsgui.gui.icons import themed_icon
from bitsgui.gui.rows.foot_bar import FootBar
from bitsgui.gui.theme import BAR_ICON, GAP_TINY, ROW_ICON
from bitsgui.gui.views.buttons import FlatTool

SECOND_MS = 1000


class UndoBar(FootBar):
    """Counts the seconds down and then goes by itself.

    ``clock`` gives seconds. ``undone``: its button was pressed. ``over``: the time is up, or it was
    closed.
    """

    undone = Signal()
    over = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._close = FlatTool()
        super().__init__("remove", text.tr("Undo"), parent)
        self.clock: Callable[[], float] = time.monotonic
        self._ends = 0.0
        self.figure.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.button.setToolTip(text.tr("Undo (Ctrl+Z)"))
        self.button.clicked.connect(self.undone)
        self._close.setMinimumSize(BAR_ICON + GAP_TINY, BAR_ICON + GAP_TINY)
        self._close.setAccessibleName(text.tr("Close this notice"))
        self._close.setToolTip(text.tr("Close this notice"))
        self._close.clicked.connect(self._on_close)
        self.add(self._close)
        self._timer = QTimer(self, interval=SECOND_MS)
        self._timer.timeout.connect(self._on_tick)

    def say(self, words: str, seconds: float) -> None:
        """Show ``words`` for so long."""
        self.sentence.setText(words)
        self._ends = self.clock() + seconds
        self._tell_time()
        self._timer.start()
        self.show()
        spoken = f"{words} {text.tr('Press Ctrl+Z to undo.')}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def leave(self) -> None:
        """Hide, and count no longer."""
        self._timer.stop()
        self.hide()

    def dress(self) -> None:
        """Take the colours in force."""
        super().dress()
        self._close.setIcon(themed_icon("close", ROW_ICON))

    def _on_tick(self) -> None:
        if self.clock() >= self._ends:
            self._on_close()
        else:
            self._tell_time()

    def _tell_time(self) -> None:
        self.figure.setText(formats.duration(max(0.0, self._ends - self.clock())))

    def _on_close(self) -> None:
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self.leave()
        self.over.emit()
        if had_focus:
            self.focusNextChild()
