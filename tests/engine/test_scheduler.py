"""Who may run: priorities, numbers, places."""

import asyncio
from collections.abc import Collection
from itertools import count
from types import SimpleNamespace
from typing import Any, cast
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.bits.records import JobOptions, JobRecord
from bitsgui.bits.types import Priority
from bitsgui.engine import clock, idling
from bitsgui.engine.idling import Idling, is_behind
from bitsgui.engine.live import LiveJob
from bitsgui.engine.runner import Runner
from bitsgui.engine.scheduler import WRITTEN_AT_ONCE, Queue, choose
from bitsgui.engine.transfer import Transfer
from bitsgui.settings.schema import API_PRESET, APP_PRESET, changed

_places = count(1)


def job(priority: Priority = Priority.NORMAL, **options: Any) -> LiveJob:
    record = JobRecord(uuid4(), next(_places), "job", "owner", 0.0, 0.0, priority=priority)
    record.options = JobOptions(**options)
    return LiveJob(record)


def queue_of(*jobs: LiveJob) -> Queue:
    queue = Queue()
    for live in jobs:
        queue.add(live)
    return queue


def test_all_foreground_jobs_run_and_one_background_job():
    front = [job(Priority.FOREGROUND) for _ in range(4)]
    back = [job() for _ in range(3)]
    start, stop = choose(queue_of(*back, *front), [], API_PRESET)
    assert (start, stop) == ([*front, back[0]], [])


def test_a_higher_background_priority_takes_the_turn():
    low, high = job(Priority.LOW), job(Priority.HIGH)
    assert choose(queue_of(high), [low], API_PRESET) == ([high], [low])


def test_equals_never_take_each_others_turn():
    first, second = job(), job()
    assert choose(queue_of(first), [second], API_PRESET) == ([], [])


def test_a_foreground_job_sends_no_background_job_away():
    back, front = job(), job(Priority.FOREGROUND)
    assert choose(queue_of(front), [back], API_PRESET) == ([front], [])


def test_first_in_first_out_within_a_priority():
    jobs = [job() for _ in range(8)]
    start, _ = choose(queue_of(*reversed(jobs)), [], APP_PRESET)
    assert start == jobs[:5]


def test_the_number_of_active_jobs_counts_the_foreground():
    settings = changed(APP_PRESET, max_active_jobs=2)
    front, back = [job(Priority.FOREGROUND) for _ in range(3)], job()
    assert choose(queue_of(back, *front), [], settings) == (front[:2], [])


def test_a_lower_number_sends_the_last_ones_back():
    running = [job() for _ in range(5)]
    settings = changed(APP_PRESET, max_active_jobs=2)
    assert choose(Queue(), running, settings) == ([], running[2:])


class Run:
    """All that the choice asks of a run."""

    def __init__(
        self,
        *,
        is_received: bool = False,
        is_idle: bool = False,
        returned: float = 0.0,
        hosts: Collection[str] = (),
    ) -> None:
        self.is_received, self.is_idle = is_received, is_idle
        self.lines = lambda: [(host, host) for host in hosts]
        self.idling = Idling(lambda: None)
        self.idling._returned = returned


def with_run(live: LiveJob, **what: Any) -> LiveJob:
    live.runner = cast("Runner", Run(**what))
    return live


def test_jobs_that_need_the_network_no_more_hold_no_place_unless_they_are_many():
    settings, waiting = changed(APP_PRESET, max_active_jobs=2), job()
    written = [with_run(job(), is_received=True) for _ in range(WRITTEN_AT_ONCE + 2)]
    assert choose(queue_of(waiting), written, settings) == ([], [])
    assert choose(queue_of(waiting), written[1:], settings) == ([waiting], [])


def test_jobs_that_wait_for_hosts_hold_no_place_however_many():
    settings, waiting = changed(APP_PRESET, max_active_jobs=2), [job() for _ in range(3)]
    idle = [with_run(job(), is_idle=True) for _ in range(20)]
    assert choose(queue_of(*waiting), idle, settings) == (waiting[:2], [])


def test_a_job_whose_host_has_room_again_gives_way_to_those_that_never_waited():
    settings, idle = changed(APP_PRESET, max_active_jobs=2), job()
    others = [job(), job()]
    with_run(idle, returned=1.0)
    assert choose(Queue(), [idle, *others], settings) == ([], [idle])
    idle.record.priority = Priority.HIGH
    assert choose(Queue(), [idle, *others], settings) == ([], others[1:])


