"""Which connections of a file end when there are to be fewer."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from bitsgui.engine import tasks
from bitsgui.engine.crowding import leaving
from bitsgui.engine.segments import Segment


def segment(left: int) -> Segment:
    return Segment(0, 0, left, left, 0.0, 0.0)


@pytest.fixture
async def workers() -> AsyncIterator[Callable[..., dict[asyncio.Task[None], Segment]]]:
    """Makes connections that stand still, by how much is left to each."""
    made: list[asyncio.Task[None]] = []

    async def wait() -> None:
        await asyncio.get_running_loop().create_future()

    def make(*lefts: int) -> dict[asyncio.Task[None], Segment]:
        found = {tasks.spawn("worker", wait()): segment(left) for left in lefts}
        made.extend(found)
        return found

    yield make
    await tasks.stop(*made)


async def test_who_has_the_least_left_ends_last_and_who_ends_already_counts(workers):
    those = workers(10, 40, 20, 30)
    first, second, third, fourth = those
    here = {task: {"h"} for task in those}

    def left(wanted: int, surplus: int, asked: int) -> list[asyncio.Task[None]]:
        return leaving(those, here, wanted, {"h": surplus}, {"h": asked})

    assert left(4, 0, 0) == []
    assert left(3, 0, 0) == [second]
    assert left(4, 2, 1) == [second, fourth]
    second.cancel()
    assert left(4, 2, 0) == [fourth]
    assert left(0, 0, 9) == [fourth, third]  # the last one stays
    assert left(4, 4, 0) == [fourth, third, first]


async def test_only_those_end_that_have_a_place_at_the_host_that_is_over_its_limit(workers):
    those = workers(10, 40, 20, 30)
    first, second, third, fourth = those
    places = {first: {"link", "a"}, second: {"link", "b"}, third: {"link", "a"}, fourth: {"link"}}

    def left(surplus: dict[str, int], asked: dict[str, int] | None = None, wanted: int = 4):
        return leaving(those, places, wanted, surplus, asked or {})

    assert left({"a": 1, "b": 0, "link": 0}) == [third]
    assert left({"b": 1, "a": 1}) == [second, third]
    assert left({"link": 2, "a": 1}) == [third, second]  # one of them counts for both
    assert left({}, {"a": 2}) == [third, first]
    assert left({"a": 1}, {"link": 1}) == [third]
    assert left({"a": 1}, wanted=2) == [third, second]
    third.cancel()
    assert left({"a": 1, "link": 1}) == []
    assert left({"link": 4}, {"a": 1}) == [second, fourth, first]
