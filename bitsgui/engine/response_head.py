"""Pure rules that tell from the head of a response how its body will be read."""

import enum
import re
from dataclasses import dataclass

LARGE_BODY = 1024 * 1024
"""Bodies of at least this many bytes bypass the HTTP parser."""

MAX_HEAD = 128 * 1024
"""Longest header block in bytes that is waited for, with the interim ones before it."""

MOST_INTERIM = 20
"""Interim answers (1xx) to one request that are passed over; a server sends one or two."""

# h11 ends a header block at the same pattern, a bare line feed included: both must agree on it.
_BLANK_LINE = re.compile(rb"\n\r?\n")
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})(?: |\r?\n)")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_ANY_LENGTH = re.compile(rb"^content-length", re.IGNORECASE | re.MULTILINE)
_UNUSUAL = re.compile(rb"^(?:transfer-encoding|[ \t])", re.IGNORECASE | re.MULTILINE)
_NO_BODY_STATUSES = frozenset({b"101", b"204", b"304"})
_NO_BODY_METHODS = frozenset({b"HEAD", b"CONNECT"})


class Route(enum.Enum):
    """What follows a header block."""

    INTERIM = enum.auto()
    """Another header block: this one was a 1xx."""
    PARSER = enum.auto()
    """Whatever it is, the HTTP parser reads it."""
    DIRECT = enum.auto()
    """A large body of known length that the parser never sees."""


@dataclass(frozen=True, slots=True)
class Framing:
    """How to read on after a header block; ``length`` is in bytes and 0 unless DIRECT."""

    route: Route
    length: int = 0


_BY_PARSER = Framing(Route.PARSER)


def excess(size: int, interim: int) -> str | None:
    """Return what there is too much of in the heads that answer one request, or None.

    ``size`` is the bytes of them so far, ``interim`` how many were 1xx.
    """
    if size > MAX_HEAD:
        return f"response head exceeds {MAX_HEAD} bytes"
    if interim > MOST_INTERIM:
        return f"more than {MOST_INTERIM} interim answers and none that counts"
    return None


def head_end(data: bytes | bytearray, start: int = 0) -> int:
    """Return the offset just behind the first blank line found from ``start`` on, or -1."""
    found = _BLANK_LINE.search(data, start)
    return found.end() if found else -1


def request_method(start_of_request: bytes) -> bytes:
    """Return the method of a request from its first bytes on the wire."""
    return bytes(start_of_request[:16]).partition(b" ")[0]


def framing(head: bytes, method: bytes) -> Framing:
    """Decide who reads what follows ``head``, the answer to a request with ``method``.

    Only the plainest case goes DIRECT: HTTP/1.x, one well-formed Content-Length, no
    Transfer-Encoding, no folded line. All else, above all malformed heads, is left to the
    parser, which rejects what it must.
    Source: RFC 9112 section 6.3 (message body length).
    """
    status_line = _STATUS.match(head)
    if status_line is None:
        return _BY_PARSER
    status = status_line[1]
    if status.startswith(b"1") and status != b"101":
        return Framing(Route.INTERIM)
    if method in _NO_BODY_METHODS or status in _NO_BODY_STATUSES:
        return _BY_PARSER
    length = _plain_length(head)
    return Framing(Route.DIRECT, length) if length >= LARGE_BODY else _BY_PARSER


def _plain_length(head: bytes) -> int:
    if _UNUSUAL.search(head) or len(_ANY_LENGTH.findall(head)) != 1:
        return 0
    found = _LENGTH.search(head)
    return int(found[1]) if found else 0
