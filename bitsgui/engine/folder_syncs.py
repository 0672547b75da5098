"""Syncs of folders, shared by those who wait for the same one."""

import threading
from collections import Counter
from pathlib import Path

from bitsgui.engine import disk


class FolderSyncs:
    """Brings names in folders to the disk; callers that wait for the same folder share a sync.

    Blocks, for disk threads. Without it every one of a thousand small files would cost a sync of
    its folder beside its own.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._asked: dict[Path, int] = {}
        self._done: dict[Path, int] = {}
        self._locks: dict[Path, threading.Lock] = {}
        self._waiting: Counter[Path] = Counter()

    def sync(self, folder: Path) -> None:
        """Return once every name made in ``folder`` before the call is on the disk."""
        with self._guard:
            mine = self._asked[folder] = self._asked.get(folder, 0) + 1
            lock = self._locks.setdefault(folder, threading.Lock())
            self._waiting[folder] += 1
        try:
            with lock:
                self._sync_up_to(folder, mine)
        finally:
            with self._guard:
                self._waiting[folder] -= 1
                if not self._waiting[folder]:
                    for table in (self._waiting, self._asked, self._done, self._locks):
                        del table[folder]

    def _sync_up_to(self, folder: Path, mine: int) -> None:
        with self._guard:
            if self._done.setdefault(folder, 0) >= mine:
                return
            newest = self._asked[folder]
        disk.sync_folder(folder)
        with self._guard:
            self._done[folder] = newest


names = FolderSyncs()
"""Those of part files that are made, and of files that get their final names."""
