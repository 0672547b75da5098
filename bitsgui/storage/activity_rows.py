"""Rows of what happened to jobs; what most entries do not have is one JSON text."""

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from bitsgui.bits.records import MOST_ACTIVITY, ActivityRecord, Happening
from bitsgui.storage.paced import upsert_paced
from bitsgui.storage.rows import (
    Row,
    error_fields,
    read_error,
    to_json,
    to_moment,
    to_number,
    to_text,
)

_TRIM_EVERY = 16
"""One entry in so many has the older ones of its job looked for: most jobs have a handful."""

ACTIVITY_COLUMNS = "number, job_id, at, kind, more"
_TRIM = (
    "DELETE FROM activity WHERE job_id = ? AND number <= (SELECT number FROM activity "
    "WHERE job_id = ? ORDER BY number DESC LIMIT 1 OFFSET ?)"
)
_LOAD = "SELECT number, at, kind, more FROM activity WHERE job_id = ? ORDER BY number DESC LIMIT ?"
_TEXTS = ("name", "link", "origin", "note")
_KINDS = frozenset(kind.value for kind in Happening)


def activity_row(entry: ActivityRecord) -> Row:
    """Return number, job, time, kind and the rest, None if there is no more to say."""
    more: dict[str, Any] = {name: getattr(entry, name) for name in _TEXTS if getattr(entry, name)}
    if entry.count != 1:
        more["count"] = entry.count
    if entry.retry_at is not None:
        more["retry_at"] = entry.retry_at
    if entry.error is not None:
        more["error"] = error_fields(entry.error)
    text = to_json(more) if more else None
    return (entry.number, entry.job_id.bytes, entry.at, entry.kind.value, text)


def write_activity(connection: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Insert or replace entries, and now and then forget the oldest of jobs with too many."""
    if not rows:
        return
    upsert_paced(connection, "activity", ACTIVITY_COLUMNS, rows)
    full = {(row[1], row[1], MOST_ACTIVITY) for row in rows if row[0] % _TRIM_EVERY == 0}
    if full:
        connection.executemany(_TRIM, full)


def load_activity(connection: sqlite3.Connection, job_id: UUID) -> list[ActivityRecord]:
    """Return the entries of a job, oldest first; kinds of a later release are left out."""
    # Closed also where a row cannot be read: an open one would keep the log from being emptied.
    with contextlib.closing(connection.execute(_LOAD, (job_id.bytes, MOST_ACTIVITY))) as cursor:
        rows = list(cursor)
    return [_read(job_id, row) for row in _known(reversed(rows))]


def highest_number(connection: sqlite3.Connection) -> int:
    """Return the highest number there is, 0 if there is none."""
    return int(connection.execute("SELECT ifnull(max(number), 0) FROM activity").fetchone()[0])


def _known(rows: Iterable[Row]) -> Iterable[Row]:
    return (row for row in rows if row[2] in _KINDS)


def check_activity(row: Row) -> None:
    """Raise if a row of :data:`ACTIVITY_COLUMNS` cannot be read."""
    job_id = UUID(bytes=row[1])
    if to_text(row[3]) in _KINDS:
        _read(job_id, (row[0], *row[2:]))


def _read(job_id: UUID, row: Row) -> ActivityRecord:
    number, at, kind, text = row
    more: dict[str, Any] = {} if text is None else json.loads(text)
    error, retry_at = more.get("error"), more.get("retry_at")
    return ActivityRecord(
        number,
        job_id,
        to_moment(at),
        Happening(kind),
        count=to_number(more.get("count", 1)),
        error=None if error is None else read_error(error),
        retry_at=None if retry_at is None else to_moment(retry_at),
        **{name: to_text(more[name]) for name in _TEXTS if name in more},
    )
