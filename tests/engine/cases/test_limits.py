"""Rate limits: per job, per host and for everything, in one connection or in many.

That a limit is used to the full is shown under a clock set by hand, with the buckets. Here a busy
machine may only be slower than the limit, by up to ``SLOW_MACHINE``.
"""

import asyncio
import time
from dataclasses import dataclass, replace
from typing import Any

import pytest

from bitsgui.engine.job import EngineJob
from bitsgui.engine.manager import Manager
from bitsgui.engine.throttle import BURST_S
from tests.engine.cases.rig import Rig
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

SLOW_MACHINE = 20
PATIENCE_S = 30.0
ENDLESS = Script(size=2**30)


@dataclass
class Count:
    """Counts what a job takes from its sockets, from when it is made."""

    manager: Manager
    job: EngineJob
    before: int = 0

    def __post_init__(self) -> None:
        self._begun = time.monotonic()
        self.before = self._fetched()

    def _fetched(self) -> int:
        live = self.manager._core.jobs[self.job.id]
        return sum(live.transferred_bytes(file) for file in live.files)

    async def holds(self, limit: int, *, seconds: int = 1, granted: int = 0) -> None:
        """Wait for what ``limit`` (bytes/s) lets through in seconds; assert that no more came.

        A bucket may be full at the start, and ``granted`` connections wait for that much.
        """
        enough = self.before + seconds * limit
        await self.manager.wait([self.job.id], lambda view: view.bytes_transferred >= enough)
        count, took = self._fetched() - self.before, time.monotonic() - self._begun
        most = limit * (took + (1 + granted) * BURST_S)
        assert most / SLOW_MACHINE < count <= most


async def check(
    server: ScriptedServer,
    rig: Rig,
    paths: list[str],
    limit: int,
    settings: dict[str, Any] | None = None,
    **options: Any,
) -> None:
    """Assert that endless files come no faster than ``limit``, from the start on."""
    urls = [server.script(path, ENDLESS) for path in paths]
    async with rig.engine(**(settings or {})) as manager:
        job = await rig.add(manager, dict.fromkeys(urls), **options)
        count = Count(manager, job)
        await job.resume()
        await count.holds(limit)
        await job.cancel()
    assert list(rig.folder.iterdir()) == []


@pytest.mark.parametrize("limit", [200_000, 10_000_000])
async def test_slow_and_fast_limits_hold(server: ScriptedServer, rig: Rig, limit: int) -> None:
    await check(server, rig, [f"/limit/{limit}"], limit, rate_limit=limit)


@pytest.mark.parametrize("setting", ["rate_limit", "host_rate_limit"])
async def test_several_files_share_a_limit(server: ScriptedServer, rig: Rig, setting: str) -> None:
    paths = [f"/share/{setting}/{number}" for number in range(3)]
    await check(server, rig, paths, 3_000_000, settings={setting: 3_000_000})


async def test_segments_share_the_limit_of_their_job(server: ScriptedServer, rig: Rig) -> None:
    limit = 1_000_000
    # One connection does not come near the limit, so that there will be two, and then no more.
    script = replace(ENDLESS, etag='"1"', accept_ranges="bytes", rate=780_000)
    url = server.script("/seg/f", script)
    async with rig.engine(segments=4) as manager:
        job = await rig.add(manager, {url: None}, rate_limit=limit)
        await job.resume()
        await asyncio.to_thread(server.block_for_requests, "/seg/f", 2, PATIENCE_S)
        await Count(manager, job).holds(limit, seconds=2, granted=2)
        await job.cancel()


async def test_the_tightest_limit_counts(server: ScriptedServer, rig: Rig) -> None:
    settings = {"rate_limit": 8_000_000, "host_rate_limit": 1_000_000}
    await check(server, rig, ["/tight/f"], 1_000_000, settings=settings, rate_limit=4_000_000)


async def test_what_is_in_flight_is_bounded(server: ScriptedServer, rig: Rig) -> None:
    url = server.script("/flight/f", Script(size=2**30))
    async with rig.engine() as manager:
        job = await rig.add(manager, {url: None}, rate_limit=500_000)
        await job.resume()
        await manager.wait([job.id], lambda view: view.bytes_transferred >= 700_000)
        (view,) = await manager.file_views(job.id)
        ahead = server.bytes_sent("/flight/f") - view.bytes_transferred
        await job.cancel()
    # What the kernels of both ends hold once the window is small.
    assert ahead < 8_000_000
