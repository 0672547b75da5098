"""Files are stored many at a time: whoever waits for one goes on only once it is on record."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from bitsgui.bits.errors import StoreError
from bitsgui.bits.records import FileRecord, JobRecord
from bitsgui.engine.file_saver import FileSaver
from bitsgui.engine.live import LiveJob
from bitsgui.storage import JobStore


class _World:
    """A real store, a job of some files in it, and a count of what is stored at once."""

    def __init__(self, store: JobStore) -> None:
        self.store, self.sizes, self.has_begun = store, list[int](), asyncio.Event()
        job = JobRecord(uuid4(), 1, "a", "u", 1.0, 1.0)
        self.live = LiveJob(job, [self._file(job, index) for index in range(20)])
        self._save, store.save = store.save, self._counted

    def _file(self, job: JobRecord, index: int) -> FileRecord:
        return FileRecord(self.store.new_file_id(), job.id, index, f"http://h/{index}", "/d/a")

    async def _counted(self, *args, **values) -> None:
        self.sizes.append(len(values.get("files", ())))
        self.has_begun.set()
        await self._save(*args, **values)

    @contextmanager
    def held(self, error: Exception) -> Iterator[asyncio.Event]:
        """Let the next batch fail, once the event is set."""
        go_on, counted = asyncio.Event(), self.store.save

        async def fail(*args, **values) -> None:
            self.store.save = counted
            self.has_begun.set()
            await go_on.wait()
            raise error

        self.store.save = fail
        yield go_on

    def remove(self, file: FileRecord) -> None:
        """Take a file out of the job, as a call does."""
        self.live.files.remove(file)
        self.live.file_removed(file)

    async def names(self) -> dict[int, str | None]:
        _, files = await self.store.load()
        return {file.index: file.part_name for file in files}


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[_World]:
    store = await JobStore.open(tmp_path / "profile")
    world = _World(store)
    await world._save([world.live.record])
    yield world
    await store.close()


async def test_what_comes_while_a_batch_is_on_its_way_goes_together(world: _World) -> None:
    saver = FileSaver(world.store)

    async def name(file: FileRecord) -> None:
        file.part_name = f"{file.index}.part"
        await saver.save(world.live, [file])
        assert (await world.names())[file.index] == file.part_name

    first = asyncio.gather(name(world.live.files[0]))
    await world.has_begun.wait()
    await asyncio.gather(first, *(name(file) for file in world.live.files[1:]))
    assert world.sizes == [1, 19]


async def test_files_nobody_waits_for_go_with_those_of_their_job(world: _World) -> None:
    saver, (one, other, *_) = FileSaver(world.store), world.live.files
    world.live.file_changed(other)
    await saver.save(world.live, [one])
    assert (await world.names()).keys() == {0, 1}
    assert not world.live.unsaved_files


async def test_a_file_that_cannot_be_stored_fails_alone(world: _World) -> None:
    saver, (good, bad, unseen, *_) = FileSaver(world.store), world.live.files
    bad.size = 2**70
    world.live.file_changed(unseen)
    found = await asyncio.gather(
        saver.save(world.live, [good]), saver.save(world.live, [bad]), return_exceptions=True
    )
    assert found[0] is None
    assert isinstance(found[1], OverflowError)
    await saver.settle(world.live)
    assert (await world.names()).keys() == {0, 2}


async def test_a_job_is_not_kept_waiting_by_files_of_others(world: _World) -> None:
    saver, (mine, *others) = FileSaver(world.store), world.live.files
    other, save = LiveJob(world.live.record, others), world.store.save

    async def save_and_go_on(*args, **values) -> None:
        if others:
            saver.save(other, [others.pop()])
        await save(*args, **values)

    world.store.save = save_and_go_on
    world.live.file_changed(mine)
    await saver.settle(world.live)
    assert others
    assert mine.index in await world.names()
    await saver.close()


async def test_a_file_removed_while_it_could_not_be_stored_stays_removed(world: _World) -> None:
    saver, (kept, removed, *_) = FileSaver(world.store), world.live.files
    with world.held(StoreError("no")) as go_on:
        for file in (kept, removed):
            world.live.file_changed(file)
        saver.save_soon(world.live)
        await world.has_begun.wait()
        world.remove(removed)
        go_on.set()
        await saver.close()
    await saver.settle(world.live)
    assert (await world.names()).keys() == {0}


async def test_a_file_removed_beside_one_that_cannot_be_stored_stays_removed(world: _World) -> None:
    saver, (bad, removed, *_) = FileSaver(world.store), world.live.files
    with world.held(OverflowError()) as go_on:
        saving = [asyncio.gather(saver.save(world.live, [file])) for file in (bad, removed)]
        await world.has_begun.wait()
        saving[1].cancel()
        world.remove(removed)
        go_on.set()
        await asyncio.gather(*saving, return_exceptions=True)
        await saver.close()
    assert (await world.names()).keys() == {0}


async def test_a_file_nobody_waits_for_any_more_is_not_brought_back(world: _World) -> None:
    saver = FileSaver(world.store)
    given_up = saver.save(world.live, world.live.files[:1])
    given_up.cancel()
    await saver.close()
    assert await world.names() == {}
