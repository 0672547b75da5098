"""Version 6: files on their way to another place."""

import sqlite3


def apply(connection: sqlite3.Connection) -> None:
    """Make the table; a row names both places until the file is at one for certain."""
    connection.execute(
        """CREATE TABLE moves (
            job_id BLOB NOT NULL,
            file INTEGER NOT NULL,
            source TEXT NOT NULL,
            target TEXT NOT NULL,
            spare TEXT NOT NULL,
            final TEXT NOT NULL,
            copied TEXT,
            PRIMARY KEY (job_id, file)
        ) WITHOUT ROWID"""
    )
