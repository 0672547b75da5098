"""Which limit slows a job: the one its connections wait for."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass

from bitsgui.bits.views import LimitOf
from bitsgui.engine.throttle import Bucket

WINDOW_S = 1.0
SLOWS = 0.25
"""Who waits for a limit in so much of the time would be faster without it."""
SLOWS_STILL = 0.1


@dataclass(slots=True)
class _Wait:
    waiting: int = 0
    since: float = 0.0
    spent_s: float = 0.0


class Holds:
    """How long anything of one run waited for each of its limits.

    ``own`` is the job's, ``everything`` that of all jobs, ``networks`` are those of the networks
    it goes over; any other is one of a host.
    """

    def __init__(
        self,
        own: Bucket,
        everything: Bucket,
        networks: Iterable[Bucket] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._kinds = {own: LimitOf.JOB, everything: LimitOf.ALL}
        self._kinds |= dict.fromkeys(networks, LimitOf.NETWORK)
        self._clock = clock
        self._waits: dict[Bucket, _Wait] = {}
        self._began = clock()
        self._slowing: Bucket | None = None

    @contextmanager
    def waiting_for(self, bucket: Bucket) -> Generator[None]:
        """Count the time inside as one of waiting; of several at once it counts once."""
        wait = self._waits.setdefault(bucket, _Wait())
        if not wait.waiting:
            wait.since = self._clock()
        wait.waiting += 1
        try:
            yield
        finally:
            wait.waiting -= 1
            if not wait.waiting:
                wait.spent_s += self._clock() - wait.since

    def slowing(self) -> tuple[LimitOf, int] | None:
        """Return the limit that holds the job back and its bytes/s, None if none does.

        It goes by what was since it was asked before, and repeats its answer within WINDOW_S.
        """
        span = self._clock() - self._began
        if span >= WINDOW_S:
            self._began += span
            shares = {bucket: self._take(wait) / span for bucket, wait in self._waits.items()}
            worst = max(shares, key=shares.__getitem__, default=None)
            least = SLOWS_STILL if worst is self._slowing else SLOWS
            self._slowing = worst if worst is not None and shares[worst] >= least else None
        found = self._slowing
        if found is None or found.rate is None:
            return None
        return self._kinds.get(found, LimitOf.HOST), found.rate

    def _take(self, wait: _Wait) -> float:
        """Return the time that was spent until now, and begin anew."""
        spent_s, wait.spent_s = wait.spent_s, 0.0
        if wait.waiting:
            spent_s += self._began - wait.since
            wait.since = self._began
        return spent_s
