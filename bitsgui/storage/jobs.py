"""The store of the engine: records in, records out, durable when a call returns."""

import asyncio
import contextlib
import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Self, TypeVar
from uuid import UUID

from bitsgui.bits.categories import Category
from bitsgui.bits.moves import MoveRecord
from bitsgui.bits.records import (
    ActivityRecord,
    FileRecord,
    HistoryRow,
    JobRecord,
    JobSecrets,
    SentRequest,
)
from bitsgui.storage.activity_rows import (
    activity_row,
    highest_number,
    load_activity,
)
from bitsgui.storage.categories import (
    drop_category,
    file_history,
    read_categories,
    write_categories,
)
from bitsgui.storage.changes import Change
from bitsgui.storage.database import BACKUP_INTERVAL_S, Database
from bitsgui.storage.history_calls import HistoryCalls
from bitsgui.storage.history_rows import HISTORY_COLUMNS, history_row, read_history
from bitsgui.storage.moves import delete_move, read_moves, write_move
from bitsgui.storage.odd_rows import (
    refuse_odd_types,
)
from bitsgui.storage.paced import rest_s
from bitsgui.storage.place import refuse_long
from bitsgui.storage.rows import (
    FILE_COLUMNS,
    JOB_COLUMNS,
    RecordReader,
    Row,
    Unknown,
    file_row,
    job_row,
    progress_row,
    to_json,
    to_text,
)
from bitsgui.storage.secrets import KEYRING_TIMEOUT_S, SecretBox
from bitsgui.storage.sent_requests import read_requests, request_of, request_row, secrets_of

_SAVE_PROGRESS = "UPDATE files SET done = ?, size = ?, fingerprint = ? WHERE id = ?"
_PIECE = 200

T = TypeVar("T")


