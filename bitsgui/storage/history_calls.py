"""The store's calls on the history."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar
from uuid import UUID

from bitsgui.bits.records import ActivityRecord, HistoryRow
from bitsgui.storage.activity_rows import activity_row, write_activity
from bitsgui.storage.database import Database
from bitsgui.storage.finished import count_finished, finished_ids, load_finished
from bitsgui.storage.history_rows import HISTORY_COLUMNS, files_text, read_history
from bitsgui.storage.odd_rows import UNREADABLE, is_unreadable, mend_rows
from bitsgui.storage.rows import Row, to_number

T = TypeVar("T")

_ROW_ONLY, _WITH_FILES = 1, 2


class HistoryCalls:
    """The part of :class:`bitsgui.storage.JobStore` that deals with jobs that ended."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._notices = list(database.notices)
        self._listener: Callable[[str], None] | None = None

    def _tell(self, notice: str) -> None:
        self._notices.append(notice)
        if self._listener is not None:
            self._listener(notice)

    async def _read_or_mend(
        self, read: Callable[[sqlite3.Connection], T], *, is_long: bool = False
    ) -> T:
        """Read from the list; where a row cannot be read, mend that and read again."""
        run = self._database.read if is_long else self._database.run
        try:
            return await run(read)
        except (*UNREADABLE, sqlite3.OperationalError) as error:
            if not is_unreadable(error):
                raise
        folder = self._database.folder
        for notice in await self._database.run(lambda connection: mend_rows(connection, folder)):
            self._tell(notice)
        return await run(read)

    async def history(self, *, limit: int | None = None) -> list[HistoryRow]:
        """Return finished jobs, newest first; hidden ones are left out."""
        query = (
            f"SELECT {HISTORY_COLUMNS} FROM history WHERE hidden IS NULL "  # noqa: S608 - constants
            "ORDER BY ended DESC, rowid DESC LIMIT ?"
        )
        most = (-1 if limit is None else limit,)
        return await self._read_or_mend(
            lambda connection: [
                read_history(row) for row in connection.execute(query, most).fetchall()
            ],
            is_long=True,
        )

    async def history_row(self, job_id: UUID) -> HistoryRow | None:
        """Return one finished job, also a hidden one."""
        return await self._read_or_mend(lambda connection: _read_row(connection, job_id))

    async def history_proofs(self, job_id: UUID) -> str:
        """Return by what the files of a finished job are checked, packed; "" if not known."""
        query = "SELECT packed FROM proofs WHERE job_id = ?"

        def read(connection: sqlite3.Connection) -> str:
            found = connection.execute(query, (job_id.bytes,)).fetchone()
            return "" if found is None else bytes(found[0]).decode()

        return await self._read_or_mend(read, is_long=True)

    async def history_speeds(self, job_id: UUID) -> tuple[str, float] | None:
        """Return how fast a finished job was, packed, and its ``active_s``; None if there is none.

        "" stands for speeds that are not known.
        """
        query = (
            "SELECT packed, download_time_s FROM history LEFT JOIN speeds ON job_id = id "
            "WHERE id = ?"
        )

        def read(connection: sqlite3.Connection) -> tuple[str, float] | None:
            found = connection.execute(query, (job_id.bytes,)).fetchone()
            if found is None:
                return None
            # Nobody mends this table: what is no text is as good as nothing.
            packed = found[0] if isinstance(found[0], bytes) else b""
            return packed.decode("ascii", "replace"), to_number(found[1])

        return await self._read_or_mend(read)

    async def change_history_files(
        self,
        job_id: UUID,
        change: Callable[[HistoryRow], HistoryRow],
        activity: Sequence[ActivityRecord] = (),
    ) -> HistoryRow | None:
        """Store the files ``change`` gives a finished job, and what happened to it; see Store."""
        entries = list(map(activity_row, activity))

        def write(connection: sqlite3.Connection) -> HistoryRow | None:
            row = _read_row(connection, job_id)
            if row is None:
                return None
            row = change(row)
            values = (files_text(row), job_id.bytes)
            connection.execute("UPDATE history SET files = ? WHERE id = ?", values)
            write_activity(connection, entries)
            return row

        return await self._read_or_mend(write)

    async def finished(
        self,
        limit: int,
        *,
        before: float | None = None,
        words: Sequence[str] = (),
        category: int | None = None,
    ) -> list[HistoryRow]:
        """Return what was finished and is not hidden, newest first; see :func:`load_finished`."""
        return await self._read_or_mend(
            lambda connection: load_finished(connection, limit, before, words, category),
            is_long=True,
        )

    async def finished_counts(self) -> dict[int, int]:
        """Return how many finished jobs each category has."""
        return await self._read_or_mend(count_finished, is_long=True)

    async def finished_ids(self) -> list[UUID]:
        """Return all finished jobs that are not hidden, newest first."""
        return await self._read_or_mend(finished_ids, is_long=True)

    async def hide_history(self, ids: Sequence[UUID], *, with_files: bool) -> None:
        """Leave rows out of the history until they are shown again or deleted."""
        await self._set_hidden(ids, _WITH_FILES if with_files else _ROW_ONLY)

    async def show_history(self, ids: Sequence[UUID]) -> None:
        """Take hidden rows in again."""
        await self._set_hidden(ids, None)

    async def _set_hidden(self, ids: Sequence[UUID], value: int | None) -> None:
        rows = [(value, job_id.bytes) for job_id in ids]

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany("UPDATE history SET hidden = ? WHERE id = ?", rows)

        await self._database.run(write, is_lasting=True)

    async def hidden_history(self) -> list[tuple[HistoryRow, bool]]:
        """Return the hidden rows, each with whether its files are to go too."""
        query = f"SELECT {HISTORY_COLUMNS}, hidden FROM history WHERE hidden IS NOT NULL"  # noqa: S608 - constants

        def read(connection: sqlite3.Connection) -> list[tuple[HistoryRow, bool]]:
            with contextlib.closing(connection.execute(query)) as rows:
                return [(read_history(row[:-1]), row[-1] == _WITH_FILES) for row in rows]

        return await self._read_or_mend(read)

    async def clear_history(self, ids: Sequence[UUID] | None = None) -> None:
        """Delete rows of the history; None deletes all but the hidden, whose files may wait."""
        if ids is None:
            query = "DELETE FROM history WHERE hidden IS NULL"
            await self._database.run(lambda connection: connection.execute(query))
        else:
            await self._write_many(
                "DELETE FROM history WHERE id = ?", [(job_id.bytes,) for job_id in ids]
            )

    async def trim_history(self, keep: int) -> None:
        """Delete all rows of the history but the ``keep`` newest, and those still to be told.

        The newest are those that came last, whatever the clock said then.
        """
        await self._write_many(
            "DELETE FROM history WHERE hidden IS NULL "
            "AND id NOT IN (SELECT job_id FROM awaited) AND rowid <= "
            "(SELECT rowid FROM history ORDER BY rowid DESC LIMIT 1 OFFSET ?)",
            [(keep,)],
        )

    async def _write_many(self, statement: str, rows: Iterable[Row]) -> None:
        def write(connection: sqlite3.Connection) -> None:
            connection.executemany(statement, rows)

        await self._database.run(write)


def _read_row(connection: sqlite3.Connection, job_id: UUID) -> HistoryRow | None:
    query = f"SELECT {HISTORY_COLUMNS} FROM history WHERE id = ?"  # noqa: S608 - constants
    row = connection.execute(query, (job_id.bytes,)).fetchone()
    return None if row is None else read_history(row)
