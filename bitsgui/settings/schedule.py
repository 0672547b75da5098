"""Speed limits by the day of the week and the hour, as the settings hold them.

Written as entries such as ``mon-fri 8-18 2M; sat,sun 0-24 full; daily 1-6 pause``: days, hours of
the clock on the wall, and what holds then. Of entries for the same hour the last one counts;
hours without any are at full speed.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from bitsgui.bits.url_mask import quoted
from bitsgui.bits.words import say

DAYS = 7
HOURS = 24
LEVELS = 3
"""So many different limits there may be."""
RATES = (1000, 2**40)
"""Inclusive bounds of a limit, bytes/s; those of the setting ``rate_limit``."""
FULL = None
PAUSED = 0
Cell = int | None
"""What holds in an hour: bytes/s, 0 for no downloads at all, None for full speed."""

_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_RATE = re.compile(r"([0-9]{1,15})([kmg]?)", re.IGNORECASE)
_SPAN = re.compile(r"([0-9]{1,2})(?::00)?-([0-9]{1,2})(?::00)?")
_FACTORS = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3}
_STEP_S = 900
"""The hands of all clocks on walls are apart by quarters of an hour."""
_AHEAD_S = 8 * 86_400
_EXAMPLE = "mon-fri 8-18 2M; daily 1-6 pause"


@dataclass(frozen=True, slots=True)
class Schedule:
    """A week from Monday on; ``cells`` has its 168 hours."""

    cells: tuple[Cell, ...] = (FULL,) * (DAYS * HOURS)

    def at(self, stamp: float) -> Cell:
        """Return what holds at a time, seconds since the epoch, by the clock on the wall."""
        local = time.localtime(stamp)
        return self.cells[local.tm_wday * HOURS + local.tm_hour]

    def next_change(self, stamp: float) -> float | None:
        """Return when something else holds than at ``stamp``, None for a week without change.

        Hours that summer time skips or brings twice are where the clock on the wall has them.
        """
        now, when = self.at(stamp), (stamp // _STEP_S + 1) * _STEP_S
        while when < stamp + _AHEAD_S:
            if self.at(when) != now:
                return when
            when += _STEP_S
        return None

    @property
    def levels(self) -> list[int]:
        """The different limits in it, the highest first."""
        return sorted({cell for cell in self.cells if cell}, reverse=True)


def heed_zone() -> None:
    """Notice that the machine has another time zone now; the system looks only when asked."""
    if hasattr(time, "tzset"):
        time.tzset()


@lru_cache(maxsize=16)
def parse(text: str | None) -> Schedule:
    """Return the schedule a text says; None is one at full speed.

    Raises: ValueError with a sentence that names what cannot be read.
    """
    cells: list[Cell] = [FULL] * (DAYS * HOURS)
    for entry in filter(None, map(str.strip, (text or "").split(";"))):
        for place, cell in _read(entry):
            cells[place] = cell
    found = Schedule(tuple(cells))
    if len(found.levels) > LEVELS:
        raise ValueError(say("A schedule has {count} different limits at most.", count=LEVELS))
    return found


def parse_cell(text: str) -> Cell:
    """Return what ``full``, ``pause`` or a rate such as ``500k`` stands for. Raises: ValueError."""
    word = text.strip().lower()
    if word in _WORDS:
        return _WORDS[word]
    match = _RATE.fullmatch(word)
    rate = int(match[1]) * _FACTORS[match[2]] if match else 0
    if not RATES[0] <= rate <= RATES[1]:
        raise ValueError(
            say("{what} is no speed: write full, pause, or a rate as in 500k.", what=quoted(text))
        )
    return rate


def write_cell(cell: Cell) -> str:
    """Return what :func:`parse_cell` reads, a rate in the largest unit without a fraction."""
    if not cell:
        return "full" if cell is FULL else "pause"
    unit = next(unit for unit in ("g", "m", "k", "") if cell % _FACTORS[unit] == 0)
    return f"{cell // _FACTORS[unit]}{unit.upper() if unit != 'k' else unit}"


def write(schedule: Schedule) -> str | None:
    """Return what :func:`parse` reads, None if all the week is at full speed."""
    days: dict[tuple[Cell, ...], list[int]] = {}
    for day in range(DAYS):
        days.setdefault(schedule.cells[day * HOURS : (day + 1) * HOURS], []).append(day)
    entries = [
        f"{_day_words(alike)} {span} {write_cell(cell)}"
        for hours, alike in days.items()
        for cell, span in _spans(hours)
    ]
    return "; ".join(entries) or None


_WORDS: dict[str, Cell] = {"full": FULL, "pause": PAUSED, "paused": PAUSED}


def _spans(hours: Sequence[Cell]) -> Iterator[tuple[Cell, str]]:
    """Yield what holds in a day with its hours; those at full speed need not be said."""
    for cell, run in groupby(range(HOURS), key=hours.__getitem__):
        there = list(run)
        if cell is not FULL:
            yield cell, f"{there[0]}-{there[-1] + 1}"


def _day_words(days: Sequence[int]) -> str:
    if len(days) == DAYS:
        return "daily"
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = [[_DAY_NAMES[day] for day in run] for run in runs]
    return ",".join(f"{n[0]}-{n[-1]}" if len(n) > 2 else ",".join(n) for n in names)  # noqa: PLR2004 - two days need no dash


def _read(entry: str) -> Iterator[tuple[int, Cell]]:
    """Yield the hours of the week an entry names, with what holds in each."""
    words = entry.lower().split()
    days = _days(words[0]) if len(words) == 3 else None  # noqa: PLR2004 - days, hours and a speed
    spans = [_SPAN.fullmatch(span) for span in words[1].split(",")] if days else []
    if not days or not all(spans):
        raise ValueError(
            say(
                "{entry} is no entry of a schedule: write days, hours and a speed, as in {example}",
                entry=quoted(entry),
                example=_EXAMPLE,
            )
        )
    cell = parse_cell(words[2])
    for day in days:
        for span in filter(None, spans):
            for hour in _hours(int(span[1]), int(span[2]), entry):
                yield (day * HOURS + hour) % (DAYS * HOURS), cell


def _days(words: str) -> list[int]:
    if words == "daily":
        return list(range(DAYS))
    found: list[int] = []
    for part in words.split(","):
        first, dash, last = part.partition("-")
        if first not in _DAY_NAMES or (dash and last not in _DAY_NAMES):
            return []
        begin = _DAY_NAMES.index(first)
        count = (_DAY_NAMES.index(last) - begin) % DAYS if dash else 0
        found += [(begin + step) % DAYS for step in range(count + 1)]
    return found


def _hours(begin: int, end: int, entry: str) -> range:
    """Return the hours from a day's first on; where they end earlier, into the next day."""
    if begin >= HOURS or end > HOURS or begin == end:
        raise ValueError(
            say(
                "The hours of {entry} are none: write them as in 8-18 or 22-6.", entry=quoted(entry)
            )
        )
    return range(begin, end if end > begin else end + HOURS)
