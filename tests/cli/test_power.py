"""The program and the power of the machine, with a logind of the test's own."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import TIMEOUT_S, Program, events, wait_for
from tests.cli.test_window import OFFSCREEN
from tests.e2e.panels import wait_for as until
from tests.servers.buses import SystemBus
from tests.servers.script import Script

SLOW = Script(size=40_000_000, rate=100_000)
BLOCK = ("idle", "bitsgui", "block")
DELAY = ("sleep:shutdown", "bitsgui", "delay")


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[SystemBus]:
    with SystemBus(tmp_path / "bus") as bus:
        bus.add("logind")
        yield bus


def until_held(bus: SystemBus, *wanted: tuple[str, str, str]) -> None:
    until(lambda: bus.inhibitors() == sorted(wanted), f"never {wanted}")


def test_the_window_keeps_the_machine_awake_while_something_comes(program: Program, bus, server):
    window = program.start_whole("--verbose", **OFFSCREEN, **bus.env)
    assert window.stderr is not None
    assert any("the window takes orders" in line for line in window.stderr)
    until_held(bus, DELAY)
    url = server.script("/slow", SLOW)
    (job,) = events(program.run("add", url, "--to", str(program.folder), "--json").stdout)
    until_held(bus, DELAY, BLOCK)
    assert program.run("suspend", job["id"]).returncode == 0
    until_held(bus, DELAY)
    assert program.run("resume", job["id"]).returncode == 0
    until_held(bus, DELAY, BLOCK)
    window.send_signal(signal.SIGTERM)
    _, err = window.communicate(timeout=TIMEOUT_S)
    assert (window.returncode, "Traceback" in err) == (0, False)
    until_held(bus)


def test_a_transfer_keeps_it_awake_too_and_a_list_does_not(program: Program, bus, server):
    assert program.run("list", **bus.env).returncode == 0
    url = server.script("/slow", SLOW)
    process = program.start_whole("transfer", url, "--to", str(program.folder), "--json", **bus.env)
    wait_for(process, "progress")
    until_held(bus, DELAY, BLOCK)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=TIMEOUT_S)
    until_held(bus)


def test_bytes_are_on_record_before_the_machine_sleeps(program: Program, bus, server):
    url = server.script("/slow", SLOW)
    process = program.start_whole("transfer", url, "--to", str(program.folder), "--json", **bus.env)
    wait_for(process, "progress")
    until_held(bus, DELAY, BLOCK)
    bus.call("logind", "PrepareForSleep", True)
    until_held(bus, BLOCK)
    process.kill()  # the battery is empty
    process.communicate()
    (job,) = events(program.run("list", "--json").stdout)
    assert job["bytes_transferred"] > 0
