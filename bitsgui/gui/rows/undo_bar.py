"""One line below the list that says what was removed and takes it back while there is time."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QWidget

from bitsgui.gui import formats, text
from bitsgui.gui.delegates.painting import draw_icon
from bitsgui.gui.icons import themed_icon
from bitsgui.gui.theme import (
    BAR_ICON,
    GAP,
    GAP_SMALL,
    GAP_TINY,
    ROW_ICON,
    current_tokens,
    set_text_colour,
    tabular,
)
from bitsgui.gui.views.buttons import FlatButton, FlatTool
from bitsgui.gui.views.labels import ElidedLabel

SECOND_MS = 1000


class UndoBar(QWidget):
    """Counts the seconds down and then goes by itself; it never takes the keyboard.

    ``clock`` gives seconds. ``undone``: its button was pressed. ``over``: the time is up, or it was
    closed.
    """

    undone = Signal()
    over = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clock: Callable[[], float] = time.monotonic
        self._ends = 0.0
        self._words = ElidedLabel()
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._left = QLabel()
        self._left.setFont(tabular(self.font()))
        self.button = FlatButton(text.tr("Undo"))
        self.button.setToolTip(text.tr("Undo (Ctrl+Z)"))
        self.button.clicked.connect(self.undone)
        self._close = FlatTool()
        self._close.setAccessibleName(text.tr("Close this notice"))
        self._close.setToolTip(text.tr("Close this notice"))
        self._close.clicked.connect(self._on_close)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP + ROW_ICON + GAP_SMALL, GAP_TINY, GAP_SMALL, GAP_TINY)
        layout.setSpacing(GAP)
        for widget in (self._words, self._left, self.button, self._close):
            layout.addWidget(widget)
        self._timer = QTimer(self, interval=SECOND_MS)
        self._timer.timeout.connect(self._on_tick)
        self._dress()
        self.hide()

    def say(self, words: str, seconds: float) -> None:
        """Show ``words`` for so long."""
        self._words.setText(words)
        self._ends = self.clock() + seconds
        self._tell_time()
        self._timer.start()
        self.show()
        spoken = f"{words} {text.tr('Press Ctrl+Z to undo.')}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def words(self) -> str:
        """Return what the bar says."""
        return self._words.text()

    def leave(self) -> None:
        """Hide, and count no longer."""
        self._timer.stop()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_timer"):
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and the hairline above."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface_selected))
        painter.setPen(QPen(QColor(tokens.outline), 0))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
        left = self.width() - GAP - ROW_ICON if self.isRightToLeft() else GAP
        place = QRect(left, (self.height() - ROW_ICON) // 2, ROW_ICON, ROW_ICON)
        draw_icon(painter, place, "remove", tokens.text_muted)

    def _on_tick(self) -> None:
        if self.clock() >= self._ends:
            self._on_close()
        else:
            self._tell_time()

    def _tell_time(self) -> None:
        self._left.setText(formats.duration(max(0.0, self._ends - self.clock())))

    def _on_close(self) -> None:
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self.leave()
        self.over.emit()
        if had_focus:
            self.focusNextChild()

    def _dress(self) -> None:
        self._close.setIcon(themed_icon("close", ROW_ICON))
        self._close.setMinimumSize(BAR_ICON + GAP_TINY, BAR_ICON + GAP_TINY)
        set_text_colour(self._words, current_tokens().text)
        set_text_colour(self._left, current_tokens().text_muted)
        self._left.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
