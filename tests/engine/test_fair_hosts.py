"""Files share a full host: one that has no connection comes before a further one of another."""

from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.types import JobState, Priority
from bitsgui.engine import multi
from bitsgui.engine.job import EngineJob
from tests.conformance.world import BIG, STALL_AT, World
from tests.servers.pattern import check_file
from tests.servers.script import Fault, Script
from tests.servers.scripted import ScriptedServer

SIZE = 40_000_000
LONG = Script(size=SIZE, rate=500_000)
SMALL = Script(size=10_000)


@pytest.fixture
def settings() -> dict[str, Any]:
    return {"segments": 2, "connections_per_host": 4, "auto_complete": False}


async def begun(world: World, script: Script, priority: Priority) -> EngineJob:
    job = await world.new_job(script, priority=priority)
    await job.resume()
    return job


async def full(world: World) -> list[EngineJob]:
    """Return two jobs whose files have all connections of the host."""
    jobs = [await begun(world, LONG, Priority.NORMAL) for _ in range(2)]
    for job in jobs:
        await world.until(job, lambda view: view.segments == 2)
    return jobs


def held(world: World) -> list[int]:
    (host,) = world.manager._core.hosts._hosts.values()
    return sorted(host.held.values())


async def somebody_waits(world: World) -> None:
    (host,) = world.manager._core.hosts._hosts.values()
    await world.eventually(lambda: bool(host.waiting))


async def test_a_small_file_is_fetched_while_large_ones_have_all_connections(world: World):
    jobs = await full(world)
    small = await begun(world, SMALL, Priority.FOREGROUND)
    await world.eventually(lambda: small.state is JobState.TRANSFERRED)
    assert [job.state for job in jobs] == [JobState.TRANSFERRING] * 2
    await small.complete()
    (file,) = small.enum_files()
    check_file(Path(file.local_name), 1, 10_000)
    for job in jobs:  # what came over the connection that was given up is there, and the rest comes
        before = job.progress.bytes_transferred
        await job.suspend()
        (file,) = job.enum_files()
        world.server.script(file.remote_name.removeprefix(world.server.url("")), Script(size=SIZE))
        assert before <= job.progress.bytes_transferred < SIZE
        await world.run(job)
        await job.complete()
        check_file(Path(file.local_name), 1, SIZE)


async def test_files_of_one_priority_give_up_connections_but_the_last(world: World):
    jobs = await full(world)
    jobs += [await begun(world, LONG, Priority.NORMAL) for _ in range(2)]
    await world.eventually(lambda: held(world) == [1, 1, 1, 1])
    late = await begun(world, SMALL, Priority.FOREGROUND)
    await somebody_waits(world)
    assert held(world) == [1, 1, 1, 1]
    await jobs[0].cancel()
    await world.reach(late, JobState.TRANSFERRED)
    for job in jobs[1:]:
        await job.cancel()


async def test_files_of_a_higher_priority_give_up_none(world: World):
    jobs = [await begun(world, LONG, Priority.FOREGROUND) for _ in range(2)]
    for job in jobs:
        await world.until(job, lambda view: view.segments == 2)
    late = await begun(world, SMALL, Priority.NORMAL)
    await somebody_waits(world)
    assert held(world) == [2, 2]
    await late.set_priority(Priority.FOREGROUND)
    await world.reach(late, JobState.TRANSFERRED)
    for job in jobs:
        await job.cancel()


async def test_a_file_that_comes_in_steps_keeps_its_only_place_from_one_to_the_next(
    server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(multi, "IN_ORDER_STEP", 500_000)
    settings = {"connections_per_host": 1, "auto_complete": False}
    async with World.open(server, tmp_path, "app", **settings) as world:
        in_steps = await world.new_job(Script(size=BIG, fault=(Fault("stall", STALL_AT, when=0),)))
        await in_steps.set_in_order(True)
        await in_steps.resume()
        await world.until(in_steps, lambda view: view.bytes_transferred == STALL_AT)
        late = await begun(world, SMALL, Priority.FOREGROUND)
        await somebody_waits(world)
        first, second = (next(iter(job.enum_files())) for job in (in_steps, late))
        path, other = (file.remote_name.removeprefix(server.url("")) for file in (first, second))
        server.release(path)
        for job in (in_steps, late):
            await world.reach(job, JobState.TRANSFERRED)
        asked = [request.path for request in server.requests if request.path in {path, other}]
        assert asked == [path] * 4 + [other]
        await in_steps.complete()
        check_file(Path(first.local_name), 1, BIG)
        assert held(world) == []
