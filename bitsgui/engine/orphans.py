"""Part files no record knows: shown, and continued only with a link and proof.

They are left behind when a list of jobs was lost or restored from an older copy.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from bitsgui.bits.errors import InvalidArgumentError
from bitsgui.bits.names import is_part_name
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.views import Orphan
from bitsgui.bits.words import say

_SUFFIX = len(".01234567.part")


def find(folders: Iterable[str]) -> list[Orphan]:
    """Return the part files in ``folders``, whether a record knows them or not; blocking."""
    found: list[Orphan] = []
    for folder in folders:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        made = (_orphan(entry) for entry in entries if is_part_name(entry.name))
        found += [orphan for orphan in made if orphan is not None]
    return found


def notice(orphan: Orphan) -> str:
    """Return what a user is told of a part file nobody knows."""
    return say(
        "{name} lies unfinished in {folder} and is not in the list. "
        "To go on with it: bitsgui add LINK --part '{path}'",
        name=orphan.name,
        folder=Path(orphan.path).parent,
        path=orphan.path,
    )


def _orphan(entry: os.DirEntry[str]) -> Orphan | None:
    """Return what a name in a folder stands for, None for nothing or no file (any more)."""
    try:
        if not entry.is_file(follow_symlinks=False):
            return None
        size = entry.stat(follow_symlinks=False).st_size
    except OSError:
        return None
    return Orphan(entry.path, final_name(entry.name), size)


def still_there(found: Iterable[Orphan]) -> list[Orphan]:
    """Return those that were not finished or deleted since they were found; blocking."""
    return [orphan for orphan in found if os.path.lexists(orphan.path)]


def final_name(part: str) -> str:
    """Return the name a part file was to get."""
    return part[:-_SUFFIX]


def beginning(path: Path) -> RangeSet:
    """Return the bytes from the start up to the first hole; blocking.

    What lies behind a hole may never have been written. The rest is to be proven by comparing.

    Raises: InvalidArgumentError if there is no such part file.
    """
    if not is_part_name(path.name):
        raise InvalidArgumentError(
            say("{name} is not an unfinished file of this program.", name=path.name)
        )
    try:
        with path.open("rb") as file:
            end = first_hole(file.fileno())
    except OSError as error:
        raise InvalidArgumentError(
            say("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror)
        ) from error
    return RangeSet([(0, end)] if end else [])


def first_hole(fd: int) -> int:
    """Return the bytes of an open file up to its first hole; blocking."""
    size = os.fstat(fd).st_size
    if size == 0 or not hasattr(os, "SEEK_HOLE"):
        return size
    return min(size, os.lseek(fd, 0, os.SEEK_HOLE))
