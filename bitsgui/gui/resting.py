"""What a window that has been hidden for a while does without, until somebody wants it again."""

import gc
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPixmapCache

from bitsgui.desktop.spare_memory import give_back
from bitsgui.gui import icons

if TYPE_CHECKING:
    from bitsgui.gui.views.main_window import MainWindow

AFTER_MS = 30_000
"""Who closes the window and opens it again at once finds it as it was."""


class Resting(QObject):
    """Frees what can be had anew; the list comes back selected and scrolled as it was."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._scrolled: int | None = None
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self.rest)
        window.installEventFilter(self)
        window.jobs.modelReset.connect(self._on_reset)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow whether the window can be seen."""
        if event.type() == QEvent.Type.Hide and not self._window.isVisible():
            self._timer.start()
        elif event.type() == QEvent.Type.Show:
            self._timer.stop()
        return False

    def rest(self) -> None:
        """Let go of rows and drawings, and give the memory back to the system."""
        scrolled = self._window.list.verticalScrollBar().value()
        self._window.forget_list()
        self._scrolled = scrolled
        icons.forget()
        QPixmapCache.clear()
        gc.collect()
        threading.Thread(target=give_back, name="give-back", daemon=True).start()

    def _on_reset(self) -> None:
        scrolled = self._scrolled
        if scrolled is not None and self._window.jobs.rowCount():
            self._scrolled = None
            QTimer.singleShot(0, self, lambda: self._scroll(scrolled))  # once it is selected

    def _scroll(self, scrolled: int) -> None:
        self._window.list.doItemsLayout()
        self._window.list.verticalScrollBar().setValue(scrolled)
