"""Errors: what each number does to a job, and the exceptions that carry them.

Every code a job can carry is one row of :data:`CODES`: number, class, recovery and context. A new
code is one number in ``hresult.py``, one row here and one sentence in ``sentences.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bitsgui.bits.hresult import Hresult
from bitsgui.bits.types import ErrorContext

S_OK = 0
S_FALSE = 1
HTTP_BASE = 0x80190000


class ErrorClass(Enum):
    """What an error does to a job."""

    SUCCESS = "success"
    RETURNED = "returned"
    """Returned by a call; nothing changed."""
    TRANSIENT = "transient"
    """TRANSIENT_ERROR, retried by the clock."""
    WAITING = "waiting"
    """TRANSIENT_ERROR until a condition changes; no timed retry, not counted."""
    FATAL = "fatal"
    """ERROR: waits for the user or the program."""


class Recovery(Enum):
    """What happens to the bytes already on disk when the job is resumed after an error."""

    CONTINUE = "continue"
    RESTART = "restart"
    ASK_CONTINUE = "ask-continue"
    ASK_RESTART = "ask-restart"
    NEVER = "never"

class Hresult(IntEnum):
    """The numbers, unsigned as Windows prints them."""

    S_OK = 0
    S_FALSE = 1
    BG_S_PARTIAL_COMPLETE = 0x00200017
    BG_S_UNABLE_TO_DELETE_FILES = 0x0020001A
    BG_S_PROXY_CHANGED = 0x0020002A
    BG_S_OVERRIDDEN_BY_POLICY = 0x00200055
    E_NOTIMPL = 0x80004001
    E_NOINTERFACE = 0x80004002
    E_FAIL = 0x80004005
    E_PENDING = 0x8000000A
    E_ACCESSDENIED = 0x80070005
    E_INVALIDARG = 0x80070057
    ERROR_FILE_NOT_FOUND = 0x80070002
    ERROR_PATH_NOT_FOUND = 0x80070003
    ERROR_WRITE_PROTECT = 0x80070013
    ERROR_NOT_READY = 0x80070015
    ERROR_WRITE_FAULT = 0x8007001D
    ERROR_READ_FAULT = 0x8007001E
    ERROR_SHARING_VIOLATION = 0x80070020
    ERROR_DISK_FULL = 0x80070070
    ERROR_ALREADY_EXISTS = 0x800700B7
    ERROR_FILENAME_EXCED_RANGE = 0x800700CE
    ERROR_FILE_TOO_LARGE = 0x800700DF
    ERROR_DIRECTORY_NOT_SUPPORTED = 0x80070150
    ERROR_NO_DEFAULT_GATEWAY = 0x800703EB
    ERROR_NOT_LOGGED_ON = 0x800704DD
    ERROR_RESOURCE_LANG_NOT_FOUND = 0x80070717
    RPC_X_NULL_REF_POINTER = 0x800706F4
    RPC_X_BAD_STUB_DATA = 0x800706F7
    CRYPT_E_NOT_FOUND = 0x80092004
    WININET_TIMEOUT = 0x80072EE2
    WININET_INVALID_URL = 0x80072EE5
    WININET_UNRECOGNIZED_SCHEME = 0x80072EE6
    WININET_NAME_NOT_RESOLVED = 0x80072EE7
    WININET_CANNOT_CONNECT = 0x80072EFD
    WININET_CONNECTION_ABORTED = 0x80072EFE
    WININET_CONNECTION_RESET = 0x80072EFF
    WININET_SEC_CERT_DATE_INVALID = 0x80072F05
    WININET_SEC_CERT_CN_INVALID = 0x80072F06
    WININET_CLIENT_AUTH_CERT_NEEDED = 0x80072F0C
    WININET_INVALID_CA = 0x80072F0D
    WININET_SEC_CERT_REV_FAILED = 0x80072F19
    WININET_INVALID_SERVER_RESPONSE = 0x80072F78
    WININET_REDIRECT_FAILED = 0x80072F7C
    WININET_SECURITY_CHANNEL_ERROR = 0x80072F7D
    WININET_SEC_CERT_REVOKED = 0x80072F8A
    WININET_SECURE_FAILURE = 0x80072F8F
    WININET_SEC_CERT_WRONG_USAGE = 0x80072F93
    WININET_CLIENT_AUTH_NO_PRIVATE_KEY = 0x80072F99
    WININET_CLIENT_AUTH_NO_ACCESS_PRIVATE_KEY = 0x80072F9A
    BG_E_NOT_FOUND = 0x80200001
    BG_E_INVALID_STATE = 0x80200002
    BG_E_EMPTY = 0x80200003
    BG_E_FILE_NOT_AVAILABLE = 0x80200004
    BG_E_PROTOCOL_NOT_AVAILABLE = 0x80200005
    BG_E_ERROR_CONTEXT_UNKNOWN = 0x80200007
    BG_E_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER = 0x80200008
    BG_E_ERROR_CONTEXT_LOCAL_FILE = 0x80200009
    BG_E_ERROR_CONTEXT_REMOTE_FILE = 0x8020000A
    BG_E_ERROR_CONTEXT_GENERAL_TRANSPORT = 0x8020000B
    BG_E_ERROR_CONTEXT_QUEUE_MANAGER_NOTIFICATION = 0x8020000C
    BG_E_DESTINATION_LOCKED = 0x8020000D
    BG_E_VOLUME_CHANGED = 0x8020000E
    BG_E_ERROR_INFORMATION_UNAVAILABLE = 0x8020000F
    BG_E_NETWORK_DISCONNECTED = 0x80200010
    BG_E_MISSING_FILE_SIZE = 0x80200011
    BG_E_INSUFFICIENT_HTTP_SUPPORT = 0x80200012
    BG_E_INSUFFICIENT_RANGE_SUPPORT = 0x80200013
    BG_E_REMOTE_NOT_SUPPORTED = 0x80200014
    BG_E_NEW_OWNER_DIFF_MAPPING = 0x80200015
    BG_E_NEW_OWNER_NO_FILE_ACCESS = 0x80200016
    BG_E_PROXY_LIST_TOO_LARGE = 0x80200018
    BG_E_PROXY_BYPASS_LIST_TOO_LARGE = 0x80200019
    BG_E_INVALID_SERVER_RESPONSE = 0x8020001B
    BG_E_TOO_MANY_FILES = 0x8020001C
    BG_E_LOCAL_FILE_CHANGED = 0x8020001D
    BG_E_ERROR_CONTEXT_REMOTE_APPLICATION = 0x8020001E
    BG_E_SESSION_NOT_FOUND = 0x8020001F
    BG_E_TOO_LARGE = 0x80200020
    BG_E_STRING_TOO_LONG = 0x80200021
    BG_E_CLIENT_SERVER_PROTOCOL_MISMATCH = 0x80200022
    BG_E_SERVER_EXECUTE_ENABLED = 0x80200023
    BG_E_NO_PROGRESS = 0x80200024
    BG_E_USERNAME_TOO_LARGE = 0x80200025
    BG_E_PASSWORD_TOO_LARGE = 0x80200026
    BG_E_INVALID_AUTH_TARGET = 0x80200027
    BG_E_INVALID_AUTH_SCHEME = 0x80200028
    BG_E_FILE_NOT_FOUND = 0x80200029
    BG_E_INVALID_RANGE = 0x8020002B
    BG_E_OVERLAPPING_RANGES = 0x8020002C
    BG_E_CONNECT_FAILURE = 0x8020002D
    BG_E_CONNECTION_CLOSED = 0x8020002E
    BG_E_BLOCKED_BY_POLICY = 0x8020003E
    BG_E_INVALID_PROXY_INFO = 0x8020003F
    BG_E_INVALID_CREDENTIALS = 0x80200040
    BG_E_TOO_MANY_JOBS_PER_USER = 0x80200049
    BG_E_TOO_MANY_JOBS_PER_MACHINE = 0x80200050
    BG_E_TOO_MANY_FILES_IN_JOB = 0x80200051
    BG_E_TOO_MANY_RANGES_IN_FILE = 0x80200052
    BG_E_VALIDATION_FAILED = 0x80200053
    BG_E_MAXDOWNLOAD_TIMEOUT = 0x80200054
    BG_E_TOKEN_REQUIRED = 0x80200056
    BG_E_UNKNOWN_PROPERTY_ID = 0x80200057
    BG_E_READ_ONLY_PROPERTY = 0x80200058
    BG_E_BLOCKED_BY_COST_TRANSFER_POLICY = 0x80200059
    BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY = 0x80200060
    BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE = 0x80200061
    BG_E_READ_ONLY_PROPERTY_AFTER_RESUME = 0x80200062
    BG_E_MAX_DOWNLOAD_SIZE_INVALID_VALUE = 0x80200063
    BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED = 0x80200064
    BG_E_STANDBY_MODE = 0x80200065
    BG_E_USE_STORED_CREDENTIALS_NOT_SUPPORTED = 0x80200066
    BG_E_BLOCKED_BY_BATTERY_POLICY = 0x80200067
    BG_E_BLOCKED_BY_BATTERY_SAVER = 0x80200068
    BG_E_WATCHDOG_TIMEOUT = 0x80200069
    BG_E_DATABASE_CORRUPT = 0x8020006C
    BG_E_RANDOM_ACCESS_NOT_SUPPORTED = 0x8020006D
    BG_E_BLOCKED_BY_BACKGROUND_ACCESS_POLICY = 0x8020006E
    BG_E_BLOCKED_BY_GAME_MODE = 0x8020006F
    BG_E_BLOCKED_BY_SYSTEM_POLICY = 0x80200070
    BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD = 0x80200071
    BG_E_UNSUPPORTED_JOB_CONFIGURATION = 0x80200072
    BG_E_REMOTE_FILE_CHANGED = 0x80200073
    BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED = 0x80200074
    BG_E_READ_ONLY_WHEN_JOB_ACTIVE = 0x80200075
    BG_E_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK = 0x80200076



@dataclass(frozen=True, slots=True)
class CodeRow:
    """What the engine does about a code: class, what resuming does to the bytes, and where."""

    error_class: ErrorClass
    recovery: Recovery
    context: ErrorContext


_R, _T, _W, _F, _S = (
    ErrorClass.RETURNED,
    ErrorClass.TRANSIENT,
    ErrorClass.WAITING,
    ErrorClass.FATAL,
    ErrorClass.SUCCESS,
)
_LOCAL = ErrorContext.LOCAL_FILE
_REMOTE = ErrorContext.REMOTE_FILE
_NET = ErrorContext.GENERAL_TRANSPORT
_QUEUE = ErrorContext.GENERAL_QUEUE_MANAGER


def _row(cls: ErrorClass, recovery: Recovery, context: ErrorContext) -> CodeRow:
    return CodeRow(cls, recovery, context)


_C, _RS, _AC, _AR, _NV = (
    Recovery.CONTINUE,
    Recovery.RESTART,
    Recovery.ASK_CONTINUE,
    Recovery.ASK_RESTART,
    Recovery.NEVER,
)

_H = Hresult
CODES: dict[int, CodeRow] = {
    # Local files. A full or absent disk waits; a read-only one needs a person.
    _H.ERROR_DISK_FULL: _row(_W, _C, _LOCAL),
    _H.ERROR_NOT_READY: _row(_W, _C, _LOCAL),
    _H.BG_E_DESTINATION_LOCKED: _row(_W, _C, _LOCAL),
    _H.ERROR_WRITE_PROTECT: _row(_F, _C, _LOCAL),
    _H.E_ACCESSDENIED: _row(_F, _C, _LOCAL),
    _H.ERROR_FILE_NOT_FOUND: _row(_F, _AR, _LOCAL),
    _H.ERROR_PATH_NOT_FOUND: _row(_W, _C, _LOCAL),
    _H.ERROR_WRITE_FAULT: _row(_F, _C, _LOCAL),
    _H.ERROR_READ_FAULT: _row(_F, _C, _LOCAL),
    _H.ERROR_SHARING_VIOLATION: _row(_T, _C, _LOCAL),
    _H.ERROR_DIRECTORY_NOT_SUPPORTED: _row(_F, _AC, _LOCAL),
    _H.ERROR_ALREADY_EXISTS: _row(_F, _AC, _LOCAL),
    _H.ERROR_FILENAME_EXCED_RANGE: _row(_F, _C, _LOCAL),
    _H.ERROR_FILE_TOO_LARGE: _row(_F, _C, _LOCAL),
    _H.BG_E_VOLUME_CHANGED: _row(_F, _AC, _LOCAL),
    _H.BG_E_LOCAL_FILE_CHANGED: _row(_F, _AR, _LOCAL),
    # Blocks: no clock, no count.
    _H.BG_E_NETWORK_DISCONNECTED: _row(_W, _C, _QUEUE),
    _H.BG_E_BLOCKED_BY_POLICY: _row(_W, _C, _QUEUE),
    _H.BG_E_BLOCKED_BY_COST_TRANSFER_POLICY: _row(_W, _C, _QUEUE),
    _H.BG_E_STANDBY_MODE: _row(_W, _C, _QUEUE),
    _H.BG_E_BLOCKED_BY_BATTERY_POLICY: _row(_W, _C, _QUEUE),
    _H.BG_E_BLOCKED_BY_BATTERY_SAVER: _row(_W, _C, _QUEUE),
    _H.BG_E_BLOCKED_BY_BACKGROUND_ACCESS_POLICY: _row(_W, _C, _QUEUE),
    _H.BG_E_BLOCKED_BY_GAME_MODE: _row(_W, _C, _QUEUE),
    _H.BG_E_BLOCKED_BY_SYSTEM_POLICY: _row(_W, _C, _QUEUE),
    # Timers and job limits.
    _H.BG_E_MAXDOWNLOAD_TIMEOUT: _row(_F, _C, _QUEUE),
    _H.BG_E_NO_PROGRESS: _row(_F, _C, _QUEUE),
    _H.BG_E_WATCHDOG_TIMEOUT: _row(_T, _C, _QUEUE),
    _H.BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED: _row(_F, _C, _REMOTE),
    _H.BG_E_TOKEN_REQUIRED: _row(_F, _C, _QUEUE),
    _H.E_FAIL: _row(_T, _C, _QUEUE),
    # What the server says and sends.
    _H.BG_E_MISSING_FILE_SIZE: _row(_F, _RS, _REMOTE),
    _H.BG_E_INSUFFICIENT_HTTP_SUPPORT: _row(_F, _RS, _REMOTE),
    _H.BG_E_INSUFFICIENT_RANGE_SUPPORT: _row(_F, _AR, _REMOTE),
    _H.BG_E_INVALID_SERVER_RESPONSE: _row(_F, _AC, _REMOTE),
    _H.BG_E_REMOTE_FILE_CHANGED: _row(_F, _AR, _REMOTE),
    _H.BG_E_VALIDATION_FAILED: _row(_F, _RS, _REMOTE),
    _H.BG_E_INVALID_RANGE: _row(_F, _AR, _REMOTE),
    _H.BG_E_INVALID_CREDENTIALS: _row(_F, _C, _REMOTE),
    _H.BG_E_FILE_NOT_FOUND: _row(_F, _C, _REMOTE),
    _H.BG_E_INVALID_PROXY_INFO: _row(_F, _C, _NET),
    _H.BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED: _row(
        _T, _C, ErrorContext.SERVER_CERTIFICATE_CALLBACK
    ),
    _H.E_NOTIMPL: _row(_F, _C, _NET),
    # Transport.
    _H.BG_E_CONNECT_FAILURE: _row(_T, _C, _NET),
    _H.BG_E_CONNECTION_CLOSED: _row(_T, _C, _NET),
    _H.WININET_TIMEOUT: _row(_T, _C, _NET),
    _H.WININET_INVALID_URL: _row(_F, _NV, _NET),
    _H.WININET_UNRECOGNIZED_SCHEME: _row(_F, _NV, _NET),
    _H.WININET_NAME_NOT_RESOLVED: _row(_T, _C, _NET),
    _H.WININET_CANNOT_CONNECT: _row(_T, _C, _NET),
    _H.WININET_CONNECTION_ABORTED: _row(_T, _C, _NET),
    _H.WININET_CONNECTION_RESET: _row(_T, _C, _NET),
    _H.WININET_INVALID_SERVER_RESPONSE: _row(_T, _C, _REMOTE),
    _H.WININET_REDIRECT_FAILED: _row(_F, _C, _REMOTE),
    _H.WININET_SECURITY_CHANNEL_ERROR: _row(_T, _C, _NET),
    _H.WININET_SEC_CERT_DATE_INVALID: _row(_F, _C, _NET),
    _H.WININET_SEC_CERT_CN_INVALID: _row(_F, _C, _NET),
    _H.WININET_INVALID_CA: _row(_F, _C, _NET),
    _H.WININET_SEC_CERT_WRONG_USAGE: _row(_F, _C, _NET),
    _H.WININET_SEC_CERT_REV_FAILED: _row(_F, _C, _NET),
    _H.WININET_SEC_CERT_REVOKED: _row(_F, _C, _NET),
    _H.WININET_CLIENT_AUTH_CERT_NEEDED: _row(_F, _C, _NET),
    _H.WININET_CLIENT_AUTH_NO_PRIVATE_KEY: _row(_F, _C, _NET),
    _H.WININET_CLIENT_AUTH_NO_ACCESS_PRIVATE_KEY: _row(_F, _C, _NET),
    _H.WININET_SECURE_FAILURE: _row(_F, _C, _NET),
    _H.ERROR_NO_DEFAULT_GATEWAY: _row(_T, _C, _NET),
}
"""Codes a *job* can carry. Codes only returned by calls need no row: see :func:`code_row`."""

# 429 is transient although the published table for upload servers says fatal: it means "later".
_TRANSIENT_STATUS = frozenset({306, 408, 409, 425, 429})
_FATAL_5XX = frozenset({501, 505})


def http_hresult(status: int) -> int:
    """Return the HRESULT of an HTTP status (403 -> 0x80190193)."""
    return HTTP_BASE + status


def http_status_of(code: int) -> int | None:
    """Return the HTTP status an HRESULT stands for, or None."""
    return code - HTTP_BASE if HTTP_BASE < code < HTTP_BASE + 1000 else None


def http_row(status: int) -> CodeRow:
    """Return class and recovery of an HTTP status that is not a success."""
    if status in _TRANSIENT_STATUS or (500 <= status < 600 and status not in _FATAL_5XX):
        return CodeRow(ErrorClass.TRANSIENT, Recovery.CONTINUE, ErrorContext.REMOTE_FILE)
    if 300 <= status < 600:
        return CodeRow(ErrorClass.FATAL, Recovery.CONTINUE, ErrorContext.REMOTE_FILE)
    return CodeRow(ErrorClass.TRANSIENT, Recovery.CONTINUE, ErrorContext.REMOTE_FILE)


def code_row(code: int) -> CodeRow:
    """Return the row of any code; a code that only calls return gets class RETURNED or SUCCESS."""
    if (row := CODES.get(code)) is not None:
        return row
    if (status := http_status_of(code)) is not None:
        return http_row(status)
    cls = ErrorClass.RETURNED if code & 0x80000000 else ErrorClass.SUCCESS
    return CodeRow(cls, Recovery.NEVER, ErrorContext.NONE)


def code_name(code: int) -> str:
    """Return the symbolic name, such as ``BG_E_EMPTY`` or ``HTTP_404``."""
    status = http_status_of(code)
    if status is not None:
        return f"HTTP_{status}"
    try:
        return Hresult(code).name
    except ValueError:
        return "UNKNOWN"


class BitsError(Exception):
    """A call was refused; nothing changed. ``hresult`` says why in the interface's number."""

    hresult: int = Hresult.E_FAIL

    def __init__(self, message: str = "", hresult: int | None = None) -> None:
        if hresult is not None:
            self.hresult = int(hresult)
        super().__init__(message or code_name(self.hresult))

    @property
    def name(self) -> str:
        """Symbolic name of the code."""
        return code_name(self.hresult)


