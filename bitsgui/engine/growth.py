"""How many connections a file is to have."""

from __future__ import annotations

from collections.abc import Collection

from bitsgui.engine.load import Load
from bitsgui.engine.refusals import Refusals
from bitsgui.engine.segments import Segment

SHORT_S = 1.0
"""A transfer that ends sooner gets no further connection."""
PROVEN_S = 0.1
"""What a connection brought in a shorter time says nothing."""


class Growth:
    """One at first, then twice as many again while this machine and the limits leave room.

    Whether the last doubling paid is not asked: what a server sends in its first moments says
    nothing of its pace, and a wrong no would cost the rest of the transfer most of its speed.
    """

    def __init__(self, load: Load, refusals: Refusals) -> None:
        self.target = 1
        self._load = load
        self._refusals = refusals

    def look(
        self, segments: Collection[Segment], most: int, time_left_s: float, now: float
    ) -> None:
        """Double ``target``, up to ``most``, if every connection wanted so far does its work."""
        if self.target >= most or len(segments) < self.target:
            return
        if self._refusals.holds_back(now):
            return
        if not all(s.is_proven and now - s.began >= PROVEN_S for s in segments):
            return
        if time_left_s < SHORT_S or self._load.is_limit(len(segments)):
            return
        self.target = min(self.target * 2, most)

    def hold(self, most: int) -> None:
        """Want no more than ``most`` connections, but one."""
        self.target = max(1, min(self.target, most))
