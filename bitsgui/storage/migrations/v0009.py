"""Version 9: whether a login would help with an error, which its words began with before."""

import json
import sqlite3
from typing import Any

_PREFIXES = {"a login is wanted": "wanted", "the login was not taken": "refused"}
_HOLDERS = (
    "SELECT {key}, CAST({column} AS BLOB) FROM {table} WHERE {column} LIKE '%a login is wanted%' "
    "OR {column} LIKE '%the login was not taken%'"
)


def apply(connection: sqlite3.Connection) -> None:
    """Move it to a field of its own, in the errors of jobs and files and in what happened."""
    for table, key, column in (
        ("jobs", "id", "error"),
        ("files", "id", "more"),
        ("activity", "number", "more"),
    ):
        query = _HOLDERS.format(key=key, column=column, table=table)
        connection.executemany(
            f"UPDATE {table} SET {column} = ? WHERE {key} = ?",  # noqa: S608 - names of the above
            [
                (text, row_id)
                for row_id, stored in connection.execute(query).fetchall()
                if (text := _changed(stored, is_error=column == "error")) is not None
            ],
        )


def _changed(stored: bytes, *, is_error: bool) -> str | None:
    """Return the JSON text with the field, None if there is nothing to be moved or read."""
    try:
        values: Any = json.loads(stored)
        error = values if is_error else values.get("error")
        before, mark, detail = error["detail"].partition(": ")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None  # a damaged row is found where rows are read, and keeps no other from that
    if not mark or before not in _PREFIXES:
        return None
    error |= {"detail": detail, "login": _PREFIXES[before]}
    return json.dumps(values, separators=(",", ":"))
