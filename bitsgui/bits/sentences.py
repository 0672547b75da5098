"""What a code means, in plain English words, and what a person can do about it.

The only copy of these texts: the command line prints them, the window translates them. ``message``
says what happened, ``hint`` what to do next; a hint is empty only where nothing is to be done.
What the program does by itself depends on the job's state: :mod:`bitsgui.bits.explain` adds it.
"""

from __future__ import annotations

from bitsgui.bits.certificate_sentences import NEED_SENTENCES
from bitsgui.bits.errors import Hresult, http_status_of
from bitsgui.bits.http_sentences import (
    HTTP_CLASS_SENTENCES,
    HTTP_SENTENCES,
    PROXY_SENTENCES,
)
from bitsgui.bits.phrases import (
    ASK_OWNER,
    CERTIFICATE,
    FEWER,
    FRESH_LINK,
    IF_IT_STAYS,
    NETWORK,
    OTHER_FOLDER,
    PROGRAM,
    START_OVER,
    Sentence,
)
from bitsgui.bits.proxy_sentences import WAY_SENTENCES
from bitsgui.bits.types import ErrorContext, LoginNeed
from bitsgui.bits.words import say

_H = Hresult
SENTENCES: dict[int, Sentence] = {
    **WAY_SENTENCES,
    # Successes, and successes with a remark.
    _H.S_OK: Sentence("Done.", ""),
    _H.S_FALSE: Sentence("There was nothing to do.", ""),
    _H.BG_S_PARTIAL_COMPLETE: Sentence(
        "Some files are finished; the rest of the download was dropped.",
        "Add it again for the rest.",
    ),
    _H.BG_S_UNABLE_TO_DELETE_FILES: Sentence(
        "Some temporary files could not be deleted.", "Delete the .part files in the folder."
    ),
    _H.BG_S_PROXY_CHANGED: Sentence("The proxy has changed.", ""),
    _H.BG_S_OVERRIDDEN_BY_POLICY: Sentence(
        "Saved, but a policy of this computer takes precedence.", "Ask your administrator."
    ),
    # Calls that were refused.
    _H.E_NOTIMPL: Sentence("This is not supported.", "Check the link and the download's options."),
    _H.E_NOINTERFACE: Sentence("This version does not offer that.", "Install a newer version."),
    _H.E_FAIL: Sentence("Something unexpected went wrong.", "The log file has details."),
    _H.E_PENDING: Sentence(
        "The file is not transferred yet.", "Wait until the file is whole, then check it."
    ),
    _H.E_INVALIDARG: Sentence("A value is not allowed.", "Check what was given."),
    _H.ERROR_NOT_LOGGED_ON: Sentence("The owner is not logged on.", "Log on, then resume."),
    _H.ERROR_RESOURCE_LANG_NOT_FOUND: Sentence(
        "There is no text in that language.", "Ask for it in English."
    ),
    _H.RPC_X_NULL_REF_POINTER: Sentence("A value is missing.", PROGRAM),
    _H.RPC_X_BAD_STUB_DATA: Sentence("A value cannot be understood.", PROGRAM),
    _H.CRYPT_E_NOT_FOUND: Sentence(
        "The certificate for the server was not found.", "Put it back, or choose another one."
    ),
    _H.BG_E_NOT_FOUND: Sentence(
        "There is no such download.", "It may be finished or removed: look in the list."
    ),
    _H.BG_E_INVALID_STATE: Sentence(
        "The download is in a state that does not allow this.", "See its state in the list first."
    ),
    _H.BG_E_EMPTY: Sentence(
        "There is nothing to download.", "Add a link, or complete it if all files are there."
    ),
    _H.BG_E_FILE_NOT_AVAILABLE: Sentence("The error belongs to no file.", ""),
    _H.BG_E_PROTOCOL_NOT_AVAILABLE: Sentence("The error belongs to no protocol.", ""),
    _H.BG_E_ERROR_INFORMATION_UNAVAILABLE: Sentence("The download has no error.", ""),
    _H.BG_E_REMOTE_NOT_SUPPORTED: Sentence(
        "This cannot be done from another computer.", "Do it on this computer."
    ),
    _H.BG_E_NEW_OWNER_DIFF_MAPPING: Sentence(
        "The new owner sees the folder under another drive.", OTHER_FOLDER
    ),
    _H.BG_E_NEW_OWNER_NO_FILE_ACCESS: Sentence(
        "The new owner may not write the files.", OTHER_FOLDER
    ),
    _H.BG_E_PROXY_LIST_TOO_LARGE: Sentence("The proxy list is too long.", "Shorten it."),
    _H.BG_E_PROXY_BYPASS_LIST_TOO_LARGE: Sentence(
        "The list of addresses without proxy is too long.", "Shorten it."
    ),
    _H.BG_E_TOO_MANY_FILES: Sentence(
        "An upload takes one file only.", "Make one upload for each file."
    ),
    _H.BG_E_TOO_LARGE: Sentence("It is larger than allowed.", "Choose something smaller."),
    _H.BG_E_STRING_TOO_LONG: Sentence("A text is too long.", "Shorten it."),
    _H.BG_E_USERNAME_TOO_LARGE: Sentence("The user name is too long.", "Shorten it."),
    _H.BG_E_PASSWORD_TOO_LARGE: Sentence("The password is too long.", "Shorten it."),
    _H.BG_E_INVALID_AUTH_TARGET: Sentence("A login is for a server or a proxy only.", PROGRAM),
    _H.BG_E_INVALID_AUTH_SCHEME: Sentence("This way to log in is not known.", PROGRAM),
    _H.BG_E_OVERLAPPING_RANGES: Sentence("The wanted parts overlap.", "Ask for separate parts."),
    _H.BG_E_TOO_MANY_JOBS_PER_USER: Sentence("You have too many downloads.", FEWER),
    _H.BG_E_TOO_MANY_JOBS_PER_MACHINE: Sentence(
        "There are too many downloads on this computer.", FEWER
    ),
    _H.BG_E_TOO_MANY_FILES_IN_JOB: Sentence(
        "The download has too many files.", "Spread them over several downloads."
    ),
    _H.BG_E_TOO_MANY_RANGES_IN_FILE: Sentence(
        "Too many parts of one file are wanted.", "Ask for fewer and larger parts."
    ),
    _H.BG_E_UNKNOWN_PROPERTY_ID: Sentence("This property is not known.", PROGRAM),
    _H.BG_E_READ_ONLY_PROPERTY: Sentence("This property cannot be changed.", ""),
    _H.BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY: Sentence(
        "This property is for downloads only.", ""
    ),
    _H.BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE: Sentence(
        "This property cannot be changed once there are files.", "Set it before adding links."
    ),
    _H.BG_E_READ_ONLY_PROPERTY_AFTER_RESUME: Sentence(
        "This property cannot be changed once the download has started.", "Set it before starting."
    ),
    _H.BG_E_MAX_DOWNLOAD_SIZE_INVALID_VALUE: Sentence(
        "This is no valid size limit.", "Give a size above 0."
    ),
    _H.BG_E_USE_STORED_CREDENTIALS_NOT_SUPPORTED: Sentence(
        "Stored logins are used for proxies only.", "Give user and password for the server."
    ),
    _H.BG_E_RANDOM_ACCESS_NOT_SUPPORTED: Sentence(
        "Parts of this file cannot be fetched out of order.", "Download it as a whole."
    ),
    _H.BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD: Sentence(
        "This does not go together with another HTTP method than GET.", "Use GET."
    ),
    _H.BG_E_UNSUPPORTED_JOB_CONFIGURATION: Sentence(
        "Some of the download's options exclude one another.", "Drop one of them."
    ),
    _H.BG_E_READ_ONLY_WHEN_JOB_ACTIVE: Sentence(
        "This cannot be changed while the download runs.", "Pause it first."
    ),
    _H.BG_E_DATABASE_CORRUPT: Sentence(
        "The list of downloads cannot be read.", "The last good copy is used; see the log file."
    ),
    # Local files and disks.
    _H.ERROR_DISK_FULL: Sentence("The disk is full.", "Free some space."),
    _H.ERROR_NOT_READY: Sentence(
        "The disk of the download is not there, or does not answer.",
        "Connect it again, or wait until it answers.",
    ),
    _H.BG_E_DESTINATION_LOCKED: Sentence(
        "Another program has locked the disk.", "Wait until it is done."
    ),
    _H.ERROR_WRITE_PROTECT: Sentence("The disk is write-protected.", OTHER_FOLDER),
    _H.E_ACCESSDENIED: Sentence(
        "This is not permitted.", "Check whose download it is, and who may write in its folder."
    ),
    _H.ERROR_FILE_NOT_FOUND: Sentence(
        "A file of the download is gone from the disk.",
        "Put the file back and resume, or start the download over.",
    ),
    _H.ERROR_PATH_NOT_FOUND: Sentence("The folder is not there.", "Make it, or choose another."),
    _H.ERROR_WRITE_FAULT: Sentence(
        "The disk did not take the data.", "Check the disk or its cable, then resume."
    ),
    _H.ERROR_READ_FAULT: Sentence(
        "The file cannot be read from the disk.", "Check the disk or its cable, then resume."
    ),
    _H.ERROR_SHARING_VIOLATION: Sentence(
        "Another program has the file open.", "Close that program."
    ),
    _H.ERROR_ALREADY_EXISTS: Sentence(
        "A file of this name is already there.",
        "Move it away and resume, or download anyway: this one then gets another name.",
    ),
    _H.ERROR_DIRECTORY_NOT_SUPPORTED: Sentence(
        "A folder has the name of the file.", "Move or rename that folder, then resume."
    ),
    _H.ERROR_FILENAME_EXCED_RANGE: Sentence(
        "The file name is too long for this disk.",
        "Add the download again with a shorter name or folder.",
    ),
    _H.ERROR_FILE_TOO_LARGE: Sentence(
        "The file is larger than this disk's format allows.",
        "Resume it in a folder on another disk.",
    ),
    _H.BG_E_VOLUME_CHANGED: Sentence(
        "Another disk is in the place of the one the download began on.",
        "Connect the first one and resume, or start the download over here.",
    ),
    _H.BG_E_LOCAL_FILE_CHANGED: Sentence(
        "Another program changed the unfinished file.",
        "Start the download over to get the right bytes.",
    ),
    # Conditions that are waited for.
    _H.BG_E_NETWORK_DISCONNECTED: Sentence("No network.", "Connect this computer to a network."),
    _H.BG_E_BLOCKED_BY_POLICY: Sentence(
        "The schedule of speed limits lets no downloads run at this hour.",
        "Change the schedule, or lift it until it changes next.",
    ),
    _H.BG_E_BLOCKED_BY_COST_TRANSFER_POLICY: Sentence(
        "This network is metered, so this download waits for another one.",
        "Use another network, or let it use this one once.",
    ),
    _H.BG_E_STANDBY_MODE: Sentence("The computer is in standby.", "Wake it up."),
    _H.BG_E_BLOCKED_BY_BATTERY_POLICY: Sentence("The computer runs on battery.", "Plug in."),
    _H.BG_E_BLOCKED_BY_BATTERY_SAVER: Sentence(
        "The battery saver is on.", "Plug in, or switch it off."
    ),
    _H.BG_E_BLOCKED_BY_BACKGROUND_ACCESS_POLICY: Sentence(
        "This program may not run in the background.",
        "Allow it in the settings of the operating system.",
    ),
    _H.BG_E_BLOCKED_BY_GAME_MODE: Sentence("Waiting while a game is in front.", "Leave the game."),
    _H.BG_E_BLOCKED_BY_SYSTEM_POLICY: Sentence(
        "The system lets no downloads run now.", "Wait until it does."
    ),
    # Timers and limits of a download.
    _H.BG_E_MAXDOWNLOAD_TIMEOUT: Sentence(
        "The download took longer than its time limit.", "Resume to give it the same time again."
    ),
    _H.BG_E_NO_PROGRESS: Sentence(
        "Nothing came for as long as the download may wait.", "Check link and network, then resume."
    ),
    _H.BG_E_WATCHDOG_TIMEOUT: Sentence("The download stood still.", NETWORK),
    _H.BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED: Sentence(
        "The file is larger than the download's size limit.", "Add it again with a higher limit."
    ),
    _H.BG_E_TOKEN_REQUIRED: Sentence(
        "The secrets of this download were not kept, as there is no keyring.",
        "Give login, headers, cookies or other secrets anew, with the link or by the same command.",
    ),
    # What the server says and sends.
    _H.BG_E_MISSING_FILE_SIZE: Sentence(
        "The server does not say how large the file is.", ASK_OWNER
    ),
    _H.BG_E_INSUFFICIENT_HTTP_SUPPORT: Sentence(
        "The server or a proxy speaks an old form of HTTP.",
        "Use another network or another link.",
    ),
    _H.BG_E_INSUFFICIENT_RANGE_SUPPORT: Sentence(
        "The server or a proxy cannot continue a file in the middle.",
        "Start the download over.",
    ),
    _H.BG_E_INVALID_SERVER_RESPONSE: Sentence(
        "The server sent something other than the file. It may want you to log in.", FRESH_LINK
    ),
    _H.WININET_INVALID_HEADER: Sentence(
        "The server states a length that no file can have.", ASK_OWNER
    ),
    _H.ERROR_UNSUPPORTED_COMPRESSION: Sentence(
        "The server compresses the file in a way that is not known.", ASK_OWNER
    ),
    _H.ERROR_INVALID_DATA: Sentence(
        "What the server sends is damaged.", "Try again later, or use another link."
    ),
    _H.BG_E_REMOTE_FILE_CHANGED: Sentence("The file on the server has changed.", START_OVER),
    _H.BG_E_VALIDATION_FAILED: Sentence(
        "The file is not the one expected: its checksum differs.",
        "Compare the checksum with its source, then resume to fetch the file again.",
    ),
    _H.BG_E_INVALID_RANGE: Sentence(
        "The server has less of the file than was there before.", START_OVER
    ),
    _H.BG_E_INVALID_CREDENTIALS: Sentence(
        "User or password were not accepted.", "Put the right ones into a fresh link."
    ),
    _H.BG_E_FILE_NOT_FOUND: Sentence("The file is not there.", FRESH_LINK),
    _H.BG_E_SESSION_NOT_FOUND: Sentence("The server forgot the upload.", "Start it again."),
    _H.BG_E_CLIENT_SERVER_PROTOCOL_MISMATCH: Sentence(
        "The server does not take uploads of this kind.", ASK_OWNER
    ),
    _H.BG_E_SERVER_EXECUTE_ENABLED: Sentence(
        "The server refuses uploads into a folder that runs programs.", ASK_OWNER
    ),
    _H.BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED: Sentence(
        "The program that checks the server's certificate is gone.", "Start that program again."
    ),
    # Transport.
    _H.BG_E_CONNECT_FAILURE: Sentence("The server cannot be reached.", NETWORK),
    _H.BG_E_CONNECTION_CLOSED: Sentence("The server closed the connection too early.", NETWORK),
    _H.WININET_TIMEOUT: Sentence("The server did not answer in time.", NETWORK),
    _H.WININET_INVALID_URL: Sentence("This is not a valid link.", "Check it for missing parts."),
    _H.WININET_UNRECOGNIZED_SCHEME: Sentence(
        "Links of this kind cannot be downloaded.", "Use one that begins with http, https or file."
    ),
    _H.WININET_NAME_NOT_RESOLVED: Sentence(
        "The server's name was not found.", "Check the link and the network."
    ),
    _H.WININET_CANNOT_CONNECT: Sentence("The server did not accept the connection.", NETWORK),
    _H.WININET_CONNECTION_ABORTED: Sentence("The connection broke off.", NETWORK),
    _H.WININET_CONNECTION_RESET: Sentence("The server cut the connection.", NETWORK),
    _H.WININET_INVALID_SERVER_RESPONSE: Sentence(
        "The server's answer makes no sense.", IF_IT_STAYS
    ),
    _H.WININET_REDIRECT_FAILED: Sentence(
        "The link is passed on too often, or to a place it may not go.", FRESH_LINK
    ),
    _H.WININET_SECURITY_CHANNEL_ERROR: Sentence("The secure connection failed.", NETWORK),
    _H.WININET_SEC_CERT_DATE_INVALID: Sentence(
        "The server's certificate has expired or is not valid yet.",
        "Check this computer's date, or ask whoever runs the server.",
    ),
    _H.WININET_SEC_CERT_CN_INVALID: Sentence(
        "The server's certificate is for another address.", CERTIFICATE
    ),
    _H.WININET_INVALID_CA: Sentence(
        "The server's certificate comes from an issuer this computer does not trust.", CERTIFICATE
    ),
    _H.WININET_SEC_CERT_WRONG_USAGE: Sentence(
        "The server's certificate is not meant for servers.", CERTIFICATE
    ),
    _H.WININET_SEC_CERT_REV_FAILED: Sentence(
        "It could not be checked whether the server's certificate was withdrawn.",
        "Try again later, or ask whoever runs the server.",
    ),
    _H.WININET_SEC_CERT_REVOKED: Sentence("The server's certificate was withdrawn.", CERTIFICATE),
    _H.WININET_CLIENT_AUTH_CERT_NEEDED: NEED_SENTENCES[LoginNeed.CERTIFICATE],
    _H.WININET_CLIENT_AUTH_NO_PRIVATE_KEY: Sentence(
        "The certificate for the server has no private key.", "Choose it together with its key."
    ),
    _H.WININET_CLIENT_AUTH_NO_ACCESS_PRIVATE_KEY: Sentence(
        "The private key of the certificate for the server cannot be read.",
        "Choose the certificate again, and type its passphrase.",
    ),
    _H.WININET_SECURE_FAILURE: Sentence(
        "The server's encryption is too old to be secure.", ASK_OWNER
    ),
    _H.ERROR_NO_DEFAULT_GATEWAY: Sentence("This computer has no way to the internet.", NETWORK),
}

