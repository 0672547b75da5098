"""Opening connections to the sources of a file, and comparing a mirror before it is believed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bitsgui.bits import headers
from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.types import RANGE_TO_END
from bitsgui.bits.validators import Validator
from bitsgui.engine import tasks
from bitsgui.engine.asking import OVERLAP, Connection, judge_answer, range_headers
from bitsgui.engine.body import Body
from bitsgui.engine.judging import Entity, Kind
from bitsgui.engine.part_file import DiffersError
from bitsgui.engine.pieces import remote_of
from bitsgui.engine.sources import NOTHING, Source
from bitsgui.engine.ways import Passage

if TYPE_CHECKING:
    from bitsgui.engine.answer import Answer
    from bitsgui.engine.hosts import Slot
    from bitsgui.engine.transfer import Transfer

LEAST_SAMPLE = 16 * 1024
"""With fewer bytes on the disk a mirror cannot be compared."""
_Span = tuple[int, int | None]


async def connect(
    transfer: Transfer,
    at: tuple[Source, Slot],
    span: _Span | None,
    known: Entity | None,
    overlap: int = 0,
) -> Connection:
    """Send a request for a local span (None: the whole file) and judge the answer.

    Takes over the place it is sent ``at``. Raises: TransferError and NoRoomError, all given back.
    """
    source, slot = at
    try:
        asked = _remote_span(transfer, span)
        extra = range_headers(*asked, known.validator if known else None) if asked else []
        passage = Passage(source.way, slot)
        answer = await _ask(transfer, source, extra, passage)
    except BaseException:
        slot.release()
        raise
    try:
        if source is transfer.sources.current:
            transfer.file.response_headers = answer.raw_headers()
        judgement = judge_answer(answer, known, asked)
        _refuse_ignored_range(transfer, judgement.kind, answer.status, asked)
    except BaseException:
        slot.release()
        await tasks.finish(answer.reply.aclose())
        raise
    passage.arrive()
    body = Body(answer, passage.throttle, transfer.context.settings.stall_timeout_s)
    # The whole file, or another version of it, begins with no bytes that were asked for twice.
    is_part = judgement.kind is Kind.PARTIAL
    return Connection(answer, judgement, body, slot, overlap if is_part else 0)


async def _ask(
    transfer: Transfer, source: Source, extra: list[tuple[str, str]], passage: Passage
) -> Answer:
    """Send a request; what is secret goes to no other server than that of the link as given."""
    file = transfer.file
    own_link = file.given_name or (None if source.is_own else file.remote_name)
    return await transfer.context.fetcher.get(
        source.url,
        extra,
        throttle=passage.throttle,
        file_id=file.id,
        given=own_link,
        on_redirect=transfer.on_redirect if source.is_own else None,
        on_hop=passage.follow,
        is_for_file=source.is_own,
    )


def _remote_span(transfer: Transfer, span: _Span | None) -> _Span | None:
    if span is None:
        return None
    start, end = span
    remote = remote_of(transfer.pieces, start)
    if end is None or end >= RANGE_TO_END:
        return remote, None
    return remote, remote + end - start


def _refuse_ignored_range(transfer: Transfer, kind: Kind, status: int, asked: _Span | None) -> None:
    """Refuse a 200 to a range request where the settings or the ranges need a 206."""
    if asked is None or kind is not Kind.WHOLE or status == 206:
        return
    if transfer.file.ranges is not None or not transfer.context.settings.accept_no_ranges:
        raise TransferError(
            Hresult.BG_E_INSUFFICIENT_RANGE_SUPPORT,
            "the server sent the whole file instead of a part",
        )


async def compare(transfer: Transfer, source: Source, slot: Slot) -> None:
    """Compare a mirror with what is on the disk, and believe it from then on.

    ``slot`` stays the caller's. Raises: DiffersError for another file; TransferError, NoRoomError.
    """
    assert transfer.part is not None
    spans = _samples(transfer.part.written)
    transfer.sources.accept(source, await compare_spans(transfer, source, slot, spans))


async def compare_spans(
    transfer: Transfer, source: Source, slot: Slot, spans: Iterable[tuple[int, int]]
) -> Validator:
    """Compare what a source has with what is on the disk; return its validator. See above."""
    known = Entity(size=transfer.file.size, validator=NOTHING, media_type="")
    validator = NOTHING
    for span in spans:
        validator = await _compare_span(transfer, (source, slot), known, span)
    return validator


def _samples(written: RangeSet) -> list[tuple[int, int]]:
    """Return what is compared: the end of the longest run, and of the first one."""
    runs = list(written)
    chosen = {max(runs, key=lambda run: run[1] - run[0]), runs[0]}
    return [(max(start, end - OVERLAP), end) for start, end in sorted(chosen)]


def _refuse_stranger(transfer: Transfer, answer: Answer) -> None:
    """Tell a page in place of the file from another file, and a shorter one from no parts."""
    file = transfer.file
    is_page = headers.is_html(headers.media_type(answer.get("content-type")))
    if is_page and not headers.is_html(file.media_type or ""):
        raise TransferError(
            Hresult.BG_E_INVALID_SERVER_RESPONSE, "a web page came in place of the file"
        )
    if answer.status == 416 and _told_size(answer) not in {None, file.size}:
        raise DiffersError


def _told_size(answer: Answer) -> int | None:
    try:
        return headers.parse_content_range(answer.get("content-range") or "").total
    except headers.HeaderError:
        return None


async def _compare_span(
    transfer: Transfer,
    at: tuple[Source, Slot],
    known: Entity,
    span: tuple[int, int],
) -> Validator:
    source, slot = at
    passage = Passage(source.way, slot)
    answer = await _ask(transfer, source, range_headers(*span, None), passage)
    body = Body(answer, passage.throttle, transfer.context.settings.stall_timeout_s)
    try:
        _refuse_stranger(transfer, answer)
        judged = judge_answer(answer, known, span)
        is_part = judged.kind is Kind.PARTIAL and judged.end == span[1]
        if not is_part or judged.entity.codings:
            raise TransferError(
                Hresult.BG_E_INSUFFICIENT_RANGE_SUPPORT,
                "the mirror does not send parts of the file",
                url=source.url,
            )
        theirs = await body.read_all(span[1] - span[0])
        if len(theirs) == span[1] - span[0] and theirs != await transfer.read(*span):
            raise DiffersError
        if len(theirs) < span[1] - span[0]:
            raise TransferError(
                Hresult.WININET_CONNECTION_ABORTED, "the mirror sent too little", url=source.url
            )
    finally:
        await tasks.finish(body.aclose())
    return judged.entity.validator
