"""A link's cells in the add dialog."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from bitsgui.gui import text
from bitsgui.gui.delegates.one_line import OneLineRow
from bitsgui.gui.delegates.painting import (
    draw_check,
    draw_ground,
    draw_icon,
    draw_text,
    fitting,
)
from bitsgui.gui.models.link_rows import LINK_ROLE, LinkColumn, LinkRow, LinkState, alignment
from bitsgui.gui.theme import GAP, GAP_SMALL, ROW_ICON, Tokens, current_tokens

ENDS = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignRight
TEXT_START = GAP_SMALL + ROW_ICON + GAP_SMALL


class LinkRowDelegate(OneLineRow):
    """One line a link: a box, its name, and the state as an icon with words."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the cell."""
        tokens = current_tokens()
        draw_ground(painter, option, tokens)
        row: LinkRow = index.data(LINK_ROLE)
        column = LinkColumn(index.column())
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        start = GAP_SMALL
        if column == LinkColumn.NAME:
            start = TEXT_START
            box = box_in(option.rect, mirrored=is_mirrored)
            draw_check(painter, box, tokens, is_checked=row.is_checked)
        elif column == LinkColumn.STATE and (sign := _sign(row.state, tokens)) is not None:
            start = TEXT_START
            draw_icon(painter, box_in(option.rect, mirrored=is_mirrored), *sign)
        edges = (GAP_SMALL, -start) if is_mirrored else (start, -GAP_SMALL)
        place = option.rect.adjusted(edges[0], 0, edges[1], 0)
        words = str(index.data())
        if column == LinkColumn.STATE:
            words = fitting(words, lambda: _fewer(row), self._font, place.width())
        draw_text(
            painter,
            place,
            words,
            self._font,
            _colour(row, column, tokens),
            to_end=bool(alignment(column) & ENDS),
            mirrored=is_mirrored,
            elide=Qt.TextElideMode.ElideMiddle
            if column in {LinkColumn.NAME, LinkColumn.FOLDER}
            else Qt.TextElideMode.ElideRight,
        )

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Turn the box that is clicked."""
        is_click = event.type() == QEvent.Type.MouseButtonRelease
        if not is_click or not isinstance(event, QMouseEvent) or index.column():
            return False
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        box = box_in(option.rect, mirrored=is_mirrored)
        if not box.adjusted(-GAP_SMALL, -GAP, GAP_SMALL, GAP).contains(event.position().toPoint()):
            return False
        row: LinkRow = index.data(LINK_ROLE)
        new = Qt.CheckState.Unchecked if row.is_checked else Qt.CheckState.Checked
        return model.setData(index, new, Qt.ItemDataRole.CheckStateRole)


def box_in(cell: QRect, *, mirrored: bool) -> QRect:
    """Return where the box or the icon of a cell stands."""
    left = cell.right() - GAP_SMALL - ROW_ICON if mirrored else cell.left() + GAP_SMALL
    return QRect(left, cell.top() + (cell.height() - ROW_ICON) // 2, ROW_ICON, ROW_ICON)


def _sign(state: LinkState, tokens: Tokens) -> tuple[str, str] | None:
    signs = {
        LinkState.ASKING: ("waiting", tokens.waiting),
        LinkState.READY: ("complete", tokens.done),
        LinkState.DOUBTFUL: ("attention", tokens.attention),
        LinkState.FAILED: ("error", tokens.error),
    }
    return signs.get(state)


def _fewer(row: LinkRow) -> tuple[str, ...]:
    """Return what is wrong with a link in few words; the whole is in the tool tip."""
    error = None if row.found is None else row.found.error
    return () if error is None else text.short_reasons(error)


def _colour(row: LinkRow, column: LinkColumn, tokens: Tokens) -> str:
    if column in {LinkColumn.NAME, LinkColumn.SIZE} and row.is_checked:
        return tokens.text
    return tokens.text_muted