class InvalidStateError(BitsError):
    """The job's state does not allow the call."""

    hresult = Hresult.BG_E_INVALID_STATE


class InvalidArgumentError(BitsError):
    """An argument is outside what the interface allows."""

    hresult = Hresult.E_INVALIDARG


class UnsupportedError(BitsError):
    """An unknown enumeration value, or a method of another job type."""

    hresult = Hresult.E_NOTIMPL


class NotFoundError(BitsError):
    """No such job."""

    hresult = Hresult.BG_E_NOT_FOUND


class AccessDeniedError(BitsError):
    """The caller neither owns the job nor is an administrator, or a folder is not writable."""

    hresult = Hresult.E_ACCESSDENIED


class EmptyJobError(BitsError):
    """Nothing to transfer."""

    hresult = Hresult.BG_E_EMPTY


class StringTooLongError(BitsError):
    """A text is longer than its limit."""

    hresult = Hresult.BG_E_STRING_TOO_LONG


class ErrorInformationUnavailableError(BitsError):
    """The job has no error to tell of."""

    hresult = Hresult.BG_E_ERROR_INFORMATION_UNAVAILABLE


class StoreError(Exception):
    """The database cannot be used because of its surroundings (disk, rights); not our mistake.

    The text is a sentence for the user; ``code`` an :class:`Hresult` of the same meaning, and
    ``folder`` the profile, None if it is not known.
    """

    def __init__(
        self, message: str, code: int = Hresult.ERROR_WRITE_FAULT, folder: str | None = None
    ) -> None:
        self.code = int(code)
        self.folder = folder
        super().__init__(message)


