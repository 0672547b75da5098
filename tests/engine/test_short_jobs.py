"""Many short jobs: the network goes to the next while one is written, and no step is stored twice.

What is on record before a file gets its name stays on record before it.
"""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.types import JobState
from bitsgui.engine import beginning, disk
from bitsgui.engine.job import EngineJob
from tests.conformance.world import World
from tests.servers.script import Script


@pytest.fixture
def settings() -> dict[str, Any]:
    return {"max_active_jobs": 1, "auto_complete": False}


class Saves:
    """Stands before the store: counts what is stored of files, and holds all but some back."""

    def __init__(self, world: World, free: int) -> None:
        self.count, self.gate, self._free = 0, asyncio.Event(), free
        self._save, world.store.save = world.store.save, self._watched

    async def _watched(self, *args: Any, **values: Any) -> None:
        self.count += bool(values.get("files"))
        if self.count > self._free:
            await self.gate.wait()
        await self._save(*args, **values)


def names(world: World) -> list[str]:
    return [path.name for path in world.folder.iterdir()]


async def is_stored(world: World, job: EngineJob) -> None:
    await world.reach(job, JobState.TRANSFERRED)
    live = world.manager._core.jobs[job.id]
    await world.eventually(lambda: live.is_stored)


@pytest.fixture
def may_write(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """What lets files be written that came whole at once, however slowly they came."""
    write, may_write = beginning.write_whole, threading.Event()

    def held(path: Path, data: bytearray, modified: float | None) -> disk.Identity:
        may_write.wait(10)
        return write(path, data, modified)

    monkeypatch.setattr(beginning, "write_whole", held)
    monkeypatch.setattr(beginning, "AT_ONCE_S", 60.0)
    yield may_write
    may_write.set()


async def test_a_job_that_is_being_written_keeps_no_other_from_the_network(
    world: World, may_write: threading.Event
):
    jobs = [await world.new_job(Script()) for _ in range(2)]
    for job in jobs:
        await job.resume()
    await world.reach(jobs[1], JobState.TRANSFERRING)
    assert jobs[0].state is JobState.TRANSFERRING
    may_write.set()
    for job in jobs:
        await is_stored(world, job)


async def test_a_file_that_is_being_written_keeps_no_other_of_its_job_from_the_network(
    world: World, may_write: threading.Event
):
    await world.manager.change_settings(files_at_once=1)
    job = await world.new_job(Script(), Script())
    await job.resume()
    urls = [file.remote_name for file in job.enum_files()]
    paths = [url.removeprefix(world.server.url("")) for url in urls]
    await world.eventually(lambda: all(map(world.server.log_of, paths)))
    assert job.progress.files_transferred == 0
    may_write.set()
    await is_stored(world, job)


async def test_what_is_on_record_as_it_is_gets_its_name_without_another_record(world: World):
    job = await world.new_job(Script())
    (file,) = job.enum_files()
    await job.set_auto_complete(True)
    saves = Saves(world, free=2)  # its name, and its end
    await world.run(job)
    await world.reach(job, JobState.ACKNOWLEDGED)
    assert (saves.count, names(world)) == (2, [Path(file.local_name).name])


async def test_a_file_whose_end_is_not_on_record_yet_gets_no_name(world: World):
    job = await world.new_job(Script())
    (file,) = job.enum_files()
    saves = Saves(world, free=1)  # its name
    await job.resume()
    await world.reach(job, JobState.TRANSFERRED)
    before = names(world)
    async with asyncio.TaskGroup() as group:
        completing = group.create_task(job.complete())
        await world.eventually(lambda: saves.count == 3)  # its end, and again before its name
        assert (completing.done(), names(world)) == (False, before)
        saves.gate.set()
    assert job.state is JobState.ACKNOWLEDGED
    assert names(world) == [Path(file.local_name).name] != before
