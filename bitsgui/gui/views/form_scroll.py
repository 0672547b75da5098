"""A column of controls that scrolls where the screen is too low for all of it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from bitsgui.gui.theme import GAP_HUGE, GAP_LARGE, GAP_SMALL
from bitsgui.gui.views.scrolling import ThinScrollBar

LEAST = QSize(320, 160)
SLIVER = 2 * GAP_HUGE
"""So little above what is seen holds no control, only the words over the first one."""


class FormScroll(QScrollArea):
    """Stands in a dialog above its buttons; controls go into :attr:`column`.

    Where there is room it is as high as it is given, and what can grow in it grows. The control
    the keyboard comes to is brought into sight. ``cramped``: what has come needs more height.
    """

    cramped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ThinScrollBar(self, is_on_window=True)
        self._inner = inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_SMALL)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        inner.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    @property
    def is_scrolling(self) -> bool:
        """Return whether something is out of sight."""
        return self.verticalScrollBar().maximum() > 0

    def wanted_height(self, width: int) -> int:
        """Return the height at which nothing needs to scroll."""
        self.column.activate()
        return self.column.totalHeightForWidth(width)

    def show_from(self, widget: QWidget) -> None:
        """Scroll until ``widget`` stands at the top, as far as there is something below it."""
        self._fit()
        top = widget.mapTo(self._inner, widget.rect().topLeft()).y()
        self.verticalScrollBar().setValue(top)

    def minimumSizeHint(self) -> QSize:
        """Return a size in which something can be seen."""
        return LEAST

    def sizeHint(self) -> QSize:
        """Return room for everything."""
        return self.column.totalSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the controls the new width."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow controls that come, go and grow."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._inner:
            self._fit()
            if self.is_scrolling:
                self.cramped.emit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        viewport = self.viewport()
        edge = GAP_LARGE - max(0, self.width() - viewport.width())  # the scroll bar stands in it
        left, right = (edge, GAP_LARGE) if self.isRightToLeft() else (GAP_LARGE, edge)
        self.column.setContentsMargins(left, GAP_LARGE, right, GAP_SMALL)
        least = self._least_height(viewport.width())
        self._inner.resize(viewport.width(), max(least, viewport.height()))

    def _least_height(self, width: int) -> int:
        """Return the height below which a control would be cut.

        A box layout asks for less: it counts what wraps by its least height, and then insists on
        the height it would like, at the cost of all that stands below.
        """
        items = (self.column.itemAt(place) for place in range(self.column.count()))
        rigid = [
            item for item in items if item and not (item.hasHeightForWidth() or item.isEmpty())
        ]
        slack = sum(item.sizeHint().height() - item.minimumSize().height() for item in rigid)
        return self.column.totalHeightForWidth(width) - slack

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._inner.isAncestorOf(now):
            return
        self.ensureWidgetVisible(now, 0, GAP_HUGE)
        bar, end = self.verticalScrollBar(), now.mapTo(self._inner, now.rect().bottomLeft()).y()
        if bar.value() <= SLIVER and end + GAP_HUGE <= self.viewport().height():
            bar.setValue(0)
