"""Buttons without gradients; the primary one carries the accent."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QToolButton, QWidget

from bitsgui.gui.theme import GAP, GAP_SMALL, Tokens, current_tokens

RADIUS = 5
HEIGHT = 30
HOVER = 0.88
PRESSED = 0.76
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class FlatButton(QPushButton):
    """A push button. One that is not primary looks as the platform's own do, where it has some."""

    def __init__(
        self, label: str, parent: QWidget | None = None, *, is_primary: bool = False
    ) -> None:
        super().__init__(label, parent)
        self._is_primary = is_primary
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed by Enter, too."""
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return a size on the grid with room beside the words."""
        words = self.fontMetrics().horizontalAdvance(self._plain_words())
        icon = 0 if self.icon().isNull() else self.iconSize().width() + GAP_SMALL
        native = super().sizeHint()
        return QSize(max(native.width(), words + icon + 2 * GAP + 8), max(native.height(), HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which words would be cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, ring, icon and words."""
        if not self._is_primary and QApplication.style().objectName().lower() != "fusion":
            super().paintEvent(event)
            return
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, tokens)
        self._paint_words(painter, self._ink(tokens))

    def changeEvent(self, event: QEvent) -> None:
        """Repaint in the colours in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def _ink(self, tokens: Tokens) -> QColor:
        if not self.isEnabled():
            return QColor(tokens.text_muted)
        return QColor(tokens.on_accent if self._is_primary else tokens.text)

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> None:
        is_filled = self._is_primary and self.isEnabled()
        ground = QColor(tokens.accent if is_filled else tokens.surface_raised)
        if self.isDown():
            ground = _towards(ground, QColor(tokens.text), PRESSED)
        elif self.underMouse() and self.isEnabled():
            ground = _towards(ground, QColor(tokens.text), HOVER)
        painter.setBrush(ground)
        painter.setPen(Qt.PenStyle.NoPen if is_filled else QPen(QColor(tokens.outline), 1))
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(body, RADIUS, RADIUS)
        if self.hasFocus():
            ring = tokens.on_accent if is_filled else tokens.accent
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(ring), 1.5))
            painter.drawRoundedRect(body.adjusted(2.5, 2.5, -2.5, -2.5), RADIUS - 2, RADIUS - 2)

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        words = self.fontMetrics().horizontalAdvance(self._plain_words())
        size = 0 if self.icon().isNull() else self.iconSize().width()
        gap = GAP_SMALL if size else 0
        left = (self.width() - words - size - gap) // 2
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        icon_left = left + words + gap if is_mirrored else left
        words_left = left if is_mirrored else left + size + gap
        if size:
            self.icon().paint(painter, QRect(icon_left, (self.height() - size) // 2, size, size))
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        place = QRect(words_left, 0, words + GAP, self.height())
        # Words are read in their own direction, whatever side they stand on.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(place, flags | Qt.AlignmentFlag.AlignAbsolute, self.text())

    def _plain_words(self) -> str:
        return self.text().replace("&", "")


class FlatTool(QToolButton):
    """A tool button without an edge, until the keyboard is on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed by Enter, too."""
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, and a ring that is seen on any ground."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(current_tokens().accent), 1.5))
            body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(body, RADIUS, RADIUS)


def press_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press what has the keyboard if the key is Enter; return whether it is.

    Qt would press the default button of the dialog instead: Yes, with the ring around No.
    """
    if event.key() not in ENTER or event.modifiers() & ~_KEYPAD:
        return False
    if not event.isAutoRepeat():  # the key that led here may still be down
        button.click()
    return True


def _towards(colour: QColor, other: QColor, share: float) -> QColor:
    """Return ``colour`` mixed with ``other``; ``share`` of it stays."""
    return QColor.fromRgbF(
        share * colour.redF() + (1 - share) * other.redF(),
        share * colour.greenF() + (1 - share) * other.greenF(),
        share * colour.blueF() + (1 - share) * other.blueF(),
    )
