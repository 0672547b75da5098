"""Checking finished files: by what, and what that found."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, cast
from uuid import UUID

from bitsgui.bits import terms
from bitsgui.bits.piece_hashes import PieceHashes
from bitsgui.bits.records import JobOptions
from bitsgui.bits.requests import JobChanges


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
    what kept a damaged file from being repaired, or one from being read, "" if nobody tried or
    nothing did.
    ``pieces`` is of how many pieces the checksums are known, 0 for that of the whole alone;
    ``wrong`` of them were damaged, and ``restored`` of those were fetched again. ``is_changed``:
    it was written to after its download. ``can_repair``: fetching its pieces again may help.
    ``computed`` is the checksum of a file that has none to be compared with, "" if not computed.
    ``index`` is that of the file among those of its job.
    """

    path: str
    verdict: Verdict
    damaged: int | None = 0
    mended: int = 0
    reason: str = ""
    pieces: int = 0
    wrong: int = 0
    restored: int = 0
    is_changed: bool = False
    can_repair: bool = False
    computed: str = ""
    index: int = 0


@dataclass(frozen=True, slots=True)
class CheckProgress:
    """How far a check is: ``done`` of ``total`` bytes of all its files are compared.

    ``fetched`` of the ``wanted`` damaged pieces of a file are there again; ``wanted`` is 0 where
    none is being fetched.
    """

    path: str
    done: int
    total: int
    fetched: int = 0
    wanted: int = 0


Told = Callable[[CheckProgress], object]
"""Hears how far a check is, a few times a second at most."""


@dataclass(frozen=True, slots=True)
class FileProof:
    """By what a finished file can be repaired: its pieces, and further links to it."""

    pieces: PieceHashes | None = None
    links: tuple[str, ...] = ()


def pack(proofs: Sequence[FileProof], options: JobOptions) -> str:
    """Return what :func:`unpack` reads."""
    files = [[proof.pieces and proof.pieces.to_stored(), proof.links] for proof in proofs]
    found = {"files": files, "terms": terms.to_stored(options)}
    return json.dumps(found, separators=(",", ":"))


def unpack(text: str, count: int) -> tuple[list[FileProof], JobOptions | None]:
    """Return the proofs of ``count`` files, and the options of their job.

    The proofs are those of none where they cannot be read, the options None if nobody knows them.
    """
    options = None
    try:
        stored = json.loads(text)
        if isinstance(stored, dict):  # else it is of before terms were kept
            options = terms.from_stored(cast("dict[str, Any]", stored["terms"]))
            stored = cast("Any", stored["files"])
        found = [
            FileProof(PieceHashes.from_stored(pieces) if pieces else None, tuple(links))
            for pieces, links in stored
        ]
    except (ValueError, TypeError, KeyError):
        found = []
    return (found if len(found) == count else [FileProof()] * count), options


class ChecksFiles(Protocol):
    """The part of the job manager that checks finished files."""

    async def check_files(
        self,
        job_id: UUID,
        *,
        repairs: bool = False,
        terms: JobChanges | None = None,
        only: Container[int] | None = None,
        told: Told | None = None,
    ) -> list[FileCheck]:
        """Compare the files of a job that is whole or finished with their checksums.

        Of files that were left out nothing is told; ``only`` are the indexes of those that are
        wanted. With ``repairs`` pieces that are wrong are fetched again from the link and its
        mirrors, and written once their checksum is right. A file that is missing, or of which no
        checksums of pieces are known, is not repaired. ``told`` is called on the engine's thread.
        Cancelling leaves every piece as it was, or right.

        It asks for them by the limits, the proxy and the rules for certificates and costs that the
        job had. What is secret of one that has ended is gone with it, as are its logins: ``terms``
        bring that, or say for this repair alone what else is to be different about its requests.

        Raises: NotFoundError; InvalidStateError for a job that is not whole yet; OptionError for
            terms that will not do.
        """
        ...
