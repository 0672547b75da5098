"""Many rows at once without keeping other threads from the interpreter."""

import sqlite3
import threading
from collections.abc import Sequence
from typing import Any

REST_S = 0.002
"""Long enough for a thread that waits for the interpreter to wake up and take it."""
_PIECE = 250


def execute_paced(
    connection: sqlite3.Connection, statement: str, rows: Sequence[tuple[Any, ...]]
) -> None:
    """Carry out a statement for every row, with a rest now and then.

    SQLite lets go of the interpreter for a moment at each row, so that other threads neither get
    it nor insist on it: without the rests a window would stand still until the last row.
    """
    for start in range(0, len(rows), _PIECE):
        if start:
            threading.Event().wait(REST_S)
        connection.executemany(statement, rows[start : start + _PIECE])
