"""Which connections of a file end when there are to be fewer."""

import asyncio

from bitsgui.engine import tasks
from bitsgui.engine.crowding import leaving
from bitsgui.engine.segments import Segment


def segment(left: int) -> Segment:
    return Segment(0, 0, left, left, 0.0, 0.0)


async def test_who_has_the_least_left_ends_last_and_who_ends_already_counts():
    waits = [asyncio.get_running_loop().create_future() for _ in range(4)]

    async def wait(event: asyncio.Future[None]) -> None:
        await event

    workers = {
        tasks.spawn("worker", wait(event)): segment(left)
        for event, left in zip(waits, (10, 40, 20, 30), strict=True)
    }
    first, second, third, fourth = workers
    assert leaving(workers, 4, 0, 0) == []
    assert leaving(workers, 3, 0, 0) == [second]
    assert leaving(workers, 4, 2, 1) == [second, fourth]
    second.cancel()
    assert leaving(workers, 4, 2, 0) == [fourth]
    assert leaving(workers, 0, 0, 9) == [fourth, third]  # the last one stays
    assert leaving(workers, 4, 4, 0) == [fourth, third, first]
    await tasks.stop(*workers)
