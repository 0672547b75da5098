"""How fast a job went, told from its start on, after a restart as well."""

from typing import Any

import pytest

from bitsgui.bits.errors import NotFoundError
from bitsgui.bits.speed_log import SpeedLog
from bitsgui.bits.types import JobState
from bitsgui.bits.views import SpeedsView
from tests.conformance.world import BIG, STALL_AT, World
from tests.servers.script import Fault, Script


@pytest.fixture
def settings() -> dict[str, Any]:
    return {"segments": 1, "auto_complete": False}


async def test_what_came_before_a_pause_and_a_restart_is_told_after_it(world: World):
    stall = Fault("stall", at=STALL_AT, of="entity", when=0)
    job = await world.new_job(Script(size=BIG, fault=(stall,)))
    assert (await world.manager.speeds(job.id)).counts == ()
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    running = await world.manager.speeds(job.id)
    assert (sum(running.counts), running.breaks) == (STALL_AT, ())
    await job.suspend()
    told = await world.manager.speeds(job.id)
    assert sum(told.counts) == pytest.approx(STALL_AT, rel=0.001)
    ((at, state),) = told.breaks
    assert (round(told.active_s), state) == (at, JobState.SUSPENDED)
    await world.restart(autostart=False)
    again = await world.manager.speeds(job.id)
    assert again == told
    resumed = await world.manager.get_job(job.id)
    await resumed.resume()
    await world.reach(resumed, JobState.TRANSFERRED)
    whole = await world.manager.speeds(job.id)
    assert sum(whole.counts) == pytest.approx(BIG, rel=0.001)
    assert whole.active_s > told.active_s
    assert whole.breaks == told.breaks
    await resumed.complete()
    await world.manager.clear_history()
    with pytest.raises(NotFoundError):
        await world.manager.speeds(job.id)


async def test_of_a_finished_download_it_is_told_how_it_went_as_long_as_it_is_listed(world: World):
    job = await world.new_job(Script(size=BIG))
    await job.resume()
    await world.reach(job, JobState.TRANSFERRED)
    log = SpeedLog()
    for second in range(30):
        log.add(second, 1000 * second)
    log.note_break(12, JobState.TRANSIENT_ERROR)
    live = world.manager._core.jobs[job.id]
    live.record.speeds, live.record.active_s = log.packed(), 30.0
    await job.complete()
    told = await world.manager.speeds(job.id)
    assert (len(told.counts), told.active_s) == (30, 30.0)
    assert sum(told.counts) == pytest.approx(sum(log.view(30.0).counts), rel=0.001)
    assert told.breaks == ((12.0, JobState.TRANSIENT_ERROR),)
    await world.restart()
    assert await world.manager.speeds(job.id) == told
    await world.manager.clear_history([job.id])
    with pytest.raises(NotFoundError):
        await world.manager.speeds(job.id)


async def test_of_one_that_took_a_moment_no_course_is_kept(world: World):
    job = await world.new_job(Script(size=BIG))
    await job.resume()
    await world.reach(job, JobState.TRANSFERRED)
    live, log = world.manager._core.jobs[job.id], SpeedLog()
    log.add(0.5, BIG)
    live.record.speeds, live.record.active_s = log.packed(), 0.75
    await job.complete()
    assert await world.manager.speeds(job.id) == SpeedsView(0.75, 0.75)


async def test_the_limits_that_held_are_told_not_those_of_today(world: World):
    stall = Fault("stall", at=STALL_AT, of="entity", when=0)
    job = await world.new_job(Script(size=BIG, fault=(stall,)))
    await world.manager.change_settings(rate_limit=2 * 10**9, host_rate_limit=10**9)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    await world.manager.change_settings(rate_limit=None, host_rate_limit=None)
    await job.suspend()
    await job.set_rate_limit(10**8)
    await world.restart(autostart=False)
    ((at, rate),) = (await world.manager.speeds(job.id)).limits
    assert (round(at), rate) == (0, 10**9)
