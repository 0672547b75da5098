"""Flat tabs: words over a hairline, the current one underlined."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from bitsgui.gui.delegates.painting import draw_icon
from bitsgui.gui.theme import GAP, GAP_SMALL, GAP_TINY, ROW_ICON, current_tokens

LINE = 2
RADIUS = 4


class FlatTabs(QTabBar):
    """A tab bar without boxes; the arrow keys move along it, as in any other.

    Where it has icons and no room for all its words, only the current tab has its word.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: list[str] = []
        self._is_short = False
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
        self.currentChanged.connect(lambda _: self._fit())

    def add_tab(self, words: str, icon: str) -> None:
        """Add a tab, for whose words an icon may stand."""
        self._icons.append(icon)
        self.addTab(words)

    def setTabText(self, index: int, words: str) -> None:
        """Say something else on a tab; it may be longer."""
        super().setTabText(index, words)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return room for all words."""
        wide = sum(self._wide(index) for index in range(self.count()))
        return QSize(wide, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def tabSizeHint(self, index: int) -> QSize:
        """Return room for the words, or the icon, and the line under them."""
        wide = ROW_ICON + GAP if self._has_icon(index) else self._wide(index)
        return QSize(wide, self.fontMetrics().height() + GAP + LINE)

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

    def _wide(self, index: int) -> int:
        words = self.fontMetrics().horizontalAdvance(self.tabText(index))
        return words + 2 * GAP_SMALL + GAP_TINY

    def _has_icon(self, index: int) -> bool:
        """Return whether an icon stands for the words of a tab now."""
        return self._is_short and index != self.currentIndex()

    def _fit(self) -> None:
        was_short = self._is_short
        self._is_short = bool(self._icons) and self.sizeHint().width() > self.width()
        if was_short or self._is_short:
            for index in range(self.count()):
                self.setTabToolTip(index, self.tabText(index) if self._has_icon(index) else "")
            self.setElideMode(self.elideMode())  # it asks for the size of each tab anew

    def _paint_tab(self, painter: QPainter, index: int, rect: QRect) -> None:
        tokens = current_tokens()
        is_current = index == self.currentIndex()
        # Not by the place alone: what moves beneath a mouse at rest is told of no leaving.
        place = self.mapFromGlobal(self.cursor().pos())
        is_under_mouse = self.underMouse() and rect.contains(place)
        ink = tokens.text if is_current or is_under_mouse else tokens.text_muted
        painter.setPen(QColor(ink))
        if self._has_icon(index):
            square = QRect(0, 0, ROW_ICON, ROW_ICON)
            square.moveCenter(rect.center())
            draw_icon(painter, square, self._icons[index], ink)
        else:
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
