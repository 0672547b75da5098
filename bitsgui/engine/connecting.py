"""The ways to a server: straight, through a SOCKS proxy, or by an HTTP proxy."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterable, Callable
from functools import partial
from typing import TypeAlias, cast

import httpcore

from bitsgui.bits.challenges import Challenge, parse_challenges
from bitsgui.bits.headers import wire_bytes, wire_text
from bitsgui.bits.types import PROXY_ASKS, SERVER_ASKS, LoginNeed
from bitsgui.engine.kept_connection import HUNG_UP, KeptConnection, Opener, extensions_of
from bitsgui.engine.logins import Login, Round, load_kerberos, logged_in, wanted
from bitsgui.engine.network import NetworkStream
from bitsgui.engine.proxy import Proxy, ProxyRefused
from bitsgui.engine.securing import secured
from bitsgui.engine.trust import NO_DEMANDS, Trust

_MOST_DRAINED = 64 * 1024
_DISMISS_S = 1.0
_HEADER = b"Proxy-Authorization"
_CONNECT = b"CONNECT"
LOGIN = "login"
"""The extension of an answer of a proxy that asks for a login: its :class:`LoginNeed`."""

LoginOf: TypeAlias = Callable[[], Login | None]
"""Returns the login at a proxy as it is now."""


def straight(origin: httpcore.Origin, backend: httpcore.AsyncNetworkBackend) -> Opener:
    """Return what connects to ``origin`` by ``backend``, without TLS."""

    async def plain(seconds: float | None) -> httpcore.AsyncNetworkStream:
        return await backend.connect_tcp(origin.host.decode("ascii"), origin.port, seconds)

    return plain


class ProxyConnection(KeptConnection):
    """A connection to an HTTP proxy, which is logged in to when it asks."""

    def __init__(
        self,
        proxy: Proxy,
        trust: Trust,
        backend: httpcore.AsyncNetworkBackend,
        login_of: LoginOf,
        keepalive_s: float,
    ) -> None:
        origin = httpcore.Origin(proxy.scheme.encode(), proxy.host.encode("ascii"), proxy.port)
        opener = straight(origin, backend)
        if origin.scheme == b"https":
            opener = secured(opener, origin, trust, NO_DEMANDS)
        super().__init__(origin, opener, keepalive_s)
        self._login_of = login_of

    async def ask(
        self, request: httpcore.Request, target: bytes
    ) -> tuple[httpcore.Response, LoginNeed]:
        """Send what the proxy is to read, for ``target``, with a login if it asks for one.

        Returns also whether user and password would help if it still does so.

        Raises: httpcore exceptions.
        """
        url = httpcore.URL(
            scheme=self._origin.scheme,
            host=self._origin.host,
            port=self._origin.port,
            target=target,
        )
        login = self._login_of()
        challenges = partial(_challenges, is_tunnel=request.method == _CONNECT)
        if login is None:
            response = await super().handle_async_request(_with(request, url, None))
            offered = challenges(response)
            await load_kerberos(offered)
            return response, wanted(offered)

        async def send(
            value: str | None, round_: Round | None, after: httpcore.Response | None
        ) -> httpcore.Response:
            asked = _with(request, url, value)
            if after is None:
                return await KeptConnection.handle_async_request(self, asked)
            await _dismiss(after)
            is_continued = round_ is not None and round_.legs > 1
            return await self._ask_again(asked, is_continued=is_continued)

        first_line = (request.method.decode("ascii"), target.decode("ascii"))
        return await logged_in(login, first_line, send, challenges)

    async def _ask_again(
        self, request: httpcore.Request, *, is_continued: bool
    ) -> httpcore.Response:
        """Send a request over the same connection, or another one if the proxy hung up."""
        if not self.is_closed() and not self.has_more():
            try:
                return await KeptConnection.handle_async_request(self, request)
            except HUNG_UP:
                if is_continued or cast("NetworkStream", self.wire).is_answered:
                    raise
        await self.aclose()
        if is_continued:
            raise httpcore.ProxyError("the proxy hung up in the middle of a login")
        self._exchange = None  # the request opens another one
        return await KeptConnection.handle_async_request(self, request)


class ForwardingConnection(ProxyConnection):
    """A connection to an HTTP proxy that fetches what plain http asks for."""

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send ``request`` to the proxy and wait for the head of the response.

        Raises: httpcore exceptions.
        """
        response, need = await self.ask(request, bytes(request.url))
        extensions_of(response)[LOGIN] = need
        return response


def tunnelled(origin: httpcore.Origin, connect: Callable[[], ProxyConnection]) -> Opener:
    """Return what reaches ``origin`` by a tunnel through a proxy, still without TLS inside.

    Raises: ProxyRefused that begins with the status the proxy refused with.
    """

    async def plain(seconds: float | None) -> httpcore.AsyncNetworkStream:
        end = connect()
        try:
            request = _connect_request(origin, seconds)
            response, need = await end.ask(request, request.url.target)
            _check_open(response, need)
        except BaseException:
            await end.aclose()
            raise
        return end.wire

    return plain


def _check_open(response: httpcore.Response, need: LoginNeed) -> None:
    if not 200 <= response.status < 300:
        if response.status == SERVER_ASKS:
            raise ProxyRefused(f"{PROXY_ASKS} asked as a server does", need)
        reason = extensions_of(response).get("reason_phrase", b"").decode("ascii", "ignore")
        raise ProxyRefused(f"{response.status} {reason}".rstrip(), need)


def _connect_request(origin: httpcore.Origin, seconds: float | None) -> httpcore.Request:
    host = b"[%b]" % origin.host if b":" in origin.host else origin.host
    target = b"%b:%d" % (host, origin.port)
    steps = dict.fromkeys(("connect", "read", "write", "pool"), seconds)
    return httpcore.Request(
        _CONNECT,
        httpcore.URL(scheme=origin.scheme, host=origin.host, port=origin.port, target=target),
        headers=[(b"Host", target), (b"Accept", b"*/*")],
        extensions={"timeout": steps},
    )


def _with(request: httpcore.Request, url: httpcore.URL, value: str | None) -> httpcore.Request:
    """Return a request to the proxy itself, with a login if there is a ``value``."""
    headers = list(request.headers)
    if value is not None:
        headers = [(k, v) for k, v in headers if k.lower() != _HEADER.lower()]
        headers.append((_HEADER, wire_bytes(value)))
    return httpcore.Request(
        request.method,
        url,
        headers=headers,
        content=request.stream,
        extensions=extensions_of(request),
    )


def _challenges(response: httpcore.Response, *, is_tunnel: bool) -> list[Challenge] | None:
    """Return what a proxy asks for. Only it can answer a CONNECT: some say 401 (tinyproxy)."""
    is_odd = is_tunnel and response.status == SERVER_ASKS
    if response.status != PROXY_ASKS and not is_odd:
        return None
    name = b"www-authenticate" if is_odd else b"proxy-authenticate"
    return parse_challenges(wire_text(v) for k, v in response.headers if k.lower() == name)


async def _dismiss(response: httpcore.Response) -> None:
    """Read what a proxy says beside its challenge, if it is short, so that it hangs up not."""
    size = 0
    try:
        with contextlib.suppress(TimeoutError, *HUNG_UP):
            async with asyncio.timeout(_DISMISS_S):
                async for chunk in cast("AsyncIterable[bytes]", response.stream):
                    size += len(chunk)
                    if size > _MOST_DRAINED:
                        break
    finally:
        await response.aclose()
