"""Version 8: what part files held when they were recorded, and the time of files being copied.

That time was kept in the place of the ETag of a server before.
"""

import json
import sqlite3


def apply(connection: sqlite3.Connection) -> None:
    """Add the column, and move the times to a place of their own."""
    connection.execute("ALTER TABLE files ADD COLUMN fingerprint BLOB")
    rows = connection.execute(
        "SELECT id, etag, more FROM files WHERE etag IS NOT NULL AND "
        "(remote_name LIKE 'file:%' OR remote_name NOT LIKE '%://%')"
    ).fetchall()
    connection.executemany(
        "UPDATE files SET etag = NULL, more = ? WHERE id = ?",
        [
            (json.dumps({**json.loads(more or "{}"), "source_time": int(etag)}), id_)
            for id_, etag, more in rows
            if isinstance(etag, str) and etag.isdecimal()
        ],
    )
