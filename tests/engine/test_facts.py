"""What jobs do when network or power are other ones."""

from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from bitsgui.bits.errors import Hresult, http_hresult
from bitsgui.bits.facts import Facts, Link
from bitsgui.bits.types import CostFlags, CostPolicy, JobState, Priority, PropertyId
from bitsgui.engine import clock
from bitsgui.engine.job import EngineJob
from tests.conformance.world import STALL_BEFORE_HEAD, UNAVAILABLE, World
from tests.servers.script import Script

FACTS = Facts(addresses=frozenset({"10.0.0.2"}))
METERED = replace(FACTS, cost_state=int(CostFlags.USAGE_BASED))
ON_BATTERY = replace(FACTS, is_on_battery=True)
SAVING = replace(FACTS, is_on_battery=True, is_saving_power=True)


async def connecting(world: World, priority: Priority) -> EngineJob:
    job = await world.new_job(STALL_BEFORE_HEAD)
    await job.set_priority(priority)
    flags = CostPolicy.UNRESTRICTED if priority is not Priority.FOREGROUND else CostPolicy.ALWAYS
    await job.set_property(PropertyId.COST_FLAGS, flags)
    await job.resume()
    await world.reach(job, JobState.CONNECTING)
    return job


@pytest.mark.parametrize(
    ("facts", "settings", "code", "rests"),
    [
        (METERED, {}, Hresult.BG_E_BLOCKED_BY_COST_TRANSFER_POLICY, "background"),
        (ON_BATTERY, {}, None, ""),
        (
            ON_BATTERY,
            {"on_battery": "background-waits"},
            Hresult.BG_E_BLOCKED_BY_BATTERY_POLICY,
            "background",
        ),
        (ON_BATTERY, {"on_battery": "all-wait"}, Hresult.BG_E_BLOCKED_BY_BATTERY_POLICY, "all"),
        (SAVING, {}, Hresult.BG_E_BLOCKED_BY_BATTERY_SAVER, "background"),
        (SAVING, {"on_power_saving": "run"}, None, ""),
        (SAVING, {"on_power_saving": "all-wait"}, Hresult.BG_E_BLOCKED_BY_BATTERY_SAVER, "all"),
    ],
)
async def test_what_rests_says_why_and_goes_on_by_itself(
    world: World, facts, settings, code, rests
):
    manager = world.manager
    manager.take_facts(FACTS)
    await manager.change_settings(**settings)
    near = await connecting(world, Priority.FOREGROUND)
    far = await connecting(world, Priority.NORMAL)
    manager.take_facts(facts)
    for job, is_resting in ((near, rests == "all"), (far, rests in {"all", "background"})):
        assert (job.state is JobState.TRANSIENT_ERROR) is is_resting
        if is_resting:
            assert job.get_error().code == code
            assert job.error_count == 0
    manager.take_facts(FACTS)
    for job in (near, far):
        await world.reach(job, JobState.CONNECTING)


async def test_a_change_of_the_settings_holds_at_once(world: World):
    world.manager.take_facts(ON_BATTERY)
    job = await connecting(world, Priority.FOREGROUND)
    await world.manager.change_settings(on_battery="all-wait")
    assert job.state is JobState.TRANSIENT_ERROR
    await world.manager.change_settings(on_battery="run")
    await world.reach(job, JobState.CONNECTING)


async def test_power_hurries_no_retry_and_another_network_does(world: World):
    world.manager.take_facts(ON_BATTERY)
    await world.manager.change_settings(retry_delay_s=3600.0, retry_delay_max_s=3600.0)
    job = await world.new_job(UNAVAILABLE)
    await job.resume()
    await world.reach(job, JobState.TRANSIENT_ERROR)
    world.manager.take_facts(FACTS)
    assert job.state is JobState.TRANSIENT_ERROR
    world.manager.take_facts(replace(FACTS, addresses=frozenset({"10.0.0.3"})))
    assert job.state is JobState.QUEUED


async def test_without_a_network_it_waits_for_one_and_not_for_the_clock(world: World):
    world.manager.take_facts(FACTS)
    job = await connecting(world, Priority.FOREGROUND)
    world.manager.take_facts(replace(FACTS, is_connected=False, addresses=frozenset()))
    assert job.get_error().code == Hresult.BG_E_NETWORK_DISCONNECTED
    told = (await world.manager.job_view(job.id)).error
    assert told is not None
    assert told.next_retry is None
    world.manager.take_facts(FACTS)
    await world.reach(job, JobState.CONNECTING)
    assert job.error_count == 0


async def test_a_connection_from_an_address_that_is_gone_is_given_up(world: World):
    """Nobody else would end it: its server goes on waiting for what we would never hear of."""
    world.manager.take_facts(replace(FACTS, addresses=frozenset({"127.0.0.1", "10.0.0.2"})))
    sockets = world.manager._core.transport._backend.sockets
    job = await world.new_job(Script(size=3_000_000, rate=1_000_000))
    await job.resume()
    await world.eventually(lambda: job._live.progress().bytes_transferred > 0)
    open_before = {sock for sock in sockets._all if sock.fileno() >= 0}
    assert open_before
    world.manager.take_facts(FACTS)
    await world.reach(job, JobState.TRANSFERRED)
    assert all(sock.fileno() < 0 for sock in open_before)
    assert job.error_count == 0


