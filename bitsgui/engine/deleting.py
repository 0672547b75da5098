"""Deleting files for good; who asks at the same time shares a disk thread and its syncs.

A thousand cancelled downloads of one folder cost one sync of it, not a thousand.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from weakref import WeakKeyDictionary

from bitsgui.engine import disk, tasks

log = logging.getLogger(__name__)

_Known = Mapping[Path, disk.Identity]
_Wanted = list[tuple[Sequence[Path], _Known, "asyncio.Future[bool]"]]
_NOTHING: _Known = MappingProxyType({})
_waiting: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[Path, _Wanted]] = WeakKeyDictionary()


async def remove(paths: Sequence[Path], known: _Known = _NOTHING) -> bool:
    """Delete files, durably when this returns; False if one is still there.

    Another file that has the name of one with a ``known`` identity is nobody's business, and stays.
    The job is forgotten after this: a name that comes back in a power cut would have no owner.
    """
    by_folder: dict[Path, list[Path]] = {}
    for path in paths:
        by_folder.setdefault(path.parent, []).append(path)
    groups = by_folder.items()
    return all(await asyncio.gather(*(_remove_in(*group, known) for group in groups)))


def _remove_in(folder: Path, paths: Sequence[Path], known: _Known) -> asyncio.Future[bool]:
    """Delete files of one folder: each goes by itself, as its disk may not answer."""
    loop = asyncio.get_running_loop()
    waiting = _waiting.setdefault(loop, {})
    if folder not in waiting:
        waiting[folder] = []
        tasks.spawn_logged("remove files", _carry_out(waiting, folder))
    removed: asyncio.Future[bool] = loop.create_future()
    waiting[folder].append((paths, known, removed))
    return removed


async def _carry_out(waiting: dict[Path, _Wanted], folder: Path) -> None:
    wanted = waiting.pop(folder)
    try:
        groups = [(paths, known) for paths, known, _ in wanted]
        results = await tasks.on_disk(_remove_groups, folder, groups)
    except OSError as error:  # the program ends, and the disk does not answer
        for _, _, removed in wanted:
            if not removed.done():
                removed.set_exception(error)
        return
    except BaseException:
        for _, _, removed in wanted:
            removed.cancel()
        raise
    for (_, _, removed), result in zip(wanted, results, strict=True):
        if not removed.done():  # who asked may have been cancelled
            removed.set_result(result)


def _remove_groups(folder: Path, groups: Sequence[tuple[Sequence[Path], _Known]]) -> list[bool]:
    # Every one is tried, also behind one that cannot be removed.
    results = [all(list(map(_remove, paths, map(known.get, paths)))) for paths, known in groups]
    disk.sync_folder(folder)
    return results


def _remove(path: Path, known: disk.Identity | None) -> bool:
    if disk.is_another(path, known):
        log.warning("%s: another file has its name and stays", path.name)
        return True
    return disk.remove(path)
