"""Files on their way to another place, in the database; runs on the store's thread."""

import json
import operator
import sqlite3
from uuid import UUID

from bitsgui.bits.moves import MoveRecord
from bitsgui.storage.rows import Row, to_column, to_json, to_text

MOVE_COLUMNS = "job_id, file, source, target, spare, final, copied"


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
    rows = connection.execute(f"SELECT {MOVE_COLUMNS} FROM moves")  # noqa: S608 - constants
    return list(map(read_move, rows))


def read_move(row: Row) -> MoveRecord:
    """Return the move of a row of MOVE_COLUMNS. Raises what odd values raise."""
    copied = None if row[6] is None else tuple(map(operator.index, json.loads(row[6])))
    places = map(to_text, row[2:6])
    return MoveRecord(UUID(bytes=row[0]), operator.index(row[1]), *places, copied=copied)
