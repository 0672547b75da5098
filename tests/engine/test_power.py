"""The machine is kept awake while bytes flow, and sleeps only once they are on the disk."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bitsgui.bits.standing import Standing
from bitsgui.desktop.bus import Bus, Values
from bitsgui.desktop.linux_awake import LinuxAwake
from bitsgui.desktop.logind import take_inhibitor
from bitsgui.desktop.sleep_guard import SleepGuard
from bitsgui.desktop.wakefulness import Wakefulness
from bitsgui.engine.tasks import spawn_logged, stop
from tests.servers.buses import SystemBus

PATIENCE_S = 15
FLOWING = Standing(active=1, rate=1e6)
STALLED = Standing(active=1)
WAITING = Standing(waiting=1)
PAUSED = Standing(paused=1)
IDLE_BLOCK = ("idle", "bitsgui", "block")
DELAY = ("sleep:shutdown", "bitsgui", "delay")


@pytest.fixture
def system_bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SystemBus]:
    with SystemBus(tmp_path / "bus") as bus:
        bus.add("logind")
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
        yield bus


@pytest.fixture
def _no_session_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)


@pytest.fixture
def session_bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SystemBus]:
    """A bus of the same kind, at another place."""
    with SystemBus(tmp_path / "session") as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        yield bus


async def until_held(bus: SystemBus, *wanted: tuple[str, str, str]) -> None:
    """Ask until logind holds off just that: it tells nobody."""
    async with asyncio.timeout(PATIENCE_S):
        while await asyncio.to_thread(bus.inhibitors) != sorted(wanted):  # noqa: ASYNC110 - as above
            await asyncio.sleep(0)


async def start_anew(bus: SystemBus, *, with_bus: bool) -> None:
    """End logind, or the bus it is on too, and start it again."""
    await asyncio.to_thread(bus.end_all if with_bus else bus.end)
    if with_bus:
        await asyncio.to_thread(bus.begin)
    await asyncio.to_thread(bus.add, "logind")


class Desktop:
    """A service of a desktop that takes such wishes."""

    def __init__(self, bus: Bus, name: str, path: str, interface: str) -> None:
        self._bus = bus
        self._name = name
        self.held: dict[int, Values] = {}
        self.changed = asyncio.Event()
        bus.export(path, interface, self._on_call)

    async def begin(self) -> None:
        await self._bus.own(self._name)

    async def until(self, count: int) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while len(self.held) != count:
                self.changed.clear()
                await self.changed.wait()

    def _on_call(self, member: str, values: Values) -> tuple[str, Values]:
        self.changed.set()
        if member == "Inhibit":
            self.held[41] = values
            return "u", (41,)
        assert member in {"UnInhibit", "Uninhibit"}
        del self.held[values[0]]
        return "", ()


KDE = (
    "org.freedesktop.PowerManagement",
    "/org/freedesktop/PowerManagement/Inhibit",
    "org.freedesktop.PowerManagement.Inhibit",
)
GNOME = ("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager")


@pytest.fixture
async def serving(session_bus: SystemBus) -> AsyncIterator[Bus]:
    bus = await Bus.open(session_bus.address)
    yield bus
    await bus.close()


@pytest.mark.usefixtures("_no_session_bus")
async def test_where_there_is_no_desktop_logind_does_not_take_the_machine_for_idle(
    system_bus: SystemBus,
):
    awake = LinuxAwake()
    for _ in range(2):
        await awake.hold()
        await until_held(system_bus, IDLE_BLOCK)
        await awake.release()
        await until_held(system_bus)


@pytest.mark.parametrize("names", [KDE, GNOME], ids=["kde", "gnome"])
async def test_a_desktop_is_asked_for_no_sleep_and_may_darken_the_display(
    system_bus: SystemBus, serving: Bus, names: tuple[str, str, str]
):
    desktop = Desktop(serving, *names)
    await desktop.begin()
    awake = LinuxAwake()
    for _ in range(2):
        await awake.hold()
        (words,) = desktop.held.values()
        assert words in {
            ("bitsgui", "Downloads are running"),
            ("bitsgui", 0, "Downloads are running", 4),
        }
        assert await asyncio.to_thread(system_bus.inhibitors) == []
        await awake.release()
        assert desktop.held == {}


@pytest.mark.parametrize("names", [KDE, GNOME], ids=["kde", "gnome"])
async def test_a_desktop_that_is_started_anew_is_asked_anew(
    system_bus: SystemBus, session_bus: SystemBus, names: tuple[str, str, str]
):
    awake = LinuxAwake()
    await awake.hold()
    await until_held(system_bus, IDLE_BLOCK)
    for _ in range(2):  # the first one comes later than the wish
        bus = await Bus.open(session_bus.address)
        desktop = Desktop(bus, *names)
        await desktop.begin()
        await desktop.until(1)
        await until_held(system_bus)
        await bus.close()
        await until_held(system_bus, IDLE_BLOCK)
    await awake.release()
    await until_held(system_bus)


async def test_a_desktop_is_asked_anew_on_a_bus_that_is_started_anew(
    system_bus: SystemBus, session_bus: SystemBus, expect_log
):
    expect_log("bitsgui.desktop.bus WARNING: the bus has gone")
    awake = LinuxAwake()
    for place in range(2):
        bus = await Bus.open(session_bus.address)
        desktop = Desktop(bus, *KDE)
        await desktop.begin()
        if not place:
            await awake.hold()
        await desktop.until(1)
        await until_held(system_bus)
        if place:
            await awake.release()
            await desktop.until(0)
        else:
            await asyncio.to_thread(session_bus.end_all)
            await until_held(system_bus, IDLE_BLOCK)
            await asyncio.to_thread(session_bus.begin)
        await bus.close()
    await until_held(system_bus)


@pytest.mark.usefixtures("_no_session_bus")
async def test_a_logind_that_is_started_anew_and_its_bus_are_asked_anew(
    system_bus: SystemBus, expect_log
):
    expect_log("bitsgui.desktop.bus WARNING: the bus has gone")
    awake = LinuxAwake()
    await awake.hold()
    await until_held(system_bus, IDLE_BLOCK)
    for with_bus in (False, True):
        await start_anew(system_bus, with_bus=with_bus)
        await until_held(system_bus, IDLE_BLOCK)
    await awake.release()
    await until_held(system_bus)


@pytest.mark.usefixtures("session_bus")
async def test_a_desktop_without_such_services_leaves_it_to_logind(system_bus: SystemBus):
    awake = LinuxAwake()
    await awake.hold()
    await until_held(system_bus, IDLE_BLOCK)
    await awake.release()
    await until_held(system_bus)


@pytest.mark.usefixtures("_no_session_bus")
async def test_where_nobody_takes_it_downloads_go_on(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    wakefulness = Wakefulness(LinuxAwake(), spawn_logged)
    wakefulness.follow(FLOWING)
    await wakefulness.close()


class Asked:
    """Stands for a platform, and notes what it is asked."""

    def __init__(self) -> None:
        self.held: list[bool] = []
        self.changed = asyncio.Event()

    async def hold(self) -> None:
        self._note(is_held=True)

    async def release(self) -> None:
        self._note(is_held=False)

    def _note(self, *, is_held: bool) -> None:
        self.held.append(is_held)
        self.changed.set()

    async def until(self, *held: bool) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while self.held != list(held):
                self.changed.clear()
                await self.changed.wait()


async def test_sleep_is_held_off_while_bytes_flow_and_not_at_rest():
    asked = Asked()
    wakefulness = Wakefulness(asked, spawn_logged, patience_s=3600)
    for rest in (PAUSED, Standing(), Standing(stuck=1), Standing(ready=1)):
        wakefulness.follow(STALLED)  # nothing has come yet
        wakefulness.follow(FLOWING)
        await asked.until(True)
        wakefulness.follow(FLOWING)
        wakefulness.follow(STALLED)
        wakefulness.follow(WAITING)
        wakefulness.follow(rest)
        await asked.until(True, False)
        asked.held.clear()
    await wakefulness.close()
    assert asked.held == []


@pytest.mark.parametrize("lull", [STALLED, WAITING], ids=["stalled", "waiting"])
async def test_a_lull_is_waited_for_a_while(lull: Standing):
    asked = Asked()
    wakefulness = Wakefulness(asked, spawn_logged, patience_s=0.01)
    wakefulness.follow(FLOWING)
    await asked.until(True)
    wakefulness.follow(lull)
    await asked.until(True, False)
    wakefulness.follow(FLOWING)
    await asked.until(True, False, True)
    await wakefulness.close()
    assert asked.held == [True, False, True, False]


async def test_what_flows_again_after_a_lull_is_held_without_asking_anew():
    asked = Asked()
    wakefulness = Wakefulness(asked, spawn_logged, patience_s=3600)
    for standing in (FLOWING, WAITING, FLOWING):
        wakefulness.follow(standing)
    await asked.until(True)
    assert wakefulness._timer is None
    await wakefulness.close()


async def test_what_logind_gives_to_who_wants_it_no_more_is_given_back(system_bus: SystemBus):
    with ThreadPoolExecutor(1) as executor:  # which does one thing after the other
        asyncio.get_running_loop().set_default_executor(executor)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):  # cancels what has just begun
                await take_inhibitor("idle", "why", "block")
        await asyncio.to_thread(int)
        await until_held(system_bus)


async def test_the_machine_sleeps_only_once_all_is_on_the_disk(
    system_bus: SystemBus, monkeypatch: pytest.MonkeyPatch
):
    # Asking the mock takes a program of its own, which may take longer than logind would wait.
    monkeypatch.setattr("bitsgui.desktop.sleep_guard.FLUSH_S", 3600.0)
    flushing, may_end = asyncio.Event(), asyncio.Event()

    async def flush() -> None:
        flushing.set()
        await may_end.wait()

    guarding = spawn_logged("guard", SleepGuard(flush).watch())
    for signal in ("PrepareForSleep", "PrepareForShutdown"):
        await until_held(system_bus, DELAY)
        await asyncio.to_thread(system_bus.call, "logind", signal, True)
        async with asyncio.timeout(PATIENCE_S):
            await flushing.wait()
        assert await asyncio.to_thread(system_bus.inhibitors) == [DELAY]
        may_end.set()
        await until_held(system_bus)
        await asyncio.to_thread(system_bus.call, "logind", signal, False)
        flushing.clear()
        may_end.clear()
    await until_held(system_bus, DELAY)
    await stop(guarding)
    await until_held(system_bus)


async def test_a_disk_that_does_not_answer_keeps_no_machine_from_sleep(
    system_bus: SystemBus, monkeypatch, expect_log
):
    expect_log("not everything was brought to the disk in time")
    monkeypatch.setattr("bitsgui.desktop.sleep_guard.FLUSH_S", 0.01)

    async def never() -> None:
        await asyncio.Event().wait()

    guarding = spawn_logged("guard", SleepGuard(never).watch())
    await until_held(system_bus, DELAY)
    await asyncio.to_thread(system_bus.call, "logind", "PrepareForSleep", True)
    await until_held(system_bus)
    await asyncio.to_thread(system_bus.call, "logind", "PrepareForSleep", False)
    await until_held(system_bus, DELAY)
    await stop(guarding)


async def test_sleep_waits_for_the_disk_also_after_logind_and_its_bus_were_started_anew(
    system_bus: SystemBus, expect_log
):
    expect_log("bitsgui.desktop.bus WARNING: the bus has gone")
    flushing = asyncio.Event()

    async def flush() -> None:
        flushing.set()

    guarding = spawn_logged("guard", SleepGuard(flush).watch())
    await until_held(system_bus, DELAY)
    for with_bus in (False, True):
        await start_anew(system_bus, with_bus=with_bus)
        await until_held(system_bus, DELAY)
    await asyncio.to_thread(system_bus.call, "logind", "PrepareForSleep", True)
    async with asyncio.timeout(PATIENCE_S):
        await flushing.wait()
    await until_held(system_bus)
    await stop(guarding)


async def test_a_forged_signal_of_sleep_flushes_nothing(system_bus: SystemBus):
    flushed: list[str] = []

    async def flush() -> None:
        flushed.append("flushed")

    guarding = spawn_logged("guard", SleepGuard(flush).watch())
    await until_held(system_bus, DELAY)
    for name in await asyncio.to_thread(system_bus.others):
        await asyncio.to_thread(system_bus.forge, "logind", "PrepareForSleep", "true", to=name)
    await asyncio.to_thread(system_bus.forge, "logind", "PrepareForSleep", "true")
    assert flushed == []
    await asyncio.to_thread(system_bus.call, "logind", "PrepareForSleep", True)
    await until_held(system_bus)  # signals come in order: those before have been looked at
    assert flushed == ["flushed"]
    await stop(guarding)
