"""While bytes that are there already are compared, the views say so and show no speed."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.types import JobState
from bitsgui.engine import checksums
from tests.conformance.world import BIG, STALL_AT, World
from tests.servers.pattern import digest
from tests.servers.script import Fault, Script
from tests.servers.scripted import ScriptedServer


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    quick: dict[str, Any] = {"segments": 1, "auto_complete": False}
    async with World.open(server, tmp_path, "app", **quick) as world:
        yield world


def stalling(at: int) -> Script:
    """A server without ranges that stands still."""
    stall = Fault("stall", at=at, of="entity")
    return Script(size=BIG, range_mode="ignore", accept_ranges="none", fault=(stall,))


async def test_bytes_sent_again_are_checked_not_downloaded(world: World):
    url = world.serve(stalling(STALL_AT))
    path = url.removeprefix(world.server.url(""))
    job = await world.manager.create_job("job")
    await job.add_file(url, world.place())
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    assert not (await world.manager.job_view(job.id)).is_checking
    await job.suspend()
    world.server.script(path, stalling(STALL_AT - 50_000))
    await job.resume()
    await world.until(job, lambda view: view.is_checking)
    view = await world.manager.job_view(job.id)
    (file,) = await world.manager.file_views(job.id)
    assert (view.state, view.rate, view.time_left_s) == (JobState.TRANSFERRING, 0.0, None)
    assert (file.is_checking, file.rate) == (True, 0.0)
    world.server.release(path)
    await world.reach(job, JobState.TRANSFERRED)
    assert not (await world.manager.job_view(job.id)).is_checking


async def test_a_checksum_being_computed_is_shown_as_checking(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    script = Script(size=BIG)
    go_on, compute = asyncio.Event(), checksums.hash_file

    async def compute_when_told(*args: Any, **kwargs: Any) -> Any:
        await go_on.wait()
        return await compute(*args, **kwargs)

    monkeypatch.setattr(checksums, "hash_file", compute_when_told)
    job = await world.manager.create_job("job")
    await job.add_file(
        world.serve(script), world.place(), checksum=f"sha-256={digest(script.seed, BIG)}"
    )
    await job.resume()
    await world.until(job, lambda view: view.is_checking)
    view = await world.manager.job_view(job.id)
    assert (view.state, view.rate, view.bytes_transferred) == (JobState.TRANSFERRING, 0.0, BIG)
    go_on.set()
    await world.reach(job, JobState.TRANSFERRED)
    (file,) = await world.manager.file_views(job.id)
    assert (file.transferred, file.is_checking) == (True, False)
