"""The engine's middle: holds the jobs, changes their states, starts and ends their runs.

Everything here runs on the engine's loop. State changes go through :meth:`Core.move`, and what a
call promised to be durable is stored before the call returns.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from uuid import UUID

from bitsgui.bits.errors import (
    ErrorClass,
    Hresult,
    InvalidStateError,
    StoreError,
    TransferError,
)
from bitsgui.bits.interface import File, Job
from bitsgui.bits.ports import NetworkFacts, Platform, Store
from bitsgui.bits.records import FileRecord, JobRecord, JobSecrets
from bitsgui.bits.states import ACTION, FINAL, RUNNING, check_transition
from bitsgui.bits.types import JobState, NotifyFlags, Priority
from bitsgui.bits.views import JobView
from bitsgui.engine import clock, snapshots, tasks
from bitsgui.engine.changes import ChangeHub
from bitsgui.engine.fetcher import Fetcher
from bitsgui.engine.finishing import end_job
from bitsgui.engine.hosts import HostBook
from bitsgui.engine.live import LiveJob, Meter
from bitsgui.engine.notify import Notifier
from bitsgui.engine.policy import blocked_by_network
from bitsgui.engine.recorder import Recorder
from bitsgui.engine.run_context import RunContext
from bitsgui.engine.runner import Outcome, Runner, error_record
from bitsgui.engine.scheduler import Queue, choose
from bitsgui.engine.throttle import Bucket
from bitsgui.engine.transport import Transport
from bitsgui.settings.schema import Settings

log = logging.getLogger(__name__)

CONDITION_RECHECK_S = 10.0
"""How often a full or absent disk is looked at while a job waits for it."""


class Core:
    """Jobs of one profile and what they share."""

    def __init__(
        self,
        store: Store,
        platform: Platform,
        network: NetworkFacts,
        settings: Settings,
        transport: Transport,
    ) -> None:
        self.store = store
        self.platform = platform
        self.network = network
        self.settings = settings
        self.transport = transport
        self.jobs: dict[UUID, LiveJob] = {}
        self.queue = Queue()
        self.hosts = HostBook(settings.connections_per_host)
        self.recorder = Recorder(store)
        self.bucket = Bucket(settings.rate_limit)
        self.hub = ChangeHub(self._view)
        self.notifier = Notifier(self)
        self.unknown_settings: dict[str, object] = {}
        self._running: set[LiveJob] = set()
        self._reserved: dict[str, int] = {}
        self._is_planned = False
        self.is_closing = False
        self._slices: dict[LiveJob, asyncio.TimerHandle] = {}
        self._limits: dict[LiveJob, asyncio.TimerHandle] = {}
        self.handle: Callable[[LiveJob], Job]
        self.file_handle: Callable[[LiveJob, FileRecord], File]

    def bind_handles(
        self,
        handle: Callable[[LiveJob], Job],
        file_handle: Callable[[LiveJob, FileRecord], File],
    ) -> None:
        """Say how objects for callbacks are made: they need this class, it cannot import them."""
        self.handle = handle
        self.file_handle = file_handle

    def apply_settings(self, settings: Settings) -> None:
        """Take over new settings."""
        self.settings = settings
        self.bucket.rate = settings.rate_limit
        self.hosts.per_host = settings.connections_per_host
        self.plan()

    def _view(self, job_id: UUID) -> JobView | None:
        live = self.jobs.get(job_id)
        return snapshots.job_view(live) if live is not None else None

    # -- records ---------------------------------------------------------------------------------

    async def change(self, live: LiveJob, apply: Callable[[], None]) -> None:
        """Apply a change to a job's record and store it; on a store error nothing has changed."""
        before = copy(live.record)
        apply()
        self.stamp(live)
        try:
            await self.store.save(jobs=[live.record])
        except StoreError:
            _restore(live, before)
            raise
        self.touched(live)

    def stamp(self, live: LiveJob) -> None:
        """Note a modification; the time never goes back, whatever the system clock does."""
        live.record.modified = max(live.record.modified, clock.stamp())

    def touched(self, live: LiveJob) -> None:
        """Let watchers and callbacks know that a job is different."""
        self.hub.touch(live.record.id)
        self.notifier.modified(live)

    async def secrets_of(self, live: LiveJob) -> JobSecrets:
        """Return the job's secrets, from the store the first time."""
        if live.secrets is None:
            live.secrets = await self.store.load_secrets(live.record.id)
        return live.secrets

    def is_reserved(self, path: str, file_id: int) -> bool:
        """Return whether another file of the queue is going to have ``path``."""
        holder = self._reserved.get(path)
        return holder is not None and holder != file_id

    def reserve(self, file: FileRecord) -> None:
        """Keep a settled path for a file."""
        if not file.local_name.endswith(("/", "\\")) and not file.skipped:
            self._reserved.setdefault(file.local_name, file.id)

    def unreserve(self, files: list[FileRecord]) -> None:
        """Let go of the paths of files."""
        for file in files:
            if self._reserved.get(file.local_name) == file.id:
                del self._reserved[file.local_name]

    # -- states ----------------------------------------------------------------------------------

    def move(self, live: LiveJob, new: JobState) -> None:
        """Change a job's state; the only place that does."""
        old = live.record.state
        if old is new:
            return
        check_transition(old, new)
        if old in RUNNING and new not in RUNNING:
            self._leave_run(live)
        live.record.state = new
        self.stamp(live)
        if new is JobState.QUEUED:
            self.queue.add(live)
        elif old is JobState.QUEUED:
            self.queue.discard(live)
        if new is not JobState.TRANSIENT_ERROR:
            live.stop_timer()
        if new in FINAL:
            self.jobs.pop(live.record.id, None)
            self.unreserve(live.files)
            self.hub.remove(live.record.id)
        else:
            self.touched(live)
        self.plan()

    def _leave_run(self, live: LiveJob) -> None:
        self._running.discard(live)
        for timers in (self._slices, self._limits):
            handle = timers.pop(live, None)
            if handle is not None:
                handle.cancel()
        if live.runner is not None:
            live.record.download_time_s += clock.monotonic() - live.runner.began

    async def halt(self, live: LiveJob) -> None:
        """End a job's run if it has one; progress is recorded when this returns."""
        runner = live.runner
        if runner is not None:
            await runner.stop()
            if live.runner is runner:
                live.runner = None

    # -- scheduling ------------------------------------------------------------------------------

    def plan(self) -> None:
        """Look soon at who may run; any number of calls cost one look."""
        if not self._is_planned and not self.is_closing:
            self._is_planned = True
            asyncio.get_running_loop().call_soon(self._schedule)

    def _schedule(self) -> None:
        self._is_planned = False
        if self.is_closing:
            return
        to_start, to_stop = choose(self.queue, self._running, self.settings)
        for live in to_stop:
            self.send_back(live)
        for live in to_start:
            self._start(live)

    def send_back(self, live: LiveJob) -> None:
        """Return a running job to the queue: its slice is over or it was overtaken."""
        runner = live.runner
        self.move(live, JobState.QUEUED)
        live.runner = None
        if runner is not None:
            live.is_held = True
            tasks.spawn_logged("stop run", self._release_after(live, runner))

    async def _release_after(self, live: LiveJob, runner: Runner) -> None:
        """Let a job run again once its former run has let go of the files."""
        try:
            await runner.stop()
        finally:
            live.is_held = False
            self.plan()

    def _start(self, live: LiveJob) -> None:
        code = blocked_by_network(live.record.options.cost_flags, self.network)
        if code is not None:
            self._block(live, code)
            return
        self._running.add(live)
        live.meter = Meter()
        live.has_moved = False
        live.runner = Runner(self, live)
        self.move(live, JobState.CONNECTING)
        self._start_timers(live)
        live.runner.start()

    def _start_timers(self, live: LiveJob) -> None:
        loop = asyncio.get_running_loop()
        slice_s = self.settings.time_slice_s
        if slice_s is not None and live.priority is not Priority.FOREGROUND:
            self._slices[live] = loop.call_later(slice_s, self._slice_over, live)
        longest = live.record.options.maximum_download_time_s
        if longest is not None:
            left = max(0.0, longest - live.record.download_time_s)
            # A loop's timer takes any number of seconds, but epoll's own limit is below a month.
            self._limits[live] = loop.call_later(min(left, 86_400), self._time_over, live)

    def _slice_over(self, live: LiveJob) -> None:
        self._slices.pop(live, None)
        if live.state not in RUNNING:
            return
        if self.queue.has_peer(live.priority):
            live.turn = 1 + max((job.turn for job in self.queue), default=0)
            self.send_back(live)
        else:
            assert self.settings.time_slice_s is not None
            self._slices[live] = asyncio.get_running_loop().call_later(
                self.settings.time_slice_s, self._slice_over, live
            )

    def _time_over(self, live: LiveJob) -> None:
        self._limits.pop(live, None)
        longest = live.record.options.maximum_download_time_s
        if longest is None or live.runner is None or live.state not in RUNNING:
            return
        spent = live.record.download_time_s + clock.monotonic() - live.runner.began
        if spent < longest:
            wait = min(longest - spent, 86_400)
            self._limits[live] = asyncio.get_running_loop().call_later(wait, self._time_over, live)
            return
        error = TransferError(Hresult.BG_E_MAXDOWNLOAD_TIMEOUT, "the time for this job is used up")
        tasks.spawn_logged("time over", self.fail(live, error))

    def limits_changed(self, live: LiveJob) -> None:
        """Take over a changed maximum download time in a running job."""
        handle = self._limits.pop(live, None)
        if handle is not None:
            handle.cancel()
        longest = live.record.options.maximum_download_time_s
        if longest is not None and live.state in RUNNING:
            self._limits[live] = asyncio.get_running_loop().call_later(0, self._time_over, live)

    def _block(self, live: LiveJob, code: int) -> None:
        """Put a queued or running job to wait for a condition."""
        error = TransferError(code)
        record = error_record(error, None, live.record.retry_attempt, ErrorClass.WAITING)
        live.record.error = record
        self.move(live, JobState.TRANSIENT_ERROR)
        self._save_soon(live)

    def network_changed(self) -> None:
        """Take over new network facts: stop what is forbidden now, resume what waits."""
        for live in list(self.jobs.values()):
            code = blocked_by_network(live.record.options.cost_flags, self.network)
            if code is not None and live.state in RUNNING:
                runner = live.runner
                self._block(live, code)
                live.runner = None
                if runner is not None:
                    tasks.spawn_logged("stop run", runner.stop())
            elif code is None and live.state is JobState.TRANSIENT_ERROR:
                self.move(live, JobState.QUEUED)

    # -- runs ------------------------------------------------------------------------------------

    async def run_context(self, live: LiveJob) -> RunContext:
        """Return what a run of a job works with."""
        secrets = await self.secrets_of(live)
        options = live.record.options
        return RunContext(
            job=live.record,
            settings=self.settings,
            store=self.store,
            fetcher=Fetcher(self.transport, self.settings, options, secrets),
            hosts=self.hosts,
            recorder=self.recorder,
            listener=_Listener(self, live),
            global_bucket=self.bucket,
            job_bucket=Bucket(options.rate_limit),
            is_reserved=self.is_reserved,
            job_size=lambda: sum(file.size or 0 for file in live.files),
        )

    def on_file_transferred(self, live: LiveJob, file: FileRecord) -> None:
        """A file of a run is whole."""
        self.stamp(live)
        self.hub.touch(live.record.id)
        self.notifier.file_transferred(live, file)

    async def on_run_ended(self, live: LiveJob, runner: Runner, outcome: Outcome) -> None:
        """Take over how a run ended; late news of a run that was stopped are dropped."""
        if live.runner is not runner or live.state not in RUNNING:
            return
        if outcome.error is None:
            await self._run_succeeded(live)
        else:
            await self._run_failed(live, outcome)

    async def _run_succeeded(self, live: LiveJob) -> None:
        if live.state is JobState.CONNECTING:
            self.move(live, JobState.TRANSFERRING)
        live.record.error = None
        if live.has_work() or not live.files:
            # Files were taken out or added while the run ended: look again, or stop.
            self.move(live, JobState.QUEUED)
            live.runner = None
            await self.save(live)
            return
        live.record.retry_attempt, live.record.no_progress_s = 0, 0.0
        live.record.transferred_at = clock.stamp()
        self.move(live, JobState.TRANSFERRED)
        live.runner = None
        live.record.pending_events |= NotifyFlags.JOB_TRANSFERRED
        await self.save(live)
        self.notifier.job_event(live)
        if live.record.options.auto_complete and live.state is JobState.TRANSFERRED:
            tasks.spawn_logged("auto complete", self.auto_complete(live))

    async def auto_complete(self, live: LiveJob) -> None:
        """Complete a transferred job by itself; what fails stays to be seen in the job."""
        try:
            await end_job(self, live, JobState.ACKNOWLEDGED)
        except InvalidStateError:
            return  # cancelled or completed by somebody meanwhile
        except TransferError as error:
            live.record.error = error_record(error, None, 0, ErrorClass.FATAL)
            await self.save(live)
            self.touched(live)

    async def _run_failed(self, live: LiveJob, outcome: Outcome) -> None:
        assert outcome.error is not None
        is_transient = outcome.error_class in {ErrorClass.TRANSIENT, ErrorClass.WAITING}
        if outcome.error_class is not ErrorClass.WAITING:
            live.record.error_count += 1
        live.record.retry_attempt += 1
        live.record.error = replace(outcome.error, attempt=live.record.retry_attempt)
        if is_transient and not self._is_out_of_patience(live):
            self.move(live, JobState.TRANSIENT_ERROR)
            self._wait_for_retry(live, outcome)
            live.runner = None
            await self.save(live)
            return
        await self._enter_error(live)

    async def _enter_error(self, live: LiveJob) -> None:
        self.move(live, JobState.ERROR)
        live.runner = None
        live.no_progress_since, live.record.no_progress_s = None, 0.0
        live.record.pending_events |= NotifyFlags.JOB_ERROR
        await self.save(live)
        self.notifier.job_event(live)

    def _patience_left(self, live: LiveJob) -> float:
        now = clock.monotonic()
        if live.no_progress_since is None:
            live.no_progress_since = now - live.record.no_progress_s
        live.record.no_progress_s = now - live.no_progress_since
        return live.record.options.no_progress_timeout_s - live.record.no_progress_s

    def _is_out_of_patience(self, live: LiveJob) -> bool:
        return self._patience_left(live) <= 0

    def _wait_for_retry(self, live: LiveJob, outcome: Outcome) -> None:
        patience = max(0.0, self._patience_left(live))
        loop = asyncio.get_running_loop()
        if outcome.delay_s is None:
            wait = min(CONDITION_RECHECK_S, patience)
            live.timer = loop.call_later(wait, self._retry, live)
            return
        wait = min(outcome.delay_s, patience)
        live.next_retry = clock.stamp() + wait
        live.timer = loop.call_later(min(wait, 86_400), self._retry, live)

    def _retry(self, live: LiveJob) -> None:
        if live.state is not JobState.TRANSIENT_ERROR or self.is_closing:
            return
        if self._is_out_of_patience(live):
            tasks.spawn_logged("no progress", self._enter_error(live))
            return
        left = (live.next_retry or 0) - clock.stamp()
        if live.next_retry is not None and left > 86_400:
            live.timer = asyncio.get_running_loop().call_later(86_400, self._retry, live)
            return
        self.move(live, JobState.QUEUED)

    def progressed(self, live: LiveJob, count: int) -> None:
        """Count new bytes of a job."""
        if live.meter is not None:
            live.meter.add(count)
        if not live.has_moved and count:
            live.has_moved = True
            live.record.retry_attempt, live.record.no_progress_s = 0, 0.0
            live.no_progress_since = None
        self.hub.touch(live.record.id)
        self.notifier.modified(live)

    def connected(self, live: LiveJob) -> None:
        """The first answer of a run came."""
        if live.state is JobState.CONNECTING:
            live.record.error = None
            self.move(live, JobState.TRANSFERRING)

    async def fail(
        self, live: LiveJob, error: TransferError, file: FileRecord | None = None
    ) -> None:
        """Put a job into ERROR from any non-final state."""
        record = error_record(error, file, live.record.retry_attempt, ErrorClass.FATAL)
        live.record.error = record
        if live.state is not JobState.ERROR:
            if live.state in RUNNING or live.state is not JobState.SUSPENDED:
                live.record.error_count += 1
            self.move(live, JobState.ERROR)
        await self.halt(live)
        live.record.pending_events |= NotifyFlags.JOB_ERROR
        await self.save(live)
        self.touched(live)
        self.notifier.job_event(live)

    def go_on_after_failed_end(self, live: LiveJob) -> None:
        """Put a job that could not be ended back where it goes on by itself."""
        if live.state is JobState.QUEUED:
            self.queue.add(live)
            self.plan()
        elif live.state in ACTION:
            self.move(live, JobState.QUEUED)

    async def save(self, live: LiveJob) -> None:
        """Store a job; a store that cannot be written is reported and tried again later."""
        if live.state in FINAL:
            return
        try:
            await self.store.save(jobs=[live.record])
        except StoreError as error:
            log.warning("job list not written: %s", error)
            self.hub.notify(str(error))

    def _save_soon(self, live: LiveJob) -> None:
        tasks.spawn_logged("save job", self.save(live))

    # -- end -------------------------------------------------------------------------------------

    async def close(self) -> None:
        """Stop in stages: no new runs, stop the running ones, record, let callbacks end."""
        self.is_closing = True
        for live in self.jobs.values():
            live.stop_timer()
        await asyncio.gather(
            *(live.runner.stop() for live in self.jobs.values() if live.runner is not None)
        )
        endings = [live.ending for live in self.jobs.values() if live.ending is not None]
        if endings:
            await asyncio.wait(endings)
        await self.recorder.close()
        await self._save_running()
        await self.notifier.close()
        self.hub.close()
        await self.transport.aclose()

    async def _save_running(self) -> None:
        """Store clocks and states of jobs that were at work; they come back as QUEUED."""
        at_work = [live for live in self.jobs.values() if live.state in ACTION]
        for live in at_work:
            if live.runner is not None:
                live.record.download_time_s += clock.monotonic() - live.runner.began
            if live.no_progress_since is not None:
                self._patience_left(live)
        if at_work:
            await self.store.save(jobs=[live.record for live in at_work])


class _Listener:
    """Passes what happens in a run on to the core; deaf once the run is over."""

    def __init__(self, core: Core, live: LiveJob) -> None:
        self._core = core
        self._live = live

    def on_connected(self) -> None:
        self._core.connected(self._live)

    def on_bytes(self, file: FileRecord, count: int) -> None:
        self._core.progressed(self._live, count)
        self._core.notifier.ranges_changed(self._live, file)

    def on_file_changed(self, file: FileRecord) -> None:
        self._core.reserve(file)
        self._core.hub.touch(self._live.record.id)


def _restore(live: LiveJob, before: JobRecord) -> None:
    for name in type(before).__slots__:
        setattr(live.record, name, getattr(before, name))
