"""A list to choose from, edged like the other fields."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

from bitsgui.gui.delegates.painting import draw_icon
from bitsgui.gui.theme import GAP, GAP_SMALL, ROW_ICON, Tokens, current_tokens
from bitsgui.gui.views.buttons import HEIGHT
from bitsgui.gui.views.fields import is_fusion

RADIUS = 5


class FlatCombo(QComboBox):
    """A combo box without a gradient; the platform's own where it has one.

    It leaves the wheel to the page it stands on. ``is_stepping``: keys walk through the choices
    while the list is shut, and the one that is chosen now may be passed by.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_stepping = False
        self.setMinimumHeight(HEIGHT)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # in any language
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def setAccessibleName(self, name: str) -> None:
        """Say what is chosen here.

        On Unix a screen reader is told the choice in place of the name, so this describes it too.
        """
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)

    def sizeHint(self) -> QSize:
        """Return room for the choices and the arrow."""
        native = super().sizeHint()
        return QSize(native.width() + GAP, native.height()) if is_fusion() else native

    def minimumSizeHint(self) -> QSize:
        """Return room for the letters that are to be seen at least."""
        native = super().minimumSizeHint()
        return QSize(native.width() + GAP, native.height()) if is_fusion() else native

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Know who steps: what is chosen in the open list comes from that list."""
        self.is_stepping = True
        try:
            super().keyPressEvent(event)
        finally:
            self.is_stepping = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, edge, what is chosen and the arrow."""
        if not is_fusion():
            super().paintEvent(event)
            return
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, tokens)
        is_mirrored = self.isRightToLeft()
        left = GAP_SMALL if is_mirrored else self.width() - ROW_ICON - GAP_SMALL
        arrow = QRect(left, (self.height() - ROW_ICON) // 2, ROW_ICON, ROW_ICON)
        draw_icon(painter, arrow, "chevron-down", tokens.text_muted)
        self._paint_choice(painter, tokens)

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> None:
        edge, width = QColor(tokens.field_edge), 1
        if self.hasFocus():
            edge, width = QColor(tokens.accent), 2
        elif self.underMouse() and self.isEnabled():
            edge = QColor(tokens.text)
        elif not self.isEnabled():
            edge = QColor(tokens.outline)
        inset = width / 2
        painter.setBrush(QColor(tokens.surface if self.isEnabled() else tokens.window))
        painter.setPen(QPen(edge, width))
        body = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(body, RADIUS, RADIUS)

    def _paint_choice(self, painter: QPainter, tokens: Tokens) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        start, end = GAP_SMALL, GAP_SMALL + ROW_ICON
        place = self.rect().adjusted(start, 0, -end, 0)
        icon: QIcon = option.currentIcon
        words: str = option.currentText
        if not icon.isNull():
            square = QRect(place.left(), (self.height() - ROW_ICON) // 2, ROW_ICON, ROW_ICON)
            icon.paint(painter, QStyle.visualRect(self.layoutDirection(), self.rect(), square))
            place.setLeft(square.right() + GAP_SMALL)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        painter.setPen(QColor(tokens.text if self.isEnabled() else tokens.text_muted))
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, flags, shown)
