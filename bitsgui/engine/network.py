"""Network back end for httpcore that lets large bodies bypass the HTTP parser.

httpcore copies a body several times and parses it in pieces, which costs three times the CPU of
receiving it. Here the stream watches the heads itself: bytes behind the head of a large body are
never given to the parser but lent to the caller in pooled buffers (``NetworkStream.take_block``).
httpcore closes such a connection afterwards, because its parser never saw the body end.
"""

import asyncio
import codecs
import contextlib
import socket
import ssl
from collections.abc import Coroutine, Generator, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from typing import Any, TypeVar

import httpcore

from bitsgui.engine import pump
from bitsgui.engine.binding import Binding
from bitsgui.engine.buffers import Block, BufferPool
from bitsgui.engine.dialling import Dialler
from bitsgui.engine.open_sockets import OpenSockets
from bitsgui.engine.pump import Pump
from bitsgui.engine.receive_buffer import clamp
from bitsgui.engine.receiver import Receiver
from bitsgui.engine.response_head import (
    LARGE_BODY,
    Route,
    excess,
    framing,
    head_end,
    request_method,
)
from bitsgui.engine.tls import TURN
from bitsgui.engine.waits import unread

__all__ = ["LARGE_BODY", "Block", "NetworkBackend", "NetworkStream", "shared_pool"]

# Dead peers are noticed within about two minutes instead of the system's two hours.
_KEEPALIVE = (
    ("TCP_KEEPIDLE", 60),
    ("TCP_KEEPALIVE", 60),
    ("TCP_KEEPINTVL", 15),
    ("TCP_KEEPCNT", 4),
)
_GATHERED = 4 * 1024 * 1024
# With the small body behind it: each piece of that would take its way through all layers.
_HEAD_STEP = 256 * 1024
_BODY_END = 64 * 1024
# The kernel's share is for the way, ours only for what one turn takes.
_QUEUED = 4
_LEAST_QUEUED = 16 * 1024
SENT_AT_ONCE = 64 * 1024
"""Bytes: so many at least the slowest line takes before it counts as standing still."""

_T = TypeVar("_T")

# Name resolution needs both and would load them from disk on the running loop.
codecs.lookup("idna")
_RESOLVED_IN = ThreadPoolExecutor

shared_pool = BufferPool()
"""Buffers of every connection of the process."""

window_of_requests: ContextVar[int | None] = ContextVar("window_of_requests", default=None)
"""What ``clamp_window`` is called with before a request of this task is sent, unless None."""


@contextlib.contextmanager
def _mapped(error: type[Exception]) -> Generator[None]:
    try:
        yield
    except (OSError, UnicodeError) as exc:  # a host name may not be encodable
        raise error(str(exc) or type(exc).__name__) from exc


