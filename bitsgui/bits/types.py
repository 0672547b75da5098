"""Enumerations, limits and small value types of the job interface.

Numbers are those of the Windows headers (bits.h and its successors), so that what is stored or
printed means the same to every program that knows the interface.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, IntFlag, StrEnum
from typing import NamedTuple

RANGE_TO_END = 2**64 - 1
"""Length of a :class:`FileRange` that reaches to the end of the file (``BG_LENGTH_TO_EOF``)."""

NAME_LIMIT = 256
DESCRIPTION_LIMIT = 1024
HEADERS_LIMIT = 16_384
DATA_LIMIT = 1_048_576
USER_LIMIT = 300
PASSWORD_LIMIT = 65_535
PROXY_LIMIT = 4000
PROGRAM_LIMIT = 260
PARAMETERS_LIMIT = 4000
CERTIFICATE_STORE_LIMIT = 256
NOTIFICATIONS_AT_ONCE = 4
MEDIUM_INTEGRITY = 0x2000
UINT32_MAX = 2**32 - 1
UINT64_MAX = 2**64 - 1


class JobState(IntEnum):
    """State of a job (``BG_JOB_STATE``)."""

    QUEUED = 0
    CONNECTING = 1
    TRANSFERRING = 2
    SUSPENDED = 3
    ERROR = 4
    TRANSIENT_ERROR = 5
    TRANSFERRED = 6
    ACKNOWLEDGED = 7
    CANCELLED = 8


class JobType(IntEnum):
    """Direction of a job (``BG_JOB_TYPE``)."""

    DOWNLOAD = 0
    UPLOAD = 1
    UPLOAD_REPLY = 2


class Priority(IntEnum):
    """Priority of a job (``BG_JOB_PRIORITY``); 0 is the highest."""

    FOREGROUND = 0
    HIGH = 1
    NORMAL = 2
    LOW = 3


class FilePriority(IntEnum):
    """Which files of a job are fetched before the others; those at work go on."""

    HIGH = 0
    NORMAL = 1
    LOW = 2


class ProxyUsage(IntEnum):
    """Where a job's proxy comes from (``BG_JOB_PROXY_USAGE``)."""

    PRECONFIG = 0
    NO_PROXY = 1
    OVERRIDE = 2
    AUTODETECT = 3


class ErrorContext(IntEnum):
    """What was being worked on when an error happened (``BG_ERROR_CONTEXT``)."""

    NONE = 0
    UNKNOWN = 1
    GENERAL_QUEUE_MANAGER = 2
    QUEUE_MANAGER_NOTIFICATION = 3
    LOCAL_FILE = 4
    REMOTE_FILE = 5
    GENERAL_TRANSPORT = 6
    REMOTE_APPLICATION = 7
    SERVER_CERTIFICATE_CALLBACK = 8


class NotifyFlags(IntFlag):
    """Events a client wants to hear of (``BG_NOTIFY_*``)."""

    NONE = 0
    JOB_TRANSFERRED = 1
    JOB_ERROR = 2
    DISABLE = 4
    JOB_MODIFICATION = 8
    FILE_TRANSFERRED = 0x10
    FILE_RANGES_TRANSFERRED = 0x20


NOTIFY_DEFAULT = NotifyFlags.JOB_TRANSFERRED | NotifyFlags.JOB_ERROR


class AuthTarget(IntEnum):
    """Who asks for the credentials (``BG_AUTH_TARGET``)."""

    SERVER = 1
    PROXY = 2


SERVER_ASKS, PROXY_ASKS = 401, 407
"""The statuses by which either wants a login."""


class AuthScheme(IntEnum):
    """Authentication scheme (``BG_AUTH_SCHEME``)."""

    BASIC = 1
    DIGEST = 2
    NTLM = 3
    NEGOTIATE = 4
    PASSPORT = 5


class LoginNeed(StrEnum):
    """Whether user and password would help with an error. Stored by value."""

    NONE = ""
    """Nobody asked for them, or not in a way that they would answer."""
    WANTED = "wanted"
    REFUSED = "refused"
    """There were some, and they were not taken: only others would help."""
    TICKET = "ticket"
    """They would not: only a ticket of Kerberos is taken, as that of the logon to this machine."""
    NO_TICKET = "no-ticket"
    """Such a ticket was to be used, and there is none."""
    NO_KERBEROS = "no-kerberos"
    """Only such a ticket is taken, and nothing here can get one."""
    TICKET_REFUSED = "ticket-refused"
    UNENCRYPTED = "unencrypted"
    """They would, but anybody on the way could read them: a person has to say that they may go."""
    CERTIFICATE = "certificate"
    """They would not: a certificate of the user is asked for."""
    CERTIFICATE_REFUSED = "certificate-refused"
    CERTIFICATE_EXPIRED = "certificate-expired"
    """There was one, and it has expired."""


