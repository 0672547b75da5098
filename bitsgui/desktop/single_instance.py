"""One process per profile; :mod:`bitsgui.desktop.control` is how a second one talks to it."""

import contextlib
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from bitsgui.bits.errors import ProfileInUseError

if sys.platform == "win32":
    import msvcrt

    # Windows forbids reading a locked byte: lock one far behind the number of the process.
    _LOCKED_BYTE = 1 << 20

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class ProfileLock:
    """An exclusive lock on a profile, as a context manager or by acquire and release.

    The system lets go of it when the process ends, however it ends; the file stays and means
    nothing by itself.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock without waiting.

        Raises: ProfileInUseError naming the process that has it; OSError if the file cannot be
        made or the file system has no locks.
        """
        if self._descriptor is not None:
            return
        # Not inheritable, so a child does not hold the lock longer than this process.
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            self._lock_or_refuse(descriptor)
            self._write_owner(descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor

    def _write_owner(self, descriptor: int) -> None:
        try:
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, f"{os.getpid()}\n".encode())
        except OSError as error:  # calls on a descriptor do not name the file
            raise OSError(error.errno, error.strerror, os.fspath(self._path)) from error

    def _lock_or_refuse(self, descriptor: int) -> None:
        if not _lock(descriptor):
            owner = _by(read_owner(self._path))
            raise ProfileInUseError(f"The profile {self._path.parent} is in use{owner}.")

    def release(self) -> None:
        """Let go; again is harmless. The file is kept: deleting it would race with others."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, 0)
        os.close(descriptor)

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.release()


def read_owner(path: Path) -> int | None:
    """Return the process that wrote the lock file last, or None. True only while it is locked."""
    try:
        return int(path.read_bytes()[:20])
    except (OSError, ValueError):
        return None


def _by(owner: int | None) -> str:
    return "" if owner is None else f" by process {owner}"
