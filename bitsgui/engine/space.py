"""Watching the free space while a file grows, and telling how much of it is missing."""

from __future__ import annotations

import errno
import functools
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.types import ErrorContext
from bitsgui.engine import disk, tasks
from bitsgui.engine.pump import Source, Write

if TYPE_CHECKING:
    from bitsgui.engine.transfer import Transfer

EVERY = 64 * 1024 * 1024
ROOM = 1024 * 1024
"""A disk with so much room is not full for a file of which nobody knows how large it is."""


class SpaceWatch:
    """Looks at the disk after every 64 MiB written; below the reserve the transfer ends."""

    def __init__(self, transfer: Transfer) -> None:
        self._reserve = transfer.context.settings.disk_reserve
        self._folder = Path(transfer.file.local_name).parent
        self._since = 0

    async def check(self, written: int) -> None:
        """Count bytes; raise TransferError ``ERROR_DISK_FULL`` at the reserve."""
        self._since += written
        if self._since < EVERY or not self._reserve:
            return
        self._since = 0
        free = await tasks.on_disk(disk.free_bytes, self._folder)
        if free < self._reserve:
            raise TransferError(
                Hresult.ERROR_DISK_FULL,
                f"{self._reserve - free} bytes short",
                path=str(self._folder),
            )

    def during(self, source: Source) -> Source:
        """Return a source that looks after every 64 MiB too; at the reserve writing fails."""
        return functools.partial(self._run, source) if self._reserve else source

    def _run(self, source: Source, write: Write) -> int:
        ahead = EVERY

        def watched(view: memoryview, before: int) -> None:
            nonlocal ahead
            write(view, before)
            if before + len(view) >= ahead:
                ahead += EVERY
                if disk.free_bytes(self._folder) < self._reserve:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        return source(watched)


async def measured(transfer: Transfer) -> None:
    """Run a transfer; an error that the disk is full tells how much room the file lacks."""
    try:
        await _look_again(transfer)
        await transfer.run()
    except TransferError as error:
        is_full = error.code == Hresult.ERROR_DISK_FULL
        if is_full and error.context is ErrorContext.LOCAL_FILE:
            await _measure(transfer, error)
        raise


async def _look_again(transfer: Transfer) -> None:
    """Raise the error that the disk is full again if it is: no server is asked to learn that.

    One that sends no parts would send all that is there already, at every look.
    """
    file, before = transfer.file, transfer.file.error
    if before is None or before.code != Hresult.ERROR_DISK_FULL:
        return
    if file.size is None or file.done is None or not file.done.total:
        return
    with suppress(OSError):
        free = await tasks.on_disk(disk.free_bytes, Path(file.local_name).parent)
        short = file.size - file.done.total + transfer.context.settings.disk_reserve - free
        if short > 0:
            raise TransferError(
                Hresult.ERROR_DISK_FULL, f"{short} bytes short", path=file.local_name
            )


async def _measure(transfer: Transfer, error: TransferError) -> None:
    """Note on an error what the disk lacks; nothing if that cannot be told, as under a quota."""
    file, reserve = transfer.file, transfer.context.settings.disk_reserve
    left = None
    if file.size is not None:
        left = file.size - (file.done.total if file.done is not None else 0)
    with suppress(OSError, TransferError):
        free = await tasks.on_disk(disk.free_bytes, Path(file.local_name).parent)
        short = (left or 0) + reserve - free
        if short <= 0:
            return
        error.reserve = reserve or None
        if left is not None:
            error.short = short
        if left is not None or free >= ROOM:
            error.free = free
