"""Networks that want a login first, noticed where no service of the system tells of it.

They answer in place of servers: with a page where a file was asked for, with a certificate of
their own, or with 511. What looks like that is checked by asking where nobody is: an address kept
for documentation (RFC 5737) and a name that cannot be (RFC 6761). Who answers there answers for
anybody, unless it is a provider that answers for names that are not there, and nobody else's. Then
all downloads wait, without counting errors, until nobody answers any more.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

from bitsgui.bits import headers
from bitsgui.bits.certificates import CertificateFault
from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.hosts import UrlError
from bitsgui.bits.records import ErrorRecord, JobOptions, JobSecrets
from bitsgui.bits.types import ProxySettings, ProxyUsage
from bitsgui.bits.urls import parse_remote
from bitsgui.engine import clock, probes, tasks
from bitsgui.engine.dialling import addresses_of
from bitsgui.engine.policy import PORTAL

if TYPE_CHECKING:
    from bitsgui.engine.core import Core
    from bitsgui.engine.fetcher import Answer

NOBODY = ("http://192.0.2.1/", "http://nobody.invalid/")
FIRST_LOOK_S, LONGEST_LOOK_S = 3.0, 30.0
"""How soon it is looked whether somebody has logged in; ever later, up to the second."""
FREE_S = 60.0
"""So long a network that let through is not suspected again."""
_STATUS = 511
_FOREIGN = frozenset({CertificateFault.NAME, CertificateFault.SELF_SIGNED, CertificateFault.ISSUER})

log = logging.getLogger(__name__)
_Asking: TypeAlias = "Callable[[], Coroutine[Any, Any, _Caught | None]]"


@dataclass(frozen=True, slots=True)
class _Caught:
    """Who answered for somebody else: the ``page`` one was led to, "" if none, by ``link``."""

    link: str
    page: str


class Portals:
    """Watches the network for all jobs; ``page`` is where to log in, "" while there is no need."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self.page = ""
        self._watch: asyncio.Task[None] | None = None
        self._news = asyncio.Event()
        self._free_until = 0.0

    async def explains(self, error: ErrorRecord, options: JobOptions) -> bool:
        """Return whether the network wants a login, and that is why a run failed."""
        if self.page or not self._is_suspect(error):
            return bool(self.page)
        if clock.monotonic() < self._free_until:
            return False
        says_so = self._says_so(options) if error.code == PORTAL else None
        if says_so is None and not await self._is_direct(error, options):
            return False
        caught = await (self._caught(error) if says_so is None else says_so())
        if self.page:
            return True  # found out for another job meanwhile
        if caught is None:
            self._free_until = clock.monotonic() + FREE_S
            return False
        self.page = caught.page if caught.page.startswith("http://") else NOBODY[0]
        log.info("the network wants a login: %s answers for others", urlsplit(self.page).netloc)
        asking = self._wait(says_so or self._ask(caught.link))
        self._watch = tasks.spawn_logged("watch for a login", asking)
        return True

    def _is_suspect(self, error: ErrorRecord) -> bool:
        facts = error.certificate
        is_foreign = facts is not None and facts.fault in _FOREIGN
        is_page = error.code == Hresult.BG_E_INVALID_SERVER_RESPONSE
        return error.code == PORTAL or is_page or is_foreign

    async def _is_direct(self, error: ErrorRecord, options: JobOptions) -> bool:
        """Return whether no proxy was on the way: else nothing is asked around it, for nothing."""
        fetcher = probes.hasty_fetcher(self._core, options, JobSecrets())
        try:
            return set(await fetcher.ways.to(parse_remote(error.url or ""))) == {None}
        except (TransferError, UrlError):
            return False

    async def _caught(self, error: ErrorRecord) -> _Caught | None:
        """Return who answers where nobody is, if it is who answered a job."""
        found = await asyncio.gather(*(self._ask(link)() for link in NOBODY))
        page = urlsplit(error.url or "")
        for place, caught in enumerate(found):
            if caught is None:
                continue
            is_same = urlsplit(caught.page).netloc == page.netloc
            if not caught.page:
                is_open = page.scheme == "http"  # else who answered has proved who it is
                is_same = is_open and (place == 0 or await _are_one(NOBODY[1], page.geturl()))
            # A page alone may be a proxy's, which says nothing of who has the certificate.
            leads_away = error.certificate is not None and bool(caught.page)
            if is_same or (leads_away and place == 0):
                return caught
        return None

    def _ask(self, link: str) -> _Asking:
        """Return what asks who answers a link that nobody does; None if that is so."""
        options = JobOptions(proxy=ProxySettings(ProxyUsage.NO_PROXY))

        async def ask() -> _Caught | None:
            hops: list[str] = []
            try:
                answer = await probes.head_of(self._core, link, options, on_hop=hops.append)
                is_portal = bool(hops) or _speaks_for_network(answer)
            except (TransferError, TimeoutError):
                is_portal = bool(hops)  # what its page is like is another matter
            return _Caught(link, hops[-1] if hops else "") if is_portal else None

        return ask

    def _says_so(self, options: JobOptions) -> _Asking:
        """Return what asks whether nobody's link is answered with 511; one server may be mad."""
        link = NOBODY[0]

        async def ask() -> _Caught | None:
            try:
                answer = await probes.head_of(self._core, link, options)
            except (TransferError, TimeoutError):
                return None
            return _Caught(link, "") if answer.status == _STATUS else None

        return ask

    async def _wait(self, asking: _Asking) -> None:
        """Look again and again, until the network lets through."""
        wait_s = FIRST_LOOK_S
        while True:
            try:
                async with asyncio.timeout(wait_s):
                    await self._news.wait()
                wait_s = FIRST_LOOK_S
            except TimeoutError:
                wait_s = min(2 * wait_s, LONGEST_LOOK_S)
            self._news.clear()  # before it asks: the network may be another one meanwhile
            if await asking() is None:
                break
        self.page, self._watch = "", None
        self._core.dispatcher.conditions_changed()

    def look(self) -> None:
        """Look now: the network may be another one."""
        self._free_until = 0.0
        self._news.set()

    async def close(self) -> None:
        """Look no more."""
        await tasks.stop(self._watch)


async def _are_one(link: str, other: str) -> bool:
    """Return whether the hosts of two links have an address in common."""
    found = [urlsplit(link).hostname or "", urlsplit(other).hostname or ""]
    try:
        ours, theirs = await asyncio.gather(*(addresses_of(host, 80) for host in found))
    except (OSError, UnicodeError):
        return False
    return not {address[0] for _, address in ours}.isdisjoint(address[0] for _, address in theirs)


def _speaks_for_network(answer: Answer) -> bool:
    is_page = headers.is_html(headers.media_type(answer.get("content-type")))
    return answer.status == _STATUS or (answer.status < 400 and is_page)
