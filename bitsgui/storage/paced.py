"""Many rows at once without keeping other threads from the interpreter."""

import sqlite3
import threading
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

REST_S = 0.002
"""Long enough for a thread that waits for the interpreter to wake up and take it."""
_PIECE = 250


def rest_s() -> float:
    """Return how long to rest for what this thread wants: there is no window beside a main loop."""
    return 0.0 if threading.current_thread() is threading.main_thread() else REST_S


def _rest(seconds: float) -> None:
    if seconds:
        threading.Event().wait(seconds)


def execute_paced(
    connection: sqlite3.Connection,
    statement: str,
    rows: Sequence[tuple[Any, ...]],
    pause_s: float = REST_S,
) -> None:
    """Carry out a statement for every row, with a rest now and then.

    SQLite lets go of the interpreter for a moment at each row, so that other threads neither get
    it nor insist on it: without the rests a window would stand still until the last row.
    """
    for start in range(0, len(rows), _PIECE):
        if start:
            _rest(pause_s)
        connection.executemany(statement, rows[start : start + _PIECE])


_AT_ONCE = 16


def upsert_paced(
    connection: sqlite3.Connection,
    table: str,
    columns: str,
    rows: Sequence[tuple[Any, ...]],
    pause_s: float = REST_S,
) -> None:
    """Insert rows, or replace what rows of the same first column hold; several with a statement.

    A statement lets go of the interpreter and waits for it again more than once.
    """
    for start in range(0, len(rows), _AT_ONCE):
        if start and start % (_AT_ONCE * _AT_ONCE) == 0:
            _rest(pause_s)
        several = rows[start : start + _AT_ONCE]
        connection.execute(_upsert(table, columns, len(several)), tuple(chain(*several)))


@lru_cache
def _upsert(table: str, columns: str, count: int) -> str:
    # Not INSERT OR REPLACE: that deletes the old row first and would cascade to a job's files.
    names = [name.strip() for name in columns.split(",")]
    marks = ", ".join([f"({', '.join('?' * len(names))})"] * count)
    changes = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
    return (
        f"INSERT INTO {table} ({columns}) VALUES {marks} "  # noqa: S608 - constants of the callers
        f"ON CONFLICT ({names[0]}) DO UPDATE SET {changes}"
    )
