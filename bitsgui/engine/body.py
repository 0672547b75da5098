"""Reading the body of an answer in blocks, whichever way it comes."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable

import httpx

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.engine.answer import Answer
from bitsgui.engine.buffers import LARGE
from bitsgui.engine.net_errors import network_error
from bitsgui.engine.pump import Pump
from bitsgui.engine.throttle import Throttle
from bitsgui.engine.transport import mapped_errors

BLOCK = LARGE
"""Most bytes handed out at once: a whole buffer, since every block costs a hop to the disk."""


class Body:
    """The body of one answer.

    ``received`` counts bytes as they came over the wire. A body whose connection breaks raises
    TransferError; an early end of a body of known length returns None like a proper end, and the
    caller compares ``received`` with what was announced.
    """

    def __init__(self, answer: Answer, throttle: Throttle, stall_s: float) -> None:
        self._answer = answer
        self._throttle = throttle
        self._stall_s = stall_s
        self._stream = answer.reply.network_stream
        self._is_direct = self._stream.has_direct_body
        self._chunks: AsyncIterator[bytes] | None = None
        self._rest = b""
        self._rate = throttle.rate
        self._free = 0
        self._late = self._stream.late
        self._failure: TransferError | None = None
        self.received = 0

    async def take(self, limit: int) -> _Block | None:
        """Return the next 1 to ``limit`` bytes, or None at the end. Release every block.

        Raises: TransferError, every time from then on; WININET_TIMEOUT if nothing came for the
            stall time.
        """
        if self._failure is not None:
            raise self._failure
        limit = min(limit, BLOCK)
        self._follow_limits()
        try:
            block = await (self._next(limit) if self._rate is None else self._next_granted(limit))
        except (httpx.TransportError, TimeoutError) as error:
            self._failure = self._as_failure(error)
            raise self._failure from error
        self.received += 0 if block is None else len(block.view)
        return block

    async def _next_granted(self, limit: int) -> _Block | None:
        """Return what came, as far as the limits let it through.

        Nothing is granted before it is there: a slow connection would keep it from others.
        """
        limit = await self._ready(limit)
        if not limit:
            return None
        if self._free:
            limit = min(limit, self._free)
            block = await self._next(limit)
            self._free -= 0 if block is None else len(block.view)
            return block
        granted = await self._throttle.grant(limit)
        count = 0
        try:
            block = await self._next(granted)
            count = 0 if block is None else len(block.view)
        finally:
            self._throttle.give_back(granted - count)
        return block

    def _as_failure(self, error: httpx.TransportError | TimeoutError) -> TransferError:
        if isinstance(error, httpx.TimeoutException | TimeoutError):
            return TransferError(
                Hresult.WININET_TIMEOUT, "the server stopped sending", url=self._url
            )
        return network_error(error, self._url)

    async def peek(self) -> bytes:
        """Return the first bytes, which ``take`` returns again; none of a large body.

        An error is left to ``take``.
        """
        if self._is_direct or self.received or self._failure is not None:
            return b""
        try:
            await self._fill()
        except (httpx.TransportError, TimeoutError) as error:
            self._failure = self._as_failure(error)
        return self._rest

    def has_come(self, length: int) -> bool:
        """Return whether so many bytes can be read without any waiting, after a ``peek``."""
        return self._rate is None and len(self._rest) >= length

    def pump(self, limit: int) -> Pump | None:
        """Return what brings the next 1 to ``limit`` bytes in a thread, None where ``take`` is due.

        Give it to ``pumped`` in any case.
        """
        is_limited = self._throttle.rate is not None or self._stream.window is not None
        if not self._is_direct or is_limited:
            return None
        return self._stream.pump(limit)

    def pumped(self, done: Pump) -> None:
        """Note what ``done`` brought."""
        self._stream.pumped(done)
        self.received += done.count

    def newly_late(self) -> int:
        """Return the bytes this machine was too busy to take at once, since the last call."""
        before, self._late = self._late, self._stream.late
        return self._late - before

    @property
    def _url(self) -> str:
        return self._answer.remote.url

    async def _next(self, limit: int) -> _Block | None:
        if self._is_direct:
            with mapped_errors():
                block = await self._stream.take_block(limit, self._stall_s)
            return None if block is None else _Block(block.view, block.release)
        await self._fill()
        if not self._rest:
            return None
        chunk, self._rest = self._rest[:limit], self._rest[limit:]
        return _Block(memoryview(chunk), _nothing)

    async def _ready(self, limit: int) -> int:
        """Wait until something is there; return how much of ``limit``, 0 at the end."""
        if self._is_direct:
            with mapped_errors():
                return await self._stream.ready(limit, self._stall_s)
        await self._fill()
        return min(limit, len(self._rest))

    async def _fill(self) -> None:
        """Have bytes from the parser at hand, none at the end of the body."""
        if self._rest:
            return
        if self._chunks is None:
            self._answer.reply.limit_reads(self._stall_s)
            self._chunks = aiter(self._answer.reply)
        self._rest = await anext(self._chunks, b"")

    def _follow_limits(self) -> None:
        """Keep few bytes in flight, or the kernel's buffer would run ahead of the limit.

        What came before a limit was lowered is not held against the new one: the connection would
        stand still until all of that was taken at the new pace.
        """
        rate, window = self._throttle.rate, self._throttle.window
        if window is not None and (self._rate is None or self._rate > (rate or 0)):
            self._free = max(0, self._stream.unread() - window)
        self._rate = rate
        self._stream.clamp_window(window)

    async def read_all(self, length: int) -> bytes:
        """Return a small body whole (at most ``length`` bytes)."""
        data = bytearray()
        await self.read_into(data, length)
        return bytes(data)

    async def read_into(
        self, data: bytearray, length: int, may_go_on: Callable[[], bool] | None = None
    ) -> None:
        """Append up to ``length`` bytes to ``data``, stopping behind a block if told to.

        What came before an error or a cancellation is in ``data``.
        """
        left = length
        while left > 0 and (may_go_on is None or may_go_on()):
            block = await self.take(left)
            if block is None:
                return
            data += block.view
            left -= len(block.view)
            block.release()
        # The parser has to see the end, or the connection cannot be used again.
        if left == 0 and not self._is_direct and self._chunks is not None and not self._rest:
            with contextlib.suppress(httpx.TransportError):
                await anext(self._chunks, b"")

    async def aclose(self) -> None:
        """Give the connection back, or close it if the body was not read to its end."""
        await self._answer.reply.aclose()


class _Block:
    __slots__ = ("release", "view")

    def __init__(self, view: memoryview, release: Callable[[], None]) -> None:
        self.view = view
        self.release = release


def _nothing() -> None:
    """Nothing to give back."""
