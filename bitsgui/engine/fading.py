"""Speeds that were told and hold no longer: a transfer that stands still has no news of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from uuid import UUID

from bitsgui.bits.views import JobView

STALE_S = 1.0
"""So long a speed is good for: what moves is told several times in it."""


class Fading:
    """Has jobs told again whose last snapshot has a speed and is old, until it has none.

    ``touch`` notes that a job is different. Nothing is done while no job has a speed. Everything
    runs on the engine's loop.
    """

    def __init__(self, touch: Callable[[UUID], None]) -> None:
        self._touch = touch
        self._told: dict[UUID, float] = {}
        self._timer: asyncio.TimerHandle | None = None

    def told(self, view: JobView) -> None:
        """Go by a snapshot that somebody is given now."""
        if view.rate <= 0:
            self._told.pop(view.id, None)
            return
        loop = asyncio.get_running_loop()
        self._told[view.id] = loop.time()
        if self._timer is None:
            self._timer = loop.call_later(STALE_S, self._look)

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        stale = [each for each, at in self._told.items() if loop.time() - at >= STALE_S]
        for job_id in stale:
            del self._told[job_id]
            self._touch(job_id)
        self._timer = loop.call_later(STALE_S, self._look) if self._told else None

    def close(self) -> None:
        """Look no more."""
        if self._timer is not None:
            self._timer.cancel()
        self._told.clear()
