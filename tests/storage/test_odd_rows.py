"""A list of which SQLite finds nothing wrong, and which cannot be read all the same."""

import asyncio
import contextlib
import random
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from bitsgui.bits.categories import STANDARD, Category
from bitsgui.bits.moves import MoveRecord
from bitsgui.bits.records import ActivityRecord, Happening, JobRecord
from bitsgui.storage import JobStore, backup
from bitsgui.storage.odd_rows import has_odd_rows
from tests.storage.samples import history, small_file, small_job

NO_TEXT = "CAST(x'c1756469ef' AS TEXT)"
ODD = {
    "files": {
        "more": ["'{'", "99", "x'00ff'"],
        "job_id": ["99", "x'00ff'", "x'000102030405060708090a0b0c0d0e0f'"],
        "size": ["'x'", "-1"],
        "done": ["99"],
        "local_name": ["x'00ff'", "CAST(x'61ff' AS TEXT)"],
        "transferred": [NO_TEXT, "'zz'"],
        "completed": [NO_TEXT],
        "skipped": [NO_TEXT],
        "resumable": [NO_TEXT],
    },
    "jobs": {
        "state": ["77"],
        "priority": ["-4"],
        "options": ["'['", "'[]'"],
        "created": ["1e300", "'x'"],
        "name": ["CAST(x'61ff' AS TEXT)"],
        "pending_events": ["'x'"],
        "was_resumed": [NO_TEXT],
        "download_time_s": [NO_TEXT],
        "no_progress_s": [NO_TEXT, "'zz'"],
    },
    "settings": {"value": ["'{'"]},
    "history": {
        "files": ["'{'"],
        "state": ["55"],
        "created": [NO_TEXT, "'zz'", "1e300"],
        "ended": [NO_TEXT],
        "bytes_total": [NO_TEXT],
        "bytes_transferred": [NO_TEXT, "'zz'"],
        "category": [NO_TEXT],
    },
    "categories": {
        "name": [NO_TEXT, "CAST(x'eda080' AS TEXT)", "x'00ff'"],
        "icon": [NO_TEXT],
        "folder": [NO_TEXT],
        "types": ["'{}'"],
        "patterns": ["'[1]'"],
        "is_standard": [NO_TEXT],
        "position": [NO_TEXT],
    },
}
CATEGORIES = [replace(category, id=number) for number, category in enumerate(STANDARD, 1)]
CASES = [(t, c, v) for t, columns in ODD.items() for c, values in columns.items() for v in values]


@pytest.fixture(autouse=True)
def logged(caplog: pytest.LogCaptureFixture, expect_log: Callable[[str], None]) -> Any:
    yield
    told = caplog.get_records("call")
    for words in ("could not be read; it is kept", "failed its check", "starts over"):
        if any(words in record.getMessage() for record in told):
            expect_log(words)


async def fill(folder: Path, *, with_copy: bool) -> None:
    store = await JobStore.open(folder)
    jobs = [small_job(n) for n in range(5)]
    await store.save(jobs, [small_file(job, store.new_file_id()) for job in jobs])
    await store.save_settings({"preset": "app"})
    await store.finish(history(9), [happened(store, jobs[0].id), happened(store, jobs[1].id)])
    await store.close()
    (folder / backup.BACKUP_NAME).unlink(missing_ok=True)
    if with_copy:
        assert await asyncio.to_thread(backup.make_backup, folder, has_odd_rows)


def happened(store: JobStore, job_id: UUID) -> ActivityRecord:
    number = store.new_activity_number()
    return ActivityRecord(number, job_id, 1.0, Happening.ADDED, name="a", retry_at=2.0)


def spoil(path: Path, table: str, column: str, value: str) -> None:
    key = {"settings": "key", "activity": "number", "moves": "file"}.get(table, "id")
    query = (
        f"UPDATE {table} SET {column} = {value} "  # noqa: S608 - words of this file
        f"WHERE {key} = (SELECT min({key}) FROM {table})"
    )
    execute(path, query)


def execute(path: Path, query: str, *values: object) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(query, values)


