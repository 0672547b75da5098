"""Job properties: P1-P7."""
# ruff: noqa: ASYNC240 - the files of a check are small and on a local disk

from pathlib import Path
from uuid import UUID

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import AuthTarget, CostPolicy, FileRange, JobState, Priority
from tests.conformance.checks_job import _refused_at_the_end
from tests.conformance.table import check
from tests.conformance.world import (
    STALL_AT,
    STALL_BEFORE_HEAD,
    STALL_IN_BODY,
    World,
    changes_nothing,
    modifies,
    refused,
    wrong,
)
from tests.servers.script import Fault, Script, Status

COST, CLSID, DYNAMIC, HIGH, MAX_SIZE, STORED, INTERVAL = 1, 2, 3, 4, 5, 7, 9
NEAR_CAP, ROAMING = 0x8, 0x80


@check("P1", "STANDARD by default; every policy is taken, as a modification")
async def takes_cost_flags(world: World):
    job = await world.new_job(Script())
    assert job.get_property(COST) == CostPolicy.STANDARD
    for policy in CostPolicy:
        await modifies(job, lambda p=policy: job.set_property(COST, p))
        assert job.get_property(COST) == policy


@check("P1", "unknown bits are E_INVALIDARG")
async def knows_its_cost_flags(world: World):
    job = await world.new_job(Script())
    for value in (0x100, -1, 2**32, None):
        await changes_nothing(job, Hresult.E_INVALIDARG, lambda v=value: job.set_property(COST, v))


@check("P1", "a forbidden network: TRANSIENT_ERROR, BG_E_BLOCKED_BY_COST_TRANSFER_POLICY")
async def waits_for_another_network(world: World):
    world.learn(cost_state=NEAR_CAP)
    job = await world.run(await world.new_job(Script()), JobState.TRANSIENT_ERROR)
    assert job.get_error().code == Hresult.BG_E_BLOCKED_BY_COST_TRANSFER_POLICY
    assert job.error_count == 0
    world.learn(cost_state=1)
    await world.reach(job, JobState.TRANSFERRED)


@check("P1", "each policy allows what its bits say")
async def allows_by_policy(world: World):
    allowed = {
        CostPolicy.ALWAYS: {NEAR_CAP, 0x10, ROAMING},
        CostPolicy.NOT_ROAMING: {NEAR_CAP, 0x10},
        CostPolicy.NO_SURCHARGE: {NEAR_CAP},
        CostPolicy.STANDARD: set(),
    }
    for policy, states in allowed.items():
        for state in (NEAR_CAP, 0x10, ROAMING):
            world.learn(cost_state=state)
            job = await world.new_job(Script(size=10))
            await job.set_property(COST, policy)
            await world.run(job, JobState.TRANSFERRED, JobState.TRANSIENT_ERROR)
            assert (job.state is JobState.TRANSFERRED) is (state in states)


@check("P1", "of all states of a network each policy forbids just those without its bit")
async def forbids_by_bits(world: World):
    forbidden = {
        CostPolicy.ALWAYS: set(),
        CostPolicy.NOT_ROAMING: {ROAMING},
        CostPolicy.NO_SURCHARGE: {ROAMING, 0x10},
        CostPolicy.STANDARD: {ROAMING, 0x10, NEAR_CAP},
        CostPolicy.UNRESTRICTED: {ROAMING, 0x10, NEAR_CAP, 0x2, 0x4, 0x40},
    }
    for state in (1 << bit for bit in range(8)):
        world.learn(cost_state=state)
        for policy, states in forbidden.items():
            code = world.manager._core.dispatcher.blocked_by(policy, Priority.NORMAL)
            blocked = Hresult.BG_E_BLOCKED_BY_COST_TRANSFER_POLICY
            assert code == (blocked if state in states else None)


@check("P1", "bits of a network that tell of no cost forbid nothing")
async def minds_costs_alone(world: World):
    world.learn(cost_state=0xC0000001)
    await world.run(await world.new_job(Script(size=10)))


