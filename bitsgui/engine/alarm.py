"""Waking up at a time of day, which no timer of a loop keeps by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bitsgui.engine import clock

LONGEST_S = 30.0
"""How late a start may be after the clock was set or the machine slept: timers do not see that."""


class Alarm:
    """Calls ``ring`` at, or some time before, the time that was set last.

    Who is called looks at the clock and sets it again. Without a time nothing wakes up.
    """

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._timer: asyncio.TimerHandle | None = None

    def set(self, when: float | None) -> None:
        """Set the time, in seconds since the epoch; None: never."""
        self.close()
        if when is not None:
            wait = min(max(0.0, when - clock.stamp()), LONGEST_S)
            self._timer = asyncio.get_running_loop().call_later(wait, self._ring)

    def close(self) -> None:
        """Ring no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
