"""A part file counts a byte only while it is there: failed syncs, odd disks, strangers."""

import asyncio
import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.ranges import RangeSet
from bitsgui.engine import disk, holes, in_place, locks, part_file, seals, tasks
from bitsgui.engine.disk_threads import DiskThreads
from bitsgui.engine.in_place import PartLostError
from bitsgui.engine.part_file import PartFile
from bitsgui.engine.pump import Write

MIB = 2**20
DONE = RangeSet([(0, 4)])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.0123abcd.part"


def on_disk(content: bytes, path: Path) -> disk.Identity:
    path.write_bytes(content)
    found = disk.identity(path)
    assert found is not None
    return found


async def test_what_a_failed_sync_was_to_bring_to_the_disk_is_not_counted_by_the_next(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system marks pages as clean that it failed to write, so the next sync succeeds."""

    def fails(_: int) -> NoReturn:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    part = await PartFile.create(path)
    await part.write(0, b"safe")
    await part.sync()
    await part.write(4, b"lost")
    with monkeypatch.context() as patch:
        patch.setattr(disk, "sync_data", fails)
        with pytest.raises(TransferError):
            await part.sync()
    with pytest.raises(TransferError) as refused:
        await part.write(8, b"more")
    assert refused.value.code == Hresult.ERROR_WRITE_FAULT
    assert await part.sync() == RangeSet([(0, 4)])
    await part.close()


@pytest.mark.parametrize("name", ["_create", "_reopen"])
async def test_a_file_whose_opening_was_cancelled_is_left_to_the_next_who_opens_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A pause in that moment kept it locked until the program ended."""
    is_open, may_end = asyncio.Event(), threading.Event()
    loop, real = asyncio.get_running_loop(), getattr(part_file, name)

    def slow(*args: object) -> object:
        found = real(*args)
        loop.call_soon_threadsafe(is_open.set)
        may_end.wait()
        return found

    if name == "_reopen":
        await asyncio.to_thread(on_disk, b"abcd", path)
    with monkeypatch.context() as patch:
        patch.setattr(part_file, name, slow)
        opening = PartFile.create(path) if name == "_create" else PartFile.reopen(path, DONE)
        task = tasks.spawn("opening", opening)
        await is_open.wait()
        task.cancel()
        may_end.set()
        await asyncio.wait([task])
    assert task.cancelled()
    assert not await asyncio.to_thread(locks.is_held, path)
    part = await PartFile.reopen(path, DONE)
    assert part is not None
    await part.close()


async def test_a_file_whose_closing_was_cancelled_is_left_to_the_next_who_opens_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pause while all disk threads were busy kept it locked until the program ended."""
    may_go_on, threads = threading.Event(), DiskThreads(1)
    with monkeypatch.context() as patch:
        patch.setattr(tasks, "threads_of", lambda _: threads)
        part = await PartFile.create(path)
        busy = threads.call(may_go_on.wait)
        closing = tasks.spawn("close", part.close())
        await asyncio.sleep(0)  # as far as the thread
        closing.cancel()
        may_go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await closing
        await busy
        await threads.call(int)  # behind whatever was to be done
    assert not locks.is_held(path)


@pytest.mark.parametrize(
    ("thread_work", "act"),
    [
        ("missing_data", lambda part: part.settle(10, None)),
        ("sync_in_place", lambda part: part.sync()),
    ],
)
async def test_a_file_is_closed_under_no_thread_that_works_on_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, thread_work: str, act: Callable[[PartFile], Any]
) -> None:
    """Its number would be that of the next file opened, which would be cut or written instead."""
    part = await PartFile.create(path)
    await part.write(0, b"0123456789")
    is_there, may_go_on, found = threading.Event(), threading.Event(), []

    def slowly(fd: int, *_: Any) -> NoReturn:
        is_there.set()
        may_go_on.wait(10)
        found.append(os.fstat(fd).st_ino)
        raise OSError(errno.EIO, "as if")

    monkeypatch.setattr(part_file, thread_work, slowly)
    work = tasks.spawn("work", act(part))
    await asyncio.to_thread(is_there.wait, 10)
    work.cancel()
    closing = tasks.spawn("close", _closed_after(part, work))
    for _ in range(20):  # time for whoever does not wait
        await tasks.on_disk(int)
    may_go_on.set()
    await closing
    assert found == [os.stat(path).st_ino]  # noqa: PTH116


async def _closed_after(part: PartFile, work: asyncio.Task[Any]) -> None:
    await asyncio.wait({work})
    await part.close()
    other = await tasks.on_disk(os.open, os.devnull, os.O_RDONLY)
    await tasks.on_disk(os.close, other)


async def test_segments_are_written_at_their_places_where_a_handle_has_one_position(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "pwrite")
    monkeypatch.delattr(os, "pread")
    part = await PartFile.create(path)
    blocks = {place: bytes([place]) * 4096 for place in range(64)}
    await asyncio.gather(*(part.write(place * 4096, data) for place, data in blocks.items()))
    read = await asyncio.gather(*(part.read(place * 4096, 4096) for place in blocks))
    assert read == list(blocks.values())
    await part.close()


async def test_a_cut_is_noticed_at_the_next_write_whatever_comes_behind_it(
    path: Path, expect_log
) -> None:
    expect_log("from 3 on were cut off")
    part = await PartFile.create(path)
    await part.write(0, b"0123456789")
    await asyncio.to_thread(os.truncate, path, 3)
    await part.write(10, b"abc")
    assert part.written == RangeSet([(0, 3), (10, 13)])
    await part.close()


async def test_what_is_cut_off_before_it_is_on_the_disk_is_not_counted(
    path: Path, expect_log
) -> None:
    expect_log("from 3 on were cut off")
    part = await PartFile.create(path)
    await part.write(0, b"0123456789")
    await asyncio.to_thread(os.truncate, path, 3)
    assert await part.sync() == RangeSet([(0, 3)])
    assert part.written == part.synced == RangeSet([(0, 3)])
    await part.close()


async def test_it_is_not_closed_before_a_sync_under_way_is_through(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another file may get the number meanwhile, and be synced in its place."""
    loop, real = asyncio.get_running_loop(), disk.sync_data
    began, may_go_on = asyncio.Event(), threading.Event()

    def slow(fd: int) -> None:
        loop.call_soon_threadsafe(began.set)
        may_go_on.wait(10)
        real(fd)

    part = await PartFile.create(path)
    await part.write(0, b"content")
    monkeypatch.setattr(disk, "sync_data", slow)
    async with asyncio.TaskGroup() as group:
        group.create_task(part.sync())
        await began.wait()
        group.create_task(part.close())
        await asyncio.sleep(0)
        assert part._fd >= 0
        may_go_on.set()
    assert part._fd < 0
    assert part.synced == RangeSet([(0, 7)])


async def test_zeros_a_disk_leaves_out_are_not_missing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A compressing file system keeps none; here the zeros that are to tell are not written."""
    await asyncio.to_thread(path.write_bytes, b"x" * MIB)
    await asyncio.to_thread(os.truncate, path, 2 * MIB)
    monkeypatch.setattr(disk, "write_at", lambda *_: None)
    part = await PartFile.reopen(path, RangeSet([(0, 2 * MIB)]))
    assert part is not None
    assert part.written == RangeSet([(0, 2 * MIB)])
    await part.close()


async def test_zeros_that_came_are_content(path: Path) -> None:
    part = await PartFile.create(path)
    await part.write(0, bytes(MIB))
    assert await part.settle(MIB, None)
    await part.close()
    again = await PartFile.reopen(path, RangeSet([(0, MIB)]), part.identity)
    assert again is not None
    assert again.written.total == MIB
    await again.close()


async def test_beside_a_hole_a_block_counts_as_lost(path: Path, expect_log) -> None:
    expect_log("cut off or punched out")
    part = await PartFile.create(path)
    await part.write(0, b"x" * MIB)
    await asyncio.to_thread(os.truncate, path, 300_001)
    await asyncio.to_thread(os.truncate, path, MIB)
    assert not await part.settle(MIB, None)
    assert part.written.total <= 300_001 - holes.BLOCK // 2
    assert part.written.contains(0, 300_001 - 2 * holes.BLOCK)
    await part.close()


async def test_a_disk_without_steady_numbers_tells_nothing_by_them(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = iter(range(1, 100))
    real = disk.identity_of

    def anew(status: os.stat_result) -> tuple[int, int, int]:
        device, _, size = real(status)
        return device, next(numbers), size

    monkeypatch.setattr(disk, "identity_of", anew)
    part = await PartFile.create(path)
    assert part.identity[1] == 0
    await part.write(0, b"content")
    assert await part.sync() == RangeSet([(0, 7)])
    assert await part.settle(7, None)
    await part.close()
    again = await PartFile.reopen(path, RangeSet([(0, 7)]), part.identity)
    assert again is not None
    assert not again.is_doubtful
    await again.close()


async def test_another_number_of_the_disk_is_no_other_file(path: Path) -> None:
    device, number, size, _ = await asyncio.to_thread(on_disk, b"content", path)
    part = await PartFile.reopen(path, RangeSet([(0, 7)]), (device + 1, number, size))
    assert part is not None
    assert not part.is_doubtful
    await part.close()


async def test_a_deleted_part_file_is_waited_for_while_another_disk_is_in_its_place(
    path: Path,
) -> None:
    device, number, size, _ = await asyncio.to_thread(on_disk, b"content", path)
    await asyncio.to_thread(path.unlink)
    done = RangeSet([(0, 7)])
    assert await PartFile.reopen(path, done, (device, number, size)) is None
    with pytest.raises(TransferError) as refused:
        await PartFile.reopen(path, done, (device + 1, number, size))
    assert refused.value.code == Hresult.ERROR_NOT_READY


async def test_a_folder_in_its_place_is_a_loss(path: Path) -> None:
    part = await PartFile.create(path)
    await part.write(0, b"content")
    await asyncio.to_thread(path.unlink)
    await asyncio.to_thread(path.mkdir)
    with pytest.raises(PartLostError):
        await part.settle(7, None)
    await part.close()


@pytest.mark.parametrize("way", ["sync", "settle"])
async def test_the_name_of_a_new_part_file_goes_to_the_disk_once_with_its_first_bytes(
    path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Bytes of a file whose name a power cut takes are gone too: they must not be recorded."""
    synced: list[tuple[Path, bool]] = []
    part = await PartFile.create(path)

    def sync_folder(folder: Path) -> None:
        synced.append((folder, bool(part.synced)))

    monkeypatch.setattr(disk, "sync_folder", sync_folder)
    await part.write(0, b"content")
    assert await part.sync() if way == "sync" else await part.settle(7, None)
    assert synced == [(path.parent, False)]
    await part.write(7, b"more")
    await part.sync()
    assert len(synced) == 1
    await part.close()


def test_a_part_file_thrown_away_stays_away_after_a_power_cut(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[Path, bool]] = []
    monkeypatch.setattr(disk, "sync_folder", lambda folder: synced.append((folder, path.exists())))
    assert part_file.remove(path, on_disk(b"content", path))
    assert synced == [(path.parent, False)]


def test_a_stranger_under_its_name_is_not_deleted(path: Path, expect_log) -> None:
    expect_log("another file has its name and stays")
    device, number, size, _ = on_disk(b"content", path)
    assert part_file.remove(path, (device, number + 1, size))
    assert path.read_bytes() == b"content"


def test_a_link_under_its_name_goes_and_what_it_leads_to_stays(path: Path) -> None:
    precious = path.with_name("precious")
    known = on_disk(b"precious", precious)
    path.symlink_to(precious)
    assert part_file.remove(path, (known[0], known[1] + 1, 0))
    assert not path.is_symlink()
    assert precious.read_bytes() == b"precious"


async def left_half_way(path: Path) -> tuple[PartFile, int]:
    part = await PartFile.create(path)
    await part.write(0, b"x" * MIB)
    await part.sync()
    await part.close()
    sealed = await asyncio.to_thread(seals.seal, path, part.identity)
    assert sealed is not None
    return part, sealed


def test_a_file_that_got_the_number_of_a_deleted_one_is_another(path: Path) -> None:
    known = on_disk(b"content", path)
    path.unlink()
    device, _, size, born = on_disk(b"strange", path)
    assert disk.is_other((device, known[1], size, born), known)
    assert not disk.is_other((device, known[1], size, 0), known)
    assert not disk.is_other((device, known[1], size, born), known[:3])


async def test_a_part_file_nobody_touched_since_it_was_left_needs_no_proof(path: Path) -> None:
    left, sealed = await left_half_way(path)
    part = await PartFile.reopen(path, left.synced, left.identity, sealed)
    assert part is not None
    assert part.written.total == MIB
    assert part.is_sealable
    await part.close()


async def test_without_word_of_how_it_was_left_a_part_file_needs_proof(path: Path) -> None:
    left, _ = await left_half_way(path)
    part = await PartFile.reopen(path, left.synced, left.identity)
    assert part is not None
    assert part.unproven == part.written == left.synced
    assert not part.is_sealable
    part.note_proven(MIB)
    assert part.is_sealable
    await part.close()


@pytest.mark.parametrize("how", ["in place", "anew"])
async def test_nothing_is_taken_of_a_part_file_written_over_since_it_was_left(
    path: Path, expect_log, how: str
) -> None:
    expect_log("another program changed it")
    left, sealed = await left_half_way(path)
    if how == "anew":
        await asyncio.to_thread(path.unlink)
    await asyncio.to_thread(path.write_bytes, b"y" * MIB)
    part = await PartFile.reopen(path, left.synced, left.identity, sealed)
    assert part is not None
    assert part.is_doubtful
    assert not part.written
    await part.close()


async def test_another_disk_in_its_place_takes_no_running_download(path: Path) -> None:
    part = await PartFile.create(path)
    device, *rest = part.identity
    with pytest.raises(TransferError) as refused:
        await asyncio.to_thread(in_place.check_in_place, path, (device + 1, *rest))
    assert refused.value.code == Hresult.ERROR_NOT_READY
    await part.close()


async def test_a_write_cancelled_twice_still_returns_only_when_its_thread_is_done(
    path: Path,
) -> None:
    """What it writes from, a buffer or a connection, is used by others as soon as it returns."""
    part = await PartFile.create(path)
    began, may_go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def bring(write: Write) -> int:
        loop.call_soon_threadsafe(began.set)
        may_go_on.wait(10)
        write(memoryview(b"late"), 0)
        return 4

    filling = tasks.spawn("fill", part.fill(0, bring))
    await began.wait()
    for _ in range(3):
        filling.cancel()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    assert not filling.done()
    may_go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await filling
    assert part.written == RangeSet([(0, 4)])
    await part.close()
