"""Rate limits: token buckets that bound what is read from the sockets.

Those who share a limit get even parts of it, however many connections each has: of those who wait
the one comes first who was served furthest behind (start-time fair queueing, Goyal et al. 1996).
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from weakref import WeakKeyDictionary

BURST_S = 0.1
STEP_S = 0.02
"""Who has to wait gets this much of a limit at least: each grant costs a hop to a disk thread."""
MIN_GRANT = 1024
FLIGHT_S = 0.25
"""How far the connections that share a limit may together run ahead of what was taken, in seconds
of it: less would keep those whose way is long from using it to the full."""
LEAST_WINDOW = 16 * 1024
"""Of a very low limit all its connections together get so much, but each ``LEAST_SHARE``."""
LEAST_SHARE = 4 * 1024
MOST_WINDOW = 4 * 1024 * 1024


class Bucket:
    """A token bucket. ``rate`` is bytes/s; None lets everything through."""

    def __init__(
        self, rate: int | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._rate = rate
        self._tokens = 0.0
        self._at = clock()
        self._waiting: dict[object, tuple[object, float]] = {}
        self._waiting_since = self._waited_s = 0.0
        self._passing: list[asyncio.Future[None]] = []
        self._served: WeakKeyDictionary[object, float] = WeakKeyDictionary()
        self._begun = 0.0
        self.sharers: Counter[object] = Counter()
        """How many connections each has whose bytes it counts."""

    @property
    def rate(self) -> int | None:
        """Bytes/s, or None."""
        return self._rate

    @rate.setter
    def rate(self, value: int | None) -> None:
        self._refill()
        self._rate = value
        self._tokens = min(self._tokens, 0.0)

    @property
    def waited_s(self) -> float:
        """Seconds in all during which somebody waited for this bucket more than for others."""
        return self._waited_s + (self._clock() - self._waiting_since if self._waiting else 0.0)

    async def wait(self, seconds: float, owner: object) -> None:
        """Sleep, and count that as waiting."""
        with self._as_waiting(owner, seconds):
            await asyncio.sleep(seconds)

    async def let_pass(self, owner: object) -> None:
        """Wait until somebody was served, or might have been by now."""
        passed = asyncio.get_running_loop().create_future()
        self._passing.append(passed)
        with self._as_waiting(owner, 0.0):
            await asyncio.wait([passed], timeout=STEP_S)

    @contextmanager
    def _as_waiting(self, owner: object, seconds: float) -> Generator[None]:
        now = self._clock()
        if not self._waiting:
            self._waiting_since = now
        place = object()
        self._waiting[place] = owner, now + seconds
        try:
            yield
        finally:
            del self._waiting[place]
            if not self._waiting:
                self._waited_s += self._clock() - self._waiting_since

    def is_turn_of(self, owner: object) -> bool:
        """Return whether nobody else waits who was served less, and may be served by now."""
        if self._rate is None:
            return True
        soon, mine = self._clock() + STEP_S, self._start(owner)
        return all(
            other is owner or due > soon or self._start(other) >= mine
            for other, due in self._waiting.values()
        )

    def _start(self, owner: object) -> float:
        """Return where the next bytes of an owner begin; who was away gets a burst's worth back."""
        return max(self._begun - (self._rate or 0) * BURST_S, self._served.get(owner, 0.0))

    def window(self, owner: object) -> float:
        """Return how many bytes each connection of an owner may be ahead of what was taken."""
        if self._rate is None:
            return float("inf")
        share = max(LEAST_WINDOW, self._rate * FLIGHT_S) / max(1, len(self.sharers))
        return share / max(1, self.sharers[owner])

    def wait_s(self, wanted: int = MIN_GRANT) -> float:
        """Return the seconds until so much may be taken that it is worth it."""
        if self._rate is None:
            return 0.0
        self._refill()
        least = min(wanted, max(MIN_GRANT, self._rate * STEP_S), self._rate * BURST_S)
        return max(0.0, (least - self._tokens) / self._rate)

    def available(self, wanted: int) -> int:
        """Return how many of ``wanted`` bytes may be taken now."""
        if self._rate is None:
            return wanted
        self._refill()
        return max(0, min(wanted, int(self._tokens)))

    def spend(self, count: int, owner: object) -> None:
        """Take bytes; may go below zero when more came than was granted."""
        if self._rate is None:
            return
        self._tokens -= count
        begin = self._start(owner)
        self._served[owner] = begin + count
        self._begun = max(self._begun, begin)
        passing, self._passing = self._passing, []
        for passed in passing:
            if not passed.done():
                passed.set_result(None)

    def join(self, owner: object, connections: int) -> None:
        """Count more connections of an owner, or fewer."""
        self.sharers[owner] += connections
        if not self.sharers[owner]:
            del self.sharers[owner]

    def _refill(self) -> None:
        now = self._clock()
        if self._rate is not None:
            most = max(float(MIN_GRANT), self._rate * BURST_S)
            self._tokens = min(most, self._tokens + (now - self._at) * self._rate)
        self._at = now


