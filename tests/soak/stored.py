"""What a profile says when nobody runs: read from a copy, so that looking changes nothing."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from bitsgui.bits.ranges import RangeSet
from bitsgui.storage.backup import DATABASE_NAME


@dataclass(frozen=True)
class StoredFile:
    """A row of a file; ``done`` is what the record says is on the disk."""

    job_id: UUID
    local_name: str
    part_name: str | None
    size: int | None
    done: RangeSet
    transferred: bool
    completed: bool

    @property
    def part(self) -> Path | None:
        """Where its part file is to be."""
        return Path(self.local_name).parent / self.part_name if self.part_name else None

    @property
    def recorded(self) -> int:
        """Bytes that would not be fetched again."""
        return (self.size or 0) if self.transferred else self.done.total


@dataclass(frozen=True)
class Stored:
    """A profile's jobs, files and history; ``version`` 0 is a database without tables."""

    version: int = 0
    jobs: tuple[UUID, ...] = ()
    files: tuple[StoredFile, ...] = ()
    history: tuple[UUID, ...] = ()

    @property
    def everywhere(self) -> list[UUID]:
        """Every job there is, running or ended."""
        return [*self.jobs, *self.history]

    @property
    def recorded(self) -> int:
        """Bytes of unfinished jobs that would not be fetched again."""
        return sum(file.recorded for file in self.files)

    def strays(self, folder: Path) -> list[Path]:
        """Return part files in ``folder`` that belong to no file of the list."""
        known = {file.part for file in self.files}
        return [path for path in folder.glob("*.part") if path not in known]


def read(profile: Path) -> Stored:
    """Read the database of a profile no process has open."""
    if not (profile / DATABASE_NAME).exists():
        return Stored()
    with tempfile.TemporaryDirectory(dir=profile.parent) as copy:
        for suffix in ("", "-wal", "-journal"):
            source = profile / f"{DATABASE_NAME}{suffix}"
            if source.exists():
                shutil.copyfile(source, Path(copy) / source.name)
        with closing(sqlite3.connect(Path(copy) / DATABASE_NAME)) as connection:
            return _read(connection)


def _read(connection: sqlite3.Connection) -> Stored:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if not version:
        return Stored()
    files = [
        StoredFile(
            UUID(bytes=row[0]),
            row[1],
            row[2],
            row[3],
            RangeSet.from_bytes(row[4]) if row[4] else RangeSet(),
            bool(row[5]),
            bool(row[6]),
        )
        for row in connection.execute(
            "SELECT job_id, local_name, part_name, size, done, transferred, completed FROM files"
        )
    ]
    jobs = [UUID(bytes=row[0]) for row in connection.execute("SELECT id FROM jobs")]
    history = [UUID(bytes=row[0]) for row in connection.execute("SELECT id FROM history")]
    return Stored(version, tuple(jobs), tuple(files), tuple(history))
