"""The list of jobs: frozen snapshots, sorted and filtered here, signalled in runs."""

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from bitsgui.bits.states import FINAL, RUNNING
from bitsgui.bits.types import JobState
from bitsgui.bits.views import Changes, JobView
from bitsgui.gui import formats, text
from bitsgui.gui.models.spans import spans

JOB_ROLE = Qt.ItemDataRole.UserRole + 1
MANY_RUNS = 64
"""From so many runs of removed rows on, one reset is cheaper than a signal each."""

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """Columns in their first order."""

    NAME = 0
    SIZE = 1
    PROGRESS = 2
    SPEED = 3
    TIME_LEFT = 4


def list_order(view: JobView) -> tuple[Any, ...]:
    """Return the key of the list's own order: the queue as it will run, then what is finished."""
    return (view.state in FINAL, view.priority, view.position, view.created)


def has_progress(view: JobView) -> bool:
    """Return whether it can be told how much of a job is there."""
    return view.bytes_total is not None or view.files_total > 1


def fraction(view: JobView) -> float:
    """Return how much of a job is there, by its files while their sizes are not known."""
    if view.bytes_total is None:
        return view.files_transferred / view.files_total if view.files_total > 1 else 0.0
    return view.bytes_transferred / view.bytes_total if view.bytes_total else 1.0


_KEYS: dict[int, Callable[[JobView], Any]] = {
    Column.NAME: lambda view: (view.name.casefold(), view.name),
    Column.SIZE: lambda view: -1 if view.bytes_total is None else view.bytes_total,
    Column.PROGRESS: fraction,
    Column.SPEED: lambda view: view.rate,
    Column.TIME_LEFT: lambda view: math.inf if view.time_left_s is None else view.time_left_s,
}


