"""One thread owns the database; everything queued is committed together."""

import asyncio
import contextlib
import logging
import os
import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from bitsgui.bits.errors import StoreError
from bitsgui.bits.standing_by import Patience, Signal
from bitsgui.storage.backup import (
    DATABASE_NAME,
    backup_age_s,
    has_backup,
    make_backup,
    make_private_file,
    passes_check,
    reading,
    recover,
    restore,
    sync_fully,
    sync_new_profile,
)
from bitsgui.storage.faults import DamagedError, is_damage, store_error
from bitsgui.storage.mending import has_log, mend_log
from bitsgui.storage.migrations import migrate, refuse_newer, version_of
from bitsgui.storage.odd_rows import has_odd_rows, refuse_misnamed
from bitsgui.storage.place import Place
from bitsgui.storage.requests import Batch, Operation, Request, joined

logger = logging.getLogger(__name__)

BACKUP_INTERVAL_S = 3600.0
FIRST_BACKUP_AFTER_S = 60.0
FIRST_COPY_AFTER_S = 1.0
"""The same for a profile without any copy, which has nothing to load yet."""
CHECK_ALWAYS_BELOW = 32 * 2**20
"""Bytes up to which the check at opening is too cheap to be left out after a clean close."""
CHECK_FULLY_BELOW = 4 * 2**20
"""The same for the longer check, which finds what would come up only in the middle of reading."""

CHECKPOINT_INTERVAL_S = 1.0
"""How long at most what is lasting is in the log alone, where damage is told by nobody."""

GATHER_S = 0.003
"""How long a transaction waits for more to come, in seconds."""
BUSY_S = 0.02
"""It waits only if the last one was not longer ago than this."""

_BATCH_LIMIT = 1000
_BUSY_TIMEOUT_S = 5.0

