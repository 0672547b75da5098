"""Frozen snapshots that leave the engine; safe to hold in any thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from bitsgui.bits.certificates import CertificateFacts
from bitsgui.bits.mirrors import Mirror
from bitsgui.bits.records import Happening, JobOptions
from bitsgui.bits.types import (
    ErrorContext,
    FilePriority,
    JobState,
    JobType,
    LoginNeed,
    Priority,
    SecurityFlags,
)


class WaitReason(StrEnum):
    """Why a job that should move does not. HOST: other downloads have all places at its server.

    SCHEDULE: nothing is downloaded at this hour of the week.
    """

    TURN = "turn"
    START = "start"
    HOST = "host"
    RETRY = "retry"
    CONDITION = "condition"
    SCHEDULE = "schedule"


class LimitOf(StrEnum):
    """Whose limit slows a job: its own, that of its server or network, or that of all jobs."""

    JOB = "job"
    HOST = "host"
    NETWORK = "network"
    ALL = "all"


class ChecksumState(StrEnum):
    """What is known of the checksums of a job's files; one that differs is an error of the job.

    DIFFERS: somebody kept a file in spite of what its server stated. DAMAGED: a check of what was
    whole found other bytes in it.
    """

    NONE = "none"
    EXPECTED = "expected"
    AGREES = "agrees"
    DIFFERS = "differs"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class ErrorView:
    """An error with everything a person or a program may want to know of it.

    ``recovery`` is a :class:`bitsgui.bits.errors.Recovery` value; ``next_retry`` is None when no
    timed retry is coming. ``short`` is how many bytes a full disk lacks, where that is known;
    ``reserve`` how many of them are those it is to keep, and ``free`` how many it has.
    ``login``: whether user and password, or other ones, would help; ``takes_ticket``: so would the
    logon to this machine. ``certificate`` is the one a server was not believed. ``of_list``: the
    file is whole, and what failed is asking for a list of checksums beside it.
    """

    code: int
    name: str
    error_class: str
    recovery: str
    context: ErrorContext
    detail: str
    file_id: int | None
    url: str | None
    path: str | None
    protocol: str | None
    http_status: int | None
    reason: str
    at: datetime
    attempt: int
    next_retry: datetime | None = None
    short: int | None = None
    free: int | None = None
    reserve: int | None = None
    login: LoginNeed = LoginNeed.NONE
    takes_ticket: bool = False
    certificate: CertificateFacts | None = None
    of_list: bool = False


@dataclass(frozen=True, slots=True)
class FileView:
    """A file of a job. ``bytes_total`` is None while unknown; ``rate`` is bytes/s.

    ``is_checking``: what is on the disk is compared with the server's bytes or with a checksum.
    ``waits_at`` is the host that allows no further connection just now, "" for none;
    ``waits_until`` is set where it asked to be left alone until then. ``differs``: it was kept
    although it is not what its server stated.
    ``runs`` are what is there of it while it is not whole, in thousandths of it, half-open and
    ascending; none if that is just its beginning.
    """

    id: int
    job_id: UUID
    index: int
    remote_name: str
    local_name: str
    part_name: str | None
    bytes_total: int | None
    bytes_transferred: int
    transferred: bool
    completed: bool
    skipped: bool
    resumable: bool | None
    rate: float
    segments: int
    checksum: str | None
    error: ErrorView | None
    is_checking: bool = False
    priority: FilePriority = FilePriority.NORMAL
    waits_at: str = ""
    waits_until: datetime | None = None
    runs: tuple[tuple[int, int], ...] = ()
    differs: bool = False
    damaged: bool = False
    mirrors: tuple[Mirror, ...] = ()


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as lists show it. ``time_left_s`` is None when it cannot be told.

    ``is_checking``: every file being worked on is checked, so nothing is downloaded now.
    ``waits_at``: a host that allows no further connection while all that is at work waits for one;
    ``waits_until``: as of a file, the first of them; or when the schedule lets it go on.
    ``start_at`` is set while the job waits for that time.
    ``category`` is its id, 0 for none.
    ``page`` is the page its links came from, ``in_order`` whether files come from their start on.
    ``active_s`` is how long it was at work in all; ``rate_limit`` is its own, in bytes/s.
    ``final_link`` is where redirects led its first file, "" if nowhere else.
    ``new_versions`` counts files begun anew because the server had another version, as far as is
    known since somebody last looked after the job.
    ``runs`` are those of its file if it has a single one, see :class:`FileView`.
    ``files_failed`` have errors that wait for a person while others may go on. As long as
    ``bytes_total`` is None ``bytes_known`` is the sum of the sizes that are known, and where only
    files with errors or few of all have none ``bytes_expected`` is what all come to if these are
    like the others.
    ``slowed_by`` is the limit that holds it back just now, ``slowed_to`` that in bytes/s.
    ``names_version`` counts changes of names and links of its files, if there are several, since
    somebody asked what a search may look in.
    ``accepted_at`` is a server it asked whose certificate a person accepted, "" for none;
    ``waived`` is what is not asked of the certificates of its servers. ``own_method`` is what its
    files are asked for with where that may do something each time, "" for a plain GET.
    """

    id: UUID
    position: int
    name: str
    type: JobType
    state: JobState
    priority: Priority
    owner: str
    created: datetime
    modified: datetime
    transferred: datetime | None
    bytes_total: int | None
    bytes_transferred: int
    files_total: int
    files_transferred: int
    rate: float
    time_left_s: float | None
    segments: int
    error: ErrorView | None
    error_count: int
    attempt: int
    wait: WaitReason | None
    host: str
    folder: str
    remote_name: str
    is_checking: bool = False
    start_at: datetime | None = None
    category: int = 0
    page: str = ""
    in_order: bool = False
    active_s: float = 0.0
    rate_limit: int | None = None
    checksum: ChecksumState = ChecksumState.NONE
    waits_at: str = ""
    waits_until: datetime | None = None
    final_link: str = ""
    new_versions: int = 0
    runs: tuple[tuple[int, int], ...] = ()
    files_failed: int = 0
    bytes_known: int = 0
    bytes_expected: int | None = None
    slowed_by: LimitOf | None = None
    slowed_to: int | None = None
    names_version: int = 0
    accepted_at: str = ""
    waived: SecurityFlags = SecurityFlags.NONE
    own_method: str = ""


