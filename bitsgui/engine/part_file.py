"""The part file a transfer writes into."""

from __future__ import annotations

import asyncio
import logging
import os
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.ranges import RangeSet
from bitsgui.engine import clock, disk, folder_syncs, locks, opening, part_note, tasks
from bitsgui.engine.buffers import SMALL
from bitsgui.engine.fingerprint import Fingerprint, Standing, Tell, grace_ns, step_for
from bitsgui.engine.holes import missing_data
from bitsgui.engine.in_place import check_folder, settle_in_place, sync_in_place
from bitsgui.engine.pump import Source

log = logging.getLogger(__name__)

T = TypeVar("T")
_REST = 4096
"""What is fetched again at the end of a part file that nothing vouches for."""


class DiffersError(TransferError):
    """What the server sends is not what is in the part file."""

    def __init__(self) -> None:
        super().__init__(
            Hresult.BG_E_REMOTE_FILE_CHANGED,
            "what the server sends now differs from what is on the disk",
        )


class PartFile:
    """An open part file: writes in place at any offset, knows what was written and synced.

    ``written`` holds the bytes whose write has returned, ``synced`` those that are on the disk
    for certain; only the second may be recorded. Bytes that prove to be gone leave both.
    ``identity`` tells this file from any other put under its name. One that ``is_doubtful`` has
    another identity than was recorded: replaced, or on a file system that numbers its files anew
    each time; what is in it needs to be compared with the server. ``unproven`` holds what an
    earlier run left without a seal, or with a broken one: nobody knows who wrote after it.
    One that ``is_meddled`` was written to later than by us: nothing of it counts until it is
    compared. ``tell`` gets each fingerprint that is taken; ``taken_back`` is what was written once
    and had to be again.

    All methods raise TransferError on a disk fault, PartLostError if the file was taken away.
    """

    def __init__(
        self, path: Path, fd: int, done: RangeSet, identity: disk.Identity, *, is_doubtful: bool
    ) -> None:
        self.path = path
        self.written = done
        self.synced = done.copy()
        self.identity = identity
        self.is_doubtful = is_doubtful
        self.unproven = RangeSet()
        self.is_meddled = False
        self.tell: Tell | None = None
        self.taken_back = RangeSet()
        self._fingerprint: Fingerprint | None = None
        self._is_fingerprint_stale = False
        self._sync_took_s = 0.0
        self._taken: tuple[RangeSet, bytes] | None = None
        self._fd = fd
        self._threads = tasks.threads_of(self.device)
        self._end = max((end for _, end in done), default=0)
        self._fault: TransferError | None = None
        self._writing: set[asyncio.Future[_Written]] = set()
        self._lock = asyncio.Lock()
        self._is_entry_synced = False

    @classmethod
    async def create(cls, path: Path, size: int | None = None) -> PartFile:
        """Make the file; its name must not be taken.

        Raises: TransferError ``ERROR_FILE_TOO_LARGE`` if ``size`` bytes are more than one file may
        have there; it is not made then.
        """
        fd, identity = await opening.opened(path, partial(_create, path, size))
        return cls(path, fd, RangeSet(), identity, is_doubtful=False)

    @classmethod
    async def reopen(
        cls,
        path: Path,
        done: RangeSet,
        known: disk.Identity | None = None,
        sealed: int | None = None,
        fingerprint: bytes | None = None,
    ) -> PartFile | None:
        """Open what an earlier run left; None if the file is gone.

        Bytes recorded that are gone are forgotten: somebody cut the file or punched holes into it.
        ``known`` is the identity on record, None if there is none, and ``sealed``
        what :func:`seals.seal` gave, None after a crash. With another time of change than that,
        and no cut or hole to explain it, nobody can say which bytes were written over: it is not
        ours to touch. So it is after a crash with what differs from its ``fingerprint``.

        Raises: TransferError ``ERROR_PATH_NOT_FOUND`` if its folder is gone, ``ERROR_NOT_READY``
        if that lies on another disk than before: an absent disk takes nothing away.
        """
        stored = Fingerprint.read(fingerprint, done) if fingerprint is not None else None
        judge = stored.judge if stored is not None and sealed is None else None
        opened = await opening.opened(path, partial(_reopen, path, list(done), known, judge))
        if opened is None:
            return None
        fd, identity, changed, lost, standing = opened
        is_sealed = changed == sealed
        is_whole = not lost and identity[2] == max((end for _, end in done), default=0)
        is_broken = sealed is not None and not is_sealed and is_whole
        if is_broken or standing is Standing.OVERWRITTEN:
            log.warning("%s: another program changed it, so it stays as it is", path.name)
            return cls(path, fd, RangeSet(), identity, is_doubtful=True)
        trusted = done.copy()
        for start, end in lost:
            trusted.remove(start, end)
        is_doubtful = known is not None and disk.is_other(identity, known)
        if is_doubtful:
            # Only what stands before a hole is compared with what comes from the server.
            end = max((end for _, end in trusted), default=0)
            trusted.remove(max(0, end - _REST), end)
        part = cls(path, fd, trusted, identity, is_doubtful=is_doubtful)
        if not is_sealed:
            part.unproven = trusted.copy()
        part.is_meddled = standing is Standing.UNEXPLAINED
        part._fingerprint = stored
        return part

    @property
    def device(self) -> int:
        """Number of the file system it is on."""
        return self.identity[0]

    @property
    def needs_comparison(self) -> bool:
        """Whether every byte of it is to be compared before any of them counts."""
        return self.is_meddled and bool(self.unproven)

    @property
    def is_sealable(self) -> bool:
        """Whether all that is in it is known to be ours, and on the disk."""
        is_safe = self._fault is None and self.written == self.synced
        return is_safe and not self.is_doubtful and not self.unproven

    async def write(self, offset: int, view: memoryview | bytes) -> None:
        """Write at ``offset``. Never cut in two by a cancellation: the buffer is in use."""
        await self._in_thread(offset, _write, view, is_brief=len(view) <= SMALL)

    async def fill(self, offset: int, source: Source) -> None:
        """Write from ``offset`` on what ``source`` brings, in a thread that is never cut short."""
        await self._in_thread(offset, _fill, source)

    async def _in_thread(
        self, offset: int, work: Callable[..., _Written], content: object, *, is_brief: bool = False
    ) -> None:
        if self._fault is not None:
            raise self._fault
        hand_over = self._threads.brief if is_brief else self._threads.call
        future = hand_over(work, self._fd, offset, content)
        self._writing.add(future)
        future.add_done_callback(self._writing.discard)
        expected = self._end
        try:
            # However often it is cancelled: the thread uses what the caller would then let go of.
            done = await tasks.finish(future)
        except asyncio.CancelledError:
            if not future.cancelled() and future.exception() is None:
                self._note_written(offset, future.result(), expected)
            raise
        except OSError as error:
            raise disk.local_error(error, self.path, is_open=True) from error
        self._note_written(offset, done, expected)
        if done.error is not None:
            raise disk.local_error(done.error, self.path, is_open=True) from done.error

    def _note_written(self, offset: int, done: _Written, expected: int) -> None:
        """Count bytes as written; the file was to have had ``expected`` bytes before."""
        if done.size < expected:
            self._forget(done.size, 2**63)
        if done.length:
            self.written.add(offset, offset + done.length)
            self._end = max(self._end, offset + done.length)

    def _forget(self, start: int, end: int) -> None:
        log.warning("%s: bytes from %d on were cut off or punched out", self.path.name, start)
        self.take_back(start, end)
        self.synced.remove(start, end)
        self._end = max((end for _, end in self.written), default=0)

    def take_back(self, start: int, end: int) -> None:
        """Count bytes as not written: others may come in their place."""
        self.written.remove(start, end)
        self.taken_back.add(start, end)
        self._is_fingerprint_stale = True

    def note_proven(self, end: int) -> None:
        """Take what stands before ``end`` for ours: its last bytes are what the server sends."""
        for start, stop in list(self.unproven):
            if start < end <= stop:
                self.unproven.remove(start, stop)

    async def read(self, offset: int, length: int) -> bytes:
        """Read back what is there."""
        return await self._guarded(disk.read_at, self._fd, length, offset)

    async def _guarded(self, function: Callable[..., T], *args: object) -> T:
        return await opening.guarded(self._threads, self.path, function, *args)

    async def sync(self) -> RangeSet:
        """Bring what is written so far to the disk and return it.

        A file that was taken away meanwhile, with its folder or without, fails the next write.
        """
        began = clock.monotonic()
        async with self._lock:
            snapshot, self._taken = self.written.copy(), None
            if snapshot != self.synced:
                size = await self._sync_data(snapshot, began)
                if size < max((end for _, end in snapshot), default=0):
                    self._forget(size, 2**63)
                    snapshot.remove(size, 2**63)
                await self._sync_entry()
                self.synced = snapshot
            self._sync_took_s = clock.monotonic() - began
            return snapshot.copy()

    async def fingerprint(self, done: RangeSet, size: int | None) -> bytes | None:
        """Return what is to be recorded with ``done``, which ``sync`` gave; None once closed.

        ``size`` is that of the whole file, None if unknown.
        """
        taken, self._taken = self._taken, None
        is_open = self._fd >= 0 and not self._is_fingerprint_stale
        if is_open and taken is not None and taken[0] == done:
            return taken[1]
        return await self._take_fingerprint(
            Fingerprint.grow, done, size, grace_ns(self._sync_took_s)
        )

    async def renew_fingerprint(self, size: int | None) -> bytes | None:
        """Return what is to be recorded before the first write to what an earlier run left."""
        return await self._take_fingerprint(Fingerprint.renew, self.written.copy(), size)

    async def _take_fingerprint(
        self, take: Callable[..., bytes], done: RangeSet, size: int | None, *more: int
    ) -> bytes | None:
        async with self._lock:
            if self._fd < 0:
                return None
            if self._fingerprint is None or self._is_fingerprint_stale:
                self._fingerprint = Fingerprint(step_for(size))
                self._is_fingerprint_stale = False
            self._fingerprint.tell = self.tell
            return await self._guarded(take, self._fingerprint, self._fd, done, *more)

    async def _sync_data(self, snapshot: RangeSet, began: float) -> int:
        """Sync and return the size of the file; take its fingerprint too, for one hop less."""
        grow = None
        is_growing = self._is_entry_synced and not self._is_fingerprint_stale
        if self._fingerprint is not None and is_growing:
            grow = partial(self._fingerprint.grow_after, began, self._fd, snapshot.copy())
        try:
            work = self._threads.share(sync_in_place, self._fd, self.path, self.identity, grow)
            found, taken = await tasks.finish(work)  # as in opening.guarded
        except TransferError as error:
            self._fault = error
            raise
        except OSError as error:
            self._fault = await opening.fault_at(self.path, error)
            raise self._fault from error
        if isinstance(found, int):
            if taken is not None:
                self._taken = snapshot.copy(), taken
            return found
        # The system drops what it failed to write: the next sync would not speak of it.
        for start, end in self.written.copy():
            for gap in self.synced.gaps(start, end):
                self.written.remove(*gap)
        self._fault = disk.local_error(found, self.path)
        raise self._fault from found

    async def _sync_entry(self) -> None:
        """Bring the name of a new file to the disk: its data survives a power cut only with it."""
        if not self._is_entry_synced:
            await self._threads.call(folder_syncs.names.sync, self.path.parent)
            self._is_entry_synced = True

    async def settle(self, size: int, modified: float | None) -> bool:
        """Cut the file to its final size, stamp it with the server's time and sync it.

        False if bytes proved to be missing: they are to be written again.
        """
        await self.drain()
        async with self._lock:
            lost = await self._guarded(missing_data, self._fd, [(0, size)])
            for start, end in lost:
                self._forget(start, end)
            if lost:
                return False
            self.identity = await self._guarded(
                settle_in_place, self._fd, self.path, self.identity, size, modified
            )
            await self._sync_entry()
            self.synced = self.written.copy()
            return True

    async def drain(self) -> None:
        """Wait for writes whose callers were cancelled."""
        if self._writing:
            await asyncio.wait(list(self._writing))

    async def close(self) -> None:
        """Close, also if the caller is cancelled meanwhile; safe to call twice."""
        await self.drain()
        # Not while a sync is under way: another file may get the number it is syncing.
        async with self._lock:
            fd, self._fd = self._fd, -1
            if fd >= 0:  # a call cancelled before its turn is never made: it would stay locked
                await self._guarded(os.close, fd)


