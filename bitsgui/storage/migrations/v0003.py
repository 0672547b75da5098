"""Version 3: categories of downloads.

A profile gets the categories of the release that makes this step, and what is in its list and in
its history is sorted into them once.
"""

import json
import sqlite3

from bitsgui.bits.categories import STANDARD, Sorter
from bitsgui.storage.categories import write_categories

_TABLE = """CREATE TABLE categories (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    icon TEXT NOT NULL,
    folder TEXT NOT NULL,
    types TEXT NOT NULL,
    patterns TEXT NOT NULL,
    is_standard INTEGER NOT NULL
)"""


def apply(connection: sqlite3.Connection) -> None:
    """Make the table, fill it, and sort what there is."""
    connection.execute(_TABLE)
    connection.execute("ALTER TABLE history ADD COLUMN category INTEGER NOT NULL DEFAULT 0")
    sorter = Sorter(write_categories(connection, STANDARD))
    _sort_jobs(connection, sorter)
    _sort_history(connection, sorter)


def _sort_jobs(connection: sqlite3.Connection, sorter: Sorter) -> None:
    query = (
        "SELECT jobs.id, more_of_job, remote_name, local_name FROM "
        "(SELECT id, more AS more_of_job FROM jobs) AS jobs JOIN files ON files.job_id = jobs.id "
        "WHERE files.position = (SELECT min(position) FROM files WHERE job_id = jobs.id)"
    )
    rows = [
        (json.dumps({**json.loads(more or "{}"), "category": category}), job_id)
        for job_id, more, remote, local in connection.execute(query).fetchall()
        if (category := _category(sorter, remote, local))
    ]
    connection.executemany("UPDATE jobs SET more = ? WHERE id = ?", rows)


def _sort_history(connection: sqlite3.Connection, sorter: Sorter) -> None:
    rows: list[tuple[int, bytes]] = []
    for job_id, stored in connection.execute("SELECT id, files FROM history"):
        files = json.loads(stored)
        if files:
            rows.append((_category(sorter, files[0][0], files[0][1]), job_id))
    connection.executemany("UPDATE history SET category = ? WHERE id = ?", rows)


def _category(sorter: Sorter, remote: str | bytes, local: str | bytes) -> int:
    link, path = (
        value if isinstance(value, str) else value.decode("utf-8", "replace")
        for value in (remote, local)
    )
    # A path that ends with a separator is a folder: the name is not settled yet.
    name = path.replace("\\", "/").rpartition("/")[2] or link.partition("?")[0].rpartition("/")[2]
    return sorter.match(link, name).category
