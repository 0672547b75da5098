"""Which bytes which connection fetches: pure bookkeeping, no input or output.

Offsets are those of the part file. A segment is a span being fetched over one connection; when a
connection is free and nothing is left unassigned it takes over part of the segment that would end
last, in proportion to the speeds, so that nobody waits for a slow or stalled connection.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bitsgui.bits.ranges import RangeSet

MIN_STEAL = 64 * 1024
"""A smaller rest is finished sooner by whom it belongs to than over a new connection."""

IN_ORDER_STEP = 4 * 1024 * 1024
"""What one connection fetches at a time of a file that is to come from its start on."""

ALIGN = 4096
STALL_S = 2.0
WORTH_STEALING_S = 0.75
_TAU_S = 1.5


@dataclass(slots=True, eq=False)
class Segment:
    """A span being fetched: ``pos`` is the next byte to come, ``end`` where it stops.

    ``reach`` is how far its connection could deliver, which is more than ``end`` once another
    connection has taken over its tail. ``rate`` is bytes/s, smoothed. ``waiting_since`` is when
    its connection began to wait for the server, None while it does something else.
    """

    start: int
    pos: int
    end: int
    reach: int
    began: float
    last: float
    rate: float = 0.0
    counted: int = 0
    is_proven: bool = False
    waiting_since: float | None = None

    @property
    def left(self) -> int:
        """Bytes still to come."""
        return self.end - self.pos


@dataclass(slots=True)
class SegmentPlan:
    """The part file's holes and who fills them.

    ``borders`` are offsets no segment may cross (where parts of a remote file meet). ``step`` is
    the longest segment, so that what comes first is fetched first; None: as long as they can be.
    """

    size: int
    done: RangeSet
    borders: Sequence[int] = ()
    step: int | None = None
    active: list[Segment] = field(default_factory=list[Segment])

    def holes(self) -> list[tuple[int, int]]:
        """Return the spans nobody has and nobody fetches, ascending."""
        taken = self.done.copy()
        for segment in self.active:
            taken.add(segment.start, segment.end)
        return taken.missing(self.size)

    @property
    def is_complete(self) -> bool:
        """Return whether every byte is there."""
        return self.done.contains(0, self.size)

    def left(self) -> int:
        """Return the number of bytes that are not there yet."""
        return self.size - self.done.total

    def claim(self, start: int, end: int, now: float) -> Segment:
        """Make a segment of a span that is free, or of its beginning."""
        if self.step is not None:
            end = min(end, start + self.step)
        segment = Segment(start, start, end, end, now, now, waiting_since=now)
        self.active.append(segment)
        return segment

    def next(self, now: float) -> Segment | None:
        """Return a segment for a free connection: the first hole, or a piece taken over."""
        for start, end in self.holes():
            return self.claim(start, self._before_border(start, end), now)
        return self._steal(now)

    def advance(self, segment: Segment, count: int, now: float) -> None:
        """Note that ``count`` bytes came; updates the speed at most ten times a second."""
        segment.pos += count
        segment.counted += count
        span = now - segment.last
        if span >= 0.1:
            rate = segment.counted / span
            weight = min(1.0, span / _TAU_S)
            segment.rate = (
                rate if segment.rate == 0 else segment.rate + weight * (rate - segment.rate)
            )
            segment.last, segment.counted = now, 0

    def release(self, segment: Segment) -> None:
        """Take a segment out; what it did not fetch becomes a hole again.

        If the connection before it could still deliver that hole, it gets it back.
        """
        self.active.remove(segment)
        if segment.left <= 0:
            return
        for other in self.active:
            if other.end == segment.pos and other.reach > other.end and other.pos < other.end:
                other.end = min(other.reach, segment.end)
                return

    def speed(self, segment: Segment, now: float) -> float:
        """Return the speed to reckon with: nothing for a while counts as standing still."""
        quiet = now - segment.last
        if self._is_stalled(segment, now):
            return 0.0
        if quiet > 0.1:
            return max(segment.rate if segment.rate else 0.0, segment.counted / quiet)
        return segment.rate

    def _expected(self, segment: Segment, now: float) -> float:
        """Return the speed a segment will have: a new one that of the others, until it is seen.

        Taken for one that stands still, it would be robbed of most of its span by the next
        connection that is free, and that one likewise: a request for each of a few kilobytes.
        """
        if segment.rate > 0 or self._is_stalled(segment, now):
            return self.speed(segment, now)
        seen = [self.speed(s, now) for s in self.active if s.rate > 0]
        return sum(seen) / len(seen) if seen else self.speed(segment, now)

    def _eta(self, segment: Segment, now: float) -> float:
        speed = self._expected(segment, now)
        return segment.left / speed if speed > 0 else float("inf")

    def _steal(self, now: float) -> Segment | None:
        victims = [s for s in self.active if s.left >= MIN_STEAL]
        stalled = [s for s in self.active if s.left > 0 and self._is_stalled(s, now)]
        if not victims and not stalled:
            return None
        victim = max(victims + stalled, key=lambda s: (self._eta(s, now), s.left))
        if self._eta(victim, now) < WORTH_STEALING_S:
            return None
        split = self._split(victim, now)
        end, victim.end = victim.end, split
        return self.claim(split, end, now)

    def _is_stalled(self, segment: Segment, now: float) -> bool:
        return segment.waiting_since is not None and now - segment.waiting_since > STALL_S

    def _split(self, victim: Segment, now: float) -> int:
        """Return where victim and thief would end together; the victim keeps the head."""
        if self._is_stalled(victim, now):
            return victim.pos
        mine = self._expected(victim, now)
        speeds = [self._expected(s, now) for s in self.active]
        mean = sum(speeds) / len(speeds)
        share = mine / (mine + mean) if mine + mean > 0 else 0.5
        kept = int(victim.left * min(max(share, 0.1), 0.9))
        split = victim.pos + kept
        aligned = split - split % ALIGN
        return aligned if aligned > victim.pos else split

    def _before_border(self, start: int, end: int) -> int:
        for border in self.borders:
            if start < border < end:
                return border
        return end
