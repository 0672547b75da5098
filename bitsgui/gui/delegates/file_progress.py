"""Progress of a file in its cell."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bitsgui.bits.views import FileView
from bitsgui.gui.delegates.painting import draw_progress
from bitsgui.gui.models.files import FILE_ROLE
from bitsgui.gui.theme import GAP_SMALL, Tokens, current_tokens, tabular


class FileProgress(QStyledItemDelegate):
    """A bar with its percentage, or the bytes there are of a file of unknown size."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the cell."""
        view: FileView = index.data(FILE_ROLE)
        if view.bytes_total is None or view.skipped:
            super().paint(painter, option, index)
            return
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        words, shown.text = shown.text, ""
        style = shown.widget.style() if shown.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        tokens = current_tokens()
        fraction = view.bytes_transferred / view.bytes_total if view.bytes_total else 1.0
        draw_progress(
            painter,
            option.rect.adjusted(GAP_SMALL, 0, -GAP_SMALL, 0),
            fraction,
            words,
            tabular(option.font),
            fill=_fill(view, tokens),
            tokens=tokens,
            mirrored=option.direction == Qt.LayoutDirection.RightToLeft,
        )


def _fill(view: FileView, tokens: Tokens) -> str:
    if view.transferred or view.completed:
        return tokens.done
    if view.error is not None:
        return tokens.error
    return tokens.active if view.segments else tokens.waiting
