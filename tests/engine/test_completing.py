"""A download whose end cannot be carried out waits for its disk, and completes by itself."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import ErrorClass, Hresult, StoreError
from bitsgui.bits.explain import COMPLETE, GOES_ON, explain
from bitsgui.bits.types import JobState
from bitsgui.bits.views import JobView
from bitsgui.engine import outcomes, tasks
from bitsgui.engine.job import EngineJob
from tests.conformance.world import BIG, World, refused
from tests.engine.stick import Stick
from tests.engine.stuck_disk import StuckDisk, complete, lose_patience
from tests.servers.pattern import check_file
from tests.servers.script import Script

FULL = "The disk is full."


@pytest.fixture(autouse=True)
def _look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcomes, "CONDITION_RECHECK_S", 0.05)


def refuse_ends(world: World, monkeypatch: pytest.MonkeyPatch, code: Hresult, times: int) -> None:
    """Let the list refuse so many times that a job ends."""
    finish, left = world.store.finish, iter(range(times))

    async def refuse(*args: Any, **kwargs: Any) -> None:
        if next(left, None) is not None:
            raise StoreError(FULL, code, str(world.profile))
        await finish(*args, **kwargs)

    monkeypatch.setattr(world.store, "finish", refuse)


async def waiting(world: World, job: EngineJob, error_class: ErrorClass) -> JobView:
    """Return the view of a job that is whole and could not be ended."""
    await world.until(
        job, lambda view: view.error is not None and view.error.error_class == error_class.value
    )
    return await world.manager.job_view(job.id)


async def test_it_completes_once_the_list_can_be_written(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    said: list[str] = []
    world.manager.subscribe_notices(said.append)
    refuse_ends(world, monkeypatch, Hresult.ERROR_DISK_FULL, 3)
    job = await world.new_job(Script())
    await job.set_auto_complete(True)
    await job.resume()
    view = await waiting(world, job, ErrorClass.WAITING)
    assert view.state is JobState.TRANSFERRED
    assert view.error is not None
    assert explain(view.error, view.state).hint.endswith(GOES_ON)
    await world.reach(job, JobState.ACKNOWLEDGED)
    assert len(said) == 1
    check_file(Path(next(iter(job.enum_files())).local_name), 1, Script().size)


@pytest.mark.parametrize("code", [Hresult.ERROR_DISK_FULL, Hresult.ERROR_WRITE_PROTECT])
async def test_one_that_waited_for_too_long_says_how_to_go_on(
    world: World, monkeypatch: pytest.MonkeyPatch, code: Hresult
):
    refuse_ends(world, monkeypatch, code, 1)
    job = await world.new_job(Script())
    await job.set_auto_complete(True)
    await job.set_no_progress_timeout(0)
    await job.resume()
    view = await waiting(world, job, ErrorClass.FATAL)
    assert view.state is JobState.TRANSFERRED
    assert view.error is not None
    assert explain(view.error, view.state).hint.endswith(COMPLETE)
    await job.complete()
    check_file(Path(next(iter(job.enum_files())).local_name), 1, Script().size)


@pytest.mark.parametrize("is_asked", [True, False])
async def test_a_disk_that_is_taken_out_before_the_rename_takes_nothing_away(
    stick: Stick, world: World, is_asked: bool
):
    job = await world.manager.create_job("job")
    await job.add_file(world.serve(Script(size=BIG)), str(stick.point / "file.bin"))
    await world.run(job)
    (part,) = stick.content.iterdir()
    stick.take_out()
    if is_asked:
        with refused(Hresult.ERROR_NOT_READY):
            await job.complete()
    await job.set_auto_complete(True)
    await world.restart()
    job = await world.manager.get_job(job.id)
    view = await waiting(world, job, ErrorClass.WAITING)
    assert view.state is JobState.TRANSFERRED
    assert list(stick.content.iterdir()) == [part]
    assert list(stick.point.iterdir()) == []
    stick.put_in()
    await world.reach(job, JobState.ACKNOWLEDGED)
    assert [path.name for path in stick.point.iterdir()] == ["file.bin"]
    check_file(stick.point / "file.bin", 1, BIG)


async def _as_it_is(_: EngineJob) -> None: ...


async def promised(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    prepare: Callable[[EngineJob], Awaitable[None]] = _as_it_is,
) -> EngineJob:
    """Return a job that is completed once its folder is back, as was said to who completed it."""
    monkeypatch.setattr(outcomes, "CONDITION_RECHECK_S", 600)
    lose_patience(monkeypatch)
    stuck = StuckDisk(monkeypatch)
    job = await world.manager.create_job("stuck")
    await job.add_file(world.serve(Script(size=BIG)), world.place("stuck.bin"))
    await prepare(job)
    await world.run(job)
    stuck.is_stuck = True
    with refused(Hresult.ERROR_NOT_READY):
        await job.complete()
    away(world).parent.mkdir(exist_ok=True)
    world.folder.rename(away(world))
    stuck.answer()
    gone = Hresult.ERROR_PATH_NOT_FOUND
    await world.until(job, lambda view: view.error is not None and view.error.code == gone)
    return job


def away(world: World) -> Path:
    return world.folder.parent / "away" / "folder"


async def test_one_that_got_another_file_meanwhile_is_not_ended_at_the_next_start(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    job = await promised(world, monkeypatch)
    away(world).rename(world.folder)
    await job.add_file(world.serve(Script(size=1000)), world.place("more.bin"))
    await world.restart()
    job = await world.manager.get_job(job.id)
    assert not job._live.record.is_completing
    await job.resume()
    await world.reach(job, JobState.TRANSFERRED)
    assert len(list(job.enum_files())) == 2


async def test_one_that_is_to_have_a_file_again_is_not_ended_without_it_at_the_next_start(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    async def left_out(job: EngineJob) -> None:
        await job.add_file(world.serve(Script(size=1000)), world.place("later.bin"))
        await job.skip_file(list(job.enum_files())[1].id)

    job = await promised(world, monkeypatch, left_out)
    away(world).rename(world.folder)
    await job.skip_file(list(job.enum_files())[1].id, skip=False)
    await world.restart()
    job = await world.manager.get_job(job.id)
    assert not job._live.record.is_completing
    await job.resume()
    await world.reach(job, JobState.TRANSFERRED)
    await complete(world, job)
    check_file(world.folder / "later.bin", 1, 1000)


async def test_one_that_failed_before_anybody_was_promised_its_end_is_not_ended_at_the_next_start(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    lose_patience(monkeypatch)
    stuck = StuckDisk(monkeypatch)
    job = await world.manager.create_job("stuck")
    await job.add_file(world.serve(Script(size=BIG)), world.place("stuck.bin"))
    await world.run(job)
    save, noted, go_on, over = world.store.save, asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def save_late(*args: Any, **kwargs: Any) -> None:
        is_promise = any(record.is_completing for record in kwargs.get("jobs", ()))
        if is_promise:
            noted.set()
            await go_on.wait()
        await save(*args, **kwargs)
        if go_on.is_set() and not is_promise:
            over.set()

    monkeypatch.setattr(world.store, "save", save_late)
    stuck.is_stuck = True
    completing = tasks.spawn("complete", job.complete())
    await noted.wait()
    away(world).parent.mkdir(exist_ok=True)
    world.folder.rename(away(world))
    stuck.answer()
    with refused(Hresult.ERROR_PATH_NOT_FOUND):
        await completing
    go_on.set()
    await over.wait()
    away(world).rename(world.folder)
    await world.restart()
    job = await world.manager.get_job(job.id)
    assert not job._live.record.is_completing
    assert job.state is JobState.TRANSFERRED


async def test_one_that_was_taken_out_of_the_list_meanwhile_is_completed_when_it_is_back(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    job = await promised(world, monkeypatch)
    await world.manager.remove_jobs([job.id], undo_s=60)
    away(world).rename(world.folder)
    await world.manager.restore_jobs([job.id])
    await world.reach(job, JobState.ACKNOWLEDGED)
    check_file(world.folder / "stuck.bin", 1, BIG)


async def test_what_was_added_while_it_waited_is_not_left_out(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    refuse_ends(world, monkeypatch, Hresult.ERROR_DISK_FULL, 1)
    job = await world.new_job(Script())
    monkeypatch.setattr(outcomes, "CONDITION_RECHECK_S", 600)
    await job.set_auto_complete(True)
    await job.resume()
    await waiting(world, job, ErrorClass.WAITING)
    await job.add_file(world.serve(Script(size=1000)), world.place("more.bin"))
    await world.manager._core.outcomes.auto_complete(job._live)
    assert job.state is JobState.TRANSFERRED
    await job.resume()
    await world.reach(job, JobState.ACKNOWLEDGED)
    check_file(world.folder / "more.bin", 1, 1000)
