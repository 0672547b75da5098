"""Calls on many jobs at once: each as on one, but stored together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from bitsgui.bits.errors import BitsError, NotFoundError
from bitsgui.bits.list_interface import Results
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.types import Principal
from bitsgui.engine import at_once
from bitsgui.engine.at_once import Deed
from bitsgui.engine.changing import of_record
from bitsgui.engine.job import EngineJob
from bitsgui.engine.job_end import cancel_resting
from bitsgui.engine.live import LiveJob

if TYPE_CHECKING:
    from bitsgui.engine.core import Core


class ManyCalls:
    """The part of the manager that finds jobs by their ids; see the interface."""

    def __init__(self, core: Core, principal: Principal) -> None:
        self._core = core
        self._principal = principal

    def _handle(self, live: LiveJob) -> EngineJob:
        return EngineJob(self._core, live, self._principal)

    def _live(self, job_id: UUID) -> LiveJob:
        live = self._core.jobs.get(job_id)
        if live is None or live.is_hidden:
            raise NotFoundError("There is no such download in the queue.")
        return live

    async def suspend_jobs(self, job_ids: Sequence[UUID]) -> Results:
        """Suspend jobs; what runs comes last: else one that waits would take its place."""
        lives, results = self._found(job_ids)
        deed = Deed(
            lambda live: self._handle(live).suspension(), lambda live: self._handle(live).suspend()
        )
        return results | await at_once.do(self._core, lives, deed)

    async def resume_jobs(self, job_ids: Sequence[UUID], when: datetime | None = None) -> Results:
        """Resume or retry jobs, now or at a time of day."""
        lives, results = self._found(job_ids)

        async def alone(live: LiveJob) -> None:
            job = self._handle(live)
            await (job.resume() if when is None else job.resume_at(when))

        deed = Deed(lambda live: self._handle(live).resumption(when), alone)
        return results | await at_once.do(self._core, lives, deed)

    async def change_jobs(self, job_ids: Sequence[UUID], changes: JobChanges) -> Results:
        """Change jobs."""
        lives, results = self._found(job_ids)

        async def alone(live: LiveJob) -> None:
            await self._handle(live).change(changes)

        if not of_record(changes):
            return results | await at_once.one_by_one(lives, alone)
        deed = Deed(lambda live: self._handle(live).alteration(changes), alone)
        return results | await at_once.do(self._core, lives, deed)

    async def cancel_jobs(self, job_ids: Sequence[UUID]) -> Results:
        """Cancel jobs."""
        lives, results = self._found(job_ids, lambda live: self._handle(live).check_mutable())
        results |= await cancel_resting(self._core, list(filter(at_once.rests, lives)))
        others = [live for live in lives if live.record.id not in results]
        results |= await at_once.one_by_one(others, lambda live: self._handle(live).cancel())
        return results

    def _found(
        self, job_ids: Sequence[UUID], check: Callable[[LiveJob], None] = lambda _: None
    ) -> tuple[list[LiveJob], Results]:
        """Return the jobs that are there, and which are not, or refuse by ``check``."""
        lives: list[LiveJob] = []
        results: Results = {}
        for job_id in dict.fromkeys(job_ids):
            try:
                live = self._live(job_id)
                check(live)
            except BitsError as error:
                results[job_id] = error
            else:
                lives.append(live)
        return lives, results
