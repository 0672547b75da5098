"""Rate limits: token buckets that bound what is read from the sockets."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

BURST_S = 0.1
MIN_GRANT = 1024


class Bucket:
    """A token bucket. ``rate`` is bytes/s; None lets everything through."""

    def __init__(
        self, rate: int | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._rate = rate
        self._tokens = 0.0
        self._at = clock()

    @property
    def rate(self) -> int | None:
        """Bytes/s, or None."""
        return self._rate

    @rate.setter
    def rate(self, value: int | None) -> None:
        self._refill()
        self._rate = value
        self._tokens = min(self._tokens, 0.0)

    def wait_s(self) -> float:
        """Return the seconds until something may be taken."""
        if self._rate is None:
            return 0.0
        self._refill()
        short = min(MIN_GRANT, self._rate * BURST_S) - self._tokens
        return max(0.0, short / self._rate)

    def available(self, wanted: int) -> int:
        """Return how many of ``wanted`` bytes may be taken now."""
        if self._rate is None:
            return wanted
        self._refill()
        return max(0, min(wanted, int(self._tokens)))

    def spend(self, count: int) -> None:
        """Take bytes; may go below zero when more came than was granted."""
        if self._rate is not None:
            self._tokens -= count

    def _refill(self) -> None:
        now = self._clock()
        if self._rate is not None:
            most = max(float(MIN_GRANT), self._rate * BURST_S)
            self._tokens = min(most, self._tokens + (now - self._at) * self._rate)
        self._at = now


class Throttle:
    """The buckets a transfer has to satisfy all at once: job, host, everything."""

    def __init__(self, *buckets: Bucket) -> None:
        self._buckets = buckets

    @property
    def rate(self) -> int | None:
        """The tightest limit, bytes/s, or None."""
        rates = [bucket.rate for bucket in self._buckets if bucket.rate is not None]
        return min(rates) if rates else None

    async def grant(self, wanted: int) -> int:
        """Wait until at least one byte may be read; return how many of ``wanted``."""
        while True:
            count = min((b.available(wanted) for b in self._buckets), default=wanted)
            if count > 0 and all(bucket.wait_s() == 0 for bucket in self._buckets):
                for bucket in self._buckets:
                    bucket.spend(count)
                return count
            await asyncio.sleep(max(b.wait_s() for b in self._buckets) or 0.005)

    def give_back(self, count: int) -> None:
        """Return bytes that were granted and did not come."""
        for bucket in self._buckets:
            bucket.spend(-count)
