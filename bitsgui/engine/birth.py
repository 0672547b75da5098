"""When a file was made: unlike its number, no later file under its name gets that again."""

from __future__ import annotations

import ctypes
import functools
import os
import struct
import sys
from pathlib import Path

_AT_FDCWD = -100
_AT_SYMLINK_NOFOLLOW = 0x100
_AT_EMPTY_PATH = 0x1000
_STATX_BTIME = 0x800
_SIZE = 256
# Mask, seconds and nanoseconds in ``struct statx``, the same on every processor (statx(2)).
_FIELDS = struct.Struct("=I76xqI")


_Statx = ctypes.c_char * _SIZE


def of(file: Path | int) -> int:
    """Return when a file (a link is not followed) was made, in ns since the epoch; blocking.

    0 if it is gone or its file system does not know. Windows is not asked: it never gives the
    number of a file to another one, but does give its time to the next of that name.
    """
    if sys.platform == "linux":
        return _by_statx(file)
    if sys.platform == "darwin":
        try:
            status = os.fstat(file) if isinstance(file, int) else os.lstat(file)
        except OSError:
            return 0
        return int(status.st_birthtime * 1_000_000) * 1000
    return 0


def _by_statx(file: Path | int) -> int:
    """Return it by the system's call, which Python has no way to until 3.15."""
    library = _libc()
    if library is None:
        return 0
    if isinstance(file, int):
        place, name, flags = file, b"", _AT_EMPTY_PATH
    else:
        place, name, flags = _AT_FDCWD, os.fsencode(file), _AT_SYMLINK_NOFOLLOW
    found = _Statx()
    if library.statx(place, name, flags, _STATX_BTIME, found):
        return 0
    mask, seconds, nanoseconds = _FIELDS.unpack_from(found)
    return seconds * 10**9 + nanoseconds if mask & _STATX_BTIME else 0


@functools.cache
def _libc() -> ctypes.CDLL | None:
    library = ctypes.CDLL(None)
    return library if hasattr(library, "statx") else None
