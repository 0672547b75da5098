"""Blocking file operations and the errors they mean; called in disk threads only."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import functools
import os
import shutil
import stat
import sys
import threading
from io import FileIO
from pathlib import Path

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.engine import birth, mounts

if sys.platform != "win32":
    import fcntl

Identity = tuple[int, ...]
"""Device, inode and size of a file, and when it was made (ns; 0, or left out: not known)."""

TIME_STEP_S = 2.0
"""The coarsest times of change that a file system keeps (FAT)."""

WRITE_AT_ONCE = 512 * 1024
"""Most bytes of one call. For one of 4 MiB Linux looks for memory in pieces as large (ext4, 6.18):
2 GB took 1.9 s of CPU like that, and 0.37 s in calls of 64 KiB to 1 MiB.
"""

_CODES = {
    errno.ENOSPC: Hresult.ERROR_DISK_FULL,
    errno.EDQUOT: Hresult.ERROR_DISK_FULL,
    errno.EROFS: Hresult.ERROR_WRITE_PROTECT,
    errno.EACCES: Hresult.E_ACCESSDENIED,
    errno.EPERM: Hresult.E_ACCESSDENIED,
    errno.ENOENT: Hresult.ERROR_PATH_NOT_FOUND,
    errno.ENOTDIR: Hresult.ERROR_PATH_NOT_FOUND,
    errno.EEXIST: Hresult.ERROR_ALREADY_EXISTS,
    errno.EISDIR: Hresult.ERROR_DIRECTORY_NOT_SUPPORTED,
    errno.ENAMETOOLONG: Hresult.ERROR_FILENAME_EXCED_RANGE,
    errno.EFBIG: Hresult.ERROR_FILE_TOO_LARGE,
    errno.EBUSY: Hresult.ERROR_SHARING_VIOLATION,
    errno.ETXTBSY: Hresult.ERROR_SHARING_VIOLATION,
    errno.ENODEV: Hresult.ERROR_NOT_READY,
    errno.ENXIO: Hresult.ERROR_NOT_READY,
    errno.ESTALE: Hresult.ERROR_NOT_READY,
    # The way to a disk of the network, or the program that serves one, is not there.
    errno.ENOTCONN: Hresult.ERROR_NOT_READY,
    errno.ECONNABORTED: Hresult.ERROR_NOT_READY,
    errno.ECONNREFUSED: Hresult.ERROR_NOT_READY,
    errno.ECONNRESET: Hresult.ERROR_NOT_READY,
    errno.EHOSTDOWN: Hresult.ERROR_NOT_READY,
    errno.EHOSTUNREACH: Hresult.ERROR_NOT_READY,
    errno.ENETDOWN: Hresult.ERROR_NOT_READY,
    errno.ENETUNREACH: Hresult.ERROR_NOT_READY,
    errno.ETIMEDOUT: Hresult.ERROR_NOT_READY,
}

# Of winerror.h: what Windows says where another program has a file open.
_IN_USE = {32, 33}
# And where a disk, or the way to one of the network, is gone.
_GONE = {21, 53, 55, 59, 64, 67, 121, 1167, 1231, 1232, 1236}


def local_error(
    error: OSError, path: Path | str, *, reading: bool = False, is_open: bool = False
) -> TransferError:
    """Return what an OSError on a local file means to a job.

    Once a file ``is_open`` for writing it is not the rights that are missing: drivers say so of
    what they cannot do.
    """
    fallback = Hresult.ERROR_READ_FAULT if reading else Hresult.ERROR_WRITE_FAULT
    code = _CODES.get(error.errno or 0, fallback)
    if is_open and code == Hresult.E_ACCESSDENIED:
        code = fallback
    windows = getattr(error, "winerror", None)
    if windows in _IN_USE:
        code = Hresult.ERROR_SHARING_VIOLATION
    elif windows in _GONE:
        code = Hresult.ERROR_NOT_READY
    return TransferError(code, error.strerror or str(error), path=str(path))


def open_part(path: Path, *, create: bool) -> int:
    """Open a part file for writing; ``create`` makes it and fails if the name is taken.

    The part file is readable by others while it grows, as the interface asks.
    """
    flags = os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    # O_NOFOLLOW: a link planted under the recorded name must not lead the bytes elsewhere.
    flags |= getattr(os, "O_NOFOLLOW", 0)
    if create:
        flags |= os.O_CREAT | os.O_EXCL
    return os.open(path, flags, 0o666)


def check_size(fd: int, size: int) -> None:
    """Raise OSError ``EFBIG`` if the file system takes no files of ``size`` bytes.

    One of FAT takes 4 GiB: Linux lets nobody go to a place behind that. Others, and other systems,
    answer once something is written there.
    """
    try:
        os.lseek(fd, size, os.SEEK_SET)
    except OSError as error:
        if error.errno == errno.EINVAL:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG)) from error
    else:
        os.lseek(fd, 0, os.SEEK_SET)


def open_same(path: Path, known: Identity | None) -> FileIO:
    """Open a file for reading, if ``known`` is its identity (None: whichever it is).

    Raises: FileNotFoundError if another one is in its place, OSError.
    """
    flags = 0 if known is None else getattr(os, "O_NOFOLLOW", 0)
    file = FileIO(path, opener=lambda name, mode: os.open(name, mode | flags))
    if known is not None and is_other(identity_at(file.fileno()), known):
        file.close()
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    return file


_positions: dict[int, threading.Lock] = {}


def _position(fd: int) -> threading.Lock:
    """Return what is held where a handle has but one position (Windows), until it was used."""
    return _positions.setdefault(fd, threading.Lock())


def write_at(fd: int, view: memoryview | bytes, offset: int) -> None:
    """Write all of ``view`` at ``offset``; segments of one file may do so at the same time."""
    data = memoryview(view)
    while data:
        try:
            count = _write_some(fd, data[:WRITE_AT_ONCE], offset)
        except OSError as error:
            raise mounts.told(error, fd) from error
        data = data[count:]
        offset += count


def _write_some(fd: int, data: memoryview, offset: int) -> int:
    if hasattr(os, "pwrite"):
        return os.pwrite(fd, data, offset)
    with _position(fd):
        os.lseek(fd, offset, os.SEEK_SET)
        return os.write(fd, data)


def read_at(fd: int, length: int, offset: int) -> bytes:
    """Read up to ``length`` bytes at ``offset``; fewer only at the end of the file."""
    parts: list[bytes] = []
    while length:
        if hasattr(os, "pread"):
            data = os.pread(fd, length, offset)
        else:
            with _position(fd):
                os.lseek(fd, offset, os.SEEK_SET)
                data = os.read(fd, length)
        if not data:
            break
        parts.append(data)
        offset += len(data)
        length -= len(data)
    return b"".join(parts)


def sync(fd: int) -> None:
    """Return once a file is on the disk, with all that is known of it."""
    if not _full_sync(fd):
        os.fsync(fd)


def sync_data(fd: int) -> None:
    """Return once what was written is on the disk (``fdatasync`` where there is one)."""
    try:
        if _full_sync(fd):
            return
        if hasattr(os, "fdatasync"):
            os.fdatasync(fd)
        else:
            os.fsync(fd)
    except OSError as error:
        raise mounts.told(error, fd) from error


_NO_FULL_SYNC = {errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOTTY}


def _full_sync(fd: int) -> bool:
    """Have the disk empty its own memory; False where that is not asked so.

    ``fsync`` of macOS only hands over to the disk: what is there may be lost with the power. Disks
    of the network take nothing else.
    """
    command = None if sys.platform == "win32" else getattr(fcntl, "F_FULLFSYNC", None)
    if command is None:
        return False
    try:
        fcntl.fcntl(fd, command)
    except OSError as error:
        if error.errno not in _NO_FULL_SYNC:
            raise
        return False
    return True


def sync_folder(folder: Path) -> None:
    """Make renames in a folder durable; Windows and some network disks cannot, and need not."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        fd = os.open(folder, os.O_RDONLY)
        try:
            sync(fd)
        finally:
            os.close(fd)


