"""Who waits for the end of a job hears of it at once, when its history can be read."""

import asyncio
from pathlib import Path
from uuid import UUID

from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState
from bitsgui.bits.views import Changes
from bitsgui.engine.changes import ChangeHub
from tests.conformance.world import World
from tests.servers.scripted import ServerThread


async def test_an_end_is_told_without_waiting_for_the_next_batch():
    hub = ChangeHub(lambda _: None, interval_s=3600)
    batches: list[Changes] = []
    hub.subscribe(batches.append)
    heard: list[UUID] = []
    end = hub.subscribe_removals(heard.append)
    first, second = UUID(int=1), UUID(int=2)
    hub.remove(first)
    assert heard == [first]
    assert batches == []
    end()
    hub.remove(second)
    assert heard == [first]
    hub.close()
    assert [set(batch.removed) for batch in batches] == [{first, second}]


async def test_the_history_of_a_job_is_there_when_its_end_is_told(tmp_path: Path):
    with ServerThread() as server:
        async with World.open(server, tmp_path) as world, asyncio.timeout(10):
            told: asyncio.Queue[UUID] = asyncio.Queue()
            end = world.manager.subscribe_removals(told.put_nowait)
            link = (LinkRequest("http://127.0.0.1:9/a"),)
            (added,) = await world.manager.add(AddRequest(link, str(tmp_path), start=False))
            cancelling = await world.manager.get_job(added.job_id)
            await cancelling.cancel()
            assert told.get_nowait() == added.job_id
            (row,) = await world.manager.history()
            assert (row.id, row.state) == (added.job_id, JobState.CANCELLED)
            end()
