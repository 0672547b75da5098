"""The part of the job manager's interface that lists need: removing with a way back, the order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from bitsgui.bits.errors import BitsError, StoreError
from bitsgui.bits.file_checks import ChecksFiles
from bitsgui.bits.moves import MoveView
from bitsgui.bits.records import HistoryRow, SentRequest
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.standing import TellsStanding
from bitsgui.bits.views import JobView, SpeedsView


class Shift(StrEnum):
    """A way through the queue; jobs never leave their priority by it."""

    TOP = "top"
    UP = "up"
    DOWN = "down"
    BOTTOM = "bottom"


Result = int | BitsError | StoreError
"""How a call on a job went: its success code, or why it changed nothing."""
Results = dict[UUID, Result]


class ListManager(TellsStanding, ChecksFiles, Protocol):
    """See :class:`bitsgui.bits.interface.JobManager`."""

    async def suspend_jobs(self, job_ids: Sequence[UUID]) -> Results:
        """Suspend jobs, those that run last; stored together when this returns.

        A job that refuses stops no other. Killed meanwhile, each is as it was or suspended.
        """
        ...

    async def resume_jobs(self, job_ids: Sequence[UUID], when: datetime | None = None) -> Results:
        """Resume or retry jobs in the same way; what a file's error asks stays unanswered.

        They wait until ``when`` (aware); one at work goes on as it is.
        """
        ...

    async def change_jobs(self, job_ids: Sequence[UUID], changes: JobChanges) -> Results:
        """Change jobs in the same way: each all that is given, or nothing where it is refused.

        What needs more of a job than its record, such as its secrets or files, is stored for each.
        """
        ...

    async def cancel_jobs(self, job_ids: Sequence[UUID]) -> Results:
        """Cancel jobs in the same way; temporary and finished files of them are deleted."""
        ...

    async def remove_jobs(
        self, job_ids: Sequence[UUID], *, with_files: bool = False, undo_s: float = 0.0
    ) -> None:
        """Take jobs and finished ones out of the list: unfinished ones are suspended and hidden.

        After ``undo_s``, or at the next start of the program, unfinished ones are cancelled and
        the rest leaves the history, ``with_files`` its files too: they go to the system's trash
        if they are still what was downloaded, see :class:`Changes`. Until then
        :meth:`restore_jobs` undoes it. Ids of no job are left out.
        """
        ...

    async def restore_jobs(self, job_ids: Sequence[UUID]) -> None:
        """Take jobs back that are being removed; they go on if they did before.

        Raises: NotFoundError if it is too late for one of them.
        """
        ...

    async def removed_jobs(self) -> list[JobView]:
        """Return the unfinished jobs that are being removed."""
        ...

    async def finished(
        self,
        limit: int,
        *,
        before: float | None = None,
        words: Sequence[str] = (),
        category: int | None = None,
    ) -> list[HistoryRow]:
        """Return up to ``limit`` jobs that were completed, newest first.

        Those that ended at ``before`` (seconds since the epoch) or earlier, with every one of
        ``words`` somewhere in their name, links or paths, whatever the case; of one ``category``.
        """
        ...

    async def finished_counts(self) -> dict[int, int]:
        """Return how many completed jobs each category has, 0 standing for none."""
        ...

    async def finished_ids(self) -> list[UUID]:
        """Return all completed jobs, newest first."""
        ...

    async def file_words(self, job_ids: Sequence[UUID]) -> dict[UUID, str]:
        """Return the names and links of the files of unfinished jobs, as a search looks in them.

        That is case-folded, one a line. Jobs of one file, which their views tell of, are left out.
        From then on ``names_version`` of a job's view tells when they are others.
        """
        ...

    async def set_position(self, job_ids: Sequence[UUID], place: Shift | UUID) -> None:
        """Move jobs through the queue: one way, or right before another job.

        Jobs of another priority than that one's go to their own top or bottom, whichever is
        nearer. Several keep their order. Ids of no unfinished job are left out.
        """
        ...

    async def move_files(self, job_ids: Sequence[UUID], folder: str) -> None:
        """Move the files of jobs, also of finished ones, to a folder, made if need be.

        A running job pauses for it and goes on afterwards. On another disk files are copied,
        compared and then deleted; a crash loses nothing. A finished file that is another by now
        stays. A name that is taken gets a number.

        Raises: BitsError for the first that stays where it is; the others are moved.
        """
        ...

    async def rename_file(self, job_id: UUID, name: str) -> None:
        """Give the one file of a job, also of a finished one, another name; see above.

        Raises: BitsError, InvalidArgumentError for a name not every system can have, or for a job
        of several files.
        """
        ...

    async def speeds(self, job_id: UUID) -> SpeedsView:
        """Return how fast a job went from its start on, also a finished one as far as is known.

        Raises: NotFoundError.
        """
        ...

    async def sent_requests(self, job_ids: Sequence[UUID]) -> dict[UUID, SentRequest]:
        """Return how one's own finished jobs asked for their files, where not by a plain GET.

        What of it is secret is kept encrypted as long as the job is in the history. May wait for
        the keyring.
        """
        ...

    async def rest(self) -> None:
        """Let go of what is of use only to who works with jobs at rest; harmless at any time."""
        ...

    async def moves(self) -> list[MoveView]:
        """Return the jobs whose files are being moved, with how far that is."""
        ...

    async def stop_moves(self) -> None:
        """Call off what is being copied; the files not moved yet stay where they are."""
        ...
