"""Removing with a way back: what is hidden, what comes back, and what goes to the trash."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bitsgui.bits.errors import InvalidStateError, NotFoundError
from bitsgui.bits.types import JobState
from bitsgui.bits.views import Changes, KeptReason
from bitsgui.desktop.qt_platform import DesktopPlatform
from bitsgui.engine import tasks
from bitsgui.engine.job import EngineJob
from bitsgui.engine.live import LiveJob
from tests.conformance.world import STALL_IN_BODY, World
from tests.servers.script import Script
from tests.servers.scripted import ServerThread

LONG_S = 3600.0


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    with ServerThread() as server:
        async with World.open(server, tmp_path) as world:
            yield world


@pytest.fixture
def trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    return data / "Trash" / "files"


async def gone(world: World, job: EngineJob) -> None:
    ended = asyncio.Event()
    end = world.manager.subscribe_removals(lambda _: ended.set())
    if job.state is not JobState.CANCELLED:
        await ended.wait()
    end()


async def completed(world: World, name: str = "done.bin") -> tuple[EngineJob, Path]:
    job = await world.manager.create_job("job")
    place = world.place(name)
    await job.add_file(world.serve(Script(size=1000)), place)
    await job.resume()
    await world.reach(job, JobState.TRANSFERRED)
    await job.complete()
    return job, Path(place)


async def test_a_removed_job_stops_and_is_seen_nowhere_until_it_is_taken_back(world: World):
    job = await world.stalled()
    await world.manager.remove_jobs([job.id], undo_s=LONG_S)
    assert job.state is JobState.SUSPENDED
    assert await world.manager.views() == []
    assert (await world.manager.enum_jobs()).count == 0
    assert [view.id for view in await world.manager.removed_jobs()] == [job.id]
    with pytest.raises(NotFoundError):
        await world.manager.get_job(job.id)
    with pytest.raises(InvalidStateError, match="being removed"):
        await job.resume()
    await world.manager.restore_jobs([job.id])
    assert job.state in {JobState.QUEUED, JobState.CONNECTING, JobState.TRANSFERRING}
    assert [view.id for view in await world.manager.views()] == [job.id]


async def test_a_paused_job_comes_back_paused(world: World):
    job = await world.new_job(STALL_IN_BODY)
    await world.manager.remove_jobs([job.id], undo_s=LONG_S)
    await world.manager.restore_jobs([job.id])
    assert job.state is JobState.SUSPENDED


async def test_the_part_file_stays_until_the_time_to_undo_is_over(world: World):
    job = await world.stalled()
    files, _ = job.enum_files().next()
    part = files[0].temporary_name
    assert part is not None
    await world.manager.remove_jobs([job.id], undo_s=LONG_S)
    assert await asyncio.to_thread(Path(part).exists)
    await world.manager.restore_jobs([job.id])
    await world.manager.remove_jobs([job.id], undo_s=0)
    await gone(world, job)
    assert not await asyncio.to_thread(Path(part).exists)
    (row,) = await world.manager.history()
    assert row.state is JobState.CANCELLED
    with pytest.raises(NotFoundError, match="too late"):
        await world.manager.restore_jobs([job.id])


async def test_what_was_hidden_when_the_program_ended_goes_at_its_next_start(world: World):
    finished = await completed(world)
    job = await world.stalled()
    await world.manager.remove_jobs([job.id, finished[0].id], undo_s=LONG_S)
    await world.restart(autostart=False)
    assert [view.id for view in await world.manager.removed_jobs()] == [job.id]
    assert await world.manager.history() == []
    await world.restart()
    await world.eventually(lambda: not world.manager._core.jobs)
    (row,) = await world.manager.history()
    assert (row.id, row.state) == (job.id, JobState.CANCELLED)
    assert await asyncio.to_thread(finished[1].exists)


async def test_the_name_of_a_removed_job_is_free_for_the_same_link_at_once(world: World):
    url, place = world.serve(Script(size=10)), world.place("same.bin")
    first = await world.manager.create_job("first")
    await first.add_file(url, place)
    await world.manager.remove_jobs([first.id], undo_s=LONG_S)
    second = await world.manager.create_job("second")
    (file,) = await second.add_files([(url, place)])
    await second.resume()
    await world.reach(second, JobState.TRANSFERRED)
    await second.complete()
    assert file.local_name == place


async def test_a_finished_job_leaves_the_history_and_comes_back(world: World):
    job, path = await completed(world)
    await world.manager.remove_jobs([job.id], undo_s=LONG_S)
    assert await world.manager.history() == []
    await world.manager.restore_jobs([job.id])
    assert [row.id for row in await world.manager.history()] == [job.id]
    assert await asyncio.to_thread(path.exists)


async def told(world: World) -> Changes:
    batches: asyncio.Queue[Changes] = asyncio.Queue()
    end = world.manager.subscribe(batches.put_nowait)
    try:
        while True:
            batch = await batches.get()
            if batch.kept:
                return batch
    finally:
        end()


async def test_files_go_to_the_trash_unless_they_are_others_by_now(world: World, trash: Path):
    world.manager._core.platform = DesktopPlatform()
    same, changed = await completed(world, "same.bin"), await completed(world, "changed.bin")
    await asyncio.to_thread(changed[1].write_bytes, bytes(1000))
    ids = [same[0].id, changed[0].id]
    await world.manager.remove_jobs(ids, with_files=True, undo_s=0)
    (kept,) = (await told(world)).kept
    assert (kept.path, kept.reason) == (str(changed[1]), KeptReason.CHANGED)
    assert await asyncio.to_thread(lambda: [p.name for p in trash.iterdir()]) == ["same.bin"]
    assert await asyncio.to_thread(changed[1].exists)
    assert await world.manager.history() == []


async def test_a_file_the_trash_refuses_stays(world: World, expect_log):
    expect_log("done.bin stays: .*no trash without a desktop")
    job, path = await completed(world)
    await world.manager.remove_jobs([job.id], with_files=True, undo_s=0)
    (kept,) = (await told(world)).kept
    assert kept.reason is KeptReason.REFUSED
    assert await asyncio.to_thread(path.exists)


async def test_a_job_that_is_removed_again_has_all_of_its_time_again(world: World):
    finished, job = await completed(world), await world.stalled()
    last = await world.new_job(Script())
    await world.manager.remove_jobs([job.id, finished[0].id, last.id], undo_s=LONG_S)
    timers = world.manager._core.removals._timers
    first = timers[job.id]
    await world.manager.restore_jobs([job.id, finished[0].id])
    await world.manager.remove_jobs([job.id, finished[0].id], undo_s=LONG_S)
    first._run()  # its time comes when the test wants it, however busy the machine is
    await gone(world, last)
    assert timers.keys() == {job.id, finished[0].id}
    await world.manager.restore_jobs([job.id, finished[0].id])
    assert [view.id for view in await world.manager.views()] == [job.id]


async def test_a_job_hidden_before_it_could_be_completed_is_completed_when_it_is_back(
    world: World,
):
    job = await world.new_job(Script())
    await job.set_auto_complete(True)
    await job.resume()
    async with world.manager._core.jobs[job.id].calls:  # the removal waits before the end does
        removing = tasks.spawn("remove", world.manager.remove_jobs([job.id], undo_s=LONG_S))
        await world.reach(job, JobState.TRANSFERRED)
    await removing
    assert job.state is JobState.TRANSFERRED
    ended = asyncio.Event()
    world.manager.subscribe_removals(lambda _: ended.set())
    await world.manager.restore_jobs([job.id])
    await ended.wait()
    assert job.state is JobState.ACKNOWLEDGED


async def test_a_removal_whose_caller_gave_up_is_carried_out_whole(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    job = await world.stalled()
    dispatcher = world.manager._core.dispatcher
    pause = dispatcher.pause

    async def give_up(live: LiveJob) -> None:
        removing.cancel()
        await pause(live)

    monkeypatch.setattr(dispatcher, "pause", give_up)
    removing = tasks.spawn("remove", world.manager.remove_jobs([job.id], undo_s=0))
    with pytest.raises(asyncio.CancelledError):
        await removing
    await gone(world, job)
    assert job.state is JobState.CANCELLED
