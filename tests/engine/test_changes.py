"""Batches of very many changes, and long work that lets others go on."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from bitsgui.bits.views import Changes
from bitsgui.engine.changes import AT_ONCE, CROWD, INTERVAL_S, ChangeHub
from bitsgui.engine.tasks import Pace

MANY = [UUID(int=number) for number in range(2 * AT_ONCE + 1)]


def the_id(job_id: UUID) -> Any:
    return job_id


async def test_very_many_changes_come_in_several_batches_in_the_order_they_happened():
    hub = ChangeHub(the_id, interval_s=0)
    batches: list[Changes] = []
    whole = asyncio.Event()

    def receive(batch: Changes) -> None:
        batches.append(batch)
        if sum(len(batch.changed) for batch in batches) == len(MANY):
            whole.set()

    hub.subscribe(receive)
    hub.notify("told once")
    for job_id in MANY:
        hub.touch(job_id)
    async with asyncio.timeout(10):
        await whole.wait()
    assert [job_id for batch in batches for job_id in batch.changed] == MANY
    assert [len(batch.changed) for batch in batches] == [AT_ONCE, AT_ONCE, 1]
    assert [batch.notices for batch in batches] == [("told once",), (), ()]


async def test_what_is_left_of_very_many_changes_is_told_before_the_end():
    hub = ChangeHub(the_id, interval_s=3600)
    batches: list[Changes] = []
    hub.subscribe(batches.append)
    for job_id in MANY:
        hub.touch(job_id)
    hub.remove(MANY[-1])
    hub.close()
    assert [job_id for batch in batches for job_id in batch.changed] == MANY[:-1]
    assert batches[0].removed == (MANY[-1],)


async def test_a_batch_under_way_loses_who_leaves_and_ends_although_others_keep_changing():
    batches: list[Changes] = []
    is_told = asyncio.Event()

    def make_view(job_id: UUID) -> Any:
        hub.touch(job_id)  # it changes faster than its snapshots are made
        return job_id

    def receive(batch: Changes) -> None:
        batches.append(batch)
        is_told.set()

    hub = ChangeHub(make_view, interval_s=0)
    hub.subscribe(receive)
    for job_id in MANY[:AT_ONCE]:
        hub.touch(job_id)
    hub._send()
    assert not batches
    hub.remove(MANY[0])
    hub.remove(MANY[AT_ONCE - 1])
    async with asyncio.timeout(10):
        await is_told.wait()
    assert batches[0].changed == tuple(MANY[1 : AT_ONCE - 1])
    assert set(batches[0].removed) == {MANY[0], MANY[AT_ONCE - 1]}


async def test_nothing_is_looked_at_or_planned_while_nobody_looks():
    looked: list[UUID] = []
    hub = ChangeHub(looked.append, interval_s=0)
    leave = hub.subscribe(lambda _: None)
    leave()
    hub.touch(MANY[0])
    hub.remove(MANY[1])
    batches: list[Changes] = []
    hub.subscribe(batches.append)
    hub.close()
    assert (looked, batches) == ([], [])


async def test_a_job_that_changes_all_the_time_is_told_once_in_a_quarter_of_a_second():
    loop = asyncio.get_running_loop()
    hub = ChangeHub(the_id)
    told: list[tuple[float, Changes]] = []
    is_told = asyncio.Event()

    def receive(batch: Changes) -> None:
        told.append((loop.time(), batch))
        is_told.set()

    hub.subscribe(receive)
    async with asyncio.timeout(10):
        while len(told) < 2:
            is_told.clear()
            for _ in range(3):
                hub.touch(MANY[0])
            await is_told.wait()
    hub.close()
    assert [batch.changed for _, batch in told] == [(MANY[0],)] * 2
    assert told[1][0] - told[0][0] >= INTERVAL_S == 0.25


async def test_bytes_of_very_many_are_told_half_as_often_and_other_news_as_soon_as_ever():
    loop = asyncio.get_running_loop()
    hub = ChangeHub(the_id, interval_s=3600)
    batches: list[Changes] = []
    hub.subscribe(batches.append)

    def due_after(told: int) -> float:
        for job_id in MANY[:told]:
            hub.advance(job_id)
        hub._send()
        hub.advance(MANY[0])
        return _planned(hub) - loop.time()

    assert due_after(CROWD - 1) == pytest.approx(3600, abs=60)
    assert due_after(CROWD) == pytest.approx(7200, abs=60)
    hub.touch(MANY[1])
    assert _planned(hub) - loop.time() == pytest.approx(3600, abs=60)
    hub.advance(MANY[2])
    assert _planned(hub) - loop.time() == pytest.approx(3600, abs=60)
    hub.close()
    assert batches[-1].changed == tuple(MANY[:3])


def _planned(hub: ChangeHub) -> float:
    assert hub._timer is not None
    return hub._timer.when()


async def test_long_work_that_keeps_its_pace_lets_the_loop_go_on():
    has_run, pace = asyncio.Event(), Pace()
    asyncio.get_running_loop().call_soon(has_run.set)
    async with asyncio.timeout(10):
        while not has_run.is_set():
            await pace.keep()
    assert has_run.is_set()
