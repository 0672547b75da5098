"""A connection that opens with its first request and serves one request at a time."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias, cast

import h11
import httpcore
from httpcore._async.http11 import HTTPConnectionState as State

from bitsgui.engine.plain_exchange import Head, PlainBody, PlainResponse, read_head, request_head

Opener: TypeAlias = Callable[[float | None], Awaitable[httpcore.AsyncNetworkStream]]
"""Opens the way to a server, given the seconds that each step may take."""

HUNG_UP = (httpcore.ReadError, httpcore.WriteError, httpcore.RemoteProtocolError)
"""What sending over a kept connection raises if the other side closed it meanwhile."""


class OneAtATime(httpcore.AsyncHTTP11Connection):
    """httpcore's exchange of requests and responses without its locks.

    A route gives a connection to one request only, until its response is closed. Each lock costs
    a turn of the event loop, three of them a tenth of all that a small file costs. And what came
    of a body is read in one piece: each of them takes its way through all layers. The plainest
    exchanges go without the parser, see :mod:`bitsgui.engine.plain_exchange`.
    """

    READ_NUM_BYTES = 256 * 1024

    def __init__(
        self, origin: httpcore.Origin, stream: httpcore.AsyncNetworkStream, keepalive_s: float
    ) -> None:
        super().__init__(origin, stream, keepalive_s)
        self._state_lock: Any = contextlib.nullcontext()
        self._keepalive_s = keepalive_s
        self._is_sent = False

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send ``request`` and wait for the head of its response.

        Raises: httpcore exceptions.
        """
        head = request_head(request)
        if head is None:
            return await super().handle_async_request(request)
        if self._state not in {State.NEW, State.IDLE}:
            raise httpcore.ConnectionNotAvailable
        self._request_count += 1
        self._state, self._expire_at = State.ACTIVE, None
        try:
            return await self._exchange(request, head)
        except BaseException:
            await asyncio.shield(self.aclose())
            raise

    @property
    def has_surplus(self) -> bool:
        """Whether the parser took bytes behind the last answer, which has ended."""
        behind, _ = self._h11_state.trailing_data
        return bool(behind)

    async def _exchange(self, request: httpcore.Request, head: bytes) -> httpcore.Response:
        waits: dict[str, float | None] = extensions_of(request).get("timeout", {})
        # A server that has heard enough may close while it is still being asked, and answer.
        with contextlib.suppress(httpcore.WriteError):
            await self._network_stream.write(head, waits.get("write"))
        data = await self._network_stream.read(self.READ_NUM_BYTES, waits.get("read"))
        if not data:
            raise httpcore.RemoteProtocolError("Server disconnected without sending a response.")
        found = read_head(data)
        if found is None:
            return await self._parsed(request, data)
        return self._plain(found, data, waits)

    def _plain(self, head: Head, data: bytes, waits: dict[str, float | None]) -> httpcore.Response:
        stream = self._network_stream

        def read(most: int) -> Awaitable[bytes]:
            return stream.read(min(most, self.READ_NUM_BYTES), waits.get("read"))

        body = PlainBody(data[head.end :], head.length, read, self._end)
        told = {
            "http_version": b"HTTP/1.1",
            "reason_phrase": head.reason,
            "network_stream": stream,
        }
        return PlainResponse(head, body, told)

    async def _end(self, can_go_on: bool) -> None:
        if self._state is not State.ACTIVE:
            return
        if can_go_on:
            self._state = State.IDLE
            self._expire_at = time.monotonic() + self._keepalive_s
        else:
            await self.aclose()

    async def _parsed(self, request: httpcore.Request, data: bytes) -> httpcore.Response:
        """Have the parser read the answer to a request that was sent without it."""
        self._h11_state.receive_data(data)
        self._state, self._is_sent = State.IDLE, True
        try:
            return await super().handle_async_request(request)
        finally:
            self._is_sent = False

    async def _send_event(
        self,
        event: h11.Event,
        timeout: float | None = None,  # noqa: ASYNC109 - signature of httpcore
    ) -> None:
        if self._is_sent:
            self._h11_state.send(event)
        else:
            await super()._send_event(event, timeout)


def extensions_of(message: httpcore.Request | httpcore.Response) -> dict[str, Any]:
    """Return the extensions of a message, which httpcore leaves untyped."""
    return cast("dict[str, Any]", message.extensions)  # pyright: ignore[reportUnknownMemberType]


def _connect_timeout(request: httpcore.Request) -> float | None:
    return extensions_of(request).get("timeout", {}).get("connect")


class KeptConnection(httpcore.AsyncConnectionInterface):
    """A connection to ``origin``, HTTP/1.1 only; one that failed to open is of no further use."""

    def __init__(self, origin: httpcore.Origin, opener: Opener, keepalive_s: float) -> None:
        self._origin = origin
        self._opener = opener
        self._keepalive_s = keepalive_s
        self.wire: httpcore.AsyncNetworkStream
        """What it speaks over, from the first request on."""
        self._exchange: OneAtATime | None = None
        self._has_failed = False

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send ``request`` and wait for the head of its response.

        Raises: httpcore exceptions.
        """
        if self._exchange is None:
            try:
                stream = await self._opener(_connect_timeout(request))
            except BaseException:
                self._has_failed = True
                raise
            self.wire = stream
            self._exchange = OneAtATime(self._origin, stream, self._keepalive_s)
        return await self._exchange.handle_async_request(request)

    async def aclose(self) -> None:
        """Close at once; idempotent."""
        if self._exchange is not None:
            await self._exchange.aclose()

    def info(self) -> str:
        """Return what httpcore prints of a connection."""
        return "connecting" if self._exchange is None else self._exchange.info()

    def can_handle_request(self, origin: httpcore.Origin) -> bool:
        """Return True for the server it was made for."""
        return origin == self._origin

    def has_more(self) -> bool:
        """Return True between two exchanges if bytes came behind the first, or the end."""
        if self._exchange is None:
            return False
        return self._exchange.has_surplus or bool(self.wire.get_extra_info("is_readable"))

    def is_available(self) -> bool:
        """Return True if a request would find it open and unused."""
        return self._exchange is not None and self._exchange.is_available()

    def has_expired(self) -> bool:
        """Return True if it was unused for too long, or the server closed it."""
        return self._has_failed if self._exchange is None else self._exchange.has_expired()

    def is_idle(self) -> bool:
        """Return True between a response and the next request."""
        return self._has_failed if self._exchange is None else self._exchange.is_idle()

    def is_closed(self) -> bool:
        """Return True once it is of no further use."""
        return self._has_failed if self._exchange is None else self._exchange.is_closed()
