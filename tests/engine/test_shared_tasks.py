"""Tasks that several wait for."""

import asyncio

import pytest

from bitsgui.engine import tasks


async def test_what_a_task_found_long_ago_is_given_without_a_turn_of_the_loop():
    task = tasks.spawn_shared("find", asyncio.sleep(0, "found"))
    assert await tasks.shared(task) == "found"
    with pytest.raises(StopIteration) as ended:
        tasks.shared(task).send(None)
    assert ended.value.value == "found"


async def test_who_is_cancelled_leaves_the_task_to_the_others():
    begun, release = asyncio.Event(), asyncio.Event()

    async def find() -> str:
        begun.set()
        await release.wait()
        return "found"

    task = tasks.spawn_shared("find", find())
    first, second = (tasks.spawn(name, tasks.shared(task)) for name in ("first", "second"))
    await begun.wait()
    await tasks.stop(first)
    release.set()
    assert await second == "found"
