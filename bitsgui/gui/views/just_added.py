"""Brings what was just added into view, also where its rows come one after the other."""

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QObject

from bitsgui.gui.models.columns import Column
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.views.jobs_list import JobsList

_TOGETHER = frozenset({-1, Column.ADDED, Column.RANK})
"""Where the list is sorted by these, new rows stand next to each other."""


class JustAdded(QObject):
    """Shows as many of them as fit, until they are all there or something else is selected."""

    def __init__(self, jobs_list: JobsList, jobs: JobsModel) -> None:
        super().__init__(jobs_list)
        self._list = jobs_list
        self._jobs = jobs
        self._wanted: list[UUID] = []
        self._selected: list[UUID] = []
        self._seen = 0
        jobs.counts_changed.connect(self._look)

    def expect(self, job_ids: Iterable[UUID]) -> None:
        """Follow jobs whose first one is selected now."""
        self._wanted, self._seen = list(job_ids), 0
        self._selected = self._chosen()
        self._look()

    def _look(self) -> None:
        if not self._wanted or self._chosen() != self._selected:
            self._wanted = []
            return
        rows = [row for row in map(self._jobs.row_of, self._wanted) if row is not None]
        is_together = self._list.header().sortIndicatorSection() in _TOGETHER
        if len(rows) > self._seen and is_together:
            # The last but one step wins where not all fit: the first that was added is selected.
            for row in (max(rows), min(rows), self._jobs.row_of(self._wanted[0])):
                if row is not None:
                    self._list.scrollTo(self._jobs.index(row, 0))
        self._seen = len(rows)
        if self._seen == len(self._wanted):
            self._wanted = []

    def _chosen(self) -> list[UUID]:
        return [view.id for view in self._list.selected_views()]
