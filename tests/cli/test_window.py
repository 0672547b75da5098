"""The window as a process (drawn off screen), and other processes that talk to it."""

import signal
import subprocess

import pytest

from tests.cli.conftest import TIMEOUT_S, Program, events
from tests.servers.buses import SystemBus
from tests.servers.pattern import pattern
from tests.servers.script import Script

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def window(program: Program) -> subprocess.Popen[str]:
    """A running window that answers, with a keyboard and from other processes."""
    process = program.start_whole("--verbose", **OFFSCREEN)
    assert process.stderr is not None
    assert any("the window takes orders" in line for line in process.stderr)
    return process


def quit_in_order(window: subprocess.Popen[str], number: signal.Signals = signal.SIGTERM) -> None:
    window.send_signal(number)
    out, err = window.communicate(timeout=TIMEOUT_S)
    assert (window.returncode, out) == (0, ""), err
    assert "Traceback" not in err


def test_a_second_start_raises_the_window_and_a_signal_closes_it_in_order(program, window):
    assert program.run(**OFFSCREEN).returncode == 0
    assert window.poll() is None
    quit_in_order(window, signal.SIGHUP)


def test_why_no_window_comes_is_told_by_a_notification_too(program, window, tmp_path):
    link = "https://a.example/f.iso"
    with SystemBus(tmp_path / "bus") as bus:
        bus.add("notification_daemon", "--system")
        window.send_signal(signal.SIGSTOP)
        done = program.run(link, **OFFSCREEN, DBUS_SESSION_BUS_ADDRESS=bus.address)
        window.send_signal(signal.SIGCONT)
        assert (done.returncode, done.stdout) == (1, "")
        assert "does not answer" in done.stderr
        assert f"Nothing was done with: {link}" in done.stderr
        assert "Notify" in bus.calls("notification_daemon")
    quit_in_order(window)


def test_a_transfer_is_carried_out_by_the_running_window(program, window, server):
    url = server.script("/a", Script(size=200_000))
    done = program.transfer(url, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert events(done.stdout)[-1]["jobs"][0]["state"] == "ACKNOWLEDGED"
    assert (program.folder / "a").read_bytes() == pattern(1, 0, 200_000)
    quit_in_order(window)


def test_jobs_are_listed_and_controlled_in_the_running_window(program, window, server):
    url = server.script("/slow", Script(size=4_000_000, rate=100_000))
    (job,) = events(program.run("add", url, "--to", str(program.folder), "--json").stdout)
    assert program.run("suspend", job["id"]).returncode == 0
    (listed,) = events(program.run("list", "--json").stdout)
    assert (listed["id"], listed["state"]) == (job["id"], "SUSPENDED")
    quit_in_order(window)


def test_the_window_hears_of_a_setting_that_a_command_changes(program, window):
    assert program.run("set", "--global", "appearance", "dark").returncode == 0
    ini = program.profile / "window.ini"
    quit_in_order(window)
    assert "appearance=dark" in ini.read_text()


def test_add_starts_the_window_when_none_runs(program, server):
    url = server.script("/slow", Script(size=4_000_000, rate=100_000))
    done = program.run("add", url, "--to", str(program.folder), "--json", **OFFSCREEN)
    assert (done.returncode, done.stderr) == (0, "")
    process = int((program.profile / "lock").read_text())
    assert program.run(**OFFSCREEN).returncode == 0
    subprocess.run(["kill", "-TERM", str(process)], check=True)
