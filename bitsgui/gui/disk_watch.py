"""How much room is left where files go, asked for beside the window's thread."""

import asyncio
import os
import shutil
import threading
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from bitsgui.gui.commands import nearest_folder

INTERVAL_MS = 5000
SETTLE_MS = 250
"""Moving through the list asks for the folder one stays at."""


class Obstacle(Enum):
    """Why no file can be put into a folder."""

    FILE = auto()
    LOCKED = auto()


class DiskWatch(QObject):
    """Looks at one folder every few seconds while somebody looks at the window.

    ``told`` carries the folder and its free bytes, None where that cannot be told; before it,
    ``barred`` carries the folder and an :class:`Obstacle`, None where there is none. One question
    at a time: a network disk that does not answer costs one thread, which nobody waits for.
    """

    told = Signal(str, object)
    barred = Signal(str, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = ""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_asking = False
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._ask)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask)

    def look_at(self, folder: str) -> None:
        """Tell of another folder from now on."""
        if folder != self._folder:
            self._folder = folder
            if self._timer.isActive():
                self._settle.start()

    def set_watched(self, is_watched: bool) -> None:
        """Begin or stop to look; must begin while the loop runs."""
        if is_watched == self._timer.isActive():
            return
        if is_watched:
            self._loop = asyncio.get_running_loop()
            self._timer.start()
            self._ask()
        else:
            self._timer.stop()
            self._settle.stop()
            self._loop = None

    def _ask(self) -> None:
        if self._is_asking or not self._folder or self._loop is None:
            return
        self._is_asking = True
        thread = threading.Thread(
            target=self._look, args=(self._folder, self._loop), name="disk-watch", daemon=True
        )
        thread.start()

    def _look(self, folder: str, loop: asyncio.AbstractEventLoop) -> None:
        obstacle: Obstacle | None = None
        try:
            free = shutil.disk_usage(nearest_folder(Path(folder))).free
            obstacle = obstacle_at(Path(folder))
        except (OSError, ValueError):
            free = None
        with suppress(RuntimeError):  # the window has gone meanwhile
            loop.call_soon_threadsafe(self._answer, folder, free, obstacle)

    def _answer(self, folder: str, free: int | None, obstacle: Obstacle | None) -> None:
        self._is_asking = False
        if self._loop is None:
            return
        self.barred.emit(folder, obstacle)
        self.told.emit(folder, free)
        if folder != self._folder:
            self._ask()


def obstacle_at(folder: Path) -> Obstacle | None:
    """Return what is in the way of files in ``folder``, which need not be there yet. Blocks."""
    for place in (folder, *folder.parents):
        if place.is_dir():
            return None if os.access(place, os.W_OK | os.X_OK) else Obstacle.LOCKED
        if place.exists():
            return Obstacle.FILE
    return None
