"""Where something dragged in from another program may be dropped, and the sign that says so."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QDragMoveEvent, QDropEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from bitsgui.gui.icons import pixmap
from bitsgui.gui.theme import (
    GAP,
    GAP_SMALL,
    GAP_TINY,
    HIGH_TEXT_CONTRAST,
    ROW_ICON,
    contrast,
    current_tokens,
    scaled,
)

_COPY, _LINK = Qt.DropAction.CopyAction, Qt.DropAction.LinkAction
_RADIUS = 6
_LINE = 2
_TINT = 0.08
"""How much of the accent lies over what is still to be read below it."""


class DropPlace(QObject):
    """Lets ``widget`` take what ``takes`` agrees to, by ``take``; shown over all of ``over``.

    Nothing is ever moved here, as the other program would delete what it gave; and what is dragged
    within this program is no offer. ``words`` are those of the sign.
    """

    def __init__(
        self,
        widget: QWidget,
        takes: Callable[[QMimeData], bool],
        take: Callable[[QMimeData], None],
        words: Callable[[], str],
        over: QWidget | None = None,
    ) -> None:
        super().__init__(widget)
        self._takes = takes
        self._take = take
        self._words = words
        self._action = Qt.DropAction.IgnoreAction
        self.sign = DropSign(over or widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what is dragged over the widget."""
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragMoveEvent):
            self._on_enter(event)
        elif event.type() == QEvent.Type.DragMove and isinstance(event, QDragMoveEvent):
            self._answer(event)
        elif event.type() == QEvent.Type.DragLeave:
            self.sign.hide()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.sign.hide()
            self._answer(event)
            if event.isAccepted():
                self._take(event.mimeData())
        else:
            return False
        return True

    def _on_enter(self, event: QDragMoveEvent) -> None:
        self._action = Qt.DropAction.IgnoreAction
        if event.source() is None and self._takes(event.mimeData()):
            possible = event.possibleActions()
            self._action = next((a for a in (_COPY, _LINK) if a & possible), self._action)
        self._answer(event)
        if event.isAccepted():
            self.sign.say(self._words())

    def _answer(self, event: QDropEvent) -> None:
        if self._action == Qt.DropAction.IgnoreAction:
            event.ignore()
            return
        event.setDropAction(self._action)
        event.accept()


class DropSign(QWidget):
    """An outline around what takes the drop, with a few words in its middle."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.words = ""
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over.installEventFilter(self)
        self.hide()

    def say(self, words: str) -> None:
        """Appear with these words."""
        self.words = words
        self.setFont(scaled(self._over.font(), 1.0, QFont.Weight.DemiBold))
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the size of what it lies over."""
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the outline and the words on a ground of their own."""
        tokens = current_tokens()
        is_high = contrast(tokens.outline, tokens.surface) >= HIGH_TEXT_CONTRAST
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = QColor(tokens.accent)
        tint.setAlphaF(0.0 if is_high else _TINT)
        painter.setBrush(tint)
        painter.setPen(QPen(QColor(tokens.accent), _LINE * (1 + is_high)))
        room = QRectF(self.rect()).adjusted(GAP_TINY, GAP_TINY, -GAP_TINY, -GAP_TINY)
        painter.drawRoundedRect(room, _RADIUS, _RADIUS)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        tokens, metrics = current_tokens(), self.fontMetrics()
        longest = self.width() - 2 * (GAP_SMALL + GAP) - ROW_ICON - GAP_SMALL
        words = metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, longest)
        inner = QSize(ROW_ICON + GAP_SMALL + metrics.horizontalAdvance(words), metrics.height())
        ground = QRectF(
            0, 0, inner.width() + 2 * GAP, max(inner.height(), ROW_ICON) + 2 * GAP_SMALL
        )
        ground.moveCenter(QRectF(self.rect()).center())
        painter.setBrush(QColor(tokens.surface_raised))
        painter.setPen(QPen(QColor(tokens.accent), 1))
        painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
        inside = ground.toRect().adjusted(GAP, 0, -GAP, 0)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = inside.right() + 1 - ROW_ICON if is_mirrored else inside.left()
        top = inside.center().y() + 1 - ROW_ICON // 2
        drawing = pixmap("add", tokens.accent, ROW_ICON, self.devicePixelRatioF())
        painter.drawPixmap(left, top, drawing)
        room = ROW_ICON + GAP_SMALL
        inside.adjust(0 if is_mirrored else room, 0, -room if is_mirrored else 0, 0)
        painter.setPen(QColor(tokens.text))
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, words)