class JobStore(HistoryCalls):
    """A :class:`bitsgui.bits.ports.Store` on SQLite. Make one with :meth:`open`.

    All calls may come from any asyncio loop. A file can only be saved with or after its job.
    """

    def __init__(self, database: Database, folder: Path, wait_s: float, *, brief: bool) -> None:
        super().__init__(database)
        self._box = SecretBox(folder, self._tell, timeout_s=wait_s, ends_at_once=brief)
        self._last_file_id = 0
        self._last_activity = 0
        self._unknown_of_job: dict[UUID, dict[str, Unknown]] = {}
        self._unknown_of_file: dict[int, Unknown] = {}
        self._ended: set[UUID] = set()
        # Secrets on their way to the disk, or for good where there is no keyring.
        self._unsealed: dict[UUID, JobSecrets] = {}
        self._sent: dict[UUID, JobSecrets] = {}

    @classmethod
    async def open(
        cls,
        folder: Path,
        *,
        backup_interval_s: float = BACKUP_INTERVAL_S,
        keyring_timeout_s: float = KEYRING_TIMEOUT_S,
        ends_at_once: bool = False,
    ) -> Self:
        """Open the profile in ``folder`` (made if need be, 0700), from its copy if it is broken.

        ``ends_at_once``: what has no keyring to be kept in is lost, and is told to be.
        The caller holds the profile's lock. Raises: StoreError with a sentence for the user.
        """
        refuse_long(folder)
        database = Database(folder, backup_interval_s=backup_interval_s)
        await database.open()
        store = cls(database, folder, keyring_timeout_s, brief=ends_at_once)
        store._last_file_id = await database.run(_highest_file_id)
        store._last_activity = await database.run(highest_number)
        return store

    @property
    def notices(self) -> Sequence[str]:
        """English sentences for the user; grows when the keyring turns out to be missing."""
        return self._notices

    def listen(self, listener: Callable[[str], None]) -> None:
        """Hand every notice to ``listener``, on the loop of the calls: those so far, now."""
        self._listener = listener
        for notice in self._notices:
            listener(notice)

    async def load(self) -> tuple[list[JobRecord], list[FileRecord]]:
        """Return all jobs by position and all files by (job, index)."""
        reader = RecordReader()

        def read(connection: sqlite3.Connection) -> tuple[list[JobRecord], list[FileRecord]]:
            nonlocal reader
            reader = RecordReader()
            return _load(connection, reader)

        found = await self._read_or_mend(read)
        self._unknown_of_job = reader.unknown_of_job
        self._unknown_of_file = reader.unknown_of_file
        # What SQLite keeps of the ids is one row, which a flipped bit may set back.
        self._last_file_id = max([self._last_file_id, *(file.id for file in found[1])])
        return found

    def new_file_id(self) -> int:
        """Return an id no file of this profile ever had."""
        self._last_file_id += 1
        return self._last_file_id

    async def save(  # noqa: PLR0913 - what one transaction may hold
        self,
        jobs: Sequence[JobRecord] = (),
        files: Sequence[FileRecord] = (),
        secrets: Mapping[UUID, JobSecrets] = MappingProxyType({}),
        awaited: Mapping[UUID, str] = MappingProxyType({}),
        activity: Sequence[ActivityRecord] = (),
        *,
        is_fresh: bool = False,
    ) -> None:
        """Insert or replace rows, in one transaction; ``secrets`` as :meth:`save_secrets` does.

        Rows of jobs that were finished meanwhile are left out: late news bring nothing back.

        ``awaited`` maps jobs to the request whose result somebody waits for; see :meth:`awaited`.
        Records that are ``is_fresh`` are known to nobody else yet: they are read piece by piece,
        between which the loop, and other threads, go on.
        """
        pause_s = rest_s()
        size = _PIECE if is_fresh else max(1, len(jobs), len(files), len(activity))
        job_rows: list[Row] = []
        file_rows: list[Row] = []
        activity_rows: list[Row] = []
        for start in range(0, max(len(jobs), len(files), len(activity)), size):
            if start:
                await asyncio.sleep(pause_s)
            job_rows += [
                job_row(job, self._unknown_of_job.get(job.id, {}))
                for job in jobs[start : start + size]
                if job.id not in self._ended
            ]
            file_rows += [
                file_row(file, self._unknown_of_file.get(file.id, {}))
                for file in files[start : start + size]
                if file.job_id not in self._ended
            ]
            activity_rows += [
                activity_row(entry)
                for entry in activity[start : start + size]
                if entry.job_id not in self._ended
            ]

        awaited_rows = [(job_id.bytes, request) for job_id, request in awaited.items()]
        before = {job_id: self._unsealed.get(job_id) for job_id in secrets}
        sealed = await self._seal(secrets)
        change = Change(
            job_rows,
            file_rows,
            [(job_id.bytes,) for job_id in sealed],
            [(job_id.bytes, text) for job_id, text in sealed.items() if text is not None],
            awaited_rows,
            activity_rows,
            pause_s=pause_s,
        )
        try:
            await self._database.run(change, is_lasting=True)
        except BaseException:
            self._take_back(secrets, before)
            raise
        self._forget_sealed(secrets, sealed)

    async def _seal(self, secrets: Mapping[UUID, JobSecrets]) -> dict[UUID, bytes | None]:
        """Return what is to be stored in place of the secrets stored now, None for nothing.

        A job whose secrets changed again while the keyring was waited for, or that ended, is left
        out. What cannot be sealed is kept in memory only, and what was stored before goes: it is
        out of date and must not come back at the next start.
        """
        sealed: dict[UUID, bytes | None] = {}
        for job_id, value in secrets.items():
            if value:
                self._unsealed[job_id] = value
                sealed[job_id] = await self._box.seal(job_id, value)
            else:
                self._unsealed.pop(job_id, None)
                sealed[job_id] = None
        current = self._unsealed
        return {
            id_: text for id_, text in sealed.items() if current.get(id_) is (secrets[id_] or None)
        }

    def _take_back(
        self, secrets: Mapping[UUID, JobSecrets], before: Mapping[UUID, JobSecrets | None]
    ) -> None:
        """Have the secrets that could not be stored be those that are stored, again."""
        for job_id, value in secrets.items():
            if self._unsealed.get(job_id) is not (value or None):
                continue  # changed again meanwhile
            was = before[job_id]
            if was is None:
                self._unsealed.pop(job_id, None)
            else:
                self._unsealed[job_id] = was

    def _forget_sealed(
        self, secrets: Mapping[UUID, JobSecrets], sealed: Mapping[UUID, bytes | None]
    ) -> None:
        """Read secrets from the disk from now on, where they are there."""
        for job_id, text in sealed.items():
            if text is not None and self._unsealed.get(job_id) is secrets[job_id]:
                del self._unsealed[job_id]

    async def awaited(self) -> dict[str, HistoryRow]:
        """Return the finished jobs whose result nobody was told yet, by their request."""
        columns = ", ".join(f"history.{name.strip()}" for name in HISTORY_COLUMNS.split(","))
        query = (
            f"SELECT {columns}, request FROM awaited "  # noqa: S608 - constants of rows.py
            "JOIN history ON history.id = awaited.job_id ORDER BY ended"
        )

        def read(connection: sqlite3.Connection) -> dict[str, HistoryRow]:
            with contextlib.closing(connection.execute(query)) as rows:
                return {to_text(row[-1]): read_history(row[:-1]) for row in rows}

        return await self._read_or_mend(read)

    async def told(self, job_ids: Sequence[UUID]) -> None:
        """Note that the result of jobs was told."""
        await self._write_many(
            "DELETE FROM awaited WHERE job_id = ?", [(job_id.bytes,) for job_id in job_ids]
        )

    async def save_progress(self, files: Sequence[FileRecord]) -> None:
        """Record ``done`` and ``size`` of files; their bytes must be on the disk already."""
        await self._write_many(_SAVE_PROGRESS, [progress_row(file) for file in files])

    async def save_positions(self, positions: Mapping[UUID, int]) -> None:
        """Store the places of jobs."""
        rows = [(place, job_id.bytes) for job_id, place in positions.items()]
        await self._write_many("UPDATE jobs SET position = ? WHERE id = ?", rows)

    async def save_settings(self, values: dict[str, object]) -> None:
        """Store ``values`` (JSON types) in place of all settings stored before."""
        rows = [(key, to_json(value)) for key, value in values.items()]

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM settings")
            connection.executemany("INSERT INTO settings VALUES (?, ?)", rows)

        await self._database.run(write)

    async def load_settings(self) -> dict[str, object]:
        """Return what :meth:`save_settings` stored, unknown keys included."""
        return await self._read_or_mend(_read_settings)

    async def delete_files(self, file_ids: Sequence[int]) -> None:
        """Forget files that were taken out of their job."""
        rows = [(file_id,) for file_id in file_ids]
        for file_id in file_ids:
            self._unknown_of_file.pop(file_id, None)
        await self._write_many("DELETE FROM files WHERE id = ?", rows)

    async def load_secrets(self, job_id: UUID) -> JobSecrets:
        """Return the secrets of a job; empty if none or if the key is not to be had."""
        unsealed = self._unsealed.get(job_id)
        if unsealed is not None:
            return unsealed
        row = await self._database.run(
            lambda connection: connection.execute(
                "SELECT sealed FROM secrets WHERE job_id = ?", (job_id.bytes,)
            ).fetchone()
        )
        return JobSecrets() if row is None else await self._box.unseal(job_id, row[0])

    async def open_keyring(self) -> bool:
        """Ask the keyring for the key of secrets; waits for the user to unlock it."""
        return await self._box.open()

    def stop_asking(self) -> None:
        """Wait for nobody who might unlock the keyring; without a key it counts as missing."""
        self._box.stop_asking()

    async def save_secrets(self, job_id: UUID, secrets: JobSecrets) -> None:
        """Replace the secrets of a job; empty ones are deleted.

        May wait for the user to unlock the keyring. Without one they live until the program ends.
        """
        await self.save(secrets={job_id: secrets})

    async def finish(
        self,
        row: HistoryRow,
        activity: Sequence[ActivityRecord] = (),
        speeds: str = "",
        proofs: str = "",
        sent: SentRequest | None = None,
    ) -> None:
        """Move a job to the history in one transaction: job, files and secrets go.

        Without a keyring headers and data of what was ``sent`` live until the program ends.
        """
        requests = [] if sent is None else [await self._sealed_request(row.id, sent)]
        change = Change(
            activity=[activity_row(entry) for entry in activity],
            history=[history_row(row)],
            ended=[(row.id.bytes,)],
            speeds=[(row.id.bytes, speeds.encode())] if speeds else [],
            proofs=[(row.id.bytes, proofs.encode())] if proofs else [],
            requests=requests,
        )
        await self._end([row.id], change)

    async def finish_all(
        self, rows: Sequence[HistoryRow], activity: Sequence[ActivityRecord]
    ) -> None:
        """Move jobs to the history in one transaction; encoded piece by piece, as they are many."""
        pause_s = rest_s()
        change = Change(ended=[(row.id.bytes,) for row in rows], pause_s=pause_s)
        for start in range(0, max(len(rows), len(activity)), _PIECE):
            if start:
                await asyncio.sleep(pause_s)
            piece = slice(start, start + _PIECE)
            change.history += map(history_row, rows[piece])
            change.activity += map(activity_row, activity[piece])
        await self._end([row.id for row in rows], change)

    async def _end(self, job_ids: Sequence[UUID], change: Change) -> None:
        for job_id in job_ids:
            self._unsealed.pop(job_id, None)
            self._unknown_of_job.pop(job_id, None)
        self._ended.update(job_ids)
        try:
            await self._database.run(change, is_lasting=True)
        except BaseException:
            self._ended.difference_update(job_ids)
            raise

    async def _sealed_request(self, job_id: UUID, sent: SentRequest) -> Row:
        secrets = secrets_of(sent)
        sealed = await self._box.seal(job_id, secrets) if secrets else None
        if secrets and sealed is None:
            self._sent[job_id] = secrets
        return request_row(job_id, sent, sealed)

    async def sent_requests(self, job_ids: Sequence[UUID], owner: str) -> dict[UUID, SentRequest]:
        """Return how finished jobs of an owner asked for their files, but for a plain GET."""
        ids = tuple(job_ids)
        rows = await self._database.run(lambda connection: read_requests(connection, ids, owner))
        found: dict[UUID, SentRequest] = {}
        for job_id, (method, kinds, sealed) in rows.items():
            secrets = self._sent.get(job_id, JobSecrets())
            if sealed:
                secrets = await self._box.unseal(job_id, sealed)
            found[job_id] = request_of(method, kinds, secrets)
        return found

    async def save_move(self, move: MoveRecord) -> None:
        """Store that a file is on its way to another place."""
        await self._database.run(lambda connection: write_move(connection, move), is_lasting=True)

    async def end_move(self, move: MoveRecord) -> None:
        """Forget a move."""
        await self._database.run(lambda connection: delete_move(connection, move))

    async def moves(self) -> list[MoveRecord]:
        """Return the moves that were cut off."""
        return await self._read_or_mend(read_moves)

    def new_activity_number(self) -> int:
        """Return a number above that of every stored activity."""
        self._last_activity += 1
        return self._last_activity

    async def activity(self, job_id: UUID) -> list[ActivityRecord]:
        """Return what is stored of what happened to a job, also of an ended one, oldest first."""
        return await self._read_or_mend(lambda connection: load_activity(connection, job_id))

    async def load_categories(self) -> list[Category]:
        """Return all categories in their order."""
        return await self._read_or_mend(read_categories)

    async def save_categories(self, categories: Sequence[Category]) -> list[Category]:
        """Insert (id 0) or replace categories, in this order; return them with their ids."""
        kept = tuple(categories)
        return await self._database.run(lambda connection: write_categories(connection, kept))

    async def drop_category(self, category_id: int) -> int:
        """Delete a category; return how many finished jobs are without one by that."""
        return await self._database.run(lambda connection: drop_category(connection, category_id))

    async def file_history(self, placed: Sequence[tuple[UUID, int]]) -> None:
        """Put finished jobs into categories; ids that are not there are passed over."""
        kept = tuple(placed)
        await self._database.run(lambda connection: file_history(connection, kept))

    async def close(self) -> None:
        """Write what is pending and close; further calls raise StoreError."""
        await self._database.close()


