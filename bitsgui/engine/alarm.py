"""Times of day, and a machine that sleeps: no timer of a loop keeps those by itself."""

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


class Watch:
    """Calls ``changed`` soon after the machine slept or its clock was set, while that is wanted.

    Nothing tells of either, so that it looks now and then; not before :meth:`begin`, and no longer
    than ``is_wanted`` says so.
    """

    def __init__(self, is_wanted: Callable[[], bool], changed: Callable[[], None]) -> None:
        self._is_wanted = is_wanted
        self._changed = changed
        self._timer: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Look from now on; again is harmless."""
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(LONGEST_S, self._look, *_clocks_apart())

    def _look(self, asleep: float, of_day: float) -> None:
        self._timer = None
        now = _clocks_apart()
        if max(abs(now[0] - asleep), abs(now[1] - of_day)) > _NOTICED_S:
            self._changed()
        if self._is_wanted():
            self.begin()

    def close(self) -> None:
        """Look no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


_NOTICED_S = 1.0


def _clocks_apart() -> tuple[float, float]:
    """Return how far the clock of timers, and that of the day, are from the one with sleep."""
    steady = clock.with_sleep()
    return steady - clock.monotonic(), clock.stamp() - steady