class Throttle:
    """The buckets a transfer has to satisfy all at once: job, host, everything.

    ``holding`` is entered with the bucket that is waited for. ``owner`` is who shares limits with
    others: all of the same one count as one.
    """

    def __init__(
        self,
        *buckets: Bucket,
        owner: object = None,
        holding: Callable[[Bucket], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self._owner = self if owner is None else owner
        self._buckets = list(buckets)
        self._own = len(buckets)
        self._holding = holding
        self._joined = 0

    def lead_to(self, bucket: Bucket) -> None:
        """Obey the limit of the server a redirect leads to as well, no longer that of another."""
        own, others = self._buckets[: self._own], self._buckets[self._own :]
        for other in others:
            other.join(self._owner, -self._joined)
        self._buckets = own
        if bucket not in own:
            self._buckets.append(bucket)
            bucket.join(self._owner, self._joined)

    @property
    def rate(self) -> int | None:
        """The tightest limit, bytes/s, or None."""
        rates = [bucket.rate for bucket in self._buckets if bucket.rate is not None]
        return min(rates) if rates else None

    @property
    def window(self) -> int | None:
        """Bytes that may be in flight on one connection, None without a limit.

        A limit is shared by all connections that joined it, of whatever file.
        """
        if self.rate is None:
            return None
        share = min(bucket.window(self._owner) for bucket in self._buckets)
        return int(max(LEAST_SHARE, min(MOST_WINDOW, share)))

    @property
    def waited_s(self) -> float:
        """Seconds during which somebody had bytes at hand that one of the limits held back.

        Only differences tell something. A bucket's level would not: it is low after each grant.
        """
        return sum(bucket.waited_s for bucket in self._buckets)

    def join(self) -> None:
        """Count one more connection among those that share the limits; ``leave`` ends it."""
        self._joined += 1
        for bucket in self._buckets:
            bucket.join(self._owner, 1)

    def leave(self) -> None:
        """End what ``join`` began."""
        self._joined -= 1
        for bucket in self._buckets:
            bucket.join(self._owner, -1)

    async def grant(self, wanted: int) -> int:
        """Wait until at least one byte may be read; return how many of ``wanted``.

        Best asked for what is at hand: what was granted to who then waits is kept from others.
        """
        while True:
            tightest = max(self._buckets, key=lambda b: b.wait_s(wanted), default=None)
            if tightest is None:
                return wanted
            wait_s = tightest.wait_s(wanted)
            count = min(b.available(wanted) for b in self._buckets)
            if count == 0 or wait_s > 0:
                with self._holding(tightest):
                    await tightest.wait(wait_s or 0.005, self._owner)
                continue
            others = (b for b in self._buckets if not b.is_turn_of(self._owner))
            if (shared := next(others, None)) is None:
                for bucket in self._buckets:
                    bucket.spend(count, self._owner)
                return count
            with self._holding(shared):
                await shared.let_pass(self._owner)

    def give_back(self, count: int) -> None:
        """Return bytes that were granted and did not come."""
        for bucket in self._buckets:
            bucket.spend(-count, self._owner)
