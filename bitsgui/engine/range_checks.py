"""Which ranges of a file may be asked for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bitsgui.bits.errors import BitsError, Hresult, InvalidArgumentError
from bitsgui.bits.types import RANGE_TO_END, UINT64_MAX, FileRange
from bitsgui.bits.words import say


def checked_ranges(ranges: Sequence[FileRange], limit: int | None) -> tuple[FileRange, ...]:
    """Return ranges that are legal on their own; raises the code of the first fault."""
    if not ranges:
        raise InvalidArgumentError("At least one range is needed.")
    if limit is not None and len(ranges) > limit:
        raise BitsError(
            say("A file may have {limit} ranges at most.", limit=limit),
            Hresult.BG_E_TOO_MANY_RANGES_IN_FILE,
        )
    checked = tuple(FileRange(*entry) for entry in ranges)
    for entry in checked:
        if not 0 <= entry.offset < RANGE_TO_END or not 0 < entry.length <= UINT64_MAX:
            raise BitsError("A range is outside any file.", Hresult.BG_E_INVALID_RANGE)
        if entry.length != RANGE_TO_END and entry.offset + entry.length > UINT64_MAX:
            raise BitsError("A range is outside any file.", Hresult.BG_E_INVALID_RANGE)
    ordered = sorted(checked)
    for first, second in pairwise(ordered):
        end = UINT64_MAX if first.length == RANGE_TO_END else first.offset + first.length
        if end > second.offset:
            raise BitsError("Two ranges overlap.", Hresult.BG_E_OVERLAPPING_RANGES)
    return checked
