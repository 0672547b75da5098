"""The end of the log as it grows, read beside the window's thread."""

import re
import threading
from collections import deque
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

INTERVAL_MS = 500
FIRST_READ = 512 * 1024
KEPT_LINES = 5000
_RECORD = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ([A-Z]+) ")


class Level(IntEnum):
    """How grave a line is."""

    ALL = 0
    WARNING = 1
    ERROR = 2


_LEVELS = {"WARNING": Level.WARNING, "ERROR": Level.ERROR, "CRITICAL": Level.ERROR}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log; what follows a record, as a traceback does, is as grave as the record."""

    text: str
    level: Level


@dataclass(frozen=True, slots=True)
class _Piece:
    lines: tuple[str, ...]
    end: int
    is_new_file: bool


class LogTail(QObject):
    """Follows a file while it is watched.

    ``grown`` carries the new :class:`Line` list; ``began`` comes before it when another file has
    taken the place of the one that was read, and at first.
    """

    grown = Signal(object)
    began = Signal()
    _arrived = Signal(object)

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: deque[Line] = deque(maxlen=KEPT_LINES)
        self._path = path
        self._end = -1
        self._is_reading = False
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._ask)

    def set_watched(self, is_watched: bool) -> None:
        """Begin or stop to follow."""
        if is_watched:
            self._timer.start()
            self._ask()
        else:
            self._timer.stop()

    def _ask(self) -> None:
        if not self._is_reading:
            self._is_reading = True
            threading.Thread(
                target=self._read, args=(self._end,), name="log-tail", daemon=True
            ).start()

    def _read(self, end: int) -> None:
        piece = _read_on(self._path, end)
        try:
            self._arrived.emit(piece)
        except RuntimeError:  # the window has gone meanwhile
            return

    def _on_arrived(self, piece: _Piece) -> None:
        self._is_reading = False
        self._end = piece.end
        if piece.is_new_file:
            self.lines.clear()
            self.began.emit()
        if piece.lines:
            found = self._graded(piece.lines)
            self.lines.extend(found)
            self.grown.emit(found)

    def _graded(self, lines: tuple[str, ...]) -> list[Line]:
        level = self.lines[-1].level if self.lines else Level.ALL
        found: list[Line] = []
        for line in lines:
            record = _RECORD.match(line)
            if record is not None:
                level = _LEVELS.get(record[1], Level.ALL)
            found.append(Line(line, level))
        return found


def _read_on(path: Path, end: int) -> _Piece:
    """Return whole lines from ``end`` on (-1: the last ones there are), and where they end."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            is_new_file = end < 0 or size < end
            start = max(0, size - FIRST_READ) if is_new_file else end
            file.seek(start)
            content = file.read(FIRST_READ)
    except OSError:
        return _Piece((), -1, is_new_file=end >= 0)
    whole = content[: content.rfind(b"\n") + 1]
    lines = whole.decode("utf-8", errors="replace").splitlines()
    if is_new_file and start > 0:
        lines = lines[1:]  # the first one is cut
    return _Piece(tuple(lines), start + len(whole), is_new_file)
