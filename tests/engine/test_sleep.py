"""What a sleep of the machine, or a clock that is set, does to what waits for a time."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState
from bitsgui.engine import alarm, clock
from bitsgui.engine.job import EngineJob
from tests.conformance.world import BIG, STALL_IN_BODY, UNAVAILABLE, World
from tests.servers.pattern import check_file
from tests.servers.script import Script, Status
from tests.servers.scripted import ScriptedServer

HOUR = 3600.0
Shift = Callable[[str, float], None]


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    patient = {"retry_delay_s": HOUR, "retry_delay_max_s": HOUR, "retry_jitter": 0.0}
    async with World.open(server, tmp_path, "app", **patient, auto_complete=False) as world:
        yield world


@pytest.fixture
def shift(monkeypatch: pytest.MonkeyPatch) -> Shift:
    """Set one of the engine's clocks; it looks at them all the time."""
    monkeypatch.setattr(alarm, "LONGEST_S", 0.02)

    def set_clock(name: str, seconds: float) -> None:
        real = getattr(clock, name)
        monkeypatch.setattr(clock, name, lambda: real() + seconds)

    return set_clock


async def failed(world: World, script: Script) -> EngineJob:
    job = await world.new_job(script)
    await job.resume()
    await world.eventually(lambda: job.state is JobState.TRANSIENT_ERROR)
    return job


async def left_s(world: World, job: EngineJob) -> float:
    """What a window shows: from now to the next try."""
    error = (await world.manager.job_view(job.id)).error
    assert error is not None
    assert error.next_retry is not None
    return error.next_retry.timestamp() - clock.stamp()


async def test_a_retry_that_came_due_while_the_machine_slept_is_made_after_it(
    world: World, shift: Shift
):
    job = await failed(world, Script(size=BIG, statuses=(Status(503),)))
    shift("with_sleep", HOUR)
    shift("stamp", HOUR)
    await world.eventually(lambda: job.state is JobState.TRANSFERRED)
    await job.complete()
    check_file(Path(next(iter(job.enum_files())).local_name), 1, BIG)


@pytest.mark.parametrize("seconds", [-30 * HOUR, 0.5 * HOUR, 30 * HOUR])
async def test_a_clock_that_is_set_changes_no_retry_and_nothing_that_is_said_of_it(
    world: World, shift: Shift, seconds: float
):
    job = await failed(world, UNAVAILABLE)
    told: list[object] = []
    world.manager.subscribe(told.append)
    shift("stamp", seconds)
    await world.eventually(lambda: bool(told))
    assert HOUR - 60 < await left_s(world, job) <= HOUR
    assert job.state is JobState.TRANSIENT_ERROR


async def test_the_time_of_a_download_goes_on_while_the_machine_sleeps(world: World, shift: Shift):
    job = await world.new_job(STALL_IN_BODY)
    await job.set_maximum_download_time(int(HOUR))
    await job.resume()
    await world.eventually(lambda: job.state is JobState.TRANSFERRING)
    shift("with_sleep", HOUR)
    await world.eventually(lambda: job.state is JobState.ERROR)
    assert job.get_error().code == Hresult.BG_E_MAXDOWNLOAD_TIMEOUT


def test_a_sleep_is_counted_where_the_system_counts_it_apart():
    assert clock.with_sleep() >= clock.monotonic() - 1
