"""A fresh link continues a file only after size and validator were compared."""

import base64
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bitsgui.bits.errors import S_OK, Hresult, http_hresult
from bitsgui.bits.fresh_links import Difference, FreshLink
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.types import JobState
from bitsgui.engine.job import EngineJob
from tests.conformance.world import BIG, STALL_AT, World
from tests.servers.pattern import check_file
from tests.servers.script import Fault, Script, Status
from tests.servers.scripted import ScriptedServer

WHOLE = Script(size=BIG, etag='"one"', accept_ranges="bytes")
GONE = replace(WHOLE, fault=(Fault("stall", at=STALL_AT, of="entity"),))


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    quick: dict[str, Any] = {"retry_delay_s": 0.01, "retry_jitter": 0.0, "segments": 1}
    async with World.open(server, tmp_path, "app", **quick, auto_complete=False) as world:
        yield world


async def begun(world: World) -> EngineJob:
    """Return a paused job that has got a part of its file."""
    job = await world.new_job(GONE)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    await job.suspend()
    return job


async def point(world: World, job: EngineJob, script: Script) -> None:
    (file,), _ = job.enum_files().next()
    await file.set_remote_name(world.serve(script, "fresh.bin"))


async def test_what_is_there_stays_when_size_and_validator_are_the_same(world: World):
    job = await begun(world)
    await point(world, job, WHOLE)
    await world.run(job)
    asked = [each for each in world.server.requests if each.path.endswith("fresh.bin")]
    assert asked[-1].headers["range"].startswith(f"bytes={STALL_AT}-")
    await job.complete()
    (file,), _ = job.enum_files().next()
    check_file(Path(file.local_name), WHOLE.seed, BIG)


async def test_of_another_version_everything_is_fetched_and_nothing_mixed(world: World):
    job = await begun(world)
    await point(world, job, replace(WHOLE, etag='"two"', seed=9))
    await world.run(job)
    await job.complete()
    (file,), _ = job.enum_files().next()
    check_file(Path(file.local_name), 9, BIG)


async def test_another_size_is_refused_before_a_byte_of_it_is_kept(world: World):
    job = await begun(world)
    await point(world, job, replace(WHOLE, size=BIG + 1))
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == Hresult.BG_E_REMOTE_FILE_CHANGED
    assert (await world.manager.job_view(job.id)).bytes_transferred == STALL_AT


async def look(world: World, job: EngineJob, link: str) -> FreshLink:
    (file,), _ = job.enum_files().next()
    return await world.manager.look_at_link(job.id, file.id, link)


async def test_a_link_to_the_same_file_shows_no_difference_and_changes_nothing(world: World):
    job = await begun(world)
    (file,), _ = job.enum_files().next()
    before = file.remote_name
    name = Path(file.local_name).name
    found = await look(world, job, world.serve(WHOLE, name))
    assert found.is_same
    assert (found.received, found.now.size) == (STALL_AT, BIG)
    assert file.remote_name == before


@pytest.mark.parametrize(
    ("script", "name", "expected", "keeps"),
    [
        (WHOLE, "other.bin", {Difference.NAME}, True),
        (replace(WHOLE, size=BIG + 1), "", {Difference.SIZE}, False),
        (replace(WHOLE, etag='"two"'), "", {Difference.VERSION}, False),
        (replace(WHOLE, content_type="video/mp4"), "", {Difference.TYPE}, True),
    ],
)
async def test_a_link_to_another_file_says_in_what_it_differs(
    world: World, script: Script, name: str, expected: set[Difference], keeps: bool
):
    job = await begun(world)
    (file,), _ = job.enum_files().next()
    found = await look(world, job, world.serve(script, name or Path(file.local_name).name))
    assert found.differences == expected
    assert found.keeps_bytes is keeps
    assert not found.is_same


async def test_a_fresh_link_that_is_dead_says_so(world: World):
    job = await begun(world)
    found = await look(world, job, world.serve(Script(status=Status(410)), "gone.bin"))
    assert found.error is not None
    assert found.error.http_status == 410
    assert not found.is_same


