"""Whether this machine, or a rate limit, sets the pace of a transfer and not the network."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Generator

WINDOW_S = 0.1
"""Shorter spans say nothing."""
BUSY = 0.5
"""Share of the time (of the bytes, if late) above which thread or disk count as the limit."""
HELD = 0.25
"""Share of the time, with bytes at hand held back by a rate limit, above which that is what counts.
"""


class Load:
    """Watches the thread of the engine's loop and the writes of one transfer.

    More connections bring nothing where the thread that receives has no time left, or where
    blocks wait for the disk; they cost memory and, on a slow disk, seeks. Where a rate limit
    holds back what came, they only have more in flight. On a machine that other programs keep
    busy the thread uses little time and is late all the same: then it finds much waiting whenever
    it reads.
    """

    def __init__(
        self,
        now: Callable[[], float] = time.monotonic,
        cpu: Callable[[], float] = time.thread_time,
        held_s: Callable[[], float] = lambda: 0.0,
    ) -> None:
        self._now = now
        self._cpu = cpu
        self._held_s = held_s
        self._began, self._spent, self._held = now(), cpu(), held_s()
        self._writing = 0.0
        self._writes: dict[object, float] = {}
        self._received = self._late = 0
        self._is_limit = False
        self._floods = 0

    @contextlib.contextmanager
    def flooded(self) -> Generator[None]:
        """Take this machine for the limit meanwhile: a connection floods it.

        What comes is told only afterwards, and till then it would look as if nothing came.
        """
        self._floods += 1
        try:
            yield
        finally:
            self._floods -= 1

    def wrote(self, seconds: float) -> None:
        """Note how long a connection waited for a write."""
        self._writing += seconds

    @contextlib.contextmanager
    def writing(self) -> Generator[None]:
        """Count a connection as waiting for a write meanwhile.

        It counts before its end too: a disk that holds one for longer than what is judged at once
        would look as if there were nothing to write.
        """
        write = object()
        self._writes[write] = self._now()
        try:
            yield
        finally:
            self.wrote(self._now() - max(self._writes.pop(write), self._began))

    def received(self, count: int, late: int) -> None:
        """Note ``count`` bytes received, ``late`` of them in reads that found much waiting."""
        self._received += count
        self._late += late

    def is_limit(self, connections: int) -> bool:
        """Return whether thread or disk were busy, or a limit held, since the last answer.

        Called again within WINDOW_S it repeats that answer.
        """
        span = self._now() - self._began
        if span >= WINDOW_S:
            computing = (self._cpu() - self._spent) / span
            running = sum(self._now() - max(at, self._began) for at in self._writes.values())
            writing = (self._writing + running) / span / max(1, connections)
            late = self._late / max(1, self._received)
            held = (self._held_s() - self._held) / span
            self._is_limit = max(computing, writing, late) > BUSY or held > HELD
            self._began, self._spent, self._held = self._now(), self._cpu(), self._held_s()
            self._writing = 0.0
            self._received = self._late = 0
        return self._is_limit or self._floods > 0
