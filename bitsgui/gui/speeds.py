"""How fast downloads went: samples of the batches the window gets, kept while it runs.

The axis of a job's time counts only while it runs: a pause or a wait for a retry is a mark and
takes no room.
"""

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import add
from uuid import UUID

from bitsgui.bits.states import RUNNING
from bitsgui.bits.types import JobState
from bitsgui.bits.views import JobView, SpeedsView
from bitsgui.settings.host_rules import parse, parts_for_link
from bitsgui.settings.schema import Settings

MOST_JOBS = 200
MOST_MARKS = 100
STEADY_S = 2.0
"""Bytes after a longer silence came at its end, unless nobody looked meanwhile."""
BURST_S = 0.5


class Span(StrEnum):
    """How much of a transfer is looked at."""

    MINUTE = "minute"
    TEN_MINUTES = "ten-minutes"
    WHOLE = "whole"


class Break(StrEnum):
    """Why a job stopped running."""

    PAUSED = "paused"
    RETRY = "retry"
    ERROR = "error"


_BREAKS = {
    JobState.SUSPENDED: Break.PAUSED,
    JobState.TRANSIENT_ERROR: Break.RETRY,
    JobState.ERROR: Break.ERROR,
}


@dataclass(frozen=True, slots=True)
class Point:
    """The mean speed (bytes/s) of a short while around ``at`` (seconds of running)."""

    at: float
    rate: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A break in the transfer at ``at`` (seconds of running)."""

    at: float
    kind: Break


@dataclass(frozen=True, slots=True)
class Held:
    """A limit in bytes/s that held from ``begin`` to ``end`` (seconds of running)."""

    begin: float
    end: float
    rate: int


@dataclass(frozen=True, slots=True)
class Curve:
    """What a graph shows: points from ``begin`` to ``end``, ascending.

    ``is_running``: its end is now. ``is_clock``: it ran all the time that is shown, up to now, so
    that seconds of running are those of the clock.
    """

    begin: float = 0.0
    end: float = 0.0
    points: tuple[Point, ...] = ()
    marks: tuple[Mark, ...] = ()
    limits: tuple[Held, ...] = ()
    is_running: bool = False
    is_clock: bool = False


class Whose(StrEnum):
    """What a limit holds for."""

    JOB = "job"
    HOST = "host"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit in bytes/s. ``rule`` are the servers it is for, where they have one of their own."""

    rate: int
    whose: Whose = Whose.JOB
    rule: str = ""


def tightest(own: int | None, links: Iterable[str], settings: Settings) -> Limit | None:
    """Return the limit that holds a job back most; of equal ones its own.

    ``links`` are the given one and where it leads: what holds for a server holds for both.
    """
    limits = [
        Limit(own or 0, Whose.JOB),
        *(_of_host(link, settings) for link in links if link),
        Limit(settings.rate_limit or 0, Whose.ALL),
    ]
    return min(
        (limit for limit in limits if limit.rate), key=lambda limit: limit.rate, default=None
    )


def _of_host(link: str, settings: Settings) -> Limit:
    """Return the limit of the server of a link; a rate of 0 is none."""
    for part in parts_for_link(parse(settings.host_rules), link):
        if part.rate_limit is not None:
            return Limit(part.rate_limit, Whose.HOST, part.pattern)
    return Limit(settings.host_rate_limit or 0, Whose.HOST)


