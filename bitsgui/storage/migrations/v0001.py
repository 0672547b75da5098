"""Version 1: the tables of the first release."""

import sqlite3

# AUTOINCREMENT keeps the highest id ever used, so an id is not given twice after a deletion.
# Columns of files hold what most files have once they were probed; `more` is JSON of the rest.
STATEMENTS = (
    """CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID""",
    """CREATE TABLE jobs (
        id BLOB PRIMARY KEY,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        owner TEXT NOT NULL,
        created REAL NOT NULL,
        modified REAL NOT NULL,
        type INTEGER NOT NULL,
        state INTEGER NOT NULL,
        priority INTEGER NOT NULL,
        description TEXT,
        transferred_at REAL,
        error_count INTEGER NOT NULL,
        was_resumed INTEGER NOT NULL,
        error TEXT,
        download_time_s REAL NOT NULL,
        no_progress_s REAL NOT NULL,
        retry_attempt INTEGER NOT NULL,
        pending_events INTEGER NOT NULL,
        options TEXT,
        more TEXT
    ) WITHOUT ROWID""",
    """CREATE TABLE files (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        job_id BLOB NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        remote_name TEXT NOT NULL,
        local_name TEXT NOT NULL,
        part_name TEXT,
        size INTEGER,
        done BLOB,
        transferred INTEGER NOT NULL,
        completed INTEGER NOT NULL,
        skipped INTEGER NOT NULL,
        resumable INTEGER,
        etag TEXT,
        last_modified TEXT,
        media_type TEXT,
        final_url TEXT,
        more TEXT
    )""",
    """CREATE INDEX files_of_job ON files (job_id, position)""",
    """CREATE TABLE secrets (job_id BLOB PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE history (
        id BLOB NOT NULL UNIQUE,
        name TEXT NOT NULL,
        description TEXT NOT NULL,
        state INTEGER NOT NULL,
        priority INTEGER NOT NULL,
        owner TEXT NOT NULL,
        origin TEXT NOT NULL,
        created REAL NOT NULL,
        ended REAL NOT NULL,
        transferred_at REAL,
        bytes_total INTEGER,
        bytes_transferred INTEGER NOT NULL,
        error_count INTEGER NOT NULL,
        hresult INTEGER NOT NULL,
        files TEXT NOT NULL
    )""",
    """CREATE INDEX history_by_end ON history (ended)""",
)


def apply(connection: sqlite3.Connection) -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        connection.execute(statement)
