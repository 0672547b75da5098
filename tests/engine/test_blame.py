"""The file an error is about is left out: the error goes with it."""

from collections.abc import Awaitable, Callable

import pytest

from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.types import JobState
from bitsgui.engine.job import EngineJob
from tests.conformance.world import NOT_FOUND, World, error_of
from tests.servers.script import Script, Status

GONE = Script(status=Status(410))


async def failed(world: World, *scripts: Script) -> EngineJob:
    return await world.run(await world.new_job(*scripts), JobState.ERROR)


def blamed(job: EngineJob) -> int:
    return job.get_error().file.id


async def test_a_job_whose_other_files_are_whole_forgets_the_error_at_once(world: World):
    job = await failed(world, Script(), NOT_FOUND)
    await job.remove_file(blamed(job))
    assert error_of(job) == Hresult.BG_E_ERROR_INFORMATION_UNAVAILABLE
    await world.reach(job, JobState.TRANSFERRED)


async def test_a_job_without_any_files_rests_without_an_error(world: World):
    job = await failed(world, NOT_FOUND)
    await job.remove_file(blamed(job))
    assert job.state is JobState.SUSPENDED
    assert error_of(job) == Hresult.BG_E_ERROR_INFORMATION_UNAVAILABLE
    await job.add_file(world.serve(), world.place())
    await world.run(job)


@pytest.mark.parametrize("leave_out", [EngineJob.remove_file, EngineJob.skip_file])
async def test_a_job_with_another_bad_file_tells_of_that_one(
    world: World, leave_out: Callable[[EngineJob, int], Awaitable[None]]
):
    job = await failed(world, NOT_FOUND, GONE)
    first = blamed(job)
    (other,) = [file.id for file in job.enum_files() if file.id != first]
    await leave_out(job, first)
    assert job.state is JobState.ERROR
    assert blamed(job) == other


async def test_leaving_out_another_file_changes_no_error(world: World):
    job = await failed(world, Script(), NOT_FOUND)
    before = error_of(job)
    (whole,) = [file.id for file in job.enum_files() if file.id != blamed(job)]
    await job.remove_file(whole)
    assert error_of(job) == before
    with pytest.raises(BitsError):
        await job.remove_file(whole)
