"""Unfinished files without a job: shown, and continued with a link and proof."""

import os
from pathlib import Path

import pytest

from bitsgui.bits.errors import InvalidArgumentError
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState, Principal
from bitsgui.desktop.quarantine import OriginMarker
from bitsgui.engine.manager import open_manager
from bitsgui.storage import JobStore
from tests.servers.pattern import check_file, pattern
from tests.servers.script import Script

SIZE = 3_000_000
PART = "file.bin.0123abcd.part"
HONEST = Script(size=SIZE, seed=4, etag='"4"', accept_ranges="bytes")


@pytest.fixture
async def manager(tmp_path: Path):
    store = await JobStore.open(tmp_path / "profile")
    manager = await open_manager(store, principal=Principal("u"), platform=OriginMarker())
    yield manager
    await manager.close()
    await store.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def leave(folder: Path, content: bytes, *, sparse_to: int = 0) -> Path:
    part = folder / PART
    with part.open("wb") as file:
        file.write(content)
        if sparse_to:
            file.truncate(sparse_to)
            os.fsync(file.fileno())
    return part


async def go_on(manager, url: str, part: Path):
    request = AddRequest(links=(LinkRequest(url, part=str(part)),), folder=str(part.parent))
    (added,) = await manager.add(request)
    await manager.wait([added.job_id], lambda view: view.state is JobState.ERROR)
    return added.job_id


@pytest.mark.parametrize("have", [100_000, 2_500_000, SIZE])
async def test_a_part_file_is_continued_behind_what_it_holds(manager, folder, scripted, have):
    url = scripted.script("/file.bin", HONEST)
    part = leave(folder, pattern(4, 0, have))
    await go_on(manager, url, part)
    check_file(folder / "file.bin", 4, SIZE)
    assert [path.name for path in folder.iterdir()] == ["file.bin"]
    first = scripted.log_of("/file.bin")[0]
    assert first.headers["range"] == f"bytes={have - min(have, 65536)}-"
    assert scripted.bytes_sent("/file.bin") < SIZE - have + 200_000


async def test_what_lies_behind_a_hole_is_not_believed(manager, folder, scripted):
    url = scripted.script("/file.bin", HONEST)
    part = leave(folder, pattern(4, 0, 1_048_576), sparse_to=SIZE)
    await go_on(manager, url, part)
    check_file(folder / "file.bin", 4, SIZE)


async def test_other_content_is_an_error_and_stays_as_it_was(manager, folder, scripted):
    url = scripted.script("/file.bin", HONEST)
    part = leave(folder, pattern(9, 0, 500_000))
    job = await go_on(manager, url, part)
    view = await manager.job_view(job)
    assert view.error is not None
    assert view.error.name == "BG_E_REMOTE_FILE_CHANGED"
    assert part.read_bytes() == pattern(9, 0, 500_000)


async def test_without_ranges_all_of_it_is_compared(manager, folder, scripted):
    url = scripted.script("/file.bin", Script(size=SIZE, seed=4, range_mode="ignore"))
    part = leave(folder, pattern(4, 0, 500_000))
    await go_on(manager, url, part)
    check_file(folder / "file.bin", 4, SIZE)


async def test_part_files_without_a_job_are_found_in_known_folders(manager, folder, scripted):
    url = scripted.script("/other.bin", HONEST)
    await manager.add(AddRequest(links=(LinkRequest(url),), folder=str(folder), start=False))
    part = leave(folder, b"x" * 10)
    (orphan,) = await manager.orphans()
    assert (orphan.path, orphan.name, orphan.size) == (str(part), "file.bin", 10)


@pytest.mark.parametrize("name", ["missing.bin.0123abcd.part", "file.bin"])
async def test_only_part_files_that_are_there_are_taken(manager, folder, scripted, name):
    with pytest.raises(InvalidArgumentError):
        await go_on(manager, scripted.script("/file.bin", HONEST), folder / name)
    assert await manager.views() == []
