"""Version 4: what happened to each job, and more of what the history knows of it."""

import sqlite3

# The rowid of an index comes last in it, so activity_of_job is in the order of the numbers too.
# An entry outlives its job, which moves to the history, and goes when that row does.
STATEMENTS = (
    """CREATE TABLE activity (
        number INTEGER PRIMARY KEY,
        job_id BLOB NOT NULL,
        at REAL NOT NULL,
        kind TEXT NOT NULL,
        more TEXT
    )""",
    """CREATE INDEX activity_of_job ON activity (job_id)""",
    """CREATE TRIGGER activity_ends AFTER DELETE ON history
        BEGIN DELETE FROM activity WHERE job_id = OLD.id; END""",
    """ALTER TABLE history ADD COLUMN download_time_s REAL NOT NULL DEFAULT 0""",
    """ALTER TABLE history ADD COLUMN page TEXT NOT NULL DEFAULT ''""",
    """CREATE INDEX history_by_state ON history (state, ended)""",
)


def apply(connection: sqlite3.Connection) -> None:
    """Make the table and the columns."""
    for statement in STATEMENTS:
        connection.execute(statement)