class JobsModel(QAbstractTableModel):
    """Rows of :class:`JobView`. ``clock`` tells the time for countdowns (aware UTC).

    ``counts_changed`` follows every batch: what the window says about all jobs, hidden or not.
    """

    counts_changed = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(parent)
        self.clock = clock
        self._all: dict[UUID, JobView] = {}
        self._rows: list[JobView] = []
        self._row_of: dict[UUID, int] = {}
        self._search = ""
        self._key: Callable[[JobView], Any] = list_order
        self._descending = False
        role = Qt.ItemDataRole
        self._sayings: dict[int, Callable[[JobView, Column], Any]] = {
            JOB_ROLE: lambda view, _: view,
            role.DisplayRole: cell_text,
            role.AccessibleTextRole: self._spoken,
            role.ToolTipRole: lambda view, _: self._tool_tip(view),
            role.TextAlignmentRole: lambda _, column: alignment(column),
        }

    # What others ask.

    def all_views(self) -> Iterable[JobView]:
        """Return every job, also those the search hides."""
        return self._all.values()

    def view(self, job_id: UUID) -> JobView | None:
        """Return a job's snapshot, also of one the search hides."""
        return self._all.get(job_id)

    def view_at(self, row: int) -> JobView:
        """Return the snapshot in a row."""
        return self._rows[row]

    def row_of(self, job_id: UUID) -> int | None:
        """Return the row of a job, None if it is not shown."""
        return self._row_of.get(job_id)

    # What the bridge brings.

    def replace(self, views: Sequence[JobView]) -> None:
        """Forget everything and show ``views``."""
        self.beginResetModel()
        self._all = {view.id: view for view in views}
        self._refill()
        self.endResetModel()
        self.counts_changed.emit()

    def apply(self, batch: Changes) -> None:
        """Bring the rows up to date with a batch. A job that left and came back stays."""
        changed = {view.id: view for view in batch.changed}
        self._remove([job_id for job_id in batch.removed if job_id not in changed])
        self._all.update(changed)
        shown = [view for view in batch.changed if self._matches(view)]
        hidden = [view.id for view in batch.changed if not self._matches(view)]
        self._take_out([self._row_of[job_id] for job_id in hidden if job_id in self._row_of])
        needs_sorting = self._update([view for view in shown if view.id in self._row_of])
        self._append([view for view in shown if view.id not in self._row_of])
        if needs_sorting or not self._is_tail_sorted():
            self._sort_rows()
        self.counts_changed.emit()

    def set_search(self, words: str) -> None:
        """Show only jobs that have every word in name, link, server or folder."""
        if words.casefold().split() == self._search.split():
            return
        self.beginResetModel()
        self._search = " ".join(words.casefold().split())
        self._refill()
        self.endResetModel()

    @property
    def search(self) -> str:
        """The words in force, folded."""
        return self._search

    def tick(self, first: int, last: int) -> None:
        """Say anew how long the jobs in these rows still wait."""
        rows = [
            row
            for row in range(max(0, first), min(last + 1, len(self._rows)))
            if _is_counting(self._rows[row])
        ]
        for start, end in spans(rows):
            self.dataChanged.emit(self.index(start, Column.NAME), self.index(end, Column.NAME))

    def has_countdown(self) -> bool:
        """Return whether any job waits for a time."""
        return any(map(_is_counting, self._rows))

    # What views ask.

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of jobs shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return column_title(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(Column(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the snapshot (``JOB_ROLE``) or what a cell says."""
        if not index.isValid():
            return None
        view, column = self._rows[index.row()], Column(index.column())
        say = self._sayings.get(role)
        return None if say is None else say(view, column)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 brings the list's own order back."""
        self._key = _KEYS.get(column, list_order)
        self._descending = column in _KEYS and order == Qt.SortOrder.DescendingOrder
        self._sort_rows()

    # How it is done.

    def _spoken(self, view: JobView, column: Column) -> str:
        if column != Column.NAME:
            return cell_text(view, column)
        return ", ".join((view.name, text.state_phrase(view, self.clock()), text.row_details(view)))

    def _tool_tip(self, view: JobView) -> str:
        lines = (view.name, text.state_phrase(view, self.clock()), text.row_details(view))
        return "\n".join(filter(None, lines))

    def _matches(self, view: JobView) -> bool:
        if not self._search:
            return True
        place = "\n".join((view.name, view.remote_name, view.host, view.folder)).casefold()
        return all(word in place for word in self._search.split())

    def _refill(self) -> None:
        self._rows = [view for view in self._all.values() if self._matches(view)]
        self._rows.sort(key=self._key, reverse=self._descending)
        self._number()

    def _number(self, start: int = 0) -> None:
        if start == 0:
            self._row_of = {}
        for row in range(start, len(self._rows)):
            self._row_of[self._rows[row].id] = row

    def _remove(self, job_ids: Iterable[UUID]) -> None:
        known = [job_id for job_id in job_ids if self._all.pop(job_id, None) is not None]
        self._take_out([self._row_of[job_id] for job_id in known if job_id in self._row_of])

    def _take_out(self, rows: Sequence[int]) -> None:
        runs = spans(rows)
        if len(runs) > MANY_RUNS:
            out = set(rows)
            self.beginResetModel()
            self._rows = [view for row, view in enumerate(self._rows) if row not in out]
            self._number()
            self.endResetModel()
            return
        for first, last in reversed(runs):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self._number()
            self.endRemoveRows()

    def _update(self, views: Sequence[JobView]) -> bool:
        """Put new snapshots into their rows; return whether the order may have changed."""
        rows = []
        has_moved = False
        for view in views:
            row = self._row_of[view.id]
            old = self._rows[row]
            if old == view:
                continue
            has_moved = has_moved or self._key(old) != self._key(view)
            self._rows[row] = view
            rows.append(row)
        for first, last in spans(rows):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
        return has_moved

    def _append(self, views: Sequence[JobView]) -> None:
        if not views:
            return
        first = len(self._rows)
        self._tail = first
        self.beginInsertRows(QModelIndex(), first, first + len(views) - 1)
        self._rows.extend(sorted(views, key=self._key, reverse=self._descending))
        self._number(first)
        self.endInsertRows()

    _tail = 0

    def _is_tail_sorted(self) -> bool:
        """Return whether what was appended last may stay where it is."""
        tail, self._tail = self._tail, 0
        if not 0 < tail < len(self._rows):
            return True
        before, after = self._key(self._rows[tail - 1]), self._key(self._rows[tail])
        return bool(before >= after if self._descending else before <= after)

    def _sort_rows(self) -> None:
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._rows[index.row()].id) for index in self.persistentIndexList()]
        self._rows.sort(key=self._key, reverse=self._descending)
        self._number()
        self.changePersistentIndexList(
            [index for index, _ in kept],
            [self.index(self._row_of[job_id], index.column()) for index, job_id in kept],
        )
        self.layoutChanged.emit()


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Return how a column is set: numbers towards the end, so that their digits line up."""
    if column in {Column.NAME, Column.PROGRESS}:
        return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


def column_title(column: Column) -> str:
    """Return a column's title."""
    titles = {
        Column.NAME: text.tr("Name"),
        Column.SIZE: text.tr("Size"),
        Column.PROGRESS: text.tr("Progress"),
        Column.SPEED: text.tr("Speed"),
        Column.TIME_LEFT: text.tr("Time left"),
    }
    return titles[column]


def cell_text(view: JobView, column: Column) -> str:
    """Return what a cell says in words."""
    return _CELLS[column](view)


def _size_text(view: JobView) -> str:
    count = view.bytes_transferred if view.bytes_total is None else view.bytes_total
    is_unsettled = view.bytes_total is None and not view.bytes_transferred
    return formats.NO_VALUE if is_unsettled else formats.size(count)


def _progress_text(view: JobView) -> str:
    if not has_progress(view):
        return text.tr("size unknown") if view.bytes_transferred else ""
    if view.bytes_total is None:
        return formats.percent(view.files_transferred, view.files_total)
    return formats.percent(view.bytes_transferred, view.bytes_total)


def _speed_text(view: JobView) -> str:
    return formats.rate(view.rate) if view.state in RUNNING and view.rate > 0 else ""


def _time_text(view: JobView) -> str:
    is_known = view.state in RUNNING and view.time_left_s is not None
    return formats.duration(view.time_left_s or 0) if is_known else ""


_CELLS: dict[Column, Callable[[JobView], str]] = {
    Column.NAME: lambda view: view.name,
    Column.SIZE: _size_text,
    Column.PROGRESS: _progress_text,
    Column.SPEED: _speed_text,
    Column.TIME_LEFT: _time_text,
}


def _is_counting(view: JobView) -> bool:
    is_waiting = view.state == JobState.TRANSIENT_ERROR
    return is_waiting and view.error is not None and view.error.next_retry is not None
