"""Limits of networks: told by the kernel and NetworkManager, obeyed by downloads as they run."""

import asyncio
from pathlib import Path

import pytest

from bitsgui.bits.facts import Facts, Link
from bitsgui.bits.limits import LimitView, NetworkLimit
from bitsgui.bits.types import JobState
from bitsgui.bits.views import LimitOf
from bitsgui.desktop.machine import Machine
from bitsgui.desktop.system_bus import SystemBusWatch
from bitsgui.engine.tasks import spawn_logged
from tests.conformance.world import STALL_IN_BODY, World
from tests.engine.test_machine import Told
from tests.servers.buses import SystemBus
from tests.servers.namespace import inside
from tests.servers.script import Script

HOTEL = Facts(
    links=(Link("wlan0", frozenset(), is_used=True), Link("eth0")),
    connections=frozenset({("wlan0", "Hotel")}),
)
AT_DESK = Facts(links=(Link("wlan0"), Link("eth0", frozenset(), is_used=True)))
LIMITS = '{"Hotel": 150000}'
ENDLESS = Script(size=2**30, etag='"1"', accept_ranges="bytes")


@pytest.mark.parametrize(
    ("case", "used"),
    [
        ("preferred", {"lan0": True, "wifi0": False}),
        ("alone", {"lan0": True, "wifi0": True}),
        ("tunnel", {"lan0": False, "wifi0": True, "tun0": True}),
    ],
)
def test_the_kernel_tells_which_interfaces_are_in_use(case: str, used: dict[str, bool]) -> None:
    assert inside("tests.engine.links", case) == used


async def test_networkmanager_tells_what_the_networks_are_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with SystemBus(tmp_path / "bus") as bus:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.env["DBUS_SYSTEM_BUS_ADDRESS"])
        told = Told()
        machine = Machine([SystemBusWatch()], spawn_logged)
        machine.open(told.take)
        try:
            await asyncio.to_thread(bus.add, "networkmanager")
            await asyncio.to_thread(bus.connect_to, "wlan0", "Hotel")
            await told.until(connections=frozenset({("wlan0", "Hotel")}))
            await asyncio.to_thread(bus.end)
            await told.until(connections=frozenset())
        finally:
            await machine.close()


async def test_a_download_over_a_limited_network_says_what_slows_it(world: World):
    world.manager.take_facts(HOTEL)
    await world.manager.change_settings(network_limits=LIMITS)
    job = await world.new_job(ENDLESS)
    await job.resume()
    await world.until(job, lambda view: view.slowed_by is LimitOf.NETWORK)
    assert (await world.manager.job_view(job.id)).slowed_to == 150_000
    assert (await world.manager.speeds(job.id)).limits[-1][1] == 150_000
    held: list[LimitView] = []
    world.manager.subscribe_limit(held.append)()
    assert (held[0].network, held[0].networks) == (
        NetworkLimit("Hotel", 150_000),
        ("Hotel", "wlan0"),
    )


async def test_a_limit_that_is_set_or_known_later_holds_for_what_runs(world: World):
    job = await world.new_job(STALL_IN_BODY)
    await job.resume()
    await world.reach(job, JobState.TRANSFERRING)
    await world.manager.change_settings(network_limits=LIMITS)
    first = job._live.runner
    world.manager.take_facts(HOTEL)
    await world.until(job, lambda view: view.state is JobState.TRANSFERRING)
    await world.eventually(lambda: job._live.runner not in {None, first})
    assert [bucket.rate for bucket in job._live.networks.values()] == [150_000]
    await world.manager.change_settings(network_limits='{"wlan0": 250000}')
    assert [bucket.rate for bucket in job._live.networks.values()] == [250_000]
    assert job.error_count == 0


@pytest.mark.parametrize("limits", [LIMITS, '{"wlan0": 150000}'])
async def test_another_network_ends_the_limit(world: World, limits: str):
    world.manager.take_facts(HOTEL)
    await world.manager.change_settings(network_limits=limits)
    job = await world.new_job(STALL_IN_BODY)
    await job.resume()
    await world.reach(job, JobState.TRANSFERRING)
    world.manager.take_facts(AT_DESK)
    await world.eventually(lambda: {b.rate for b in job._live.networks.values()} == {None})
    await world.reach(job, JobState.TRANSFERRING)
    assert job.error_count == 0
