"""What is told of a job one of whose files has a problem, and of the limit that slows one."""

from typing import Any

import pytest

from bitsgui.bits.types import JobState
from bitsgui.bits.views import LimitOf
from tests.conformance.world import BIG, STALL_AT, STALL_IN_BODY, World
from tests.servers.script import Script, Status

FAST = Script(size=2**30)


@pytest.fixture
def settings() -> dict[str, Any]:
    return {"segments": 1, "auto_complete": False}


async def test_a_dead_link_leaves_the_sizes_of_the_others_known(world: World):
    dead = Script(status=Status(404), delay_s=0.3)  # fails while the others bring nothing
    job = await world.new_job(STALL_IN_BODY, dead, STALL_IN_BODY)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == 2 * STALL_AT)
    await world.until(job, lambda view: view.files_failed == 1)
    view = await world.manager.job_view(job.id)
    assert (view.state, view.bytes_total) == (JobState.TRANSFERRING, None)
    assert (view.bytes_known, view.bytes_expected) == (2 * BIG, 3 * BIG)
    failed = next(file for file in await world.manager.file_views(job.id) if file.error is not None)
    await job.skip_file(failed.id)
    view = await world.manager.job_view(job.id)
    assert (view.files_failed, view.bytes_total, view.bytes_expected) == (0, 2 * BIG, None)
    await job.cancel()


async def test_nothing_is_expected_while_a_file_is_still_to_be_asked_for(world: World):
    job = await world.new_job(Script(size=BIG), Script(size=BIG))
    view = await world.manager.job_view(job.id)
    assert (view.bytes_known, view.bytes_expected) == (0, None)


async def test_the_limit_that_slows_a_job_is_told_while_it_does(world: World):
    own, other = await world.new_job(FAST), await world.new_job(FAST)
    await own.set_rate_limit(200_000)
    await world.manager.change_settings(host_rate_limit=2_000_000)
    for job in (own, other):
        await job.resume()
    await world.until(own, lambda view: view.slowed_by is LimitOf.JOB)
    await world.until(other, lambda view: view.slowed_by is LimitOf.HOST)
    views = [await world.manager.job_view(job.id) for job in (own, other)]
    assert [view.slowed_to for view in views] == [200_000, 2_000_000]
    await own.suspend()
    assert (await world.manager.job_view(own.id)).slowed_by is None
    await other.cancel()