async def test_a_run_is_idle_once_all_of_it_has_waited_and_tells_when_it_went_on(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(idling, "PATIENCE_S", 0.0)
    changes = asyncio.Event()
    idle = Idling(changes.set)
    waits, works = (cast("Transfer", SimpleNamespace(waits_at=host)) for host in ("h", ""))
    for transfers in ([], [works], [waits, works]):
        idle.look(transfers)
        assert idle._timer is None
    idle.look([waits, waits])
    async with asyncio.timeout(10):
        await changes.wait()
    assert idle.is_idle
    changes.clear()
    before = clock.monotonic()
    idle.look([waits, works])
    assert changes.is_set()
    assert not idle.is_idle
    assert before <= idle.returned <= clock.monotonic()


def test_a_line_has_the_highest_priority_of_those_who_wait_in_it():
    jobs = [with_run(job(), is_idle=True, hosts={"a", "b"})]
    jobs.insert(0, with_run(job(Priority.HIGH), is_idle=True, hosts={"a"}))
    jobs.append(with_run(job(Priority.LOW), is_idle=True, hosts={"a"}))
    jobs += [with_run(job(Priority.FOREGROUND), hosts={"a", "c"}), job(Priority.FOREGROUND)]
    assert idling.lines(jobs) == {"a": Priority.HIGH, "b": Priority.NORMAL}


def test_jobs_that_would_only_wait_are_passed_over():
    jobs = [job() for _ in range(9)]
    start, _ = choose(queue_of(*jobs), [], APP_PRESET, lambda live: live in jobs[:5])
    assert start == jobs[5:]


def test_a_job_waits_behind_others_where_they_are_at_all_its_hosts_and_not_less_urgent():
    lines = {"a": Priority.NORMAL, "b": Priority.FOREGROUND}
    cases = [
        (Priority.NORMAL, ("a",), True),
        (Priority.NORMAL, ("a", "b"), True),
        (Priority.LOW, ("b",), True),
        (Priority.HIGH, ("a", "b"), False),
        (Priority.NORMAL, ("a", "c"), False),
        (Priority.NORMAL, (), False),
    ]
    assert [is_behind(priority, hosts, lines) for priority, hosts, _ in cases] == [
        answer for *_, answer in cases
    ]


def test_held_jobs_and_dynamic_content_in_the_background_wait():
    held, dynamic, plain = job(), job(dynamic_content=True), job()
    held.is_held = True
    assert choose(queue_of(held, dynamic, plain), [], API_PRESET) == ([plain], [])
    front = job(Priority.FOREGROUND, dynamic_content=True)
    assert choose(queue_of(front), [], API_PRESET) == ([front], [])


def test_a_job_that_had_its_slice_goes_behind_its_peers():
    first, second = job(), job()
    first.turn = 1
    assert list(queue_of(first, second)) == [second, first]


def test_a_job_whose_priority_changed_is_found_and_put_at_its_new_place():
    first, second = job(), job(Priority.LOW)
    queue = queue_of(first, second)
    second.record.priority = Priority.HIGH
    queue.add(second)
    assert list(queue) == [second, first]
    first.record.priority = Priority.FOREGROUND
    queue.discard(first)
    assert list(queue) == [second]
    assert (len(queue), queue.has_peer(Priority.NORMAL)) == (1, False)


@given(st.lists(st.sampled_from(Priority), max_size=12), st.integers(0, 12), st.integers(1, 6))
def test_nobody_runs_while_a_higher_one_waits(levels: list[Priority], at_work: int, most: int):
    settings = changed(API_PRESET, max_active_jobs=most, max_background_jobs=2)
    jobs = [job(level) for level in levels]
    running, waiting = jobs[:at_work], jobs[at_work:]
    start, stop = choose(queue_of(*waiting), running, settings)
    chosen = [live for live in [*running, *start] if live not in stop]
    left = [live for live in jobs if live not in chosen]
    back = [live for live in chosen if live.priority is not Priority.FOREGROUND]
    assert len(chosen) <= most
    assert len(back) <= 2
    for waiter in left:
        assert all(waiter.priority >= live.priority for live in chosen)
