"""A job in memory: its record, its files, and what is never stored."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bitsgui.bits.interface import Callback
from bitsgui.bits.records import FileRecord, JobRecord, JobSecrets
from bitsgui.bits.types import JobProgress, JobState, Priority
from bitsgui.engine import clock
from bitsgui.engine.throttle import Bucket

if TYPE_CHECKING:
    from bitsgui.engine.runner import Runner

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


@dataclass(slots=True, eq=False)
class LiveJob:
    """A job the engine has in memory; lives on the engine's loop."""

    record: JobRecord
    files: list[FileRecord] = field(default_factory=list[FileRecord])
    secrets: JobSecrets | None = None
    callback: Callback | None = None
    runner: Runner | None = None
    meter: Meter | None = None
    bucket: Bucket | None = None
    timer: asyncio.TimerHandle | None = None
    next_retry: float | None = None
    no_progress_since: float | None = None
    has_moved: bool = False
    is_held: bool = False
    turn: int = 0
    stopping: asyncio.Task[None] | None = None
    ending: asyncio.Task[int] | None = None
    final_hresult: int = 0

    @property
    def state(self) -> JobState:
        """State of the job."""
        return self.record.state

    @property
    def priority(self) -> Priority:
        """Priority the scheduler goes by."""
        return self.record.priority

    @property
    def order(self) -> tuple[int, int]:
        """Place among the jobs of one priority."""
        return self.turn, self.record.position

    def transferred_bytes(self, file: FileRecord) -> int:
        """Return what there is of a file now."""
        if file.transferred:
            return file.size or 0
        if self.runner is not None:
            part = self.runner.part_of(file)
            if part is not None:
                return part.written.total
        return file.done.total if file.done else 0

    def progress(self) -> JobProgress:
        """Return the sums over the files that are not skipped."""
        wanted = [file for file in self.files if not file.skipped]
        sizes = [file.size for file in wanted]
        known = [size for size in sizes if size is not None]
        return JobProgress(
            sum(known) if len(known) == len(sizes) else None,
            sum(self.transferred_bytes(file) for file in wanted),
            len(wanted),
            sum(file.transferred for file in wanted),
        )

    @property
    def is_busy(self) -> bool:
        """Return whether a run of it goes on or is just being ended."""
        return self.runner is not None or self.stopping is not None

    def has_work(self) -> bool:
        """Return whether a file is still to be fetched."""
        return any(not file.transferred and not file.skipped for file in self.files)

    def stop_timer(self) -> None:
        """Forget a planned retry."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
        self.next_retry = None
