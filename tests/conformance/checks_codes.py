"""The numbers themselves: codes, what they do to a job, and enumerators. E1, J8-J31, K7-K12, M4.

Every other check names a code or a state; a wrong number behind the name is seen here alone.
"""

import pytest

from bitsgui.bits import types
from bitsgui.bits.errors import CODES, ErrorClass, code_row, http_hresult
from bitsgui.bits.hresult import Hresult
from bitsgui.bits.states import TRANSITIONS, TransitionError, check_transition
from bitsgui.bits.types import ErrorContext
from tests.conformance.table import check
from tests.conformance.world import World

OWN = """
01 NOT_FOUND, 02 INVALID_STATE, 03 EMPTY, 04 FILE_NOT_AVAILABLE, 05 PROTOCOL_NOT_AVAILABLE,
07 ERROR_CONTEXT_UNKNOWN, 08 ERROR_CONTEXT_GENERAL_QUEUE_MANAGER, 09 ERROR_CONTEXT_LOCAL_FILE,
0A ERROR_CONTEXT_REMOTE_FILE, 0B ERROR_CONTEXT_GENERAL_TRANSPORT,
0C ERROR_CONTEXT_QUEUE_MANAGER_NOTIFICATION, 0D DESTINATION_LOCKED, 0E VOLUME_CHANGED,
0F ERROR_INFORMATION_UNAVAILABLE, 10 NETWORK_DISCONNECTED, 11 MISSING_FILE_SIZE,
12 INSUFFICIENT_HTTP_SUPPORT, 13 INSUFFICIENT_RANGE_SUPPORT, 14 REMOTE_NOT_SUPPORTED,
15 NEW_OWNER_DIFF_MAPPING, 16 NEW_OWNER_NO_FILE_ACCESS, 18 PROXY_LIST_TOO_LARGE,
19 PROXY_BYPASS_LIST_TOO_LARGE, 1B INVALID_SERVER_RESPONSE, 1C TOO_MANY_FILES,
1D LOCAL_FILE_CHANGED, 1E ERROR_CONTEXT_REMOTE_APPLICATION, 1F SESSION_NOT_FOUND, 20 TOO_LARGE,
21 STRING_TOO_LONG, 22 CLIENT_SERVER_PROTOCOL_MISMATCH, 23 SERVER_EXECUTE_ENABLED, 24 NO_PROGRESS,
25 USERNAME_TOO_LARGE, 26 PASSWORD_TOO_LARGE, 27 INVALID_AUTH_TARGET, 28 INVALID_AUTH_SCHEME,
29 FILE_NOT_FOUND, 2B INVALID_RANGE, 2C OVERLAPPING_RANGES, 2D CONNECT_FAILURE,
2E CONNECTION_CLOSED, 3E BLOCKED_BY_POLICY, 3F INVALID_PROXY_INFO, 40 INVALID_CREDENTIALS,
49 TOO_MANY_JOBS_PER_USER, 50 TOO_MANY_JOBS_PER_MACHINE, 51 TOO_MANY_FILES_IN_JOB,
52 TOO_MANY_RANGES_IN_FILE, 53 VALIDATION_FAILED, 54 MAXDOWNLOAD_TIMEOUT, 56 TOKEN_REQUIRED,
57 UNKNOWN_PROPERTY_ID, 58 READ_ONLY_PROPERTY, 59 BLOCKED_BY_COST_TRANSFER_POLICY,
60 PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY, 61 READ_ONLY_PROPERTY_AFTER_ADDFILE,
62 READ_ONLY_PROPERTY_AFTER_RESUME, 63 MAX_DOWNLOAD_SIZE_INVALID_VALUE,
64 MAX_DOWNLOAD_SIZE_LIMIT_REACHED, 65 STANDBY_MODE, 66 USE_STORED_CREDENTIALS_NOT_SUPPORTED,
67 BLOCKED_BY_BATTERY_POLICY, 68 BLOCKED_BY_BATTERY_SAVER, 69 WATCHDOG_TIMEOUT,
6C DATABASE_CORRUPT, 6D RANDOM_ACCESS_NOT_SUPPORTED, 6E BLOCKED_BY_BACKGROUND_ACCESS_POLICY,
6F BLOCKED_BY_GAME_MODE, 70 BLOCKED_BY_SYSTEM_POLICY, 71 NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD,
72 UNSUPPORTED_JOB_CONFIGURATION, 73 REMOTE_FILE_CHANGED,
74 SERVER_CERT_VALIDATION_INTERFACE_REQUIRED, 75 READ_ONLY_WHEN_JOB_ACTIVE,
76 ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK
"""
"""The interface's own errors, by the last two digits of 0x802000.."""

