"""Part files that are being written are locked, so that no other process goes on with them.

The lock is advisory where the system has such, ends with the descriptor, and is nothing on disks
that know no locks. Blocking only for what a system call takes.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.engine import disk

_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES}


def opened(path: Path, *, create: bool) -> int:
    """Open a part file as :func:`disk.open_part` does, and lock it until it is closed.

    Raises: TransferError ``ERROR_SHARING_VIOLATION`` if somebody else has it locked, OSError.
    """
    fd = disk.open_part(path, create=create)
    if not _take(fd, is_shared=False):
        os.close(fd)
        raise TransferError(
            Hresult.ERROR_SHARING_VIOLATION, "another download writes to it", path=str(path)
        )
    return fd


def keep_others_out(fd: int) -> bool:
    """Let nobody begin to write until the file is closed; False if somebody does already."""
    return _take(fd, is_shared=True)


def is_held(path: Path) -> bool:
    """Return whether somebody writes to a file."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        fd = os.open(path, flags)
    except OSError:
        return False
    try:
        return not keep_others_out(fd)
    finally:
        os.close(fd)


if sys.platform == "win32":
    import msvcrt

    _PLACE = 2**62
    """Windows keeps others from the bytes that are locked: one that no file has is."""

    def _take(fd: int, *, is_shared: bool) -> bool:
        try:
            os.lseek(fd, _PLACE, os.SEEK_SET)
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return error.errno not in _HELD
        return True

else:
    import fcntl

    def _take(fd: int, *, is_shared: bool) -> bool:
        kind = fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX
        try:
            fcntl.flock(fd, kind | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in _HELD
        return True
