"""How far the validators on record vouch for what a server sends now."""

from __future__ import annotations

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.records import FileRecord
from bitsgui.bits.validators import Validator
from bitsgui.engine.asking import Connection, known_entity
from bitsgui.engine.judging import Entity, Kind
from bitsgui.engine.part_file import DiffersError, PartFile
from bitsgui.engine.run_context import RunContext


def has_strong_validator(file: FileRecord) -> bool:
    """Return True if the server can be asked for a part of this very version only."""
    return known_entity(file).validator.if_range() is not None


def version_of(file: FileRecord) -> Validator | None:
    """Return what tells the version of the bytes on disk, None if they stand elsewhere there."""
    if file.ranges is not None or file.resumable is False:
        return None
    return known_entity(file).validator


def is_doubtful(file: FileRecord, connection: Connection) -> bool:
    """Return True if a part neither proves its version nor can be compared with the disk.

    Where wanted ranges begin there is nothing to compare, and a server without a strong validator
    has never promised anything that could be broken: there the size has to do.
    """
    judgement = connection.judgement
    if judgement.kind is not Kind.PARTIAL or judgement.is_proven:
        return False
    return has_strong_validator(file) or (not connection.overlap and file.ranges is None)


def refuse_less(entity: Entity, part: PartFile | None) -> None:
    """Raise TransferError for an entity that is shorter than what is on the disk."""
    there = max((end for _, end in part.written), default=0) if part is not None else 0
    if entity.size is not None and entity.size < there:
        raise TransferError(
            Hresult.BG_E_REMOTE_FILE_CHANGED,
            f"the server sends {entity.size} bytes, fewer than the {there} on the disk",
        )


async def weaken(file: FileRecord, context: RunContext) -> None:
    """Note that the validators no longer vouch for every byte, before such bytes come."""
    rebase(file, known_entity(file).validator.weakened())
    await context.save([file])


def rebase(file: FileRecord, validator: Validator) -> None:
    """Take over the validators of an answer that every byte comes from."""
    file.etag, file.last_modified = validator.etag, validator.last_modified
    file.server_date = validator.date


async def compare_overlap(part: PartFile, connection: Connection, end: int) -> None:
    """Compare what comes first with what is on disk before ``end``.

    Raises: DiffersError; TransferError if the connection ends too early.
    """
    position = end - connection.overlap
    while position < end:
        block = await connection.body.take(end - position)
        if block is None:
            raise TransferError(
                Hresult.WININET_CONNECTION_ABORTED, "the connection ended too early"
            )
        try:
            ours = await part.read(position, len(block.view))
            if ours != bytes(block.view):
                raise DiffersError
            position += len(block.view)
        finally:
            block.release()
    if connection.overlap:
        part.note_proven(end)
