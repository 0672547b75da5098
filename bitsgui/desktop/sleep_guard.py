"""Bringing everything to the disk before the machine sleeps or is switched off."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from enum import Enum, auto

from bitsgui.desktop.bus import Bus
from bitsgui.desktop.logind import LOGIN, take_inhibitor
from bitsgui.desktop.rejoining import open_system_bus, stay_on

log = logging.getLogger(__name__)

FLUSH_S = 3.0
"""What a flush is given: logind waits for five seconds, for all programs together."""
_WHAT, _WHY = "sleep:shutdown", "Downloads are brought to the disk"
_SIGNALS = ("PrepareForSleep", "PrepareForShutdown")


class _News(Enum):
    SOON = auto()
    OVER = auto()
    OTHER_LOGIND = auto()
    NO_BUS = auto()


class SleepGuard:
    """Has logind wait for ``flush`` before it sends the machine to sleep or switches it off."""

    def __init__(self, flush: Callable[[], Awaitable[None]]) -> None:
        self._flush = flush
        self._inhibitor: int | None = None

    async def watch(self) -> None:
        """Guard until it is cancelled, also where logind or the bus goes and comes back."""
        await stay_on(open_system_bus, self._follow)

    async def _follow(self, bus: Bus) -> None:
        news: asyncio.Queue[_News] = asyncio.Queue()

        def on_signal(is_soon: bool) -> None:
            news.put_nowait(_News.SOON if is_soon else _News.OVER)

        def on_owner(_name: str, _before: str, _now: str) -> None:
            news.put_nowait(_News.OTHER_LOGIND)

        for member in _SIGNALS:
            await bus.listen(LOGIN, member, on_signal, is_sure=True)
        await bus.watch_name(str(LOGIN.bus_name), on_owner)
        bus.on_gone(lambda: news.put_nowait(_News.NO_BUS))
        try:
            await self._take()
            while (what := await news.get()) is not _News.NO_BUS:
                await self._note(what)
        finally:
            self._let_go()

    async def _note(self, what: _News) -> None:
        if what is _News.OTHER_LOGIND:  # which may know nothing of what the last one was told
            self._let_go()
        if what is not _News.SOON:
            await self._take()
            return
        try:
            async with asyncio.timeout(FLUSH_S):
                await self._flush()
        except TimeoutError:
            log.warning("not everything was brought to the disk in time")
        finally:
            self._let_go()

    async def _take(self) -> None:
        if self._inhibitor is not None:
            return
        try:
            self._inhibitor = await take_inhibitor(_WHAT, _WHY, "delay")
        except OSError as error:
            log.info("sleep does not wait for what is to be written: %s", error)

    def _let_go(self) -> None:
        inhibitor, self._inhibitor = self._inhibitor, None
        if inhibitor is not None:
            os.close(inhibitor)
