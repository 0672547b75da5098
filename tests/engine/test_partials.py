"""Going on with another program's unfinished file: only with proof, and losing nothing."""

import asyncio
import fcntl
import os
import stat
import struct
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits import aria2
from bitsgui.bits.digests import Checksum
from bitsgui.bits.errors import BitsError, StoreError
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState, Principal
from bitsgui.desktop.quarantine import OriginMarker
from bitsgui.engine import partials, proving
from bitsgui.engine.hashing import hash_file
from bitsgui.engine.job import EngineJob
from bitsgui.engine.manager import Manager, open_manager
from bitsgui.engine.zeros import zero_runs
from bitsgui.storage import JobStore
from tests.servers.pattern import check_file, pattern
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

SIZE = 3_000_000
HAVE = 900_000
MORE = 1_200_000
"""So much that not all of it is compared."""
HONEST = Script(size=SIZE, seed=4, etag='"4"')


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[JobStore]:
    store = await JobStore.open(tmp_path / "profile")
    yield store
    await store.close()


@pytest.fixture
async def manager(store: JobStore) -> AsyncIterator[Manager]:
    manager = await open_manager(store, principal=Principal("u"), platform=OriginMarker())
    yield manager
    await manager.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


async def take(manager: Manager, url: str, folder: Path, part: Path, **link) -> None:
    request = AddRequest((LinkRequest(url, part=str(part), **link),), str(folder))
    (added,) = await manager.add(request)
    await manager.wait([added.job_id], lambda view: view.state is JobState.ERROR)


@pytest.mark.parametrize("name", ["file.bin.part", "Unconfirmed 7.crdownload", "file.bin"])
async def test_what_another_program_has_is_gone_on_with(manager, folder, scripted, name):
    url = scripted.script("/file.bin", HONEST)
    (folder / name).write_bytes(pattern(4, 0, MORE))
    await take(manager, url, folder, folder / name)
    check_file(folder / "file.bin", 4, SIZE)
    assert [path.name for path in folder.iterdir()] == ["file.bin"]
    assert scripted.bytes_sent("/file.bin") < SIZE - MORE + 400_000


async def test_a_file_of_another_folder_moves_over(manager, folder, tmp_path, scripted):
    url = scripted.script("/file.bin", HONEST)
    part = tmp_path / "theirs.part"
    part.write_bytes(pattern(4, 0, HAVE))
    await take(manager, url, folder, part, name="mine.bin")
    check_file(folder / "mine.bin", 4, SIZE)
    assert not part.exists()


@pytest.mark.parametrize("span", [(0, 1000), (HAVE - 30_000, HAVE)])
async def test_other_bytes_are_refused_and_nothing_is_touched(manager, folder, scripted, span):
    url = scripted.script("/file.bin", HONEST)
    start, end = span
    content = bytearray(pattern(4, 0, HAVE))
    content[start:end] = pattern(9, start, end)
    part = folder / "file.bin"
    part.write_bytes(content)
    before = part.stat()
    with pytest.raises(BitsError, match="is not the beginning of what the link leads to"):
        await take(manager, url, folder, part)
    now = part.stat()  # but for the time of reading
    assert (now.st_ino, now.st_mtime_ns, now.st_mode) == (
        before.st_ino,
        before.st_mtime_ns,
        before.st_mode,
    )
    assert part.read_bytes() == content
    assert [path.name for path in folder.iterdir()] == ["file.bin"]
    assert await manager.views() == []


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (Script(size=SIZE, seed=4, range_mode="ignore"), "does not send parts"),
        (Script(size=HAVE - 1, seed=4), "is not the beginning"),
        (Script(size=SIZE, seed=4, html=True), "is not the beginning"),
    ],
)
async def test_a_server_that_proves_nothing_is_no_proof(manager, folder, scripted, script, words):
    part = folder / "file.bin.part"
    part.write_bytes(pattern(4, 0, HAVE))
    with pytest.raises(BitsError, match=words):
        await take(manager, scripted.script("/file.bin", script), folder, part)
    assert part.read_bytes() == pattern(4, 0, HAVE)
    assert len(list(folder.iterdir())) == 1


