"""Requests over kept connections, directly or through proxies, without httpx's client on top."""

import asyncio
import contextlib
import re
import ssl
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Generator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, cast

import httpcore
import httpx

from bitsgui.bits.facts import Facts
from bitsgui.bits.network_interfaces import chosen_interface
from bitsgui.bits.types import AuthTarget
from bitsgui.bits.urls import RemoteUrl
from bitsgui.engine.binding import Binding
from bitsgui.engine.certificate_stores import CertificateStores
from bitsgui.engine.connecting import (
    ForwardingConnection,
    LoginOf,
    ProxyConnection,
    straight,
    tunnelled,
)
from bitsgui.engine.kept_connection import KeptConnection, Opener
from bitsgui.engine.logins import Login, LoginBook
from bitsgui.engine.network import NetworkBackend, NetworkStream, window_of_requests
from bitsgui.engine.open_sockets import SILENT_S
from bitsgui.engine.passphrases import Passphrases
from bitsgui.engine.plain_exchange import PlainRequest
from bitsgui.engine.proxies import ProxyMemory
from bitsgui.engine.proxy import Proxy, ProxyBackend
from bitsgui.engine.proxy_logins import ProxyLogins
from bitsgui.engine.routes import Exchange, Route
from bitsgui.engine.second_look import asks_for_certificate
from bitsgui.engine.securing import secured
from bitsgui.engine.socks import SocksBackend
from bitsgui.engine.system_proxies import SystemProxies
from bitsgui.engine.trust import NO_DEMANDS, Demands, Trust, default_ssl_context
from bitsgui.settings.accepted import parse
from bitsgui.settings.schema import Settings

if TYPE_CHECKING:
    from bitsgui.engine.pac_book import PacBook

KEEPALIVE_S = 15.0
"""How long an unused connection stays open, in seconds."""

