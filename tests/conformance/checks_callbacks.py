"""Callbacks: C1-C7."""

import asyncio
import sys
from itertools import pairwise
from typing import Any

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState, NotifyFlags
from tests.conformance.table import check
from tests.conformance.world import (
    BIG,
    NOT_FOUND,
    STALL_AT,
    STALL_IN_BODY,
    UNAVAILABLE,
    Recording,
    World,
)
from tests.servers.script import Script

INTERVAL = 9


async def _told(world: World, callback: Recording, count: int, *names: str) -> None:
    """Wait until a callback was called ``count`` times (with one of ``names``)."""
    await world.eventually(lambda: len(callback.named(*names)) >= count)


async def _watched(world: World, *scripts: Script, flags: int = 3, answers: Any = ()):
    job, callback = await world.new_job(*scripts), Recording(*answers)
    await job.set_notify_flags(flags)
    await job.set_property(INTERVAL, 1)
    await job.set_notify_interface(callback)
    return job, callback


@check("C1", "told once all files are there, with the job")
async def tells_transferred(world: World):
    job, callback = await _watched(world, Script(), Script())
    await world.run(job)
    await _told(world, callback, 1)
    assert callback.named() == ["transferred"]
    assert callback.calls[0][1].id == job.id


@check("C1", "not told without its flag")
async def tells_transferred_by_flag(world: World):
    job, callback = await _watched(world, Script(), flags=NotifyFlags.JOB_ERROR)
    await world.run(job)
    assert not world.manager._core.notifier._workers
    assert callback.calls == []


@check("C1", "told again for each entry into the state")
async def tells_each_entry(world: World):
    job, callback = await _watched(world, Script())
    await world.run(job)
    await _told(world, callback, 1)
    await job.add_file(world.serve(), world.place())
    await world.run(job)
    await _told(world, callback, 2)


@check("C2", "told on ERROR, with code")
async def tells_errors(world: World):
    job, callback = await _watched(world, NOT_FOUND)
    await world.run(job, JobState.ERROR)
    await _told(world, callback, 1)
    assert callback.calls == [("error", 0x80190194)]


@check("C2", "never told for TRANSIENT_ERROR")
async def tells_no_transient_errors(world: World):
    job, callback = await _watched(world, UNAVAILABLE)
    await world.run(job, JobState.TRANSIENT_ERROR)
    assert not world.manager._core.notifier._workers
    assert callback.calls == []


@check("C3", "told for bytes, added files, properties and states")
async def tells_modifications(world: World):
    job, callback = await _watched(world, flags=NotifyFlags.JOB_MODIFICATION)
    for call in (
        lambda: job.set_description("x"),
        lambda: job.add_file(world.serve(STALL_IN_BODY), world.place()),
        job.resume,
    ):
        count = len(callback.calls)
        await call()
        await _told(world, callback, count + 1)


@check("C3", "not told for entering ERROR or TRANSFERRED")
async def tells_no_ends_as_modification(world: World):
    notifier = world.manager._core.notifier
    for script, state in ((Script(), JobState.TRANSFERRED), (NOT_FOUND, JobState.ERROR)):
        job, callback = await _watched(world, script, flags=NotifyFlags.JOB_MODIFICATION)
        await world.run(job, state)
        await _told(world, callback, 1)
        while timer := notifier._timers.pop(job.id, None):
            timer.cancel()
        notifier.modified(job._live)
        assert not notifier._timers


@check("C3", "calls are merged to the job's interval")
async def merges_modifications(world: World):
    job, callback = await _watched(world, flags=NotifyFlags.JOB_MODIFICATION)
    await job.set_property(INTERVAL, 200)
    for number in range(20):
        await job.set_description(str(number))
    await _told(world, callback, 1)
    assert len(callback.calls) < 5


@check("C4", "told for each file, once, before the job")
async def tells_files(world: World):
    job, callback = await _watched(world, Script(), Script(), Script(), flags=0x13)
    await world.run(job)
    await _told(world, callback, 4)
    ids = [file.id for file in job.enum_files()]
    # In the order they are whole in, which for small ones is not always that of the list.
    assert sorted(callback.calls[:3]) == sorted(("file", number) for number in ids)
    assert callback.named()[3] == "transferred"


@check("C4", "one after the other for the files of a job")
async def tells_files_in_turn(world: World):
    class Slow(Recording):
        async def file_transferred(self, job: Any, file: Any) -> int:
            self.note("in", file.id)
            for _ in range(20):
                await asyncio.sleep(0)
            return self.note("out", file.id)

    job, callback = await world.new_job(Script(), Script(), Script()), Slow()
    await job.set_notify_flags(NotifyFlags.FILE_TRANSFERRED)
    await job.set_notify_interface(callback)
    await world.run(job)
    await _told(world, callback, 3, "out")
    assert callback.named() == ["in", "out"] * 3


@check("C4", "told before an error of the job")
async def tells_files_before_errors(world: World):
    job, callback = await _watched(world, Script(), NOT_FOUND, flags=0x13)
    await world.run(job, JobState.ERROR)
    await _told(world, callback, 2)
    assert callback.named() == ["file", "error"]


@check("C5", "no byte is told twice, and all are told")
async def tells_ranges(world: World):
    script = Script(size=2_000_000, rate=4_000_000)
    job, callback = await _watched(world, script, flags=NotifyFlags.FILE_RANGES_TRANSFERRED)
    await world.run(job)

    def told() -> list[tuple[int, int]]:
        return sorted(
            (start, start + length) for _, (_, ranges) in callback.calls for start, length in ranges
        )

    await world.eventually(lambda: sum(end - start for start, end in told()) >= 2_000_000)
    spans = told()
    assert spans[0][0] == 0
    assert all(first[1] == second[0] for first, second in pairwise(spans))
    assert spans[-1][1] == 2_000_000


