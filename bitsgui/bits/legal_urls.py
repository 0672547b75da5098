"""What may stand in an address as it is, and what a program would have to escape first."""

import re

from bitsgui.bits.file_urls import looks_local

# RFC 3986 section 2: reserved and unreserved characters, and escapes. Brackets are for the numeric
# addresses of hosts only.
_ANYWHERE = r"A-Za-z0-9\-._~!$&'()*+,;=:@"
_NO_ESCAPE = r"%(?![0-9A-Fa-f]{2})"
_BAD_IN_HOST = re.compile(rf"[^{_ANYWHERE}%\[\]]|{_NO_ESCAPE}")
_BAD_BEHIND_IT = re.compile(rf"[^{_ANYWHERE}%/?#]|{_NO_ESCAPE}")
_PARTS = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*://)([^/\\?#]*)(.*)", re.DOTALL)


def illegal_in(url: str) -> str | None:
    """Return the first character of an address that has to be escaped, None if there is none.

    "%" stands for one that begins no escape. In the path of a local file all are legal.
    """
    if looks_local(url):
        return None
    parts = _PARTS.fullmatch(url)
    host, rest = ("", url) if parts is None else (parts[2], parts[3])
    found = _BAD_IN_HOST.search(host) or _BAD_BEHIND_IT.search(rest)
    return found[0] if found is not None else None


def has_wildcard(url: str) -> bool:
    """Return whether a path has one; in that of an address a question mark begins the query."""
    if looks_local(url):
        return "*" in url or "?" in url
    return "*" in re.split(r"[?#]", url, maxsplit=1)[0]
