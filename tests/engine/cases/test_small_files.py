"""Small files are kept in memory for a moment only, and nothing of them is lost meanwhile."""

import asyncio
import threading
from pathlib import Path

import pytest

from bitsgui.bits.types import JobState
from bitsgui.engine import beginning, disk
from bitsgui.engine.body import Body, _Block
from bitsgui.engine.runner import Runner
from tests.engine.cases.harness import INTERRUPTED, Case, begin, engine, path_of, prepare, publish
from tests.servers.pattern import check_file
from tests.servers.script import Fault, Script
from tests.servers.scripted import ScriptedServer

SIZE, STOP = 600_000, 200_000
STALLS = Script(size=SIZE, fault=(Fault("stall", at=STOP, when=0),))
NO_RANGES = Script(
    size=SIZE,
    accept_ranges="none",
    range_mode="ignore",
    fault=(Fault("stall", at=STOP, when=0),),
)


@pytest.mark.parametrize("script", [STALLS, NO_RANGES], ids=["ranges", "no_ranges"])
async def test_a_small_file_that_takes_its_time_goes_on_over_its_connection(
    server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: Script
) -> None:
    monkeypatch.setattr(beginning, "AT_ONCE_S", 0.05)
    case, folder = Case(f"takes_its_time_{script.range_mode}", script), tmp_path / "out"
    prepare(case, folder)
    urls = publish(case, server, how="suspend")
    async with (
        asyncio.timeout(10),
        engine(tmp_path / "profile", **{**case.all_settings(), **INTERRUPTED}) as manager,
    ):
        job_id = await begin(case, manager, urls, folder)
        await manager.wait([job_id], lambda view: view.bytes_transferred == STOP)
        (part,) = folder.iterdir()
        assert part.stat().st_size == STOP
        server.release(path_of(case, case.name, "suspend"))
        await manager.wait([job_id], lambda view: view.state is JobState.ACKNOWLEDGED)
    check_file(folder / case.name, 1, SIZE)
    assert len(server.log_of(path_of(case, case.name, "suspend"))) == 1


async def test_what_came_of_a_small_file_is_kept_when_it_is_stopped_at_once(
    server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beginning, "AT_ONCE_S", 60.0)
    has_come, take = asyncio.Event(), Body.take

    async def watched(body: Body, limit: int) -> _Block | None:
        if body.received == STOP:
            has_come.set()
        return await take(body, limit)

    monkeypatch.setattr(Body, "take", watched)
    case, folder = Case("stopped_at_once", STALLS), tmp_path / "out"
    prepare(case, folder)
    urls = publish(case, server, how="suspend")
    settings = {**case.all_settings(), **INTERRUPTED}
    async with asyncio.timeout(10):
        async with engine(tmp_path / "profile", **settings) as manager:
            job_id = await begin(case, manager, urls, folder)
            await has_come.wait()
        async with engine(tmp_path / "profile") as manager:
            assert (await manager.views())[0].bytes_transferred == STOP
            await manager.wait([job_id], lambda view: view.state is JobState.ACKNOWLEDGED)
    check_file(folder / case.name, 1, SIZE)
    ranges = [r.headers.get("range") for r in server.log_of(path_of(case, case.name, "suspend"))]
    assert ranges == [None, f"bytes={STOP}-{SIZE - 1}"]


async def test_a_small_file_that_came_whole_is_kept_when_it_is_stopped_then(
    server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, is_writing, may_write = asyncio.get_running_loop(), asyncio.Event(), threading.Event()
    write, wind_up = beginning.write_whole, Runner._wind_up

    def watched(path: Path, data: bytearray, modified: float | None) -> disk.Identity:
        loop.call_soon_threadsafe(is_writing.set)
        may_write.wait(10)
        return write(path, data, modified)

    async def watched_end(runner: Runner) -> None:
        loop.call_soon(may_write.set)  # behind the first step, which cancels the transfers
        await wind_up(runner)

    monkeypatch.setattr(beginning, "write_whole", watched)
    monkeypatch.setattr(Runner, "_wind_up", watched_end)
    case, folder = Case("stopped_then", Script(size=SIZE)), tmp_path / "out"
    prepare(case, folder)
    urls = publish(case, server, how="suspend")
    async with asyncio.timeout(10):
        async with engine(tmp_path / "profile", **case.all_settings()) as manager:
            job_id = await begin(case, manager, urls, folder)
            await is_writing.wait()
            await (await manager.get_job(job_id)).suspend()
        async with engine(tmp_path / "profile") as manager:
            assert (await manager.views())[0].bytes_transferred == SIZE
            await (await manager.get_job(job_id)).resume()
            await manager.wait([job_id], lambda view: view.state is JobState.ACKNOWLEDGED)
    check_file(folder / case.name, 1, SIZE)
    assert len(server.log_of(path_of(case, case.name, "suspend"))) == 1
