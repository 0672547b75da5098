"""A proxy as the transport needs it, and the failure to reach one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpcore

from bitsgui.bits.proxy_rules import PROXY_SCHEMES
from bitsgui.bits.types import Credential, LoginNeed
from bitsgui.engine.binding import BindingError
from bitsgui.engine.network import NetworkBackend, NetworkStream

_DEFAULT_PORTS = {"http": 80, "https": 443}
_SOCKS_PORT = 1080


class ProxyUnreachable(httpcore.ConnectError):
    """The proxy itself took no connection: another one may be tried."""


class ProxyRefused(httpcore.ProxyError):
    """The proxy answered, but with a status of its own; the text begins with it."""

    def __init__(self, said: str, login: LoginNeed = LoginNeed.NONE) -> None:
        super().__init__(said)
        self.login = login


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy; ``url`` is scheme://host[:port] with one of ``PROXY_SCHEMES``.

    Raises: ValueError for another scheme, a missing host or credentials in ``url``.
    """

    url: str
    credentials: tuple[Credential, ...] = ()
    """What to log in with, one for each scheme; SOCKS takes the first that has a user."""

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in PROXY_SCHEMES or not parts.hostname:
            raise ValueError(f"not the address of a proxy: {self.url!r}")
        if "@" in parts.netloc:
            raise ValueError("credentials do not belong in the address of a proxy")

    @property
    def scheme(self) -> str:
        """How it is spoken to, one of ``PROXY_SCHEMES``."""
        return urlsplit(self.url).scheme

    @property
    def host(self) -> str:
        """Name or address, an IPv6 one without brackets."""
        return urlsplit(self.url).hostname or ""

    @property
    def port(self) -> int:
        """Its port, or the usual one of its kind."""
        return urlsplit(self.url).port or _DEFAULT_PORTS.get(self.scheme, _SOCKS_PORT)

    @property
    def is_socks(self) -> bool:
        """Whether it passes on connections instead of requests."""
        return self.scheme.startswith("socks")


class ProxyBackend(httpcore.AsyncNetworkBackend):
    """Connects to a proxy, whose failure to answer is told from a server's."""

    def __init__(self, backend: NetworkBackend) -> None:
        self._backend = backend

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Connect as the back end inside does.

        Raises: ProxyUnreachable; ConnectError if the way is not there that leads to any.
        """
        try:
            return await self._backend.connect_tcp(
                host, port, timeout, socket_options=socket_options
            )
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            if isinstance(error.__cause__, BindingError):
                raise
            raise ProxyUnreachable(str(error)) from error
