"""The part of the manager in memory that does the same with many jobs."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from bitsgui.bits.errors import BitsError
from bitsgui.bits.list_interface import Results
from bitsgui.bits.requests import JobChanges


class FakeMany:
    """Does it to one after the other, in the order the engine does; ``rests`` counts rests."""

    get_job: Callable[[UUID], Awaitable[Any]]
    rests = 0

    async def suspend_jobs(self, job_ids: Sequence[UUID]) -> Results:
        return await self._each(job_ids[::-1], lambda job: job.suspend())

    async def resume_jobs(self, job_ids: Sequence[UUID], when: datetime | None = None) -> Results:
        if when is not None:
            return await self._each(job_ids, lambda job: job.resume_at(when))
        return await self._each(job_ids, lambda job: job.resume())

    async def change_jobs(self, job_ids: Sequence[UUID], changes: JobChanges) -> Results:
        async def change(job: Any) -> None:
            if changes.priority is not None:
                await job.set_priority(changes.priority)
            if changes.rate_limit is not None:
                await job.set_rate_limit(changes.rate_limit or None)
            if changes.in_order is not None:
                await job.set_in_order(changes.in_order)

        return await self._each(job_ids, change)

    async def cancel_jobs(self, job_ids: Sequence[UUID]) -> Results:
        return await self._each(job_ids, lambda job: job.cancel())

    async def rest(self) -> None:
        self.rests += 1

    async def _each(
        self, job_ids: Sequence[UUID], act: Callable[[Any], Awaitable[int | None]]
    ) -> Results:
        results: Results = {}
        for job_id in job_ids:
            try:
                results[job_id] = await act(await self.get_job(job_id)) or 0
            except BitsError as error:
                results[job_id] = error
        return results
