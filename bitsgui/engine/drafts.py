"""What a call is to change about a job, worked out on copies and seen by nobody until it is stored.

A run goes on while the store is at work, for seconds where another program holds the list. So a
call that fails has nothing to take back, and one that succeeds leaves alone what the run did.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter

from bitsgui.bits.file_details import FileDetails
from bitsgui.bits.records import (
    ActivityRecord,
    FileRecord,
    Happening,
    JobRecord,
    JobSecrets,
)
from bitsgui.bits.states import ACTION, check_transition
from bitsgui.bits.types import JobState
from bitsgui.engine import clock, contents
from bitsgui.engine.activity import ActivityLog
from bitsgui.engine.journal import Journal
from bitsgui.engine.live import LiveJob, lost_kinds

HAPPENINGS = {
    JobState.SUSPENDED: Happening.PAUSED,
    JobState.ERROR: Happening.STOPPED,
    JobState.TRANSFERRED: Happening.TRANSFERRED,
}
"""What entering a state is called in the list of what happened to a job."""

_Record = JobRecord | FileRecord

_AT_WORK = ACTION - {JobState.TRANSIENT_ERROR}
_FIELDS = tuple(
    field.name for field in fields(JobRecord) if field.name not in {"state", "modified"}
)
_OF_RUNS = frozenset(
    {
        "active_s",
        "download_time_s",
        "error",
        "error_count",
        "is_completing",
        "no_progress_s",
        "pending_events",
        "retry_attempt",
        "start_at",
        "transferred_at",
        "was_sent",
    }
)
"""What the scheduler and a run set by themselves."""
_FILE_FIELDS = tuple(
    field.name
    for field in (*fields(FileRecord), *fields(FileDetails))
    if field.name not in {"id", "job_id", "details"}
)

_read = attrgetter(*(field.name for field in fields(JobRecord)))


def _copy_of(record: JobRecord) -> JobRecord:
    """Return a record that changes on its own, in a fraction of the time of copy.copy."""
    return JobRecord(*_read(record))


class Draft:
    """A job's record and some of its files as a call is to leave them; for one change."""

    __slots__ = ("_after", "_before", "_files", "_journal", "_log", "live", "record", "secrets")

    def __init__(self, live: LiveJob, files: Sequence[FileRecord], journal: Journal) -> None:
        self.live = live
        self.record = _copy_of(live.record)
        self.secrets: JobSecrets | None = None
        """What is to be stored in place of the job's secrets, None to leave them."""
        self._before = _copy_of(live.record)
        self._files = {
            file.id: (file, contents.copy_of(file), contents.copy_of(file)) for file in files
        }
        self._journal = journal
        self._log: ActivityLog | None = None
        self._after: list[Callable[[], None]] = []

    def file(self, file: FileRecord) -> FileRecord:
        """Return the copy of a file that may be changed."""
        return self._files[file.id][2]

    @property
    def files(self) -> list[FileRecord]:
        """The files as they are to be stored."""
        return [made for _, _, made in self._files.values()]

    @property
    def noted(self) -> Sequence[ActivityRecord]:
        """What is to be stored of what happened, beside what was noted before."""
        return () if self._log is None else self._log.unsaved()

    @property
    def activity(self) -> ActivityLog:
        """What happened to the job, to which the call adds its own."""
        if self._log is None:
            self._log = self.live.activity.branch()
        return self._log

    def note(self, kind: Happening, *, file: FileRecord | None = None, note: str = "") -> None:
        """Remember that something happened to the job."""
        self._journal.note(self, kind, file=file, note=note)

    def move(self, new: JobState) -> None:
        """Change the state; a job that is queued or at work is not queued again.

        Raises: TransitionError for a change that is not in the table of states.
        """
        old = self.record.state
        if old is new or (new is JobState.QUEUED and old in _AT_WORK):
            return
        check_transition(old, new)
        self.record.state = new
        if old is JobState.TRANSFERRED:
            # There is more to come.
            self.record.transferred_at, self.record.is_completing = None, False
        if new in HAPPENINGS:
            self.note(HAPPENINGS[new])

    def keep(self, secrets: JobSecrets, *kinds: str) -> None:
        """Replace the secrets, of which ``kinds`` are new or gone; others that were lost stay lost.

        Only where :meth:`Core.secrets_of` was asked before.
        """
        live = self.live
        lost = [kind for kind in lost_kinds(live) if kind not in kinds]
        self.secrets, self.record.secret_kinds = secrets, (*secrets.kinds, *lost)
        self.after(lambda: live.take_secrets(secrets))

    def stamp(self) -> None:
        """Note a change by a caller; the time of it never goes back."""
        self.record.modified = max(self.record.modified, clock.stamp())

    def after(self, callback: Callable[[], None]) -> None:
        """Have something done in the moment in which the change takes effect."""
        self._after.append(callback)

    def take_effect(self, enter: Callable[[LiveJob, JobState], None]) -> None:
        """Make the job what was stored, but for what happened to it meanwhile.

        ``enter`` changes its state.
        """
        live, record, wanted = self.live, self.live.record, self.record.state
        state = state_after(self._before.state, wanted, live.state)
        is_decided = state is wanted and wanted is not self._before.state
        for name in _FIELDS:
            always = is_decided or name not in _OF_RUNS
            _set_if_changed(record, self._before, self.record, name, always=always)
        record.modified = max(record.modified, self.record.modified)
        live.active_at = clock.monotonic()
        for file, before, made in self._files.values():
            for name in _FILE_FIELDS:
                _set_if_changed(file, before, made, name, always=False)
        if self.noted:
            live.activity.join(self.noted)
        if state is not live.state:
            enter(live, state)
        if live.state is not JobState.QUEUED:
            record.start_at = None
        for callback in self._after:
            callback()


@dataclass(frozen=True, slots=True)
class Step:
    """What a call makes of a job and ``files`` of it, by ``apply``."""

    apply: Callable[[Draft], None]
    files: Sequence[FileRecord] = ()


def state_after(before: JobState, wanted: JobState, now: JobState) -> JobState:
    """Return the state of a job once a call is stored that was made in the state ``before``.

    A run may have ended meanwhile: what is whole is not paused, and what goes on by itself is not
    queued once more. A rejected file counts in any case.
    """
    if wanted is before or now is wanted:
        return now
    if now is before or wanted is JobState.ERROR:
        return wanted
    if wanted is JobState.SUSPENDED:
        return wanted if now in ACTION else now
    return now if now in _AT_WORK or now is JobState.TRANSFERRED else wanted


def _set_if_changed(
    record: _Record, before: _Record, made: _Record, name: str, *, always: bool
) -> None:
    value, was = getattr(made, name), getattr(before, name)
    if value != was and (always or getattr(record, name) == was):
        setattr(record, name, value)
