"""What a person is told by each error a case can end with, as the front ends show it.

Written down by hand and apart from the program's own tables: whoever changes a sentence there
reads it here once more.
"""

from collections.abc import Mapping

from bitsgui.bits.errors import ErrorClass, Hresult, http_hresult
from bitsgui.bits.types import JobState

_LINK = "Check the link, or get a fresh one from the page it came from."
_RESTART = "Start the download over to get the new file."
_NETWORK = "Check the network."
_SERVER = "Ask whoever runs the server if it stays so."

WORDS: Mapping[int, str] = {
    Hresult.BG_E_REMOTE_FILE_CHANGED: f"The file on the server has changed. {_RESTART}",
    Hresult.BG_E_INVALID_SERVER_RESPONSE: (
        f"The server sent something other than the file. It may want you to log in. {_LINK}"
    ),
    Hresult.BG_E_VALIDATION_FAILED: (
        "The file is not the one expected: its checksum differs. Compare the checksum with its "
        "source, then resume to fetch the file again."
    ),
    Hresult.BG_E_INSUFFICIENT_RANGE_SUPPORT: (
        "The server or a proxy cannot continue a file in the middle. Start the download over."
    ),
    Hresult.BG_E_INVALID_RANGE: (
        f"The server has less of the file than was there before. {_RESTART}"
    ),
    Hresult.WININET_INVALID_SERVER_RESPONSE: f"The server's answer makes no sense. {_SERVER}",
    Hresult.WININET_REDIRECT_FAILED: (
        f"The link is passed on too often, or to a place it may not go. {_LINK}"
    ),
    Hresult.WININET_CONNECTION_ABORTED: f"The connection broke off. {_NETWORK}",
    Hresult.WININET_CANNOT_CONNECT: f"The server did not accept the connection. {_NETWORK}",
    Hresult.WININET_TIMEOUT: f"The server did not answer in time. {_NETWORK}",
    Hresult.WININET_SECURITY_CHANNEL_ERROR: f"The secure connection failed. {_NETWORK}",
    Hresult.WININET_BAD_AUTO_PROXY_SCRIPT: (
        "The script that names the proxy does not work. Ask whoever made it, or name another "
        "where it was set, then resume."
    ),
    Hresult.BG_E_INVALID_PROXY_INFO: (
        "The proxy cannot be used. Check the proxy's address where it was set, then resume."
    ),
    Hresult.BG_E_LOCAL_FILE_CHANGED: (
        "Another program changed the unfinished file. Start the download over to get the right "
        "bytes."
    ),
    Hresult.ERROR_UNSUPPORTED_COMPRESSION: (
        "The server compresses the file in a way that is not known. Ask whoever runs the server, "
        "or use another link."
    ),
    Hresult.E_INVALIDARG: "A value is not allowed. Check what was given.",
    Hresult.ERROR_DISK_FULL: "The disk is full. Free some space.",
    Hresult.ERROR_WRITE_PROTECT: (
        "The disk is write-protected. Change the folder's permissions and resume, or go on in "
        "another folder."
    ),
    Hresult.ERROR_PATH_NOT_FOUND: "The folder of the download is gone. Put it back.",
    Hresult.ERROR_NOT_READY: (
        "The disk of the download is not there, or does not answer. Connect it again, or wait "
        "until it answers."
    ),
    Hresult.ERROR_ALREADY_EXISTS: (
        "A file of this name is already there. Move it away and resume, or download anyway: this "
        "one then gets another name."
    ),
    http_hresult(302): f"The link leads elsewhere, and may not be followed (HTTP 302). {_LINK}",
    http_hresult(401): (
        "The server asks you to log in. Get a fresh link after logging in, or give the "
        "download user and password."
    ),
    http_hresult(404): f"The server has no such file. {_LINK}",
    http_hresult(407): (
        "The proxy asks you to log in. Ask whoever runs the proxy, or use another one."
    ),
    http_hresult(429): f"The server asks for fewer requests. {_SERVER}",
    http_hresult(502): f"A server on the way got no proper answer. {_SERVER}",
    http_hresult(503): f"The server is busy or under maintenance. {_SERVER}",
}


def outlook_of(state: JobState, error_class: str) -> str:
    """Return what is said to happen by itself to a job in ``state``."""
    if state is JobState.ERROR:
        return ""
    by_itself = {
        ErrorClass.TRANSIENT.value: "It is tried again by itself.",
        ErrorClass.WAITING.value: "The download goes on by itself.",
    }
    return by_itself.get(error_class, "")
