"""Another disk, which does not answer any more, below the part files of some names."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.types import JobState
from bitsgui.engine import disk, dispatch, hung, multi, stuck_disks, tasks
from bitsgui.engine.calls import StuckDiskError
from bitsgui.engine.job import EngineJob
from bitsgui.engine.part_file import PartFile
from tests.conformance.world import World

PATIENCE_S = 30
"""A test that lets nothing go on comes to its end too, in seconds."""


class StuckDisk:
    """A disk on which all files called ``stuck`` are.

    ``asked`` counts the calls it kept, ``held`` is how many it keeps now.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked, self.may_go_on, self.is_stuck = threading.Semaphore(0), threading.Event(), False
        self.held = 0
        monkeypatch.setattr(PartFile, "device", property(_device))
        for name in ("identity_at", "sync_data", "write_at", "remove", "rename_new"):
            monkeypatch.setattr(disk, name, self._held(getattr(disk, name)))

    def _held(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(file: int | Path, *args: Any) -> Any:
            path = file if isinstance(file, Path) else Path(f"/proc/self/fd/{file}").readlink()
            if self.is_stuck and _is_on_it(path):
                self.held += 1
                self.asked.release()
                self.may_go_on.wait(PATIENCE_S)
                self.held -= 1
            return real(file, *args)

        return call

    def answer(self) -> None:
        """Let all calls go on, those to come too."""
        self.is_stuck = False
        self.may_go_on.set()


def lose_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a disk that keeps a call for a moment for one that does not answer."""
    monkeypatch.setattr(hung, "HUNG_S", 0.05)
    monkeypatch.setattr(multi, "ALONE_TICK_S", 0.05)
    monkeypatch.setattr(dispatch, "PAUSE_S", 0.05)
    monkeypatch.setattr(stuck_disks, "LOOK_S", 0.05)
    monkeypatch.setattr(stuck_disks, "STUCK_S", 0.05)
    monkeypatch.setattr(tasks, "_FIRST_LOOK_S", 0.05)
    monkeypatch.setattr(tasks, "_DISK_PATIENCE_S", 0.05)


async def complete(world: World, job: EngineJob) -> None:
    """Complete a job whose disk answers, which when it is busy may be taken for one that does not.

    It goes on by itself then, as whoever completes it is told.
    """
    with suppress(StuckDiskError):
        await job.complete()
    await world.reach(job, JobState.ACKNOWLEDGED)


def _is_on_it(path: Path) -> bool:
    return path.name.startswith("stuck")


def _device(part: PartFile) -> int:
    return part.identity[0] + _is_on_it(part.path)
