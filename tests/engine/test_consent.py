"""What a file's error asks is answered by a call of its own, never by Resume."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import Hresult, InvalidStateError
from bitsgui.bits.records import Conflict
from bitsgui.bits.types import JobState
from bitsgui.engine.job import EngineJob
from tests.conformance.world import BIG, NOT_FOUND, STALL_AT, World, refused
from tests.servers.pattern import check_file
from tests.servers.script import Fault, Script
from tests.servers.scripted import ScriptedServer

PAGE = Script(size=5_000, content_type="text/html")


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    quick: dict[str, Any] = {"retry_delay_s": 0.01, "retry_jitter": 0.0, "segments": 1}
    async with World.open(server, tmp_path, "app", **quick, auto_complete=False) as world:
        yield world


async def refused_job(world: World, script: Script = PAGE) -> EngineJob:
    """Return a job in ERROR because a page came in place of its file."""
    job = await world.run(await world.new_job(script), JobState.ERROR)
    assert job.get_error().code == Hresult.BG_E_INVALID_SERVER_RESPONSE
    return job


def only_id(job: EngineJob) -> int:
    return job.enum_files().next()[0][0].id


async def test_resume_takes_no_page_for_the_file_however_often(world: World):
    job = await refused_job(world)
    for count in (2, 3):
        await world.run(job, JobState.ERROR)
        assert job.error_count == count
    assert list(world.folder.iterdir()) == []


async def test_an_accepted_page_is_fetched_at_the_next_resume(world: World):
    job = await refused_job(world)
    await job.accept_file(only_id(job))
    assert job.state is JobState.ERROR
    await world.run(job)
    await job.complete()
    (path,) = world.folder.iterdir()
    check_file(path, PAGE.seed, PAGE.size)


@pytest.mark.parametrize("kind", [None, "text/html"])
async def test_an_accepted_page_is_the_file_whether_it_says_so_or_not(
    world: World, kind: str | None
):
    page = Script(text="<!doctype html><p>x</p>", content_type=kind)
    job = await refused_job(world, page)
    await job.accept_file(only_id(job))
    await world.run(job)
    await job.complete()
    (path,) = world.folder.iterdir()
    assert await asyncio.to_thread(path.read_text) == page.text


async def test_the_answer_survives_a_restart_of_the_program(world: World):
    job = await refused_job(world)
    await job.accept_file(only_id(job))
    await world.restart()
    await world.run(await world.manager.get_job(job.id))


async def test_the_answer_holds_while_the_same_file_is_tried_again(world: World):
    job = await refused_job(
        world, Script(size=BIG, content_type="text/html", fault=(Fault("rst", at=9_000, limit=2),))
    )
    await job.accept_file(only_id(job))
    await world.run(job)
    assert job.progress.bytes_transferred == BIG


async def test_another_version_of_the_file_is_asked_about_anew(world: World):
    stall = Fault("stall", at=STALL_AT, of="entity")
    page = Script(size=BIG, content_type="text/html", fault=(stall,))
    url = world.serve(page)
    job = await world.manager.create_job("job")
    await job.add_file(url, world.place())
    await world.run(job, JobState.ERROR)
    await job.accept_file(only_id(job))
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    await job.suspend()
    world.server.script(
        url.removeprefix(world.server.url("")), Script(size=BIG, seed=2, content_type="text/html")
    )
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == Hresult.BG_E_INVALID_SERVER_RESPONSE


async def test_another_link_or_a_new_start_takes_the_answer_back(world: World):
    job = await refused_job(world)
    await job.accept_file(only_id(job))
    await job.restart_file(only_id(job))
    await world.run(job, JobState.ERROR)
    await job.accept_file(only_id(job))
    (file,), _ = job.enum_files().next()
    await file.set_remote_name(world.serve(PAGE))
    await world.run(job, JobState.ERROR)


async def test_a_name_that_is_taken_is_given_a_number_only_when_accepted(world: World):
    place = world.folder / "file.bin"
    await asyncio.to_thread(place.write_bytes, b"theirs")
    job = await world.manager.create_job("job")
    await job.set_on_conflict(Conflict.ASK)
    await job.add_file(world.serve(), str(place))
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == Hresult.ERROR_ALREADY_EXISTS
    await world.run(job, JobState.ERROR)
    await job.accept_file(only_id(job))
    await world.run(job)
    await job.complete()
    assert await asyncio.to_thread(place.read_bytes) == b"theirs"
    assert {path.name for path in world.folder.iterdir()} == {"file.bin", "file (1).bin"}


async def test_only_a_question_can_be_answered(world: World):
    job = await world.run(await world.new_job(NOT_FOUND), JobState.ERROR)
    with pytest.raises(InvalidStateError):
        await job.accept_file(only_id(job))
    with refused(Hresult.BG_E_NOT_FOUND):
        await job.accept_file(0)


async def test_a_file_accepted_while_the_others_still_run_joins_them(world: World):
    stall = Script(size=BIG, fault=(Fault("stall", at=STALL_AT, of="entity", when=0),))
    job = await world.new_job(PAGE, stall)
    page, running = job.enum_files()
    await job.resume()
    await world.eventually(lambda: page._record.error is not None)
    await world.eventually(lambda: running.progress.bytes_transferred == STALL_AT)
    await job.accept_file(page.id)
    await world.eventually(lambda: page._record.transferred)
    assert job.state is JobState.TRANSFERRING
