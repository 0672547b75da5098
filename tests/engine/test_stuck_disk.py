"""A disk that does not answer keeps neither a server's places from others nor the program."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import BitsError, ErrorClass, Hresult, Recovery, TransferError
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.types import JobState
from bitsgui.engine import failures, tasks
from bitsgui.engine.job import EngineJob
from tests.conformance.world import BIG, World, refused
from tests.engine.full_host import ONE_PLACE
from tests.engine.stuck_disk import StuckDisk, complete, lose_patience
from tests.servers.pattern import check_file, pattern
from tests.servers.script import Script
from tests.soak import stored

SIZE = 8_000_000
SLOW = Script(size=SIZE, rate=4_000_000)


@pytest.fixture
def settings() -> dict[str, Any]:
    return ONE_PLACE | {"segments": 1}


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> StuckDisk:
    lose_patience(monkeypatch)
    return StuckDisk(monkeypatch)


async def begun(world: World, script: Script) -> EngineJob:
    """Return a job that goes to the disk in question."""
    job = await world.manager.create_job("stuck")
    await job.add_file(world.serve(script), world.place("stuck.bin"))
    await job.resume()
    return job


async def held(world: World, disk: StuckDisk) -> EngineJob:
    """Return a job that is in the middle of its file as the disk gets stuck."""
    job = await begun(world, SLOW)
    await world.until(job, lambda view: view.bytes_transferred > 0)
    disk.is_stuck = True
    await asyncio.to_thread(disk.asked.acquire, timeout=10)
    return job


async def is_whole(world: World, job: EngineJob, size: int) -> None:
    await world.reach(job, JobState.TRANSFERRED)
    assert job.error_count == 0
    await complete(world, job)
    (file,) = job.enum_files()
    check_file(Path(file.local_name), 1, size)


async def test_the_place_of_a_file_in_mid_write_goes_to_another(world: World, stuck: StuckDisk):
    job = await held(world, stuck)
    other = await world.run(await world.new_job(Script(size=1000)))
    assert job.state is JobState.TRANSFERRING
    await is_whole(world, other, 1000)
    stuck.answer()
    await is_whole(world, job, SIZE)


async def test_the_place_of_a_file_that_cannot_be_made_goes_to_another(
    world: World, stuck: StuckDisk
):
    stuck.is_stuck = True
    job = await begun(world, Script(size=BIG))
    await asyncio.to_thread(stuck.asked.acquire, timeout=10)
    await is_whole(world, await world.run(await world.new_job(Script(size=1000))), 1000)
    stuck.answer()
    await is_whole(world, job, BIG)


async def test_a_place_nobody_waits_for_is_kept(
    world: World, stuck: StuckDisk, monkeypatch: pytest.MonkeyPatch
):
    hosts, looks = world.manager._core.hosts, list[bool]()
    look = hosts.is_awaited
    monkeypatch.setattr(hosts, "is_awaited", lambda keys: looks.append(look(keys)) or looks[-1])
    job = await held(world, stuck)
    await world.eventually(lambda: len(looks) > 3)
    assert not any(looks)
    stuck.answer()
    await is_whole(world, job, SIZE)
    (file,) = job.enum_files()
    assert len(world.server.log_of(file.remote_name.removeprefix(world.server.url("")))) == 1


async def test_a_job_is_paused_and_its_place_is_free(world: World, stuck: StuckDisk):
    job = await held(world, stuck)
    await job.suspend()
    assert job.state is JobState.SUSPENDED
    await is_whole(world, await world.run(await world.new_job(Script(size=1000))), 1000)
    stuck.answer()
    await job.resume()
    await is_whole(world, job, SIZE)


async def test_a_paused_job_is_resumed_and_goes_on_once_the_disk_answers(
    world: World, stuck: StuckDisk
):
    job = await held(world, stuck)
    await job.suspend()
    await job.resume()
    assert job.state is JobState.QUEUED
    assert await on_record(world, job) == (JobState.QUEUED, False)
    await is_whole(world, await world.run(await world.new_job(Script(size=1000))), 1000)
    stuck.answer()
    await is_whole(world, job, SIZE)


async def skipped(world: World, job: EngineJob) -> EngineJob:
    """Leave the first file of a job out and take it in again, while others of it go on."""
    await job.add_file(world.serve(Script(size=1000)), world.place("other.bin"))
    file, other = job.enum_files()
    await job.skip_file(file.id)
    await world.eventually(lambda: other.progress.bytes_transferred == 1000)
    await job.skip_file(file.id, skip=False)
    return job


async def pointed(world: World, job: EngineJob) -> EngineJob:
    (file,) = job.enum_files()
    await file.set_remote_name(world.serve(SLOW, "fresh.bin"))
    return job


async def pointed_with_others(world: World, job: EngineJob) -> EngineJob:
    await job.change(JobChanges(url=world.serve(SLOW, "fresh.bin"), rate_limit=20_000_000))
    return job


@pytest.mark.parametrize("changed", [skipped, pointed, pointed_with_others])
async def test_a_file_is_changed_at_once_and_goes_on_once_the_disk_answers(
    world: World, stuck: StuckDisk, changed: Callable[[World, EngineJob], Awaitable[EngineJob]]
):
    job = await changed(world, await held(world, stuck))
    assert stuck.held > 0
    stuck.answer()
    await world.reach(job, JobState.TRANSFERRED)
    assert job.error_count == 0
    await complete(world, job)
    file = next(iter(job.enum_files()))
    check_file(Path(file.local_name), 1, SIZE)


async def test_many_are_cancelled_and_their_files_go_once_the_disk_answers(
    world: World, stuck: StuckDisk
):
    job = await begun(world, SLOW)
    await world.until(job, lambda view: view.bytes_transferred > 0)
    await job.suspend()
    other = await world.new_job(Script(size=1000))
    (part,) = world.folder.iterdir()
    stuck.is_stuck = True
    results = await world.manager.cancel_jobs([job.id, other.id])
    assert results == {job.id: Hresult.BG_S_UNABLE_TO_DELETE_FILES, other.id: 0}
    assert job.state is JobState.CANCELLED
    assert part in set(world.folder.iterdir())
    stuck.answer()
    if running := world.manager._core.removals._running:
        await asyncio.wait(running)
    assert part not in set(world.folder.iterdir())
    assert {row.id for row in await world.manager.history()} == {job.id, other.id}
    assert await world.store.load() == ([], [])


async def restarted(job: EngineJob) -> None:
    (file,) = job.enum_files()
    await job.restart_file(file.id)


async def refused_by_a_person(job: EngineJob) -> None:
    """Take another answer than the one that was asked for, as after a question about it."""
    (file,) = job.enum_files()
    code = Hresult.BG_E_INVALID_SERVER_RESPONSE
    asks = TransferError(code, recovery=Recovery.ASK_CONTINUE)
    file._record.error = failures.error_record(asks, file._record, 0, ErrorClass.FATAL)
    await job.accept_file(file.id)


@pytest.mark.parametrize("thrown_away", [restarted, refused_by_a_person])
@pytest.mark.parametrize("is_paused", [False, True], ids=["running", "paused"])
async def test_a_file_is_begun_anew_once_the_disk_answers(
    world: World,
    stuck: StuckDisk,
    thrown_away: Callable[[EngineJob], Awaitable[None]],
    is_paused: bool,
):
    job = await (paused if is_paused else held)(world, stuck)
    (file,) = job.enum_files()
    await thrown_away(job)
    assert stuck.held > 0
    await job.resume()
    _, files = await world.store.load()
    assert [(row.done, row.size) for row in files] == [(None, None)]
    await is_whole(world, await world.run(await world.new_job(Script(size=1000))), 1000)
    stuck.answer()
    await is_whole(world, job, SIZE)
    path = file.remote_name.removeprefix(world.server.url(""))
    first, *_, last = world.server.log_of(path)
    assert last is not first
    assert "range" not in last.headers


@pytest.mark.parametrize("is_paused", [False, True], ids=["running", "paused"])
async def test_a_file_is_taken_out_and_goes_once_the_disk_answers(
    world: World, stuck: StuckDisk, is_paused: bool
):
    job = await (paused if is_paused else held)(world, stuck)
    (file,) = job.enum_files()
    (part,) = world.folder.iterdir()
    await job.add_file(world.serve(Script(size=1000)), world.place("other.bin"))
    await job.remove_file(file.id)
    assert stuck.held > 0
    assert part in set(world.folder.iterdir())
    (other,) = job.enum_files()
    assert (await world.store.load())[1][0].removed
    await job.resume()
    assert Path(other.local_name).name == "other.bin"
    stuck.answer()
    await world.reach(job, JobState.TRANSFERRED)
    if running := world.manager._core.removals._running:
        await asyncio.wait(running)
    assert part not in set(world.folder.iterdir())
    assert [row.removed for row in (await world.store.load())[1]] == [False]
    await is_whole(world, job, 1000)


async def test_the_last_file_is_taken_out_and_the_job_rests(world: World, stuck: StuckDisk):
    job = await held(world, stuck)
    (file,) = job.enum_files()
    await job.remove_file(file.id)
    assert job.state is JobState.SUSPENDED
    assert stuck.held > 0
    stuck.answer()
    await world.eventually(lambda: not list(world.folder.iterdir()))


async def test_a_job_is_taken_out_of_the_list_and_can_come_back(world: World, stuck: StuckDisk):
    job = await held(world, stuck)
    await world.manager.remove_jobs([job.id], undo_s=60)
    assert await on_record(world, job) == (JobState.SUSPENDED, True)
    await world.manager.restore_jobs([job.id])
    assert stuck.held > 0
    stuck.answer()
    await is_whole(world, job, SIZE)


async def on_record(world: World, job: EngineJob) -> tuple[JobState, bool]:
    """Return the state of a job that another process would find, and whether it is hidden."""
    records, _ = await world.store.load()
    (record,) = [record for record in records if record.id == job.id]
    return record.state, record.hidden_at is not None


async def whole(world: World, disk: StuckDisk) -> EngineJob:
    """Return a job that is whole as the disk gets stuck."""
    job = await begun(world, Script(size=BIG))
    await world.reach(job, JobState.TRANSFERRED)
    disk.is_stuck = True
    return job


async def paused(world: World, disk: StuckDisk) -> EngineJob:
    """Return a job whose run does not come to its end."""
    job = await held(world, disk)
    await job.suspend()
    return job


AT = {"running": held, "paused": paused, "whole": whole}


@pytest.mark.parametrize("before", AT.values(), ids=AT)
async def test_a_job_is_cancelled_and_its_files_go_once_the_disk_answers(
    world: World, stuck: StuckDisk, before: Callable[[World, StuckDisk], Awaitable[EngineJob]]
):
    job = await before(world, stuck)
    (part,) = world.folder.iterdir()
    assert await job.cancel() == Hresult.BG_S_UNABLE_TO_DELETE_FILES
    assert job.state is JobState.CANCELLED
    assert job.id not in {view.id for view in await world.manager.views()}
    assert (await on_record(world, job))[1]
    assert part.exists()
    with refused(Hresult.BG_E_INVALID_STATE):
        await job.resume()
    await is_whole(world, await world.run(await world.new_job(Script(size=1000))), 1000)
    stuck.answer()
    await world.eventually(lambda: not part.exists())
    if running := world.manager._core.removals._running:
        await asyncio.wait(running)
    assert job.id in {row.id for row in await world.manager.history()}
    records, _ = await world.store.load()
    assert job.id not in {record.id for record in records}


@pytest.mark.parametrize("before", AT.values(), ids=AT)
async def test_what_is_cancelled_goes_at_the_next_start_if_the_disk_answers_no_more(
    world: World,
    stuck: StuckDisk,
    expect_log: Callable[[str], None],
    before: Callable[[World, StuckDisk], Awaitable[EngineJob]],
):
    expect_log("goes at the next start")
    if before is not whole:
        expect_log("cannot sync .* the disk does not answer")
    job = await before(world, stuck)
    (part,) = world.folder.iterdir()
    await job.cancel()
    await world.stop()
    assert part.exists()
    stuck.answer()

    async def next_start() -> None:
        async with World.open(world.server, world.folder.parent, "app") as again:
            await again.eventually(lambda: not part.exists())

    # As another process: this loop has done with the disk.
    await asyncio.to_thread(asyncio.run, next_start())


async def overtaking(world: World, job: EngineJob) -> None:
    """See that other calls on a job are refused in words, and not kept waiting."""
    for call in (job.cancel, job.suspend, lambda: world.manager.remove_jobs([job.id])):
        with refused(Hresult.ERROR_NOT_READY):
            await call()
    results = await world.manager.suspend_jobs([job.id])
    assert getattr(results[job.id], "hresult", 0) == Hresult.ERROR_NOT_READY
    error = (await world.manager.job_view(job.id)).error
    assert error is not None
    assert (error.code, error.error_class) == (Hresult.ERROR_NOT_READY, ErrorClass.WAITING.value)


async def test_complete_says_so_and_is_carried_out_once_the_disk_answers(
    world: World, stuck: StuckDisk
):
    job = await whole(world, stuck)
    (file,) = job.enum_files()
    with pytest.raises(BitsError, match=r"does not answer. “stuck” is completed once it does"):
        await job.complete()
    await overtaking(world, job)
    await is_whole(world, await world.run(await world.new_job(Script(size=1000))), 1000)
    stuck.answer()
    await world.manager.wait([job.id], lambda _: False)
    assert job.state is JobState.ACKNOWLEDGED
    check_file(Path(file.local_name), 1, BIG)


async def test_what_completes_by_itself_holds_up_no_call(world: World, stuck: StuckDisk):
    job = await whole(world, stuck)
    completing = tasks.spawn("auto", world.manager._core.outcomes.auto_complete(job._live))
    await world.eventually(lambda: job._live.ending is not None)
    with refused(Hresult.ERROR_NOT_READY):
        await job.suspend()  # it was waiting for its turn before anything was known of the disk
    await overtaking(world, job)
    stuck.answer()
    await completing
    assert job.state is JobState.ACKNOWLEDGED


async def test_a_completion_that_fails_in_the_end_is_told_of(world: World, stuck: StuckDisk):
    job = await whole(world, stuck)
    with refused(Hresult.ERROR_NOT_READY):
        await job.complete()
    (part,) = world.folder.iterdir()
    part.unlink()
    stuck.answer()
    gone = Hresult.ERROR_FILE_NOT_FOUND
    await world.until(job, lambda view: view.error is not None and view.error.code == gone)
    await job.resume()
    await is_whole(world, job, BIG)


async def test_a_file_is_rejected_and_begun_anew_once_the_disk_answers(
    world: World, stuck: StuckDisk
):
    job = await whole(world, stuck)
    (file,) = job.enum_files()
    await file.set_validation_state(False)
    assert stuck.held > 0
    assert await on_record(world, job) == (JobState.ERROR, False)
    await job.resume()
    await is_whole(world, await world.run(await world.new_job(Script(size=1000))), 1000)
    stuck.answer()
    await is_whole(world, job, BIG)


async def test_a_file_is_rejected_beside_one_that_the_disk_keeps(world: World, stuck: StuckDisk):
    job = await world.manager.create_job("two")
    for script, name in ((Script(size=1000), "quick.bin"), (SLOW, "stuck.bin")):
        await job.add_file(world.serve(script), world.place(name))
    quick, slow = job.enum_files()
    await job.resume()
    await world.eventually(
        lambda: quick._record.transferred and slow.progress.bytes_transferred > 0
    )
    stuck.is_stuck = True
    await asyncio.to_thread(stuck.asked.acquire, timeout=10)
    await quick.set_validation_state(False)
    assert stuck.held > 0
    assert job.state is JobState.ERROR
    stuck.answer()
    await job.resume()
    await world.reach(job, JobState.TRANSFERRED)


async def test_the_engine_ends_and_what_is_recorded_stays(
    world: World, stuck: StuckDisk, expect_log: Callable[[str], None]
):
    expect_log("cannot sync .* the disk does not answer")
    await held(world, stuck)
    await world.manager.close()
    assert not stuck.may_go_on.is_set()
    (row,) = stored.read(world.profile).files
    stuck.may_go_on.set()
    assert row.part is not None
    content = row.part.read_bytes()
    assert all(content[start:end] == pattern(1, start, end) for start, end in row.done)
    assert row.done.total < SIZE
    assert not row.completed
