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
