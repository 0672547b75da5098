"""A flat header: quiet titles over a hairline, an arrow where the list is sorted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from bitsgui.gui.delegates.painting import draw_icon, draw_text
from bitsgui.gui.theme import GAP, GAP_SMALL, SECONDARY_SCALE, current_tokens, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

ARROW = 12
ENDS = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignRight


class FlatHeader(QHeaderView):
    """Titles of columns. ``start`` is where the first column's text begins."""

    def __init__(self, parent: QWidget, *, start: int = GAP_SMALL) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._start = start
        self.setHighlightSections(False)
        self.setSectionsClickable(True)

    @property
    def start(self) -> int:
        """Where the first column's title begins."""
        return self._start

    def set_start(self, start: int) -> None:
        """Begin the first column's title elsewhere."""
        self._start = start
        self.viewport().update()

    def width_for(self, words: str) -> int:
        """Return the width in which a title stands whole beside the arrow."""
        metrics = QFontMetrics(scaled(self.font(), SECONDARY_SCALE))
        return metrics.horizontalAdvance(words) + ARROW + 2 + 2 * GAP_SMALL

    def sections_in_sight(self) -> list[int]:
        """Return the shown sections from the start of the line on."""
        inner = map(self.logicalIndex, range(self.count()))
        return [section for section in inner if not self.isSectionHidden(section)]

    def sizeHint(self) -> QSize:
        """Return a height on the grid."""
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + GAP)

    def paintEvent(self, event: "QPaintEvent") -> None:
        """Paint the ground behind and beside the sections first."""
        tokens = current_tokens()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(tokens.surface))
        painter.setPen(QPen(QColor(tokens.outline), 0))
        bottom = self.viewport().rect().bottom()
        painter.drawLine(0, bottom, self.viewport().width(), bottom)
        painter.end()
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Paint one title, with an arrow if the list is sorted by it."""
        tokens = current_tokens()
        mirrored = self.isRightToLeft()
        is_first = logicalIndex == next(iter(self.sections_in_sight()), -1)
        start = self._start if is_first else GAP_SMALL
        edges = (GAP_SMALL, -start) if mirrored else (start, -GAP_SMALL)
        place = rect.adjusted(edges[0], 0, edges[1], 0)
        font = scaled(self.font(), SECONDARY_SCALE)
        role = Qt.ItemDataRole.TextAlignmentRole
        orientation = Qt.Orientation.Horizontal
        aligned = self.model().headerData(logicalIndex, orientation, role)
        to_end = aligned is not None and bool(aligned & ENDS)
        title = str(self.model().headerData(logicalIndex, orientation))
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        colour = tokens.text if is_sorted else tokens.text_muted
        width = draw_text(painter, place, title, font, colour, to_end=to_end, mirrored=mirrored)
        if is_sorted:
            at_left = to_end != mirrored
            left = place.right() - width - ARROW - 2 if at_left else place.left() + width + 2
            self._draw_arrow(painter, left, rect, colour)

    def _draw_arrow(self, painter: QPainter, left: int, rect: QRect, colour: str) -> None:
        top = rect.top() + (rect.height() - ARROW) // 2
        painter.save()
        if self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder:
            painter.translate(0, 2 * top + ARROW)
            painter.scale(1, -1)
        draw_icon(painter, QRect(left, top, ARROW, ARROW), "chevron-down", colour)
        painter.restore()
