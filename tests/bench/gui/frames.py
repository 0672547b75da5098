"""Watching a Qt loop from inside: how late its frames are, and when something was painted."""

import time
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

_BEAT_MS = 4


@dataclass(slots=True)
class Lateness:
    """The longest time in which no frame could be painted, and how much of it was own work.

    On a machine that does other things too, a frame is late without any work of this thread.
    ``frames`` is how many times the watched widget was painted.
    """

    worst_s: float = 0.0
    work_s: float = 0.0
    frames: int = 0


class Heartbeat(QObject):
    """A context manager: between its ends no beat may be late."""

    def __init__(self, painted: QWidget) -> None:
        super().__init__()
        self.found = Lateness()
        self.last_paint = 0.0
        self._painted = painted
        self._timer = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> "Heartbeat":
        self._at, self._worked = time.perf_counter(), time.thread_time()
        self._painted.installEventFilter(self)
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        self._painted.removeEventFilter(self)
        self._beat()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it
        if event.type() == QEvent.Type.Paint:
            self.found.frames += 1
            self.last_paint = time.perf_counter()
        return False

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        late = now - self._at - _BEAT_MS / 1000
        if late > self.found.worst_s:
            self.found.worst_s, self.found.work_s = late, worked - self._worked
        self._at, self._worked = now, worked
