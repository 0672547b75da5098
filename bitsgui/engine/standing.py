"""Tells how all jobs stand together: at most once a second, and not at all while nothing moves."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from bitsgui.bits.standing import Ending, Standing
from bitsgui.bits.states import RUNNING
from bitsgui.bits.types import JobState
from bitsgui.engine import snapshots
from bitsgui.engine.changes import ChangeHub
from bitsgui.engine.live import LiveJob
from bitsgui.engine.local_names import folder_of

log = logging.getLogger(__name__)

INTERVAL_S = 1.0
Receiver = Callable[[Standing], None]
_ENDS = frozenset({JobState.ACKNOWLEDGED, JobState.TRANSFERRED, JobState.ERROR})


class StandingHub:
    """Counts when something was touched. Everything runs on the engine's loop."""

    def __init__(
        self, jobs: Mapping[UUID, LiveJob], hub: ChangeHub, interval_s: float = INTERVAL_S
    ) -> None:
        self._jobs = jobs
        self._interval_s = interval_s
        self._told: dict[Receiver, Standing] = {}
        self._ended: dict[UUID, LiveJob] = {}
        self._timer: asyncio.TimerHandle | None = None
        hub.followers.append(self.plan)

    def subscribe(self, receiver: Receiver) -> Callable[[], None]:
        """Tell ``receiver`` now and from now on; returns the function that ends it."""
        self._told[receiver] = standing = standing_of(self._jobs.values())
        receiver(standing)
        if standing.rate > 0:
            self.plan()

        def end() -> None:
            self._told.pop(receiver, None)

        return end

    def entered(self, live: LiveJob, new: JobState) -> None:
        """Note the state a job has come to."""
        if self._told and new in _ENDS:
            self._ended[live.record.id] = live

    def plan(self) -> None:
        """Count soon; costs nothing while nobody asks."""
        if self._told and self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._interval_s, self._tell)

    def close(self) -> None:
        """Count no more."""
        if self._timer is not None:
            self._timer.cancel()
        self._told.clear()

    def _tell(self) -> None:
        self._timer = None
        ended, self._ended = self._ended, {}
        found = [_ending(live) for live in ended.values() if _is_end(live)]
        standing = standing_of(self._jobs.values())
        if standing.rate > 0:
            self.plan()  # what stands still has no news of its own
        behind = [each for each, told in self._told.items() if found or told != standing]
        self._told = dict.fromkeys(self._told, standing)
        for receiver in behind:
            try:
                receiver(replace(standing, ended=tuple(found)))
            except Exception:
                log.exception("a receiver of the standing failed")


def standing_of(jobs: Iterable[LiveJob]) -> Standing:
    """Return how jobs stand together, the hidden ones left aside."""
    counts = dict.fromkeys(JobState, 0)
    active: list[LiveJob] = []
    for live in jobs:
        if not live.is_hidden:
            counts[live.state] += 1
            if live.state in RUNNING and not (live.runner and live.runner.waits_at()):
                active.append(live)
    running = sum(counts[state] for state in RUNNING)
    waiting = counts[JobState.QUEUED] + counts[JobState.TRANSIENT_ERROR] + running - len(active)
    rate = sum(live.meter.rate() for live in active if live.meter is not None)
    done, total = _sums(active)
    return Standing(
        active=len(active),
        waiting=waiting,
        paused=counts[JobState.SUSPENDED],
        stuck=counts[JobState.ERROR],
        ready=counts[JobState.TRANSFERRED],
        rate=rate,
        bytes_done=done,
        bytes_total=total,
        time_left_s=None if total is None or rate <= 0 else max(0, total - done) / rate,
    )


def _sums(active: list[LiveJob]) -> tuple[int, int | None]:
    """Return the bytes that are there and those of all; None where one does not tell."""
    done, total = 0, 0 if active else None
    for live in active:
        progress = live.progress()
        size = live.shown_total() if progress.bytes_total is None else progress.bytes_total
        done += progress.bytes_transferred
        total = None if size is None or total is None else total + size
    return done, total


def _is_end(live: LiveJob) -> bool:
    """Return whether a job is still where it came to, and stays there by itself."""
    if live.is_hidden or live.state not in _ENDS:
        return False
    return live.state is not JobState.TRANSFERRED or not live.record.options.auto_complete


def _ending(live: LiveJob) -> Ending:
    record, files = live.record, live.files
    error = record.error if live.state is JobState.ERROR else None
    return Ending(
        job_id=record.id,
        name=record.name,
        state=live.state,
        folder=folder_of(files[0].local_name) if files else "",
        local_name=files[0].local_name if len(files) == 1 else "",
        error=None if error is None else snapshots.error_view(error),
    )
