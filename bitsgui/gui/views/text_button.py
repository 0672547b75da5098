"""A button that is only its words, at the very edge of the column it stands in."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton

from bitsgui.gui.delegates.painting import draw_icon
from bitsgui.gui.theme import GAP_TINY, ROW_ICON, current_tokens
from bitsgui.gui.views.buttons import press_by_enter
from bitsgui.gui.views.focus_ring import FocusRing

HEIGHT = 24


class TextButton(QPushButton):
    """Words in the accent colour, or in that of an error, with or without an icon before them."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self._icon_name = ""
        self._is_wrong = False
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        FocusRing(self, around=GAP_TINY)

    def show_as(self, icon: str, *, is_wrong: bool = False) -> None:
        """Set the icon and whether the words tell of an error."""
        self._icon_name = icon
        self._is_wrong = is_wrong
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed by Enter, too."""
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return room for icon and words and nothing beside them."""
        words = self.fontMetrics().horizontalAdvance(self.text().replace("&", ""))
        return QSize(words + self._icon_room() + 1, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the size below which words would be cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Repaint in the colours in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon, words, and an underline under the pointer."""
        tokens = current_tokens()
        ink = tokens.error if self._is_wrong else tokens.accent
        painter = QPainter(self)
        if not self.isEnabled():
            off = self.palette().color(QPalette.ColorRole.ButtonText)
            ink = off.name()
            painter.setOpacity(off.alphaF())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_mirrored = self.isRightToLeft()
        room = self._icon_room()
        words = self.rect().adjusted(0 if is_mirrored else room, 0, -room if is_mirrored else 0, 0)
        if self._icon_name:
            left = self.width() - ROW_ICON if is_mirrored else 0
            place = QRect(left, (self.height() - ROW_ICON) // 2, ROW_ICON, ROW_ICON)
            if is_mirrored:
                painter.translate(place.left() * 2 + ROW_ICON, 0)
                painter.scale(-1, 1)
            draw_icon(painter, place, self._icon_name, ink)
            painter.resetTransform()
        font = self.font()
        font.setUnderline(self.underMouse() and self.isEnabled())
        painter.setFont(font)
        painter.setPen(QColor(ink))
        # Words are read in their own direction, whatever side they stand on.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        at = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(words, flags | at | Qt.AlignmentFlag.AlignAbsolute, self.text())

    def _icon_room(self) -> int:
        return ROW_ICON + GAP_TINY if self._icon_name else 0