def _create(path: Path, size: int | None) -> tuple[int, disk.Identity]:
    fd = locks.opened(path, create=True)
    try:
        if size is not None:
            disk.check_size(fd, size)
        part_note.mark(fd)
        return fd, _identify(fd, path)
    except BaseException:
        disk.remove(path)  # it was made a moment ago, and is empty
        os.close(fd)
        raise


def _identify(fd: int, path: Path) -> disk.Identity:
    """Return the identity of a file just opened.

    Its number is 0 if the file system has no steady ones: then nothing is told by them. So it is
    with its birth.
    """
    device, number, size, born = disk.identity_at(fd)
    found = disk.identity(path)
    steady = set(found or ())
    return device, number if number in steady else 0, size, born if born in steady else 0


class _Written(NamedTuple):
    """What a disk thread did: a file smaller than what was written once was cut.

    ``size`` is the file's from before, ``error`` what kept it from writing more than ``length``.
    """

    size: int
    length: int
    error: OSError | None = None


def _write(fd: int, offset: int, view: memoryview | bytes) -> _Written:
    size = os.fstat(fd).st_size
    disk.write_at(fd, view, offset)
    return _Written(size, len(view))


def _fill(fd: int, offset: int, source: Source) -> _Written:
    """Write all that ``source`` brings, as far as the disk takes it."""
    size, length = os.fstat(fd).st_size, 0

    def write(view: memoryview, before: int) -> None:
        nonlocal length
        disk.write_at(fd, view, offset + before)
        length = before + len(view)

    try:
        return _Written(size, source(write))
    except OSError as error:
        return _Written(size, length, error)


