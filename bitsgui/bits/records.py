"""What is stored of a job and of its files.

Records are plain mutable values owned by the engine's loop; the store writes copies of them.
Times are seconds since the epoch (UTC), sizes bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from bitsgui.bits.certificates import CertificateFacts
from bitsgui.bits.file_details import Detail, FileDetails
from bitsgui.bits.mirrors import Mirror
from bitsgui.bits.piece_hashes import PieceHashes
from bitsgui.bits.referers import referer_of
from bitsgui.bits.types import (
    MEDIUM_INTEGRITY,
    NOTIFY_DEFAULT,
    AclFlags,
    CostPolicy,
    Credential,
    ErrorContext,
    FilePriority,
    FileRange,
    JobState,
    JobType,
    LoginNeed,
    NotifyFlags,
    PeerFlags,
    Priority,
    ProxySettings,
    SecurityFlags,
)

if TYPE_CHECKING:
    from bitsgui.bits.ranges import RangeSet


class Conflict(StrEnum):
    """What to do when a file of the wanted name is there already."""

    RENAME = "rename"
    OVERWRITE = "overwrite"
    SKIP = "skip"
    ASK = "ask"


class Origin(StrEnum):
    """Who made the job; decides what it may do (a notify command never comes from an import)."""

    API = "api"
    USER = "user"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class JobOptions:
    """Properties of a job that a setter may change; replaced as a whole, never mutated.

    ``referer`` is kept without user info and fragment.
    ``interface`` is what connections are bound to (:mod:`.network_interfaces`), None: the setting.
    ``rate_limit`` is bytes/s (None: no limit of its own), ``segments`` None means the setting's.
    ``auto_complete`` and ``on_conflict`` begin as the request or the preset of the profile says.
    ``http_method`` None is a plain GET, which may be sent any number of times; GET in words is one
    with data.
    """

    minimum_retry_delay_s: float = 600
    no_progress_timeout_s: float = 1_209_600
    maximum_download_time_s: float | None = 7_776_000
    notify_flags: NotifyFlags = NOTIFY_DEFAULT
    notify_program: str = ""
    notify_parameters: str = ""
    proxy: ProxySettings = field(default_factory=ProxySettings)
    security_flags: SecurityFlags = SecurityFlags.NONE
    cost_flags: int = CostPolicy.STANDARD
    acl_flags: AclFlags = AclFlags.NONE
    peer_flags: PeerFlags = PeerFlags.NONE
    http_method: str | None = None
    headers_write_only: bool = False
    notification_clsid: UUID | None = None
    dynamic_content: bool = False
    high_performance: bool = False
    max_download_size: int | None = None
    use_stored_credentials: bool = False
    notification_interval_ms: int = 500
    client_certificate: tuple[str, ...] | None = None
    checks_certificates: bool = False
    user_agent: str | None = None
    referer: str | None = None
    interface: str | None = None
    segments: int | None = None
    rate_limit: int | None = None
    on_conflict: Conflict = Conflict.OVERWRITE
    auto_complete: bool = False
    origin: Origin = Origin.API
    find_checksums: bool = False
    in_order: bool = False

    def __post_init__(self) -> None:
        """Keep the user info of a referring page out: options are stored as they are."""
        if self.referer is not None:
            object.__setattr__(self, "referer", referer_of(self.referer))


@dataclass(frozen=True, slots=True)
class ErrorRecord:
    """The last error of a job or a file, as stored. ``at`` is seconds since the epoch.

    ``short`` is how many bytes the disk lacked then; ``reserve`` how many it was to keep, and
    ``free`` how many it had. ``login``: whether user and password would have helped.
    ``certificate`` is the one a server was not believed. ``of_list``: the file is whole, and what
    failed is asking for a list of checksums beside it.
    """

    code: int
    context: ErrorContext
    detail: str = ""
    file_id: int | None = None
    url: str | None = None
    path: str | None = None
    status: int | None = None
    reason: str = ""
    at: float = 0.0
    attempt: int = 0
    error_class: str = "fatal"
    recovery: str = "continue"
    protocol: str | None = None
    short: int | None = None
    free: int | None = None
    reserve: int | None = None
    login: LoginNeed = LoginNeed.NONE
    takes_ticket: bool = False
    certificate: CertificateFacts | None = None
    of_list: bool = False


@dataclass(slots=True)
class FileRecord:
    """A file of a job.

    ``local_name`` is the final path; it ends with a separator while the name is still to be
    settled by the first response. ``done`` counts bytes of the *part file*, which differ from
    remote offsets when ``ranges`` is set. ``identity`` is (device, inode, size, birth) of the part
    file (inode 0: its file system has no steady ones; birth, in ns, 0 or left out: not known),
    recorded with the first progress, the final size once it is whole: another file under its name
    is told from it, and a rename cut off by a crash. ``sealed`` is the time of change (ns) a
    part file got when its transfer stopped; None while one runs, and so after a crash, for which
    there is the ``fingerprint`` recorded with ``done``.
    ``consented`` is the user's yes to what this version of the file asks, until it is there;
    ``claimed`` is the checksum the server stated for this version in any answer, of a file that is
    whole only if it was kept in spite of that, see ``differs``.
    ``given_name`` is the link as it was given, set once a reported redirect changed
    ``remote_name``: secrets go to no other server than that link's.
    ``written`` is the time of change (ns) of the file when it got its final name, ``source_time``
    that of the local file a link of the file scheme leads to, from when its copy began.
    ``mirrors`` are further links to it; ``entity_link`` is the one whose answer began it, whose
    validators are on record, None for its own. ``pieces`` are checksums of its pieces, as given.
    ``removed`` files are of no job any more: what is left of them is deleted at the next start.
    ``damaged``: the last check of the whole file found other bytes than it should have.

    ``details`` hold what most files of a long list do not have, half of what a record would take;
    they are read and set by the names of their fields.
    """

    id: int
    job_id: UUID
    index: int
    remote_name: str
    local_name: str
    part_name: str | None = None
    size: int | None = None
    done: RangeSet | None = None
    transferred: bool = False
    completed: bool = False
    skipped: bool = False
    etag: str | None = None
    resumable: bool | None = None
    details: FileDetails | None = None

    validated = Detail[bool | None]()
    ranges = Detail[tuple[FileRange, ...] | None]()
    last_modified = Detail[str | None]()
    server_date = Detail[str | None]()
    media_type = Detail[str | None]()
    final_url = Detail[str | None]()
    checksum = Detail[str | None]()
    actual_checksum = Detail[str | None]()
    identity = Detail[tuple[int, ...] | None]()
    sealed = Detail[int | None]()
    error = Detail[ErrorRecord | None]()
    response_headers = Detail[str | None]()
    consented = Detail[bool]()
    claimed = Detail[str | None]()
    given_name = Detail[str | None]()
    written = Detail[int | None]()
    fingerprint = Detail[bytes | None]()
    source_time = Detail[int | None]()
    priority = Detail[FilePriority]()
    removed = Detail[bool]()
    mirrors = Detail[tuple[Mirror, ...]]()
    entity_link = Detail[str | None]()
    pieces = Detail[PieceHashes | None]()
    damaged = Detail[bool]()

    @property
    def differs(self) -> bool:
        """Whether somebody kept the file although its server states another checksum."""
        return self.details is not None and self.details.differs


@dataclass(slots=True)
class JobRecord:
    """A job.

    ``position`` orders jobs of one priority; ``download_time_s`` is the clock of the maximum
    download time, ``no_progress_s`` the one of the no-progress timeout up to the last time it was
    stored; ``retry_attempt`` counts tries since the last progress. ``secret_kinds`` names the
    :class:`JobSecrets` it was given; without them nothing is sent. ``start_at``: until then it
    waits in the queue; None once that has come. ``category`` is its id, 0 for none; one that a
    person chose stays, whatever the rules say. ``hidden_at`` is when the user took it out of the
    list: it is cancelled soon unless that is undone, and then goes on if ``was_active``.
    ``active_s`` is its time at work. ``accepted_at`` is the last server asked whose certificate a
    person accepted. ``was_sent``: a run asked for what may be an order. ``owner_is_elevated`` and
    ``owner_integrity_level`` are those of the owner on making the job, or taking it over.
    ``is_completing``: whoever completed it was told that this goes on once a disk answers again.
    """

    id: UUID
    position: int
    name: str
    owner: str
    created: float
    modified: float
    type: JobType = JobType.DOWNLOAD
    state: JobState = JobState.SUSPENDED
    priority: Priority = Priority.NORMAL
    description: str = ""
    transferred_at: float | None = None
    error_count: int = 0
    was_resumed: bool = False
    error: ErrorRecord | None = None
    download_time_s: float = 0.0
    no_progress_s: float = 0.0
    retry_attempt: int = 0
    pending_events: int = 0
    options: JobOptions = field(default_factory=JobOptions)
    secret_kinds: tuple[str, ...] = ()
    start_at: float | None = None
    category: int = 0
    is_category_chosen: bool = False
    hidden_at: float | None = None
    was_active: bool = False
    active_s: float = 0.0
    speeds: str = ""
    accepted_at: str = ""
    was_sent: bool = False
    owner_is_elevated: bool = False
    owner_integrity_level: int = MEDIUM_INTEGRITY
    is_completing: bool = False


@dataclass(frozen=True, slots=True)
class JobSecrets:
    """What must not be readable in the database: stored encrypted, shown by no repr.

    ``user_info`` maps a file id to the user and password its link carried; ``cookies`` is the
    text of a Netscape cookie file; ``passphrase`` is that of the key of its certificate, ``data``
    the body of each request for a file.
    """

    custom_headers: str | None = None
    credentials: tuple[Credential, ...] = ()
    cookies: str | None = None
    user_info: tuple[tuple[int, str, str], ...] = ()
    passphrase: str | None = None
    data: bytes | None = None

    def __repr__(self) -> str:
        return "JobSecrets(...)"

    @property
    def kinds(self) -> tuple[str, ...]:
        """What is there: headers, cookies, login, passphrase, data."""
        there = {
            "headers": self.custom_headers is not None,
            "cookies": bool(self.cookies),
            "login": bool(self.credentials or self.user_info),
            "passphrase": self.passphrase is not None,
            "data": self.data is not None,
        }
        return tuple(kind for kind, is_there in there.items() if is_there)

    @property
    def logins(self) -> dict[int, tuple[str, str]]:
        """User and password of the link of each file that had them, by the file's id."""
        return {file_id: (user, password) for file_id, user, password in self.user_info}

    def __bool__(self) -> bool:
        return bool(self.kinds)


