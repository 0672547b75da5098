"""Stores files of all jobs: what comes while a batch is on its way goes together."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bitsgui.bits.errors import StoreError
from bitsgui.bits.ports import Store
from bitsgui.bits.records import FileRecord
from bitsgui.engine import clock, tasks

if TYPE_CHECKING:
    from bitsgui.engine.live import LiveJob

log = logging.getLogger(__name__)

GATHER_S = 0.005
"""How long a batch waits for more files to come, in seconds: ten cost little more than one."""
_BUSY_S = 0.02
"""It waits only if the last one, of several, was not longer ago than this."""

_Waiting = tuple["LiveJob", Sequence[FileRecord], asyncio.Future[None]]


class FileSaver:
    """One for all jobs. ``live.unsaved_files`` are those that nobody waits for.

    They go with the next batch, or with the next change of their job's own record. Nothing goes
    while a call that changes a job of the batch is being stored: it would be undone by rows that
    hold files as they were before.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[_Waiting] = []
        self._soon: set[LiveJob] = set()
        self._task: asyncio.Task[None] | None = None
        self._busy_until = float("-inf")

    def save(self, live: LiveJob, files: Sequence[FileRecord]) -> asyncio.Future[None]:
        """Return a future that is done once files are on record.

        As they are now, or as they were changed meanwhile. Raises, when awaited: StoreError.
        """
        is_stored = asyncio.get_running_loop().create_future()
        self._waiting.append((live, files, is_stored))
        self._start()
        return is_stored

    def save_soon(self, live: LiveJob) -> None:
        """Store the unsaved files of a job without waiting for it."""
        self._soon.add(live)
        self._start()

    async def settle(self, live: LiveJob) -> None:
        """Return once the unsaved files of a job are stored, or could not be.

        Those of other jobs are not waited for: a long job of small files always has some.
        """
        is_stored = self.save(live, ())
        await asyncio.wait([is_stored])
        if not is_stored.cancelled():
            is_stored.exception()  # whoever changed the files was told, or stores them again

    async def close(self) -> None:
        """Return once everything that was to be stored is."""
        while self._task is not None and not self._task.done():
            await asyncio.wait([self._task])

    def _start(self) -> None:
        if self._task is None or self._task.done():
            self._task = tasks.spawn_logged("save files", self._run())

    async def _run(self) -> None:
        while self._waiting or self._soon:
            if clock.monotonic() < self._busy_until:
                await asyncio.sleep(GATHER_S)
            await self._decided()
            # One that nobody waits for any more may be taken out of its job by now.
            waiting = [entry for entry in self._waiting if not entry[2].done()]
            self._waiting = []
            soon, self._soon = self._soon, set()
            await self._store_batch(waiting, soon)
            if len(waiting) + len(soon) > 1:
                self._busy_until = clock.monotonic() + _BUSY_S

    async def _decided(self) -> None:
        while True:
            lives = self._soon.union(live for live, _, _ in self._waiting)
            changing = next((live for live in lives if live.changing is not None), None)
            if changing is None:
                return
            await changing.decided()

    async def _store_batch(self, waiting: list[_Waiting], soon: set[LiveJob]) -> None:
        lives = soon.union(live for live, _, _ in waiting)
        unsaved = [(live, file) for live in lives for file in live.take_unsaved_files()]
        files = {file.id: file for _, file in unsaved}
        files |= {file.id: file for _, several, _ in waiting for file in several}
        try:
            await self._store_files(lives, list(files.values()))
        except StoreError as error:
            log.info("files not recorded yet: %s", error)  # who waits, or the job, tells of it
            _put_back(unsaved)
            _answer(waiting, error)
        except Exception:  # noqa: BLE001 - of one of them, which raises it again
            await self._store_each(waiting)
            _put_back(unsaved)
        else:
            _answer(waiting)

    async def _store_files(self, lives: set[LiveJob], files: Sequence[FileRecord]) -> None:
        """Store files, and what happened to their jobs."""
        entries = [entry for live in lives for entry in live.unsaved_activity()]
        for live in lives:
            live.saves += 1
        try:
            await self._store.save(files=files, activity=entries)
        except Exception:
            for live in lives:
                live.saves -= 1
            raise
        for live in lives:
            live.saves -= 1
            live.activity_saved(entries)

    async def _store_each(self, waiting: list[_Waiting]) -> None:
        """Let only those fail that cannot be stored.

        One that nobody waits for any more may have been removed meanwhile.
        """
        for entry in waiting:
            await entry[0].decided()
            if entry[2].done():
                continue
            try:
                await self._store_files({entry[0]}, entry[1])
            except Exception as error:  # noqa: BLE001 - carried to the caller
                _answer([entry], error)
            else:
                _answer([entry])


def _put_back(unsaved: list[tuple[LiveJob, FileRecord]]) -> None:
    """Leave files to the next change of their job's own record."""
    for live, file in unsaved:
        live.file_changed(file)


def _answer(waiting: list[_Waiting], error: Exception | None = None) -> None:
    for _, _, is_stored in waiting:
        if is_stored.done():
            continue
        if error is None:
            is_stored.set_result(None)
        else:
            is_stored.set_exception(error)
