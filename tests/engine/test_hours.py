"""Downloads by the hours of the week: how fast they may be, and when they rest."""

import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.limits import LimitSource, LimitView
from bitsgui.bits.types import JobState
from bitsgui.bits.views import WaitReason
from bitsgui.engine import alarm, clock
from bitsgui.engine.job import EngineJob
from tests.conformance.world import BIG, STALL_IN_BODY, UNAVAILABLE, World
from tests.servers.pattern import check_file
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

HOUR = 3600.0
MONDAY = 2026, 11, 23
WORK = "mon-fri 8-18 pause"
Move = Callable[[int, int], float]


@pytest.fixture
def clock_at(monkeypatch: pytest.MonkeyPatch) -> Move:
    """Set the clock of the day to a Monday, by the clock on the wall; it goes on from there."""
    monkeypatch.setattr(alarm, "LONGEST_S", 0.02)

    def move(hour: int, minute: int = 0) -> float:
        wanted = time.mktime((*MONDAY, hour, minute, 0, 0, 0, -1))
        since = clock.monotonic()
        monkeypatch.setattr(clock, "stamp", lambda: wanted + clock.monotonic() - since)
        return wanted

    return move


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path, clock_at: Move) -> AsyncIterator[World]:
    clock_at(12, 0)
    async with World.open(server, tmp_path, "app", auto_complete=False) as world:
        yield world


async def resting(world: World, job: EngineJob) -> None:
    await world.eventually(lambda: job.state is JobState.TRANSIENT_ERROR)
    assert job.get_error().code == Hresult.BG_E_BLOCKED_BY_POLICY


def limit_of(world: World) -> LimitView:
    held: list[LimitView] = []
    world.manager.subscribe_limit(held.append)()
    return held[0]


def path_of(job: EngineJob) -> str:
    (file,) = job._live.files
    return urlsplit(file.remote_name).path


def whole(job: EngineJob, seed: int = 1) -> None:
    (file,) = job._live.files
    check_file(Path(file.local_name).parent / str(file.part_name), seed, file.size or 0)


async def test_a_download_rests_until_the_hour_and_goes_on_by_itself(world: World, clock_at: Move):
    await world.manager.change_settings(rate_schedule=WORK)
    job = await world.new_job(Script(size=BIG))
    await job.resume()
    await resting(world, job)
    view = await world.manager.job_view(job.id)
    end = datetime.fromtimestamp(time.mktime((*MONDAY, 18, 0, 0, 0, 0, -1)), UTC)
    assert (view.wait, view.waits_until) == (WaitReason.SCHEDULE, end)
    assert job.error_count == 0
    clock_at(18, 0)
    await world.reach(job, JobState.TRANSFERRED)
    whole(job)
    assert job.error_count == 0


async def test_a_running_download_stops_at_the_hour_and_loses_nothing(world: World, clock_at: Move):
    clock_at(7, 0)
    await world.manager.change_settings(rate_schedule=WORK)
    job = await world.new_job(Script(size=BIG, rate=1_000_000))
    await job.resume()
    await world.eventually(lambda: job._live.progress().bytes_transferred > 0)
    clock_at(8, 0)
    await resting(world, job)
    await world.eventually(lambda: not job._live.is_busy)
    there = job._live.progress().bytes_transferred
    clock_at(18, 0)
    await world.reach(job, JobState.TRANSFERRED)
    assert there > 0
    whole(job)
    assert job.error_count == 0


async def test_a_schedule_painted_while_it_runs_holds_at_once(world: World):
    job = await world.new_job(STALL_IN_BODY)
    await job.resume()
    await world.reach(job, JobState.TRANSFERRING)
    await world.manager.change_settings(rate_schedule="mon 12-13 2M")
    assert world.manager._core.pacer.bucket.rate == 2 * 1024**2
    await world.manager.change_settings(rate_schedule="mon 12-13 pause")
    assert job.state is JobState.TRANSIENT_ERROR
    await world.manager.change_settings(rate_schedule=None)
    assert world.manager._core.pacer.bucket.rate is None
    await world.reach(job, JobState.TRANSFERRING)