class Series:
    """Bytes in steps of equal length; the oldest go, or all steps double if it ``grows``."""

    def __init__(self, step_s: float, most: int, *, grows: bool = False) -> None:
        self.step_s = step_s
        self._most = most
        self._grows = grows
        self._first = 0
        self._bytes: deque[float] = deque()
        self._begin: float | None = None
        self._end = 0.0

    def add(self, begin: float, end: float, count: float) -> None:
        """Spread ``count`` bytes evenly over a span that begins where the last one ended."""
        if self._begin is None:
            self._begin, self._first = begin, int(begin / self.step_s)
        self._end = end
        if self._bytes and end < (self._first + len(self._bytes)) * self.step_s:
            self._bytes[-1] += count  # most often: nothing new begins
            return
        rate = count / (end - begin)
        begin = self._make_room(begin, end)
        for index in range(int(begin / self.step_s), int(end / self.step_s) + 1):
            self._reach(index)
            left = max(begin, index * self.step_s)
            right = min(end, (index + 1) * self.step_s)
            self._bytes[index - self._first] += rate * max(0.0, right - left)

    def points(self) -> tuple[Point, ...]:
        """Return the mean speed of each step; the newest only once it is half over."""
        found: list[Point] = []
        for offset, count in enumerate(self._bytes):
            begin = max(self._begin or 0.0, (self._first + offset) * self.step_s)
            end = min(self._end, (self._first + offset + 1) * self.step_s)
            is_last = offset == len(self._bytes) - 1
            if end - begin >= self.step_s / 2 or not (is_last and found):
                found.append(Point((begin + end) / 2, count / max(end - begin, 0.001)))
        return tuple(found)

    def _make_room(self, begin: float, end: float) -> float:
        """Make the span up to ``end`` fit; returns where what is kept of it begins."""
        last = int(end / self.step_s)
        while self._grows and last - self._first >= self._most:
            self._join()
            last = int(end / self.step_s)
        oldest = last - self._most + 1
        if self._grows or oldest <= self._first:
            return begin
        for _ in range(min(len(self._bytes), oldest - self._first)):
            self._bytes.popleft()
        self._first = oldest
        return max(begin, oldest * self.step_s)

    def _reach(self, index: int) -> None:
        while self._first + len(self._bytes) <= index:
            self._bytes.append(0.0)

    def _join(self) -> None:
        """Make one step of every two."""
        if self._first % 2:
            self._bytes.appendleft(0.0)
            self._first -= 1
        if len(self._bytes) % 2:
            self._bytes.append(0.0)
        old = list(self._bytes)
        self._bytes = deque(map(add, old[::2], old[1::2]))
        self._first //= 2
        self.step_s *= 2


_LENGTH_S = {Span.MINUTE: 60.0, Span.TEN_MINUTES: 600.0}


