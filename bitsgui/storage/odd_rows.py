"""Rows that cannot be read although SQLite finds nothing wrong with the list.

One flipped bit in a text, a number or a JSON value passes every check of the file. Such a row is
replaced from the copy, or left out; the list as it was is kept beside. All functions block.
"""

import contextlib
import json
import logging
import sqlite3
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from bitsgui.bits.words import say
from bitsgui.storage.backup import (
    BACKUP_NAME,
    DATABASE_NAME,
    backup_age_s,
    free_name,
    is_sound,
    local_time,
    make_private_file,
    reading,
    sync,
)
from bitsgui.storage.faults import DamagedError
from bitsgui.storage.history_rows import HISTORY_COLUMNS, read_history
from bitsgui.storage.paced import REST_S
from bitsgui.storage.rows import FILE_COLUMNS, JOB_COLUMNS, RecordReader, Row

logger = logging.getLogger(__name__)

UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, OverflowError)
"""What reading a row raises whose values are not those that were stored."""

_LAST_MOMENT = 253_402_300_799  # in the year 9999, the last that can be shown
_NUMBERS = "typeof({0}) NOT IN ('integer', 'null') OR {0} < 0"
_MOMENTS = (
    f"typeof({{0}}) NOT IN ('integer', 'real', 'null') OR {{0}} NOT BETWEEN 0 AND {_LAST_MOMENT}"
)
_ODD_JOB = " OR ".join(
    [
        "typeof(id) <> 'blob' OR length(id) <> 16 OR typeof(position) <> 'integer'",
        *map(_NUMBERS.format, ("error_count", "retry_attempt", "pending_events")),
        *map(_MOMENTS.format, ("created", "modified", "transferred_at")),
    ]
)
_ODD_FILE = " OR ".join(
    [
        "typeof(job_id) <> 'blob' OR job_id NOT IN (SELECT id FROM jobs)",
        "typeof(done) NOT IN ('blob', 'null') OR typeof(fingerprint) NOT IN ('blob', 'null')",
        "typeof(position) <> 'integer'",
        _NUMBERS.format("size"),
    ]
)
_OTHERS: tuple[tuple[str, str, Callable[[Row], object]], ...] = (
    ("settings", "key, value", lambda row: json.loads(row[1])),
    (
        "categories",
        "id, types, patterns",
        lambda row: (tuple(json.loads(row[1])), tuple(json.loads(row[2]))),
    ),
    ("history", HISTORY_COLUMNS, read_history),
)
_PIECE = 200


@dataclass
class _Odd:
    """What cannot be read: jobs by id with a name for each, and first columns of other rows."""

    jobs: dict[Any, str] = field(default_factory=dict[Any, str])
    files: dict[int, str] = field(default_factory=dict[int, str])
    others: list[tuple[str, Any]] = field(default_factory=list[tuple[str, Any]])

    def __bool__(self) -> bool:
        return bool(self.jobs or self.files or self.others)


def is_unreadable(error: BaseException) -> bool:
    """Return whether reading failed because of what is in a row."""
    if isinstance(error, sqlite3.OperationalError):  # a text that is none has no code of SQLite
        return getattr(error, "sqlite_errorcode", None) is None
    return isinstance(error, UNREADABLE)


def refuse_odd_types(connection: sqlite3.Connection) -> None:
    """Raise ValueError if a job or a file has values that were never stored like this."""
    for table, odd in (("jobs", _ODD_JOB), ("files", _ODD_FILE)):
        query = f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {odd})"  # noqa: S608 - constants
        if connection.execute(query).fetchone() != (0,):
            raise ValueError(f"a row of {table} cannot be read")


def refuse_misnamed(connection: sqlite3.Connection) -> None:
    """Raise DamagedError if a table or column is not there by its name."""
    tables = [("jobs", JOB_COLUMNS), ("files", FILE_COLUMNS), *((t, c) for t, c, _ in _OTHERS)]
    try:
        for table, columns in tables:
            connection.execute(f"SELECT {columns} FROM {table} LIMIT 0")  # noqa: S608 - constants
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
            raise DamagedError from error
        raise