# What a job meets on its own disk, where the words for a refused call would not fit.
_LOCAL_FILE: dict[int, Sentence] = {
    _H.E_ACCESSDENIED: Sentence("The file or its folder may not be written.", OTHER_FOLDER),
    _H.ERROR_PATH_NOT_FOUND: Sentence("The folder of the download is gone.", "Put it back."),
}
# What a link of the file scheme names.
_REMOTE_FILE: dict[int, Sentence] = {
    _H.E_ACCESSDENIED: Sentence(
        "What the link names cannot be copied.",
        "Check that it is a plain file, and who may read it.",
    ),
    _H.ERROR_FILE_NOT_FOUND: Sentence(
        "The link names a file that is not there.", "Check its path, or put it there and resume."
    ),
    _H.WININET_INVALID_URL: Sentence(
        "The link names no file that this computer can open.",
        "Check its path. A file on another computer needs the path its folder has here.",
    ),
}
# What a job meets when its state cannot be stored; %1 is the folder of the profile.
_STORE: dict[int, Sentence] = {
    _H.ERROR_DISK_FULL: Sentence(
        "The list of downloads in %1 cannot be written: its disk is full.", "Free some space there."
    ),
    _H.ERROR_WRITE_PROTECT: Sentence(
        "The list of downloads in %1 cannot be written: the folder is read-only.",
        "Give yourself the right to write there.",
    ),
    _H.ERROR_NOT_READY: Sentence(
        "The list of downloads in %1 cannot be written: it is not there.", "Connect its disk again."
    ),
    _H.ERROR_WRITE_FAULT: Sentence(
        "The list of downloads in %1 cannot be written: the disk does not work.", "Check that disk."
    ),
    _H.ERROR_SHARING_VIOLATION: Sentence(
        "The list of downloads in %1 cannot be written: another program holds it.",
        "Close that program.",
    ),
}
_BY_CONTEXT = {
    ErrorContext.LOCAL_FILE: _LOCAL_FILE,
    ErrorContext.REMOTE_FILE: _REMOTE_FILE,
    ErrorContext.GENERAL_QUEUE_MANAGER: _STORE,
}

