"""What the end of a run means for its job: files that failed in different ways, a store that
cannot be written, tasks nobody asks for their failure."""

import asyncio
import gc
import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from bitsgui.bits.errors import ErrorClass, Hresult, StoreError, TransferError, http_hresult
from bitsgui.bits.records import Happening
from bitsgui.bits.types import ErrorContext, JobState, NotifyFlags
from bitsgui.engine import clock, tasks
from bitsgui.engine.failures import Outcome, error_record
from bitsgui.engine.multi import DoubtError, NewVersionError, NoRangesError
from bitsgui.engine.runner import Runner
from bitsgui.engine.ways import NoRoomError
from tests.conformance.world import NOT_FOUND, STALL_BEFORE_HEAD, Recording, World
from tests.servers.script import Script, Status
from tests.servers.scripted import ScriptedServer


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    quick: dict[str, Any] = {"retry_delay_s": 0.01, "retry_jitter": 0.0, "files_at_once": 3}
    async with World.open(server, tmp_path, "app", **quick, auto_complete=False) as world:
        yield world


async def test_a_job_shows_the_error_of_a_file_that_is_missing_not_of_one_that_came_since(
    world: World,
):
    flaky = Script(statuses=(Status(503),))
    job = await world.new_job(NOT_FOUND, flaky, STALL_BEFORE_HEAD)
    _, came, held = job.enum_files()
    await job.resume()
    await world.eventually(lambda: came.progress.bytes_transferred == flaky.size)
    await job.skip_file(held.id)
    await world.reach(job, JobState.ERROR, JobState.TRANSIENT_ERROR)
    error = job.get_error()
    assert (job.state, error.code) == (JobState.ERROR, http_hresult(404))


@pytest.mark.parametrize("is_first", [True, False])
async def test_a_job_waits_as_long_as_anything_of_it_may_come_by_itself(
    world: World, is_first: bool
):
    job = await world.manager.create_job("job")
    (unplugged := world.folder / "disk").mkdir()
    missing = (world.serve(NOT_FOUND), world.place())
    waiting = (world.serve(), str(unplugged / "file.bin"))
    await job.add_files([missing, waiting] if is_first else [waiting, missing])
    unplugged.rmdir()
    await world.run(job, JobState.ERROR, JobState.TRANSIENT_ERROR)
    assert job.state is JobState.TRANSIENT_ERROR
    assert job.get_error().code == Hresult.ERROR_PATH_NOT_FOUND


async def test_a_history_that_cannot_be_trimmed_does_not_undo_the_end_of_a_job(
    world: World, expect_log: Callable[[str], None]
):
    expect_log("old entries of the history stay")
    await world.manager.change_settings(history_limit=0)
    await on_database(
        world,
        "CREATE TRIGGER keep BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'no'); END",
    )
    job = await world.run(await world.new_job(Script()))
    assert await job.complete() == 0
    assert job.state is JobState.ACKNOWLEDGED
    assert await world.manager.views() == []


async def test_a_list_that_cannot_be_written_is_told_from_a_full_disk_of_the_download(
    world: World, expect_log: Callable[[str], None]
):
    expect_log("job list not written")
    url = world.serve(STALL_BEFORE_HEAD)
    job = await world.manager.create_job("job")
    await job.add_file(url, world.place())
    await world.run(job, JobState.CONNECTING)
    await on_database(world, "PRAGMA query_only = ON")
    path = url.removeprefix(world.server.url(""))
    await world.eventually(lambda: bool(world.server._stalled[path]))
    world.server.release(path)
    await world.reach(job, JobState.TRANSIENT_ERROR)
    view = (await world.manager.job_view(job.id)).error
    assert view is not None
    assert (view.code, view.context) == (
        Hresult.ERROR_WRITE_PROTECT,
        ErrorContext.GENERAL_QUEUE_MANAGER,
    )
    assert view.path == str(world.profile)
    assert str(world.profile) in view.detail
    expect_log("job list not written at the end")
    expect_log("was not closed in order")


@pytest.mark.parametrize("error", [None, TransferError(Hresult.E_FAIL, "late")])
async def test_late_news_of_a_run_that_was_stopped_leave_the_present_run_alone(
    world: World, error: TransferError | None
):
    job = await world.new_job(STALL_BEFORE_HEAD)
    core = world.manager._core
    live = core.jobs[job.id]
    runs: list[Runner | None] = []
    for _ in range(2):
        await world.run(job, JobState.CONNECTING)
        runs.append(live.runner)
        if len(runs) == 1:
            await job.suspend()
    stopped, present = runs
    assert stopped is not None
    assert present is not stopped
    record = error and error_record(error, None, 0, ErrorClass.FATAL)
    await core.outcomes.run_ended(live, stopped, Outcome(record, ErrorClass.FATAL))
    assert (live.state, live.runner, live.record.error) == (JobState.CONNECTING, present, None)


