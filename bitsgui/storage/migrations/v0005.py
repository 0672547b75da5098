"""Version 5: finished jobs can be hidden for a while before they leave the history."""

import sqlite3


def apply(connection: sqlite3.Connection) -> None:
    """Add the column; it is NULL, or 1 with the files left alone and 2 without them."""
    connection.execute("ALTER TABLE history ADD COLUMN hidden INTEGER")
