"""Files that a job is to do without: left out for now, or taken out for good."""

from __future__ import annotations

from collections.abc import Sequence

from bitsgui.bits.records import FileRecord, Happening
from bitsgui.bits.states import ACTION
from bitsgui.bits.types import JobState
from bitsgui.engine import contents, failures
from bitsgui.engine.drafts import Draft
from bitsgui.engine.handle_base import in_turn
from bitsgui.engine.job_files import JobFiles
from bitsgui.engine.job_names import name_without


class LeavesOut(JobFiles):
    """The part of a job's handle that takes files out of it, and in again."""

    @in_turn
    async def skip_file(self, file_id: int, skip: bool = True) -> None:
        """Leave a file out, or take it in again at the next Resume."""
        self.check_mutable()
        file = self._record_of(file_id)
        if file.completed or file.skipped is skip:
            return
        gone, back = ([file], []) if skip else ([], [file])
        async with self._taken_out(file):
            await self._core.change(
                self._live, lambda draft: self._leave_out(draft, gone, back), [file]
            )
        await self._after_leaving_out()

    def _leave_out(
        self, draft: Draft, gone: Sequence[FileRecord], back: Sequence[FileRecord]
    ) -> None:
        """Leave files out, and take others in again."""
        for files, is_gone in ((gone, True), (back, False)):
            for file in files:
                made = draft.file(file)
                made.skipped, made.error = is_gone, None
        draft.record.error = failures.error_without(self._live, *gone)
        if back:
            draft.record.is_completing = False  # there is more to come
        for file in gone:
            draft.note(Happening.FILE_SKIPPED, file=file)

    @in_turn
    async def remove_file(self, file_id: int) -> None:
        """Take a file out of the job and delete what was fetched of it.

        It is on record as removed first: what a crash leaves on the disk is deleted at the start.
        """
        self.check_mutable()
        file, live = self._record_of(file_id), self._live

        def leave() -> None:
            live.files.remove(file)
            live.file_removed(file)
            self._core.claims.release([file])

        def apply(draft: Draft) -> None:
            draft.file(file).removed = True
            draft.record.error = failures.error_without(live, file)
            draft.record.name = name_without(live, file)
            draft.after(leave)

        async def delete() -> None:
            await contents.delete(file)
            await contents.forget_removed(self._core.store, [file])

        await self._throw_away(file, apply, delete)
        await self._after_leaving_out()

    async def _after_leaving_out(self) -> None:
        """A job whose missing files were all left out is done: let it find that out.

        One without any files has nothing to do: it rests, as one that was never begun.
        """
        live = self._live
        if not live.files and live.state in ACTION | {JobState.ERROR}:
            await self._core.change(live, lambda draft: draft.move(JobState.SUSPENDED))
            await self._core.dispatcher.pause(live)
            return
        is_stuck = live.state in {JobState.ERROR, JobState.TRANSIENT_ERROR}
        if is_stuck and not live.has_work() and any(file.transferred for file in live.files):
            await self._core.change(live, lambda draft: draft.move(JobState.QUEUED))
