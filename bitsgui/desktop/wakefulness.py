"""Holds sleep off while bytes flow, and lets go when they do not."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from bitsgui.bits.standing import Standing
from bitsgui.desktop.awake import Awake

log = logging.getLogger(__name__)

Spawn = Callable[[str, Coroutine[Any, Any, None]], object]
PATIENCE_S = 30.0
"""A machine nobody has used for hours falls asleep the moment it may: not at a retry."""


class Wakefulness:
    """Follows how all downloads stand; everything runs on one loop."""

    def __init__(self, awake: Awake, spawn: Spawn, patience_s: float = PATIENCE_S) -> None:
        self._awake = awake
        self._spawn = spawn
        self._patience_s = patience_s
        self._timer: asyncio.TimerHandle | None = None
        self._turn = asyncio.Lock()
        self._is_wanted = False
        self._is_held = False

    def follow(self, standing: Standing) -> None:
        """Hold on while something comes, a little longer while it may go on, and not at rest."""
        if standing.active and standing.rate > 0:
            self._want(is_wanted=True)
        elif not standing.active and not standing.waiting:
            self._want(is_wanted=False)
        elif self._is_wanted and self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(self._patience_s, lambda: self._want(is_wanted=False))

    async def close(self) -> None:
        """Let go."""
        self._want(is_wanted=False)
        await self._settle()

    def _want(self, *, is_wanted: bool) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if is_wanted != self._is_wanted:
            self._is_wanted = is_wanted
            self._spawn("keep awake", self._settle())

    async def _settle(self) -> None:
        """Bring about what is wanted by now."""
        async with self._turn:
            if self._is_wanted == self._is_held:
                return
            self._is_held = self._is_wanted
            try:
                await (self._awake.hold() if self._is_wanted else self._awake.release())
            except OSError as error:
                log.info("the machine may fall asleep by itself: %s", error)
