"""The list of jobs: frozen snapshots, sorted and filtered here, signalled in runs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from bitsgui.bits.states import FINAL
from bitsgui.bits.views import Changes, JobView
from bitsgui.gui import text
from bitsgui.gui.finished_pages import Extent
from bitsgui.gui.models.columns import (
    COLUMN_COUNT,
    Column,
    alignment,
    cell_text,
    column_title,
    list_order,
    only_went_on,
    sort_key,
)
from bitsgui.gui.models.file_cells import file_answer
from bitsgui.gui.models.filters import Filter, Narrowing
from bitsgui.gui.models.job_tree import Index, JobTree
from bitsgui.gui.models.rows import HIDDEN, Names, Row, in_order, is_counting, matcher
from bitsgui.gui.models.spans import spans
from bitsgui.gui.models.tally import Tally
from bitsgui.gui.models.titles import header_answer
from bitsgui.gui.quick_deeds import spoken_deeds

JOB_ROLE = Qt.ItemDataRole.UserRole + 1
ADVANCED = [int(JOB_ROLE), int(Qt.ItemDataRole.DisplayRole)]
"""The roles that change with a job that only went on: no word beside its numbers does."""
MANY_RUNS = 64
"""From so many runs of removed rows on, one reset is cheaper than a signal each."""


class JobsModel(JobTree):
    """Rows of :class:`JobView`. ``clock`` tells the time for countdowns (aware UTC).

    ``counts_changed`` follows every batch: what the window says about all jobs, hidden or not.
    ``narrowed`` carries the :class:`Narrowing` in force from then on.
    """

    counts_changed = Signal()
    narrowed = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(parent)
        self.clock = clock
        # Every row in the order of the list, to choose from without sorting; see _choose.
        self._order: list[Row] = []
        self._is_order_stale = False
        self._tally = Tally()
        self._search = ""
        self._narrowing = Narrowing()
        self._extent = Extent({}, has_more=False)
        self._matches = matcher(self._narrowing, [])
        self._key: Callable[[JobView], Any] = list_order
        self._descending = False
        role = Qt.ItemDataRole
        self._sayings: dict[int, Callable[[JobView, Column], Any]] = {
            JOB_ROLE: lambda view, _: view,
            role.DisplayRole: self._say,
            role.AccessibleTextRole: self._spoken,
            role.AccessibleDescriptionRole: lambda view, _: spoken_deeds(view),
            role.ToolTipRole: lambda view, _: self._tool_tip(view),
            role.TextAlignmentRole: lambda _, column: alignment(column),
        }

    # What others ask.

    def all_views(self) -> Iterable[JobView]:
        """Return every job, also those that are not shown."""
        return (row.view for row in self._all.values())

    def view(self, job_id: UUID) -> JobView | None:
        """Return a job's snapshot, also of one that is not shown."""
        row = self._all.get(job_id)
        return None if row is None else row.view

    def views_in(self, first: int, last: int) -> list[JobView]:
        """Return the snapshots of a run of rows, both ends included."""
        return [row.view for row in self._rows[first : last + 1]]

    def row_of(self, job_id: UUID) -> int | None:
        """Return the row of a job, None if it is not shown."""
        row = self._all.get(job_id)
        return None if row is None or row.place < 0 else row.place

    def rank(self, job_id: UUID) -> int | None:
        """Return a job's place in the queue, from 1; None once it is finished."""
        return self._tally.rank(job_id)

    def queue_direction(self) -> int:
        """Return 1 while the rows stand in the order of the queue, -1 in the reverse, else 0."""
        if self._key not in {list_order, sort_key(Column.RANK)}:
            return 0
        return -1 if self._descending else 1

    @property
    def counts(self) -> Mapping[Filter, int]:
        """How many jobs each filter shows, the search left aside; 0 may be missing."""
        return self._tally.counts_with(self._extent.counts)

    @property
    def category_counts(self) -> Mapping[int, int]:
        """How many jobs each category has, 0 standing for none; the search left aside."""
        return self._tally.categories_with(self._extent.counts)

    @property
    def rate(self) -> float:
        """Bytes/s of all jobs."""
        return self._tally.rate

    def has_countdown(self) -> bool:
        """Return whether any job waits for a time."""
        return self._tally.has_countdown

    # What the bridge brings.

    def replace(self, views: Sequence[JobView]) -> None:
        """Forget everything and show ``views``."""
        self.beginResetModel()
        self._tally = Tally()
        for view in views:
            self._tally.note(None, view)
        self._all = {view.id: Row(view, self._key(view)) for view in views}
        self._firsts.clear()
        self._keep_open()
        self._order = list(self._all.values())
        self._is_order_stale = True
        self._choose()
        self.endResetModel()
        self.counts_changed.emit()

    def apply(self, batch: Changes) -> None:
        """Bring the rows up to date with a batch. A job that left and came back stays."""
        were_ranks_known = self._tally.are_ranks_known
        if batch.removed:
            changed = {view.id for view in batch.changed}
            self._remove([job_id for job_id in batch.removed if job_id not in changed])
        touched, has_moved, advanced = self._note(batch.changed)
        shown = list(filter(self._matches, touched))
        if len(shown) < len(touched):
            kept = set(shown)
            self._take_out([row.place for row in touched if row not in kept and row.place >= 0])
        there = [row for row in shown if row.place >= 0]
        self._signal([row.place for row in there if row not in advanced])
        self._signal([row.place for row in there if row in advanced], ADVANCED)
        self._bring_in([row for row in shown if row.place < 0], has_moved=has_moved)
        if were_ranks_known and not self._tally.are_ranks_known and self._rows:
            last = self.index(len(self._rows) - 1, Column.RANK)
            self.dataChanged.emit(self.index(0, Column.RANK), last)
        self.counts_changed.emit()

    def set_extent(self, extent: Extent) -> None:
        """Take note of how much of the history there is, and of what was found in it."""
        self._extent = extent
        self._matches = self._matcher()
        found = (self._all[job_id] for job_id in extent.found if job_id in self._all)
        self._bring_in([row for row in found if row.place < 0 and self._matches(row)])
        self.counts_changed.emit()

    def has_more(self) -> bool:
        """Return whether the history has more that could be shown behind the last row."""
        shows_finished = self._narrowing.state in {Filter.ALL, Filter.FINISHED}
        is_wanted = shows_finished and self._narrowing.priority is None
        return is_wanted and self._extent.has_more and self._is_extent_told()

    def _is_extent_told(self) -> bool:
        """Return whether what is known of the history is about the search in force."""
        asked = tuple(self._search.split()), self._narrowing.category
        return asked == (self._extent.words, self._extent.category)

    def set_search(self, words: str) -> None:
        """Show only jobs that have every word in name, link, server, folder or error."""
        folded = " ".join(words.casefold().split())
        if folded != self._search:
            self._narrow(self._narrowing, folded)

    def narrow(self, narrowing: Narrowing) -> None:
        """Show only what is left of the jobs, beside the search."""
        if narrowing != self._narrowing:
            self._narrow(narrowing, self._search)
            self.narrowed.emit(narrowing)

    def set_filter(self, part: Filter) -> None:
        """Choose a state, or a priority; all takes every other choice off."""
        if not self._narrowing.has(part) or part == Filter.ALL:
            self.narrow(self._narrowing.choosing(part))

    @property
    def search(self) -> str:
        """The words in force, folded."""
        return self._search

    def take_file_words(self, words: Mapping[UUID, str], names: Mapping[UUID, Names]) -> None:
        """Search in what files are called as well; ``names`` as they were when that was asked."""
        rows = [self._all[job_id] for job_id in words if job_id in self._all]
        for row in rows:
            row.take_file_words(words[row.view.id], names[row.view.id])
        if self._search:
            self._take_out([row.place for row in rows if row.place >= 0 and not self._matches(row)])
            self._bring_in([row for row in rows if row.place < 0 and self._matches(row)])

    def forget_file_words(self) -> None:
        """Let go of them: of thousands of jobs they take room."""
        for row in self._all.values():
            if row.worded:
                row.take_file_words("")

    def file_names(self, job_ids: Iterable[UUID]) -> dict[UUID, Names]:
        """Return what tells whether the files of these jobs are called otherwise later on."""
        return {job_id: self._all[job_id].names for job_id in job_ids if job_id in self._all}

    def without_file_words(self) -> list[UUID]:
        """Return all jobs of which that is to be asked."""
        return list(filter(self.lacks_file_words, self._all))

    def lacks_file_words(self, job_id: UUID) -> bool:
        """Return whether it is to be asked what the files of a job are called."""
        row = self._all.get(job_id)
        if row is None or not row.opens or row.view.state in FINAL:
            return False
        return row.worded != row.names

    def count_anywhere(self) -> int:
        """Return how many jobs have the words of the search, whatever the list is narrowed to."""
        words = tuple(self._search.split())
        return sum(map(matcher(Narrowing(), words, self._extent.found), self._order))

    @property
    def filter(self) -> Filter:
        """The state in force."""
        return self._narrowing.state

    @property
    def narrowing(self) -> Narrowing:
        """What the list is narrowed to."""
        return self._narrowing

    def tick(self, first: int, last: int) -> None:
        """Say anew how long the jobs in these rows still wait."""
        shown = range(max(0, first), min(last + 1, len(self._rows)))
        self._signal([row for row in shown if is_counting(self._rows[row].view)])

    # What views ask.

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        return header_answer(Column, (section, orientation, role), column_title, alignment)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the snapshot (``JOB_ROLE``) or what a cell says."""
        if not index.isValid():
            return None
        if index.internalId():
            return self._file_data(index, role)
        say = self._sayings.get(role)
        if say is None:
            return None
        return say(self._rows[index.row()].view, Column(index.column()))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 brings the list's own order back."""
        is_column = 0 <= column < COLUMN_COUNT
        self._key = sort_key(Column(column)) if is_column else list_order
        self._descending = is_column and order == Qt.SortOrder.DescendingOrder
        for row in self._all.values():
            row.key = self._key(row.view)
        self._is_order_stale = True
        self._sort_rows()

    # How it is done.

    def _file_data(self, index: Index, role: int) -> Any:
        job, file = self.job_of(index), self.file_at(index)
        if role == JOB_ROLE:
            return job
        return file_answer(file, job, Column(index.column()), index.row(), role)

    def _say(self, view: JobView, column: Column) -> str:
        rank = self._tally.rank(view.id) if column == Column.RANK else None
        return cell_text(view, column, self.clock(), rank)

    def _spoken(self, view: JobView, column: Column) -> str:
        if column != Column.NAME:
            return self._say(view, column)
        progress = cell_text(view, Column.PROGRESS) if view.state not in FINAL else ""
        words = (view.name, text.state_phrase(view, self.clock()), progress, text.row_details(view))
        return ", ".join(filter(None, words))

    def _tool_tip(self, view: JobView) -> str:
        lines = (view.name, text.state_phrase(view, self.clock()), text.row_details(view))
        return "\n".join(filter(None, lines))

    def _narrow(self, narrowing: Narrowing, search: str) -> None:
        self.beginResetModel()
        self._narrowing, self._search = narrowing, search
        self._matches = self._matcher()
        self._choose()
        self.endResetModel()

    def _matcher(self) -> Callable[[Row], bool]:
        words = tuple(self._search.split())
        found = self._extent.found if self._extent.words == words else frozenset[UUID]()
        return matcher(self._narrowing, words, found)

    def _choose(self) -> None:
        """Fill the rows anew from all there are, in their order."""
        if self._is_order_stale:
            self._order = in_order(self._order, descending=self._descending)
            self._is_order_stale = False
        for row in self._rows:
            row.place = HIDDEN
        self._rows = list(filter(self._matches, self._order))
        self._number()

    def _remove(self, job_ids: Iterable[UUID]) -> None:
        gone = [self._all[job_id] for job_id in dict.fromkeys(job_ids) if job_id in self._all]
        if not gone:
            return
        for row in gone:
            self._tally.note(row.view, None)
        leaving = set(gone)
        self._order = [row for row in self._order if row not in leaving]
        self._take_out([row.place for row in gone if row.place >= 0])
        for row in gone:  # not before: the rows of its files are below it until then
            del self._all[row.view.id]
            self._open.drop(row.view.id)

    def _note(self, views: Iterable[JobView]) -> tuple[list[Row], bool, set[Row]]:
        """Take new snapshots; return the rows that differ, and whether an old one has to move.

        Last come those of the rows whose jobs only went on.
        """
        touched: dict[Row, None] = {}
        advanced: set[Row] = set()
        has_moved = False
        for view in views:
            row = self._all.get(view.id)
            if row is None:
                self._tally.note(None, view)
                row = self._all[view.id] = Row(view, self._key(view))
                self._order.append(row)
                self._is_order_stale = True
            elif _is_same(row.view, view):
                continue
            else:
                self._tally.note(row.view, view)
                (advanced.add if only_went_on(row.view, view) else advanced.discard)(row)
                has_moved = self._renew(row, view) or has_moved
            touched[row] = None
        self._is_order_stale = self._is_order_stale or has_moved
        return list(touched), has_moved, advanced

    def _renew(self, row: Row, view: JobView) -> bool:
        before = row.view
        self._prepare(before, view)
        has_moved = row.update(view, self._key(view))
        if row.place >= 0:
            self._opening[row.place] = row.opens
        self._retell(before, view)
        return has_moved

    def _take_out(self, places: Sequence[int]) -> None:
        leaving = [self._rows[place] for place in places]
        runs = spans(places)
        if len(runs) > MANY_RUNS:
            out = set(leaving)
            self.beginResetModel()
            self._rows = [row for row in self._rows if row not in out]
            self._number()
            self._hide(leaving)
            self.endResetModel()
            return
        for first, last in reversed(runs):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._hide(self._rows[first : last + 1])
            del self._rows[first : last + 1]
            self._number(first)
            self.endRemoveRows()

    @staticmethod
    def _hide(rows: Iterable[Row]) -> None:
        for row in rows:
            row.place = HIDDEN

    def _signal(self, rows: Iterable[int], roles: Sequence[int] = ()) -> None:
        for first, last in spans(rows):
            ends = self.index(first, 0), self.index(last, COLUMN_COUNT - 1)
            self.dataChanged.emit(*ends, list(roles))

    def _bring_in(self, rows: Sequence[Row], *, has_moved: bool = False) -> None:
        """Append rows, and sort all of them if these belong elsewhere, or others ``has_moved``."""
        first = len(self._rows)
        if rows:
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(in_order(rows, descending=self._descending))
            self._number(first)
            self.endInsertRows()
        joint = self._rows[max(0, first - 1) : first + 1]
        if has_moved or in_order(joint, descending=self._descending) != joint:
            self._sort_rows()

    def _sort_rows(self) -> None:
        self.layoutAboutToBeChanged.emit()
        # Files stay where they are below their jobs.
        kept = [
            (index, self._rows[index.row()])
            for index in self.persistentIndexList()
            if not index.internalId()
        ]
        self._rows = in_order(self._rows, descending=self._descending)
        self._number()
        self.changePersistentIndexList(
            [index for index, _ in kept],
            [self.index(row.place, index.column()) for index, row in kept],
        )
        self.layoutChanged.emit()


def _is_same(before: JobView, after: JobView) -> bool:
    """Compare what changes most often first: a snapshot has thirty fields."""
    is_further = before.bytes_transferred != after.bytes_transferred or before.state != after.state
    return not is_further and before == after
