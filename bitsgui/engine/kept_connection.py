"""A connection that opens with its first request and serves one request at a time."""

import contextlib
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias, cast

import httpcore

Opener: TypeAlias = Callable[[float | None], Awaitable[httpcore.AsyncNetworkStream]]
"""Opens the way to a server, given the seconds that each step may take."""

HUNG_UP = (httpcore.ReadError, httpcore.WriteError, httpcore.RemoteProtocolError)
"""What sending over a kept connection raises if the other side closed it meanwhile."""


class OneAtATime(httpcore.AsyncHTTP11Connection):
    """httpcore's exchange of requests and responses without its locks.

    A route gives a connection to one request only, until its response is closed. Each lock costs
    a turn of the event loop, three of them a tenth of all that a small file costs. And what came
    of a body is read in one piece: each of them takes its way through all layers.
    """

    READ_NUM_BYTES = 256 * 1024

    def __init__(
        self, origin: httpcore.Origin, stream: httpcore.AsyncNetworkStream, keepalive_s: float
    ) -> None:
        super().__init__(origin, stream, keepalive_s)
        self._state_lock: Any = contextlib.nullcontext()


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
