"""Reading and writing single HTTP header fields; wire ranges become half-open only here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bitsgui.bits.http_dates import parse_http_date
from bitsgui.bits.validators import Validator, Verdict

__all__ = [
    "ContentRange",
    "HeaderError",
    "Validator",
    "Verdict",
    "content_codings",
    "format_range",
    "is_html",
    "media_type",
    "parse_content_length",
    "parse_content_range",
    "parse_http_date",
    "parse_retry_after",
    "wire_bytes",
    "wire_text",
]

_LARGEST = 2**63 - 1
_LONGEST_WAIT_S = 2**31  # RFC 9111 section 1.2.2: larger delta-seconds mean this
_SPACE = " \t"
_DIGITS = re.compile(r"[0-9]+")
# White space around the numbers is read as browsers do; "bytes=" is written by some servers.
_CONTENT_RANGE = re.compile(
    r"bytes(?:\t* |=)[ \t]*(?:([0-9]+)[ \t]*-[ \t]*([0-9]+)|\*)[ \t]*/[ \t]*([0-9]+|\*)",
    re.IGNORECASE,
)
_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"  # noqa: S105  # a grammar rule, not a secret
_MEDIA_TYPE = re.compile(rf"({_TOKEN}/{_TOKEN})[ \t]*(?:[;,]|$)")
_HTML_TYPES = {"text/html", "application/xhtml+xml"}

OWN_HEADERS = frozenset(
    {
        "accept-encoding",
        "connection",
        "content-length",
        "host",
        "if-range",
        "keep-alive",
        "proxy-connection",
        "range",
        "te",
        "transfer-encoding",
        "upgrade",
    }
)
"""Decided by the engine: a custom header of these names would break ranges or framing."""


class HeaderError(ValueError):
    """A header field whose content cannot be used."""


@dataclass(frozen=True)
class ContentRange:
    """Where the body of an answer belongs: half-open ``start`` to ``end`` of ``total`` bytes.

    ``total`` is None if the server does not know it. In the answer to a request that could not be
    satisfied (``bytes */N``) start and end are None and total is set.
    """

    start: int | None
    end: int | None
    total: int | None


def parse_content_range(value: str) -> ContentRange:
    """Read a Content-Range field. Source: RFC 9110 section 14.4.

    Raises: HeaderError if it is malformed, backwards, beyond its total or over 2**63-1.
    """
    match = _CONTENT_RANGE.fullmatch(value.strip(_SPACE))
    if match is None:
        raise HeaderError(f"not a byte Content-Range: {value!r}")
    first, last, complete = match.groups()
    total = None if complete == "*" else _number(complete)
    if first is None:
        if total is None:
            raise HeaderError("Content-Range says nothing: */*")
        return ContentRange(None, None, total)
    start, end = _number(first), _number(last) + 1
    if start >= end or (total is not None and end > total):
        raise HeaderError(f"impossible Content-Range: {value!r}")
    return ContentRange(start, end, total)


def parse_content_length(values: Sequence[str]) -> int | None:
    """Return the length from all Content-Length fields, or None if there is none.

    Source: RFC 9110 section 8.6; a repeated equal value, also in one field, is one value.

    Raises: HeaderError if a value is malformed or the values differ.
    """
    numbers = {_number(item.strip(_SPACE)) for value in values for item in value.split(",")}
    if len(numbers) > 1:
        raise HeaderError(f"several different Content-Length values: {sorted(numbers)}")
    return numbers.pop() if numbers else None


def format_range(start: int, end: int | None) -> str:
    """Return the Range field for a half-open range, or for all from ``start`` if end is None.

    Raises: ValueError if the range is empty or negative; the wire has no form for that.
    """
    if start < 0 or (end is not None and end <= start):
        raise ValueError(f"no Range field for {start} to {end}")
    return f"bytes={start}-" if end is None else f"bytes={start}-{end - 1}"


def parse_retry_after(value: str, now: datetime) -> float | None:
    """Return the seconds to wait, at most 2**31; None if malformed or a date before ``now``.

    Args:
        value: A number of seconds or an HTTP date, RFC 9110 section 10.2.3.
        now: The aware present time; best the Date of the same answer, which shares its clock.
    """
    text = value.strip(_SPACE)
    if _DIGITS.fullmatch(text):
        return float(min(int(text[:20]), _LONGEST_WAIT_S))
    moment = parse_http_date(text)
    if moment is None or moment < now:
        return None
    return min((moment - now.astimezone(UTC)).total_seconds(), float(_LONGEST_WAIT_S))


def media_type(value: str | None) -> str:
    """Return ``type/subtype`` in lower case without parameters, or "" if there is none."""
    match = _MEDIA_TYPE.match((value or "").strip(_SPACE))
    return match.group(1).lower() if match else ""


def is_html(value: str | None) -> bool:
    """Tell whether a Content-Type names a page for people, as sign-in pages are."""
    return media_type(value) in _HTML_TYPES


def content_codings(value: str | None) -> tuple[str, ...]:
    """Return the codings of a Content-Encoding field in the order they were applied.

    Lower case; ``identity`` is left out; ``x-gzip`` and ``x-compress`` lose their prefix, see
    RFC 9110 section 8.4.1.
    """
    names = (item.strip(_SPACE).lower() for item in (value or "").split(","))
    plain = (name[2:] if name in {"x-gzip", "x-compress"} else name for name in names)
    return tuple(name for name in plain if name not in {"", "identity"})


def wire_text(value: bytes) -> str:
    """Return a header value as text of which ``wire_bytes`` makes the same bytes again."""
    return value.decode("utf-8", "surrogateescape")


def wire_bytes(value: str) -> bytes:
    """Return a header value as the bytes it was given as: UTF-8, or what was none in a file."""
    try:
        return value.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return value.encode("utf-8", "replace")


def _number(text: str) -> int:
    # Counted before converting: Python refuses to convert thousands of digits.
    if not _DIGITS.fullmatch(text) or len(text.lstrip("0")) > len(str(_LARGEST)):
        raise HeaderError(f"not a usable number: {text[:40]!r}")
    number = int(text[-len(str(_LARGEST)) :])
    if number > _LARGEST:
        raise HeaderError(f"larger than any file: {text}")
    return number
