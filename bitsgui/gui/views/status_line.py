"""The line at the bottom: how fast, how many."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from bitsgui.bits.states import RUNNING
from bitsgui.bits.types import JobState
from bitsgui.bits.views import JobView
from bitsgui.gui import formats, text
from bitsgui.gui.theme import (
    GAP,
    GAP_LARGE,
    GAP_TINY,
    SECONDARY_SCALE,
    current_tokens,
    scaled,
    set_text_colour,
    tabular,
)

WAITING = frozenset({JobState.QUEUED, JobState.TRANSIENT_ERROR})


class StatusLine(QWidget):
    """Total speed and counts over all jobs, also those the search hides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speed = QLabel()
        self._counts = QLabel()
        for label in (self._speed, self._counts):
            label.setFont(tabular(scaled(self.font(), SECONDARY_SCALE)))
            label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, GAP_TINY, GAP, GAP_TINY)
        layout.setSpacing(GAP_LARGE)
        layout.addWidget(self._counts)
        layout.addStretch(1)
        layout.addWidget(self._speed)
        self._dress()

    def show_totals(self, views: Iterable[JobView]) -> None:
        """Count and add up."""
        rate, active, waiting, attention = 0.0, 0, 0, 0
        for view in views:
            rate += view.rate
            active += view.state in RUNNING
            waiting += view.state in WAITING
            attention += view.state == JobState.ERROR
        self._speed.setText(formats.rate(rate) if rate else "")
        self._counts.setText(_counts(active, waiting, attention))

    def words(self) -> str:
        """Return what the line says."""
        return " ".join(filter(None, (self._counts.text(), self._speed.text())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline above."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(current_tokens().outline), 0))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_counts"):
            self._dress()

    def _dress(self) -> None:
        set_text_colour(self._counts, current_tokens().text_muted)


def _counts(active: int, waiting: int, attention: int) -> str:
    parts = []
    for words, count in (
        (text.tr("%1 active"), active),
        (text.tr("%1 waiting"), waiting),
        (text.tr("%1 with a problem"), attention),
    ):
        if count:
            parts.append(words.replace("%1", formats.number(count)))
    return ", ".join(parts) or text.tr("Nothing to do")