class StoreLocation(IntEnum):
    """Where a certificate store is (``BG_CERT_STORE_LOCATION``); here only the first two are."""

    CURRENT_USER = 0
    LOCAL_MACHINE = 1
    CURRENT_SERVICE = 2
    SERVICES = 3
    USERS = 4
    CURRENT_USER_GROUP_POLICY = 5
    LOCAL_MACHINE_GROUP_POLICY = 6
    LOCAL_MACHINE_ENTERPRISE = 7


class CostFlags(IntFlag):
    """Cost states of a network (``BITS_COST_STATE_*``)."""

    UNRESTRICTED = 0x1
    CAPPED_USAGE_UNKNOWN = 0x2
    BELOW_CAP = 0x4
    NEAR_CAP = 0x8
    OVERCAP_CHARGED = 0x10
    OVERCAP_THROTTLED = 0x20
    USAGE_BASED = 0x40
    ROAMING = 0x80
    RESERVED = 0x40000000
    IGNORE_CONGESTION = 0x80000000


class CostPolicy(IntEnum):
    """The named sets of cost states a job may run in."""

    ALWAYS = 0x800000FF
    NOT_ROAMING = 0x8000007F
    NO_SURCHARGE = 0x8000006F
    STANDARD = 0x80000067
    UNRESTRICTED = 0x80000021


class SecurityFlags(IntFlag):
    """Certificate and redirect rules of a job (``BG_HTTP_*``)."""

    NONE = 0
    CRL_CHECK = 0x1
    IGNORE_CN = 0x2
    IGNORE_DATE = 0x4
    IGNORE_UNKNOWN_CA = 0x8
    IGNORE_WRONG_USAGE = 0x10
    REDIRECT_ALLOW_REPORT = 0x100
    REDIRECT_DISALLOW = 0x200
    ALLOW_HTTPS_TO_HTTP = 0x800


REDIRECT_MASK = 0x700
CERTIFICATE_FLAGS = SecurityFlags(0x1F)
WAIVING_FLAGS = SecurityFlags(0x1E)
"""Those by which less is asked of a certificate."""


class PropertyId(IntEnum):
    """Job properties (``BITS_JOB_PROPERTY_ID``) this program knows."""

    COST_FLAGS = 1
    NOTIFICATION_CLSID = 2
    DYNAMIC_CONTENT = 3
    HIGH_PERFORMANCE = 4
    MAX_DOWNLOAD_SIZE = 5
    USE_STORED_CREDENTIALS = 7
    MINIMUM_NOTIFICATION_INTERVAL_MS = 9


class FilePropertyId(IntEnum):
    """File properties (``BITS_FILE_PROPERTY_ID``)."""

    HTTP_RESPONSE_HEADERS = 1


class AclFlags(IntFlag):
    """Parts of a security descriptor kept for SMB files (``BG_COPY_FILE_*``)."""

    NONE = 0
    OWNER = 1
    GROUP = 2
    DACL = 4
    SACL = 8
    ALL = 15


class PeerFlags(IntFlag):
    """Peer caching flags of a job; stored, without effect outside Windows."""

    NONE = 0
    CLIENT = 1
    SERVER = 2
    DISABLE_BRANCH_CACHE = 4


class FileRange(NamedTuple):
    """A wanted part of a remote file: ``offset`` and ``length`` in bytes."""

    offset: int
    length: int


class FileProgress(NamedTuple):
    """How far a file is.

    ``bytes_total`` is None while the size is unknown; ``completed`` means it has its final name.
    """

    bytes_total: int | None
    bytes_transferred: int
    completed: bool


class JobProgress(NamedTuple):
    """``bytes_total`` is None while the size of any file of the job is unknown."""

    bytes_total: int | None
    bytes_transferred: int
    files_total: int
    files_transferred: int


class JobTimes(NamedTuple):
    """Aware UTC times; ``transferred`` is None until the job is TRANSFERRED."""

    created: datetime
    modified: datetime
    transferred: datetime | None


@dataclass(frozen=True, slots=True)
class Principal:
    """Who calls. Rights and quotas come from here, never from the process's effective user id.

    ``is_administrator`` waives quotas and gives rights over other owners' jobs.
    """

    user_id: str
    is_administrator: bool = False
    is_elevated: bool = False
    integrity_level: int = MEDIUM_INTEGRITY


@dataclass(frozen=True, slots=True)
class ProxySettings:
    """Proxy of a job: ``servers`` and ``bypass`` are None unless ``usage`` is OVERRIDE.

    ``script`` is where the script is that AUTODETECT asks, a link or the path of a file; None is as
    the settings say, or else the network.
    """

    usage: ProxyUsage = ProxyUsage.PRECONFIG
    servers: str | None = None
    bypass: str | None = None
    script: str | None = None


@dataclass(frozen=True, slots=True)
class Credential:
    """One slot of :meth:`Job.set_credentials`; the repr shows neither user nor password."""

    target: AuthTarget
    scheme: AuthScheme
    user: str | None
    password: str | None

    def __repr__(self) -> str:
        return f"Credential({self.target.name}, {self.scheme.name})"
