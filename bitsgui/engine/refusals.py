"""Whether a host takes no more connections of a file, or is only going away."""

from __future__ import annotations

from collections.abc import Iterable

from bitsgui.engine import clock
from bitsgui.engine.hosts import RECOVER_S
from bitsgui.engine.segments import Segment

PAUSE_S = 10.0
"""How long a file makes do with what it has while nobody knows why it is refused, in seconds."""
GONE_S = 1.0
"""What a server sends this long after it refused a connection was not on its way before."""


class Refusals:
    """What one file was refused.

    A host that takes only so many connections looks at first like one that is going away, whose
    last bytes are still being read: the first is known once those that stood go on.
    """

    def __init__(self) -> None:
        self._until = 0.0
        self._suspicion: tuple[float, int] | None = None

    def note(self, pause_s: float = RECOVER_S) -> None:
        """A connection was refused: for so long no more are tried."""
        self._until, self._suspicion = clock.monotonic() + pause_s, None

    def rest(self, pause_s: float) -> None:
        """Try no more for so long at least; nothing was refused."""
        self._until = max(self._until, clock.monotonic() + pause_s)

    def suspect(self, standing: int) -> None:
        """A connection could not be opened while ``standing`` others stood."""
        if self._suspicion is None:
            self._suspicion = clock.monotonic(), standing

    def drop(self) -> None:
        """Nothing stands any more: there was no limit."""
        self._suspicion = None

    def confirmed(self, segments: Iterable[Segment]) -> int:
        """Return how many connections the host takes if that is known by now, otherwise 0."""
        if self._suspicion is None:
            return 0
        since, standing = self._suspicion
        old = [segment for segment in segments if segment.began < since]
        if not old:
            self._suspicion = None
        return standing if any(segment.last - since > GONE_S for segment in old) else 0

    def holds_back(self, now: float) -> bool:
        """Return whether no more connections should be tried at present."""
        return now < self._until or self._suspicion is not None
