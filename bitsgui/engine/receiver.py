"""The asyncio protocol under a network stream: pooled buffers and back pressure."""

import asyncio
import contextlib
import ssl
import threading
from typing import Any, cast

import httpcore

from bitsgui.engine.buffers import Block, BufferPool, ReceiveQueue
from bitsgui.engine.gathering import Gathering
from bitsgui.engine.pump import FIRST_S, Pump
from bitsgui.engine.tls import TURN, Tls, TlsLayer
from bitsgui.engine.tls_socket import TlsSocket, is_possible
from bitsgui.engine.waits import expire, has_waiting, wake, words

_CLOSE_WAIT_S = 1.0
LATE = TURN
"""Bytes read at once that tell of a loop that cannot keep up with the network: as many as a turn
of TLS takes, since no read over a socket of its own ever finds more."""
# With a rate limit: a record is 16 KiB at most and comes in some pieces.
_LEAST_ENCRYPTED = 4 * 1024


class Receiver(asyncio.BufferedProtocol):
    """Queue of received bytes and the sending side of one connection.

    Everything belongs to the thread of ``loop``; only ``Block.release`` may come from others.
    ``encrypted`` is where TLS arrives, shared by all connections of the loop: it is emptied
    before the loop does anything else. ``is_layered``: there may be TLS over TLS.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        pool: BufferPool,
        encrypted: memoryview,
        *,
        is_layered: bool = False,
    ) -> None:
        self._loop = loop
        self._thread = threading.get_ident()
        self._transport: asyncio.Transport | None = None
        self._tls: Tls | None = None
        self._encrypted = encrypted
        self._is_layered = is_layered
        self._pool = pool
        self._pump: Pump | None = None
        self._stretch_s = FIRST_S
        self._is_lent = False
        self._is_flooded = False
        self.queue = ReceiveQueue(pool, self._block_released)
        self._is_paused = self._is_ended = False
        self._goal = 1
        self._gathering = Gathering(loop, self._wake_reader)
        self.late = 0
        """Bytes that came in reads which found at least LATE waiting in the kernel."""
        self._error: Exception | None = None
        self._reader: asyncio.Future[None] | None = None
        self._writer: asyncio.Future[None] | None = None
        self._is_write_paused = False
        self._closed: asyncio.Future[None] = loop.create_future()

    # Called by asyncio

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take over the transport of a new connection."""
        self._transport = cast("asyncio.Transport", transport)
        # Writers wait for the kernel, so that counted bytes were sent.
        self._transport.set_write_buffer_limits(high=0)

    def get_buffer(self, sizehint: int) -> memoryview:
        """Return space for received bytes."""
        if not isinstance(self._tls, TlsLayer):
            return self.queue.writable()
        space = self._encrypted
        allowance = self.queue.allowance
        return space if allowance is None else space[: max(allowance, _LEAST_ENCRYPTED)]

    def buffer_updated(self, nbytes: int) -> None:
        """Note ``nbytes`` received."""
        self._note_read(nbytes)
        if not isinstance(self._tls, TlsLayer):
            self.queue.filled(nbytes)
            self.update_reading()
            self._arrived()
            return
        try:
            self._tls.feed(self._encrypted[:nbytes])
        except ssl.SSLError as error:
            self._fail(error)
        if not self._tls.is_open:
            self._wake_reader()  # the handshake
            return
        self._decrypt(self._tls)
        self.update_reading()
        self._arrived()

    def _note_read(self, count: int) -> None:
        self._is_flooded = count >= LATE
        if self._is_flooded:
            self.late += count

    def _tls_ready(self) -> None:
        """Called by the loop when TLS over its own socket can go on."""
        if (tls := self._tls) is None or not tls.is_open:
            self._wake_reader()  # the handshake
            return
        tls.is_dry = False
        self._note_read(self._decrypt(tls))
        self.update_reading()
        self._arrived()

    def _decrypt(self, tls: Tls) -> int:
        """Decrypt as much as there is room for, and the loop has time for; return how much."""
        count = 0
        try:
            while (left := tls.left_of_turn(count)) and self._has_room_for_more:
                got = tls.read_into(self.queue.writable()[:left])
                self.queue.filled(got)
                count += got
        except ssl.SSLEOFError:
            # Not the fault of TLS, which has codes of its own: the connection broke.
            self._fail(ConnectionAbortedError("the connection ended without closing TLS"))
        except OSError as error:
            self._fail(error)
        self._is_ended = self._is_ended or tls.is_ended
        self._send_output(tls)
        if self._is_ended and isinstance(tls, TlsSocket):
            self._part()
        return count

    @property
    def _has_room_for_more(self) -> bool:
        return self._is_holding and not self.queue.is_full and self._pump is None

    def _part(self) -> None:
        """Close the connection; what was received stays."""
        if self._transport is not None:
            self._transport.abort()
        if self._pump is not None:
            self._pump.cut()
        elif self._tls is not None:
            self._tls.release()

    @property
    def _is_holding(self) -> bool:
        """Whether there is more than was decrypted yet."""
        return self._tls is not None and self._tls.is_open and not self._tls.is_dry

    def _send_output(self, tls: Tls) -> None:
        output = tls.output()
        if output and self._transport is not None and not self._transport.is_closing():
            self._transport.write(output)

    def _fail(self, error: Exception) -> None:
        """Note an error that readers get behind the bytes still queued."""
        if self._tls is not None:
            self._tls.is_dry = True  # nothing can be read behind it
        self._error = self._error or error
        self._is_ended = True

    def _arrived(self) -> None:
        """Wake the reader, at once if nothing is gained by gathering more."""
        if self.queue.available >= self._goal or self._is_paused or self._is_ended:
            self._wake_reader()
        elif self.queue.available:
            self._gathering.plan(self.queue.available)

    def eof_received(self) -> None:
        """Note the end; the transport closes itself."""
        if isinstance(self._tls, TlsLayer) and self._tls.is_open:
            self._tls.feed_end()
            self.update_reading()
        else:
            self._is_ended = True
        self._wake_reader()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note the end, or the error that readers get behind the bytes still queued."""
        self._is_ended = True
        self._error = self._error or exc
        self._wake_reader()
        wake(self._writer)
        if not self._closed.done():
            self._closed.set_result(None)

    def pause_writing(self) -> None:
        """Make senders wait."""
        self._is_write_paused = True

    def resume_writing(self) -> None:
        """Let the waiting sender go on."""
        self._is_write_paused = False
        wake(self._writer)

    # Receiving

    @property
    def is_readable(self) -> bool:
        """Whether a read would return at once."""
        return self._is_ended or self.queue.available > 0

    def has_unread(self) -> bool:
        """Return whether anything came, also what the loop had no turn to receive yet."""
        return self.is_readable or has_waiting(self.extra_info("socket"))

    async def wait_bytes(self, timeout: float | None, goal: int = 1) -> bool:
        """Wait for at least one byte; return False at the end of the connection.

        While bytes pour in, up to ``goal`` of them are gathered, without waiting for any.

        Raises: httpcore.ReadError, ReadTimeout.
        """
        self._goal = goal
        if self._gathering.is_on and not self._is_lent and 0 < self.queue.available < goal:
            await self._wait_event(timeout)
        if self._is_lent and self.queue.available == 0:
            self._reclaim()
        while self.queue.available == 0:
            if self._error is not None and not self._is_holding:
                raise httpcore.ReadError(words(self._error)) from self._error
            if self._is_ended and not self._is_holding:
                return False
            await self._wait_event(timeout)
        return True

    async def _wait_event(
        self, timeout: float | None, error: type[Exception] = httpcore.ReadTimeout
    ) -> None:
        if self._reader is not None:
            raise RuntimeError("another task is reading this connection")
        self._reader = self._loop.create_future()
        try:
            await self._until(self._reader, timeout, error)
        finally:
            self._reader = None

    async def _until(
        self, event: "asyncio.Future[None]", timeout: float | None, error: type[Exception]
    ) -> None:
        """Wait for ``event``; a plain timer costs a fraction of asyncio.timeout per block."""
        if timeout is None:
            await event
            return
        timer = self._loop.call_later(timeout, expire, event, error, timeout)
        try:
            await event
        finally:
            timer.cancel()

    def _wake_reader(self) -> None:
        wake(self._reader)

    def read_bytes(self, limit: int) -> bytes:
        """Take 1 to ``limit`` bytes as a copy; there must be some."""
        data = bytes(self.queue.peek()[:limit])
        self.skip(len(data))
        return data

    def skip(self, count: int) -> None:
        """Drop the oldest ``count`` bytes shown by ``queue.peek``."""
        if count:
            self.queue.skip(count)
            self.update_reading()

    def take(self, limit: int) -> Block:
        """Lend 1 to ``limit`` bytes; there must be some."""
        block = self.queue.take(limit)
        self.update_reading()
        return block

    def _block_released(self, part: Any) -> None:  # noqa: ANN401 - opaque to all but the queue
        if threading.get_ident() == self._thread:
            self._settle(part)
            return
        try:
            self._loop.call_soon_threadsafe(self._settle, part)
        except RuntimeError:  # the loop is closed, nothing races with this thread any more
            self._settle(part)

    def _settle(self, part: Any) -> None:  # noqa: ANN401 - opaque to all but the queue
        self.queue.settle(part)
        self.update_reading()

    def update_reading(self) -> None:
        """Decrypt what waited for room, and pause or resume the transport as the queue demands."""
        if self._is_lent:
            return
        if self._tls is not None and self._has_room_for_more:
            self._decrypt(self._tls)
            self._wake_reader()
        if self.queue.is_full != self._is_paused:
            self._pause_reading(is_paused=self.queue.is_full)

    def _pause_reading(self, *, is_paused: bool) -> None:
        transport = self._transport
        if transport is None or transport.is_closing():
            return
        self._is_paused = is_paused
        source = self._tls if isinstance(self._tls, TlsSocket) else transport
        source.pause_reading() if is_paused else source.resume_reading()

    # Lending: a thread receives in the loop's place

    def pump(self, limit: int) -> Pump | None:
        """Lend the connection for the next 1 to ``limit`` bytes, if it floods this machine.

        The caller runs the pump in a thread and calls ``take_back`` in any case, reading nothing
        meanwhile. None: ``wait_bytes`` is the way, also for what had been received already.
        """
        tls = self._tls
        if not (self._is_lent or self._is_flooded) or not isinstance(tls, TlsSocket):
            return None
        if self._pump is not None or self._is_ended or self.queue.allowance is not None:
            return None
        if not self._is_lent:
            tls.widen()
        self._is_lent = True
        if not self._is_paused:
            self._pause_reading(is_paused=True)
        if self.queue.available == 0:
            self._pump = Pump(tls, self._pool, limit, self._stretch_s)
        return self._pump

    def take_back(self, pump: Pump) -> None:
        """End what ``pump`` began: its thread is done with the connection."""
        self._pump = None
        self.late += pump.late
        self._stretch_s = pump.next_s
        transport = self._transport
        if transport is None or transport.is_closing():
            self.abort()
            return
        self._is_flooded = pump.is_flooded
        if self._tls is not None and self._tls.is_ended:
            self._is_ended = True
            self._part()
        elif not self._is_flooded:
            self._reclaim()

    def _reclaim(self) -> None:
        self._is_lent = False
        self.update_reading()

    # Sending

    async def send(self, buffer: bytes, timeout: float | None) -> None:
        """Send ``buffer`` and wait until the transport's own buffer is empty again.

        Raises: httpcore.WriteError, WriteTimeout.
        """
        if self._tls is None:
            self._open_transport().write(buffer)
        else:
            await self._encrypt(self._tls, memoryview(buffer), timeout)
        while self._is_write_paused and not self._closed.done():
            self._writer = self._loop.create_future()
            try:
                await self._until(self._writer, timeout, httpcore.WriteTimeout)
            finally:
                self._writer = None
        if self._closed.done():
            raise httpcore.WriteError(words(self._error)) from self._error

    async def _encrypt(self, tls: Tls, left: memoryview, timeout: float | None) -> None:
        while left:
            self._open_transport()
            try:
                count = tls.write(left)
            except OSError as error:
                raise httpcore.WriteError(words(error)) from error
            self._send_output(tls)
            if not count:
                self._goal = 0  # woken even if nothing came: there may be room for what is sent
                await self._wait_event(timeout, httpcore.WriteTimeout)
            left = left[count:]

    def _open_transport(self) -> asyncio.Transport:
        if self._transport is None or self._transport.is_closing():
            raise httpcore.WriteError(words(self._error)) from self._error
        return self._transport

    # Life

    async def start_tls(self, context: ssl.SSLContext, server_hostname: str | None) -> None:
        """Put TLS over the connection, also over TLS. Raises: OSError, ssl.SSLError included."""
        if self._transport is None or self._transport.is_closing():
            raise ConnectionResetError("the server closed the connection before TLS began")
        if self.queue.available:
            raise ConnectionAbortedError("the server sent bytes before TLS began")
        self._tls = tls = self._new_tls(context, server_hostname)
        while not self._go_on(tls):
            if self._is_ended:
                raise self._error or ConnectionResetError(
                    "the server closed the connection during the TLS handshake"
                )
            await self._wait_event(None)
        if self._is_ended and isinstance(tls, TlsLayer):
            tls.feed_end()
        self.update_reading()

    def _new_tls(self, context: ssl.SSLContext, server_hostname: str | None) -> Tls:
        outer, transport = self._tls, self._transport
        if outer is None and not self._is_layered and is_possible(self._loop, context):
            assert transport is not None
            transport.pause_reading()
            with contextlib.suppress(OSError):  # too many open files
                sock = transport.get_extra_info("socket").dup()
                return TlsSocket(context, server_hostname, sock, self._tls_ready)
            transport.resume_reading()
        if not (outer is None or isinstance(outer, TlsLayer)):
            raise RuntimeError("TLS over TLS needs a layered back end")
        return TlsLayer(context, server_hostname, outer)

    def _go_on(self, tls: Tls) -> bool:
        try:
            return tls.handshake()
        except ssl.SSLEOFError:
            self._is_ended = True
            return False
        finally:
            self._send_output(tls)

    def extra_info(self, name: str) -> Any:  # noqa: ANN401 - as asyncio has it
        """Return asyncio's information on the transport, None when there is none."""
        if name == "ssl_object":
            return None if self._tls is None else self._tls.ssl_object
        return None if self._transport is None else self._transport.get_extra_info(name)

    def abort(self) -> None:
        """Close at once and drop what was not taken; blocks that are out stay valid."""
        self._is_ended = True
        if self._tls is not None:
            self._tls.is_dry = True
        self._part()
        self.queue.clear()

    async def close(self) -> None:
        """``abort`` with a word of parting, then wait for the socket to be closed."""
        if self._tls is not None and not self._is_ended and self._pump is None:
            self._tls.close()
            self._send_output(self._tls)
        self.abort()
        if not self._closed.done():
            await asyncio.wait({self._closed}, timeout=_CLOSE_WAIT_S)