async def test_a_whole_file_with_the_right_checksum_needs_no_ranges(manager, folder, scripted):
    script = Script(size=SIZE, seed=4, range_mode="ignore", accept_ranges="none")
    part = folder / "theirs"
    part.write_bytes(pattern(4, 0, SIZE))
    found: dict[str, Checksum] = await hash_file(part, ["sha-256"])
    url = scripted.script("/file.bin", script)
    await take(manager, url, folder, part, checksum=str(found["sha-256"]))
    check_file(folder / "file.bin", 4, SIZE)
    assert [path.name for path in folder.iterdir()] == ["file.bin"]


async def test_what_cannot_be_linked_is_copied_and_stays(manager, folder, scripted, monkeypatch):
    def refuse(*_args: object, **_named: object) -> None:
        raise OSError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    part = folder / "theirs.part"
    part.write_bytes(pattern(4, 0, HAVE))
    await take(manager, scripted.script("/file.bin", HONEST), folder, part)
    check_file(folder / "file.bin", 4, SIZE)
    assert part.read_bytes() == pattern(4, 0, HAVE)


async def test_a_file_with_a_second_name_is_copied_so_that_this_one_stays(
    manager, folder, tmp_path, scripted
):
    url = scripted.script("/file.bin", HONEST)
    part, backup = folder / "file.bin.part", tmp_path / "backup"
    part.write_bytes(pattern(4, 0, HAVE))
    backup.hardlink_to(part)
    await take(manager, url, folder, part)
    check_file(folder / "file.bin", 4, SIZE)
    assert backup.read_bytes() == pattern(4, 0, HAVE)


@pytest.mark.parametrize("name", ["file.bin.0123abcd.part", "file.bin.crdownload"])
async def test_two_requests_at_once_do_not_get_the_same_file(manager, folder, scripted, name):
    url = scripted.script("/file.bin", HONEST)
    part = folder / name
    part.write_bytes(pattern(4, 0, HAVE))
    request = AddRequest((LinkRequest(url, part=str(part)),), str(folder), start=False)
    adding = (manager.add(request), manager.add(request))
    first, second = await asyncio.gather(*adding, return_exceptions=True)
    assert len(first) == 1
    assert isinstance(second, BitsError)
    assert "belongs to another" in str(second)
    assert len(await manager.views()) == 1


async def test_one_request_does_not_give_a_file_to_two_links(manager, folder, scripted):
    links = [scripted.script(path, HONEST) for path in ("/a.bin", "/b.bin")]
    part = folder / "a.bin.0123abcd.part"
    part.write_bytes(pattern(4, 0, HAVE))
    request = AddRequest(tuple(LinkRequest(url, part=str(part)) for url in links), str(folder))
    with pytest.raises(BitsError, match="belongs to another"):
        await manager.add(request)
    assert await manager.views() == []


async def test_a_job_that_cannot_be_stored_leaves_all_as_it_was(
    manager, store, folder, scripted, monkeypatch
):
    async def refuse(**_named: object) -> None:
        raise StoreError("full")

    part = folder / "file.bin"
    part.write_bytes(pattern(4, 0, HAVE))
    url = scripted.script("/file.bin", HONEST)
    with monkeypatch.context() as patch:
        patch.setattr(store, "save", refuse)
        with pytest.raises(StoreError):
            await take(manager, url, folder, part)
    assert [path.name for path in folder.iterdir()] == ["file.bin"]
    await take(manager, url, folder, part)
    check_file(folder / "file.bin", 4, SIZE)


async def test_a_file_that_is_still_written_is_refused(manager, folder, scripted):
    part = folder / "file.bin"
    with part.open("wb") as writer:
        writer.write(pattern(4, 0, HAVE))
        writer.flush()
        with pytest.raises(BitsError, match=r"still writing to .* Stop it first"):
            await take(manager, scripted.script("/file.bin", HONEST), folder, part)
        assert fcntl.fcntl(writer.fileno(), fcntl.F_GETLEASE) == fcntl.F_UNLCK


@pytest.mark.parametrize("name", ["gone", "empty", ".", "pipe", "link", "socket"])
async def test_what_is_no_unfinished_file_is_refused(manager, folder, tmp_path, scripted, name):
    (folder / "empty").touch()
    os.mkfifo(folder / "pipe")
    (tmp_path / "theirs").write_bytes(pattern(4, 0, HAVE))  # would do, by its own name
    (folder / "link").symlink_to(tmp_path / "theirs")
    os.mknod(folder / "socket", stat.S_IFSOCK | 0o600)
    with pytest.raises(BitsError):
        await take(manager, scripted.script("/file.bin", HONEST), folder, folder / name)
    assert await manager.views() == []
    assert (folder / "link").is_symlink()


