"""Moving and renaming the files of jobs, finished or not.

The store names both places of a file until it is at one of them for certain, so a crash at any
moment loses nothing: the next start settles what was cut off.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from bitsgui.bits.causes import Cause, acting
from bitsgui.bits.errors import (
    BitsError,
    Hresult,
    InvalidArgumentError,
    InvalidStateError,
    NotFoundError,
    StoreError,
    TransferError,
)
from bitsgui.bits.moves import MoveRecord, MoveView, place_in
from bitsgui.bits.records import Conflict, FileRecord, Happening, HistoryRow
from bitsgui.bits.states import ACTION, FINAL
from bitsgui.bits.types import JobState
from bitsgui.bits.words import say, words_of
from bitsgui.engine import disk, naming, relocate, tasks
from bitsgui.engine.calls import StuckDiskError
from bitsgui.engine.drafts import Draft
from bitsgui.engine.final_files import as_call_error
from bitsgui.engine.local_names import folder_of, is_folder_name, moved_name, renamed
from bitsgui.engine.move_checks import check_finished, check_part
from bitsgui.engine.naming import part_path
from bitsgui.engine.places import check_file_name, make_folder

if TYPE_CHECKING:
    from bitsgui.engine.core import Core
    from bitsgui.engine.live import LiveJob

log = logging.getLogger(__name__)

_Wish = Callable[[str], str]
"""From the path a file has to the one it is to have."""

_Settle = Callable[[disk.Identity | None], Awaitable[object]]
"""Stores where a file is, with its identity if it is a copy."""


@dataclass(slots=True)
class _Count:
    name: str
    total: int
    done: int = 0

    def add(self, count: int) -> None:
        self.done += count


class Moves:
    """The moves of a profile, one job at a time."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._counts: dict[UUID, _Count] = {}
        self._turn = asyncio.Lock()
        self._is_stopped = False
        # Over, but not forgotten by the store yet, which could not be written.
        self._over: list[MoveRecord] = []

    def views(self) -> list[MoveView]:
        """Return what is being moved."""
        counts = self._counts.items()
        return [MoveView(id_, count.name, count.done, count.total) for id_, count in counts]

    def stop(self, *, is_final: bool = False) -> None:
        """Call off what is copied, finally also between two; files already moved stay moved."""
        self._is_stopped = is_final or bool(self._counts)

    async def close(self) -> None:
        """Call off what is under way and wait until it has ended."""
        self.stop(is_final=True)
        async with self._turn:
            await self._forget()

    async def move(self, job_ids: Sequence[UUID], folder: str) -> bool:
        """Move the files of jobs, also of finished ones, to a folder, made if need be.

        Returns False if that was called off before all were moved.

        Raises: BitsError for the first that stays; the others are moved.
        """
        if not os.path.isabs(folder):  # noqa: PTH117 - as it was typed
            raise InvalidArgumentError("Say which folder the files go to.")
        await tasks.on_disk(make_folder, folder)
        return await self._each(job_ids, lambda base: lambda name: moved_name(name, base, folder))

    async def rename(self, job_id: UUID, name: str) -> None:
        """Give the one file of a job another name; a number is added if it is taken.

        Raises: BitsError.
        """
        check_file_name(name)
        await self._each([job_id], lambda _: lambda old: renamed(old, name), is_single=True)

    async def _each(
        self,
        job_ids: Sequence[UUID],
        wish_for: Callable[[str], _Wish],
        *,
        is_single: bool = False,
    ) -> bool:
        failure: Exception | None = None
        is_called_off = False
        async with self._turn:
            if self._core.is_closing or self._core.is_leaving:
                raise InvalidStateError("The program is ending.")
            self._is_stopped = False
            await self._forget()
            for job_id in job_ids:
                try:
                    await self._one(job_id, wish_for, is_single=is_single)
                except relocate.StoppedError:
                    is_called_off = True
                    break
                except (InvalidArgumentError, NotFoundError, StuckDiskError) as error:
                    failure = failure or error
                except TransferError as error:
                    failure = failure or as_call_error(error)
                except OSError as error:
                    fault = disk.local_error(error, error.filename or "")
                    failure = failure or as_call_error(fault)
                finally:
                    self._counts.pop(job_id, None)
        if failure is not None:
            raise failure
        return not is_called_off

    async def _one(
        self, job_id: UUID, wish_for: Callable[[str], _Wish], *, is_single: bool
    ) -> None:
        live = self._core.jobs.get(job_id)
        if live is not None:
            async with live.calls:
                if live.state not in FINAL:
                    if live.is_hidden:
                        raise NotFoundError("There is no such download.")
                    _check_single(len(live.files), is_single=is_single)
                    await self._move_live(live, wish_for)
                    return
        row = await self._core.store.history_row(job_id)
        if row is None:
            raise NotFoundError("There is no such download.")
        _check_single(sum(file.completed for file in row.files), is_single=is_single)
        await self._move_row(row, wish_for)

    # -- unfinished ------------------------------------------------------------------------------

    async def _move_live(self, live: LiveJob, wish_for: Callable[[str], _Wish]) -> None:
        was_active = live.state in ACTION
        try:
            await tasks.finish(self._rest(live))
            await self._move_files(live, wish_for)
        finally:
            await self._go_on(live, was_active=was_active)

    async def _rest(self, live: LiveJob) -> None:
        """Keep a job from running; to its end, or it would run on, paused on record."""

        def pause(draft: Draft) -> None:
            if draft.record.state in ACTION:
                draft.record.was_active = True
                with acting(Cause.MOVE):
                    draft.move(JobState.SUSPENDED)

        if live.state in ACTION:
            await self._core.change(live, pause)
        await self._core.halt(live)

    async def _go_on(self, live: LiveJob, *, was_active: bool) -> None:
        """Let a job run again; one that cannot be stored says so itself once it does."""
        core = self._core
        live.record.was_active = False
        if was_active and live.state is JobState.SUSPENDED:
            core.journal.note(live, Happening.RESUMED, note=Cause.MOVE)
            core.move(live, JobState.QUEUED)
        core.stamp(live)
        try:
            await core.store_job(live)
        except StoreError as error:
            log.warning("job list not written after a move: %s", error)
        core.touched(live)

    async def _move_files(self, live: LiveJob, wish_for: Callable[[str], _Wish]) -> None:
        record, files = live.record, live.files
        wish = wish_for(folder_of(files[0].local_name) if files else "")
        self._counts[record.id] = _Count(record.name, sum(map(live.transferred_bytes, files)))
        old = files[0].local_name if files else ""
        for file in files:
            await self._move_file(live, file, wish)
        is_single = len(files) == 1 and not is_folder_name(old)
        if is_single and Path(files[0].local_name).name != Path(old).name:
            record.name = Path(files[0].local_name).name

    async def _move_file(self, live: LiveJob, file: FileRecord, wish: _Wish) -> None:
        wanted = wish(file.local_name)
        if wanted == file.local_name:
            return
        if file.completed:
            await self._move_completed(live, file, wanted)
            return
        if not is_folder_name(wanted):
            conflict = live.record.options.on_conflict
            chosen = await tasks.on_disk(_choose, wanted, file, conflict, self._core)
            wanted = str(chosen)
        part = part_path(file)
        if part is None:
            await self._core.change(
                live, lambda draft: setattr(draft.file(file), "local_name", wanted), [file]
            )
        else:
            direct = part.name == Path(file.local_name).name
            name = Path(wanted).name if direct else part.name
            target = str(Path(folder_of(wanted), name))
            move = _record(live.record.id, file.index, str(part), target, wanted)
            identity, is_whole = file.identity, file.transferred
            await self._carry(
                move,
                lambda: check_part(part, identity, is_whole=is_whole),
                lambda found: self._settle_file(file, move, found),
            )
        self._core.claims.update(file)
        await self._core.store_job_files(live, [file])

    async def _move_completed(self, live: LiveJob, file: FileRecord, wanted: str) -> None:
        """Move a file that has its name while others of its job have not."""
        source = Path(file.local_name)
        target = str(await tasks.on_disk(self._free, file.local_name, wanted))
        move = _record(live.record.id, file.index, str(source), target, target)
        identity, written = file.identity, file.written
        await self._carry(
            move,
            lambda: check_finished(source, identity, written),
            lambda found: self._settle_file(file, move, found),
        )
        self._core.claims.update(file)
        await self._core.store_job_files(live, [file])

    async def _settle_file(
        self, file: FileRecord, move: MoveRecord, found: disk.Identity | None
    ) -> None:
        before = file.local_name, file.part_name, file.identity
        _note_place(file, move, found)
        try:
            await self._core.store.save(files=[file])
        except StoreError:
            file.local_name, file.part_name, file.identity = before
            raise
        if found is not None and file.transferred:
            self._core.claims.own(file.id, found)

    # -- finished --------------------------------------------------------------------------------

    async def _move_row(self, row: HistoryRow, wish_for: Callable[[str], _Wish]) -> None:
        done = [file for file in row.files if file.completed]
        wish = wish_for(folder_of(done[0].local_name) if done else "")
        self._counts[row.id] = _Count(row.name, sum(file.bytes_transferred for file in done))
        for index, file in enumerate(row.files):
            wanted = wish(file.local_name)
            if not file.completed or wanted == file.local_name:
                continue
            target = str(await tasks.on_disk(self._free, file.local_name, wanted))
            move = _record(row.id, index, file.local_name, target, target)

            def check(path: Path = Path(file.local_name), index: int = index) -> None:
                check_finished(path, row.files[index].identity, row.files[index].written)

            async def settle(
                found: disk.Identity | None, move: MoveRecord = move, index: int = index
            ) -> None:
                nonlocal row
                row = await _settle_row(self._core, move, found) or row

            await self._carry(move, check, settle)

    def _free(self, old: str, wanted: str) -> Path:
        relocate.make_way(old, wanted)
        return relocate.free_place(Path(wanted), self._core.claims.is_claimed)

    # -- both ------------------------------------------------------------------------------------

    async def _carry(
        self,
        move: MoveRecord,
        check: Callable[[], None],
        settle: _Settle,
    ) -> None:
        work = tasks.spawn("move file", self._carry_whole(move, check, settle))
        try:
            await asyncio.wait([work])
        except asyncio.CancelledError:
            self._is_stopped = True  # who asked is gone, and a copy may take hours
            with contextlib.suppress(Exception):
                await tasks.finish(work)
            raise
        work.result()

    async def _carry_whole(
        self,
        move: MoveRecord,
        check: Callable[[], None],
        settle: _Settle,
    ) -> None:
        """Bring one file to its place; ``settle`` stores it, with its identity if it is a copy."""
        await tasks.on_disk(check)
        try:
            move, stamp = await self._bring(move)
        except (OSError, TransferError, relocate.StoppedError, StoreError) as error:
            await tasks.on_disk(disk.remove, Path(move.spare))
            await self._forget(move)
            if isinstance(error, StoreError):
                raise self._left_as_it_was(move, error) from error
            raise
        await self._settle(move, settle)
        if stamp is not None:  # what fails now is tried again at the next start
            await tasks.on_disk(relocate.drop_source, move, stamp)
        await self._forget(move)

    async def _bring(self, move: MoveRecord) -> tuple[MoveRecord, relocate.Stamp | None]:
        """Rename a file, or else copy it; the stamp is that of what was copied."""
        store, count = self._core.store, self._counts[move.job_id]
        await store.save_move(move)
        if await tasks.on_disk(relocate.rename, move):
            return move, None
        stamp = await tasks.on_disk(relocate.copy, move, count.add, lambda: self._is_stopped)
        move = replace(move, copied=await tasks.on_disk(disk.identity, Path(move.spare)))
        await store.save_move(move)
        await tasks.on_disk(relocate.take_place, move)
        return move, stamp

    async def _settle(self, move: MoveRecord, settle: _Settle) -> None:
        """Store where a file is now; it goes back where it was if that cannot be stored."""
        try:
            await settle(move.copied)
        except StoreError as error:
            await tasks.on_disk(relocate.take_back, move)
            await self._forget(move)
            raise self._left_as_it_was(move, error) from error

    def _left_as_it_was(self, move: MoveRecord, error: StoreError) -> BitsError:
        name = self._counts[move.job_id].name
        words = "{reason} \u201c{name}\u201d is left as it was."
        return BitsError(say(words, reason=words_of(error), name=name), error.code)

    async def _forget(self, *over: MoveRecord) -> None:
        """Let the store forget moves that are over, as soon as it can be written."""
        self._over += over
        try:
            while self._over:
                await self._core.store.end_move(self._over[0])
                del self._over[0]
        except StoreError as error:
            log.warning("a move is over, which is not written: %s", error)


