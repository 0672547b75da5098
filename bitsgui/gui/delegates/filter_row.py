"""A line of the sidebar: icon, word, count."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bitsgui.gui.delegates.painting import draw_icon, draw_text
from bitsgui.gui.models.categories import category_icon
from bitsgui.gui.models.filters import ICONS, Filter
from bitsgui.gui.models.sidebar import Section, SidebarModel, count_text, line_name
from bitsgui.gui.theme import (
    GAP,
    GAP_SMALL,
    GAP_TINY,
    ROW_ICON,
    SECONDARY_SCALE,
    Tokens,
    current_tokens,
    scaled,
    tabular,
)

RADIUS = 5
WIDEST_NAME = 160
"""A category may be called anything; in points."""
MOST = 9999
"""A count the line has room for without cutting its word."""


@dataclass(frozen=True, slots=True)
class _Ink:
    words: str
    icon: str
    count: str


class FilterRow(QStyledItemDelegate):
    """Paints the lines of ``model``; what it is narrowed to stands out.

    ``target`` is the row something dragged may be dropped on, -1 for none.
    """

    def __init__(self, parent: QObject, font: QFont, model: SidebarModel) -> None:
        super().__init__(parent)
        self.target = -1
        self._model = model
        self.set_font(font)

    def set_font(self, font: QFont) -> None:
        """Use another font from the next paint on."""
        self._words = QFont(font)
        self._strong = scaled(font, 1.0, QFont.Weight.DemiBold)
        self._count = tabular(scaled(font, SECONDARY_SCALE))
        self._heading = scaled(font, SECONDARY_SCALE, QFont.Weight.DemiBold)
        self.height = -(-(QFontMetrics(font).height() + GAP) // 4) * 4

    def width(self) -> int:
        """Return the width in which no line is cut, whatever is chosen or counted."""
        words = QFontMetrics(self._strong)
        longest = max(words.horizontalAdvance(line_name(part)) for part in Filter)
        categories = map(line_name, self._model.parts(Section.CATEGORIES))
        longest_own = max(map(words.horizontalAdvance, categories), default=0)
        longest = max(longest, min(longest_own, WIDEST_NAME))
        count = QFontMetrics(self._count).horizontalAdvance(count_text(MOST))
        return 2 * GAP_TINY + 3 * GAP_SMALL + ROW_ICON + longest + GAP_SMALL + count

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the one height all lines have."""
        return QSize(ROW_ICON, self.height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the line."""
        line = self._model.line_at(index.row())
        tokens = current_tokens()
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        body = option.rect.adjusted(GAP_TINY, 1, -GAP_TINY, -1)
        is_chosen = self._model.narrowing.has(line)
        is_target = index.row() == self.target
        paint_ground(painter, body, option.state, tokens, is_chosen=is_chosen or is_target)
        inner = body.adjusted(GAP_SMALL, 0, -GAP_SMALL, 0)
        if not isinstance(line, Section):
            self._paint_filter(painter, inner, line, tokens, mirrored=mirrored)
        else:
            icon = "chevron-down" if self._model.is_unfolded(line) else "chevron-end"
            start = _place_icon(inner, mirrored)
            if mirrored and icon == "chevron-end":
                painter.save()
                painter.translate(2 * start.left() + start.width(), 0)
                painter.scale(-1, 1)
                draw_icon(painter, start, icon, tokens.text_muted)
                painter.restore()
            else:
                draw_icon(painter, start, icon, tokens.text_muted)
            words = _behind_icon(inner, mirrored)
            name = line_name(line)
            used = draw_text(
                painter, words, name, self._heading, tokens.text_muted, mirrored=mirrored
            )
            chosen = self._model.chosen_in(line)
            if chosen is not None and not self._model.is_unfolded(line):
                # What narrows the list is seen, also while it is folded away.
                gap = used + GAP_SMALL
                rest = words.adjusted(0, 0, -gap, 0) if mirrored else words.adjusted(gap, 0, 0, 0)
                draw_text(
                    painter,
                    rest,
                    line_name(chosen),
                    self._heading,
                    tokens.accent,
                    to_end=True,
                    mirrored=mirrored,
                )

    def _paint_filter(
        self, painter: QPainter, inner: QRect, part: Filter | int, tokens: Tokens, *, mirrored: bool
    ) -> None:
        count = self._model.count(part)
        is_chosen = self._model.narrowing.has(part)
        ink = _ink(part, tokens, is_chosen=is_chosen, count=count)
        icon = ICONS[part] if isinstance(part, Filter) else category_icon(part)
        draw_icon(painter, _place_icon(inner, mirrored), icon, ink.icon)
        room = _behind_icon(inner, mirrored)
        is_strong = is_chosen or ink.count == tokens.attention
        used = draw_text(
            painter, room, count_text(count), self._count, ink.count, to_end=True, mirrored=mirrored
        )
        gap = used + GAP_SMALL if used else 0
        words = room.adjusted(gap, 0, 0, 0) if mirrored else room.adjusted(0, 0, -gap, 0)
        font = self._strong if is_strong else self._words
        draw_text(painter, words, line_name(part), font, ink.words, mirrored=mirrored)


def _ink(part: Filter | int, tokens: Tokens, *, is_chosen: bool, count: int) -> _Ink:
    if part == Filter.ATTENTION and count:
        return _Ink(tokens.attention, tokens.attention, tokens.attention)
    icon = tokens.accent if is_chosen else tokens.text_muted
    return _Ink(tokens.text, icon, tokens.text_muted)


def _place_icon(inner: QRect, mirrored: bool) -> QRect:
    left = inner.right() - ROW_ICON + 1 if mirrored else inner.left()
    return QRect(left, inner.top() + (inner.height() - ROW_ICON) // 2, ROW_ICON, ROW_ICON)


def _behind_icon(inner: QRect, mirrored: bool) -> QRect:
    start = ROW_ICON + GAP_SMALL
    return inner.adjusted(0, 0, -start, 0) if mirrored else inner.adjusted(start, 0, 0, 0)


def paint_ground(
    painter: QPainter, body: QRect, state: QStyle.StateFlag, tokens: Tokens, *, is_chosen: bool
) -> None:
    """Paint what a line of a sidebar stands on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if is_chosen:
        painter.setBrush(QColor(tokens.surface_selected))
        painter.drawRoundedRect(QRectF(body), RADIUS, RADIUS)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(body), RADIUS, RADIUS)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.accent), 1.5))
        ring = QRectF(body).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.drawRoundedRect(ring, RADIUS, RADIUS)
    painter.restore()
