"""Clocks: intervals by the monotonic one, time stamps in UTC."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime

monotonic = time.monotonic
"""Seconds that only go forward; every timer of the engine uses it."""


def with_sleep() -> float:
    """Return such seconds, with those the machine slept where the system counts them apart."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


LONGEST_TIMER_S = 86_400.0
"""Longer waits are cut: what a loop hands to the system's poll has a limit of weeks."""


def utc_now() -> datetime:
    """Return the time of day, aware, in UTC."""
    return datetime.now(UTC)


def stamp() -> float:
    """Return seconds since the epoch, for records."""
    return time.time()


def aware(seconds: float) -> datetime:
    """Return the aware UTC time of a record's stamp."""
    return datetime.fromtimestamp(seconds, UTC)
