"""File work in threads: every call is answered, in its own loop, whoever gave up meanwhile."""

import asyncio
import queue
import threading

import pytest

from bitsgui.engine import disk_threads, tasks
from bitsgui.engine.disk_threads import DiskThreads


async def test_what_is_returned_or_raised_comes_to_the_caller() -> None:
    threads = DiskThreads(2)
    assert await threads.call(divmod, 7, 2) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        await threads.call(divmod, 7, 0)


async def test_no_more_calls_are_made_at_once_than_there_may_be_threads() -> None:
    threads, at_work, gate = DiskThreads(3), set[int](), threading.Barrier(3, timeout=10)

    def meet() -> None:
        at_work.add(threading.get_ident())
        gate.wait()

    await asyncio.gather(*(threads.call(meet) for _ in range(9)))
    assert len(at_work) == 3


async def test_calls_that_share_a_thread_are_spread_over_all_once_they_take_long() -> None:
    threads, gate = DiskThreads(3), threading.Barrier(3, timeout=10)
    made: dict[int, list[int]] = {}

    def note(number: int) -> float:
        mine = made.setdefault(threading.get_ident(), [])
        if not mine:
            gate.wait()
        mine.append(number)
        return 1 / number

    answers = await asyncio.gather(
        *(threads.share(note, number) for number in range(7)), return_exceptions=True
    )
    assert answers[1:] == [1 / number for number in range(1, 7)]
    assert isinstance(answers[0], ZeroDivisionError)
    assert len(made) == 3
    assert sorted(number for mine in made.values() for number in mine) == list(range(7))


async def test_quick_calls_that_share_a_thread_wake_no_other() -> None:
    threads, made = DiskThreads(3), set[int]()
    await asyncio.gather(
        *(threads.share(lambda: made.add(threading.get_ident())) for _ in range(7))
    )
    assert len(made) == 1


async def test_a_call_nobody_waits_for_is_not_made_unless_it_began() -> None:
    threads, made = DiskThreads(1), list[str]()
    began, gate = threading.Event(), threading.Event()

    def slow() -> None:
        began.set()
        gate.wait(10)
        made.append("slow")

    first, second = threads.call(slow), threads.call(made.append, "second")
    await asyncio.to_thread(began.wait, 10)
    first.cancel()
    second.cancel()
    gate.set()
    await threads.call(made.append, "last")
    assert made == ["slow", "last"]


def test_a_loop_that_was_closed_keeps_no_other_from_its_answers() -> None:
    threads, gate = DiskThreads(1), threading.Event()

    async def leave() -> None:
        threads.call(gate.wait, 10)

    async def ask() -> str:
        return await threads.call(str.upper, "there")

    asyncio.run(leave())
    gate.set()
    assert asyncio.run(ask()) == "THERE"


class Stuck:
    """Calls that do not return until they are let go."""

    def __init__(self) -> None:
        self.begun, self._may_go_on = threading.Event(), threading.Event()

    def call(self) -> str:
        self.begun.set()
        self._may_go_on.wait(10)
        return "let go"

    def let_go(self) -> None:
        self._may_go_on.set()


async def test_spare_threads_take_the_place_of_stuck_ones(monkeypatch) -> None:
    monkeypatch.setattr(disk_threads, "STUCK_S", 0.02)
    threads, stuck = DiskThreads(2, spare=2), Stuck()
    held = [threads.call(stuck.call) for _ in range(3)]
    assert await asyncio.wait_for(threads.call(str.upper, "other"), 5) == "OTHER"
    assert not any(future.done() for future in held)
    waiting = threads.call(str.upper, "later")
    stuck.let_go()
    assert await asyncio.gather(*held, waiting) == ["let go"] * 3 + ["LATER"]


async def test_no_more_spare_threads_are_started_than_there_may_be(monkeypatch) -> None:
    monkeypatch.setattr(disk_threads, "STUCK_S", 0.005)
    threads, stuck = DiskThreads(1, spare=1), Stuck()
    held = [threads.call(stuck.call) for _ in range(5)]
    relieved = asyncio.Event()
    relieve = threads._relieve

    def count(loop: asyncio.AbstractEventLoop) -> None:
        relieve(loop)
        if len(rounds := [*seen, len(threads._threads)]) >= 3:
            relieved.set()
        seen[:] = rounds

    seen: list[int] = []
    monkeypatch.setattr(threads, "_relieve", count)
    await asyncio.wait_for(relieved.wait(), 5)
    assert max(seen) <= 2
    stuck.let_go()
    assert await asyncio.gather(*held) == ["let go"] * 5