CONTEXTS: dict[ErrorContext, str] = {
    ErrorContext.NONE: "no error",
    ErrorContext.UNKNOWN: "the place is not known",
    ErrorContext.GENERAL_QUEUE_MANAGER: "while managing the queue",
    ErrorContext.QUEUE_MANAGER_NOTIFICATION: "while telling another program",
    ErrorContext.LOCAL_FILE: "while writing or reading the local file",
    ErrorContext.REMOTE_FILE: "while fetching the remote file",
    ErrorContext.GENERAL_TRANSPORT: "while connecting to the server",
    ErrorContext.REMOTE_APPLICATION: "in the program behind the server",
    ErrorContext.SERVER_CERTIFICATE_CALLBACK: "while checking the server's certificate",
}

_CONTEXT_CODES: dict[int, ErrorContext] = {
    _H.BG_E_ERROR_CONTEXT_UNKNOWN: ErrorContext.UNKNOWN,
    _H.BG_E_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER: ErrorContext.GENERAL_QUEUE_MANAGER,
    _H.BG_E_ERROR_CONTEXT_LOCAL_FILE: ErrorContext.LOCAL_FILE,
    _H.BG_E_ERROR_CONTEXT_REMOTE_FILE: ErrorContext.REMOTE_FILE,
    _H.BG_E_ERROR_CONTEXT_GENERAL_TRANSPORT: ErrorContext.GENERAL_TRANSPORT,
    _H.BG_E_ERROR_CONTEXT_QUEUE_MANAGER_NOTIFICATION: ErrorContext.QUEUE_MANAGER_NOTIFICATION,
    _H.BG_E_ERROR_CONTEXT_REMOTE_APPLICATION: ErrorContext.REMOTE_APPLICATION,
    _H.BG_E_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK: ErrorContext.SERVER_CERTIFICATE_CALLBACK,
}