class NetworkStream(httpcore.AsyncNetworkStream):
    """One connection, plain or TLS.

    Not for use by several tasks at once, except that blocks may be released anywhere. A cancelled
    ``read`` or ``take_block`` has taken nothing.
    """

    def __init__(self, receiver: Receiver, window: int | None = None) -> None:
        self._receiver = receiver
        self.window = window
        """What ``clamp_window`` was last called with, None for no bound."""
        self._method = b""
        self._awaiting_request = True
        self._in_head = True
        self._head = b""
        self._interim = self._interim_size = 0
        self._passed = b""
        self.direct_length = 0
        """Content-Length of the held back body in bytes, 0 if there is none."""
        self.direct_taken = 0
        """Bytes of it that ``take_block`` has returned."""
        self.is_accepted = False
        """Whether the server's certificate is believed because a person said so."""
        self.is_answered = False
        """Whether a byte came since the last request began."""

    @property
    def has_direct_body(self) -> bool:
        """Whether the current response has a body to be fetched by ``take_block``."""
        return self.direct_length > 0

    @property
    def late(self) -> int:
        """Bytes received so far that had waited in the kernel because the loop was busy."""
        return self._receiver.late

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return 1 to ``max_bytes`` bytes for the HTTP parser, b"" at the end.

        Whoever does not know about direct bodies may read one to its end this way.

        Raises: httpcore.ReadError, ReadTimeout; RemoteProtocolError if heads are too long or
            too many; RuntimeError if ``take_block`` was used on the current body.
        """
        self._awaiting_request = True
        if self.direct_taken:
            raise RuntimeError("the body is being taken in blocks")
        if self._in_head:
            await self._pass_head(timeout)
        if self._passed:
            passed, self._passed = self._passed[:max_bytes], self._passed[max_bytes:]
            return passed
        self.direct_length = 0
        if not await self._receiver.wait_bytes(timeout):
            return b""
        return self._receiver.read_bytes(max_bytes)

    async def _pass_head(self, timeout: float | None) -> None:
        while await self._receiver.wait_bytes(timeout):
            self.is_answered = True
            if self._collect_head():
                return
        self._passed, self._head = self._head, b""
        self._in_head = False

    def _collect_head(self) -> bool:
        """Move received bytes to the head; return whether the parser can be fed."""
        before = len(self._head)
        # All that came, as a rule with a small body behind it: that is copied once so.
        data = self._head + self._receiver.queue.peek()[:_HEAD_STEP]
        # The pattern is 3 bytes at most: 2 of them may have come before.
        end = head_end(data, max(0, before - 2))
        if end < 0:
            self._receiver.skip(len(data) - before)
            self._head = data
            self._refuse_excess(len(data))
            return False
        decided = framing(data[:end], self._method)
        self._in_head = decided.route is Route.INTERIM
        if self._in_head:
            self._interim += 1
            self._interim_size += end
            self._refuse_excess(0)
        self.direct_length = decided.length
        end = len(data) if decided.route is Route.PARSER else end
        self._receiver.skip(end - before)
        self._passed, self._head = data[:end], b""
        return True

    def _refuse_excess(self, unfinished: int) -> None:
        too_much = excess(self._interim_size + unfinished, self._interim)
        if too_much is not None:
            raise httpcore.RemoteProtocolError(too_much)

    async def ready(self, limit: int, timeout: float | None = None) -> int:
        """Wait for the next bytes of the direct body; return how many can be taken at once.

        0 at its end, as for ``take_block``, whose errors it raises.
        """
        limit = min(limit, self.direct_length - self.direct_taken)
        if limit == 0 or not await self._receiver.wait_bytes(timeout, min(limit, _GATHERED)):
            return 0
        return min(limit, self._receiver.queue.available)

    async def take_block(self, limit: int, timeout: float | None = None) -> Block | None:
        """Return the next 1 to ``limit`` bytes of the direct body, or None at its end.

        None also stands for an early end of the connection: compare ``direct_taken`` with
        ``direct_length``. Bytes behind the body are never returned. Release every block.

        Raises: httpcore.ReadError, once what had arrived was taken; httpcore.ReadTimeout, after
            which the call may be repeated; ValueError for a ``limit`` under 1; RuntimeError if
            there is no direct body.
        """
        if limit < 1:
            raise ValueError("a block has at least one byte")
        if not self.has_direct_body or self._passed:
            raise RuntimeError("there is no body to take directly")
        left = self.direct_length - self.direct_taken
        limit = min(limit, left)
        if left == 0 or not await self._receiver.wait_bytes(timeout, min(limit, _GATHERED)):
            return None
        block = self._receiver.take(limit)
        self.direct_taken += len(block)
        return block

    def pump(self, limit: int) -> Pump | None:
        """Return what fetches the next 1 to ``limit`` bytes in a thread, where that is faster.

        None means ``take_block``, which always gets the last bytes of a body, and what follows
        them. Run it in a thread, then call ``pumped``, also if it was not run or failed.
        """
        limit = min(limit, self.direct_length - self.direct_taken - _BODY_END)
        if limit < pump.LEAST or self._passed:
            return None
        return self._receiver.pump(limit)

    def pumped(self, done: Pump) -> None:
        """Note what ``done`` has fetched."""
        self.direct_taken += done.count
        self._receiver.take_back(done)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send ``buffer``; returns when the operating system (or TLS layer) has taken it all.

        In pieces, as ``timeout`` is for what stands still, however slow the line is.

        Raises: httpcore.WriteError, WriteTimeout.
        """
        if not buffer:
            return
        if self._awaiting_request:
            self._begin_request(buffer)
        for start in range(0, len(buffer), SENT_AT_ONCE):
            await self._receiver.send(buffer[start : start + SENT_AT_ONCE], timeout)

    def _begin_request(self, buffer: bytes) -> None:
        self._method = request_method(buffer)
        self._awaiting_request = False
        self._in_head, self.is_answered = True, False
        self._head = b""
        self._interim = self._interim_size = 0
        self.direct_length = self.direct_taken = 0
        # Now, since most of what a peer may send at once is on its way when its answer is seen.
        if (window := window_of_requests.get()) is not None:
            self.clamp_window(window)

    async def aclose(self) -> None:
        """Close at once, whatever was not read; idempotent."""
        await self._receiver.close()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> "NetworkStream":
        """Return the stream inside TLS; this one must not be used any more.

        Raises: httpcore.ConnectError (also for a certificate that is not trusted, with the ssl
            exception as cause), ConnectTimeout. The connection is closed then.
        """
        try:
            with _mapped(httpcore.ConnectError):
                await _within(timeout, self._receiver.start_tls(ssl_context, server_hostname))
        except BaseException:
            self._receiver.abort()
            raise
        return NetworkStream(self._receiver, self.window)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - signature of httpcore
        """Return what httpcore asks for: ssl_object, client_addr, server_addr, socket, is_readable.

        ``is_readable`` on an idle connection means that the server closed it or spoke unasked.
        """
        if info == "is_readable":
            return bool(self._passed) or self._receiver.is_readable
        name = {"client_addr": "sockname", "server_addr": "peername"}.get(info, info)
        return self._receiver.extra_info(name)

    def has_unread(self) -> bool:
        """Return whether anything came on an idle connection, asking the system as well."""
        return bool(self._passed) or self._receiver.has_unread()

    def unread(self) -> int:
        """Return how many bytes arrived and were not taken, as far as the system tells."""
        return self._receiver.queue.available + unread(self._receiver.extra_info("socket"))

    def clamp_window(self, bytes_in_flight: int | None) -> None:
        """Let about ``bytes_in_flight`` bytes be sent ahead of what was taken; None lifts it.

        For a transfer with a rate limit: without it the peer sends megabytes that are only
        then slowed down. Does nothing where the system has no such option. To be called again and
        again: a growing buffer of the kernel's may lift its part of the bound.
        """
        if self.window is None and bytes_in_flight is None:
            return
        self.window = bytes_in_flight
        self._receiver.queue.allowance = None if bytes_in_flight is None else _ours(bytes_in_flight)
        with contextlib.suppress(OSError, AttributeError):
            clamp(self._receiver.extra_info("socket"), bytes_in_flight)
        self._receiver.update_reading()