def identity(path: Path) -> Identity | None:
    """Return what tells a file from any other, None if there is none; a link is not followed."""
    found = look(path)
    return None if found is None else found[0]


def look(path: Path) -> tuple[Identity, int] | None:
    """Return the identity of a file and when it was changed (ns), None if there is none."""
    try:
        status = path.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    return (*identity_of(status), birth.of(path)), status.st_mtime_ns


def identity_at(fd: int) -> Identity:
    """Return what tells an open file from any other."""
    return (*identity_of(os.fstat(fd)), birth.of(fd))


def identity_of(status: os.stat_result) -> tuple[int, int, int]:
    """Return (device, inode, size) of a file."""
    return status.st_dev, status.st_ino, status.st_size


def is_other(found: Identity, known: Identity) -> bool:
    """Return whether two identities are of different files, for all they tell.

    The number of a deleted file goes to the next one made (ext4), so the time of birth counts
    too. The device is left out: it may get another number with each start of the system.
    """
    if 0 not in {found[1], known[1]} and found[1] != known[1]:
        return True
    births = {*found[3:], *known[3:]}
    return 0 not in births and len(births) > 1


def is_another(path: Path, known: Identity | None) -> bool:
    """Return whether another file than the one of an identity has its name; blocking.

    Not where either is unknown, nor for a link, which is no file of anybody's.
    """
    if known is None:
        return False
    try:
        status = path.stat(follow_symlinks=False)
    except OSError:
        return False
    found = (*identity_of(status), birth.of(path))
    return stat.S_ISREG(status.st_mode) and is_other(found, known)


