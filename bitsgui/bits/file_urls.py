"""Local paths as file URLs and back, for Windows and POSIX alike on any system."""

import os
import re
from urllib.parse import quote, unquote, unquote_to_bytes

from bitsgui.bits.hosts import UrlError

__all__ = ["from_local_path", "local_path", "looks_local"]

_LOCAL_HOSTS = frozenset({"", "localhost", "127.0.0.1", "[::1]"})
_SAFE = "/!$&'()*+,:=@~"
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_UNC = re.compile(r"\\\\(?![?.][\\/])[^\\/]+[\\/][^\\/]")
_DRIVE_PATH = re.compile(r"/([A-Za-z])[:|](/.*)", re.DOTALL)


def looks_local(text: str) -> bool:
    """Return whether ``text`` has the form of an absolute path (POSIX, drive or UNC)."""
    is_posix = text.startswith("/") and not text.startswith(("//", "/\\"))
    return is_posix or _DRIVE.match(text) is not None or text.startswith("\\\\")


def from_local_path(path: str, *, windows: bool) -> str:
    r"""Return the file URL of an absolute path; ``\\server\share`` becomes ``file://server``.

    Raises: UrlError if the path is relative, a device path (``\\?\``) or contains NUL.
    """
    if "\0" in path:
        raise UrlError("The path contains a NUL character.")
    try:
        return _windows_url(path) if windows else _posix_url(path)
    except UnicodeEncodeError as error:
        raise UrlError("The path contains characters that cannot be encoded.") from error


def local_path(host: str, path: str, *, windows: bool) -> str:
    """Return the local path of a file URL given as its host and its encoded path.

    A name on POSIX is bytes: those that are no text come as the system's functions take them.
    Raises: UrlError if the URL names another computer (POSIX), has bytes that are no text
    (Windows), or hides a separator or NUL.
    """
    hidden = re.search(r"%00|%2f|%5c" if windows else r"%00|%2f", path, re.IGNORECASE)
    if hidden:
        raise UrlError("The path contains an escaped separator or NUL character.")
    if windows:
        try:
            return _windows_path(host, unquote(path, errors="strict"))
        except UnicodeError as error:
            raise UrlError("The path contains bytes that are not UTF-8 text.") from error
    if host not in _LOCAL_HOSTS:
        raise UrlError("The file is on another computer, which this system cannot open by URL.")
    return re.sub("/{2,}", "/", os.fsdecode(unquote_to_bytes(path)))


def _posix_url(path: str) -> str:
    if not path.startswith("/"):
        raise UrlError("The path must be absolute.")
    return "file://" + quote(os.fsencode(path), safe=_SAFE)


def _windows_url(path: str) -> str:
    if _DRIVE.match(path):
        if ":" in path[2:]:
            raise UrlError("The path names an alternate data stream.")
        return "file:///" + quote(path.replace("\\", "/"), safe=_SAFE)
    if _UNC.match(path):
        return "file:" + quote(path.replace("\\", "/"), safe=_SAFE)
    raise UrlError("The path must be absolute: a drive letter or a share.")


def _windows_path(host: str, path: str) -> str:
    if drive := _DRIVE_PATH.fullmatch(path):
        host, path = "", f"{drive[1].upper()}:{re.sub('/{2,}', '/', drive[2])}"
        if ":" in path[2:]:
            raise UrlError("The path names an alternate data stream.")
        return path.replace("/", "\\")
    if host in _LOCAL_HOSTS and path.startswith("//"):
        host, _, rest = path.lstrip("/").partition("/")
        path = "/" + rest
    if host in _LOCAL_HOSTS or path == "/" or ":" in path or host in {"?", "."}:
        # "/name" without a drive must not become a share: that would contact another computer.
        raise UrlError("The path must be absolute: a drive letter or a share.")
    return "\\\\" + host + re.sub("/{2,}", "/", path).replace("/", "\\")
