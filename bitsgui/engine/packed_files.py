"""The files of jobs at rest in a fifth of the room, while nobody works with them."""

from __future__ import annotations

import marshal
import pickle
import sys
import zlib
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, Protocol, cast
from uuid import UUID

from bitsgui.bits.records import FileRecord

_FIELDS = [each.name for each in fields(FileRecord)]
_JOB_ID, _LOCAL, _REMOTE = map(_FIELDS.index, ("job_id", "local_name", "remote_name"))
_values = attrgetter(*_FIELDS)
_FASTEST = 1


class KeepsFiles(Protocol):
    """What has the files of a job, in one form or the other."""

    files_kept: list[FileRecord] | PackedFiles


@dataclass(frozen=True, slots=True)
class PackedFiles:
    """The records of a job's files; what they are called can be read without the rest."""

    job_id: UUID
    called: bytes
    others: bytes

    def names(self) -> list[tuple[str, str]]:
        """Return the local and the remote name of each, in a fifth of the time all takes."""
        return marshal.loads(zlib.decompress(self.called))  # noqa: S302 - of this process

    def unpacked(self) -> list[FileRecord]:
        """Return records that are equal to those there were."""
        rows: list[list[Any]] = pickle.loads(zlib.decompress(self.others))  # noqa: S301 - of this process
        for row, (row[_LOCAL], row[_REMOTE]) in zip(rows, self.names(), strict=True):
            row[_JOB_ID] = self.job_id
        return [FileRecord(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be packed of a job's files; equal as long as nothing of them changes."""

    job_id: UUID
    called: bytes
    others: bytes

    def packed(self) -> PackedFiles:
        """Return it in less room."""
        both = (zlib.compress(each, _FASTEST) for each in (self.called, self.others))
        return PackedFiles(self.job_id, *both)


def content_of(keeper: KeepsFiles) -> Content | None:
    """Return what is to be packed of a job.

    None if that is done already, or if somebody else has one of the records, or their list: what
    is changed there would be lost.
    """
    files = keeper.files_kept
    if isinstance(files, PackedFiles) or not files:
        return None
    del files  # one more reference
    if _references(keeper) != _ALONE:
        return None
    files = cast("list[FileRecord]", keeper.files_kept)
    rows = [list(_values(file)) for file in files]
    names = [(row[_LOCAL], row[_REMOTE]) for row in rows]
    for row in rows:
        row[_JOB_ID] = row[_LOCAL] = row[_REMOTE] = None
    others = pickle.dumps(rows, pickle.HIGHEST_PROTOCOL)
    return Content(files[0].job_id, marshal.dumps(names), others)


def _references(keeper: Any) -> tuple[int, int]:  # noqa: ANN401 - also the pattern below
    """Return how often a list is referred to, and that one of its items which is most often."""
    return sys.getrefcount(keeper.files_kept), max(map(sys.getrefcount, keeper.files_kept))


class _Pattern:
    """Has a list nobody else has; versions of Python differ in what they count for it."""

    __slots__ = ("files_kept",)

    def __init__(self) -> None:
        self.files_kept = [object()]


_ALONE = _references(_Pattern())