class NetworkBackend(httpcore.AsyncNetworkBackend):
    """Opens connections on the running asyncio loop."""

    def __init__(
        self,
        pool: BufferPool = shared_pool,
        dialler: Dialler | None = None,
        sockets: OpenSockets | None = None,
    ) -> None:
        self._pool = pool
        self.sockets = OpenSockets() if sockets is None else sockets
        self.dialler = dialler or Dialler()
        self._is_layered = False
        self._encrypted = memoryview(bytearray(TURN))

    def layered(self) -> "NetworkBackend":
        """Return one whose connections may carry TLS over TLS: to a proxy, and through it."""
        other = NetworkBackend(self._pool, self.dialler, self.sockets)
        other._is_layered = True
        return other

    def bound(self, binding: Binding) -> "NetworkBackend":
        """Return one with connections of one interface or address only."""
        return NetworkBackend(self._pool, Dialler(binding), self.sockets)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Connect as the dialler does, no TLS yet; only a ``Binding`` binds, no ``local_address``.

        Raises: httpcore.ConnectError, ConnectTimeout (name resolution included).
        """
        with _mapped(httpcore.ConnectError):
            sock = await _within(timeout, self.dialler.dial(host, port))
        return await self.adopt(sock, socket_options)

    async def adopt(
        self, sock: socket.socket, socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None
    ) -> NetworkStream:
        """Take over a connected socket that does not block.

        Raises: httpcore.ConnectError if it is connected no more.
        """
        loop = asyncio.get_running_loop()
        with _mapped(httpcore.ConnectError):
            try:
                _, receiver = await loop.create_connection(self._receiver, sock=sock)
            except BaseException:
                sock.close()
                raise
            self.sockets.add(sock)
            return _prepared(receiver, socket_options)

    def _receiver(self) -> Receiver:
        loop = asyncio.get_running_loop()
        return Receiver(loop, self._pool, self._encrypted, is_layered=self._is_layered)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Refuse: downloads never come from Unix sockets."""
        raise httpcore.ConnectError(f"Unix sockets are not supported: {path}")

    async def sleep(self, seconds: float) -> None:
        """Wait for ``seconds``."""
        await asyncio.sleep(seconds)


def _ours(window: int) -> int:
    """Return how much of what may be in flight may lie in our queue beside the kernel's."""
    return min(window, max(window // _QUEUED, _LEAST_QUEUED))


async def _within(timeout: float | None, work: Coroutine[Any, Any, _T]) -> _T:
    """Await ``work``; past ``timeout`` seconds raise ConnectTimeout instead."""
    limit = asyncio.timeout(timeout)
    try:
        async with limit:
            return await work
    except TimeoutError as exc:
        if limit.expired():
            raise httpcore.ConnectTimeout(f"no connection within {timeout} s") from exc
        raise


def _prepared(
    receiver: Receiver, options: Iterable[httpcore.SOCKET_OPTION] | None
) -> NetworkStream:
    try:
        _set_options(receiver.extra_info("socket"), options or ())
    except OSError:
        receiver.abort()
        raise
    return NetworkStream(receiver)


def _set_options(sock: socket.socket, options: Iterable[Any]) -> None:
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in _KEEPALIVE:
        if hasattr(socket, name):
            sock.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
    for option in options:
        sock.setsockopt(*option)