async def test_a_file_somebody_wrote_to_while_it_was_compared_is_refused(
    manager, folder, scripted, monkeypatch
):
    part = folder / "file.bin.part"
    part.write_bytes(pattern(4, 0, HAVE))
    prove = partials.prove

    async def meddle(*args: Any) -> Any:
        found = await prove(*args)
        await asyncio.to_thread(append, part, b"more")
        return found

    monkeypatch.setattr(partials, "prove", meddle)
    with pytest.raises(BitsError, match="still writing"):
        await take(manager, scripted.script("/file.bin", HONEST), folder, part)
    assert part.read_bytes() == pattern(4, 0, HAVE) + b"more"
    assert [path.name for path in folder.iterdir()] == ["file.bin.part"]


def append(path: Path, content: bytes) -> None:
    with path.open("ab") as file:
        file.write(content)


# aria2 makes the file as long as it will be, and notes in another which pieces are there.

PIECE = 262_144


def control(pieces: set[int], size: int = SIZE) -> bytes:
    count = -(-size // PIECE)
    bits = bytearray(-(-count // 8))
    for number in pieces:
        bits[number // 8] |= 0x80 >> number % 8
    head = struct.pack(">HII", 1, 0, 0) + struct.pack(">IQQI", PIECE, size, 0, len(bits))
    return head + bytes(bits) + struct.pack(">I", 0)


async def test_pieces_of_aria2_are_gone_on_with(manager, folder, scripted):
    url = scripted.script("/file.bin", HONEST)
    content, there = bytearray(SIZE), {0, 1, 2, 5, 6, 11}
    for number in there:
        end = min(SIZE, (number + 1) * PIECE)
        content[number * PIECE : end] = pattern(4, number * PIECE, end)
    (folder / "file.bin").write_bytes(content)
    (folder / "file.bin.aria2").write_bytes(control(there))
    await take(manager, url, folder, folder / "file.bin")
    check_file(folder / "file.bin", 4, SIZE)
    assert sorted(path.name for path in folder.iterdir()) == ["file.bin", "file.bin.aria2"]


def test_a_control_file_tells_the_pieces():
    size, there = aria2.pieces_there(control({0, 1, 11}))
    assert (size, there) == (SIZE, RangeSet([(0, 2 * PIECE), (11 * PIECE, SIZE)]))


@pytest.mark.parametrize(
    "content", [b"", control({0})[:20], b"\0\0" + control({0})[2:], control({0})[:-6]]
)
def test_what_is_no_control_file_is_refused(content):
    with pytest.raises(ValueError, match="it is"):
        aria2.pieces_there(content)


async def test_a_damaged_control_file_is_refused(manager, folder, scripted):
    (folder / "file.bin").write_bytes(bytes(HAVE))
    (folder / "file.bin.aria2").write_bytes(b"what is this")
    with pytest.raises(BitsError, match=r"file.bin.aria2 is none of the files"):
        await take(manager, scripted.script("/f", HONEST), folder, folder / "file.bin")


def test_up_to_a_megabyte_all_is_compared():
    done = RangeSet([(0, 500_000), (600_000, 610_000), (800_000, 900_000)])
    assert RangeSet(proving.to_compare(done)) == done
    assert max(end - start for start, end in proving.to_compare(done)) <= 262_144


def test_of_more_the_ends_of_all_runs_and_places_between_are_compared():
    done = RangeSet([(0, 4_000_000), (5_000_000, 5_010_000), (6_000_000, 9_000_000)])
    spans = RangeSet(proving.to_compare(done))
    for start, end in [(0, 16_384), (3_934_464, 4_000_000), (5_000_000, 5_010_000)]:
        assert spans.contains(start, end)
    assert spans.contains(8_934_464, 9_000_000)
    assert not any(done.missing(9_000_000)[0][0] < start < 5_000_000 for start, _ in spans)
    gaps = [end - start for start, end in spans.gaps(0, 4_000_000)]
    assert max(gaps) < 7_010_000 / 9
    assert spans.total < 500_000


@pytest.mark.parametrize("wrong", [250_000, 550_000])  # between any samples
async def test_two_wrong_bytes_in_the_middle_are_seen(manager, folder, scripted, wrong):
    content = bytearray(pattern(4, 0, 900_000))
    content[wrong : wrong + 2] = b"XX"
    part = folder / "theirs.dat"
    part.write_bytes(content)
    with pytest.raises(BitsError, match="is not the beginning"):
        await take(manager, scripted.script("/file.bin", HONEST), folder, part)
    assert part.read_bytes() == content


async def test_it_is_told_how_much_was_compared(manager, folder, scripted):
    told: list[str] = []
    manager.subscribe_notices(told.append)
    part = folder / "theirs.dat"
    part.write_bytes(pattern(4, 0, MORE))
    await take(manager, scripted.script("/file.bin", HONEST), folder, part)
    assert len(told) == 1
    assert f"of the {MORE} bytes in {part} were compared with the server" in told[0]


@pytest.mark.parametrize("start", [0, 500_001, 1_190_000])
async def test_what_was_never_written_is_not_believed(manager, folder, scripted, start):
    content = bytearray(pattern(4, 0, MORE))
    content[start : start + 9_000] = bytes(len(content[start : start + 9_000]))
    part = folder / "theirs.dat"
    part.write_bytes(content)
    url = scripted.script("/file.bin", HONEST)
    if start == 0:
        with pytest.raises(BitsError, match="There is nothing in"):
            await take(manager, url, folder, part)
        return
    await take(manager, url, folder, part)
    check_file(folder / "file.bin", 4, SIZE)


async def test_zeros_the_server_has_too_are_kept(manager, folder, scripted):
    text = "\0" * 40_000 + "a" * 600_000 + "\0" * 300_000 + "b" * 2_000_000
    url = scripted.script("/file.bin", Script(text=text, etag='"4"'))
    part = folder / "theirs.dat"
    part.write_bytes(text[:2_000_000].encode())
    await take(manager, url, folder, part)
    assert (folder / "file.bin").read_bytes() == text.encode()
    assert scripted.bytes_sent("/file.bin") < 2_000_000  # 940,000 of them were missing


async def test_zeros_of_which_only_the_beginning_is_the_servers_are_fetched_again(
    manager, folder, scripted
):
    text = "a" * 1_500_000 + "\0" * 70_000 + "b" * 1_430_000
    url = scripted.script("/file.bin", Script(text=text, etag='"4"'))
    part = folder / "theirs.dat"
    part.write_bytes(text[:1_500_000].encode() + bytes(200_000))
    await take(manager, url, folder, part)
    assert (folder / "file.bin").read_bytes() == text.encode()
    assert scripted.bytes_sent("/file.bin") < 2_000_000  # 1,500,000 of them were missing


def test_a_run_of_zeros_reaches_as_far_as_there_are_any(tmp_path):
    path = tmp_path / "zeros"
    path.write_bytes(b"x" * 1000 + bytes(8_000) + b"x" * 3_288 + bytes(4_095) + b"x" + bytes(10))
    with path.open("rb") as file:
        found = zero_runs(file.fileno(), 0, path.stat().st_size)
    assert found == RangeSet([(1000, 9000), (16_384, 16_394)])


async def taken(manager: Manager, folder: Path, scripted: ScriptedServer) -> EngineJob:
    """Return a job that has taken over a file and has not begun."""
    part = folder / "theirs.dat"
    part.write_bytes(pattern(4, 0, MORE))
    link = LinkRequest(scripted.script("/file.bin", HONEST), part=str(part))
    (added,) = await manager.add(AddRequest((link,), str(folder), start=False))
    return await manager.get_job(added.job_id)


async def test_another_version_after_the_taking_starts_over(manager, folder, scripted):
    job = await taken(manager, folder, scripted)
    scripted.script("/file.bin", Script(size=SIZE, seed=5, etag='"5"'))
    await job.resume()
    await manager.wait([job.id], lambda view: view.state is JobState.ERROR)
    check_file(folder / "file.bin", 5, SIZE)


async def test_what_is_written_over_after_the_taking_is_noticed(
    manager, folder, scripted, expect_log
):
    expect_log("another program changed it, so it stays")
    job = await taken(manager, folder, scripted)
    (ours,) = folder.iterdir()
    with ours.open("r+b") as file:
        file.seek(400_000)
        file.write(b"XX")
    await job.resume()
    await manager.wait([job.id], lambda view: view.state is JobState.ERROR)
    check_file(folder / "file.bin", 4, SIZE)
