"""A splitter that is only a line, but wide enough to grip."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from bitsgui.gui.theme import current_tokens

GRIP = 5


class HairlineSplitter(QSplitter):
    """Draws its handles as hairlines; ``has_sidebar``: on the ground of a sidebar at the start."""

    def __init__(
        self,
        orientation: Qt.Orientation,
        parent: QWidget | None = None,
        *,
        has_sidebar: bool = False,
    ) -> None:
        super().__init__(orientation, parent)
        self._has_sidebar = has_sidebar
        self.setHandleWidth(GRIP)

    def createHandle(self) -> QSplitterHandle:
        """Return a handle that is a line."""
        return _Handle(self.orientation(), self, has_sidebar=self._has_sidebar)


class _Handle(QSplitterHandle):
    def __init__(
        self, orientation: Qt.Orientation, parent: QSplitter, *, has_sidebar: bool
    ) -> None:
        super().__init__(orientation, parent)
        self._has_sidebar = has_sidebar

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one line in the middle."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.setPen(QPen(QColor(tokens.outline), 0))
        middle = self.rect().center()
        if self._has_sidebar:
            half = self.rect().adjusted(0, 0, -middle.x(), 0)
            if self.isRightToLeft():
                half.moveRight(self.rect().right())
            painter.fillRect(half, QColor(tokens.window))
        if self.orientation() == Qt.Orientation.Vertical:
            painter.drawLine(0, middle.y(), self.width(), middle.y())
        else:
            painter.drawLine(middle.x(), 0, middle.x(), self.height())
