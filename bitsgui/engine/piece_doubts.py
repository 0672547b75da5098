"""Who spoiled a piece that several sources gave: told by the piece once it came right.

Meanwhile the one that is trusted most fetches it, and the others that gave bytes of it are asked
for nothing more, unless that one fails.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bitsgui.bits.mirrors import Trouble
from bitsgui.bits.ranges import RangeSet
from bitsgui.engine import tasks
from bitsgui.engine.hashing import new_hasher

if TYPE_CHECKING:
    from bitsgui.engine.sources import Source, Sources

_BLOCK = 1024 * 1024
_ALGORITHM = "sha-256"
_Span = tuple[int, int]
Read = Callable[[int, int], Awaitable[bytes]]


async def digest_of(read: Read, span: _Span, algorithm: str = _ALGORITHM) -> bytes:
    """Return the checksum of what is in a span of the part file."""
    hasher = new_hasher(algorithm)
    for at in range(*span, _BLOCK):
        block = await read(at, min(span[1], at + _BLOCK))
        await tasks.on_disk(hasher.update, block)
    return hasher.digest()


class PieceDoubts:
    """What is known of the sources of one file by pieces that were right, and by wrong ones."""

    def __init__(self, sources: Sources, read: Read) -> None:
        self._sources, self._read = sources, read
        self._right: Counter[Source] = Counter()
        self._wrong: dict[int, list[tuple[Source, _Span, bytes]]] = {}

    def forget(self) -> None:
        """Note that nothing of the file is there any more."""
        self._wrong.clear()
        self._sources.release()

    async def note(self, number: int, span: _Span, givers: list[Source]) -> None:
        """Remember what each of its givers alone gave of a wrong piece, and hold them back."""
        found = self._wrong.setdefault(number, [])
        for source in givers:
            for alone in _alone(source, givers, span):
                found.append((source, alone, await digest_of(self._read, alone)))
        trusted = self._most_trusted(givers)
        self._sources.hold(source for source in givers if source is not trusted)

    def _most_trusted(self, givers: list[Source]) -> Source:
        sources = self._sources
        left = [each for each in sources.all if not each.is_out and sources.can_join(each)]
        return max(
            left or givers,
            key=lambda each: (self._right[each], each not in givers, sources.is_anchor(each)),
        )

    async def settle(self, number: int, givers: list[Source]) -> None:
        """Take in that a piece is right; who gave other bytes of it before is asked no more."""
        if len(givers) == 1:
            self._right[givers[0]] += 1
        for source, span, digest in self._wrong.pop(number, ()):
            is_known = source.trouble is not Trouble.NONE or not self._sources.others(source)
            if not is_known and await digest_of(self._read, span) != digest:
                self._sources.drop(source, Trouble.WRONG)
        if not self._wrong:
            self._sources.release()


def _alone(source: Source, givers: list[Source], span: _Span) -> list[_Span]:
    """Return what no other than one source can have given of a span."""
    gave = RangeSet([span])
    for gap in source.gave.gaps(*span):
        gave.remove(*gap)
    for other in givers:
        if other is not source:
            for start, end in other.gave:
                gave.remove(start, end)
    return list(gave)
