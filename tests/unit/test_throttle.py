"""Token buckets under a clock that is set by hand."""

import asyncio
import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.engine.throttle import (
    BURST_S,
    FLIGHT_S,
    LEAST_SHARE,
    LEAST_WINDOW,
    MIN_GRANT,
    MOST_WINDOW,
    STEP_S,
    Bucket,
    Throttle,
)


class Clock:
    """A clock that only moves when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_without_a_rate_lets_everything_through() -> None:
    bucket = Bucket(None, Clock())
    assert bucket.available(10**9) == 10**9
    assert bucket.wait_s() == 0


def test_a_bucket_fills_with_its_rate_up_to_a_burst() -> None:
    clock = Clock()
    bucket = Bucket(100_000, clock)
    assert bucket.available(50_000) == 0
    clock.now += 0.05
    assert bucket.available(50_000) == pytest.approx(5_000, abs=1)
    clock.now += 60
    assert bucket.available(10**9) == int(100_000 * BURST_S)


def test_a_connection_obeys_and_shares_the_limit_of_the_last_server_it_was_led_to() -> None:
    own, passed, last = (Bucket(rate) for rate in (10**6, 10_000, 100_000))
    throttle = Throttle(own)
    throttle.join()
    throttle.lead_to(passed)
    throttle.lead_to(last)
    assert (throttle.rate, [b.sharers.total() for b in (own, passed, last)]) == (100_000, [1, 0, 1])
    throttle.lead_to(own)
    assert (throttle.rate, [b.sharers.total() for b in (own, passed, last)]) == (10**6, [1, 0, 0])
    throttle.lead_to(last)
    throttle.leave()
    assert [b.sharers.total() for b in (own, passed, last)] == [0, 0, 0]


def test_what_came_too_much_is_waited_for() -> None:
    clock = Clock()
    bucket = Bucket(10_000, clock)
    bucket.spend(20_000, bucket)
    assert bucket.wait_s() == pytest.approx((20_000 + 1_000) / 10_000)


def test_a_lower_rate_counts_at_once() -> None:
    clock = Clock()
    bucket = Bucket(10_000_000, clock)
    clock.now += 10
    bucket.rate = 1_000
    assert bucket.available(10**9) == 0


def test_the_tightest_bucket_is_the_rate_of_all() -> None:
    throttle = Throttle(Bucket(None), Bucket(500), Bucket(300))
    assert throttle.rate == 300
    assert Throttle(Bucket(None)).rate is None


async def test_without_limits_a_grant_is_the_whole_wish() -> None:
    assert await Throttle(Bucket(None), Bucket(None)).grant(12_345) == 12_345
    assert await Throttle().grant(12_345) == 12_345


async def test_a_grant_is_taken_from_every_bucket_and_can_be_given_back() -> None:
    clock = Clock()
    buckets = [Bucket(1_000_000, clock), Bucket(100_000, clock)]
    clock.now += 1
    throttle = Throttle(*buckets)
    assert await throttle.grant(10**6) == 10_000
    assert buckets[0].available(10**9) == 90_000
    assert buckets[1].available(10**9) == 0
    throttle.give_back(4_000)
    assert buckets[1].available(10**9) == 4_000


async def test_nothing_is_granted_before_every_bucket_is_ready(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A bucket that just paid for what came too much would else be emptied in single bytes."""
    clock = Clock()
    waits: list[float] = []

    async def pass_by(delay_s: float) -> None:
        waits.append(delay_s)
        clock.now += max(delay_s, 1e-6)  # as clocks do go on

    monkeypatch.setattr(asyncio, "sleep", pass_by)
    buckets = [Bucket(1_000_000, clock), Bucket(10_000, clock)]
    clock.now += 0.01
    assert buckets[1].available(10**6) == 100
    assert await Throttle(*buckets).grant(10**6) >= 1_000 - 1
    assert sum(waits) == pytest.approx(0.09, abs=0.01)


@pytest.mark.parametrize("late_s", [0.0, 0.03])
async def test_who_asks_all_the_time_gets_the_whole_rate(
    monkeypatch: pytest.MonkeyPatch, late_s: float
) -> None:
    """Also if it is always woken late, by less than a burst."""
    clock = Clock()

    async def pass_by(delay_s: float) -> None:
        clock.now += max(delay_s, 1e-6) + late_s

    monkeypatch.setattr(asyncio, "sleep", pass_by)
    throttle = Throttle(Bucket(2_000_000, clock), Bucket(None, clock))
    begun, granted = clock.now, 0
    while clock.now < begun + 10:
        granted += await throttle.grant(256 * 1024)
    assert granted / (clock.now - begun) == pytest.approx(2_000_000, rel=0.01)


