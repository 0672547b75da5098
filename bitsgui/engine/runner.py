"""One run of a job: its files, several at once, until nothing of it can move any more."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bitsgui.bits import urls
from bitsgui.bits.errors import ErrorClass, Hresult, StoreError, TransferError
from bitsgui.bits.records import FileRecord, JobSecrets
from bitsgui.engine import clock, failures, idling, space, tasks
from bitsgui.engine.failures import Outcome
from bitsgui.engine.fetcher import Fetcher
from bitsgui.engine.file_queue import FileQueue
from bitsgui.engine.idling import Idling
from bitsgui.engine.live import LiveJob
from bitsgui.engine.part_file import PartFile
from bitsgui.engine.run_context import RunContext
from bitsgui.engine.sources import Sources
from bitsgui.engine.transfer import Transfer
from bitsgui.engine.turns import Turn

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

log = logging.getLogger(__name__)

WHOLE_JOB = -1
"""Stands for no file where what a job waits for is noted by file."""
WRITTEN_AT_ONCE = 16
"""Small files of a job that are in memory whole, on their way to the disk; each is 1 MiB at most.

They keep no other file from the network: a disk takes many at once in the time it takes one.
"""


class Runner:
    """Runs the files of a job; made by the scheduler, ended by ``stop`` or by itself."""

    def __init__(self, core: Core, live: LiveJob) -> None:
        self._core = core
        self._live = live
        self.queue = FileQueue()
        self._running: dict[asyncio.Task[None], Transfer] = {}
        self._ended: list[asyncio.Task[None]] = []
        self._waiting: list[tuple[float, FileRecord]] = []
        self._failed: dict[int, Outcome] = {}
        self._has_come_to_end = False
        self._is_ending = False
        self._fetcher: Fetcher | None = None
        self._wake: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._task: asyncio.Task[None] | None = None
        self.began, self.began_with_sleep = clock.monotonic(), clock.with_sleep()
        self.idling = Idling(core.plan)

    def start(self) -> None:
        """Begin; the core hears of the end through ``Outcomes.run_ended``."""
        self._task = tasks.spawn_logged(f"job {self._live.record.id.hex}", self._run())

    async def stop(self) -> None:
        """End at once; progress is recorded before this returns."""
        if self._is_ending and self._task is not None:
            await asyncio.wait([self._task])  # what it came to is told to its end
        else:
            await tasks.stop(self._task)

    @property
    def has_ended(self) -> bool:
        """Return whether nothing of it goes on, and its end was told."""
        return self._task is not None and self._task.done()

    @property
    def is_received(self) -> bool:
        """Return whether all of it has come: what is left to do is on this machine, and short."""
        if self._has_come_to_end:
            return True
        if not self._running or self._waiting or self.queue:
            return False
        return False not in [transfer.is_received for transfer in self._running.values()]

    def part_of(self, file: FileRecord) -> PartFile | None:
        """Return the open part file of a file being fetched."""
        for transfer in self._running.values():
            if transfer.file is file:
                return transfer.part
        return None

    def sources_of(self, file: FileRecord) -> Sources | None:
        """Return what is known of the links of a file being fetched."""
        return next((t.sources for t in self._running.values() if t.file is file), None)

    def active_of(self, file: FileRecord) -> list[tuple[int, int]]:
        """Return the spans of a file that are being fetched."""
        running = (transfer for transfer in self._running.values() if transfer.file is file)
        return [span for transfer in running for span in transfer.active_spans()]

    def connections_of(self, file: FileRecord | None = None) -> int:
        """Return the connections of a file, or of the whole job."""
        return sum(t.connections for t in self._running.values() if file is None or t.file is file)

    def rate_of(self, file: FileRecord) -> float:
        """Return the speed of a file, bytes/s."""
        return sum(t.meter.rate() for t in self._running.values() if t.file is file)

    def is_checking(self, file: FileRecord | None = None) -> bool:
        """Return whether bytes on the disk are compared, and nothing else of the job is done."""
        concerned = [t for t in self._running.values() if file is None or t.file is file]
        return bool(concerned) and all(transfer.is_checking for transfer in concerned)

    def waits_at(self, file: FileRecord | None = None) -> str:
        """Return the host at which a file, or all that is at work, waits for a place, or ""."""
        hosts = [t.waits_at for t in self._running.values() if file is None or t.file is file]
        return hosts[0] if all(hosts) and hosts else ""

    def waits_until(self, file: FileRecord | None = None) -> float:
        """Return the stamp to which servers asked a file, or all that is at work, to wait, or 0."""
        return min(
            (t.waits_until for t in self._running.values() if file is None or t.file is file),
            default=0.0,
        )

    @property
    def is_idle(self) -> bool:
        """Return whether all of it waits for hosts, and has for a while."""
        return self.idling.is_idle and bool(self.waits_at())

    def lines(self) -> list[tuple[str, str]]:
        """Return where files of it stand in line for places: the host, and that of their link.

        Both are keys. Those that a server asked to wait leave what comes free to others.
        """
        return [(t.stands_at, t.way.host) for t in self._running.values() if t.stands_at]

    def add(self, file: FileRecord) -> None:
        """Take a file that was added meanwhile into the run."""
        self.queue.add(file)
        self.rouse()

    async def try_again(self, *files: FileRecord) -> None:
        """Let files that failed go on beside the others."""
        for file in files:
            await self.drop([file])  # it may be at its next try as it was before
            self.add(file)

    def take_logins(self, secrets: JobSecrets) -> None:
        """Log in to servers as the links of its files say by now."""
        if self._fetcher is not None:
            self._fetcher.logins = secrets.logins

    async def drop(
        self, files: Sequence[FileRecord], timeout_s: float | None = None
    ) -> list[asyncio.Task[None]]:
        """End the transfers of files (skipped, taken out, pointed elsewhere).

        What takes longer than ``timeout_s``, as on a disk that does not answer, ends later, and is
        returned. Until then the file does not begin anew.
        """
        ids = {file.id for file in files}
        for file in files:
            self.queue.drop(file)
        self._waiting = [entry for entry in self._waiting if entry[1].id not in ids]
        ending = [task for task, each in self._running.items() if each.file.id in ids]
        await tasks.stop(*ending, timeout_s=timeout_s)
        self.rouse()
        return [task for task in ending if not task.done()]

    async def _run(self) -> None:
        outcome = Outcome()
        try:
            if self._live.record.was_sent:  # before it is, as nobody could tell after a crash
                await self._core.store_job(self._live)
            context = await self._core.run_context(self._live)
            self._fetcher = context.fetcher
            missing = (f for f in self._live.files if not f.transferred and not f.skipped)
            self.queue.add(*missing)
            outcome = await self._work(context)
            self._has_come_to_end = True
        except StoreError as error:
            outcome = self._run_failed(failures.store_fault(error))
        except TransferError as error:
            outcome = self._run_failed(error)
        finally:
            self._live.refusals = self._core.transport.logins.refusals.count
            self.idling.end()
            if not self._has_come_to_end:
                await tasks.finish(self._wind_up())
        self._is_ending = True
        await self._end(outcome)

    async def _wind_up(self) -> None:
        """Stop what goes on and leave nothing of it unrecorded."""
        for transfer in self._running.values():
            self._live.file_changed(transfer.file)
        await tasks.stop(*self._running)
        for task, transfer in self._running.items():
            self._tell_if_whole(task, transfer.file)  # in this very turn: nobody will settle it
        self._running.clear()  # not before: until the last record the open files tell the progress
        await self._core.file_saver.settle(self._live)

    def _tell_if_whole(self, task: asyncio.Task[None], file: FileRecord) -> None:
        has_ended_well = not task.cancelled() and task.exception() is None
        if has_ended_well and file.transferred and file.id not in self._live.removed:
            self._core.outcomes.file_transferred(self._live, file)

    async def _end(self, outcome: Outcome) -> None:
        """Tell of the end; the last files are stored with the state it leads to."""
        await self._core.outcomes.run_ended(self._live, self, outcome)
        if self._live.unsaved_files:
            await self._core.file_saver.settle(self._live)

    async def _work(self, context: RunContext) -> Outcome:
        while True:
            if self._wake.done():
                self._wake = asyncio.get_running_loop().create_future()
            self._settle_ended()
            self._begin_due(context)
            if not self._running and not self._live.taken_out:
                return self._result()
            self.idling.look(self._running.values())
            await self._sleep()

    async def _sleep(self) -> None:
        """Wait until there may be something to do; a task may be dropped meanwhile."""
        due = self._next_due()
        if due is None:
            await self._wake
            return
        timer = asyncio.get_running_loop().call_later(due, self.rouse)
        try:
            await self._wake
        finally:
            timer.cancel()

    def _settle_ended(self) -> None:
        ended, self._ended = self._ended, []
        for task in ended:
            self._settle(task)

    def _task_ended(self, task: asyncio.Task[None]) -> None:
        self._ended.append(task)
        self.rouse()

    def rouse(self) -> None:
        """Make the run look again at what there is to do."""
        if not self._wake.done():
            self._wake.set_result(None)

    def _on_received(self) -> None:
        self.rouse()
        if self.is_received:
            self._core.plan()  # its place is free

    def _begin_due(self, context: RunContext) -> None:
        now = clock.monotonic()
        due = [entry for entry in self._waiting if entry[0] <= now]
        if due and (self._running or self._live.taken_out):
            self._waiting = [entry for entry in self._waiting if entry[0] > now]
            self.queue.add(*(file for _, file in due))
        while self._may_begin() and self._has_place(context) and self._begin_next(context):
            pass

    def _may_begin(self) -> bool:
        """Return whether a file may be waiting to go on, or to be begun."""
        return bool(self.queue) or not all(t.turn.is_held for t in self._running.values())

    def _begin_next(self, context: RunContext) -> bool:
        """Let one more file go on, or begin it; False if there is none."""
        if any(transfer.turn.give() for transfer in self._running.values()):
            return True
        # One of a job waits in line at a host; of the next ones others may go before.
        file = self.queue.pop(set(idling.full_hosts((self.lines(), self._live.priority))))
        if file is None:
            return False
        if file.transferred or file.skipped or file.id in self._live.taken_out | self._live.removed:
            return True
        if any(transfer.file is file for transfer in self._running.values()):
            return True  # it goes on once that has ended
        self._failed.pop(file.id, None)
        turn = Turn(lambda: self._has_place(context), self.rouse, self._on_received)
        transfer = Transfer(context, file, turn)
        task = tasks.spawn(f"file {file.id}", space.measured(transfer))
        self._running[task] = transfer
        task.add_done_callback(self._task_ended)
        return True

    def _has_place(self, context: RunContext) -> bool:
        """Return whether another file may be fetched beside those at work."""
        written = at_work = 0
        for transfer in self._running.values():
            if transfer.is_received:
                written += 1
            elif transfer.turn.is_held:
                at_work += 1
        return written < WRITTEN_AT_ONCE and at_work < context.settings.files_at_once

    def _next_due(self) -> float | None:
        if not self._waiting:
            return None
        return max(0.0, min(when for when, _ in self._waiting) - clock.monotonic())

    def _settle(self, task: asyncio.Task[None]) -> None:
        file = self._running.pop(task).file
        if task.cancelled():
            self.queue.add(file)  # it may have waited for this end
            return
        error = task.exception()
        if error is None:
            self._save(file)
            self._tell_if_whole(task, file)
        elif isinstance(error, TransferError):
            self._file_failed(error, file)
        elif isinstance(error, StoreError):
            raise error
        else:
            log.error("transfer failed", exc_info=error)
            self._file_failed(TransferError(Hresult.E_FAIL, type(error).__name__), file)

    def _file_failed(self, error: TransferError, file: FileRecord) -> None:
        outcome = self._judge(error, file)
        file.error = outcome.error
        is_waiting = outcome.error_class is ErrorClass.WAITING
        if not is_waiting or self._live.marks.begins_to_wait(file.id, error.code):
            log.info("%s: %s (%s)", urls.mask(file.remote_name), error, outcome.error_class)
            self._core.journal.note_failure(self._live, outcome, file)
        self._save(file)
        self._core.hub.touch(self._live.record.id)  # others may have nothing to tell for long
        if outcome.delay_s is not None:
            self._waiting.append((clock.monotonic() + outcome.delay_s, file))
        self._failed[file.id] = outcome

    def _run_failed(self, error: TransferError) -> Outcome:
        outcome = self._judge(error, None)
        if outcome.error_class is not ErrorClass.WAITING or self._live.marks.begins_to_wait(
            WHOLE_JOB, error.code
        ):
            self._core.journal.note_failure(self._live, outcome)
        return outcome

    def _judge(self, error: TransferError, file: FileRecord | None) -> Outcome:
        count = 1 if file is None else self._live.marks.failed(file.id)
        return failures.judge(error, file, self._live.record, self._core.settings, count)

    def _result(self) -> Outcome:
        """Return how the run ended, once nothing moves.

        A file that is retried later decides before one that is not: the job waits as long as
        anything of it may still come by itself.
        """
        if not self._live.has_work():
            return Outcome()
        if self._waiting:
            when, file = min(self._waiting, key=lambda entry: entry[0])
            left = max(0.0, when - clock.monotonic())
            return Outcome(file.error, ErrorClass.TRANSIENT, left)
        missing = (file for file in self._live.files if not file.transferred and not file.skipped)
        worst: Outcome | None = None
        for file in missing:
            outcome = self._failed.get(file.id)
            if outcome is not None and failures.is_milder(outcome, worst):
                worst = outcome
        # Without one, every file left was dropped from the run while it went on.
        return worst or Outcome()

    def _save(self, file: FileRecord) -> None:
        """Store a file in time: the last one with what becomes of the job."""
        self._live.file_changed(file)
        if self._running or self.queue:
            self._core.file_saver.save_soon(self._live)
