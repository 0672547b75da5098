"""Calls whose caller is gone before they are through: each comes to its end, or to nothing."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.types import JobState
from bitsgui.engine import relocate, tasks
from tests.conformance.world import World
from tests.engine.test_calls_in_order import slow_list
from tests.engine.test_moving import finished, names_in
from tests.servers.scripted import ScriptedServer


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    async with World.open(server, tmp_path, "app", auto_complete=False, segments=1) as world:
        yield world


@asynccontextmanager
async def deserted(
    world: World, call: Coroutine[Any, Any, object], is_begun: Callable[[], bool] = lambda: True
) -> AsyncIterator[None]:
    """Make a call whose caller is gone before it is stored."""
    async with slow_list(world):
        task = tasks.spawn("call", call)
        await asyncio.sleep(0)
        await world.eventually(is_begun)
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.sleep(0)
        yield
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_pause_whose_caller_is_gone_stops_the_run(world: World) -> None:
    job = await world.stalled()
    async with deserted(world, job.suspend(), lambda: job._live.changing is not None):
        assert job.state is JobState.TRANSFERRING
    assert job.state is JobState.SUSPENDED
    assert job._live.runner is None


async def test_a_job_whose_move_was_deserted_goes_on(world: World) -> None:
    job = await world.stalled()
    before = job._live.runner
    move = world.manager.move_files([job.id], str(world.folder / "there"))
    async with deserted(world, move, lambda: job._live.changing is not None):
        pass
    await world.reach(job, JobState.CONNECTING, JobState.TRANSFERRING)
    assert job._live.runner not in {before, None}


async def test_settings_whose_caller_is_gone_hold_as_they_are_stored(world: World) -> None:
    async with deserted(world, world.manager.change_settings(segments=3)):
        pass
    assert (await world.manager.get_settings()).segments == 3
    assert (await world.store.load_settings())["segments"] == 3


async def test_a_new_job_whose_caller_is_gone_is_in_the_list_as_it_is_stored(world: World) -> None:
    async with deserted(world, world.manager.create_job("alone")):
        assert await world.manager.views() == []
    assert [view.name for view in await world.manager.views()] == ["alone"]


@pytest.mark.parametrize("step", ["_pump", "_digest_of"])
async def test_a_copy_whose_caller_is_gone_is_called_off(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    job, path, content = await finished(world)
    begun, loop, work = asyncio.Event(), asyncio.get_running_loop(), getattr(relocate, step)

    def refuse(_: object) -> bool:
        return False  # the folder is on another disk

    def slow(*args: Any) -> bytes:
        loop.call_soon_threadsafe(begun.set)
        for _ in range(500):
            if not args[-1]():
                threading.Event().wait(0.01)
        return work(*args)

    monkeypatch.setattr(relocate, "rename", refuse)
    monkeypatch.setattr(relocate, step, slow)
    moving = tasks.spawn("call", world.manager.move_files([job.id], str(tmp_path / "else")))
    await begun.wait()
    moving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await moving
    assert await asyncio.to_thread(path.read_bytes) == content
    assert names_in(tmp_path / "else") == []
    assert await world.manager.moves() == []
