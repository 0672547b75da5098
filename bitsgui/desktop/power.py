"""Minding the power of the machine while downloads are managed."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, Protocol

from bitsgui.bits.standing import TellsStanding
from bitsgui.desktop.awake import usual_awake
from bitsgui.desktop.wakefulness import Wakefulness

_LAST_S = 1.0
"""What the desktop is given to hear that it is over: everything has yet to go to the disk."""

Spawn = Callable[[str, Coroutine[Any, Any, None]], "asyncio.Task[None]"]


class Managed(TellsStanding, Protocol):
    """What is needed of a job manager."""

    async def flush(self) -> None:
        """Return once all that came is on the disk."""
        ...


@asynccontextmanager
async def minding_power(manager: Managed, spawn: Spawn) -> AsyncIterator[None]:
    """Hold sleep off while bytes flow, and flush before the machine sleeps, on the running loop.

    ``spawn`` starts a task of a name, whose failure is logged.
    """
    wakefulness = Wakefulness(usual_awake(), spawn)
    unsubscribe = manager.subscribe_standing(wakefulness.follow)
    guarding: list[asyncio.Task[None]] = []
    if sys.platform == "linux":
        from bitsgui.desktop.sleep_guard import SleepGuard  # noqa: PLC0415 - only there

        guarding.append(spawn("guard sleep", SleepGuard(manager.flush).watch()))
    try:
        yield
    finally:
        unsubscribe()
        with contextlib.suppress(TimeoutError):  # the rest goes with the process
            async with asyncio.timeout(_LAST_S):
                await wakefulness.close()
        for task in guarding:
            task.cancel()
        if guarding:
            await asyncio.wait(guarding)