class JobSpeeds:
    """The speeds of one job."""

    def __init__(self) -> None:
        self._series = {
            Span.MINUTE: Series(0.5, 121),
            Span.TEN_MINUTES: Series(4.0, 151),
            Span.WHOLE: Series(1.0, 300, grows=True),
        }
        self._marks: deque[Mark] = deque(maxlen=MOST_MARKS)
        self._at = 0.0
        self._ahead = 0.0
        """How long the job ran before it was seen here."""
        self._seen: tuple[float, int, JobState] | None = None
        self._told: SpeedsView | None = None

    def note(self, view: JobView, now: float, *, is_gap: bool = False) -> None:
        """Take a snapshot in. ``is_gap``: nobody looked since the last one."""
        count = view.bytes_transferred
        if self._seen is not None:
            before, there, state = self._seen
            if state in RUNNING and now > before:
                self._went_on(now - before, max(0, count - there), is_gap=is_gap)
            if state in RUNNING and view.state in _BREAKS:
                self._marks.append(Mark(self._at, _BREAKS[view.state]))
        elif self._told is None:
            self._ahead = view.active_s
        self._seen = (now, count, view.state)

    def learn(self, told: SpeedsView) -> None:
        """Take in what the engine knows of the whole transfer, also from before the window."""
        self._told = told if told.counts else None
        if told.counts:
            self._ahead = told.active_s - self._at

    def curve(self, span: Span) -> Curve:
        """Return what there is to show."""
        is_running = self._seen is not None and self._seen[2] in RUNNING
        end = self._at + self._ahead
        if span is Span.WHOLE and self._told is not None:
            curve = self._whole(self._told)
        else:
            begin = end - _LENGTH_S.get(span, self._at)
            points = tuple(p for p in self._points(span) if p.at >= begin)
            curve = Curve(begin, end, points, self._breaks(begin))
        is_clock = is_running and not curve.marks and span is not Span.WHOLE
        limits = self._held(curve.begin, end)
        return replace(curve, limits=limits, is_running=is_running, is_clock=is_clock)

    def _points(self, span: Span) -> list[Point]:
        return [Point(p.at + self._ahead, p.rate) for p in self._series[span].points()]

    def _breaks(self, begin: float) -> tuple[Mark, ...]:
        marks = (Mark(mark.at + self._ahead, mark.kind) for mark in self._marks)
        return tuple(mark for mark in marks if mark.at >= begin)

    def _whole(self, told: SpeedsView) -> Curve:
        """Return what was told, and what came since then."""
        before = told_curve(told)
        since = (p for p in self._points(Span.WHOLE) if p.at > told.active_s)
        breaks = (mark for mark in self._breaks(0.0) if mark.at > told.active_s)
        marks = (*before.marks, *breaks)
        return Curve(before.begin, self._at + self._ahead, (*before.points, *since), marks)

    def _held(self, begin: float, end: float) -> tuple[Held, ...]:
        """Return the limits that held between two moments; what was told last holds until now."""
        told = self._told.limits if self._told is not None else ()
        stops = (*(at for at, _ in told[1:]), end)
        spans = (
            (max(begin, at), stop, rate)
            for (at, rate), stop in zip(told, stops, strict=False)  # none told: none held
        )
        return tuple(Held(at, to, rate) for at, to, rate in spans if rate is not None and to > at)

    def _went_on(self, seconds: float, count: int, *, is_gap: bool) -> None:
        if seconds > STEADY_S and not is_gap and count:
            self._add(seconds - BURST_S, 0)
            seconds = BURST_S
        self._add(seconds, count)

    def _add(self, seconds: float, count: int) -> None:
        begin, self._at = self._at, self._at + seconds
        for series in self._series.values():
            series.add(begin, self._at, count)


def told_curve(told: SpeedsView) -> Curve:
    """Return what the engine knows of a transfer."""
    end, step, points = told.active_s, told.step_s, list[Point]()
    steps = max(len(told.counts), int(end / step) + 1 - told.first)
    for place in range(steps):
        left = max(told.begin_s, (told.first + place) * step)
        right = min(end, (told.first + place + 1) * step)
        if right - left < step / 2 and points:
            continue  # the newest only once it is half over
        count = told.counts[place] if place < len(told.counts) else 0
        points.append(Point((left + right) / 2, count / max(right - left, 0.001)))
    marks = tuple(Mark(at, _BREAKS[state]) for at, state in told.breaks)
    return Curve(told.begin_s, end, tuple(points), marks)


class SpeedHistory:
    """The speeds of the jobs that ran last. ``clock`` is monotonic, in seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._jobs: OrderedDict[UUID, JobSpeeds] = OrderedDict()

    def note(self, views: Iterable[JobView], *, is_gap: bool = False) -> None:
        """Take a batch in; a job is followed from when it is first seen running."""
        now = self.clock()
        for view in views:
            speeds = self._jobs.get(view.id)
            if speeds is None:
                if view.state not in RUNNING:
                    continue
                speeds = self._jobs[view.id] = JobSpeeds()
                self._drop_oldest()
            elif view.state in RUNNING:
                self._jobs.move_to_end(view.id)
            speeds.note(view, now, is_gap=is_gap)

    def learn(self, job_id: UUID, told: SpeedsView) -> None:
        """Take in what the engine knows of the whole transfer of a job."""
        if job_id not in self._jobs:
            self._jobs[job_id] = JobSpeeds()
            self._drop_oldest()
        self._jobs[job_id].learn(told)

    def curve(self, job_id: UUID, span: Span) -> Curve:
        """Return what there is to show of a job."""
        speeds = self._jobs.get(job_id)
        return Curve() if speeds is None else speeds.curve(span)

    def _drop_oldest(self) -> None:
        while len(self._jobs) > MOST_JOBS:
            self._jobs.popitem(last=False)
