"""Going on with what another program has fetched of a file.

Nothing of that program is touched before it is proven that its bytes are the server's: the
beginning and the end of what it has are fetched again and compared, or the checksum of the whole
is right. Then the file gets the name of a part file of ours beside its own (a second link, which
copies nothing), the job is stored, and only then its own name goes. Wherever this stops, the
bytes lie under at least one of the names. Where there are no links, or the file is not ours to
rename, it is copied and stays. A later run compares again before it adds anything.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from bitsgui.bits import aria2, digests
from bitsgui.bits.errors import InvalidArgumentError, TransferError
from bitsgui.bits.names import is_part_name, suggest_name
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.records import Conflict, FileRecord
from bitsgui.bits.requests import LinkRequest
from bitsgui.bits.words import say
from bitsgui.engine import disk, hashing, judging, naming, orphans, probes, tasks
from bitsgui.engine.asking import range_headers
from bitsgui.engine.fetcher import Answer, Fetcher
from bitsgui.engine.final_files import as_call_error
from bitsgui.engine.judging import Kind
from bitsgui.engine.local_names import folder_of, is_folder_name
from bitsgui.engine.net_errors import network_error

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

HEAD = 16 * 1024
TAIL = 64 * 1024
"""Bytes fetched again and compared at the beginning and at the end of what is there."""
BLOCK = 1024 * 1024
CONTROL_LIMIT = 64 * 1024 * 1024

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Offer:
    """An unfinished file of another program; ``done`` is what may be believed to be there."""

    path: Path
    done: RangeSet
    stamp: tuple[int, ...]

    @property
    def end(self) -> int:
        """Bytes up to the last one that is there."""
        return max(end for _, end in self.done)


@dataclass(frozen=True, slots=True)
class Proof:
    """What the server said of the file whose bytes were compared."""

    total: int
    name: str


@dataclass(slots=True)
class Taking:
    """A part file of ours that holds what another program fetched.

    ``is_link``: it is that program's own file, which still has its old name as well.
    """

    core: Core
    file: FileRecord
    offer: Offer
    part: Path
    is_link: bool


async def take(
    core: Core, fetcher: Fetcher, file: FileRecord, link: LinkRequest, conflict: Conflict
) -> Taking:
    """Prove what ``link.part`` holds, and give ``file`` a part file with it.

    Raises: BitsError that says why nothing of it can be used; nothing has changed then.
    """
    offer: Offer = await tasks.on_disk(read_offer, Path(link.part or ""))
    try:
        proof = await _prove(fetcher, offer, link.url, file.checksum)
        await tasks.on_disk(_refuse_changed, offer)
        return await tasks.on_disk(_place, core, file, offer, proof, conflict)
    except TransferError as error:
        raise as_call_error(error) from error


def settle(takings: Iterable[Taking]) -> None:
    """Let go of the other programs' names, once the jobs are stored; blocking."""
    for taking in takings:
        if taking.is_link:
            try:
                taking.offer.path.unlink()
            except OSError as error:
                log.warning("%s keeps its name: %s", taking.offer.path, error.strerror)


def undo(takings: Iterable[Taking]) -> None:
    """Take the part files away again: the jobs could not be stored; blocking."""
    for taking in takings:
        taking.core.claims.release([taking.file])
        with contextlib.suppress(OSError):
            taking.part.unlink()


# -- what is there -------------------------------------------------------------------------------


def read_offer(path: Path) -> Offer:
    """Look at another program's file, and at what that program says of it; blocking.

    Raises: InvalidArgumentError if it cannot be used.
    """
    try:
        with path.open("rb") as file:
            stamp = _stamp(os.fstat(file.fileno()))
            _refuse_written(path, file.fileno())
            end = orphans.first_hole(file.fileno())
        there = _from_control(path, stamp[2]) or RangeSet([(0, end)] if end else [])
    except OSError as error:
        raise InvalidArgumentError(
            say("{path} cannot be read: {reason}.", path=path, reason=error.strerror or "")
        ) from error
    if not path.is_file() or path.is_symlink():
        raise InvalidArgumentError(say("{path} is not a file.", path=path))
    if not there.contains(0, 1):
        raise InvalidArgumentError(say("There is nothing in {path} to go on with.", path=path))
    return Offer(path, there, stamp)


