"""The files of one job."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from bitsgui.bits.types import JobState
from bitsgui.bits.views import FileView
from bitsgui.gui import formats, text
from bitsgui.gui.links import name_of
from bitsgui.gui.models.spans import spans
from bitsgui.gui.models.titles import AT_END, AT_START, header_answer

FILE_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class FileColumn(IntEnum):
    """Columns in their first order."""

    NAME = 0
    STATE = 1
    SIZE = 2
    PROGRESS = 3
    SPEED = 4
    PRIORITY = 5


COLUMN_COUNT = len(FileColumn)
"""Counted once: a view asks for it with each of its rows."""


class FilesModel(QAbstractTableModel):
    """Rows of :class:`FileView` in the order of the job."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[FileView] = []
        self._job_state = JobState.SUSPENDED

    def show(self, views: Sequence[FileView], job_state: JobState = JobState.SUSPENDED) -> None:
        """Show ``views``; the same files keep their rows and only what differs is signalled."""
        is_other_state = job_state != self._job_state
        self._job_state = job_state
        if [view.id for view in views] == [row.id for row in self._rows] and (
            not views or views[0].job_id == self._rows[0].job_id
        ):
            changed = [
                row for row, view in enumerate(views) if is_other_state or view != self._rows[row]
            ]
            self._rows = list(views)
            self._signal(changed)
            return
        self.beginResetModel()
        self._rows = list(views)
        self.endResetModel()

    def add(self, views: Sequence[FileView]) -> None:
        """Show further files behind the others."""
        if views:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(views) - 1)
            self._rows += views
            self.endInsertRows()

    def is_same(self, first: int, views: Sequence[FileView]) -> bool:
        """Return whether the rows from ``first`` on stand for these files."""
        there = self._rows[first : first + len(views)]
        return [row.id for row in there] == [view.id for view in views]

    def update(self, first: int, views: Sequence[FileView]) -> None:
        """Show what is told anew of the files from row ``first`` on."""
        changed = [row for row, view in enumerate(views, first) if view != self._rows[row]]
        self._rows[first : first + len(views)] = views
        self._signal(changed)

    def show_state(self, job_state: JobState) -> None:
        """Show the state of the job, which some of its files are in as well."""
        if job_state != self._job_state:
            self._job_state = job_state
            self._signal(range(len(self._rows)))

    def view_at(self, row: int) -> FileView:
        """Return the snapshot in a row."""
        return self._rows[row]

    def row_of(self, file: FileView) -> int | None:
        """Return where a file stands by now, None if it is not there."""
        key = (file.job_id, file.id)
        rows = (row for row, view in enumerate(self._rows) if (view.job_id, view.id) == key)
        return next(rows, None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of files."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else COLUMN_COUNT

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        return header_answer(FileColumn, (section, orientation, role), column_title, alignment)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the snapshot (``FILE_ROLE``) or what a cell says."""
        if not index.isValid():
            return None
        view = self._rows[index.row()]
        column = FileColumn(index.column())
        if role == FILE_ROLE:
            return view
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            is_state = column == FileColumn.STATE
            return text.file_state(view, self._job_state) if is_state else _CELLS[column](view)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(view)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        return None

    def _signal(self, rows: Sequence[int]) -> None:
        for first, last in spans(rows):
            end = self.index(last, len(FileColumn) - 1)
            self.dataChanged.emit(self.index(first, 0), end)


def tool_tip(view: FileView) -> str:
    """Return where a file goes, where it comes from and what is wrong with it."""
    problem = text.error_message(view.error) if view.error is not None else ""
    return "\n".join(filter(None, (view.local_name, view.remote_name, problem)))


def alignment(column: FileColumn) -> Qt.AlignmentFlag:
    """Return how a column is set."""
    return AT_END if column in {FileColumn.SIZE, FileColumn.SPEED} else AT_START


def column_title(column: FileColumn) -> str:
    """Return a column's title."""
    titles = {
        FileColumn.NAME: text.tr("File"),
        FileColumn.STATE: text.tr("State"),
        FileColumn.SIZE: text.tr("Size"),
        FileColumn.PROGRESS: text.tr("Progress"),
        FileColumn.SPEED: text.tr("Speed"),
        FileColumn.PRIORITY: text.tr("Priority"),
    }
    return titles[column]


def file_name(view: FileView) -> str:
    """Return a file's own name, or its link's until the first response settles it."""
    if view.local_name.endswith(("/", "\\")):
        return name_of(view.remote_name)
    return PurePath(view.local_name).name


def size_text(view: FileView) -> str:
    """Return how large a file is."""
    return formats.NO_VALUE if view.bytes_total is None else formats.size(view.bytes_total)


def progress_text(view: FileView) -> str:
    """Return how much of a file is there."""
    if view.bytes_total is None:
        return formats.size(view.bytes_transferred) if view.bytes_transferred else ""
    return formats.percent(view.bytes_transferred, view.bytes_total)


def speed_text(view: FileView) -> str:
    """Return how fast a file comes, while it does."""
    return formats.rate(view.rate) if view.rate > 0 else ""


def priority_text(view: FileView) -> str:
    """Return the priority of a file whose turn matters."""
    is_over = view.transferred or view.completed or view.skipped
    return "" if is_over else text.file_priority_name(view.priority)


_CELLS: dict[FileColumn, Callable[[FileView], str]] = {
    FileColumn.NAME: file_name,
    FileColumn.SIZE: size_text,
    FileColumn.PROGRESS: progress_text,
    FileColumn.SPEED: speed_text,
    FileColumn.PRIORITY: priority_text,
}
