"""Receiving, decrypting and writing a stretch of a body in one thread.

The loop's way brings every byte to memory three times: encrypted, decrypted, and once more when
a disk thread on another core copies it to the system. Where a connection floods this machine, one
thread does all three with buffers that stay in the processor's cache, for a third less CPU.
"""

import socket
import ssl
import time
from collections.abc import Callable

from bitsgui.engine.buffers import BufferPool
from bitsgui.engine.tls import TlsLayer

MOST = 8 * 1024 * 1024
"""Bytes of one stretch: progress, limits and stolen tails are seen to between two of them."""
LEAST = 1024 * 1024
"""A shorter one is not worth the way to the thread."""

_LONGEST_S = 0.05
# So long the thread waits for more before it leaves that to the loop.
_PATIENCE_S = 0.005
_BUFFER = 256 * 1024


Write = Callable[[memoryview, int], None]
"""Takes bytes and how many came before them."""


class Pump:
    """One stretch of at most ``limit`` decrypted bytes.

    Nobody else may use ``tls`` or read from the connection while ``run`` is under way. It never
    fails for what the peer does: it ends, and whoever reads on meets the end or the error.
    """

    def __init__(self, sock: socket.socket, tls: TlsLayer, pool: BufferPool, limit: int) -> None:
        """Take over ``sock``, a duplicate: the connection may be closed while it is read."""
        sock.settimeout(_PATIENCE_S)
        self._sock = sock
        self._tls = tls
        self._pool = pool
        self.limit = limit
        self.count = 0
        """Bytes decrypted and written."""
        self.received = 0
        """Bytes taken from the connection."""
        self.late = 0
        """Those of them that came in reads which left more waiting."""
        self.writing_s = 0.0
        """Seconds spent in ``write``."""
        self.error: OSError | None = None
        """What broke the connection: the system tells it only once."""

    @property
    def is_flooded(self) -> bool:
        """Whether another stretch is likely to find as much again."""
        return self.late * 2 > self.received

    def run(self, write: Write) -> int:
        """Give ``write`` all that comes, return ``count``; blocks.

        Raises: what ``write`` does.
        """
        encrypted, plain = self._pool.acquire(_BUFFER), self._pool.acquire(_BUFFER)
        try:
            self._work(memoryview(encrypted), memoryview(plain), write)
        finally:
            self.close()
            self._pool.give_back(plain)
            self._pool.give_back(encrypted)
        return self.count

    def _work(self, encrypted: memoryview, plain: memoryview, write: Write) -> None:
        tls, until = self._tls, time.monotonic() + _LONGEST_S
        while self.count < self.limit:
            if tls.is_dry and not (time.monotonic() < until and self._receive(encrypted)):
                return
            try:
                got = tls.read_into(plain[: self.limit - self.count])
            except ssl.SSLError:
                return  # the layer tells it again
            if got:
                began = time.monotonic()
                write(plain[:got], self.count)
                self.writing_s += time.monotonic() - began
                self.count += got
            if tls.is_ended:
                return

    def _receive(self, encrypted: memoryview) -> bool:
        try:
            got = self._sock.recv_into(encrypted)
        except OSError as error:
            # Out of patience, unless the system itself speaks of a timeout.
            self.error = None if _is_patience(error) else error
            return False
        if not got:
            return False  # the loop sees it again
        self.received += got
        if got == len(encrypted):
            self.late += got
        self._tls.feed(encrypted[:got])
        return True

    def close(self) -> None:
        """Give up the duplicate of the socket; idempotent, and done by ``run``."""
        self._sock.close()


def _is_patience(error: OSError) -> bool:
    return isinstance(error, TimeoutError) and error.errno is None
