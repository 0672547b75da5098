"""What holds whatever is called in whatever order, over restarts, kills and moved clocks.

1. A refused call changes no getter. 2. Error count and modification time never fall. 3. Bytes fall
only when a file starts again. 4. One background job at work, one file of a job at a time. 5. No
final name before Complete, no part file after the end. 6. Jobs that ended are not listed.
7. Transferred and error are told for each entry into the state, a transient error never.
8. A kill loses no job, no pause, and promises no byte that is not on the disk. 9. The system clock
moves no timer. 10. Without patience no job waits for a retry.
"""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bitsgui.bits.errors import BitsError
from bitsgui.bits.states import FINAL, RUNNING
from bitsgui.bits.types import JobState, NotifyFlags, Priority
from bitsgui.engine import clock
from bitsgui.engine.job import EngineJob
from tests.conformance.world import (
    NOT_FOUND,
    STALL_BEFORE_HEAD,
    STALL_IN_BODY,
    UNAVAILABLE,
    Recording,
    World,
    getters,
)
from tests.servers.script import Script, Status
from tests.servers.scripted import ScriptedServer

SCRIPTS = (Script(size=500), Script(size=1_500_000), STALL_IN_BODY, STALL_BEFORE_HEAD)
SCRIPTS += (NOT_FOUND, UNAVAILABLE)
CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class New:
    """A new job of ``scripts`` (places in SCRIPTS)."""

    scripts: tuple[int, ...]
    priority: Priority
    is_impatient: bool


@dataclass(frozen=True)
class Call:
    """A call on a job: that one of the jobs, counted round."""

    name: str
    job: int


@dataclass(frozen=True)
class Restart:
    """The program ends and begins again."""


@dataclass(frozen=True)
class Step:
    """Something done, and how many turns of the loop are given to what follows from it."""

    deed: New | Call | Restart
    turns: int


JOBS = st.integers(0, 5)
NEWS = st.builds(
    New,
    st.lists(st.integers(0, len(SCRIPTS) - 1), max_size=3).map(tuple),
    st.sampled_from(Priority),
    st.booleans(),
)
WALKS = st.lists(
    st.builds(
        Step,
        st.one_of(
            NEWS,
            st.builds(Call, st.sampled_from(["resume", "suspend", "cancel", "complete"]), JOBS),
            st.builds(Call, st.sampled_from(["resume", "add_file", "set_priority"]), JOBS),
            st.builds(Call, st.sampled_from(["reject", "restart_file", "remove_file"]), JOBS),
            st.builds(Restart),
        ),
        st.integers(0, 20),
    ),
    min_size=20,
    max_size=45,
)


