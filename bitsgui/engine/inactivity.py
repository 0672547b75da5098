"""The end of forgotten jobs: no progress and no change for a long time cancels a job."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from bitsgui.bits.errors import InvalidStateError, StoreError
from bitsgui.bits.types import JobState
from bitsgui.bits.words import words_of
from bitsgui.engine import clock, tasks
from bitsgui.engine.job_end import end_job
from bitsgui.engine.live import LiveJob

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

log = logging.getLogger(__name__)


class Inactivity:
    """Cancels jobs that were idle for longer than the setting says (None: never).

    While the program runs, time is counted by the monotonic clock; only the time it did not run
    is taken from the job's modification time.
    """

    def __init__(self, core: Core) -> None:
        self._core = core
        self._timer: asyncio.TimerHandle | None = None

    def plan(self) -> None:
        """Look again when the next job may be due, and at least once a day."""
        self.close()
        longest = self._core.settings.inactivity_timeout_s
        if longest is None or self._core.is_closing:
            return
        idle = max((self._idle(live) for live in self._core.jobs.values()), default=0.0)
        wait = min(max(1.0, longest - idle), clock.LONGEST_TIMER_S)
        self._timer = asyncio.get_running_loop().call_later(wait, self._due)

    def restored(self, live: LiveJob) -> None:
        """Count the time since a stored job was last changed."""
        live.active_at = clock.monotonic() - max(0.0, clock.stamp() - live.record.modified)

    def _idle(self, live: LiveJob) -> float:
        if live.record.start_at is not None:
            return 0.0  # somebody said when it goes on
        return clock.monotonic() - live.active_at

    def _due(self) -> None:
        self._timer = None
        tasks.spawn_logged("inactivity", self.look())

    async def look(self) -> None:
        """Cancel what has been idle for too long."""
        longest = self._core.settings.inactivity_timeout_s
        for live in list(self._core.jobs.values()):
            if longest is not None and self._idle(live) >= longest:
                await self._cancel(live)
        self.plan()

    async def _cancel(self, live: LiveJob) -> None:
        log.info("job %s is cancelled: nothing happened to it for too long", live.record.id)
        try:
            await end_job(self._core, live, JobState.CANCELLED)
        except InvalidStateError:
            return  # it ended meanwhile
        except StoreError as error:
            self._core.hub.notify(words_of(error))

    def close(self) -> None:
        """Look no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
