"""A part of a job is completed although the disk with the rest of it does not answer."""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.types import JobState
from bitsgui.engine.job import EngineJob
from tests.conformance.world import World, refused
from tests.engine.stuck_disk import StuckDisk, lose_patience
from tests.engine.test_stuck_disk import SLOW, is_whole
from tests.servers.pattern import check_file
from tests.servers.script import Script


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> StuckDisk:
    lose_patience(monkeypatch)
    return StuckDisk(monkeypatch)


def elsewhere(world: World) -> Path:
    return world.folder.parent / "elsewhere"


async def partly_whole(world: World, disk: StuckDisk) -> EngineJob:
    """Return a paused job with a file that is whole, and one on the disk as it gets stuck."""
    job = await world.manager.create_job("stuck")
    await asyncio.to_thread(elsewhere(world).mkdir)
    await job.add_file(world.serve(Script(size=1000)), str(elsewhere(world) / "whole.bin"))
    await job.add_file(world.serve(SLOW), world.place("stuck.bin"))
    await job.resume()
    quick, cut = job.enum_files()
    await world.eventually(lambda: cut.progress.bytes_transferred > 0 and quick._record.transferred)
    await job.suspend()
    await world.eventually(lambda: not job._live.is_busy)
    disk.is_stuck = True
    return job


async def test_a_part_is_completed_and_the_rest_goes_once_the_disk_answers(
    world: World, stuck: StuckDisk
):
    job = await partly_whole(world, stuck)
    words = f"{world.folder} does not answer. “stuck” is completed once it does"
    with pytest.raises(BitsError, match=words):
        await job.complete()
    assert stuck.held > 0
    check_file(elsewhere(world) / "whole.bin", 1, 1000)
    for call in (job.resume, job.cancel):
        with refused(Hresult.ERROR_NOT_READY):
            await call()
    await is_whole(world, await world.run(await world.new_job(Script(size=1000))), 1000)
    stuck.answer()
    await world.manager.wait([job.id], lambda _: False)
    assert job.state is JobState.ACKNOWLEDGED
    assert not [path for path in world.folder.iterdir() if path.name.startswith("stuck")]
    (row,) = [row for row in await world.manager.history() if row.id == job.id]
    assert row.hresult == Hresult.BG_S_PARTIAL_COMPLETE


@pytest.mark.parametrize("ending", ["end", "kill"])
async def test_the_program_ends_meanwhile_and_the_next_start_completes_it(
    world: World, stuck: StuckDisk, expect_log: Callable[[str], None], ending: str
):
    expect_log("not completed yet")
    expect_log("job list not written at the end")  # by the fixture, once more
    job = await partly_whole(world, stuck)
    with refused(Hresult.ERROR_NOT_READY):
        await job.complete()
    killed = world.folder.parent / "killed"
    if ending == "kill":  # what is on record in this very moment
        await asyncio.to_thread(shutil.copytree, world.profile, killed / "profile")
    await world.stop()
    if ending == "kill":
        await asyncio.to_thread(shutil.rmtree, world.profile)
        await asyncio.to_thread((killed / "profile").rename, world.profile)
    stuck.answer()
    ended: list[int] = []

    async def next_start() -> None:
        async with World.open(world.server, world.folder.parent, "app") as again:
            await again.manager.wait([job.id], lambda _: False)
            ended.extend(row.hresult for row in await again.manager.history())

    # As another process: this loop has done with the disk.
    await asyncio.to_thread(asyncio.run, next_start())
    assert ended == [Hresult.BG_S_PARTIAL_COMPLETE]
    assert list(world.folder.iterdir()) == []
    check_file(elsewhere(world) / "whole.bin", 1, 1000)


async def test_what_was_to_be_completed_can_be_gone_on_with_instead(
    world: World, stuck: StuckDisk, expect_log: Callable[[str], None]
):
    expect_log("not completed yet")
    expect_log("job list not written at the end")  # by the fixture, once more
    job = await partly_whole(world, stuck)
    with refused(Hresult.ERROR_NOT_READY):
        await job.complete()
    await world.stop()
    stuck.answer()

    async def by_hand() -> None:
        again = World(world.server, world.folder.parent)
        await again.start("app", autostart=False)
        job_again = await again.manager.get_job(job.id)
        assert job_again.state is JobState.SUSPENDED
        await job_again.resume()
        await again.reach(job_again, JobState.TRANSFERRED)
        assert not job_again._live.record.is_completing
        await again.stop()

    await asyncio.to_thread(asyncio.run, by_hand())
