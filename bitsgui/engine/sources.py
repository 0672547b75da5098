"""The links a file may come from: its own and its mirrors, and how far each is to be trusted.

A mirror's bytes are written only once it was compared with what is on the disk: the same size, the
same bytes at the end of what came so far. Side by side with others it serves only if its strong
validator is that of the bytes on the disk, or a checksum of the whole file will tell: what a
comparison of samples cannot see would be there after a crash with nobody to know where from.
Other mirrors take over where nobody else can go on, as one server goes on after another. Without a
checksum the link itself is asked at the end, see :mod:`confirming`: its version is the one wanted.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bitsgui.bits import urls
from bitsgui.bits.digests import parse_checksum
from bitsgui.bits.errors import ErrorClass, Hresult, TransferError
from bitsgui.bits.mirrors import Mirror, SourceView, Trouble, in_order, is_weaker
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.records import FileRecord, Happening
from bitsgui.bits.types import ErrorContext
from bitsgui.bits.validators import Validator
from bitsgui.engine import clock, proof
from bitsgui.engine.asking import known_entity
from bitsgui.engine.judging import Entity
from bitsgui.engine.part_file import DiffersError
from bitsgui.engine.ways import Way

if TYPE_CHECKING:
    from bitsgui.engine.asking import Connection
    from bitsgui.engine.segments import Segment
    from bitsgui.engine.transfer import Transfer

NOTHING = Validator(None, None, None)
MOST_FAILURES = 3
"""How often in a row a source may fail before the others are asked alone, until the next run."""
REST_S = 1.0
"""How long a source is left alone after its first failure; twice as long each time."""

log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class Source:
    """A link, and what this run knows of it. ``validator`` is that of its answers, once compared.

    ``is_vouched``: its bytes may stand beside those of others. ``gave`` is what may have come from
    it of the part file. ``rate`` is bytes/s of one connection as last seen, None if not known.
    One that ``is_held`` is left alone while another shows which of them is wrong.
    """

    url: str
    way: Way
    is_own: bool
    trouble: Trouble = Trouble.NONE
    validator: Validator | None = None
    is_vouched: bool = False
    has_given: bool = False
    gave: RangeSet = field(default_factory=RangeSet)
    rate: float | None = None
    failures: int = 0
    rests_until: float = 0.0
    is_held: bool = False
    error: TransferError | None = field(default=None, repr=False)

    @property
    def is_out(self) -> bool:
        """Whether it is not asked any more in this run."""
        return self.trouble is not Trouble.NONE or self.failures >= MOST_FAILURES

    def is_free(self, now: float) -> bool:
        """Return whether it may be asked now."""
        return not (self.is_out or self.is_held) and self.rests_until <= now


class Sources:
    """All links of one file; ``current`` is the one the first connection goes to."""

    def __init__(self, transfer: Transfer) -> None:
        self._transfer = transfer
        self.own = Source(transfer.link, Way(transfer.context, transfer.share), is_own=True)
        self.current = self.own
        self.all = [self.own]
        self.at_work: Callable[[], list[tuple[Source, Segment]]] = list
        self._gave: set[str] = set()
        self._wrong_sums: dict[str, TransferError] = {}

    def begin(self) -> None:
        """Take in the links that are on record; to be called before the first request."""
        transfer, file = self._transfer, self._transfer.file
        known = {source.url: source for source in self.all}
        self.own.url = transfer.link
        self.own.way.host = urls.host_key(transfer.link)
        can_mix = file.ranges is None and transfer.context.job.options.http_method is None
        self.all = [self.own]
        for mirror in in_order(file.mirrors):
            if mirror.url == self.own.url:
                self.own.trouble = mirror.trouble
            elif can_mix and (self.is_sure or not is_weaker(mirror.url, self.own.url)):
                source = known.get(mirror.url) or self._new(mirror)
                source.trouble = mirror.trouble
                self.all.append(source)
        self.current = self.choose() or self.own
        if file.done:
            self._recall(file.done)

    def add(self, mirrors: Iterable[Mirror]) -> None:
        """Take in further mirrors, as many as a file may have; they are stored with its next."""
        file = self._transfer.file
        before = {mirror.url for mirror in file.mirrors}
        file.mirrors = in_order((*file.mirrors, *mirrors))
        self.all += [self._new(m) for m in file.mirrors if m.url not in before]

    def _recall(self, done: RangeSet) -> None:
        """Take what an earlier run left for bytes of the link and of the mirrors noted with it."""
        noted = {mirror.url for mirror in self._transfer.file.mirrors if mirror.gave}
        for source in self.all:
            if source.is_own or source.url in noted:
                source.has_given = True
                self._gave.add(source.url)
                if not source.gave:
                    source.gave.update(done)

    def _new(self, mirror: Mirror) -> Source:
        way = Way(self._transfer.context, self._transfer.share)
        way.host = urls.host_key(mirror.url)
        return Source(mirror.url, way, is_own=False)

    # -- what is known of them -------------------------------------------------------------------

    @property
    def is_sure(self) -> bool:
        """Whether a checksum will tell right bytes from any that somebody made up."""
        checksum = self._transfer.file.checksum
        return checksum is not None and parse_checksum(checksum).is_strong

    @property
    def has_pieces(self) -> bool:
        """Whether checksums of the file's pieces will tell right bytes from others."""
        check = self._transfer.piece_check
        return check is not None and check.fits

    @property
    def anchor(self) -> Source | None:
        """The one whose answer began the file, None if it is not there any more."""
        return next((source for source in self.all if self.is_anchor(source)), None)

    def is_anchor(self, source: Source) -> bool:
        """Return whether the validators on record are those of its answers."""
        return source.url == (self._transfer.file.entity_link or self.own.url)

    def entity_of(self, source: Source) -> Entity:
        """Return what an answer of a source is compared with, beside the bytes."""
        known = known_entity(self._transfer.file)
        if self.is_anchor(source):
            return known
        return Entity(size=known.size, validator=source.validator or NOTHING, media_type="")

    def is_doubtful(self, connection: Connection) -> bool:
        """See :func:`proof.is_doubtful`; a mirror vouches for nothing but itself."""
        return self.is_anchor(self.current) and proof.is_doubtful(self._transfer.file, connection)

    def is_strong(self, source: Source) -> bool:
        """Return whether a source can be asked for a part of the version it had before."""
        return self.entity_of(source).validator.if_range() is not None

    def is_known(self, source: Source) -> bool:
        """Return whether it was found to have what is on the disk, or its pieces will tell."""
        has_proof = self.is_anchor(source) or source.validator is not None
        return has_proof or self.has_pieces

    def can_join(self, source: Source) -> bool:
        """Return whether it may serve beside the others, as far as is known by now."""
        if self.is_anchor(source) or source.is_vouched:
            return self.is_strong(source)
        return source.validator is None

    def accept(self, source: Source, validator: Validator) -> None:
        """Note that a source has the bytes on the disk, and how its answers tell their version."""
        file = self._transfer.file
        source.validator = validator
        ours, theirs = known_entity(file).validator.strong_etag, validator.strong_etag
        has_sum = bool(file.checksum or self._transfer.sure_claim)
        source.is_vouched = has_sum or (ours is not None and ours == theirs)

    def forget_bytes(self) -> None:
        """Note that nothing of the file is there any more."""
        for source in self.all:
            source.validator, source.is_vouched, source.has_given = None, False, False
            source.gave = RangeSet()
        file = self._transfer.file
        if any(mirror.gave for mirror in file.mirrors):
            file.mirrors = tuple(replace(mirror, gave=False) for mirror in file.mirrors)

    def seen(self, view: SourceView) -> SourceView:
        """Return what is known of a source, with what this run knows of it.

        ``at_work`` are the connections of several at a time; one alone goes to ``current``.
        """
        source = next((each for each in self.all if each.url == view.url), None)
        if source is None:
            return view
        working = [segment for each, segment in self.at_work() if each is source]
        is_alone = self._transfer.plan is None and self.current is source
        given = source.gave.copy()
        for segment in working:
            if segment.start < segment.pos:
                given.add(segment.start, segment.pos)
        return replace(
            view,
            trouble=source.trouble,
            is_in_use=bool(working) or (is_alone and self._transfer.connections > 0),
            given=given.total if len(self.all) > 1 and self._transfer.part is not None else None,
            has_given=view.has_given or source.has_given,
        )

    # -- choosing --------------------------------------------------------------------------------

    def choose(self) -> Source | None:
        """Return whom to ask first: who is known to have what is there, then by priority.

        One that rests comes after those that do not; None if none is left.
        """
        now = clock.monotonic()
        left = [source for source in self.all if not source.is_out]
        left.sort(key=lambda source: (not source.is_free(now), not self.is_anchor(source)))
        return left[0] if left else None

    def others(self, source: Source) -> list[Source]:
        """Return the other ones that may still be asked."""
        return [each for each in self.all if each is not source and not each.is_out]

    # -- what becomes of them --------------------------------------------------------------------

    async def note_giver(self, source: Source) -> None:
        """Have it on record that bytes of a source may be there, before the first is written."""
        source.has_given = True
        self._gave.add(source.url)
        file = self._transfer.file
        if not source.is_own and not any(m.gave for m in file.mirrors if m.url == source.url):
            file.mirrors = tuple(
                replace(mirror, gave=True) if mirror.url == source.url else mirror
                for mirror in file.mirrors
            )
            if self._transfer.part is not None:  # else its beginning is recorded at once
                await self._transfer.context.save([file])

    def givers_of(self, start: int, end: int) -> list[Source]:
        """Return who may have given bytes of a span."""
        return [each for each in self.all if each.gave.gaps(start, end) != [(start, end)]]

    def hold(self, sources: Iterable[Source]) -> None:
        """Ask others instead of some sources, until :meth:`release` or one of those fails."""
        for source in sources:
            source.is_held = True

    def release(self) -> None:
        """Ask all again that were held back."""
        for source in self.all:
            source.is_held = False

    def forget_span(self, start: int, end: int) -> None:
        """Note that the bytes of a span are there no more."""
        for source in self.all:
            source.gave.remove(start, end)

    def blame_givers(self) -> bool:
        """Leave out the mirrors whose bytes an earlier run left; False if it left none of any."""
        givers = [each for each in self.all if each.gave and not each.is_own]
        givers = [each for each in givers if not self.is_anchor(each)]
        for source in givers:
            if source.trouble is Trouble.NONE:
                self.drop(source, Trouble.DIFFERS)
        return bool(givers)

    def go_back(self, source: Source) -> bool:
        """Turn to the link itself, found to have another version than the mirror that began it.

        What is there is to be thrown away. False for any other source, or if a checksum tells
        whose version is right.
        """
        anchor = self.anchor
        file = self._transfer.file
        has_sum = file.checksum or self.has_pieces
        if not source.is_own or source is anchor or has_sum:
            return False
        if anchor is not None:
            self.drop(anchor, Trouble.DIFFERS)
        source.failures, source.rests_until, source.error = 0, 0.0, None
        self.current = source
        return True

    def note_failure(self, source: Source, error: TransferError) -> bool:
        """Take a failure of a source; False if it is none that another could do better."""
        if error.context is ErrorContext.LOCAL_FILE or error.code in _NOBODYS:
            return False
        is_other = error.code == Hresult.BG_E_REMOTE_FILE_CHANGED
        if is_other and self.is_anchor(source):
            return False  # the disk may be wrong, and that is looked at elsewhere
        source.error = error
        source.failures = (
            MOST_FAILURES if error.error_class is ErrorClass.FATAL else source.failures + 1
        )
        source.rests_until = clock.monotonic() + REST_S * 2 ** (source.failures - 1)
        self.release()
        log.info("%s: %s", urls.mask(source.url), error)
        if is_other or isinstance(error, DiffersError):
            self.drop(source, Trouble.DIFFERS)
        return True

    def drop(self, source: Source, trouble: Trouble) -> None:
        """Ask a source no more, in this run and later ones."""
        log.info("%s is not asked any more: %s", urls.mask(source.url), trouble.value)
        source.trouble = trouble
        mark(self._transfer.file, {source.url: trouble})
        self._tell(source.url, trouble)
        self._transfer.context.listener.on_file_changed(self._transfer.file)

    def _tell(self, url: str, trouble: Trouble) -> None:
        self._transfer.context.listener.on_happened(
            self._transfer.file, Happening.MIRROR_DROPPED, link=url, note=trouble.value
        )

    def goes_on_after(self, error: TransferError) -> bool:
        """Return whether another source is to be asked instead of the current one."""
        if len(self.all) == 1 or not self.note_failure(self.current, error):
            return False
        if not self.others(self.current):
            return False
        self.current = self.choose() or self.own
        return True

    def told_of(self, error: TransferError) -> TransferError:
        """Return the error to tell once all failed: one that may pass by itself, if there is."""
        is_own_affair = error.code in {Hresult.BG_E_REMOTE_FILE_CHANGED, *_NOBODYS}
        if len(self.all) == 1 or is_own_affair or error.context is ErrorContext.LOCAL_FILE:
            return error
        errors = [error, *(source.error for source in self.all if source.error is not None)]
        told = min(errors, key=lambda each: _HOPE.get(each.error_class, len(_HOPE)))
        if not self._wrong_sums or told.error_class is not ErrorClass.FATAL:
            return told
        self._acquit()
        return next(iter(self._wrong_sums.values()))

    def judge_sum(self, error: TransferError) -> bool:
        """Decide who is asked after bytes did not have their checksum; False: nobody is left.

        Of several that may have given them all but the first are suspected. One that was asked
        alone is wrong, and the next has its turn; where two have the same, the checksum is wrong.
        """
        left = [source for source in self.all if source.trouble is Trouble.NONE]
        givers = [source for source in left if source.has_given] or left
        if len(givers) > 1:
            kept = min(givers, key=lambda source: (source.is_out, not self.is_anchor(source)))
            troubles = {s.url: Trouble.SUSPECT for s in givers if s is not kept}
        else:
            others = [source for source in self.all if source.trouble in _ONLY_DOUBTED]
            following = [source for source in left if source not in givers] or others
            contradicts_itself = givers == [self.own] and not self._transfer.file.checksum
            if not following or contradicts_itself or error.detail in self._wrong_sums:
                self._acquit()
                return False
            self._wrong_sums[error.detail] = error
            troubles = {following[0].url: Trouble.NONE}
            troubles |= {source.url: Trouble.WRONG for source in givers}
            for source in givers:
                self._tell(source.url, Trouble.WRONG)
        mark(self._transfer.file, troubles)
        log.info(
            "%s: the checksum is another one; the file is fetched again",
            urls.mask(self.own.url),
        )
        return True

    def _acquit(self) -> None:
        """Let the next run ask all again: nobody had bytes that told who is wrong."""
        file, judged = self._transfer.file, {Trouble.WRONG, Trouble.SUSPECT}
        kept = [mirror for mirror in file.mirrors if mirror.url != self.own.url]
        file.mirrors = tuple(
            replace(mirror, trouble=Trouble.NONE) if mirror.trouble in judged else mirror
            for mirror in kept
        )
        self._transfer.context.listener.on_file_changed(file)

    def settle_suspects(self) -> None:
        """Name the one suspect, now that the bytes of another are right."""
        suspects = [source for source in self.all if source.trouble is Trouble.SUSPECT]
        if len(suspects) == 1 and suspects[0].url in self._gave:
            self.drop(suspects[0], Trouble.WRONG)


_ONLY_DOUBTED = {Trouble.SUSPECT, Trouble.DIFFERS}
"""What is no fault of a source once the others' bytes proved to be wrong."""
_NOBODYS = {Hresult.WINSOCK_ADDRESS_NOT_AVAILABLE, Hresult.BG_E_VALIDATION_FAILED}
"""What another source would meet as well: no way out of this machine, a wrong checksum."""
_HOPE = {ErrorClass.TRANSIENT: 0, ErrorClass.WAITING: 1, ErrorClass.FATAL: 2}


def mark(file: FileRecord, troubles: dict[str, Trouble]) -> None:
    """Set on record what is wrong with some links of a file."""
    kept = [replace(m, trouble=troubles.get(m.url, m.trouble)) for m in file.mirrors]
    known = {mirror.url for mirror in kept}
    new = [Mirror(url, trouble=trouble) for url, trouble in troubles.items() if url not in known]
    file.mirrors = (*kept, *new)
