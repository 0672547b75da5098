"""What is deleted of a cancelled download: its own part file, and none that took its name."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bitsgui.bits.errors import StoreError
from bitsgui.bits.types import JobState
from bitsgui.engine import deleting, final_files, job_end
from bitsgui.engine.job import EngineJob
from tests.conformance.world import STALL_AT, STALL_IN_BODY, World
from tests.servers.scripted import ScriptedServer


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    async with World.open(server, tmp_path, "app") as world:
        yield world


async def begun(world: World) -> tuple[EngineJob, Path]:
    """Return a job that was paused in the middle of its file, and where that is."""
    job = await world.new_job(STALL_IN_BODY)
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    await job.suspend()
    (file,) = job._live.files
    return job, Path(file.local_name).with_name(str(file.part_name))


def put_in_place(part: Path) -> None:
    """Give another file the name of a part file."""
    other = part.with_name("other")
    other.write_bytes(b"mine")
    other.replace(part)


async def test_a_part_file_goes_with_its_job(world: World):
    job, part = await begun(world)
    assert part.stat().st_size >= STALL_AT
    await job.cancel()
    assert list(part.parent.iterdir()) == []


async def test_another_file_with_the_name_of_the_part_stays(world: World, expect_log):
    job, part = await begun(world)
    put_in_place(part)
    expect_log("another file has its name and stays")
    await job.cancel()
    assert job.state is JobState.CANCELLED
    assert part.read_bytes() == b"mine"


async def test_a_crash_in_the_middle_of_many_leaves_no_file_to_nobody(
    world: World, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
):
    monkeypatch.setattr(job_end, "_ON_DISK", 2)
    jobs = [(await begun(world))[0] for _ in range(5)]
    remove, removed = deleting._remove_all, list[Path]()

    def remove_and_end(files: deleting.Files) -> list[bool]:
        removed.extend(path for path, _ in files)
        if len(removed) == 4:
            asyncio.run_coroutine_threadsafe(world.manager._core.store.close(), loop).result()
        return remove(files)

    loop = asyncio.get_running_loop()
    monkeypatch.setattr(deleting, "_remove_all", remove_and_end)
    results = await world.manager.cancel_jobs([job.id for job in jobs])
    assert [isinstance(result, StoreError) for result in results.values()] == [
        *[False] * 2,
        *[True] * 3,
    ]
    assert len(list(world.folder.iterdir())) == 1  # of the last nothing was said to go
    expect_log("job list not written at the end")  # as it is not in a crash
    await world.restart()
    await world.eventually(lambda: len(world.manager._core.jobs) == 1)
    (left,) = world.manager._core.jobs
    assert left == jobs[-1].id
    assert {row.id for row in await world.manager.history()} == {job.id for job in jobs[:-1]}
    assert len(list(world.folder.iterdir())) == 1


async def test_also_where_a_crash_left_it_to_the_next_start(world: World, expect_log):
    job, part = await begun(world)
    await world.manager._core.store.save(jobs=[final_files.doomed(job._live.record)])
    await world.manager._core.store.close()
    put_in_place(part)
    expect_log("job list not written at the end")  # as it is not in a crash
    expect_log("another file has its name and stays")
    await world.restart()
    await world.eventually(lambda: not world.manager._core.jobs)
    assert part.read_bytes() == b"mine"
