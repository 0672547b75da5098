"""Rows that one transaction writes; what several callers write goes together."""

import sqlite3
from dataclasses import dataclass, field, fields

from bitsgui.storage.activity_rows import write_activity
from bitsgui.storage.history_rows import HISTORY_COLUMNS
from bitsgui.storage.paced import REST_S, execute_paced, upsert_paced
from bitsgui.storage.rows import FILE_COLUMNS, JOB_COLUMNS, Row

_DELETE_SECRETS = "DELETE FROM secrets WHERE job_id = ?"
_SAVE_SECRETS = "INSERT OR REPLACE INTO secrets (job_id, sealed) VALUES (?, ?)"
_SAVE_AWAITED = "INSERT OR REPLACE INTO awaited (job_id, request) VALUES (?, ?)"
_SAVE_SPEEDS = "INSERT OR REPLACE INTO speeds (job_id, packed) VALUES (?, ?)"
_SAVE_PROOFS = "INSERT OR REPLACE INTO proofs (job_id, packed) VALUES (?, ?)"
_SAVE_REQUESTS = (
    "INSERT OR REPLACE INTO requests (job_id, method, kinds, sealed) VALUES (?, ?, ?, ?)"
)
_DELETE_JOBS = "DELETE FROM jobs WHERE id = ?"


def _rows() -> list[Row]:
    return []


@dataclass(slots=True)
class Change:
    """What is to be written, an operation of the database.

    ``ended`` are the ids of jobs that go, with all they have, into ``history``, and ``speeds`` how
    fast they were, ``proofs`` by what their files are checked later, ``requests`` how they asked.
    Nothing of them is written behind that, so it may be done last.
    """

    jobs: list[Row] = field(default_factory=_rows)
    files: list[Row] = field(default_factory=_rows)
    unsealed: list[Row] = field(default_factory=_rows)
    sealed: list[Row] = field(default_factory=_rows)
    awaited: list[Row] = field(default_factory=_rows)
    activity: list[Row] = field(default_factory=_rows)
    history: list[Row] = field(default_factory=_rows)
    ended: list[Row] = field(default_factory=_rows)
    speeds: list[Row] = field(default_factory=_rows)
    proofs: list[Row] = field(default_factory=_rows)
    requests: list[Row] = field(default_factory=_rows)
    pause_s: float = REST_S
    """How long to rest now and then among many rows; see :mod:`bitsgui.storage.paced`."""

    @property
    def may_join(self) -> bool:
        """Return whether others may be written with it; of secrets the order tells which count."""
        return not self.unsealed

    def __call__(self, connection: sqlite3.Connection) -> None:
        """Write it all."""
        upsert_paced(connection, "jobs", JOB_COLUMNS, self.jobs, self.pause_s)
        upsert_paced(connection, "files", FILE_COLUMNS, self.files, self.pause_s)
        upsert_paced(connection, "history", HISTORY_COLUMNS, self.history)
        for statement, rows in (
            (_DELETE_SECRETS, self.unsealed),
            (_SAVE_SECRETS, self.sealed),
            (_SAVE_AWAITED, self.awaited),
            (_DELETE_JOBS, self.ended),
            (_DELETE_SECRETS, self.ended),
            (_SAVE_SPEEDS, self.speeds),
            (_SAVE_PROOFS, self.proofs),
            (_SAVE_REQUESTS, self.requests),
        ):
            if rows:  # a statement without rows costs a third of one with a row
                execute_paced(connection, statement, rows, self.pause_s)
        write_activity(connection, self.activity)


_NAMES = [name.name for name in fields(Change) if name.name != "pause_s"]


def together(changes: list[Change]) -> Change:
    """Return one change that writes what several do that may join."""
    if len(changes) == 1:
        return changes[0]
    rows = ([row for change in changes for row in getattr(change, n)] for n in _NAMES)
    return Change(*rows, pause_s=max(change.pause_s for change in changes))
