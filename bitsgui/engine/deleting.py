"""Deleting files for good; who asks at the same time shares a disk thread and its syncs.

A thousand cancelled downloads of one folder cost one sync of it, not a thousand.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from weakref import WeakKeyDictionary

from bitsgui.engine import disk, tasks

log = logging.getLogger(__name__)

_Known = Mapping[Path, disk.Identity]
Files = list[tuple[Path, "disk.Identity | None"]]
"""Files that are to be deleted, and which on the disk are meant, if that is known."""
_Wanted = list[tuple[Files, "asyncio.Future[list[bool]]"]]
_AT_ONCE = 100
"""So many files are deleted by one call of the disk, which is to take a moment."""
_NOTHING: _Known = MappingProxyType({})
_waiting: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[Path, _Wanted]] = WeakKeyDictionary()


async def remove(paths: Sequence[Path], known: _Known = _NOTHING) -> bool:
    """Delete files, durably when this returns; False if one is still there.

    Another file that has the name of one with a ``known`` identity is nobody's business, and stays.
    The job is forgotten after this: a name that comes back in a power cut would have no owner.
    """
    (is_gone,) = await remove_each([[(path, known.get(path)) for path in paths]])
    return is_gone


async def remove_each(wanted: Sequence[Files]) -> list[bool]:
    """Delete the files of several, each with its identity if that is known, as :func:`remove` does.

    Returns of each whether they are gone.
    """
    by_folder: dict[Path, list[tuple[int, Path, disk.Identity | None]]] = {}
    for number, files in enumerate(wanted):
        for path, known in files:
            by_folder.setdefault(path.parent, []).append((number, path, known))
    results = [True] * len(wanted)

    async def clear(folder: Path, files: list[tuple[int, Path, disk.Identity | None]]) -> None:
        found = await _remove_in(folder, [(path, known) for _, path, known in files])
        for (number, _, _), is_gone in zip(files, found, strict=True):
            results[number] &= is_gone

    await asyncio.gather(*(clear(*each) for each in by_folder.items()))
    return results


def _remove_in(folder: Path, files: Files) -> asyncio.Future[list[bool]]:
    """Delete files of one folder: each goes by itself, as its disk may not answer."""
    loop = asyncio.get_running_loop()
    waiting = _waiting.setdefault(loop, {})
    if folder not in waiting:
        waiting[folder] = []
        tasks.spawn_logged("remove files", _carry_out(waiting, folder))
    removed: asyncio.Future[list[bool]] = loop.create_future()
    waiting[folder].append((files, removed))
    return removed


async def _carry_out(waiting: dict[Path, _Wanted], folder: Path) -> None:
    wanted = waiting.pop(folder)
    files = [file for each, _ in wanted for file in each]
    results: list[bool] = []
    try:
        for start in range(0, len(files), _AT_ONCE):
            results += await tasks.on_disk(_remove_all, files[start : start + _AT_ONCE])
        await tasks.on_disk(disk.sync_folder, folder)
    except OSError as error:  # the program ends, and the disk does not answer
        for _, removed in wanted:
            if not removed.done():
                removed.set_exception(error)
        return
    except BaseException:
        for _, removed in wanted:
            removed.cancel()
        raise
    rest = iter(results)
    for each, removed in wanted:
        found = list(islice(rest, len(each)))
        if not removed.done():  # who asked may have been cancelled
            removed.set_result(found)


def _remove_all(files: Files) -> list[bool]:
    # Every one is tried, also behind one that cannot be removed.
    return [_remove(path, known) for path, known in files]


def _remove(path: Path, known: disk.Identity | None) -> bool:
    if disk.is_another(path, known):
        log.warning("%s: another file has its name and stays", path.name)
        return True
    return disk.remove(path)
