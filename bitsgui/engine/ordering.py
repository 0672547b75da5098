"""Moving jobs through the queue: the new order is chosen by pure functions, then stored."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from bitsgui.bits.list_interface import Shift
from bitsgui.bits.types import Priority
from bitsgui.engine import tasks
from bitsgui.engine.live import LiveJob

if TYPE_CHECKING:
    from bitsgui.engine.core import Core


async def set_position(core: Core, job_ids: Sequence[UUID], place: Shift | UUID) -> None:
    """Move jobs, stored when this returns; see the interface.

    Raises: StoreError, with nothing changed.
    """
    wanted = set(job_ids)
    await core.decisions.all_of(core.jobs.values())
    anchor = core.jobs.get(place) if isinstance(place, UUID) else None
    places: dict[LiveJob, int] = {}
    turns: dict[LiveJob, int] = {}
    levels = {live.priority for id_ in wanted if (live := core.jobs.get(id_)) is not None}
    for priority in levels:
        level = _level(core, priority)
        chosen = {live for live in level if live.record.id in wanted}
        places |= new_places(level, _moved(level, chosen, _way(place, anchor, priority)))
        turns |= dict.fromkeys(chosen, min((other.turn for other in level), default=0))
    with core.decisions.pending([*places]):
        await tasks.finish(_store(core, levels, places, turns))


async def _store(
    core: Core,
    levels: Collection[Priority],
    places: Mapping[LiveJob, int],
    turns: Mapping[LiveJob, int],
) -> None:
    await core.store.save_positions({live.record.id: place for live, place in places.items()})
    for live, place in places.items():
        live.record.position = place
    for live, turn in turns.items():
        live.turn = turn
    _take_over(core, levels, places)


def _level(core: Core, priority: Priority) -> list[LiveJob]:
    lives = core.jobs.values()
    level = [live for live in lives if live.priority is priority and not live.is_hidden]
    return sorted(level, key=lambda live: live.record.position)


def _way(place: Shift | UUID, anchor: LiveJob | None, priority: Priority) -> Shift | LiveJob:
    """Return where the jobs of one priority go."""
    if isinstance(place, Shift):
        return place
    if anchor is None or anchor.is_hidden:
        return Shift.BOTTOM
    if anchor.priority is priority:
        return anchor
    return Shift.TOP if anchor.priority < priority else Shift.BOTTOM


def _moved(
    level: Sequence[LiveJob], chosen: Collection[LiveJob], way: Shift | LiveJob
) -> list[LiveJob]:
    if isinstance(way, Shift):
        return shifted(level, chosen, way)
    return put_before(level, chosen, way)


def _take_over(core: Core, levels: Collection[Priority], changed: Collection[LiveJob]) -> None:
    for priority in levels:
        core.queue.reorder(priority)
    for live in changed:
        core.hub.touch(live.record.id)
    core.plan()


def put_before(
    level: Sequence[LiveJob], chosen: Collection[LiveJob], anchor: LiveJob
) -> list[LiveJob]:
    """Return ``level`` with the chosen ones right before ``anchor``, which may be one of them."""
    cut = level.index(anchor)
    moving = [live for live in level if live in chosen]
    head = [live for live in level[:cut] if live not in chosen]
    tail = [live for live in level[cut:] if live not in chosen]
    return head + moving + tail


def shifted(level: Sequence[LiveJob], chosen: Collection[LiveJob], shift: Shift) -> list[LiveJob]:
    """Return ``level`` with the chosen ones moved; by one step, each passes one that is not."""
    moving = [live for live in level if live in chosen]
    others = [live for live in level if live not in chosen]
    if shift is Shift.TOP:
        return moving + others
    if shift is Shift.BOTTOM:
        return others + moving
    if shift is Shift.DOWN:
        return shifted(level[::-1], chosen, Shift.UP)[::-1]
    order = list(level)
    for place in range(1, len(order)):
        if order[place] in chosen and order[place - 1] not in chosen:
            order[place - 1], order[place] = order[place], order[place - 1]
    return order


def new_places(level: Sequence[LiveJob], order: Sequence[LiveJob]) -> dict[LiveJob, int]:
    """Return the positions that change so that ``level`` gets into ``order``.

    The numbers of those that moved are given anew; two that were alike are told apart.
    """
    places: list[int] = []
    for live in level:
        position = live.record.position
        places.append(max(position, places[-1] + 1) if places else position)
    pairs = zip(order, places, strict=True)
    return {live: place for live, place in pairs if live.record.position != place}