CLAIM = Sentence(
    "The file does not match the checksum its server states.",
    "Some servers state a wrong one: keep the file anyway, or start the download over.",
)
"""Of a file that came whole, for which nobody but the server has a checksum."""
UNKNOWN_HINT = "The log file has details."


def describe(code: int, context: ErrorContext = ErrorContext.NONE) -> Sentence:
    """Return message and hint of any code; an unknown one names its number in the message.

    An HTTP status without a sentence of its own gets the one of its class, with the number. In
    some contexts a code has other words; ``%1`` in them is the path the error names.
    """
    code &= 0xFFFFFFFF
    found = _BY_CONTEXT.get(context, {}).get(code) or SENTENCES.get(code)
    if found is not None:
        return found
    if code in _CONTEXT_CODES:
        where = say(describe_context(_CONTEXT_CODES[code]))
        return Sentence(say("It happened {where}.", where=where), "")
    status = http_status_of(code)
    if status is None:
        message = say("An error without a description ({code}).", code=f"0x{code:08X}")
        return Sentence(message, UNKNOWN_HINT)
    of_proxy = PROXY_SENTENCES.get(status) if context is ErrorContext.GENERAL_TRANSPORT else None
    return of_proxy or HTTP_SENTENCES.get(status) or _of_class(status)


def _of_class(status: int) -> Sentence:
    general = HTTP_CLASS_SENTENCES.get(status // 100, HTTP_CLASS_SENTENCES[1])
    return Sentence(say(general.message, status=status), general.hint)


def describe_context(context: ErrorContext | int) -> str:
    """Return where an error happened as a clause that fits behind "It happened"."""
    try:
        return CONTEXTS[ErrorContext(context)]
    except ValueError:
        return CONTEXTS[ErrorContext.UNKNOWN]
