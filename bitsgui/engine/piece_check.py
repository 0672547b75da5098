"""Checking the pieces of a file as they become complete, where their checksums are known.

A damaged piece alone is fetched again, and who gave it is asked no more while there are others. Of
several who gave it, one fetches it again, which tells who of them was wrong.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.mirrors import Trouble
from bitsgui.bits.piece_hashes import PieceHashes
from bitsgui.bits.ranges import RangeSet
from bitsgui.engine import tasks
from bitsgui.engine.piece_doubts import PieceDoubts, digest_of

if TYPE_CHECKING:
    from bitsgui.engine.transfer import Transfer

MOST_TIMES = 3
"""How often one piece may come wrong before its checksum is taken for what is wrong."""
MOST_OF_OWN = 2
"""How many pieces may come wrong from the very server that tells of them before that is."""

log = logging.getLogger(__name__)


class PieceCheck:
    """Knows which pieces of one file are right.

    With ``is_described`` its server tells of ``pieces`` by itself, and may be wrong about them:
    it is they that are not believed where the link itself keeps sending something else.
    """

    def __init__(
        self, transfer: Transfer, pieces: PieceHashes, *, is_described: bool = False
    ) -> None:
        self._transfer, self.pieces, self._is_described = transfer, pieces, is_described
        self._right = RangeSet()
        self._wrong = Counter[int]()
        self._own_wrong = 0
        self._work: asyncio.Task[None] | None = None
        self._doubts = PieceDoubts(transfer.sources, transfer.read)

    @property
    def fits(self) -> bool:
        """Whether the pieces are those of a file of this size: else they tell nothing of it."""
        return self.pieces.fits(self._transfer.file.size or 0)

    def forget(self, *, had_bytes: bool = True) -> None:
        """Note that nothing of the file is there any more; ``had_bytes``: there was something.

        Else pieces alone were taken back, and who spoiled them is still to be found.
        """
        self._right = RangeSet()
        if had_bytes:
            self._doubts.forget()

    def look(self) -> None:
        """Begin to check what became complete, unless that is under way.

        Raises: TransferError of the check before.
        """
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
        """Check what was not checked yet of a whole file; False if there is more to do.

        Raises: TransferError.
        """
        transfer = self._transfer
        transfer.note_checking(True)
        try:
            await self._check()
        finally:
            transfer.note_checking(False)
        if transfer.piece_check is not self:
            return False  # it was not to be believed: what mirrors gave is still to be compared
        return transfer.file.skipped or transfer.is_settled or transfer.is_whole()

    def _ready(self) -> Iterator[int]:
        """Yield the pieces that are there and not known to be right."""
        transfer, size = self._transfer, self._transfer.file.size or 0
        if not self.fits:
            return  # the checksum of the whole tells
        self._take_losses()
        whole = [(0, size)] if transfer.is_settled else []
        length = self.pieces.length
        for start, end in list(whole if transfer.part is None else transfer.part.written):
            first, last = -(-start // length), len(self.pieces) if end == size else end // length
            for begin, behind in self._right.gaps(first, max(first, last)):
                yield from range(begin, behind)

    def _take_losses(self) -> None:
        """Believe nothing any more of pieces that other bytes came for since."""
        part, length = self._transfer.part, self.pieces.length
        if part is not None and part.taken_back:
            for start, end in part.taken_back:
                self._right.remove(start // length, -(-end // length))
            part.taken_back = RangeSet()

    async def _check(self) -> None:
        for number in list(self._ready()):
            start, end = self.pieces.span(number, self._transfer.file.size or 0)
            found = await digest_of(self._transfer.read, (start, end), self.pieces.algorithm)
            if found == self.pieces.digest(number):
                self._right.add(number, number + 1)
                if self._transfer.part is not None:
                    self._transfer.part.unproven.remove(start, end)
                givers = self._transfer.sources.givers_of(start, end)
                await self._doubts.settle(number, givers)
            elif not await self._take_back(number, (start, end)):
                return

    async def _take_back(self, number: int, span: tuple[int, int]) -> bool:
        """Have a piece fetched again; False if there is no more to check now."""
        transfer = self._transfer
        file, sources = transfer.file, transfer.sources
        self._wrong[number] += 1
        log.info("%s: piece %d came damaged", transfer.part_path.name, number + 1)
        givers = sources.givers_of(*span)
        is_own = self._is_described and givers == [sources.own]
        self._own_wrong += is_own
        if self._own_wrong >= MOST_OF_OWN:
            self._doubts.forget()
            transfer.description.forget()
            return False
        if len(givers) == 1 and sources.others(givers[0]) and not is_own:
            sources.drop(givers[0], Trouble.WRONG)
            sources.release()
        elif self._wrong[number] >= MOST_TIMES:
            raise TransferError(
                Hresult.BG_E_VALIDATION_FAILED,
                f"piece {number + 1} of {len(self.pieces)} came wrong {MOST_TIMES} times",
                url=file.remote_name,
                path=file.local_name,
            )
        if transfer.part is None:
            await tasks.finish(transfer.discard())
            return False
        if len(givers) > 1:
            await self._doubts.note(number, span, givers)
        transfer.part.take_back(*span)
        sources.forget_span(*span)
        transfer.context.listener.on_file_changed(file)
        return True
