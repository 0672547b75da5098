"""Delays, timeouts, counts and proxies: J25-J31."""

from collections.abc import Iterator
from contextlib import contextmanager

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import (
    JobState,
    ProxySettings,
    ProxyUsage,
)
from bitsgui.engine import clock
from tests.conformance.checks_job import _refused_at_the_end
from tests.conformance.table import check
from tests.conformance.world import (
    UNAVAILABLE,
    World,
    changes_nothing,
    modifies,
    wrong,
)
from tests.servers.script import Script, Status


@check("J25", "values below 5 s become 5 s, and any value is a modification")
async def has_a_floor(world: World):
    job = await world.new_job(Script())
    for value, kept in ((0, 5), (4, 5), (5, 5), (6, 6), (2**32 - 1, 2**32 - 1)):
        await modifies(job, lambda v=value: job.set_minimum_retry_delay(v))
        assert job.minimum_retry_delay == kept


@check("J25", "no unsigned 32-bit number of seconds is E_INVALIDARG")
async def takes_seconds(world: World):
    job = await world.new_job(Script())
    for value in wrong(-1, 2**32, None, "5"):
        await changes_nothing(
            job, Hresult.E_INVALIDARG, lambda v=value: job.set_minimum_retry_delay(v)
        )


@check("J25", "a delay over the no-progress timeout makes the first transient error final")
async def does_not_retry(world: World):
    job = await world.new_job(UNAVAILABLE)
    await job.set_no_progress_timeout(60)
    await job.set_minimum_retry_delay(61)
    await world.run(job, JobState.ERROR, JobState.TRANSIENT_ERROR)
    assert job.state is JobState.ERROR


@check("J25", "a delay as long as the timeout is not over it")
async def retries_at_the_timeout(world: World):
    job = await world.new_job(UNAVAILABLE)
    await job.set_no_progress_timeout(600)
    await world.run(job, JobState.ERROR, JobState.TRANSIENT_ERROR)
    assert job.state is JobState.TRANSIENT_ERROR


@check("J25", "the job is tried again after the delay", retry_delay_floor_s=0)
async def retries(world: World):
    job = await world.new_job(Script(statuses=(Status(503), Status(503), None)))
    await job.set_minimum_retry_delay(0.05)
    await world.run(job)
    assert job.error_count == 2


@check("J25", "refused at the end and to strangers")
async def delays_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_minimum_retry_delay", 60)


@contextmanager
def _clock_moved(by_s: float) -> Iterator[None]:
    """Set the system's clock, as far as the engine asks it."""
    real = clock.stamp
    clock.stamp = lambda: real() + by_s
    try:
        yield
    finally:
        clock.stamp = real


@check("J25", "the system clock changes nothing", retry_delay_floor_s=0)
async def retries_by_its_own_clock(world: World):
    for moved_s in (-(10**8), 10**8):
        job = await world.new_job(Script(statuses=(Status(503), None)))
        await job.set_minimum_retry_delay(0.1)
        await world.run(job, JobState.TRANSIENT_ERROR)
        with _clock_moved(moved_s):
            await world.reach(job, JobState.TRANSFERRED)


@check("J26", "600 s by default")
async def waits_ten_minutes(world: World):
    assert (await world.manager.create_job("job")).minimum_retry_delay == 600


@check("J27", "any number of seconds is taken and is a modification")
async def takes_a_timeout(world: World):
    job = await world.new_job(Script())
    for value in (0, 1, 2**32 - 1):
        await modifies(job, lambda v=value: job.set_no_progress_timeout(v))
        assert job.no_progress_timeout == value


@check("J27", "no unsigned 32-bit number is E_INVALIDARG")
async def takes_numbers(world: World):
    job = await world.new_job(Script())
    for value in wrong(-1, 2**32, None):
        await changes_nothing(
            job, Hresult.E_INVALIDARG, lambda v=value: job.set_no_progress_timeout(v)
        )


@check("J27", "0 makes every error final")
async def gives_up_at_once(world: World):
    job = await world.new_job(UNAVAILABLE)
    await job.set_no_progress_timeout(0)
    await world.run(job, JobState.ERROR, JobState.TRANSIENT_ERROR)
    assert job.state is JobState.ERROR


@check("J27", "without progress the job turns to ERROR with the last code", retry_delay_floor_s=0)
async def gives_up(world: World):
    job = await world.new_job(UNAVAILABLE)
    await job.set_minimum_retry_delay(0.1)
    await job.set_no_progress_timeout(1.5)  # a loaded machine is slow to ask twice
    await world.run(job, JobState.ERROR)
    assert job.get_error().code == 0x801901F7
    assert job.error_count > 1