LOGIN_PAGE = "http://portal.example/login"
HELD = replace(FACTS, portal=LOGIN_PAGE)
PAGE = Script(size=3000, content_type="text/html")


async def test_where_the_network_wants_a_login_everything_waits_and_goes_on_by_itself(world: World):
    world.manager.take_facts(FACTS)
    running = await connecting(world, Priority.FOREGROUND)
    world.manager.take_facts(HELD)
    new = await world.new_job(Script(size=3000))
    await new.resume()
    await world.reach(new, JobState.TRANSIENT_ERROR)
    for job in (running, new):
        assert job.get_error().code == http_hresult(511)
        told = (await world.manager.job_view(job.id)).error
        assert told is not None
        assert (told.url, told.error_class) == (LOGIN_PAGE, "waiting")
        assert job.error_count == 0
    world.manager.take_facts(FACTS)
    await world.reach(new, JobState.TRANSFERRED)
    await world.reach(running, JobState.CONNECTING)


async def test_the_page_of_a_network_is_not_kept_for_the_file_nor_for_its_servers_fault(
    world: World,
):
    """The page comes before anybody knows that the network sends it in place of the file."""
    world.manager.take_facts(FACTS)
    job = await world.manager.create_job("job")
    url = world.serve(PAGE, "disk.iso")
    await job.add_file(url, world.place("disk.iso"))
    await job.resume()
    await world.reach(job, JobState.ERROR)
    assert job.get_error().code == Hresult.BG_E_INVALID_SERVER_RESPONSE
    world.manager.take_facts(HELD)
    assert job.state is JobState.TRANSIENT_ERROR
    assert not any(world.folder.glob("disk*"))
    world.server.script(urlsplit(url).path, Script(size=3000))
    world.manager.take_facts(FACTS)
    await world.reach(job, JobState.TRANSFERRED)


async def test_a_page_that_came_over_another_network_is_not_that_of_this_one(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    world.manager.take_facts(FACTS)
    job = await world.manager.create_job("job")
    await job.add_file(world.serve(PAGE, "disk.iso"), world.place("disk.iso"))
    await job.resume()
    await world.reach(job, JobState.ERROR)
    later = clock.stamp() + 60
    monkeypatch.setattr(clock, "stamp", lambda: later)
    world.manager.take_facts(replace(HELD, addresses=frozenset({"10.0.0.9"})))
    assert job.state is JobState.ERROR


async def test_what_was_removed_does_not_go_on_where_the_network_wants_a_login(world: World):
    world.manager.take_facts(FACTS)
    job = await world.manager.create_job("job")
    await job.add_file(world.serve(PAGE, "disk.iso"), world.place("disk.iso"))
    await job.resume()
    await world.reach(job, JobState.ERROR)
    await world.manager.remove_jobs([job.id], undo_s=60)
    world.manager.take_facts(HELD)
    assert job.state is JobState.ERROR


@pytest.mark.parametrize(
    ("elsewhere", "rests"),
    [
        ({"connections": frozenset({("wlan0", "Another")})}, True),
        ({"links": (Link("wwan0", is_used=True),)}, True),
        ({"cost_state": int(CostFlags.ROAMING)}, True),
        ({"addresses": frozenset({"10.0.0.3"})}, False),
        ({"is_on_battery": True}, False),
    ],
)
async def test_let_through_this_once_a_job_waits_again_on_another_network(
    world: World, elsewhere, rests
):
    world.manager.take_facts(METERED)
    job = await world.new_job(STALL_BEFORE_HEAD)
    await job.set_property(PropertyId.COST_FLAGS, CostPolicy.UNRESTRICTED)
    await job.resume()
    assert job.state is JobState.TRANSIENT_ERROR
    await job.use_any_network()
    await job.resume()
    await world.reach(job, JobState.CONNECTING)
    assert job.get_property(PropertyId.COST_FLAGS) == CostPolicy.UNRESTRICTED
    world.learn(**elsewhere)
    assert (job.state is JobState.TRANSIENT_ERROR) is rests
    assert job.error_count == 0


async def test_this_once_is_forgotten_at_the_next_start(world: World):
    world.manager.take_facts(METERED)
    job = await world.new_job(STALL_BEFORE_HEAD)
    await job.set_property(PropertyId.COST_FLAGS, CostPolicy.UNRESTRICTED)
    await job.use_any_network()
    await job.resume()
    await world.reach(job, JobState.CONNECTING)
    await world.restart(autostart=False)
    world.manager.take_facts(METERED)
    again = await world.manager.get_job(job.id)
    await again.resume()
    assert again.state is JobState.TRANSIENT_ERROR
