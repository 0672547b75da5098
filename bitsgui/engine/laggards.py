"""Which connections of a file are to end because what they wait for comes over others. Pure."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bitsgui.engine.segments import Segment

STALL_S = 2.0
"""A connection silent for so long is replaced if others move; longer after each time."""
RESTED_S = 0.1
"""A connection that waits shorter may only be between two blocks."""

Workers = Mapping[asyncio.Task[None], Segment]


class Laggards:
    """What one file's connections are waited for; times are those of the monotonic clock."""

    def __init__(self) -> None:
        self._patience_s = STALL_S

    def robbed(self, workers: Workers, now: float) -> list[asyncio.Task[None]]:
        """Return those that wait for a rest which was taken over from them.

        Those that do not wait are being written, and see for themselves.
        """
        return [
            task
            for task, segment in workers.items()
            if segment.waiting_since is not None
            and now - segment.last > RESTED_S
            and segment.left <= 0
            and not task.cancelling()
        ]

    def stalled(self, workers: Workers, now: float) -> list[asyncio.Task[None]]:
        """Return those that stand still while others move: their rest goes to new ones.

        A server that sends in bursts with long rests between is met with ever more patience.
        """
        if len(workers) < 2:
            return []
        waits = {
            task: now - segment.waiting_since
            for task, segment in workers.items()
            if segment.is_proven and segment.waiting_since is not None and segment.left > 0
        }
        others_move = len(waits) < len(workers) or min(waits.values()) < self._patience_s / 2
        found = [task for task, wait in waits.items() if wait > self._patience_s]
        if not found or not others_move:
            return []
        self._patience_s *= 2
        return found
