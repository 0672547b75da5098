"""Files that wait for a place at a full host keep no other file of their job waiting."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from bitsgui.bits.records import FileRecord
from bitsgui.bits.types import FilePriority, JobState
from bitsgui.bits.urls import host_key
from bitsgui.engine import idling
from bitsgui.engine.file_queue import FileQueue
from bitsgui.engine.job import EngineJob
from bitsgui.engine.runner import Runner
from tests.conformance.world import BIG, STALL_AT, World
from tests.engine.full_host import HELD, ONE_PLACE, SMALL, holding, is_whole, led_on
from tests.servers.scripted import ScriptedServer


@pytest.fixture
def settings() -> dict[str, Any]:
    return ONE_PLACE


async def job_of(world: World, *urls: str) -> EngineJob:
    job = await world.manager.create_job("job")
    for url in urls:
        await job.add_file(url, world.place())
    return job


async def begun(world: World, *urls: str) -> tuple[EngineJob, Runner]:
    job = await job_of(world, *urls)
    await job.resume()
    await world.reach(job, JobState.CONNECTING, JobState.TRANSFERRING)
    runner = world.manager._core.jobs[job.id].runner
    assert runner is not None
    return job, runner


def at_work(runner: Runner) -> int:
    return sum(transfer.turn.is_held for transfer in runner._running.values())


async def test_a_file_of_a_free_host_is_fetched_while_many_wait_at_a_full_one(
    world: World, other: ScriptedServer
) -> None:
    holder, path = await holding(world)
    free = other.script("/free.bin", SMALL)
    files = world.manager._core.jobs
    job, runner = await begun(world, *[world.serve(SMALL) for _ in range(30)], free)
    await world.eventually(lambda: files[job.id].files[-1].transferred)
    waiting = [transfer for transfer in runner._running.values() if transfer.waits_at]
    assert len(waiting) <= 4  # the others stay in the queue
    assert not any(file.transferred for file in files[job.id].files[:-1])
    world.server.release(path)
    await is_whole(world, holder, BIG)
    await is_whole(world, job, *[1000] * 31)


async def test_files_of_a_host_are_fetched_while_others_wait_where_its_redirects_lead(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few of those are found out: each is a request, and most may lead to the same place."""
    monkeypatch.setattr(idling, "MOST_LED_ON", 3)
    server = world.server
    far = json.dumps({"127.0.0.2": {"connections": 1}})
    await world.manager.change_settings(host_rules=far, connections_per_host=20)
    holder = await job_of(world, led_on(server, "/led/holder", HELD))
    await holder.resume()
    await world.until(holder, lambda view: view.bytes_transferred == STALL_AT)
    near = [world.serve(SMALL) for _ in range(2)]
    links = [led_on(server, f"/led/{n}") for n in range(12)]
    job, runner = await begun(world, *links[:2], *near, *links[2:])
    files = world.manager._core.jobs[job.id].files
    await world.eventually(lambda: files[2].transferred and files[3].transferred)
    await world.eventually(lambda: len(runner.lines()) >= 3)
    asked = sum(bool(server.log_of(f"/led/{n}")) for n in range(12))
    assert 3 <= asked <= 2 + world.manager._core.settings.files_at_once
    assert {host for host, _ in runner.lines()} == {host_key(server.url("", "127.0.0.2"))}
    server.release("/led/holder/end")
    await is_whole(world, holder, BIG)
    await is_whole(world, job, *[1000] * 14)


async def test_no_more_files_at_once_when_the_host_has_room_again(
    server: ScriptedServer, other: ScriptedServer, tmp_path: Path
) -> None:
    """The one whose turn it was comes next, before those behind it."""
    async with World.open(server, tmp_path, "app", **ONE_PLACE, files_at_once=1) as world:
        holder, path = await holding(world)
        late = world.serve(SMALL)
        long, last = other.script("/long.bin", HELD), other.script("/last.bin", HELD)
        job, runner = await begun(world, late, long, last)
        await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
        world.server.release(path)
        await is_whole(world, holder, BIG)
        host = host_key(late)
        await world.eventually(lambda: world.manager._core.hosts._hosts[host].in_use == 0)
        assert (at_work(runner), len(runner._running)) == (1, 2)
        assert not server.log_of(late.removeprefix(server.url("")))
        other.release("/long.bin")
        await world.eventually(lambda: bool(other.log_of("/last.bin")))
        assert server.log_of(late.removeprefix(server.url("")))
        other.release("/last.bin")
        await is_whole(world, job, 1000, BIG, BIG)


async def test_a_job_that_waits_is_served_in_its_turn_among_jobs(world: World) -> None:
    holder, path = await holding(world)
    links = [world.serve(SMALL) for _ in range(2)]
    jobs = [(await begun(world, link))[0] for link in links]
    await world.eventually(
        lambda: len(world.manager._core.hosts._hosts[host_key(links[0])].waiting) == 2
    )
    world.server.release(path)
    for job in jobs:
        await is_whole(world, job, 1000)
    await is_whole(world, holder, BIG)
    asked = [request.path for request in world.server.requests][-2:]
    assert asked == [link.removeprefix(world.server.url("")) for link in links]


async def test_a_job_that_is_paused_while_its_files_wait_leaves_no_place_behind(
    world: World, other: ScriptedServer
) -> None:
    holder, path = await holding(world)
    link = world.serve(SMALL)
    job, _ = await begun(world, link)
    host = world.manager._core.hosts._hosts[host_key(link)]
    await world.eventually(lambda: bool(host.waiting))
    await job.suspend()
    world.server.release(path)
    await is_whole(world, holder, BIG)
    assert (host.in_use, list(host.waiting)) == (0, [])


def record(number: int, host: str, priority: FilePriority = FilePriority.NORMAL) -> FileRecord:
    file = FileRecord(number, UUID(int=1), number, f"http://{host}/{number}", f"/d/{number}")
    file.priority = priority
    return file


def test_files_of_full_hosts_keep_their_places_in_the_queue() -> None:
    queue = FileQueue()
    files = [record(1, "a"), record(2, "a"), record(3, "b"), record(4, "a"), record(5, "b")]
    queue.add(*files, record(6, "a", FilePriority.LOW), record(7, "b", FilePriority.LOW))
    a, b = {host_key("http://a/")}, {host_key("http://b/")}

    def next_of(*full: set[str]) -> int | None:
        file = queue.pop(set().union(*full))
        return None if file is None else file.id

    assert [next_of(a), next_of(), next_of(a), next_of(a)] == [3, 1, 5, 7]
    assert [next_of(a), next_of(a, b)] == [None, None]
    queue.add(record(8, "b", FilePriority.LOW))
    assert [next_of(b), next_of(a), next_of(), next_of(), next_of()] == [2, 8, 4, 6, None]
    assert not queue
