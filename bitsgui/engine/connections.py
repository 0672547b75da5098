"""Kept connections of one route, which is direct or through one proxy."""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable

import httpcore

_SCHEMES = frozenset({b"http", b"https"})
_Key = tuple[bytes, bytes, int | None]


class Exchange:
    """A response whose connection goes back to its route on ``aclose``."""

    __slots__ = ("_connection", "_key", "_route", "response")

    def __init__(
        self,
        response: httpcore.Response,
        route: "Route",
        key: _Key,
        connection: httpcore.AsyncConnectionInterface,
    ) -> None:
        self.response = response
        self._route = route
        self._key = key
        self._connection = connection

    async def body(self) -> AsyncIterator[bytes]:
        """Yield the body as the HTTP parser delivers it."""
        stream = self.response.stream
        if isinstance(stream, AsyncIterable):
            async for chunk in stream:
                yield chunk

    async def aclose(self) -> None:
        """End the exchange; the connection is kept if the parser saw the whole body."""
        try:
            await self.response.aclose()
        finally:
            self._route.give_back(self._key, self._connection)


class Route:
    """Connections of one route, as many as there are requests.

    httpcore's own pool assigns one idle connection to several requests at once and checks all
    connections against all others for each request: 16 parallel requests for small files cost
    eight attempts each. ``connect`` builds a connection that opens with its first request.
    """

    def __init__(
        self, connect: Callable[[httpcore.Origin], httpcore.AsyncConnectionInterface]
    ) -> None:
        self._connect = connect
        self._idle: dict[_Key, list[httpcore.AsyncConnectionInterface]] = {}
        self._busy: set[httpcore.AsyncConnectionInterface] = set()

    async def send(self, request: httpcore.Request) -> Exchange:
        """Send ``request`` on an idle or a new connection and wait for the head of the response.

        Raises: httpcore exceptions; UnsupportedProtocol unless the scheme is http or https.
        """
        url = request.url
        if url.scheme not in _SCHEMES:
            raise httpcore.UnsupportedProtocol(f"not a web address: {url.scheme.decode()}")
        key = (url.scheme, url.host, url.port)
        connection = await self._kept(key) or self._connect(url.origin)
        self._busy.add(connection)
        try:
            response = await connection.handle_async_request(request)
        except BaseException:
            self._busy.discard(connection)
            await asyncio.shield(connection.aclose())
            raise
        return Exchange(response, self, key, connection)

    async def _kept(self, key: _Key) -> httpcore.AsyncConnectionInterface | None:
        await self._close_expired()
        idle = self._idle.get(key)
        return idle.pop() if idle else None

    async def _close_expired(self) -> None:
        expired: list[httpcore.AsyncConnectionInterface] = []
        for key, idle in self._idle.items():
            usable = [connection for connection in idle if not connection.has_expired()]
            if len(usable) < len(idle):
                expired += [connection for connection in idle if connection not in usable]
                self._idle[key] = usable
        for connection in expired:
            await connection.aclose()

    def give_back(self, key: _Key, connection: httpcore.AsyncConnectionInterface) -> None:
        """Keep ``connection`` for the next request to ``key`` if it can serve one; idempotent."""
        if connection in self._busy:
            self._busy.discard(connection)
            if connection.is_idle() and not connection.is_closed():
                self._idle.setdefault(key, []).append(connection)

    async def aclose(self) -> None:
        """Close all connections, also those in use."""
        kept = [connection for idle in self._idle.values() for connection in idle]
        connections = [*kept, *self._busy]
        self._idle.clear()
        self._busy.clear()
        for connection in connections:
            await connection.aclose()
