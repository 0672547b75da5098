"""Buses that go and come back: a bus is used for as long as it is there, and then the next one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from bitsgui.desktop.bus import TIMEOUT_S, Bus, BusError

log = logging.getLogger(__name__)

_SOON_S, _LATE_S = 0.25, 30.0
"""Nothing tells of a bus that comes: it is looked for, less and less often."""

Opens = Callable[[], Awaitable[Bus | None]]


class Following:
    """Work that goes on beside everything else until it is stopped."""

    def __init__(self, work: Coroutine[Any, Any, None]) -> None:
        self._task = asyncio.get_running_loop().create_task(work)
        self._task.add_done_callback(_tell_failure)

    async def stop(self) -> None:
        """End it, and wait for that; again is harmless."""
        self._task.cancel()
        await asyncio.wait((self._task,))


def _tell_failure(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and task.exception() is not None:
        log.error("a bus is followed no more", exc_info=task.exception())


async def open_system_bus() -> Bus | None:
    """Return a connection to the bus of the machine, None where there is none."""
    try:
        async with asyncio.timeout(TIMEOUT_S):
            return await Bus.open("SYSTEM")
    except (OSError, EOFError, TimeoutError, ValueError, KeyError) as error:
        log.debug("no system bus: %r", error)
        return None


async def next_bus(open_bus: Opens) -> Bus:
    """Return a connection as soon as there is one to be had; not at once."""
    delay_s = _SOON_S
    while True:
        await asyncio.sleep(delay_s)
        bus = await open_bus()
        if bus is not None:
            return bus
        delay_s = min(2 * delay_s, _LATE_S)


async def stay_on(open_bus: Opens, use: Callable[[Bus], Awaitable[None]]) -> None:
    """Use a bus until it has gone, and then each that comes in its place; until it is cancelled.

    A bus that ``use`` returns from, or fails at with a BusError, is closed once it has gone.
    """
    bus = await open_bus() or await next_bus(open_bus)
    while True:
        try:
            await use(bus)
            await bus.wait_gone()
        except BusError as error:
            log.info("a bus is not used: %s", error)
            await bus.wait_gone()
        finally:
            await bus.close()
        bus = await next_bus(open_bus)
