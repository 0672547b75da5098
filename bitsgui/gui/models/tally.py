"""Numbers over all jobs, kept up to date one job at a time."""

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from bitsgui.bits.states import FINAL, RUNNING
from bitsgui.bits.types import JobState
from bitsgui.bits.views import JobView
from bitsgui.gui.models.columns import list_order
from bitsgui.gui.models.filters import Filter, filters_of
from bitsgui.gui.models.rows import is_counting

_NONE: frozenset[Filter] = frozenset()


class Tally:
    """How many jobs each filter shows, how fast they are, and their places in the queue."""

    def __init__(self) -> None:
        self._counts: Counter[Filter] = Counter()
        self._categories: Counter[int] = Counter()
        self._finished: Counter[int] = Counter()
        self._running: dict[UUID, float] = {}
        self._counting: set[UUID] = set()
        self._queue: dict[UUID, JobView] = {}
        self._ranks: dict[UUID, int] | None = None

    def counts_with(self, finished: Mapping[int, int]) -> Mapping[Filter, int]:
        """Return jobs by filter; a filter that shows none may be missing.

        ``finished`` is what the history has by category, the part that is in the list included.
        """
        beyond = sum(self._beyond(finished).values())
        return self._counts + Counter({Filter.ALL: beyond, Filter.FINISHED: beyond})

    def categories_with(self, finished: Mapping[int, int]) -> Mapping[int, int]:
        """Return jobs by category, 0 for none; one without jobs may be missing."""
        return self._categories + self._beyond(finished)

    def _beyond(self, finished: Mapping[int, int]) -> Counter[int]:
        """Return what of the history is not in the list."""
        return Counter(finished) - self._finished

    @property
    def rate(self) -> float:
        """Bytes/s of all jobs."""
        return sum(self._running.values())

    @property
    def has_countdown(self) -> bool:
        """Whether any job waits for a time."""
        return bool(self._counting)

    @property
    def are_ranks_known(self) -> bool:
        """Whether no place in the queue has changed since one was asked for."""
        return self._ranks is not None

    def rank(self, job_id: UUID) -> int | None:
        """Return a job's place in the queue, from 1; None once it is finished."""
        if self._ranks is None:
            queue = sorted(self._queue.values(), key=list_order)
            self._ranks = {view.id: place for place, view in enumerate(queue, 1)}
        return self._ranks.get(job_id)

    def note(self, old: JobView | None, new: JobView | None) -> None:
        """Count ``new`` in place of ``old``; None where a job comes or goes."""
        before = _NONE if old is None else filters_of(old)
        after = _NONE if new is None else filters_of(new)
        if before is not after:
            for part in before - after:
                self._counts[part] -= 1
            for part in after - before:
                self._counts[part] += 1
        self._note_category(old, new)
        self._note_finished(old, new)
        if new is not None:
            self._note_course(old, new)
            self._line_up(old, new)
        elif old is not None:
            self._forget(old.id)

    def _note_finished(self, old: JobView | None, new: JobView | None) -> None:
        for view, change in ((old, -1), (new, 1)):
            if view is not None and view.state is JobState.ACKNOWLEDGED:
                self._finished[view.category] += change

    def _note_course(self, old: JobView | None, new: JobView) -> None:
        if new.state in RUNNING:
            self._running[new.id] = new.rate
        elif old is not None and old.state in RUNNING:
            self._running.pop(new.id, None)
        if is_counting(new):
            self._counting.add(new.id)
        elif old is not None and is_counting(old):
            self._counting.discard(new.id)

    def _note_category(self, old: JobView | None, new: JobView | None) -> None:
        was, now = old and old.category, new and new.category
        if was == now:
            return
        if was is not None:
            self._categories[was] -= 1
        if now is not None:
            self._categories[now] += 1

    def _line_up(self, old: JobView | None, new: JobView) -> None:
        if _place(old) != _place(new):
            self._ranks = None
        if new.state in FINAL:
            self._queue.pop(new.id, None)
        else:
            self._queue[new.id] = new

    def _forget(self, job_id: UUID) -> None:
        self._running.pop(job_id, None)
        self._counting.discard(job_id)
        if self._queue.pop(job_id, None) is not None:
            self._ranks = None


def _place(view: JobView | None) -> tuple[object, ...] | None:
    return None if view is None or view.state in FINAL else list_order(view)