async def recover(core: Core) -> None:
    """Settle the moves a crash cut off; called before any job runs."""
    for move in await core.store.moves():
        try:
            has_arrived = await tasks.on_disk(relocate.has_arrived, move)
            found = await tasks.on_disk(disk.identity, Path(move.target))
        except OSError as error:
            log.warning("%s: not known where it is: %s", Path(move.final).name, error)
            has_arrived, found = False, None
        if has_arrived:
            await _note_arrival(core, move, found)
            await tasks.on_disk(relocate.drop_source, move)
        await core.store.end_move(move)
    for live in core.jobs.values():
        if live.record.was_active and not live.is_hidden:
            live.record.was_active = False
            if live.state is JobState.SUSPENDED:
                live.record.state = JobState.QUEUED


async def _note_arrival(core: Core, move: MoveRecord, found: disk.Identity | None) -> None:
    live = core.jobs.get(move.job_id)
    if live is None:
        await _settle_row(core, move, found)
        return
    for file in live.files:
        if file.index == move.index:
            _note_place(file, move, found)
            await core.store.save(files=[file])


def _note_place(file: FileRecord, move: MoveRecord, found: disk.Identity | None) -> None:
    file.local_name = move.final
    file.part_name = None if file.completed else Path(move.target).name
    file.identity = found or file.identity


