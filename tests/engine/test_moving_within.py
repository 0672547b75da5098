"""Moving downloads whose files lie in folders within that of the download."""

import asyncio
from pathlib import Path

import pytest

from bitsgui.bits.moves import MoveRecord
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


@pytest.mark.parametrize("is_settled", [False, True])
async def test_a_move_of_before_the_end_of_its_job_is_settled_for_the_right_file(
    world: World, tmp_path: Path, is_settled: bool
):
    job = await world.new_job(Script(), Script(), Script())
    gone, moved, _ = job._live.files
    await job.remove_file(gone.id)
    await world.run(job)
    await job.complete()
    (before,) = await world.manager.history()
    old, new = Path(before.files[0].local_name), tmp_path / "new.bin"
    await asyncio.to_thread(old.rename, new)
    final = str(old if is_settled else new)
    source = str(tmp_path / "before.bin" if is_settled else old)
    await world.store.save_move(
        MoveRecord(job.id, moved.index, source, str(new), str(tmp_path / "spare"), final)
    )
    await world.restart()
    (after,) = await world.manager.history()
    assert [file.local_name for file in after.files] == [final, before.files[1].local_name]
