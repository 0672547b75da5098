"""What a search may find jobs by, beside what their snapshots have."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conformance.world import World
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    async with World.open(server, tmp_path, "app") as world:
        yield world


async def test_the_names_and_links_of_all_files_are_told_of_jobs_with_several(world: World):
    several = await world.manager.create_job("several")
    urls = [world.serve(Script(size=10)) for _ in range(2)]
    for url, name in zip(urls, ("Über.PDF", "second.bin"), strict=True):
        await several.add_file(url, world.place(name))
    alone = await world.manager.create_job("alone")
    await alone.add_file(world.serve(Script(size=10)), world.place("alone.bin"))
    told = await world.manager.file_words([several.id, alone.id])
    assert list(told) == [several.id]
    assert {"über.pdf", "second.bin", *urls} <= set(told[several.id].split("\n"))
    assert await world.manager.file_words([alone.id]) == {}
    await world.manager.remove_jobs([several.id], undo_s=60)
    assert await world.manager.file_words([several.id]) == {}


async def test_once_they_were_told_a_job_tells_when_its_files_are_called_otherwise(world: World):
    job = await world.manager.create_job("several")
    urls = [world.serve(Script(size=10)) for _ in range(3)]
    for number, url in enumerate(urls[:2]):
        await job.add_file(url, world.place(f"{number}.bin"))

    async def version() -> int:
        return (await world.manager.job_view(job.id)).names_version

    await job.replace_remote_prefix(urls[1], urls[2])
    assert await version() == 0  # nobody searches: nothing is counted
    await world.manager.file_words([job.id])
    await job.set_display_name("other")
    assert await version() == 0
    await job.replace_remote_prefix(urls[2], urls[1])
    assert (await version(), await version()) == (1, 1)
    told = await world.manager.file_words([job.id])
    assert urls[1] in told[job.id].split("\n")
    assert await version() == 1
