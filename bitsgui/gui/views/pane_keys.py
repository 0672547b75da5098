"""Keys that lead about the window: from part to part, and from tab to tab of the details."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from bitsgui.gui import text
from bitsgui.gui.views.details import DetailsPane
from bitsgui.gui.views.pages import ListPages
from bitsgui.gui.views.sidebar import Sidebar

_REASON = Qt.FocusReason.ShortcutFocusReason
_KEYS = {
    "next-part": ("F6",),
    "previous-part": ("Shift+F6",),
    "next-tab": ("Ctrl+Tab",),
    "previous-tab": ("Ctrl+Shift+Tab",),
}


class PaneKeys(QObject):
    """Leads the keyboard round sidebar, list and details, as far as they are shown.

    From anywhere else in the window it comes to the list, so that one key is enough. The tabs turn
    wherever the keyboard is in the window: it stays there, or comes to the page that is shown.
    """

    def __init__(
        self, window: QMainWindow, sidebar: Sidebar, pages: ListPages, details: DetailsPane
    ) -> None:
        super().__init__(window)
        self._window = window
        self._sidebar, self._pages, self._details = sidebar, pages, details
        self._add("next-part", text.tr("Next part of the window"), lambda: self._go(1))
        self._add("previous-part", text.tr("Previous part of the window"), lambda: self._go(-1))
        self._add("next-tab", text.tr("Next tab of the details"), lambda: self._turn(1))
        self._add("previous-tab", text.tr("Previous tab of the details"), lambda: self._turn(-1))

    def _add(self, name: str, words: str, act: Callable[[], None]) -> None:
        action = QAction(words, self._window)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(keys) for keys in _KEYS[name]])
        action.triggered.connect(act)
        self._window.addAction(action)

    def _go(self, step: int) -> None:
        parts = self._parts()
        focused = QApplication.focusWidget()
        here = next((part for part in parts if _is_in(focused, part)), None)
        if here is None:
            self._enter(self._pages)
        else:
            self._enter(parts[(parts.index(here) + step) % len(parts)])

    def _parts(self) -> list[QWidget]:
        shown: list[QWidget] = [self._pages]
        if self._sidebar.isVisible():
            shown.insert(0, self._sidebar)
        if self._details.tabs.isVisible():
            shown.append(self._details)
        return shown

    def _enter(self, part: QWidget) -> None:
        if part is self._pages:
            self._pages.enter()
        elif part is self._details:
            self._details.tabs.setFocus(_REASON)
        else:
            part.setFocus(_REASON)

    def _turn(self, step: int) -> None:
        tabs = self._details.tabs
        if tabs.isVisible():
            tabs.setCurrentIndex((tabs.currentIndex() + step) % tabs.count())


def _is_in(widget: QWidget | None, part: QWidget) -> bool:
    return widget is not None and (widget is part or part.isAncestorOf(widget))