def _stamp(status: os.stat_result) -> tuple[int, ...]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _from_control(path: Path, size: int) -> RangeSet | None:
    """Return what aria2 notes of its file; without a note it would be full of zeros."""
    control = path.with_name(path.name + aria2.SUFFIX)
    try:
        with control.open("rb") as file:
            content = file.read(CONTROL_LIMIT)
    except OSError:
        return None
    try:
        total, there = aria2.pieces_there(content)
    except ValueError as error:
        raise InvalidArgumentError(
            say("{path} cannot be used: {reason}.", path=control, reason=error)
        ) from error
    there.remove(min(size, total), max(size, total) + 1)
    return there


def _refuse_written(path: Path, fd: int) -> None:
    """Refuse a file another program has open for writing, where the system can tell."""
    if sys.platform != "linux":
        return
    import fcntl  # noqa: PLC0415 - not on every system

    try:
        # A lease is refused while anybody writes. Who begins to in this moment makes the system
        # send a signal, and its usual one would end this program.
        fcntl.fcntl(fd, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(fd, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except BlockingIOError as error:
        raise InvalidArgumentError(
            say("Another program is still writing to {path}. Stop it first.", path=path)
        ) from error
    except OSError:
        return  # somebody else's file, or a file system that cannot tell
    fcntl.fcntl(fd, fcntl.F_SETLEASE, fcntl.F_UNLCK)


def _refuse_changed(offer: Offer) -> None:
    if _stamp(offer.path.stat()) != offer.stamp:
        raise InvalidArgumentError(
            say("Another program is still writing to {path}. Stop it first.", path=offer.path)
        )


# -- proof ---------------------------------------------------------------------------------------


def to_compare(done: RangeSet) -> list[tuple[int, int]]:
    """Return the spans to be compared: the beginning, and the ends of the first and last run."""
    runs = list(done)
    first, last = runs[0], runs[-1]
    spans = [(first[0], min(first[1], first[0] + HEAD))]
    spans += [(max(start, end - TAIL), end) for start, end in dict.fromkeys((first, last))]
    return [span for span in dict.fromkeys(spans) if span[0] < span[1]]


async def _prove(fetcher: Fetcher, offer: Offer, url: str, checksum: str | None) -> Proof:
    """Return what the server says of the file, once the bytes that are there proved to be its."""
    spans = to_compare(offer.done)
    while True:
        start, end = spans.pop(0)
        answer = await probes.in_time(url, fetcher.get(url, range_headers(start, end, None)))
        try:
            proof = _proof_of(answer, offer, (start, end))
            if await _has_sum(offer, proof.total, checksum):
                return proof
            if answer.status != 206:
                raise InvalidArgumentError(
                    "The server does not send parts of the file, so nothing of it can be kept."
                )
            theirs = await probes.in_time(url, _body(answer, end - start))
        finally:
            await tasks.finish(answer.reply.aclose())
        if theirs != await tasks.on_disk(_read, offer.path, start, end):
            raise InvalidArgumentError(
                say("{path} is not the beginning of what the link leads to.", path=offer.path)
            )
        if not spans:
            return proof


def _proof_of(answer: Answer, offer: Offer, asked: tuple[int, int]) -> Proof:
    if not 200 <= answer.status < 300:
        raise answer.failure()
    judged = judging.judge(answer.status, answer.headers, known=None, asked=asked)
    total = judged.entity.size
    if judged.kind is Kind.NO_RANGES or total is None or total < offer.end:
        raise InvalidArgumentError(
            say("{path} is not the beginning of what the link leads to.", path=offer.path)
        )
    name = suggest_name(
        answer.get("content-disposition"), answer.remote.url, answer.get("content-type") or ""
    )
    return Proof(total, name)


async def _has_sum(offer: Offer, total: int, checksum: str | None) -> bool:
    """Return whether all is there, and has the checksum that was given."""
    if checksum is None or not offer.done.contains(0, total) or offer.stamp[2] != total:
        return False
    wanted = digests.parse_checksum(checksum)
    found = await hashing.hash_file(offer.path, [wanted.algorithm])
    return found[wanted.algorithm] == wanted


async def _body(answer: Answer, length: int) -> bytes:
    came = bytearray()
    try:
        async for chunk in answer.reply:
            came += chunk
            if len(came) >= length:
                break
    except httpx.TransportError as error:
        raise network_error(error, answer.remote.url) from error
    return bytes(came[:length])


def _read(path: Path, start: int, end: int) -> bytes:
    with path.open("rb") as file:
        file.seek(start)
        return file.read(end - start)


# -- taking over ---------------------------------------------------------------------------------


def _place(core: Core, file: FileRecord, offer: Offer, proof: Proof, conflict: Conflict) -> Taking:
    """Settle the names and make the part file; blocking."""
    _settle_name(core, file, offer, proof, conflict)
    target = Path(file.local_name)
    part = target.with_name(naming.part_name_for(target.name))
    try:
        is_link = _link_or_copy(offer, part, core.settings.disk_reserve)
    except BaseException as error:
        core.claims.release([file])
        if isinstance(error, OSError):
            raise disk.local_error(error, part) from error
        raise
    file.part_name, file.done = part.name, offer.done.copy()
    return Taking(core, file, offer, part, is_link)


def _settle_name(
    core: Core, file: FileRecord, offer: Offer, proof: Proof, conflict: Conflict
) -> None:
    """Give the file its final name; that of the unfinished one counts as free."""
    is_open = is_folder_name(file.local_name)
    wanted = Path(file.local_name) / proof.name if is_open else Path(file.local_name)
    if wanted.exists() and wanted.samefile(offer.path) and core.claims.take(str(wanted), file.id):
        file.local_name = str(wanted)
        return
    naming.settle(file, proof.name, conflict, core.claims)
    if file.skipped:
        core.claims.release([file])
        raise InvalidArgumentError(say("{path} is there already.", path=wanted))


def _link_or_copy(offer: Offer, part: Path, reserve: int) -> bool:
    """Return True for a second name, False for a copy."""
    has_one_name = offer.path.stat().st_nlink == 1  # else a backup would change with it
    if has_one_name and os.access(offer.path.parent, os.W_OK | os.X_OK):
        with contextlib.suppress(OSError):
            os.link(offer.path, part, follow_symlinks=False)
            return True
    if offer.done.total + reserve > disk.free_bytes(part.parent):
        raise InvalidArgumentError(
            say(
                "There is no room in {folder} for a copy of {path}.",
                folder=part.parent,
                path=offer.path,
            )
        )
    try:
        _copy(offer, part)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return False


def _copy(offer: Offer, part: Path) -> None:
    """Copy what is there; what is missing stays a hole."""
    with offer.path.open("rb") as source, part.open("xb") as target:
        for start, end in offer.done:
            source.seek(start)
            target.seek(start)
            while start < end:
                block = source.read(min(BLOCK, end - start))
                if not block:
                    raise OSError(None, "the file became shorter")
                start += target.write(block)  # noqa: PLW2901 - how far it came
        target.flush()
        os.fsync(target.fileno())


def is_own(path: Path, local_name: str) -> bool:
    """Return whether a part file is one of ours, in the folder its file goes to."""
    folder = Path(folder_of(local_name))
    return is_part_name(path.name) and path.parent == folder
