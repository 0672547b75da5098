"""What a user does to the list as a whole: taking jobs out of it and back, and ordering it."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Container, Iterable, Sequence
from uuid import UUID

from bitsgui.bits.errors import AccessDeniedError, NotFoundError, StoreError
from bitsgui.bits.facts import Facts
from bitsgui.bits.file_checks import FileCheck, Told
from bitsgui.bits.limits import LimitView
from bitsgui.bits.list_interface import Shift
from bitsgui.bits.moves import MoveView
from bitsgui.bits.records import HistoryRow, SentRequest
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.speed_log import unpacked
from bitsgui.bits.standing import Standing
from bitsgui.bits.views import JobView, SpeedsView
from bitsgui.engine import check_notes, clock, naming, ordering, repairing, snapshots, tasks
from bitsgui.engine.check_subjects import subjects_of
from bitsgui.engine.job_end import trim_history
from bitsgui.engine.live import LiveJob
from bitsgui.engine.many_calls import ManyCalls
from bitsgui.engine.packed_files import PackedFiles

log = logging.getLogger(__name__)

_AT_ONCE = 200
_WORK_S = 0.001
_REST_S = 0.008
_SEARCH_S = 2.0
"""Nobody waits for packing, but many a person types into a search over thousands of jobs."""


def _words_of(names: Iterable[tuple[str, str]]) -> str:
    known = ((path.rpartition(os.sep)[2], link) for path, link in names)
    lines = (link if name in link else f"{name}\n{link}" for name, link in known)
    return "\n".join(lines).casefold()


def _view_of(live: LiveJob) -> JobView:
    with live.glancing():
        return snapshots.job_view(live)


class ListCalls(ManyCalls):
    """The part of the manager that front ends with a list need."""

    _searched = float("-inf")
    """When somebody last asked what the files are called."""

    def _views(self, *, is_hidden: bool) -> list[JobView]:
        lives = [live for live in self._core.jobs.values() if live.is_hidden is is_hidden]
        lives.sort(key=lambda live: live.record.position)
        return list(map(_view_of, lives))

    async def rest(self) -> None:
        """Let go of what can be made anew; see the interface."""
        self._core.claims.pack()
        pace = tasks.Pace(_WORK_S, _REST_S)
        # All are packed before the first lets go: else each would be put where something has just
        # gone, and keep all that lies around it from being given back to the system.
        ready: dict[LiveJob, tuple[PackedFiles, int]] = {}
        for live in list(self._core.jobs.values()):
            if (content := live.content()) is not None:
                ready[live] = content.packed(), hash(content)
            await self._give_way(pace)
        for live, (files, mark) in ready.items():
            if hash(live.content()) == mark:  # nothing has changed meanwhile
                live.files_kept = files
            await self._give_way(pace)
        snapshots.forget()
        naming.path_of.cache_clear()

    async def _give_way(self, pace: tasks.Pace) -> None:
        await pace.keep()
        if (left := self._searched + _SEARCH_S - clock.monotonic()) > 0:
            await asyncio.sleep(left)

    def subscribe_limit(self, receiver: Callable[[LimitView], None]) -> Callable[[], None]:
        """Tell ``receiver`` of the limit all downloads share; see the interface."""
        return self._core.pacer.subscribe(receiver)

    def subscribe_standing(self, receiver: Callable[[Standing], None]) -> Callable[[], None]:
        """Call ``receiver`` with how all jobs stand; see ``StandingHub``."""
        return self._core.standing.subscribe(receiver)

    def take_facts(self, facts: Facts) -> None:
        """Take over what is known of network and power by now."""
        self._core.dispatcher.take_facts(facts)

    async def flush(self) -> None:
        """Return once all bytes that came, and how far that is, are on the disk; runs go on.

        Files on a disk that does not answer are waited for, too: the caller has the patience.
        """
        await self._core.recorder.flush()
        await self._core.file_saver.close()

    def _check_owner_of(self, job_ids: Sequence[UUID]) -> None:
        for job_id in job_ids:
            live = self._core.jobs.get(job_id)
            is_mine = live is None or live.record.owner == self._principal.user_id
            if not is_mine and not self._principal.is_administrator:
                raise AccessDeniedError("This download belongs to another user.")

    async def remove_jobs(
        self, job_ids: Sequence[UUID], *, with_files: bool = False, undo_s: float = 0.0
    ) -> None:
        """Take jobs, and finished ones, out of the list; see the interface."""
        self._check_owner_of(job_ids)
        removals = self._core.removals
        await tasks.finish(removals.hide(job_ids, with_files=with_files, undo_s=undo_s))

    async def restore_jobs(self, job_ids: Sequence[UUID]) -> None:
        """Take jobs back that are being removed."""
        self._check_owner_of(job_ids)
        await tasks.finish(self._core.removals.restore(job_ids))

    async def removed_jobs(self) -> list[JobView]:
        """Return the unfinished jobs that are being removed."""
        return self._views(is_hidden=True)

    async def finished(
        self,
        limit: int,
        *,
        before: float | None = None,
        words: Sequence[str] = (),
        category: int | None = None,
    ) -> list[HistoryRow]:
        """Return completed jobs, newest first; see the interface."""
        return await self._core.store.finished(limit, before=before, words=words, category=category)

    async def finished_counts(self) -> dict[int, int]:
        """Return how many completed jobs each category has."""
        return await self._core.store.finished_counts()

    async def finished_ids(self) -> list[UUID]:
        """Return all completed jobs, newest first."""
        return await self._core.store.finished_ids()

    async def file_words(self, job_ids: Sequence[UUID]) -> dict[UUID, str]:
        """Return what the files of jobs of several can be found by; see the interface."""
        jobs, found = self._core.jobs, dict[UUID, str]()
        self._searched = clock.monotonic()
        for number, job_id in enumerate(job_ids, 1):
            live = jobs.get(job_id)
            if live is not None and not live.is_hidden:
                names = live.file_names()
                if len(names) > 1:
                    found[job_id] = _words_of(names)
                    live.count_names(names)
            if number % _AT_ONCE == 0:
                await asyncio.sleep(0)  # thousands of jobs are no reason to hold transfers up
        return found

    async def told(self, job_ids: Sequence[UUID]) -> None:
        """Note that whoever waited for jobs knows their result: the same request is a new one."""
        try:
            await self._core.store.told(job_ids)
        except StoreError as error:
            log.warning("told, but not noted: %s", error)  # it will be told once more
        else:
            await trim_history(self._core)

    async def clear_history(self, ids: Sequence[UUID] | None = None) -> None:
        """Delete rows of the history; None deletes all. Files stay."""
        await self._core.store.clear_history(ids)

    async def set_position(self, job_ids: Sequence[UUID], place: Shift | UUID) -> None:
        """Move jobs through the queue."""
        self._check_owner_of(job_ids)
        await ordering.set_position(self._core, job_ids, place)

    async def move_files(self, job_ids: Sequence[UUID], folder: str) -> None:
        """Move the files of jobs, also of finished ones, to another folder."""
        self._check_owner_of(job_ids)
        await self._core.moves.move(job_ids, folder)

    async def rename_file(self, job_id: UUID, name: str) -> None:
        """Give the one file of a job, also of a finished one, another name."""
        self._check_owner_of([job_id])
        await self._core.moves.rename(job_id, name)

    async def speeds(self, job_id: UUID) -> SpeedsView:
        """Return how fast a job went from its start on."""
        live = self._core.jobs.get(job_id)
        if live is not None:
            return live.speed_log.view(live.active_s())
        found = await self._core.store.history_speeds(job_id)
        if found is None:
            raise NotFoundError
        packed, active_s = found
        return unpacked(packed, active_s).view(active_s)

    async def check_files(
        self,
        job_id: UUID,
        *,
        repairs: bool = False,
        terms: JobChanges | None = None,
        only: Container[int] | None = None,
        told: Told | None = None,
    ) -> list[FileCheck]:
        """Compare files with their checksums, and repair them if wanted; see the interface."""
        self._check_owner_of([job_id])
        live = self._core.jobs.get(job_id)
        subjects, source_of = await subjects_of(self._core, job_id, only, terms)
        with self._core.prober.ending_with_the_program():
            found = await repairing.check(subjects, source_of() if repairs else None, told)
        await check_notes.note(self._core, job_id, found, live)
        return found

    async def sent_requests(self, job_ids: Sequence[UUID]) -> dict[UUID, SentRequest]:
        """Return how finished jobs asked for their files; see the interface."""
        return await self._core.store.sent_requests(job_ids, self._principal.user_id)

    async def moves(self) -> list[MoveView]:
        """Return what is being moved."""
        return self._core.moves.views()

    async def stop_moves(self) -> None:
        """Call off what is being copied."""
        self._core.moves.stop()
