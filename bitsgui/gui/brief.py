"""What is wrong in two or three words: where a whole sentence has no room."""

from collections.abc import Callable
from enum import Enum, auto

from bitsgui.bits.errors import Hresult, http_status_of
from bitsgui.bits.explain import asks_for_login, takes_certificate
from bitsgui.bits.proxy_sentences import WAY_SENTENCES
from bitsgui.bits.types import ErrorContext, LoginNeed
from bitsgui.bits.views import ErrorView
from bitsgui.gui.language import tr


class Brief(Enum):
    """Sorts of errors that are told apart in a few words; the sentence says more."""

    ACCESS = auto()
    BATTERY = auto()
    BUSY = auto()
    CERTIFICATE = auto()
    CHANGED = auto()
    CHECKSUM = auto()
    CONNECTION = auto()
    DISK = auto()
    DISK_FAULT = auto()
    DISK_GONE = auto()
    FAULT = auto()
    FILE_GONE = auto()
    FOLDER_GONE = auto()
    IN_USE = auto()
    LINK = auto()
    LOGIN = auto()
    LOGIN_REFUSED = auto()
    METERED = auto()
    MISSING = auto()
    NAME = auto()
    NETWORK = auto()
    NO_ANSWER = auto()
    NOT_THE_FILE = auto()
    OWN_CERTIFICATE = auto()
    PAYMENT = auto()
    POLICY = auto()
    PROXY = auto()
    REDIRECT = auto()
    REFUSED = auto()
    RESUME = auto()
    SCHEDULE = auto()
    SECURITY = auto()
    STILL = auto()
    TAKEN = auto()
    TIME = auto()
    TOO_LARGE = auto()
    UNCHECKED = auto()
    UNREACHABLE = auto()
    UNKNOWN_SERVER = auto()
    UNSUPPORTED = auto()
    WRITING = auto()


