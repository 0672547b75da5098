"""Brings what was just added into view, also where its rows come one after the other."""

from collections.abc import Iterable
from itertools import islice
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from bitsgui.gui.models.columns import Column
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.views.jobs_list import JobsList

_TOGETHER = frozenset({-1, Column.ADDED, Column.RANK})
"""Where the list is sorted by these, new rows stand next to each other."""
PATIENCE_MS = 10_000
"""For so long a row is followed: name, size and speed of a new download become known one by one."""

NEAR = 200
"""No window shows so many rows: it does not matter where the others that were added stand."""


class JustAdded(QObject):
    """Shows as many of them as fit, and the first wherever it goes as the list is sorted.

    It ends when something else is selected, when somebody scrolls, and with ``patience``. What
    comes by itself is never brought into view.
    """

    def __init__(self, jobs_list: JobsList, jobs: JobsModel) -> None:
        super().__init__(jobs_list)
        self._list = jobs_list
        self._jobs = jobs
        self._wanted: list[UUID] = []
        self._selected: list[UUID] = []
        self._seen: tuple[int, int | None] = (0, None)
        self.patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self.patience.timeout.connect(self._end)
        jobs.counts_changed.connect(self._look)
        # What the program does to the bar is no action of its.
        jobs_list.verticalScrollBar().actionTriggered.connect(lambda _: self._end())

    def expect(self, job_ids: Iterable[UUID]) -> None:
        """Follow jobs whose first one is selected now."""
        self._wanted, self._seen = list(islice(job_ids, NEAR)), (0, None)
        self._selected = self._chosen()
        self.patience.start()
        self._look()

    def _look(self) -> None:
        if not self._wanted:
            return
        if self._chosen() != self._selected:
            self._end()
            return
        rows = [row for row in map(self._jobs.row_of, self._wanted) if row is not None]
        first, (seen, place) = self._jobs.row_of(self._wanted[0]), self._seen
        self._seen = len(rows), first
        if len(rows) > seen or first != place:
            self._show(rows if len(rows) > seen else [], first)
        if len(rows) == len(self._wanted):
            self._wanted, self._seen = self._wanted[:1], (1, first)

    def _show(self, new: list[int], first: int | None) -> None:
        is_together = self._list.header().sortIndicatorSection() in _TOGETHER
        # The last but one step wins where not all fit: the first that was added is selected.
        wanted = (max(new), min(new)) if new and is_together else ()
        for row in (*wanted, first):
            if row is not None:
                self._list.scrollTo(self._jobs.index(row, 0))

    def _end(self) -> None:
        self._wanted = []
        self.patience.stop()

    def _chosen(self) -> list[UUID]:
        return [view.id for view in self._list.selected_views()]
