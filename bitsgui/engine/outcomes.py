"""What the end of a run does to its job: transferred, waiting for another try, or in error."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bitsgui.bits import urls
from bitsgui.bits.errors import (
    ErrorClass,
    Hresult,
    InvalidStateError,
    StoreError,
    TransferError,
)
from bitsgui.bits.records import FileRecord, Happening
from bitsgui.bits.states import RUNNING
from bitsgui.bits.types import JobState, NotifyFlags
from bitsgui.bits.words import words_of
from bitsgui.engine import clock, clock_check, tasks
from bitsgui.engine.alarm import Watch
from bitsgui.engine.calls import StuckDiskError
from bitsgui.engine.drafts import Draft
from bitsgui.engine.failures import Outcome, class_under, error_record, store_fault
from bitsgui.engine.job_end import end_by_itself
from bitsgui.engine.live import LiveJob
from bitsgui.engine.runner import Runner

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

log = logging.getLogger(__name__)

CONDITION_RECHECK_S = 10.0
"""How often a full or absent disk is looked at while a job waits for it."""


class Outcomes:
    """Turns news of runs into states, retries and notifications."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._watch = Watch(lambda: any(self._timed()), self.clocks_changed)

    def close(self) -> None:
        """Plan no more retries."""
        self._watch.close()

    # -- while it runs ---------------------------------------------------------------------------

    def connected(self, live: LiveJob) -> None:
        """The first answer of a run came."""
        if live.state is JobState.CONNECTING:
            live.record.error = None
            self._core.move(live, JobState.TRANSFERRING)
            self._core.journal.note(live, Happening.STARTED, note=live.host_at_work)

    def progressed(self, live: LiveJob, file: FileRecord, count: int) -> None:
        """Count new bytes of a job; those that were there before are no reason for patience."""
        if live.meter is not None:
            live.meter.add(count)
        at = live.active_s()
        if live.speed_log.add(at, count):
            live.speed_log.note_limit(at, self._limit_of(live, file))
        is_progress = live.marks.rise(file.id, live.transferred_bytes(file))
        if is_progress and live.marks.ends_to_wait(file.id):
            log.info("%s: goes on", urls.mask(file.remote_name))
        if is_progress and not live.has_moved:
            live.has_moved = True
            live.record.retry_attempt, live.record.no_progress_s = 0, 0.0
            live.no_progress_since = None
        self._core.stamp(live)
        self._core.hub.advance(live.record.id)
        self._core.notifier.modified(live)

    def _limit_of(self, live: LiveJob, file: FileRecord) -> int | None:
        """Return the limit that holds a job back most, that of its first file's server included."""
        core = self._core
        first = live.files[0] if live.files else file
        host = core.hosts.bucket(urls.host_key(first.remote_name))
        of_networks = (bucket.rate for bucket in live.networks.values())
        of_job = live.record.options.rate_limit
        rates = (of_job, host.rate, *of_networks, core.pacer.bucket.rate)
        return min((rate for rate in rates if rate is not None), default=None)

    def file_transferred(self, live: LiveJob, file: FileRecord) -> None:
        """A file of a run is whole."""
        self._core.stamp(live)
        self._core.hub.touch(live.record.id)
        self._core.notifier.file_transferred(live, file)

    # -- when it ends ----------------------------------------------------------------------------

    async def run_ended(self, live: LiveJob, runner: Runner, outcome: Outcome) -> None:
        """Take over how a run ended; late news of a run that was stopped are dropped.

        A call that is being stored comes first: it may be the one that stops the run.
        """
        await live.decided()
        if live.runner is not runner or live.state not in RUNNING:
            return
        if outcome.error is None:
            await self._succeeded(live)
        else:
            options = live.record.options
            portals = self._core.portals
            is_held = not live.waives_portal and await portals.explains(outcome.error, options)
            if not is_held:
                outcome.error = await clock_check.looked_at(self._core, outcome.error, options)
            if live.runner is not runner or live.state not in RUNNING:
                return
            if is_held:
                self._core.dispatcher.portal_found(live)
            else:
                await self._failed(live, outcome)

    async def _succeeded(self, live: LiveJob) -> None:
        if live.state is JobState.CONNECTING:
            self._core.move(live, JobState.TRANSFERRING)
        record = live.record
        record.error = None
        if live.has_work() or not live.files:
            # Files were added while the run ended: look again. With none left there is nothing
            # to do until some are added, and somebody resumes it.
            self._core.move(live, JobState.QUEUED if live.files else JobState.SUSPENDED)
            live.runner = None
            await self._core.save(live)
            return
        record.retry_attempt, record.no_progress_s = 0, 0.0
        live.no_progress_since = None
        live.marks.clear()
        record.transferred_at = clock.stamp()
        record.pending_events |= NotifyFlags.JOB_TRANSFERRED
        self._core.move(live, JobState.TRANSFERRED)
        live.runner = None
        await self._core.save(live)
        self._core.notifier.job_event(live)
        if record.options.auto_complete and live.state is JobState.TRANSFERRED:
            tasks.spawn_logged("auto complete", self.auto_complete(live))

    async def auto_complete(self, live: LiveJob) -> None:
        """Complete a transferred job by itself; what fails stays to be seen in the job.

        What was added since it was whole is not left out of it: that waits for Resume, or Complete.

        To be run in a task that is not cancelled.
        """
        if live.has_work() and not live.record.is_completing:
            return
        try:
            await end_by_itself(self._core, live)
        except (InvalidStateError, StuckDiskError):
            return  # cancelled or completed by somebody meanwhile
        except (StoreError, TransferError) as error:
            await self._not_completed(live, error)

    async def complete_promised(self, live: LiveJob) -> None:
        """Go on with a completion that waited for a disk when the program ended.

        To be run in a task that is not cancelled.
        """
        await self.complete_later(live, tasks.spawn("end job", end_by_itself(self._core, live)))

    async def complete_later(self, live: LiveJob, ending: asyncio.Task[Any]) -> None:
        """Take over a completion whose caller was told that the disk does not answer."""
        try:
            await tasks.shared(ending)
        except (InvalidStateError, StuckDiskError):
            return  # somebody ended it meanwhile, or does
        except (StoreError, TransferError) as error:
            if live.state is JobState.TRANSFERRED:
                await self._not_completed(live, error)
            else:
                live.record.is_completing = False
                self._core.hub.notify(words_of(error))
                await self._core.save(live)
        except OSError as error:  # the program ends, and the disk still does not answer
            log.warning("%s is not completed yet: %s", live.record.name, error)

    async def _not_completed(self, live: LiveJob, error: StoreError | TransferError) -> None:
        if isinstance(error, StoreError):
            if live.no_progress_since is None:
                self._core.hub.notify(words_of(error))
            self._wait_to_complete(live, store_fault(error))
        else:
            self._wait_to_complete(live, error)
            await self._core.save(live)

    def show_stuck(self, live: LiveJob) -> None:
        """Show that a whole job waits for its disk to get its names."""
        if live.state is not JobState.TRANSFERRED:
            return
        place = live.files[0].local_name
        error = TransferError(Hresult.ERROR_NOT_READY, "the disk does not answer", path=place)
        live.record.error = error_record(error, None, 0, ErrorClass.WAITING)
        self._core.touched(live)

    def _wait_to_complete(self, live: LiveJob, error: TransferError) -> None:
        """Show why a job could not end, and try again by itself if that may change by itself.

        What it waits for is a disk, for as long as a job waits for one before it has its bytes.
        """
        error_class, patience = class_under(error, self._core.settings), self.patience_left(live)
        if error_class is ErrorClass.WAITING and patience > 0:
            loop, wait = asyncio.get_running_loop(), min(CONDITION_RECHECK_S, patience)
            live.timer = loop.call_later(wait, self._complete_again, live)
        else:
            error_class = ErrorClass.FATAL
            live.no_progress_since, live.record.no_progress_s = None, 0.0
            live.record.is_completing = False
        live.record.error = error_record(error, None, 0, error_class)
        self._core.touched(live)

    def _complete_again(self, live: LiveJob) -> None:
        if live.state is JobState.TRANSFERRED and not self._core.is_closing:
            tasks.spawn_logged("auto complete", self.auto_complete(live))

    async def _failed(self, live: LiveJob, outcome: Outcome) -> None:
        assert outcome.error is not None
        record = live.record
        is_transient = outcome.error_class in {ErrorClass.TRANSIENT, ErrorClass.WAITING}
        if outcome.error_class is not ErrorClass.WAITING:
            record.error_count += 1
        record.retry_attempt += 1
        record.error = replace(outcome.error, attempt=record.retry_attempt)
        if not is_transient or self.patience_left(live) <= 0:
            await self._enter_error(live)
            return
        self._core.move(live, JobState.TRANSIENT_ERROR)
        self._wait_for_retry(live, outcome)
        live.runner = None
        await self._core.save(live)

    async def _enter_error(self, live: LiveJob) -> None:
        self._core.move(live, JobState.ERROR)
        live.runner = None
        live.no_progress_since, live.record.no_progress_s = None, 0.0
        live.record.pending_events |= NotifyFlags.JOB_ERROR
        await self._core.save(live)
        self._core.notifier.job_event(live)

    async def fail(
        self, live: LiveJob, error: TransferError, file: FileRecord | None = None
    ) -> None:
        """Put a job into ERROR from any non-final state."""
        self.note_end(live, error, file)
        self._core.move(live, JobState.ERROR)
        await self._core.halt(live)
        await self._core.save(live)
        self._core.touched(live)
        self._core.notifier.job_event(live)

    def note_end(self, job: LiveJob | Draft, error: TransferError, file: FileRecord | None) -> None:
        """Note why a job gets into ERROR: who calls moves and stores it, and tells of it."""
        record = job.record
        record.error = error_record(error, file, record.retry_attempt, ErrorClass.FATAL)
        record.pending_events |= NotifyFlags.JOB_ERROR
        self._core.journal.note(job, Happening.FAILED, file=file, error=record.error)
        if record.state in RUNNING:
            record.error_count += 1

    # -- retries ---------------------------------------------------------------------------------

    def patience_left(self, live: LiveJob) -> float:
        """Return the seconds until the no-progress timeout, by the monotonic clock."""
        now = clock.monotonic()
        if live.no_progress_since is None:
            live.no_progress_since = now - live.record.no_progress_s
        live.record.no_progress_s = now - live.no_progress_since
        return live.record.options.no_progress_timeout_s - live.record.no_progress_s

    def _wait_for_retry(self, live: LiveJob, outcome: Outcome) -> None:
        patience = max(0.0, self.patience_left(live))
        if outcome.delay_s is None:
            wait = min(CONDITION_RECHECK_S, patience)
        else:
            wait = min(outcome.delay_s, patience)
            live.next_retry = clock.stamp() + wait
            self._watch.begin()
        live.retry_due = clock.with_sleep() + wait
        self._set_timer(live)

    def _set_timer(self, live: LiveJob) -> None:
        left = min(max(0.0, live.retry_due - clock.with_sleep()), clock.LONGEST_TIMER_S)
        live.timer = asyncio.get_running_loop().call_later(left, self._retry, live)

    def _timed(self) -> Iterator[LiveJob]:
        """Yield the jobs that are tried again at a time that is shown."""
        return (live for live in self._core.jobs.values() if live.next_retry is not None)

    def clocks_changed(self) -> None:
        """Keep to the seconds that were to go by, a sleep of the machine included; and say so."""
        for live in list(self._timed()):
            if live.timer is not None:
                live.timer.cancel()
            live.next_retry = clock.stamp() + max(0.0, live.retry_due - clock.with_sleep())
            self._set_timer(live)
            self._core.hub.touch(live.record.id)

    def _retry(self, live: LiveJob) -> None:
        if live.state is not JobState.TRANSIENT_ERROR or self._core.is_closing:
            return
        if self.patience_left(live) <= 0:
            tasks.spawn_logged("no progress", self._enter_error(live))
            return
        if live.retry_due - clock.with_sleep() > 1:
            self._set_timer(live)
            return
        self._core.move(live, JobState.QUEUED)