def is_as_written(path: Path, known: Identity, written: int | None) -> bool:
    """Return whether a file is still the one that got this identity and time of change; blocking.

    Raises: OSError.
    """
    found = identity(path)
    if found is None or is_other(found, known) or found[2] != known[2]:
        return False
    return written is None or path.stat(follow_symlinks=False).st_mtime_ns == written


_AT_FDCWD = -100
_RENAME_NOREPLACE = 1
_RENAME_EXCL = 4


def rename_new(source: Path, target: Path) -> None:
    """Rename without ever replacing a file; FileExistsError if ``target`` is there.

    Atomic by ``renameat2`` (Linux), ``renamex_np`` (macOS) and ``os.rename`` (Windows); on file
    systems without it a hard link that fails on an existing name, then the removal of the old one.
    """
    if os.name == "nt":
        source.rename(target)
        return
    result = _exclusive_rename(os.fsencode(source), os.fsencode(target))
    if result == 0:
        return
    if result in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM}:
        _rename_by_link(source, target)
        return
    raise OSError(result, os.strerror(result), str(source), None, str(target))


def _rename_by_link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        # Neither exclusive rename nor hard links (exFAT): a check is the best there is.
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        source.rename(target)
        return
    source.unlink()


def _exclusive_rename(source: bytes, target: bytes) -> int:
    """Return 0 or an errno."""
    library = _libc()
    if library is None:
        return errno.ENOSYS
    if sys.platform == "darwin":
        failed = library.renamex_np(source, target, _RENAME_EXCL)
    else:
        failed = library.renameat2(_AT_FDCWD, source, _AT_FDCWD, target, _RENAME_NOREPLACE)
    return ctypes.get_errno() if failed else 0


@functools.cache
def _libc() -> ctypes.CDLL | None:
    library = ctypes.CDLL(None, use_errno=True)
    name = "renamex_np" if sys.platform == "darwin" else "renameat2"
    return library if hasattr(library, name) else None


def free_bytes(folder: Path) -> int:
    """Return the bytes this user can still write below ``folder`` (or its nearest parent)."""
    while True:
        try:
            return shutil.disk_usage(folder).free
        except (FileNotFoundError, NotADirectoryError):
            if folder == folder.parent:
                raise
            folder = folder.parent


def remove(path: Path) -> bool:
    """Delete a file; True if it is gone."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def stamp(fd: int, path: Path, modified: float | None) -> None:
    """Give a file the server's time; a time the system cannot hold is left out."""
    if modified is None:
        return
    with contextlib.suppress(OSError, OverflowError, ValueError):
        os.utime(fd if os.utime in os.supports_fd else path, (modified, modified))
