"""What a transfer asks a server for, and how it judges what opens in answer."""

from __future__ import annotations

from dataclasses import dataclass

from bitsgui.bits.headers import format_range
from bitsgui.bits.records import FileRecord
from bitsgui.bits.validators import Validator
from bitsgui.engine import judging
from bitsgui.engine.body import Body
from bitsgui.engine.fetcher import Answer
from bitsgui.engine.hosts import Slot
from bitsgui.engine.judging import Entity, Judgement

OVERLAP = 64 * 1024
"""Bytes fetched again and compared where no strong validator vouches for the rest."""
AFTER_CRASH = 16 * 1024
"""Bytes compared before a hole, once, since who crashed cannot say what the part file was."""


@dataclass(slots=True)
class Connection:
    """An open answer. ``overlap`` bytes at its start are on disk and must be the same."""

    answer: Answer
    judgement: Judgement
    body: Body
    slot: Slot
    overlap: int = 0
    is_closed: bool = False

    @property
    def begun(self) -> int:
        """Bytes at its start that are on disk: to be compared, or read and written already."""
        return self.overlap + self.body.received

    async def close(self) -> None:
        """Close or give back the connection and its place at the host; only the first time."""
        if self.is_closed:
            return
        self.is_closed = True
        try:
            await self.body.aclose()
        finally:
            self.slot.release()


def range_headers(
    start: int, end: int | None, validator: Validator | None
) -> list[tuple[str, str]]:
    """Return Range, and If-Range if the validator is fit for it."""
    headers = [("Range", format_range(start, end))]
    condition = validator.if_range() if validator is not None else None
    if condition:
        headers.append(("If-Range", condition))
    return headers


def known_entity(file: FileRecord) -> Entity:
    """Return the entity the bytes on disk belong to.

    ``size`` is that of the remote file, which a file of ranges does not have on record.
    """
    return Entity(
        size=None if file.ranges is not None else file.size,
        validator=Validator(file.etag, file.last_modified, file.server_date),
        media_type=file.media_type or "",
    )


def judge_answer(
    answer: Answer, known: Entity | None, asked: tuple[int, int | None] | None
) -> Judgement:
    """Judge an answer; statuses that are plain failures raise."""
    if answer.status in {412, 416} and asked is not None:
        return judging.judge(answer.status, answer.headers, known=known, asked=asked)
    if not 200 <= answer.status < 300:
        raise answer.failure()
    return judging.judge(
        answer.status, answer.headers, known=known, asked=asked, reason=answer.reason
    )
