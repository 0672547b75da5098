"""A full disk, a broken file or a kill costs at most what was not reported as stored."""

import asyncio
import contextlib
import math
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bitsgui.bits.errors import Hresult, StoreError
from bitsgui.bits.records import JobRecord
from bitsgui.storage import JobStore, backup
from bitsgui.storage.place import LONGEST_FOLDER
from tests.storage.samples import history, small_file, small_job

KILLS = 24

WRITER = """
import asyncio, sys
from pathlib import Path
from bitsgui.storage import JobStore
from tests.storage.samples import small_job, small_file

async def main():
    store = await JobStore.open(Path(sys.argv[1]))
    async def save(position):
        job = small_job(position)
        number = 0
        while True:
            number += 1
            file = small_file(job, store.new_file_id())
            job.name = str(number)
            await store.save([job], [file])
            print(job.id, number, file.id, flush=True)
    async with asyncio.TaskGroup() as group:
        for position in range(4):
            group.create_task(save(position))

asyncio.run(main())
"""


async def _fill(folder: Path, count: int = 50) -> list[JobRecord]:
    store = await JobStore.open(folder)
    jobs = [small_job(n) for n in range(count)]
    files = [small_file(job, store.new_file_id()) for job in jobs]
    await store.save(jobs, files)
    await store.close()
    return jobs


async def _names(folder: Path) -> tuple[list[str], list[str]]:
    store = await JobStore.open(folder)
    jobs, _ = await store.load()
    notices = list(store.notices)
    await store.close()
    return [job.name for job in jobs], notices


def _garble(path: Path, start: int, length: int = 6000) -> None:
    content = bytearray(path.read_bytes())
    content[start : start + length] = os.urandom(len(content[start : start + length]))
    path.write_bytes(content)


def _garble_table(folder: Path, table: str) -> None:
    with contextlib.closing(sqlite3.connect(folder / "jobs.db")) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (page,) = connection.execute(query, (table,)).fetchone()
    _garble(folder / "jobs.db", (page - 1) * 4096, 4096)


def _modes(folder: Path) -> dict[str, int]:
    paths = [folder, *folder.iterdir()]
    return {path.name: path.stat().st_mode & 0o777 for path in paths}


async def _copy_is_sound(folder: Path) -> bool:
    return await asyncio.to_thread(backup.is_sound, folder / "jobs.backup.db")


def _kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("jobs.damaged-*.db"))


async def test_files_are_for_the_owner_only_whatever_the_umask(folder: Path) -> None:
    old = os.umask(0)
    try:
        store = await JobStore.open(folder)
        await store.save([small_job()])
        open_modes = _modes(folder)
        await store.close()
    finally:
        os.umask(old)
    assert open_modes == {
        "profile": 0o700,
        "jobs.db": 0o600,
        "jobs.db-wal": 0o600,
        "jobs.db-shm": 0o600,
    }
    assert _modes(folder)["jobs.backup.db"] == 0o600


async def test_a_folder_that_was_open_to_others_is_closed_to_them(folder: Path) -> None:
    await asyncio.to_thread(folder.mkdir)
    await asyncio.to_thread(folder.chmod, 0o755)
    await (await JobStore.open(folder)).close()
    assert _modes(folder)["profile"] == 0o700


async def test_the_first_clean_close_makes_a_checked_copy_in_one_file(folder: Path) -> None:
    await _fill(folder)
    assert sorted(_modes(folder)) == ["jobs.backup.db", "jobs.db", "profile"]
    assert await _copy_is_sound(folder)


async def test_a_copy_that_cannot_be_begun_keeps_nobody_waiting(
    folder: Path, monkeypatch: pytest.MonkeyPatch, expect_log
) -> None:
    expect_log("could not be begun: can't start new thread")
    real = threading.Thread.start

    def start(thread: threading.Thread) -> None:
        if thread.name == "store-backup":
            raise RuntimeError("can't start new thread")
        real(thread)

    monkeypatch.setattr(threading.Thread, "start", start)
    store = await JobStore.open(folder, backup_interval_s=0)
    async with asyncio.timeout(10):
        await store.save([small_job()])
        await store.save([small_job(1)])
        await store.close()


async def test_a_copy_younger_than_the_interval_is_not_replaced(folder: Path) -> None:
    await _fill(folder)
    before = (folder / "jobs.backup.db").stat().st_ino
    await _fill(folder)
    assert (folder / "jobs.backup.db").stat().st_ino == before


async def test_a_copy_is_made_while_running_once_the_interval_has_passed(folder: Path) -> None:
    store = await JobStore.open(folder, backup_interval_s=0.05)
    await store.save([small_job()])
    async with asyncio.timeout(10):
        while not await asyncio.to_thread(backup.has_backup, folder):
            await store.load_settings()
    await store.close()
    assert await _copy_is_sound(folder)


