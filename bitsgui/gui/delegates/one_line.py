"""What rows of one line have in common."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from bitsgui.gui.theme import GAP, tabular


class OneLineRow(QStyledItemDelegate):
    """Rows as high as a line of ``font`` with room around it; figures stand in columns."""

    def __init__(self, parent: QObject, font: QFont) -> None:
        super().__init__(parent)
        self._font = tabular(font)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the one height all rows have."""
        return QSize(GAP, QFontMetrics(self._font).height() + GAP)
