"""Telling callbacks: at least once, in order per job, at most four at a time.

Order of events of a job: FileTransferred of each file, one after the other, then JobTransferred
or JobError. JobModification and FileRangesTransferred are merged to the job's interval and may
come later. A callback that does not return S_OK is called again.
"""

from __future__ import annotations

import asyncio
import logging
import shlex
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING
from uuid import UUID

from bitsgui.bits.errors import S_OK
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.records import FileRecord
from bitsgui.bits.states import FINAL
from bitsgui.bits.types import NOTIFICATIONS_AT_ONCE, FileRange, JobState, NotifyFlags
from bitsgui.engine import tasks
from bitsgui.engine.live import LiveJob

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

log = logging.getLogger(__name__)

AGAIN_S = 5.0
"""Pause before a callback that failed is called again; doubles up to AGAIN_MAX_S."""
AGAIN_MAX_S = 600.0


class Notifier:
    """Delivers the events of all jobs."""

    def __init__(self, core: Core, again_s: float = AGAIN_S) -> None:
        self._core = core
        self._again_s = again_s
        self._at_once = asyncio.Semaphore(NOTIFICATIONS_AT_ONCE)
        self._files: dict[UUID, deque[FileRecord]] = {}
        self._workers: dict[UUID, asyncio.Task[None]] = {}
        self._timers: dict[UUID, asyncio.TimerHandle] = {}
        self._told: dict[int, tuple[str | None, list[tuple[int, int]]]] = {}
        self._ranged: dict[UUID, set[int]] = {}
        self._commanded: set[UUID] = set()  # whose event the command line has taken over

    # -- what happened ---------------------------------------------------------------------------

    def file_transferred(self, live: LiveJob, file: FileRecord) -> None:
        """A file of a job is whole."""
        if self._wants(live, NotifyFlags.FILE_TRANSFERRED):
            self._files.setdefault(live.record.id, deque()).append(file)
            self.wake(live)

    def job_event(self, live: LiveJob) -> None:
        """The job entered TRANSFERRED or ERROR; which one is in its pending events."""
        self.wake(live)

    def modified(self, live: LiveJob) -> None:
        """Something of the job is different; told after the job's interval, merged."""
        if live.callback is None or live.record.id in self._timers:
            return
        if live.state in {JobState.ERROR, JobState.TRANSFERRED}:
            return
        wanted = NotifyFlags.JOB_MODIFICATION | NotifyFlags.FILE_RANGES_TRANSFERRED
        if not self._wants(live, wanted):
            return
        wait = live.record.options.notification_interval_ms / 1000
        self._timers[live.record.id] = asyncio.get_running_loop().call_later(
            wait, self._tell_modified, live
        )

    def ranges_changed(self, live: LiveJob, file: FileRecord) -> None:
        """New bytes of a file are there."""
        if live.callback is not None and self._wants(live, NotifyFlags.FILE_RANGES_TRANSFERRED):
            self._ranged.setdefault(live.record.id, set()).add(file.id)

    def forget(self, live: LiveJob) -> None:
        """Let go of a job that has left the queue: nothing of it is told any more."""
        job_id = live.record.id
        self._files.pop(job_id, None)
        self._ranged.pop(job_id, None)
        self._commanded.discard(job_id)
        timer = self._timers.pop(job_id, None)
        if timer is not None:
            timer.cancel()
        for file in live.files:
            self._told.pop(file.id, None)

    def _wants(self, live: LiveJob, flags: NotifyFlags) -> bool:
        mine = live.record.options.notify_flags
        return not mine & NotifyFlags.DISABLE and bool(mine & flags)

    # -- delivery --------------------------------------------------------------------------------

    def wake(self, live: LiveJob) -> None:
        """Deliver what is pending; also called when a callback is registered."""
        if live.record.id not in self._workers and self._has_work(live):
            task = tasks.spawn_logged("notify", self._deliver(live))
            self._workers[live.record.id] = task
            task.add_done_callback(lambda _: self._workers.pop(live.record.id, None))

    def _has_work(self, live: LiveJob) -> bool:
        if live.callback is None and not self._can_run(live):
            return False
        return bool(self._files.get(live.record.id) or self._pending(live))

    def _pending(self, live: LiveJob) -> int:
        flags = live.record.options.notify_flags
        if flags & NotifyFlags.DISABLE:
            return 0
        return live.record.pending_events & flags

    async def _deliver(self, live: LiveJob) -> None:
        pause = self._again_s
        while live.state not in FINAL and self._has_work(live):
            if await self._deliver_one(live):
                pause = self._again_s
            elif live.state in FINAL:  # meanwhile, and so nothing is told again
                return
            elif live.record.id in self._commanded:
                await asyncio.sleep(self.pause_after_command(live))
            else:
                await asyncio.sleep(pause)
                pause = min(pause * 2, AGAIN_MAX_S)

    def pause_after_command(self, live: LiveJob) -> float:
        """Return the seconds until a command that failed runs again."""
        return max(live.record.options.minimum_retry_delay_s, 1.0)

    def _can_run(self, live: LiveJob) -> bool:
        """Return whether the job has a command line and the user allows it."""
        return bool(live.record.options.notify_program and self._core.settings.allow_notify_command)

    async def _deliver_one(self, live: LiveJob) -> bool:
        files = self._files.get(live.record.id)
        if files and live.callback is not None:
            callback, file = live.callback, files[0]
            done = await self._call(
                lambda: callback.file_transferred(self._job(live), self._file(live, file))
            )
            if done and files and files[0] is file:
                files.popleft()
            return done
        self._files.pop(live.record.id, None)
        return await self._deliver_job_event(live)

    async def _deliver_job_event(self, live: LiveJob) -> bool:
        event = self._pending(live)
        if not event:
            return True  # there were files to be told of, but nobody to tell them to
        is_error = bool(event & NotifyFlags.JOB_ERROR)
        told = NotifyFlags.JOB_ERROR if is_error else NotifyFlags.JOB_TRANSFERRED
        wanted_state = JobState.ERROR if is_error else JobState.TRANSFERRED
        if live.state is wanted_state and not await self._tell_job(live, is_error=is_error):
            return False
        live.record.pending_events &= ~told
        self._commanded.discard(live.record.id)
        if live.state not in FINAL:
            await self._core.save(live)
        return True

    async def _tell_job(self, live: LiveJob, *, is_error: bool) -> bool:
        callback = live.callback
        if callback is None or live.record.id in self._commanded:
            return await self._run_command(live)
        job = self._job(live)
        if is_error:
            done = await self._call(lambda: callback.job_error(job, job.get_error()))
        else:
            done = await self._call(lambda: callback.job_transferred(job))
        if not done and live.state not in FINAL and self._can_run(live):
            # With a command line set, that runs instead and the method is not called again.
            return await self._run_command(live)
        return done

    async def _call(self, method: Callable[[], Awaitable[int]]) -> bool:
        async with self._at_once:
            try:
                return await method() == S_OK
            except Exception:
                log.exception("a callback failed; it is called again later")
                return False

    async def _run_command(self, live: LiveJob) -> bool:
        """Run the job's command line; True once it has been dealt with."""
        options = live.record.options
        if not self._can_run(live):
            self._commanded.discard(live.record.id)
            return live.callback is None
        self._commanded.add(live.record.id)
        words = _words(options.notify_parameters)
        async with self._at_once:
            try:
                process = await asyncio.create_subprocess_exec(
                    options.notify_program,
                    *words,
                    stdin=asyncio.subprocess.DEVNULL,
                    stdout=asyncio.subprocess.DEVNULL,
                    stderr=asyncio.subprocess.DEVNULL,
                )
            except OSError as error:
                log.warning("the notify command did not start: %s", error)
                return False
            return await process.wait() == 0

    def _tell_modified(self, live: LiveJob) -> None:
        self._timers.pop(live.record.id, None)
        if live.callback is not None and live.state not in FINAL:
            tasks.spawn_logged("notify", self._modification(live))

    async def _modification(self, live: LiveJob) -> None:
        callback = live.callback
        if callback is None:
            return
        ranged = self._ranged.pop(live.record.id, set())
        for file in [file for file in live.files if file.id in ranged]:
            if live.state in FINAL:
                return  # forgotten by now
            new = self._new_ranges(live, file)
            if new:
                await self._call(
                    lambda file=file, new=new: callback.file_ranges_transferred(
                        self._job(live), self._file(live, file), new
                    )
                )
        if self._wants(live, NotifyFlags.JOB_MODIFICATION):
            await self._call(lambda: callback.job_modification(self._job(live)))

    def _new_ranges(self, live: LiveJob, file: FileRecord) -> list[FileRange]:
        """Return the ranges that are new since the last call.

        No byte is told twice, but those of a file that began again are other bytes.
        """
        part = live.runner.part_of(file) if live.runner is not None else None
        now = part.written.copy() if part is not None else file.done or RangeSet()
        if file.transferred and file.size:
            now = RangeSet([(0, file.size)])
        new = now.copy()
        of_part, told = self._told.get(file.id, (None, []))
        if file.part_name in {None, of_part}:  # another part file: the file began again
            for start, end in told:
                new.remove(start, end)
        self._told[file.id] = file.part_name or of_part, list(now)
        return [FileRange(start, end - start) for start, end in new]

    def _job(self, live: LiveJob):  # noqa: ANN202 - engine.job.EngineJob, which imports this
        return self._core.handle(live)

    def _file(self, live: LiveJob, file: FileRecord):  # noqa: ANN202 - see above
        return self._core.file_handle(live, file)

    async def close(self) -> None:
        """Stop; what was not delivered stays pending in the store."""
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()
        await tasks.stop(*self._workers.values())


def _words(parameters: str) -> list[str]:
    """Return the arguments of a command line without its first word, the program."""
    try:
        return shlex.split(parameters)[1:]
    except ValueError:  # a quote without its end
        return parameters.split()[1:]