@pytest.mark.parametrize("start", [0, 4096])
async def test_a_damaged_database_is_kept_aside_and_replaced_by_its_copy(
    folder: Path, start: int
) -> None:
    jobs = await _fill(folder)
    _garble(folder / "jobs.db", start)
    names, notices = await _names(folder)
    assert names == [job.name for job in jobs]
    (kept,) = _kept(folder)
    assert str(kept) in notices[0]
    assert "restored from the copy" in notices[0]
    assert await _names(folder) == (names, [])


async def test_ids_given_after_the_copy_was_made_are_not_given_again(folder: Path) -> None:
    await _fill(folder)
    store = await JobStore.open(folder)
    late = [store.new_file_id() for _ in range(1000)]
    await store.close()
    _garble(folder / "jobs.db", 0)
    store = await JobStore.open(folder)
    assert store.new_file_id() > max(late)
    await store.close()


async def test_without_a_sound_copy_it_starts_empty_and_says_so(folder: Path) -> None:
    await _fill(folder)
    for name in ("jobs.db", "jobs.backup.db"):
        _garble(folder / name, 0)
    names, notices = await _names(folder)
    assert names == []
    assert "starts empty" in notices[0]
    assert str(_kept(folder)[0]) in notices[0]


async def test_a_restart_in_the_middle_of_a_recovery_finishes_it(folder: Path) -> None:
    jobs = await _fill(folder)
    (folder / "jobs.db").unlink()
    names, notices = await _names(folder)
    assert len(names) == len(jobs)
    assert "was missing" in notices[0]


async def test_damage_found_while_running_is_a_store_error_and_repaired_at_the_next_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = await _fill(folder, 500)
    monkeypatch.setattr("bitsgui.storage.database.CHECK_ALWAYS_BELOW", 0)
    _garble_table(folder, "files")
    store = await JobStore.open(folder)
    with pytest.raises(StoreError, match=r"damaged.*start the program again"):
        await store.load()
    await store.close()
    names, notices = await _names(folder)
    assert (len(names), len(notices)) == (len(jobs), 1)


