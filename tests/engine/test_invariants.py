"""What holds whatever is called in whatever order, over restarts and moved clocks."""

import asyncio
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from bitsgui.bits.errors import BitsError
from bitsgui.bits.states import FINAL, RUNNING
from bitsgui.bits.types import JobState, Priority
from bitsgui.engine import clock
from tests.conformance.world import (
    NOT_FOUND,
    STALL_BEFORE_HEAD,
    STALL_IN_BODY,
    UNAVAILABLE,
    World,
    getters,
)
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer, ServerThread

SCRIPTS = (Script(size=500), Script(size=1_500_000), STALL_IN_BODY, STALL_BEFORE_HEAD)
SCRIPTS += (NOT_FOUND, UNAVAILABLE)
STEPS = 40


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    with ServerThread() as server:
        yield server
    assert server.errors == []


class Walk:
    """Random calls on a few jobs, with the invariants looked at after each."""

    def __init__(self, world: World, chance: random.Random) -> None:
        self.world = world
        self.chance = chance
        self.jobs: list = []
        self.seen: dict = {}

    async def step(self) -> None:
        calls = (self.new, self.new, self.call, self.call, self.call, self.call, self.restart)
        await self.chance.choice(calls)()
        for _ in range(self.chance.randrange(20)):
            await asyncio.sleep(0.001)
        await self.look()

    async def new(self) -> None:
        scripts = self.chance.sample(SCRIPTS, self.chance.randrange(4))
        job = await self.world.new_job(*scripts, priority=self.chance.choice(list(Priority)))
        if self.chance.random() < 0.3:
            await job.set_no_progress_timeout(0)
        self.jobs.append(job)

    async def call(self) -> None:
        if not self.jobs:
            return
        job = self.chance.choice(self.jobs)
        name = self.chance.choice(["resume"] * 4 + ["suspend"] * 2 + ["cancel", "complete"])
        was_final, before = job.state in FINAL, getters(job)
        try:
            await getattr(job, name)()
        except BitsError:
            if was_final:
                assert getters(job) == before

    async def restart(self) -> None:
        living = {job.id: job.state for job in self.jobs if job.state not in FINAL}
        await self.world.restart()
        found = {job.id: job for job in await self.world.manager.enum_jobs()}
        assert set(found) == set(living)
        for number, state in living.items():
            if state in (JobState.SUSPENDED, JobState.ERROR, JobState.TRANSFERRED):
                assert found[number].state is state
        self.jobs = [found.get(job.id, job) for job in self.jobs]

    async def look(self) -> None:
        listed = {job.id for job in await self.world.manager.enum_jobs()}
        assert listed == {job.id for job in self.jobs if job.state not in FINAL}
        running = [job for job in self.jobs if job.state in RUNNING]
        assert sum(job.priority is not Priority.FOREGROUND for job in running) <= 1
        for job in self.jobs:
            runner = job._live.runner
            assert runner is None or len(runner._running) <= 1
            now = (job.error_count, job.times.modified)
            assert all(a <= b for a, b in zip(self.seen.get(job.id, now), now, strict=True))
            self.seen[job.id] = now
            if job.no_progress_timeout == 0:
                assert job.state is not JobState.TRANSIENT_ERROR
        ended = [job for job in self.jobs if job.state is not JobState.ACKNOWLEDGED]
        finals = [Path(file.local_name) for job in ended for file in job.enum_files()]
        there = {path.name for path in self.world.folder.iterdir()}
        assert not there & {path.name for path in finals}

    async def end(self) -> None:
        for job in self.jobs:
            if job.state not in FINAL:
                await job.cancel()
        left = [path for path in self.world.folder.iterdir() if path.suffix == ".part"]
        assert left == []


async def walk(server: ScriptedServer, chance: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with World.open(server, Path(folder)) as world:
            way = Walk(world, chance)
            for _ in range(STEPS):
                await way.step()
            await way.end()


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(chance=strategies.randoms(use_true_random=False))
def test_the_invariants_hold_over_any_calls(server: ScriptedServer, chance: random.Random):
    asyncio.run(walk(server, chance))


@pytest.mark.parametrize("moved_s", [-(10**8), 10**8])
async def test_moving_the_system_clock_moves_no_timer_and_no_time_back(
    server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved_s: float
):
    async with World.open(server, tmp_path) as world:
        job = await world.job_in(JobState.TRANSIENT_ERROR)
        idle = await world.new_job(Script())
        due, before = job._live.timer.when(), job.times.modified
        real = clock.stamp
        monkeypatch.setattr(clock, "stamp", lambda: real() + moved_s)
        await job.set_description("touched")
        await world.manager._core.inactivity.look()
        assert job.times.modified >= before
        assert job._live.timer.when() == due
        assert (job.state, idle.state) == (JobState.TRANSIENT_ERROR, JobState.SUSPENDED)
