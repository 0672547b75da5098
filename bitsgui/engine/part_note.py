"""What a part file says of itself, for the day the list of jobs is lost.

An extended attribute holds what is on record of it: the bytes that are on the disk, the version of
the file they are of, and their fingerprint. It goes where the file goes, and not with a copy that
fills its holes. Without it nobody can say which bytes of a part file were ever written: segments
leave gaps of any size, which a copy, or a disk that knows no holes, turns into zeros.

All functions are blocking, for disk threads, and do nothing where there are no such attributes.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
from base64 import b64decode, b64encode
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.validators import Validator
from bitsgui.engine.fingerprint import Fingerprint, Standing

NAME = "user.bitsgui.part"
_ORIGIN = "user.xdg.origin.url"
"""What files get with their names at the latest, here and in browsers."""
_MOST = 3072
"""Bytes of a note: a file of ext4 has about 4,000 for all its attributes."""
_BARE = b"{}"
_NO_SUCH = getattr(errno, "ENODATA", None)


@dataclass(frozen=True, slots=True)
class PartNote:
    """``done`` is on the disk and of the version ``validator`` tells, and has ``fingerprint``."""

    done: RangeSet
    validator: Validator
    fingerprint: bytes

    def to_bytes(self) -> bytes:
        """Return the form to be written on the file; a bare mark if it would be too long."""
        fields: dict[str, str | None] = {
            "done": b64encode(self.done.to_bytes()).decode(),
            "fingerprint": b64encode(self.fingerprint).decode(),
            "etag": self.validator.etag,
            "last_modified": self.validator.last_modified,
            "date": self.validator.date,
        }
        note = json.dumps(fields).encode()
        return note if len(note) <= _MOST else _BARE

    @classmethod
    def from_bytes(cls, note: bytes) -> PartNote | None:
        """Read a note; None for a bare mark, and for one that is damaged."""
        try:
            fields: dict[str, Any] = json.loads(note)
            return cls(
                RangeSet.from_bytes(b64decode(fields["done"])),
                Validator(*(fields[name] for name in ("etag", "last_modified", "date"))),
                b64decode(fields["fingerprint"]),
            )
        except (ValueError, TypeError, KeyError):
            return None


class Note(Enum):
    """What a file says of itself at a first look."""

    NONE = auto()
    """It is no part file of ours, or one that was written in one go."""
    FINISHED = auto()
    """It is whole, has its name, and says where it came from."""
    UNKNOWN = auto()
    """Its disk cannot tell."""
    MARK = auto()
    MAP = auto()
    """It is one, and says which bytes are there."""


def on(path: Path) -> Note:
    """Return what a file says of itself; a link is not followed."""
    try:
        return Note.MARK if PartNote.from_bytes(_get(path)) is None else Note.MAP
    except OSError as error:
        if error.errno != _NO_SUCH:
            return Note.UNKNOWN
    with contextlib.suppress(OSError):
        _get(path, _ORIGIN)
        return Note.FINISHED
    return Note.NONE


def mark(fd: int) -> None:
    """Say that an open file is a part file of this program, of whose bytes nothing is known."""
    with contextlib.suppress(OSError):
        _set(fd, _BARE)


def write(fd: int, note: PartNote) -> None:
    """Say on an open file what is recorded of it; ``note.done`` is on the disk by now."""
    with contextlib.suppress(OSError):
        _set(fd, note.to_bytes())


def trusted(fd: int) -> PartNote | None:
    """Return what an open file says of itself, if all of it is still as it was said.

    Nobody wrote there since but the program that said it, within seconds of that.
    """
    with contextlib.suppress(OSError):
        note = PartNote.from_bytes(_get(fd))
        stored = note and Fingerprint.read(note.fingerprint, note.done)
        if note is None or stored is None or not note.done:
            return None
        status = os.fstat(fd)
        is_whole = max(end for _, end in note.done) <= status.st_size
        if is_whole and stored.judge(fd, status.st_mtime_ns) is Standing.OURS:
            return note
    return None


def clear(path: Path) -> None:
    """Take the note off a file that is whole and has its name."""
    with contextlib.suppress(OSError):
        _remove(path)


if sys.platform == "linux":

    def _set(fd: int, note: bytes) -> None:
        os.setxattr(fd, NAME, note)

    def _get(file: int | Path, name: str = NAME) -> bytes:
        return os.getxattr(file, name, follow_symlinks=isinstance(file, int))

    def _remove(path: Path) -> None:
        os.removexattr(path, NAME, follow_symlinks=False)

else:

    def _set(fd: int, note: bytes) -> None: ...

    def _get(file: int | Path, name: str = NAME) -> bytes:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    def _remove(path: Path) -> None: ...