@dataclass(frozen=True, slots=True)
class SegmentsView:
    """Which bytes of a file are there and which are being fetched, half-open and ascending.

    ``done`` has at most 400 spans: of more, those that lie closest together count as one.
    ``active`` holds what each connection still has to bring; only it may change its order.
    ``size`` is None while unknown. Offsets are those of the part file.
    """

    file_id: int
    size: int | None
    done: tuple[tuple[int, int], ...]
    active: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SpeedsView:
    """How fast a job went: bytes in each of equal steps of the time it was at work, in seconds.

    ``active_s`` is that time until now; what came before ``begin_s`` is not known. The first of
    ``counts`` is step ``first``; steps missing at the end had none. ``breaks`` are when it stopped
    for a pause, a retry or an error, and the state it was in then. ``limits`` are from when on
    which limit held it back most, in bytes/s, None for none; before the first none is known.
    """

    active_s: float = 0.0
    begin_s: float = 0.0
    step_s: float = 1.0
    first: int = 0
    counts: tuple[int, ...] = ()
    breaks: tuple[tuple[float, JobState], ...] = ()
    limits: tuple[tuple[float, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class ActivityView:
    """One thing that happened to a job; see :class:`bitsgui.bits.records.ActivityRecord`.

    ``number`` stays the same when the ``count`` of the entry grows.
    """

    number: int
    at: datetime
    kind: Happening
    count: int = 1
    name: str = ""
    link: str = ""
    origin: str = ""
    note: str = ""
    error: ErrorView | None = None


@dataclass(frozen=True, slots=True)
class JobProperties:
    """What a job was asked to do. ``was_resumed``: some options can be set only before that.

    ``secret_kinds`` are those of :class:`bitsgui.bits.records.JobSecrets` it has, ``mirrors``
    those of its file if it is one; ``mirrored_files`` is how many of several have any.
    """

    job_id: UUID
    name: str
    description: str
    priority: Priority
    owner: str
    was_resumed: bool
    options: JobOptions
    category: int = 0
    secret_kinds: tuple[str, ...] = ()
    mirrors: tuple[Mirror, ...] = ()
    mirrored_files: int = 0


@dataclass(frozen=True, slots=True)
class ProbeView:
    """What a server said a link leads to, or the ``error`` of asking.

    ``name`` is what the file would be called, ``size`` None while unknown, ``host`` who answered
    in the end, after all redirects. ``is_page``: a web page came where the link names none.
    ``is_unasked``: no server was asked, as asking may do something there; the name is a guess.
    """

    url: str
    name: str = ""
    size: int | None = None
    resumable: bool | None = None
    media_type: str = ""
    host: str = ""
    is_page: bool = False
    is_unasked: bool = False
    error: ErrorView | None = None


@dataclass(frozen=True, slots=True)
class ProxyTrial:
    """Which way a link takes, and what came of it.

    ``ways`` are proxies as URLs, "" for none, in the order they were tried: all but the last took
    no connection. ``status`` is that of the server's answer, else there is an ``error``. ``rule``
    is the pattern of the rule for single servers that named them, None if none did.
    """

    ways: tuple[str, ...]
    status: int | None = None
    error: ErrorView | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Orphan:
    """A part file without a job. ``name`` is what it was to be called, ``size`` its bytes.

    ``needs_checksum``: it does not say which of them were written, so that only the checksum of
    the whole file can prove them.
    """

    path: str
    name: str
    size: int
    needs_checksum: bool = False


class KeptReason(StrEnum):
    """Why a file that was to go to the trash is still where it was."""

    CHANGED = "changed"
    UNKNOWN = "unknown"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A finished file that did not go with its download.

    CHANGED: it is another file by now; UNKNOWN: nothing tells whether it is; REFUSED: the system's
    trash did not take it.
    """

    path: str
    reason: KeptReason


@dataclass(frozen=True, slots=True)
class Changes:
    """One batch: jobs that are new or different, and ids that left the queue.

    ``notices`` are things the user should be told that belong to no job, ``kept`` the files that
    were to go to the trash and did not. ``has_other_categories``: they are to be asked for anew.
    Of the finished jobs ``amended`` the history says something else than before.
    """

    changed: tuple[JobView, ...] = ()
    removed: tuple[UUID, ...] = ()
    notices: tuple[str, ...] = ()
    kept: tuple[KeptFile, ...] = ()
    has_other_categories: bool = False
    amended: tuple[UUID, ...] = ()
