"""Numbers, times and names as people read them on a terminal."""

import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Any

_UNITS = ("B", "kB", "MB", "GB", "TB", "PB")
_WIDE = ("W", "F")
# Where rounding would show a fourth digit.
_NEXT_UNIT = 999.5
_WITHOUT_FRACTION = 99.95
_HOURS_MAX = 100


def size(count: float | None) -> str:
    """Return bytes with three digits at most and a decimal unit: ``3.7 GB``, ``512 B``."""
    if count is None:
        return "size unknown"
    value, unit = float(count), 0
    while value >= _NEXT_UNIT and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    digits = 0 if unit == 0 or value >= _WITHOUT_FRACTION else 1
    return f"{value:.{digits}f} {_UNITS[unit]}"


def rate(bytes_per_second: float) -> str:
    """Return a rate, as in ``41 MB/s``."""
    return f"{size(bytes_per_second)}/s"


def clock(seconds: float | None) -> str:
    """Return a time as in ``0:43`` or ``1:02:03``; empty if it cannot be told."""
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours >= _HOURS_MAX:
        return "> 4 days"
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def local_time_of_day(moment: str) -> str:
    """Return the local time of day of an ISO time stamp, as ``14:05:09``."""
    return f"{datetime.fromisoformat(moment).astimezone():%H:%M:%S}"


def local_time(moment: str | None) -> str:
    """Return an ISO time as a date and a time of this machine's zone; empty for none."""
    return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}" if moment else ""


def percent(done: int, total: int | None) -> str:
    """Return whole percents, never 100 before the end; empty while the size is unknown."""
    if total is None:
        return ""
    return f"{100 if done >= total else min(99, done * 100 // total)} %"


def clean(text: str) -> str:
    """Return ``text`` without anything a terminal would obey or that reorders the line.

    What reorders is no more printable than what a terminal obeys, in the sense of the language.
    """
    if text.isprintable():  # most are, and a list has thousands
        return text
    return "".join(character if character.isprintable() else "?" for character in text)


def width(text: str) -> int:
    """Return the cells ``text`` takes."""
    return sum(_cells(character) for character in text)


def fit(text: str, cells: int) -> str:
    """Return ``text`` in exactly ``cells`` cells, elided in the middle so that its end shows."""
    if width(text) > cells:
        tail = _cut(text[::-1], cells // 3)[::-1]
        text = _cut(text, max(0, cells - width(tail) - 1)) + "…" + tail
    return text + " " * (cells - width(text))


def _cut(text: str, cells: int) -> str:
    taken = 0
    for position, character in enumerate(text):
        taken += _cells(character)
        if taken > cells:
            return text[:position]
    return text


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def http_status(error: Mapping[str, Any]) -> str:
    """Return the status to put behind the message of an error, "" if that names it already."""
    status = f" (HTTP {error['http_status']})" if error.get("http_status") else ""
    return "" if status.strip() in error["message"] else status
