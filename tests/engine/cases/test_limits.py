"""Rate limits: per job, per host and for everything, in one connection or in many.

That a limit is used to the full is shown under a clock set by hand, with the buckets. Here a busy
machine may only be slower than the limit, by up to ``SLOW_MACHINE``.
"""

import time
from typing import Any

import pytest

from bitsgui.engine.manager import Manager
from bitsgui.engine.throttle import BURST_S
from tests.engine.cases.rig import Rig
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

SLOW_MACHINE = 20


def fetched(manager: Manager) -> int:
    """Return the bytes the engine has taken from its sockets."""
    (live,) = manager._core.jobs.values()
    return sum(live.transferred_bytes(file) for file in live.files)


async def holds(
    server: ScriptedServer,
    rig: Rig,
    paths: list[str],
    limit: int,
    *,
    settings: dict[str, Any] | None = None,
    **options: Any,
) -> None:
    """Fetch for a second what ``limit`` (bytes/s) lets through; assert that it was no more."""
    urls = [
        server.script(path, Script(size=2**30, etag='"1"', accept_ranges="bytes")) for path in paths
    ]
    async with rig.engine(**(settings or {})) as manager:
        job = await rig.add(manager, dict.fromkeys(urls), **options)
        begun = time.monotonic()
        await job.resume()
        await manager.wait([job.id], lambda view: view.bytes_transferred >= limit)
        count, ended = fetched(manager), time.monotonic()
        await job.cancel()
    assert list(rig.folder.iterdir()) == []
    # A bucket may be full at the start.
    assert limit / SLOW_MACHINE < count / (ended - begun + BURST_S) <= limit


@pytest.mark.parametrize("limit", [200_000, 10_000_000])
async def test_slow_and_fast_limits_hold(server: ScriptedServer, rig: Rig, limit: int) -> None:
    await holds(server, rig, [f"/limit/{limit}"], limit, rate_limit=limit)


@pytest.mark.parametrize("setting", ["rate_limit", "host_rate_limit"])
async def test_several_files_share_a_limit(server: ScriptedServer, rig: Rig, setting: str) -> None:
    paths = [f"/share/{setting}/{number}" for number in range(3)]
    await holds(server, rig, paths, 3_000_000, settings={setting: 3_000_000})


async def test_segments_share_the_limit_of_their_job(server: ScriptedServer, rig: Rig) -> None:
    settings = {"segments": 4}
    await holds(server, rig, ["/seg/f"], 3_000_000, settings=settings, rate_limit=3_000_000)
    assert sum(request.path == "/seg/f" for request in server.requests) > 1


async def test_the_tightest_limit_counts(server: ScriptedServer, rig: Rig) -> None:
    settings = {"rate_limit": 8_000_000, "host_rate_limit": 1_000_000}
    await holds(server, rig, ["/tight/f"], 1_000_000, settings=settings, rate_limit=4_000_000)


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
