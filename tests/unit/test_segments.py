"""The plan of segments: every byte is fetched by exactly one connection, and stealing ends."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.bits.ranges import RangeSet
from bitsgui.engine.segments import MIN_STEAL, STALL_S, Segment, SegmentPlan

SIZE = 4_000_000


def plan_of(size: int = SIZE, *done: tuple[int, int], borders: tuple[int, ...] = ()) -> SegmentPlan:
    return SegmentPlan(size, RangeSet(done), borders)


def bring(plan: SegmentPlan, segment: Segment, count: int, now: float) -> None:
    """Let ``count`` bytes of a segment arrive and be written, as far as it may take them."""
    count = min(count, segment.end - segment.pos, segment.reach - segment.pos)
    if count <= 0:
        return
    start = segment.pos
    assert plan.done.gaps(start, start + count) == [(start, start + count)], "fetched twice"
    plan.advance(segment, count, now)
    segment.waiting_since = now
    plan.done.add(start, start + count)


def check_books(plan: SegmentPlan) -> None:
    """Every byte is there, being fetched, or a hole: exactly one of the three."""
    spans = sorted((s.pos, s.end) for s in plan.active if s.left > 0)
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
    for start, end in spans:
        assert plan.done.gaps(start, end) == [(start, end)]
    covered = plan.done.copy()
    for start, end in [*spans, *plan.holes()]:
        covered.add(start, end)
    total = plan.done.total + sum(e - s for s, e in spans) + sum(e - s for s, e in plan.holes())
    assert covered.contains(0, plan.size)
    assert total == plan.size


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["next", "bring", "bring", "bring", "release", "wait"]),
        st.integers(0, 7),
        st.integers(1, 400_000),
        st.floats(0.001, 3.0),
    ),
    max_size=120,
)


@given(
    actions=ACTIONS,
    size=st.integers(1, SIZE),
    holes=st.lists(st.tuples(st.integers(0, SIZE), st.integers(0, SIZE)), max_size=4),
    borders=st.lists(st.integers(1, SIZE), max_size=3),
)
def test_no_byte_is_assigned_twice_and_none_is_lost(
    actions: list[tuple[str, int, int, float]],
    size: int,
    holes: list[tuple[int, int]],
    borders: list[int],
) -> None:
    done = RangeSet((min(a, b, size), min(max(a, b), size)) for a, b in holes)
    plan = SegmentPlan(size, done, sorted(borders))
    now = 0.0
    for action, which, count, pause in actions:
        now += pause
        active = plan.active
        if action == "next":
            plan.next(now)
        elif active and action == "bring":
            bring(plan, active[which % len(active)], count, now)
        elif active and action == "release":
            plan.release(active[which % len(active)])
        check_books(plan)
    finish(plan, now)
    assert plan.is_complete
    assert not any(plan.holes())


def finish(plan: SegmentPlan, now: float) -> None:
    """Let every connection do its work; a transfer that never ends fails the count of rounds."""
    for _ in range(10_000):
        if plan.is_complete:
            return
        now += 0.2
        for segment in list(plan.active):
            bring(plan, segment, 500_000, now)
            if segment.pos >= min(segment.end, segment.reach):
                plan.release(segment)
        plan.next(now)
    raise AssertionError("the transfer never ends")


def test_a_free_connection_takes_the_first_hole() -> None:
    plan = plan_of(SIZE, (0, 1000), (2000, 3000))
    first = plan.next(0.0)
    second = plan.next(0.0)
    assert first is not None
    assert second is not None
    assert (first.start, first.end) == (1000, 2000)
    assert (second.start, second.end) == (3000, SIZE)


def test_a_segment_does_not_cross_a_border() -> None:
    plan = plan_of(borders=(0, 1000, 2000))
    spans = [(s.start, s.end) for s in (plan.next(0.0), plan.next(0.0), plan.next(0.0)) if s]
    assert spans == [(0, 1000), (1000, 2000), (2000, SIZE)]


def test_equal_connections_share_the_rest_in_halves() -> None:
    plan = plan_of()
    first = plan.claim(0, SIZE, 0.0)
    bring(plan, first, 100_000, 1.0)
    thief = plan.next(1.0)
    assert thief is not None
    assert thief.end == SIZE
    assert thief.start == first.end
    assert abs(thief.left - first.left) < 20_000


def test_all_that_a_standing_connection_has_left_is_taken_over() -> None:
    plan = plan_of()
    first = plan.claim(0, SIZE, 0.0)
    bring(plan, first, 100_000, 1.0)
    thief = plan.next(1.0 + STALL_S + 0.1)
    assert thief is not None
    assert (thief.start, thief.end) == (100_000, SIZE)
    assert first.left == 0


def test_even_one_last_byte_is_taken_from_a_standing_connection() -> None:
    plan = plan_of(1000)
    first = plan.claim(0, 1000, 0.0)
    bring(plan, first, 999, 0.1)
    thief = plan.next(0.1 + STALL_S + 0.1)
    assert thief is not None
    assert (thief.start, thief.end) == (999, 1000)


def test_a_small_rest_is_left_to_whom_it_belongs() -> None:
    plan = plan_of(MIN_STEAL)
    first = plan.claim(0, MIN_STEAL, 0.0)
    bring(plan, first, 1, 1.0)
    assert plan.next(1.0) is None


def test_what_ends_soon_is_not_worth_a_connection() -> None:
    plan = plan_of()
    first = plan.claim(0, SIZE, 0.0)
    bring(plan, first, SIZE // 2, 0.2)
    assert plan.next(0.2) is None


def requests_of(size: int, connections: int, rate: float, delay_s: float) -> int:
    """Return how many requests a file takes whose connections answer after ``delay_s``.

    They grow 1, 2, 4, 8, and bring ``rate`` bytes/s each.
    """
    plan, step, now, count = plan_of(size), 0.05, 0.0, 0
    waiting: dict[int, float] = {}
    while not plan.is_complete:
        now += step
        while len(plan.active) < min(connections, 1 << int(now / 0.3)):
            segment = plan.next(now)
            if segment is None:
                break
            count += 1
            waiting[id(segment)] = now + delay_s
        for segment in list(plan.active):
            if now >= waiting[id(segment)]:
                bring(plan, segment, int(rate * step), now)
            if segment.left <= 0:
                plan.release(segment)
    return count


@pytest.mark.parametrize("delay_s", [0.0, 0.15, 0.4, 0.6, 1.0])
def test_equal_connections_do_not_rob_each_other_of_crumbs(delay_s: float) -> None:
    assert requests_of(9_000_000, 8, 400_000, delay_s) <= 16


def test_a_stolen_tail_that_came_to_nothing_goes_back() -> None:
    plan = plan_of()
    first = plan.claim(0, SIZE, 0.0)
    bring(plan, first, 100_000, 1.0)
    thief = plan.next(1.0)
    assert thief is not None
    plan.release(thief)
    assert first.end == SIZE
    assert plan.holes() == []


def test_a_tail_does_not_go_back_beyond_what_the_connection_can_deliver() -> None:
    plan = plan_of()
    first = plan.claim(0, 2_000_000, 0.0)
    bring(plan, first, 100_000, 1.0)
    thief = plan.next(1.0)
    assert thief is not None
    plan.release(thief)
    check_books(plan)
    assert first.end <= first.reach


@pytest.mark.parametrize("fetched", [0, 1, 5000])
def test_what_a_broken_connection_left_is_a_hole(fetched: int) -> None:
    plan = plan_of()
    segment = plan.claim(0, SIZE, 0.0)
    bring(plan, segment, fetched, 0.5)
    plan.release(segment)
    assert plan.holes() == [(fetched, SIZE)]


def test_in_order_the_next_connection_takes_the_next_step():
    plan = SegmentPlan(100, RangeSet([(0, 10)]), step=20)
    taken = [plan.next(0.0) for _ in range(3)]
    assert [(s.start, s.end) for s in taken if s is not None] == [(10, 30), (30, 50), (50, 70)]
    assert plan.holes() == [(70, 100)]
