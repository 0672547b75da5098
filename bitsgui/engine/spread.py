"""From which of its sources a file's next connection comes, by the speeds that were seen."""

from __future__ import annotations

from collections.abc import Iterable

from bitsgui.engine import clock
from bitsgui.engine.connections import LEAST_SAMPLE
from bitsgui.engine.hosts import Slot
from bitsgui.engine.part_file import PartFile
from bitsgui.engine.segments import Segment, SegmentPlan
from bitsgui.engine.sources import Source, Sources

STALLED_S = 5.0
"""How long a source is left alone that stood still while others moved."""
Work = Iterable[tuple[Source, Segment]]


class Spread:
    """Chooses among the sources of a file.

    One that nobody has seen yet is taken for as fast as the fastest. The connections of a source
    are taken to share what it gives, so that the next one goes where it is likely to get most.
    """

    def __init__(self, sources: Sources, part: PartFile, plan: SegmentPlan) -> None:
        self._sources, self._part, self._plan = sources, part, plan

    def joined(self) -> list[Source]:
        """Return those that may serve side by side now, or the one that has to do alone."""
        now = clock.monotonic()
        found = [s for s in self._sources.all if s.is_free(now) and self._sources.can_join(s)]
        return found or [self._sources.current]

    def first(self) -> list[Source]:
        """Return those of whom any may serve where none does."""
        joined = self.joined()
        return [source for source in joined if self._may_have_more(source, 0)] or joined[:1]

    def until_next(self) -> float | None:
        """Return in how many seconds another one may serve, None if no time brings one."""
        now = clock.monotonic()
        left = (s for s in self._sources.all if not s.is_out and self._sources.can_join(s))
        return min((s.rests_until - now for s in left if s.rests_until > now), default=None)

    def wanted(self) -> int:
        """Return how many connections the file is to have, whatever its servers allow."""
        return max(source.way.wanted() for source in self.joined())

    def most(self) -> int:
        """Return how many connections there may be."""
        most = sum(_most_of(source) for source in self.joined())
        return max(1, min(self.wanted(), most))

    def take(self, work: Work) -> tuple[Source, Slot] | None:
        """Return a place for a further connection beside those at ``work``, if there is any."""
        counts = self._look(work)
        best = max((source.rate or 0.0 for source in counts), default=0.0)

        def gain(source: Source) -> float:
            rate = best if source.rate is None else source.rate
            return rate / (counts.get(source, 0) + 1)

        now = clock.monotonic()
        free = (source for source in self.joined() if source.is_free(now))
        candidates = [s for s in free if self._may_have_more(s, counts.get(s, 0))]
        for source in sorted(candidates, key=gain, reverse=True):
            slot = source.way.try_take()
            if slot is not None:
                return source, slot
        return None

    def _look(self, work: Work) -> dict[Source, int]:
        """Note how fast each source is, and return how many connections it has."""
        now = clock.monotonic()
        speeds: dict[Source, list[float]] = {}
        for source, segment in work:
            speeds.setdefault(source, []).append(self._plan.speed(segment, now))
        for source, seen in speeds.items():
            if any(seen):
                source.rate = sum(seen)
        return {source: len(seen) for source, seen in speeds.items()}

    def _may_have_more(self, source: Source, count: int) -> bool:
        if count >= _most_of(source):
            return False
        # One that has yet to be compared does that over one connection, with what there is.
        is_new = not self._sources.is_known(source)
        return not is_new or (count == 0 and self._part.written.total >= LEAST_SAMPLE)


def _most_of(source: Source) -> int:
    return min(source.way.wanted(), source.way.allowed())
