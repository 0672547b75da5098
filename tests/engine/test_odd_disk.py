"""Disks whose drivers answer EPERM to what they cannot do, as some for FAT in user space."""

import errno
import os
from pathlib import Path
from typing import Any, Never

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState
from bitsgui.engine import disk
from tests.conformance.world import BIG, World
from tests.servers.pattern import check_file
from tests.servers.script import Script


@pytest.fixture
def settings() -> dict[str, Any]:
    return {"auto_complete": False, "segments": 1}


def not_permitted(*_: object, **__: object) -> Never:
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


async def test_a_write_that_is_not_permitted_is_no_matter_of_rights(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    write = disk.write_at

    def refuse_the_rest(fd: int, view: memoryview | bytes, offset: int) -> None:
        if offset:
            not_permitted()
        write(fd, view[:100_000], offset)
        if len(view) > 100_000:
            not_permitted()

    job = await world.new_job(Script(size=BIG))
    with monkeypatch.context() as patch:
        patch.setattr(disk, "write_at", refuse_the_rest)
        await world.run(job, JobState.ERROR)
    assert job.get_error().code == Hresult.ERROR_WRITE_FAULT
    await world.run(job)
    await job.complete()
    (file,) = job.enum_files()
    check_file(Path(file.local_name), 1, BIG)


async def test_a_file_that_may_not_be_written_is_a_matter_of_rights(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    job = await world.new_job(Script(size=BIG))
    with monkeypatch.context() as patch:
        patch.setattr(disk, "open_part", not_permitted)
        await world.run(job, JobState.ERROR)
    assert job.get_error().code == Hresult.E_ACCESSDENIED


async def test_a_file_gets_its_name_time_and_origin_as_far_as_the_driver_can(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(disk, "_exclusive_rename", lambda *_: errno.EPERM)
    for name in ("link", "utime", "setxattr", "removexattr", "chmod"):
        monkeypatch.setattr(os, name, not_permitted)
    job = await world.manager.create_job("twice")
    for _ in range(2):
        await job.add_file(world.serve(Script(size=BIG), "same.bin"), str(world.folder))
    await world.run(job)
    assert await job.complete() == Hresult.S_OK
    names = sorted(path.name for path in world.folder.iterdir())
    assert names == ["same (1).bin", "same.bin"]
    for name in names:
        check_file(world.folder / name, 1, BIG)


def test_a_large_block_is_written_in_calls_for_which_the_kernel_needs_no_large_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, sizes = os.pwrite, list[int]()

    def told(fd: int, data: memoryview, offset: int) -> int:
        sizes.append(len(data))
        return write(fd, data, offset)

    monkeypatch.setattr(os, "pwrite", told)
    content = os.urandom(3 * disk.WRITE_AT_ONCE + 7)
    with (tmp_path / "large").open("wb") as file:
        disk.write_at(file.fileno(), content, 5)
    assert (tmp_path / "large").read_bytes() == bytes(5) + content
    assert max(sizes) <= disk.WRITE_AT_ONCE