SUCCESSES = {
    "S_OK": 0,
    "S_FALSE": 1,
    "BG_S_PARTIAL_COMPLETE": 0x200017,
    "BG_S_UNABLE_TO_DELETE_FILES": 0x20001A,
    "BG_S_PROXY_CHANGED": 0x20002A,
    "BG_S_OVERRIDDEN_BY_POLICY": 0x200055,
}
GENERAL = {
    "E_NOTIMPL": 0x80004001,
    "E_NOINTERFACE": 0x80004002,
    "E_FAIL": 0x80004005,
    "E_PENDING": 0x8000000A,
    "CRYPT_E_NOT_FOUND": 0x80092004,
}
OF_THE_SYSTEM = """
2 ERROR_FILE_NOT_FOUND, 3 ERROR_PATH_NOT_FOUND, 5 E_ACCESSDENIED, 13 ERROR_INVALID_DATA,
19 ERROR_WRITE_PROTECT, 21 ERROR_NOT_READY, 29 ERROR_WRITE_FAULT, 30 ERROR_READ_FAULT,
32 ERROR_SHARING_VIOLATION, 87 E_INVALIDARG, 112 ERROR_DISK_FULL, 183 ERROR_ALREADY_EXISTS,
206 ERROR_FILENAME_EXCED_RANGE, 223 ERROR_FILE_TOO_LARGE, 336 ERROR_DIRECTORY_NOT_SUPPORTED,
618 ERROR_UNSUPPORTED_COMPRESSION, 1003 ERROR_NO_DEFAULT_GATEWAY, 1245 ERROR_NOT_LOGGED_ON,
1780 RPC_X_NULL_REF_POINTER, 1783 RPC_X_BAD_STUB_DATA, 1815 ERROR_RESOURCE_LANG_NOT_FOUND,
10049 WINSOCK_ADDRESS_NOT_AVAILABLE,
12002 WININET_TIMEOUT, 12005 WININET_INVALID_URL, 12006 WININET_UNRECOGNIZED_SCHEME,
12007 WININET_NAME_NOT_RESOLVED, 12029 WININET_CANNOT_CONNECT, 12030 WININET_CONNECTION_ABORTED,
12031 WININET_CONNECTION_RESET, 12037 WININET_SEC_CERT_DATE_INVALID,
12038 WININET_SEC_CERT_CN_INVALID, 12044 WININET_CLIENT_AUTH_CERT_NEEDED,
12045 WININET_INVALID_CA, 12057 WININET_SEC_CERT_REV_FAILED,
12152 WININET_INVALID_SERVER_RESPONSE, 12153 WININET_INVALID_HEADER,
12156 WININET_REDIRECT_FAILED, 12157 WININET_SECURITY_CHANNEL_ERROR,
12165 WININET_PROXY_SERVER_UNREACHABLE, 12166 WININET_BAD_AUTO_PROXY_SCRIPT,
12167 WININET_UNABLE_TO_DOWNLOAD_SCRIPT, 12170 WININET_SEC_CERT_REVOKED,
12175 WININET_SECURE_FAILURE, 12177 WINHTTP_SCRIPT_EXECUTION_ERROR,
12179 WININET_SEC_CERT_WRONG_USAGE,
12185 WININET_CLIENT_AUTH_NO_PRIVATE_KEY, 12186 WININET_CLIENT_AUTH_NO_ACCESS_PRIVATE_KEY
"""
"""Errors of the system and its HTTP library, by their decimal numbers there."""


def _numbers() -> dict[str, int]:
    own = (entry.split() for entry in OWN.split(","))
    system = (entry.split() for entry in OF_THE_SYSTEM.split(","))
    found = {f"BG_E_{name}": 0x80200000 + int(digits, 16) for digits, name in own}
    found |= {name: 0x80070000 + int(number) for number, name in system}
    return found | SUCCESSES | GENERAL


@check("M4", "every code has the number of the interface")
async def numbers_its_codes(world: World):
    assert {code.name: code.value for code in Hresult} == _numbers()


