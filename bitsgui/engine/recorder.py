"""Records progress: at least once a second, and only bytes that are on the disk."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from bitsgui.bits.errors import StoreError, TransferError
from bitsgui.bits.ports import Store
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.records import FileRecord
from bitsgui.engine import clock, tasks
from bitsgui.engine.part_file import PartFile

log = logging.getLogger(__name__)

INTERVAL_S = 1.0

Save = Callable[[Sequence[FileRecord]], Awaitable[None]]


def pause_s(interval_s: float, taken_s: float) -> float:
    """Return the seconds to the next record: the time the last one took counts as waited."""
    return max(0.0, interval_s - taken_s)


class Recorder:
    """One for all transfers, so that a second costs one transaction however many there are.

    The files of each disk go by themselves: one that does not answer keeps nothing of another from
    being recorded. ``save`` brings all there is to say of files on record.
    """

    def __init__(self, store: Store, save: Save, interval_s: float = INTERVAL_S) -> None:
        self._store = store
        self._save_whole = save
        self._interval_s = interval_s
        self._parts: dict[int, tuple[FileRecord, PartFile]] = {}
        self._unnamed: set[int] = set()
        self._quiet: set[int] = set()
        self._tasks: dict[int, asyncio.Task[None]] = {}

    def add(self, file: FileRecord, part: PartFile, *, is_periodic: bool = True) -> None:
        """Begin to record a file; which one on the disk it is goes into the first record.

        The identity of a doubtful one stays out until it is proven whole. One that is not
        ``is_periodic`` is recorded at its end only, and starts over after a crash.
        """
        self._parts[file.id] = (file, part)
        if not is_periodic:
            self._quiet.add(file.id)
        if not part.is_doubtful and file.identity != part.identity:
            file.identity = part.identity
            self._unnamed.add(file.id)
        if part.device not in self._tasks:
            run = self._run(part.device)
            self._tasks[part.device] = tasks.spawn_logged("record progress", run)

    async def remove(self, file: FileRecord) -> None:
        """Record a file once more and forget it."""
        entry = self._parts.get(file.id)
        if entry is not None:
            await self._record([entry])
            self.drop(file)

    def drop(self, file: FileRecord) -> None:
        """Forget a file without recording it."""
        self._parts.pop(file.id, None)
        self._unnamed.discard(file.id)
        self._quiet.discard(file.id)

    def _on(self, device: int) -> list[tuple[FileRecord, PartFile]]:
        """Return what there is of one disk."""
        return [entry for entry in self._parts.values() if entry[1].device == device]

    async def _run(self, device: int) -> None:
        try:
            began = clock.monotonic()
            while self._on(device):
                await asyncio.sleep(pause_s(self._interval_s, clock.monotonic() - began))
                began = clock.monotonic()
                await self._record([e for e in self._on(device) if e[0].id not in self._quiet])
        finally:
            del self._tasks[device]

    async def _record(self, entries: list[tuple[FileRecord, PartFile]]) -> None:
        changed = [e for e in entries if _has_news(*e)]
        results = await asyncio.gather(*(_sync(*e) for e in changed), return_exceptions=True)
        recorded: list[FileRecord] = []
        for entry, result in zip(changed, results, strict=True):
            file, part = entry
            if self._parts.get(file.id) is not entry:
                # Dropped while its bytes went to the disk: the record may be of another file now.
                continue
            if isinstance(result, BaseException):
                # The transfer itself meets the same fault at its next write and reports it.
                log.warning("cannot sync %s: %s", part.path.name, result)
                continue
            file.done, file.fingerprint = result
            recorded.append(file)
        if recorded:
            try:
                await self._save(recorded)
            except (StoreError, TransferError) as error:
                log.warning("progress not recorded: %s", error)

    async def _save(self, files: list[FileRecord]) -> None:
        """Store progress; no range without the identity of the file it is in."""
        unnamed = [file for file in files if file.id in self._unnamed]
        if unnamed:
            await self._save_whole(unnamed)
            self._unnamed.difference_update(file.id for file in unnamed)
        await self._store.save_progress(files)

    async def flush(self) -> None:
        """Record now what is recorded once a second."""
        entries = self._parts.values()
        await self._record([entry for entry in entries if entry[0].id not in self._quiet])

    async def close(self) -> None:
        """Stop; what is still there is recorded."""
        devices = {part.device for _, part in self._parts.values()} | set(self._tasks)
        await asyncio.gather(*map(self._close, devices))
        self._parts.clear()

    async def _close(self, device: int) -> None:
        await tasks.stop(self._tasks.get(device))
        await self._record(self._on(device))


def _has_news(file: FileRecord, part: PartFile) -> bool:
    """Return whether there is progress to record; none counts before what is there is proven."""
    if part.needs_comparison:
        return False
    return part.written != part.synced or part.synced != file.done


async def _sync(file: FileRecord, part: PartFile) -> tuple[RangeSet, bytes | None]:
    """Return what is on the disk, and its fingerprint."""
    done = await part.sync()
    return done, await part.fingerprint(done, file.size)
