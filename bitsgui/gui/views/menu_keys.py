"""Menus by keyboard: where it is on a menu bar, its way back, and the menu of what has it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from bitsgui.gui.views.focus_ring import Ring


class MenuKeys(QObject):
    """Rings the entry of ``bar`` the keyboard is at, and brings the keyboard back from it.

    The style shows an entry only while its menu is open; and once a menu was left by Esc, the
    bar itself keeps the keyboard, for good after another menu. A bar of the system needs nothing.
    """

    def __init__(self, bar: QMenuBar, home: QWidget) -> None:
        super().__init__(bar)
        self._bar, self._home = bar, home
        self._from: QWidget | None = None
        self._is_closing = False
        self._ring = Ring(bar)
        self._back = QTimer(self, singleShot=True, interval=0)
        self._back.timeout.connect(self._give_back)
        for menu in bar.findChildren(QMenu):
            menu.aboutToHide.connect(self._on_hide)
        bar.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is marked; it changes with a repaint only."""
        if event.type() in {QEvent.Type.Paint, QEvent.Type.FocusOut}:
            self._mark()
        return False

    def _mark(self) -> None:
        entry = self._bar.activeAction()
        is_here = self._bar.hasFocus() and QApplication.activePopupWidget() is None
        if entry is not None and is_here:
            self._ring.setGeometry(self._bar.actionGeometry(entry))
        self._ring.setVisible(entry is not None and is_here)

    def _on_focus(self, left: QWidget | None, entered: QWidget | None) -> None:
        if entered is self._bar and left is not None and left.window() is self._bar.window():
            self._from = left
        if entered is self._bar and self._is_closing:
            self._back.start()
        self._is_closing = self._is_closing and entered is None

    def _on_hide(self) -> None:
        self._is_closing = True
        self._back.start()

    def _give_back(self) -> None:
        """Leave the bar, unless another of its menus is open."""
        if not self._bar.hasFocus() or QApplication.activePopupWidget() is not None:
            return
        self._is_closing = False
        came_from, self._from = self._from, None
        is_there = came_from is not None and came_from.isVisible()
        (came_from if is_there and came_from else self._home).setFocus()


def open_by_shift_f10(window: QWidget) -> None:
    """Let Shift+F10 open the menu of what has the keyboard, as the menu key does.

    By itself Qt takes no more than that key under X11, and few keyboards have one.
    """
    QShortcut(QKeySequence("Shift+F10"), window).activated.connect(_open_menu)


def _open_menu() -> None:
    focused = QApplication.focusWidget()
    if focused is not None:
        place = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
        reason = QContextMenuEvent.Reason.Keyboard
        event = QContextMenuEvent(reason, place, focused.mapToGlobal(place))
        QApplication.sendEvent(focused, event)
