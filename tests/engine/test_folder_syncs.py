"""Final names in one folder are brought to the disk together where it takes its time."""

import asyncio
import threading
from pathlib import Path

import pytest

from bitsgui.bits.types import JobState
from bitsgui.engine import disk, folder_syncs
from tests.conformance.world import World


async def test_jobs_that_end_in_one_folder_share_its_syncs(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    jobs = [await world.transferred() for _ in range(4)]
    may_go_on, synced, sync = threading.Event(), list[Path](), disk.sync_folder

    def slow(folder: Path) -> None:
        synced.append(folder)
        if len(synced) == 1:
            may_go_on.wait(10)
        sync(folder)

    monkeypatch.setattr(disk, "sync_folder", slow)
    ends = asyncio.gather(*(job.complete() for job in jobs))
    await world.eventually(lambda: folder_syncs.names._waiting[world.folder] == len(jobs))
    assert synced == [world.folder]
    assert not any(job.state is JobState.ACKNOWLEDGED for job in jobs)
    may_go_on.set()
    await ends
    assert synced == [world.folder] * 2
