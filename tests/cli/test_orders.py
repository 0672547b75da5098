"""Commands about jobs that failed, are gone or have several files, up to what they change."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.records import Happening
from bitsgui.bits.types import JobState
from bitsgui.cli.commands import execute
from bitsgui.cli.output import TextOutput
from bitsgui.cli.parser import parse
from bitsgui.cli.requests import build
from bitsgui.engine.job import EngineJob
from tests.cli.ordering import ordered
from tests.conformance.world import BIG, NOT_FOUND, STALL_IN_BODY, World
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    async with World.open(server, tmp_path, "app", auto_complete=False) as world:
        yield world


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


def skipped(job: EngineJob) -> list[bool]:
    return [file.skipped for file in job._live.files]


async def test_files_are_skipped_and_taken_in_by_their_numbers_or_names(world: World):
    job = await world.new_job(*[Script() for _ in range(4)])
    name = Path(job.enum_files().next(4)[0][3].local_name).name
    (done,) = await ordered(world, "set", job.id.hex, "--skip", "1-2", "--skip", name)
    assert done["code"] == "S_OK"
    assert skipped(job) == [True, True, False, True]
    await ordered(world, "set", job.id.hex, "--take-in", "2", "--take-in", name)
    assert skipped(job) == [True, False, False, False]


async def test_the_files_of_a_download_are_shown_with_their_numbers(
    world: World, capsys: pytest.CaptureFixture[str]
):
    job = await world.new_job(Script(), Script())
    await ordered(world, "set", job.id.hex, "--skip", "2")
    (shown,) = await ordered(world, "show", job.id.hex)
    await TextOutput("show", is_quiet=False, bars=None).emit(shown)
    lines = capsys.readouterr().out.splitlines()
    at = lines.index(f"   1  {shown['files'][0]['remote_name']}")
    assert [line.split()[0] for line in lines[at : at + 4]] == ["1", "->", "2", "->"]
    assert [line.endswith("(skipped)") for line in lines[at : at + 4]] == [
        False,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize("wanted", ["0", "3", "2-1", "1-3", "other.bin", ""])
async def test_what_is_no_file_of_a_download_changes_nothing_of_it(world: World, wanted: str):
    job = await world.new_job(Script(), Script())
    (refused,) = await ordered(
        world, "set", job.id.hex, "--limit", "1M", "--skip", "1", "--skip", wanted
    )
    assert refused["failed"]
    assert repr(wanted) in refused["error"]["message"]
    assert skipped(job) == [False, False]
    assert (await world.manager.properties(job.id)).options.rate_limit is None


async def test_a_download_is_moved_to_another_folder_and_goes_on_there(world: World):
    job = await world.run(await world.new_job(STALL_IN_BODY), JobState.TRANSFERRING)
    await world.eventually(lambda: job.progress.bytes_transferred > 0)
    folder = world.folder / "other" / "place"
    (done,) = await ordered(world, "set", job.id.hex, "--to", str(folder))
    assert done["code"] == "S_OK"
    await world.reach(job, JobState.TRANSFERRED)
    await job.complete()
    (file,) = (await world.manager.history())[0].files
    assert Path(file.local_name).parent == folder
    assert [path.stat().st_size for path in folder.iterdir()] == [BIG]


async def test_an_add_that_is_interrupted_in_the_middle_tells_what_it_stored(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    save, is_storing, may_store = world.store.save, asyncio.Event(), asyncio.Event()

    async def slow(**what: Any) -> None:
        is_storing.set()
        await may_store.wait()
        await save(**what)

    monkeypatch.setattr(world.store, "save", slow)
    told: list[dict[str, Any]] = []

    async def emit(answer: dict[str, Any]) -> None:
        told.append(answer)

    request = build(parse(["add", *map(world.serve, [Script()] * 3)]), world.folder)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(execute(world.manager, request, emit))
        await is_storing.wait()
        task.cancel()
        may_store.set()
    assert task.cancelled()
    assert {each["id"] for each in told} == {str(view.id) for view in await world.manager.views()}
    assert len(told) == 3
