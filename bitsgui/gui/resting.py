"""What a window that has been hidden for a while does without, until somebody wants it again."""

import gc
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPixmapCache

from bitsgui.desktop.spare_memory import give_back
from bitsgui.gui import icons

if TYPE_CHECKING:
    from bitsgui.gui.bridge import Bridge
    from bitsgui.gui.views.main_window import MainWindow

AFTER_MS = 30_000
"""Who closes the window and opens it again at once finds it as it was."""
AGAIN_MS = 600_000
"""Other programs ask for the list meanwhile, and downloads come to rest."""


class Resting(QObject):
    """Frees what can be had anew, the engine's part again and again while the window stays hidden.

    The list comes back selected and scrolled as it was.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._scrolled: int | None = None
        self._has_list = True
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.rest)
        self._timer.start(AFTER_MS)  # a program that starts in the tray shows no window at all
        window.installEventFilter(self)
        window.jobs.modelReset.connect(self._on_reset)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow whether the window can be seen."""
        if event.type() == QEvent.Type.Hide and not self._window.isVisible():
            self._timer.start(AFTER_MS)
        elif event.type() == QEvent.Type.Show:
            self._timer.stop()
            self._has_list = True
        return False

    def rest(self) -> None:
        """Let go of rows and drawings, and give the memory back to the system."""
        if self._has_list:
            self._has_list = False
            self._forget()
        self.rest_engine()
        self._timer.start(AGAIN_MS)

    def rest_engine(self) -> None:
        """Let the engine keep in less room what is of no use to who only looks at the list."""
        bridge = self._window.bridge
        if bridge is not None:
            bridge.ask(_give_back(bridge))

    def _forget(self) -> None:
        scrolled = self._window.list.verticalScrollBar().value()
        self._window.forget_list()
        if self._window.bridge is not None:
            self._window.bridge.pages.forget()
        self._scrolled = scrolled
        icons.forget()
        QPixmapCache.clear()
        gc.collect()

    def _on_reset(self) -> None:
        scrolled = self._scrolled
        if scrolled is not None and self._window.jobs.rowCount():
            self._scrolled = None
            QTimer.singleShot(0, self, lambda: self._scroll(scrolled))  # once it is selected

    def _scroll(self, scrolled: int) -> None:
        self._window.list.doItemsLayout()
        self._window.list.verticalScrollBar().setValue(scrolled)


async def _give_back(bridge: "Bridge") -> None:
    await bridge.manager.rest()
    threading.Thread(target=give_back, name="give-back", daemon=True).start()
