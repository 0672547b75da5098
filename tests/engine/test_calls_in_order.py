"""Calls on one job while the job list is slow: each begins when the one before it is through."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backends.SecretService import Keyring as SecretServiceKeyring

from bitsgui.bits.errors import BitsError, Hresult, InvalidStateError, StoreError
from bitsgui.bits.records import JobSecrets
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState
from bitsgui.bits.views import JobView
from bitsgui.engine import checksums, part_file, tasks
from bitsgui.engine.job import EngineJob
from tests.conformance.world import (
    BIG,
    STALL_AT,
    STALL_BEFORE_HEAD,
    STALL_IN_BODY,
    UNAVAILABLE,
    World,
)
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer
from tests.storage.desktop_keyring import DesktopKeyring

ANY_SUM = "sha-256=" + "0" * 64


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    # One segment: on a busy machine a second one would bring bytes behind where the first stands.
    async with World.open(server, tmp_path, "app", auto_complete=False, segments=1) as world:
        yield world


@asynccontextmanager
async def slow_list(world: World) -> AsyncIterator[None]:
    """Let nothing be written to the job list meanwhile, as with a disk that takes its time."""
    held, go = threading.Event(), threading.Event()

    def hold(_connection: object) -> None:
        held.set()
        go.wait(10)

    task = tasks.spawn("call", world.store._database.run(hold))
    await world.eventually(held.is_set)
    try:
        yield
    finally:
        go.set()
        await task


async def both(world: World, job: EngineJob, *names: str) -> list[Any]:
    """Make calls one right after the other, all before the first is stored."""
    async with slow_list(world):
        calls = [tasks.spawn(name, getattr(job, name)()) for name in names]
        for _ in range(50):
            await asyncio.sleep(0)
    return await asyncio.gather(*calls, return_exceptions=True)


@pytest.mark.parametrize("end", ["cancel", "complete"])
async def test_a_job_that_is_being_ended_cannot_be_resumed(world: World, end: str) -> None:
    job = await world.stalled()
    await job.suspend()
    _, resumed = await both(world, job, end, "resume")
    assert isinstance(resumed, InvalidStateError)
    assert await world.manager.views() == []
    assert [row.id for row in await world.manager.history()] == [job.id]
    assert list(world.folder.iterdir()) == []
    jobs, files = await world.store.load()
    assert (jobs, files) == ([], [])


async def test_no_file_joins_a_job_that_is_being_ended(world: World) -> None:
    job = await world.stalled()
    link, place = world.serve(), world.place()
    async with slow_list(world):
        ending = tasks.spawn("call", job.cancel())
        adding = tasks.spawn("call", job.add_file(link, place))
        for _ in range(50):
            await asyncio.sleep(0)
    await ending
    with pytest.raises(InvalidStateError):
        await adding
    assert (await world.store.load()) == ([], [])


async def test_late_news_of_a_finished_job_bring_nothing_back(world: World) -> None:
    job = await world.transferred()
    record, files = job._live.record, list(job._live.files)
    await job.complete()
    await world.store.save(jobs=[record], files=files)
    assert (await world.store.load()) == ([], [])


async def test_a_job_resumed_while_it_is_being_paused_goes_on(world: World) -> None:
    job = await world.new_job(STALL_BEFORE_HEAD)
    await world.run(job, JobState.CONNECTING)
    assert await both(world, job, "suspend", "resume") == [None, None]
    await world.reach(job, JobState.CONNECTING)
    assert job._live.runner is not None
    assert not job._live.runner.has_ended


async def test_of_two_opposite_calls_the_last_one_holds(world: World) -> None:
    job = await world.stalled()
    assert await both(world, job, "suspend", "resume", "suspend") == [None] * 3
    assert job.state is JobState.SUSPENDED
    assert job._live.runner is None


def slow_to_delete(world: World, job: EngineJob, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Give a run of the job time to end and begin while a part file is being deleted.

    Returns where the run that is there then is noted.
    """
    seen: list[object] = []
    loop, remove = asyncio.get_running_loop(), part_file.remove

    async def rounds() -> None:
        for _ in range(5):  # each through the store, as the end of a run
            await world.manager._core.save(job._live)
        seen.append(job._live.runner)

    def slow(path: Path, identity: Any) -> bool:
        asyncio.run_coroutine_threadsafe(rounds(), loop).result(10)
        return remove(path, identity)

    monkeypatch.setattr(part_file, "remove", slow)
    return seen


async def test_a_file_thrown_away_is_not_begun_before_it_is_gone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await world.stalled()
    runner, seen = job._live.runner, slow_to_delete(world, job, monkeypatch)
    (file,) = job._live.files
    before = file.part_name
    await job.restart_file(file.id)
    assert seen == [runner]
    await world.reach(job, JobState.TRANSFERRED)
    assert file.part_name != before
    assert [path.name for path in world.folder.iterdir()] == [file.part_name]


