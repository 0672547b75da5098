"""A list that cannot be written for a while, and what goes on while a call waits for it."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import BitsError, StoreError
from bitsgui.bits.list_interface import Shift
from bitsgui.bits.records import Conflict
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.states import RUNNING
from bitsgui.bits.types import FilePriority, JobState, Priority
from bitsgui.engine import tasks
from bitsgui.engine.file import EngineFile
from bitsgui.engine.job import EngineJob
from bitsgui.storage import database
from tests.conformance.world import BIG, STALL_BEFORE_HEAD, World
from tests.engine.test_calls_in_order import slow_list
from tests.servers.pattern import check_file
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

Call = Callable[[EngineJob, World], Awaitable[object]]
Situation = Callable[[World], Awaitable[tuple[EngineJob, Callable[[], None]]]]
Fault = Callable[[World, pytest.MonkeyPatch, Callable[[], None]], AbstractAsyncContextManager[None]]


def first(job: EngineJob) -> EngineFile:
    return next(iter(job.enum_files()))


CALLS: dict[str, Call] = {
    "resume": lambda job, _: job.resume(),
    "suspend": lambda job, _: job.suspend(),
    "name": lambda job, _: job.set_display_name("another"),
    "priority": lambda job, _: job.set_priority(Priority.HIGH),
    "option": lambda job, _: job.set_on_conflict(Conflict.SKIP),
    "in order": lambda job, _: job.set_in_order(True),
    "category": lambda job, world: world.manager.set_category([job.id], 1),
    "place": lambda job, world: world.manager.set_position([job.id], Shift.TOP),
    "remove": lambda job, world: world.manager.remove_jobs([job.id], undo_s=60),
    "add": lambda job, world: job.add_file(world.serve(), world.place()),
    "file priority": lambda job, _: job.set_file_priority([first(job).id], FilePriority.HIGH),
    "skip": lambda job, _: job.skip_file(first(job).id),
    "take out": lambda job, _: job.remove_file(first(job).id),
    "restart": lambda job, _: job.restart_file(first(job).id),
    "point": lambda job, _: first(job).set_remote_name(first(job).remote_name + "?again"),
    "prefix": lambda job, _: job.replace_remote_prefix("http://127.0.0.1", "http://localhost"),
    "checksum": lambda job, _: job.take_files([(None, "md5=" + "0" * 32, None)]),
    "several": lambda job, _: job.change(
        JobChanges(priority=Priority.HIGH, rate_limit=10**9, url=first(job).remote_name + "?again")
    ),
    "move": lambda job, world: world.manager.move_files([job.id], str(world.folder / "there")),
}


@pytest.fixture
async def world(
    server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[World]:
    monkeypatch.setattr(database, "_BUSY_TIMEOUT_S", 0.02)
    async with World.open(
        server, tmp_path, "app", auto_complete=False, segments=1, max_active_jobs=1
    ) as world:
        yield world


# -- situations: how a job is when the call is made, and what happens before it fails --------------


async def resting(world: World) -> tuple[EngineJob, Callable[[], None]]:
    job = await world.stalled()
    await job.suspend()
    return job, lambda: None


async def queued(world: World) -> tuple[EngineJob, Callable[[], None]]:
    """A job that may start while the call waits, as the one before it ends."""
    before = await world.stalled()
    job = await world.run(await world.new_job(Script(size=BIG)), JobState.QUEUED)
    return job, lambda: release(world, before)


async def beginning(world: World) -> tuple[EngineJob, Callable[[], None]]:
    """A job whose file gets its name from the server while the call waits."""
    job = await world.manager.create_job("job")
    await job.add_file(world.serve(STALL_BEFORE_HEAD), f"{world.folder}/")
    await world.run(job, JobState.CONNECTING)
    return job, lambda: release(world, job)


async def running(world: World) -> tuple[EngineJob, Callable[[], None]]:
    return await world.stalled(), lambda: None


async def ending(world: World) -> tuple[EngineJob, Callable[[], None]]:
    """A job whose last bytes come while the call waits."""
    job = await world.stalled()
    return job, lambda: release(world, job)


def release(world: World, job: EngineJob) -> None:
    for file in job.enum_files():
        link = file.remote_name.partition("?")[0]
        world.server.release(link.removeprefix(world.server.url("")))


# -- faults ----------------------------------------------------------------------------------------


@asynccontextmanager
async def failing_late(
    world: World, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], None]
) -> AsyncIterator[None]:
    """Let the next thing stored fail once what happens meanwhile has had its time."""
    is_armed = True
    originals = {name: getattr(world.store, name) for name in ("save", "save_positions")}

    def broken(name: str) -> Callable[..., Awaitable[None]]:
        async def store(*args: Any, **kwargs: Any) -> None:
            nonlocal is_armed
            if not is_armed or not (kwargs.get("jobs") or name == "save_positions"):
                await originals[name](*args, **kwargs)
                return
            is_armed = False
            meanwhile()
            await asyncio.sleep(0.02)  # what the call waits for: nothing tells that it is enough
            raise StoreError("the disk is full")

        return store

    with monkeypatch.context() as patch:
        for name in originals:
            patch.setattr(world.store, name, broken(name))
        yield


@asynccontextmanager
async def locked(
    world: World, _: pytest.MonkeyPatch, meanwhile: Callable[[], None]
) -> AsyncIterator[None]:
    """Let another program hold the list until the call has given up."""
    with contextlib.closing(
        sqlite3.connect(world.profile / "jobs.db", isolation_level=None)
    ) as other:
        other.execute("BEGIN IMMEDIATE")
        asyncio.get_running_loop().call_soon(meanwhile)
        yield
        other.execute("ROLLBACK")


# -- what must be true -----------------------------------------------------------------------------


def is_true(job: EngineJob) -> bool:
    """Return whether a job is shown as what it is: at work if and only if a run of it goes on."""
    live = job._live
    queue = live in set(job._core.queue)
    return (live.runner is not None and live.stopping is None) is (live.state in RUNNING) and (
        queue is (live.state is JobState.QUEUED)
    )


async def until_true(job: EngineJob) -> None:
    """Wait for a run that a call may have ended; what is untrue stays so."""
    async with asyncio.timeout(5):
        while not is_true(job):  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0.005)


def asked(job: EngineJob) -> dict[str, Any]:
    """Return what only calls change."""
    live, record = job._live, job._live.record
    files = [
        (f.id, f.remote_name, f.skipped, f.removed, f.priority, f.checksum) for f in live.files
    ]
    names = ("name", "priority", "options", "category", "position", "hidden_at", "start_at")
    return {"files": files} | {name: getattr(record, name) for name in names}


async def stored(world: World, job: EngineJob) -> dict[str, Any]:
    jobs, files = await world.store.load()
    record = next(record for record in jobs if record.id == job.id)
    mine = [
        (f.id, f.remote_name, f.skipped, f.removed, f.priority, f.checksum)
        for f in files
        if f.job_id == job.id
    ]
    names = ("name", "priority", "options", "category", "position", "hidden_at", "start_at")
    return {"files": mine} | {name: getattr(record, name) for name in names}


async def finish(world: World, job: EngineJob) -> None:
    """Bring a job to its end, however it stands, and compare its bytes."""
    core = world.manager._core

    def stands() -> bool:
        for live in core.jobs.values():
            release(world, EngineJob(core, live, job._principal))
        return job.state not in {JobState.QUEUED, *RUNNING}

    await world.eventually(stands)
    while job.state is not JobState.TRANSFERRED:
        await job.resume()
        await world.eventually(stands)
    file = first(job)
    assert file.temporary_name is not None
    check_file(Path(file.temporary_name), 1, file.progress.bytes_total or 0)
    assert file.progress.bytes_transferred == file.progress.bytes_total


MATRIX: tuple[tuple[Situation, tuple[str, ...]], ...] = (
    (resting, ("resume", "add", "category")),
    (queued, ("priority", "place", "suspend", "file priority")),
    (beginning, ("file priority", "name", "skip", "suspend")),
    (running, ("suspend", "skip", "take out", "point", "several", "move", "remove")),
    (ending, ("suspend", "file priority", "priority", "several", "restart")),
)
"""Of all pairs those in which most is done beside what is stored."""


@pytest.fixture(autouse=True)
def announced(
    caplog: pytest.LogCaptureFixture, expect_log: Callable[[str], None]
) -> Iterator[None]:
    """Allow for a list that is held keeping out the progress of runs as well."""
    yield
    told = [record.getMessage() for record in caplog.get_records("call")]
    for words in ("not recorded", "job list not written"):
        if any(words in message for message in told):
            expect_log(words)


@pytest.mark.parametrize("fault", [failing_late, locked])
@pytest.mark.parametrize(("situation", "names"), MATRIX)
async def test_a_call_that_fails_late_leaves_the_job_as_it_is_by_then(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    situation: Situation,
    names: Sequence[str],
    fault: Fault,
):
    for name in names if fault is failing_late else names[:1]:
        job, meanwhile = await situation(world)
        before, is_resting = asked(job), job.state is JobState.SUSPENDED
        async with fault(world, monkeypatch, meanwhile):
            with pytest.raises((StoreError, BitsError)):
                await CALLS[name](job, world)
            assert asked(job) | {"name": before["name"]} == before, name  # a server may name it
            assert not (is_resting and job._live.is_busy), name
        await until_true(job)
        await finish(world, job)
        assert await stored(world, job) == asked(job), name
        await cancel_all(world)


@pytest.mark.parametrize(("situation", "names"), MATRIX)
async def test_a_call_that_is_stored_late_loses_nothing_of_what_happened_meanwhile(
    world: World, situation: Situation, names: Sequence[str]
):
    for name in names:
        job, meanwhile = await situation(world)
        async with slow_list(world):
            calling = tasks.spawn("call", as_coroutine(CALLS[name](job, world)))
            meanwhile()
            for _ in range(200):
                await asyncio.sleep(0)
        await calling
        await until_true(job)
        if job._live.is_hidden:
            await world.manager.restore_jobs([job.id])
        if name not in {"skip", "take out"}:
            await finish(world, job)
        wanted = asked(job)
        assert await stored(world, job) == wanted, name
        await cancel_all(world)


async def as_coroutine(call: Awaitable[object]) -> None:
    await call


async def cancel_all(world: World) -> None:
    for view in await world.manager.views():
        await (await world.manager.get_job(view.id)).cancel()


@pytest.mark.parametrize("name", ["file priority", "checksum"])
async def test_a_call_that_says_it_was_stored_is_stored_whatever_fails_behind_it(
    world: World, monkeypatch: pytest.MonkeyPatch, name: str
):
    """A run stores the file in between as it was, and then nothing of it can be stored any more."""
    job, release_head = await beginning(world)
    original, has_returned, is_first = world.store.save, asyncio.Event(), True

    def is_named() -> bool:
        release_head()
        return not first(job).local_name.endswith("/")

    async def save(*args: Any, **kwargs: Any) -> None:
        nonlocal is_first
        if kwargs.get("jobs") and is_first:
            is_first = False
            await original(*args, **kwargs)
            await world.eventually(is_named)
            await asyncio.sleep(0.02)  # what the run stores of its name: nothing tells of it
            has_returned.set()
            return
        if has_returned.is_set():
            raise StoreError("the disk is full")
        await original(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(world.store, "save", save)
        with contextlib.suppress(StoreError):
            await CALLS[name](job, world)
            files = [(f[4], f[5]) for f in (await stored(world, job))["files"]]
            assert files == [(f[4], f[5]) for f in asked(job)["files"]]
    await until_true(job)
    await cancel_all(world)