@pytest.mark.parametrize("place", [0, 1, 2], ids=["of a job", "of a host", "of all"])
async def test_a_limit_is_used_to_the_full_by_all_that_share_it(
    monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    """Two connections in turn: of one job, of two at one host, or of two at two hosts."""
    clock = Clock()

    async def pass_by(delay_s: float) -> None:
        clock.now += max(delay_s, 1e-6)

    monkeypatch.setattr(asyncio, "sleep", pass_by)
    shared = Bucket(2_000_000, clock)
    throttles = []
    for _ in range(2):
        buckets = [Bucket(None, clock) for _ in range(3)]
        buckets[place] = shared
        throttles.append(Throttle(*buckets))
    begun, granted = clock.now, [0, 0]
    while clock.now < begun + 10:
        for number, throttle in enumerate(throttles):
            granted[number] += await throttle.grant(64 * 1024)
    assert sum(granted) / (clock.now - begun) == pytest.approx(2_000_000, rel=0.01)
    assert min(granted) > 0


@pytest.mark.parametrize("place", [0, 1, 2], ids=["of a job", "of a host", "of all"])
def test_what_may_be_in_flight_is_shared_by_all_connections_under_a_limit(place: int) -> None:
    """Two files of a job, each with limits that do not count, and one that they share."""
    shared = Bucket(8_000_000)
    throttles = []
    for _ in range(2):
        buckets = [Bucket(None) for _ in range(3)]
        buckets[place] = shared
        throttles.append(Throttle(*buckets, owner=shared))
    in_flight = 8_000_000 * FLIGHT_S
    first, second = throttles
    first.join()
    assert first.window == in_flight
    second.join()
    second.join()
    second.join()
    assert first.window == second.window == in_flight / 4
    second.leave()
    second.leave()
    assert first.window == in_flight / 2


def test_the_smallest_share_of_all_limits_is_what_may_be_in_flight() -> None:
    everything = Bucket(4_000_000)
    throttle, other = (
        Throttle(*buckets, owner=everything)
        for buckets in ((Bucket(2_000_000), everything), (everything,))
    )
    throttle.join()
    assert throttle.window == 2_000_000 * FLIGHT_S
    for _ in range(7):
        other.join()
    assert throttle.window == 4_000_000 * FLIGHT_S / 8


def test_what_may_be_in_flight_is_halved_between_two_jobs_however_many_connections_they_have() -> (
    None
):
    shared = Bucket(8_000_000)
    one, many = Throttle(Bucket(None), shared), Throttle(Bucket(None), shared)
    one.join()
    for _ in range(4):
        many.join()
    assert one.window == 8_000_000 * FLIGHT_S / 2
    assert many.window == 8_000_000 * FLIGHT_S / 2 / 4


def test_what_may_be_in_flight_is_bounded_and_without_a_limit_is_not() -> None:
    assert Throttle(Bucket(1_000)).window == LEAST_WINDOW
    assert Throttle(Bucket(10**10)).window == MOST_WINDOW
    assert Throttle(Bucket(None)).window is None


@pytest.mark.parametrize("rate", [1, 1_000, 60_000])
@pytest.mark.parametrize("connections", [1, 2, 3, 4])
def test_a_few_connections_under_a_very_low_limit_are_ahead_as_far_as_one(
    rate: int, connections: int
) -> None:
    throttle = Throttle(Bucket(rate), Bucket(None), Bucket(10**9))
    for _ in range(connections):
        throttle.join()
    window = throttle.window
    assert window is not None
    assert LEAST_WINDOW - connections < window * connections <= LEAST_WINDOW


@given(rate=st.integers(1, 10**10), connections=st.integers(1, 400), others=st.integers(0, 400))
def test_no_number_of_connections_is_further_ahead_than_their_smallest_windows(
    rate: int, connections: int, others: int
) -> None:
    """``others`` share the limit of everything, and have none of their own."""
    everything = Bucket(rate)
    limited, free = Throttle(Bucket(rate), everything), Throttle(Bucket(None), everything)
    for throttle, count in ((limited, connections), (free, others)):
        for _ in range(count):
            throttle.join()
    ahead = connections * (limited.window or 0) + others * (free.window or 0)
    least = LEAST_SHARE * (connections + others)
    assert ahead <= max(LEAST_WINDOW, rate * FLIGHT_S) + least


async def test_the_time_a_limit_held_back_is_counted_once_however_many_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock()
    bucket = Bucket(1_000_000, clock)
    throttle = Throttle(Bucket(None, clock), bucket)
    both_wait, go_on = asyncio.Barrier(3), asyncio.Event()

    async def pass_by(_: float) -> None:
        await both_wait.wait()
        await go_on.wait()

    monkeypatch.setattr(asyncio, "sleep", pass_by)
    async with asyncio.TaskGroup() as both:
        for _ in range(2):
            both.create_task(throttle.grant(1_000))
        await both_wait.wait()
        clock.now += 0.05
        assert throttle.waited_s == pytest.approx(0.05)
        go_on.set()
    assert throttle.waited_s == pytest.approx(0.05)


async def test_what_is_there_to_be_granted_at_once_is_not_waited_for() -> None:
    clock = Clock()
    throttle = Throttle(Bucket(1_000_000, clock))
    clock.now += 1
    assert await throttle.grant(1_000) == 1_000
    assert throttle.waited_s == 0


async def test_who_waits_gets_more_than_a_few_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()

    async def pass_by(delay_s: float) -> None:
        clock.now += max(delay_s, 1e-6)

    monkeypatch.setattr(asyncio, "sleep", pass_by)
    throttle = Throttle(Bucket(1_000_000, clock))
    for _ in range(5):
        assert await throttle.grant(10**6) >= 1_000_000 * STEP_S - 1
    assert throttle.waited_s == pytest.approx(5 * STEP_S, abs=0.001)


@given(
    rate=st.integers(1_024, 10**9),
    steps=st.lists(st.floats(0.0001, 0.5), min_size=1, max_size=60),
)
def test_over_any_time_no_more_than_the_rate_and_a_burst_is_granted(
    rate: int, steps: list[float]
) -> None:
    clock = Clock()
    bucket = Bucket(rate, clock)
    granted = 0
    for step in steps:
        clock.now += step
        count = bucket.available(10**12)
        bucket.spend(count, bucket)
        granted += count
    assert granted <= rate * sum(steps) + max(MIN_GRANT, rate * BURST_S) + 1


class _Skipping(asyncio.SelectorEventLoop):
    """A loop whose clock jumps to when something is due."""

    def __init__(self) -> None:
        super().__init__()
        self._now = 0.0

    def time(self) -> float:
        return self._now

    def _run_once(self) -> None:
        loop: Any = self  # its inner life has no types
        self._now += 1e-6  # as clocks do go on
        if not loop._ready and loop._scheduled:
            self._now = max(self._now, loop._scheduled[0]._when)
        base: Any = super()
        base._run_once()


_SHARED, _SECONDS = 1_000_000, 30.0
Job = tuple[int, int | None, float]
"""Its connections, a limit of its own, and how long each is away with what it took, in seconds."""


def _rates(*jobs: Job) -> list[float]:
    """Return what each job gets of a limit they share, in bytes/s."""
    counts = [0] * len(jobs)

    async def take(number: int, throttle: Throttle, away_s: float) -> None:
        while True:
            taken = await throttle.grant(64 * 1024)
            counts[number] += taken
            await asyncio.sleep(away_s)

    async def share() -> None:
        loop = asyncio.get_running_loop()
        shared = Bucket(_SHARED, loop.time)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_SECONDS), asyncio.TaskGroup() as group:
                for number, (connections, own, away_s) in enumerate(jobs):
                    throttle = Throttle(Bucket(own, loop.time), shared)
                    for _ in range(connections):
                        group.create_task(take(number, throttle, away_s))

    with asyncio.Runner(loop_factory=_Skipping) as runner:
        runner.run(share())
    return [count / _SECONDS for count in counts]


@pytest.mark.parametrize("others", [1, 2, 8, 16])
@pytest.mark.parametrize("away_s", [0.0, 0.001, 0.015])
def test_two_jobs_share_a_limit_evenly_however_many_connections_they_have(
    others: int, away_s: float
) -> None:
    rates = _rates((1, None, away_s), (others, None, away_s))
    assert rates == pytest.approx([_SHARED / 2] * 2, rel=0.05)


def test_what_a_job_leaves_others_get() -> None:
    rates = _rates((1, 100_000, 0.0), (8, None, 0.0), (1, None, 0.0))
    assert rates == pytest.approx([100_000, 450_000, 450_000], rel=0.05)
