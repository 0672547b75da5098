"""Reading HTTP dates: the three forms of RFC 9110 and the many that servers really send."""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

_MAX_LENGTH = 100
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH_OF = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {
    name: number for number, name in enumerate(_MONTHS, 1)
}
_DAY_NAMES = {name[:3] for name in _DAYS} | set(_DAYS)
# RFC 5322 section 4.3. A zone outside it is refused: a wrong instant is worse than none.
_ZONES = {"gmt": 0, "utc": 0, "ut": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5} | {
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
}
_TOKEN = re.compile(
    r"""(?P<time>[0-9]{1,2}:[0-9]{1,2}(?::[0-9]{1,2})?)(?![0-9:])
    | (?<=\s)(?P<offset>[+-][0-9]{4})(?![0-9])
    | (?P<word>[A-Za-z]+)
    | (?P<number>[0-9]+)
    | [\s,./\\-]""",
    re.VERBOSE,
)
_YEAR_DIGITS = 4
_SHORT_DIGITS = 2
_LAST_DAY = 31
_PIVOT_YEAR = 70
_LEAP_SECOND = 60


class _Parts:
    """The fields of one date as far as they have been read; each may be given once."""

    def __init__(self) -> None:
        self.found: dict[str, int] = {}

    def put(self, field: str, number: int) -> bool:
        return self.found.setdefault(field, number) == number

    def word(self, text: str) -> bool:
        if text in _MONTH_OF:
            return self.put("month", _MONTH_OF[text])
        if text in _ZONES:
            return self.put("offset_s", _ZONES[text] * 3600)
        return text in _DAY_NAMES

    def time(self, text: str) -> bool:
        hour, minute, second = (*map(int, text.split(":")), 0)[:3]
        return self.put(
            "second_of_day",
            -1 if _is_no_time(hour, minute, second) else hour * 3600 + minute * 60 + second,
        )

    def offset(self, text: str) -> bool:
        seconds = int(text[1:3]) * 3600 + int(text[3:]) * 60
        return self.put("offset_s", -seconds if text[0] == "-" else seconds)

    def number(self, text: str) -> bool:
        value = int(text)
        if len(text) == _YEAR_DIGITS:
            return self.put("year", value)
        if len(text) > _SHORT_DIGITS:
            return False
        if "day" not in self.found and value <= _LAST_DAY:
            return self.put("day", value)
        # Browsers divide the centuries at 70 (RFC 6265 section 5.1.1); the rule of RFC 9110
        # ("not over 50 years ahead") gives the same for dates of this age and needs a clock.
        return self.put("year", value + (2000 if value < _PIVOT_YEAR else 1900))

    def moment(self) -> datetime | None:
        found = self.found
        seconds = found.get("second_of_day", 0)
        if seconds < 0:
            return None
        try:
            midnight = datetime(found["year"], found["month"], found["day"], tzinfo=UTC)
            return midnight + timedelta(seconds=seconds - found.get("offset_s", 0))
        except (KeyError, ValueError, OverflowError):
            return None


@lru_cache(maxsize=256)
def parse_http_date(value: str) -> datetime | None:
    """Return the moment as aware UTC, or None if the text is not surely one date.

    Accepts the three forms of RFC 9110 section 5.6.7 and, as browsers do, other orders, a missing
    time (midnight) or zone (GMT) and numeric offsets. A leap second reads as the next second.
    """
    text = value.strip(" \t")
    if len(text) > _MAX_LENGTH:
        return None
    parts = _Parts()
    position = 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None or not _take(parts, token):
            return None
        position = token.end()
    return parts.moment()


def _take(parts: _Parts, token: re.Match[str]) -> bool:
    kind = token.lastgroup
    if kind is None:
        return True
    readers = {"time": parts.time, "offset": parts.offset, "word": parts.word}
    return readers.get(kind, parts.number)(token.group().lower())


def _is_no_time(hour: int, minute: int, second: int) -> bool:
    return hour > 23 or minute > 59 or second > _LEAP_SECOND  # clock face
