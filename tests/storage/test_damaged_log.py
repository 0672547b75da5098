"""SQLite drops what is behind a damaged place of its log; the store notices and says so."""

import asyncio
import random
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bitsgui.storage import JobStore, backup, database
from bitsgui.storage.wal import drops_commits
from tests.storage.samples import small_job

FRAME = 24 + 4096
HEADER = 32


@pytest.fixture
def crashed(folder: Path) -> Path:
    """What a kill leaves of ``folder``, once it is copied there."""
    return folder.parent / "crashed"


@pytest.fixture
async def running(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[JobStore]:
    """A store with one job in the database and four more in its log."""
    monkeypatch.setattr(database, "CHECKPOINT_INTERVAL_S", 1000.0)
    store = await JobStore.open(folder)
    for number in range(5):
        job = small_job(number)
        job.modified = 1000.0 + number
        await store.save([job])
    yield store
    await store.close()


async def reopened(folder: Path) -> tuple[int, str]:
    """How many jobs are in a list, and what was said when it was opened."""
    store = await JobStore.open(folder)
    jobs, _ = await store.load()
    await store.close()
    return len(jobs), " ".join(store.notices)


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0xFF
    path.write_bytes(content)


@pytest.mark.usefixtures("running")
@pytest.mark.parametrize(
    "at",
    [
        20,  # the header's salt
        26,  # the header's sum
        0,  # the header's mark
        HEADER + 9,  # the salt of the first frame
        HEADER + FRAME // 2,  # its page
        HEADER + 20,  # its sum
    ],
)
async def test_damage_in_the_log_costs_no_job_that_is_in_the_database_and_is_told(
    folder: Path, crashed: Path, at: int
) -> None:
    await asyncio.to_thread(shutil.copytree, folder, crashed)
    await asyncio.to_thread(flip, crashed / "jobs.db-wal", at)
    log = await asyncio.to_thread((crashed / "jobs.db-wal").read_bytes)
    count, said = await reopened(crashed)
    assert count >= 1
    assert said.startswith("The log of the job list was damaged.")
    (kept,) = await asyncio.to_thread(lambda: list(crashed.glob("jobs.damaged-*.db-wal")))
    assert await asyncio.to_thread(kept.read_bytes) == log
    assert str(kept).removesuffix("-wal") in said
    assert await reopened(crashed) == (count, "")
    left = await asyncio.to_thread(lambda: {path.name for path in crashed.iterdir()})
    assert left <= {"jobs.db", "jobs.backup.db", kept.name, kept.name.removesuffix("-wal")}


@pytest.mark.usefixtures("running")
async def test_what_is_before_the_damage_is_kept(folder: Path, crashed: Path) -> None:
    await asyncio.to_thread(shutil.copytree, folder, crashed)
    log = crashed / "jobs.db-wal"
    content = await asyncio.to_thread(log.read_bytes)
    ends = commits(content)
    await asyncio.to_thread(flip, log, ends[-2] - 1)  # in the last but one
    assert (await reopened(crashed))[0] == 3


@pytest.mark.usefixtures("running")
async def test_a_sound_log_is_taken_whole_and_without_a_word(folder: Path, crashed: Path) -> None:
    await asyncio.to_thread(shutil.copytree, folder, crashed)
    assert await reopened(crashed) == (5, "")


@pytest.mark.usefixtures("running")
async def test_a_commit_a_power_cut_tore_is_no_damage(folder: Path, crashed: Path) -> None:
    await asyncio.to_thread(shutil.copytree, folder, crashed)
    log = crashed / "jobs.db-wal"
    content = await asyncio.to_thread(log.read_bytes)
    await asyncio.to_thread(flip, log, commits(content)[-1] - 1)
    assert await reopened(crashed) == (4, "")


async def test_the_copy_is_taken_where_it_is_newer_than_what_the_log_leaves(
    folder: Path, crashed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database.Database, "_checkpoint_if_due", lambda *_: None)
    store = await JobStore.open(folder)
    for number in range(5):
        await store.save([small_job(number)])
    await asyncio.to_thread(backup.make_backup, folder)
    await asyncio.to_thread(shutil.copytree, folder, crashed)
    await store.close()
    await asyncio.to_thread(flip, crashed / "jobs.db-wal", HEADER + FRAME // 2)
    count, said = await reopened(crashed)
    assert count == 5
    assert "was damaged" in said


async def test_a_stored_job_is_in_the_database_itself_at_once(folder: Path, crashed: Path) -> None:
    store = await JobStore.open(folder)
    await store.save([small_job()])
    await store.load_settings()  # after what follows the save
    await asyncio.to_thread(crashed.mkdir)
    await asyncio.to_thread(shutil.copy, folder / "jobs.db", crashed)
    await store.close()
    assert await reopened(crashed) == (1, "")


async def test_a_log_somebody_reads_is_emptied_a_moment_later(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "CHECKPOINT_INTERVAL_S", 0.01)
    store = await JobStore.open(folder)
    await store.save([small_job(0)])
    reader = sqlite3.connect(folder / "jobs.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM jobs").fetchall()
    await store.save([small_job(1)])
    await store.load_settings()
    assert (folder / "jobs.db-wal").stat().st_size > 0
    reader.close()
    async with asyncio.timeout(10):
        while (folder / "jobs.db-wal").stat().st_size:
            await store.load_settings()
    await store.close()


async def test_a_schema_of_bytes_that_are_no_text_is_damage(folder: Path) -> None:
    store = await JobStore.open(folder)
    await store.save([small_job()])
    await store.close()  # which makes a copy
    await asyncio.to_thread(garble_schema, folder / "jobs.db")
    count, said = await reopened(folder)
    assert count == 1
    assert said.startswith("The job list was damaged. It was restored")


def garble_schema(path: Path) -> None:
    content = path.read_bytes()
    assert content.count(b"CREATE TABLE jobs")
    path.write_bytes(content.replace(b"CREATE TABLE jobs", b"CREATE \x83ABLE jobs"))


async def test_a_new_profile_has_a_copy_as_soon_as_it_has_a_job(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "FIRST_COPY_AFTER_S", 0.0)
    store = await JobStore.open(folder)
    await store.save([small_job()])
    async with asyncio.timeout(10):
        while not await asyncio.to_thread(backup.has_backup, folder):
            await store.load_settings()
    await store.save([small_job(1)])
    await store.close()  # what it had early does not keep it from a full copy
    await asyncio.to_thread((folder / "jobs.db").unlink)
    assert (await reopened(folder))[0] == 2


def commits(log: bytes) -> list[int]:
    """Where each commit of a log ends that is of one run."""
    starts = range(HEADER, len(log) - FRAME + 1, FRAME)
    return [at + FRAME for at in starts if log[at + 4 : at + 8] != bytes(4)]


@pytest.fixture
def log(tmp_path: Path) -> bytes:
    """A log of four commits in front of what an earlier, longer run left."""
    connection = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    connection.execute("PRAGMA page_size = 4096")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE t (x)")
    for _ in range(9):
        connection.execute("INSERT INTO t VALUES (zeroblob(9000))")
    connection.execute("PRAGMA wal_checkpoint(RESTART)")
    for _ in range(4):
        connection.execute("INSERT INTO t VALUES (randomblob(9000))")
    content = (tmp_path / "a.db-wal").read_bytes()
    connection.close()
    return content


def runs_end(log: bytes) -> int:
    """Where the frames of the newest run end."""
    starts = range(HEADER, len(log) - FRAME + 1, FRAME)
    return max(at + FRAME for at in starts if log[at + 8 : at + 16] == log[16:24])


def flipped(log: bytes, at: int) -> bytes:
    return log[:at] + bytes([log[at] ^ 1]) + log[at + 1 :]


def test_any_flip_before_the_last_two_commits_is_seen_and_none_of_the_last(log: bytes) -> None:
    assert not drops_commits(log, 4096)
    end = runs_end(log)
    ends = [at for at in commits(log) if at <= end]
    chance = random.Random(5)  # noqa: S311 - damage, not secrets
    places = [chance.randrange(HEADER, ends[-3]) for _ in range(40)]
    assert all(drops_commits(flipped(log, at), 4096) for at in places)
    last = [chance.randrange(ends[-2], end) for _ in range(20)]
    left = [chance.randrange(end, len(log)) for _ in range(20)]
    assert not any(drops_commits(flipped(log, at), 4096) for at in last + left)


@pytest.mark.parametrize("cut", [lambda log: b"", lambda log: log[:40], lambda log: bytes(9999)])
def test_what_is_no_log_is_no_damage(log: bytes, cut: Callable[[bytes], bytes]) -> None:
    assert not drops_commits(cut(log), 4096)
