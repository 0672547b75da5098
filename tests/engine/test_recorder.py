"""Only what is on the disk is recorded, and only for the part file it was written to."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn
from uuid import uuid4

import pytest

from bitsgui.bits.errors import StoreError
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.records import FileRecord, JobRecord
from bitsgui.engine import disk, tasks
from bitsgui.engine.part_file import PartFile
from bitsgui.engine.recorder import Recorder, pause_s
from bitsgui.storage import JobStore
from tests.engine.stuck_disk import StuckDisk


class SlowDisk:
    """Real syncs that wait until they are let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_syncing, self.may_go_on = asyncio.Event(), threading.Event()
        self._loop, self._real = asyncio.get_running_loop(), disk.sync_data
        monkeypatch.setattr(disk, "sync_data", self._sync)

    def _sync(self, fd: int) -> None:
        self._loop.call_soon_threadsafe(self.is_syncing.set)
        self.may_go_on.wait(10)
        self._real(fd)


async def stored(folder: Path) -> tuple[JobStore, FileRecord]:
    """A list of one job with one file."""
    store = await JobStore.open(folder / "profile")
    job = JobRecord(uuid4(), 1, "a", "u", 1.0, 1.0)
    file = FileRecord(store.new_file_id(), job.id, 0, "http://h/a", str(folder / "a"))
    await store.save([job], [file])
    return store, file


def recorder_of(store: JobStore, interval_s: float) -> Recorder:
    async def save(files: Sequence[FileRecord]) -> None:
        await store.save(files=files)

    return Recorder(store, save, interval_s)


async def test_a_sync_under_way_records_nothing_of_a_part_file_dropped_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowDisk(monkeypatch)
    store, file = await stored(tmp_path)
    recorder, part = recorder_of(store, 0.001), await PartFile.create(tmp_path / "a.part")
    await part.write(0, b"old version")  # first: what is recorded of an empty file is no matter
    recorder.add(file, part)
    await slow.is_syncing.wait()
    recording = recorder._tasks[part.device]
    recorder.drop(file)
    slow.may_go_on.set()
    await asyncio.wait([recording])  # it ends by itself: there is nothing left to record
    await recorder.close()
    await part.close()
    assert file.done is None
    assert (await store.load())[1][0].done is None
    await store.close()


async def test_the_last_bytes_are_recorded_when_a_file_is_removed(tmp_path: Path) -> None:
    store, file = await stored(tmp_path)
    recorder, part = recorder_of(store, 60), await PartFile.create(tmp_path / "a.part")
    recorder.add(file, part)
    await part.write(5, b"bytes")
    await recorder.remove(file)
    await recorder.close()
    await part.close()
    assert (await store.load())[1][0].done == RangeSet([(5, 10)])
    await store.close()


async def test_a_flush_records_at_once_and_goes_on(tmp_path: Path) -> None:
    store, file = await stored(tmp_path)
    recorder, part = recorder_of(store, 60), await PartFile.create(tmp_path / "a.part")
    recorder.add(file, part)
    for start in (0, 5):
        await part.write(start, b"bytes")
        await recorder.flush()
        assert (await store.load())[1][0].done == RangeSet([(0, start + 5)])
    await recorder.close()
    await part.close()
    await store.close()


async def test_the_last_bytes_are_recorded_when_all_is_closed(tmp_path: Path) -> None:
    store, file = await stored(tmp_path)
    recorder, part = recorder_of(store, 60), await PartFile.create(tmp_path / "a.part")
    recorder.add(file, part)
    await part.write(0, b"bytes")
    await recorder.close()
    await part.close()
    assert (await store.load())[1][0].done == RangeSet([(0, 5)])
    await store.close()


async def test_nothing_is_recorded_of_a_part_file_that_is_still_to_be_compared(
    tmp_path: Path,
) -> None:
    store, file = await stored(tmp_path)
    recorder, part = recorder_of(store, 60), await PartFile.create(tmp_path / "a.part")
    await part.write(0, b"whose bytes?")
    part.unproven, part.is_meddled = part.written.copy(), True
    recorder.add(file, part)
    await recorder.remove(file)
    assert (await store.load())[1][0].done is None
    part.note_proven(12)
    recorder.add(file, part)
    await recorder.remove(file)
    assert (await store.load())[1][0].done == RangeSet([(0, 12)])
    await recorder.close()
    await part.close()
    await store.close()


async def test_bytes_written_while_others_go_to_the_disk_wait_for_the_next_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowDisk(monkeypatch)
    store, file = await stored(tmp_path)
    recorder, part = recorder_of(store, 60), await PartFile.create(tmp_path / "a.part")
    recorder.add(file, part)
    await part.write(0, b"synced")
    async with asyncio.TaskGroup() as group:
        group.create_task(recorder.remove(file))
        await slow.is_syncing.wait()
        await part.write(6, b"not yet")
        slow.may_go_on.set()
    assert part.written == RangeSet([(0, 13)])
    assert file.done == RangeSet([(0, 6)])
    assert (await store.load())[1][0].done == RangeSet([(0, 6)])
    await recorder.close()
    await part.close()
    await store.close()


