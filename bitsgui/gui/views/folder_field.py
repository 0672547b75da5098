"""Where files go: a folder typed, chosen, or taken from those used before."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from bitsgui.gui import formats, text
from bitsgui.gui.disk_watch import DiskWatch, Obstacle
from bitsgui.gui.icons import themed_icon
from bitsgui.gui.theme import GAP_SMALL, GAP_TINY, ROW_ICON, current_tokens, set_text_colour
from bitsgui.gui.views.buttons import HEIGHT, FlatButton, FlatTool
from bitsgui.gui.views.fields import dress_fields
from bitsgui.gui.views.folder_choice import choose_folder
from bitsgui.gui.views.notes import Note

RECENT = 8


class FolderField(QWidget):
    """A folder with what is free on its disk. ``changed`` follows every change of the text.

    ``free_told`` carries the free bytes, None while nobody knows.
    """

    changed = Signal()
    free_told = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.edit = QLineEdit(str(folder))
        self.edit.setMinimumHeight(HEIGHT)
        self.edit.setAccessibleName(text.tr("Folder the files are saved in"))
        self.recent_button = FlatTool()
        # Not of the field: Tab never left the field again when its first child was a window.
        self.recent_menu = QMenu(self.recent_button)
        self.recent_button.setAccessibleName(text.tr("Folders used before"))
        self.recent_button.setToolTip(text.tr("Folders used before"))
        self.recent_button.setMenu(self.recent_menu)
        self.recent_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.recent_button.setFixedSize(HEIGHT, HEIGHT)
        self.recent_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.recent_button.hide()
        self.choose = FlatButton(text.tr("Choos&e\u2026"))
        self.choose.setAutoDefault(False)
        self.choose.setMinimumHeight(HEIGHT)
        self.choose.setAccessibleName(text.tr("Choose the folder"))
        self.note = Note()
        self._recent: tuple[str, ...] = ()
        self._free: int | None = None
        self._obstacle: Obstacle | None = None
        self._disk = DiskWatch(self)
        self._disk.barred.connect(self._on_barred)
        self._disk.told.connect(self._on_told)
        self.edit.textChanged.connect(self._on_changed)
        self.choose.clicked.connect(self._on_choose)
        self._lay_out()
        self.setFocusProxy(self.edit)
        self._on_changed()
        self.dress()

    def path(self) -> Path | None:
        """Return the folder, None if what is typed is none."""
        typed = self.edit.text().strip()
        if not typed:
            return None
        try:
            path = Path(typed).expanduser()
        except RuntimeError:  # somebody's home that is not known
            return None
        return path if path.is_absolute() else None

    def recent(self) -> tuple[str, ...]:
        """Return the folders used before, the last one first."""
        return self._recent

    def set_recent(self, folders: Sequence[str]) -> None:
        """Offer folders used before."""
        self._recent = tuple(dict.fromkeys(filter(None, folders)))[:RECENT]
        self.recent_menu.clear()
        for folder in self._recent:
            action = self.recent_menu.addAction(folder.replace("&", "&&"))
            action.setData(folder)
            action.triggered.connect(lambda _=False, name=folder: self.edit.setText(name))
        self.recent_button.setVisible(bool(self._recent))

    def begin_elsewhere(self, before: Path, folder: Path) -> None:
        """Offer another folder than ``before``, unless somebody has chosen one meanwhile."""
        if self.edit.text() == str(before):
            self.edit.setText(str(folder))

    def note_used(self) -> None:
        """Put the folder first among those used before."""
        path = self.path()
        if path is not None:
            self.set_recent((str(path), *self._recent))

    def dress(self) -> None:
        """Take the colours in force."""
        dress_fields(self.edit)
        self.recent_button.setIcon(themed_icon("chevron-down", ROW_ICON))
        self._show_note()

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_disk"):
            self._show_note()
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_disk"):
            self.dress()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the disk while somebody looks at the field."""
        super().showEvent(event)
        self._disk.set_watched(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the disk alone."""
        super().hideEvent(event)
        self._disk.set_watched(False)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.edit, 1)
        row.addWidget(self.recent_button)
        row.addWidget(self.choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_TINY)
        layout.addLayout(row)
        layout.addWidget(self.note)

    def _on_changed(self) -> None:
        self._free, self._obstacle = None, None
        self.free_told.emit(None)
        path = self.path()
        if path is not None:
            self._disk.look_at(str(path))
        self._show_note()
        self.changed.emit()

    def _on_told(self, folder: str, free: int | None) -> None:
        path = self.path()
        if path is not None and folder == str(path):
            self._free = free
            self.free_told.emit(free)
            self._show_note()

    def _on_barred(self, folder: str, obstacle: Obstacle | None) -> None:
        path = self.path()
        if path is not None and folder == str(path):
            self._obstacle = obstacle
            self._show_note()

    def _show_note(self) -> None:
        problem = self._problem()
        known = text.tr("%1 free").replace("%1", formats.size(self._free or 0))
        self.note.setText(problem or (known if self._free is not None else ""))
        self.edit.setAccessibleDescription(problem)
        tokens = current_tokens()
        set_text_colour(self.note, tokens.error if problem else tokens.text_muted)

    def _problem(self) -> str:
        if self.path() is None:
            return text.tr("Give the full path of a folder.")
        if self._obstacle is Obstacle.FILE:
            return text.tr("There is a file of this name: give a folder.")
        if self._obstacle is Obstacle.LOCKED:
            return text.tr("You cannot write into this folder.")
        return ""

    def _on_choose(self) -> None:
        choose_folder(self, self.edit.text(), self.edit.setText)
