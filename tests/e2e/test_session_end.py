"""The end of a session: everything is on the disk, and downloads go on at the next start."""

import json
import signal
from pathlib import Path

import pytest

from tests.cli.conftest import TIMEOUT_S, Program, events
from tests.e2e.desktop import Desktop
from tests.e2e.panels import Session, wait_for
from tests.e2e.test_kill_and_restart import open_window
from tests.e2e.test_tray import XFWM, begin
from tests.e2e.wayland import Wayland
from tests.servers.buses import SystemBus
from tests.servers.script import Script

SLOW = Script(size=40_000_000, rate=200_000)


def fetched(program: Program) -> int:
    (job,) = events(program.run("list", "--json").stdout)
    return int(job["bytes_transferred"])


@pytest.mark.parametrize("number", [None, signal.SIGTERM, signal.SIGHUP])
def test_a_download_goes_on_after_the_session_from_where_it_was(
    program: Program, tmp_path: Path, server, number: signal.Signals | None
):
    url = server.script("/slow", SLOW)
    with Desktop(tmp_path) as desktop:
        window = open_window(program, desktop)
        added = program.run("add", url, "--to", str(program.folder), "--json")
        assert json.loads(added.stdout.splitlines()[0])["is_new"]
        wait_for(lambda: fetched(program) > 0, "nothing comes")
        before = fetched(program)
        if number is not None:
            window.send_signal(number)
            assert window.wait(TIMEOUT_S) == 0
    # The display goes with the desktop.
    assert window.wait(TIMEOUT_S) == (3 if number is None else 0)
    log = (program.profile / "bitsgui.log").read_text()
    assert "Traceback" not in log
    # What is not brought to an end in order is on record up to its last second.
    assert fetched(program) >= (1 if number is None else before)
    with Desktop(tmp_path) as desktop:
        open_window(program, desktop)
        wait_for(lambda: fetched(program) > before, "it does not go on")


def test_a_download_goes_on_after_its_compositor_has_ended(
    program: Program, tmp_path: Path, server
):
    url = server.script("/slow", SLOW)
    with Wayland() as desktop:
        session = Session(desktop, tmp_path / "home")
        window = begin(program, session)
        program.run("add", url, "--to", str(program.folder))
        wait_for(lambda: fetched(program) > 0, "nothing comes")
        before = fetched(program)
    assert window.wait(TIMEOUT_S) == 3
    # What came is brought to the disk once the display has gone.
    assert fetched(program) >= before
    with Desktop(tmp_path) as desktop:
        open_window(program, desktop)
        wait_for(lambda: fetched(program) > before, "it does not go on")


def test_buses_that_hang_keep_no_byte_from_the_disk(program: Program, tmp_path: Path, server):
    url = server.script("/slow", SLOW)
    with SystemBus(tmp_path / "bus") as bus, Desktop(tmp_path, XFWM) as desktop:
        bus.add("logind")
        session = Session(desktop, tmp_path / "session")
        session.start_panel()
        window = begin(program, session, **bus.env)
        session.wait_for_icon()
        program.run("add", url, "--to", str(program.folder))
        wait_for(bus.inhibitors, "the machine may sleep")
        before = wait_for(lambda: fetched(program), "nothing comes")
        bus.stop()
        desktop.stop_bus()
        window.send_signal(signal.SIGTERM)
        assert window.wait(TIMEOUT_S) == 0
        session.close()
    assert fetched(program) >= before
