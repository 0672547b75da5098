"""A job's row: a line in columns, and where there is room a second over the whole width."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from bitsgui.bits.states import FINAL
from bitsgui.bits.views import JobView
from bitsgui.gui import text
from bitsgui.gui.column_layout import RowMode
from bitsgui.gui.delegates.painting import draw_icon, draw_progress, draw_text, kind_colour
from bitsgui.gui.models.columns import MOMENTS, Column, cell_text, fraction, has_progress, is_number
from bitsgui.gui.theme import (
    BAR_ICON,
    GAP,
    GAP_SMALL,
    ROW_ICON,
    SECONDARY_SCALE,
    Tokens,
    scaled,
    tabular,
)

LINE_GAP = 3
PADDING = {RowMode.COMFORTABLE: 10, RowMode.COMPACT: 5}
ICON = {RowMode.COMFORTABLE: BAR_ICON, RowMode.COMPACT: ROW_ICON}
_MIDDLE = frozenset({Column.NAME, Column.LINK, Column.FOLDER})
NEWS = timedelta(hours=1)
"""For so long a finished download is shown as such in its own colour."""
_QUIET = MOMENTS | {Column.RANK}


@dataclass(frozen=True, slots=True)
class Look:
    """How a row stands out at the moment. ``room`` is the width its buttons take, 0 for none."""

    is_selected: bool = False
    is_hovered: bool = False
    has_focus: bool = False
    mirrored: bool = False
    room: int = 0


@dataclass(frozen=True, slots=True)
class Subject:
    """What is painted: a job, at a time, in colours. ``colour`` is that of its state.

    ``rank`` is its place in the queue, None where nobody asks.
    """

    view: JobView
    look: Look
    now: datetime
    tokens: Tokens
    rank: int | None = None

    @property
    def kind(self) -> text.Kind:
        """How the row looks."""
        return text.kind_of(self.view)

    @property
    def colour(self) -> str:
        """The colour of the job's state; what has been done for a while is no news."""
        ended = self.view.transferred
        if self.kind is text.Kind.DONE and ended is not None and self.now - ended > NEWS:
            return self.tokens.waiting
        return kind_colour(self.kind, self.tokens)


class JobRow(QStyledItemDelegate):
    """Gives rows their height and paints them whole; the view calls :meth:`paint_row`.

    ``text_start`` is where the first column's text begins, behind the icon.
    """

    def __init__(self, parent: QObject, font: QFont, mode: RowMode) -> None:
        super().__init__(parent)
        self.set_look(font, mode)

    def set_look(self, font: QFont, mode: RowMode) -> None:
        """Use another font or mode from the next paint on."""
        self._mode = mode
        self._first = tabular(font)
        self._second = tabular(scaled(font, SECONDARY_SCALE))
        self._state = scaled(self._second, 1.0, QFont.Weight.DemiBold)
        first, second = QFontMetrics(self._first), QFontMetrics(self._second)
        self._first_height, self._second_height = first.height(), second.height()
        has_second = mode == RowMode.COMFORTABLE
        self._content = first.height() + (LINE_GAP + second.height() if has_second else 0)
        self.height = -(-(self._content + 2 * PADDING[mode]) // 4) * 4
        self.text_start = GAP + ICON[mode] + (GAP if has_second else GAP_SMALL)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the one height all rows have."""
        return QSize(self.text_start, self.height)

    def paint_row(
        self, painter: QPainter, rect: QRect, cells: Mapping[Column, QRect], subject: Subject
    ) -> None:
        """Paint a job over ``rect``; ``cells`` are the columns in it, the first of them first."""
        look = subject.look
        self._paint_ground(painter, rect, subject)
        size = ICON[self._mode]
        icon_left = rect.right() - GAP - size + 1 if look.mirrored else rect.left() + GAP
        icon = QRect(icon_left, rect.top() + (rect.height() - size) // 2, size, size)
        draw_icon(painter, icon, subject.kind.value, subject.colour)
        top = rect.top() + (rect.height() - self._content) // 2
        start = self.text_start
        for column, cell in cells.items():
            line = QRect(cell.left(), top, cell.width(), self._first_height)
            has_buttons = self._mode == RowMode.COMPACT and column == Column.NAME
            far = GAP_SMALL + (look.room if has_buttons else 0)
            edges = (far, -start) if look.mirrored else (start, -far)
            self._paint_cell(painter, column, line.adjusted(edges[0], 0, edges[1], 0), subject)
            start = GAP_SMALL
        if self._mode == RowMode.COMFORTABLE:
            second_top = top + self._first_height + LINE_GAP
            second = QRect(rect.left(), second_top, rect.width(), self._second_height)
            second = self._inside(second, look.mirrored)
            indent = self._indent(cells)
            room = (look.room, -indent) if look.mirrored else (indent, -look.room)
            self._paint_second(painter, second.adjusted(room[0], 0, room[1], 0), subject)

    def _indent(self, cells: Mapping[Column, QRect]) -> int:
        """Return how far behind the first text the name begins, with only its rank before it."""
        if list(cells)[:2] != [Column.RANK, Column.NAME]:
            return 0
        return cells[Column.RANK].width() + GAP_SMALL - self.text_start

    def middle_of_buttons(self, rect: QRect) -> int:
        """Return the height buttons stand on: that of the last line."""
        top = rect.top() + (rect.height() - self._content) // 2
        if self._mode == RowMode.COMPACT:
            return top + self._first_height // 2
        return top + self._first_height + LINE_GAP + self._second_height // 2

    def _paint_cell(self, painter: QPainter, column: Column, line: QRect, subject: Subject) -> None:
        words = cell_text(subject.view, column, subject.now, subject.rank)
        if column == Column.PROGRESS:
            self._paint_progress(painter, line, words, subject)
            return
        colour = subject.tokens.text_muted if column in _QUIET else subject.tokens.text
        draw_text(
            painter,
            line,
            words,
            self._first,
            subject.colour if column == Column.STATUS else colour,
            to_end=is_number(column),
            mirrored=subject.look.mirrored,
            elide=Qt.TextElideMode.ElideMiddle
            if column in _MIDDLE
            else Qt.TextElideMode.ElideRight,
        )

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
                runs=view.runs,
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

    def _inside(self, line: QRect, mirrored: bool) -> QRect:
        """Return the part of a line that text may take: from the first text to the far edge."""
        if mirrored:
            return line.adjusted(GAP, 0, -self.text_start, 0)
        return line.adjusted(self.text_start, 0, -GAP, 0)

    def _paint_ground(self, painter: QPainter, rect: QRect, subject: Subject) -> None:
        look, tokens = subject.look, subject.tokens
        if look.is_selected:
            painter.fillRect(rect, QColor(tokens.surface_selected))
        elif look.is_hovered:
            painter.fillRect(rect, QColor(tokens.window))
        painter.setPen(QPen(QColor(tokens.track), 0))
        inner = self._inside(rect, look.mirrored)
        start, end = (rect.left(), inner.right()) if look.mirrored else (inner.left(), rect.right())
        painter.drawLine(start, rect.bottom(), end, rect.bottom())
        if look.has_focus:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 4, 4)
            painter.restore()