T = TypeVar("T")


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=_BUSY_TIMEOUT_S, isolation_level=None, cached_statements=64
    )
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # FULL, not NORMAL: in WAL mode NORMAL leaves the last commits to the system's cache, so a
        # power cut could undo a state change whose call has returned.
        connection.execute("PRAGMA synchronous = FULL")
        sync_fully(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA journal_size_limit = 8388608")
    except BaseException:
        connection.close()
        raise
    return connection


def _was_closed_cleanly(connection: sqlite3.Connection) -> bool:
    try:
        row = connection.execute("SELECT value = 1 FROM meta WHERE key = 'clean'").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
            raise DamagedError from error
        raise
    return row is not None and row[0] == 1


def _refuse_damaged(connection: sqlite3.Connection, size: int) -> None:
    clean = _was_closed_cleanly(connection)
    is_full = size <= CHECK_FULLY_BELOW or not clean
    if (size <= CHECK_ALWAYS_BELOW or not clean) and not passes_check(connection, full=is_full):
        raise DamagedError


def _set_clean(connection: sqlite3.Connection, *, clean: bool) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('clean', ?)", (int(clean),))


def _refuse_newer_unchanged(path: Path) -> None:
    try:
        with reading(path) as connection:
            refuse_newer(version_of(connection))
    except sqlite3.OperationalError as error:
        # A kill in the first start of all leaves a journal that only a writer may roll back;
        # ``migrate`` looks at the version again behind it.
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise


def _open_checked(path: Path) -> sqlite3.Connection:
    is_new = not path.exists() or path.stat().st_size == 0
    make_private_file(path)
    if not is_new:
        # A newer database is refused before anything could write to it.
        _refuse_newer_unchanged(path)
    connection = _connect(path)
    if is_new:
        sync_new_profile(path.parent)
    try:
        if version_of(connection):
            _refuse_damaged(connection, path.stat().st_size)
        migrate(connection)
        # This first write also tells a full or read-only disk before the user has done anything.
        _set_clean(connection, clean=False)
        refuse_misnamed(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def open_database(folder: Path) -> tuple[sqlite3.Connection, list[str]]:
    """Open the database of a profile, from its copy if it is broken; blocks.

    Returns the connection (autocommit mode) and sentences the user should be told.
    Raises: StoreError if the surroundings forbid it or a newer release wrote it.
    """
    notices: list[str] = []
    path = folder / DATABASE_NAME
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix" and folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
        if not path.exists() and has_backup(folder) and restore(folder):
            notices.append("The job list was missing. It was restored from its last copy.")
        try:
            mended = _mend_log(path)
            connection = _open_checked(path)
        except (DamagedError, sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if not isinstance(error, DamagedError) and not is_damage(error):
                raise
            mended = recover(folder)
            connection = _open_checked(path)
        if mended is not None:
            notices.append(mended)
            _skip_used_ids(connection)
    except (sqlite3.Error, OSError) as error:
        fault = store_error(error, folder)
        if fault is None:
            raise
        raise fault from error
    return connection, notices


def _mend_log(path: Path) -> str | None:
    if not path.is_file() or not has_log(path.parent):
        return None
    make_private_file(path)  # tells at once that nothing can be written
    _refuse_newer_unchanged(path)
    return mend_log(path.parent)


def _skip_used_ids(connection: sqlite3.Connection) -> None:
    """Go past the ids given since the copy was made.

    Seconds since the epoch are: no profile makes a file per second over its whole life.
    """
    connection.execute("DELETE FROM sqlite_sequence WHERE name = 'files'")
    connection.execute("INSERT INTO sqlite_sequence VALUES ('files', ?)", (int(time.time()),))


class Database:
    """The writer thread and its queue; may be used from any asyncio loop, also from several.

    A cancelled caller loses only the answer: what it queued is still carried out.
    """

    def __init__(self, folder: Path, *, backup_interval_s: float = BACKUP_INTERVAL_S) -> None:
        self.folder = folder
        self.notices: list[str] = []
        self._queue: queue.SimpleQueue[Batch] = queue.SimpleQueue()
        self._gathered: dict[asyncio.AbstractEventLoop, Batch] = {}
        self._patience = Patience()
        self._is_closed = False
        # Between the look at the flag and the put nothing may close: it would never be answered.
        self._gate = threading.Lock()
        self._backup_interval_s = backup_interval_s
        self._backup_thread: threading.Thread | None = None
        # Not in the middle of starting.
        self._next_backup = time.monotonic() + min(FIRST_BACKUP_AFTER_S, backup_interval_s)
        self._has_changes = False
        self._is_copy_early = False
        self._is_checkpoint_wanted = False
        self._next_checkpoint = time.monotonic()
        self._is_damaged = False
        self._committed = float("-inf")
        self._was_shared = False

    async def open(self) -> None:
        """Open or make the database. Raises: StoreError."""
        opened = self._request(None)
        thread = threading.Thread(target=self._main, args=(opened,), name="store", daemon=True)
        thread.start()
        await opened.future

    async def run(
        self, operation: Callable[[sqlite3.Connection], T], *, is_lasting: bool = False
    ) -> T:
        """Carry out ``operation`` on the thread and return its result once it is durable.

        What is ``is_lasting`` is brought from the log into the database soon after.
        ``operation`` may be called twice: again alone if its group could not be committed.
        Raises: StoreError for the surroundings; what ``operation`` raises otherwise.
        """
        request = self._request(operation)
        request.is_lasting = is_lasting
        with self._gate:
            if self._is_closed:
                raise StoreError("The job list is closed because the program is ending.")
            self._gather(request)
        return cast("T", await request.future)

    def _gather(self, request: Request) -> None:
        """Let more come where several callers are at work: ten changes cost little more than one.

        Each transaction takes the interpreter from the loop a dozen times. A caller that makes
        one change after the other is alone in each, and never waits.
        """
        loop = request.loop
        batch = self._gathered.get(loop)
        if batch is not None:
            batch.requests.append(request)
            return
        self._gathered[loop] = Batch([request])
        if self._was_shared and time.monotonic() - self._committed < BUSY_S:
            loop.call_later(GATHER_S, self._hand_over, loop)
        else:
            loop.call_soon(self._hand_over, loop)

    def _hand_over(self, loop: asyncio.AbstractEventLoop) -> None:
        """Give the thread what was gathered; where that takes but a moment, stand by."""
        with self._gate:
            batch = self._gathered.pop(loop, None)
            if batch is None:  # closed meanwhile
                return
            batch.signal = Signal() if self._patience.is_left else None
            self._queue.put(batch)
        batch.stand_by(self._patience)

    async def read(self, operation: Callable[[sqlite3.Connection], T]) -> T:
        """Carry out a long query beside the writer, after everything queued so far."""
        await self.run(lambda _connection: None)
        return await asyncio.to_thread(self._read, operation)

    async def close(self) -> None:
        """Carry out what is queued and close; again is harmless. A cancelled close goes on."""
        request = self._request(None)
        with self._gate:
            if self._is_closed:
                return
            self._is_closed = True
            for batch in self._gathered.values():
                self._queue.put(batch)
            self._gathered.clear()
            self._queue.put(Batch([request]))
        await asyncio.shield(request.future)

    def _read(self, operation: Operation) -> Any:  # noqa: ANN401 - passed through
        try:
            with reading(self.folder / DATABASE_NAME) as connection:
                return operation(connection)
        except sqlite3.Error as error:
            fault = store_error(error, self.folder)
            if fault is None:
                raise
            raise fault from error

    @staticmethod
    def _request(operation: Operation | None) -> Request:
        loop = asyncio.get_running_loop()
        return Request(operation, loop, loop.create_future())

    # What follows runs on the store's thread.

    def _main(self, opened: Request) -> None:
        try:
            connection, self.notices = open_database(self.folder)
            self._place = Place(self.folder / DATABASE_NAME)
        except BaseException as error:  # noqa: BLE001 - carried to the caller
            opened.error = error
            Batch([opened]).answer()
            return
        Batch([opened]).answer()
        if not has_backup(self.folder):
            self._next_backup = min(self._next_backup, time.monotonic() + FIRST_COPY_AFTER_S)
        last = self._serve(connection)
        try:
            self._shut_down(connection)
        except (sqlite3.Error, OSError) as error:
            # Everything reported as stored is; only the next start has more to check.
            logger.warning("the job list was not closed in order: %s", error)
            last.error = None if store_error(error, self.folder) else error
        finally:
            connection.close()
            Batch([last]).answer()

    def _serve(self, connection: sqlite3.Connection) -> Request:
        while True:
            batches = self._take()
            requests = [request for batch in batches for request in batch.requests]
            stop = next((request for request in requests if request.operation is None), None)
            work = [request for request in requests if request.operation is not None]
            if work:
                self._carry_out(connection, work)
                self._is_checkpoint_wanted |= any(request.is_lasting for request in work)
            for batch in batches:
                if stop not in batch.requests:
                    batch.answer()
            if stop is not None:
                return stop
            self._checkpoint_if_due(connection)
            self._start_backup_if_due()

    def _take(self) -> list[Batch]:
        """Wait for work, at most until a backup is due; then take all there is."""
        dues = [self._backup_due_in_s()] if self._has_changes else []
        if self._is_checkpoint_wanted:
            dues.append(max(0.0, self._next_checkpoint - time.monotonic()))
        timeout_s = min(dues, default=None)
        batches: list[Batch] = []
        with contextlib.suppress(queue.Empty):
            batches.append(self._queue.get(timeout=timeout_s))
            while sum(len(batch.requests) for batch in batches) < _BATCH_LIMIT:
                batches.append(self._queue.get_nowait())
        return batches

    def _carry_out(self, connection: sqlite3.Connection, batch: Sequence[Request]) -> None:
        """Commit the batch at once; if that fails, each request alone: only the bad one fails."""
        before = connection.total_changes
        error = self._commit(connection, batch)
        if error is not None and len(batch) > 1:
            for request in batch:
                request.error = self._commit(connection, [request])
        elif error is not None:
            batch[0].error = error
        if connection.total_changes != before:
            self._has_changes = True
            self._committed, self._was_shared = time.monotonic(), len(batch) > 1

    def _commit(
        self, connection: sqlite3.Connection, batch: Sequence[Request]
    ) -> BaseException | None:
        try:
            self._place.check()
            connection.execute("BEGIN IMMEDIATE")
            for operation, requests in joined(batch):
                result = operation(connection)
                for request in requests:
                    request.result = result
            connection.execute("COMMIT")
        except BaseException as error:  # noqa: BLE001 - carried to the caller
            # SQLite ends the transaction itself for some faults (disk full).
            with contextlib.suppress(sqlite3.Error):
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
            self._is_damaged = self._is_damaged or is_damage(error)
            if not isinstance(error, sqlite3.Error | OSError):
                return error
            fault = store_error(error, self.folder)
            if fault is None:
                return error
            fault.__cause__ = error
            return fault
        return None

    def _checkpoint_if_due(self, connection: sqlite3.Connection) -> None:
        """Empty the log into the database; while somebody reads the list, try again later."""
        if not self._is_checkpoint_wanted or time.monotonic() < self._next_checkpoint:
            return
        self._is_checkpoint_wanted = False
        try:
            connection.execute("PRAGMA busy_timeout = 0")
            is_busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self._is_checkpoint_wanted = bool(is_busy)
        except sqlite3.Error as error:  # everything is in the log still
            self._is_damaged = self._is_damaged or is_damage(error)
            logger.warning("the log of the job list was not emptied: %s", error)
        finally:
            connection.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_S * 1000:.0f}")
        self._next_checkpoint = time.monotonic() + CHECKPOINT_INTERVAL_S

    def _backup_due_in_s(self) -> float:
        wait_s = self._next_backup - time.monotonic()
        if wait_s > 0:  # the look at the copy can wait until then
            return wait_s
        return max(0.0, self._backup_interval_s - self._copy_age_s())

    def _copy_age_s(self) -> float:
        return float("inf") if self._is_copy_early else backup_age_s(self.folder)

    def _start_backup_if_due(self) -> None:
        running = self._backup_thread is not None and self._backup_thread.is_alive()
        if running or not self._has_changes or self._backup_due_in_s() > 0:
            return
        self._has_changes = False
        # The very first copy has little in it yet: it does not count for an hour.
        self._is_copy_early = not has_backup(self.folder)
        wait_s = FIRST_BACKUP_AFTER_S if self._is_copy_early else self._backup_interval_s
        # After a failure too, the next try is an interval away.
        self._next_backup = time.monotonic() + min(wait_s, self._backup_interval_s)
        thread = threading.Thread(target=self._back_up, name="store-backup")
        try:
            thread.start()
        except RuntimeError as error:  # the system has no thread left; the list goes on without
            logger.warning("the copy of the job list could not be begun: %s", error)
            return
        self._backup_thread = thread

    def _back_up(self) -> None:
        if self._place.is_lost():  # another list must not take the place of the copy
            return
        try:
            if not make_backup(self.folder, has_odd_rows):
                self._is_damaged = True
        except (sqlite3.Error, OSError):
            logger.warning("the copy of the job list could not be written", exc_info=True)

    def _shut_down(self, connection: sqlite3.Connection) -> None:
        if self._backup_thread is not None:
            self._backup_thread.join()
        # Gives the log's space back first: on a full disk the copy may need it.
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if self._has_changes and self._copy_age_s() >= self._backup_interval_s:
            self._back_up()
        if not self._is_damaged:
            _set_clean(connection, clean=True)
