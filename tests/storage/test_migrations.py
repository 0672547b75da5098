"""A database of an older release is brought up to date, one of a newer release left alone."""

import asyncio
import contextlib
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from bitsgui.bits.errors import StoreError
from bitsgui.bits.types import LoginNeed
from bitsgui.storage import JobStore
from bitsgui.storage.migrations import MIGRATIONS, migrate, version_of

VERSION_1 = Path(__file__).parent / "version1.sql"


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        yield connection


def _make(folder: Path, version: int = 1) -> None:
    folder.mkdir(exist_ok=True)
    with contextlib.closing(sqlite3.connect(folder / "jobs.db")) as connection:
        connection.executescript(VERSION_1.read_text())
        connection.execute(f"PRAGMA user_version = {version}")


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


async def test_a_database_of_version_1_is_read_whole(folder: Path) -> None:
    _make(folder)
    store = await JobStore.open(folder)
    (job,), (file,) = await store.load()
    assert job.id == file.job_id == UUID("00112233-4455-6677-8899-aabbccddeeff")
    assert (job.name, job.options.segments, job.no_progress_s) == ("first job", 4, 2.5)
    assert (file.etag, file.checksum, file.done is not None) == ('"e"', "sha-256:00", True)
    assert await store.load_settings() == {"language": "de"}
    (row,) = await store.history()
    assert row.files[0].remote_name == "https://example.org/old"
    assert store.new_file_id() == 43
    await store.close()


async def test_what_is_in_an_older_database_is_sorted_into_categories(folder: Path) -> None:
    _make(folder)
    with contextlib.closing(sqlite3.connect(folder / "jobs.db")) as connection, connection:
        connection.execute("UPDATE files SET local_name = '/downloads/a.tar.gz'")
    store = await JobStore.open(folder)
    (job,), _ = await store.load()
    categories = {each.id: each.name for each in await store.load_categories()}
    assert categories[job.category] == "Archives"
    assert (job.no_progress_s, job.is_category_chosen) == (2.5, False)
    (row,) = await store.history()
    assert categories[row.category] == "Other"
    await store.close()


def test_an_empty_database_gets_every_step(connection: sqlite3.Connection) -> None:
    migrate(connection)
    assert version_of(connection) == len(MIGRATIONS)
    migrate(connection)
    assert version_of(connection) == len(MIGRATIONS)


def test_steps_run_in_order_from_the_version_that_is_there(
    connection: sqlite3.Connection,
) -> None:
    migrate(connection)
    done: list[int] = []
    steps = (*MIGRATIONS, lambda _: done.append(2), lambda _: done.append(3))
    migrate(connection, steps)
    assert done == [2, 3]
    assert version_of(connection) == len(steps)


