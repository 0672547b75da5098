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
from bitsgui.bits.errors import InvalidStateError, NotFoundError, StoreError
from bitsgui.bits.ports import Platform
from bitsgui.bits.records import Happening, HistoryFile, HistoryRow
from bitsgui.bits.states import ACTION, FINAL
from bitsgui.bits.types import JobState
from bitsgui.bits.views import KeptFile, KeptReason
from bitsgui.engine import clock, disk, tasks
from bitsgui.engine.drafts import Draft
from bitsgui.engine.job_end import end_job

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
        for start in range(0, len(lives), _AT_ONCE):
            chunk = lives[start : start + _AT_ONCE]
            hidden = await asyncio.gather(*map(self._hide, chunk))
            # One that ended while it was waited for is a row of the history by now.
            ended |= {live.record.id for live, done in zip(chunk, hidden, strict=True) if not done}
        if ended:
            async with self._rows:
                await self._core.store.hide_history(list(ended), with_files=with_files)
        self._plan(tuple(job_ids), undo_s)

    async def _hide(self, live: LiveJob) -> bool:
        core, record = self._core, live.record
        async with live.calls:
            if live.state in FINAL:
                return False
            if live.is_hidden:
                return True

            def apply(draft: Draft) -> None:
                made = draft.record
                made.hidden_at, made.was_active = clock.stamp(), made.state in ACTION
                if made.was_active:
                    with acting(Cause.REMOVAL):
                        draft.move(JobState.SUSPENDED)

            await core.change(live, apply)
            live.is_held = False
            await core.halt(live)
        core.claims.release(live.files)  # the same link may be added anew meanwhile
        core.hub.hide(record.id)
        return True

    async def restore(self, job_ids: Sequence[UUID]) -> None:
        """Take back what :meth:`hide` did.

        Raises: NotFoundError if one of them has ended; the others are back.
        """
        async with self._rows:
            rows = {row.id for row, _ in await self._core.store.hidden_history()}
            await self._core.store.show_history([id_ for id_ in job_ids if id_ in rows])
        lives = [self._core.jobs[id_] for id_ in job_ids if id_ in self._core.jobs]
        back = list(await asyncio.gather(*map(self._show, lives)))
        if not all(back) or len(lives) + len(rows.intersection(job_ids)) < len(set(job_ids)):
            raise NotFoundError("It is too late: this download was removed.")

    async def _show(self, live: LiveJob) -> bool:
        core, record = self._core, live.record
        async with live.calls:
            if live.state in FINAL:
                return False
            if not live.is_hidden:
                return True

            def apply(draft: Draft) -> None:
                made = draft.record
                was_active, made.was_active, made.hidden_at = made.was_active, False, None
                if was_active and made.state is JobState.SUSPENDED:
                    draft.note(Happening.RESUMED, note=Cause.REMOVAL)
                    draft.move(JobState.QUEUED)

            await core.change(live, apply)
        core.claims.rebuild(live.files)
        core.hub.show(record.id)
        if live.state is JobState.TRANSFERRED and record.options.auto_complete:
            # Its turn came while it was hidden.
            tasks.spawn_logged("auto complete", core.outcomes.auto_complete(live))
        return True

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
            for start in range(0, len(lives), _AT_ONCE):
                await asyncio.gather(*map(self._cancel, lives[start : start + _AT_ONCE]))
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