@pytest.mark.parametrize(
    ("usual", "hours", "rate", "source"),
    [
        (None, None, None, LimitSource.USUAL),
        (5000, None, 5000, LimitSource.USUAL),
        (5000, "mon 12-13 2000", 2000, LimitSource.SCHEDULE),
        (5000, "mon 12-13 9000", 5000, LimitSource.USUAL),
        (5000, "mon 13-14 2000", 5000, LimitSource.USUAL),
        (5000, "mon 12-13 pause", 0, LimitSource.SCHEDULE),
    ],
)
async def test_the_lower_limit_holds(
    world: World, usual: int | None, hours: str | None, rate: int | None, source: LimitSource
):
    await world.manager.change_settings(rate_limit=usual, rate_schedule=hours)
    found = limit_of(world)
    assert (found.rate, found.source) == (rate, source)
    assert world.manager._core.pacer.bucket.rate == (rate or None)


async def test_lifted_once_it_holds_again_from_the_next_change_on(world: World, clock_at: Move):
    await world.manager.change_settings(rate_schedule=f"{WORK}; mon 18-20 2M", rate_limit=9000)
    job = await world.new_job(Script(size=BIG))
    await job.resume()
    await resting(world, job)
    await world.manager.change_settings(limit_override="full")
    await world.reach(job, JobState.TRANSFERRED)
    found = limit_of(world)
    assert (found.rate, found.source, found.then) == (None, LimitSource.OVERRIDE, 9000)
    clock_at(18, 0)
    await world.eventually(lambda: limit_of(world).source is LimitSource.USUAL)
    await world.eventually(lambda: world.manager._core.settings.limit_override is None)


async def test_another_schedule_ends_what_was_lifted(world: World):
    await world.manager.change_settings(rate_schedule=WORK)
    await world.manager.change_settings(limit_override="500k")
    assert limit_of(world).rate == 500 * 1024
    await world.manager.change_settings(rate_schedule="daily 10-14 pause")
    assert limit_of(world).is_paused
    assert world.manager._core.settings.limit_override is None


async def test_without_a_schedule_there_is_nothing_to_lift(world: World):
    with pytest.raises(BitsError, match="no schedule"):
        await world.manager.change_settings(limit_override="full")
    await world.manager.change_settings(rate_schedule="daily 0-24 2M")
    with pytest.raises(BitsError, match="never changes"):
        await world.manager.change_settings(limit_override="full")
    assert world.manager._core.settings.limit_override is None


async def test_the_end_of_the_rest_leaves_other_errors_to_their_own_time(
    world: World, clock_at: Move
):
    await world.manager.change_settings(retry_delay_s=HOUR, retry_delay_max_s=HOUR)
    failed = await world.new_job(UNAVAILABLE)
    await failed.resume()
    await world.reach(failed, JobState.TRANSIENT_ERROR)
    asked = len(world.server.log_of(path_of(failed)))
    await world.manager.change_settings(rate_schedule=WORK)
    clock_at(18, 0)
    await world.eventually(lambda: not limit_of(world).is_paused)
    assert failed.state is JobState.TRANSIENT_ERROR
    assert len(world.server.log_of(path_of(failed))) == asked


async def test_a_rest_that_gets_longer_says_so(world: World):
    await world.manager.change_settings(rate_schedule=WORK)
    job = await world.new_job(Script(size=BIG))
    await job.resume()
    await resting(world, job)
    await world.manager.change_settings(rate_schedule="mon-fri 8-20 pause")
    view = await world.manager.job_view(job.id)
    assert view.waits_until == limit_of(world).until
    assert job.state is JobState.TRANSIENT_ERROR


async def test_who_asked_is_told_of_each_change_until_it_ends(world: World, clock_at: Move):
    told: list[LimitView] = []
    end = world.manager.subscribe_limit(told.append)
    await world.manager.change_settings(rate_schedule=WORK)
    clock_at(18, 0)
    await world.eventually(lambda: not told[-1].is_paused)
    end()
    await world.manager.change_settings(rate_schedule=None)
    assert [view.rate for view in told] == [None, 0, None]
    assert told[-1].then == 0