async def save_new(store: JobStore, job: JobRecord) -> None:
    await store.save([job], [small_file(job, store.new_file_id())])


def kept_lists(folder: Path) -> list[Path]:
    return list(folder.glob("jobs.damaged-*.db"))


async def read(folder: Path) -> tuple[int, int, int, int, list[str]]:
    """Return how many jobs, files, settings and finished jobs there are, and what is told."""
    store = await JobStore.open(folder)
    jobs, files = await store.load()
    settings, ended = await store.load_settings(), await store.history()
    assert await store.load_categories()
    notices = list(store.notices)
    await store.close()
    return len(jobs), len(files), len(settings), len(ended), notices


async def categories(folder: Path) -> list[Category]:
    store = await JobStore.open(folder)
    found = await store.load_categories()
    await store.close()
    return found


@pytest.mark.parametrize(("table", "column", "value"), CASES)
async def test_a_row_that_cannot_be_read_comes_from_the_copy(
    tmp_path: Path, table: str, column: str, value: str
):
    await fill(tmp_path, with_copy=True)
    spoil(tmp_path / backup.DATABASE_NAME, table, column, value)
    *there, notices = await read(tmp_path)
    assert there == [5, 5, 1, 1]
    assert len(notices) == 1
    assert "kept as" in notices[0]
    assert len(kept_lists(tmp_path)) == 1
    assert (await read(tmp_path))[-1] == []
    assert await categories(tmp_path) == CATEGORIES


MOVE = MoveRecord(small_job(0).id, 0, "/a/f.part", "/b/f.part", "/b/s.part", "/b/f", (1, 2))


@pytest.mark.parametrize(
    ("column", "value", "has_copy"),
    [
        ("source", NO_TEXT, False),
        ("source", NO_TEXT, True),
        ("spare", "x'00ff'", True),
        ("final", "CAST(x'61ff' AS TEXT)", True),
        ("copied", "'[1, \"x\"]'", True),
        ("file", "'x'", True),
        ("job_id", "x'00ff'", True),
    ],
)
async def test_a_move_that_cannot_be_read_comes_from_the_copy_and_is_told_of(
    tmp_path: Path, column: str, value: str, has_copy: bool
):
    store = await JobStore.open(tmp_path)
    await store.save_move(MOVE)
    await store.save_move(replace(MOVE, index=1, copied=None))
    await store.close()
    (tmp_path / backup.BACKUP_NAME).unlink(missing_ok=True)
    if has_copy:
        assert await asyncio.to_thread(backup.make_backup, tmp_path, has_odd_rows)
    spoil(tmp_path / backup.DATABASE_NAME, "moves", column, value)
    assert not await asyncio.to_thread(backup.make_backup, tmp_path, has_odd_rows)
    store = await JobStore.open(tmp_path)
    found, (notice,) = await store.moves(), store.notices
    await store.close()
    is_known = has_copy and column not in {"file", "job_id"}
    assert found == [MOVE, replace(MOVE, index=1, copied=None)][0 if is_known else 1 :]
    assert "files that were being moved" in notice
    assert len(kept_lists(tmp_path)) == 1


async def test_a_job_from_an_older_copy_takes_the_place_of_no_other_file(tmp_path: Path):
    """The last file goes and its id is the highest of the copy: no other one ever gets it."""
    await fill(tmp_path, with_copy=True)
    store = await JobStore.open(tmp_path)
    jobs, files = await store.load()
    last = max(files, key=lambda file: file.id)
    await store.delete_files([last.id])
    await store.close()
    store = await JobStore.open(tmp_path)
    await store.load()
    job = small_job(7)
    await save_new(store, job)
    await store.close()
    query = "UPDATE jobs SET state = 77 WHERE id = ?"
    execute(tmp_path / backup.DATABASE_NAME, query, last.job_id.bytes)
    store = await JobStore.open(tmp_path)
    jobs, files = await store.load()
    await store.close()
    assert sorted(file.job_id for file in files) == sorted(job.id for job in jobs)
    assert len(files) == 6


