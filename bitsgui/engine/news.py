"""Asking for news of versions: once a day where that is wanted, and whenever somebody asks."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import bitsgui
from bitsgui.bits import news
from bitsgui.bits.errors import BitsError, InvalidArgumentError, TransferError, UnsupportedError
from bitsgui.bits.news import NewsError, Release
from bitsgui.bits.records import JobOptions, JobSecrets
from bitsgui.bits.words import say
from bitsgui.engine import clock, small_bodies, tasks
from bitsgui.engine.probes import hasty_fetcher, in_time
from bitsgui.settings.schema import Settings

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

log = logging.getLogger(__name__)

FILE_NAME = "news.json"
EVERY_S = 86_400.0
SOON_S = 60.0
"""After the start, and after the switch was turned on."""
LOOK_S = 3600.0
"""How long a timer is: none sees that the machine slept. And how soon a silent server is asked."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the profile keeps: when a server answered last (since the epoch), and what it sent.

    That is kept as it came, so that only what is signed can be in it.
    """

    asked: float = 0.0
    document: bytes = b""


class News:
    """News of one profile. ``owner`` is the package manager that brings newer versions, if any.

    Then nothing is ever asked. Code is never fetched.
    """

    def __init__(self, core: Core) -> None:
        self._core = core
        self._file: Path | None = None
        self._receivers: list[Callable[[Release], None]] = []
        self._newer: Release | None = None
        self._wanted: tuple[str, str] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._looking: asyncio.Task[None] | None = None
        self._lock = asyncio.Lock()
        self.owner = ""

    def begin(self, profile: Path) -> None:
        """Ask once a day from now on, as the settings want it."""
        self._file = profile / FILE_NAME
        self.follow(self._core.settings)

    def follow(self, settings: Settings) -> None:
        """Take over new settings."""
        wanted = _place(settings) if settings.look_for_news and not self.owner else None
        if self._file is None or wanted == self._wanted:
            return
        self._wanted, self._newer = wanted, None
        self._stop_timer()
        if self._looking is not None:
            self._looking.cancel()
        if wanted is not None:
            self._plan(SOON_S)

    def check_wanted(self, settings: Settings) -> None:
        """Refuse to ask every day where that cannot be. Raises: BitsError with a sentence."""
        if self.owner:
            raise UnsupportedError(
                say("Newer versions of this program come by {owner}.", owner=self.owner)
            )
        if _place(settings) is None:
            raise InvalidArgumentError(
                "It is not known yet where news of newer versions is. Give its address and its "
                "key first."
            )

    def subscribe(self, receiver: Callable[[Release], None]) -> Callable[[], None]:
        """Call ``receiver`` with newer versions; see the interface."""
        self._receivers.append(receiver)
        if self._newer is not None:
            receiver(self._newer)

        def end() -> None:
            if receiver in self._receivers:
                self._receivers.remove(receiver)

        return end

    async def look(self) -> Release | None:
        """Ask now; see the interface."""
        settings = self._core.settings
        self.check_wanted(settings)
        try:
            return await self._asked(settings)
        except TransferError as error:
            log.info("no news of versions: %s", error)
            raise NewsError(hresult=error.code) from error

    async def close(self) -> None:
        """Ask no more."""
        self._stop_timer()
        await tasks.stop(self._looking)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _plan(self, delay_s: float) -> None:
        self._timer = asyncio.get_running_loop().call_later(delay_s, self._on_time)

    def _on_time(self) -> None:
        if self._looking is None or self._looking.done():
            self._looking = tasks.spawn_logged("news", self._look_if_due())
        self._plan(LOOK_S)

    async def _look_if_due(self) -> None:
        settings, before = self._core.settings, self._newer
        try:
            if await self._is_due():
                before = None
                await self._asked(settings)
            elif before is None:
                await self._remember(settings)
        except (BitsError, TransferError) as error:
            log.info("no news of versions: %s", error)  # nobody asked: nobody is told
        if self._newer is not None and before is None:
            for receiver in list(self._receivers):
                receiver(self._newer)

    async def _is_due(self) -> bool:
        known = await self._known()
        return not 0 <= clock.stamp() - known.asked < EVERY_S

    async def _remember(self, settings: Settings) -> None:
        """Take what was known before, as long as it still holds."""
        release = _believed((await self._known()).document, settings.news_key)
        news.check(release, clock.utc_now(), None)
        self._take(release)

    def _take(self, release: Release) -> Release | None:
        is_newer = news.is_newer(release.version, bitsgui.__version__)
        self._newer = release if is_newer else None
        return self._newer

    async def _asked(self, settings: Settings) -> Release | None:
        async with self._lock:
            document = (await self._known()).document
            try:
                document, release = await self._fetched(settings, document)
            except (TransferError, NewsError) as error:
                if not isinstance(error, TransferError) or error.status is not None:
                    await self._keep(_Known(clock.stamp(), document))
                raise
            await self._keep(_Known(clock.stamp(), document))
            return self._take(release)

    async def _fetched(self, settings: Settings, known: bytes) -> tuple[bytes, Release]:
        """Return news as they are now. Raises: TransferError, NewsError."""
        url = settings.news_address or ""
        fetcher = hasty_fetcher(self._core, JobOptions(use_stored_credentials=True), JobSecrets())
        with self._core.prober.ending_with_the_program():
            body, _ = await in_time(url, small_bodies.fetched(fetcher, url, news.LARGEST))
        release = _believed(body, settings.news_key)
        news.check(release, clock.utc_now(), _seen(known, settings.news_key))
        return body, release

    async def _known(self) -> _Known:
        return _Known() if self._file is None else await tasks.on_disk(_read, self._file)

    async def _keep(self, known: _Known) -> None:
        if self._file is None:
            return
        try:
            await tasks.on_disk(_write, self._file, known)
        except OSError as error:
            log.warning("news of versions were not kept: %s", error)


def _place(settings: Settings) -> tuple[str, str] | None:
    """Return address and key, None where one is missing."""
    if not settings.news_address or not settings.news_key:
        return None
    return settings.news_address, settings.news_key


def _believed(document: bytes, keys: str | None) -> Release:
    """Return what a document says. Raises: NewsError unless one of the keys has signed it."""
    # Only now: it takes a moment, and most never ask.
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - see above
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - see above
        Ed25519PublicKey,
    )

    signature, signed = news.split(document)
    for key in news.read_keys(keys or ""):
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)
        except (InvalidSignature, ValueError):
            continue
        return news.read(signed)
    raise NewsError("The news of versions is not signed by the key it has to be signed by.")


def _seen(document: bytes, keys: str | None) -> Release | None:
    """Return what was believed before, None if it was signed by nobody who counts now."""
    try:
        return _believed(document, keys)
    except NewsError:
        return None


def _read(file: Path) -> _Known:
    """Return what is kept; a file that was spoiled is as good as none. Blocking."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return _Known(float(found["asked"]), str(found["news"]).encode())
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return _Known()


def _write(file: Path, known: _Known) -> None:
    """Keep it. Blocking. Raises: OSError."""
    fresh = file.with_suffix(".new")
    said = {"asked": known.asked, "news": known.document.decode()}
    fresh.write_text(json.dumps(said), encoding="utf-8")
    fresh.replace(file)