async def test_a_file_taken_out_is_not_begun_again_meanwhile(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await world.new_job(STALL_IN_BODY, STALL_IN_BODY)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == 2 * STALL_AT)
    runner, seen = job._live.runner, slow_to_delete(world, job, monkeypatch)
    for file in list(job._live.files):
        await job.remove_file(file.id)
    assert seen == [runner] * 2
    assert job._live.files == []
    assert list(world.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("script", "is_begun"),
    [
        (STALL_BEFORE_HEAD, lambda view: view.state is JobState.CONNECTING),
        (STALL_IN_BODY, lambda view: view.bytes_transferred == STALL_AT),
        (UNAVAILABLE, lambda view: view.state is JobState.TRANSIENT_ERROR),
    ],
)
async def test_a_job_whose_last_file_is_taken_out_rests(
    world: World, script: Script, is_begun: Callable[[JobView], bool]
) -> None:
    job = await world.new_job(script)
    await job.resume()
    await world.until(job, is_begun)
    await job.remove_file(job._live.files[0].id)
    assert job.state is JobState.SUSPENDED
    assert job._live.runner is None
    with pytest.raises(BitsError) as refused:
        await job.resume()
    assert refused.value.hresult == Hresult.BG_E_EMPTY
    await job.add_file(world.serve(Script()), world.place("another.bin"))
    await job.resume()
    await world.reach(job, JobState.TRANSFERRED)


async def test_a_finished_file_keeps_the_link_it_came_from(world: World) -> None:
    job = await world.new_job(Script())
    await world.run(job)
    (file,), _ = job.enum_files().next()
    link = file.remote_name
    await file.set_remote_name(world.serve(Script(seed=2)))
    assert file.remote_name == link
    assert job.state is JobState.TRANSFERRED


async def last_bytes_while_pausing(world: World) -> EngineJob:
    """Return a job that was paused when its last bytes came."""
    job = await world.manager.create_job("job")
    url = world.serve(STALL_IN_BODY)
    await job.add_file(url, world.place())
    await job.set_segments(1)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    async with slow_list(world):
        pausing = tasks.spawn("call", job.suspend())
        world.server.release(url.removeprefix(world.server.url("")))
        await world.eventually(lambda: all(file.transferred for file in job._live.files))
    await pausing
    assert job.state is JobState.SUSPENDED
    return job


async def test_a_job_paused_with_its_last_bytes_is_found_whole_when_resumed(world: World) -> None:
    job = await last_bytes_while_pausing(world)
    await job.resume()
    await world.reach(job, JobState.TRANSFERRED)


async def test_a_job_paused_with_its_last_bytes_completes_by_itself_when_resumed(
    world: World,
) -> None:
    job = await last_bytes_while_pausing(world)
    await job.set_auto_complete(True)
    await job.resume()
    await world.eventually(lambda: job.state is JobState.ACKNOWLEDGED)
    assert [path.suffix for path in world.folder.iterdir()] == [".bin"]
    assert await world.manager.views() == []


async def test_a_job_paused_while_a_file_is_checked_keeps_all_of_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_checking = asyncio.Event()

    async def check_for_ever(*_args: object, **_kwargs: object) -> None:
        is_checking.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(checksums, "hash_file", check_for_ever)
    job = await world.manager.create_job("job")
    file = await job.add_file(world.serve(Script(size=BIG)), world.place(), checksum=ANY_SUM)
    await job.resume()
    await is_checking.wait()
    await job.suspend()
    await world.restart()
    (file,) = (await world.manager.get_job(job.id)).enum_files()
    assert file.progress == (BIG, BIG, False)


@asynccontextmanager
async def locked_list(world: World) -> AsyncIterator[None]:
    """Let another program hold the job list, with no patience for it."""
    await world.store._database.run(lambda connection: connection.execute("PRAGMA busy_timeout=1"))
    (path,) = world.profile.rglob("jobs.db")
    other = await asyncio.to_thread(_lock, path)
    try:
        yield
    finally:
        await asyncio.to_thread(other.close)


def _lock(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("BEGIN IMMEDIATE")
    return connection


async def test_a_pause_that_cannot_be_stored_leaves_the_job_at_work(world: World) -> None:
    job = await world.stalled()
    await job.set_maximum_download_time(1000)
    async with locked_list(world):
        with pytest.raises(StoreError):
            await job.suspend()
    dispatcher = world.manager._core.dispatcher
    assert job.state is JobState.TRANSFERRING
    assert dispatcher._running == {job._live}
    assert job._live in dispatcher._limits
    await job.suspend()
    assert dispatcher._running == set()


async def test_a_job_at_work_whose_run_is_gone_is_run_again(world: World) -> None:
    job = await world.stalled()
    runner = job._live.runner
    assert runner is not None
    await runner.stop()
    assert job.state is JobState.TRANSFERRING
    world.manager._core.plan()
    await world.eventually(lambda: job._live.runner not in {None, runner})


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DesktopKeyring]:
    """A real keyring that answers nothing until it is thawed, like a prompt nobody heeds."""
    desktop = DesktopKeyring(tmp_path / "home")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.address)
    before = keyring.get_keyring()
    keyring.set_keyring(SecretServiceKeyring())
    desktop.freeze()
    yield desktop
    desktop.thaw()
    desktop.stop()
    keyring.set_keyring(before)


