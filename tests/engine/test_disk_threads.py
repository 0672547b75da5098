"""File work in threads: every call is answered, in its own loop, whoever gave up meanwhile."""

import asyncio
import threading

import pytest

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


async def test_calls_that_share_threads_are_spread_over_all_and_answered_each() -> None:
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
    assert sorted(made.values()) == [[0, 1, 2], [3, 4, 5], [6]]


async def test_brief_calls_of_a_turn_are_made_by_one_thread_and_answered_each() -> None:
    threads, made = DiskThreads(3), list[tuple[int, int]]()

    def note(number: int) -> float:
        made.append((number, threading.get_ident()))
        return 1 / number

    answers = await asyncio.gather(
        *(threads.brief(note, number) for number in range(5)), return_exceptions=True
    )
    assert answers[1:] == [1 / number for number in range(1, 5)]
    assert isinstance(answers[0], ZeroDivisionError)
    assert [number for number, _ in made] == list(range(5))
    assert len({thread for _, thread in made}) == 1


async def test_a_brief_call_that_takes_long_holds_up_neither_the_loop_nor_another_call() -> None:
    threads, gate = DiskThreads(2), threading.Event()
    before, stuck, behind = threads.brief(str), threads.brief(gate.wait, 10), threads.brief(str)
    await asyncio.gather(before, behind)
    assert not stuck.done()
    assert await threads.brief(str) == ""
    gate.set()
    assert await stuck


async def test_brief_calls_are_spread_over_threads_after_one_that_took_long() -> None:
    threads, meeting = DiskThreads(3), threading.Barrier(3, timeout=10)
    for _ in range(2):  # the first time they come to help
        await asyncio.gather(*(threads.brief(meeting.wait) for _ in range(3)))


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
