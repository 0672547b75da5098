"""Jobs that were taken out of the list and can still be taken back.

Such a job is suspended and hidden, and that is stored; a finished one only hides its row of the
history. What cannot be taken back, deleting, comes when the time to undo is over, or at the next
start of the program.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bitsgui.bits.causes import Cause, acting
from bitsgui.bits.errors import BitsError, InvalidStateError, NotFoundError, StoreError
from bitsgui.bits.ports import Platform
from bitsgui.bits.records import Happening, HistoryFile, HistoryRow
from bitsgui.bits.states import ACTION, FINAL
from bitsgui.bits.types import JobState
from bitsgui.bits.views import KeptFile, KeptReason
from bitsgui.engine import at_once, clock, disk, stuck_disks, tasks
from bitsgui.engine.at_once import Deed
from bitsgui.engine.calls import StuckDiskError
from bitsgui.engine.drafts import Draft, Step
from bitsgui.engine.job_end import cancel_resting, end_job

if TYPE_CHECKING:
    from bitsgui.engine.core import Core
    from bitsgui.engine.live import LiveJob

log = logging.getLogger(__name__)

_AT_ONCE = 50


class Removals:
    """Hides jobs, takes them back, and carries out what nobody took back."""

    def __init__(self, core: Core) -> None:
        self._core = core
        # A job that was taken back and removed again has a new time to undo.
        self._timers: dict[UUID, asyncio.TimerHandle] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._is_closed = False
        # Rows of the history are hidden, shown and deleted one call after the other.
        self._rows = asyncio.Lock()

    async def hide(self, job_ids: Sequence[UUID], *, with_files: bool, undo_s: float) -> None:
        """Suspend and hide jobs, stored when this returns, and plan their end."""
        ended = set(job_ids) - self._core.jobs.keys()
        lives = [self._core.jobs[id_] for id_ in dict.fromkeys(job_ids) if id_ not in ended]
        results = await at_once.do(self._core, lives, Deed(self._hiding, self._hide))
        # One that ended while it was waited for is a row of the history by now.
        ended |= {id_ for id_, result in results.items() if isinstance(result, InvalidStateError)}
        if ended:
            async with self._rows:
                await self._core.store.hide_history(list(ended), with_files=with_files)
        failures = {
            id_: each
            for id_, each in results.items()
            if isinstance(each, StoreError | StuckDiskError)
        }
        self._plan(tuple(id_ for id_ in job_ids if id_ not in failures), undo_s)
        for failure in failures.values():
            raise failure

    def _hiding(self, live: LiveJob) -> Step | None:
        """Return what hides a job, None for one that is hidden. Raises: InvalidStateError."""
        if live.state in FINAL:
            raise InvalidStateError
        if live.is_hidden:
            return None

        def apply(draft: Draft) -> None:
            made = draft.record
            made.hidden_at, made.was_active = clock.stamp(), made.state in ACTION
            if made.was_active:
                with acting(Cause.REMOVAL):
                    draft.move(JobState.SUSPENDED)
            draft.after(lambda: self._leave(live))

        return Step(apply)

    def _leave(self, live: LiveJob) -> None:
        live.is_held = False
        self._core.hub.hide(live.record.id)
        if not live.is_busy:
            self._core.claims.release(live.files)  # the same link may be added anew meanwhile

    async def _hide(self, live: LiveJob) -> None:
        async with live.calls:
            step = self._hiding(live)
            if step is not None:
                await self._core.change(live, step.apply)
                await self._core.dispatcher.pause(live)
                self._core.claims.release(live.files)

    async def restore(self, job_ids: Sequence[UUID]) -> None:
        """Take back what :meth:`hide` did.

        Raises: NotFoundError if one of them has ended; the others are back.
        """
        async with self._rows:
            rows = {row.id for row, _ in await self._core.store.hidden_history()}
            await self._core.store.show_history([id_ for id_ in job_ids if id_ in rows])
        lives = [self._core.jobs[id_] for id_ in job_ids if id_ in self._core.jobs]
        results = await at_once.do(self._core, lives, Deed(self._showing, self._show))
        refused = [each for each in results.values() if isinstance(each, BitsError | StoreError)]
        for failure in refused:
            if not isinstance(failure, InvalidStateError):
                raise failure
        if refused or len(lives) + len(rows.intersection(job_ids)) < len(set(job_ids)):
            raise NotFoundError("It is too late: this download was removed.")

    def _showing(self, live: LiveJob) -> Step | None:
        """Return what takes a job back, None for one that is back. Raises: InvalidStateError."""
        if live.state in FINAL:
            raise InvalidStateError
        if not live.is_hidden:
            return None

        def apply(draft: Draft) -> None:
            made = draft.record
            was_active, made.was_active, made.hidden_at = made.was_active, False, None
            if was_active and made.state is JobState.SUSPENDED:
                draft.note(Happening.RESUMED, note=Cause.REMOVAL)
                draft.move(JobState.QUEUED)
            draft.after(lambda: self._come_back(live))

        return Step(apply)

    def _come_back(self, live: LiveJob) -> None:
        core = self._core
        core.claims.take_back(live.files)
        core.hub.show(live.record.id)
        is_to_end = live.record.options.auto_complete or live.record.is_completing
        if live.state is JobState.TRANSFERRED and is_to_end:
            # Its turn came while it was hidden.
            tasks.spawn_logged("auto complete", core.outcomes.auto_complete(live))

    async def _show(self, live: LiveJob) -> None:
        async with live.calls:
            step = self._showing(live)
            if step is not None:
                await self._core.change(live, step.apply)

    # -- the end ---------------------------------------------------------------------------------

    def _plan(self, job_ids: tuple[UUID, ...], undo_s: float) -> None:
        def start() -> None:
            due = {job_id for job_id in job_ids if self._timers.get(job_id) is handle}
            for job_id in due:
                del self._timers[job_id]
            self.follow(tasks.spawn_logged("remove jobs", self._carry_out(due)))

        handle = asyncio.get_running_loop().call_later(undo_s, start)
        self._timers |= dict.fromkeys(job_ids, handle)

    def follow(self, task: asyncio.Task[Any]) -> None:
        """Have the end of the program wait for what ends a job, if its disk answers by then."""
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def unless_stuck(self, work: asyncio.Task[None]) -> None:
        """Wait for what deletes, but for no disk that does not answer: then it goes on by itself.

        Raises: what ``work`` does meanwhile.
        """
        self.follow(work)
        if await stuck_disks.is_over(work):
            work.result()
        else:
            tasks.spawn_logged("behind a stuck disk", tasks.shared(work))

    async def carry_out_all(self) -> None:
        """End what an earlier run of the program left hidden."""
        await self._carry_out(None)

    async def _carry_out(self, job_ids: set[UUID] | None) -> None:
        """End hidden jobs, all for None; what fails stays hidden and is tried at the next start."""
        lives = [
            live
            for live in self._core.jobs.values()
            if live.is_hidden and self._is_due(live.record.id, job_ids)
        ]
        try:
            if not self._is_closed:
                await cancel_resting(self._core, list(filter(at_once.rests, lives)))
            left = [live for live in lives if live.state not in FINAL]
            for start in range(0, len(left), _AT_ONCE):
                await asyncio.gather(*map(self._cancel, left[start : start + _AT_ONCE]))
            await self._end_rows(job_ids)
        except (StoreError, OSError) as error:
            if not self._is_closed:  # else the next start does it
                log.warning("not removed yet: %s", error)

    def _is_due(self, job_id: UUID, job_ids: set[UUID] | None) -> bool:
        return job_id not in self._timers if job_ids is None else job_id in job_ids

    async def _cancel(self, live: LiveJob) -> None:
        if self._is_closed:
            return
        try:
            await end_job(self._core, live, JobState.CANCELLED, is_hidden=True)
        except InvalidStateError:
            return  # taken back meanwhile

    async def _end_rows(self, job_ids: set[UUID] | None) -> None:
        async with self._rows:
            hidden = await self._core.store.hidden_history()
            hidden = [entry for entry in hidden if self._is_due(entry[0].id, job_ids)]
            kept: list[KeptFile] = []
            rows_only = [row.id for row, with_files in hidden if not with_files]
            if rows_only and not self._is_closed:
                await self._core.store.clear_history(rows_only)
            for row in [row for row, with_files in hidden if with_files]:
                if self._is_closed:
                    return
                kept += await tasks.on_disk(trash_files, self._core.platform, row)
                await self._core.store.clear_history([row.id])
        self._core.hub.tell_kept(kept)

    async def close(self) -> None:
        """Begin nothing more and wait for what is under way; the rest comes at the next start."""
        self._is_closed = True
        for handle in self._timers.values():
            handle.cancel()
        running: set[asyncio.Task[Any]] = self._running
        if running:
            await asyncio.wait(running)


def trash_files(platform: Platform, row: HistoryRow) -> list[KeptFile]:
    """Move the files of a finished job to the trash; returns those that stay; blocking."""
    kept = [_trash(platform, file) for file in row.files if file.completed]
    return [file for file in kept if file is not None]


def _trash(platform: Platform, file: HistoryFile) -> KeptFile | None:
    path = Path(file.local_name)
    try:
        if disk.identity(path) is None:
            return None
        if file.identity is None:
            return KeptFile(str(path), KeptReason.UNKNOWN)
        if not disk.is_as_written(path, file.identity, file.written):
            return KeptFile(str(path), KeptReason.CHANGED)
        platform.trash(path)
    except OSError as error:
        log.warning("%s stays: %s", path.name, error)
        return KeptFile(str(path), KeptReason.REFUSED)
    return None