async def test_a_count_of_ids_that_is_damaged_gives_none_twice(tmp_path: Path):
    await fill(tmp_path, with_copy=False)
    for value in ("1", "'zz'", NO_TEXT, "NULL"):
        query = f"UPDATE sqlite_sequence SET seq = {value}"  # noqa: S608 - words of this file
        execute(tmp_path / backup.DATABASE_NAME, query)
        store = await JobStore.open(tmp_path)
        _, files = await store.load()
        assert store.new_file_id() > max(file.id for file in files)
        await store.close()


@pytest.mark.parametrize("with_copy", [False, True])
async def test_without_a_better_copy_only_that_job_is_left_out_and_named(
    tmp_path: Path, with_copy: bool
):
    await fill(tmp_path, with_copy=with_copy)
    for name in (backup.DATABASE_NAME, backup.BACKUP_NAME)[: 1 + with_copy]:
        spoil(tmp_path / name, "files", "size", "'x'")
    *there, notices = await read(tmp_path)
    assert there == [4, 4, 1, 1]
    (kept,) = kept_lists(tmp_path)
    begin = f"Damaged entries of the job list were left out: {small_job(0).name}. "
    assert notices == [begin + f"The damaged list is kept as {kept}."]
    with contextlib.closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT count(*) FROM jobs").fetchone() == (5,)


async def test_a_job_newer_than_the_copy_is_named_as_left_out_not_as_restored(tmp_path: Path):
    await fill(tmp_path, with_copy=True)
    store = await JobStore.open(tmp_path)
    job = small_job(9)
    await save_new(store, job)
    await store.close()
    query = "UPDATE files SET size = 'x' WHERE job_id = ?"
    execute(tmp_path / backup.DATABASE_NAME, query, job.id.bytes)
    *there, (notice,) = await read(tmp_path)
    assert there == [5, 5, 1, 1]
    assert notice.startswith(f"Damaged entries of the job list were left out: {job.name}. ")


async def test_a_list_with_a_row_that_cannot_be_read_does_not_replace_the_copy(tmp_path: Path):
    await fill(tmp_path, with_copy=True)
    before = (tmp_path / backup.BACKUP_NAME).read_bytes()
    spoil(tmp_path / backup.DATABASE_NAME, "files", "more", "'{'")
    assert not await asyncio.to_thread(backup.make_backup, tmp_path, has_odd_rows)
    assert (tmp_path / backup.BACKUP_NAME).read_bytes() == before


async def test_a_column_that_lost_its_name_brings_the_copy(tmp_path: Path):
    await fill(tmp_path, with_copy=True)
    path = tmp_path / backup.DATABASE_NAME
    raw = path.read_bytes()
    assert raw.count(b"remote_name TEXT") == 1
    path.write_bytes(raw.replace(b"remote_name TEXT", b"remoue_name TEXT"))
    *there, notices = await read(tmp_path)
    assert there == [5, 5, 1, 1]
    assert "It was restored from the copy" in notices[0]


async def test_any_flipped_bit_leaves_a_list_that_can_be_read(tmp_path: Path):
    base = tmp_path / "base"
    await fill(base, with_copy=True)
    raw = (base / backup.DATABASE_NAME).read_bytes()
    copy = (base / backup.BACKUP_NAME).read_bytes()
    places = [place for place, byte in enumerate(raw) if byte]
    chance = random.Random(5)  # noqa: S311 - guards nothing
    for number in range(50):
        folder = tmp_path / str(number)
        folder.mkdir(0o700)
        spoiled = bytearray(raw)
        place, bit = chance.choice(places), chance.randrange(8)
        spoiled[place] ^= 1 << bit
        (folder / backup.DATABASE_NAME).write_bytes(spoiled)
        (folder / backup.BACKUP_NAME).write_bytes(copy)
        jobs, files, *more = await read(folder)
        assert (jobs, files) == (5, 5), (place, bit, more)