def _read_settings(connection: sqlite3.Connection) -> dict[str, object]:
    with contextlib.closing(connection.execute("SELECT key, value FROM settings")) as rows:
        return {key: json.loads(value) for key, value in rows}


def _highest_file_id(connection: sqlite3.Connection) -> int:
    query = "SELECT CAST(seq AS INTEGER) FROM sqlite_sequence WHERE name = 'files'"
    row = connection.execute(query).fetchone()
    return 0 if row is None else row[0] or 0


def _load(
    connection: sqlite3.Connection, reader: RecordReader
) -> tuple[list[JobRecord], list[FileRecord]]:
    refuse_odd_types(connection)
    jobs_query = f"SELECT {JOB_COLUMNS} FROM jobs ORDER BY position, created"  # noqa: S608 - constants
    files_query = f"SELECT {FILE_COLUMNS} FROM files ORDER BY job_id, position"  # noqa: S608 - constants
    # Closed also where a row cannot be read: an open one would keep the log from being emptied.
    with contextlib.closing(connection.execute(jobs_query)) as rows:
        jobs = list(map(reader.job, rows))
    with contextlib.closing(connection.execute(files_query)) as rows:
        files = list(map(reader.file, rows))
    connection.execute("PRAGMA shrink_memory")  # 2 MB of pages nobody reads again
    return jobs, files