WAITING = """
ERROR_DISK_FULL ERROR_NOT_READY ERROR_PATH_NOT_FOUND BG_E_DESTINATION_LOCKED
BG_E_NETWORK_DISCONNECTED BG_E_BLOCKED_BY_POLICY BG_E_BLOCKED_BY_COST_TRANSFER_POLICY
BG_E_STANDBY_MODE BG_E_BLOCKED_BY_BATTERY_POLICY BG_E_BLOCKED_BY_BATTERY_SAVER
BG_E_BLOCKED_BY_BACKGROUND_ACCESS_POLICY BG_E_BLOCKED_BY_GAME_MODE BG_E_BLOCKED_BY_SYSTEM_POLICY
WINSOCK_ADDRESS_NOT_AVAILABLE
"""
TRANSIENT = """
E_FAIL ERROR_SHARING_VIOLATION ERROR_INVALID_DATA BG_E_WATCHDOG_TIMEOUT BG_E_CONNECT_FAILURE
BG_E_CONNECTION_CLOSED BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED ERROR_NO_DEFAULT_GATEWAY
WININET_TIMEOUT WININET_NAME_NOT_RESOLVED WININET_CANNOT_CONNECT WININET_PROXY_SERVER_UNREACHABLE
WININET_CONNECTION_ABORTED WININET_CONNECTION_RESET WININET_INVALID_SERVER_RESPONSE
WININET_SECURITY_CHANNEL_ERROR WININET_UNABLE_TO_DOWNLOAD_SCRIPT WINHTTP_SCRIPT_EXECUTION_ERROR
"""


@check("E1", "what waits for a condition and what is retried by the clock; all else is fatal")
async def classes_its_codes(world: World):
    waiting, transient = WAITING.split(), TRANSIENT.split()
    for code, row in CODES.items():
        name = Hresult(code).name
        wanted = ErrorClass.WAITING if name in waiting else ErrorClass.FATAL
        assert row.error_class is (ErrorClass.TRANSIENT if name in transient else wanted), name
    assert {Hresult[name] for name in (*waiting, *transient)} <= set(CODES)


@check("E1", "of HTTP statuses 306, 408, 409, 425, 429 and 5xx but 501 and 505 are retried")
async def classes_statuses(world: World):
    retried = {306, 408, 409, 425, 429, *range(500, 600)} - {501, 505}
    for status in range(300, 600):
        row = code_row(http_hresult(status))
        assert http_hresult(status) == 0x80190000 + status
        assert (row.error_class is ErrorClass.TRANSIENT) is (status in retried), status
        assert row.context is ErrorContext.REMOTE_FILE


CONTEXTS = {
    ErrorContext.GENERAL_QUEUE_MANAGER: """BG_E_NETWORK_DISCONNECTED BG_E_BLOCKED_BY_POLICY
        BG_E_BLOCKED_BY_COST_TRANSFER_POLICY BG_E_MAXDOWNLOAD_TIMEOUT""",
    ErrorContext.LOCAL_FILE: """ERROR_DISK_FULL BG_E_DESTINATION_LOCKED BG_E_VOLUME_CHANGED
        BG_E_LOCAL_FILE_CHANGED""",
    ErrorContext.REMOTE_FILE: """BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED BG_E_MISSING_FILE_SIZE
        BG_E_INSUFFICIENT_HTTP_SUPPORT BG_E_INSUFFICIENT_RANGE_SUPPORT BG_E_INVALID_RANGE
        BG_E_INVALID_SERVER_RESPONSE BG_E_REMOTE_FILE_CHANGED BG_E_VALIDATION_FAILED""",
    ErrorContext.GENERAL_TRANSPORT: "BG_E_INVALID_PROXY_INFO WINSOCK_ADDRESS_NOT_AVAILABLE",
    ErrorContext.SERVER_CERTIFICATE_CALLBACK: "BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED",
}


@check("E1", "each code has the context of what was being worked on")
async def places_its_codes(world: World):
    for context, names in CONTEXTS.items():
        for name in names.split():
            assert CODES[Hresult[name]].context is context, name


