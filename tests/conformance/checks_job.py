"""The job's names, numbers and settings: J8-J12, J14-J31."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import (
    JobState,
    JobType,
    NotifyFlags,
    Priority,
)
from bitsgui.engine.job import EngineJob
from tests.conformance.table import check
from tests.conformance.world import (
    ADMINISTRATOR,
    BIG,
    NOTHING,
    STALL_AT,
    STALL_BEFORE_HEAD,
    STRANGER,
    Recording,
    World,
    changes_nothing,
    modifies,
    refused,
    wrong,
)
from tests.servers.script import Script, Status

FINAL = (JobState.ACKNOWLEDGED, JobState.CANCELLED)


async def _refused_at_the_end(world: World, method: str, *args: object) -> None:
    """Assert that a call is BG_E_INVALID_STATE in both final states, E_ACCESSDENIED to others."""
    for state in FINAL:
        job = await world.job_in(state)
        await changes_nothing(
            job, Hresult.BG_E_INVALID_STATE, lambda j=job: getattr(j, method)(*args)
        )
    job = await world.new_job(Script())
    stranger = _as(world, job, STRANGER)
    await changes_nothing(job, Hresult.E_ACCESSDENIED, lambda: getattr(stranger, method)(*args))


def _as(world: World, job, principal):
    return type(job)(world.manager._core, job._live, principal)


@check("J8", "the id is that of the job in the list, also after its end")
async def keeps_its_id(world: World):
    job = await world.manager.create_job("job")
    before = job.id
    assert (await world.manager.get_job(before)).id == before
    await job.cancel()
    assert job.id == before


@check("J9", "the type is fixed for life")
async def is_a_download(world: World):
    job = await world.job_in(JobState.CANCELLED)
    assert job.type is JobType.DOWNLOAD


@check("J10", "a job without files has four zeros")
async def has_no_progress(world: World):
    assert (await world.manager.create_job("job")).progress == (0, 0, 0, 0)


@check("J10", "the total is unknown while the size of any file is")
async def knows_the_total_late(world: World):
    job = await world.new_job(Script(size=1000), STALL_BEFORE_HEAD)
    await job.resume()
    await world.until(job, lambda view: view.files_transferred == 1)
    assert job.progress == (None, 1000, 2, 1)


@check("J10", "a transferred job has all its bytes")
async def counts_all(world: World):
    job = await world.run(await world.new_job(Script(size=1000), Script(size=234)))
    assert job.progress == (1234, 1234, 2, 2)


@check("J11", "times are aware, in UTC; completion is none before TRANSFERRED")
async def has_times(world: World):
    job = await world.new_job(Script())
    times = job.times
    assert times.created.tzinfo is UTC
    assert times.created <= times.modified <= datetime.now(UTC)
    assert times.transferred is None


@check("J11", "completion is set when the job is TRANSFERRED")
async def notes_completion(world: World):
    job = await world.transferred()
    assert job.times.transferred is not None
    assert job.times.created < job.times.transferred


@check("J11", "suspend, resume, cancel and complete are modifications")
async def notes_calls(world: World):
    job = await world.new_job(STALL_BEFORE_HEAD)
    await modifies(job, job.resume)
    await modifies(job, job.suspend)
    await modifies(job, job.complete)
    job = await world.manager.create_job("job")
    await modifies(job, job.cancel)


@check("J11", "bytes are a modification")
async def notes_bytes(world: World):
    job = await world.new_job(Script(size=5_000_000, rate=1_000_000))
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred > 0)
    before, count = job.times.modified, job.progress.bytes_transferred
    await world.until(job, lambda view: view.bytes_transferred > count)
    assert job.times.modified > before


@check("J12", "every state can be read")
async def tells_every_state(world: World):
    for state in JobState:
        assert (await world.job_in(state)).state is state
        for live in list(world.manager._core.jobs.values()):
            await world.manager._handle(live).cancel()


@check("J12", "with the network back every job in TRANSIENT_ERROR is queued, whatever its code")
async def goes_on_with_the_network(world: World):
    refused_once = await world.new_job(Script(statuses=(Status(503), None)))
    await world.run(refused_once, JobState.TRANSIENT_ERROR)
    world.learn(is_connected=False)
    cut_off = await world.run(await world.new_job(Script()), JobState.TRANSIENT_ERROR)
    assert refused_once.get_error().code == 0x801901F7
    assert cut_off.get_error().code == Hresult.BG_E_NETWORK_DISCONNECTED
    world.learn(is_connected=True)
    for job in (refused_once, cut_off):
        await world.reach(job, JobState.TRANSFERRED)


@check("J14", "the owner is who made the job, also for an administrator")
async def tells_its_owner(world: World):
    job = await world.manager.create_job("job")
    other = await world.manager.for_principal(ADMINISTRATOR).get_job(job.id)
    assert (job.owner, other.owner) == ("owner", "owner")


@check("J14", "rights come from the principal, not from the user the process runs as")
async def ignores_the_process(world: World):
    job = await world.manager.create_job("job")
    assert job.owner != str(os.geteuid())
    with refused(Hresult.E_ACCESSDENIED):
        await _as(world, job, STRANGER).suspend()


@check("J15", "a name of 256 characters is taken and is a modification")
async def takes_a_name(world: World):
    job = await world.new_job(Script())
    await modifies(job, lambda: job.set_display_name("n" * 256))
    assert job.display_name == "n" * 256


@check("J15", "a name over 256 characters is BG_E_STRING_TOO_LONG and changes nothing")
async def limits_the_display_name(world: World):
    job = await world.new_job(Script())
    await changes_nothing(
        job, Hresult.BG_E_STRING_TOO_LONG, lambda: job.set_display_name("n" * 257)
    )


@check("J15", "no name is E_INVALIDARG and changes nothing")
async def needs_a_display_name(world: World):
    job = await world.new_job(Script())
    await changes_nothing(job, Hresult.E_INVALIDARG, lambda: job.set_display_name(NOTHING))


@check("J15", "refused at the end and to strangers")
async def names_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_display_name", "new")


@check("J16", "the name is the one given at creation, then the one set")
async def tells_its_name(world: World):
    job = await world.manager.create_job("first")
    assert job.display_name == "first"
    await job.set_display_name("second")
    await world.restart()
    assert (await world.manager.get_job(job.id)).display_name == "second"


@check("J17", "1024 characters are taken and are a modification")
async def takes_a_description(world: World):
    job = await world.new_job(Script())
    await modifies(job, lambda: job.set_description("d" * 1024))
    assert job.description == "d" * 1024


@check("J17", "over 1024 characters are BG_E_STRING_TOO_LONG and change nothing")
async def limits_the_description(world: World):
    job = await world.new_job(Script())
    await changes_nothing(
        job, Hresult.BG_E_STRING_TOO_LONG, lambda: job.set_description("d" * 1025)
    )


@check("J17", "no text is E_INVALIDARG")
async def needs_a_description(world: World):
    job = await world.new_job(Script())
    await changes_nothing(job, Hresult.E_INVALIDARG, lambda: job.set_description(NOTHING))


@check("J17", "refused at the end and to strangers")
async def describes_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_description", "new")


@check("J18", "the description is empty by default and survives a restart once set")
async def tells_its_description(world: World):
    job = await world.manager.create_job("job")
    assert job.description == ""
    await job.set_description("text")
    await world.restart()
    assert (await world.manager.get_job(job.id)).description == "text"


@check("J19", "every priority is taken and is a modification")
async def takes_a_priority(world: World):
    job = await world.new_job(Script())
    for priority in Priority:
        await modifies(job, lambda p=priority: job.set_priority(p))
        assert job.priority is priority


@check("J19", "an unknown priority is E_NOTIMPL and changes nothing")
async def knows_its_priorities(world: World):
    job = await world.new_job(Script())
    for value in wrong(4, -1, None):
        await changes_nothing(job, Hresult.E_NOTIMPL, lambda v=value: job.set_priority(v))


@check("J19", "a raised priority takes effect in mid-job")
async def overtakes(world: World):
    waiting = await world.job_in(JobState.QUEUED)
    await waiting.set_priority(Priority.FOREGROUND)
    await world.reach(waiting, JobState.TRANSFERRED)


@check("J19", "a higher priority takes the place of a running lower one, which goes on behind it")
async def preempts(world: World):
    low, high = await world.stalled(priority=Priority.LOW), await world.new_job(STALL_BEFORE_HEAD)
    assert low.state is JobState.TRANSFERRING
    await world.run(high, JobState.CONNECTING)
    await world.reach(low, JobState.QUEUED)
    assert low.progress.bytes_transferred == STALL_AT
    await high.cancel()
    await world.reach(low, JobState.TRANSFERRED)
    first, second = world.server.log_of(_path(world, low))
    assert (first.headers.get("range"), second.headers.get("range")) == (
        None,
        f"bytes={STALL_AT}-{BIG - 1}",
    )


@check("J19", "jobs of one priority take turns, a time slice each, and keep what they have")
async def takes_turns(world: World):
    core = world.manager._core
    core.apply_settings(replace(core.settings, time_slice_s=0.2))
    jobs = [await world.new_job(Script(size=BIG, rate=2_500_000)) for _ in range(2)]
    for job in jobs:
        await job.resume()
    for job in jobs:
        await world.reach(job, JobState.TRANSFERRED)
    first, second = (_path(world, job) for job in jobs)
    asked = [log.path for log in world.server.requests if log.path in {first, second}]
    turns = [path for path, _ in groupby(asked)]  # a slow machine may give one two slices in a row
    assert len(turns) >= 4
    assert world.server.bytes_sent(first) < 2 * BIG


def _path(world: World, job: EngineJob) -> str:
    (file,), _ = job.enum_files().next()
    return file.remote_name.removeprefix(world.server.url(""))


@check("J19", "refused at the end and to strangers")
async def prefers_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_priority", Priority.HIGH)


@check("J20", "the priority is NORMAL by default")
async def is_normal(world: World):
    assert (await world.manager.create_job("job")).priority is Priority.NORMAL


@check("J21", "every known flag is taken and is a modification")
async def takes_flags(world: World):
    job = await world.new_job(Script())
    for flags in (0, *NotifyFlags, 0x3F):
        await modifies(job, lambda f=flags: job.set_notify_flags(f))
        assert job.notify_flags == flags


@check("J21", "unknown bits are E_NOTIMPL and change nothing")
async def knows_its_notify_flags(world: World):
    job = await world.new_job(Script())
    for flags in wrong(0x40, 0x41, -1, None):
        await changes_nothing(job, Hresult.E_NOTIMPL, lambda f=flags: job.set_notify_flags(f))


@check("J21", "DISABLE overrides all others")
async def disables(world: World):
    job, callback = await world.new_job(Script()), Recording()
    await job.set_notify_flags(0x3F)
    await job.set_notify_interface(callback)
    await world.run(job)
    await job.set_notify_flags(NotifyFlags.JOB_TRANSFERRED)
    await job.set_notify_interface(callback)
    await world.eventually(lambda: bool(callback.calls))
    assert callback.named() == ["transferred"]


@check("J21", "refused at the end and to strangers")
async def flags_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_notify_flags", 1)


@check("J22", "the flags are JOB_TRANSFERRED and JOB_ERROR by default")
async def tells_transferred_and_error(world: World):
    assert (await world.manager.create_job("job")).notify_flags == 3


@check("J23", "one slot: the last caller wins, None removes")
async def has_one_callback(world: World):
    job, first, second = await world.new_job(Script()), Recording(), Recording()
    await job.set_notify_interface(first)
    await job.set_notify_interface(second)
    assert job.notify_interface is second
    await job.set_notify_interface(None)
    assert job.notify_interface is None


@check("J23", "it is not stored")
async def forgets_callbacks(world: World):
    job = await world.new_job(Script())
    await job.set_notify_interface(Recording())
    await world.restart()
    assert (await world.manager.get_job(job.id)).notify_interface is None


@check("J23", "an event from before the registration is delivered")
async def tells_late(world: World):
    job, callback = await world.transferred(), Recording()
    await job.set_notify_interface(callback)
    await world.eventually(lambda: bool(callback.calls))
    assert callback.named() == ["transferred"]


@check("J23", "an event from before a restart is delivered")
async def tells_after_a_restart(world: World):
    job, callback = await world.failed(), Recording()
    await world.restart()
    again = await world.manager.get_job(job.id)
    await again.set_notify_interface(callback)
    await world.eventually(lambda: bool(callback.calls))
    assert callback.calls == [("error", 0x80190194)]


@check("J23", "refused at the end, for None too, and to strangers")
async def hears_of_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_notify_interface", None)
    await _refused_at_the_end(world, "set_notify_interface", Recording())


@check("J24", "there is none by default, and the getter works at the end")
async def has_no_callback(world: World):
    assert (await world.job_in(JobState.CANCELLED)).notify_interface is None
