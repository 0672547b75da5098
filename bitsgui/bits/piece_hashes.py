"""Checksums of the pieces of a file: which bytes are wrong, and not only that some are."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from typing import Any

from bitsgui.bits.digests import SIZES

MOST = 65_536
"""Pieces of a file whose checksums are kept; of a file of more the whole is checked alone."""


@dataclass(frozen=True, slots=True)
class PieceHashes:
    """Checksums of a file's pieces of ``length`` bytes each, the last one may be shorter.

    ``digests`` are those of ``algorithm`` one behind another, in the order of the pieces.
    """

    algorithm: str
    length: int
    digests: bytes = field(repr=False)

    def __len__(self) -> int:
        return len(self.digests) // SIZES[self.algorithm]

    def digest(self, number: int) -> bytes:
        """Return the checksum of a piece, counted from 0."""
        size = SIZES[self.algorithm]
        return self.digests[number * size : (number + 1) * size]

    def span(self, number: int, size: int) -> tuple[int, int]:
        """Return the half-open span of a piece in a file of ``size`` bytes."""
        return number * self.length, min(size, (number + 1) * self.length)

    def fits(self, size: int) -> bool:
        """Return whether a file of ``size`` bytes has as many pieces."""
        return len(self) == -(-size // self.length)

    def to_stored(self) -> list[Any]:
        """Return what :meth:`from_stored` reads."""
        return [self.algorithm, self.length, b64encode(self.digests).decode()]

    @classmethod
    def from_stored(cls, value: list[Any]) -> PieceHashes:
        """Undo :meth:`to_stored`. Raises: ValueError."""
        algorithm, length, digests = value
        made = cls(algorithm, length, b64decode(digests, validate=True))
        if algorithm not in SIZES or length < 1 or len(made.digests) % SIZES[algorithm]:
            raise ValueError("these are no checksums of pieces")
        return made