@check("J27", "the system clock changes nothing")
async def has_patience_by_its_own_clock(world: World):
    with _clock_moved(10**8):
        job = await world.new_job(UNAVAILABLE)
        await world.run(job, JobState.TRANSIENT_ERROR)
    with _clock_moved(2 * 10**8):
        await world.run(job, JobState.TRANSIENT_ERROR)
        await world.until(job, lambda view: view.error_count == 2)
    assert job.state is JobState.TRANSIENT_ERROR


@check("J27", "refused at the end and to strangers")
async def times_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_no_progress_timeout", 60)


@check("J28", "14 days by default")
async def waits_two_weeks(world: World):
    assert (await world.manager.create_job("job")).no_progress_timeout == 1_209_600


@check("J29", "0 for a new job, 1 more for each failed try")
async def counts_errors(world: World):
    job = await world.new_job(UNAVAILABLE)
    assert job.error_count == 0
    for count in (1, 2):
        await world.run(job, JobState.TRANSIENT_ERROR)
        await world.until(job, lambda view, n=count: view.error_count == n)


@check("J29", "never reset: success and restart keep it")
async def keeps_its_count(world: World):
    job = await world.new_job(Script(statuses=(Status(404), None)))
    await world.run(job, JobState.ERROR)
    await world.run(job)
    await world.restart()
    assert (await world.manager.get_job(job.id)).error_count == 1


@check("J29", "a lost network is not counted")
async def does_not_count_blocks(world: World):
    world.learn(is_connected=False)
    job = await world.run(await world.new_job(Script()), JobState.TRANSIENT_ERROR)
    assert job.error_count == 0


@check("J30", "each usage is taken and is a modification")
async def takes_usages(world: World):
    job = await world.new_job(Script())
    for usage in (ProxyUsage.NO_PROXY, ProxyUsage.AUTODETECT, ProxyUsage.PRECONFIG):
        await modifies(job, lambda u=usage: job.set_proxy_settings(u))
        assert job.proxy_settings == ProxySettings(usage, None, None)


@check("J30", "an unknown usage is E_NOTIMPL")
async def knows_its_usages(world: World):
    job = await world.new_job(Script())
    for usage in wrong(4, -1, None):
        await changes_nothing(job, Hresult.E_NOTIMPL, lambda u=usage: job.set_proxy_settings(u))


@check("J30", "lists without OVERRIDE, and OVERRIDE without a list, are E_INVALIDARG")
async def wants_fitting_lists(world: World):
    job = await world.new_job(Script())
    bad = [
        (0, "proxy:1", None),
        (1, None, "host"),
        (3, "proxy:1", None),
        (2, None, None),
        (2, "", None),
    ]
    for args in bad:
        await changes_nothing(job, Hresult.E_INVALIDARG, lambda a=args: job.set_proxy_settings(*a))


@check("J30", "lists of 4000 characters are taken, longer ones have codes of their own")
async def limits_its_lists(world: World):
    job = await world.new_job(Script())
    full, over = "x" * 4000, "x" * 4001
    await job.set_proxy_settings(2, full, full)
    assert job.proxy_settings == ProxySettings(ProxyUsage.OVERRIDE, full, full)
    await changes_nothing(
        job, Hresult.BG_E_PROXY_LIST_TOO_LARGE, lambda: job.set_proxy_settings(2, over)
    )
    await changes_nothing(
        job,
        Hresult.BG_E_PROXY_BYPASS_LIST_TOO_LARGE,
        lambda: job.set_proxy_settings(2, "proxy:1", over),
    )


@check("J30", "a bad list is found at run time: ERROR, BG_E_INVALID_PROXY_INFO")
async def checks_lists_late(world: World):
    job = await world.new_job(Script())
    await job.set_proxy_settings(ProxyUsage.OVERRIDE, "http=:::", None)
    await world.run(job, JobState.ERROR, JobState.TRANSFERRED, JobState.TRANSIENT_ERROR)
    assert job.get_error().code == Hresult.BG_E_INVALID_PROXY_INFO


@check("J30", "refused at the end and to strangers")
async def leads_no_ended_job(world: World):
    await _refused_at_the_end(world, "set_proxy_settings", 1)


@check("J31", "PRECONFIG without lists by default; kept over a restart once set")
async def tells_its_proxy(world: World):
    job = await world.manager.create_job("job")
    assert job.proxy_settings == ProxySettings(ProxyUsage.PRECONFIG, None, None)
    await job.set_proxy_settings(2, "proxy:1", "<local>")
    await world.restart()
    again = await world.manager.get_job(job.id)
    assert again.proxy_settings == ProxySettings(ProxyUsage.OVERRIDE, "proxy:1", "<local>")
