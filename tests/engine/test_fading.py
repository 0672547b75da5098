"""The speed of what stands still is told until it is none."""

import asyncio
from dataclasses import replace
from uuid import UUID

from bitsgui.bits.types import JobState
from bitsgui.bits.views import Changes, JobView
from bitsgui.engine.fading import STALE_S, Fading
from tests.conformance.world import BIG, STALL_AT, World
from tests.servers.script import Fault, Script

STILL = Script(size=BIG, range_mode="ignore", fault=(Fault("stall", at=STALL_AT),))


async def test_a_transfer_that_stands_still_is_told_without_its_speed(world: World):
    told: list[JobView] = []
    has_stopped = asyncio.Event()

    def receive(batch: Changes) -> None:
        told.extend(batch.changed)
        if any(view.rate for view in told) and told[-1].rate == 0:
            has_stopped.set()

    world.manager.subscribe(receive)
    await world.run(await world.new_job(STILL), JobState.TRANSFERRING)
    async with asyncio.timeout(10):
        await has_stopped.wait()
    assert (told[-1].state, told[-1].time_left_s) == (JobState.TRANSFERRING, None)


async def test_what_was_told_lately_is_left_alone_and_nothing_is_watched_without_a_speed(
    world: World,
):
    touched: list[UUID] = []
    fading = Fading(touched.append)
    view = await world.manager.job_view((await world.new_job()).id)
    moving = replace(view, rate=1.0)
    fading.told(moving)
    fading._look()
    assert (touched, _wait_of(fading) <= STALE_S) == ([], True)
    fading.told(replace(moving, rate=0.0))
    fading._look()
    assert (touched, fading._timer) == ([], None)


def _wait_of(fading: Fading) -> float:
    assert fading._timer is not None
    return fading._timer.when() - asyncio.get_running_loop().time()
