"""Receiving, decrypting and writing a stretch of a body in one thread.

The loop's way hands every block to a disk thread on another core, which reads it from there once
more. Where a connection floods this machine, one thread does it all with a buffer that stays in
the processor's cache.
"""

import time
from collections.abc import Callable

from bitsgui.engine.buffers import BufferPool
from bitsgui.engine.tls import TURN
from bitsgui.engine.tls_socket import TlsSocket

FIRST_S = 0.05
"""Seconds of a connection's first stretch. Each that was flooded lets the next take twice as long.
"""
LONGEST_S = 0.2
"""Progress, limits and stolen tails are seen to between two stretches.

Short ones keep waking the loop, which then takes turns with this thread: 8 MiB cost a tenth more
than 64, and those a twenty-fifth more than four times as many.
"""
MOST = 64 * 1024 * 1024
"""Bytes of a first stretch."""
LEAST = 1024 * 1024
"""A shorter one is not worth the way to the thread."""

# So long the thread waits for more before it leaves that to the loop.
_PATIENCE_S = 0.005


Write = Callable[[memoryview, int], None]
"""Takes bytes and how many came before them."""
Source = Callable[[Write], int]
"""Gives its bytes to what it is called with and returns how many there were."""


class Pump:
    """One stretch of at most ``limit`` decrypted bytes, and about ``seconds``.

    Nobody else may use ``tls`` while ``run`` is under way. It never fails for what the peer does:
    it ends, and whoever reads on meets the end or the error.
    """

    def __init__(
        self, tls: TlsSocket, pool: BufferPool, limit: int, seconds: float = FIRST_S
    ) -> None:
        self._tls = tls
        self._pool = pool
        self._seconds = seconds
        self.limit = min(limit, int(MOST * seconds / FIRST_S))
        self.count = 0
        """Bytes decrypted and written."""
        self.late = 0
        """Those of them that had been waiting."""
        self.writing_s = 0.0
        """Seconds spent in ``write``."""

    @property
    def is_flooded(self) -> bool:
        """Whether another stretch is likely to find as much again."""
        return self.late * 2 > self.count

    @property
    def next_s(self) -> float:
        """How many seconds the next stretch of this connection may take."""
        return min(2 * self._seconds, LONGEST_S) if self.is_flooded else FIRST_S

    def cut(self) -> None:
        """Have the peer see the end at once, though ``run`` still has the connection."""
        self._tls.cut()

    def run(self, write: Write) -> int:
        """Give ``write`` all that comes, return ``count``; blocks.

        Raises: what ``write`` does.
        """
        buffer = self._pool.acquire(TURN)
        try:
            self._work(memoryview(buffer), write)
        finally:
            self._pool.give_back(buffer)
        return self.count

    def _work(self, space: memoryview, write: Write) -> None:
        tls, until = self._tls, time.monotonic() + self._seconds
        while self.count < self.limit and self._has_more(until):
            try:
                got = tls.read_into(space[: self.limit - self.count])
            except OSError:
                return  # the layer tells it again
            if got:
                began = time.monotonic()
                write(space[:got], self.count)
                self.writing_s += time.monotonic() - began
                self.count += got
            if tls.is_ended:
                return
            if not tls.is_dry:
                self.late += got

    def _has_more(self, until: float) -> bool:
        if time.monotonic() >= until:
            return False
        if self._tls.is_dry:
            self._tls.is_dry = not self._tls.wait(_PATIENCE_S)
        return not self._tls.is_dry