async def test_bytes_are_recorded_together_with_the_file_they_are_in(tmp_path: Path) -> None:
    store, file = await stored(tmp_path)
    recorder, part = recorder_of(store, 60), await PartFile.create(tmp_path / "a.part")
    recorder.add(file, part)
    await part.write(0, b"bytes")
    await recorder.remove(file)
    (loaded,) = (await store.load())[1]
    assert (loaded.done, loaded.identity) == (RangeSet([(0, 5)]), part.identity)
    await recorder.close()
    await part.close()
    await store.close()


async def test_no_bytes_are_recorded_before_the_file_they_are_in(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    expect_log: Callable[[str], None],
) -> None:
    async def fails(**_: object) -> NoReturn:
        raise StoreError("the disk of the list is full")

    expect_log("progress not recorded: the disk of the list is full")
    store, file = await stored(tmp_path)
    recorder, part = recorder_of(store, 60), await PartFile.create(tmp_path / "a.part")
    recorder.add(file, part)
    await part.write(0, b"bytes")
    with monkeypatch.context() as patch:
        patch.setattr(store, "save", fails)
        await recorder.remove(file)
    (loaded,) = (await store.load())[1]
    assert (loaded.done, loaded.identity) == (None, None)
    await recorder.close()
    await part.close()
    await store.close()


async def test_a_file_that_is_not_periodic_is_recorded_at_its_end_only(tmp_path: Path) -> None:
    store = await JobStore.open(tmp_path / "profile")
    job = JobRecord(uuid4(), 1, "a", "u", 1.0, 1.0)
    names = ("quiet", "other")
    quiet, other = (
        FileRecord(store.new_file_id(), job.id, i, f"http://h/{n}", str(tmp_path / n))
        for i, n in enumerate(names)
    )
    await store.save([job], [quiet, other])
    recorder = recorder_of(store, 0.001)
    parts = [await PartFile.create(tmp_path / f"{name}.part") for name in names]
    recorder.add(quiet, parts[0], is_periodic=False)
    recorder.add(other, parts[1])
    for part in parts:
        await part.write(0, b"bytes")
    async with asyncio.timeout(5):
        while other.done is None:  # noqa: ASYNC110 - the recorder sets no event
            await asyncio.sleep(0)
    assert quiet.done is None
    await recorder.remove(quiet)
    await recorder.close()
    for part in parts:
        await part.close()
    assert [file.done for file in (await store.load())[1]] == [RangeSet([(0, 5)])] * 2
    await store.close()


@pytest.mark.parametrize(("taken_s", "pause"), [(0.0, 1.0), (0.25, 0.75), (1.0, 0.0), (9.0, 0.0)])
def test_the_time_a_record_takes_is_part_of_the_second_between_two(
    taken_s: float, pause: float
) -> None:
    assert pause_s(1.0, taken_s) == pause


async def test_a_disk_that_is_stuck_keeps_no_progress_on_another_from_being_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk_b = StuckDisk(monkeypatch)
    store = await JobStore.open(tmp_path / "profile")
    job = JobRecord(uuid4(), 1, "a", "u", 1.0, 1.0)
    stuck, other = (
        FileRecord(store.new_file_id(), job.id, i, f"http://h/{n}", str(tmp_path / n))
        for i, n in enumerate(("stuck", "other"))
    )
    await store.save([job], [stuck, other])
    recorder = recorder_of(store, 0.001)
    parts = [await PartFile.create(tmp_path / f"{name}.part") for name in ("stuck", "other")]
    for file, part in zip((stuck, other), parts, strict=True):
        await part.write(0, b"begun")
        recorder.add(file, part)
    disk_b.is_stuck = True
    writes = [tasks.spawn("write", parts[0].write(5 * n, b"bytes")) for n in range(1, 20)]
    for _ in range(8):  # as many as there are threads for one disk, sync included
        await asyncio.to_thread(disk_b.asked.acquire, timeout=10)
    for n in range(1, 4):
        await parts[1].write(5 * n, b"bytes")
        async with asyncio.timeout(5):
            while other.done != RangeSet([(0, 5 * n + 5)]):  # noqa: ASYNC110 - no event tells
                await asyncio.sleep(0)
    assert not any(write.done() for write in writes)
    closing = tasks.spawn("close", recorder.close())
    await parts[1].write(20, b"last")
    await asyncio.sleep(0)
    assert not closing.done()
    disk_b.may_go_on.set()
    await asyncio.gather(*writes, closing)
    assert stuck.done is not None
    for part in parts:
        await part.close()
    await store.close()
