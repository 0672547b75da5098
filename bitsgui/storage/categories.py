"""Categories in the database; every function runs on the store's thread."""

import contextlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast
from uuid import UUID

from bitsgui.bits.categories import NO_CATEGORY, STANDARD, Category
from bitsgui.storage.rows import Row, to_column, to_json, to_number, to_text

CATEGORY_COLUMNS = "id, name, icon, folder, types, patterns, is_standard, position"

_COLUMNS = "position, name, icon, folder, types, patterns, is_standard"
_INSERT = f"INSERT INTO categories ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - constant
_UPDATE = (
    "UPDATE categories SET position = ?, name = ?, icon = ?, folder = ?, types = ?, patterns = ?, "
    "is_standard = ? WHERE id = ?"
)


def read_categories(connection: sqlite3.Connection) -> list[Category]:
    """Return all categories in their order."""
    query = f"SELECT {CATEGORY_COLUMNS} FROM categories ORDER BY position, id"  # noqa: S608 - constants
    # Closed also where a row cannot be read: an open one would keep the log from being emptied.
    with contextlib.closing(connection.execute(query)) as rows:
        return [read_category(row) for row in rows]


def read_category(row: Row) -> Category:
    """Return the category of a row of :data:`CATEGORY_COLUMNS`."""
    id_, name, icon, folder, types, patterns, is_standard, position = row
    to_number(position)
    return Category(
        id=id_,
        name=to_text(name),
        icon=to_text(icon),
        folder=to_text(folder),
        types=_read_texts(types),
        patterns=_read_texts(patterns),
        is_standard=to_number(is_standard) == 1,
    )


def _read_texts(stored: str | bytes) -> tuple[str, ...]:
    values = json.loads(stored)
    if not isinstance(values, list):
        raise TypeError("a list is stored as something else")
    return tuple(map(to_text, cast("list[Any]", values)))


def put_standard(connection: sqlite3.Connection, category_id: int) -> None:
    """Store a category that came with the program as it came; others are passed over.

    The first categories of a profile are those, in their order; see the third migration.
    """
    if 1 <= category_id <= len(STANDARD):
        category = STANDARD[category_id - 1]
        connection.execute(
            f"INSERT INTO categories (id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (category_id, *_values(category_id - 1, category)),
        )


def write_categories(
    connection: sqlite3.Connection, categories: Sequence[Category]
) -> list[Category]:
    """Insert (id 0) or replace categories, in the order given; return them with their ids."""
    return [
        replace(category, id=_write(connection, position, category))
        for position, category in enumerate(categories)
    ]


def _write(connection: sqlite3.Connection, position: int, category: Category) -> int:
    values = _values(position, category)
    if not category.id:
        return connection.execute(_INSERT, values).lastrowid or 0
    connection.execute(_UPDATE, (*values, category.id))
    return category.id


def _values(position: int, category: Category) -> Row:
    return (
        position,
        to_column(category.name),
        category.icon,
        to_column(category.folder),
        to_json(category.types),
        to_json(category.patterns),
        int(category.is_standard),
    )


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
