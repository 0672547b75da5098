"""What an unfinished file without a job holds, as far as it is told without asking a server."""

from __future__ import annotations

import os
import signal
import stat
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from bitsgui.bits import aria2
from bitsgui.bits.errors import InvalidArgumentError
from bitsgui.bits.names import is_part_name
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.unreadable import unreadable
from bitsgui.bits.validators import Validator
from bitsgui.bits.words import say
from bitsgui.engine import locks, orphans, part_note, tasks
from bitsgui.engine.part_note import Note
from bitsgui.engine.zeros import zero_runs

CONTROL_LIMIT = 64 * 1024 * 1024
_SLICE = 256 * 1024 * 1024
"""Bytes looked through in one go of a disk thread."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An unfinished file; ``done`` is what may be believed to be there.

    ``is_own``: this program wrote it, in segments perhaps, wherever it lies by now.
    ``is_mapped``: whoever wrote it says which bytes those are (our note, aria2's control file).
    Else it is taken for written from the beginning on, as far as there are no holes, and what is
    zeros in it is in ``zeros``. ``validator`` tells the version our note says the bytes are of.
    ``fd`` is open, and keeps those out who respect our locks: to be closed by who asked for it.
    """

    path: Path
    fd: int
    done: RangeSet
    stamp: tuple[int, ...]
    is_own: bool = False
    is_mapped: bool = False
    zeros: RangeSet | None = None
    validator: Validator | None = None

    @property
    def size(self) -> int:
        """Bytes of the file, with all that was never written."""
        return self.stamp[2]


async def read_offer(path: Path) -> Offer:
    """Look at an unfinished file, and at what its program says of it.

    Raises: InvalidArgumentError if it cannot be used.
    """
    # To its end: a thread nobody waits for would leave the file open.
    offer: Offer = await tasks.finish(tasks.on_disk(_opened, path))
    try:
        return offer if offer.is_mapped else replace(offer, zeros=await _zeros(offer))
    except BaseException as error:
        os.close(offer.fd)
        if isinstance(error, OSError):
            raise _unreadable(path, error) from error
        raise


async def _zeros(offer: Offer) -> RangeSet:
    zeros = RangeSet()
    for start, end in offer.done:
        for at in range(start, end, _SLICE):
            last = min(end, at + _SLICE)
            zeros.update(await tasks.finish(tasks.on_disk(zero_runs, offer.fd, at, last)))
        zeros.remove(end, max(end, offer.size))
    return zeros


def _unreadable(path: Path, error: OSError) -> InvalidArgumentError:
    return InvalidArgumentError(unreadable(path, error))


def nothing_in(path: Path) -> InvalidArgumentError:
    """Return the error for a file that holds nothing of use."""
    return InvalidArgumentError(say("There is nothing in {path} to go on with.", path=path))


def _opened(path: Path) -> Offer:
    """Open the file; what never ends, or waits for somebody, as pipes do, is none."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    flags |= getattr(os, "O_NONBLOCK", 0)
    try:
        # A link is refused too: it, and not what it leads to, would lose its name.
        if not stat.S_ISREG(path.stat(follow_symlinks=False).st_mode):
            raise InvalidArgumentError(say("{path} is not a file.", path=path))
        fd = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))
    except OSError as error:
        raise _unreadable(path, error) from error
    try:
        return _look(path, fd)
    except BaseException as error:
        os.close(fd)
        if isinstance(error, OSError):
            raise _unreadable(path, error) from error
        raise


def _look(path: Path, fd: int) -> Offer:
    status = os.fstat(fd)
    if not stat.S_ISREG(status.st_mode):
        raise InvalidArgumentError(say("{path} is not a file.", path=path))
    if not locks.keep_others_out(fd):
        raise still_written(path)
    _refuse_written(path, fd)
    stamp, note = stamp_of(status), part_note.trusted(fd)
    is_own = is_part_name(path.name) or part_note.on(path) in {Note.MARK, Note.MAP}
    if note is not None:
        return Offer(path, fd, note.done, stamp, is_own, True, None, note.validator)
    there = _from_control(path, status.st_size)
    is_mapped = there is not None
    if there is None:
        end = orphans.first_hole(fd)
        there = RangeSet([(0, end)] if end else [])
    if not there:
        raise nothing_in(path)
    return Offer(path, fd, there, stamp, is_own, is_mapped)


def stamp_of(status: os.stat_result) -> tuple[int, ...]:
    """Return what changes when somebody writes to a file, or puts another in its place."""
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
        words = "{path} is none of the files in which aria2 notes what is there."
        raise InvalidArgumentError(say(words, path=control)) from error
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
        raise still_written(path) from error
    except OSError:
        return  # somebody else's file, or a file system that cannot tell
    fcntl.fcntl(fd, fcntl.F_SETLEASE, fcntl.F_UNLCK)


def still_written(path: Path) -> InvalidArgumentError:
    """Return the error for a file somebody writes to."""
    return InvalidArgumentError(
        say("Another program is still writing to {path}. Stop it first.", path=path)
    )


def refuse_changed(offer: Offer) -> None:
    """Raise InvalidArgumentError if somebody wrote to the file since it was read; blocking."""
    if stamp_of(offer.path.stat()) != offer.stamp:
        raise still_written(offer.path)
