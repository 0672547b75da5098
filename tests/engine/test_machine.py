"""Facts as the services of a Linux desktop tell them, on a bus of the test's own."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bitsgui.bits.facts import Facts
from bitsgui.bits.types import CostFlags
from bitsgui.desktop.bus import Bus
from bitsgui.desktop.machine import Machine
from bitsgui.desktop.rejoining import open_system_bus
from bitsgui.desktop.system_bus import SystemBusWatch
from bitsgui.engine.tasks import spawn_logged
from tests.servers.buses import SystemBus

PATIENCE_S = 15


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SystemBus]:
    with SystemBus(tmp_path / "bus") as bus:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.env["DBUS_SYSTEM_BUS_ADDRESS"])
        yield bus


class Told:
    """The facts as they are by now."""

    def __init__(self) -> None:
        self.facts = Facts()
        self._changed = asyncio.Event()

    def take(self, facts: Facts) -> None:
        self.facts = facts
        self._changed.set()

    async def until(self, **wanted: object) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while any(getattr(self.facts, name) != value for name, value in wanted.items()):
                self._changed.clear()
                await self._changed.wait()


@pytest.fixture
async def told(bus: SystemBus) -> AsyncIterator[Told]:
    told = Told()
    machine = Machine([SystemBusWatch()], spawn_logged)
    machine.open(told.take)
    yield told
    await machine.close()


async def doing(act, *arguments: object) -> None:
    await asyncio.to_thread(act, *arguments)


async def test_a_metered_network_costs(bus: SystemBus, told: Told):
    await doing(bus.add, "networkmanager")
    await doing(bus.add_property, "networkmanager", "Metered", 2)
    for metered, cost in ((1, "USAGE_BASED"), (4, "UNRESTRICTED"), (3, "USAGE_BASED")):
        await doing(bus.change, "networkmanager", "Metered", metered)
        await told.until(cost_state=int(CostFlags[cost]))
    await doing(bus.end)  # who told of it is gone: nothing is known
    await told.until(cost_state=int(CostFlags.UNRESTRICTED))


async def test_a_network_that_wants_a_login_says_where(bus: SystemBus, told: Told):
    await doing(bus.add, "networkmanager")
    await doing(bus.change, "networkmanager", "Connectivity", 2)
    await told.until(portal="http://192.0.2.1/")
    await doing(bus.change, "networkmanager", "Connectivity", 4)
    await told.until(portal="")


async def test_battery_and_saving_of_power_are_told(bus: SystemBus, told: Told):
    await doing(bus.add, "upower")
    await doing(bus.change, "upower", "OnBattery", True)
    await told.until(is_on_battery=True, is_saving_power=False)
    await doing(bus.add, "power_profiles_daemon")
    await doing(bus.change, "power_profiles_daemon", "ActiveProfile", "power-saver")
    await told.until(is_on_battery=True, is_saving_power=True)
    await doing(bus.change, "power_profiles_daemon", "ActiveProfile", "balanced")
    await doing(bus.change, "upower", "OnBattery", False)
    await told.until(is_on_battery=False, is_saving_power=False)


async def test_each_waking_of_the_machine_is_told(bus: SystemBus, told: Told):
    await doing(bus.add, "upower")
    await doing(bus.change, "upower", "OnBattery", True)
    await told.until(is_on_battery=True)  # it listens by now
    await doing(bus.add, "logind")
    for wakes in (1, 2):
        await doing(bus.call, "logind", "PrepareForSleep", True)
        await doing(bus.call, "logind", "PrepareForSleep", False)
        await told.until(wakes=wakes)


async def test_what_others_say_in_the_name_of_a_service_neither_counts_nor_ends_the_watch(
    bus: SystemBus, told: Told
):
    await doing(bus.add, "upower")
    await doing(bus.change, "upower", "OnBattery", True)
    await told.until(is_on_battery=True)  # it listens by now
    await doing(bus.forge, "logind", "PrepareForSleep", "false")
    for name in await asyncio.to_thread(bus.others):
        await asyncio.to_thread(bus.forge, "logind", "PrepareForSleep", to=name)
    await doing(bus.add, "logind")
    await doing(bus.call, "logind", "PrepareForSleep", False)
    await doing(bus.change, "upower", "OnBattery", False)
    await told.until(is_on_battery=False)
    assert told.facts.wakes == 1


async def test_nothing_is_known_any_more_when_the_bus_has_gone(
    bus: SystemBus, told: Told, expect_log
):
    expect_log("bitsgui.desktop.bus WARNING: the bus has gone")
    await doing(bus.add, "upower")
    await doing(bus.change, "upower", "OnBattery", True)
    await told.until(is_on_battery=True)
    await doing(bus.end_all)
    await told.until(is_on_battery=False)


async def test_a_bus_that_is_started_anew_is_followed_anew(bus: SystemBus, told: Told, expect_log):
    expect_log("bitsgui.desktop.bus WARNING: the bus has gone")
    for _ in range(2):
        await doing(bus.add, "upower")
        await doing(bus.add, "networkmanager")
        await doing(bus.add_property, "networkmanager", "Metered", 2)
        await doing(bus.change, "upower", "OnBattery", True)
        await doing(bus.change, "networkmanager", "Metered", 1)
        await told.until(is_on_battery=True, cost_state=int(CostFlags.USAGE_BASED))
        await doing(bus.end_all)
        await told.until(is_on_battery=False, cost_state=int(CostFlags.UNRESTRICTED))
        await doing(bus.begin)


async def test_a_bus_that_comes_later_than_the_program_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    later = SystemBus(tmp_path / "later")
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", later.env["DBUS_SYSTEM_BUS_ADDRESS"])
    told, asked = Told(), asyncio.Event()

    async def opening() -> Bus | None:
        asked.set()
        return await open_system_bus()

    monkeypatch.setattr("bitsgui.desktop.system_bus.open_system_bus", opening)
    machine = Machine([SystemBusWatch()], spawn_logged)
    machine.open(told.take)
    await asked.wait()
    with later:
        await doing(later.add, "upower")
        await doing(later.change, "upower", "OnBattery", True)
        await told.until(is_on_battery=True)
        await machine.close()