@dataclass(frozen=True, slots=True)
class SentRequest:
    """How a job asked for its files, other than by a plain GET; its repr shows nothing secret.

    ``headers`` are lines as they are sent. ``is_lost``: some of headers and data are not to be had.
    """

    method: str
    headers: str | None = field(default=None, repr=False)
    data: bytes | None = field(default=None, repr=False)
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class HistoryFile:
    """A file of a finished job.

    ``identity`` and ``written`` tell the file on the disk, as it was when it got its name, from
    any other; see :class:`FileRecord`. None: not known. ``differs``: kept, though not as stated.
    ``damaged`` as of a :class:`FileRecord`.
    """

    remote_name: str
    local_name: str
    bytes_total: int | None
    bytes_transferred: int
    completed: bool
    checksum: str | None = None
    skipped: bool = False
    identity: tuple[int, ...] | None = None
    written: int | None = None
    differs: bool = False
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A job in a final state, frozen. Times are seconds since the epoch.

    ``active_s`` is how long it was at work (0: not known), ``page`` where the link was.
    """

    id: UUID
    name: str
    description: str
    state: JobState
    priority: Priority
    owner: str
    origin: Origin
    created: float
    ended: float
    transferred_at: float | None
    bytes_total: int | None
    bytes_transferred: int
    error_count: int
    files: tuple[HistoryFile, ...]
    hresult: int = 0
    category: int = 0
    active_s: float = 0.0
    page: str = ""


class Happening(StrEnum):
    """What may be told of a job afterwards. Stored by value: a value is never used for another."""

    ADDED = "added"
    STARTED = "started"
    RESTORED = "restored"
    PAUSED = "paused"
    RESUMED = "resumed"
    NO_PROXY_SCRIPT = "no-proxy-script"
    REDIRECTED = "redirected"
    LINK_CHANGED = "link-changed"
    NEW_VERSION = "new-version"
    MIRROR_DROPPED = "mirror-dropped"
    CHECKED = "checked"
    """The note is the algorithm, the link that of the list beside the file that had it, if any."""
    NO_CHECKSUM = "no-checksum"
    """No list beside the file had one."""
    FAILED = "failed"
    STOPPED = "stopped"
    FILE_SKIPPED = "file-skipped"
    FILE_RESTARTED = "file-restarted"
    FILE_ACCEPTED = "file-accepted"
    TRANSFERRED = "transferred"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    VERIFIED = "verified"
    """Somebody had whole files checked; the note is the :class:`Verdict`."""


MOST_ACTIVITY = 200
"""How many entries of what happened to a job are kept: the newest."""


@dataclass(frozen=True, slots=True)
class ActivityRecord:
    """One thing that happened to a job, as stored. ``number`` rises over all jobs of a profile.

    ``at`` is seconds since the epoch. ``count`` is how many times the same happened in a row, to
    other files each time; the last of them is the file called ``name``. Links are masked:
    ``link`` is where it led to, ``origin`` the link before. ``retry_at`` is the next try's time.
    """

    number: int
    job_id: UUID
    at: float
    kind: Happening
    count: int = 1
    name: str = ""
    link: str = ""
    origin: str = ""
    note: str = ""
    error: ErrorRecord | None = None
    retry_at: float | None = None
