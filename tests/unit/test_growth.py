"""Connections of a file are doubled while there is room, under a clock that is set by hand."""

import pytest

from bitsgui.engine import clock
from bitsgui.engine.growth import PROVEN_S, SHORT_S, Growth
from bitsgui.engine.load import HELD, WINDOW_S, Load
from bitsgui.engine.refusals import Refusals
from bitsgui.engine.segments import Segment
from bitsgui.engine.throttle import Bucket, Throttle

LONG_S = 60.0
TICK_S = 0.125
assert max(WINDOW_S, PROVEN_S) < TICK_S


class World:
    """A transfer whose time passes when told; ``held_s`` of it a limit held bytes back."""

    held_s = 0.0

    def __init__(self, rate: int | None = None) -> None:
        self.now = 100.0
        self.bucket = Bucket(rate, lambda: self.now)
        self.throttle = Throttle(Bucket(None), self.bucket)
        load = Load(lambda: self.now, lambda: 0.0, lambda: self.throttle.waited_s + self.held_s)
        self.refusals = Refusals()
        self.growth = Growth(load, self.refusals)
        self.segments: list[Segment] = []

    def open(self, count: int) -> None:
        """Have so many connections, each of which has brought something."""
        while len(self.segments) < count:
            self.segments.append(Segment(0, 1, 9, 9, self.now, self.now, is_proven=True))

    def pass_by(self, seconds: float) -> None:
        self.now += seconds

    def look(self, most: int = 16, time_left_s: float = LONG_S) -> int:
        self.growth.look(self.segments, most, time_left_s, self.now)
        return self.growth.target

    def grown(self, most: int = 16, ticks: int = 8, held: float = 0.0) -> list[int]:
        """Return the targets of some looks, all wanted connections opened at once each time.

        ``held`` is the share of the time for which a limit holds back what is there.
        """
        found: list[int] = []
        for _ in range(ticks):
            self.open(self.growth.target)
            self.pass_by(TICK_S)
            self.held_s += TICK_S * held
            found.append(self.look(most))
        return found


@pytest.mark.parametrize(
    ("most", "targets"), [(16, [2, 4, 8, 16, 16]), (6, [2, 4, 6, 6, 6]), (1, [1, 1, 1, 1, 1])]
)
def test_it_doubles_up_to_what_there_may_be(most: int, targets: list[int]) -> None:
    assert World().grown(most, 5) == targets


async def test_a_limit_that_holds_bytes_back_gets_no_further_connection() -> None:
    """One connection asks for what came, as fast as the limit lets it."""
    world = World(50_000)
    world.open(1)

    async def pass_by(seconds: float) -> None:
        world.pass_by(max(seconds, 1e-6))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("asyncio.sleep", pass_by)
        for _ in range(50):
            assert await world.throttle.grant(10_000)
            assert world.look() == 1
    assert world.throttle.waited_s > 0.9 * (world.now - 100.0)


async def test_a_limit_that_is_never_reached_is_none() -> None:
    world = World(50_000_000)
    targets: list[int] = []
    for _ in range(4):
        world.open(world.growth.target)
        world.pass_by(TICK_S)
        assert await world.throttle.grant(10_000) == 10_000
        targets.append(world.look())
    assert targets == [2, 4, 8, 16]
    assert world.throttle.waited_s == 0


def test_it_goes_on_growing_once_the_limit_is_lifted() -> None:
    world = World()
    assert world.grown(ticks=3, held=1.0) == [1, 1, 1]
    assert world.grown(ticks=3) == [2, 4, 8]


@pytest.mark.parametrize(("share", "targets"), [(HELD * 0.9, [2, 4]), (HELD * 1.1, [1, 1])])
def test_a_limit_counts_from_a_share_of_the_time_on(share: float, targets: list[int]) -> None:
    assert World().grown(ticks=2, held=share) == targets


def test_every_connection_has_to_have_brought_something_first() -> None:
    world = World()
    world.pass_by(TICK_S)
    assert world.look() == 1  # none is there
    world.open(1)
    world.pass_by(PROVEN_S * 0.9)
    assert world.look() == 1  # none is old enough
    world.pass_by(PROVEN_S)
    world.segments[0].is_proven = False
    assert world.look() == 1
    world.segments[0].is_proven = True
    assert [world.look(), world.look()] == [2, 2]  # the second is still to be opened


def test_what_is_nearly_there_gets_no_further_connection() -> None:
    world = World()
    world.open(1)
    world.pass_by(TICK_S)
    assert world.look(time_left_s=SHORT_S * 0.9) == 1
    assert world.look(time_left_s=SHORT_S) == 2


def test_a_refused_connection_is_not_tried_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World()
    monkeypatch.setattr(clock, "monotonic", lambda: world.now)
    assert world.grown(ticks=2) == [2, 4]
    world.refusals.note(1.0)
    world.growth.hold(3)
    world.open(3)
    world.pass_by(0.5)
    assert world.look() == 3
    world.pass_by(0.6)
    assert world.look() == 6
    world.growth.hold(0)
    assert world.growth.target == 1
