"""Receiving a file in several segments at once.

It begins with one connection and doubles while this machine has time for more; a refused
connection steps down, and what came is kept. A broken segment reconnects at once, one that stands
still while others move is replaced. The transfer fails only when nothing of the file moves any
more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from bitsgui.bits.errors import ErrorClass, Hresult, TransferError
from bitsgui.bits.mirrors import Trouble
from bitsgui.bits.types import PROXY_ASKS, SERVER_ASKS, ErrorContext
from bitsgui.engine import clock, connections, crowding, demands, pages, proof, tasks
from bitsgui.engine.admission import place_among
from bitsgui.engine.filling import Filling
from bitsgui.engine.growth import Growth
from bitsgui.engine.hosts import Slot
from bitsgui.engine.hung import Reads
from bitsgui.engine.judging import Kind
from bitsgui.engine.laggards import Laggards
from bitsgui.engine.load import Load
from bitsgui.engine.part_file import DiffersError, PartFile
from bitsgui.engine.refusals import PAUSE_S, Refusals
from bitsgui.engine.segments import IN_ORDER_STEP, Segment, SegmentPlan
from bitsgui.engine.sources import MOST_FAILURES, Source
from bitsgui.engine.spread import STALLED_S, Spread
from bitsgui.engine.tidings import DoubtError, NewVersionError, NoRangesError, StrangerError
from bitsgui.engine.ways import NoRoomError

if TYPE_CHECKING:
    from bitsgui.engine.asking import Connection
    from bitsgui.engine.transfer import Transfer

TICK_S = 0.1
SLOW_TICK_S = 0.5
ALONE_TICK_S = 5.0
"""For a connection that is to stay the only one: a change of the settings is all to look for."""
YIELDED_S = 2.0
"""Who gave up a connection for another file asks for no more so long: there may be more files."""
QUICK_RETRIES = 3
ASKS_LOGIN = frozenset({SERVER_ASKS, PROXY_ASKS})
ENOUGH_BYTES = 256 * 1024
"""A connection that brought this much may be replaced at once however often."""


async def receive(transfer: Transfer, part: PartFile, first: Connection) -> None:
    """Fill the part file or let a mirror begin it; raises TransferError, NewVersion-, NoRanges-."""
    crew = _Crew(transfer, part)
    transfer.plan = crew.plan
    try:
        await crew.work(first)
    finally:
        transfer.plan = None


class _Crew:
    """The connections that fill one file."""

    def __init__(self, transfer: Transfer, part: PartFile) -> None:
        self._transfer = transfer
        self._part = part
        size = transfer.file.size
        assert size is not None
        step = IN_ORDER_STEP if transfer.context.job.options.in_order else None
        self.plan = SegmentPlan(size, part.written, [p.local for p in transfer.pieces], step)
        self._workers: dict[asyncio.Task[None], Segment] = {}
        self._slots: dict[asyncio.Task[None], Slot] = {}
        self._from: dict[asyncio.Task[None], Source] = {}
        self._sources = transfer.sources
        self._sources.at_work = self._work
        self._spread = Spread(transfer.sources, part, self.plan)
        self._hosts = transfer.context.hosts
        self._reads = Reads(self._hosts)
        self._kept: tuple[Source, Slot] | None = None
        transfer.share.can_give = True
        throttle = transfer.throttle
        self._load = Load(held_s=lambda: throttle.waited_s)
        self._filling = Filling(transfer, part, self.plan, self._load, self._reads)
        self._refusals = Refusals()
        self._growth = Growth(self._load, self._refusals)
        self._laggards = Laggards()
        self._failures = 0
        self._moved_at_failure = 0
        self._has_ranges = True
        self._strangers = 0

    async def work(self, first: Connection) -> None:
        judgement = first.judgement
        local = self._local_start(first)
        end = self.plan.size if judgement.end is None else local + (judgement.end - judgement.start)
        start = local + first.begun
        holes = [hole for hole in self.plan.holes() if hole[0] <= start < hole[1]]
        if end <= start and holes:
            raise NoRangesError  # so short an answer never gets beyond what is there
        if holes:
            segment = self.plan.claim(start, min(end, holes[0][1]), clock.monotonic())
            source = self._sources.current
            self._hire(segment, (source, first.slot), self._run(segment, source, first))
        elif first.overlap:  # all is there already: only the proof is left
            await proof.compare_overlap(self._part, first, start)
        try:
            await self._loop()
        finally:
            await tasks.finish(self._stop())

    def _local_start(self, first: Connection) -> int:
        for piece in self._transfer.pieces:
            if piece.remote <= first.judgement.start <= piece.remote + piece.length:
                local = piece.local + first.judgement.start - piece.remote
                if local + first.begun in {h[0] for h in self.plan.holes()}:
                    return local
        return first.judgement.start

    async def _loop(self) -> None:
        while not self.plan.is_complete:
            self._recruit()
            if not self._workers:
                if not self._has_ranges:
                    raise NoRangesError
                if not await self._wait_for_place():
                    break
                continue
            await asyncio.wait(
                {*self._workers, self._hosts.news()},
                timeout=self._tick(),
                return_when=asyncio.FIRST_COMPLETED,
            )
            for task in [task for task in self._workers if task.done()]:
                self._settle(task)
            self._end_surplus()
            self._cancel_lagging()
            if (check := self._transfer.piece_check) is not None:
                check.look()
            if self._has_ranges:
                self._reads.give_up_hung()
            if taken := self._refusals.confirmed(self._workers.values()):
                self._step_down(taken, self._sources.current)
            self._grow()
        await self._stop()

    def _tick(self) -> float:
        """Return after how many seconds to look at the connections again."""
        most = self._most()
        if self._growth.target < most:
            return TICK_S
        return ALONE_TICK_S if most == len(self._workers) == 1 else SLOW_TICK_S

    def _most(self) -> int:
        most = self._spread.most()
        if most > 1 and not proof.has_strong_validator(self._transfer.file):
            return 1  # nothing would vouch for a segment whose neighbours are not there yet
        return most

    def _end_surplus(self) -> None:
        """End connections that are too many since the settings changed, or that others need."""
        share = self._transfer.share
        share.can_wait = self._has_ranges and self._transfer.file.resumable is True
        places = {task: self._slots[task].hosts for task in self._workers}
        hosts = frozenset[str]().union(*places.values())
        way, wanted = self._sources.current.way, self._spread.wanted()
        surplus, asked = way.surplus(hosts), way.asked(hosts)
        for task in crowding.leaving(self._workers, places, wanted, surplus, asked):
            task.cancel()
        if most := max(asked.values(), default=0):
            self._growth.hold(len(self._workers) - most)
            self._refusals.rest(YIELDED_S)

    def _recruit(self) -> None:
        """Start connections until there are as many as wanted."""
        while self._has_ranges and len(self._workers) < min(self._growth.target, self._most()):
            place = self._take_kept() or self._spread.take(self._work())
            if place is None or not self._begin(*place):
                return

    def _take_kept(self) -> tuple[Source, Slot] | None:
        kept, self._kept = self._kept, None
        if kept is not None and not kept[0].is_free(clock.monotonic()):
            kept[1].release()
            return None
        return kept

    def _work(self) -> list[tuple[Source, Segment]]:
        return [(self._from[task], segment) for task, segment in self._workers.items()]

    def _begin(self, source: Source, slot: Slot) -> bool:
        """Fetch the next segment from a source; False if there is none, or it begins the file."""
        can_follow = self._part.written or self._sources.is_known(source)
        segment = self.plan.next(clock.monotonic()) if can_follow else None
        if segment is None:
            slot.release()
            return False
        self._hire(segment, (source, slot), self._open_and_run(segment, source, slot))
        return True

    async def _wait_for_place(self) -> bool:
        """Do :meth:`_begin` as soon as the host of a source may have one more connection."""
        source, slot = await place_among(self._transfer, self._spread)
        self._sources.current = source
        return self._begin(source, slot)

    def _hire(
        self, segment: Segment, at: tuple[Source, Slot], work: Coroutine[Any, Any, None]
    ) -> None:
        task = tasks.spawn("segment", work)
        self._workers[task] = segment
        self._from[task], self._slots[task] = at

    async def _open_and_run(self, segment: Segment, source: Source, slot: Slot) -> None:
        transfer = self._transfer
        if not await self._is_known(source, slot):
            return
        known = self._sources.entity_of(source)
        overlap = transfer.overlap_before(segment.start, source)
        span = (segment.start - overlap, segment.end)
        connection = await connections.connect(transfer, (source, slot), span, known, overlap)
        try:
            kind = connection.judgement.kind
            if kind is Kind.NEW_VERSION:
                demands.check(transfer, connection, is_fresh=True)
                await pages.refuse_untyped(transfer, connection)
                raise NewVersionError
            if kind is not Kind.PARTIAL:
                raise NoRangesError
            await self._refuse_doubtful(source, connection)
            if self._sources.is_anchor(source):
                transfer.file.resumable = True
            length = (connection.judgement.end or 0) - connection.judgement.start
            if length <= overlap:
                raise NoRangesError  # so short an answer never gets beyond what is there
            await self._sources.note_giver(source)
            segment.reach = min(segment.reach, segment.start + length - overlap)
            await proof.compare_overlap(self._part, connection, segment.start)
            await self._filling.read(segment, connection, source)
        finally:
            self._keep_last(source, connection)
            await tasks.finish(connection.close())

    async def _is_known(self, source: Source, slot: Slot) -> bool:
        """Compare a mirror before its first segment; False if it may not serve beside others."""
        if self._sources.is_known(source):
            return True
        try:
            await connections.compare(self._transfer, source, slot)
        except BaseException:
            slot.release()
            raise
        if not self._sources.can_join(source) and source is not self._sources.current:
            slot.release()
            return False
        return True

    async def _refuse_doubtful(self, source: Source, connection: Connection) -> None:
        transfer = self._transfer
        if not self._sources.is_anchor(source):
            if self._sources.is_strong(source) and not connection.judgement.is_proven:
                raise NewVersionError
            return
        if not proof.is_doubtful(transfer.file, connection):
            return
        if not self._part.written and len(self._workers) == 1:
            proof.rebase(transfer.file, connection.judgement.entity.validator)
            return
        if not proof.has_strong_validator(transfer.file):
            raise NoRangesError
        await transfer.doubt()
        raise DoubtError

    async def _run(self, segment: Segment, source: Source, connection: Connection) -> None:
        # Closed here rather than by who opened it: a stolen tail must not stay connected.
        try:
            await proof.compare_overlap(self._part, connection, segment.start)
            await self._filling.read(segment, connection, source)
        finally:
            self._keep_last(source, connection)
            await tasks.finish(connection.close())

    def _keep_last(self, source: Source, connection: Connection) -> None:
        """Keep a file's only place for what it fetches next: others might have it for hours."""
        is_last = sum(not task.done() for task in self._workers) == 1 and self._kept is None
        can_go_on = self._has_ranges and not self.plan.is_complete
        if is_last and can_go_on and not source.way.surplus(connection.slot.hosts).total():
            renewed = connection.slot.renew()
            self._kept = None if renewed is None else (source, renewed)

    def _settle(self, task: asyncio.Task[None]) -> None:
        """Take a finished connection out of the books; raise what cannot be mended."""
        segment, source = self._workers.pop(task), self._from.pop(task)
        del self._slots[task]
        self.plan.release(segment)
        if segment.is_proven:
            self._strangers = 0
            source.failures = 0
        if task.cancelled():
            return
        error = task.exception()
        if error is None or self._goes_on_without(source, error):
            return
        if isinstance(error, NoRangesError):
            self._has_ranges = self._transfer.share.can_give = False
            self._transfer.file.resumable = False
            if not self._transfer.context.settings.accept_no_ranges and not self._workers:
                raise error
        elif isinstance(error, DoubtError | NoRoomError):
            return
        elif isinstance(error, NewVersionError):
            self._weigh_version(error)
        elif isinstance(error, TransferError):
            self._weigh(error, segment, source)
        else:
            raise error

    def _goes_on_without(self, source: Source, error: BaseException) -> bool:
        """Return whether others bring what a source did not."""
        if not self._sources.is_anchor(source) and self._is_given_up(source, error):
            return True
        if not isinstance(error, TransferError):
            return False
        others = [each for each in self._sources.others(source) if self._sources.can_join(each)]
        if not others:
            self._sources.current = source  # whose failure it is
            return False
        at_work = [segment for each, segment in self._work() if each is source]
        standing = sum(segment.is_proven and segment.left > 0 for segment in at_work)
        if not standing:
            return self._sources.note_failure(source, error)
        if error.context is ErrorContext.LOCAL_FILE:
            return False
        if error.status is not None and error.status not in ASKS_LOGIN:
            self._hosts.step_down(source.way.host, standing)
        self._refusals.note()
        return error.code != Hresult.BG_E_REMOTE_FILE_CHANGED

    def _is_given_up(self, source: Source, error: BaseException) -> bool:
        """Ask a mirror no more that sends something else, or no parts; False if it may yet."""
        is_changed = getattr(error, "code", None) == Hresult.BG_E_REMOTE_FILE_CHANGED
        if is_changed or isinstance(error, NewVersionError):
            if self._sources.go_back(source):
                raise StrangerError
            self._sources.drop(source, Trouble.DIFFERS)
            if source.is_vouched and isinstance(error, DiffersError):
                raise StrangerError  # all that came from it may differ as well
            return True
        if isinstance(error, NoRangesError):
            source.failures = MOST_FAILURES
            return True
        return False

    def _weigh_version(self, error: NewVersionError) -> None:
        """Begin anew only once nobody sends the version on the disk any more.

        Servers that share an address may each have an ETag of their own for the same file: the
        next request may meet one that knows ours.
        """
        self._strangers += 1
        self._refusals.note()
        self._growth.hold(len(self._workers))
        if not self._workers and self._strangers >= QUICK_RETRIES:
            raise error

    def _weigh(self, error: TransferError, segment: Segment, source: Source) -> None:
        """Decide whether the transfer goes on after a connection failed."""
        if segment.is_proven and self._filling.moved - self._moved_at_failure >= ENOUGH_BYTES:
            self._failures = 0
        self._moved_at_failure = self._filling.moved
        is_local = error.context is ErrorContext.LOCAL_FILE
        if is_local or error.code == Hresult.BG_E_REMOTE_FILE_CHANGED:
            raise error
        standing = sum(s.is_proven and s.left > 0 for s in self._workers.values())
        if standing:
            if not segment.is_proven:
                self._weigh_further(error, standing, source)
            return
        if any(s.left > 0 for s in self._workers.values()):
            # All are still being opened: the host may be gone, or answer one at a time.
            self._growth.hold(1)
            self._refusals.note(PAUSE_S)
            return
        self._failures += 1
        self._refusals.drop()
        is_refusal = error.status is not None or error.error_class is not ErrorClass.TRANSIENT
        if (
            is_refusal
            and not segment.is_proven
            and len(self._workers) == 0
            and self._growth.target > 1
        ):
            # Nothing stands that could be the reason: one more try, of which the host learns not.
            self._growth.hold(1)
            self._refusals.note()
            if self._failures <= 1:
                return
        if is_refusal or self._failures > QUICK_RETRIES:
            raise error

    def _weigh_further(self, error: TransferError, standing: int, source: Source) -> None:
        """Decide how many connections to do with after a further one was not to be had."""
        if error.status is not None and error.status not in ASKS_LOGIN:
            self._step_down(standing, source)
            return
        self._growth.hold(len(self._workers))
        if error.status is not None:  # how many there are is not what it minds
            self._refusals.note()
        else:
            self._refusals.suspect(standing)

    def _step_down(self, standing: int, source: Source) -> None:
        self._hosts.step_down(source.way.host, standing)
        self._growth.hold(min(source.way.allowed(), standing))
        self._refusals.note()

    def _cancel_lagging(self) -> None:
        """End connections whose rest is, or had better be, fetched over others."""
        now = clock.monotonic()
        lagging = self._laggards.robbed(self._workers, now)
        if self._transfer.throttle.rate is None:
            stalled = self._laggards.stalled(self._workers, now)
            for source in {self._from[task] for task in stalled}:
                if self._sources.others(source):
                    source.rests_until = now + STALLED_S
            lagging += stalled
        wrong = (t for t, source in self._from.items() if source.trouble is not Trouble.NONE)
        lagging += [task for task in wrong if not task.cancelling()]
        for task in lagging:
            task.cancel()

    def _grow(self) -> None:
        """Want more connections if there is room for them."""
        now = clock.monotonic()
        speed = sum(self.plan.speed(s, now) for s in self._workers.values())
        time_left_s = self.plan.left() / speed if speed > 0 else 0.0
        self._growth.look(self._workers.values(), self._most(), time_left_s, now)

    async def _stop(self) -> None:
        workers, self._workers = list(self._workers), {}
        self._sources.at_work = list
        self._transfer.share.can_wait = False
        for task in workers:
            task.cancel()
        self._reads.close_writing()
        await tasks.stop(*workers)
        if self._kept is not None:
            self._kept[1].release()
        if self._transfer.piece_check is not None:
            await self._transfer.piece_check.stop()
        await self._part.drain()