async def test_a_file_that_is_whole_as_its_run_is_stopped_is_told_of_once(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    job = await world.new_job(Script())
    live = world.manager._core.jobs[job.id]
    callback = Recording()
    await job.set_notify_flags(NotifyFlags.FILE_TRANSFERRED | NotifyFlags.JOB_TRANSFERRED)
    await job.set_notify_interface(callback)
    ended, stopped = Runner._task_ended, list[Runner]()

    def end_as_the_turn_of_the_job_does(runner: Runner, task: asyncio.Task[None]) -> None:
        if not stopped:
            stopped.append(runner)
            world.manager._core.dispatcher.send_back(live)
        ended(runner, task)

    monkeypatch.setattr(Runner, "_task_ended", end_as_the_turn_of_the_job_does)
    await world.run(job)
    assert live.files[0].transferred
    await world.eventually(lambda: "transferred" in callback.named())
    assert callback.named() == ["file", "transferred"]


async def refuses(*_: object, **__: object) -> NoReturn:
    raise StoreError("the disk of the list is full")


async def test_an_end_that_could_not_be_stored_is_not_among_what_happened(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    job = await world.run(await world.new_job(Script()))
    with monkeypatch.context() as patch:
        patch.setattr(world.store, "finish", refuses)
        with pytest.raises(StoreError):
            await job.complete()
    kinds = [entry.kind for entry in await world.manager.activity(job.id)]
    assert Happening.COMPLETED not in kinds
    assert kinds.count(Happening.ADDED) == 1
    await job.complete()
    kinds = [entry.kind for entry in await world.manager.activity(job.id)]
    assert (kinds[0], kinds[-1]) == (Happening.ADDED, Happening.COMPLETED)


async def test_a_file_that_could_not_be_stored_with_its_job_is_still_to_be_stored(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    live = (await world.new_job(Script()))._live
    (file,) = live.files
    file.media_type = "text/plain"
    live.file_changed(file)
    with monkeypatch.context() as patch:
        patch.setattr(world.store, "save", refuses)
        with pytest.raises(StoreError):
            await world.manager._core.store_job(live)
    await world.manager._core.store_job(live)
    assert [file.media_type for file in (await world.store.load())[1]] == ["text/plain"]


async def test_a_resume_gives_the_server_all_its_time_again(world: World):
    job = await world.run(await world.new_job(STALL_BEFORE_HEAD), JobState.CONNECTING)
    core, live = world.manager._core, job._live
    await job.suspend()
    live.no_progress_since = clock.monotonic() - 1000.0
    await job.resume()
    assert core.outcomes.patience_left(live) > live.record.options.no_progress_timeout_s - 500.0


async def on_database(world: World, statement: str) -> None:
    """Run a statement outside of a transaction."""

    def act(connection: sqlite3.Connection) -> None:
        connection.execute("COMMIT")
        connection.execute(statement)
        connection.execute("BEGIN")

    await world.store._database.run(act)


async def test_stopping_a_task_that_failed_already_takes_its_failure():
    told: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: told.append(context))

    async def fail() -> None:
        raise TransferError(Hresult.E_FAIL)

    task = tasks.spawn("fails", fail())
    await asyncio.wait([task])
    await tasks.stop(task, None)
    del task
    gc.collect()
    assert told == []


@pytest.mark.parametrize("tidings", [NoRangesError, NewVersionError, DoubtError, NoRoomError])
async def test_a_connection_that_is_stopped_as_it_learns_something_made_no_mistake(
    tidings: type[Exception],
):
    async def learn() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            raise tidings

    task = tasks.spawn("segment", learn())
    await asyncio.sleep(0)
    await tasks.stop(task)
    assert task.done()


async def test_stopping_a_task_logs_a_mistake_of_this_program(expect_log: Callable[[str], None]):
    expect_log("stumbles failed")

    async def stumble() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            raise LookupError

    task = tasks.spawn("stumbles", stumble())
    await asyncio.sleep(0)
    await tasks.stop(task)
    assert task.done()
