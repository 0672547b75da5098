"""What was selected in the list, while its rows are others for a while."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible

from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.views.open_rows import FileRows

if TYPE_CHECKING:
    from bitsgui.gui.views.jobs_list import JobsList


class KeptSelection(QObject):
    """Selects after a reset what was selected before, also if a filter hid it in between.

    Can wait for a job that has yet to come, too.
    """

    def __init__(self, view: "JobsList", jobs: JobsModel) -> None:
        super().__init__(view)
        self._view = view
        self._jobs = jobs
        self._chosen: list[UUID] = []
        self._current: UUID | None = None
        self._files: FileRows | None = None
        self._expected: UUID | None = None
        jobs.modelAboutToBeReset.connect(self._on_about_to_reset)
        jobs.modelReset.connect(self._on_reset)
        jobs.counts_changed.connect(self._select_expected)
        view.selectionModel().selectionChanged.connect(self._forget)

    def expect(self, job_id: UUID | None) -> None:
        """Select a job once it comes, unless another is selected before."""
        self._expected = job_id
        self._select_expected()

    def _forget(self) -> None:
        """Bring nothing back, and expect nothing: something else is selected by now."""
        self._let_go()
        self._expected = None

    def _select_expected(self) -> None:
        if self._expected is not None and self._jobs.row_of(self._expected) is not None:
            self._view.select([self._expected])
            self._expected = None  # also if it was selected already

    def _on_about_to_reset(self) -> None:
        current = self._view.current_view()
        chosen = [view.id for view in self._view.selected_views()]
        if chosen:
            self._chosen, self._current = chosen, current.id if current else None
            self._files = self._view.opening.chosen_rows()

    def _on_reset(self) -> None:
        view, chosen, current = self._view, self._chosen, self._current
        files, expected = self._files, self._expected
        view.opening.open_again()
        # Told of it, the view would lay all rows out in this turn of the loop, not in the next.
        view.selectionModel().blockSignals(not QAccessible.isActive())
        if current is not None:
            view.make_current(self._jobs.row_of(current))
        if files is None or not view.opening.choose(files):
            view.select_rows([row for row in map(self._jobs.row_of, chosen) if row is not None])
        view.stand_somewhere()
        view.selectionModel().blockSignals(False)
        if view.selectionModel().hasSelection():
            self._let_go()
        self.expect(expected)
        view.selection_moved.emit()

    def _let_go(self) -> None:
        self._chosen, self._current, self._files = [], None, None
