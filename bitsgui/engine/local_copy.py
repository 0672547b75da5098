"""Remote names of the file scheme: a copy that can be interrupted like any transfer."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from bitsgui.bits import urls
from bitsgui.bits.errors import ErrorContext, Hresult, Recovery, TransferError
from bitsgui.bits.hosts import UrlError
from bitsgui.bits.http_dates import parse_http_date
from bitsgui.engine import disk, naming, tasks
from bitsgui.engine.beginning import check_space
from bitsgui.engine.part_file import PartFile
from bitsgui.engine.pieces import pieces_of, remote_of
from bitsgui.engine.space import SpaceWatch

if TYPE_CHECKING:
    from bitsgui.engine.transfer import Transfer

BLOCK = 1024 * 1024


async def fetch(transfer: Transfer) -> None:
    """Copy the file; starts over if size or time of the source changed."""
    file = transfer.file
    source = source_of(file.remote_name)
    fd, status, modified = await _open(source)
    try:
        stamp = status.st_mtime_ns
        if transfer.part is None:
            await transfer.reopen()
        is_same = (file.source_time, file.size) == (stamp, _size(transfer, status))
        if transfer.part is not None:
            transfer.part.is_doubtful |= transfer.part.needs_comparison  # as much as a new copy
            if transfer.part.is_doubtful or not is_same:
                await transfer.discard()
        if transfer.part is None:
            file.last_modified = modified
            await _begin(transfer, source.name, stamp, status)
            if file.skipped:
                return
        transfer.context.listener.on_connected()
        await _copy(transfer, fd)
        if os.fstat(fd).st_mtime_ns != stamp:
            raise TransferError(
                Hresult.BG_E_REMOTE_FILE_CHANGED, "the file was changed while it was copied"
            )
    finally:
        await tasks.on_disk(os.close, fd)


async def read(link: str, most: int) -> bytes:
    """Return the first ``most`` bytes of the local file a link names.

    Raises: TransferError, ``ERROR_FILE_NOT_FOUND`` or ``E_ACCESSDENIED`` for none to be read.
    """
    source = source_of(link)
    fd, *_ = await _open(source)
    try:
        return await tasks.on_disk(disk.read_at, fd, most, 0)
    except OSError as error:
        fault = disk.local_error(error, source, reading=True)
        fault.context = ErrorContext.REMOTE_FILE
        raise fault from error
    finally:
        await tasks.on_disk(os.close, fd)


def source_of(link: str) -> Path:
    """Return the path a link to a local file names.

    Raises: TransferError ``WININET_INVALID_URL`` if there is none on this system, which no later
    try can change.
    """
    try:
        return Path(urls.to_local_path(link, windows=os.name == "nt"))
    except UrlError as error:
        raise TransferError(
            Hresult.WININET_INVALID_URL, str(error), url=link, context=ErrorContext.REMOTE_FILE
        ) from error


def _size(transfer: Transfer, status: os.stat_result) -> int:
    return sum(piece.length for piece in pieces_of(transfer.file, status.st_size))


async def _open(source: Path) -> tuple[int, os.stat_result, str | None]:
    """Return descriptor, status and modification date; the date's module is imported here."""
    try:
        return await tasks.on_disk(_open_regular, source)
    except FileNotFoundError as error:
        raise TransferError(
            Hresult.ERROR_FILE_NOT_FOUND,
            "there is no such file",
            path=str(source),
            context=ErrorContext.REMOTE_FILE,
            recovery=Recovery.CONTINUE,  # what was copied of it is right once it is back
        ) from error
    except OSError as error:
        fault = disk.local_error(error, source, reading=True)
        fault.context = ErrorContext.REMOTE_FILE
        raise fault from error


def _open_regular(source: Path) -> tuple[int, os.stat_result, str | None]:
    """Open what has a size and an end: a pipe or a device would wait, or never end.

    What the system makes up as it is read (/proc) says that it is empty.
    """
    _refuse_special(source, source.stat())
    # Without waiting, should a pipe have taken its place: for a writer it would last for ever.
    fd = os.open(source, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        status = os.fstat(fd)
        _refuse_special(source, status)
        _refuse_made_up(source, status, fd)
        return fd, status, _http_date(status.st_mtime)
    except BaseException:
        os.close(fd)
        raise


def _refuse_special(source: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise _not_a_file(source, "a folder cannot be downloaded")
    if not stat.S_ISREG(status.st_mode):
        raise _not_a_file(source, "a device or a pipe cannot be downloaded")


def _refuse_made_up(source: Path, status: os.stat_result, fd: int) -> None:
    if status.st_size == 0 and disk.read_at(fd, 1, 0):
        raise _not_a_file(source, "the system makes this file up: it has no size")


def _not_a_file(source: Path, detail: str) -> TransferError:
    return TransferError(
        Hresult.E_ACCESSDENIED, detail, path=str(source), context=ErrorContext.REMOTE_FILE
    )


async def _begin(transfer: Transfer, name: str, stamp: int, status: os.stat_result) -> None:
    file, context = transfer.file, transfer.context
    conflict = context.job.options.on_conflict
    await tasks.finish(tasks.on_disk(naming.settle, file, name, conflict, context.claims))
    file.part_name = naming.part_name_for(Path(file.local_name).name)
    file.size, file.source_time, file.resumable = _size(transfer, status), stamp, True
    await context.save([file])
    context.listener.on_named(file)
    context.listener.on_file_changed(file)
    if file.skipped:
        return
    await check_space(transfer, file.size)
    transfer.part = await PartFile.create(transfer.part_path, file.size)
    transfer.keep_record()


def _http_date(seconds: float) -> str | None:
    from email.utils import formatdate  # noqa: PLC0415 - costs start-up time, rarely needed

    text = formatdate(seconds, usegmt=True)
    return text if parse_http_date(text) else None


async def _copy(transfer: Transfer, fd: int) -> None:
    part, size = transfer.part, transfer.file.size
    assert part is not None
    assert size is not None
    pieces = pieces_of(transfer.file, os.fstat(fd).st_size)
    borders = [piece.local for piece in pieces] + [size]
    watch = SpaceWatch(transfer)
    for start, end in part.written.missing(size):
        position = start
        while position < end:
            stop = min(end, position + BLOCK, *(b for b in borders if b > position))
            wanted = await transfer.throttle.grant(stop - position)
            data = await tasks.on_disk(disk.read_at, fd, wanted, remote_of(pieces, position))
            if not data:
                raise TransferError(
                    Hresult.BG_E_REMOTE_FILE_CHANGED, "the file became shorter while it was copied"
                )
            await part.write(position, data)
            position += len(data)
            transfer.count(len(data))
            await watch.check(len(data))
