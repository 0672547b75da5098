"""The transfer of one file: probe, resume, receive, check.

The first request is the probe. What is on disk is continued only with proof (``verify``); a
body in one piece goes through :mod:`stream`, a body in segments through :mod:`multi`.
"""

from __future__ import annotations

import logging

from bitsgui.bits import urls
from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.records import FileRecord, Happening
from bitsgui.bits.types import SecurityFlags
from bitsgui.engine import (
    admission,
    announced,
    beginning,
    checksums,
    confirming,
    connections,
    demands,
    local_copy,
    multi,
    pages,
    proof,
    stream,
    tasks,
    wrong_bytes,
)
from bitsgui.engine.asking import AFTER_CRASH, OVERLAP, Connection
from bitsgui.engine.describing import Description
from bitsgui.engine.hosts import Slot
from bitsgui.engine.in_place import PartLostError
from bitsgui.engine.judging import Entity, Kind
from bitsgui.engine.meter import Meter
from bitsgui.engine.part_file import DiffersError, PartFile
from bitsgui.engine.part_keeper import PartKeeper
from bitsgui.engine.piece_check import PieceCheck
from bitsgui.engine.pieces import Piece, pieces_of
from bitsgui.engine.run_context import RunContext
from bitsgui.engine.segments import SegmentPlan
from bitsgui.engine.shares import Share
from bitsgui.engine.sources import Source, Sources
from bitsgui.engine.throttle import Throttle
from bitsgui.engine.tidings import NewVersionError, NoRangesError, StrangerError
from bitsgui.engine.turns import Turn
from bitsgui.engine.ways import Way

MOST_VERSIONS = 3
"""New versions of a file that are taken up in one run."""
MOST_LOSSES = 3
"""How often a run fetches again what somebody takes away from the disk."""
_Span = tuple[int, int | None]

log = logging.getLogger(__name__)


