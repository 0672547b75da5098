"""What mirrors gave, compared at the end with what the link itself has where no checksum tells.

Servers may have the same ETag for two files, or an older version. So the link, or who began the
file in its place, is asked for samples of what others gave: the ends of their runs, as files that
differ mostly do so from the first difference on. Its version counts.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bitsgui.bits import urls
from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.mirrors import Trouble
from bitsgui.bits.ranges import RangeSet
from bitsgui.engine import connections
from bitsgui.engine.sources import MOST_FAILURES
from bitsgui.engine.ways import NoRoomError

if TYPE_CHECKING:
    from bitsgui.engine.sources import Source
    from bitsgui.engine.transfer import Transfer

END = 2**62
SAMPLE = 16 * 1024
MOST_SAMPLES = 8
LONG = 1024 * 1024
"""Of a longer run the middle is compared too."""
LONGEST_S = 15.0
"""A link that does not answer by then has nothing to say against its mirrors."""

log = logging.getLogger(__name__)


async def confirm(transfer: Transfer) -> bool:
    """Return whether a file that came whole may stay; it is fetched anew if not."""
    sources, file, description = transfer.sources, transfer.file, transfer.description
    if len(sources.all) == 1 or file.skipped or file.checksum:
        return True
    anchor = sources.anchor
    is_told = sources.has_pieces or (anchor is sources.own and transfer.sure_claim)
    if is_told and not description.is_used:
        return True
    for witness in dict.fromkeys((sources.own, anchor)):
        if witness is None or witness.trouble is not Trouble.NONE:
            continue
        spans = list(_samples(_given_beside(witness, transfer)))
        if not spans:
            return True
        try:
            if await _agrees(transfer, witness, spans):
                return True
        except TransferError as error:
            is_other = error.code == Hresult.BG_E_REMOTE_FILE_CHANGED
            if not is_other and not description.is_refused:
                log.info("%s says nothing of its mirrors: %s", urls.mask(witness.url), error)
                continue
        if description.is_used:
            description.forget()
        _give_up_others(transfer, witness)
        return False
    return True


def _given_beside(witness: Source, transfer: Transfer) -> RangeSet:
    """Return what others than a source may have given."""
    given, size = RangeSet(), transfer.file.size or 0
    for source in transfer.sources.all:
        if source is not witness:
            for start, end in source.gave:
                if start < min(end, size):
                    given.add(start, min(end, size))
    return given


def _samples(given: RangeSet) -> Iterator[tuple[int, int]]:
    points: list[int] = []
    for start, end in given:
        if end - start > LONG:
            points.append((start + end) // 2)
        points.append(end)
    step = max(1, -(-len(points) // MOST_SAMPLES))
    for point in points[::-1][::step]:
        start = next(start for start, end in given if start < point <= end)
        yield max(start, point - SAMPLE), point


async def _agrees(transfer: Transfer, witness: Source, spans: list[tuple[int, int]]) -> bool:
    transfer.note_checking(True)
    try:
        async with asyncio.timeout(LONGEST_S):
            slot = await witness.way.take(_hears_nothing)
            try:
                await connections.compare_spans(transfer, witness, slot, spans)
            finally:
                slot.release()
    except (TimeoutError, NoRoomError) as error:
        words = "the link did not answer in time"
        raise TransferError(Hresult.WININET_TIMEOUT, words, url=witness.url) from error
    finally:
        transfer.note_checking(False)
    return True


def _hears_nothing(_key: str) -> None:
    """A file that is whole shows no waiting."""


def _give_up_others(transfer: Transfer, witness: Source) -> None:
    sources = transfer.sources
    if not sources.go_back(witness):
        for source in sources.others(witness):
            if source.gave:
                sources.drop(source, Trouble.DIFFERS)
            source.failures = MOST_FAILURES  # what comes now comes from the witness alone
        sources.current = witness
