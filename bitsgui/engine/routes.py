"""Kept connections of one route, which is direct or through one proxy."""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

import httpcore

from bitsgui.engine import tasks
from bitsgui.engine.kept_connection import HUNG_UP
from bitsgui.engine.network import NetworkStream
from bitsgui.engine.plain_exchange import PlainResponse

_SCHEMES = frozenset({b"http", b"https"})
_FRAMES_CONTENT = frozenset({b"content-length", b"transfer-encoding"})
_Key = tuple[bytes, bytes, int | None, object]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A connection between two requests, and what the last one came over."""

    connection: httpcore.AsyncConnectionInterface
    stream: NetworkStream


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

    async def again(
        self, request: httpcore.Request, owner: object, *, is_continued: bool
    ) -> "Exchange":
        """End this exchange, and send ``request`` over its connection; the body was read before.

        The connection is ``owner``'s alone from now on. If it was closed another one serves, but
        not with ``is_continued``: what was begun on this one cannot go on elsewhere.

        Raises: httpcore exceptions.
        """
        key = (*self._key[:3], owner)
        return await self._route.send_behind(self, self._connection, key, request, is_continued)

    async def body(self) -> AsyncIterator[bytes]:
        """Yield the body as the HTTP parser delivers it."""
        stream = self.response.stream
        if isinstance(stream, AsyncIterable):
            async for chunk in stream:
                yield chunk

    async def aclose(self) -> None:
        """End the exchange; the connection is kept if just the whole body came, and nothing else.

        Bytes behind it would be taken for the answer to the next request.
        """
        try:
            await self.response.aclose()
            is_over = self._route.is_retired or _has_surplus(self.response)
            if self._connection.is_idle() and is_over:
                await self._connection.aclose()
        finally:
            self._route.give_back(self._key, self._connection, self.response)


def _stream_of(response: httpcore.Response) -> NetworkStream:
    return cast("dict[str, Any]", response.extensions)["network_stream"]  # pyright: ignore[reportUnknownMemberType] - untyped there


def _has_surplus(response: httpcore.Response) -> bool:
    """Return True if the parser holds bytes behind ``response``, which has ended.

    httpcore does not tell: its parser is reached through the body, on every route the same way.
    """
    if isinstance(response, PlainResponse):
        return False  # it has closed its connection, if it took any
    body: Any = response.stream
    behind, _ = body._connection._h11_state.trailing_data  # noqa: SLF001
    return bool(behind)


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
        self._idle: dict[_Key, list[_Kept]] = {}
        self._busy: set[httpcore.AsyncConnectionInterface] = set()
        self.is_retired = False
        """Whether its connections end with what they are at."""

    async def send(self, request: httpcore.Request, owner: object = None) -> Exchange:
        """Send ``request`` on an idle or a new connection and wait for the head of the response.

        Of idle connections those come first that ``owner`` has logged in, if there is one; those
        of others are never taken. A server may close a kept connection at any time, also while a
        request is on its way: one without content is sent once more then, over a new one
        (RFC 9112 section 9.3.1). What may do something each time is not, so that it has a new one
        from the beginning.

        Raises: httpcore exceptions; UnsupportedProtocol unless the scheme is http or https.
        """
        url = request.url
        if url.scheme not in _SCHEMES:
            raise httpcore.UnsupportedProtocol(f"not a web address: {url.scheme.decode()}")
        key = (url.scheme, url.host, url.port, None)
        own = (*key[:3], owner)
        may_repeat = _is_repeatable(request)
        kept = await self._kept(own) if may_repeat else None
        if kept is None and may_repeat and owner is not None:
            own, kept = key, await self._kept(key)
        if kept is not None:
            try:
                return await self._send(request, own, kept.connection)
            except HUNG_UP:
                if kept.stream.is_answered:
                    raise
        return await self._send(request, key, self._connect(url.origin))

    async def send_behind(
        self,
        before: Exchange,
        connection: httpcore.AsyncConnectionInterface,
        key: _Key,
        request: httpcore.Request,
        is_continued: bool,
    ) -> Exchange:
        """See :meth:`Exchange.again`."""
        self._busy.discard(connection)
        try:
            await before.response.aclose()
            # What of the surplus the parser did not take is in the stream still.
            has_more = bool(_stream_of(before.response).get_extra_info("is_readable"))
            can_serve = connection.is_idle() and not (has_more or _has_surplus(before.response))
        except BaseException:
            await asyncio.shield(connection.aclose())
            raise
        if can_serve and not connection.is_closed():
            try:
                return await self._send(request, key, connection)
            except HUNG_UP:
                is_answered = _stream_of(before.response).is_answered
                if is_continued or is_answered or not _is_repeatable(request):
                    raise
        await connection.aclose()
        if is_continued:
            raise httpcore.RemoteProtocolError("the server closed connection during the login")
        return await self._send(request, key, self._connect(request.url.origin))

    async def _send(
        self, request: httpcore.Request, key: _Key, connection: httpcore.AsyncConnectionInterface
    ) -> Exchange:
        self._busy.add(connection)
        try:
            response = await connection.handle_async_request(request)
        except BaseException:
            self._busy.discard(connection)
            await asyncio.shield(connection.aclose())
            raise
        return Exchange(response, self, key, connection)

    async def _kept(self, key: _Key) -> _Kept | None:
        await self._close_expired()
        idle = self._idle.get(key, [])
        while idle:
            kept = idle.pop()
            if not kept.stream.has_unread():
                return kept
            await kept.connection.aclose()
        return None

    async def _close_expired(self) -> None:
        expired: list[_Kept] = []
        for key, idle in self._idle.items():
            usable = [kept for kept in idle if not kept.connection.has_expired()]
            if len(usable) < len(idle):
                expired += [kept for kept in idle if kept not in usable]
                self._idle[key] = usable
        for kept in expired:
            await kept.connection.aclose()

    def give_back(
        self,
        key: _Key,
        connection: httpcore.AsyncConnectionInterface,
        response: httpcore.Response,
    ) -> None:
        """Keep ``connection`` for the next request to ``key`` if it can serve one; idempotent.

        ``response`` is the last that came over it.
        """
        if connection in self._busy:
            self._busy.discard(connection)
            if connection.is_idle() and not connection.is_closed():
                kept = _Kept(connection, _stream_of(response))
                self._idle.setdefault(key, []).append(kept)

    def retire(self) -> bool:
        """Keep no connection any more; False if none is in use, so that it can be forgotten."""
        self.is_retired = True
        idle = [kept.connection for several in self._idle.values() for kept in several]
        self._idle.clear()
        if idle:
            tasks.spawn_logged("close idle connections", _close_all(idle))
        return bool(self._busy)

    async def aclose(self) -> None:
        """Close all connections, also those in use."""
        idle = [kept.connection for several in self._idle.values() for kept in several]
        connections = [*idle, *self._busy]
        self._idle.clear()
        self._busy.clear()
        await _close_all(connections)


async def _close_all(connections: Sequence[httpcore.AsyncConnectionInterface]) -> None:
    for connection in connections:
        await connection.aclose()


def _is_repeatable(request: httpcore.Request) -> bool:
    if request.method != b"GET":
        return False
    return not any(name.lower() in _FRAMES_CONTENT for name, _ in request.headers)