_H = Hresult
_B = Brief
_OF_CODE: dict[int, Brief] = {
    _H.E_NOTIMPL: _B.UNSUPPORTED,
    _H.ERROR_DISK_FULL: _B.DISK,
    _H.ERROR_NOT_READY: _B.DISK_GONE,
    _H.BG_E_VOLUME_CHANGED: _B.DISK_GONE,
    _H.BG_E_DESTINATION_LOCKED: _B.IN_USE,
    _H.ERROR_SHARING_VIOLATION: _B.IN_USE,
    _H.ERROR_WRITE_PROTECT: _B.WRITING,
    _H.E_ACCESSDENIED: _B.ACCESS,
    _H.ERROR_FILE_NOT_FOUND: _B.FILE_GONE,
    _H.BG_E_LOCAL_FILE_CHANGED: _B.NOT_THE_FILE,
    _H.ERROR_PATH_NOT_FOUND: _B.FOLDER_GONE,
    _H.ERROR_WRITE_FAULT: _B.DISK_FAULT,
    _H.ERROR_READ_FAULT: _B.DISK_FAULT,
    _H.ERROR_ALREADY_EXISTS: _B.TAKEN,
    _H.ERROR_DIRECTORY_NOT_SUPPORTED: _B.TAKEN,
    _H.ERROR_FILENAME_EXCED_RANGE: _B.NAME,
    _H.ERROR_FILE_TOO_LARGE: _B.TOO_LARGE,
    _H.BG_E_TOO_LARGE: _B.TOO_LARGE,
    _H.BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED: _B.TOO_LARGE,
    _H.BG_E_NETWORK_DISCONNECTED: _B.NETWORK,
    _H.ERROR_NO_DEFAULT_GATEWAY: _B.NETWORK,
    _H.BG_E_BLOCKED_BY_POLICY: _B.SCHEDULE,
    _H.BG_E_BLOCKED_BY_BACKGROUND_ACCESS_POLICY: _B.POLICY,
    _H.BG_E_BLOCKED_BY_SYSTEM_POLICY: _B.POLICY,
    _H.BG_E_BLOCKED_BY_COST_TRANSFER_POLICY: _B.METERED,
    _H.BG_E_BLOCKED_BY_BATTERY_POLICY: _B.BATTERY,
    _H.BG_E_BLOCKED_BY_BATTERY_SAVER: _B.BATTERY,
    _H.BG_E_MAXDOWNLOAD_TIMEOUT: _B.TIME,
    _H.BG_E_NO_PROGRESS: _B.STILL,
    _H.BG_E_WATCHDOG_TIMEOUT: _B.STILL,
    _H.BG_E_TOKEN_REQUIRED: _B.LOGIN,
    _H.BG_E_INVALID_CREDENTIALS: _B.LOGIN_REFUSED,
    _H.BG_E_INSUFFICIENT_RANGE_SUPPORT: _B.RESUME,
    _H.BG_E_INSUFFICIENT_HTTP_SUPPORT: _B.FAULT,
    _H.BG_E_MISSING_FILE_SIZE: _B.FAULT,
    _H.WININET_INVALID_HEADER: _B.FAULT,
    _H.WININET_INVALID_SERVER_RESPONSE: _B.FAULT,
    _H.ERROR_UNSUPPORTED_COMPRESSION: _B.FAULT,
    _H.ERROR_INVALID_DATA: _B.FAULT,
    _H.BG_E_INVALID_SERVER_RESPONSE: _B.NOT_THE_FILE,
    _H.BG_E_REMOTE_FILE_CHANGED: _B.CHANGED,
    _H.BG_E_INVALID_RANGE: _B.CHANGED,
    _H.BG_E_VALIDATION_FAILED: _B.CHECKSUM,
    _H.BG_E_FILE_NOT_FOUND: _B.MISSING,
    **dict.fromkeys(WAY_SENTENCES, _B.PROXY),
    _H.WINSOCK_ADDRESS_NOT_AVAILABLE: _B.NETWORK,
    _H.BG_E_CONNECT_FAILURE: _B.UNREACHABLE,
    _H.WININET_CANNOT_CONNECT: _B.UNREACHABLE,
    _H.WININET_TIMEOUT: _B.NO_ANSWER,
    _H.BG_E_CONNECTION_CLOSED: _B.CONNECTION,
    _H.WININET_CONNECTION_ABORTED: _B.CONNECTION,
    _H.WININET_CONNECTION_RESET: _B.CONNECTION,
    _H.WININET_INVALID_URL: _B.LINK,
    _H.WININET_UNRECOGNIZED_SCHEME: _B.LINK,
    _H.WININET_NAME_NOT_RESOLVED: _B.UNKNOWN_SERVER,
    _H.WININET_REDIRECT_FAILED: _B.REDIRECT,
    _H.WININET_SECURITY_CHANNEL_ERROR: _B.SECURITY,
    _H.WININET_SECURE_FAILURE: _B.SECURITY,
    **dict.fromkeys(
        (
            _H.WININET_SEC_CERT_DATE_INVALID,
            _H.WININET_SEC_CERT_CN_INVALID,
            _H.WININET_INVALID_CA,
            _H.WININET_SEC_CERT_WRONG_USAGE,
            _H.WININET_SEC_CERT_REV_FAILED,
            _H.WININET_SEC_CERT_REVOKED,
        ),
        _B.CERTIFICATE,
    ),
}
_OF_STATUS = {
    401: _B.LOGIN,
    402: _B.PAYMENT,
    403: _B.ACCESS,
    404: _B.MISSING,
    407: _B.LOGIN,
    410: _B.MISSING,
    412: _B.CHANGED,
    416: _B.CHANGED,
    408: _B.NO_ANSWER,
    425: _B.BUSY,
    429: _B.BUSY,
    503: _B.BUSY,
    502: _B.NO_ANSWER,
    504: _B.NO_ANSWER,
    511: _B.LOGIN,
}
_OF_CLASS = {3: _B.REDIRECT, 4: _B.REFUSED, 5: _B.FAULT}

