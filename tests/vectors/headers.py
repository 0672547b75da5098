"""Check header reading against http_headers.json.

Suffix ranges (``byte_range``) are not here, as the product never sends any, nor are redirects
(``redirect_location``), whose addresses are read by ``urls``.
"""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bitsgui.bits.headers import (
    HeaderError,
    Validator,
    parse_content_length,
    parse_content_range,
    parse_http_date,
    parse_retry_after,
)

# Answered differently on purpose, by the text of the row.
DEVIATIONS = {
    "9223372036854775800-9223372036854775801/9223372036854775807": "without a unit it is refused, "
    "as in RFC 9110 and Chromium; the row allows both",
}
# curl reads these in its own way; no form of the standard is among them.
DATE_DEVIATIONS = {
    "Sun, 06 Nov 1994 08:49:37 utc": "zones are read without regard to case",
    "Sun, 06 Nov 1994 08:49:37 gmt": "zones are read without regard to case",
    "2017 April 15 21:01:22": "full month names are read, as in browsers",
    "15 April 2017 21:01:22": "full month names are read, as in browsers",
    "98 April 17 21:01:22": "full month names are read, as in browsers",
    "Thu, 31-Dec-1969 23:59:59 GMT": "curl needs -1 for errors and answers one second later",
    "Thu, 01-Jan-1499 00:00:00 GMT": "no lower limit is needed here",
    "01 Jan 1500 00:00:00 GMT": "no lower limit is needed here",
}
# Some rows for validators are about the protocol version, which is not part of a validator.
OLD_PROTOCOLS = ("HTTP/0.9", "HTTP/1.0")


def run(folder: Path) -> tuple[int, list[str]]:
    """Return the number of checks that passed and a line for each that failed.

    Rows answered differently on purpose or not claimed count as neither.
    """
    content = json.loads((folder / "http_headers.json").read_text("utf-8"))
    results = [
        *(_length_row(row) for row in content["content_length"]),
        *(_range_row(row) for row in content["content_range"]),
        *(_validator_row(row) for row in content["strong_validators"]),
        *(_retry_row(row) for row in content["retry_after"]),
        *(_date_row(row) for row in content["http_date"]),
    ]
    failures = [text for text in results if text]
    return results.count(""), failures


def _fields(head: str, name: str) -> list[str]:
    # Lines end at LF only: one row is about a CR left in the value.
    lines = [line.partition(":") for line in head.split("\n")[1:]]
    return [value for key, _, value in lines if key.lower() == name]


def _length_row(row: dict) -> str | None:
    try:
        found = parse_content_length(_fields(row["response_head"], "content-length"))
    except HeaderError:
        found = None
    expected = row["content_length"]
    return "" if found == expected else f"{row['response_head']!r}: {found}, not {expected}"


def _range_row(row: dict) -> str | None:
    text = row["content_range"]
    if text in DEVIATIONS:
        return None
    try:
        found = parse_content_range(text)
    except HeaderError:
        found = None
    if found is None or found.start is None or found.end is None or found.total is None:
        # An unknown total is legal, only Chromium cannot use it: equal to a refusal here.
        return f"{text!r}: refused" if row["valid_for_206"] else ""
    answer = (found.start, found.end - 1, found.total)
    expected = (row["first"], row["last"], row["total"])
    return "" if answer == expected else f"{text!r}: {answer}, not {expected}"


def _validator_row(row: dict) -> str | None:
    head = row["response_head"]
    if head.startswith(OLD_PROTOCOLS):
        return None
    names = ("etag", "last-modified", "date")
    validator = Validator(*(next(iter(_fields(head, name)), None) for name in names))
    is_strong = validator.if_range() is not None
    return "" if is_strong == row["strong_validators"] else f"{head!r}: {is_strong}"


def _retry_row(row: dict) -> str | None:
    now = datetime.fromisoformat(row["now"] or "2030-01-01T00:00:00Z")
    found, expected = parse_retry_after(row["retry_after"], now), row["seconds"]
    if expected == "clamp":
        return "" if found and found <= timedelta(days=366 * 200).total_seconds() else f"{row}"
    return "" if found == expected else f"{row['retry_after']!r}: {found}, not {expected}"


def _date_row(row: dict) -> str | None:
    """Only the forms of the standard must be read; others may be refused, but not misread."""
    found, epoch = parse_http_date(row["date"]), row["epoch"]
    expected = None if epoch is None else datetime.fromtimestamp(0, UTC) + timedelta(seconds=epoch)
    if row["date"] in DATE_DEVIATIONS or (found is None and not row["rfc9110_form"]):
        return None
    if found == expected:
        return ""
    return f"{row['date']!r}: {found}, not {expected}"