def _mount(*arguments: str | Path) -> None:
    subprocess.run(["mount", *arguments], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of 4 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    _mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", folder)
    yield folder
    subprocess.run(["umount", folder], check=True)


def _fill_disk(folder: Path) -> Path:
    filler = folder / "filler"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    return filler


async def test_a_full_disk_is_a_store_error_with_nothing_half_applied(small_disk: Path) -> None:
    store = await JobStore.open(small_disk)
    # A log that is due to be emptied just then is warned of, as it should be.
    store._database._next_checkpoint = math.inf
    first = small_job(0)
    await store.save([first])
    filler = await asyncio.to_thread(_fill_disk, small_disk)
    jobs = [small_job(n) for n in range(1, 2000)]
    with pytest.raises(StoreError, match=r"full\. Free some space"):
        await store.save(jobs)
    assert [job.id for job in (await store.load())[0]] == [first.id]
    await asyncio.to_thread(filler.unlink)
    await store.save(jobs)
    assert len((await store.load())[0]) == 2000
    await store.close()
    assert await _copy_is_sound(small_disk)


@pytest.mark.parametrize("problem", ["file", "database is a folder", "read-only"])
async def test_a_folder_that_cannot_be_used_is_a_store_error_with_advice(
    tmp_path: Path, small_disk: Path, problem: str
) -> None:
    folder = tmp_path / "profile"
    if problem == "file":
        folder.write_text("x")
    elif problem == "database is a folder":
        (folder / "jobs.db").mkdir(parents=True)
    else:
        folder = small_disk
        _mount("-o", "remount,ro", small_disk)
    with pytest.raises(StoreError, match=r"(Check that the folder|Give yourself the right)"):
        await JobStore.open(folder)


def long_folder(base: Path, length: int) -> Path:
    """Return a folder, not made, whose path has so many bytes; some characters have two."""
    folder = base
    while (left := length - len(os.fsencode(folder)) - 1) > 0:
        size = left if left <= 200 else min(200, left - 2)
        folder /= "\u00e4" * (size // 2) + "x" * (size % 2)
    return folder


async def test_a_folder_may_be_as_deep_as_all_that_is_kept_there_can_be_opened(
    tmp_path: Path,
) -> None:
    folder = long_folder(tmp_path, LONGEST_FOLDER)
    await _fill(folder)
    assert await _copy_is_sound(folder)
    (folder / backup.DATABASE_NAME).unlink()
    store = await JobStore.open(folder)
    assert "restored from its last copy" in store.notices[0]
    await store.close()


async def test_a_folder_too_deep_for_sqlite_is_a_store_error_that_says_so(tmp_path: Path) -> None:
    folder = long_folder(tmp_path, LONGEST_FOLDER + 1)
    with pytest.raises(StoreError, match="too long: it has 486 bytes, and may have 485") as caught:
        await JobStore.open(folder)
    assert caught.value.code == Hresult.ERROR_FILENAME_EXCED_RANGE
    assert not await asyncio.to_thread(folder.exists)


async def test_a_database_another_program_holds_is_a_store_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(
        "sqlite3.connect", lambda *args, **options: connect(*args, **{**options, "timeout": 0.05})
    )
    store = await JobStore.open(folder)
    with contextlib.closing(connect(folder / "jobs.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Another program holds"):
            await store.save([small_job()])
        other.execute("ROLLBACK")
    await store.save([small_job()])
    await store.close()


async def test_a_thousand_history_rows_are_not_read_at_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = await JobStore.open(folder)
    await asyncio.gather(*(store.finish(history(n)) for n in range(1000)))
    await store.close()
    read: list[object] = []
    monkeypatch.setattr("bitsgui.storage.history_calls.read_history", read.append)
    store = await JobStore.open(folder)
    await store.load()
    assert read == []
    assert len(await store.history(limit=10)) == len(read) == 10
    await store.close()


def _run_until_killed(folder: Path, after: int) -> list[tuple[str, int, int]]:
    """Let a process save; kill it after some reports; return every save it reported."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(after)]
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.read().splitlines(keepends=True)
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [(job, int(number), int(file)) for job, number, file in whole]


def test_every_reported_save_survives_kills_at_random_moments(folder: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    latest: dict[str, int] = {}
    files: set[int] = set()
    for _ in range(KILLS):
        for job, number, file in _run_until_killed(folder, chance.randrange(1, 120)):
            assert file not in files
            latest[job] = number
            files.add(file)

    async def look() -> None:
        store = await JobStore.open(folder)
        jobs, stored = await store.load()
        await store.close()
        assert list(store.notices) == []
        names = {str(job.id): int(job.name) for job in jobs}
        assert all(names[job] >= number for job, number in latest.items())
        assert files <= {file.id for file in stored}

    asyncio.run(look())
    assert len(files) > KILLS


def test_the_loop_is_not_blocked_by_a_slow_disk(folder: Path) -> None:
    async def main() -> int:
        store = await JobStore.open(folder)
        turns = 0
        async with asyncio.TaskGroup() as group:
            saving = group.create_task(store.save([small_job(n) for n in range(5000)]))
            while not saving.done():
                turns += 1
                await asyncio.sleep(0)
        await store.close()
        return turns

    assert asyncio.run(main()) > 10


async def test_a_backup_that_fails_is_logged_and_leaves_the_old_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    expect_log("database WARNING: the copy of the job list could not be written")

    def refuse(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    await _fill(folder)
    before = (folder / "jobs.backup.db").read_bytes()
    os.utime(folder / "jobs.backup.db", (0, 0))
    monkeypatch.setattr(backup, "sync", refuse)
    await _fill(folder)
    assert (folder / "jobs.backup.db").read_bytes() == before
    assert not (folder / "jobs.backup.db.new").exists()


async def test_a_copy_of_a_time_to_come_is_renewed(folder: Path) -> None:
    """The clock was set back since."""
    await _fill(folder)
    copy = folder / "jobs.backup.db"
    next_year = time.time() + 365 * 86_400
    os.utime(copy, (next_year, next_year))
    await _fill(folder)
    assert copy.stat().st_mtime < next_year - 86_400


async def test_a_copy_of_a_damaged_list_does_not_replace_the_sound_one(
    folder: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("failed its check; the older copy is kept")
    jobs = await _fill(folder, 100)
    copy = folder / "jobs.backup.db"
    before = copy.read_bytes()
    _garble_table(folder, "files")
    assert not await asyncio.to_thread(backup.make_backup, folder)
    assert copy.read_bytes() == before
    assert "jobs.backup.db.new" not in _modes(folder)
    names, notices = await _names(folder)
    assert (len(names), len(notices)) == (len(jobs), 1)


@pytest.mark.parametrize("name", ["jobs.db", "jobs.db-wal"])
@pytest.mark.parametrize("is_replaced", [False, True])
async def test_nothing_is_told_to_be_stored_once_the_list_is_gone(
    folder: Path, name: str, is_replaced: bool
) -> None:
    store = await JobStore.open(folder)
    await store.save([small_job(1)])
    if is_replaced:
        shutil.copyfile(folder / name, folder / "other")
        (folder / "other").replace(folder / name)
    else:
        (folder / name).unlink()
    with pytest.raises(StoreError, match="was deleted or replaced") as caught:
        await store.save([small_job(2)])
    assert caught.value.code == Hresult.ERROR_NOT_READY
    await store.close()
