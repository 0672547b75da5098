"""Only what is on the disk is recorded, and only for the part file it was written to."""

import asyncio
import threading
from pathlib import Path
from uuid import uuid4

import pytest

from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.records import FileRecord, JobRecord
from bitsgui.engine import disk
from bitsgui.engine.part_file import PartFile
from bitsgui.engine.recorder import Recorder
from bitsgui.storage import JobStore


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


async def test_a_sync_under_way_records_nothing_of_a_part_file_dropped_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowDisk(monkeypatch)
    store = await JobStore.open(tmp_path / "profile")
    job = JobRecord(uuid4(), 1, "a", "u", 1.0, 1.0)
    file = FileRecord(store.new_file_id(), job.id, 0, "http://h/a", str(tmp_path / "a"))
    await store.save([job], [file])
    recorder, part = Recorder(store, 0.001), await PartFile.create(tmp_path / "a.part")
    recorder.add(file, part)
    await part.write(0, b"old version")
    await slow.is_syncing.wait()
    recorder.drop(file)
    slow.may_go_on.set()
    await part.close()  # behind the sync, and what the recorder does with it
    await recorder.close()
    assert file.done is None
    assert (await store.load())[1][0].done is None
    await store.close()


async def test_the_last_bytes_are_recorded_when_a_file_is_removed(tmp_path: Path) -> None:
    store = await JobStore.open(tmp_path / "profile")
    job = JobRecord(uuid4(), 1, "a", "u", 1.0, 1.0)
    file = FileRecord(store.new_file_id(), job.id, 0, "http://h/a", str(tmp_path / "a"))
    await store.save([job], [file])
    recorder, part = Recorder(store, 60), await PartFile.create(tmp_path / "a.part")
    recorder.add(file, part)
    await part.write(5, b"bytes")
    await recorder.remove(file)
    await recorder.close()
    await part.close()
    assert (await store.load())[1][0].done == RangeSet([(5, 10)])
    await store.close()