async def test_a_prompt_of_the_keyring_holds_up_no_other_call_of_the_job(
    world: World, frozen: DesktopKeyring
) -> None:
    job = await world.stalled()
    calls = [
        tasks.spawn("headers", job.set_custom_headers("X-A: b\r\n")),
        tasks.spawn("cookies", job.set_cookies("# none\n")),
        tasks.spawn("login", job.set_credentials(1, 1, "amy", "secret")),
    ]
    for _ in range(20):
        await asyncio.sleep(0)
    async with asyncio.timeout(5):
        await job.set_display_name("renamed")
        await job.suspend()
    assert not any(call.done() for call in calls)
    frozen.thaw()
    await asyncio.gather(*calls)
    assert await job.get_custom_headers() == (0, "X-A: b\r\n")


def with_login(link: str) -> str:
    return link.replace("://", "://amy:secret@")


async def test_a_prompt_of_the_keyring_holds_up_only_what_has_secrets(
    world: World, frozen: DesktopKeyring
) -> None:
    frozen.thaw()
    job = await world.stalled()
    await job.set_credentials(1, 1, "amy", "secret")
    link, other, picked = world.serve(), world.serve(), world.serve()
    (again,) = await world.manager.add(requested(world, picked))
    await world.restart()
    frozen.freeze()
    job = await world.manager.get_job(job.id)
    (file,) = job.enum_files()
    calls = [
        tasks.spawn("add", job.add_file(with_login(link), world.place())),
        tasks.spawn("add all", job.add_files([(with_login(other), world.place())])),
        tasks.spawn("point", file.set_remote_name(with_login(file.remote_name))),
        tasks.spawn("prefix", job.replace_remote_prefix("http://", "http://amy:secret@")),
        tasks.spawn("remove", job.remove_credentials(1, 1)),
        tasks.spawn("pick up", world.manager.add(requested(world, with_login(picked)))),
    ]
    for _ in range(20):
        await asyncio.sleep(0)
    async with asyncio.timeout(5):
        await job.suspend()
        await job.set_display_name("renamed")
        await job.add_file(world.serve(), world.place())
        assert await (await world.transferred()).complete() == 0
    assert not any(call.done() for call in calls)
    frozen.thaw()
    found = await asyncio.gather(*calls)
    assert found[-2] == 0
    assert [(one.job_id, one.is_new) for one in found[-1]] == [(again.job_id, False)]
    secrets = await world.store.load_secrets(job.id)
    assert (secrets.credentials, len(secrets.user_info)) == ((), 4)
    assert len((await world.store.load_secrets(again.job_id)).user_info) == 1


def requested(world: World, link: str) -> AddRequest:
    return AddRequest((LinkRequest(link),), str(world.folder), start=False, pick_up=True)


async def test_a_prompt_to_take_the_login_of_a_link_away_holds_up_no_other_call(
    world: World, frozen: DesktopKeyring
) -> None:
    frozen.thaw()
    job = await world.stalled()
    (file,) = job.enum_files()
    await file.set_remote_name(with_login(file.remote_name))
    await world.restart()
    frozen.freeze()
    job = await world.manager.get_job(job.id)
    (file,) = job.enum_files()
    elsewhere = file.remote_name.replace("127.0.0.1", "127.0.0.2")
    call = tasks.spawn("point", file.set_remote_name(elsewhere))
    for _ in range(20):
        await asyncio.sleep(0)
    async with asyncio.timeout(5):
        await job.suspend()
    assert not call.done()
    frozen.thaw()
    await call
    assert (file.remote_name, await world.store.load_secrets(job.id)) == (elsewhere, JobSecrets())


async def test_jobs_that_wait_for_the_keyring_take_no_place_of_others(
    world: World, frozen: DesktopKeyring
) -> None:
    frozen.thaw()
    secret = [await world.new_job(STALL_BEFORE_HEAD) for _ in range(2)]
    for job in secret:
        await job.set_credentials(1, 1, "amy", "secret")
        await job.resume()
    await world.manager.change_settings(max_active_jobs=1)
    await world.restart()
    frozen.freeze()
    other = await world.new_job(Script())
    async with asyncio.timeout(5):
        await world.run(other)
    secret = [await world.manager.get_job(job.id) for job in secret]
    assert [job.state for job in secret] == [JobState.QUEUED] * 2
    frozen.thaw()
    await world.reach(secret[0], JobState.CONNECTING)
