"""Requests and replies of the scripted server and how a reply looks on the wire, lies included."""

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Protocol, TypeAlias
from urllib.parse import parse_qs, unquote

from tests.servers.pattern import pattern
from tests.servers.script import HeadForm, LengthMode

LIE = 1000
Headers: TypeAlias = list[tuple[str, str]]
_MUST_CLOSE = frozenset(
    {
        "absent", "chunked_no_end", "chunked_bad_size", "chunked_and_length", "http10",
        "http10_length", "too_long", "too_short", "negative", "huge", "text", "conflicting",
    }
)  # fmt: skip


class Content(Protocol):
    """Bytes of known size readable at any offset."""

    @property
    def size(self) -> int: ...

    def read(self, start: int, end: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class PatternContent:
    """The seeded pattern, moved by ``shift`` bytes."""

    seed: int
    size: int
    shift: int = 0

    def read(self, start: int, end: int) -> bytes:
        """Return ``[start, end)``."""
        return pattern(self.seed, start + self.shift, end + self.shift)


@dataclass(frozen=True, slots=True)
class BytesContent:
    """Content held in memory."""

    data: bytes

    @property
    def size(self) -> int:
        """Length in bytes."""
        return len(self.data)

    def read(self, start: int, end: int) -> bytes:
        """Return ``[start, end)``."""
        return self.data[start:end]


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes ``[start, end)`` of a content."""

    content: Content
    start: int
    end: int

    @classmethod
    def of(cls, data: bytes) -> "Piece":
        """Wrap plain bytes."""
        return cls(BytesContent(data), 0, len(data))


@dataclass(slots=True)
class Request:
    """A request as read; header names are lower case, repeated ones joined by ', '."""

    method: str
    target: str
    version: str
    headers: dict[str, str]
    body: bytes = b""

    @property
    def path(self) -> str:
        """The target without its query, percent-decoded."""
        return unquote(self.target.split("?", 1)[0])

    @property
    def query(self) -> dict[str, str]:
        """Query fields, the first value of each."""
        parts = self.target.split("?", 1)
        found = parse_qs(parts[1], keep_blank_values=True) if len(parts) == 2 else {}
        return {name: values[0] for name, values in found.items()}

    def header(self, name: str) -> str:
        """Return the value, or an empty string."""
        return self.headers.get(name.lower(), "")


def parse_request(head: bytes) -> Request:
    """Parse a request head that ends with an empty line.

    Raises:
        ValueError: if it is no HTTP request.
    """
    lines = head.decode("latin-1").rstrip("\r\n").split("\r\n")
    method, target, version = lines[0].split(" ")
    headers: dict[str, str] = {}
    for line in lines[1:]:
        name, _, value = line.partition(":")
        name, value = name.strip().lower(), value.strip()
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    if target.startswith(("http://", "https://")):
        target = "/" + target.split("/", 3)[3] if target.count("/") > 2 else "/"
    return Request(method, target, version, headers)


@dataclass(slots=True)
class Reply:
    """An answer before it is put on the wire.

    Attributes:
        entity_start: content offset of the first body byte, None when the body is no single span.
        drop: close without an answer. ``unanswered``: say nothing until the path is released.
        bodiless: HEAD, 204 and 304; lengths are stated all the same.
        keeps_length: False leaves the framing headers out (HEAD without length).
    """

    status: int
    headers: Headers = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: LengthMode = "honest"
    head_form: HeadForm = "normal"
    interim: tuple[int, ...] = ()
    entity_start: int | None = None
    bodiless: bool = False
    keeps_length: bool = True
    extra_length: int = 0
    drop: str | None = None
    unanswered: bool = False
    scripted: bool = False

    @property
    def size(self) -> int:
        """Bytes of the body as sent."""
        return sum(piece.end - piece.start for piece in self.pieces)

    @property
    def must_close(self) -> bool:
        """Whether the framing leaves no way to go on with the connection."""
        return self.length in _MUST_CLOSE or self.head_form in {"http09", "bad_status_line"}


def plain(
    status: int, text: str, headers: Headers | None = None, kind: str = "text/plain"
) -> Reply:
    """Return a small honest answer."""
    return Reply(status, [("Content-Type", kind), *(headers or [])], [Piece.of(text.encode())])


def read_block(pieces: list[Piece], position: int, most: int) -> bytes:
    """Return one to ``most`` body bytes from a body offset on, never across two pieces."""
    for piece in pieces:
        start = piece.start + position
        if start < piece.end:
            return piece.content.read(start, min(piece.end, start + most))
        position -= piece.end - piece.start
    raise ValueError("position behind the body")


def framing_headers(mode: LengthMode, size: int) -> Headers:
    """Return the headers that state, or misstate, where a body of ``size`` bytes ends."""
    chunked = ("Transfer-Encoding", "chunked")
    length = ("Content-Length", str(size))
    lies: dict[str, Headers] = {
        "absent": [],
        "http10": [],
        "chunked": [chunked],
        "chunked_no_end": [chunked],
        "chunked_bad_size": [chunked],
        "chunked_and_length": [length, chunked],
        "too_long": [("Content-Length", str(size + LIE))],
        "too_short": [("Content-Length", str(size - min(LIE, size // 2)))],
        "negative": [("Content-Length", "-5")],
        "huge": [("Content-Length", "9" * 30)],
        "text": [("Content-Length", "many")],
        "twice": [length, length],
        "conflicting": [length, ("Content-Length", str(size + 7))],
    }
    return lies.get(mode, [length])


def head_bytes(reply: Reply, *, close: bool) -> bytes:
    """Return status line and headers as they go on the wire, interim answers first."""
    if reply.head_form == "http09":
        return b""
    headers = list(reply.headers)
    if reply.keeps_length and reply.status not in {204, 304}:
        headers += framing_headers(reply.length, reply.size + reply.extra_length)
    if close or reply.length.startswith("http10"):
        headers.append(("Connection", "close"))
    lines = [_status_line(reply)] + [_header_line(reply.head_form, *item) for item in headers]
    lines += _ballast(reply.head_form)
    head = "\r\n".join(lines) + "\r\n\r\n"
    if reply.head_form == "bare_lf":
        head = head.replace("\r\n", "\n")
    if reply.head_form == "leading_blank_lines":
        head = "\r\n\r\n" + head
    return (_interim(reply.interim) + head).encode("utf-8", "surrogateescape")


def frame(mode: LengthMode, data: bytes, *, damaged: bool = False) -> bytes:
    """Wrap one block for the body's framing; ``damaged`` breaks the chunk size."""
    if not mode.startswith("chunked"):
        return data
    size = b"zz" if damaged else b"%x" % len(data)
    return size + b"\r\n" + data + b"\r\n"


def ending(mode: LengthMode) -> bytes:
    """Return what goes behind the last block."""
    return b"0\r\n\r\n" if mode in {"chunked", "chunked_and_length"} else b""


def reason(status: int) -> str:
    """Return the usual phrase, or a word for numbers nobody registered."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unregistered"


def _status_line(reply: Reply) -> str:
    if reply.head_form == "bad_status_line":
        return "HTTP/1.1 abc Nonsense"
    version = "HTTP/1.0" if reply.length.startswith("http10") else "HTTP/1.1"
    if reply.head_form == "no_reason":
        return f"{version} {reply.status}"
    return f"{version} {reply.status} {reason(reply.status)}"


def _header_line(form: HeadForm, name: str, value: str) -> str:
    if form == "obs_fold" and name == "Content-Type":
        return f"{name}:\r\n {value}"
    if form == "space_before_colon" and name == "Content-Length":
        return f"{name} : {value}"
    return f"{name}: {value}"


def _ballast(form: HeadForm) -> list[str]:
    ballast = {
        "big_header_64k": lambda: ["X-Big: " + "a" * 65536],
        "big_header_1m": lambda: ["X-Big: " + "a" * 1048576],
        "many_headers": lambda: [f"X-Many-{i}: {i}" for i in range(2000)],
        "obs_fold": lambda: ["X-Folded: one\r\n two"],
        "nul_in_header": lambda: ["X-Nul: a\0b"],
    }
    return ballast[form]() if form in ballast else []


def _interim(statuses: tuple[int, ...]) -> str:
    extra = {103: "Link: </style.css>; rel=preload\r\n"}
    return "".join(
        f"HTTP/1.1 {status} {reason(status)}\r\n{extra.get(status, '')}\r\n" for status in statuses
    )
