"""A row of the list: a line in columns, and where there is room a second over the whole width."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from bitsgui.gui import text
from bitsgui.gui.column_layout import RowMode
from bitsgui.gui.delegates.painting import draw_icon, draw_progress, draw_text, fitting
from bitsgui.gui.delegates.subjects import Subject
from bitsgui.gui.models.columns import MOMENTS, Column, is_number
from bitsgui.gui.theme import (
    BAR_ICON,
    GAP,
    GAP_SMALL,
    GAP_TINY,
    ROW_ICON,
    SECONDARY_SCALE,
    scaled,
    tabular,
)

LINE_GAP = 3
PADDING = {RowMode.COMFORTABLE: 10, RowMode.COMPACT: 5}
ICON = {RowMode.COMFORTABLE: BAR_ICON, RowMode.COMPACT: ROW_ICON}
FOLD = ROW_ICON + GAP_TINY
"""The width at the start of each row that the arrow has of those that open."""
INDENT = ROW_ICON + GAP_SMALL
"""So far behind the name of its job begins a file's, with its icon in between."""
_MIDDLE = frozenset({Column.NAME, Column.LINK, Column.FOLDER})
_QUIET = MOMENTS | {Column.RANK}


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
        self.text_start = FOLD + ICON[mode] + (GAP if has_second else GAP_SMALL)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the one height all rows have."""
        return QSize(self.text_start, self.height)

    def paint_row(
        self,
        painter: QPainter,
        rect: QRect,
        cells: Mapping[Column, QRect],
        subject: Subject,
        due: QRect,
    ) -> None:
        """Paint a job over ``rect``; ``cells`` are the columns in it, the first of them first.

        What lies outside of ``due`` is there already.
        """
        look = subject.look
        indent = self._indent(cells) + (INDENT if subject.is_file else 0)
        self._paint_ground(painter, rect, subject, indent)
        if not subject.is_file:
            self._paint_signs(painter, rect, subject, due)
        top = rect.top() + (rect.height() - self._content) // 2
        start, due_left, due_right = self.text_start, due.left(), due.right()
        for column, cell in cells.items():
            if cell.right() < due_left or cell.left() > due_right:
                start = GAP_SMALL
                continue
            if column == Column.NAME and subject.is_file:
                self._paint_icon(painter, cell, start, ROW_ICON, subject)
                start += INDENT
            line = QRect(cell.left(), top, cell.width(), self._first_height)
            has_buttons = self._mode == RowMode.COMPACT and column == Column.NAME
            far = GAP_SMALL + (look.room if has_buttons else 0)
            edges = (far, -start) if look.mirrored else (start, -far)
            self._paint_cell(painter, column, line.adjusted(edges[0], 0, edges[1], 0), subject)
            start = GAP_SMALL
        if self._mode == RowMode.COMFORTABLE:
            second_top = top + self._first_height + LINE_GAP
            if due.bottom() < second_top:
                return
            second = QRect(rect.left(), second_top, rect.width(), self._second_height)
            second = self._inside(second, look.mirrored)
            room = (look.room, -indent) if look.mirrored else (indent, -look.room)
            self._paint_second(painter, second.adjusted(room[0], 0, room[1], 0), subject)

    def fold_place(self, row: QRect, *, mirrored: bool) -> QRect:
        """Return where the mouse opens and closes a row: from its edge to its icon."""
        left = row.right() - FOLD + 1 if mirrored else row.left()
        return QRect(left, row.top(), FOLD, row.height())

    def line_of(self, row: QRect) -> QRect:
        """Return the line of a row that is in columns."""
        top = row.top() + (row.height() - self._content) // 2
        return QRect(row.left(), top, row.width(), self._first_height)

    def _paint_signs(self, painter: QPainter, rect: QRect, subject: Subject, due: QRect) -> None:
        """Paint the icon of a job, and before it the arrow of one that opens."""
        look = subject.look
        far = due.right() <= rect.right() - self.text_start
        if far if look.mirrored else due.left() >= rect.left() + self.text_start:
            return
        self._paint_icon(painter, rect, FOLD, ICON[self._mode], subject)
        if look.is_open is None:
            return
        ahead = "chevron-start" if look.mirrored else "chevron-end"
        fold = self.fold_place(rect, mirrored=look.mirrored)
        arrow = QRect(0, 0, ROW_ICON, ROW_ICON)
        arrow.moveCenter(fold.center())
        ink = subject.tokens.text if look.is_hovered else subject.tokens.text_muted
        draw_icon(painter, arrow, "chevron-down" if look.is_open else ahead, ink)

    @staticmethod
    def _paint_icon(
        painter: QPainter, rect: QRect, start: int, size: int, subject: Subject
    ) -> None:
        """Paint the icon of a state so far behind the start of a row or a cell."""
        left = rect.left() + start
        if subject.look.mirrored:
            left = rect.right() - start - size + 1
        icon = QRect(left, rect.top() + (rect.height() - size) // 2, size, size)
        draw_icon(painter, icon, subject.icon, subject.colour)

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
        words = subject.words(column)
        if column == Column.STATUS:
            words = fitting(words, subject.shorter_status, self._first, line.width())
        if column == Column.PROGRESS:
            self._paint_progress(painter, line, words, subject)
            return
        colour = subject.tokens.text_muted if column in _QUIET else subject.tokens.text
        draw_text(
            painter,
            line,
            words,
            self._first,
            subject.status_colour if column == Column.STATUS else colour,
            to_end=is_number(column),
            mirrored=subject.look.mirrored,
            elide=Qt.TextElideMode.ElideMiddle
            if column in _MIDDLE
            else Qt.TextElideMode.ElideRight,
        )

    def _paint_progress(self, painter: QPainter, line: QRect, words: str, subject: Subject) -> None:
        tokens, mirrored = subject.tokens, subject.look.mirrored
        fraction = subject.fraction
        if fraction is None:
            draw_text(painter, line, words, self._first, tokens.text_muted, mirrored=mirrored)
            return
        draw_progress(
            painter,
            line,
            fraction,
            words,
            self._first,
            fill=subject.colour,
            tokens=tokens,
            mirrored=mirrored,
            runs=subject.runs,
        )

    def _paint_second(self, painter: QPainter, line: QRect, subject: Subject) -> None:
        muted = subject.tokens.text_muted
        state, details = (*subject.second_line, "", "")[:2]
        pieces = [(state, self._state, subject.colour)]
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

    def _paint_ground(self, painter: QPainter, rect: QRect, subject: Subject, indent: int) -> None:
        look, tokens = subject.look, subject.tokens
        if look.is_selected:
            painter.fillRect(rect, QColor(tokens.surface_selected))
        elif look.is_hovered:
            painter.fillRect(rect, QColor(tokens.window))
        painter.setPen(QPen(QColor(tokens.track), 0))
        inner = self._inside(rect, look.mirrored)
        behind = indent if subject.is_file else 0
        inner = (
            inner.adjusted(0, 0, -behind, 0) if look.mirrored else inner.adjusted(behind, 0, 0, 0)
        )
        start, end = (rect.left(), inner.right()) if look.mirrored else (inner.left(), rect.right())
        painter.drawLine(start, rect.bottom(), end, rect.bottom())
        if look.has_focus:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 4, 4)
            painter.restore()