ENUMERATIONS = {
    "J9": (types.JobType, "DOWNLOAD UPLOAD UPLOAD_REPLY", 0),
    "J12": (
        types.JobState,
        """QUEUED CONNECTING TRANSFERRING SUSPENDED ERROR TRANSIENT_ERROR TRANSFERRED ACKNOWLEDGED
        CANCELLED""",
        0,
    ),
    "J20": (types.Priority, "FOREGROUND HIGH NORMAL LOW", 0),
    "J31": (types.ProxyUsage, "PRECONFIG NO_PROXY OVERRIDE AUTODETECT", 0),
    "K7": (types.AuthTarget, "SERVER PROXY", 1),
    "E1": (
        types.ErrorContext,
        """NONE UNKNOWN GENERAL_QUEUE_MANAGER QUEUE_MANAGER_NOTIFICATION LOCAL_FILE REMOTE_FILE
        GENERAL_TRANSPORT REMOTE_APPLICATION SERVER_CERTIFICATE_CALLBACK""",
        0,
    ),
}
FLAGS = {
    "J22": (
        types.NotifyFlags,
        {"JOB_TRANSFERRED": 1, "JOB_ERROR": 2, "DISABLE": 4, "JOB_MODIFICATION": 8}
        | {"FILE_TRANSFERRED": 16, "FILE_RANGES_TRANSFERRED": 32},
    ),
    "K10": (types.AclFlags, {"OWNER": 1, "GROUP": 2, "DACL": 4, "SACL": 8}),
    "K12": (types.PeerFlags, {"CLIENT": 1, "SERVER": 2, "DISABLE_BRANCH_CACHE": 4}),
    "H4": (
        types.SecurityFlags,
        {"CRL_CHECK": 1, "IGNORE_CN": 2, "IGNORE_DATE": 4, "IGNORE_UNKNOWN_CA": 8}
        | {"IGNORE_WRONG_USAGE": 16, "REDIRECT_ALLOW_REPORT": 256, "REDIRECT_DISALLOW": 512}
        | {"ALLOW_HTTPS_TO_HTTP": 2048},
    ),
}


def _numbered(row: str) -> None:
    @check(row, "the numbers of the interface stand behind the names")
    async def has_its_numbers(world: World):
        if row in FLAGS:
            flags, bits = FLAGS[row]
            assert {flag.name: flag.value for flag in flags} == bits
            return
        kinds, names, first = ENUMERATIONS[row]
        wanted = {name: number for number, name in enumerate(names.split(), first)}
        assert {kind.name: kind.value for kind in kinds} == wanted


for _row in (*ENUMERATIONS, *FLAGS):
    _numbered(_row)


@check("K7", "the schemes have the numbers of the interface")
async def numbers_its_schemes(world: World):
    names = ["BASIC", "DIGEST", "NTLM", "NEGOTIATE", "PASSPORT"]
    assert [types.AuthScheme(number).name for number in range(1, 6)] == names


@check("P1", "the properties have the numbers of the interface, and the policies their bits")
async def numbers_its_properties(world: World):
    assert {kind.name: kind.value for kind in types.PropertyId} == {
        "COST_FLAGS": 1,
        "NOTIFICATION_CLSID": 2,
        "DYNAMIC_CONTENT": 3,
        "HIGH_PERFORMANCE": 4,
        "MAX_DOWNLOAD_SIZE": 5,
        "USE_STORED_CREDENTIALS": 7,
        "MINIMUM_NOTIFICATION_INTERVAL_MS": 9,
    }
    assert {policy.name: policy.value - 0x80000000 for policy in types.CostPolicy} == {
        "ALWAYS": 0xFF,
        "NOT_ROAMING": 0x7F,
        "NO_SURCHARGE": 0x6F,
        "STANDARD": 0x67,
        "UNRESTRICTED": 0x21,
    }


CHANGES = """
SUSPENDED QUEUED
QUEUED CONNECTING, QUEUED TRANSIENT_ERROR, QUEUED SUSPENDED
CONNECTING TRANSFERRING, CONNECTING QUEUED, CONNECTING TRANSIENT_ERROR, CONNECTING SUSPENDED
TRANSFERRING TRANSFERRED, TRANSFERRING QUEUED, TRANSFERRING TRANSIENT_ERROR, TRANSFERRING SUSPENDED
TRANSIENT_ERROR QUEUED, TRANSIENT_ERROR SUSPENDED
ERROR QUEUED, ERROR SUSPENDED
TRANSFERRED QUEUED
"""
"""Besides: into ERROR from every other state that is not final, and into both of those that are."""


@check("J12", "of all pairs of states a job goes from one to the other in these alone")
async def changes_its_state(world: World):
    allowed = {tuple(pair.split()) for pair in CHANGES.strip().replace("\n", ", ").split(", ")}
    lasting = [state.name for state in types.JobState][:7]
    allowed |= {(state, "ERROR") for state in lasting if state != "ERROR"}
    allowed |= {(state, end) for state in lasting for end in ("ACKNOWLEDGED", "CANCELLED")}
    found = {(old.name, new.name) for old, news in TRANSITIONS.items() for new in news}
    assert found == allowed
    for old in types.JobState:
        for new in types.JobState:
            if (old.name, new.name) not in allowed:
                with pytest.raises(TransitionError):
                    check_transition(old, new)
