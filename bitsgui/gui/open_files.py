"""Brings the files of jobs that stand open in the list."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from bitsgui.bits.errors import BitsError
from bitsgui.bits.views import Changes
from bitsgui.gui.bridge import AHEAD, Bridge
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.views.jobs_list import JobsList


@dataclass(frozen=True, slots=True)
class _Question:
    """Which files of a job to ask for; a ``count`` of None is all of them."""

    job_id: UUID
    first: int = 0
    count: int | None = None


class OpenFiles(QObject):
    """Asks for the files whose rows are seen or selected, once a change, one question at a time.

    Nothing is asked while the list is not seen. A job that does not answer, because it has just
    ended, is asked again after its next change. ``told`` follows each answer.
    """

    told = Signal()

    def __init__(self, jobs: JobsModel, jobs_list: JobsList) -> None:
        super().__init__(jobs_list)
        self.bridge: Bridge | None = None
        self._jobs = jobs
        self._list = jobs_list
        self._is_asking = False
        self._silent: set[UUID] = set()
        # Not at once: rows are laid out first.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        jobs.opened.connect(self._silent.discard)
        bar = jobs_list.verticalScrollBar()
        rows = (jobs.opened, jobs.modelReset, jobs.layoutChanged, jobs.rowsRemoved)
        for moved in (bar.valueChanged, bar.rangeChanged, jobs_list.selection_moved, *rows):
            moved.connect(lambda *_: self._soon.start())

    def note(self, batch: Changes) -> None:
        """Ask again for files of jobs that a batch has changed."""
        changed = [view.id for view in batch.changed if self._jobs.is_open(view.id)]
        if changed:
            self._jobs.outdate_files(changed)
            self._silent.difference_update(changed)
            self._soon.start()

    def _look(self) -> None:
        if self.bridge is None or self._is_asking or not self._jobs.open_ids():
            return
        if not self._list.isVisible() or self._list.window().isMinimized():
            return
        question = next(self._questions(), None)
        if question is not None:
            self._is_asking = True
            self.bridge.call(self._ask(self.bridge, question))

    def _questions(self) -> Iterator[_Question]:
        wanted = self._list.opening.in_sight()
        chosen = self._list.opening.chosen_rows()
        if chosen is not None:
            wanted.append((chosen.job_id, chosen.rows[0], chosen.rows[-1]))
        for job_id, first, last in wanted:
            if job_id in self._silent:
                continue
            if self._jobs.has_other_files(job_id):
                yield _Question(job_id)
            run = self._jobs.wanted_files(job_id, first, last)
            if run is not None:
                begin = max(0, run[0] - AHEAD)
                yield _Question(job_id, begin, run[1] + AHEAD + 1 - begin)

    async def _ask(self, bridge: Bridge, question: _Question) -> None:
        try:
            job_id, first, count = question.job_id, question.first, question.count
            views = await bridge.files(job_id, first, count)
            if count is None:
                self._jobs.take_all_files(job_id, views)
            elif not self._jobs.take_files(job_id, first, views, count):
                self._jobs.take_all_files(job_id, await bridge.files(job_id))
        except BitsError:
            self._silent.add(question.job_id)
        finally:
            self._is_asking = False
        self.told.emit()
        self._soon.start()