@check("C5", "the bytes of every file of a job are told")
async def tells_ranges_of_each_file(world: World):
    scripts = [Script(size=1000), Script(size=2000), Script(size=3000)]
    job, callback = await _watched(world, *scripts, flags=NotifyFlags.FILE_RANGES_TRANSFERRED)
    await world.run(job)

    def told() -> dict[int, int]:
        sums: dict[int, int] = {}
        for _, (file_id, ranges) in callback.calls:
            sums[file_id] = sums.get(file_id, 0) + sum(length for _, length in ranges)
        return sums

    sizes = dict(zip((file.id for file in job.enum_files()), (1000, 2000, 3000), strict=True))
    await world.eventually(lambda: told() == sizes)


@check("C5", "the bytes of a file that began again are told anew")
async def tells_ranges_again(world: World):
    ranges = NotifyFlags.FILE_RANGES_TRANSFERRED
    job, callback = await _watched(world, STALL_IN_BODY, flags=ranges)

    def told() -> int:
        return sum(length for _, (_, ranges) in callback.calls for _, length in ranges)

    await job.resume()
    await world.eventually(lambda: told() == STALL_AT)
    (file,), _ = job.enum_files().next()
    await job.restart_file(file.id)
    await world.reach(job, JobState.TRANSFERRED)
    await world.eventually(lambda: told() == STALL_AT + BIG)


@check("C6", "anything but S_OK is repeated until S_OK")
async def repeats(world: World):
    world.tell_callbacks_again_after(0.01)
    for script, state in ((Script(), JobState.TRANSFERRED), (NOT_FOUND, JobState.ERROR)):
        job, callback = await _watched(world, script, answers=(1, 0x80004005))
        await world.run(job, state)
        await _told(world, callback, 3)
        await world.eventually(lambda j=job: not j._live.record.pending_events)
        assert len(callback.calls) == 3


@check("C6", "a file's call is repeated before anything else is told")
async def repeats_files(world: World):
    world.tell_callbacks_again_after(0.01)
    job, callback = await _watched(world, Script(), flags=0x13, answers=(1, 1))
    await world.run(job)
    await _told(world, callback, 4)
    assert callback.named() == ["file", "file", "file", "transferred"]


@check("C6", "repeated only while the job lives")
async def ends_repeating(world: World):
    world.tell_callbacks_again_after(0.01)
    job, callback = await _watched(world, Script(), answers=(1,) * 1000)
    await world.run(job)
    await _told(world, callback, 2)
    await job.complete()
    await world.eventually(lambda: not world.manager._core.notifier._workers)
    assert len(callback.calls) < 1000


@check(
    "C6",
    "with a command line that runs instead, and the method is not called again",
    allow_notify_command=True,
)
async def runs_a_command_instead(world: World):
    job, callback = await _watched(world, Script(), answers=(1,) * 10)
    await job.set_notify_command_line("/bin/true", "true")
    await world.run(job)
    await world.eventually(lambda: not job._live.record.pending_events)
    assert callback.named() == ["transferred"]


@check("C6", "nothing runs for a job that the callback has ended", allow_notify_command=True)
async def runs_nothing_after_the_end(world: World):
    class Ending(Recording):
        async def job_transferred(self, job: Any) -> int:
            await job.complete()
            return self.note("transferred") + 1

    job, note = await world.new_job(Script()), world.folder.parent / "note"
    await job.set_notify_interface(Ending())
    await job.set_notify_command_line(sys.executable, f"python -c \"open({str(note)!r}, 'w')\"")
    await job.resume()
    await world.eventually(lambda: job.state is JobState.ACKNOWLEDGED)
    await world.eventually(lambda: not world.manager._core.notifier._workers)
    assert not note.exists()


@check("C6", "a command line that may not run leaves the method to be repeated")
async def repeats_without_a_command(world: World):
    world.tell_callbacks_again_after(0.01)
    job, callback = await _watched(world, Script(), answers=(1,))
    await job.set_notify_command_line("/bin/true", "true")
    await world.run(job)
    await _told(world, callback, 2)


class _Busy(Recording):
    """Stays in its call until it is let go; knows how many are in theirs."""

    def __init__(self, inside: list[int]) -> None:
        super().__init__()
        self.inside = inside
        self.let_go = asyncio.Event()

    async def job_transferred(self, job: Any) -> int:
        self.inside.append(max(len(self.inside) + 1, 1))
        await self.let_go.wait()
        self.inside.pop()
        return self.note("transferred", job)


@check("C7", "at most four callbacks are called at once")
async def calls_four_at_once(world: World):
    inside: list[int] = []
    callbacks = [_Busy(inside) for _ in range(6)]
    for callback in callbacks:
        job = await world.transferred()
        await job.set_notify_interface(callback)
    await world.eventually(lambda: len(inside) >= 4)
    for _ in range(20):
        await asyncio.sleep(0)
    assert len(inside) == 4
    for callback in callbacks:
        callback.let_go.set()
    for callback in callbacks:
        await _told(world, callback, 1)


@check("C7", "a callback may call back into its job")
async def calls_back(world: World):
    class Completing(Recording):
        async def job_transferred(self, job: Any) -> int:
            return self.note("transferred", await job.complete())

    job, callback = await world.new_job(Script()), Completing()
    await job.set_notify_interface(callback)
    await job.resume()
    await _told(world, callback, 1)
    assert job.state is JobState.ACKNOWLEDGED
    assert callback.calls == [("transferred", Hresult.S_OK)]
