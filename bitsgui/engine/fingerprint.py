"""What a part file held when its progress was recorded: proof for a crash, which leaves no seal.

Two nets, since neither is enough. Samples, spread over the file and as many in a small file as in
a large one, tell at once that a stretch was written over, also in the second after the crash. The
time of change tells of everything that was written later than this program can have lived, were
it a single byte; of the seconds before nobody knows who wrote in them. To sum up all bytes would
see those too, but costs a fast transfer as much as receiving it does.
"""

from __future__ import annotations

import hashlib
import os
import struct
import time
from collections.abc import Callable
from enum import Enum, auto

from bitsgui.bits.ranges import RangeSet
from bitsgui.engine import clock, disk

SAMPLE = 4096
MOST_SAMPLES = 2048
"""Of one file: 8 MiB to read after a crash; up to that size every byte is in one."""
UNKNOWN_STEP = 256 * 1024
READ_AT_ONCE = 256 * 1024
"""Of samples without gaps between them. Each read lets go of the interpreter, and where many
threads sum up at once, waiting for it again takes longer than what they do with it."""
EXPLAINED_NS = 10 * 10**9
"""What is written so long after a record may be ours: the next one comes within a second, or
within what the disk takes for it. A longer wait costs a comparison with the server, no byte."""

_STORED = struct.Struct(">QQQ")
_MODULUS = 2**64
_HELD = 2047
"""So many bytes at most are hashed without letting go of the interpreter."""


class Standing(Enum):
    """What the fingerprint says of a part file after a crash."""

    OURS = auto()
    UNEXPLAINED = auto()
    """What was looked at is as it was, yet somebody wrote there after this program had ended."""
    OVERWRITTEN = auto()


def step_for(size: int | None) -> int:
    """Return the distance of the samples in a file of ``size`` bytes (None: unknown)."""
    if size is None:
        return UNKNOWN_STEP
    step = SAMPLE
    while step * MOST_SAMPLES < size:
        step *= 2
    return step


def samples(ranges: RangeSet, step: int) -> RangeSet:
    """Return the numbers of the samples that lie wholly in ``ranges``."""
    found = RangeSet()
    for start, end in ranges:
        first = -(-start // step)
        found.add(first, max(first, (end - SAMPLE) // step + 1))
    return found


def grace_ns(took_s: float) -> int:
    """Return how long writes go on to a disk so slow that a sync took ``took_s``."""
    return int(2e9 * took_s)


Tell = Callable[[int, RangeSet, bytes], None]
"""Gets a descriptor, what is recorded, and the fingerprint of that; in a disk thread."""


class Fingerprint:
    """The sum over the samples of what is recorded; grows with the record.

    The methods that take a descriptor are blocking, for disk threads, one at a time, and raise
    OSError.
    """

    def __init__(self, step: int) -> None:
        self._step = step
        self._total = 0
        self._latest = 0
        self._seen = RangeSet()
        self.tell: Tell | None = None

    @classmethod
    def read(cls, stored: bytes, done: RangeSet) -> Fingerprint | None:
        """Return the fingerprint of a file in which ``done`` is recorded; None if unreadable."""
        if len(stored) != _STORED.size:
            return None
        step, total, latest = _STORED.unpack(stored)
        if step < SAMPLE:
            return None
        found = cls(step)
        found._total, found._latest, found._seen = total, latest, samples(done, step)
        return found

    def judge(self, fd: int, changed: int) -> Standing:
        """Compare with what the file holds now; ``changed`` is its time of change in ns."""
        if self._sum(fd, self._seen) != self._total:
            return Standing.OVERWRITTEN
        return Standing.OURS if changed <= self._latest else Standing.UNEXPLAINED

    def grow(self, fd: int, done: RangeSet, grace_ns: int = 0, began_ns: int = 0) -> bytes:
        """Take in what is recorded now and return the form to store.

        What is written from now on for :data:`EXPLAINED_NS` and ``grace_ns`` counts as ours, from
        ``began_ns`` on if that is later.
        """
        # By the clock that stamps the file, which is another one on a file server.
        self._latest = max(os.fstat(fd).st_mtime_ns, began_ns) + EXPLAINED_NS + grace_ns
        wanted = samples(done, self._step)
        if any(wanted.gaps(start, end) for start, end in self._seen):
            self._total, self._seen = 0, RangeSet()
        new = RangeSet(gap for span in wanted for gap in self._seen.gaps(*span))
        self._total = (self._total + self._sum(fd, new)) % _MODULUS
        self._seen = wanted
        found = _STORED.pack(self._step, self._total, self._latest)
        if self.tell is not None:
            self.tell(fd, done, found)
        return found

    def grow_after(self, began: float, fd: int, done: RangeSet) -> bytes | None:
        """Do the same at the end of a sync that ``began`` then (monotonic).

        None if the file cannot be read: who asks for the fingerprint afterwards is told why.
        """
        try:
            return self.grow(fd, done, grace_ns(clock.monotonic() - began))
        except OSError:
            return None

    def renew(self, fd: int, done: RangeSet) -> bytes:
        """Return the form to store before the first write of a new run.

        It leaves the file alone: until this is stored the old record speaks of it, whose seal is
        its time of change. So it takes our clock for that of the file until the next record.
        """
        return self.grow(fd, done, began_ns=time.time_ns())

    def _sum(self, fd: int, numbers: RangeSet) -> int:
        found = 0
        at_once = READ_AT_ONCE // SAMPLE if self._step == SAMPLE else 1
        for start, end in numbers:
            for first in range(start, end, at_once):
                last = min(first + at_once, end)
                data = memoryview(disk.read_at(fd, (last - first) * SAMPLE, first * self._step))
                for number in range(first, last):
                    place = (number - first) * SAMPLE
                    found += _digest(data[place : place + SAMPLE], number)
        return found % _MODULUS


def _digest(sample: memoryview, number: int) -> int:
    """Return the sum of a sample; of its place too, or two that change places would be equal."""
    summed = hashlib.blake2b(digest_size=8, person=number.to_bytes(8, "big"))
    for start in range(0, len(sample), _HELD):
        summed.update(sample[start : start + _HELD])
    return int.from_bytes(summed.digest(), "big")
