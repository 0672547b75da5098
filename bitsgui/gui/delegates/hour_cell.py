"""Painting what holds in an hour: the faster, the higher; no two kinds differ by colour alone."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bitsgui.gui.models.week import Index, WeekModel
from bitsgui.gui.theme import Tokens, current_tokens
from bitsgui.settings.schedule import Cell

_SHARES = (0.62, 0.4, 0.2)
"""How high the limits stand in their cells, the highest first."""
_CHOSEN = 0.3
_RING = 2


def paint_cell(
    painter: QPainter, place: QRect, cell: Cell, levels: Sequence[int], tokens: Tokens
) -> None:
    """Paint one hour, of a schedule with these limits."""
    painter.fillRect(place, QColor(tokens.surface))
    if cell is None:
        painter.fillRect(place, QColor(tokens.surface_selected))
    elif not cell:
        painter.fillRect(place, QBrush(QColor(tokens.attention), Qt.BrushStyle.BDiagPattern))
    else:
        rank = levels.index(cell) if cell in levels else len(_SHARES) - 1
        high = max(3, round(place.height() * _SHARES[min(rank, len(_SHARES) - 1)]))
        bar = QRect(place.left(), place.bottom() + 1 - high, place.width(), high)
        painter.fillRect(bar, QColor(tokens.accent))


class HourCell(QStyledItemDelegate):
    """Paints the hours of a week; ``levels`` are the limits there are, the highest first."""

    levels: Sequence[int] = ()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint an hour with its edge, a mark if it is now, and rings for what is chosen."""
        model, tokens = index.model(), current_tokens()
        if not isinstance(model, WeekModel):
            return
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        paint_cell(painter, place.adjusted(0, 0, -1, -1), model.cell(index), self.levels, tokens)
        if state & QStyle.StateFlag.State_Selected:
            shade = QColor(tokens.text)
            shade.setAlphaF(_CHOSEN)
            painter.fillRect(place.adjusted(0, 0, -1, -1), shade)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.outline), 1))
        painter.drawRect(place.adjusted(-1, -1, -1, -1))
        if model.now == (index.row(), index.column()):
            _paint_now(painter, place, tokens)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.text), _RING))
            painter.drawRect(QRectF(place).adjusted(1, 1, -_RING, -_RING))
        painter.restore()


def _paint_now(painter: QPainter, place: QRect, tokens: Tokens) -> None:
    """Mark this hour by a dot that is seen on every ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wide = min(place.width(), place.height()) / 2
    middle = QRectF(place).center()
    dot = QRectF(0, 0, wide, wide)
    dot.moveCenter(middle)
    painter.setBrush(QColor(tokens.text))
    painter.setPen(QPen(QColor(tokens.surface), _RING))
    painter.drawEllipse(dot)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