def has_odd_rows(connection: sqlite3.Connection) -> bool:
    """Return whether a list holds what cannot be read; rests now and then for other threads."""
    return bool(_find(connection))


def mend_rows(connection: sqlite3.Connection, folder: Path) -> list[str]:
    """Replace what cannot be read by what the copy has, or leave it out; return notices.

    In the transaction of the caller. The list as it was is on the disk under another name before.
    """
    odd = _find(connection)
    if not odd:
        return []
    kept = _keep(folder)
    with _copy_of(folder) as copy:
        for file_id in odd.files:
            if copy is not None and (job_id := _job_of(copy, file_id)) is not None:
                odd.jobs.setdefault(job_id, _name_of(copy, job_id))
        mended = {job_id for job_id in odd.jobs if _replace_job(connection, copy, job_id)}
        for file_id in odd.files:
            query = "DELETE FROM files WHERE id = ? AND job_id NOT IN (SELECT id FROM jobs)"
            connection.execute(query, (file_id,))
        for table, key in odd.others:
            _replace_row(connection, copy, table, key)
    logger.error("rows of the job list could not be read; it is kept as %s", kept)
    return _notices(odd, mended, kept, folder)


def _notices(odd: _Odd, mended: set[Any], kept: Path, folder: Path) -> list[str]:
    restored = [name for job_id, name in odd.jobs.items() if job_id in mended]
    lost = [name for job_id, name in odd.jobs.items() if job_id not in mended]
    lost += [] if odd.jobs else odd.files.values()
    notices: list[str] = []
    if restored:
        notices.append(
            say(
                "Damaged entries of the job list were restored from the copy of {time}: {names}. "
                "The damaged list is kept as {kept}.",
                time=local_time(_now_s(folder)),
                names=", ".join(restored),
                kept=kept,
            )
        )
    if lost:
        notices.append(
            say(
                "Damaged entries of the job list were left out: {names}. The damaged list is kept "
                "as {kept}.",
                names=", ".join(lost),
                kept=kept,
            )
        )
    if odd.others:
        notices.append(
            say(
                "Damaged settings, categories or finished downloads were restored from the copy, "
                "or left out. The damaged list is kept as {kept}.",
                kept=kept,
            )
        )
    return notices


def _now_s(folder: Path) -> float:
    return (folder / BACKUP_NAME).stat().st_mtime if backup_age_s(folder) < float("inf") else 0.0


def _find(connection: sqlite3.Connection) -> _Odd:
    """Look at every row; texts that are none come as bytes."""
    odd = _Odd()
    factory, connection.text_factory = connection.text_factory, _text
    try:
        reader = RecordReader()
        for row in _rows(connection, "jobs", JOB_COLUMNS, _ODD_JOB):
            if not _can_read(reader.job, row):
                odd.jobs[row[0]] = _words(row[2])
        for row in _rows(connection, "files", FILE_COLUMNS, _ODD_FILE):
            if _can_read(reader.file, row):
                continue
            job_id = row[1]
            if _has_job(connection, job_id):
                odd.jobs.setdefault(job_id, _name_of(connection, job_id))
            else:
                odd.files[row[0]] = PurePath(_words(row[3])).name
        for table, columns, read in _OTHERS:
            for row in _rows(connection, table, columns, "0"):
                if not _can_read(read, row):
                    odd.others.append((table, row[0]))
    finally:
        connection.text_factory = factory
    return odd


def _rows(connection: sqlite3.Connection, table: str, columns: str, odd: str) -> Iterator[Row]:
    query = f"SELECT {columns}, ({odd}) FROM {table}"  # noqa: S608 - constants
    for number, row in enumerate(connection.execute(query), 1):
        if number % _PIECE == 0:
            threading.Event().wait(REST_S)
        yield row


