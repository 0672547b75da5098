"""Beginning a part file: its name, its record, its first bytes."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from bitsgui.bits.errors import Hresult, StoreError, TransferError
from bitsgui.bits.names import suggest_name
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.records import Conflict
from bitsgui.engine import disk, hung, judging, naming, pages, tasks
from bitsgui.engine.asking import Connection
from bitsgui.engine.body import Body
from bitsgui.engine.judging import Entity
from bitsgui.engine.local_names import base_name, folder_of, is_folder_name
from bitsgui.engine.part_file import PartFile, write_whole
from bitsgui.engine.pieces import pieces_of

if TYPE_CHECKING:
    from bitsgui.engine.transfer import Transfer

SMALL = 1024 * 1024
"""Files up to this size are written in one go, over a connection that is kept."""
AT_ONCE_S = 1.0
"""How long a small body is kept in memory alone, in seconds."""

log = logging.getLogger(__name__)


async def begin(transfer: Transfer, connection: Connection, entity: Entity) -> bool:
    """Settle the name, record it, make the part file; False if the file is skipped.

    A small body is read while the name is being recorded, and written in one go if all of it comes
    at once. What came when it breaks off, takes its time or is cancelled is in the part file.

    Raises: TransferError, among others if a web page came in place of the file.
    """
    file = transfer.file
    await pages.refuse_untyped(transfer, connection)
    with hung.kept_from_nobody(connection, transfer.context.hosts):
        free = await _settle_name(transfer, connection)
    if file.skipped:
        await transfer.context.save([file])
        transfer.context.listener.on_file_changed(file)
        return False
    adopt(transfer, entity, connection)
    _check_free(transfer, entity.size, free)
    beginning = _Beginning(transfer, transfer.context.save([file]))
    if _is_small(transfer, entity):
        transfer.context.listener.on_connected()
        await beginning.gather(connection)
    # To its end: a cancellation would lose what came, or leave a thread behind that still writes.
    with hung.kept_from_nobody(connection, transfer.context.hosts):
        await tasks.finish(beginning.write())
    return True


class _Beginning:
    """The first bytes of a file, on their way to its part file once its name is recorded."""

    def __init__(self, transfer: Transfer, record: asyncio.Future[None]) -> None:
        self._transfer = transfer
        self._record = record
        self._came = bytearray()
        self._is_small = False
        self._opening: asyncio.Task[None] | None = None

    async def gather(self, connection: Connection) -> None:
        """Read a small body as far as it comes at once; a longer wait opens the part file.

        One that came whole needs its connection no longer.
        """
        self._is_small = True
        try:
            await self._read(connection.body)
            if self._is_whole:
                await connection.close()
                self._transfer.note_received()
        except TransferError:
            return  # whoever reads on gets it again, and knows what to do with the rest
        except BaseException:
            await tasks.finish(self._rescue())
            raise

    @property
    def _is_whole(self) -> bool:
        """Whether all came before the part file was opened."""
        is_all = self._is_small and len(self._came) == self._transfer.file.size
        return is_all and self._opening is None

    async def _read(self, body: Body) -> None:
        length = self._transfer.file.size or 0
        if body.has_come(length):
            await body.read_into(self._came, length)
            return
        timer = asyncio.get_running_loop().call_later(AT_ONCE_S, self._open)
        try:
            await body.read_into(self._came, length, self._has_time)
        finally:
            timer.cancel()

    def _has_time(self) -> bool:
        return self._opening is None

    def _open(self) -> None:
        self._opening = tasks.spawn("open part file", self._open_part())

    async def _open_part(self) -> None:
        """Make the part file and put into it what came so far."""
        await self._record
        self._transfer.part = await PartFile.create(
            self._transfer.part_path, self._transfer.file.size
        )
        self._transfer.keep_record()
        await self._put(self._transfer.part)

    async def _put(self, part: PartFile) -> None:
        start, end = part.written.end_of_run(0), len(self._came)
        if start < end:
            await part.write(start, bytes(self._came[start:end]))
            self._transfer.count(end - start)

    async def write(self) -> None:
        """Have everything written that came."""
        if self._opening is not None:
            await self._opening
            assert self._transfer.part is not None
            await self._put(self._transfer.part)
        elif self._is_whole:
            await self._record
            await _write_small(self._transfer, self._came)
        else:
            await self._open_part()

    async def _rescue(self) -> None:
        """Keep what came before the transfer was stopped; nothing needs no part file."""
        if not self._came and self._opening is None:
            if not self._record.cancel() and not self._record.cancelled():
                self._record.exception()  # nobody is told: there is nothing to be recorded
            return
        try:
            await self.write()
        except (StoreError, TransferError) as error:
            log.warning("%s: not kept: %s", self._transfer.part_path.name, error)


async def _settle_name(transfer: Transfer, connection: Connection) -> int:
    """Give the file and its part file their names; returns the bytes free in the folder."""
    answer, options = connection.answer, transfer.context.job.options
    suggested = ""
    if is_folder_name(transfer.file.local_name):
        suggested = suggest_name(
            answer.get("content-disposition"),
            answer.remote.url,
            answer.get("content-type") or "",
        )
    conflict = options.on_conflict
    if options.high_performance:
        conflict = Conflict.OVERWRITE

    before = transfer.file.local_name

    def settle() -> int:
        naming.settle(transfer.file, suggested, conflict, transfer.context.claims)
        return disk.free_bytes(naming.path_of(folder_of(transfer.file.local_name)))

    # To its end: a name that is claimed by a thread nobody waits for would stay claimed.
    free: int = await tasks.finish(tasks.briefly_on_disk(settle))
    name = base_name(transfer.file.local_name)
    transfer.file.part_name = name if options.high_performance else naming.part_name_for(name)
    if options.high_performance:
        await tasks.on_disk(disk.remove, Path(transfer.file.local_name))
    if transfer.file.local_name != before:
        transfer.context.listener.on_named(transfer.file)
    return free


def adopt(transfer: Transfer, entity: Entity, connection: Connection) -> None:
    """Take over what the answer says of the file; its numbers are those of our part file."""
    file = transfer.file
    transfer.pieces = pieces_of(file, entity.size)
    if judging.keeps_coding(entity, file.local_name):
        file.size = judging.content_length(connection.answer.headers)
    elif file.ranges is not None:
        file.size = sum(piece.length for piece in transfer.pieces)
    else:
        file.size = entity.size
    if file.size is None:
        transfer.context.expect(file.id, None)
    source = transfer.sources.current
    file.entity_link = None if source.is_own else source.url
    file.etag = entity.validator.etag
    file.last_modified = entity.validator.last_modified
    file.server_date = entity.validator.date
    file.media_type = entity.media_type or None
    file.final_url = connection.answer.remote.url
    if file.final_url != source.url:
        transfer.context.listener.on_redirected(file, source.url, file.final_url)
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


def _is_small(transfer: Transfer, entity: Entity) -> bool:
    size, is_direct = transfer.file.size, transfer.context.job.options.high_performance
    if size is None or size > SMALL or entity.codings or is_direct:
        return False
    return transfer.file.ranges is None


async def _write_small(transfer: Transfer, data: bytearray) -> None:
    file = transfer.file
    part_path, modified = transfer.part_path, transfer.modified()
    file.identity = await tasks.briefly_on_disk(write_whole, part_path, data, modified)
    transfer.is_settled = True
    file.done = RangeSet([(0, len(data))] if data else [])
    transfer.count(len(data))
