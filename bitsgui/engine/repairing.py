"""Checking whole files by their checksums, and fetching the pieces that are wrong again."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bitsgui.bits import digests, urls
from bitsgui.bits.digests import Checksum
from bitsgui.bits.errors import ErrorClass, TransferError
from bitsgui.bits.explain import explain
from bitsgui.bits.file_checks import CheckProgress, FileCheck, FileProof, Told, Verdict
from bitsgui.bits.piece_hashes import PieceHashes
from bitsgui.bits.records import HistoryFile
from bitsgui.bits.types import JobState
from bitsgui.bits.words import Said, say
from bitsgui.engine import clock, disk, snapshots, tasks
from bitsgui.engine.failures import error_record
from bitsgui.engine.hashing import Hasher, new_hasher
from bitsgui.engine.piece_fetch import PieceFetch

_BLOCK = 1024 * 1024
_TOLD_S = 0.25
_COMPUTED = "sha-256"
MOST_PIECE = 64 * 1024 * 1024
"""A larger piece is not fetched again: it is held in memory until its checksum is right."""
_NO_PIECES = "The checksums of its pieces are not known: download it again."
_LARGE_PIECES = "Its pieces are too large to fetch one of them: download it again."

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Subject:
    """A whole file, where it is, and by what it is checked.

    ``place`` is where its bytes are as long as it has not got its name, "" if it has.

    ``index`` is that among the files of its job. ``file_id`` is that of a job that has not ended,
    whose links may have logins.
    """

    file: HistoryFile
    proof: FileProof
    index: int = 0
    file_id: int | None = None
    place: str = ""

    @property
    def name(self) -> str:
        """The path it has, or is to have."""
        return self.file.local_name

    @property
    def path(self) -> Path:
        """Where it is."""
        return Path(self.place or self.name)

    @property
    def size(self) -> int:
        """How many bytes it is to have."""
        return self.file.bytes_total or 0

    @property
    def pieces(self) -> PieceHashes | None:
        """The checksums of its pieces, if they are of a file of its size."""
        pieces = self.proof.pieces
        return pieces if pieces is not None and pieces.fits(self.size) else None


async def check(
    subjects: Sequence[Subject], source: PieceFetch | None, told: Told | None = None
) -> list[FileCheck]:
    """Compare files with what is known of them, and repair them from ``source`` if given.

    Of a single one that nothing is known of the checksum is computed.
    """
    meter = _Meter(told, sum(subject.size for subject in subjects))
    found: list[FileCheck] = []
    for subject in subjects:
        checked = await _check(subject, meter, source, computes=len(subjects) == 1)
        found.append(replace(checked, index=subject.index))
    return found


async def _check(
    subject: Subject, meter: _Meter, source: PieceFetch | None, *, computes: bool
) -> FileCheck:
    path, pieces = subject.path, subject.pieces
    is_unknown = subject.file.checksum is None and pieces is None
    if is_unknown and not computes:
        is_there = await tasks.on_disk(path.is_file)
        return FileCheck(subject.name, Verdict.UNKNOWN if is_there else Verdict.MISSING)
    try:
        reading = await _read(subject, meter)
    except OSError as error:
        log.info("%s cannot be checked: %s", path, error)
        reason = _of_disk(error, path, reading=True)
        return FileCheck(subject.name, Verdict.MISSING, reason=reason)
    found = _found(subject, reading)
    if source is None or found.verdict is not Verdict.DAMAGED:
        return found
    if pieces is None:
        return replace(found, reason=_NO_PIECES)
    if not _is_handy(pieces, subject.size):
        return replace(found, reason=_LARGE_PIECES)
    return await _Repair(source, subject, pieces, meter, found).run(reading)


def _is_handy(pieces: PieceHashes, size: int) -> bool:
    return min(size, pieces.length) <= MOST_PIECE


def _found(subject: Subject, reading: _Pass) -> FileCheck:
    """Return what a reading found."""
    path, size, pieces = subject.name, subject.size, subject.pieces
    written = subject.file.written
    is_changed = written is not None and reading.changed != written
    if subject.file.checksum is None and pieces is None:
        computed = str(reading.computed)
        return FileCheck(path, Verdict.UNKNOWN, computed=computed, is_changed=is_changed)
    count = 0 if pieces is None else len(pieces)
    if reading.is_right(size):
        return FileCheck(path, Verdict.RIGHT, pieces=count, is_changed=is_changed)
    if pieces is None:
        return FileCheck(path, Verdict.DAMAGED, None, is_changed=is_changed)
    spans = [pieces.span(number, size) for number in reading.wrong]
    damaged = sum(end - start for start, end in spans) + max(0, reading.size - size)
    return FileCheck(
        path,
        Verdict.DAMAGED,
        damaged or None,
        pieces=count,
        wrong=len(reading.wrong),
        is_changed=is_changed,
        can_repair=bool(damaged) and _is_handy(pieces, size),
    )


class _Meter:
    """Tells how far a check is."""

    def __init__(self, told: Told | None, total: int) -> None:
        self._told, self._total = told, total
        self._done, self._last = 0, clock.monotonic()

    def more(self, count: int) -> None:
        """Note that so many bytes are to be read that nobody knew of."""
        self._total += count

    def add(self, path: Path, count: int) -> None:
        """Note that so many bytes of a file were read."""
        self._done = min(self._total, self._done + count)
        self.tell(path)

    def tell(self, path: Path, fetched: int = 0, wanted: int = 0) -> None:
        """Tell how far it is, unless that was done just now."""
        now = clock.monotonic()
        if self._told is not None and now - self._last >= _TOLD_S:
            self._last = now
            self._told(CheckProgress(str(path), self._done, self._total, fetched, wanted))


class _Pass:
    """One reading of a file, a block at a time; blocking."""

    def __init__(self, path: Path, checksum: str | None, pieces: PieceHashes | None) -> None:
        self._file = disk.open_same(path, None)
        status = os.fstat(self._file.fileno())
        self.size, self.changed = status.st_size, status.st_mtime_ns
        self.identity = disk.identity_at(self._file.fileno())
        self._wanted = None if checksum is None else digests.parse_checksum(checksum)
        self._algorithm = _COMPUTED if self._wanted is None else self._wanted.algorithm
        is_whole = self._wanted is not None or pieces is None
        self._whole = new_hasher(self._algorithm) if is_whole else None
        self._pieces = pieces
        self._piece: Hasher | None = None
        self.at = 0
        self.wrong: list[int] = []

    def step(self, size: int) -> bool:
        """Read up to a block, never over the end of a piece; False at the end."""
        length = self._pieces.length if self._pieces is not None else _BLOCK
        end = min(size, (self.at // length + 1) * length, self.at + _BLOCK)
        block = self._file.read(end - self.at) if end > self.at else b""
        if self._whole is not None:
            self._whole.update(block)
        if self._pieces is not None and end > self.at:
            self._take(self._pieces, block, end, size)
        self.at = end if self._pieces is not None else self.at + len(block)
        return end < size and (bool(block) or self._pieces is not None)

    def _take(self, pieces: PieceHashes, block: bytes, end: int, size: int) -> None:
        number = self.at // pieces.length
        self._piece = self._piece or new_hasher(pieces.algorithm)
        self._piece.update(block)
        if end in {size, (number + 1) * pieces.length}:
            if self._piece.digest() != pieces.digest(number):
                self.wrong.append(number)
            self._piece = None

    @property
    def computed(self) -> Checksum | None:
        """The checksum of all that was read, None if only pieces were compared."""
        return None if self._whole is None else Checksum(self._algorithm, self._whole.digest())

    def is_right(self, size: int) -> bool:
        """Return whether all that was read, to its end, is as it is to be."""
        is_same = self._wanted is None or self.computed == self._wanted
        return is_same and not self.wrong and self.size == size

    def close(self) -> None:
        self._file.close()


async def _read(subject: Subject, meter: _Meter) -> _Pass:
    """Read a file once. Raises: OSError."""
    path, checksum, pieces = subject.path, subject.file.checksum, subject.pieces
    reading: _Pass = await tasks.on_disk(_Pass, path, checksum, pieces)
    size = reading.size if checksum is None and pieces is None else subject.size
    try:
        is_more = True
        while is_more:
            before = reading.at
            is_more = await tasks.on_disk(reading.step, size)
            meter.add(path, reading.at - before)
    finally:
        await tasks.finish(tasks.on_disk(reading.close))
    return reading


class _Repair:
    """Fetches the wrong pieces of one file and puts them where they belong."""

    def __init__(
        self,
        source: PieceFetch,
        subject: Subject,
        pieces: PieceHashes,
        meter: _Meter,
        before: FileCheck,
    ) -> None:
        self._source, self._subject = source, subject
        self._pieces, self._meter = pieces, meter
        self._path, self._size = subject.path, subject.size
        self._before = before
        self._links = [subject.file.remote_name, *subject.proof.links]
        self._mended = self._restored = 0

    async def run(self, reading: _Pass) -> FileCheck:
        """Repair what can be; the file is checked again as a whole afterwards."""
        reason, wrong = "", reading.wrong
        try:
            for done, number in enumerate(wrong):
                self._meter.tell(self._path, done, len(wrong))
                reason = await self._mend(number, reading.identity)
                if reason:
                    break
            if not reason:  # else it may be another file by now: what is in it stays
                await tasks.finish(tasks.on_disk(self._settle, reading))
            self._meter.more(self._size)
            found = _found(self._subject, await _read(self._subject, self._meter))
        except OSError as error:
            reason = _of_disk(error, self._path, reading=False)
            return self._as_far(replace(self._before, damaged=None, reason=reason))
        if found.verdict is Verdict.RIGHT:
            return self._as_far(replace(found, verdict=Verdict.REPAIRED, wrong=len(wrong)))
        reason = reason or "Its pieces are right, but not the checksum of the whole."
        return self._as_far(replace(found, wrong=len(wrong), reason=reason))

    def _as_far(self, found: FileCheck) -> FileCheck:
        return replace(
            found,
            mended=self._mended,
            restored=self._restored,
            is_changed=self._before.is_changed,
            can_repair=False,
        )

    async def _mend(self, number: int, identity: disk.Identity) -> str:
        """Fetch a piece from whoever has it right; return why nobody has, "" if it is mended."""
        start, end = self._pieces.span(number, self._size)
        given, reason = self._subject.file.remote_name, ""
        for link in list(self._links):
            try:
                body = await self._source.fetch(link, given, (start, end), self._subject.file_id)
            except TransferError as error:
                if error.error_class is ErrorClass.WAITING:
                    return _of_error(error)
                reason = say("{link}: {reason}", link=urls.mask(link), reason=_of_error(error))
                self._put_last(link)
                continue
            hasher = new_hasher(self._pieces.algorithm)
            hasher.update(body)
            if hasher.digest() == self._pieces.digest(number):
                await tasks.finish(tasks.on_disk(_write, self._path, start, body, identity))
                self._mended += len(body)
                self._restored += 1
                return ""
            words = "{link} has another file by now, a newer version perhaps."
            reason = say(words, link=urls.mask(link))
            self._put_last(link)
        return reason

    def _put_last(self, link: str) -> None:
        self._links.remove(link)
        self._links.append(link)

    def _settle(self, reading: _Pass) -> None:
        """Bring it to the disk with its size and its time; blocking."""
        fd = _open_known(self._path, reading.identity)
        try:
            if os.fstat(fd).st_size > self._size:
                os.ftruncate(fd, self._size)
            disk.sync_data(fd)
            written = self._subject.file.written
            changed = reading.changed if written is None else written
            os.utime(self._path, ns=(changed, changed))
        finally:
            os.close(fd)


def _write(path: Path, start: int, body: bytes, identity: disk.Identity) -> None:
    fd = _open_known(path, identity)
    try:
        disk.write_at(fd, body, start)
    finally:
        os.close(fd)


def _open_known(path: Path, identity: disk.Identity) -> int:
    """Open the file that was read. Raises: OSError, also if another one has its name by now."""
    fd = disk.open_part(path, create=False)
    if disk.is_other(disk.identity_at(fd), identity):
        os.close(fd)
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    return fd


def _of_disk(error: OSError, path: Path, *, reading: bool) -> str:
    if isinstance(error, FileNotFoundError):
        return "The file itself is not there any more."
    return _of_error(disk.local_error(error, path, reading=reading))


def _of_error(error: TransferError) -> Said:
    """Return what happened, as a job would say it."""
    view = snapshots.error_view(error_record(error, None, 1, error.error_class))
    message = explain(view, JobState.ACKNOWLEDGED).message
    return message if isinstance(message, Said) else say(message)