class Walk:
    """Calls on a few jobs, with the invariants looked at after each."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.jobs: list[EngineJob] = []
        self.seen: dict = {}
        self.done: dict = {}

    async def take(self, step: Step) -> None:
        deed = step.deed
        if isinstance(deed, New):
            await self.new(deed)
        elif isinstance(deed, Restart):
            await self.restart()
        elif self.jobs:
            await self.call(self.jobs[deed.job % len(self.jobs)], deed.name)
        for _ in range(step.turns):
            await asyncio.sleep(0.001)
        await self.look()

    async def new(self, deed: New) -> None:
        scripts = [SCRIPTS[place] for place in deed.scripts]
        job = await self.world.new_job(*scripts, priority=deed.priority)
        if deed.is_impatient:
            await job.set_no_progress_timeout(0)
        self.jobs.append(job)

    async def call(self, job: EngineJob, name: str) -> None:
        was_final, before = job.state in FINAL, getters(job)
        try:
            await self.calls()[name](job)
        except BitsError:
            if was_final:
                assert getters(job) == before

    def calls(self) -> dict[str, Callable[[EngineJob], Awaitable[object]]]:
        return {
            "resume": lambda job: job.resume(),
            "suspend": lambda job: job.suspend(),
            "cancel": lambda job: job.cancel(),
            "complete": lambda job: job.complete(),
            "add_file": lambda job: job.add_file(self.world.serve(SCRIPTS[0]), self.world.place()),
            "set_priority": lambda job: job.set_priority(Priority((job.priority + 1) % 4)),
            "reject": self.reject,
            "restart_file": lambda job: self.with_file(job, job.restart_file),
            "remove_file": lambda job: self.with_file(job, job.remove_file),
        }

    async def reject(self, job: EngineJob) -> None:
        """Say of the first file that is there that it is wrong: the job is ERROR behind it."""
        there = [file for file in job.enum_files() if file.progress.bytes_total is not None]
        if not there:
            return
        await there[0].set_validation_state(False)
        assert job.state is JobState.ERROR
        self.done.pop(job.id, None)

    async def with_file(self, job: EngineJob, call: Callable[[int], Awaitable[None]]) -> None:
        for file in list(job.enum_files())[:1]:
            await call(file.id)
            self.done.pop(job.id, None)

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
            self.look_at(job)
        ended = [job for job in self.jobs if job.state is not JobState.ACKNOWLEDGED]
        finals = [Path(file.local_name) for job in ended for file in job.enum_files()]
        there = {path.name for path in self.world.folder.iterdir()}
        assert not there & {path.name for path in finals}

    def look_at(self, job: EngineJob) -> None:
        runner = job._live.runner
        fetched = [] if runner is None else runner._running.values()
        assert sum(not transfer.is_received for transfer in fetched) <= 1
        now = (job.error_count, job.times.modified)
        assert all(a <= b for a, b in zip(self.seen.get(job.id, now), now, strict=True))
        self.seen[job.id] = now
        if job.state not in FINAL:
            done = job.progress.bytes_transferred
            assert done >= self.done.get(job.id, 0), f"nothing of {job._live} was started again"
            self.done[job.id] = done
        if job.no_progress_timeout == 0:
            assert job.state is not JobState.TRANSIENT_ERROR

    async def end(self) -> None:
        for job in self.jobs:
            if job.state not in FINAL:
                await job.cancel()
        left = [path for path in self.world.folder.iterdir() if path.suffix == ".part"]
        assert left == []


async def walk(server: ScriptedServer, steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with World.open(server, Path(folder)) as world:
            way = Walk(world)
            for step in steps:
                await way.take(step)
            await way.end()


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(steps=WALKS)
def test_invariants_1_to_6_and_10_hold_over_any_calls(server: ScriptedServer, steps: list[Step]):
    asyncio.run(walk(server, steps))


async def test_invariant_7_each_entry_is_told_and_a_transient_error_never(
    server: ScriptedServer, tmp_path: Path
):
    async with World.open(server, tmp_path) as world:
        callback = Recording()
        job = await world.new_job(Script(statuses=(Status(404), Status(503), Status(404))))
        await job.set_notify_flags(NotifyFlags.JOB_TRANSFERRED | NotifyFlags.JOB_ERROR)
        await job.set_notify_interface(callback)
        for state, told in (
            (JobState.ERROR, ["error"]),
            (JobState.TRANSIENT_ERROR, ["error"]),
            (JobState.ERROR, ["error"] * 2),
            (JobState.TRANSFERRED, ["error"] * 2 + ["transferred"]),
        ):
            await world.run(job, state)
            await world.eventually(lambda told=told: callback.named() == told)


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_invariant_8_a_kill_loses_no_job_no_pause_and_promises_no_byte_too_many(
    server: ScriptedServer, tmp_path: Path, seed: int
):
    world = World(server, tmp_path)
    world.folder.mkdir()
    scripts = (Script(size=500), Script(size=1_500_000, rate=3_000_000), STALL_IN_BODY, NOT_FOUND)
    urls = [world.serve(script) for script in scripts]
    told = await asyncio.to_thread(walk_and_kill, tmp_path, seed, urls, 40 + 20 * seed)
    await world.start(autostart=False)
    found = {str(job.id): job for job in await world.manager.enum_jobs()}
    for number, state in told.items():
        if state is None:
            continue
        assert (number in found) == (state not in FINAL), state
        if state is JobState.SUSPENDED:
            assert found[number].state is JobState.SUSPENDED
    assert {job for job in found if job not in told} == set()
    for job in found.values():
        for file in job.enum_files():
            assert file.progress.bytes_transferred <= size_of(file.temporary_name)
    await world.stop()


def size_of(path: str | None) -> int:
    return os.stat(path).st_size if path is not None and os.path.exists(path) else 0  # noqa: PTH110, PTH116


def walk_and_kill(
    folder: Path, seed: int, urls: list[str], lines: int
) -> dict[str, JobState | None]:
    """Kill a walking process after so many lines; return the state each job was last told in.

    None for the job of a call that was under way.
    """
    command = [sys.executable, "-m", "tests.engine.walking", str(folder), str(seed), *urls]
    told: dict[str, JobState | None] = {}
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for count, line in enumerate(process.stdout):
            word, number, *state = line.split()
            if word != "refused":
                told[number] = JobState[state[0]] if word == "done" else None
            if count == lines:
                process.kill()
    assert process.returncode == -signal.SIGKILL
    assert len(told) > 3
    return told


@pytest.mark.parametrize("moved_s", [-(10**8), 10**8])
async def test_invariant_9_the_system_clock_moves_no_timer_and_no_time_back(
    server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved_s: float
):
    async with World.open(server, tmp_path) as world:
        job = await world.job_in(JobState.TRANSIENT_ERROR)
        idle = await world.new_job(Script())
        timer, before = job._live.timer, job.times.modified
        assert timer is not None
        due = timer.when()
        real = clock.stamp
        monkeypatch.setattr(clock, "stamp", lambda: real() + moved_s)
        await job.set_description("touched")
        await world.manager._core.inactivity.look()
        assert job.times.modified >= before
        assert job._live.timer is timer
        assert timer.when() == due
        assert (job.state, idle.state) == (JobState.TRANSIENT_ERROR, JobState.SUSPENDED)


async def test_invariant_2_a_time_of_modification_outlives_a_restart_though_no_call_stored_it(
    server: ScriptedServer, tmp_path: Path
):
    async with World.open(server, tmp_path) as world:
        job = await world.new_job(Script())
        await job.set_description("stored")
        world.manager._core.stamp(job._live)  # as bytes do that come while a job is being paused
        before = job.times.modified
        await world.restart()
        assert (await world.manager.get_job(job.id)).times.modified == before
