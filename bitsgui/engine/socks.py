"""Connections through SOCKS proxies; the handshake is python-socks'."""

from __future__ import annotations

import functools
import socket
from collections.abc import Iterable
from typing import cast

import httpcore
from python_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError, ProxyType
from python_socks.async_.asyncio import Proxy as SocksProxy

from bitsgui.bits.types import LoginNeed
from bitsgui.engine.binding import BindingError
from bitsgui.engine.dialling import STAGGER_S, Address, Dialler, addresses_of
from bitsgui.engine.network import NetworkBackend, NetworkStream
from bitsgui.engine.proxy import Proxy, ProxyRefused, ProxyUnreachable
from bitsgui.engine.racing import race

_LONGEST_S = 60.0
_NOT_ALLOWED = 2  # SOCKS5's reply of this number: the proxy's own rules forbid the server
_LOGIN_REFUSED = frozenset(
    {
        "No acceptable authentication methods were offered",
        "Username and password authentication failure",
    }
)


class _Forward:
    """What connects to the proxy itself, in the place of another proxy before it."""

    def __init__(self, dialler: Dialler) -> None:
        self._dialler = dialler

    async def connect(
        self,
        dest_host: str,
        dest_port: int,
        timeout: None = None,
    ) -> socket.socket:
        """Return a socket that is connected to the proxy; the library sees to the time it takes.

        Raises: OSError.
        """
        try:
            return await self._dialler.dial(dest_host, dest_port)
        except UnicodeError as error:
            raise OSError(f"{dest_host} can be no name of a proxy") from error


class SocksBackend(httpcore.AsyncNetworkBackend):
    """Connects to servers through one proxy.

    By socks4a and socks5h the proxy finds the server's address, by socks4 and socks5 this machine
    does; of several addresses each is tried, a moment after the one before.
    """

    def __init__(self, backend: NetworkBackend, proxy: Proxy) -> None:
        self._backend = backend
        self._proxy = proxy
        self._kind = ProxyType.SOCKS4 if proxy.scheme.startswith("socks4") else ProxyType.SOCKS5
        self._finds_names = proxy.scheme in {"socks4a", "socks5h"}
        self._memory = backend.dialler.memory_behind(proxy.url)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Connect to ``host`` through the proxy, no TLS yet.

        Raises: ProxyUnreachable if the proxy itself does not answer; ProxyRefused beginning with
            407 if it wants another login, with 403 if it may not serve this server;
            httpcore.ConnectError if it cannot reach the server, or a name is not found.
        """
        wait = _LONGEST_S if timeout is None else timeout
        if self._finds_names:
            sock = await self._handshake((host, port), wait)
        else:
            sock = await self._to_one_of(await self._addresses(host, port), wait)
        return await self._backend.adopt(sock, socket_options)

    async def _to_one_of(self, addresses: list[Address], wait: float) -> socket.socket:
        """Race as straight connections do: only the proxy knows which addresses answer."""
        attempts = [
            functools.partial(self._tried, (place[0], place[1]), wait) for _, place in addresses
        ]
        number, found = await race(attempts, STAGGER_S, _drop)
        if isinstance(found, ProxyRefused):
            raise found
        self._memory.note(addresses[:number], addresses[number])
        return found

    async def _tried(self, target: tuple[str, int], wait: float) -> socket.socket | ProxyRefused:
        """Try an address, where a question for a login is an answer: it holds for all of them."""
        try:
            return await self._handshake(target, wait)
        except ProxyRefused as error:
            if error.login is LoginNeed.NONE:
                raise
            return error

    async def _addresses(self, host: str, port: int) -> list[Address]:
        family = socket.AF_INET if self._kind is ProxyType.SOCKS4 else socket.AF_UNSPEC
        try:
            return self._memory.order(await addresses_of(host, port, family))
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error

    async def _handshake(self, target: tuple[str, int], wait: float) -> socket.socket:
        proxy = self._proxy
        login = next((c for c in proxy.credentials if c.user), None)
        client = SocksProxy(
            self._kind,
            proxy.host,
            proxy.port,
            username=None if login is None else login.user,
            password=None if login is None else login.password,
            rdns=True,  # what is not an address any more is for the proxy to find
            forward=cast("SocksProxy", _Forward(self._backend.dialler)),
        )
        try:
            return await client.connect(*target, timeout=wait)
        except (ProxyConnectionError, ProxyTimeoutError) as error:
            raise ProxyUnreachable(str(error)) from error
        except ProxyError as error:
            raise _refusal(error, has_login=login is not None) from error
        except BindingError as error:
            raise httpcore.ConnectError(str(error)) from error
        except UnicodeError as error:
            said = "407 a login of SOCKS has ASCII letters only"
            raise ProxyRefused(said, LoginNeed.WANTED) from error
        except OSError as error:
            raise ProxyUnreachable(str(error)) from error


def _drop(found: socket.socket | ProxyRefused) -> None:
    if not isinstance(found, ProxyRefused):
        found.close()


def _refusal(error: ProxyError, *, has_login: bool) -> Exception:
    """Return what a proxy's answer means; the library tells a refused login by words only."""
    words = str(error)
    if error.error_code is None and words in _LOGIN_REFUSED:
        return ProxyRefused(f"407 {words}", LoginNeed.REFUSED if has_login else LoginNeed.WANTED)
    if error.error_code == _NOT_ALLOWED:
        return ProxyRefused(f"403 {words}")
    if error.error_code is None:
        return ProxyUnreachable(words)
    return httpcore.ConnectError(words)
