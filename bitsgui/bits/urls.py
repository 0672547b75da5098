"""Addresses of remote files: read, normalised like browsers do, joined, compared, masked."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote, quote_from_bytes, unquote

from bitsgui.bits.file_urls import from_local_path, local_path, looks_local
from bitsgui.bits.hosts import UrlError, canonical_host
from bitsgui.bits.url_mask import mask
from bitsgui.bits.words import say

__all__ = [
    "RemoteUrl",
    "UrlError",
    "from_local_path",
    "host_key",
    "join",
    "mask",
    "may_send_secrets",
    "parse_remote",
    "same_host",
    "to_local_path",
]

DEFAULT_PORTS = {"http": 80, "https": 443}
MAX_PORT = 65535

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_EDGES = "".join(map(chr, range(0x21)))
_SINGLE_DOT = re.compile(r"\.|%2e", re.IGNORECASE)
_DOUBLE_DOT = re.compile(r"(?:\.|%2e){2}", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z][:|]")
# What the URL standard leaves as it is (percent-encode sets of path, query and fragment).
_PATH_SAFE = "/!$%&'()*+,-.:;=@[]_|~"
_QUERY_SAFE = "/!$%&()*+,-.:;=?@[]^_`{|}~\\"
_FRAGMENT_SAFE = "/!#$%&'()*+,-.:;=?@[]^_{|}~\\"
# Most paths are what they are to become: a long list of links is read in half the time.
_NORMAL_PATH = re.compile(
    rf"(?:/(?!(?:\.|%2[Ee]){{1,2}}(?:/|$))[A-Za-z0-9{re.escape(_PATH_SAFE[1:])}]*)+"
)
_AUTHORITY_END = re.compile(r"[/\\?#]")
_PATH_END = re.compile(r"[?#]")


@dataclass(frozen=True, slots=True)
class RemoteUrl:
    """A normalised http, https or file address.

    ``url`` has neither user info nor fragment; ``host`` is lower-case ASCII, IPv6 in brackets,
    "" for a local file; ``port`` is the effective one, None for files; ``target`` is path and
    query; ``user`` and ``password`` are percent-decoded, None if absent, hidden by repr.
    """

    url: str
    scheme: str
    host: str
    port: int | None
    target: str
    user: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    fragment: str | None = field(default=None, repr=False)

    def __repr__(self) -> str:
        return f"RemoteUrl({mask(self.url)!r})"

    @property
    def authority(self) -> str:
        """Host, with the port where it is not the default: the value of the Host field."""
        if self.port is None or self.port == DEFAULT_PORTS[self.scheme]:
            return self.host
        return f"{self.host}:{self.port}"


def parse_remote(text: str, *, limit: int | None = None) -> RemoteUrl:
    r"""Read an address typed by a user or given by a program.

    Accepts http, https and file URLs and absolute local paths (``/x``, ``C:\x``, ``\\host\x``),
    which become file URLs. ``limit`` is the greatest length in characters, before and after
    normalisation. Never names another host or path than browsers would.
    Source: WHATWG URL standard; it repairs more than this function accepts.
    Raises: UrlError.
    """
    if limit is not None and len(text) > limit:
        raise UrlError(say("The address is longer than {limit} characters.", limit=limit))
    remote = _parsed(text)
    if limit is not None and len(remote.url) > limit:
        raise UrlError(
            say("The address is longer than {limit} characters once encoded.", limit=limit)
        )
    return remote


# A transfer asks for the parts of its address half a dozen times, and thousands may be added at
# once before the first of them begins.
@lru_cache(maxsize=4096)
def _parsed(text: str) -> RemoteUrl:
    if looks_local(text):
        return _split_file(from_local_path(text, windows=not text.startswith("/"))[5:])
    return _parse_absolute(_clean(text))


def join(base: str, location: str) -> RemoteUrl:
    """Return where a redirect from ``base`` to the Location value ``location`` leads.

    ``location`` may be relative; bytes above 0x7F are given as Latin-1 code points and are read
    as UTF-8 or kept as escapes. User info of ``base`` is not inherited.
    Raises: UrlError also if the target is not http or https (a server must not open files).
    """
    origin = parse_remote(base)
    if origin.scheme not in DEFAULT_PORTS:
        raise UrlError("Only http and https addresses can redirect.")
    reference = _clean(_wire_text(location))
    match = _SCHEME.match(reference)
    if match and match[1].lower() == origin.scheme and not _slashes(reference[match.end() :], 2):
        reference, match = reference[match.end() :], None
    if match:
        remote = _parse_absolute(reference)
    elif _slashes(reference, 2):
        remote = _parse_absolute(f"{origin.scheme}:{reference}")
    else:
        remote = _relative(origin, reference)
    if remote.scheme not in DEFAULT_PORTS:
        raise UrlError("The server redirects to an address that is not http or https.")
    return remote


def host_key(url: str) -> str:
    """Return ``scheme://host:port`` in canonical form; ``file://host`` for files.

    Raises: UrlError.
    """
    remote = parse_remote(url)
    port = "" if remote.port is None else f":{remote.port}"
    return f"{remote.scheme}://{remote.host}{port}"


def same_host(a: str, b: str) -> bool:
    """Return whether ``b`` is on the host of ``a``, any port, and not down from https."""
    first, second = parse_remote(a), parse_remote(b)
    return first.host == second.host and not _is_downgrade(first, second)


def may_send_secrets(original_url: str, target_url: str) -> bool:
    """Return whether secrets given for ``original_url`` may go to ``target_url``.

    Only to the same host and port, never down from https. An upgrade from http to https counts
    as the same port when both are the default ones. An unreadable address gets nothing.
    """
    try:
        first, second = parse_remote(original_url), parse_remote(target_url)
    except UrlError:
        return False
    if first.port is None or second.port is None or _is_downgrade(first, second):
        return False
    are_default = all(u.port == DEFAULT_PORTS[u.scheme] for u in (first, second))
    return first.host == second.host and (first.port == second.port or are_default)


def to_local_path(file_url: str, *, windows: bool) -> str:
    """Return the path a file URL names, in the syntax of Windows or POSIX.

    Raises: UrlError if it is no file URL, names another computer on POSIX, has no drive or
    share on Windows, or hides a separator or NUL in escapes.
    """
    remote = parse_remote(file_url)
    if remote.scheme != "file":
        raise UrlError("The address is not a file URL.")
    return local_path(remote.host, remote.target.partition("?")[0], windows=windows)


def _clean(text: str) -> str:
    return re.sub(r"[\t\r\n]", "", text.strip(_EDGES))


def _slashes(text: str, count: int) -> bool:
    return len(text) >= count and all(c in "/\\" for c in text[:count])


def _parse_absolute(text: str) -> RemoteUrl:
    if not text:
        raise UrlError("The address is empty.")
    match = _SCHEME.match(text)
    if match is None:
        raise UrlError("The address must begin with http://, https:// or file://.")
    scheme, rest = match[1].lower(), text[match.end() :]
    if scheme == "file":
        return _split_file(rest)
    if scheme not in DEFAULT_PORTS:
        raise UrlError("Only http, https and file addresses can be transferred.")
    if not _slashes(rest, 2) or _slashes(rest, 3):
        raise UrlError(
            say("After {scheme}: two slashes and a host name must follow.", scheme=scheme)
        )
    authority, tail = _cut(rest[2:], _AUTHORITY_END)
    return _assemble(scheme, authority, tail)


def _assemble(scheme: str, authority: str, tail: str) -> RemoteUrl:
    user_info, has_user, host_port = authority.rpartition("@")
    host_text, port = _host_and_port(host_port, DEFAULT_PORTS[scheme])
    host = canonical_host(host_text)
    user, has_password, password = user_info.partition(":")
    target, fragment = _target(tail, keeps_drive=False)
    shown_port = "" if port == DEFAULT_PORTS[scheme] else f":{port}"
    return RemoteUrl(
        url=f"{scheme}://{host}{shown_port}{target}",
        scheme=scheme,
        host=host,
        port=port,
        target=target,
        user=unquote(user) if has_user and user_info != ":" and user_info else None,
        password=unquote(password) if has_password and user_info != ":" else None,
        fragment=fragment,
    )


def _host_and_port(text: str, default: int) -> tuple[str, int]:
    host, colon, digits = text.rpartition(":") if not text.endswith("]") else (text, "", "")
    if not colon:
        return text, default
    if not digits:
        return host, default
    if not (digits.isascii() and digits.isdigit()) or len(digits.lstrip("0")) > len(str(MAX_PORT)):
        raise UrlError("The port in the address is not a number from 1 to 65535.")
    port = int(digits)
    if not 0 < port <= MAX_PORT:
        raise UrlError("The port in the address is not a number from 1 to 65535.")
    return host, port


def _split_file(rest: str) -> RemoteUrl:
    host = ""
    if _slashes(rest, 2):
        authority, rest = _cut(rest[2:], _AUTHORITY_END)
        if _DRIVE.fullmatch(authority):
            rest = "/" + authority + rest
        elif authority:
            host = canonical_host(authority)
    elif not _slashes(rest, 1):
        rest = rest if rest[:1] in {"?", "#"} else "/" + rest
    host = "" if host == "localhost" else host
    target, fragment = _target(rest, keeps_drive=True)
    return RemoteUrl(f"file://{host}{target}", "file", host, None, target, fragment=fragment)


def _relative(origin: RemoteUrl, reference: str) -> RemoteUrl:
    path, tail = _cut(reference, _PATH_END)
    old_path, has_query, old_query = origin.target.partition("?")
    if not path:
        old_tail = f"?{old_query}" if has_query and not tail.startswith("?") else ""
        return _assemble(origin.scheme, origin.authority, old_path + old_tail + tail)
    if not _slashes(path, 1):
        path = old_path[: old_path.rindex("/") + 1] + path
    return _assemble(origin.scheme, origin.authority, path + tail)


def _target(text: str, *, keeps_drive: bool) -> tuple[str, str | None]:
    """Split a raw tail into the encoded request target and the encoded fragment."""
    rest, has_fragment, fragment = text.partition("#")
    path, has_query, query = rest.partition("?")
    try:
        target = _normal_path(path, keeps_drive=keeps_drive)
        if has_query:
            target += "?" + quote(query, safe=_QUERY_SAFE)
        return target, quote(fragment, safe=_FRAGMENT_SAFE) if has_fragment else None
    except UnicodeEncodeError as error:
        raise UrlError("The address contains characters that cannot be encoded.") from error


def _normal_path(path: str, *, keeps_drive: bool) -> str:
    if not keeps_drive and _NORMAL_PATH.fullmatch(path):
        return path
    segments = path.replace("\\", "/").split("/")[1:]
    kept: list[str] = []
    for index, segment in enumerate(segments):
        is_last = index == len(segments) - 1
        if _DOUBLE_DOT.fullmatch(segment):
            if kept and not (keeps_drive and len(kept) == 1 and _DRIVE.fullmatch(kept[0])):
                kept.pop()
        elif not _SINGLE_DOT.fullmatch(segment):
            # The standard rewrites the drive "C|" to "C:".
            is_drive = keeps_drive and not kept and _DRIVE.fullmatch(segment)
            kept.append(segment[0] + ":" if is_drive else quote(segment, safe=_PATH_SAFE))
            continue
        if is_last:
            kept.append("")
    return "/" + "/".join(kept)


def _cut(text: str, stop: re.Pattern[str]) -> tuple[str, str]:
    found = stop.search(text)
    return (text, "") if found is None else (text[: found.start()], text[found.start() :])


def _wire_text(location: str) -> str:
    if location.isascii():
        return location
    try:
        raw = location.encode("latin-1")
    except UnicodeEncodeError:
        return location
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return quote_from_bytes(raw, safe=bytes(range(0x80)))


def _is_downgrade(first: RemoteUrl, second: RemoteUrl) -> bool:
    return first.scheme == "https" and second.scheme != "https"