class Transfer(PartKeeper):
    """Fetches one file to its part file.

    ``run`` returns once the file is whole, checked and synced under its part name (or skipped),
    and may be cancelled at any time: what was written stays recorded. It raises TransferError.
    """

    def __init__(self, context: RunContext, file: FileRecord, turn: Turn) -> None:
        super().__init__(context, file, turn.on_received)
        self.turn, self.share = turn, Share(lambda: context.job.priority)
        self.pieces: list[Piece] = []
        self.connections = 0
        self.plan: SegmentPlan | None = None
        self.meter = Meter()
        self.may_use_ranges = context.job.options.http_method is None
        self.sure_claim = file.claimed
        self.is_checking = False
        self.waits_at, self.waits_until, self.stands_at = "", 0.0, ""
        self.sources = Sources(self)
        self.piece_check = PieceCheck(self, file.pieces) if file.pieces else None
        self.description = Description(self)
        self._versions = 0
        self._losses = 0

    async def run(self) -> None:
        """Fetch the file to the end."""
        try:
            while not await self._is_done():
                self.is_received = False
                self._losses += 1
                if self._losses > MOST_LOSSES:
                    raise TransferError(
                        Hresult.BG_E_LOCAL_FILE_CHANGED,
                        "another program changes the unfinished file again and again",
                        path=str(self.part_path),
                    )
        finally:
            await self.description.stop()
            if self.has_to_close:
                await tasks.finish(self.close())

    async def _is_done(self) -> bool:
        """Fetch the file and finish it; False if bytes of it were lost on the disk meanwhile."""
        try:
            if urls.parse_remote(self.file.remote_name).scheme == "file":
                await local_copy.fetch(self)
            else:
                return await self._fetch_right()
            return self.file.skipped or await self._finish()
        except PartLostError as error:
            log.warning("%s: %s; it is fetched again", self.part_path.name, error.detail)
            await tasks.finish(self.discard())
        except TransferError as error:
            if not await wrong_bytes.are_given_up(self, error):
                raise
        return False

    async def _fetch_right(self) -> bool:
        """Fetch and finish the file, again where another source may have the right bytes."""
        while True:
            await self._fetch()
            await self.description.settle()
            if not await confirming.confirm(self):
                if not await self._begin_again(is_news=False):
                    await self.discard()  # however often there was another version
                continue
            if self.piece_check is not None and not await self.piece_check.is_right():
                continue
            try:
                return self.file.skipped or await self._finish()
            except TransferError as error:
                is_wrong = error.code == Hresult.BG_E_VALIDATION_FAILED
                if not is_wrong or len(self.sources.all) == 1 or not self.sources.judge_sum(error):
                    raise
            await tasks.finish(self.discard())
            await self.context.save([self.file])

    @property
    def way(self) -> Way:
        """The way to the source that is asked first."""
        return self.sources.current.way

    @property
    def link(self) -> str:
        """Where every request starts: the link that was given, as a redirect may be short-lived.

        Where redirects are refused, resuming the job means going where the last one led.
        """
        file, flags = self.file, self.context.job.options.security_flags
        if file.given_name is None or flags & SecurityFlags.REDIRECT_DISALLOW:
            return file.remote_name
        return file.given_name

    @property
    def throttle(self) -> Throttle:
        """The limits this file's connections obey."""
        return self.way.throttle()

    async def discard(self) -> None:
        """Forget everything fetched so far, also which mirrors had the same."""
        had_bytes = self._has_bytes()
        await super().discard()
        self.sources.forget_bytes()
        await self.description.stop()
        if self.piece_check is not None:
            self.piece_check.forget(had_bytes=had_bytes)
            if self.file.pieces is None:
                self.piece_check = None  # the next version has others

    def count(self, new: int) -> None:
        """Report bytes written."""
        self.meter.add(new)
        self.context.listener.on_bytes(self.file, new)

    def active_spans(self) -> list[tuple[int, int]]:
        """Return what the connections still have to bring; a body in one piece fills one hole."""
        if self.plan is not None:
            return sorted((s.pos, s.end) for s in self.plan.active if s.left > 0)
        if self.part is None or not self.connections or self.file.size is None:
            return []
        return self.part.written.gaps(0, self.file.size)[:1]

    def note_checking(self, is_checking: bool) -> None:
        """Tell watchers whether bytes that are there already are read and compared now."""
        if self.is_checking is not is_checking:
            self.is_checking = is_checking
            self.context.listener.on_file_changed(self.file)

    async def _fetch(self) -> None:
        self.sources.begin()
        if self.part is None:
            await self.reopen()
        while not self.is_whole():
            try:
                if not await self._attempt() or self.file.skipped:
                    return
            except TransferError as error:
                is_other = error.code == Hresult.BG_E_REMOTE_FILE_CHANGED
                goes_back = is_other and self.sources.go_back(self.sources.current)
                if goes_back and await self._begin_again(is_news=False):
                    continue
                if not self.sources.goes_on_after(error):
                    told = self.sources.told_of(error)
                    raise told from (None if told is error else error)

    def is_whole(self) -> bool:
        """Return whether all bytes are there."""
        size, part = self.file.size, self.part
        if part is None or size is None or part.needs_comparison:
            return False
        return part.written.contains(0, size)

    async def _attempt(self) -> bool:
        """Send the first request and receive what it starts; False if the file is done with."""
        if self.part is not None and not self._has_bytes():
            await self.discard()  # what an earlier answer said of the file binds no later one
        connection = await self._first_connection()
        try:
            kind = connection.judgement.kind
            self._refuse_other(connection)
            if kind is Kind.NO_RANGES:
                if self.file.ranges is not None and connection.answer.status == 206:
                    raise TransferError(
                        Hresult.BG_E_INVALID_SERVER_RESPONSE, "a part came that was not asked for"
                    )
                self._give_up_ranges()
                return True
            if self.sources.is_doubtful(connection):
                await self.doubt()
                return True
            if kind is Kind.NEW_VERSION:
                demands.check(self, connection, is_fresh=True)
                await pages.refuse_untyped(self, connection)
                if not await self._begin_again() or connection.answer.status != 200:
                    return True
            return await self._receive(connection)
        except NewVersionError as found:
            await self._begin_again(is_news=not isinstance(found, StrangerError))
            return True
        except NoRangesError:
            self._give_up_ranges()
            return True
        finally:
            if not connection.is_closed:
                await tasks.finish(connection.close())

    def _refuse_other(self, connection: Connection) -> None:
        """Raise DiffersError where a mirror's answer is not of the file that is there."""
        kind = connection.judgement.kind
        if not self._has_bytes() or self.sources.is_anchor(self.sources.current):
            return
        if kind is Kind.NEW_VERSION:
            raise DiffersError
        if kind is Kind.NO_RANGES:
            raise TransferError(
                Hresult.BG_E_INSUFFICIENT_RANGE_SUPPORT, "the mirror does not send parts"
            )

    async def _begin_again(self, *, is_news: bool = True) -> bool:
        """Throw away what is there of an older version; False if it is kept.

        Servers that share an address may each have an ETag of their own for the same file. After
        a few of them no ETag is believed, or the transfer would begin again for ever.
        """
        self._versions += 1
        if self._versions > MOST_VERSIONS:
            await self.doubt()
            return False
        self.file.consented, self.file.validated = False, None  # that was another version
        self.context.marks.new_version(self.file.id)
        if is_news:
            self.context.listener.on_happened(self.file, Happening.NEW_VERSION)
        await self.discard()
        return True

    async def doubt(self) -> None:
        """Take the validators on record for proof no longer: the server does not keep to them.

        What follows comes over one connection, and begins with bytes to compare.
        """
        if self.file.ranges is not None:
            raise TransferError(
                Hresult.BG_E_INSUFFICIENT_RANGE_SUPPORT,
                "the server does not prove that a part belongs to the same file",
            )
        if proof.has_strong_validator(self.file):
            await proof.weaken(self.file, self.context)
        else:
            self._give_up_ranges()

    def _give_up_ranges(self) -> None:
        if self.file.ranges is not None or not self.context.settings.accept_no_ranges:
            raise TransferError(
                Hresult.BG_E_INSUFFICIENT_RANGE_SUPPORT,
                "the server does not send parts of the file",
            )
        if not self.may_use_ranges:
            raise TransferError(
                Hresult.BG_E_INVALID_SERVER_RESPONSE,
                "the server sent a part, or nothing usable, though the whole file was asked for",
            )
        self.may_use_ranges = False
        self.file.resumable = False

    async def _first_connection(self) -> Connection:
        known = self.sources.entity_of(self.sources.current) if self._has_bytes() else None
        self.pieces = pieces_of(self.file, self.file.size if self.file.ranges is None else None)
        return await admission.first_connection(self, *self._first_span(known), known)

    def _first_span(self, known: Entity | None) -> tuple[_Span | None, int]:
        """Return the local span to ask for (None: no Range header) and the overlap in it."""
        if known is None or self.part is None:
            return (None if self.file.ranges is None else (0, self.pieces[0].length)), 0
        size = self.file.size
        if not self.may_use_ranges or self.file.resumable is False or self.part.needs_comparison:
            return None, 0
        if size is None:  # a part file without a record, taken over
            end = self.part.written.end_of_run(0)
            behind = next((s for s, _ in self.part.written if s > end), None)
            return (max(0, end - OVERLAP), behind), min(OVERLAP, end)
        return self._resume_span(self.part, known, size)

    def _resume_span(self, part: PartFile, known: Entity, size: int) -> tuple[_Span | None, int]:
        """Return the first hole, preceded by what has to be compared without a validator."""
        start, end = part.written.missing(size)[0]
        end = min([end, *(p.local for p in self.pieces if p.local > start)])
        if known.validator.if_range() is None and start == 0:
            return None, 0
        overlap = self.overlap_before(start, self.sources.current)
        return (start - overlap, end), overlap

    def overlap_before(self, start: int, source: Source) -> int:
        """Return how many bytes before ``start`` have to be fetched again and compared."""
        has_proof = self.sources.has_pieces and not self.sources.is_anchor(source)
        if self.part is None or has_proof:
            return 0
        piece_start = max(p.local for p in self.pieces if p.local <= start)
        if self.sources.is_anchor(source) and proof.has_strong_validator(self.file):
            run_start = next((s for s, e in self.part.unproven if e == start), start)
            return min(AFTER_CRASH, start - max(run_start, piece_start))
        run_start = next((s for s, e in self.part.written if s < start <= e), start)
        return min(OVERLAP, start - max(run_start, piece_start))

    async def connect(
        self, slot: Slot, span: _Span | None, known: Entity | None, overlap: int = 0
    ) -> Connection:
        """Open the first connection; see :func:`connections.connect`, which says what it raises.

        A mirror that others began the file before is compared with what is there first.
        """
        source = self.sources.current
        if self._has_bytes() and not self.sources.is_known(source) and span is not None:
            try:
                await connections.compare(self, source, slot)
            except BaseException:
                slot.release()
                raise
            known = self.sources.entity_of(source)
        return await connections.connect(self, (source, slot), span, known, overlap)

    def on_redirect(self, url: str) -> None:
        """Keep the link a redirect leads to in place of the file's own."""
        if self.file.given_name is None:
            self.file.given_name = self.file.remote_name
        self.file.remote_name = url
        self.context.listener.on_file_changed(self.file)

    async def _receive(self, connection: Connection) -> bool:
        entity = connection.judgement.entity
        is_fresh = self.part is None
        demands.check(self, connection, is_fresh=is_fresh)
        if not is_fresh:
            await self._agree(connection)
        await checksums.note_claim(self, connection)
        await self.sources.note_giver(source := self.sources.current)
        if is_fresh:
            if source.is_own:
                announced.take_mirrors(self, connection.answer)
            if not await beginning.begin(self, connection, entity):
                return False
            if connection.begun:
                source.gave.add(0, connection.begun)
            if self.is_settled or connection.is_closed:  # given up for others meanwhile
                return not self.is_settled
        if source.is_own:
            self.description.begin(connection)
        self.context.listener.on_connected()
        if self.file.error is not None:
            self.file.error = None
            self.context.listener.on_file_changed(self.file)
        assert self.part is not None
        if self._may_segment(connection, entity):
            await multi.receive(self, self.part, connection)
        else:
            source.gave.add(0, confirming.END)  # as much as there may be, which does no harm
            await stream.receive(self, self.part, connection)
        return True

    async def _agree(self, connection: Connection) -> None:
        """Bring the record in line with an answer whose body is compared with what is there.

        Unless it proves the version, nothing it says is taken over that would vouch for the bytes
        there later: they may yet turn out to be of another version than its body.
        """
        file, judgement = self.file, connection.judgement
        is_unproven = not judgement.is_proven
        if not self.sources.is_anchor(self.sources.current):
            return  # it was compared, and vouches for nothing but itself
        if is_unproven and proof.has_strong_validator(file):
            await proof.weaken(file, self.context)
        if file.size is not None:
            return
        proof.refuse_less(judgement.entity, self.part)
        if is_unproven and connection.answer.status == 200:
            return  # the end of the body tells the size
        known = self.sources.entity_of(self.sources.current).validator
        beginning.adopt(self, judgement.entity, connection)
        if is_unproven:
            proof.rebase(file, known.weakened())
        await self.context.save([file])

    def _may_segment(self, connection: Connection, entity: Entity) -> bool:
        return (
            self.file.size is not None
            and not entity.codings
            and self.file.resumable is not False
            and not (connection.answer.status == 200 and self._has_bytes())
            and not self.is_restarting_only
        )

    def _has_bytes(self) -> bool:
        return self.part is not None and bool(self.part.written)

    async def _finish(self) -> bool:
        """Bring the file to its final form under its part name, and check it.

        False if bytes proved to be missing on the disk.
        """
        file = self.file
        if self.part is not None:
            if not await self.settle(self.part):
                return False
            self.part = None
        await checksums.verify(self)
        self.sources.settle_suspects()
        if self.piece_check is not None:
            file.pieces = self.piece_check.pieces  # a repair goes by them too
        file.transferred, file.done, file.error, file.fingerprint = True, None, None, None
        file.consented, file.claimed = False, file.claimed if file.differs else None
        self.context.listener.on_file_changed(file)
        return True
