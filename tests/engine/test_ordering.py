"""The place of a job in the queue: moved, stored, and what the scheduler goes by."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.bits.list_interface import Shift
from bitsgui.bits.records import JobRecord
from bitsgui.bits.types import JobState, Priority
from bitsgui.engine.job import EngineJob
from bitsgui.engine.live import LiveJob
from bitsgui.engine.ordering import new_places, put_before, shifted
from tests.conformance.world import STALL_BEFORE_HEAD, World
from tests.servers.script import Script
from tests.servers.scripted import ServerThread


def level_of(positions: list[int]) -> list[LiveJob]:
    records = [JobRecord(UUID(int=n), p, str(n), "me", 0, 0) for n, p in enumerate(positions)]
    return [LiveJob(record) for record in records]


def names(order: list[LiveJob]) -> str:
    return "".join(live.record.name for live in order)


@pytest.mark.parametrize(
    ("chosen", "shift", "after"),
    [
        ("24", Shift.TOP, "24013"),
        ("02", Shift.BOTTOM, "13402"),
        ("2", Shift.UP, "02134"),
        ("12", Shift.UP, "12034"),
        ("01", Shift.UP, "01234"),
        ("3", Shift.DOWN, "01243"),
        ("34", Shift.DOWN, "01234"),
        ("13", Shift.DOWN, "02143"),
    ],
)
def test_a_shift_keeps_the_order_of_what_is_moved(chosen: str, shift: Shift, after: str) -> None:
    level = level_of([1, 2, 3, 4, 5])
    assert names(shifted(level, {level[int(c)] for c in chosen}, shift)) == after


@given(st.lists(st.integers(0, 50), min_size=1, max_size=12).map(sorted), st.data())
def test_new_places_bring_about_the_order_and_touch_no_more_than_between(
    positions: list[int], data: st.DataObject
) -> None:
    level = level_of(positions)
    chosen = set(data.draw(st.lists(st.sampled_from(level), unique=True)))
    order = put_before(level, chosen, data.draw(st.sampled_from(level)))
    for live, place in new_places(level, order).items():
        live.record.position = place
    ordered = [live.record.position for live in order]
    assert ordered == sorted(set(ordered))


def test_nothing_is_stored_of_what_does_not_move() -> None:
    level = level_of([3, 5, 8, 9])
    moved = new_places(level, shifted(level, {level[2]}, Shift.UP))
    assert {live.record.name: place for live, place in moved.items()} == {"2": 5, "1": 8}


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    with ServerThread() as server:
        async with World.open(server, tmp_path) as world:
            yield world


async def queued(world: World, count: int, script: Script) -> list[EngineJob]:
    jobs = [await world.new_job(script, name=str(n)) for n in range(count)]
    for job in jobs:
        await job.resume()
    return jobs


async def order(world: World) -> str:
    return "".join(view.name for view in await world.manager.views())


async def test_the_order_is_stored_and_is_the_schedulers(world: World) -> None:
    jobs = await queued(world, 4, STALL_BEFORE_HEAD)  # only one background job runs at a time
    await world.reach(jobs[0], JobState.CONNECTING)
    await world.manager.set_position([jobs[3].id], Shift.UP)
    assert await order(world) == "0132"
    await world.manager.set_position([jobs[3].id, jobs[2].id], jobs[1].id)
    assert await order(world) == "0321"
    await jobs[0].suspend()
    await world.reach(jobs[3], JobState.CONNECTING)
    await world.restart(autostart=False)
    assert await order(world) == "0321"


async def test_jobs_stay_in_their_priority(world: World) -> None:
    jobs = [await world.new_job(Script(), name=str(n)) for n in range(4)]
    for job in jobs[:2]:
        await job.set_priority(Priority.HIGH)
    await world.manager.set_position([jobs[3].id], jobs[0].id)
    assert await order(world) == "0132"
    await world.manager.set_position([jobs[0].id], jobs[2].id)
    assert await order(world) == "1032"


async def test_a_file_in_order_comes_from_its_start_on(world: World) -> None:
    job = await world.new_job(Script(size=100_000))
    await job.set_in_order(True)
    await world.run(job)
    (properties,) = [await world.manager.properties(job.id)]
    assert properties.options.in_order
    assert (await world.manager.job_view(job.id)).in_order


async def test_a_job_put_before_one_that_was_removed_goes_to_the_end(world: World) -> None:
    first, second, third = [await world.new_job(Script(), name=name) for name in "abc"]
    await world.manager.remove_jobs([second.id], undo_s=3600)
    await world.manager.set_position([first.id], second.id)
    assert [view.id for view in await world.manager.views()] == [third.id, first.id]
