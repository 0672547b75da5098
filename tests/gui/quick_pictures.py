"""Pictures of the buttons in a row."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHoverEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from bitsgui.bits.views import JobView
from bitsgui.gui.quick_deeds import QuickDeed
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.samples import showcase, wants_login
from tests.gui.stage import Picture


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


def protected() -> list[JobView]:
    """A list in which one download waits for user and password."""
    asking = wants_login(4)
    return [
        replace(view, error=asking.error) if view.id == asking.id else view for view in showcase()
    ]


def pointed_protected(window: MainWindow) -> None:
    """Show the mouse over a row that waits for a login."""
    hover(window, place_of(window, 3, QuickDeed.LOG_IN))


def menu_protected(window: MainWindow) -> None:
    """Show the menu of such a row."""
    window.context_menu.popup(window.mapToGlobal(QPoint(420, 40)))


def pointed_compact(window: MainWindow) -> None:
    """The same in rows of one line."""
    window.shown.compact.trigger()
    pointed(window)


PICTURES = {
    "row-buttons": Picture(act=pointed),
    "row-buttons-dark": Picture(act=pointed, scheme=Qt.ColorScheme.Dark, size=(900, 600)),
    "row-buttons-compact": Picture(act=pointed_compact),
    "row-buttons-login": Picture(views=protected, selected=4, act=pointed_protected),
    "menu-rows-login": Picture(views=protected, selected=4, act=menu_protected),
}
