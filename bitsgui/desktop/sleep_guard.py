"""Bringing everything to the disk before the machine sleeps or is switched off."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import Awaitable, Callable

from jeepney import HeaderFields, MatchRule, Message
from jeepney.bus_messages import message_bus
from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_connection
from jeepney.io.common import RouterClosed
from jeepney.wrappers import DBusErrorResponse

from bitsgui.desktop.logind import LOGIN, take_inhibitor

log = logging.getLogger(__name__)

FLUSH_S = 3.0
"""What a flush is given: logind waits for five seconds, for all programs together."""
_PATIENCE_S = 5.0
_WHAT, _WHY = "sleep:shutdown", "Downloads are brought to the disk"
_SIGNALS = ("PrepareForSleep", "PrepareForShutdown")
_QUEUED = 16


class SleepGuard:
    """Has logind wait for ``flush`` before it sends the machine to sleep or switches it off."""

    def __init__(self, flush: Callable[[], Awaitable[None]]) -> None:
        self._flush = flush
        self._inhibitor: int | None = None

    async def watch(self) -> None:
        """Guard until it is cancelled; it ends where there is no logind, or that goes."""
        try:
            async with asyncio.timeout(_PATIENCE_S):
                connection = await open_dbus_connection("SYSTEM")
        except (OSError, EOFError, TimeoutError, ValueError, KeyError) as error:
            log.info("sleep is not told before it comes: %s", error)
            return
        try:
            async with DBusRouter(connection) as router:
                await self._follow(router)
        except (OSError, EOFError, DBusErrorResponse, RouterClosed) as error:
            log.info("sleep is told no more before it comes: %s", error)
        finally:
            self._let_go()
            with contextlib.suppress(OSError):
                await connection.close()

    async def _follow(self, router: DBusRouter) -> None:
        news: asyncio.Queue[Message] = asyncio.Queue(_QUEUED)
        bus = Proxy(message_bus, router)
        with router.filter(MatchRule(type="signal"), queue=news):
            for member in _SIGNALS:
                rule = MatchRule(
                    type="signal",
                    sender=LOGIN.bus_name,
                    interface=LOGIN.interface,
                    member=member,
                    path=LOGIN.object_path,
                )
                await bus.AddMatch(rule)
            await self._take()
            while True:
                signal = await news.get()
                fields = signal.header.fields
                if fields.get(HeaderFields.member) not in _SIGNALS:
                    continue
                # What is sent to us alone comes whatever is listened to, from anybody.
                if (fields.get(HeaderFields.sender),) == await bus.GetNameOwner(LOGIN.bus_name):
                    await self._note(signal)

    async def _note(self, signal: Message) -> None:
        if signal.body == (True,):
            try:
                async with asyncio.timeout(FLUSH_S):
                    await self._flush()
            except TimeoutError:
                log.warning("not everything was brought to the disk in time")
            finally:
                self._let_go()
        elif self._inhibitor is None:
            await self._take()

    async def _take(self) -> None:
        self._inhibitor = await asyncio.to_thread(take_inhibitor, _WHAT, _WHY, "delay")

    def _let_go(self) -> None:
        inhibitor, self._inhibitor = self._inhibitor, None
        if inhibitor is not None:
            os.close(inhibitor)
