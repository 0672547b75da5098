"""Unfinished files without a job: shown, and continued with a link and proof."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from bitsgui.bits.errors import Hresult, InvalidArgumentError, TransferError
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState, Principal
from bitsgui.bits.validators import Validator
from bitsgui.desktop.quarantine import OriginMarker
from bitsgui.engine import orphans, part_note
from bitsgui.engine.fingerprint import Fingerprint, step_for
from bitsgui.engine.manager import open_manager
from bitsgui.engine.part_file import PartFile
from bitsgui.engine.part_note import PartNote
from bitsgui.storage import JobStore
from tests.servers.pattern import check_file, pattern
from tests.servers.script import Fault, Script

SIZE = 3_000_000
PART = "file.bin.0123abcd.part"
HONEST = Script(size=SIZE, seed=4, etag='"4"', accept_ranges="bytes")
LARGE = replace(HONEST, size=8_000_000, rate=8_000_000)


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


def leave(folder: Path, content: bytes, *, etag: str | None = '"4"') -> Path:
    """Make what this program leaves behind: a part file that says what it holds."""
    part = folder / PART
    done = RangeSet([(0, len(content))])
    with part.open("w+b") as file:
        file.write(content)
        file.flush()
        found = Fingerprint(step_for(SIZE)).grow(file.fileno(), done)
        part_note.write(file.fileno(), PartNote(done, Validator(etag, None, None), found))
    return part


async def go_on(manager, url: str, part: Path, **link):
    request = AddRequest(links=(LinkRequest(url, part=str(part), **link),), folder=str(part.parent))
    (added,) = await manager.add(request)
    await manager.wait([added.job_id], lambda view: view.state is JobState.ERROR)
    return added.job_id


async def refused(manager, url: str, part, words: str) -> None:
    """See that nothing is taken of a part file, and nothing done to it."""
    before = part.read_bytes()
    with pytest.raises(InvalidArgumentError, match=words):
        await go_on(manager, url, part)
    assert part.read_bytes() == before
    assert list(part.parent.iterdir()) == [part]
    assert await manager.views() == []


@pytest.mark.parametrize("have", [100_000, 2_500_000, SIZE])
async def test_a_part_file_is_continued_behind_what_it_holds(manager, folder, scripted, have):
    url = scripted.script("/file.bin", HONEST)
    await go_on(manager, url, leave(folder, pattern(4, 0, have)))
    check_file(folder / "file.bin", 4, SIZE)
    assert [path.name for path in folder.iterdir()] == ["file.bin"]
    assert scripted.bytes_sent("/file.bin") < SIZE - have + 600_000


async def lose(manager, folder, url: str) -> Path:
    """Return what a download in segments leaves once it is not in the list any more."""
    request = AddRequest(links=(LinkRequest(url),), folder=str(folder))
    (added,) = await manager.add(request)
    await manager.wait([added.job_id], lambda view: view.bytes_transferred > 2_000_000)
    await (await manager.get_job(added.job_id)).suspend()
    (part,) = folder.iterdir()
    lost = part.rename(folder / PART)
    await (await manager.get_job(added.job_id)).cancel()
    return lost


@pytest.fixture
def halting(scripted) -> str:
    """Return a link that stands still in two segments of several."""
    faults = (Fault("stall", at=300_001, when=0), Fault("stall", at=200_003, when=2))
    return scripted.script("/file.bin", replace(LARGE, fault=faults))


async def test_a_list_that_is_lost_takes_nothing_of_a_part_file_with_it(
    manager, folder, scripted, halting
):
    part = await lose(manager, folder, halting)
    there = sum(end - start for start, end in data_runs(part))
    assert 2_000_000 < there < LARGE.size
    url, told = scripted.script("/again/file.bin", LARGE), []
    manager.subscribe_notices(told.append)
    await go_on(manager, url, part)
    check_file(folder / "file.bin", 4, LARGE.size)
    assert scripted.bytes_sent("/again/file.bin") < LARGE.size - there + 1_500_000
    assert os.listxattr(folder / "file.bin") == ["user.xdg.origin.url"]
    assert told == []  # nothing was left to chance


def data_runs(path: Path) -> RangeSet:
    with path.open("rb") as file:
        runs, size = RangeSet([(0, path.stat().st_size)]), path.stat().st_size
        for hole in holes_of(file.fileno(), size):
            runs.remove(*hole)
        return runs


def holes_of(fd: int, size: int) -> list[tuple[int, int]]:
    found, at = [], os.lseek(fd, 0, os.SEEK_HOLE)
    while at < size:
        end = os.lseek(fd, at, os.SEEK_DATA)
        found.append((at, end))
        at = os.lseek(fd, end, os.SEEK_HOLE)
    return found


async def test_holes_that_became_zeros_are_never_taken_for_content(
    manager, folder, tmp_path, scripted, halting
):
    part = await lose(manager, folder, halting)
    content = part.read_bytes()
    part.unlink()
    part.write_bytes(content)  # as a copy does that knows no holes
    url = scripted.script("/file.bin", LARGE)
    await refused(manager, url, part, "which bytes of .* Give the checksum of the whole file")
    elsewhere = part.rename(tmp_path / PART)
    with pytest.raises(InvalidArgumentError, match="which bytes of"):
        await manager.add(AddRequest((LinkRequest(url, part=str(elsewhere)),), str(folder)))
    elsewhere.rename(part)
    right = hashlib.sha256(pattern(4, 0, LARGE.size)).hexdigest()
    await go_on(manager, url, part, checksum=f"sha-256={right}")
    check_file(folder / "file.bin", 4, LARGE.size)
    assert [path.name for path in folder.iterdir()] == ["file.bin"]


async def test_a_small_part_file_that_says_nothing_is_compared_as_a_whole(
    manager, folder, scripted
):
    url = scripted.script("/file.bin", HONEST)
    part = folder / PART
    part.write_bytes(pattern(4, 0, 900_000))
    told = []
    manager.subscribe_notices(told.append)
    await go_on(manager, url, part)
    check_file(folder / "file.bin", 4, SIZE)
    assert told == []


async def test_a_part_file_that_was_written_to_later_says_nothing(manager, folder, scripted):
    part = leave(folder, pattern(4, 0, 2_500_000))
    with part.open("r+b") as file:
        file.seek(1_000_000)
        file.write(b"XX")
    os.utime(part, ns=(0, part.stat().st_mtime_ns + 60 * 10**9))
    await refused(manager, scripted.script("/file.bin", HONEST), part, "which bytes of")


async def test_a_part_file_that_was_cut_says_nothing(manager, folder, scripted):
    part = leave(folder, pattern(4, 0, 2_500_000))
    before = part.stat()
    os.truncate(part, 2_000_000)
    os.utime(part, ns=(before.st_atime_ns, before.st_mtime_ns))
    await refused(manager, scripted.script("/file.bin", HONEST), part, "which bytes of")


async def test_another_version_that_looks_the_same_is_not_taken_silently(manager, folder, scripted):
    part = leave(folder, pattern(4, 0, 2_500_000), etag='"an older one"')
    told = []
    manager.subscribe_notices(told.append)
    await go_on(manager, scripted.script("/file.bin", HONEST), part)
    check_file(folder / "file.bin", 4, SIZE)
    (words,) = told
    assert "of the 2500000 bytes" in words
    assert "Only the checksum of the whole file would prove the others." in words


@pytest.mark.parametrize("is_linked", [False, True])
async def test_the_part_file_of_a_download_in_the_list_is_not_given_to_another(
    manager, folder, scripted, is_linked
):
    url = scripted.script("/file.bin", replace(HONEST, fault=(Fault("stall", at=900_000),)))
    (added,) = await manager.add(AddRequest(links=(LinkRequest(url),), folder=str(folder)))
    await manager.wait([added.job_id], lambda view: view.bytes_transferred > 0)
    await (await manager.get_job(added.job_id)).suspend()
    (part,) = folder.iterdir()
    if is_linked:
        way = folder.with_name("way")
        way.symlink_to(folder)
        part = way / part.name
    request = AddRequest(links=(LinkRequest(url, part=str(part)),), folder=str(folder))
    with pytest.raises(InvalidArgumentError, match="belongs to another download"):
        await manager.add(request)
    assert [view.id for view in await manager.views()] == [added.job_id]


async def test_a_part_file_longer_than_the_servers_file_is_never_cut(manager, folder, scripted):
    url = scripted.script("/file.bin", replace(HONEST, size=1_950_000))
    part = leave(folder, pattern(4, 0, 2_000_000))
    await refused(manager, url, part, "not the beginning")


@pytest.mark.parametrize("span", [(0, 11), (700_000, 700_002), (899_990, 900_000)])
async def test_other_content_is_refused_and_stays_as_it_was(manager, folder, scripted, span):
    content = bytearray(pattern(4, 0, 900_000))
    content[slice(*span)] = pattern(9, *span)
    part = folder / PART
    part.write_bytes(content)
    await refused(manager, scripted.script("/file.bin", HONEST), part, "not the beginning")


async def test_without_ranges_nothing_is_taken(manager, folder, scripted):
    url = scripted.script("/file.bin", Script(size=SIZE, seed=4, range_mode="ignore"))
    await refused(manager, url, leave(folder, pattern(4, 0, 500_000)), "does not send parts")


async def list_folder(manager, folder, url: str) -> None:
    """Have the list know a folder."""
    await manager.add(AddRequest(links=(LinkRequest(url),), folder=str(folder), start=False))


async def test_part_files_without_a_job_are_found_in_known_folders(manager, folder, scripted):
    await list_folder(manager, folder, scripted.script("/other.bin", HONEST))
    part = leave(folder, b"x" * 10)
    (orphan,) = await manager.orphans()
    assert (orphan.path, orphan.name, orphan.size) == (str(part), "file.bin", 10)
    assert not orphan.needs_checksum


async def test_a_link_to_a_folder_makes_no_orphans_of_what_is_in_the_list(
    tmp_path, manager, folder, scripted
):
    job, part = await begin(manager, folder, scripted.script("/file.bin", LARGE))
    await job.suspend()
    (tmp_path / "link").symlink_to(folder)
    await manager.change_settings(download_folder=str(tmp_path / "link"))
    assert await manager.orphans() == []
    lost = folder / "lost.bin.4567abcd.part"
    lost.write_bytes(b"lost")
    assert [orphan.name for orphan in await manager.orphans()] == ["lost.bin"]
    assert part.exists()


@pytest.mark.parametrize("kind", ["origin", "large", "empty"])
async def test_a_file_that_is_only_named_like_a_part_file_is_no_orphan(
    manager, folder, scripted, kind
):
    """One of another program says where it came from, or was not written by us in one go."""
    await list_folder(manager, folder, scripted.script("/other.bin", HONEST))
    part = folder / PART
    part.write_bytes(b"" if kind == "empty" else b"named by a server, fetched by whoever")
    if kind == "origin":
        os.setxattr(part, "user.xdg.origin.url", b"http://a.example/f.bin.0123abcd.part")
    elif kind == "large":
        os.truncate(part, orphans.WHOLE + 1)
    assert await manager.orphans() == []


async def test_a_large_part_file_that_does_not_say_what_it_holds_needs_a_checksum(
    manager, folder, scripted
):
    await list_folder(manager, folder, scripted.script("/other.bin", HONEST))
    with (folder / PART).open("wb") as file:
        part_note.mark(file.fileno())
        file.truncate(orphans.WHOLE + 1)
    (orphan,) = await manager.orphans()
    assert orphan.needs_checksum
    assert f"its SHA-256 checksum and {orphan.path} as the part" in orphans.notice(orphan)


@pytest.fixture
async def other(tmp_path: Path):
    """Return another list, as another process has it."""
    store = await JobStore.open(tmp_path / "other profile")
    manager = await open_manager(store, principal=Principal("u"), platform=OriginMarker())
    yield manager
    await manager.close()
    await store.close()


async def begin(manager, folder, url: str):
    """Begin a download that halts; return its job and its part file."""
    (added,) = await manager.add(AddRequest(links=(LinkRequest(url),), folder=str(folder)))
    await manager.wait([added.job_id], lambda view: view.bytes_transferred > 2_000_000)
    (part,) = folder.iterdir()
    return await manager.get_job(added.job_id), part


async def test_what_another_process_downloads_is_neither_shown_nor_taken(
    manager, other, folder, scripted, halting
):
    job, part = await begin(manager, folder, halting)
    await list_folder(other, folder, scripted.script("/other.bin", HONEST))
    assert await other.orphans() == []
    with pytest.raises(InvalidArgumentError, match="still writing"):
        await go_on(other, halting, part)
    await job.cancel()


async def test_what_another_process_paused_goes_over_to_one_that_takes_it(
    manager, other, folder, scripted, halting
):
    job, part = await begin(manager, folder, halting)
    await job.suspend()
    (orphan_of_other,) = await paused_ones(other, folder, scripted)
    url = scripted.script("/again/file.bin", LARGE)
    request = AddRequest(
        (LinkRequest(url, name="b.bin", part=orphan_of_other),), str(folder), start=False
    )
    (added,) = await other.add(request)
    assert not part.exists()
    scripted.script("/file.bin", replace(LARGE, seed=5, etag='"5"', rate=0))
    await job.resume()
    await manager.wait([job.id], lambda view: view.state is JobState.ERROR)
    await (await other.get_job(added.job_id)).resume()
    await other.wait([added.job_id], lambda view: view.state is JobState.ERROR)
    check_file(folder / "file.bin", 5, LARGE.size)
    check_file(folder / "b.bin", 4, LARGE.size)


async def paused_ones(manager, folder, scripted) -> list[str]:
    await list_folder(manager, folder, scripted.script("/other.bin", HONEST))
    return [orphan.path for orphan in await manager.orphans()]


async def test_a_part_file_is_written_by_one_at_a_time(folder):
    part = await PartFile.create(folder / PART)
    await part.write(0, b"x" * 10)
    done = await part.sync()
    with pytest.raises(TransferError, match="another download writes to it") as raised:
        await PartFile.reopen(folder / PART, done)
    assert raised.value.code == Hresult.ERROR_SHARING_VIOLATION
    await part.close()
    again = await PartFile.reopen(folder / PART, done)
    assert again is not None
    await again.close()


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
    leave(folder, b"x").rename(folder / f"{NAMED_LIKE_A_PART}.0123abcd.part")
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