@check("P1", "works at once in a transfer, and lifting it resumes the job")
async def costs_at_once(world: World):
    world.learn(cost_state=ROAMING)
    job = await world.new_job(STALL_BEFORE_HEAD)
    await job.set_property(COST, CostPolicy.ALWAYS)
    await world.run(job, JobState.CONNECTING)
    await job.set_property(COST, CostPolicy.NOT_ROAMING)
    assert job.state is JobState.TRANSIENT_ERROR
    await job.set_property(COST, CostPolicy.ALWAYS)
    await world.reach(job, JobState.CONNECTING)


@check("P1", "the flags of one job hurry no other")
async def costs_alone(world: World):
    other = await world.job_in(JobState.TRANSIENT_ERROR)
    job = await world.new_job(Script())
    await job.set_property(COST, CostPolicy.ALWAYS)
    assert other.state is JobState.TRANSIENT_ERROR


@check("P1", "unknown properties are BG_E_UNKNOWN_PROPERTY_ID, to read and to set")
async def knows_its_properties(world: World):
    job = await world.new_job(Script())
    for number in wrong(0, 6, 8, 11, None):
        code = Hresult.BG_E_UNKNOWN_PROPERTY_ID
        await changes_nothing(job, code, lambda n=number: job.set_property(n, 1))
        with refused(code):
            job.get_property(number)


@check("P1", "refused at the end and to strangers")
async def costs_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_property", COST, CostPolicy.ALWAYS)


@check("P2", "none by default; a class is kept over a restart")
async def keeps_its_class(world: World):
    job, value = await world.new_job(Script()), UUID(int=7)
    assert job.get_property(CLSID) is None
    await modifies(job, lambda: job.set_property(CLSID, value))
    await world.restart()
    assert (await world.manager.get_job(job.id)).get_property(CLSID) == value


@check("P2", "anything else is E_INVALIDARG")
async def needs_a_class(world: World):
    job = await world.new_job(Script())
    await changes_nothing(job, Hresult.E_INVALIDARG, lambda: job.set_property(CLSID, "x"))


@check("P2", "refused at the end and to strangers")
async def classifies_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_property", CLSID, UUID(int=7))


@check("P3", "off by default; taken before the first Resume, as a modification")
async def takes_dynamic_content(world: World):
    job = await world.new_job(Script())
    assert job.get_property(DYNAMIC) is False
    await modifies(job, lambda: job.set_property(DYNAMIC, True))
    assert job.get_property(DYNAMIC) is True


@check("P3", "after the first Resume BG_E_READ_ONLY_PROPERTY_AFTER_RESUME")
async def takes_dynamic_content_in_time(world: World):
    job = await world.new_job(STALL_BEFORE_HEAD)
    await job.resume()
    await job.suspend()
    await changes_nothing(
        job, Hresult.BG_E_READ_ONLY_PROPERTY_AFTER_RESUME, lambda: job.set_property(DYNAMIC, True)
    )


@check("P3", "not with ranges, either way")
async def excludes_ranges(world: World):
    code, one = Hresult.BG_E_UNSUPPORTED_JOB_CONFIGURATION, [FileRange(0, 1)]
    job = await world.manager.create_job("job")
    await job.add_file_with_ranges(world.serve(), world.place(), one)
    await changes_nothing(job, code, lambda: job.set_property(DYNAMIC, True))
    job = await world.manager.create_job("job")
    await job.set_property(DYNAMIC, True)
    await changes_nothing(
        job, code, lambda: job.add_file_with_ranges(world.serve(), world.place(), one)
    )


@check("P3", "runs at FOREGROUND only")
async def is_dynamic_in_the_foreground(world: World):
    job = await world.new_job(Script())
    await job.set_property(DYNAMIC, True)
    await job.resume()
    other = await world.run(await world.new_job(Script()))
    assert (job.state, other.state) == (JobState.QUEUED, JobState.TRANSFERRED)
    await job.set_priority(Priority.FOREGROUND)
    await world.reach(job, JobState.TRANSFERRED)


