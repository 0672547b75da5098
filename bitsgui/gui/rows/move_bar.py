"""One line below the list while files are copied to another disk."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from bitsgui.bits.moves import MoveView
from bitsgui.gui import formats, text
from bitsgui.gui.delegates.painting import draw_icon
from bitsgui.gui.theme import (
    GAP,
    GAP_SMALL,
    GAP_TINY,
    ROW_ICON,
    current_tokens,
    set_text_colour,
    tabular,
)
from bitsgui.gui.views.buttons import FlatButton
from bitsgui.gui.views.labels import ElidedLabel


class MoveBar(QWidget):
    """Says what is being moved and how far. ``stopped``: it is to be called off."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel()
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._progress = QLabel()
        self._progress.setFont(tabular(self.font()))
        self.button = FlatButton(text.tr("Stop"))
        self.button.setToolTip(text.tr("What is not moved yet stays where it is"))
        self.button.clicked.connect(self.stopped)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP + ROW_ICON + GAP_SMALL, GAP_TINY, GAP_SMALL, GAP_TINY)
        layout.setSpacing(GAP)
        for widget in (self._words, self._progress, self.button):
            layout.addWidget(widget)
        self._dress()
        self.hide()

    def show_moves(self, views: Sequence[MoveView]) -> None:
        """Show what is being moved, or nothing."""
        if not views:
            self.hide()
            return
        first = views[0]
        self._words.setText(text.tr("Moving \u201c%1\u201d").replace("%1", first.name))
        amount = text.tr("%1 of %2").replace("%1", formats.size(first.done))
        self._progress.setText(amount.replace("%2", formats.size(first.total)))
        self.show()

    def words(self) -> str:
        """Return what the bar says."""
        return f"{self._words.text()} {self._progress.text()}"

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "button"):
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
        draw_icon(painter, place, "folder", tokens.text_muted)

    def _dress(self) -> None:
        set_text_colour(self._words, current_tokens().text)
        set_text_colour(self._progress, current_tokens().text_muted)