class ProfileInUseError(Exception):
    """Another process has this profile open."""


class TransferError(Exception):
    """A transfer failed. Carries facts; sentences are made by the front ends.

    ``detail`` is one English clause for logs and the folded-out details (never a secret),
    ``retry_after_s`` what the server asked for, ``status``/``reason`` the HTTP answer.
    """

    def __init__(  # noqa: PLR0913 - facts of one event, all optional
        self,
        code: int,
        detail: str = "",
        *,
        status: int | None = None,
        reason: str = "",
        retry_after_s: float | None = None,
        url: str | None = None,
        path: str | None = None,
        error_class: ErrorClass | None = None,
        recovery: Recovery | None = None,
        context: ErrorContext | None = None,
    ) -> None:
        row = code_row(code)
        self.code = int(code)
        self.detail = detail
        self.status = status
        self.reason = reason
        self.retry_after_s = retry_after_s
        self.url = url
        self.path = path
        self.error_class = error_class or row.error_class
        self.recovery = recovery or row.recovery
        self.context = row.context if context is None else context
        super().__init__(f"{code_name(code)}: {detail}" if detail else code_name(code))


def http_error(
    status: int, reason: str = "", *, retry_after_s: float | None = None, url: str | None = None
) -> TransferError:
    """Return the error an HTTP status stands for."""
    return TransferError(
        http_hresult(status),
        f"the server answered {status} {reason}".rstrip(),
        status=status,
        reason=reason,
        retry_after_s=retry_after_s,
        url=url,
    )
