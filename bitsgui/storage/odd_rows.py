"""Rows that cannot be read although SQLite finds nothing wrong with the list.

One flipped bit in a text, a number or a JSON value passes every check of the file. Such a row is
replaced from the copy, or left out; the list as it was is kept beside. All functions block.
"""

import contextlib
import json
import logging
import sqlite3
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any
from uuid import UUID

from bitsgui.bits.words import say
from bitsgui.storage.activity_rows import ACTIVITY_COLUMNS, check_activity
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
from bitsgui.storage.categories import CATEGORY_COLUMNS, put_standard, read_category
from bitsgui.storage.faults import DamagedError
from bitsgui.storage.history_rows import HISTORY_COLUMNS, read_history
from bitsgui.storage.moves import MOVE_COLUMNS, read_move
from bitsgui.storage.paced import REST_S
from bitsgui.storage.rows import (
    FILE_COLUMNS,
    JOB_COLUMNS,
    LAST_MOMENT,
    RecordReader,
    Row,
    to_number,
    to_text,
)

logger = logging.getLogger(__name__)

UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, OverflowError)
"""What reading a row raises whose values are not those that were stored."""

_TYPED = "typeof({0}) NOT IN ('integer', 'real', 'null')"
_NUMBERS = "typeof({0}) NOT IN ('integer', 'null') OR {0} < 0"
_MOMENTS = (
    f"typeof({{0}}) NOT IN ('integer', 'real', 'null') OR {{0}} NOT BETWEEN 0 AND {LAST_MOMENT}"
)
_ODD_JOB = " OR ".join(
    [
        "typeof(id) <> 'blob' OR length(id) <> 16 OR typeof(position) <> 'integer'",
        *map(_NUMBERS.format, ("error_count", "retry_attempt", "pending_events")),
        *map(_TYPED.format, ("was_resumed", "download_time_s", "no_progress_s")),
        *map(_MOMENTS.format, ("created", "modified", "transferred_at")),
    ]
)
_ODD_FILE = " OR ".join(
    [
        "typeof(job_id) <> 'blob' OR job_id NOT IN (SELECT id FROM jobs)",
        "typeof(done) NOT IN ('blob', 'null') OR typeof(fingerprint) NOT IN ('blob', 'null')",
        "typeof(position) <> 'integer'",
        _NUMBERS.format("size"),
        *map(_TYPED.format, ("transferred", "completed", "skipped", "resumable")),
    ]
)


class _NoText(bytes):
    """What is stored as a text and is none; other bytes are names that no text can hold."""

    __slots__ = ()


def _read_hidden(row: Row) -> object:
    return read_history(row[:-1]), None if row[-1] is None else to_number(row[-1])


_Table = tuple[str, str, Callable[[Row], object]]
_OTHERS: tuple[_Table, ...] = (
    ("settings", "key, value", lambda row: json.loads(row[1])),
    ("categories", CATEGORY_COLUMNS, read_category),
    ("history", f"{HISTORY_COLUMNS}, hidden", _read_hidden),
    ("awaited", "job_id, request", lambda row: (UUID(bytes=row[0]), to_text(row[1]))),
    ("moves", f"hex(job_id) || file, {MOVE_COLUMNS}", lambda row: read_move(row[1:])),
)
"""Tables with their columns, of which the first says which row it is, and what reads a row."""
_ACTIVITY = ("activity", ACTIVITY_COLUMNS, check_activity)
_PIECE = 200


@dataclass
class _Odd:
    """What cannot be read: jobs by id with a name for each, and first columns of other rows.

    ``moved`` are the names of files that were being moved.
    """

    jobs: dict[Any, str] = field(default_factory=dict[Any, str])
    files: dict[int, str] = field(default_factory=dict[int, str])
    others: list[tuple[str, Any]] = field(default_factory=list[tuple[str, Any]])
    moved: list[str] = field(default_factory=list[str])

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
    tables = [
        ("jobs", JOB_COLUMNS),
        ("files", FILE_COLUMNS),
        *((t, c) for t, c, _ in (*_OTHERS, _ACTIVITY)),
        ("speeds", "job_id, packed"),
        ("proofs", "job_id, packed"),
        ("requests", "job_id, method, kinds, sealed"),
    ]
    try:
        for table, columns in tables:
            connection.execute(f"SELECT {columns} FROM {table} LIMIT 0")  # noqa: S608 - constants
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
            raise DamagedError from error
        raise


def has_odd_rows(connection: sqlite3.Connection) -> bool:
    """Return whether a list holds what cannot be read; rests now and then for other threads."""
    return bool(_find(connection, _OTHERS))


