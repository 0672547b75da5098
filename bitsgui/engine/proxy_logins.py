"""Logins for proxies that all downloads share, each for one proxy and never for another."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from bitsgui.bits.errors import InvalidArgumentError
from bitsgui.bits.ports import Store
from bitsgui.bits.proxy_rules import DIRECT, parse_override
from bitsgui.bits.records import JobSecrets
from bitsgui.bits.types import AuthScheme, AuthTarget, Credential
from bitsgui.engine.logins import any_scheme, logon
from bitsgui.engine.proxy import Proxy
from bitsgui.engine.secret_checks import checked_credential


class ProxyLogins:
    """Keeps them beside the secrets of jobs, encrypted as those are, under ids of their own."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[UUID, tuple[Credential, ...]] = {}
        self._kept = 0  # changes with each that is kept: what was read before is older than that

    async def with_login(self, proxy: Proxy | None, asking: Container[str] = ()) -> Proxy | None:
        """Return a proxy with its login, as it is if it has one already or there is none.

        For one of those ``asking`` a login that is not there is looked for anew: its keyring may
        be open by now.
        """
        if proxy is None or proxy.credentials:
            return proxy
        found = await self._of(proxy, is_asked=proxy.url in asking)
        return replace(proxy, credentials=found) if found else proxy

    async def has(self, proxy: str) -> bool:
        """Return whether there is a login for a proxy, by its address."""
        return bool(await self._of(_checked(proxy), is_asked=True))

    async def keep(self, proxy: str, user: str | None, password: str) -> None:
        """Store a login for a proxy in place of the one before; None takes that away.

        Raises: BitsError for what is no proxy or no login; StoreError.
        """
        given: tuple[Credential, ...] = ()
        if user is not None:
            checked_credential(AuthTarget.PROXY, AuthScheme.DIGEST, user, password)
            given = any_scheme(AuthTarget.PROXY, user, password)
        await self._keep(proxy, given)

    async def keep_logon(self, proxy: str) -> None:
        """Log in to a proxy as who is logged on to this machine. Raises: as ``keep`` does."""
        await self._keep(proxy, logon(AuthTarget.PROXY))

    async def _keep(self, proxy: str, given: tuple[Credential, ...]) -> None:
        place = _id_of(_checked(proxy))
        await self._store.save_secrets(place, JobSecrets(credentials=given))
        self._known[place] = given
        self._kept += 1

    async def _of(self, proxy: Proxy, *, is_asked: bool) -> tuple[Credential, ...]:
        place = _id_of(proxy)
        known = self._known.get(place)
        if known is None or (is_asked and not known):
            kept = self._kept
            found = (await self._store.load_secrets(place)).credentials
            if kept != self._kept:
                return await self._of(proxy, is_asked=is_asked)
            self._known[place] = self._known.get(place) or found
        return self._known[place]


def _checked(address: str) -> Proxy:
    """Return the proxy of an address as people write it. Raises: BitsError."""
    try:
        listed = parse_override(address).server_for("http")
    except ValueError:
        listed = []
    if len(listed) != 1 or listed == [DIRECT]:
        raise InvalidArgumentError(
            "This is no proxy. Write one as in http://proxy.example.org:8080."
        )
    return Proxy(listed[0])


def _id_of(proxy: Proxy) -> UUID:
    host = (urlsplit(proxy.url).hostname or "").lower()
    return uuid5(NAMESPACE_URL, f"login of the proxy {proxy.scheme}://{host}:{proxy.port}")