def test_a_step_that_fails_leaves_the_version_before_it(connection: sqlite3.Connection) -> None:
    def half(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE jobs ADD COLUMN mood TEXT")
        connection.execute("not SQL")

    migrate(connection)
    with pytest.raises(sqlite3.OperationalError, match="syntax"):
        migrate(connection, (*MIGRATIONS, half))
    assert version_of(connection) == len(MIGRATIONS)
    columns = [row[1] for row in connection.execute("PRAGMA table_info(jobs)")]
    assert "mood" not in columns


async def test_a_newer_database_is_refused_with_advice_and_not_touched(folder: Path) -> None:
    await asyncio.to_thread(_make, folder, 99)
    before = await asyncio.to_thread(_content, folder)
    with pytest.raises(StoreError, match=r"newer version.*Install the newer version"):
        await JobStore.open(folder)
    assert await asyncio.to_thread(_content, folder) == before
    assert list(before) == ["jobs.db"]


async def test_the_time_of_a_file_being_copied_leaves_the_place_of_an_etag(folder: Path) -> None:
    _make(folder)
    with contextlib.closing(sqlite3.connect(folder / "jobs.db")) as connection, connection:
        connection.execute("UPDATE files SET remote_name = 'file:///a', etag = '17'")
    store = await JobStore.open(folder)
    _, (file,) = await store.load()
    assert (file.etag, file.source_time, file.checksum) == (None, 17, "sha-256:00")
    await store.close()


_JOB = "00112233445566778899AABBCCDDEEFF"
_FAILED = '"code":2149122449,"context":5,"detail":"{}: the server answered 401 No","status":401'


def _make_with_logins(folder: Path) -> None:
    """Make a profile whose errors begin with whether a login would help, as version 8 wrote."""
    _make(folder)
    wanted, refused = (
        f"{{{_FAILED.format(words)}}}" for words in ("a login is wanted", "the login was not taken")
    )
    with contextlib.closing(sqlite3.connect(folder / "jobs.db", isolation_level=None)) as database:
        migrate(database, MIGRATIONS[:8])
        database.execute("UPDATE jobs SET error = ?", (wanted,))
        more = f'{{"checksum":"sha-256:00","later":1,"error":{refused}}}'
        database.execute("UPDATE files SET more = ?", (more,))
        row = "INSERT INTO activity VALUES (?, ?, 5.0, 'failed', ?)"
        job_id = bytes.fromhex(_JOB)
        database.execute(row, (1, job_id, f'{{"name":"a","error":{refused}}}'))
        database.execute(row, (2, job_id, '{"name":"a login is wanted: by name only"}'))
        database.execute(row, (3, bytes(16), "a login is wanted: no JSON"))


@pytest.mark.parametrize("odd", [b"\xff a login is wanted", b"[" * 100_000 + b"a login is wanted"])
def test_a_damaged_error_keeps_no_profile_from_its_next_version(folder: Path, odd: bytes) -> None:
    _make_with_logins(folder)
    with contextlib.closing(sqlite3.connect(folder / "jobs.db", isolation_level=None)) as database:
        row = "INSERT INTO activity VALUES (4, ?, 5.0, 'failed', CAST(? AS TEXT))"
        database.execute(row, (bytes(16), odd))
        migrate(database)
        assert version_of(database) == len(MIGRATIONS)
        query = "SELECT CAST(more AS BLOB) FROM activity WHERE number = 4"
        assert database.execute(query).fetchone() == (odd,)
        (changed,) = database.execute("SELECT more FROM activity WHERE number = 1").fetchone()
        assert '"login":"refused"' in changed


async def test_whether_a_login_helps_leaves_the_words_of_an_error(folder: Path) -> None:
    await asyncio.to_thread(_make_with_logins, folder)
    store = await JobStore.open(folder)
    (job,), (file,) = await store.load()
    assert job.error is not None
    assert file.error is not None
    told = "the server answered 401 No"
    assert (job.error.login, job.error.detail) == (LoginNeed.WANTED, told)
    assert (job.error.code, job.error.status) == (2149122449, 401)
    assert (file.error.login, file.error.detail) == (LoginNeed.REFUSED, told)
    assert (file.checksum, file.error.file_id) == ("sha-256:00", None)
    first, second = await store.activity(job.id)
    assert first.error is not None
    assert (first.error.login, first.error.detail) == (LoginNeed.REFUSED, told)
    assert (second.name, second.error) == ("a login is wanted: by name only", None)
    await store.close()


_KILLED = """
import os, signal, sqlite3, sys
from bitsgui.storage.migrations import migrate
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = WAL")
def end(statement):
    if sys.argv[2] in statement:
        os.kill(os.getpid(), signal.SIGKILL)
connection.set_trace_callback(end)
migrate(connection)
"""


@pytest.mark.parametrize("at", ["TRIGGER requests_end", "user_version = 12", "COMMIT"])
def test_a_kill_amid_the_step_for_requests_leaves_what_was_and_the_next_start_takes_it(
    folder: Path, at: str
) -> None:
    _make(folder)
    path = folder / "jobs.db"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, MIGRATIONS[:11])
    command = [sys.executable, "-c", _KILLED, str(path), at]
    assert subprocess.run(command, check=False, timeout=60).returncode == -signal.SIGKILL
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert version_of(connection) == 11
        tables = "SELECT count(*) FROM sqlite_schema WHERE tbl_name = 'requests'"
        assert connection.execute(tables).fetchone() == (0,)
        migrate(connection)
        assert version_of(connection) == len(MIGRATIONS)
        (count,) = connection.execute("SELECT count(*) FROM history").fetchone()
        assert count == 1
        connection.execute("INSERT INTO requests SELECT id, 'POST', '', NULL FROM history")
        connection.execute("DELETE FROM history")
        assert connection.execute("SELECT count(*) FROM requests").fetchone() == (0,)