def mend_rows(connection: sqlite3.Connection, folder: Path) -> list[str]:
    """Replace what cannot be read by what the copy has, or leave it out; return notices.

    In the transaction of the caller. The list as it was is on the disk under another name before.
    """
    odd = _find(connection, (*_OTHERS, _ACTIVITY))
    if not odd:
        return []
    kept = _keep(folder)
    with _copy_of(folder) as copy:
        for file_id in odd.files:
            if copy is not None and (job_id := _job_of(copy, file_id)) is not None:
                odd.jobs.setdefault(job_id, _name_of(copy, job_id))
        mended = {job_id for job_id in odd.jobs if _replace_job(connection, copy, job_id)}
        _delete_doubles(connection, mended)
        for file_id in odd.files:
            query = "DELETE FROM files WHERE id = ? AND job_id NOT IN (SELECT id FROM jobs)"
            connection.execute(query, (file_id,))
        for table, key in odd.others:
            if table == "activity":
                connection.execute("DELETE FROM activity WHERE number = ?", (key,))
                continue
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
    if odd.moved:
        notices.append(
            say(
                "What was stored of files that were being moved was damaged: {names}. Each is in "
                "its old folder or in its new one. The damaged list is kept as {kept}.",
                names=", ".join(odd.moved),
                kept=kept,
            )
        )
    tables = {table for table, _ in odd.others} - {"moves"}
    if tables == {"activity"} and not notices:
        notices.append(
            say(
                "Damaged entries in the activity of downloads were left out. The damaged list is "
                "kept as {kept}.",
                kept=kept,
            )
        )
    if tables - {"activity"}:
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


def _find(connection: sqlite3.Connection, others: Sequence[_Table]) -> _Odd:
    """Look at every row of jobs, files and others."""
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
        for table, columns, read in others:
            for row in _rows(connection, table, columns, "0"):
                if not _can_read(read, row):
                    odd.others.append((table, row[0]))
                    odd.moved += [PurePath(_words(row[6])).name] if table == "moves" else []
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
    if row[-1] or any(isinstance(value, _NoText) for value in row):
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
        return _NoText(raw)


def _words(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _has_job(connection: sqlite3.Connection, job_id: object) -> bool:
    return connection.execute("SELECT 1 FROM jobs WHERE id = ?", (job_id,)).fetchone() is not None


def _name_of(connection: sqlite3.Connection, job_id: object) -> str:
    query = "SELECT CAST(name AS BLOB) FROM jobs WHERE id = ?"
    row = connection.execute(query, (job_id,)).fetchone()
    return "" if row is None else _words(row[0])


def _delete_doubles(connection: sqlite3.Connection, restored: set[Any]) -> None:
    """Delete what stands beside a restored job: itself under an id that was hit.

    Its files stayed behind, where they told of the right one.
    """
    query = (
        "DELETE FROM jobs WHERE id NOT IN (SELECT job_id FROM files) AND EXISTS (SELECT 1 FROM "
        "jobs AS own WHERE own.id = ? AND own.id <> jobs.id AND own.created = jobs.created "
        "AND own.name = jobs.name)"
    )
    connection.executemany(query, ((job_id,) for job_id in restored))


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
    for table, key in (("files", "job_id"), ("jobs", "id")):
        query = f"DELETE FROM {table} WHERE {_equal(key, job_id)}"  # noqa: S608 - constants
        connection.execute(query, (job_id,))
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
    connection: sqlite3.Connection,
    copy: sqlite3.Connection | None,
    table: str,
    key: Any,  # noqa: ANN401 - as it was stored
) -> None:
    name, columns, read = next(
        (columns.partition(",")[0], columns, read)
        for other, columns, read in _OTHERS
        if other == table
    )
    connection.execute(f"DELETE FROM {table} WHERE {_equal(name, key)}", (key,))  # noqa: S608 - constants
    if copy is not None:
        with contextlib.suppress(*UNREADABLE, sqlite3.Error):
            if _readable(copy, table, columns, "0", name, key, read):
                query = f"SELECT * FROM {table} WHERE {name} = ?"  # noqa: S608 - constants
                row = copy.execute(query, (key,)).fetchone()
                marks = ", ".join("?" * len(row))
                connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608 - constants
                return
    if table == "categories":
        put_standard(connection, key)


def _equal(name: str, value: object) -> str:
    return f"CAST({name} AS BLOB) = ?" if isinstance(value, _NoText) else f"{name} = ?"
