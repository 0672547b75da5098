"""Reading the bytes of segments from their connections into the part file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.engine import clock
from bitsgui.engine.hung import Reads
from bitsgui.engine.load import Load
from bitsgui.engine.part_file import PartFile
from bitsgui.engine.pump import Pump
from bitsgui.engine.segments import Segment, SegmentPlan
from bitsgui.engine.space import SpaceWatch

if TYPE_CHECKING:
    from bitsgui.engine.asking import Connection
    from bitsgui.engine.sources import Source
    from bitsgui.engine.transfer import Transfer


class Filling:
    """Writes what connections bring; ``moved`` is how many bytes that were."""

    def __init__(
        self, transfer: Transfer, part: PartFile, plan: SegmentPlan, load: Load, reads: Reads
    ) -> None:
        self._transfer, self._part, self._plan = transfer, part, plan
        self._load, self._reads = load, reads
        self._watch = SpaceWatch(transfer)
        self.moved = 0

    async def read(self, segment: Segment, connection: Connection, source: Source) -> None:
        """Bring a segment to its end, as far as nobody takes it over."""
        self._transfer.connections += 1
        try:
            with self._reads.of(segment, connection):
                while segment.left > 0 and not connection.is_closed:
                    if not await self._take(segment, connection, source):
                        return
        finally:
            self._transfer.connections -= 1

    async def _take(self, segment: Segment, connection: Connection, source: Source) -> bool:
        """Write one block; False once the segment's end was taken over meanwhile."""
        limit = min(segment.end, segment.reach) - segment.pos
        if limit <= 0:
            return False
        pump = connection.body.pump(limit) if segment.is_proven else None
        if pump is not None:
            await self._pour(segment, connection, source, pump)
            return True
        segment.waiting_since = clock.monotonic()
        block = await connection.body.take(limit)
        segment.waiting_since = None
        if block is None:
            raise TransferError(
                Hresult.WININET_CONNECTION_ABORTED,
                f"the connection ended {segment.left} bytes too early",
                url=connection.answer.remote.url,
            )
        try:
            count = min(len(block.view), segment.left)
            if count <= 0:
                return False
            position = segment.pos
            self._plan.advance(segment, count, clock.monotonic())
            segment.is_proven = True
            # Before they are there: who spoiled a piece is asked as soon as all of it is.
            source.gave.add(position, position + count)
            with self._load.writing():
                await self._part.write(position, block.view[:count])
            self._load.received(count, connection.body.newly_late())
        finally:
            block.release()
        await self._count(count)
        return True

    async def _pour(
        self, segment: Segment, connection: Connection, source: Source, pump: Pump
    ) -> None:
        """Let a disk thread receive and write the next bytes."""
        position, end = segment.pos, segment.pos + pump.limit
        source.gave.add(position, end)
        segment.pos += pump.limit  # what is on its way is nobody else's to take over
        segment.waiting_since = None
        try:
            with self._load.flooded():
                await self._part.fill(position, self._watch.during(pump.run))
        finally:
            connection.body.pumped(pump)
            segment.pos = position
            self._plan.advance(segment, pump.count, clock.monotonic())
            source.gave.remove(segment.pos, max(segment.pos, end))
        self._load.wrote(pump.writing_s)
        self._load.received(pump.count, connection.body.newly_late())
        await self._count(pump.count)

    async def _count(self, count: int) -> None:
        self.moved += count
        self._transfer.count(count)
        await self._watch.check(count)
