"""What can be done to the view of the list: its parts, its rows, what it shows."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from bitsgui.gui import text
from bitsgui.gui.column_layout import RowMode
from bitsgui.gui.language_menu import LanguageMenu
from bitsgui.gui.memory import WindowMemory
from bitsgui.gui.models.filters import STATES, Filter, filter_name
from bitsgui.gui.views.details_place import Place


class ViewActions:
    """Actions of the view menu; one of ``rows`` and at most one of ``filters`` is on."""

    def __init__(self, parent: QWidget, memory: WindowMemory) -> None:
        self.languages = LanguageMenu(parent, memory)
        self.sidebar = _switch(parent, "sidebar", text.tr("&Sidebar"), "F9")
        self.menu_bar = _switch(parent, "menu-bar", text.tr("Menu bar"), "F10")
        self.menu_bar.setCheckable(False)
        self._rows = QActionGroup(parent)
        self.comfortable = _switch(parent, "comfortable", text.tr("C&omfortable rows"))
        self.compact = _switch(parent, "compact", text.tr("Co&mpact rows"))
        for action in (self.comfortable, self.compact):
            self._rows.addAction(action)
        self._places = QActionGroup(parent)
        self.places: dict[Place, QAction] = {}
        for place, label in _place_words().items():
            self.places[place] = _switch(parent, f"details-{place}", label)
            self._places.addAction(self.places[place])
        self.filters: dict[Filter, QAction] = {}
        self._group = QActionGroup(parent)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for number, part in enumerate(STATES, 1):
            action = _switch(parent, f"show-{part}", filter_name(part), f"Ctrl+{number}")
            self._group.addAction(action)
            self.filters[part] = action

    def on_rows(self, act: Callable[[RowMode], None]) -> None:
        """Call ``act`` with the mode whenever one is chosen."""
        self.comfortable.toggled.connect(lambda is_on: is_on and act(RowMode.COMFORTABLE))
        self.compact.toggled.connect(lambda is_on: is_on and act(RowMode.COMPACT))

    def on_place(self, act: Callable[[Place], None]) -> None:
        """Call ``act`` with the place of the details whenever one is chosen."""
        for place, action in self.places.items():
            action.toggled.connect(lambda is_on, place=place: is_on and act(place))

    def on_filter(self, act: Callable[[Filter], None]) -> None:
        """Call ``act`` with the filter whenever one is chosen."""

        def on_triggered(part: Filter) -> None:
            act(part)
            self.show_filter(part)  # chosen again, it would be switched off

        for part, action in self.filters.items():
            action.triggered.connect(lambda _, part=part: on_triggered(part))

    def show_filter(self, part: Filter) -> None:
        """Mark the filter in force; a priority has no action of its own."""
        for each, action in self.filters.items():
            action.setChecked(each == part)

    def show_mode(self, mode: RowMode) -> None:
        """Choose a mode."""
        (self.compact if mode == RowMode.COMPACT else self.comfortable).setChecked(True)


def _place_words() -> dict[Place, str]:
    return {
        Place.AUTO: text.tr("&Where there is room"),
        Place.BELOW: text.tr("&Below the list"),
        Place.BESIDE: text.tr("Bes&ide the list"),
    }


def _switch(parent: QWidget, name: str, label: str, keys: str = "") -> QAction:
    action = QAction(label, parent)
    action.setObjectName(name)
    action.setCheckable(True)
    if keys:
        action.setShortcut(QKeySequence(keys))
    parent.addAction(action)
    return action
