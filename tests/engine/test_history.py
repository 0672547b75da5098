"""A job that ended leaves the queue and becomes a frozen row of the history."""

from pathlib import Path

import pytest

from bitsgui.bits.records import Origin
from bitsgui.bits.types import JobState
from bitsgui.bits.views import ChecksumState
from tests.conformance.world import NOT_FOUND, World
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path):
    async with World.open(server, tmp_path) as world:
        yield world


async def test_an_ended_job_leaves_the_queue_for_the_history(world: World):
    job = await world.transferred(2)
    await job.set_description("text")
    await job.complete()
    assert await world.manager.views() == []
    (row,) = await world.manager.history()
    assert (row.id, row.name, row.description) == (job.id, "job", "text")
    assert (row.state, row.origin, row.owner) == (JobState.ACKNOWLEDGED, Origin.API, "owner")
    assert row.transferred_at is not None
    assert row.created < row.transferred_at < row.ended
    assert (row.bytes_total, row.bytes_transferred) == (131_072, 131_072)
    assert [file.local_name for file in row.files] == [f.local_name for f in job.enum_files()]
    assert all(file.completed and file.bytes_transferred == 65_536 for file in row.files)


async def test_a_checksum_is_kept(world: World):
    job = await world.manager.create_job("job")
    sha = "sha-256=ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73"
    await job.add_file(world.serve(Script(text="content")), world.place(), checksum=sha)
    await (await world.run(job)).complete()
    (row,) = await world.manager.history()
    assert "ed7002b4" in (row.files[0].checksum or "")


async def test_a_cancelled_and_a_partly_complete_job_say_so(world: World):
    await (await world.new_job(Script())).cancel()
    job = await world.run(await world.new_job(Script(), NOT_FOUND), JobState.ERROR)
    await job.complete()
    partial, cancelled = await world.manager.history()
    assert cancelled.state is JobState.CANCELLED
    assert [file.completed for file in partial.files] == [True, False]
    assert (partial.hresult, partial.error_count) == (0x00200017, 1)


async def test_the_history_survives_a_restart_newest_first(world: World):
    jobs = [await world.job_in(JobState.ACKNOWLEDGED) for _ in range(3)]
    before = await world.manager.history()
    await world.restart()
    assert await world.manager.history() == before
    assert [row.id for row in before] == [job.id for job in reversed(jobs)]
    assert len(await world.manager.history(2)) == 2


async def test_only_a_clear_empties_it(world: World):
    first, second = [await world.job_in(JobState.ACKNOWLEDGED) for _ in range(2)]
    await world.manager.clear_history([first.id])
    assert [row.id for row in await world.manager.history()] == [second.id]
    await world.manager.clear_history()
    assert await world.manager.history() == []
    assert len(list(world.folder.iterdir())) == 2


async def test_the_time_at_work_is_counted_over_pauses_and_kept(world: World):
    job = await world.stalled()
    await job.suspend()
    first = (await world.manager.job_view(job.id)).active_s
    await job.resume()
    await world.until(job, lambda view: view.active_s > first > 0)
    await job.cancel()
    (row,) = await world.manager.history()
    assert row.active_s > first


async def test_a_view_tells_whether_the_checksums_were_found_to_agree(world: World):
    job = await world.manager.create_job("job")
    sha = "sha-256=ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73"
    await job.add_file(world.serve(Script(text="content")), world.place(), checksum=sha)
    assert (await world.manager.job_view(job.id)).checksum is ChecksumState.EXPECTED
    await world.run(job)
    assert (await world.manager.job_view(job.id)).checksum is ChecksumState.AGREES
