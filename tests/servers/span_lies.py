"""Answers to a Range header, honest ones and every lie a script can ask for."""

import re
from collections.abc import Callable

from tests.servers.script import RangeMode
from tests.servers.wire import LIE, Content, Headers, PatternContent, Piece, Reply

_SHIFT = 4096
_SPEC = re.compile(r"^(\d*)-(\d*)$")
Span = tuple[int, int]


def parse_range(value: str, size: int) -> list[Span] | None:
    """Return the satisfiable half-open spans of a Range header.

    None means the header is to be ignored, an empty list that nothing can be satisfied.
    """
    unit, _, rest = value.partition("=")
    if unit.strip().lower() != "bytes" or not rest:
        return None
    spans: list[Span] = []
    for spec in rest.split(","):
        found = _SPEC.match(spec.strip())
        if found is None or spec.strip() == "-":
            return None
        first, last = found.groups()
        if not first:
            start, end = max(0, size - int(last)), size
        else:
            start, end = int(first), min(int(last) + 1, size) if last else size
        if start < end:
            spans.append((start, end))
    return spans


def answer_range(mode: RangeMode, content: Content, value: str, kind: str | None) -> Reply | None:
    """Return the 206 or 416 (or the lie) for a Range value; None means: send the whole content."""
    spans = parse_range(value, content.size)
    if spans is None or mode == "ignore":
        return None
    if not spans or mode.startswith("416"):
        total = [] if mode == "416_no_total" else [("Content-Range", f"bytes */{content.size}")]
        return Reply(416, list(total))
    if mode.startswith("multipart") or (len(spans) > 1 and mode != "merged"):
        return _multipart(mode, content, spans, kind or "application/octet-stream")
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    return _single(mode, content, start, end)


def whole(mode: RangeMode, content: Content) -> Reply:
    """Return the answer to a request without a range."""
    if mode == "206_to_plain_get" and content.size:
        return _single("honest", content, 0, content.size)
    return Reply(200, [], [Piece(content, 0, content.size)], entity_start=0)


def _single(mode: RangeMode, content: Content, start: int, end: int) -> Reply:
    start, end = _SPANS.get(mode, _as_asked)(start, end, content.size)
    status = 200 if mode == "200_content_range" else 206
    sent = _shifted(content) if mode == "offset_shift_content" else content
    headers = _content_range(mode, start, end, content.size)
    return Reply(status, headers, [Piece(sent, start, end)], entity_start=start)


def _as_asked(start: int, end: int, _size: int) -> Span:
    return start, end


def _other_start(start: int, end: int, size: int) -> Span:
    if end - start > 1:
        return start + 1, end
    return (start + 1, end + 1) if end < size else (start - 1, end - 1)


def _first_half(start: int, end: int, _size: int) -> Span:
    return start, start + max(1, (end - start) // 2)


def _further(start: int, end: int, size: int) -> Span:
    return start, min(size, end + LIE)


_SPANS: dict[str, Callable[[int, int, int], Span]] = {
    "wrong_start": _other_start,
    "short": _first_half,
    "long": _further,
}


def _content_range(mode: RangeMode, start: int, end: int, size: int) -> Headers:
    honest = f"bytes {start}-{end - 1}/{size}"
    lies: dict[str, str | None] = {
        "no_content_range": None,
        "bad_content_range": "bytes somewhere",
        "huge_content_range": f"bytes {'9' * 25}-{'9' * 26}/{'9' * 27}",
        "bad_unit": honest.replace("bytes", "items"),
        "wrong_end": f"bytes {start}-{end}/{size}",
        "wrong_total": f"bytes {start}-{end - 1}/{size + LIE}",
        "unknown_total": f"bytes {start}-{end - 1}/*",
    }
    value = lies.get(mode, honest)
    return [] if value is None else [("Content-Range", value)]


def _shifted(content: Content) -> Content:
    if isinstance(content, PatternContent):
        return PatternContent(content.seed, content.size, content.shift + _SHIFT)
    return PatternContent(1, content.size, _SHIFT)


def _multipart(mode: RangeMode, content: Content, spans: list[Span], kind: str) -> Reply:
    boundary = "7f3a-part-of-the-pattern-91c2"
    pieces: list[Piece] = []
    for start, end in reversed(spans) if mode == "multipart_reordered" else spans:
        head = (
            f"\r\n--{boundary}\r\nContent-Type: {kind}\r\n"
            f"Content-Range: bytes {start}-{end - 1}/{content.size}\r\n\r\n"
        )
        pieces += [Piece.of(head.encode()), Piece(content, start, end)]
    if mode != "multipart_cut":
        pieces.append(Piece.of(f"\r\n--{boundary}--\r\n".encode()))
    label = ("Content-Type", f"multipart/byteranges; boundary={boundary}")
    headers: Headers = [label]
    if mode == "multipart_and_content_range":
        start, end = spans[0]
        headers.append(("Content-Range", f"bytes {start}-{end - 1}/{content.size}"))
    return Reply(206, headers, pieces)
