"""What to do when the log beside the database is damaged, of which SQLite says nothing."""

import contextlib
import logging
import shutil
import sqlite3
from pathlib import Path

from bitsgui.bits.words import say
from bitsgui.storage.backup import (
    BACKUP_NAME,
    DATABASE_NAME,
    free_name,
    local_time,
    make_private_file,
    passes_check,
    reading,
    sync,
    sync_fully,
)
from bitsgui.storage.wal import drops_commits, page_size_of

logger = logging.getLogger(__name__)

_JOURNAL_MODE = 18
"""Where a database says that it has a log: two bytes, 1 for none."""


def mend_log(folder: Path) -> str | None:
    """Find a damaged log and keep the newest sound list there is; return the notice to show.

    That is the database alone (older frames of a damaged log may lie over newer pages), with what
    SQLite takes of the log, or the copy. Nothing is changed if the log is sound, or if no list is:
    then the check at opening finds that. What was found is kept beside.
    """
    if not _is_damaged(folder):
        return None
    kept = _keep(folder)
    candidates = [folder / f"{DATABASE_NAME}.{name}" for name in ("alone", "mended")]
    try:
        alone, mended = candidates
        _without_log(kept, alone)
        _with_log(kept, mended)
        found = [(_newest(path), path) for path in (alone, mended, folder / BACKUP_NAME)]
        best = max((moment for moment, _ in found if moment is not None), default=None)
        if best is None:
            return None
        _put_in_place(next(path for moment, path in found if moment == best), folder)
    finally:
        for path in candidates:
            for suffix in ("", "-wal", "-shm", "-journal"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
    logger.info("the log of the job list was damaged; it is kept as %s", kept)
    if not best:
        return say(
            "The log of the job list was damaged. The list is empty; later changes may be missing. "
            "The damaged files are kept as {kept}.",
            kept=kept,
        )
    return say(
        "The log of the job list was damaged. The list is what was stored until {time}; later "
        "changes may be missing. The damaged files are kept as {kept}.",
        time=local_time(best),
        kept=kept,
    )


def has_log(folder: Path) -> bool:
    """Return True if the program did not end in order: else the log goes with it."""
    log = folder / f"{DATABASE_NAME}-wal"
    return log.is_file() and log.stat().st_size > 0


def _is_damaged(folder: Path) -> bool:
    with (folder / DATABASE_NAME).open("rb") as file:
        page_size = page_size_of(file.read(100))
    log = (folder / f"{DATABASE_NAME}-wal").read_bytes()
    return page_size > 0 and drops_commits(log, page_size)


def _keep(folder: Path) -> Path:
    """Copy database and log; return the name of the copy."""
    kept = free_name(folder)
    for suffix in ("", "-wal"):
        _copy(folder / f"{DATABASE_NAME}{suffix}", kept.with_name(kept.name + suffix))
    sync(folder)
    return kept


def _copy(source: Path, target: Path) -> None:
    make_private_file(target, fresh=True)
    shutil.copyfile(source, target)
    sync(target)


def _without_log(source: Path, target: Path) -> None:
    _copy(source, target)
    with target.open("r+b") as file:
        file.seek(_JOURNAL_MODE)
        file.write(b"\1\1")


def _with_log(source: Path, target: Path) -> None:
    """Make one file of a database and what SQLite takes of its log; of a broken one, some file."""
    for suffix in ("", "-wal"):
        _copy(source.with_name(source.name + suffix), target.with_name(target.name + suffix))
    with (
        contextlib.suppress(sqlite3.DatabaseError, UnicodeDecodeError),
        contextlib.closing(sqlite3.connect(target, isolation_level=None)) as connection,
    ):
        sync_fully(connection)
        connection.execute("PRAGMA journal_mode = DELETE")


def _newest(path: Path) -> float | None:
    """Return when a list changed last, 0 if it is empty, None if it is broken or missing."""
    try:
        with reading(path) as connection:
            if not passes_check(connection, full=True):
                return None
            query = "SELECT max(modified) FROM jobs UNION ALL SELECT max(ended) FROM history"
            return max((row[0] or 0.0 for row in connection.execute(query)), default=0.0)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return None


def _put_in_place(source: Path, folder: Path) -> None:
    temporary = folder / f"{DATABASE_NAME}.new"
    _copy(source, temporary)
    for suffix in ("-wal", "-shm"):
        (folder / f"{DATABASE_NAME}{suffix}").unlink(missing_ok=True)
    temporary.replace(folder / DATABASE_NAME)
    sync(folder)
