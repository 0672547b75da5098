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
_waiting: WeakKeyDictionary[asyncio.AbstractEventLoop, _Wanted] = WeakKeyDictionary()


async def remove(paths: Sequence[Path]) -> bool:
    """Delete files, durably when this returns; False if one is still there.

    The job is forgotten after this: a name that comes back in a power cut would have no owner.
    """
    if not paths:
        return True
    loop = asyncio.get_running_loop()
    if loop not in _waiting:
        _waiting[loop] = []
        tasks.spawn_logged("remove files", _carry_out(loop))
    removed: asyncio.Future[bool] = loop.create_future()
    _waiting[loop].append((paths, removed))
    return await removed


async def _carry_out(loop: asyncio.AbstractEventLoop) -> None:
    wanted = _waiting.pop(loop)
    try:
        results = await tasks.on_disk(_remove_groups, [paths for paths, _ in wanted])
    except BaseException:
        for _, removed in wanted:
            removed.cancel()
        raise
    for (_, removed), result in zip(wanted, results, strict=True):
        if not removed.done():  # who asked may have been cancelled
            removed.set_result(result)


def _remove_groups(groups: Sequence[Sequence[Path]]) -> list[bool]:
    # Every one is tried, also behind one that cannot be removed.
    results = [all(list(map(disk.remove, paths))) for paths in groups]
    for folder in {path.parent for paths in groups for path in paths}:
        disk.sync_folder(folder)
    return results
