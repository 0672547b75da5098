"""Moving one file on the disk; blocking, for disk threads."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable
from io import FileIO
from itertools import chain, islice
from pathlib import Path

from bitsgui.bits import names
from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.moves import MoveRecord
from bitsgui.bits.words import say
from bitsgui.engine import disk, naming
from bitsgui.engine.local_names import folder_of

BLOCK = 1024 * 1024


class StoppedError(Exception):
    """The move was called off; the file is where it was."""


def rename(move: MoveRecord) -> bool:
    """Rename a file to its new place, on the same disk; False if that is on another one.

    Raises: OSError; FileExistsError if the name was taken meanwhile.
    """
    source, target = Path(move.source), Path(move.target)
    if source == target:
        return True
    try:
        disk.rename_new(source, target)
    except OSError as error:
        if error.errno == errno.EXDEV:
            return False
        raise
    for folder in {source.parent, target.parent}:
        disk.sync_folder(folder)
    return True


Stamp = tuple[int, ...]
"""Device, inode, size and time of change of the file that was copied."""


def copy(move: MoveRecord, count: Callable[[int], None], is_stopped: Callable[[], bool]) -> Stamp:
    """Copy a file to its spare name beside the target: on the disk, and proven to be the same.

    Returns what tells the file from any other, and from what it may become.

    Raises: StoppedError, OSError, TransferError for a copy that differs or a file that changed
    meanwhile; nothing is left of the copy.
    """
    source, spare = Path(move.source), Path(move.spare)
    try:
        with FileIO(source) as reading:
            stamp = _stamp(os.fstat(reading.fileno()))
            fd = disk.open_part(spare, create=True)
            with FileIO(fd, "r+") as writing:
                digest = _pump(reading, writing, count, is_stopped)
                disk.sync(fd)
                _check_same(fd, digest, spare, is_stopped)
        shutil.copystat(source, spare)
        disk.sync_folder(spare.parent)
        _refuse_changed(source, stamp)
    except BaseException:
        disk.remove(spare)
        raise
    return stamp


def _refuse_changed(source: Path, stamp: Stamp) -> None:
    if _stamp(source.stat(follow_symlinks=False)) != stamp:
        words = say("{path} changed while it was copied.", path=source)
        raise TransferError(Hresult.BG_E_LOCAL_FILE_CHANGED, words, path=str(source))


def _stamp(status: os.stat_result) -> Stamp:
    return (*disk.identity_of(status), status.st_mtime_ns)


def _pump(
    reading: FileIO, writing: FileIO, count: Callable[[int], None], is_stopped: Callable[[], bool]
) -> bytes:
    digest = hashlib.blake2b()
    while block := reading.read(BLOCK):
        if is_stopped():
            raise StoppedError
        digest.update(block)
        view = memoryview(block)
        while view:
            view = view[writing.write(view) :]
        count(len(block))
    return digest.digest()


def _check_same(fd: int, digest: bytes, spare: Path, is_stopped: Callable[[], bool]) -> None:
    if _digest_of(fd, is_stopped) != digest:
        words = say("The copy {path} differs from the file. Check the disk.", path=spare)
        raise TransferError(Hresult.ERROR_WRITE_FAULT, words, path=str(spare))


def _digest_of(fd: int, is_stopped: Callable[[], bool]) -> bytes:
    if hasattr(os, "posix_fadvise"):  # from the disk, not from what is still in memory
        os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)
    digest, offset = hashlib.blake2b(), 0
    while block := disk.read_at(fd, BLOCK, offset):
        if is_stopped():
            raise StoppedError
        digest.update(block)
        offset += len(block)
    return digest.digest()


def take_place(move: MoveRecord) -> None:
    """Give a whole copy its name. Raises: OSError."""
    disk.rename_new(Path(move.spare), Path(move.target))
    disk.sync_folder(Path(move.target).parent)


def take_back(move: MoveRecord) -> None:
    """Undo a move that cannot be stored: the file is under its old name only.

    Raises: OSError, with the file at its new place.
    """
    source, target = Path(move.source), Path(move.target)
    if move.copied is not None:
        found = disk.identity(target)
        if found is not None and not disk.is_other(found, move.copied):
            disk.remove(target)
    elif source != target:
        disk.rename_new(target, source)
        disk.sync_folder(source.parent)
    disk.sync_folder(target.parent)


def drop_source(move: MoveRecord, stamp: Stamp | None = None) -> None:
    """Delete the file a copy was made of, unless another one has its name by now.

    Without ``stamp``, after a crash, size and time of change have to be those of the copy.
    """
    source = Path(move.source)
    try:
        found = source.stat(follow_symlinks=False)
        is_same = _is_like(found, Path(move.target)) if stamp is None else _stamp(found) == stamp
    except OSError:
        return  # gone, or not to be told
    if move.copied is not None and is_same:
        disk.remove(source)
        disk.sync_folder(source.parent)


def _is_like(found: os.stat_result, target: Path) -> bool:
    copied = target.stat(follow_symlinks=False)
    is_as_old = abs(found.st_mtime - copied.st_mtime) <= disk.TIME_STEP_S
    return found.st_size == copied.st_size and is_as_old


def has_arrived(move: MoveRecord) -> bool:
    """Settle a move that a crash cut off; return whether the file is at its new place.

    Raises: OSError if a disk does not answer.
    """
    source, target, spare = Path(move.source), Path(move.target), Path(move.spare)
    if source == target:
        return False
    if move.copied is not None:
        if disk.identity(target) is None and disk.identity(spare) is not None:
            take_place(move)
        found = disk.identity(target)
        if found is not None and not disk.is_other(found, move.copied):
            return True
        if disk.identity(source) is not None:
            disk.remove(spare)  # another file took the name
        return False
    if disk.identity(source) is None and disk.identity(target) is not None:
        return True
    disk.remove(spare)
    return False


def make_way(source: str, target: str) -> None:
    """Make the folder that a file goes to: it may be one within that a person named.

    Not the one it is in and stays in: the disk of that may be away. Raises: OSError.
    """
    if folder_of(source) != folder_of(target):
        Path(folder_of(target)).mkdir(parents=True, exist_ok=True)


def free_place(wanted: Path, is_taken: Callable[[str], bool]) -> Path:
    """Return a path nobody has, numbered if need be. Raises: TransferError."""
    numbered = (wanted.with_name(name) for name in names.other_names(wanted.name))
    for path in chain((wanted,), islice(numbered, naming.MAX_NUMBER)):
        if disk.identity(path) is None and not is_taken(str(path)):
            return path
    raise TransferError(
        Hresult.ERROR_ALREADY_EXISTS, "too many files of this name", path=str(wanted)
    )
