"""Attempts that are raced: order, what is left of losers, and which error counts."""

import asyncio
import functools

import pytest

from bitsgui.engine import tasks
from bitsgui.engine.racing import race

SOON, NEVER = 0.0, 3600.0


def drop(_: str) -> None:
    raise AssertionError("nothing was got that is not wanted")


async def test_an_attempt_that_fails_is_followed_at_once() -> None:
    async def fails() -> str:
        raise OSError("refused")

    async def works() -> str:
        return "there"

    assert await race([fails, works], NEVER, drop) == (1, "there")


async def test_one_that_does_not_answer_is_overtaken_and_ended() -> None:
    ended: list[str] = []

    async def hangs() -> str:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("hangs")
        return "never"

    async def works() -> str:
        return "there"

    assert await race([hangs, works], SOON, drop) == (1, "there")
    assert ended == ["hangs"]


async def test_what_a_loser_got_is_given_back() -> None:
    goal = asyncio.Event()
    dropped: list[int] = []

    async def arrives(number: int) -> int:
        await goal.wait()
        return number

    async def starts_all() -> int:
        goal.set()
        return await arrives(2)

    attempts = [functools.partial(arrives, 0), functools.partial(arrives, 1), starts_all]
    _, won = await race(attempts, SOON, dropped.append)
    assert won not in dropped


async def test_one_that_arrives_while_it_is_ended_is_given_back() -> None:
    dropped: list[str] = []

    async def arrives_anyhow() -> str:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            return "late"
        return "never"

    async def works() -> str:
        return "there"

    await race([arrives_anyhow, works], SOON, dropped.append)
    assert dropped == ["late"]


async def test_who_is_cancelled_leaves_nothing_running() -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def hangs() -> str:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        return "never"

    racing = tasks.spawn("race", race([hangs, hangs], NEVER, drop))
    await begun.wait()
    racing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await racing
    assert ended.is_set()


async def test_who_is_cancelled_while_losers_are_ended_leaves_nothing_behind() -> None:
    ending, goal = asyncio.Event(), asyncio.Event()
    dropped: list[str] = []

    async def ends_slowly() -> str:
        try:
            await asyncio.Event().wait()
        finally:
            ending.set()
            await goal.wait()
        return "never"

    async def works() -> str:
        return "there"

    racing = tasks.spawn("race", race([ends_slowly, works], SOON, dropped.append))
    await ending.wait()
    racing.cancel()
    goal.set()
    with pytest.raises(asyncio.CancelledError):
        await racing
    assert dropped == ["there"]


async def test_the_first_error_counts_where_all_fail() -> None:
    async def fails(words: str) -> str:
        raise OSError(words)

    attempts = [functools.partial(fails, words) for words in ("first", "second")]
    with pytest.raises(OSError, match="first"):
        await race(attempts, NEVER, drop)
