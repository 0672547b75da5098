"""The proxies the requests of one job take: which there are, and which of them is next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from bitsgui.bits.system_proxy import ProxyLogin, SystemProxy
from bitsgui.bits.types import AuthTarget, Credential, ProxySettings, ProxyUsage
from bitsgui.bits.urls import RemoteUrl
from bitsgui.engine.logins import any_scheme
from bitsgui.engine.proxies import in_force, listed, proxies_for, script_for
from bitsgui.engine.proxy import Proxy
from bitsgui.settings.schema import Settings

if TYPE_CHECKING:
    from bitsgui.engine.transport import Transport


class ProxyWays:
    """Finds the proxies of a job. Made anew for each run.

    ``current_settings`` are those in force now. ``on_no_script`` hears of requests that go
    directly as the network has no proxy script, ``on_way`` of each way before a request takes it,
    None for a direct one. With ``uses_stored`` a proxy without a login gets the one that all
    downloads share. ``interface`` is what the job is bound to: so is the fetch of its script.
    """

    def __init__(  # noqa: PLR0913 - the parts of a job that say which way it goes
        self,
        transport: Transport,
        of_job: ProxySettings,
        credentials: tuple[Credential, ...],
        current_settings: Callable[[], Settings],
        *,
        uses_stored: bool = False,
        interface: str | None = None,
    ) -> None:
        self._transport = transport
        self._of_job = of_job
        self._credentials = credentials
        self._current_settings = current_settings
        self._uses_stored = uses_stored
        self._interface = interface
        self._known: dict[object, tuple[Proxy | None, ...]] = {}
        self.on_no_script: Callable[[], None] = lambda: None
        self.on_way: Callable[[Proxy | None], None] = lambda _: None

    async def to(self, remote: RemoteUrl) -> list[Proxy | None]:
        """Return the proxies for a request in the order to try, None for a direct connection.

        Raises: TransferError for a list or a script that cannot be used.
        """
        settings = self._current_settings()
        holding = in_force(self._of_job, settings, remote)
        found = SystemProxy(holding, holding.script or settings.proxy_script or "")
        system = self._transport.system_proxies
        if found.settings.usage is ProxyUsage.PRECONFIG and system is not None:
            found = await system.current() or found
        script = script_for(found.settings, found.script or None)
        if script is not None:
            listed_ways = await self._by_script(script, remote)
        else:
            listed_ways = self._listed(found, remote)
        logins = self._transport.proxy_logins
        if self._uses_stored and logins is not None:
            asking = self._transport.proxy_memory.asking
            listed_ways = [await logins.with_login(way, asking) for way in listed_ways]
        if found.login is not None:
            listed_ways = [_with_login(way, found.login) for way in listed_ways]
        return self._transport.proxy_memory.ordered(listed_ways)

    async def asking(self, remote: RemoteUrl) -> str | None:
        """Return the address of the proxy that wants a login for a request, None without any."""
        proxies = [way.url for way in await self.to(remote) if way is not None]
        asked = (url for url in proxies if url in self._transport.proxy_memory.asking)
        return next(asked, proxies[0] if proxies else None)

    async def _by_script(self, script: str, remote: RemoteUrl) -> tuple[Proxy | None, ...]:
        scripts = await self._transport.scripts()
        addresses = await scripts.proxies(script, remote, self._interface)
        if not addresses:
            self.on_no_script()
        return listed(addresses, self._credentials)

    def _listed(self, found: SystemProxy, remote: RemoteUrl) -> tuple[Proxy | None, ...]:
        key = (found, remote.scheme, remote.host, remote.port)
        if key not in self._known:
            self._known[key] = proxies_for(
                remote,
                found.settings,
                self._credentials,
                is_only_for_bypass=found.is_only_for_bypass,
            )
        return self._known[key]

    def note_failed(self, proxy: Proxy) -> None:
        """Let others come before a proxy that took no connection."""
        self._transport.proxy_memory.note_failed(proxy)

    def note_answered(self, proxy: Proxy | None) -> None:
        """Note that an answer came by this way."""
        if proxy is not None:
            self._transport.proxy_memory.note_answered(proxy)

    def note_asked(self, proxy: Proxy | None) -> None:
        """Note that a login is wanted at the end of this way."""
        if proxy is not None:
            self._transport.proxy_memory.asking.add(proxy.url)


def _with_login(way: Proxy | None, login: ProxyLogin) -> Proxy | None:
    """Return a proxy with the system's login for it, as it is if it has one already."""
    if way is None or way.credentials or way.scheme != "http":
        return way
    if (way.host.lower(), way.port) != (login.host, login.port):
        return way
    given = any_scheme(AuthTarget.PROXY, login.user, login.password)
    return replace(way, credentials=given)
