"""How fast a job went from its start on, in few numbers however long it takes.

The axis is the time a job was at work: pauses and waits take no room, but leave a mark.
Which limits held is noted as well, since those of today tell nothing of what was.
"""

from __future__ import annotations

import base64
import math
import struct
from collections.abc import Sequence
from operator import add
from typing import Final

from bitsgui.bits.types import JobState
from bitsgui.bits.views import SpeedsView

MOST_STEPS = 240
"""When there are more, every two become one of twice the length."""
MOST_BREAKS = 60
MOST_LIMITS = 24
_FINE: Final = 1000
"""A stored number is exact to less than a thousandth: its logarithm has this factor."""
_LETTERS = {JobState.SUSPENDED: "p", JobState.TRANSIENT_ERROR: "r", JobState.ERROR: "e"}
_STATES = {letter: state for state, letter in _LETTERS.items()}


class SpeedLog:
    """Bytes in steps of equal length, from ``begin_s`` on (seconds at work)."""

    __slots__ = ("_breaks", "_counts", "_first", "_limits", "begin_s", "step_s")

    def __init__(
        self,
        begin_s: float = 0.0,
        step_s: float = 1.0,
        counts: Sequence[int] = (),
        breaks: Sequence[tuple[float, JobState]] = (),
        limits: Sequence[tuple[float, int | None]] = (),
    ) -> None:
        self.begin_s = begin_s
        self.step_s = step_s
        self._first = int(begin_s / step_s)
        self._counts = list(counts)
        self._breaks = list(breaks)
        self._limits = list(limits)

    def add(self, at: float, count: int) -> bool:
        """Note bytes that came after ``at`` seconds at work, which never goes back.

        Returns whether a step began with them: often enough to look which limit holds.
        """
        place = max(0, int(at / self.step_s) - self._first)
        while place >= MOST_STEPS:
            self._join()
            place = int(at / self.step_s) - self._first
        missing = place + 1 - len(self._counts)
        if missing > 0:
            self._counts += [0] * missing
        self._counts[place] += count
        return missing > 0

    def note_limit(self, at: float, rate: int | None) -> None:
        """Note which limit holds from ``at`` on, in bytes/s, None for none."""
        if rate != (self._limits[-1][1] if self._limits else None):
            self._limits.append((at, rate))
            del self._limits[:-MOST_LIMITS]

    def note_break(self, at: float, state: JobState) -> None:
        """Note that the job left its work for a pause, a retry or an error; others leave none."""
        if state in _LETTERS:
            self._breaks.append((at, state))
            del self._breaks[:-MOST_BREAKS]

    def view(self, active_s: float) -> SpeedsView:
        """Return what there is; ``active_s`` is how long the job was at work until now."""
        return SpeedsView(
            active_s,
            self.begin_s,
            self.step_s,
            self._first,
            tuple(self._counts),
            tuple(self._breaks),
            tuple(self._limits),
        )

    def packed(self) -> str:
        """Return what :func:`unpacked` reads, some 1,000 characters at most and "" for nothing."""
        if not self._counts:
            return ""
        numbers = [round(math.log2(count + 1) * _FINE) for count in self._counts]
        counts = base64.b64encode(struct.pack(f"<{len(numbers)}H", *numbers)).decode()
        breaks = ",".join(f"{at:.0f}{_LETTERS[state]}" for at, state in self._breaks)
        limits = ",".join(f"{at:.0f}:{rate or 0}" for at, rate in self._limits)
        return f"{self.begin_s:.1f} {self.step_s:.0f} {counts} {breaks} {limits}".rstrip()

    def _join(self) -> None:
        if self._first % 2:
            self._counts.insert(0, 0)
            self._first -= 1
        if len(self._counts) % 2:
            self._counts.append(0)
        self._counts = list(map(add, self._counts[::2], self._counts[1::2]))
        self._first //= 2
        self.step_s *= 2


def is_graph(packed: str) -> bool:
    """Return whether a packed log tells more than an average: it has several steps."""
    counts = packed.split(" ")[2:3]
    return len(base64.b64encode(bytes(2))) < sum(map(len, counts))


def unpacked(text: str, active_s: float) -> SpeedLog:
    """Return what was packed; of what cannot be read a log that begins anew at ``active_s``."""
    begin, _, rest = text.partition(" ")
    parts = rest.split(" ")
    try:
        return _read(float(begin), *parts)
    except (ValueError, TypeError, KeyError, OverflowError, ArithmeticError, struct.error):
        return SpeedLog(active_s)


def _read(begin_s: float, step: str, counts: str, breaks: str = "", limits: str = "") -> SpeedLog:
    stored = base64.b64decode(counts, validate=True)
    numbers: tuple[int, ...] = struct.unpack(f"<{len(stored) // 2}H", stored)
    steps = [round(2 ** (number / _FINE)) - 1 for number in numbers[:MOST_STEPS]]
    marks = [_break(word) for word in breaks.split(",") if word]
    held = [_limit(word) for word in limits.split(",") if word]
    step_s = float(step)
    if not 1.0 <= step_s < math.inf or not 0.0 <= begin_s < math.inf:
        raise ValueError(step)
    return SpeedLog(begin_s, step_s, steps, marks, held)


def _break(word: str) -> tuple[float, JobState]:
    return float(word[:-1]), _STATES[word[-1]]


def _limit(word: str) -> tuple[float, int | None]:
    at, _, rate = word.partition(":")
    return float(at), int(rate) or None
