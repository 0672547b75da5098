"""The window."""

import asyncio
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from bitsgui.bits.interface import JobManager


class MainWindow(QMainWindow):
    """The main window; :meth:`raise_window` may be called from any thread."""

    raise_requested = Signal()

    def __init__(self, *, default_folder: Path, profile: Path) -> None:
        super().__init__()
        self._default_folder = default_folder
        self._profile = profile
        self._closed = asyncio.Event()
        self.raise_requested.connect(self._on_raise_requested, Qt.ConnectionType.QueuedConnection)

    def raise_window(self) -> None:
        """Bring the window to the front; callable from any thread."""
        self.raise_requested.emit()

    async def attach(self, manager: JobManager) -> None:
        """Show what ``manager`` has."""
        self._manager = manager

    async def detach(self) -> None:
        """Stop listening to the engine."""

    async def wait_closed(self) -> None:
        """Return once the user has closed the window."""
        await self._closed.wait()

    def show_start_failure(self, error: Exception) -> None:
        """Say why there is no engine."""
        self.setWindowTitle(str(error))

    def quit_now(self) -> None:
        """Close without asking."""
        self._closed.set()

    def close_finally(self) -> None:
        """Close after the engine has stopped."""
        self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the engine stop first."""
        event.ignore()
        self._closed.set()

    def _on_raise_requested(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
