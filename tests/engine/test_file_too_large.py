"""A file that is larger than its disk's format allows is refused before a byte of it is kept."""

import errno
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState
from bitsgui.engine.part_file import PartFile
from tests.conformance.world import BIG, World
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

LIMIT = 1_500_000


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    async with World.open(server, tmp_path, "app") as world:
        yield world


@pytest.fixture(autouse=True)
def small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Linux answer as it does on FAT, with a limit that is not 4 GiB."""
    real = os.lseek

    def lseek(fd: int, place: int, whence: int) -> int:
        if place > LIMIT:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        return real(fd, place, whence)

    monkeypatch.setattr(os, "lseek", lseek)


async def test_it_is_refused_at_once_and_nothing_is_left(world: World):
    job = await world.run(await world.new_job(Script(size=BIG)), JobState.ERROR)
    assert job.get_error().code == Hresult.ERROR_FILE_TOO_LARGE
    assert (await world.manager.job_view(job.id)).bytes_transferred == 0
    assert list(world.folder.iterdir()) == []


async def test_so_is_a_local_one(world: World, tmp_path: Path):
    source = tmp_path / "source.bin"
    source.write_bytes(bytes(BIG))
    job = await world.manager.create_job("job")
    await job.add_file(source.as_uri(), world.place())
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == Hresult.ERROR_FILE_TOO_LARGE
    assert list(world.folder.iterdir()) == []


@pytest.mark.parametrize("size", [LIMIT, None])
async def test_what_fits_or_may_fit_is_made(tmp_path: Path, size: int | None):
    part = await PartFile.create(tmp_path / "a.part", size)
    await part.write(0, b"first")
    await part.close()
    assert (tmp_path / "a.part").read_bytes() == b"first"
