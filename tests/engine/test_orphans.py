"""Unfinished files without a job: shown, and continued with a link and proof."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from bitsgui.bits.errors import Hresult, InvalidArgumentError
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState, Principal
from bitsgui.desktop.quarantine import OriginMarker
from bitsgui.engine import orphans
from bitsgui.engine.manager import open_manager
from bitsgui.storage import JobStore
from tests.servers.pattern import check_file, pattern
from tests.servers.script import Fault, Script

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


async def test_a_part_file_longer_than_the_servers_file_is_never_cut(manager, folder, scripted):
    url = scripted.script("/file.bin", replace(HONEST, size=1_950_000))
    part = leave(folder, pattern(4, 0, 2_000_000))
    job = await go_on(manager, url, part)
    view = await manager.job_view(job)
    assert view.error is not None
    assert view.error.code == Hresult.BG_E_REMOTE_FILE_CHANGED
    assert part.read_bytes() == pattern(4, 0, 2_000_000)
    assert list(folder.iterdir()) == [part]


async def test_the_part_file_of_a_download_in_the_list_is_not_given_to_another(
    manager, folder, scripted
):
    url = scripted.script("/file.bin", replace(HONEST, fault=(Fault("stall", at=900_000),)))
    (added,) = await manager.add(AddRequest(links=(LinkRequest(url),), folder=str(folder)))
    await manager.wait([added.job_id], lambda view: view.bytes_transferred > 0)
    await (await manager.get_job(added.job_id)).suspend()
    (part,) = folder.iterdir()
    request = AddRequest(links=(LinkRequest(url, part=str(part)),), folder=str(folder))
    with pytest.raises(InvalidArgumentError, match="belongs to another download"):
        await manager.add(request)
    assert [view.id for view in await manager.views()] == [added.job_id]


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


NAMED_LIKE_A_PART = "x.abcdef01.part"


@pytest.mark.parametrize("hint", ["header", "address"])
async def test_a_finished_file_that_is_named_like_a_part_file_is_no_orphan(
    manager, folder, scripted, hint
):
    is_header = hint == "header"
    disposition = f'attachment; filename="{NAMED_LIKE_A_PART}"' if is_header else None
    script = Script(size=9_000, seed=4, disposition=disposition, content_type="application/zip")
    url = scripted.script("/get" if is_header else f"/{NAMED_LIKE_A_PART}", script)
    for _ in range(2):
        (added,) = await manager.add(AddRequest(links=(LinkRequest(url),), folder=str(folder)))
        await manager.wait([added.job_id], lambda view: view.state is JobState.ERROR)
    assert {path.name for path in folder.iterdir()} == {
        NAMED_LIKE_A_PART,
        "x.abcdef01 (1).part",
    }
    check_file(folder / NAMED_LIKE_A_PART, 4, 9_000)
    assert await manager.orphans() == []


async def test_a_part_file_of_a_file_named_like_one_is_found_under_that_name(
    manager, folder, scripted
):
    url = scripted.script("/other.bin", HONEST)
    await manager.add(AddRequest(links=(LinkRequest(url),), folder=str(folder), start=False))
    (folder / f"{NAMED_LIKE_A_PART}.0123abcd.part").write_bytes(b"x")
    (orphan,) = await manager.orphans()
    assert orphan.name == NAMED_LIKE_A_PART


def test_what_is_finished_while_it_is_looked_for_is_no_orphan(folder, monkeypatch):
    leave(folder, b"x" * 10)
    assert [orphan.name for orphan in orphans.find([str(folder)])] == ["file.bin"]
    with os.scandir(folder) as entries:
        seen = list(entries)
    (folder / PART).unlink()
    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", lambda _: seen)
        assert orphans.find([str(folder)]) == []


def test_what_was_found_and_then_finished_is_no_orphan(folder):
    part = leave(folder, b"x" * 10)
    found = orphans.find([str(folder)])
    part.rename(folder / "file.bin")
    assert orphans.still_there(found) == []
