"""What the window remembers between two runs, in ``window.ini`` of the profile folder."""

from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QByteArray, QMargins, QRect, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QMainWindow, QSplitter

from bitsgui.bits.views import JobView
from bitsgui.gui.column_layout import RowMode, layout_from
from bitsgui.gui.models.filters import PRIORITY_FILTERS, Filter, Narrowing
from bitsgui.gui.models.sidebar import Section, SidebarModel
from bitsgui.gui.views.job_columns import JobColumns

Choice = TypeVar("Choice", bound=StrEnum)
FIRST_SIZE = (1000, 680)
GRIP = 48
"""So much of the title must lie on a screen, in points, for the window to be moved by hand."""


class WindowMemory:
    """Stores and restores geometry, columns and splits. A broken file is as good as none."""

    def __init__(self, profile: Path) -> None:
        self.folder = profile
        self._settings = QSettings(str(profile / "window.ini"), QSettings.Format.IniFormat)

    def restore_window(self, window: QMainWindow) -> None:
        """Put the window where it was, but never off every screen."""
        window.resize(*FIRST_SIZE)
        stored = self._settings.value("window/geometry")
        if isinstance(stored, QByteArray):
            window.restoreGeometry(stored)
        room = window.screen().availableSize().shrunkBy(QMargins(0, GRIP, 0, 0))
        window.resize(window.size().boundedTo(room))
        title = QRect(window.frameGeometry())
        title.setHeight(GRIP)
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if screens and not any(_is_reachable(title, screen) for screen in screens):
            window.move(screens[0].topLeft())

    def restore_header(self, name: str, header: QHeaderView) -> None:
        """Put the columns back."""
        stored = self._settings.value(f"columns/{name}")
        if isinstance(stored, QByteArray):
            header.restoreState(stored)

    def restore_splitter(self, name: str, splitter: QSplitter) -> None:
        """Put a split back."""
        stored = self._settings.value(f"split/{name}")
        if isinstance(stored, QByteArray):
            splitter.restoreState(stored)

    def state(self, name: str) -> QByteArray:
        """Return the remembered state of a control, empty if there is none."""
        stored = self._settings.value(f"split/{name}")
        return stored if isinstance(stored, QByteArray) else QByteArray()

    def is_on(self, name: str, *, default: bool) -> bool:
        """Return a remembered switch."""
        return str(self._settings.value(f"switch/{name}", default)).lower() == "true"

    def words(self, name: str) -> str:
        """Return remembered words, or none."""
        stored = self._settings.value(f"words/{name}", "")
        return stored if isinstance(stored, str) else ""

    def choice(self, name: str, kind: type[Choice], default: Choice) -> Choice:
        """Return a remembered member of an enumeration."""
        try:
            return kind(self.words(name))
        except ValueError:
            return default

    def narrowing(self) -> Narrowing:
        """Return what the list was narrowed to."""
        part = self.choice("filter", Filter, Filter.ALL)
        priority = self.choice("only-priority", Filter, Filter.ALL)
        category = self.words("only-category")
        if part in PRIORITY_FILTERS:  # an older release had it among the states
            part, priority = Filter.ALL, part
        return Narrowing(
            part,
            priority if priority in PRIORITY_FILTERS else None,
            int(category) if category.isdecimal() else None,
        )

    def keep_narrowing(self, narrowing: Narrowing) -> None:
        """Remember what the list is narrowed to."""
        self.keep_words("filter", narrowing.state)
        self.keep_words("only-priority", narrowing.priority or "")
        category = "" if narrowing.category is None else str(narrowing.category)
        self.keep_words("only-category", category)

    def keep_selected(self, view: JobView | None) -> None:
        """Remember which job the details were about."""
        self.keep_words("selected", str(view.id) if view is not None else "")

    def selected(self) -> UUID | None:
        """Return the job the details were about."""
        try:
            return UUID(self.words("selected"))
        except ValueError:
            return None

    def restore_sections(self, lines: SidebarModel) -> None:
        """Fold and unfold the groups of the sidebar as they were left."""
        for section in Section:
            is_open = self.is_on(section.value, default=section == Section.CATEGORIES)
            lines.unfold(section, is_open)

    def keep_sections(self, lines: SidebarModel) -> None:
        """Remember which groups of the sidebar are unfolded."""
        for section in Section:
            self.keep_switch(section.value, lines.is_unfolded(section))

    def restore_columns(self, columns: JobColumns) -> None:
        """Put the columns of the list back, for both modes of its rows."""
        found = {mode: layout_from(self.words(f"columns-{mode}")) for mode in RowMode}
        columns.restore({mode: layout for mode, layout in found.items() if layout is not None})

    def keep_window(self, window: QMainWindow) -> None:
        """Remember where the window is."""
        self._settings.setValue("window/geometry", window.saveGeometry())

    def keep_header(self, name: str, header: QHeaderView) -> None:
        """Remember the columns."""
        self._settings.setValue(f"columns/{name}", header.saveState())

    def keep_splitter(self, name: str, splitter: QSplitter) -> None:
        """Remember a split."""
        self._settings.setValue(f"split/{name}", splitter.saveState())

    def forget_splitter(self, name: str) -> None:
        """Begin with the usual split the next time."""
        self._settings.remove(f"split/{name}")

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Remember the state of a control, unless there is none."""
        if not state.isEmpty():
            self._settings.setValue(f"split/{name}", state)

    def keep_switch(self, name: str, is_on: bool) -> None:
        """Remember a switch."""
        self._settings.setValue(f"switch/{name}", is_on)

    def keep_words(self, name: str, words: str) -> None:
        """Remember words."""
        self._settings.setValue(f"words/{name}", str(words))

    def keep_columns(self, columns: JobColumns) -> None:
        """Remember the columns of the list."""
        for mode, layout in columns.layouts().items():
            self.keep_words(f"columns-{mode}", layout.to_words())

    def save(self) -> None:
        """Write everything to the file."""
        self._settings.sync()


def _is_reachable(title: QRect, screen: QRect) -> bool:
    seen = title.intersected(screen)
    return seen.width() >= GRIP and seen.height() >= GRIP // 2