@check("P3", "needs no size, which other jobs do: BG_E_MISSING_FILE_SIZE")
async def needs_no_size(world: World):
    for length in ("absent", "chunked"):
        job = await world.run(await world.new_job(Script(length=length)), JobState.ERROR)
        assert job.get_error().code == Hresult.BG_E_MISSING_FILE_SIZE
    job = await world.new_job(Script(length="chunked"), priority=Priority.FOREGROUND)
    await job.set_property(DYNAMIC, True)
    await world.run(job)


@check("P3", "an interruption starts at 0")
async def starts_again(world: World):
    job = await world.new_job(STALL_BEFORE_HEAD, priority=Priority.FOREGROUND)
    await job.set_property(DYNAMIC, True)
    (file,) = job.enum_files()
    await file.set_remote_name(world.serve(Script(size=2_000_000, rate=2_000_000), "d.bin"))
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred > 0)
    await job.suspend()
    await world.run(job)
    last = [r for r in world.server.requests if r.path.endswith("/d.bin")][-1]
    assert "range" not in last.headers


@check("P3", "anything but on and off is E_INVALIDARG; refused at the end")
async def is_dynamic_or_not(world: World):
    job = await world.new_job(Script())
    for value in (1, None, "yes"):
        await changes_nothing(
            job, Hresult.E_INVALIDARG, lambda v=value: job.set_property(DYNAMIC, v)
        )
    await _refused_at_the_end(world, "set_property", DYNAMIC, True)


@check("P4", "off by default; taken before the first file, as a modification")
async def takes_high_performance(world: World):
    job = await world.manager.create_job("job")
    assert job.get_property(HIGH) is False
    await modifies(job, lambda: job.set_property(HIGH, True))
    assert job.get_property(HIGH) is True


@check("P4", "after the first file BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE")
async def takes_high_performance_in_time(world: World):
    job = await world.new_job(Script())
    await changes_nothing(
        job, Hresult.BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE, lambda: job.set_property(HIGH, True)
    )


@check("P4", "writes to the final name, and Cancel cleans nothing up")
async def writes_the_final_name(world: World):
    job, place = await world.manager.create_job("job"), world.place("direct.bin")
    await job.set_property(HIGH, True)
    await job.add_file(world.serve(Script(size=1000)), place)
    await world.run(job)
    assert [path.name for path in world.folder.iterdir()] == ["direct.bin"]
    await job.cancel()
    assert Path(place).stat().st_size == 1000


@check("P4", "an error cleans nothing up")
async def leaves_what_failed(world: World):
    job, place = await world.manager.create_job("job"), world.place("direct.bin")
    await job.set_property(HIGH, True)
    cut = Fault("rst", at=STALL_AT, of="entity", when=0)
    gone = (None, *[Status(404)] * 9)
    await job.add_file(world.serve(Script(size=2_000_000, fault=(cut,), statuses=gone)), place)
    await world.run(job, JobState.ERROR)
    await job.cancel()
    assert Path(place).exists()


@check("P4", "no progress is recorded while it runs: after a crash it starts at 0")
async def records_nothing_on_the_way(world: World):
    world.manager._core.recorder._interval_s = 0.01
    job = await world.manager.create_job("job")
    await job.set_property(HIGH, True)
    await job.set_priority(Priority.FOREGROUND)  # two at once
    await job.add_file(world.serve(STALL_IN_BODY), world.place("direct.bin"))
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    other = await world.stalled(priority=Priority.FOREGROUND)
    await world.eventually(lambda: bool(other._live.files[0].done))
    files = {file.job_id: file for file in (await world.store.load())[1]}
    assert not files[job.id].done


