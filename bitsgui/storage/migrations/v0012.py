"""Version 12: how finished jobs asked for their files where a plain GET does not do it again."""

import sqlite3

STATEMENTS = (
    """CREATE TABLE requests (
        job_id BLOB PRIMARY KEY, method TEXT NOT NULL, kinds TEXT NOT NULL, sealed BLOB
        ) WITHOUT ROWID""",
    """CREATE TRIGGER requests_end AFTER DELETE ON history
        BEGIN DELETE FROM requests WHERE job_id = OLD.id; END""",
)


def apply(connection: sqlite3.Connection) -> None:
    """Make the table; of what is in the history already nobody knows any more."""
    for statement in STATEMENTS:
        connection.execute(statement)