_WORDS: dict[Brief, Callable[[], str]] = {
    _B.ACCESS: lambda: tr("Access denied"),
    _B.BATTERY: lambda: tr("On battery"),
    _B.BUSY: lambda: tr("Server is busy"),
    _B.CERTIFICATE: lambda: tr("Bad certificate"),
    _B.CHANGED: lambda: tr("File has changed"),
    _B.CHECKSUM: lambda: tr("Checksum differs"),
    _B.CONNECTION: lambda: tr("Connection lost"),
    _B.DISK: lambda: tr("Disk is full"),
    _B.DISK_FAULT: lambda: tr("Disk has a fault"),
    _B.DISK_GONE: lambda: tr("Disk is missing"),
    _B.FAULT: lambda: tr("Server fault"),
    _B.FILE_GONE: lambda: tr("File is gone"),
    _B.FOLDER_GONE: lambda: tr("Folder is gone"),
    _B.IN_USE: lambda: tr("File is in use"),
    _B.LINK: lambda: tr("Bad link"),
    _B.LOGIN: lambda: tr("Login needed"),
    _B.LOGIN_REFUSED: lambda: tr("Login refused"),
    _B.METERED: lambda: tr("Metered network"),
    _B.MISSING: lambda: tr("Not on server"),
    _B.NAME: lambda: tr("Name too long"),
    _B.NETWORK: lambda: tr("No network"),
    _B.NO_ANSWER: lambda: tr("No answer"),
    _B.NOT_THE_FILE: lambda: tr("Not the file"),
    _B.OWN_CERTIFICATE: lambda: tr("Certificate needed"),
    _B.PAYMENT: lambda: tr("Payment needed"),
    _B.POLICY: lambda: tr("Not allowed now"),
    _B.PROXY: lambda: tr("Proxy problem"),
    _B.REDIRECT: lambda: tr("Leads nowhere"),
    _B.REFUSED: lambda: tr("Server refused"),
    _B.RESUME: lambda: tr("Cannot continue"),
    _B.SCHEDULE: lambda: tr("Rests by schedule"),
    _B.SECURITY: lambda: tr("Not secure"),
    _B.STILL: lambda: tr("Stood still"),
    _B.TAKEN: lambda: tr("Name is taken"),
    _B.TIME: lambda: tr("Took too long"),
    _B.TOO_LARGE: lambda: tr("Too large"),
    _B.UNCHECKED: lambda: tr("Unchecked"),
    _B.UNREACHABLE: lambda: tr("No connection"),
    _B.UNKNOWN_SERVER: lambda: tr("Unknown server"),
    _B.UNSUPPORTED: lambda: tr("Not supported"),
    _B.WRITING: lambda: tr("Cannot be written"),
}


def brief_of(error: ErrorView) -> Brief | None:
    """Return the sort of an error; None of one that comes too rarely for a word of its own."""
    if error.of_list:
        return _B.UNCHECKED
    if takes_certificate(error):
        return _B.OWN_CERTIFICATE
    if asks_for_login(error):
        refusals = {LoginNeed.REFUSED, LoginNeed.TICKET_REFUSED}
        return _B.LOGIN_REFUSED if error.login in refusals else _B.LOGIN
    status = http_status_of(error.code)
    if status is None:
        is_local = error.context is ErrorContext.LOCAL_FILE
        is_denied = error.code == _H.E_ACCESSDENIED and is_local
        return _B.WRITING if is_denied else _OF_CODE.get(error.code)
    return _OF_STATUS.get(status) or _OF_CLASS.get(status // 100, _B.FAULT)


def brief_reason(error: ErrorView) -> str:
    """Return what is wrong in a few words; nothing where only a sentence tells it."""
    found = brief_of(error)
    return "" if found is None else _WORDS[found]()
