"""Checking finished files by their checksums, and fetching the pieces that are wrong again."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bitsgui.bits import digests, urls
from bitsgui.bits.errors import ErrorClass, TransferError
from bitsgui.bits.explain import explain
from bitsgui.bits.file_checks import FileCheck, FileProof, Verdict, unpack
from bitsgui.bits.piece_hashes import PieceHashes
from bitsgui.bits.records import HistoryFile, HistoryRow, Origin
from bitsgui.bits.types import JobState
from bitsgui.bits.words import say
from bitsgui.engine import disk, job_defaults, snapshots, tasks
from bitsgui.engine.failures import error_record
from bitsgui.engine.hashing import Hasher, new_hasher
from bitsgui.engine.piece_fetch import PieceFetch

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

_BLOCK = 1024 * 1024
MOST_PIECE = 64 * 1024 * 1024
"""A larger piece is not fetched again: it is held in memory until its checksum is right."""

log = logging.getLogger(__name__)


async def check_all(
    core: Core, row: HistoryRow, packed: str, *, repairs: bool, login: tuple[str, str] | None
) -> list[FileCheck]:
    """Check the files of a finished job; see :meth:`ChecksFiles.check_files`."""
    proofs, options = unpack(packed, len(row.files))
    options = options or job_defaults.of_settings(core.settings, Origin.USER)
    source = PieceFetch(core, row, options, login) if repairs else None
    return [
        await check(file, proof, source)
        for file, proof in zip(row.files, proofs, strict=True)
        if file.completed
    ]


async def check(file: HistoryFile, proof: FileProof, source: PieceFetch | None) -> FileCheck:
    """Compare a finished file with what is known of it, and repair it from ``source`` if given."""
    path, size = Path(file.local_name), file.bytes_total or 0
    pieces = proof.pieces if proof.pieces is not None and proof.pieces.fits(size) else None
    if file.checksum is None and pieces is None:
        is_there = await tasks.on_disk(path.is_file)
        return FileCheck(str(path), Verdict.UNKNOWN if is_there else Verdict.MISSING)
    try:
        found, wrong = await _look(path, size, file.checksum, pieces)
    except OSError as error:
        log.info("%s cannot be checked: %s", path, error)
        return FileCheck(str(path), Verdict.MISSING, reason=error.strerror or str(error))
    if source is None or found.verdict is not Verdict.DAMAGED:
        return found
    if pieces is None:
        reason = "the checksums of its pieces are not known; download it again"
        return FileCheck(str(path), Verdict.DAMAGED, None, reason=reason)
    if min(size, pieces.length) > MOST_PIECE:
        reason = "its pieces are too large to fetch one of them; download it again"
        return replace(found, reason=reason)
    return await _Repair(source, file, pieces, (file.remote_name, *proof.links)).run(wrong)


class _Pass:
    """One reading of a file, a block at a time; blocking."""

    def __init__(self, path: Path, checksum: str | None, pieces: PieceHashes | None) -> None:
        self._file = disk.open_same(path, None)
        self.size = os.fstat(self._file.fileno()).st_size
        self._wanted = None if checksum is None else digests.parse_checksum(checksum)
        self._whole = None if self._wanted is None else new_hasher(self._wanted.algorithm)
        self._pieces = pieces
        self._piece: Hasher | None = None
        self._at = 0
        self.wrong: list[int] = []

    def step(self, size: int) -> bool:
        """Read up to a block, never over the end of a piece; False at the end."""
        length = self._pieces.length if self._pieces is not None else _BLOCK
        end = min(size, (self._at // length + 1) * length, self._at + _BLOCK)
        block = self._file.read(end - self._at) if end > self._at else b""
        if self._whole is not None:
            self._whole.update(block)
        if self._pieces is not None and end > self._at:
            self._take(self._pieces, block, end, size)
        self._at = end if self._pieces is not None else self._at + len(block)
        return end < size and (bool(block) or self._pieces is not None)

    def _take(self, pieces: PieceHashes, block: bytes, end: int, size: int) -> None:
        number = self._at // pieces.length
        self._piece = self._piece or new_hasher(pieces.algorithm)
        self._piece.update(block)
        if end in {size, (number + 1) * pieces.length}:
            if self._piece.digest() != pieces.digest(number):
                self.wrong.append(number)
            self._piece = None

    def is_right(self, size: int) -> bool:
        """Return whether all that was read, to its end, is as it is to be."""
        is_same = (
            self._wanted is None
            or self._whole is None
            or (self._whole.digest() == self._wanted.value)
        )
        return is_same and not self.wrong and self.size == size

    def close(self) -> None:
        self._file.close()


async def _look(
    path: Path, size: int, checksum: str | None, pieces: PieceHashes | None
) -> tuple[FileCheck, list[int]]:
    """Read a file once; return what it is, and the wrong ones of its pieces. Raises: OSError."""
    reading: _Pass = await tasks.on_disk(_Pass, path, checksum, pieces)
    try:
        while await tasks.on_disk(reading.step, size):
            pass
    finally:
        await tasks.finish(tasks.on_disk(reading.close))
    if reading.is_right(size):
        return FileCheck(str(path), Verdict.RIGHT), []
    if pieces is None:
        return FileCheck(str(path), Verdict.DAMAGED, None), []
    spans = [pieces.span(number, size) for number in reading.wrong]
    beyond = max(0, reading.size - size)
    damaged = sum(end - start for start, end in spans) + beyond
    return FileCheck(str(path), Verdict.DAMAGED, damaged or None), reading.wrong


class _Repair:
    """Fetches the wrong pieces of one file and puts them where they belong."""

    def __init__(
        self, source: PieceFetch, file: HistoryFile, pieces: PieceHashes, links: tuple[str, ...]
    ) -> None:
        self._source, self._file, self._pieces = source, file, pieces
        self._links = list(links)
        self._path, self._size = Path(file.local_name), file.bytes_total or 0
        self._mended = 0

    async def run(self, wrong: list[int]) -> FileCheck:
        """Repair what can be; the file is checked again as a whole afterwards."""
        reason, path = "", str(self._path)
        try:
            for number in wrong:
                reason = await self._mend(number)
                if reason:
                    break
            if not reason:  # else it may be another file by now: what is in it stays
                await tasks.finish(tasks.on_disk(self._settle))
            found, _ = await _look(self._path, self._size, self._file.checksum, self._pieces)
        except OSError as error:
            reason = error.strerror or str(error)
            return FileCheck(path, Verdict.DAMAGED, None, self._mended, reason)
        if found.verdict is Verdict.RIGHT:
            return FileCheck(path, Verdict.REPAIRED, 0, self._mended)
        reason = reason or "its pieces are right, but not the checksum of the whole"
        return FileCheck(path, Verdict.DAMAGED, found.damaged, self._mended, reason)

    async def _mend(self, number: int) -> str:
        """Fetch a piece from whoever has it right; return why nobody has, "" if it is mended."""
        start, end = self._pieces.span(number, self._size)
        reason = "no link to it is known"
        for link in list(self._links):
            try:
                body = await self._source.fetch(link, self._file.remote_name, (start, end))
            except TransferError as error:
                if error.error_class is ErrorClass.WAITING:
                    return self._words(error)
                reason = say("{link}: {reason}", link=urls.mask(link), reason=self._words(error))
                self._put_last(link)
                continue
            hasher = new_hasher(self._pieces.algorithm)
            hasher.update(body)
            if hasher.digest() == self._pieces.digest(number):
                await tasks.finish(tasks.on_disk(_write, self._path, start, body))
                self._mended += len(body)
                return ""
            reason = say("{link} has another file", link=urls.mask(link))
            self._put_last(link)
        return reason

    @staticmethod
    def _words(error: TransferError) -> str:
        """Return what happened, as a job would say it."""
        view = snapshots.error_view(error_record(error, None, 1, error.error_class))
        message = explain(view, JobState.ACKNOWLEDGED).message
        return message if "{" in message else say(message)

    def _put_last(self, link: str) -> None:
        self._links.remove(link)
        self._links.append(link)

    def _settle(self) -> None:
        """Bring it to the disk with its size and its time; blocking."""
        fd = disk.open_part(self._path, create=False)
        try:
            if os.fstat(fd).st_size > self._size:
                os.ftruncate(fd, self._size)
            disk.sync_data(fd)
            if self._file.written is not None:
                os.utime(self._path, ns=(self._file.written, self._file.written))
        finally:
            os.close(fd)


def _write(path: Path, start: int, body: bytes) -> None:
    fd = disk.open_part(path, create=False)
    try:
        disk.write_at(fd, body, start)
    finally:
        os.close(fd)
