"""The part file a transfer writes into."""

from __future__ import annotations

import asyncio
import errno
import os
import stat
import threading
from collections import Counter
from pathlib import Path
from typing import Any

from bitsgui.bits.ranges import RangeSet
from bitsgui.engine import disk, tasks


class _FolderSyncs:
    """Brings names in folders to the disk; callers that wait for the same folder share a sync.

    Blocks, for disk threads. Without it every one of a thousand small files would cost a sync of
    its folder beside its own.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._asked: dict[Path, int] = {}
        self._done: dict[Path, int] = {}
        self._locks: dict[Path, threading.Lock] = {}
        self._waiting: Counter[Path] = Counter()

    def sync(self, folder: Path) -> None:
        """Return once every name made in ``folder`` before the call is on the disk."""
        with self._guard:
            mine = self._asked[folder] = self._asked.get(folder, 0) + 1
            lock = self._locks.setdefault(folder, threading.Lock())
            self._waiting[folder] += 1
        try:
            with lock:
                self._sync_up_to(folder, mine)
        finally:
            with self._guard:
                self._waiting[folder] -= 1
                if not self._waiting[folder]:
                    for table in (self._waiting, self._asked, self._done, self._locks):
                        del table[folder]

    def _sync_up_to(self, folder: Path, mine: int) -> None:
        with self._guard:
            if self._done.setdefault(folder, 0) >= mine:
                return
            newest = self._asked[folder]
        disk.sync_folder(folder)
        with self._guard:
            self._done[folder] = newest


_entries = _FolderSyncs()


class PartFile:
    """An open part file: writes in place at any offset, knows what was written and synced.

    ``written`` holds the bytes whose write has returned, ``synced`` those that are on the disk
    for certain; only the second may be recorded. All methods raise TransferError on a disk fault.
    """

    def __init__(self, path: Path, fd: int, done: RangeSet) -> None:
        self.path = path
        self.written = done
        self.synced = done.copy()
        self._fd = fd
        self._writing: set[asyncio.Future[None]] = set()
        self._lock = asyncio.Lock()
        self._is_entry_synced = False

    @classmethod
    async def create(cls, path: Path) -> PartFile:
        """Make the file; its name must not be taken."""
        return cls(path, await _guarded(path, _create, path), RangeSet())

    @classmethod
    async def reopen(cls, path: Path, done: RangeSet) -> PartFile | None:
        """Open what an earlier run left; None if the file is gone.

        Bytes recorded beyond its end are forgotten: somebody cut the file.

        Raises: TransferError ``ERROR_PATH_NOT_FOUND`` if its folder is gone: an absent disk takes
        nothing away.
        """
        try:
            fd, size = await _guarded(path, _reopen, path)
        except FileNotFoundError as error:
            if not await tasks.on_disk(path.parent.is_dir):
                raise disk.local_error(error, path.parent) from error
            return None
        trusted = done.copy()
        trusted.remove(size, 2**63)
        return cls(path, fd, trusted)

    async def write(self, offset: int, view: memoryview | bytes) -> None:
        """Write at ``offset``. Never cut in two by a cancellation: the buffer is in use."""
        loop = asyncio.get_running_loop()
        future = loop.run_in_executor(tasks.disk_pool, disk.write_at, self._fd, view, offset)
        self._writing.add(future)
        future.add_done_callback(self._writing.discard)
        length = len(view)
        try:
            await asyncio.shield(future)
        except asyncio.CancelledError:
            await asyncio.wait([future])
            if not future.cancelled() and future.exception() is None:
                self.written.add(offset, offset + length)
            raise
        except OSError as error:
            raise disk.local_error(error, self.path) from error
        self.written.add(offset, offset + length)

    async def read(self, offset: int, length: int) -> bytes:
        """Read back what is there."""
        return await _guarded(self.path, disk.read_at, self._fd, length, offset)

    async def sync(self) -> RangeSet:
        """Bring what is written so far to the disk and return it."""
        async with self._lock:
            snapshot = self.written.copy()
            if snapshot != self.synced:
                await _guarded(self.path, disk.sync_data, self._fd)
                await self._sync_entry()
                self.synced = snapshot
            return snapshot.copy()

    async def _sync_entry(self) -> None:
        """Bring the name of a new file to the disk: its data survives a power cut only with it."""
        if not self._is_entry_synced:
            await tasks.on_disk(_entries.sync, self.path.parent)
            self._is_entry_synced = True

    async def settle(self, size: int, modified: float | None) -> None:
        """Cut the file to its final size, stamp it with the server's time and sync it."""
        await self.drain()
        async with self._lock:
            await _guarded(self.path, _settle, self._fd, self.path, size, modified)
            await self._sync_entry()
            self.synced = self.written.copy()

    async def drain(self) -> None:
        """Wait for writes whose callers were cancelled."""
        if self._writing:
            await asyncio.wait(list(self._writing))

    async def close(self) -> None:
        """Close; safe to call twice."""
        await self.drain()
        # Not while a sync is under way: another file may get the number it is syncing.
        async with self._lock:
            fd, self._fd = self._fd, -1
            if fd >= 0:
                await tasks.on_disk(os.close, fd)


async def _guarded(path: Path, function: Any, *args: Any) -> Any:  # noqa: ANN401 - passes through
    try:
        return await tasks.on_disk(function, *args)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise disk.local_error(error, path) from error


def _create(path: Path) -> int:
    try:
        return disk.open_part(path, create=True)
    except FileNotFoundError as error:
        raise disk.local_error(error, path) from error


def _reopen(path: Path) -> tuple[int, int]:
    if not stat.S_ISREG(path.stat(follow_symlinks=False).st_mode):
        # A link, folder or pipe put in its place: what was recorded is not there any more.
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    fd = disk.open_part(path, create=False)
    return fd, os.fstat(fd).st_size


def _settle(fd: int, path: Path, size: int, modified: float | None) -> None:
    if os.fstat(fd).st_size != size:
        os.ftruncate(fd, size)
    disk.stamp(fd, path, modified)
    os.fsync(fd)


def write_whole(path: Path, data: bytes, modified: float | None) -> None:
    """Make, write, stamp and sync a small file in one go (a thread hop costs as much as it)."""
    try:
        fd = disk.open_part(path, create=True)
        try:
            disk.write_at(fd, data, 0)
            disk.stamp(fd, path, modified)
            disk.sync_data(fd)
        finally:
            os.close(fd)
        _entries.sync(path.parent)
    except OSError as error:
        raise disk.local_error(error, path) from error
