"""Commands about jobs that failed, are gone or have several files, up to what they change."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.records import Happening
from bitsgui.bits.types import JobState
from bitsgui.cli.commands import execute
from bitsgui.cli.parser import parse
from bitsgui.cli.requests import build
from bitsgui.engine.job import EngineJob
from tests.conformance.world import NOT_FOUND, World
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    async with World.open(server, tmp_path, "app", auto_complete=False) as world:
        yield world


async def ordered(world: World, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []

    async def emit(answer: dict[str, Any]) -> None:
        found.append(answer)

    await execute(world.manager, build(parse(arguments), world.folder), emit)
    return found


async def half_failed(world: World) -> EngineJob:
    """Return a job whose first file is there, and whose second is nowhere."""
    return await world.run(await world.new_job(Script(), NOT_FOUND), JobState.ERROR)


def fetched(world: World, job: EngineJob) -> list[int]:
    files = job.enum_files()
    links = [file.remote_name for file in files.next(files.count)[0]]
    return [len(world.server.log_of(link.removeprefix(world.server.url("")))) for link in links]


async def test_only_what_failed_is_fetched_again(world: World):
    job = await half_failed(world)
    (done,) = await ordered(world, "resume", job.id.hex, "--restart")
    assert done["code"] == "S_OK"
    await world.eventually(lambda: fetched(world, job)[1] == 2)
    await world.reach(job, JobState.ERROR)
    assert fetched(world, job) == [1, 2]


async def test_only_what_asks_for_it_is_accepted(world: World):
    job = await half_failed(world)
    (refused,) = await ordered(world, "resume", job.id.hex, "--accept")
    assert refused["failed"]
    assert "without --accept" in refused["error"]["message"]
    assert job.state is JobState.ERROR
    assert fetched(world, job) == [1, 1]
    entries = await world.manager.activity(job.id)
    assert Happening.FILE_ACCEPTED not in [entry.kind for entry in entries]
    assert not any(file.consented for file in world.manager._core.jobs[job.id].files)


async def test_a_fresh_link_is_refused_for_a_download_of_several_files(world: World):
    job = await half_failed(world)
    files = job.enum_files()
    before = [file.remote_name for file in files.next(files.count)[0]]
    (refused,) = await ordered(world, "set", job.id.hex, "--url", "http://127.0.0.1:9/b")
    assert refused["failed"]
    assert refused["error"]["code"] == "E_INVALIDARG"
    files = job.enum_files()
    assert [file.remote_name for file in files.next(files.count)[0]] == before


@pytest.mark.parametrize("command", ["suspend", "resume", "cancel", "complete"])
async def test_a_download_that_went_meanwhile_is_no_failure_of_an_order_to_all(
    world: World, monkeypatch: pytest.MonkeyPatch, command: str
):
    gone, there = [await world.new_job(Script()) for _ in range(2)]
    views = await world.manager.views()
    await gone.cancel()

    async def views_of_before() -> list[Any]:
        return views

    monkeypatch.setattr(world.manager, "views", views_of_before)
    answers = await ordered(world, command, "--all")
    assert [(a["event"], a["id"]) for a in answers] == [("done", str(there.id))]
    (refused,) = await ordered(world, command, gone.id.hex)
    assert refused["failed"]
