"""A job's row: two lines, the first in columns, the second over the whole width."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from bitsgui.bits.states import FINAL
from bitsgui.bits.views import JobView
from bitsgui.gui import text
from bitsgui.gui.delegates.painting import draw_icon, draw_progress, draw_text, kind_colour
from bitsgui.gui.models.jobs import Column, cell_text, fraction, has_progress
from bitsgui.gui.theme import (
    BAR_ICON,
    GAP,
    GAP_SMALL,
    SECONDARY_SCALE,
    Tokens,
    scaled,
    tabular,
)

LINE_GAP = 3
PADDING = 10
TEXT_START = GAP + BAR_ICON + GAP


@dataclass(frozen=True, slots=True)
class Look:
    """How a row stands out at the moment."""

    is_selected: bool = False
    is_hovered: bool = False
    has_focus: bool = False
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What is painted: a job, at a time, in colours. ``colour`` is that of its state."""

    view: JobView
    look: Look
    now: datetime
    tokens: Tokens

    @property
    def kind(self) -> text.Kind:
        """How the row looks."""
        return text.kind_of(self.view)

    @property
    def colour(self) -> str:
        """The colour of the job's state."""
        return kind_colour(self.kind, self.tokens)


class JobRow(QStyledItemDelegate):
    """Gives rows their height and paints them whole; the view calls :meth:`paint_row`."""

    def __init__(self, parent: QObject, font: QFont) -> None:
        super().__init__(parent)
        self.set_font(font)

    def set_font(self, font: QFont) -> None:
        """Use another font from the next paint on."""
        self._first = tabular(font)
        self._second = tabular(scaled(font, SECONDARY_SCALE))
        self._state = scaled(self._second, 1.0, QFont.Weight.DemiBold)
        first, second = QFontMetrics(self._first), QFontMetrics(self._second)
        self._first_height, self._second_height = first.height(), second.height()
        content = self._first_height + LINE_GAP + self._second_height
        self.height = -(-(content + 2 * PADDING) // 4) * 4

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the one height all rows have."""
        return QSize(TEXT_START, self.height)

    def paint_row(
        self, painter: QPainter, rect: QRect, cells: Mapping[Column, QRect], subject: Subject
    ) -> None:
        """Paint a job over ``rect``; ``cells`` are the places of the columns in it."""
        look = subject.look
        _paint_ground(painter, rect, look, subject.tokens)
        icon_top = rect.top() + (rect.height() - BAR_ICON) // 2
        icon_left = rect.right() - GAP - BAR_ICON + 1 if look.mirrored else rect.left() + GAP
        icon = QRect(icon_left, icon_top, BAR_ICON, BAR_ICON)
        draw_icon(painter, icon, subject.kind.value, subject.colour)
        content = self._first_height + LINE_GAP + self._second_height
        top = rect.top() + (rect.height() - content) // 2
        for column, cell in cells.items():
            line = QRect(
                cell.left() + GAP_SMALL, top, cell.width() - 2 * GAP_SMALL, self._first_height
            )
            self._paint_cell(painter, column, line, subject)
        second_top = top + self._first_height + LINE_GAP
        second = QRect(rect.left(), second_top, rect.width(), self._second_height)
        self._paint_second(painter, _inside(second, look.mirrored), subject)

    def _paint_cell(self, painter: QPainter, column: Column, line: QRect, subject: Subject) -> None:
        words = cell_text(subject.view, column)
        mirrored = subject.look.mirrored
        colour = subject.tokens.text
        if column == Column.NAME:
            start = TEXT_START - GAP_SMALL
            place = line.adjusted(0, 0, -start, 0) if mirrored else line.adjusted(start, 0, 0, 0)
            middle = Qt.TextElideMode.ElideMiddle
            draw_text(painter, place, words, self._first, colour, mirrored=mirrored, elide=middle)
        elif column == Column.PROGRESS:
            self._paint_progress(painter, line, words, subject)
        else:
            draw_text(painter, line, words, self._first, colour, to_end=True, mirrored=mirrored)

    def _paint_progress(self, painter: QPainter, line: QRect, words: str, subject: Subject) -> None:
        view, tokens, mirrored = subject.view, subject.tokens, subject.look.mirrored
        if not has_progress(view):
            draw_text(painter, line, words, self._first, tokens.text_muted, mirrored=mirrored)
        elif view.state not in FINAL:
            draw_progress(
                painter,
                line,
                fraction(view),
                words,
                self._first,
                fill=subject.colour,
                tokens=tokens,
                mirrored=mirrored,
            )

    def _paint_second(self, painter: QPainter, line: QRect, subject: Subject) -> None:
        muted = subject.tokens.text_muted
        pieces = [(text.state_phrase(subject.view, subject.now), self._state, subject.colour)]
        details = text.row_details(subject.view)
        if details:
            pieces += [(text.SEPARATOR, self._second, muted), (details, self._second, muted)]
        mirrored = subject.look.mirrored
        for words, font, colour in pieces:
            used = draw_text(painter, line, words, font, colour, mirrored=mirrored)
            line = line.adjusted(0, 0, -used, 0) if mirrored else line.adjusted(used, 0, 0, 0)


def _inside(line: QRect, mirrored: bool) -> QRect:
    """Return the part of a line that text may take: from the name's start to the far edge."""
    if mirrored:
        return line.adjusted(GAP, 0, -TEXT_START, 0)
    return line.adjusted(TEXT_START, 0, -GAP, 0)


def _paint_ground(painter: QPainter, rect: QRect, look: Look, tokens: Tokens) -> None:
    if look.is_selected:
        painter.fillRect(rect, QColor(tokens.surface_selected))
    elif look.is_hovered:
        painter.fillRect(rect, QColor(tokens.window))
    painter.setPen(QPen(QColor(tokens.track), 0))
    start, end = _edge(rect, look.mirrored)
    painter.drawLine(start, rect.bottom(), end, rect.bottom())
    if look.has_focus:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 4, 4)
        painter.restore()


def _edge(rect: QRect, mirrored: bool) -> tuple[int, int]:
    if mirrored:
        return rect.left(), rect.right() - TEXT_START
    return rect.left() + TEXT_START, rect.right()
