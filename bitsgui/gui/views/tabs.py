"""Flat tabs: words over a hairline, the current one underlined."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from bitsgui.gui.theme import GAP, GAP_SMALL, GAP_TINY, current_tokens

LINE = 2
RADIUS = 4


class FlatTabs(QTabBar):
    """A tab bar without boxes; the arrow keys move along it, as in any other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        for button in self.findChildren(QToolButton):  # those that scroll, where it is narrow
            button.setAutoRaise(True)
            button.setAutoFillBackground(True)
            button.setBackgroundRole(QPalette.ColorRole.Base)

    def tabSizeHint(self, index: int) -> QSize:
        """Return room for the words and the line under them."""
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(self.tabText(index))
        return QSize(words + 2 * GAP_SMALL + GAP_TINY, metrics.height() + GAP + LINE)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: words are never cut."""
        return self.tabSizeHint(index)

    def event(self, event: QEvent) -> bool:
        """Paint what the mouse is over."""
        if event.type() in {QEvent.Type.HoverMove, QEvent.Type.Leave, QEvent.Type.PaletteChange}:
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, the line, and a ring where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            self._paint_tab(painter, index, self.tabRect(index))

    def _paint_tab(self, painter: QPainter, index: int, rect: QRect) -> None:
        tokens = current_tokens()
        is_current = index == self.currentIndex()
        # Not by the place alone: what moves beneath a mouse at rest is told of no leaving.
        place = self.mapFromGlobal(self.cursor().pos())
        is_under_mouse = self.underMouse() and rect.contains(place)
        ink = tokens.text if is_current or is_under_mouse else tokens.text_muted
        painter.setPen(QColor(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
        if not is_current:
            return
        line = QRectF(rect.left(), rect.bottom() + 1 - LINE, rect.width(), LINE)
        painter.fillRect(line.adjusted(GAP_TINY, 0, -GAP_TINY, 0), QColor(tokens.accent))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            ring = QRectF(rect).adjusted(2, 2, -2, -LINE - 3)
            painter.drawRoundedRect(ring, RADIUS, RADIUS)
