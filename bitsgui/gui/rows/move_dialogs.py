"""Where files are to go, and what a file is to be called."""

from collections.abc import Sequence
from pathlib import Path, PurePath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from bitsgui.bits.names import safe_name
from bitsgui.bits.states import ACTION
from bitsgui.bits.views import JobView
from bitsgui.gui import text
from bitsgui.gui.dialogs.small_dialog import SmallDialog
from bitsgui.gui.probe_words import room_words
from bitsgui.gui.theme import current_tokens, set_text_colour
from bitsgui.gui.views.buttons import HEIGHT
from bitsgui.gui.views.fields import dress_fields
from bitsgui.gui.views.folder_field import FolderField
from bitsgui.gui.views.notes import Note

WIDTH = 480


class MoveDialog(SmallDialog):
    """Asks for a folder. ``chosen`` carries it.

    It warns where what is still to come will not fit; ``reserve`` is what disks are to keep free.
    """

    chosen = Signal(str)

    def __init__(
        self,
        views: Sequence[JobView],
        recent: Sequence[str],
        parent: QWidget,
        *,
        reserve: int = 0,
    ) -> None:
        super().__init__(text.tr("Move files"), text.tr("Move"), text.tr("Cancel"), parent)
        self.add_title(lambda: _question(views))
        self.folder = FolderField(Path(views[0].folder))
        self.folder.set_recent(recent)
        label = Note()
        label.setText(text.tr("&To this folder"))
        label.setBuddy(self.folder.edit)
        self.body.addWidget(label)
        self.body.addWidget(self.folder)
        if any(view.state in ACTION for view in views):
            self.add_muted(text.tr("What is downloaded now pauses for it and goes on afterwards."))
        self._to_come, self._reserve = sum(map(_to_come, views)), reserve
        self.warning = self.add_muted("")
        self.warning.hide()
        self.folder.free_told.connect(self._on_free)
        self.folder.changed.connect(self._on_changed)
        self.yes.clicked.connect(self._on_yes)
        self.setMinimumWidth(WIDTH)
        self._before = {view.folder.rstrip("/") for view in views}
        self.folder.edit.setFocus()
        self.folder.edit.selectAll()
        self._on_changed()

    def dress(self) -> None:
        """Take the colours in force."""
        super().dress()
        self.folder.dress()
        set_text_colour(self.warning, current_tokens().attention)

    def _on_free(self, free: int | None) -> None:
        is_lacking = self._to_come and free is not None
        words = room_words(self._to_come, free or 0, self._reserve) if is_lacking else ""
        self.warning.setText(words)
        self.warning.setVisible(bool(words))
        self.dress()

    def _on_changed(self) -> None:
        path = self.folder.path()
        self.yes.setEnabled(path is not None and {str(path)} != self._before)

    def _on_yes(self) -> None:
        path = self.folder.path()
        if path is not None:
            self.chosen.emit(str(path))
            self.accept()


class RenameDialog(SmallDialog):
    """Asks for the name of a job's file, of one with several for its own.

    ``chosen`` carries it.
    """

    chosen = Signal(str)

    def __init__(self, view: JobView, parent: QWidget) -> None:
        self._is_file = view.files_total == 1
        title = text.tr("Rename file") if self._is_file else text.tr("Rename download")
        super().__init__(title, text.tr("Rename"), text.tr("Cancel"), parent)
        self._old = view.name
        of_file, of_all = text.tr("&New name of the file"), text.tr("&New name of the download")
        label = Note()
        label.setText(of_file if self._is_file else of_all)
        self.name = QLineEdit(view.name)
        self.name.setMinimumHeight(HEIGHT)
        file, download = text.tr("New name of the file"), text.tr("New name of the download")
        self.name.setAccessibleName(file if self._is_file else download)
        label.setBuddy(self.name)
        self.body.addWidget(label)
        self.body.addWidget(self.name)
        self._said = self.add_muted("")
        self.name.textChanged.connect(self._on_changed)
        self.yes.clicked.connect(self._on_yes)
        self.setMinimumWidth(WIDTH)
        self.name.setFocus()
        end = len(PurePath(view.name).stem) if self._is_file else len(view.name)
        self.name.setSelection(0, end)
        self._on_changed()
        self.dress()

    def dress(self) -> None:
        """Take the colours in force."""
        super().dress()
        if hasattr(self, "name"):
            dress_fields(self.name)

    def _on_changed(self) -> None:
        name = self.name.text().strip()
        if not self._is_file:
            self._said.setText(text.tr("Its files keep their names."))
            self.yes.setEnabled(bool(name) and name != self._old)
            return
        is_usable = bool(name) and safe_name(name) == name
        self.yes.setEnabled(is_usable and name != self._old)
        hint = text.tr("Not every system can have this name. This one it can: %1")
        self._said.setText(hint.replace("%1", safe_name(name)) if name and not is_usable else "")

    def _on_yes(self) -> None:
        self.chosen.emit(self.name.text().strip())
        self.accept()


def _to_come(view: JobView) -> int:
    """Return how many bytes are known to be missing yet, which need room wherever they go."""
    known = view.bytes_known if view.bytes_total is None else view.bytes_total
    return max(0, known - view.bytes_transferred)


def _question(views: Sequence[JobView]) -> str:
    if len(views) == 1:
        return text.tr("Move \u201c%1\u201d").replace("%1", views[0].name)
    return text.tr("Move the files of %n download(s)", len(views))
