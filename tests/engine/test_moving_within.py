"""Moving downloads whose files lie in folders within that of the download."""

import asyncio
from pathlib import Path

import pytest

from tests.conformance.world import STALL_AT, STALL_IN_BODY, World
from tests.servers.script import Script

SIZE = 300_000


@pytest.mark.parametrize("state", ["added", "begun", "whole", "finished"])
async def test_files_in_folders_of_their_own_keep_those(world: World, tmp_path: Path, state: str):
    job, inner = await world.manager.create_job("job"), world.folder / "in" / "ner"
    await asyncio.to_thread(inner.mkdir, parents=True)
    script = STALL_IN_BODY if state == "begun" else Script(size=SIZE)
    await job.add_file(world.serve(Script(size=SIZE)), world.place("one.bin"))
    await job.add_file(world.serve(script), str(inner / "two.bin"))
    if state != "added":
        await job.resume()
        wanted = SIZE + (STALL_AT if state == "begun" else SIZE)
        await world.until(job, lambda view: view.bytes_transferred == wanted)
    if state == "finished":
        await job.complete()
    await world.manager.move_files([job.id], str(tmp_path / "else"))
    if state in {"added", "begun"}:
        await world.run(job)
    if state != "finished":
        await job.complete()
    (row,) = await world.manager.history()
    there = [tmp_path / "else" / "one.bin", tmp_path / "else" / "in" / "ner" / "two.bin"]
    assert [Path(file.local_name) for file in row.files] == there
    assert [path.stat().st_size for path in there] == [SIZE, script.size]


async def test_a_renamed_file_makes_no_folder_of_a_disk_that_is_away(world: World):
    job = await world.new_job(Script())
    await asyncio.to_thread(world.folder.rmdir)
    await world.manager.rename_file(job.id, "other.bin")
    assert not world.folder.exists()
