"""Pictures of the buttons in a row."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHoverEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from bitsgui.gui.quick_deeds import QuickDeed
from bitsgui.gui.views.main_window import MainWindow


def place_of(window: MainWindow, row: int, deed: QuickDeed) -> QPoint:
    """Return the middle of a button in a row, in the viewport of the list."""
    view = window.list
    index = window.jobs.index(row, 0)
    view.scrollTo(index)
    middle = view.middle_of_buttons(view.row_place(index))
    for left in range(view.viewport().width()):
        found = view.buttons._at(QPoint(left, middle))
        if found is not None and found.deed is deed:
            return found.place.center()
    raise LookupError(deed)


def hover(window: MainWindow, place: QPoint) -> None:
    """Move the mouse in the list."""
    viewport, spot = window.list.viewport(), QPointF(place)
    there = QPointF(viewport.mapToGlobal(place))
    button, modifiers = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, spot, there, button, button, modifiers)
    over = QHoverEvent(QEvent.Type.HoverMove, spot, there, QPointF(-1, -1), modifiers)
    for event in (move, over):
        QApplication.sendEvent(viewport, event)


def pointed(window: MainWindow) -> None:
    """Show the mouse over a row that needs attention."""
    window.list.setFocus()
    hover(window, place_of(window, 3, QuickDeed.FRESH_LINK))


def pointed_compact(window: MainWindow) -> None:
    """The same in rows of one line."""
    window.shown.compact.trigger()
    pointed(window)
