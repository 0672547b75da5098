"""Checking the pieces of a file as they become complete, where their checksums are known.

A damaged piece alone is fetched again, and who gave it is asked no more while there are others.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.mirrors import Trouble
from bitsgui.bits.piece_hashes import PieceHashes
from bitsgui.bits.ranges import RangeSet
from bitsgui.engine import tasks
from bitsgui.engine.hashing import new_hasher

if TYPE_CHECKING:
    from bitsgui.engine.segments import Segment
    from bitsgui.engine.sources import Source
    from bitsgui.engine.transfer import Transfer

MOST_TIMES = 3
"""How often one piece may come wrong before its checksum is taken for what is wrong."""
_BLOCK = 1024 * 1024

log = logging.getLogger(__name__)


class PieceCheck:
    """Knows which pieces of one file are right."""

    def __init__(self, transfer: Transfer, pieces: PieceHashes) -> None:
        self._transfer, self._pieces = transfer, pieces
        self._right = RangeSet()
        self._wrong = Counter[int]()
        self._work: asyncio.Task[None] | None = None

    @property
    def fits(self) -> bool:
        """Whether the pieces are those of a file of this size: else they tell nothing of it."""
        return self._pieces.fits(self._transfer.file.size or 0)

    def forget(self) -> None:
        """Note that nothing of the file is there any more."""
        self._right = RangeSet()

    def look(self, work: Iterable[tuple[Source, Segment]]) -> None:
        """Begin to check what became complete, unless that is under way.

        ``work`` is who brings what. Raises: TransferError of the check before.
        """
        for source, segment in work:
            if segment.start < segment.pos:
                source.gave.add(segment.start, segment.pos)
        self._begin()

    def _begin(self) -> None:
        work = self._work
        if work is not None and work.done():
            self._work = None
            work.result()
        if self._work is None and next(self._ready(), None) is not None:
            self._work = tasks.spawn("check pieces", self._check())

    async def stop(self) -> None:
        """End what is under way; it is done again later."""
        work, self._work = self._work, None
        await tasks.stop(work)

    async def is_right(self) -> bool:
        """Check what was not checked yet of a whole file; False if something is fetched again.

        Raises: TransferError.
        """
        transfer = self._transfer
        transfer.note_checking(True)
        try:
            await self._check()
        finally:
            transfer.note_checking(False)
        return transfer.file.skipped or transfer.is_settled or transfer.is_whole()

    def _ready(self) -> Iterator[int]:
        """Yield the pieces that are there and not known to be right."""
        transfer, size = self._transfer, self._transfer.file.size or 0
        if not self.fits:
            return  # the checksum of the whole tells
        whole = [(0, size)] if transfer.is_settled else []
        length = self._pieces.length
        for start, end in list(whole if transfer.part is None else transfer.part.written):
            first, last = -(-start // length), len(self._pieces) if end == size else end // length
            for begin, behind in self._right.gaps(first, max(first, last)):
                yield from range(begin, behind)

    async def _check(self) -> None:
        for number in list(self._ready()):
            start, end = self._pieces.span(number, self._transfer.file.size or 0)
            hasher = new_hasher(self._pieces.algorithm)
            for at in range(start, end, _BLOCK):
                block = await self._transfer.read(at, min(end, at + _BLOCK))
                await tasks.on_disk(hasher.update, block)
            if hasher.digest() == self._pieces.digest(number):
                self._right.add(number, number + 1)
                if self._transfer.part is not None:
                    self._transfer.part.unproven.remove(start, end)
            elif not await self._take_back(number, (start, end)):
                return

    async def _take_back(self, number: int, span: tuple[int, int]) -> bool:
        """Have a piece fetched again; False if all of the file is, as a small one."""
        transfer = self._transfer
        file, sources = transfer.file, transfer.sources
        self._wrong[number] += 1
        log.info("%s: piece %d came damaged", transfer.part_path.name, number + 1)
        givers = sources.givers_of(*span)
        if len(givers) == 1 and sources.others(givers[0]):
            sources.drop(givers[0], Trouble.WRONG)
        elif self._wrong[number] >= MOST_TIMES:
            raise TransferError(
                Hresult.BG_E_VALIDATION_FAILED,
                f"piece {number + 1} of {len(self._pieces)} came wrong {MOST_TIMES} times",
                url=file.remote_name,
                path=file.local_name,
            )
        if transfer.part is None:
            await tasks.finish(transfer.discard())
            return False
        transfer.part.take_back(*span)
        sources.forget_span(*span)
        transfer.context.listener.on_file_changed(file)
        return True
