"""Reading what is typed without holding up the window, however much it is."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from bitsgui.gui.links import Links, reading

SLICE_S = 0.008


class LinkReader(QObject):
    """Reads a text in slices between the window's own work. ``done`` follows each reading.

    A short text is done before :meth:`read` returns. A new text ends the reading of the last one.
    """

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.links = Links()
        self._steps: Iterator[Links | None] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_reading(self) -> bool:
        """Whether :attr:`links` are not yet those of the text last given."""
        return self._timer.isActive()

    def read(self, text: str, *, has_patterns: bool) -> None:
        """Begin to read ``text``."""
        self._steps = reading(text, has_patterns=has_patterns)
        self._timer.start()
        self._go_on()

    def _go_on(self) -> None:
        until = time.perf_counter() + SLICE_S
        for found in self._steps:
            if found is not None:
                self._timer.stop()
                self.links = found
                self.done.emit()
                return
            if time.perf_counter() > until:
                return
