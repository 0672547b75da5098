"""The shape of the list: rows of jobs, and below each that stands open the rows of its files."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Signal

from bitsgui.bits.states import FINAL
from bitsgui.bits.views import FileView, JobView
from bitsgui.gui.models.columns import COLUMN_COUNT
from bitsgui.gui.models.open_jobs import OpenJob, OpenJobs, gone_places
from bitsgui.gui.models.rows import Row
from bitsgui.gui.models.spans import spans

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class JobTree(QAbstractItemModel):
    """Keeps which rows there are; what they say is for who derives from it.

    A closed job has no rows of files and no snapshots of them; an open one as many rows as files,
    and snapshots of those that were asked for. ``opened`` and ``closed`` carry the job's id, the
    first once its rows are there and the other before they go; ``files_leave`` carries it with the
    set of the rows that are about to go from one that stays open.
    """

    opened = Signal(object)
    closed = Signal(object)
    files_leave = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[UUID, Row] = {}
        self._rows: list[Row] = []
        self._open = OpenJobs()
        self._serials = self._open.by_serial
        self._shut: list[UUID] = []
        # Indexes say where and not what. Views ask for that of every row at every change of their
        # order, which takes twice as long if each is made anew.
        self._firsts: list[QModelIndex] = []
        # Whether each row opens, and last, where row -1 is looked for, whether there are rows.
        self._opening = [False]

    # What stands where.

    def view_at(self, row: int) -> JobView:
        """Return the snapshot of a job by its row."""
        return self._rows[row].view

    def job_of(self, index: Index) -> JobView:
        """Return the job of a row, or the one whose file it is."""
        return self._rows[self.job_row(index)].view

    def job_row(self, index: Index) -> int:
        """Return the row of a job, or of the one whose file it is."""
        return index.parent().row() if index.internalId() else index.row()

    def file_at(self, index: Index) -> FileView | None:
        """Return the file of a row; None of a job's, and as long as nothing is known of it."""
        opened = self._serials.get(index.internalId())
        return None if opened is None else opened.known.get(index.row())

    def job_index(self, job_id: UUID) -> QModelIndex:
        """Return where a job stands, an invalid index if it is not shown."""
        row = self._all.get(job_id)
        return ROOT if row is None or row.place < 0 else self.index(row.place, 0)

    @staticmethod
    def is_file(index: Index) -> bool:
        """Return whether a row is that of a file."""
        return index.isValid() and index.internalId() != 0

    # Opening and closing.

    def can_open(self, index: Index) -> bool:
        """Return whether there are files to open a row to."""
        return not index.internalId() and self._rows[index.row()].opens

    def is_open(self, job_id: UUID) -> bool:
        """Return whether a job stands open, shown or not."""
        return job_id in self._open

    def open_ids(self) -> list[UUID]:
        """Return the jobs that stand open, shown or not."""
        return [opened.job_id for opened in self._open]

    def open(self, job_id: UUID) -> None:
        """Give a job rows for its files, if it has several."""
        row = self._all.get(job_id)
        if row is not None and row.opens and job_id not in self._open:
            opened = row.opened = self._open.add(job_id, 0)
            self._add_rows(opened, row.view.files_total)
            self.opened.emit(job_id)

    def close(self, job_id: UUID) -> None:
        """Take the rows of a job's files away, with all that is known of them."""
        opened = self._open.get(job_id)
        if opened is not None:
            self.closed.emit(job_id)
            self._take_rows(opened, 0, opened.count - 1)
            self._all[job_id].opened = None
            self._open.drop(job_id)

    # Bringing the files up to date.

    def wanted_files(self, job_id: UUID, first: int, last: int) -> tuple[int, int] | None:
        """Return which run of these rows has to be asked for, both ends included."""
        opened = self._open.get(job_id)
        return None if opened is None else opened.wanted(first, last)

    def has_other_files(self, job_id: UUID) -> bool:
        """Return whether all files have to be asked for, because some rows' files are gone."""
        opened = self._open.get(job_id)
        if opened is None or opened.is_whole:
            return False
        return opened.count != self._all[job_id].view.files_total

    def outdate_files(self, job_ids: Iterable[UUID]) -> None:
        """Take note that the files of these jobs are others by now."""
        for opened in filter(None, map(self._open.get, job_ids)):
            opened.outdate()

    def known_files(self, job_id: UUID, rows: Iterable[int]) -> list[FileView] | None:
        """Return the files in these rows, None if one is not known yet."""
        opened = self._open.get(job_id)
        if opened is None:
            return None
        found = [opened.known.get(row) for row in rows]
        return [view for view in found if view is not None] if all(found) else None

    def take_files(self, job_id: UUID, first: int, views: Sequence[FileView], asked: int) -> bool:
        """Show what rows from ``first`` on were found to be when ``asked`` of them were asked for.

        Returns False where other files stand than were known: all of them are to be told then.
        """
        opened = self._open.get(job_id)
        if opened is None:
            return True
        if len(views) < min(asked, opened.count - first) or opened.is_other(first, views):
            return False
        self._tell_files(opened, opened.note(first, views))
        return True

    def take_all_files(self, job_id: UUID, views: Sequence[FileView]) -> None:
        """Show all files of a job: rows of those that left go, new ones come behind the others."""
        opened = self._open.get(job_id)
        if opened is None:
            return
        ids = {place: view.id for place, view in opened.known.items()}
        gone = gone_places(ids, opened.count, [view.id for view in views])
        leaving = list(range(opened.count)) if gone is None else gone
        if leaving:
            self.files_leave.emit(job_id, frozenset(leaving))
        for first, last in reversed(spans(leaving)):
            self._take_rows(opened, first, last)
        self._add_rows(opened, len(views))
        self._tell_files(opened, opened.note(0, views))
        opened.is_whole = True

    def _tell_files(self, opened: OpenJob, places: Iterable[int]) -> None:
        above = self.job_index(opened.job_id)
        if above.isValid():
            for first, last in spans(places):
                end = self.index(last, COLUMN_COUNT - 1, above)
                self.dataChanged.emit(self.index(first, 0, above), end)

    def _add_rows(self, opened: OpenJob, total: int) -> None:
        """Make rows at the end until there are ``total``."""
        above = self.job_index(opened.job_id)
        if total <= opened.count:
            return
        if above.isValid():
            self.beginInsertRows(above, opened.count, total - 1)
        opened.count = total
        if above.isValid():
            self.endInsertRows()

    def _take_rows(self, opened: OpenJob, first: int, last: int) -> None:
        above = self.job_index(opened.job_id)
        if above.isValid():
            self.beginRemoveRows(above, first, last)
        opened.drop(first, last)
        if above.isValid():
            self.endRemoveRows()

    def _prepare(self, before: JobView, after: JobView) -> None:
        """Bring the files' rows in line with a snapshot that is about to be taken."""
        opened = self._open.get(before.id)
        if opened is None:
            return
        opened.outdate()
        if after.files_total <= 1:
            self.close(before.id)
            return
        if (before.state in FINAL) != (after.state in FINAL):
            opened.known.clear()  # the history counts files in its own way
        self._add_rows(opened, after.files_total)

    def _retell(self, before: JobView, after: JobView) -> None:
        """Say the files' words anew, which are about the state of their job as well."""
        opened = self._open.get(after.id)
        if opened is not None and before.state != after.state:
            self._tell_files(opened, opened.known)

    def _keep_open(self) -> None:
        """Bring what stands open in line with all there is; only within a reset.

        What stood open when every row went, as while nobody looks, does again with the next ones.
        """
        if not self._all:
            self._shut = self.open_ids() or self._shut
        else:
            for job_id in self._shut:
                if job_id not in self._open:
                    self._open.add(job_id, 0)
            self._shut = []
        for opened in self._open:
            row = self._all.get(opened.job_id)
            if row is None or not row.opens:
                self._open.drop(opened.job_id)
                continue
            row.opened, opened.count = opened, row.view.files_total
            opened.known.clear()
            opened.outdate()

    # What views ask: the first two about every row whenever others come, so that each name counts.

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """Return the index of a job, or below ``parent`` of one of its files."""
        above = parent.row()  # -1 of an invalid index
        if above < 0 <= row < len(self._rows) and not column:
            try:
                return self._firsts[row]
            except IndexError:
                return self._first(row)
        count, serial = len(self._rows), 0
        if above >= 0:
            opened = None if parent.internalId() or parent.column() else self._rows[above].opened
            if opened is None:
                return ROOT
            count, serial = opened.count, opened.serial
        is_there = 0 <= row < count and 0 <= column < COLUMN_COUNT
        return self.createIndex(row, column, serial) if is_there else ROOT

    def hasChildren(self, parent: Index = ROOT) -> bool:
        """Return whether a row opens."""
        if self._serials and parent.internalId():
            return False
        return self._opening[parent.row()] and parent.column() <= 0

    def _first(self, row: int) -> QModelIndex:
        firsts = self._firsts
        while row >= len(firsts):
            firsts.append(self.createIndex(len(firsts), 0))
        return firsts[row]

    def _number(self, start: int = 0) -> None:
        """Take note of where the rows from one on stand now."""
        moved = self._rows[start:]
        for place, row in enumerate(moved, start):
            row.place = place
        self._opening[start:] = [*[row.opens for row in moved], bool(self._rows)]

    def parent(self, index: Index | None = None) -> Any:
        """Return the job of a file; without an index the parent this object has itself."""
        if index is None:
            return QObject.parent(self)
        opened = self._serials.get(index.internalId())
        return ROOT if opened is None else self.job_index(opened.job_id)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of jobs shown, or of an open one's files."""
        row = parent.row()
        if row < 0:
            return len(self._rows)
        if parent.internalId() or parent.column():
            return 0
        opened = self._rows[row].opened
        return 0 if opened is None else opened.count

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return COLUMN_COUNT
