"""Which limit slows a job is told by what its connections wait for."""

import pytest

from bitsgui.bits.views import LimitOf
from bitsgui.engine.holds import SLOWS, WINDOW_S, Holds
from bitsgui.engine.throttle import Bucket

_KINDS = (LimitOf.JOB, LimitOf.HOST, LimitOf.ALL, LimitOf.NETWORK)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def buckets(clock) -> list[Bucket]:
    return [Bucket(rate, clock) for rate in (1000, 2000, 3000, 4000)]


@pytest.fixture
def holds(clock, buckets) -> Holds:
    return Holds(buckets[0], buckets[2], buckets[3:], clock)


@pytest.mark.parametrize(("place", "kind"), [*enumerate(_KINDS)])
def test_the_limit_that_was_waited_for_is_told_with_its_rate(holds, clock, buckets, place, kind):
    assert holds.slowing() is None
    with holds.waiting_for(buckets[place]):
        clock.now += WINDOW_S
    assert holds.slowing() == (kind, (place + 1) * 1000)


def test_a_wait_now_and_then_is_not_what_slows(holds, clock, buckets):
    with holds.waiting_for(buckets[0]):
        clock.now += WINDOW_S * SLOWS / 2
    clock.now += WINDOW_S
    assert holds.slowing() is None


def test_connections_that_wait_at_once_count_once_and_while_they_wait(holds, clock, buckets):
    with holds.waiting_for(buckets[0]), holds.waiting_for(buckets[1]):
        with holds.waiting_for(buckets[1]):
            clock.now += WINDOW_S / 4
        clock.now += WINDOW_S
        assert holds.slowing() == (LimitOf.JOB, 1000)
        clock.now += WINDOW_S
        buckets[0].rate = None
        assert holds.slowing() is None


def test_an_answer_stays_for_a_while_and_ends_once_nothing_waits(holds, clock, buckets):
    with holds.waiting_for(buckets[1]):
        clock.now += WINDOW_S
    assert holds.slowing() == (LimitOf.HOST, 2000)
    clock.now += WINDOW_S / 2
    assert holds.slowing() == (LimitOf.HOST, 2000)
    clock.now += WINDOW_S
    assert holds.slowing() is None
