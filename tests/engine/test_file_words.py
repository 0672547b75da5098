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
