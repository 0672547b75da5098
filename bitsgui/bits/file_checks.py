"""Checking finished files: by what, and what that found."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from bitsgui.bits.piece_hashes import PieceHashes


class Verdict(StrEnum):
    """What a finished file is found to be."""

    RIGHT = "right"
    REPAIRED = "repaired"
    """It was damaged, and every byte is right again."""
    DAMAGED = "damaged"
    MISSING = "missing"
    """There is no file of its name, or it cannot be read."""
    UNKNOWN = "unknown"
    """Nobody stated a checksum of it."""


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What the check of one file found. ``damaged`` is how many bytes lie in wrong pieces.

    That is None where only the whole is known to be wrong. ``mended`` is how many bytes were
    fetched again and put in place, each piece only once its checksum was right. ``reason`` says
    what kept a damaged file from being repaired, "" if nobody tried or nothing did.
    """

    path: str
    verdict: Verdict
    damaged: int | None = 0
    mended: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FileProof:
    """By what a finished file can be repaired: its pieces, and further links to it."""

    pieces: PieceHashes | None = None
    links: tuple[str, ...] = ()


def pack(proofs: Sequence[FileProof]) -> str:
    """Return what :func:`unpack` reads."""
    return json.dumps(
        [[proof.pieces and proof.pieces.to_stored(), proof.links] for proof in proofs],
        separators=(",", ":"),
    )


def unpack(text: str, count: int) -> list[FileProof]:
    """Return the proofs of ``count`` files; those of none where they cannot be read."""
    try:
        found = [
            FileProof(PieceHashes.from_stored(pieces) if pieces else None, tuple(links))
            for pieces, links in json.loads(text)
        ]
    except (ValueError, TypeError):
        found = []
    return found if len(found) == count else [FileProof()] * count


class ChecksFiles(Protocol):
    """The part of the job manager that checks finished files."""

    async def check_files(self, job_id: UUID, *, repairs: bool = False) -> list[FileCheck]:
        """Compare the files of a finished job with their checksums; those left out are not told of.

        With ``repairs`` pieces that are wrong are fetched again from the link and its mirrors, and
        written once their checksum is right. A file that is missing, or of which no checksums of
        pieces are known, is not repaired. Cancelling leaves every piece as it was, or right.

        Raises: NotFoundError; InvalidStateError for a job that has not ended.
        """
        ...
