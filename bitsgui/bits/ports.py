"""What the engine needs from its surroundings, as protocols.

The engine gets implementations from ``app``; storage and desktop never see the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol
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


class Store(Protocol):
    """The job store. Every call is durable when it returns; calls are applied in order.

    Records are encoded before the first suspension point of a call, so the caller may go on
    changing them.
    """

    def listen(self, listener: Callable[[str], None]) -> None:
        """Hand ``listener`` what the user should be told: what there is at once, more as it comes.

        The list was restored from its copy, there is no keyring, and the like.
        """
        ...

    async def load(self) -> tuple[list[JobRecord], list[FileRecord]]:
        """Return all jobs by position and all files by (job, index)."""
        ...

    def new_file_id(self) -> int:
        """Return an id no file of this profile ever had."""
        ...

    async def save(  # noqa: PLR0913 - what one transaction may hold
        self,
        jobs: Sequence[JobRecord] = (),
        files: Sequence[FileRecord] = (),
        secrets: Mapping[UUID, JobSecrets] = {},
        awaited: Mapping[UUID, str] = {},
        activity: Sequence[ActivityRecord] = (),
        *,
        is_fresh: bool = False,
    ) -> None:
        """Insert or replace rows, in one transaction; ``secrets`` as :meth:`save_secrets` does.

        ``awaited`` maps jobs to the request whose result somebody waits for; see :meth:`awaited`.
        Records that are ``is_fresh`` are known to nobody else yet: however many, the loop is not
        held up by them.
        """
        ...

    async def awaited(self) -> dict[str, HistoryRow]:
        """Return the finished jobs whose result nobody was told yet, by their request."""
        ...

    async def told(self, job_ids: Sequence[UUID]) -> None:
        """Note that the result of jobs was told."""
        ...

    async def save_progress(self, files: Sequence[FileRecord]) -> None:
        """Record ``done`` and ``size`` of files; their bytes must be on the disk already."""
        ...

    async def save_positions(self, positions: Mapping[UUID, int]) -> None:
        """Store the places of jobs."""
        ...

    async def save_settings(self, values: dict[str, object]) -> None:
        """Store the settings that differ from their preset."""
        ...

    async def load_settings(self) -> dict[str, object]:
        """Return what :meth:`save_settings` stored, unknown keys included."""
        ...

    async def delete_files(self, file_ids: Sequence[int]) -> None:
        """Forget files that were taken out of their job."""
        ...

    async def load_secrets(self, job_id: UUID) -> JobSecrets:
        """Return the secrets of a job; empty if none or if the key is not to be had."""
        ...

    async def open_keyring(self) -> bool:
        """Ask for the key of secrets, which may wait for a person; then nothing waits for it.

        Returns whether there is one: without it they live until the program ends.
        """
        ...

    def stop_asking(self) -> None:
        """Let what waits for the key of secrets go on without it, now and from now on."""
        ...

    async def save_secrets(self, job_id: UUID, secrets: JobSecrets) -> None:
        """Replace the secrets of a job; empty ones are deleted."""
        ...

    async def finish(
        self,
        row: HistoryRow,
        activity: Sequence[ActivityRecord] = (),
        speeds: str = "",
        proofs: str = "",
        sent: SentRequest | None = None,
    ) -> None:
        """Move a job to the history in one transaction: job, files and secrets go.

        ``speeds`` and ``proofs`` are packed, "" for none. ``sent`` is how it asked for its files,
        kept for as long as the job is in the history.
        """
        ...

    async def finish_all(
        self, rows: Sequence[HistoryRow], activity: Sequence[ActivityRecord]
    ) -> None:
        """Move jobs to the history, all of them in one transaction, with what happened to them.

        However many there are, the loop is not held up by them.
        """
        ...

    async def sent_requests(self, job_ids: Sequence[UUID], owner: str) -> dict[UUID, SentRequest]:
        """Return what :meth:`finish` was given as ``sent``, as far as it is to be had."""
        ...

    def new_activity_number(self) -> int:
        """Return a number above that of every stored activity."""
        ...

    async def activity(self, job_id: UUID) -> list[ActivityRecord]:
        """Return what is stored of what happened to a job, also of an ended one, oldest first."""
        ...

    async def history(self, *, limit: int | None = None) -> list[HistoryRow]:
        """Return finished jobs, newest first, without those that are hidden."""
        ...

    async def history_row(self, job_id: UUID) -> HistoryRow | None:
        """Return one finished job, also a hidden one."""
        ...

    async def history_speeds(self, job_id: UUID) -> tuple[str, float] | None:
        """Return what :meth:`finish` was given of a job's speeds, and how long it was at work."""
        ...

    async def history_proofs(self, job_id: UUID) -> str:
        """Return what :meth:`finish` was given to check the files by, "" if it was nothing."""
        ...

    async def change_history_files(
        self,
        job_id: UUID,
        change: Callable[[HistoryRow], HistoryRow],
        activity: Sequence[ActivityRecord] = (),
    ) -> HistoryRow | None:
        """Store the files ``change`` gives a finished job, and what happened to it.

        All in one transaction with reading them: ``change`` is called on another thread. Returns
        the row as it is then, None if it has left the history.
        """
        ...

    async def save_move(self, move: MoveRecord) -> None:
        """Store that a file is on its way to another place, until :meth:`end_move`."""
        ...

    async def end_move(self, move: MoveRecord) -> None:
        """Forget a move: the file is where its record says."""
        ...

    async def moves(self) -> list[MoveRecord]:
        """Return the moves that were cut off."""
        ...

    async def hide_history(self, ids: Sequence[UUID], *, with_files: bool) -> None:
        """Leave rows out of the history until :meth:`show_history` or their end.

        ``with_files`` is kept for who carries out the end.
        """
        ...

    async def show_history(self, ids: Sequence[UUID]) -> None:
        """Take hidden rows in again."""
        ...

    async def hidden_history(self) -> list[tuple[HistoryRow, bool]]:
        """Return the hidden rows, each with whether its files are to go too."""
        ...

    async def finished(
        self,
        limit: int,
        *,
        before: float | None = None,
        words: Sequence[str] = (),
        category: int | None = None,
    ) -> list[HistoryRow]:
        """Return up to ``limit`` jobs whose files got their names, newest first, hidden ones not.

        Those that ended at ``before`` or earlier, with every one of ``words`` in name or files.
        """
        ...

    async def finished_counts(self) -> dict[int, int]:
        """Return how many such jobs each category has."""
        ...

    async def finished_ids(self) -> list[UUID]:
        """Return all such jobs, newest first."""
        ...

    async def clear_history(self, ids: Sequence[UUID] | None = None) -> None:
        """Delete rows of the history; None deletes all."""
        ...

    async def trim_history(self, keep: int) -> None:
        """Delete all rows of the history but the ``keep`` newest and those of :meth:`awaited`."""
        ...

    async def load_categories(self) -> list[Category]:
        """Return all categories in their order."""
        ...

    async def save_categories(self, categories: Sequence[Category]) -> list[Category]:
        """Insert (id 0) or replace categories, in this order; return them with their ids."""
        ...

    async def drop_category(self, category_id: int) -> int:
        """Delete a category; return how many finished jobs are without one by that."""
        ...

    async def file_history(self, placed: Sequence[tuple[UUID, int]]) -> None:
        """Put finished jobs into categories; ids that are not there are passed over."""
        ...

    async def close(self) -> None:
        """Write what is pending and close; further calls raise StoreError."""
        ...


class Platform(Protocol):
    """What differs between operating systems around a finished file."""

    def mark_origin(self, path: Path, url: str, referer: str | None) -> None:
        """Write where the file came from as browsers do; failures are logged, never raised."""
        ...

    def trash(self, path: Path) -> None:
        """Move a file to the system's trash; blocking. Raises: OSError."""
        ...
