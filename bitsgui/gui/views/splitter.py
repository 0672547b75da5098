"""A splitter that is only a line, but wide enough to grip."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from bitsgui.gui.theme import current_tokens

GRIP = 5


class HairlineSplitter(QSplitter):
    """Draws its handles as hairlines."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setHandleWidth(GRIP)

    def createHandle(self) -> QSplitterHandle:
        """Return a handle that is a line."""
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one line in the middle."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.setPen(QPen(QColor(tokens.outline), 0))
        middle = self.rect().center()
        if self.orientation() == Qt.Orientation.Vertical:
            painter.drawLine(0, middle.y(), self.width(), middle.y())
        else:
            painter.drawLine(middle.x(), 0, middle.x(), self.height())
