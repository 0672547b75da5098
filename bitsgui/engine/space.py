"""Watching the free space while a file grows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.engine import disk, tasks

if TYPE_CHECKING:
    from bitsgui.engine.transfer import Transfer

EVERY = 64 * 1024 * 1024


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
