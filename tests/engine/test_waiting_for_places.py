"""A host that refuses a file because of our other connections: it waits for a place, no error."""

import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.types import JobState
from bitsgui.bits.urls import host_key
from bitsgui.bits.views import WaitReason
from bitsgui.engine import admission, idling
from bitsgui.engine.clock import utc_now
from bitsgui.engine.job import EngineJob
from tests.conformance.world import BIG, STALL_AT, World
from tests.servers.pattern import check_file
from tests.servers.script import Fault, Script, Status
from tests.servers.scripted import ScriptedServer

HELD = Fault("stall", at=STALL_AT, when=0)
REFUSED = Status(503)
PATIENT: dict[str, Any] = {"retry_delay_s": 3600.0, "retry_delay_max_s": 3600.0}


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    quick: dict[str, Any] = {**PATIENT, "retry_after_max_s": 0.3, "segments": 1}
    async with World.open(server, tmp_path, "app", **quick, auto_complete=False) as world:
        yield world


async def job_of(world: World, url: str, files: int = 1) -> EngineJob:
    job = await world.manager.create_job("job")
    for _ in range(files):
        await job.add_file(url, world.place())
    return job


async def held(world: World, *statuses: Status | None) -> tuple[EngineJob, str, str]:
    """Return a job in the middle of its file, the file's address and its path on the server."""
    url = world.serve(Script(size=BIG, fault=(HELD,), statuses=(None, *statuses)))
    job = await job_of(world, url)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    return job, url, url.removeprefix(world.server.url(""))


async def is_whole(world: World, job: EngineJob) -> None:
    """Wait until a job is there without ever having failed; assert its bytes."""
    await world.reach(job, JobState.TRANSFERRED)
    assert (job.error_count, (await world.manager.job_view(job.id)).attempt) == (0, 0)
    await job.complete()
    for file in job.enum_files():
        check_file(Path(file.local_name), 1, BIG)


@pytest.mark.parametrize("status", [429, 503])
async def test_it_goes_on_once_a_place_is_free_and_counts_no_error(world: World, status: int):
    first, url, path = await held(world, Status(status))
    second = await job_of(world, url)
    await second.resume()
    await world.until(second, lambda view: view.wait is WaitReason.HOST)
    view = await world.manager.job_view(second.id)
    (file,) = await world.manager.file_views(second.id)
    assert (view.state, view.error, view.waits_at) == (JobState.CONNECTING, None, "127.0.0.1")
    assert (file.waits_at, file.error) == ("127.0.0.1", None)
    assert len(world.server.log_of(path)) == 2
    assert world.manager._core.hosts.allowed(host_key(url)) == 1
    world.server.release(path)
    await is_whole(world, first)
    await is_whole(world, second)
    assert len(world.server.log_of(path)) == 3
    entries = await world.manager.activity(second.id)
    assert not [entry for entry in entries if entry.error is not None]


async def test_a_file_among_those_of_its_job_says_that_it_waits(world: World):
    """The other file is still at work."""
    url = world.serve(Script(size=BIG, fault=(HELD,), statuses=(None, REFUSED, REFUSED)))
    path = url.removeprefix(world.server.url(""))
    job = await job_of(world, url, files=3)
    await job.resume()
    live = world.manager._core.jobs[job.id]

    def waiting() -> list[str]:
        return [live.runner.waits_at(file) for file in live.files] if live.runner else []

    await world.eventually(lambda: waiting().count("127.0.0.1") == 2)
    await world.reach(job, JobState.TRANSFERRING)
    view = await world.manager.job_view(job.id)
    assert (view.state, view.wait, view.waits_at) == (JobState.TRANSFERRING, None, "")
    world.server.release(path)
    await is_whole(world, job)


async def test_what_the_server_asks_to_wait_is_waited_even_if_there_is_a_place(world: World):
    first, url, path = await held(world, Status(503, (("Retry-After", "600"),)))
    second = await job_of(world, url)
    await second.resume()
    await world.until(second, lambda view: view.wait is WaitReason.HOST)
    refused = time.monotonic()
    world.server.release(path)
    await is_whole(world, first)
    await is_whole(world, second)
    assert time.monotonic() - refused > 0.2  # as long as the settings let it ask, not 600 s


async def test_what_a_server_asked_one_to_wait_keeps_no_other_from_its_places(
    server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(idling, "PATIENCE_S", 0.01)
    quick: dict[str, Any] = {**PATIENT, "retry_after_max_s": 3600.0, "segments": 1}
    async with World.open(server, tmp_path, "app", **quick, auto_complete=False) as world:
        first, url, path = await held(world, Status(503, (("Retry-After", "600"),)))
        asked = await job_of(world, url)
        await asked.resume()
        await world.until(asked, lambda view: view.waits_until is not None)
        view = await world.manager.job_view(asked.id)
        (file,) = await world.manager.file_views(asked.id)
        assert view.waits_until is not None
        assert 500 < (view.waits_until - utc_now()).total_seconds() <= 600
        assert file.waits_until == view.waits_until
        in_line = await job_of(world, url)
        await in_line.resume()
        await world.until(in_line, lambda view: view.wait is WaitReason.HOST)
        assert (await world.manager.job_view(in_line.id)).waits_until is None
        world.server.release(path)
        await is_whole(world, first)
        await is_whole(world, in_line)
        last = await job_of(world, url)
        await last.resume()
        await is_whole(world, last)
        assert (await world.manager.job_view(asked.id)).waits_until == view.waits_until
        await asked.cancel()


async def test_files_refused_all_at_once_are_errors_tried_again_by_the_clock(world: World):
    url = world.serve(Script(size=BIG, status=REFUSED))
    path = url.removeprefix(world.server.url(""))
    job = await job_of(world, url, files=3)
    await job.resume()
    await world.reach(job, JobState.TRANSIENT_ERROR)
    assert job.error_count == 1
    assert len(world.server.log_of(path)) == 3
    assert all(file.error for file in await world.manager.file_views(job.id))


async def test_those_refused_before_another_is_answered_wait_for_its_answer(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(admission, "UNDECIDED_S", 60.0)
    slow = Fault("stall", phase="before_head", when=0)
    url = world.serve(Script(size=BIG, fault=(slow,), statuses=(None, REFUSED, REFUSED)))
    path = url.removeprefix(world.server.url(""))
    job = await job_of(world, url, files=3)
    await job.resume()
    await world.eventually(lambda: [r.status for r in world.server.log_of(path)][1:] == [503] * 2)
    assert (job.state, job.error_count) == (JobState.CONNECTING, 0)
    world.server.release(path)
    await is_whole(world, job)
    assert len(world.server.log_of(path)) == 5


async def test_a_server_that_is_slow_to_answer_another_is_not_waited_for_long(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(admission, "UNDECIDED_S", 0.01)
    slow = Fault("stall", phase="before_head", when=0)
    url = world.serve(Script(size=BIG, fault=(slow,), statuses=(None, REFUSED)))
    job = await job_of(world, url, files=2)
    await job.resume()
    files = world.manager._core.jobs[job.id].files
    await world.eventually(lambda: any(file.error is not None for file in files))
    assert job.state is JobState.CONNECTING


async def test_a_job_with_a_method_of_its_own_is_not_sent_twice(world: World):
    first, url, path = await held(world, REFUSED)
    second = await world.manager.create_job("post")
    await second.set_http_method("POST")
    await second.add_file(url, world.place())
    await second.resume()
    await world.reach(second, JobState.ERROR)
    assert len(world.server.log_of(path)) == 2
    world.server.release(path)
    await is_whole(world, first)