async def _settle_row(
    core: Core, move: MoveRecord, found: disk.Identity | None
) -> HistoryRow | None:
    """Store where a file of a finished job is now; None if that has left the history."""

    def change(row: HistoryRow) -> HistoryRow:
        place = place_in(row, move)
        if place is None:
            return row
        file = row.files[place]
        moved = replace(file, local_name=move.final, identity=found or file.identity)
        return replace(row, files=(*row.files[:place], moved, *row.files[place + 1 :]))

    row = await core.store.change_history_files(move.job_id, change)
    core.hub.amend(move.job_id)
    return row


def _check_single(count: int, *, is_single: bool) -> None:
    if is_single and count != 1:
        raise InvalidArgumentError("Only a download of one file can be renamed.")


def _choose(wanted: str, file: FileRecord, conflict: Conflict, core: Core) -> Path:
    relocate.make_way(file.local_name, wanted)
    chosen = naming.choose(Path(wanted), file, conflict, core.claims)
    if chosen is None:
        raise TransferError(
            Hresult.ERROR_ALREADY_EXISTS, "a file of this name is there already", path=wanted
        )
    return chosen


def _record(job_id: UUID, index: int, source: str, target: str, final: str) -> MoveRecord:
    path = Path(target)
    spare = path.with_name(naming.part_name_for(path.name))
    return MoveRecord(job_id, index, source, target, str(spare), final)
