"""Which bytes of each file of a job are there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from bitsgui.bits.views import FileView, SegmentsView
from bitsgui.gui import formats, text
from bitsgui.gui.models.files import file_name

STRIP_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Strip:
    """A file and its bytes."""

    file: FileView
    segments: SegmentsView


class SegmentsModel(QAbstractListModel):
    """One row a file, in the order of the job, as :class:`Strip` under ``STRIP_ROLE``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: list[FileView] = []
        self._segments: dict[int, SegmentsView] = {}

    def show_files(self, files: Sequence[FileView]) -> None:
        """Show these files; what is known of the same ones stays."""
        if not files and not self._files:
            return
        is_same_job = bool(files and self._files) and files[0].job_id == self._files[0].job_id
        if is_same_job and [f.id for f in files] == [f.id for f in self._files]:
            self._files = list(files)
            self._tell(0, len(files))
            return
        self.beginResetModel()
        self._files = list(files)
        if not is_same_job:
            self._segments.clear()
        self.endResetModel()

    def add_files(self, files: Sequence[FileView]) -> None:
        """Show further files behind the others."""
        if files:
            end = len(self._files) + len(files) - 1
            self.beginInsertRows(QModelIndex(), len(self._files), end)
            self._files += files
            self.endInsertRows()

    def update_files(self, first: int, files: Sequence[FileView]) -> None:
        """Show what is told anew of the files from row ``first`` on."""
        self._files[first : first + len(files)] = files
        self._tell(first, len(files))

    def show_segments(self, segments: Sequence[SegmentsView], first: int = 0) -> None:
        """Show what the engine knows of the bytes of the files from row ``first`` on."""
        self._segments.update({view.file_id: view for view in segments})
        self._tell(first, len(segments))

    def strip_at(self, row: int) -> Strip:
        """Return what a row shows."""
        file = self._files[row]
        known = self._segments.get(file.id)
        if file.transferred or known is None:
            size = file.bytes_total
            whole = ((0, size),) if file.transferred and size else ()
            known = SegmentsView(file.id, size, whole)
        return Strip(file, known)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of files."""
        return 0 if parent.isValid() else len(self._files)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return what the only column is, which a screen reader tells though no header is seen."""
        is_title = orientation == Qt.Orientation.Horizontal and section == 0
        is_title = is_title and role == Qt.ItemDataRole.DisplayRole
        return text.tr("File") if is_title else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the strip, or what it says in words."""
        if not index.isValid():
            return None
        strip = self.strip_at(index.row())
        if role == STRIP_ROLE:
            return strip
        if role == Qt.ItemDataRole.DisplayRole:
            return file_name(strip.file)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{file_name(strip.file)}: {strip_words(strip)}"
        return None

    def _tell(self, first: int, count: int) -> None:
        last = min(first + count, len(self._files)) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))


def strip_words(strip: Strip) -> str:
    """Return in words how much of a file is there, in how many pieces it comes."""
    file, segments = strip.file, strip.segments
    if file.skipped:
        return text.tr("Skipped")
    if segments.size is None:
        unsized = text.tr("%1, size unknown")
        return unsized.replace("%1", formats.size(file.bytes_transferred))
    there = sum(end - start for start, end in segments.done)
    said = [formats.percent(min(there, segments.size), segments.size)]
    if segments.active:
        said.append(text.tr("%n connection(s)", len(segments.active)))
    holes = missing_pieces(segments)
    if holes and (segments.done or segments.active):
        said.append(text.tr("%n piece(s) missing", holes))
    return text.SEPARATOR.join(said)


def missing_pieces(segments: SegmentsView) -> int:
    """Return how many holes there are that nobody fetches yet."""
    position, holes = 0, 0
    for start, end in sorted((*segments.done, *segments.active)):
        holes += start > position
        position = max(position, end)
    return holes + (segments.size is not None and position < segments.size)
