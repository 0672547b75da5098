"""A job in memory: its record, its files, and what is never stored."""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bitsgui.bits.interface import Callback
from bitsgui.bits.records import ActivityRecord, FileRecord, JobRecord, JobSecrets, Origin
from bitsgui.bits.speed_log import SpeedLog, unpacked
from bitsgui.bits.states import ACTION, RUNNING
from bitsgui.bits.types import JobProgress, JobState, Priority
from bitsgui.engine import clock
from bitsgui.engine.activity import ActivityLog, host_of
from bitsgui.engine.calls import Calls
from bitsgui.engine.holds import Holds
from bitsgui.engine.marks import Marks
from bitsgui.engine.meter import Meter
from bitsgui.engine.packed_files import Content, PackedFiles, content_of
from bitsgui.engine.throttle import Bucket

if TYPE_CHECKING:
    from bitsgui.engine.approval import Approver
    from bitsgui.engine.runner import Runner


_NO_NETWORKS: Mapping[str, Bucket] = {}


@dataclass(slots=True, eq=False)
class LiveJob:
    """A job the engine has in memory; lives on the engine's loop.

    ``taken_out`` has the ids of files that no run may begin just now: a call is changing them;
    ``removed`` of those that are not of the job any more, which somebody may still speak of.
    ``expected_sizes`` are those a probe told, or a try nothing came of, by file id: shown while
    nothing better is known.
    ``changing`` is there while a call is being stored that changes the record: until that is
    decided nothing else of it is stored, and no run begins.
    ``blocked_until`` is when the schedule lets a job go on that waits for that.
    ``waives_cost``: it may use the network there is, whatever its cost flags are;
    ``waives_portal``: also one that seems to want a login first.
    ``networks`` are the interfaces its run goes over, each with what bounds its rate.
    ``refusals`` is how many logins had been refused when its last run ended.
    ``saves`` counts changes of its files on their way to the store; one whose caller was cancelled
    counts for ever, as nobody knows when it is there.
    ``names_told`` stands for the names and links of its files as somebody knows them who searches,
    None if nobody does; ``names_version`` counts their changes since.
    """

    record: JobRecord
    files_kept: list[FileRecord] | PackedFiles = field(default_factory=list[FileRecord])
    secrets: JobSecrets | None = None
    callback: Callback | None = None
    approver: Approver | None = None
    runner: Runner | None = None
    meter: Meter | None = None
    bucket: Bucket | None = None
    holds: Holds | None = None
    waives_cost: bool = False
    waives_portal: bool = False
    networks: Mapping[str, Bucket] = field(default_factory=lambda: _NO_NETWORKS)
    timer: asyncio.TimerHandle | None = None
    next_retry: float | None = None
    blocked_until: datetime | None = None
    retry_due: float = 0.0
    no_progress_since: float | None = None
    has_moved: bool = False
    made_marks: Marks | None = None
    made_activity: ActivityLog | None = None
    made_speeds: SpeedLog | None = None
    is_held: bool = False
    has_looked_for_secrets: bool = False
    taken_out: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()
    expected_sizes: dict[int, int] | None = None
    turn: int = 0
    refusals: int = 0
    stopping: asyncio.Task[None] | None = None
    stopped: Runner | None = None
    ending: asyncio.Task[Any] | None = None
    made_calls: Calls | None = None
    naming: asyncio.Future[Any] | None = None
    active_at: float = field(default_factory=clock.monotonic)
    unsaved_files: dict[int, FileRecord] | None = None
    saves: int = 0
    changing: asyncio.Future[None] | None = None
    names_told: int | None = None
    names_version: int = 0

    @property
    def files(self) -> list[FileRecord]:
        """Its files in their order; what is changed about the list is changed about the job."""
        kept = self.files_kept
        if isinstance(kept, PackedFiles):
            kept = self.files_kept = kept.unpacked()
        return kept

    @files.setter
    def files(self, files: list[FileRecord]) -> None:
        self.files_kept = files

    @contextmanager
    def glancing(self) -> Generator[Sequence[FileRecord]]:
        """Give its files to who changes nothing and keeps none; packed ones are so afterwards.

        Nothing may be awaited meanwhile.
        """
        kept = self.files_kept
        try:
            yield self.files
        finally:
            self.files_kept = kept

    def file_names(self) -> list[tuple[str, str]]:
        """Return the local and the remote name of each file; packed ones stay so."""
        kept = self.files_kept
        if isinstance(kept, PackedFiles):
            return kept.names()
        return [(file.local_name, file.remote_name) for file in kept]

    def content(self) -> Content | None:
        """Return what is to be packed of its files, None of a job at work or if none can be."""
        is_idle = self.runner is None and self.stopped is None and self.changing is None
        return content_of(self) if is_idle and self.state not in ACTION else None

    def take_secrets(self, secrets: JobSecrets) -> None:
        """Use other secrets from now on; of a run that goes on only the logins of links."""
        self.secrets = secrets
        if self.runner is not None:
            self.runner.take_logins(secrets)

    async def decided(self) -> None:
        """Return once no call that changes its record is being stored."""
        while self.changing is not None:
            await asyncio.wait([self.changing])

    @property
    def marks(self) -> Marks:
        """How far its files came; made when first asked for, as most jobs of a long list rest."""
        if self.made_marks is None:
            self.made_marks = Marks()
        return self.made_marks

    @property
    def activity(self) -> ActivityLog:
        """What happened to it; made when first asked for, as most jobs of a long list rest."""
        if self.made_activity is None:
            self.made_activity = ActivityLog()
        return self.made_activity

    @property
    def speed_log(self) -> SpeedLog:
        """How fast it went; in memory while it runs, or somebody looks."""
        if self.made_speeds is None:
            self.made_speeds = unpacked(self.record.speeds, self.record.active_s)
        return self.made_speeds

    def count_names(self, told: Sequence[tuple[str, str]] | None = None) -> int:
        """Return how often a file got another name or link since those of all were told.

        ``told`` are those that are told now. Until then it costs nothing.
        """
        if self.names_told is None and told is None:
            return self.names_version
        now = hash(tuple(self.file_names() if told is None else told))
        if self.names_told not in {None, now}:
            self.names_version += 1
        self.names_told = now
        return self.names_version

    def unsaved_activity(self) -> tuple[ActivityRecord, ...]:
        """Return what happened to it and is still to be stored."""
        return self.made_activity.unsaved() if self.made_activity is not None else ()

    def activity_saved(self, entries: Sequence[ActivityRecord]) -> None:
        """Note what was stored of what happened to it, among entries of others."""
        if self.made_activity is not None:
            self.made_activity.saved(entries)

    def file_changed(self, file: FileRecord) -> None:
        """Note that a file is to be stored, unless it was removed; see ``engine.file_saver``."""
        if file.id in self.removed:
            return
        if self.unsaved_files is None:
            self.unsaved_files = {}
        self.unsaved_files[file.id] = file

    @property
    def is_stored(self) -> bool:
        """Return whether its files are on record as they are; of use while no run changes them."""
        return not self.unsaved_files and not self.saves

    def file_removed(self, file: FileRecord) -> None:
        """Note that a file is not to be stored any more: that would bring it back."""
        self.removed |= {file.id}
        if self.unsaved_files is not None:
            self.unsaved_files.pop(file.id, None)

    def take_unsaved_files(self) -> list[FileRecord]:
        """Return the files to be stored; the caller sees to it."""
        taken, self.unsaved_files = self.unsaved_files, None
        return [] if taken is None else list(taken.values())

    @property
    def calls(self) -> Calls:
        """Held by the one call that changes it; the others wait in the order they were made."""
        if self.made_calls is None:
            self.made_calls = Calls()
        return self.made_calls

    @property
    def state(self) -> JobState:
        """State of the job."""
        return self.record.state

    @property
    def is_hidden(self) -> bool:
        """Return whether the user took it out of the list; see ``engine.removals``."""
        return self.record.hidden_at is not None

    @property
    def priority(self) -> Priority:
        """Priority the scheduler goes by."""
        return self.record.priority

    @property
    def order(self) -> tuple[int, int]:
        """Place among the jobs of one priority."""
        return self.turn, self.record.position

    def transferred_bytes(self, file: FileRecord) -> int:
        """Return what there is of a file now."""
        if file.transferred:
            return file.size or 0
        runner = self.runner or self.stopped
        part = runner.part_of(file) if runner is not None else None
        if part is not None:
            return part.written.total
        return file.done.total if file.done else 0

    def progress(self) -> JobProgress:
        """Return the sums over the files that are not skipped."""
        wanted = [file for file in self.files if not file.skipped]
        if len(wanted) == 1:  # as of most, and asked of each that runs twice a second
            (file,) = wanted
            return JobProgress(file.size, self.transferred_bytes(file), 1, int(file.transferred))
        sizes = [file.size for file in wanted]
        known = [size for size in sizes if size is not None]
        return JobProgress(
            sum(known) if len(known) == len(sizes) else None,
            sum(self.transferred_bytes(file) for file in wanted),
            len(wanted),
            sum(file.transferred for file in wanted),
        )

    def expect(self, file_id: int, size: int | None) -> None:
        """Show a file with a size until it is known; None takes back what was expected."""
        sizes = dict(self.expected_sizes or {})
        if size is None:
            sizes.pop(file_id, None)
        else:
            sizes[file_id] = size
        self.expected_sizes = sizes or None

    def shown_size(self, file: FileRecord) -> int | None:
        """Return the size of a file, or what it is expected to be, None while nobody can tell."""
        if file.size is not None or self.expected_sizes is None:
            return file.size
        expected = self.expected_sizes.get(file.id)
        return None if expected is None else max(expected, self.transferred_bytes(file))

    def shown_total(self) -> int | None:
        """Return the size of all files that are not skipped, in the same way."""
        sizes = [self.shown_size(file) for file in self.files if not file.skipped]
        known = [size for size in sizes if size is not None]
        return sum(known) if len(known) == len(sizes) else None

    @property
    def is_at_work(self) -> bool:
        """Whether more of it changes than its calls store; one that only waits its turn is not."""
        if self.state is not JobState.QUEUED:
            return self.state in ACTION
        return self.no_progress_since is not None or bool(self.activity.unsaved())

    @property
    def is_busy(self) -> bool:
        """Return whether a run of it goes on or is just being ended."""
        return self.runner is not None or self.stopping is not None

    @property
    def is_received(self) -> bool:
        """Return whether a run of it needs the network no more."""
        return self.runner is not None and self.runner.is_received

    @property
    def is_idle(self) -> bool:
        """Return whether all of a run of it waits for hosts; see ``engine.idling``."""
        return self.runner is not None and self.runner.is_idle

    @property
    def rank(self) -> tuple[Priority, float, tuple[int, int]]:
        """Place among the jobs at work: who waited for a host comes behind those that did not."""
        returned = self.runner.idling.returned if self.runner is not None else 0.0
        record = self.record
        return record.priority, returned, (self.turn, record.position)

    def count_time(self) -> None:
        """Add the time of a run that ends to the clocks of the job."""
        if self.runner is not None:
            self.record.download_time_s = self.download_time_s()
            self.record.active_s += clock.monotonic() - self.runner.began
        if self.made_speeds is not None:
            self.record.speeds = self.made_speeds.packed()
            self.made_speeds = None

    def download_time_s(self) -> float:
        """Return what counts for its maximum download time, a sleep of the machine included."""
        spent = 0.0 if self.runner is None else clock.with_sleep() - self.runner.began_with_sleep
        return self.record.download_time_s + spent

    def active_s(self) -> float:
        """Return how long it was at work, the run that goes on included."""
        if self.runner is None or self.state not in RUNNING:
            return self.record.active_s
        return self.record.active_s + clock.monotonic() - self.runner.began

    @property
    def host_at_work(self) -> str:
        """Host its first unfinished file comes from, as the link says."""
        for file in self.files:
            if not file.transferred and not file.skipped:
                return host_of(file.final_url or file.remote_name)
        return ""

    def note_accepted(self, place: str) -> None:
        """Note that a server was asked whose certificate a person accepted."""
        self.record.accepted_at = place

    def has_work(self) -> bool:
        """Return whether a file is still to be fetched."""
        return any(not file.transferred and not file.skipped for file in self.files)

    def has_transferred(self) -> bool:
        """Return whether a file of it is whole."""
        return any(file.transferred and not file.skipped for file in self.files)

    def stop_timer(self) -> None:
        """Forget a planned retry."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
        self.next_retry = None


def may_act_again(live: LiveJob) -> bool:
    """Return whether asking for its files may do something at a server, unknown to its program.

    Programs that add jobs by the interface know of that: theirs are asked for again, as all are.
    """
    options = live.record.options
    return options.http_method is not None and options.origin is not Origin.API


def lost_kinds(live: LiveJob) -> list[str]:
    """Return what secrets the job was given that are not to be had any more."""
    if not live.record.secret_kinds:
        return []
    there = live.secrets.kinds if live.secrets is not None else ()
    return [kind for kind in live.record.secret_kinds if kind not in there]


def oldest_file(jobs: Iterable[LiveJob]) -> int | None:
    """Return the lowest id of a file of jobs, None if they have none."""
    return min(filter(None, map(_oldest_of, jobs)), default=None)


def _oldest_of(live: LiveJob) -> int | None:
    with live.glancing() as files:
        return min((file.id for file in files), default=None)
