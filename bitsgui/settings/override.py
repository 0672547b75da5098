"""A choice against the schedule of speed limits, until that changes: ``full until 2026-...``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from bitsgui.bits.url_mask import quoted
from bitsgui.bits.words import say
from bitsgui.settings import schedule
from bitsgui.settings.schedule import Cell

_UNTIL = " until "


@dataclass(frozen=True, slots=True)
class Override:
    """``cell`` holds in place of schedule and usual limit, before ``until`` (since the epoch)."""

    cell: Cell
    until: float | None = None

    def holds(self, stamp: float) -> bool:
        """Return whether it does at a time; without an end it never begins."""
        return self.until is not None and stamp < self.until


@lru_cache(maxsize=16)
def parse(text: str) -> Override:
    """Return the override a text says. Raises: ValueError with a sentence."""
    what, word, until = text.partition(_UNTIL)
    cell = schedule.parse_cell(what)
    if not word:
        return Override(cell)
    try:
        end = datetime.fromisoformat(until.strip())
    except ValueError:
        raise ValueError(say("{until} is no time.", until=quoted(until))) from None
    return Override(cell, end.timestamp())


def write(override: Override) -> str:
    """Return what :func:`parse` reads."""
    what = schedule.write_cell(override.cell)
    if override.until is None:
        return what
    end = datetime.fromtimestamp(override.until, UTC).isoformat(timespec="seconds")
    return f"{what}{_UNTIL}{end}"


def until_next_change(text: str, plan: str | None, stamp: float) -> str | None:
    """Return an override with its end, the next change of the schedule ``plan``.

    One that names its end keeps it. None if there is no such change: nothing is to be overridden.
    Raises: ValueError with a sentence.
    """
    wanted = parse(text)
    if wanted.until is None:
        schedule.heed_zone()
        end = schedule.parse(plan).next_change(stamp)
        return None if end is None else write(Override(wanted.cell, end))
    return write(wanted)
