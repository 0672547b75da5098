"""Mirrors of a download that is in the list, given and taken out at the command line."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bitsgui.bits.types import JobState
from bitsgui.cli.parser import parse
from bitsgui.engine.job import EngineJob
from tests.cli.ordering import ordered
from tests.conformance.world import NOT_FOUND, World
from tests.servers.pattern import check_file
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

MIRROR = "http://127.0.0.1:9/mirror.bin"


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    async with World.open(server, tmp_path, "app") as world:
        yield world


async def changed(world: World, job: EngineJob, *words: str) -> str:
    """Return what is said about a change, "" where it was made."""
    (answer,) = await ordered(world, "set", job.id.hex, *words)
    return answer["error"]["message"] if answer.get("failed") else ""


async def mirrors(world: World, job: EngineJob) -> list[list[str]]:
    (shown,) = await ordered(world, "show", job.id.hex)
    return [[each["url"] for each in file.get("mirrors", ())] for file in shown["files"]]


async def test_a_mirror_takes_the_place_of_a_link_that_is_gone(world: World):
    job = await world.run(await world.new_job(NOT_FOUND), JobState.ERROR)
    (file,) = job.enum_files()
    assert not await changed(world, job, "--mirror", world.serve(Script(size=1000)))
    await ordered(world, "resume", job.id.hex)
    await world.manager.wait([job.id], lambda _: False)
    assert job.state is JobState.ACKNOWLEDGED
    check_file(Path(file.local_name), 1, 1000)


async def test_of_several_files_the_one_is_named_by_number_or_name(world: World):
    job = await world.new_job(Script(), Script())
    name = Path(job.enum_files().next(2)[0][1].local_name).name
    said = await changed(world, job, "--mirror", MIRROR)
    assert said == (
        "--mirror: This download has 2 files; say by --file which is meant; `show` numbers them."
    )
    assert "means 2 files" in await changed(world, job, "--mirror", MIRROR, "--file", "1-2")
    assert (await changed(world, job, "--mirror", MIRROR, "--file", "3")).startswith("--file: '3'")
    assert await mirrors(world, job) == [[], []]
    assert not await changed(world, job, "--mirror", MIRROR, "--file", "1")
    assert not await changed(world, job, "--mirror", f"{MIRROR}?2", "--file", name)
    assert await mirrors(world, job) == [[MIRROR], [f"{MIRROR}?2"]]


async def test_a_mirror_is_taken_out_and_one_that_is_none_is_named(world: World):
    job = await world.new_job(Script())
    assert not await changed(world, job, "--mirror", MIRROR, "--mirror", f"{MIRROR}?2")
    said = await changed(world, job, "--no-mirror", f"{MIRROR}?3")
    assert said.startswith(f"--no-mirror: {MIRROR}?3 is no mirror of it")
    own = job.enum_files().next(1)[0][0].remote_name
    assert "is no mirror of it" in await changed(world, job, "--no-mirror", own)
    assert not await changed(world, job, "--no-mirror", own, "--mirror", own)  # asked again
    assert not await changed(world, job, "--no-mirror", MIRROR.replace("http", "HTTP"))
    assert await mirrors(world, job) == [[f"{MIRROR}?2"]]


@pytest.mark.parametrize("wrong", ["https://u:pw@m.example/f", "ftp://m.example/f", ""])
async def test_mirrors_are_changed_with_the_rest_or_nothing_is(world: World, wrong: str):
    job = await world.new_job(Script())
    limit = "--limit", "1M"
    if wrong.startswith("http"):
        assert "--mirror" in await changed(world, job, *limit, "--mirror", wrong)
    else:
        with pytest.raises(SystemExit):
            await changed(world, job, *limit, "--mirror", wrong)
    assert (await world.manager.properties(job.id)).options.rate_limit is None
    assert not await changed(world, job, *limit, "--mirror", MIRROR)
    assert (await world.manager.properties(job.id)).options.rate_limit == 1 << 20
    assert await mirrors(world, job) == [[MIRROR]]


async def test_a_whole_file_needs_no_mirror(world: World):
    job = await world.new_job(Script())
    await job.set_auto_complete(False)
    await world.run(job)
    assert "The file is whole" in await changed(world, job, "--mirror", MIRROR)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("1234", "--limit", "1M"), "--file says which file --mirror and --no-mirror are about"),
        (("--global", "rate_limit", "2M"), "--global changes one setting and nothing else"),
    ],
)
def test_a_file_is_named_for_its_mirrors_only(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str
):
    with pytest.raises(SystemExit):
        parse(["set", *words, "--file", "1"])
    assert says in capsys.readouterr().err
