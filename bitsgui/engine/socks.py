"""Connections through SOCKS proxies; the handshake is python-socks'."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterable

import httpcore
from python_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError, ProxyType
from python_socks.async_.asyncio import Proxy as SocksProxy

from bitsgui.bits.types import LoginNeed
from bitsgui.engine.network import NetworkBackend, NetworkStream
from bitsgui.engine.proxy import Proxy, ProxyRefused, ProxyUnreachable

_LONGEST_S = 60.0
_NOT_ALLOWED = 2  # SOCKS5's reply of this number: the proxy's own rules forbid the server
_LOGIN_REFUSED = frozenset(
    {
        "No acceptable authentication methods were offered",
        "Username and password authentication failure",
    }
)


class SocksBackend(httpcore.AsyncNetworkBackend):
    """Connects to servers through one proxy.

    By socks4a and socks5h the proxy finds the server's address, by socks4 and socks5 this machine
    does; of several addresses each is tried.
    """

    def __init__(self, backend: NetworkBackend, proxy: Proxy) -> None:
        self._backend = backend
        self._proxy = proxy
        self._kind = ProxyType.SOCKS4 if proxy.scheme.startswith("socks4") else ProxyType.SOCKS5
        self._finds_names = proxy.scheme in {"socks4a", "socks5h"}

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
        deadline = time.monotonic() + (_LONGEST_S if timeout is None else timeout)
        targets = [host] if self._finds_names else await self._addresses(host, port)
        failure: Exception | None = None
        for target in targets:
            try:
                left = deadline - time.monotonic()
                sock = await self._handshake(target, port, left, local_address)
            except httpcore.ConnectError as error:
                if isinstance(error, ProxyUnreachable):
                    raise
                failure = error
            else:
                return await self._backend.adopt(sock, socket_options)
        raise failure or httpcore.ConnectError(f"{host} has no address")

    async def _addresses(self, host: str, port: int) -> list[str]:
        family = socket.AF_INET if self._kind is ProxyType.SOCKS4 else socket.AF_UNSPEC
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        return list(dict.fromkeys(str(address[0]) for *_, address in found))

    async def _handshake(
        self, target: str, port: int, left: float, local_address: str | None
    ) -> socket.socket:
        proxy = self._proxy
        login = next((c for c in proxy.credentials if c.user), None)
        client = SocksProxy(
            self._kind,
            proxy.host,
            proxy.port,
            username=None if login is None else login.user,
            password=None if login is None else login.password,
            rdns=True,  # what is not an address any more is for the proxy to find
        )
        local = (local_address, 0) if local_address else None
        try:
            return await client.connect(target, port, timeout=max(left, 0.0), local_addr=local)
        except (ProxyConnectionError, ProxyTimeoutError) as error:
            raise ProxyUnreachable(str(error)) from error
        except ProxyError as error:
            raise _refusal(error, has_login=login is not None) from error
        except UnicodeError as error:
            said = "407 a login of SOCKS has ASCII letters only"
            raise ProxyRefused(said, LoginNeed.WANTED) from error
        except OSError as error:
            raise ProxyUnreachable(str(error)) from error


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
