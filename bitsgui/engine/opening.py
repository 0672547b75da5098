"""File work in disk threads, in the terms of a job; who is cancelled leaves nothing open."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from bitsgui.bits.errors import TransferError
from bitsgui.engine import disk, mounts, tasks
from bitsgui.engine.disk_threads import DiskThreads

T = TypeVar("T", bound=tuple[Any, ...] | None)


async def guarded(threads: DiskThreads, path: Path, function: Any, *args: Any) -> Any:  # noqa: ANN401 - passes through
    """Return what ``function`` does in one of ``threads``. Raises: TransferError for an OSError.

    Cancelled meanwhile it waits for the thread: a descriptor that is closed under one belongs to
    the next file that is opened, and that would be written to.
    """
    try:
        return await tasks.finish(threads.call(function, *args))
    except OSError as error:
        raise await fault_at(path, error) from error


async def opened(path: Path, function: Callable[[], T]) -> T:
    """Return what ``function`` does, a descriptor first, or None if there is nothing to open.

    Cancelled meanwhile it waits for the thread and closes the file: nobody else knows of it, and
    it would stay locked as long as the program runs. Raises: TransferError for an OSError.
    """
    work: asyncio.Future[T] = tasks.on_disk(function)
    try:
        return await tasks.finish(work)
    except OSError as error:
        raise await fault_at(path, error) from error
    except asyncio.CancelledError:
        has_ended_well = work.done() and not work.cancelled() and work.exception() is None
        if has_ended_well and (found := work.result()) is not None:
            await tasks.finish(tasks.on_disk(os.close, found[0]))
        raise


async def fault_at(path: Path, error: OSError, *, reading: bool = False) -> TransferError:
    """Return what an error at a path means to a job, where it may be on a disk of the network."""
    told = await tasks.on_disk(mounts.told, error, path)
    return disk.local_error(told, path, reading=reading)
