"""Beginning a part file: its name, its record, its first bytes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.names import suggest_name
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.records import Conflict
from bitsgui.engine import disk, naming, tasks, verify
from bitsgui.engine.connection import Connection, pieces_of
from bitsgui.engine.part_file import PartFile, write_whole
from bitsgui.engine.verify import Entity

if TYPE_CHECKING:
    from bitsgui.engine.transfer import Transfer

SMALL = 1024 * 1024
"""Files up to this size are written in one go, over a connection that is kept."""


async def begin(transfer: Transfer, connection: Connection, entity: Entity) -> bool:
    """Settle the name, record it, make the part file; False if the file is skipped.

    A small body is read while the name is being recorded, and written in one go.
    """
    file, store = transfer.file, transfer.context.store
    free = await _settle_name(transfer, connection)
    if file.skipped:
        await store.save(files=[file])
        transfer.context.listener.on_file_changed(file)
        return False
    adopt(transfer, entity, connection)
    _check_free(transfer, entity.size, free)
    record = tasks.spawn("record part name", store.save(files=[file]))
    try:
        data = await _small_body(transfer, connection, entity)
    except BaseException:
        await tasks.finish(tasks.stop(record))  # no part file was made yet: nothing to record
        raise
    await record
    if data is not None:
        await _write_small(transfer, data)
    else:
        transfer.part = await PartFile.create(transfer.part_path)
        transfer.context.recorder.add(file, transfer.part)
    return True


async def _settle_name(transfer: Transfer, connection: Connection) -> int:
    """Give the file and its part file their names; returns the bytes free in the folder."""
    answer, options = connection.answer, transfer.context.job.options
    suggested = ""
    if naming.is_folder_name(transfer.file.local_name):
        suggested = suggest_name(
            answer.get("content-disposition"),
            answer.remote.url,
            answer.get("content-type") or "",
        )
    conflict = options.on_conflict
    if options.high_performance:
        conflict = Conflict.OVERWRITE

    def settle() -> int:
        naming.settle(transfer.file, suggested, conflict, transfer.context.claims)
        return disk.free_bytes(Path(transfer.file.local_name).parent)

    # To its end: a name that is claimed by a thread nobody waits for would stay claimed.
    free: int = await tasks.finish(tasks.on_disk(settle))
    name = Path(transfer.file.local_name).name
    transfer.file.part_name = name if options.high_performance else naming.part_name_for(name)
    if options.high_performance:
        await tasks.on_disk(disk.remove, Path(transfer.file.local_name))
    return free


def adopt(transfer: Transfer, entity: Entity, connection: Connection) -> None:
    """Take over what the answer says of the file; its numbers are those of our part file."""
    file = transfer.file
    transfer.pieces = pieces_of(file, entity.size)
    if verify.keeps_coding(entity, file.local_name):
        file.size = verify.content_length(connection.answer.headers)
    elif file.ranges is not None:
        file.size = sum(piece.length for piece in transfer.pieces)
    else:
        file.size = entity.size
    file.etag = entity.validator.etag
    file.last_modified = entity.validator.last_modified
    file.server_date = entity.validator.date
    file.media_type = entity.media_type or None
    file.final_url = connection.answer.remote.url
    if entity.codings or file.size is None or entity.accepts_ranges is False:
        file.resumable = False
    elif connection.answer.status == 206 or entity.accepts_ranges:
        file.resumable = True
    transfer.context.listener.on_file_changed(file)


async def check_space(transfer: Transfer, size: int | None) -> None:
    """Raise TransferError ``ERROR_DISK_FULL`` if ``size`` bytes would not fit."""
    folder = Path(transfer.file.local_name).parent
    _check_free(transfer, size, await tasks.on_disk(disk.free_bytes, folder))


def _check_free(transfer: Transfer, size: int | None, free: int) -> None:
    short = (size or 0) + transfer.context.settings.disk_reserve - free
    if short > 0:
        raise TransferError(
            Hresult.ERROR_DISK_FULL, f"{short} bytes short", path=transfer.file.local_name
        )


async def _small_body(transfer: Transfer, connection: Connection, entity: Entity) -> bytes | None:
    size = transfer.file.size
    if size is None or size > SMALL or entity.codings or transfer.file.ranges is not None:
        return None
    if transfer.context.job.options.high_performance:
        return None
    transfer.context.listener.on_connected()
    data = await connection.body.read_all(size)
    if len(data) < size:
        raise TransferError(
            Hresult.WININET_CONNECTION_ABORTED,
            f"the connection ended after {len(data)} of {size} bytes",
        )
    return data


async def _write_small(transfer: Transfer, data: bytes) -> None:
    file = transfer.file
    file.identity = await tasks.on_disk(write_whole, transfer.part_path, data, transfer.modified())
    transfer.is_settled = True
    file.done = RangeSet([(0, len(data))] if data else [])
    transfer.count(len(data))