_MOST_ASKING = 512
_HTTPS_PORT = 443
_LATE_S = 0.5
"""So much less is asked of what is silent: it may have been told late that the machine woke."""
_LEADING_STATUS = re.compile(r"(\d{3})\b")
Headers = Sequence[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds each single step may take, None for no limit."""

    connect: float | None = 30.0
    read: float | None = 60.0
    write: float | None = 60.0

    def as_extension(self) -> dict[str, float | None]:
        """Return the form httpcore expects; waiting for the pool never happens."""
        return {"connect": self.connect, "read": self.read, "write": self.write, "pool": None}


DEFAULT_TIMEOUTS = Timeouts()


class Reply:
    """Head of a response with its body still on the wire; close it, best by ``async with``."""

    __slots__ = ("_waits", "exchange", "extensions", "headers", "network_stream", "status")

    def __init__(self, exchange: Exchange, waits: dict[str, float | None]) -> None:
        self.exchange = exchange
        self._waits = waits
        response = exchange.response
        self.extensions = cast("dict[str, Any]", response.extensions)  # pyright: ignore[reportUnknownMemberType] - untyped there
        """What httpcore adds: http_version, reason_phrase, network_stream."""
        self.status = response.status
        """HTTP status code."""
        self.headers: Headers = response.headers
        """Names as sent by the server, order and repetitions kept."""
        self.network_stream: NetworkStream = self.extensions["network_stream"]
        """The connection: ``take_block`` reads the body if ``has_direct_body``."""

    def header(self, name: bytes) -> bytes | None:
        """Return the first value of the header ``name`` (given in lower case)."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    def limit_reads(self, seconds: float) -> None:
        """Let each read of the body take so long at most; before the first one."""
        self._waits["read"] = seconds

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the body through the HTTP parser, a direct one as well.

        Raises: httpx.TransportError subclasses.
        """
        with mapped_errors():
            async for chunk in self.exchange.body():
                yield chunk

    async def aclose(self) -> None:
        """Keep the connection if the parser saw the whole body, else close it; idempotent."""
        with mapped_errors():
            await self.exchange.aclose()

    async def __aenter__(self) -> "Reply":
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()


@dataclass(frozen=True, slots=True)
class After:
    """A reply whose connection the next request needs; its body was read, it is not closed.

    ``is_continued``: no other connection will do, as something was begun on this one.
    """

    reply: Reply
    is_continued: bool


class _ReplyStream(httpx.AsyncByteStream):
    def __init__(self, reply: Reply) -> None:
        self._reply = reply

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._reply:
            yield chunk

    async def aclose(self) -> None:
        await self._reply.aclose()


class Transport(httpx.AsyncBaseTransport):
    """Kept connections for direct requests and for each proxy, HTTP/1.1 only.

    It does not limit the number of connections, follow redirects or retry.
    """

    def __init__(
        self,
        new_context: Callable[[], ssl.SSLContext] = default_ssl_context,
        *,
        backend: NetworkBackend | None = None,
        keepalive_s: float = KEEPALIVE_S,
    ) -> None:
        self.trust = Trust(new_context)
        """Whose certificates are believed."""
        self.certificate_stores = CertificateStores({})
        """Where jobs find the certificates they show."""
        self._backend = backend or NetworkBackend()
        self._keepalive_s = keepalive_s
        self._interface: str | None = None
        self._bound: dict[str | None, NetworkBackend] = {None: self._backend}
        self._routes: dict[tuple[Proxy | None, Demands, str | None], Route] = {}
        self._asking: dict[tuple[str, int], bool] = {}
        self._retired: list[Route] = []
        self.proxy_memory = ProxyMemory()
        """Which proxies took no connection, for whoever chooses one."""
        self.logins = LoginBook()
        """How servers and proxies were logged in to."""
        self._pac_book: PacBook | None = None
        self.system_proxies: SystemProxies | None = None
        """What the system says of proxies, None where only the environment is asked."""
        self.proxy_logins: ProxyLogins | None = None
        """The logins for proxies that all downloads share."""
        self.passphrases: Passphrases | None = None
        """Those of the certificates that rules for servers name."""

    async def fetch(  # noqa: PLR0913 - the parts of a request, most of them optional
        self,
        method: bytes,
        url: httpcore.URL | str,
        headers: Headers,
        *,
        content: bytes | AsyncIterable[bytes] | None = None,
        proxy: Proxy | None = None,
        timeouts: Timeouts = DEFAULT_TIMEOUTS,
        window: int | None = None,
        owner: object = None,
        after: After | None = None,
        demands: Demands = NO_DEMANDS,
        interface: str | None = None,
    ) -> Reply:
        """Send a request and return the head of its response; no httpx objects are built.

        ``headers`` go out as they are and must contain Host, and Content-Length with ``content``.
        Prepare ``url`` once per file (``core_url``): parsing costs as much as all the rest.
        ``window`` is how many bytes may be sent ahead of what is read, None for any number.
        ``owner`` is whose login a kept connection may have; with ``after`` the request goes over
        the connection of that reply, which is its owner's from then on. Only those with the same
        ``demands`` share connections, and those by the same interface;
        ``interface`` is the one of the job.

        Raises: httpx.TransportError subclasses, the httpcore exception as cause.
        """
        waits = timeouts.as_extension()
        extensions = {"timeout": waits}
        if content is None and isinstance(url, httpcore.URL):
            request = PlainRequest(method, url, list(headers), extensions)
        else:
            request = httpcore.Request(
                method, url, headers=headers, content=content, extensions=extensions
            )
        route = self._route(proxy, demands, interface)
        # A context and not an argument: httpcore's own connections stand between.
        token = window_of_requests.set(window)
        try:
            with mapped_errors():
                if after is None:
                    return Reply(await route.send(request, owner), waits)
                exchange = await after.reply.exchange.again(
                    request, owner, is_continued=after.is_continued
                )
                return Reply(exchange, waits)
        finally:
            window_of_requests.reset(token)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request`` through the Proxy in ``request.extensions["proxy"]``, None for direct.

        The response keeps ``extensions["network_stream"]``, a NetworkStream.

        Raises: httpx.TransportError subclasses, the httpcore exception as cause.
        """
        core_request = httpcore.Request(
            request.method,
            core_url(request.url),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        route = self._route(request.extensions.get("proxy"), NO_DEMANDS, None)
        with mapped_errors():
            waits = request.extensions.setdefault("timeout", {})
            reply = Reply(await route.send(core_request), waits)
        return httpx.Response(
            reply.status,
            headers=list(reply.headers),
            stream=_ReplyStream(reply),
            extensions=reply.extensions,
        )

    async def scripts(self) -> "PacBook":
        """Return what asks proxy scripts."""
        if self._pac_book is None:
            made = await asyncio.to_thread(_new_pac_book, self.fetch)
            self._pac_book = self._pac_book or made  # another task may have come first
        return self._pac_book

    def forget_scripts(self) -> None:
        """Read scripts anew, and ask them anew."""
        if self._pac_book is not None:
            self._pac_book.network_changed()

    def follow(self, settings: Settings) -> None:
        """Trust whom they say; connections to who may be trusted no more are not kept."""
        self._interface = settings.interface
        if self.trust.change(settings.ca_file, parse(settings.accepted_certificates)):
            self.drop_idle()

    def drop_idle(self) -> None:
        """Keep no connection for later; those in use go on."""
        routes, self._routes = list(self._routes.values()), {}
        self._retired = [route for route in (*self._retired, *routes) if route.retire()]

    def facts_changed(self, before: Facts, facts: Facts) -> None:
        """Give up connections that are dead by what changed: who uses one is told that it ended."""
        lost = before.addresses - facts.addresses
        is_awake = facts.wakes != before.wakes
        if not lost and not is_awake:
            return
        self.drop_idle()
        sockets = self._backend.sockets
        sockets.cut_from(lost)
        if is_awake:
            asyncio.get_running_loop().call_later(SILENT_S, sockets.cut_silent, SILENT_S - _LATE_S)

    def network_changed(self) -> None:
        """Forget what held for the network before."""
        for backend in self._bound.values():
            backend.dialler.forget()
        self.forget_scripts()
        if self.system_proxies is not None:
            self.system_proxies.forget()

    def _route(self, proxy: Proxy | None, demands: Demands, of_job: str | None) -> Route:
        interface = chosen_interface(of_job, self._interface)
        route = self._routes.get((proxy, demands, interface))
        if route is None:
            by = self._by(interface)
            route = self._routes[proxy, demands, interface] = self._new_route(proxy, demands, by)
        return route

    def _by(self, interface: str | None) -> NetworkBackend:
        """Return what connects by an interface, or by any where it is None."""
        found = self._bound.get(interface)
        if found is None:
            found = self._bound[interface] = self._backend.bound(Binding(interface or ""))
        return found

    def _new_route(self, proxy: Proxy | None, demands: Demands, by: NetworkBackend) -> Route:
        def connect(origin: httpcore.Origin) -> httpcore.AsyncConnectionInterface:
            if origin.scheme == b"http" and proxy is not None and not proxy.is_socks:
                return ForwardingConnection(*self._end(proxy, by))
            opener = self._opener(origin, proxy, by)
            if origin.scheme == b"https":
                opener = secured(opener, origin, self.trust, demands)
            return KeptConnection(origin, opener, self._keepalive_s)

        return Route(connect)

    def _opener(self, origin: httpcore.Origin, proxy: Proxy | None, by: NetworkBackend) -> Opener:
        """Return what opens the way to a server, without TLS there."""
        if proxy is None or proxy.is_socks:
            backend = by if proxy is None else SocksBackend(by, proxy)
            return straight(origin, backend)
        return tunnelled(origin, lambda: ProxyConnection(*self._end(proxy, by)))

    def _end(
        self, proxy: Proxy, by: NetworkBackend
    ) -> tuple[Proxy, Trust, ProxyBackend, LoginOf, float]:
        """Return what a connection to an HTTP proxy is made from."""
        is_layered = proxy.scheme == "https"
        reaching = ProxyBackend(by.layered() if is_layered else by)

        def login_of() -> Login | None:
            return self.logins.login(AuthTarget.PROXY, proxy.url, proxy.host, proxy.credentials)

        return proxy, self.trust, reaching, login_of, self._keepalive_s

    async def asks_for_certificate(
        self, remote: RemoteUrl, proxy: Proxy | None, interface: str | None
    ) -> bool:
        """Return whether a server of https asks who calls; once that is known, it is remembered."""
        host = remote.host.strip("[]")
        origin = httpcore.Origin(b"https", host.encode("ascii"), remote.port or _HTTPS_PORT)
        key = (host, origin.port)
        if key not in self._asking:
            by = self._by(chosen_interface(interface, self._interface))
            opener = self._opener(origin, proxy, by)
            found = await asks_for_certificate(opener, host, DEFAULT_TIMEOUTS.connect)
            if found is None:
                return False
            self._asking[key] = found
            while len(self._asking) > _MOST_ASKING:
                del self._asking[next(iter(self._asking))]
        return self._asking[key]

    async def aclose(self) -> None:
        """Close all connections, also those in use."""
        if self._pac_book is not None:
            await self._pac_book.aclose()
        if self.system_proxies is not None:
            await self.system_proxies.aclose()
        routes, self._routes = [*self._routes.values(), *self._retired], {}
        for route in routes:
            await route.aclose()


def _load_late_imports() -> None:
    """Let httpcore do the imports of its first request now instead of on the running loop.

    It asks sniffio which loop it runs on, here none, which is a RuntimeError; beside PySide's
    import hook that import reads source files.
    """
    connection = httpcore.AsyncHTTPConnection(
        httpcore.Origin(b"http", b"localhost", 80), network_backend=httpcore.AsyncMockBackend([])
    )
    request = connection.handle_async_request(httpcore.Request("GET", "http://localhost/"))
    with contextlib.suppress(RuntimeError):
        request.send(None)
    request.close()


_load_late_imports()


def _new_pac_book(fetch: Callable[..., Awaitable[Reply]]) -> "PacBook":
    """Return what asks proxy scripts; blocking, as it is loaded only where there is one."""
    from bitsgui.engine.pac_book import PacBook  # noqa: PLC0415 - see above

    return PacBook(fetch)


def core_url(url: httpx.URL) -> httpcore.URL:
    """Return ``url`` in the form that is sent, without parsing it again."""
    return httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )


def proxy_status(error: httpx.ProxyError) -> int | None:
    """Return the status with which a proxy refused a tunnel (407 asks for credentials)."""
    found = _LEADING_STATUS.match(str(error))
    return int(found[1]) if found else None


# Most derived classes first: the first match counts.
_ERRORS: tuple[tuple[type[Exception], type[httpx.TransportError]], ...] = (
    (httpcore.ConnectTimeout, httpx.ConnectTimeout),
    (httpcore.ReadTimeout, httpx.ReadTimeout),
    (httpcore.WriteTimeout, httpx.WriteTimeout),
    (httpcore.PoolTimeout, httpx.PoolTimeout),
    (httpcore.TimeoutException, httpx.TimeoutException),
    (httpcore.ConnectError, httpx.ConnectError),
    (httpcore.ReadError, httpx.ReadError),
    (httpcore.WriteError, httpx.WriteError),
    (httpcore.NetworkError, httpx.NetworkError),
    (httpcore.ProxyError, httpx.ProxyError),
    (httpcore.UnsupportedProtocol, httpx.UnsupportedProtocol),
    (httpcore.LocalProtocolError, httpx.LocalProtocolError),
    (httpcore.RemoteProtocolError, httpx.RemoteProtocolError),
    (httpcore.ProtocolError, httpx.ProtocolError),
)


@contextlib.contextmanager
def mapped_errors() -> Generator[None]:
    """Turn httpcore exceptions into httpx ones; for direct use of a NetworkStream too."""
    try:
        yield
    except Exception as exc:
        error = next((to for source, to in _ERRORS if isinstance(exc, source)), None)
        if error is None:
            raise
        raise error(str(exc)) from exc
