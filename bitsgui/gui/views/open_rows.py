"""Rows of the list that open to their files: by key, by mouse, and again after a reset."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent

from bitsgui.bits.states import FINAL
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.models.spans import spans
from bitsgui.gui.theme import GAP_TINY

if TYPE_CHECKING:
    from bitsgui.gui.views.jobs_list import JobsList

_ROWS = QItemSelectionModel.SelectionFlag.Rows
_SELECT = QItemSelectionModel.SelectionFlag.Select | _ROWS
_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS
_STAND = QItemSelectionModel.SelectionFlag.Current | QItemSelectionModel.SelectionFlag.NoUpdate
_FREE = Qt.KeyboardModifier.KeypadModifier
_PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})


@dataclass(frozen=True, slots=True)
class Run:
    """Selected rows next to each other; ``above`` is the row of the job whose files they are."""

    first: int
    last: int
    above: int | None

    @property
    def is_of_files(self) -> bool:
        """Whether these are rows of files."""
        return self.above is not None

    def job_rows(self) -> range:
        """Return the rows of the jobs they are or belong to."""
        if self.above is None:
            return range(self.first, self.last + 1)
        return range(self.above, self.above + 1)


@dataclass(frozen=True, slots=True)
class FileRows:
    """Rows of files of one job, ascending; ``current`` is the one the keyboard is at, or None."""

    job_id: UUID
    rows: tuple[int, ...]
    current: int | None


class OpenRows(QObject):
    """Opens and closes rows. The model knows which are open, so that a filter changes nothing.

    A press on an arrow changes neither the selection nor the current row, but for that of a file
    whose row goes.
    """

    def __init__(self, view: "JobsList", model: JobsModel) -> None:
        super().__init__(view)
        self._view = view
        self._jobs = model
        self._is_pressed = False
        model.opened.connect(self._on_opened)
        model.closed.connect(self._on_closed)
        model.files_leave.connect(self._on_files_leave)
        model.rowsInserted.connect(self._on_inserted)
        view.viewport().installEventFilter(self)

    # What is selected.

    def selected_runs(self) -> list[Run]:
        """Return what is selected, in no order; a row may be in several."""
        selection = self._view.selectionModel().selection()
        runs: list[Run] = []
        for number in range(selection.count()):
            run = selection.at(number)
            above = run.parent()
            runs.append(Run(run.top(), run.bottom(), above.row() if above.isValid() else None))
        return runs

    def chosen_rows(self) -> FileRows | None:
        """Return what is selected if it is nothing but files of one job."""
        runs = self.selected_runs()
        above = {run.above for run in runs}
        only = above.pop() if len(above) == 1 else None
        if only is None:
            return None
        rows = sorted({row for run in runs for row in range(run.first, run.last + 1)})
        current = self._view.currentIndex()
        is_here = self._jobs.is_file(current) and self._jobs.job_row(current) == only
        job_id = self._jobs.view_at(only).id
        return FileRows(job_id, tuple(rows), current.row() if is_here else None)

    def is_single(self) -> bool:
        """Return whether one row is selected; asked often, whatever the selection."""
        runs = set(self.selected_runs())
        return len(runs) == 1 and all(run.first == run.last for run in runs)

    def count_removable(self) -> int:
        """Return how many files of one job are selected, 0 unless they can be taken out of it."""
        runs = self.selected_runs()
        above = {run.above for run in runs}
        only = above.pop() if len(above) == 1 else None
        if only is None:
            return 0
        count, job = sum(run.last - run.first + 1 for run in runs), self._jobs.view_at(only)
        return count if count < job.files_total and job.state not in FINAL else 0

    def choose(self, files: FileRows) -> bool:
        """Select rows of files that were selected before; return whether some are still there."""
        above = self._jobs.job_index(files.job_id)
        count = self._jobs.rowCount(above) if above.isValid() else 0
        rows = [row for row in files.rows if row < count]
        selection = QItemSelection()
        for first, last in spans(rows):
            ends = (self._jobs.index(row, 0, above) for row in (first, last))
            selection.select(*ends)
        if files.current is not None and files.current < count:
            current = self._jobs.index(files.current, 0, above)
            self._view.selectionModel().setCurrentIndex(current, _STAND)
        self._view.selectionModel().select(selection, _SELECT)
        return bool(rows)

    def in_sight(self) -> list[tuple[UUID, int, int]]:
        """Return which rows of files are seen: the job, the first and the last of each."""
        viewport = self._view.viewport().rect()
        index = self._view.indexAt(viewport.topLeft())
        found: dict[UUID, tuple[int, int]] = {}
        while index.isValid() and self._view.visualRect(index).top() <= viewport.bottom():
            if self._jobs.is_file(index):
                job_id = self._jobs.job_of(index).id
                first, _ = found.get(job_id, (index.row(), index.row()))
                found[job_id] = (first, index.row())
            index = self._view.indexBelow(index)
        return [(job_id, first, last) for job_id, (first, last) in found.items()]

    # Opening and closing.

    def open_among(self, job_ids: Iterable[UUID]) -> tuple[UUID, ...]:
        """Return those of these jobs that stand open."""
        return tuple(filter(self._jobs.is_open, job_ids))

    def open_these(self, job_ids: Iterable[UUID]) -> None:
        """Open jobs by their ids, if they are there."""
        for job_id in job_ids:
            self._jobs.open(job_id)

    def open_again(self) -> None:
        """Open the rows the model knows to be open, which a view forgets when it is reset."""
        for job_id in self._jobs.open_ids():
            self._on_opened(job_id)

    def toggle(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Open a job's row, or close it."""
        job_id = self._jobs.job_of(index).id
        (self._jobs.close if self._jobs.is_open(job_id) else self._jobs.open)(job_id)

    def take_key(self, event: QKeyEvent) -> bool:
        """Return whether a key was for this: ahead opens and goes in, back comes out and closes."""
        index, key = self._view.currentIndex(), event.key()
        if not index.isValid() or not self._is_plain(event):
            return False
        ahead, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self._view.isRightToLeft():
            ahead, back = back, ahead
        if self._jobs.is_file(index):
            if key == back:
                self._go(index.parent())
            return key in {back, ahead}
        if not self._jobs.can_open(index):
            return False
        is_open = self._jobs.is_open(self._jobs.job_of(index).id)
        if key in {ahead, Qt.Key.Key_Plus} and not is_open:
            self.toggle(index)
        elif key == ahead:
            self._go(self._jobs.index(0, 0, index.siblingAtColumn(0)))
        elif key in {back, Qt.Key.Key_Minus} and is_open:
            self.toggle(index)
        else:
            return key in {Qt.Key.Key_Plus, Qt.Key.Key_Minus}
        return True

    @staticmethod
    def _is_plain(event: QKeyEvent) -> bool:
        """Return whether no other key is held; a plus may need Shift."""
        held = event.modifiers() & ~_FREE
        if event.key() == Qt.Key.Key_Plus:
            held &= ~Qt.KeyboardModifier.ShiftModifier
        return not held

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take presses on an arrow, and what belongs to them."""
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() in _PRESSES:
            is_left = event.button() == Qt.MouseButton.LeftButton
            self._is_pressed = is_left and self._press(event.position().toPoint())
            return self._is_pressed
        was_pressed = self._is_pressed
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._is_pressed = False
        return was_pressed

    def _press(self, place: QPoint) -> bool:
        index = self._view.indexAt(place)
        if not index.isValid() or not self._jobs.can_open(index):
            return False
        fold = self._view.fold_place(index)
        if not fold.adjusted(-GAP_TINY, 0, GAP_TINY, 0).contains(place):
            return False
        self.toggle(index)
        return True

    def _go(self, index: QModelIndex) -> None:
        self._view.selectionModel().setCurrentIndex(index, _ONLY)
        self._view.scrollTo(index)

    def _on_opened(self, job_id: UUID) -> None:
        index = self._jobs.job_index(job_id)
        if index.isValid():
            self._view.setExpanded(index, True)

    def _on_closed(self, job_id: UUID) -> None:
        """Leave the rows that go: their job is what the keyboard and the selection go on with."""
        above = self._jobs.job_index(job_id)
        if not above.isValid():
            return
        current, chosen = self._view.currentIndex(), self.chosen_rows()
        if self._jobs.is_file(current) and current.parent() == above:
            self._view.selectionModel().setCurrentIndex(above, _STAND)
        if chosen is not None and chosen.job_id == job_id:
            self._view.selectionModel().select(above, _ONLY)
        self._view.setExpanded(above, False)

    def _on_files_leave(self, job_id: UUID, leaving: frozenset[int]) -> None:
        """Go on to the next file that stays, or else to one before it, or else to their job."""
        chosen, above = self.chosen_rows(), self._jobs.job_index(job_id)
        if chosen is None or chosen.job_id != job_id or not leaving.issuperset(chosen.rows):
            return
        below = range(chosen.rows[-1] + 1, self._jobs.rowCount(above))
        others = (row for row in (*below, *range(chosen.rows[0])[::-1]) if row not in leaving)
        row = next(others, None)
        index = above if row is None else self._jobs.index(row, 0, above)
        self._view.selectionModel().setCurrentIndex(index, _ONLY)

    def _on_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        """Open rows that were open when a filter took them away."""
        if parent.isValid():
            return
        for job_id in self._jobs.open_ids():
            if first <= self._jobs.job_index(job_id).row() <= last:
                self._on_opened(job_id)
