"""Steps from one version of the database to the next; ``PRAGMA user_version`` counts them.

The steps are Python, not SQL files, so that a frozen build needs no data files to open a profile.
A released step is never edited: a change of the schema is a new one at the end.
"""

import sqlite3
from collections.abc import Callable, Sequence

from bitsgui.bits.errors import StoreError
from bitsgui.bits.words import say
from bitsgui.storage.migrations import (
    v0001,
    v0002,
    v0003,
    v0004,
    v0005,
    v0006,
    v0007,
    v0008,
    v0009,
    v0010,
    v0011,
    v0012,
)

Step = Callable[[sqlite3.Connection], None]

MIGRATIONS: tuple[Step, ...] = (
    v0001.apply,
    v0002.apply,
    v0003.apply,
    v0004.apply,
    v0005.apply,
    v0006.apply,
    v0007.apply,
    v0008.apply,
    v0009.apply,
    v0010.apply,
    v0011.apply,
    v0012.apply,
)


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many steps were applied; 0 is an empty database."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(version: int, newest: int = len(MIGRATIONS)) -> None:
    """Raise StoreError if ``version`` was written by a later release."""
    if version > newest:
        raise StoreError(
            say(
                "This profile was written by a newer version of the program (format {version}, "
                "this program knows up to {newest}). Nothing was changed. Install the newer "
                "version again, or start with another profile folder.",
                version=version,
                newest=newest,
            )
        )


def migrate(connection: sqlite3.Connection, steps: Sequence[Step] = MIGRATIONS) -> None:
    """Apply what is missing, each step in a transaction of its own together with its number.

    The connection must be in autocommit mode (``isolation_level=None``).
    """
    version = version_of(connection)
    refuse_newer(version, len(steps))
    for number, step in enumerate(steps[version:], version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            step(connection)
            connection.execute(f"PRAGMA user_version = {number:d}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
