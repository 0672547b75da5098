"""Whether a part file is where it was made; blocking, for disk threads."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.engine import disk, mounts


class PartLostError(TransferError):
    """The part file was taken away, or another file was put in its place: its bytes are gone."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Hresult.ERROR_FILE_NOT_FOUND,
            "the unfinished file was deleted or replaced",
            path=str(path),
        )


def check_folder(folder: Path, known: disk.Identity | None) -> None:
    """Raise TransferError if the folder, or the disk it was on, is not there."""
    try:
        device = folder.stat().st_dev
    except OSError as error:
        raise disk.local_error(mounts.told(error, folder), folder) from error
    if known is not None and known[0] != device:
        raise TransferError(
            Hresult.ERROR_NOT_READY, "another disk is in its place", path=str(folder)
        )


def check_in_place(path: Path, identity: disk.Identity) -> None:
    """Raise TransferError unless the file is still where it was made; blocking.

    PartLostError if it was deleted or replaced, ``ERROR_PATH_NOT_FOUND`` if its folder is not there
    at the moment, ``ERROR_NOT_READY`` if its disk is not, which take nothing away.
    """
    try:
        found = disk.identity(path)
    except NotADirectoryError:
        found = None
    if found is not None and found[0] == identity[0] and not disk.is_other(found, identity):
        return
    if found is None or found[0] != identity[0]:
        check_folder(path.parent, identity)
    raise PartLostError(path)


def sync_in_place(
    fd: int, path: Path, identity: disk.Identity, grow: Callable[[], bytes | None] | None
) -> tuple[int | OSError, bytes | None]:
    """Sync and return the size of the file, or what the sync itself failed with.

    Beside it stands what ``grow`` gave behind that, in the same hop to a thread.
    """
    try:
        disk.sync_data(fd)
    except OSError as error:
        return error, None
    status = os.fstat(fd)
    if not _is_at(path, status):
        check_in_place(path, identity)
    return status.st_size, None if grow is None else grow()


def settle_in_place(
    fd: int, path: Path, identity: disk.Identity, size: int, modified: float | None
) -> disk.Identity:
    """Cut a file to its final size, stamp it with the server's time and sync it; blocking."""
    if os.fstat(fd).st_size != size:
        os.ftruncate(fd, size)
    disk.stamp(fd, path, modified)
    disk.sync(fd)
    check_in_place(path, identity)
    return (*identity[:2], size, *identity[3:])


def _is_at(path: Path, status: os.stat_result) -> bool:
    """Return whether an open file is certainly the one of this name: its number is not reused."""
    try:
        return os.path.samestat(path.stat(follow_symlinks=False), status)
    except OSError:
        return False
