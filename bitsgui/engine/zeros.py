"""Zeros in a file of which nobody knows what was written: content, or never written.

Blocking, for disk threads.
"""

from __future__ import annotations

from bitsgui.bits.ranges import RangeSet
from bitsgui.engine import disk

BLOCK = 4096
"""What file systems give out at the least: who makes a file longer gets whole blocks of zeros."""
_CHUNK = 1024 * 1024
_ZEROS = bytes(BLOCK)


def zero_runs(fd: int, start: int, end: int) -> RangeSet:
    """Return the runs of zeros with a whole block of them between two multiples of ``BLOCK``.

    What is left before ``end`` counts as a block. A run reaches as far as there are zeros on both
    sides, as a gap between segments begins and ends anywhere.
    """
    blocks = RangeSet()
    for at in range(start, end, _CHUNK):
        data = disk.read_at(fd, min(_CHUNK, end - at), at)
        for number, first in enumerate(data[::BLOCK]):  # most blocks are told by one byte
            block = data[number * BLOCK : (number + 1) * BLOCK] if first == 0 else b"\1"
            if block == _ZEROS[: len(block)]:
                blocks.add(at + number * BLOCK, at + number * BLOCK + len(block))
    return RangeSet(_stretched(fd, first, last) for first, last in blocks)


def _stretched(fd: int, start: int, end: int) -> tuple[int, int]:
    before = disk.read_at(fd, min(BLOCK, start), max(0, start - BLOCK))
    behind = disk.read_at(fd, BLOCK, end)
    first = start - (len(before) - len(before.rstrip(b"\0")))
    return first, end + len(behind) - len(behind.lstrip(b"\0"))
