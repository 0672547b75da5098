"""Jobs that wait for a place at a full host keep no other job from running."""

import json
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.types import JobState, Priority
from bitsgui.bits.views import WaitReason
from bitsgui.engine import idling
from bitsgui.engine.job import EngineJob
from tests.conformance.world import BIG, STALL_AT, World
from tests.engine.full_host import HELD, ONE_PLACE, SMALL, holding, is_whole, led_on
from tests.servers.scripted import ScriptedServer

AT_ONCE = 5
"""So many jobs run at a time, with those that wait."""


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idling, "PATIENCE_S", 0.01)


@pytest.fixture
def settings() -> dict[str, Any]:
    return ONE_PLACE


async def begun(world: World, url: str, priority: Priority = Priority.NORMAL) -> EngineJob:
    job = await world.manager.create_job("job")
    await job.set_priority(priority)
    await job.add_file(url, world.place())
    await job.resume()
    return job


async def stalled_at(world: World, other: ScriptedServer, path: str) -> EngineJob:
    job = await begun(world, other.script(path, HELD))
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    return job


async def is_idle(world: World, job: EngineJob) -> None:
    live = world.manager._core.jobs[job.id]
    await world.eventually(lambda: live.is_idle)


async def test_a_job_of_a_free_host_runs_while_many_wait_for_a_full_one(
    world: World, other: ScriptedServer
) -> None:
    holder, path = await holding(world)
    waiting = [await begun(world, world.serve(SMALL)) for _ in range(30)]
    free = await begun(world, other.script("/free.bin", SMALL))
    await is_whole(world, free, 1000)
    states = [job.state for job in waiting]
    assert states[0] is JobState.CONNECTING
    assert states.count(JobState.QUEUED) >= 30 - AT_ONCE
    view = await world.manager.job_view(waiting[0].id)
    assert (view.wait, view.waits_at) == (WaitReason.HOST, "127.0.0.1")
    world.server.release(path)
    await is_whole(world, holder, BIG)
    for job in waiting:
        await is_whole(world, job, 1000)
    asked = [int(request.path.split("/")[1]) for request in world.server.requests][-30:]
    # In their order, but for those that are begun beside each other.
    assert all(abs(asked.index(n) - place) < AT_ONCE for place, n in enumerate(sorted(asked)))


def test_a_host_that_leads_on_takes_jobs_until_enough_wait_where_it_leads() -> None:
    """As many as there may be, of the priority of who comes or a higher one."""
    high, low = Priority.HIGH, Priority.LOW
    most = [([("far", "near")], low)] * (idling.MOST_LED_ON - 1)
    assert idling.full_hosts(*most) == {"far": low}
    assert idling.full_hosts(*most, ([("far", "near")], high)) == {"far": high, "near": low}
    assert idling.full_hosts(([("near", "near")], high), *most) == {"near": high, "far": low}


async def test_jobs_of_a_host_run_while_others_wait_where_its_redirects_lead(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idling, "MOST_LED_ON", 2)
    server = world.server
    far = json.dumps({"127.0.0.2": {"connections": 1}})
    await world.manager.change_settings(host_rules=far, connections_per_host=20)
    holder = await begun(world, led_on(server, "/on/holder", HELD))
    await world.until(holder, lambda view: view.bytes_transferred == STALL_AT)
    first = await begun(world, led_on(server, "/on/0"))
    await is_idle(world, first)
    near = await begun(world, world.serve(SMALL))
    await is_whole(world, near, 1000)
    second = await begun(world, led_on(server, "/on/1"))
    await is_idle(world, second)
    behind = await begun(world, led_on(server, "/on/2"))
    live = world.manager._core.jobs[behind.id]
    await world.eventually(lambda: live in world.manager._core.queue._hosts)
    assert (behind.state, server.log_of("/on/2")) == (JobState.QUEUED, [])
    server.release("/on/holder/end")
    for job in (first, second, behind):
        await is_whole(world, job, 1000)
    await is_whole(world, holder, BIG)


async def test_no_more_jobs_at_once_when_the_host_has_room_again(
    server: ScriptedServer, other: ScriptedServer, tmp_path: Path
) -> None:
    """The one that waited goes back to the queue, and comes next."""
    async with World.open(server, tmp_path, "app", **ONE_PLACE, max_active_jobs=2) as world:
        holder, path = await holding(world)
        waits = await begun(world, world.serve(SMALL))
        await is_idle(world, waits)
        busy = await stalled_at(world, other, "/busy.bin")
        last = await begun(world, other.script("/last.bin", SMALL))
        await world.manager.change_settings(connections_per_host=2)
        await world.reach(waits, JobState.QUEUED)
        assert [job.state for job in (holder, busy)] == [JobState.TRANSFERRING] * 2
        world.server.release(path)
        await is_whole(world, holder, BIG)
        await is_whole(world, waits, 1000)
        await is_whole(world, last, 1000)
        other.release("/busy.bin")
        await is_whole(world, busy, BIG)


async def test_one_of_a_higher_priority_is_put_in_line_before_those_that_wait(
    world: World,
) -> None:
    holder, path = await holding(world)
    normal = await begun(world, world.serve(SMALL))
    await is_idle(world, normal)
    behind = await begun(world, world.serve(SMALL))
    front = await begun(world, world.serve(SMALL), Priority.FOREGROUND)
    await is_idle(world, front)
    assert behind.state is JobState.QUEUED
    world.server.release(path)
    for job in (front, normal, behind):
        await is_whole(world, job, 1000)
    await is_whole(world, holder, BIG)
    asked = [request.path for request in world.server.requests][-3:]
    files = [next(iter(job.enum_files())) for job in (front, normal, behind)]
    assert asked == [file.remote_name.removeprefix(world.server.url("")) for file in files]


async def test_a_job_that_is_passed_over_begins_once_it_has_a_file_of_another_host(
    world: World, other: ScriptedServer
) -> None:
    holder, path = await holding(world)
    waits = await begun(world, world.serve(SMALL))
    await is_idle(world, waits)
    passed = await begun(world, world.serve(SMALL))
    live = world.manager._core.jobs[passed.id]
    await world.eventually(lambda: live in world.manager._core.queue._hosts)
    assert passed.state is JobState.QUEUED
    await passed.add_file(other.script("/added.bin", SMALL), world.place())
    await world.eventually(lambda: live.files[1].transferred)
    world.server.release(path)
    for job in (holder, waits, passed):
        await world.reach(job, JobState.TRANSFERRED)
