"""How all jobs stand together is told without a look at any of them."""

import asyncio
from collections.abc import Callable

from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.standing import Standing
from bitsgui.bits.types import JobState
from bitsgui.engine import snapshots
from tests.conformance.world import NOT_FOUND, World
from tests.servers.script import Script


class Heard:
    """What was told, and a wait for more of it."""

    def __init__(self) -> None:
        self.all: list[Standing] = []
        self._news = asyncio.Event()

    def __call__(self, standing: Standing) -> None:
        self.all.append(standing)
        self._news.set()

    async def until(self, holds: Callable[[Standing], object]) -> Standing:
        async with asyncio.timeout(20):
            while not self.all or not holds(self.all[-1]):
                self._news.clear()
                await self._news.wait()
        return self.all[-1]


async def add(world: World, url: str, *, start: bool = True) -> None:
    link = (LinkRequest(url),)
    await world.manager.add(AddRequest(link, str(world.folder), start=start, auto_complete=True))


async def test_who_asks_is_told_at_once_and_then_of_every_change_until_it_leaves(world: World):
    heard = Heard()
    end = world.manager.subscribe_standing(heard)
    assert heard.all == [Standing()]
    await add(world, world.serve(), start=False)
    await heard.until(lambda told: told.paused == 1)
    end()
    await add(world, world.serve(), start=False)
    assert len(heard.all) == 2


async def test_who_asks_later_takes_no_news_from_who_asked_before(world: World):
    first, second = Heard(), Heard()
    world.manager.subscribe_standing(first)
    await add(world, world.serve(), start=False)
    world.manager.subscribe_standing(second)
    assert [told.paused for told in second.all] == [1]
    await first.until(lambda told: told.paused == 1)


async def test_sums_are_over_those_at_work_and_no_snapshot_is_made(world: World, monkeypatch):
    def fail(*_: object) -> None:
        raise AssertionError("a snapshot")

    heard = Heard()
    await add(world, world.serve(Script(size=4_000_000, rate=1_000_000)))
    monkeypatch.setattr(snapshots, "job_view", fail)
    world.manager.subscribe_standing(heard)
    told = await heard.until(lambda told: told.rate > 0)
    assert (told.active, told.bytes_total) == (1, 4_000_000)
    assert 0 < told.bytes_done < 4_000_000
    assert told.time_left_s is not None
    ended = (await heard.until(lambda told: told.ended)).ended
    assert [(end.state, bool(end.local_name)) for end in ended] == [(JobState.ACKNOWLEDGED, True)]
    assert await heard.until(lambda told: told.rate == 0 and told.active == 0)


async def test_a_job_that_fails_is_told_once_with_its_error(world: World):
    heard = Heard()
    world.manager.subscribe_standing(heard)
    await add(world, world.serve(NOT_FOUND))
    told = await heard.until(lambda told: told.ended)
    (ending,) = told.ended
    assert told.stuck == 1
    assert ending.error is not None
    assert (ending.state, ending.error.http_status) == (JobState.ERROR, 404)
    await add(world, world.serve(), start=False)
    assert not (await heard.until(lambda told: told.paused)).ended


async def test_a_receiver_that_fails_keeps_nobody_from_hearing(world: World, expect_log):
    def fail(standing: Standing) -> None:
        if standing.paused:
            raise RuntimeError

    expect_log("a receiver of the standing failed")
    heard = Heard()
    world.manager.subscribe_standing(fail)
    world.manager.subscribe_standing(heard)
    await add(world, world.serve(), start=False)
    await heard.until(lambda told: told.paused == 1)
