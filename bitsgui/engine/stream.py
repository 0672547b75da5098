"""Receiving a body from its first byte to its last over one connection.

Used where ranges cannot be (unknown length, content codings, servers without ranges). What is on
disk already is compared with what comes, and only what is missing is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bitsgui.bits.errors import ErrorClass, Hresult, TransferError
from bitsgui.engine import judging, tasks
from bitsgui.engine.body import BLOCK
from bitsgui.engine.decoders import DamagedError, Decoder, decoder_for
from bitsgui.engine.part_file import DiffersError, PartFile
from bitsgui.engine.space import SpaceWatch

if TYPE_CHECKING:
    from bitsgui.engine.answer import Answer
    from bitsgui.engine.asking import Connection
    from bitsgui.engine.transfer import Transfer


async def receive(transfer: Transfer, part: PartFile, connection: Connection) -> None:
    """Read the body to its end; ``file.size`` is known afterwards.

    Raises: TransferError if the body is not whole, or differs from what is on disk.
    """
    decoder = _decoder(transfer, connection)
    announced = judging.content_length(connection.answer.headers)
    start = connection.judgement.start + connection.body.received
    writer = _Writer(transfer, part, start)
    transfer.connections += 1
    try:
        await _receive(transfer, connection, announced, decoder, writer)
        _settle_size(transfer, part, writer.position)
    except TransferError as error:
        if isinstance(error, DamagedError) or error.code == Hresult.BG_E_REMOTE_FILE_CHANGED:
            # What is wrong shows only behind the bytes it spoiled, and those are written by now.
            await tasks.finish(writer.take_back())
        raise
    finally:
        transfer.connections -= 1
        transfer.note_checking(False)


def _decoder(transfer: Transfer, connection: Connection) -> Decoder | None:
    """Return what a body goes through, or None if it is written as it comes.

    Of one that ends where the connection does, only a coding tells whether it is whole.
    """
    entity, answer = connection.judgement.entity, connection.answer
    if not entity.codings:
        return None
    if not judging.keeps_coding(entity, transfer.file.local_name):
        return decoder_for(entity.codings)
    return None if _is_framed(answer) else decoder_for(entity.codings, keeps=True)


def _is_framed(answer: Answer) -> bool:
    """Return whether the end of a body is told by more than that of its connection."""
    return bool(answer.get("content-length") or answer.get("transfer-encoding"))


async def _receive(
    transfer: Transfer,
    connection: Connection,
    announced: int | None,
    decoder: Decoder | None,
    writer: _Writer,
) -> None:
    """Read the body through its decoder; the second damage at one place is final."""
    how, at = "damaged", announced
    try:
        await _read(connection, announced, decoder, writer)
        # As other programs have it: an empty file, whatever it is said to be coded in.
        is_empty = connection.body.received == 0 and _is_framed(connection.answer)
        if decoder is not None and not is_empty:
            how, at = "cut short", connection.body.received
            await _put_all(writer, decoder.finish())
    except DamagedError as error:
        if transfer.context.marks.is_damaged_again(transfer.file.id, (how, at)):
            error.error_class = ErrorClass.FATAL
        raise


async def _read(
    connection: Connection, announced: int | None, decoder: Decoder | None, writer: _Writer
) -> None:
    body = connection.body
    while announced is None or body.received < announced:
        block = await body.take(BLOCK if announced is None else announced - body.received)
        if block is None:
            break
        try:
            if decoder is None:
                await writer.put(block.view)
            else:
                await _put_all(writer, decoder.feed(bytes(block.view)))
        finally:
            block.release()
    if announced is not None and body.received < announced:
        raise TransferError(
            Hresult.WININET_CONNECTION_ABORTED,
            f"the connection ended after {body.received} of {announced} bytes",
        )


async def _put_all(writer: _Writer, pieces: Iterator[bytes]) -> None:
    """Write decoded pieces one by one: together they may be larger than the memory."""
    while (piece := await tasks.on_disk(next, pieces, None)) is not None:
        await writer.put(piece)


def _settle_size(transfer: Transfer, part: PartFile, size: int) -> None:
    file = transfer.file
    if file.size is not None and file.size != size:
        raise _other_size(f"the server sent {size} bytes instead of {file.size}")
    there = max((end for _, end in part.written), default=0)
    if size < there:
        raise _other_size(f"the server sent {size} bytes, fewer than the {there} on the disk")
    file.size = size


def _other_size(detail: str) -> TransferError:
    return TransferError(Hresult.BG_E_REMOTE_FILE_CHANGED, detail)


class _Writer:
    """Writes what is missing and compares what is there."""

    def __init__(self, transfer: Transfer, part: PartFile, position: int) -> None:
        self._transfer = transfer
        self._part = part
        self._watch = SpaceWatch(transfer)
        self._brought: list[tuple[int, int]] = []
        self.position = position

    async def put(self, data: memoryview | bytes) -> None:
        view = memoryview(data)
        if not view:
            return
        start, end = self.position, self.position + len(view)
        self._refuse_too_much(end)
        gaps = self._part.written.gaps(start, end)
        self._transfer.note_checking(not gaps)
        if gaps != [(start, end)]:
            await self._compare(view, start, end, gaps)
        new = 0
        for gap_start, gap_end in gaps:
            self._brought.append((gap_start, gap_end))
            await self._part.write(gap_start, view[gap_start - start : gap_end - start])
            new += gap_end - gap_start
        self.position = end
        if new:
            self._transfer.count(new)
            await self._watch.check(new)

    async def take_back(self) -> None:
        """Forget what this body brought: it is not of the file that was there before."""
        for start, end in self._brought:
            self._part.take_back(start, end)
        if not self._part.written:
            await self._transfer.discard()

    def _refuse_too_much(self, end: int) -> None:
        size = self._transfer.file.size
        if size is not None and end > size:
            raise _other_size(f"the server sends more than {size} bytes")
        limit = self._transfer.context.job.options.max_download_size
        if limit is not None and end > limit:
            raise TransferError(
                Hresult.BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED,
                f"the file is larger than {limit} bytes",
            )

    async def _compare(
        self, view: memoryview, start: int, end: int, gaps: list[tuple[int, int]]
    ) -> None:
        on_disk = await self._part.read(start, end - start)
        borders = [start, *(edge for gap in gaps for edge in gap), end]
        for have_start, have_end in zip(borders[::2], borders[1::2], strict=True):
            ours = on_disk[have_start - start : have_end - start]
            # As bytes: a memory view is compared byte by byte, a hundred times slower.
            if ours != bytes(view[have_start - start : have_end - start]):
                raise DiffersError
            self._part.unproven.remove(have_start, have_end)
