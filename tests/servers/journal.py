"""What the scripted server remembers, and ways to wait for it from any loop or thread."""

import asyncio
import concurrent.futures
import contextlib
import threading
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass

_WAIT_S = 30.0


@dataclass(slots=True)
class RequestLog:
    """What one request was and what became of it.

    Attributes:
        index: number within its path since that was scripted, from 0.
        path: without the query. ``headers``: lower case names, repeated ones joined by ', '.
        peer: ``host:port`` of the client. ``connection``: number of the connection, from 0.
        status: 0 when nothing was answered.
        body_bytes_sent: content bytes handed to the kernel (chunk framing not counted).
        finished: the answer was sent as far as planned and no fault or client ended it early.
        ended: nothing more will happen for this request.
    """

    index: int
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    peer: str
    connection: int
    host: str
    body: str = ""
    body_bytes_received: int = 0
    status: int = 0
    body_bytes_sent: int = 0
    finished: bool = False
    ended: bool = False


class Journal:
    """Requests so far and those who wait for more; the server half is called on its loop only."""

    def __init__(self) -> None:
        self.requests: list[RequestLog] = []
        self._stalled: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._stalls_met: Counter[str] = Counter()
        self._waiters: list[tuple[Callable[[], bool], concurrent.futures.Future[None]]] = []
        self._lock = threading.Lock()

    def log_of(self, path: str) -> list[RequestLog]:
        """Return the requests of one path, oldest first."""
        return [entry for entry in list(self.requests) if entry.path == path]

    def bytes_sent(self, path: str) -> int:
        """Return body bytes sent for a path over all its requests."""
        return sum(entry.body_bytes_sent for entry in self.log_of(path))

    async def wait_until(self, predicate: Callable[[], bool], timeout_s: float = _WAIT_S) -> None:
        """Wait until a condition on this server holds; it is asked at each progress.

        Raises:
            TimeoutError: if it does not in time.
        """
        await asyncio.wait_for(asyncio.wrap_future(self._expect(predicate)), timeout_s)

    def block_until(self, predicate: Callable[[], bool], timeout_s: float = _WAIT_S) -> None:
        """Like ``wait_until`` for a thread that may block (never the server's own)."""
        self._expect(predicate).result(timeout_s)

    async def wait_for_bytes(self, path: str, count: int, timeout_s: float = _WAIT_S) -> None:
        """Wait until ``count`` body bytes were sent for the path in all."""
        await self.wait_until(lambda: self.bytes_sent(path) >= count, timeout_s)

    async def wait_for_requests(self, path: str, count: int, timeout_s: float = _WAIT_S) -> None:
        """Wait until the path got ``count`` requests in all."""
        await self.wait_until(lambda: len(self.log_of(path)) >= count, timeout_s)

    async def wait_for_stalls(self, path: str, count: int = 1, timeout_s: float = _WAIT_S) -> None:
        """Wait until ``count`` stalls of the path were entered in all."""
        await self.wait_until(lambda: self._stalls_met[path] >= count, timeout_s)

    async def wait_for_ended(self, path: str, count: int, timeout_s: float = _WAIT_S) -> None:
        """Wait until ``count`` requests of the path are over, however they ended."""
        await self.wait_until(lambda: self._ended(path) >= count, timeout_s)

    def block_for_bytes(self, path: str, count: int, timeout_s: float = _WAIT_S) -> None:
        """Blocking ``wait_for_bytes``."""
        self.block_until(lambda: self.bytes_sent(path) >= count, timeout_s)

    def block_for_requests(self, path: str, count: int, timeout_s: float = _WAIT_S) -> None:
        """Blocking ``wait_for_requests``."""
        self.block_until(lambda: len(self.log_of(path)) >= count, timeout_s)

    def block_for_stalls(self, path: str, count: int = 1, timeout_s: float = _WAIT_S) -> None:
        """Blocking ``wait_for_stalls``."""
        self.block_until(lambda: self._stalls_met[path] >= count, timeout_s)

    def block_for_ended(self, path: str, count: int, timeout_s: float = _WAIT_S) -> None:
        """Blocking ``wait_for_ended``."""
        self.block_until(lambda: self._ended(path) >= count, timeout_s)

    def _ended(self, path: str) -> int:
        return sum(entry.ended for entry in self.log_of(path))

    def _expect(self, predicate: Callable[[], bool]) -> concurrent.futures.Future[None]:
        future: concurrent.futures.Future[None] = concurrent.futures.Future()
        with self._lock:
            self._waiters.append((predicate, future))
        self._notify()
        return future

    def _notify(self) -> None:
        if not self._waiters:
            return
        with self._lock:
            due = [item for item in self._waiters if item[1].done() or item[0]()]
            self._waiters = [item for item in self._waiters if item not in due]
        for _, future in due:
            with contextlib.suppress(concurrent.futures.InvalidStateError):
                future.set_result(None)

    def _enter_stall(self, path: str, event: asyncio.Event) -> Callable[[], None]:
        self._stalled[path].add(event)
        self._stalls_met[path] += 1
        self._notify()
        return lambda: self._stalled[path].discard(event)
