"""Notes what happens to jobs, so that it can be told afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from bitsgui.bits import causes, urls
from bitsgui.bits.ports import Store
from bitsgui.bits.records import ActivityRecord, ErrorRecord, FileRecord, Happening, JobRecord
from bitsgui.bits.types import JobState
from bitsgui.engine import clock
from bitsgui.engine.activity import ActivityLog, file_name
from bitsgui.engine.failures import Outcome
from bitsgui.engine.live import LiveJob

_CAUSED = frozenset({Happening.PAUSED, Happening.RESUMED})
"""What somebody or something does: their note is a :class:`causes.Cause`, "" if unknown."""


class Told(Protocol):
    """A job in memory, or what a call is to make of it."""

    @property
    def record(self) -> JobRecord:
        """What is stored of it."""
        ...

    @property
    def activity(self) -> ActivityLog:
        """Where the entry goes."""
        ...


class Journal:
    """Fills the :class:`ActivityLog` of each job; nothing is written here.

    Entries are stored in the transaction of the change they tell of, so they cost none of their
    own. A download that goes well notes two of them, however many files it has.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def note(  # noqa: PLR0913 - what an entry may say, by name
        self,
        job: Told,
        kind: Happening,
        *,
        file: FileRecord | None = None,
        link: str = "",
        origin: str = "",
        note: str = "",
        error: ErrorRecord | None = None,
        retry_at: float | None = None,
    ) -> None:
        """Remember that something happened to a job; it is stored with its next change."""
        if kind in _CAUSED:
            note = note or causes.current() or ""
        if error is not None and error.url:
            error = replace(error, url=urls.mask(error.url))
        entry = ActivityRecord(
            self._store.new_activity_number(),
            job.record.id,
            clock.stamp(),
            kind,
            name=file_name(file) if file is not None else "",
            link=urls.mask(link) if link else "",
            origin=urls.mask(origin) if origin else "",
            note=note,
            error=error,
            retry_at=retry_at,
        )
        job.activity.note(entry)

    def note_failure(self, live: LiveJob, outcome: Outcome, file: FileRecord | None = None) -> None:
        """Remember an error and when it is tried again."""
        delay = outcome.delay_s
        when = None if delay is None else clock.stamp() + delay
        self.note(live, Happening.FAILED, file=file, error=outcome.error, retry_at=when)

    def note_end(self, live: LiveJob, state: JobState) -> None:
        """Remember how a job ends, and for its history when it began."""
        record = live.record
        number = self._store.new_activity_number()
        live.activity.note(ActivityRecord(number, record.id, record.created, Happening.ADDED))
        is_kept = state is JobState.ACKNOWLEDGED
        self.note(live, Happening.COMPLETED if is_kept else Happening.CANCELLED)
