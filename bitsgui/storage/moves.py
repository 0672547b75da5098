"""Files on their way to another place, in the database; runs on the store's thread."""

import json
import sqlite3
from uuid import UUID

from bitsgui.bits.moves import MoveRecord
from bitsgui.storage.rows import to_column, to_json, to_text


def write_move(connection: sqlite3.Connection, move: MoveRecord) -> None:
    """Store a move in place of what was stored of it before."""
    places = map(to_column, (move.source, move.target, move.spare, move.final))
    copied = None if move.copied is None else to_json(move.copied)
    connection.execute(
        "INSERT OR REPLACE INTO moves VALUES (?, ?, ?, ?, ?, ?, ?)",
        (move.job_id.bytes, move.index, *places, copied),
    )


def delete_move(connection: sqlite3.Connection, move: MoveRecord) -> None:
    """Forget a move: the file is where its record says."""
    connection.execute(
        "DELETE FROM moves WHERE job_id = ? AND file = ?", (move.job_id.bytes, move.index)
    )


def read_moves(connection: sqlite3.Connection) -> list[MoveRecord]:
    """Return all moves that were cut off."""
    query = "SELECT job_id, file, source, target, spare, final, copied FROM moves"
    return [
        MoveRecord(
            UUID(bytes=row[0]),
            row[1],
            *map(to_text, row[2:6]),
            copied=None if row[6] is None else tuple(json.loads(row[6])),
        )
        for row in connection.execute(query)
    ]