def _can_read(read: Callable[[Row], object], row: Row) -> bool:
    if row[-1]:
        return False
    try:
        read(row[:-1])
    except UNREADABLE:
        return False
    return True


def _text(raw: bytes) -> str | bytes:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw


def _words(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _has_job(connection: sqlite3.Connection, job_id: object) -> bool:
    return connection.execute("SELECT 1 FROM jobs WHERE id = ?", (job_id,)).fetchone() is not None


def _name_of(connection: sqlite3.Connection, job_id: object) -> str:
    query = "SELECT CAST(name AS BLOB) FROM jobs WHERE id = ?"
    row = connection.execute(query, (job_id,)).fetchone()
    return "" if row is None else _words(row[0])


def _job_of(copy: sqlite3.Connection, file_id: int) -> bytes | None:
    row = copy.execute("SELECT job_id FROM files WHERE id = ?", (file_id,)).fetchone()
    return None if row is None else row[0]


def _keep(folder: Path) -> Path:
    """Copy the list as it is, row by row unchanged; return where to."""
    kept = free_name(folder)
    make_private_file(kept, fresh=True)
    with (
        reading(folder / DATABASE_NAME) as source,
        contextlib.closing(sqlite3.connect(kept, isolation_level=None)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
    sync(kept)
    sync(folder)
    return kept


@contextlib.contextmanager
def _copy_of(folder: Path) -> Generator[sqlite3.Connection | None]:
    """Open the copy if it is there, sound, and can be read whole."""
    path = folder / BACKUP_NAME
    if not path.exists() or not is_sound(path):
        yield None
        return
    with reading(path) as connection:
        yield connection


def _replace_job(
    connection: sqlite3.Connection, copy: sqlite3.Connection | None, job_id: object
) -> bool:
    """Put a job and its files as the copy has them in place of those there are."""
    connection.execute("DELETE FROM files WHERE job_id = ?", (job_id,))
    connection.execute("DELETE FROM jobs WHERE id = ?", (job_id,))
    if copy is None:
        return False
    try:
        reader = RecordReader()
        jobs = _readable(copy, "jobs", JOB_COLUMNS, _ODD_JOB, "id", job_id, reader.job)
        files = _readable(copy, "files", FILE_COLUMNS, _ODD_FILE, "job_id", job_id, reader.file)
    except (*UNREADABLE, sqlite3.Error):
        return False
    for table, columns, rows in (("jobs", JOB_COLUMNS, jobs), ("files", FILE_COLUMNS, files)):
        marks = ", ".join("?" * len(columns.split(",")))
        query = f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 - constants
        connection.executemany(query, rows)
    return bool(jobs)


def _readable(  # noqa: PLR0913, PLR0917 - what names the rows of a table
    copy: sqlite3.Connection,
    table: str,
    columns: str,
    odd: str,
    key: str,
    value: object,
    read: Callable[[Row], object],
) -> list[Row]:
    query = f"SELECT {columns}, ({odd}) FROM {table} WHERE {key} = ?"  # noqa: S608 - constants
    rows = copy.execute(query, (value,)).fetchall()
    if not all(_can_read(read, row) for row in rows):
        raise ValueError("the copy cannot be read either")
    return [row[:-1] for row in rows]


def _replace_row(
    connection: sqlite3.Connection, copy: sqlite3.Connection | None, table: str, key: object
) -> None:
    name, columns, read = next(
        (columns.partition(",")[0], columns, read)
        for other, columns, read in _OTHERS
        if other == table
    )
    connection.execute(f"DELETE FROM {table} WHERE {name} = ?", (key,))  # noqa: S608 - constants
    if copy is None:
        return
    with contextlib.suppress(*UNREADABLE, sqlite3.Error):
        if not _readable(copy, table, columns, "0", name, key, read):
            return
        row = copy.execute(f"SELECT * FROM {table} WHERE {name} = ?", (key,)).fetchone()  # noqa: S608 - constants
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608 - constants
