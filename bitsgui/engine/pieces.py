"""Which bytes of a server's file the part file holds, and where."""

from __future__ import annotations

from dataclasses import dataclass

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.records import FileRecord
from bitsgui.bits.types import RANGE_TO_END


@dataclass(frozen=True, slots=True)
class Piece:
    """``length`` bytes at ``remote`` of the server's file are at ``local`` of ours."""

    local: int
    remote: int
    length: int


def pieces_of(file: FileRecord, total: int | None) -> list[Piece]:
    """Return how the part file maps to the remote file.

    ``total`` is the size of the remote file; None is allowed while no range reaches to its end.

    Raises: TransferError ``BG_E_INVALID_RANGE`` for a range outside the remote file.
    """
    if file.ranges is None:
        return [Piece(0, 0, total if total is not None else RANGE_TO_END)]
    pieces: list[Piece] = []
    local = 0
    for wanted in file.ranges:
        length = wanted.length
        if length == RANGE_TO_END:
            length = (total or wanted.offset) - wanted.offset
        if total is not None and (length <= 0 or wanted.offset + length > total):
            raise TransferError(
                Hresult.BG_E_INVALID_RANGE,
                f"the range at {wanted.offset} is outside the file of {total} bytes",
            )
        pieces.append(Piece(local, wanted.offset, length))
        local += length
    return pieces


def remote_of(pieces: list[Piece], local: int) -> int:
    """Return the remote offset of a byte of the part file."""
    for piece in reversed(pieces):
        if piece.local <= local:
            return piece.remote + local - piece.local
    raise ValueError(local)
