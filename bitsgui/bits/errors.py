"""Errors: what each number does to a job, and the exceptions that carry them.

Every code a job can carry is one row of :data:`CODES`: number, class, recovery and context. A new
code is one number in ``hresult.py``, one row here and one sentence in ``sentences.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bitsgui.bits.certificates import CertificateFacts
from bitsgui.bits.hresult import Hresult
from bitsgui.bits.types import ErrorContext, LoginNeed
from bitsgui.bits.words import words_of

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
    _H.ERROR_ALREADY_EXISTS: _row(_F, _AC, _LOCAL),
    _H.ERROR_DIRECTORY_NOT_SUPPORTED: _row(_F, _AC, _LOCAL),
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
    _H.WINSOCK_ADDRESS_NOT_AVAILABLE: _row(_W, _C, _NET),
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
    _H.WININET_INVALID_HEADER: _row(_F, _C, _REMOTE),
    _H.ERROR_UNSUPPORTED_COMPRESSION: _row(_F, _C, _REMOTE),
    # Fatal when it is damaged a second time at the same place.
    _H.ERROR_INVALID_DATA: _row(_T, _AR, _REMOTE),
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
    _H.WININET_PROXY_SERVER_UNREACHABLE: _row(_T, _C, _NET),
    _H.WININET_BAD_AUTO_PROXY_SCRIPT: _row(_F, _C, _NET),
    _H.WININET_UNABLE_TO_DOWNLOAD_SCRIPT: _row(_T, _C, _NET),
    _H.WINHTTP_SCRIPT_EXECUTION_ERROR: _row(_T, _C, _NET),
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
    row = CODES.get(code)
    if row is not None:
        return row
    status = http_status_of(code)
    if status is not None:
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
    """The caller neither owns the job nor is an administrator, or may not write to a folder."""

    hresult = Hresult.E_ACCESSDENIED


class OptionError(BitsError):
    """Of several options one was refused; all are as they were. ``cause`` says why."""

    def __init__(self, option: str, cause: BitsError) -> None:
        self.option = option
        self.cause = cause
        super().__init__(words_of(cause), cause.hresult)


class FolderDeniedError(AccessDeniedError):
    """The caller may not write to ``folder``."""

    def __init__(self, folder: str, message: str = "") -> None:
        self.folder = folder
        super().__init__(message)


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
    ``retry_after_s`` what the server asked for, ``status``/``reason`` the HTTP answer,
    ``short`` how many bytes the disk lacks, where that is known; ``reserve`` how many it is to
    keep, and ``free`` how many it has where the file would fit but for these; ``login`` whether
    user and password would help, ``takes_ticket`` whether a ticket of Kerberos would as well;
    ``certificate`` is the one a server was not believed; ``of_list``: the file is whole, and what
    failed is asking for a list of checksums beside it.
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
        self.short: int | None = None
        self.free: int | None = None
        self.reserve: int | None = None
        self.login = LoginNeed.NONE
        self.takes_ticket = False
        self.certificate: CertificateFacts | None = None
        self.of_list = False
        self.error_class = error_class or row.error_class
        self.recovery = recovery or row.recovery
        self.context = row.context if context is None else context
        super().__init__(f"{code_name(code)}: {detail}" if detail else code_name(code))


def http_error(  # noqa: PLR0913 - what is known of an answer, most of it optional
    status: int,
    reason: str = "",
    *,
    retry_after_s: float | None = None,
    url: str | None = None,
    context: ErrorContext | None = None,
    login: LoginNeed = LoginNeed.NONE,
) -> TransferError:
    """Return the error an HTTP status stands for; GENERAL_TRANSPORT is a proxy's own answer."""
    error = TransferError(
        http_hresult(status),
        f"the server answered {status} {reason}".rstrip(),
        status=status,
        reason=reason,
        retry_after_s=retry_after_s,
        url=url,
        context=context,
    )
    error.login = login
    return error
