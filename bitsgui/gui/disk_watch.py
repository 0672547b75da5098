"""How much room is left where files go, asked for beside the window's thread."""

import asyncio
import shutil
import threading
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from bitsgui.gui.commands import nearest_folder

INTERVAL_MS = 5000
SETTLE_MS = 250
"""Moving through the list asks for the folder one stays at."""


class DiskWatch(QObject):
    """Looks at one folder every few seconds while somebody looks at the window.

    ``told`` carries the folder and its free bytes, None where that cannot be told. One question
    at a time: a network disk that does not answer costs one thread, which nobody waits for.
    """

    told = Signal(str, object)

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
        try:
            free = shutil.disk_usage(nearest_folder(Path(folder))).free
        except (OSError, ValueError):
            free = None
        with suppress(RuntimeError):  # the window has gone meanwhile
            loop.call_soon_threadsafe(self._answer, folder, free)

    def _answer(self, folder: str, free: int | None) -> None:
        self._is_asking = False
        if self._loop is None:
            return
        self.told.emit(folder, free)
        if folder != self._folder:
            self._ask()
