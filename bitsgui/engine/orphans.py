"""Part files no record knows: shown, and continued only with a link and proof.

They are left behind when a list of jobs was lost or restored from an older copy. Large ones say of
themselves what they are; those that came whole at once are known by name and size alone, as a note
on each would cost thousands of small files much. What such a file holds is compared to its last
byte before it is taken for anything.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from bitsgui.bits.names import is_part_name
from bitsgui.bits.views import Orphan
from bitsgui.bits.words import say
from bitsgui.engine import locks, part_note
from bitsgui.engine.part_note import Note

WHOLE = 1024 * 1024
"""Bytes of an unfinished file that are all compared: samples would save nothing."""

_SUFFIX = len(".01234567.part")
_TOLD_ALONE = 3
"""Part files of a folder that are told of by name."""


def find(folders: Iterable[str]) -> list[Orphan]:
    """Return the part files in ``folders``, whether a record knows them or not; blocking.

    A file that only has such a name, as a server may give it, is none where the disk tells.
    """
    found: list[Orphan] = []
    for folder in folders:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        made = (_orphan(entry) for entry in entries if is_part_name(entry.name))
        found += [orphan for orphan in made if orphan is not None]
    return found


def notices(found: Iterable[Orphan]) -> list[str]:
    """Return what a user is told of part files nobody knows: of many in a folder in one go."""
    folders: dict[str, list[Orphan]] = {}
    for orphan in found:
        folders.setdefault(os.path.dirname(orphan.path), []).append(orphan)  # noqa: PTH120 - many
    told: list[str] = []
    for folder, there in folders.items():
        if len(there) <= _TOLD_ALONE:
            told += map(notice, there)
            continue
        words = say(
            "{count} files lie unfinished in {folder} and are not in the list. To go on with one, "
            "add its link, and under More the file there as the part you already have.",
            count=len(there),
            folder=folder,
        )
        told.append(words)
    return told


def notice(orphan: Orphan) -> str:
    """Return what a user is told of a part file nobody knows."""
    values = {"name": orphan.name, "folder": Path(orphan.path).parent, "path": orphan.path}
    if orphan.needs_checksum:
        return say(
            "{name} lies unfinished in {folder} and is not in the list. "
            "To go on with it, add its link, and under More its SHA-256 checksum and {path} as the "
            "part you already have.",
            **values,
        )
    return say(
        "{name} lies unfinished in {folder} and is not in the list. "
        "To go on with it, add its link, and under More {path} as the part you already have.",
        **values,
    )


def _orphan(entry: os.DirEntry[str]) -> Orphan | None:
    """Return what a name in a folder stands for, None for nothing or no file (any more)."""
    try:
        if not entry.is_file(follow_symlinks=False):
            return None
        size = entry.stat(follow_symlinks=False).st_size
        note = part_note.on(Path(entry.path))
    except OSError:
        return None
    # One that was written in one go has no note; one without bytes is no loss.
    is_plain = note is Note.NONE and not 0 < size <= WHOLE
    if note is Note.FINISHED or is_plain:
        return None
    needs_checksum = note is not Note.MAP and size > WHOLE
    return Orphan(entry.path, final_name(entry.name), size, needs_checksum)


def strangers(found: Iterable[Orphan], known: Iterable[str]) -> list[Orphan]:
    """Return those that are none of the ``known`` files, nor each other; blocking.

    A link to a folder is a second way to all that lies there.
    """
    real: dict[str, str] = {}

    def place(path: str) -> tuple[str, str]:
        folder, name = os.path.split(path)
        if folder not in real:
            real[folder] = os.path.realpath(folder)
        return real[folder], name

    seen, strange = set(map(place, known)), list[Orphan]()
    for orphan in found:
        if (where := place(orphan.path)) not in seen:
            seen.add(where)
            strange.append(orphan)
    return strange


def still_there(found: Iterable[Orphan]) -> list[Orphan]:
    """Return those nobody writes to, finished or deleted since they were found; blocking."""
    return [
        orphan
        for orphan in found
        if os.path.lexists(orphan.path) and not locks.is_held(Path(orphan.path))
    ]


def final_name(part: str) -> str:
    """Return the name a part file was to get."""
    return part[:-_SUFFIX]


def first_hole(fd: int) -> int:
    """Return the bytes of an open file up to its first hole; blocking."""
    size = os.fstat(fd).st_size
    if size == 0 or not hasattr(os, "SEEK_HOLE"):
        return size
    return min(size, os.lseek(fd, 0, os.SEEK_HOLE))