@pytest.mark.parametrize("way", ["share", "brief"])
async def test_what_is_done_is_answered_though_the_next_of_the_same_turn_is_stuck(
    way: str, monkeypatch
) -> None:
    monkeypatch.setattr(disk_threads, "ALONE_S", 0.01)
    threads, stuck = DiskThreads(1, spare=1), Stuck()
    put = getattr(threads, way)
    done, held = put(str.upper, "done"), put(stuck.call)
    assert await asyncio.wait_for(done, 5) == "DONE"
    stuck.let_go()
    assert await held == "let go"


@pytest.mark.parametrize("way", ["share", "brief"])
async def test_where_calls_of_a_turn_take_long_each_is_answered_by_itself(
    way: str, monkeypatch
) -> None:
    monkeypatch.setattr(disk_threads, "ALONE_S", 0.01)
    threads, slow, stuck = DiskThreads(1, spare=1), Stuck(), Stuck()
    put = getattr(threads, way)
    done, after, held = put(str.upper, "done"), put(slow.call), put(stuck.call)
    assert await asyncio.wait_for(done, 5) == "DONE"
    slow.let_go()
    assert await asyncio.wait_for(after, 5) == "let go"
    assert not held.done()
    stuck.let_go()
    await held


async def test_brief_calls_behind_a_stuck_one_are_made_by_others(monkeypatch) -> None:
    """Also where nobody stands by for them any more, and each thread has several."""
    monkeypatch.setattr(disk_threads, "ALONE_S", 0.01)
    threads, stuck = DiskThreads(2), Stuck()
    threads._patience.note(was_rewarded=False)
    held = threads.brief(stuck.call)
    others = [threads.brief(str.upper, name) for name in "abc"]
    assert await asyncio.wait_for(asyncio.gather(*others), 5) == ["A", "B", "C"]
    stuck.let_go()
    await held


async def test_threads_that_nobody_needs_end(monkeypatch) -> None:
    monkeypatch.setattr(disk_threads, "IDLE_S", 0.01)
    threads = DiskThreads(3)
    await asyncio.gather(*(threads.call(int) for _ in range(9)))
    running = list(threads._threads)
    for thread in running:
        await asyncio.to_thread(thread.join, 5)
    assert threads._threads == []
    assert await threads.call(str.upper, "again") == "AGAIN"


class Late:
    """A queue that has nothing yet when it is asked for the first time."""

    def __init__(self) -> None:
        self.asked = 0

    def get(self, timeout: float) -> None:
        self.asked += 1
        if self.asked == 1:
            raise queue.Empty


async def test_a_thread_nobody_needed_stays_for_a_call_that_is_on_its_way(monkeypatch) -> None:
    monkeypatch.setattr(disk_threads, "IDLE_S", 0.01)
    threads, late = DiskThreads(1), Late()
    monkeypatch.setattr(threads, "_queue", late)
    threads._open = 1  # counted before it is put
    threads._start_thread()
    await asyncio.to_thread(threads._threads[0].join, 5)
    assert late.asked == 2


async def test_a_disk_that_is_stuck_keeps_no_thread_from_another() -> None:
    stuck = Stuck()
    held = [tasks.threads_of(-1).call(stuck.call) for _ in range(20)]
    assert await asyncio.wait_for(tasks.threads_of(-2).call(str.upper, "other"), 5) == "OTHER"
    assert tasks.threads_of(-2) is not tasks.threads_of(-1)
    stuck.let_go()
    await asyncio.gather(*held)


def test_the_end_waits_once_for_all_disks_that_are_stuck(monkeypatch: pytest.MonkeyPatch) -> None:
    stuck, now, waited = Stuck(), 0.0, list[threading.Thread]()
    pools = [DiskThreads(2) for _ in range(3)]
    monkeypatch.setattr(disk_threads, "_pools", pools)

    def join(thread: threading.Thread, timeout: float) -> None:
        nonlocal now
        now += timeout
        waited.append(thread)

    async def begin() -> None:
        for pool in pools:
            pool.call(stuck.call)
            pool.call(stuck.call)

    asyncio.run(begin())
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "join", join)
        patch.setattr(disk_threads.time, "monotonic", lambda: now)
        disk_threads._end_all()
    assert len(waited) == 6
    assert now == disk_threads._LAST_WORK_S
    stuck.let_go()
    for thread in waited:
        thread.join(5)
        assert not thread.is_alive()


async def test_calls_on_a_disk_that_is_left_fail_and_others_are_made() -> None:
    stuck, left, other = Stuck(), DiskThreads(1), DiskThreads(1)
    begun = left.call(stuck.call)
    waiting = left.share(str.upper, "waiting")
    await asyncio.to_thread(stuck.begun.wait, 5)
    left.leave_if_stuck(60)
    assert not begun.done()
    left.leave_if_stuck(0)
    other.leave_if_stuck(0)
    for call in (begun, waiting, left.call(str.upper, "late"), left.brief(str.upper, "late")):
        with pytest.raises(OSError, match="does not answer"):
            await call
    assert await other.call(str.upper, "other") == "OTHER"
    stuck.let_go()
