"""A layout of rows that breaks where the next control no longer fits."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from bitsgui.gui.theme import GAP_SMALL


class FlowLayout(QLayout):
    """Places controls at their own size, one after the other, in as many rows as it takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(GAP_SMALL)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out, None behind the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Get higher as it gets narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        return sum(height for _, height in self._rows(width)) + self._gaps(width)

    def sizeHint(self) -> QSize:
        """Return the smallest size; the width there is decides the rest."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the widest control."""
        size = QSize()
        for item in self._seen():
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Place everything, from the side where reading starts."""
        super().setGeometry(rect)
        parent = self.parentWidget()
        is_mirrored = parent is not None and parent.isRightToLeft()
        top = rect.top()
        for items, height in self._rows(rect.width()):
            left = rect.left()
            for item in items:
                size = item.sizeHint()
                far = rect.left() + rect.right() + 1 - left - size.width()
                middle = top + (height - size.height()) // 2
                item.setGeometry(QRect(QPoint(far if is_mirrored else left, middle), size))
                left += size.width() + self.spacing()
            top += height + self.spacing()

    def _rows(self, width: int) -> list[tuple[list[QLayoutItem], int]]:
        rows: list[tuple[list[QLayoutItem], int]] = []
        used = 0
        for item in self._seen():
            size = item.sizeHint()
            if rows and used + self.spacing() + size.width() <= width:
                items, height = rows[-1]
                items.append(item)
                rows[-1] = (items, max(height, size.height()))
                used += self.spacing() + size.width()
            else:
                rows.append(([item], size.height()))
                used = size.width()
        return rows

    def _seen(self) -> list[QLayoutItem]:
        """Return the controls that are not hidden."""
        return [item for item in self._items if not item.isEmpty()]

    def _gaps(self, width: int) -> int:
        return self.spacing() * max(0, len(self._rows(width)) - 1)