PRIVATE = Script(size=5000, auth="amy:secret")
LOGIN = base64.b64encode(b"amy:secret").decode()


def with_login(link: str) -> str:
    return link.replace("http://", "http://amy:secret@")


async def add(job: EngineJob, link: str) -> None:
    await job.add_file(link, str(Path(next(iter(job.enum_files())).local_name).with_name("added")))


async def point_last(job: EngineJob, link: str) -> None:
    *_, file = job.enum_files()
    await file.set_remote_name(link)


async def replace_prefix(job: EngineJob, link: str) -> None:
    *_, file = job.enum_files()
    assert await job.replace_remote_prefix(file.remote_name, link) == S_OK


@pytest.mark.parametrize("deed", [add, point_last, replace_prefix])
async def test_the_login_of_a_link_counts_in_a_run_that_goes_on(
    world: World, deed: Callable[[EngineJob, str], Awaitable[None]]
):
    job = await world.new_job(GONE, replace(GONE, size=BIG + 1))
    await world.run(job, JobState.TRANSFERRING)
    await deed(job, with_login(world.serve(PRIVATE)))
    *_, file = job.enum_files()
    await world.until(job, lambda _: file.progress.bytes_transferred == PRIVATE.size)
    assert job.state is JobState.TRANSFERRING


async def change_link(job: EngineJob, link: str) -> None:
    await job.change(JobChanges(url=link))


@pytest.mark.parametrize("deed", [point_last, replace_prefix, change_link])
async def test_another_server_does_not_get_the_login_of_the_link_before(
    world: World, other: ScriptedServer, deed: Callable[[EngineJob, str], Awaitable[None]]
):
    job = await world.manager.create_job("job")
    await job.add_file(with_login(world.serve(PRIVATE)), world.place())
    link = other.script("/stranger.bin", PRIVATE)
    other.requests.clear()
    await deed(job, link)
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == http_hresult(401)
    assert [each.headers.get("authorization") for each in other.requests] == [None]


async def test_a_fresh_link_of_the_same_server_keeps_the_login(world: World):
    job = await world.manager.create_job("job")
    await job.add_file(with_login(world.serve(PRIVATE)), world.place())
    await point_last(job, link := world.serve(PRIVATE))
    await world.run(job)
    asked = [each for each in world.server.requests if link.endswith(each.path)]
    assert asked[-1].headers["authorization"] == f"Basic {LOGIN}"


async def test_a_fresh_link_is_looked_at_with_the_login_of_the_one_before(world: World):
    job = await world.manager.create_job("job")
    await job.add_file(with_login(world.serve(PRIVATE)), world.place())
    found = await look(world, job, world.serve(PRIVATE))
    assert (found.error, found.now.size) == (None, PRIVATE.size)


async def test_but_not_where_it_leads_to_another_server(world: World, other: ScriptedServer):
    job = await world.manager.create_job("job")
    await job.add_file(with_login(world.serve(PRIVATE)), world.place())
    other.requests.clear()
    found = await look(world, job, other.script("/seen.bin", PRIVATE))
    assert found.error is not None
    assert found.error.http_status == 401
    assert [each.headers.get("authorization") for each in other.requests] == [None]


@pytest.mark.parametrize("deed", [point_last, replace_prefix, change_link])
async def test_a_file_that_becomes_whole_meanwhile_keeps_the_link_it_came_from(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    deed: Callable[[EngineJob, str], Awaitable[None]],
):
    job = await world.new_job(GONE)
    await world.run(job, JobState.TRANSFERRING)
    (file,), runner = job._live.files, job._live.runner
    assert runner is not None
    link = file.remote_name

    async def drop(*_: object) -> list[object]:
        await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
        world.server.release(urlsplit(link).path)
        await world.eventually(lambda: file.transferred)
        return []

    monkeypatch.setattr(runner, "drop", drop)
    await deed(job, world.serve(replace(WHOLE, seed=9)))
    await world.reach(job, JobState.TRANSFERRED)
    assert file.remote_name == link
