"""The turns of calls on one job."""

import asyncio

from bitsgui.engine import tasks
from bitsgui.engine.calls import Calls


async def test_a_call_that_waits_comes_before_one_made_as_the_turn_gets_free() -> None:
    calls, order = Calls(), list[str]()

    async def take(name: str) -> None:
        async with calls:
            order.append(name)

    await calls.acquire()
    waiting = tasks.spawn("waiting", take("waiting"))
    await asyncio.sleep(0)
    calls.release()
    assert calls.locked()
    await take("late")
    await waiting
    assert order == ["waiting", "late"]
    assert not calls.locked()
