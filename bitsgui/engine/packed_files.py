"""The files of jobs at rest in a third of the room, while nobody looks at them."""

from __future__ import annotations

import pickle
import sys
import zlib
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, Protocol, cast
from uuid import UUID

from bitsgui.bits.records import FileRecord

_FIELDS = [each.name for each in fields(FileRecord)]
_JOB_ID = _FIELDS.index("job_id")
_values = attrgetter(*_FIELDS)
_FASTEST = 1


class KeepsFiles(Protocol):
    """What has the files of a job, in one form or the other."""

    files_kept: list[FileRecord] | PackedFiles


@dataclass(frozen=True, slots=True)
class PackedFiles:
    """The records of a job's files."""

    job_id: UUID
    content: bytes

    def unpacked(self) -> list[FileRecord]:
        """Return records that are equal to those there were."""
        rows: list[list[Any]] = pickle.loads(zlib.decompress(self.content))  # noqa: S301 - of this process
        for row in rows:
            row[_JOB_ID] = self.job_id
        return [FileRecord(*row) for row in rows]


def packed(keeper: KeepsFiles) -> PackedFiles | None:
    """Return the files of a job in less room.

    None if that is so already, or if somebody else has one of the records, or their list: what is
    changed there would be lost.
    """
    files = keeper.files_kept
    if isinstance(files, PackedFiles) or not files:
        return None
    del files  # one more reference
    if _references(keeper) != _ALONE:
        return None
    files = cast("list[FileRecord]", keeper.files_kept)
    rows = [list(_values(file)) for file in files]
    for row in rows:
        row[_JOB_ID] = None
    content = zlib.compress(pickle.dumps(rows, pickle.HIGHEST_PROTOCOL), _FASTEST)
    return PackedFiles(files[0].job_id, content)


def _references(keeper: Any) -> tuple[int, int]:  # noqa: ANN401 - also the pattern below
    """Return how often a list is referred to, and that one of its items which is most often."""
    return sys.getrefcount(keeper.files_kept), max(map(sys.getrefcount, keeper.files_kept))


class _Pattern:
    """Has a list nobody else has; versions of Python differ in what they count for it."""

    __slots__ = ("files_kept",)

    def __init__(self) -> None:
        self.files_kept = [object()]


_ALONE = _references(_Pattern())
