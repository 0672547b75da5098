"""The asyncio protocol under a network stream: pooled buffers and back pressure."""

import asyncio
import ssl
import threading
from typing import Any, cast

import httpcore

from bitsgui.engine.buffers import Block, BufferPool, ReceiveQueue

# A peer that answers the closing of TLS is not waited for: nothing more is wanted from it.
_TLS_SHUTDOWN_S = 1.0
_CLOSE_WAIT_S = 1.0
# TLS arrives in pieces of 256 KiB at most; handing each of them to a thread costs as much as
# decrypting it. Pieces under this size are not worth gathering.
_FAST = 64 * 1024


class Receiver(asyncio.BufferedProtocol):
    """Queue of received bytes and the sending side of one connection.

    Everything belongs to the thread of ``loop``; only ``Block.release`` may come from others.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, pool: BufferPool) -> None:
        self._loop = loop
        self._thread = threading.get_ident()
        self._transport: asyncio.Transport | None = None
        self.queue = ReceiveQueue(pool, self._block_released)
        self._is_paused = False
        self._is_ended = False
        self._goal = 1
        self._is_gathering = False
        self._error: Exception | None = None
        self._reader: asyncio.Future[None] | None = None
        self._writer: asyncio.Future[None] | None = None
        self._is_write_paused = False
        self._closed: asyncio.Future[None] = loop.create_future()

    # Called by asyncio

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take over the transport of a new connection."""
        self._adopt(cast("asyncio.Transport", transport))

    def _adopt(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        # Writers wait for the kernel, so that counted bytes were sent. Under TLS 0 would pause
        # for ever: its check for "above the limit" includes equality.
        transport.set_write_buffer_limits(high=1)

    def get_buffer(self, sizehint: int) -> memoryview:
        """Return space for received bytes."""
        return self.queue.writable(sizehint)

    def buffer_updated(self, nbytes: int) -> None:
        """Note ``nbytes`` received."""
        self.queue.filled(nbytes)
        self.update_reading()
        if self.queue.available >= self._goal or self._is_paused or nbytes < _FAST:
            self._wake_reader()
        elif not self._is_gathering:
            self._is_gathering = True
            self._loop.call_soon(self._gather, self.queue.available)

    def _gather(self, seen: int) -> None:
        """Wake the reader once a pass of the loop brought nothing more than ``seen``."""
        available = self.queue.available
        if seen < available < self._goal and not self._is_paused:
            self._loop.call_soon(self._gather, available)
            return
        self._is_gathering = False
        self._wake_reader()

    def eof_received(self) -> None:
        """Note the end; the transport closes itself."""
        self._is_ended = True
        self._wake_reader()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note the end, or the error that readers get behind the bytes still queued."""
        self._is_ended = True
        self._error = exc
        self._wake_reader()
        _wake(self._writer)
        if not self._closed.done():
            self._closed.set_result(None)

    def pause_writing(self) -> None:
        """Make senders wait."""
        self._is_write_paused = True

    def resume_writing(self) -> None:
        """Let the waiting sender go on."""
        self._is_write_paused = False
        _wake(self._writer)

    # Receiving

    @property
    def is_readable(self) -> bool:
        """Whether a read would return at once."""
        return self._is_ended or self.queue.available > 0

    async def wait_bytes(self, timeout: float | None, goal: int = 1) -> bool:
        """Wait for at least one byte; return False at the end of the connection.

        While bytes pour in, up to ``goal`` of them are gathered, without waiting for any.

        Raises: httpcore.ReadError, ReadTimeout.
        """
        self._goal = goal
        if self._is_gathering and 0 < self.queue.available < goal:
            await self._wait_event(timeout)
        while self.queue.available == 0:
            if self._error is not None:
                raise httpcore.ReadError(_words(self._error)) from self._error
            if self._is_ended:
                return False
            await self._wait_event(timeout)
        return True

    async def _wait_event(self, timeout: float | None) -> None:
        if self._reader is not None:
            raise RuntimeError("another task is reading this connection")
        self._reader = self._loop.create_future()
        try:
            await self._until(self._reader, timeout, httpcore.ReadTimeout)
        finally:
            self._reader = None

    async def _until(
        self, event: "asyncio.Future[None]", timeout: float | None, error: type[Exception]
    ) -> None:
        """Wait for ``event``; a plain timer costs a fraction of asyncio.timeout per block."""
        if timeout is None:
            await event
            return
        timer = self._loop.call_later(timeout, _expire, event, error, timeout)
        try:
            await event
        finally:
            timer.cancel()

    def _wake_reader(self) -> None:
        _wake(self._reader)

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
        """Pause or resume the transport as the queue demands."""
        transport = self._transport
        if self.queue.is_full == self._is_paused or transport is None or transport.is_closing():
            return
        self._is_paused = not self._is_paused
        if self._is_paused:
            transport.pause_reading()
        else:
            transport.resume_reading()

    # Sending

    async def send(self, buffer: bytes, timeout: float | None) -> None:
        """Send ``buffer`` and wait until the transport's own buffer is empty again.

        Raises: httpcore.WriteError, WriteTimeout.
        """
        transport = self._open_transport()
        transport.write(buffer)
        while self._is_write_paused and not self._closed.done():
            self._writer = self._loop.create_future()
            try:
                await self._until(self._writer, timeout, httpcore.WriteTimeout)
            finally:
                self._writer = None
        if self._closed.done():
            raise httpcore.WriteError(_words(self._error)) from self._error

    def _open_transport(self) -> asyncio.Transport:
        if self._transport is None or self._transport.is_closing():
            raise httpcore.WriteError(_words(self._error)) from self._error
        return self._transport

    # Life

    async def start_tls(
        self, context: ssl.SSLContext, server_hostname: str | None, timeout: float | None
    ) -> None:
        """Put TLS over the connection. Raises: OSError, ssl.SSLError included."""
        transport = self._transport
        if transport is None or transport.is_closing():
            raise ConnectionResetError("the server closed the connection before TLS began")
        if self.queue.available:
            raise ConnectionAbortedError("the server sent bytes before TLS began")
        secured = await self._loop.start_tls(
            transport,
            self,
            context,
            server_hostname=server_hostname,
            # The caller's own timeout comes first and has the clearer words.
            ssl_handshake_timeout=None if timeout is None else timeout + 1,
            ssl_shutdown_timeout=_TLS_SHUTDOWN_S,
        )
        if secured is None:  # asyncio's answer to a connection that ended in the handshake
            raise ConnectionResetError("the server closed the connection during the TLS handshake")
        self._adopt(secured)

    def extra_info(self, name: str) -> Any:  # noqa: ANN401 - as asyncio has it
        """Return asyncio's information on the transport, None when there is none."""
        return None if self._transport is None else self._transport.get_extra_info(name)

    def abort(self) -> None:
        """Close at once and drop what was not taken; blocks that are out stay valid."""
        if self._transport is not None:
            self._transport.abort()
        self._is_ended = True
        self.queue.clear()

    async def close(self) -> None:
        """``abort``, then wait for the socket to be closed."""
        self.abort()
        if not self._closed.done():
            await asyncio.wait({self._closed}, timeout=_CLOSE_WAIT_S)


def _wake(event: "asyncio.Future[None] | None") -> None:
    if event is not None and not event.done():
        event.set_result(None)


def _expire(event: "asyncio.Future[None]", error: type[Exception], timeout: float) -> None:
    if not event.done():
        event.set_exception(error(f"nothing moved for {timeout} s"))


def _words(error: Exception | None) -> str:
    if error is None:
        return "the connection is closed"
    return str(error) or type(error).__name__
