"""A checked copy of the database, and what to do when the database is broken.

All functions block; they run on the store's own threads.
"""

import contextlib
import errno
import logging
import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from pathlib import Path

from bitsgui.bits.words import say
from bitsgui.storage.faults import is_damage

if sys.platform != "win32":
    import fcntl

logger = logging.getLogger(__name__)

DATABASE_NAME = "jobs.db"
BACKUP_NAME = "jobs.backup.db"
_SIDE_FILES = ("-wal", "-shm")


def make_private_file(path: Path, *, fresh: bool = False) -> None:
    """Make an empty file only its owner can open; SQLite gives its side files the same mode.

    The mode is part of the creation, so there is no moment in which others could open it.
    ``fresh`` replaces what is there.
    """
    if fresh:
        path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    if os.name == "posix" and path.stat().st_mode & 0o077:
        path.chmod(0o600)


def sync_new_profile(folder: Path) -> None:
    """Bring the names of a new profile to the disk, up to the top: somebody has just made it.

    Else a power cut could take the whole folder, with jobs in it that were reported as stored.
    """
    for path in (folder, *folder.absolute().parents):
        with contextlib.suppress(OSError):  # not ours to open: then not ours to make either
            sync(path)


@contextlib.contextmanager
def reading(path: Path) -> Generator[sqlite3.Connection]:
    """Open a database without the right to change it, for the length of the block."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with contextlib.closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        yield connection


def passes_check(connection: sqlite3.Connection, *, full: bool = False) -> bool:
    """Return True if SQLite finds nothing wrong. ``full`` compares indexes with rows too."""
    pragma = "PRAGMA integrity_check(1)" if full else "PRAGMA quick_check(1)"
    try:
        return connection.execute(pragma).fetchone() == ("ok",)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if is_damage(error):
            return False
        raise


def is_sound(path: Path) -> bool:
    """Return True if ``path`` is a database without damage."""
    try:
        with reading(path) as connection:
            return passes_check(connection, full=True)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False


def sync(path: Path) -> None:
    """Bring a file to the disk (a folder too, where the system can)."""
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        flush(descriptor)
    finally:
        os.close(descriptor)


def flush(descriptor: int) -> None:
    """Return once an open file is on the disk: what :func:`sync_fully` is for SQLite."""
    full = None if sys.platform == "win32" else getattr(fcntl, "F_FULLFSYNC", None)
    if full is not None:
        try:
            fcntl.fcntl(descriptor, full)
        except OSError as error:
            if error.errno == errno.EIO:
                raise
        else:
            return
    os.fsync(descriptor)  # also where a disk of the network takes nothing else


def sync_fully(connection: sqlite3.Connection) -> None:
    """Have every sync empty the disk's own memory, which macOS does only where it is asked to.

    Other systems do it anyway, and take no notice.
    """
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA checkpoint_fullfsync = ON")


def make_backup(
    folder: Path, is_odd: Callable[[sqlite3.Connection], bool] = lambda _connection: False
) -> bool:
    """Replace the copy by the present content; return False if the present content is broken.

    ``is_odd`` tells a list of which SQLite finds nothing wrong, and which cannot be read.

    The copy is one read transaction, which in WAL mode never holds up the writer. The old copy
    stays until the new one was checked and is on the disk.
    """
    temporary = folder / f"{BACKUP_NAME}.new"
    make_private_file(temporary, fresh=True)
    try:
        with (
            reading(folder / DATABASE_NAME) as source,
            contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as target,
        ):
            sync_fully(target)
            source.backup(target)
            # One file without side files: it is renamed and copied as a whole.
            target.execute("PRAGMA journal_mode = DELETE")
            if not passes_check(target, full=True) or is_odd(target):
                logger.error("the job list failed its check; the older copy is kept")
                return False
        sync(temporary)
        temporary.replace(folder / BACKUP_NAME)
        sync(folder)
        return True
    finally:
        temporary.unlink(missing_ok=True)


def backup_age_s(folder: Path) -> float:
    """Return how old the copy is; infinite if there is none.

    One of a time to come was written before the clock was set back. It counts as old as it is
    ahead, or it would not be renewed until that time.
    """
    return abs(time.time() - _written(folder))


def _written(folder: Path) -> float:
    """Return when the copy was written, minus infinity if there is none."""
    try:
        return (folder / BACKUP_NAME).stat().st_mtime
    except OSError:
        return float("-inf")


def free_name(folder: Path) -> Path:
    """Return a name for a damaged database that nothing has yet."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    kept = folder / f"jobs.damaged-{stamp}.db"
    number = 1
    while kept.exists():
        number += 1
        kept = folder / f"jobs.damaged-{stamp}-{number}.db"
    return kept


def _move_aside(folder: Path) -> Path:
    kept = free_name(folder)
    for suffix in ("", *_SIDE_FILES):
        source = folder / f"{DATABASE_NAME}{suffix}"
        if source.exists():
            source.replace(f"{kept}{suffix}")
    return kept


def restore(folder: Path) -> bool:
    """Put the copy in the place of the missing database; return False if it is of no use."""
    backup = folder / BACKUP_NAME
    if not backup.exists() or not is_sound(backup):
        return False
    temporary = folder / f"{DATABASE_NAME}.new"
    make_private_file(temporary, fresh=True)
    shutil.copyfile(backup, temporary)
    sync(temporary)
    temporary.replace(folder / DATABASE_NAME)
    sync(folder)
    return True


def recover(folder: Path) -> str:
    """Move a broken database aside and put the copy in its place; return the notice to show."""
    written = _written(folder) if has_backup(folder) else 0.0
    kept = _move_aside(folder)
    if restore(folder):
        return say(
            "The job list was damaged. It was restored from the copy of {time}; jobs and progress "
            "since then are missing. The damaged list is kept as {kept}.",
            time=local_time(written),
            kept=kept,
        )
    return say(
        "The job list was damaged and there was no usable copy, so it starts empty. The damaged "
        "list is kept as {kept}.",
        kept=kept,
    )


def has_backup(folder: Path) -> bool:
    """Return True if a copy is there, sound or not; one that may not be looked for is not."""
    return backup_age_s(folder) < float("inf")


def local_time(timestamp: float) -> str:
    """Return a moment (seconds since the epoch) as the user's clock shows it."""
    return datetime.fromtimestamp(timestamp, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
