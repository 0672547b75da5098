"""The list of pages beside them."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from bitsgui.gui.delegates.filter_row import paint_ground
from bitsgui.gui.delegates.painting import draw_text
from bitsgui.gui.theme import (
    GAP,
    GAP_LARGE,
    GAP_SMALL,
    GAP_TINY,
    current_tokens,
    scaled,
    set_ground_colour,
)


class _PageRow(QStyledItemDelegate):
    """A word on the ground of the sidebar's lines."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return room for the words in bold."""
        metrics = QFontMetrics(scaled(option.font, 1.0, QFont.Weight.DemiBold))
        words = metrics.horizontalAdvance(str(index.data()))
        return QSize(words + GAP_LARGE + 2 * GAP_SMALL, -(-(metrics.height() + GAP) // 4) * 4)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the line."""
        tokens = current_tokens()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        body = option.rect.adjusted(GAP_TINY, 1, -GAP_TINY, -1)
        paint_ground(painter, body, option.state, tokens, is_chosen=is_chosen)
        font = scaled(option.font, 1.0, QFont.Weight.DemiBold) if is_chosen else option.font
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        words = body.adjusted(GAP_SMALL, 0, -GAP_SMALL, 0)
        draw_text(painter, words, str(index.data()), font, tokens.text, mirrored=is_mirrored)


class PageList(QListWidget):
    """Names of pages; what does not matter for a search is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_PageRow(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(GAP_TINY, GAP_TINY, 0, 0)
        self._dress()

    def fit(self) -> None:
        """Take the width in which no name is cut."""
        self.setFixedWidth(self.sizeHintForColumn(0) + GAP_LARGE)

    def show_only(self, ranks: Mapping[int, int]) -> None:
        """Hide all other rows; go to the first of the best unless the current one is among them."""
        for row in range(self.count()):
            self.item(row).setHidden(row not in ranks)
        best = [row for row in ranks if ranks[row] == min(ranks.values())]
        if best and self.currentRow() not in best:
            self.setCurrentRow(min(best))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        set_ground_colour(self, current_tokens().window)
