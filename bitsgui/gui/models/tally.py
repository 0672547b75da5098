"""Numbers over all jobs, kept up to date one job at a time."""

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from bitsgui.bits.states import FINAL, RUNNING
from bitsgui.bits.views import JobView
from bitsgui.gui.models.columns import list_order
from bitsgui.gui.models.filters import Filter, filters_of
from bitsgui.gui.models.rows import is_counting


class Tally:
    """How many jobs each filter shows, how fast they are, and their places in the queue."""

    def __init__(self) -> None:
        self._counts: Counter[Filter] = Counter()
        self._categories: Counter[int] = Counter()
        self._running: dict[UUID, float] = {}
        self._counting: set[UUID] = set()
        self._queue: dict[UUID, tuple[object, ...]] = {}
        self._ranks: dict[UUID, int] | None = None

    @property
    def counts(self) -> Mapping[Filter, int]:
        """Jobs by filter; a filter that shows none may be missing."""
        return self._counts

    @property
    def categories(self) -> Mapping[int, int]:
        """Jobs by category, 0 for none; one without jobs may be missing."""
        return self._categories

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
            queue = sorted(self._queue, key=self._queue.__getitem__)
            self._ranks = {each: place for place, each in enumerate(queue, 1)}
        return self._ranks.get(job_id)

    def note(self, old: JobView | None, new: JobView | None) -> None:
        """Count ``new`` in place of ``old``; None where a job comes or goes."""
        if old is not None and (new is None or filters_of(old) != filters_of(new)):
            self._counts.subtract(filters_of(old))
        if new is not None and (old is None or filters_of(old) != filters_of(new)):
            self._counts.update(filters_of(new))
        self._note_category(old, new)
        if new is None:
            if old is not None:
                self._forget(old.id)
            return
        if new.state in RUNNING:
            self._running[new.id] = new.rate
        else:
            self._running.pop(new.id, None)
        (self._counting.add if is_counting(new) else self._counting.discard)(new.id)
        self._line_up(new)

    def _note_category(self, old: JobView | None, new: JobView | None) -> None:
        was, now = old and old.category, new and new.category
        if was == now:
            return
        if was is not None:
            self._categories[was] -= 1
        if now is not None:
            self._categories[now] += 1

    def _line_up(self, view: JobView) -> None:
        place = None if view.state in FINAL else list_order(view)
        if self._queue.get(view.id) == place:
            return
        self._ranks = None
        if place is None:
            del self._queue[view.id]
        else:
            self._queue[view.id] = place

    def _forget(self, job_id: UUID) -> None:
        self._running.pop(job_id, None)
        self._counting.discard(job_id)
        if self._queue.pop(job_id, None) is not None:
            self._ranks = None
