"""Deleting files for good; who asks at the same time shares a disk thread and its syncs.

A thousand cancelled downloads of one folder cost one sync of it, not a thousand.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from weakref import WeakKeyDictionary

from bitsgui.engine import disk, tasks

_Wanted = list[tuple[Sequence[Path], "asyncio.Future[bool]"]]
_waiting: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[Path, _Wanted]] = WeakKeyDictionary()


async def remove(paths: Sequence[Path]) -> bool:
    """Delete files, durably when this returns; False if one is still there.

    The job is forgotten after this: a name that comes back in a power cut would have no owner.
    """
    by_folder: dict[Path, list[Path]] = {}
    for path in paths:
        by_folder.setdefault(path.parent, []).append(path)
    return all(await asyncio.gather(*(_remove_in(*group) for group in by_folder.items())))


def _remove_in(folder: Path, paths: Sequence[Path]) -> asyncio.Future[bool]:
    """Delete files of one folder: each goes by itself, as its disk may not answer."""
    loop = asyncio.get_running_loop()
    waiting = _waiting.setdefault(loop, {})
    if folder not in waiting:
        waiting[folder] = []
        tasks.spawn_logged("remove files", _carry_out(waiting, folder))
    removed: asyncio.Future[bool] = loop.create_future()
    waiting[folder].append((paths, removed))
    return removed


async def _carry_out(waiting: dict[Path, _Wanted], folder: Path) -> None:
    wanted = waiting.pop(folder)
    try:
        results = await tasks.on_disk(_remove_groups, folder, [paths for paths, _ in wanted])
    except OSError as error:  # the program ends, and the disk does not answer
        for _, removed in wanted:
            if not removed.done():
                removed.set_exception(error)
        return
    except BaseException:
        for _, removed in wanted:
            removed.cancel()
        raise
    for (_, removed), result in zip(wanted, results, strict=True):
        if not removed.done():  # who asked may have been cancelled
            removed.set_result(result)


def _remove_groups(folder: Path, groups: Sequence[Sequence[Path]]) -> list[bool]:
    # Every one is tried, also behind one that cannot be removed.
    results = [all(list(map(disk.remove, paths))) for paths in groups]
    disk.sync_folder(folder)
    return results