@check("P4", "anything but on and off is E_INVALIDARG; refused at the end")
async def is_fast_or_not(world: World):
    job = await world.manager.create_job("job")
    await changes_nothing(job, Hresult.E_INVALIDARG, lambda: job.set_property(HIGH, 1))
    await _refused_at_the_end(world, "set_property", HIGH, True)


@check("P5", "none by default; any size from 1 on is taken, as a modification")
async def takes_a_size(world: World):
    job = await world.new_job(Script())
    assert job.get_property(MAX_SIZE) is None
    for value in (1, 2**64 - 1):
        await modifies(job, lambda v=value: job.set_property(MAX_SIZE, v))
        assert job.get_property(MAX_SIZE) == value


@check("P5", "other values are BG_E_MAX_DOWNLOAD_SIZE_INVALID_VALUE")
async def knows_a_size(world: World):
    job = await world.new_job(Script())
    for value in (0, -1, 2**64, None, "1", True):
        await changes_nothing(
            job,
            Hresult.BG_E_MAX_DOWNLOAD_SIZE_INVALID_VALUE,
            lambda v=value: job.set_property(MAX_SIZE, v),
        )


@check("P5", "after the first Resume BG_E_READ_ONLY_PROPERTY_AFTER_RESUME")
async def takes_a_size_in_time(world: World):
    job = await world.new_job(STALL_BEFORE_HEAD)
    await job.resume()
    await job.suspend()
    await changes_nothing(
        job, Hresult.BG_E_READ_ONLY_PROPERTY_AFTER_RESUME, lambda: job.set_property(MAX_SIZE, 5)
    )


@check("P5", "a larger job is ERROR, BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED")
async def limits_its_size(world: World):
    for sizes in ((1001,), (600, 401)):
        job = await world.new_job(*[Script(size=size) for size in sizes])
        await job.set_property(MAX_SIZE, 1000)
        await world.run(job, JobState.ERROR)
        assert job.get_error().code == Hresult.BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED
    job = await world.new_job(Script(size=600), Script(size=400))
    await job.set_property(MAX_SIZE, 1000)
    await world.run(job)


@check("P5", "refused at the end and to strangers")
async def sizes_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_property", MAX_SIZE, 5)


@check("P6", "none by default; refused at the end and to strangers")
async def stores_for_no_ended_job(world: World):
    assert (await world.new_job(Script())).get_property(STORED) is None
    await _refused_at_the_end(world, "set_property", STORED, AuthTarget.PROXY)


@check("P6", "only PROXY, else BG_E_USE_STORED_CREDENTIALS_NOT_SUPPORTED")
async def stores_for_proxies(world: World):
    job = await world.new_job(Script())
    for proxy in (AuthTarget.PROXY, 2):
        await modifies(job, lambda v=proxy: job.set_property(STORED, v))
        assert job.get_property(STORED) is AuthTarget.PROXY
    for value in (AuthTarget.SERVER, 0, 3):
        await changes_nothing(
            job,
            Hresult.BG_E_USE_STORED_CREDENTIALS_NOT_SUPPORTED,
            lambda v=value: job.set_property(STORED, v),
        )


@check("P7", "500 ms by default; may be changed any time, as a modification")
async def takes_an_interval(world: World):
    job = await world.new_job(STALL_BEFORE_HEAD)
    assert job.get_property(INTERVAL) == 500
    await world.run(job, JobState.CONNECTING)
    await modifies(job, lambda: job.set_property(INTERVAL, 1000))
    assert job.get_property(INTERVAL) == 1000


@check("P7", "no unsigned 32-bit number is E_INVALIDARG; refused at the end")
async def knows_an_interval(world: World):
    job = await world.new_job(Script())
    for value in (-1, 2**32, None):
        await changes_nothing(
            job, Hresult.E_INVALIDARG, lambda v=value: job.set_property(INTERVAL, v)
        )
    await _refused_at_the_end(world, "set_property", INTERVAL, 5)
