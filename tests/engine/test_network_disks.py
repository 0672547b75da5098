"""A disk of the network that is lost for a while makes a job wait, and its bytes count on."""

import asyncio
import errno
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.types import JobState
from bitsgui.engine import in_place, mounts, outcomes
from bitsgui.engine.part_file import PartFile
from tests.conformance.world import BIG, World
from tests.servers import pattern
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

DONE = (JobState.TRANSFERRED, JobState.ACKNOWLEDGED)
LOCAL = "25 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"


def mounted(point: Path | str, kind: str) -> str:
    place = str(point).replace(" ", "\\040")
    return f"90 25 0:52 / {place} rw,nosuid - {kind} somewhere:/there rw,user_id=0\n"


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    async with World.open(server, tmp_path, "app", retry_delay_s=0.05) as world:
        yield world


@pytest.fixture
def tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], object]:
    """Return what has the system tell of these mounts."""
    monkeypatch.setattr(mounts, "MOUNTS", tmp_path / "mountinfo")
    return mounts.MOUNTS.write_text


class Way:
    """The way to the disk, which may be lost."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
        self.is_lost, self._number, self._real = True, number, os.pwrite
        monkeypatch.setattr(os, "pwrite", self._write)

    def _write(self, fd: int, view: memoryview | bytes, offset: int) -> int:
        if self.is_lost and offset > BIG // 2:
            raise OSError(self._number, os.strerror(self._number))
        return self._real(fd, view, offset)


@pytest.mark.parametrize("number", [errno.ENOTCONN, errno.EHOSTDOWN, errno.EIO])
async def test_the_job_waits_and_goes_on_by_itself(
    world: World,
    tell: Callable[[str], object],
    monkeypatch: pytest.MonkeyPatch,
    number: int,
):
    tell(LOCAL + mounted(world.folder, "fuse.sshfs"))
    way = Way(monkeypatch, number)
    job = await world.run(await world.new_job(Script(size=BIG)), JobState.TRANSIENT_ERROR)
    assert job.get_error().code == Hresult.ERROR_NOT_READY
    way.is_lost = False
    await world.reach(job, *DONE)
    (file,) = world.folder.iterdir()
    pattern.check_file(file, Script().seed, BIG)


@pytest.mark.parametrize("call", ["stat", "open"])
async def test_it_waits_on_while_the_way_is_still_lost(
    world: World,
    tell: Callable[[str], object],
    monkeypatch: pytest.MonkeyPatch,
    call: str,
):
    tell(LOCAL + mounted(world.folder, "fuse.sshfs"))
    monkeypatch.setattr(outcomes, "CONDITION_RECHECK_S", 0.2)
    way = Way(monkeypatch, errno.EIO)
    job = await world.run(await world.new_job(Script(size=BIG)), JobState.TRANSIENT_ERROR)
    looked, real = asyncio.Semaphore(0), getattr(os, call)
    loop = asyncio.get_running_loop()

    def look(place: Any, *args: Any, **kwargs: Any) -> Any:
        is_there = isinstance(place, Path | str) and str(place).startswith(str(world.folder))
        if way.is_lost and is_there:
            loop.call_soon_threadsafe(looked.release)
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(place))
        return real(place, *args, **kwargs)

    monkeypatch.setattr(os, call, look)
    for _ in range(3):
        async with asyncio.timeout(10):
            await looked.acquire()
    await world.reach(job, JobState.TRANSIENT_ERROR)
    assert job.get_error().code == Hresult.ERROR_NOT_READY
    way.is_lost = False
    await world.reach(job, *DONE)
    (file,) = world.folder.iterdir()
    pattern.check_file(file, Script().seed, BIG)


async def test_a_sync_says_so_where_not_even_the_name_can_be_looked_at(
    tell: Callable[[str], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    tell(LOCAL + mounted(tmp_path, "nfs4"))
    part = await PartFile.create(tmp_path / "a.part")
    await part.write(0, b"content")

    def lost(*_: Any, **__: Any) -> Any:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(in_place, "_is_at", lambda *_: False)
        patch.setattr(in_place, "check_in_place", lost)
        with pytest.raises(TransferError) as caught:
            await part.sync()
    assert caught.value.code == Hresult.ERROR_NOT_READY
    await part.close()


async def test_a_disk_of_this_computer_that_fails_is_an_error(
    world: World, tell: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
):
    tell(LOCAL + mounted("/elsewhere", "nfs4"))
    Way(monkeypatch, errno.EIO)
    job = await world.run(await world.new_job(Script(size=BIG)), JobState.ERROR)
    assert job.get_error().code == Hresult.ERROR_WRITE_FAULT


@pytest.mark.parametrize(
    ("told", "is_remote"),
    [
        (mounted("/net", "nfs4"), True),
        (mounted("/net", "cifs"), True),
        (mounted("/net/my files", "fuse.sshfs"), True),
        (mounted("/net", "fuse.rclone"), True),
        (mounted("/net", "fuseblk"), False),
        (mounted("/net", "fuse.gocryptfs"), False),
        (mounted("/net", "ext4"), False),
        (mounted("/ne", "nfs4"), False),
        (mounted("/net/my files/deeper", "nfs4"), False),
        (mounted("/net", "nfs4") + mounted("/net/my files", "vfat"), False),
        (mounted("/net", "vfat") + mounted("/net", "nfs4"), True),
        ("", False),
    ],
)
def test_the_nearest_mount_says_where_a_file_is(
    tell: Callable[[str], object], told: str, is_remote: bool
):
    tell(LOCAL + told)
    assert mounts.is_remote("/net/my files/a.bin") is is_remote


def test_where_no_mounts_are_told_of_all_disks_are_of_this_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(mounts, "MOUNTS", tmp_path / "none")
    assert not mounts.is_remote("/net/a.bin")
