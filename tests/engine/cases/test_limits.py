"""Rate limits: per job, per host and for everything, in one connection or in many."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest

from bitsgui.bits.types import JobState
from bitsgui.engine import tasks
from bitsgui.engine.manager import Manager
from bitsgui.engine.throttle import BURST_S
from tests.engine.cases.rig import Rig
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

WARM_UP_S = 0.5
LONG_S = 10.0
SHORT_S = 1.5


async def rate_of(count: Callable[[], int], seconds: float) -> float:
    """Return by how much a count grows a second."""
    await asyncio.sleep(WARM_UP_S)  # the length of the measurement is what is measured
    begun, before = time.monotonic(), count()
    await asyncio.sleep(seconds)
    return (count() - before) / (time.monotonic() - begun)


async def rate_at_server(server: ScriptedServer, path: str, limit: int, seconds: float) -> float:
    """Return the bytes/s a path took while the server handed out what ``seconds`` may bring.

    The clock is read when the server has sent so much, however late this test is woken. Time in
    which a busy machine let the engine's loop stand still for longer than its burst is no time a
    limiter could have used: it counts only as far as the limit is kept, not as far as it is used.
    """

    def moment(count: int) -> tuple[float, int]:
        server.block_for_bytes(path, count, 3 * LONG_S)
        return time.monotonic(), server.bytes_sent(path)

    await asyncio.sleep(WARM_UP_S)  # what the kernels between hold is full by then
    begun, before = await asyncio.to_thread(moment, server.bytes_sent(path) + limit // 2)
    stood_still: list[float] = []
    watch = tasks.spawn("watch loop", _watch_loop(stood_still))
    ended, after = await asyncio.to_thread(moment, before + round(limit * seconds))
    watch.cancel()
    rate = (after - before) / (ended - begun)
    return (
        rate if rate > limit else min(limit, (after - before) / (ended - begun - sum(stood_still)))
    )


async def _watch_loop(stood_still: list[float]) -> None:
    """Note by how much longer than a burst the loop did not come round."""
    while True:
        before = time.monotonic()
        await asyncio.sleep(0.01)
        stood_still.append(max(0.0, time.monotonic() - before - BURST_S))


def fetched(manager: Manager) -> int:
    """Return the bytes the engine has taken from its sockets."""
    (live,) = manager._core.jobs.values()
    return sum(live.transferred_bytes(file) for file in live.files)


async def measure(
    server: ScriptedServer,
    rig: Rig,
    paths: list[str],
    *,
    at_server: int | None = None,
    settings: dict[str, Any] | None = None,
    **options: Any,
) -> float:
    """Run a job of large files under limits; return its rate.

    With the limit ``at_server`` it is that of a long time at the server; for the short time the
    engine's count is used, as the kernels between hold megabytes at first.
    """
    urls = [server.script(path, Script(size=2**30)) for path in paths]
    async with rig.engine(**(settings or {})) as manager:
        job = await rig.add(manager, dict.fromkeys(urls), **options)
        await job.resume()
        await manager.wait([job.id], lambda view: view.state is JobState.TRANSFERRING)
        if at_server is None:
            rate = await rate_of(lambda: fetched(manager), SHORT_S)
        else:
            rate = await rate_at_server(server, paths[0], at_server, LONG_S)
        await job.cancel()
    assert list(rig.folder.iterdir()) == []
    return rate


async def test_the_limit_of_a_job_holds_for_ten_seconds(server: ScriptedServer, rig: Rig) -> None:
    limit = 2_000_000
    rate = await measure(server, rig, ["/ten/f"], at_server=limit, rate_limit=limit)
    assert rate == pytest.approx(limit, rel=0.05)


@pytest.mark.parametrize("limit", [200_000, 10_000_000])
async def test_slow_and_fast_limits_hold(server: ScriptedServer, rig: Rig, limit: int) -> None:
    path = f"/limit/{limit}"
    rate = await measure(server, rig, [path], rate_limit=limit)
    assert rate == pytest.approx(limit, rel=0.15)


@pytest.mark.parametrize("setting", ["rate_limit", "host_rate_limit"])
async def test_several_files_share_a_limit(server: ScriptedServer, rig: Rig, setting: str) -> None:
    paths = [f"/share/{setting}/{number}" for number in range(3)]
    rate = await measure(server, rig, paths, settings={setting: 3_000_000})
    assert rate == pytest.approx(3_000_000, rel=0.1)


async def test_segments_share_the_limit_of_their_job(server: ScriptedServer, rig: Rig) -> None:
    settings = {"segments": 4}
    rate = await measure(server, rig, ["/seg/f"], settings=settings, rate_limit=3_000_000)
    assert rate == pytest.approx(3_000_000, rel=0.1)


async def test_the_tightest_limit_counts(server: ScriptedServer, rig: Rig) -> None:
    settings = {"rate_limit": 8_000_000, "host_rate_limit": 1_000_000}
    rate = await measure(server, rig, ["/tight/f"], settings=settings, rate_limit=4_000_000)
    assert rate == pytest.approx(1_000_000, rel=0.1)


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
