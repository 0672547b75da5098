"""The history as lists show it: what was finished, page by page, newest first."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from bitsgui.bits.records import HistoryRow
from bitsgui.bits.types import JobState
from bitsgui.storage.history_rows import HISTORY_COLUMNS, read_history

_SHOWN = f"state = {int(JobState.ACKNOWLEDGED)} AND hidden IS NULL"


def load_finished(
    connection: sqlite3.Connection,
    limit: int,
    before: float | None = None,
    words: Sequence[str] = (),
    category: int | None = None,
) -> list[HistoryRow]:
    """Return up to ``limit`` rows that ended at ``before`` or earlier and have every word.

    A word is looked for in the name, the links and the paths, whatever its case.
    """
    clauses, parameters = [_SHOWN], list[Any]()
    if before is not None:
        clauses.append("ended <= ?")
        parameters.append(before)
    if category is not None:
        clauses.append("category = ?")
        parameters.append(category)
    for word in words:
        clause, values = _clause_for(word)
        clauses.append(clause)
        parameters += values
    if not all(map(str.isascii, words)):
        connection.create_function("folded", 1, _folded, deterministic=True)
    query = (
        f"SELECT {HISTORY_COLUMNS} FROM history WHERE {' AND '.join(clauses)} "  # noqa: S608 - ours
        "ORDER BY ended DESC, rowid DESC LIMIT ?"
    )
    return [read_history(row) for row in connection.execute(query, (*parameters, limit))]


def count_finished(connection: sqlite3.Connection) -> dict[int, int]:
    """Return how many rows each category has."""
    query = f"SELECT category, count(*) FROM history WHERE {_SHOWN} GROUP BY category"  # noqa: S608
    return {int(category): count for category, count in connection.execute(query)}


def finished_ids(connection: sqlite3.Connection) -> list[UUID]:
    """Return the jobs of all rows, newest first."""
    query = f"SELECT id FROM history WHERE {_SHOWN} ORDER BY ended DESC"  # noqa: S608
    return [UUID(bytes=job_id) for (job_id,) in connection.execute(query)]


def _clause_for(word: str) -> tuple[str, list[str]]:
    # The files are JSON text, in which a backslash and a quotation mark are written with one more.
    in_json = json.dumps(word, ensure_ascii=False)[1:-1]
    if word.isascii():
        clause = "(name LIKE ? ESCAPE '|' OR files LIKE ? ESCAPE '|')"
        return clause, [f"%{_literal(word)}%", f"%{_literal(in_json)}%"]
    # LIKE knows upper and lower case of ASCII only.
    clause = "(instr(folded(name), ?) OR instr(folded(files), ?))"
    return clause, [word.casefold(), in_json.casefold()]


def _literal(text: str) -> str:
    return text.replace("|", "||").replace("%", "|%").replace("_", "|_")


def _folded(value: object) -> str:
    return value.casefold() if isinstance(value, str) else ""
