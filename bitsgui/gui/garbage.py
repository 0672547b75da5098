"""Python's cyclic garbage, collected on the window's thread alone.

The collector runs on whichever thread allocates. A Qt object that it frees on the engine's
thread cannot stop its timers there, and the next tick of one reaches freed memory.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer

INTERVAL_MS = 5000
WORTH_A_ROUND = 2000
"""So many more containers made than freed, and there may be cycles among them."""
ROUNDS_PER_FULL = 12


@contextmanager
def collected_here() -> Iterator["Collector"]:
    """Keep the collector to this thread, which must run Qt's loop, until the end of the block."""
    was_on = gc.isenabled()
    gc.disable()
    collector = Collector()
    collector.start()
    try:
        yield collector
    finally:
        collector.stop()
        gc.collect()
        if was_on:
            gc.enable()


class Collector:
    """Looks every few seconds whether a round is worth its time; what is idle costs nothing."""

    def __init__(self) -> None:
        self._round = 0
        self._timer = QTimer(interval=INTERVAL_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Begin to look."""
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def spare_the_living(self) -> None:
        """Leave all there is out of later rounds: walking thousands of jobs takes a frame."""
        gc.freeze()

    def collect(self) -> None:
        """Free cycles if enough was made since the last round to hold some."""
        if gc.get_count()[0] < WORTH_A_ROUND:
            return
        self._round += 1
        gc.collect(2 if self._round % ROUNDS_PER_FULL == 0 else 1)
