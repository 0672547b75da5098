"""Shows where the keyboard is on what paints nothing of its own."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from bitsgui.gui.theme import current_tokens

WIDTH = 1.5
RADIUS = 5
_GEOMETRY = (QEvent.Type.Resize, QEvent.Type.Move)


class Ring(QWidget):
    """A ring on ``ground`` that takes no clicks."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_tokens().accent), WIDTH))
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(body, RADIUS, RADIUS)


class FocusRing(Ring):
    """Lies over ``widget``, and is there while ``widget`` has the focus.

    With ``around`` it goes so many pixels beyond the sides, on what the widget stands on.
    """

    def __init__(self, widget: QWidget, around: int = 0) -> None:
        super().__init__(widget)
        self._widget = widget
        self._around = around
        if isinstance(widget, QAbstractScrollArea):
            _Front(self, widget)
        widget.installEventFilter(self)
        widget.destroyed.connect(self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow focus and size."""
        kind = event.type()
        if watched is self._widget and kind == QEvent.Type.FocusIn:
            self._fit()
            self.show()
            self.raise_()
        elif watched is self._widget and kind in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
            # It stays where it is: Qt goes through the children of what is hidden meanwhile.
            self.hide()
        elif kind in _GEOMETRY and not self.isHidden():
            self._fit()
        return False

    def _fit(self) -> None:
        ground = self._widget.parentWidget()
        if not self._around or ground is None:
            self.setGeometry(self._widget.rect())
            return
        place = self._widget.geometry().adjusted(-self._around, 0, self._around, 0)
        while not ground.rect().contains(place) and not ground.isWindow():
            above = ground.parentWidget()
            if above is None:
                break
            ground.removeEventFilter(self)
            ground.installEventFilter(self)  # it may move beneath the widget
            place.translate(ground.pos())
            ground = above
        if self.parentWidget() is not ground:
            self.setParent(ground)
        self.setGeometry(place)


class _Front(QObject):
    """Keeps a ring before the scroll bars, which come to the front whenever they are laid out."""

    def __init__(self, ring: FocusRing, area: QAbstractScrollArea) -> None:
        super().__init__(ring)
        self._raise = QTimer(self, singleShot=True, interval=0)
        self._raise.timeout.connect(ring.raise_)
        for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
            if (ground := bar.parentWidget()) is not None:
                ground.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what comes to the front."""
        if event.type() == QEvent.Type.ZOrderChange:
            self._raise.start()
        return False
