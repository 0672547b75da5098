"""Which proxies a request may take, and in which order."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from urllib.parse import unquote, urlsplit

from bitsgui.bits import proxy_choice, proxy_rules
from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.types import AuthScheme, AuthTarget, Credential, ProxySettings, ProxyUsage
from bitsgui.bits.urls import RemoteUrl
from bitsgui.engine import clock
from bitsgui.engine.logins import any_scheme
from bitsgui.engine.proxy import Proxy
from bitsgui.settings import host_rules
from bitsgui.settings.host_rules import HostRule
from bitsgui.settings.schema import Settings

AVOIDED_S = 300.0
"""How long a proxy that took no connection comes behind the others, in seconds, as in browsers."""
OF_THE_NETWORK = ""
"""Stands for the place of the script that a network has, if it has one."""

_DIRECT = (None,)
_NO_BYPASS = "<-loopback>"
_WITH_LOGIN = (
    "the address of a proxy with user and password cannot be read; "
    "write each sign of them that is no letter as %XX"
)
_LOGIN_APART = "a list of proxies has no user and password; give them as a login for the proxy"


def in_force(of_job: ProxySettings, settings: Settings, target: RemoteUrl) -> ProxySettings:
    """Return what holds for a request: the job's own, else what is set for its server, or for all.

    What a rule says of a server holds for it whatever the server is: none goes without its proxies.
    """
    if of_job.usage is not ProxyUsage.PRECONFIG:
        return of_job
    rule = rule_in_force(of_job, settings, target)
    if rule is not None and rule.proxy:
        return proxy_choice.chosen(rule.proxy, _NO_BYPASS)
    return proxy_choice.chosen(settings.proxy, settings.proxy_bypass)


def rule_in_force(of_job: ProxySettings, settings: Settings, target: RemoteUrl) -> HostRule | None:
    """Return the rule by which a request of a job takes its proxies, None if it goes by no rule."""
    if of_job.usage is not ProxyUsage.PRECONFIG:
        return None
    rules = host_rules.parse(settings.host_rules)
    parts = host_rules.parts_for(rules, target.host, target.port)
    return next((part for part in parts if part.proxy), None)


def proxies_for(
    target: RemoteUrl,
    settings: ProxySettings,
    credentials: tuple[Credential, ...],
    environment: Mapping[str, str] = os.environ,
    *,
    is_only_for_bypass: bool = False,
) -> tuple[Proxy | None, ...]:
    """Return the proxies for a request in the order to try, None for a direct connection.

    There is at least one. A direct connection is among several only if the list says so. For a
    job that asks no script. ``is_only_for_bypass`` turns the bypass list round.

    Raises: TransferError ``BG_E_INVALID_PROXY_INFO``, which names what cannot be used.
    """
    if settings.usage is ProxyUsage.NO_PROXY:
        return _DIRECT
    if settings.usage is ProxyUsage.OVERRIDE:
        addresses = _from_override(target, settings, is_turned=is_only_for_bypass)
    else:
        found = proxy_rules.environment_proxy(
            environment, target.scheme, target.host, _port(target)
        )
        addresses = [found] if found else []
    return listed(addresses, credentials)


def listed(
    addresses: Sequence[str], credentials: tuple[Credential, ...]
) -> tuple[Proxy | None, ...]:
    """Return ``addresses`` with their logins; None for ``DIRECT``, and where there is none.

    Raises: TransferError ``BG_E_INVALID_PROXY_INFO``.
    """
    return tuple(_proxy(address, credentials) for address in addresses) or _DIRECT


def script_for(settings: ProxySettings, named: str | None) -> str | None:
    """Return where the script is that names the proxies of a job, None if it asks none.

    ``named`` is the one somebody gave; without it a job asks for ``OF_THE_NETWORK``.
    """
    return named or OF_THE_NETWORK if settings.usage is ProxyUsage.AUTODETECT else None


def _from_override(target: RemoteUrl, settings: ProxySettings, *, is_turned: bool) -> list[str]:
    try:
        bypass = proxy_rules.BypassList.parse(settings.bypass or "", strict=True)
        servers = proxy_rules.parse_override(settings.servers or "").server_for(target.scheme)
    except ValueError as error:
        raise _unusable(_without_login(str(error), settings.servers or "", _LOGIN_APART)) from error
    is_bypassed = bool(settings.bypass) and bypass.matches(
        target.host, _port(target), target.scheme
    )
    return [] if is_bypassed is not is_turned else servers


def _proxy(address: str, credentials: tuple[Credential, ...]) -> Proxy | None:
    if address == proxy_rules.DIRECT:
        return None
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise _unusable(_without_login(str(error), address, _WITH_LOGIN)) from None
    logins: dict[AuthScheme, Credential] = {}
    if parts.username:
        user, password = unquote(parts.username), unquote(parts.password or "")
        logins = {c.scheme: c for c in any_scheme(AuthTarget.PROXY, user, password)}
    given = {c.scheme: c for c in credentials if c.target is AuthTarget.PROXY}
    logins = given or logins
    scheme = proxy_rules.ALIASES.get(parts.scheme, parts.scheme)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    try:
        return Proxy(f"{scheme}://{host or ''}{port}", tuple(logins.values()))
    except ValueError as error:
        raise _unusable(str(error)) from error


def _without_login(said: str, address: str, instead: str) -> str:
    """Return what is wrong with an address: of a password with "/" in it a part may seem a port."""
    return instead if "@" in address else said


def _port(target: RemoteUrl) -> int:
    """Return the port of an http or https address, which always has one."""
    assert target.port is not None
    return target.port


def _unusable(detail: str) -> TransferError:
    return TransferError(Hresult.BG_E_INVALID_PROXY_INFO, detail)


class ProxyMemory:
    """Which proxies took no connection lately, for the requests of all jobs."""

    def __init__(self) -> None:
        self._failed_at: dict[str, float] = {}
        self.asking: set[str] = set()
        """The addresses of those that asked for a login, or for another one."""

    def ordered(self, proxies: Sequence[Proxy | None]) -> list[Proxy | None]:
        """Return ``proxies`` in the order to try: those that failed lately come last."""
        return sorted(proxies, key=self._is_avoided)

    def _is_avoided(self, proxy: Proxy | None) -> bool:
        failed_at = None if proxy is None else self._failed_at.get(proxy.url)
        return failed_at is not None and clock.monotonic() - failed_at < AVOIDED_S

    def note_failed(self, proxy: Proxy) -> None:
        """Let others come before ``proxy`` for a while."""
        self._failed_at[proxy.url] = clock.monotonic()

    def note_answered(self, proxy: Proxy) -> None:
        """Let ``proxy`` have its place again."""
        self._failed_at.pop(proxy.url, None)
