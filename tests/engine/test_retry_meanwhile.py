"""A file that failed is tried again while other files of its job still run."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.types import JobState
from bitsgui.engine import clock
from bitsgui.engine.job import EngineJob
from bitsgui.engine.live import LiveJob
from tests.conformance.world import (
    BIG,
    STALL_AT,
    STALL_BEFORE_HEAD,
    STALL_IN_BODY,
    UNAVAILABLE,
    World,
)
from tests.servers.pattern import check_file
from tests.servers.script import Fault, Script, Status
from tests.servers.scripted import ScriptedServer


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    quick: dict[str, Any] = {
        "retry_delay_s": 0.01,
        "retry_delay_max_s": 0.05,
        "retry_jitter": 0.0,
        "files_at_once": 3,
    }
    async with World.open(server, tmp_path, "app", **quick, auto_complete=False) as world:
        yield world


def path_of(job: EngineJob, server: ScriptedServer, number: int) -> str:
    return list(job.enum_files())[number].remote_name.removeprefix(server.url(""))


async def test_it_comes_while_the_other_is_held_up(world: World, server: ScriptedServer):
    flaky = Script(size=BIG, statuses=(Status(503), Status(503)))
    job = await world.new_job(flaky, STALL_BEFORE_HEAD)
    came, held = job.enum_files()
    await job.resume()
    await world.eventually(lambda: came.progress.bytes_transferred == BIG)
    assert held.progress.bytes_transferred == 0
    path = path_of(job, server, 1)

    def is_over() -> bool:
        server.release(path)  # its request may come only now
        return job.state is JobState.TRANSFERRED

    await world.eventually(is_over)
    await job.complete()
    check_file(Path(came.local_name), 1, BIG)


async def test_it_waits_longer_after_each_failure(world: World):
    job = await world.new_job(UNAVAILABLE, STALL_BEFORE_HEAD)
    await job.resume()
    attempts: list[int] = []

    def is_tried_often() -> bool:
        error = world.manager._core.jobs[job.id].files[0].error
        if error is not None and error.attempt not in attempts:
            attempts.append(error.attempt)
        return len(attempts) >= 3

    await world.eventually(is_tried_often)
    assert attempts == sorted(attempts)


async def test_its_error_is_gone_once_its_bytes_move(world: World):
    fault = Fault("stall", at=STALL_AT, when=1)
    flaky = Script(size=BIG, statuses=(Status(503),), fault=(fault,))
    job = await world.new_job(flaky, STALL_BEFORE_HEAD)
    await job.resume()
    file = next(iter(job.enum_files()))
    await world.eventually(lambda: file.progress.bytes_transferred == STALL_AT)
    view = (await world.manager.file_views(job.id))[0]
    assert view.error is None


async def test_it_is_tried_no_more_once_it_is_skipped(world: World, server: ScriptedServer):
    job = await world.new_job(UNAVAILABLE, STALL_BEFORE_HEAD)
    await job.resume()
    path = path_of(job, server, 0)
    await world.eventually(lambda: len(server.log_of(path)) >= 2)
    await job.skip_file(next(iter(job.enum_files())).id)
    before = len(server.log_of(path))
    held = path_of(job, server, 1)

    def is_over() -> bool:
        server.release(held)  # its request may come only now
        return job.state is JobState.TRANSFERRED

    await world.eventually(is_over)
    assert len(server.log_of(path)) == before


async def test_the_job_fails_for_a_while_only_once_nothing_of_it_moves(
    world: World, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
):
    job = await world.new_job(Script(status=Status(500)), STALL_IN_BODY)
    core = world.manager._core
    waiting, moving = core.jobs[job.id].files
    states: list[tuple[JobState, bool]] = []
    enter = core.enter

    def noted(live: LiveJob, state: JobState) -> None:
        states.append((state, moving.transferred))
        enter(live, state)

    monkeypatch.setattr(core, "enter", noted)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    await world.eventually(lambda: waiting.error is not None and waiting.error.attempt >= 3)
    view = await world.manager.job_view(job.id)
    assert (view.state, view.error, view.error_count) == (JobState.TRANSFERRING, None, 0)
    server.release(path_of(job, server, 1))
    await world.eventually(lambda: job.error_count > 0)
    assert states[:3] == [
        (JobState.QUEUED, False),
        (JobState.CONNECTING, False),
        (JobState.TRANSFERRING, False),
    ]
    assert states[3] == (JobState.TRANSIENT_ERROR, True)
    assert waiting.error is not None


async def test_resume_begins_with_a_fresh_count_and_the_shortest_wait(
    server: ScriptedServer, tmp_path: Path
):
    slow: dict[str, Any] = {"retry_delay_s": 100.0, "retry_delay_max_s": 900.0, "retry_jitter": 0.0}
    async with World.open(server, tmp_path, "app", **slow) as world:
        job = await world.run(await world.new_job(UNAVAILABLE), JobState.TRANSIENT_ERROR)
        live = world.manager._core.jobs[job.id]
        live.record.retry_attempt = 8  # after an hour of failures
        await job.resume()
        assert live.record.retry_attempt == 0
        await world.until(
            job, lambda view: view.error_count == 2 and view.state is JobState.TRANSIENT_ERROR
        )
        assert (live.record.retry_attempt, job.error_count) == (1, 2)
        assert live.next_retry is not None
        assert live.next_retry - clock.stamp() <= 100
