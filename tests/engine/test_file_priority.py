"""Which files of a job are fetched before the others."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bitsgui.bits.errors import InvalidStateError, UnsupportedError
from bitsgui.bits.types import FilePriority, JobState
from bitsgui.engine.job import EngineJob
from tests.conformance.world import STALL_IN_BODY, World
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

SMALL = Script(size=1000)


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    server.requests.clear()
    async with World.open(server, tmp_path, "app", files_at_once=1) as world:
        yield world


def asked_for(world: World, job: EngineJob) -> list[int]:
    """Return the places in the job of the files that were asked for, in that order."""
    places = {file.remote_name: n for n, file in enumerate(job.enum_files())}
    return [places[world.server.url(entry.path)] for entry in world.server.requests]


def ids(job: EngineJob) -> list[int]:
    return [file.id for file in job.enum_files()]


async def test_files_of_a_higher_priority_come_first_each_level_in_the_order_of_the_job(
    world: World,
):
    job = await world.new_job(*[SMALL] * 5)
    first, second, third, fourth, fifth = ids(job)
    await job.set_file_priority([first], FilePriority.LOW)
    await job.set_file_priority([fifth, third], FilePriority.HIGH)
    views = await world.manager.file_views(job.id)
    wanted = [FilePriority.LOW, 1, FilePriority.HIGH, 1, FilePriority.HIGH]
    assert [view.priority for view in views] == wanted
    await world.run(job, JobState.ACKNOWLEDGED)
    assert asked_for(world, job) == [2, 4, 1, 3, 0]
    assert second != fourth


async def test_a_file_at_work_goes_on_and_the_one_put_first_is_next(world: World):
    job = await world.new_job(STALL_IN_BODY, SMALL, SMALL)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred > 0)
    await job.set_file_priority([ids(job)[2]], FilePriority.HIGH)
    world.server.release(world.server.requests[0].path)
    await world.reach(job, JobState.ACKNOWLEDGED)
    assert list(dict.fromkeys(asked_for(world, job))) == [0, 2, 1]


async def test_the_priority_of_a_file_outlives_the_program(world: World):
    job = await world.new_job(SMALL, SMALL)
    await job.set_file_priority(ids(job)[1:], FilePriority.HIGH)
    await world.restart()
    kept = await world.manager.get_job(job.id)
    views = await world.manager.file_views(job.id)
    assert [view.priority for view in views] == [FilePriority.NORMAL, FilePriority.HIGH]
    await world.run(kept, JobState.ACKNOWLEDGED)
    assert asked_for(world, kept) == [1, 0]


async def test_a_priority_there_is_none_of_and_a_job_that_ended_refuse(world: World):
    job = await world.new_job(SMALL)
    with pytest.raises(UnsupportedError):
        await job.set_file_priority(ids(job), 3)
    await job.cancel()
    with pytest.raises(InvalidStateError):
        await job.set_file_priority([1], FilePriority.LOW)