Opened = tuple[int, disk.Identity, int, list[tuple[int, int]], Standing]
Judge = Callable[[int, int], Standing]


def _reopen(
    path: Path, done: list[tuple[int, int]], known: disk.Identity | None, judge: Judge | None
) -> Opened | None:
    """Return descriptor, identity, time of change, lost spans and standing; None if it is gone."""
    try:
        is_there = stat.S_ISREG(path.stat(follow_symlinks=False).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        is_there = False
    if not is_there:  # or a link, folder or pipe in its place: what was recorded is not there
        check_folder(path.parent, known)
        return None
    fd = locks.opened(path, create=False)
    try:
        changed = os.fstat(fd).st_mtime_ns  # before the look for holes, which may write zeros
        lost = missing_data(fd, done)
        standing = Standing.OURS if lost or judge is None else judge(fd, changed)
        return fd, _identify(fd, path), changed, lost, standing
    except BaseException:
        os.close(fd)
        raise


def write_whole(path: Path, data: bytes | bytearray, modified: float | None) -> disk.Identity:
    """Make, write, stamp and sync a small file in one go (a thread hop costs as much as it)."""
    try:
        fd = disk.open_part(path, create=True)
        try:
            disk.write_at(fd, memoryview(data), 0)
            disk.stamp(fd, path, modified)
            disk.sync_data(fd)
            identity = _identify(fd, path)
        finally:
            os.close(fd)
        folder_syncs.names.sync(path.parent)
    except OSError as error:
        raise disk.local_error(error, path) from error
    return identity


def remove(path: Path, identity: disk.Identity | None) -> bool:
    """Delete a part file for good; blocking. False if it could not be.

    A file of another identity is not ours and stays; a link goes, what it leads to stays.
    """
    if disk.is_another(path, identity):
        log.warning("%s: another file has its name and stays", path.name)
        return True
    if not os.path.lexists(path):
        return True
    is_gone = disk.remove(path)
    folder_syncs.names.sync(path.parent)
    return is_gone
