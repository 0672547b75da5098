"""The history of a manager in memory, and that of its jobs' speeds."""

import asyncio
from collections import Counter
from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from functools import cached_property
from uuid import UUID

from bitsgui.bits.file_checks import FileCheck, Told, Verdict
from bitsgui.bits.records import HistoryRow, SentRequest
from bitsgui.bits.standing import Standing
from bitsgui.bits.types import JobState
from bitsgui.bits.views import Changes, FileView, SpeedsView


class FakeHistory:
    """``rows`` in any order; ``asked`` lists what pages were asked for.

    ``files`` are those of unfinished jobs, ``worded`` what was asked of their words;
    ``speed_views`` are what the engine knows of whole transfers. ``checked`` lists the checks that
    were asked for, which find what is in ``found`` once they ``may_check``; ``hears`` is told of
    one.
    """

    def __init__(self, rows: Sequence[HistoryRow]) -> None:
        self.rows = list(rows)
        self.receivers: list[Callable[[Changes], None]] = []
        self.files: dict[UUID, list[FileView]] = {}
        self.worded: list[Sequence[UUID]] = []
        self.speed_views: dict[UUID, SpeedsView] = {}
        self.asked: list[tuple[float | None, tuple[str, ...], int | None]] = []
        self.sent: dict[UUID, SentRequest] = {}
        self.found: dict[UUID, list[FileCheck]] = {}
        self.checked: list[tuple[UUID, bool, object]] = []
        self.hears: Told | None = None
        self.may_check = asyncio.Event()
        self.may_check.set()

    async def sent_requests(self, job_ids: Sequence[UUID]) -> dict[UUID, SentRequest]:
        return {id_: self.sent[id_] for id_ in job_ids if id_ in self.sent}

    async def check_files(
        self,
        job_id: UUID,
        *,
        repairs: bool = False,
        only: Container[int] | None = None,
        told: Told | None = None,
    ) -> list[FileCheck]:
        self.checked.append((job_id, repairs, only))
        self.hears = told
        await self.may_check.wait()
        found = self.found.get(job_id, [])
        damaged = {check.index for check in found if check.verdict is Verdict.DAMAGED}
        for place, row in enumerate(self.rows):
            if row.id == job_id:
                files = enumerate(row.files)
                marked = tuple(replace(file, damaged=index in damaged) for index, file in files)
                self.rows[place] = replace(row, files=marked)
                self.tell(Changes(amended=(job_id,)))
        return found

    def tell(self, batch: Changes) -> None:
        for receiver in list(self.receivers):
            receiver(batch)

    async def finished(
        self,
        limit: int,
        *,
        before: float | None = None,
        words: Sequence[str] = (),
        category: int | None = None,
    ) -> list[HistoryRow]:
        self.asked.append((before, tuple(words), category))
        rows = [
            row
            for row in self._finished()
            if (before is None or row.ended <= before)
            and category in {None, row.category}
            and all(word in str(row).casefold() for word in words)
        ]
        return rows[:limit]

    async def file_words(self, job_ids: Sequence[UUID]) -> dict[UUID, str]:
        self.worded.append(job_ids)
        wanted = [id_ for id_ in job_ids if id_ in self.files]
        return {
            id_: "\n".join(f"{each.local_name}\n{each.remote_name}" for each in files).casefold()
            for id_ in wanted
            if len(files := self.files[id_]) > 1
        }

    async def finished_counts(self) -> dict[int, int]:
        return dict(Counter(row.category for row in self._finished()))

    async def speeds(self, job_id: UUID) -> SpeedsView:
        return self.speed_views.get(job_id, SpeedsView())

    async def finished_ids(self) -> list[UUID]:
        return [row.id for row in self._finished()]

    def _finished(self) -> list[HistoryRow]:
        rows = [row for row in self.rows if row.state == JobState.ACKNOWLEDGED]
        return sorted(rows, key=lambda row: row.ended, reverse=True)


class FakeStanding:
    """Nothing is at work until ``stand`` says otherwise."""

    @cached_property
    def standing_receivers(self) -> list[Callable[[Standing], None]]:
        return []

    def subscribe_standing(self, receiver: Callable[[Standing], None]) -> Callable[[], None]:
        self.standing_receivers.append(receiver)
        receiver(Standing())
        return lambda: self.standing_receivers.remove(receiver)

    def stand(self, standing: Standing) -> None:
        for receiver in self.standing_receivers:
            receiver(standing)
