"""Measuring speed."""

from __future__ import annotations

from collections import deque

from bitsgui.engine import clock

RATE_WINDOW_S = 3.0


class Meter:
    """Bytes a second over the last seconds."""

    __slots__ = ("_bytes", "_marks", "_started")

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque()
        self._bytes = 0
        self._started = clock.monotonic()

    def add(self, count: int) -> None:
        """Note bytes; marks closer than 50 ms are merged."""
        now = clock.monotonic()
        if self._marks and now - self._marks[-1][0] < 0.05:
            at, before = self._marks[-1]
            self._marks[-1] = (at, before + count)
        else:
            self._marks.append((now, count))
        self._bytes += count
        self._forget(now)

    def rate(self) -> float:
        """Return bytes/s."""
        now = clock.monotonic()
        self._forget(now)
        span = min(RATE_WINDOW_S, max(now - self._started, 0.2))
        return self._bytes / span

    def _forget(self, now: float) -> None:
        while self._marks and now - self._marks[0][0] > RATE_WINDOW_S:
            self._bytes -= self._marks.popleft()[1]
