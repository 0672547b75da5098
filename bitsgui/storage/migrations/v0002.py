"""Version 2: which results somebody waits for."""

import sqlite3


def apply(connection: sqlite3.Connection) -> None:
    """Make the table; ``request`` is what the front end asked for, as the engine writes it."""
    connection.execute(
        "CREATE TABLE awaited (job_id BLOB PRIMARY KEY, request TEXT NOT NULL) WITHOUT ROWID"
    )