async def test_a_job_whose_id_was_hit_comes_back_once(tmp_path: Path):
    await fill(tmp_path, with_copy=True)
    store = await JobStore.open(tmp_path)
    jobs, _ = await store.load()
    await store.close()
    right = jobs[2].id.bytes
    hit = bytes([right[0] ^ 1]) + right[1:]
    database = tmp_path / backup.DATABASE_NAME
    execute(database, "UPDATE jobs SET id = ? WHERE id = ?", hit, right)
    assert (await read(tmp_path))[:2] == (5, 5)
    store = await JobStore.open(tmp_path)
    there, _ = await store.load()
    await store.close()
    assert [job.id for job in there] == [job.id for job in jobs]


@pytest.mark.parametrize("value", [NO_TEXT, "'[1]'"])
async def test_a_category_of_the_program_comes_back_without_a_copy(tmp_path: Path, value: str):
    await fill(tmp_path, with_copy=False)
    spoil(tmp_path / backup.DATABASE_NAME, "categories", "patterns", value)
    *there, notices = await read(tmp_path)
    assert there == [5, 5, 1, 1]
    assert len(notices) == 1
    assert (await read(tmp_path))[-1] == []
    assert await categories(tmp_path) == CATEGORIES


async def test_a_category_of_the_user_is_left_out_without_a_copy(tmp_path: Path):
    store = await JobStore.open(tmp_path)
    (own,) = await store.save_categories([Category(0, "Mine")])
    await store.close()
    (tmp_path / backup.BACKUP_NAME).unlink(missing_ok=True)
    query = f"UPDATE categories SET name = {NO_TEXT} WHERE id = ?"  # noqa: S608 - words of this file
    execute(tmp_path / backup.DATABASE_NAME, query, own.id)
    assert await categories(tmp_path) == CATEGORIES


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", NO_TEXT),
        ("at", "'zz'"),
        ("at", "1e300"),
        ("kind", NO_TEXT),
        ("more", NO_TEXT),
        ("more", "'{'"),
        ("more", "'[1]'"),
        ("more", '\'{"retry_at":"x"}\''),
    ],
)
async def test_an_odd_entry_of_the_activity_is_left_out(tmp_path: Path, column: str, value: str):
    await fill(tmp_path, with_copy=True)
    spoil(tmp_path / backup.DATABASE_NAME, "activity", column, value)
    store = await JobStore.open(tmp_path)
    jobs, _ = await store.load()
    found = [len(await store.activity(job.id)) for job in jobs]
    notices = list(store.notices)
    await store.close()
    assert found == [0, 1, 0, 0, 0]
    assert [notice.split(" were ")[0] for notice in notices] == [
        "Damaged entries in the activity of downloads"
    ]
    assert len(kept_lists(tmp_path)) == 1


VALUES = (NO_TEXT, "-5", "x'00ff'", "'zz'", "'{'", "'[1]'", "NULL", "1e300", "'2'", "'{\"a\":1}'")


async def test_no_value_in_any_column_keeps_the_list_from_being_read(tmp_path: Path):
    base = tmp_path / "base"
    await fill(base, with_copy=True)
    store = await JobStore.open(base)
    jobs, _ = await store.load()
    await store.close()
    tables = ("meta", "jobs", "files", "settings", "history", "categories", "activity")
    with contextlib.closing(sqlite3.connect(base / backup.DATABASE_NAME)) as connection:
        columns = [
            (table, row[1])
            for table in tables
            for row in connection.execute(f"PRAGMA table_info({table})")
        ]
    chance = random.Random(7)  # noqa: S311 - guards nothing
    for number, (table, column) in enumerate(columns):
        folder = tmp_path / str(number)
        shutil.copytree(base, folder)
        value = NO_TEXT if number % 2 else chance.choice(VALUES)
        with contextlib.closing(sqlite3.connect(folder / backup.DATABASE_NAME)) as connection:
            with contextlib.suppress(sqlite3.IntegrityError):
                connection.execute(f"UPDATE OR IGNORE {table} SET {column} = {value}")  # noqa: S608 - words of this file
            connection.commit()
        store = await JobStore.open(folder)
        await store.load()
        await store.load_settings()
        await store.load_categories()
        await store.history()
        await store.hidden_history()
        await store.finished(9)
        await store.finished_counts()
        await store.finished_ids()
        await store.awaited()
        for job in jobs:
            await store.activity(job.id)
        await store.close()
