"""Categories in the database; every function runs on the store's thread."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from bitsgui.bits.categories import NO_CATEGORY, Category
from bitsgui.storage.rows import to_column, to_json, to_text

_COLUMNS = "position, name, icon, folder, types, patterns, is_standard"
_INSERT = f"INSERT INTO categories ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - constant
_UPDATE = (
    "UPDATE categories SET position = ?, name = ?, icon = ?, folder = ?, types = ?, patterns = ?, "
    "is_standard = ? WHERE id = ?"
)


def read_categories(connection: sqlite3.Connection) -> list[Category]:
    """Return all categories in their order."""
    rows = connection.execute(
        "SELECT id, name, icon, folder, types, patterns, is_standard FROM categories "
        "ORDER BY position, id"
    ).fetchall()
    return [
        Category(
            id=row[0],
            name=to_text(row[1]),
            icon=row[2],
            folder=to_text(row[3]),
            types=tuple(json.loads(row[4])),
            patterns=tuple(json.loads(row[5])),
            is_standard=row[6] == 1,
        )
        for row in rows
    ]


def write_categories(
    connection: sqlite3.Connection, categories: Sequence[Category]
) -> list[Category]:
    """Insert (id 0) or replace categories, in the order given; return them with their ids."""
    return [
        replace(category, id=_write(connection, position, category))
        for position, category in enumerate(categories)
    ]


def _write(connection: sqlite3.Connection, position: int, category: Category) -> int:
    values = (
        position,
        to_column(category.name),
        category.icon,
        to_column(category.folder),
        to_json(category.types),
        to_json(category.patterns),
        int(category.is_standard),
    )
    if not category.id:
        return connection.execute(_INSERT, values).lastrowid or 0
    connection.execute(_UPDATE, (*values, category.id))
    return category.id


def drop_category(connection: sqlite3.Connection, category_id: int) -> int:
    """Delete a category; return how many finished jobs were in it."""
    connection.execute("DELETE FROM categories WHERE id = ?", (category_id,))
    return connection.execute(
        "UPDATE history SET category = ? WHERE category = ?", (NO_CATEGORY, category_id)
    ).rowcount


def file_history(connection: sqlite3.Connection, placed: Sequence[tuple[UUID, int]]) -> None:
    """Put finished jobs into categories; ids that are not there are passed over."""
    connection.executemany(
        "UPDATE history SET category = ? WHERE id = ?",
        [(category, job_id.bytes) for job_id, category in placed],
    )
