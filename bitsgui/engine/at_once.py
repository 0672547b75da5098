"""The same deed for very many jobs: those at rest share one transaction, the others follow.

A transaction is there or not, whenever the program is killed: each job is as it was or as it is
to be. Nothing of it is seen before.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from bitsgui.bits.errors import BitsError, Hresult, StoreError
from bitsgui.bits.list_interface import Result, Results
from bitsgui.engine import tasks
from bitsgui.engine.drafts import Draft, Step
from bitsgui.engine.live import LiveJob

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

R = TypeVar("R")

_BESIDE = 50
"""So many jobs that are at work, or on the disk, are dealt with at the same time."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done to one job: worked out by ``step`` if it is at rest, else ``alone`` does it.

    Both raise BitsError for a job that refuses; ``alone`` returns a success code, or raises
    StoreError.
    """

    step: Callable[[LiveJob], Step | None]
    alone: Callable[[LiveJob], Awaitable[int | None]]


async def do(core: Core, jobs: Iterable[LiveJob], deed: Deed) -> Results:
    """Do something to jobs; returns how that went with each, stored when this returns.

    Those at rest come first, of the others the last: else each that stops would let one start that
    stops next.
    """
    resting: list[LiveJob] = []
    others: list[LiveJob] = []
    for live in dict.fromkeys(jobs):
        (resting if rests(live) else others).append(live)
    results = await in_turn(core, resting, _change(core, resting, deed.step))
    return results | await one_by_one(others[::-1], deed.alone)


def rests(live: LiveJob) -> bool:
    """Return whether nothing goes on with a job, and all of it is on record."""
    is_called = live.made_calls is not None and live.made_calls.locked()
    is_at_work = live.is_busy or live.changing is not None or live.ending is not None
    return not is_called and not is_at_work and live.is_stored and not live.unsaved_activity()


async def one_by_one(
    lives: Sequence[LiveJob], act: Callable[[LiveJob], Awaitable[int | None]]
) -> Results:
    """Do something to jobs, some at a time; one that refuses stops no other."""

    async def one(live: LiveJob) -> Result:
        try:
            return await act(live) or Hresult.S_OK
        except (BitsError, StoreError) as error:
            return error

    results: Results = {}
    for start in range(0, len(lives), _BESIDE):
        several = lives[start : start + _BESIDE]
        found = await asyncio.gather(*map(one, several))
        results |= {live.record.id: each for live, each in zip(several, found, strict=True)}
    return results


async def paced(items: Sequence[R]) -> AsyncIterator[R]:
    """Yield very many, with a rest for the loop and for other threads now and then."""
    pace = tasks.Pace()
    for item in items:
        await pace.keep()
        yield item


async def in_turn(core: Core, resting: Sequence[LiveJob], work: Coroutine[Any, Any, R]) -> R:
    """Run the one call on jobs that have just been found at rest; it is not cut short.

    None of them begins from now on until it has ended.
    """
    for live in resting:
        await live.calls.acquire()  # at once, or two such calls could wait for each other
    try:
        with core.decisions.pending(resting):  # before the loop goes on: one may be about to begin
            return await tasks.finish(work)
    finally:
        for live in resting:
            live.calls.release()


async def _change(
    core: Core, lives: Sequence[LiveJob], step_of: Callable[[LiveJob], Step | None]
) -> Results:
    results: Results = {}
    drafts: list[Draft] = []
    async for live in paced(lives):
        results[live.record.id] = Hresult.S_OK
        try:
            step = step_of(live)
            if step is not None:
                drafts.append(_draft(core, live, step))
        except BitsError as error:
            results[live.record.id] = error
    try:
        await core.store_drafts(drafts)
    except StoreError as error:
        results |= {draft.record.id: error for draft in drafts}
        return results
    async for draft in paced(drafts):
        core.decisions.take_effect(draft)
    return results


def _draft(core: Core, live: LiveJob, step: Step) -> Draft:
    draft = Draft(live, step.files, core.journal)
    step.apply(draft)
    draft.stamp()
    return draft
