"""A file that got its final name and is not right after all: rejected, or of another checksum."""

from pathlib import Path

import pytest

from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.types import JobState
from bitsgui.engine.file import EngineFile
from bitsgui.engine.job import EngineJob
from tests.conformance.world import World, error_of
from tests.servers.pattern import digest
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

SIZE = 5000
MINE = b"mine"


async def partly_named(world: World) -> tuple[EngineJob, EngineFile, EngineFile]:
    """Return a job whose first file has its name, and whose second could not get one."""
    job = await world.manager.create_job("job")
    first = await job.add_file(world.serve(Script(size=SIZE, seed=3)), world.place("a.bin"))
    second = await job.add_file(world.serve(Script(size=SIZE, seed=4)), world.place("b.bin"))
    await world.run(job)
    take_away(second.temporary_name)
    with pytest.raises(BitsError):
        await job.complete()
    assert first.progress.completed
    return job, first, second


def take_away(path: str | None) -> None:
    assert path is not None
    Path(path).unlink()


def write_over(file: EngineFile) -> None:
    Path(file.local_name).write_bytes(MINE)


def sizes_in(world: World) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in world.folder.iterdir()}


def names_in(world: World) -> list[str]:
    return sorted(sizes_in(world))


@pytest.mark.parametrize("preset", ["api", "app"])
async def test_a_rejected_file_with_its_final_name_is_deleted_and_fetched_anew(
    server: ScriptedServer, tmp_path: Path, preset: str
):
    async with World.open(server, tmp_path, preset, auto_complete=False) as world:
        job, first, _ = await partly_named(world)
        await first.set_validation_state(False)
        assert error_of(job)[0] == Hresult.BG_E_VALIDATION_FAILED
        assert first.progress.bytes_transferred == 0
        assert not first.progress.completed
        assert names_in(world) == []
        await world.run(job)
        assert await job.complete() == Hresult.S_OK
        assert names_in(world) == ["a.bin", "b.bin"]
        (row,) = await world.manager.history()
        assert [(Path(f.local_name).name, f.completed) for f in row.files] == [
            ("a.bin", True),
            ("b.bin", True),
        ]


async def test_a_rejected_file_that_somebody_changed_stays_beside_the_new_one(
    server: ScriptedServer, tmp_path: Path
):
    async with World.open(server, tmp_path, "app", auto_complete=False) as world:
        job, first, _ = await partly_named(world)
        write_over(first)
        await first.set_validation_state(False)
        assert not first.progress.completed
        await world.run(job)
        assert await job.complete() == Hresult.S_OK
        assert names_in(world) == ["a (1).bin", "a.bin", "b.bin"]
        assert sizes_in(world) == {"a (1).bin": SIZE, "a.bin": len(MINE), "b.bin": SIZE}
        assert Path(first.local_name).name == "a (1).bin"


@pytest.mark.parametrize("is_right", [True, False])
async def test_a_late_checksum_is_compared_with_a_file_that_has_its_name(
    server: ScriptedServer, tmp_path: Path, is_right: bool
):
    async with World.open(server, tmp_path) as world:
        job, first, _ = await partly_named(world)
        checksum = f"sha-256={digest(3 if is_right else 5, SIZE)}"
        await job.take_files([(None, checksum, None), (None, None, None)])
        assert not first.progress.completed
        await job.resume()
        await world.reach(job, JobState.TRANSFERRED, JobState.ERROR)
        if is_right:
            assert await job.complete() == Hresult.S_OK
            assert names_in(world) == ["a.bin", "b.bin"]
        else:
            assert job.state is JobState.ERROR
            await job.cancel()
            assert names_in(world) == []


async def test_a_late_checksum_is_not_asked_of_what_somebody_put_in_place_of_a_file(
    server: ScriptedServer, tmp_path: Path
):
    async with World.open(server, tmp_path) as world:
        job, first, _ = await partly_named(world)
        write_over(first)
        checksum = f"sha-256={digest(3, SIZE)}"
        await job.take_files([(None, checksum, None), (None, None, None)])
        assert first.progress.completed
        assert sizes_in(world) == {"a.bin": len(MINE)}
