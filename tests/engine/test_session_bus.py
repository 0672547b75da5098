"""The bus of the session is found as the libraries of desktops find it."""

import asyncio
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bitsgui.desktop.session_bus import has_session_bus, name_session_bus, open_session_bus
from tests.servers.buses import SystemBus

VARIABLE = "DBUS_SESSION_BUS_ADDRESS"
NOBODY = 65534


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a session that names no bus."""
    folder = tmp_path / "run 1%"
    monkeypatch.setenv(VARIABLE, "")  # which is put back, though the program names one here
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def bus(session: Path) -> Iterator[SystemBus]:
    """A bus in that folder, of the same kind as the one of the machine."""
    with SystemBus(session, "bus") as bus:
        yield bus


def named() -> str:
    """Return the address that the start of the program finds, "" for none."""
    name_session_bus()
    is_there = has_session_bus()
    found = os.environ.pop(VARIABLE, "")
    assert is_there == bool(found)
    return found


async def _is_one() -> bool:
    found = await open_session_bus()
    if found is not None:
        await found.close()
    return found is not None


async def test_a_bus_in_the_folder_of_the_session_is_named_and_used(bus: SystemBus):
    name_session_bus()
    assert os.environ[VARIABLE] == bus.address
    assert await _is_one()
    await asyncio.to_thread(bus.end_all)
    assert not await _is_one()


async def test_one_that_is_named_comes_first(bus: SystemBus, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(VARIABLE, "disabled:")
    name_session_bus()
    assert os.environ[VARIABLE] == "disabled:"
    assert (has_session_bus(), await _is_one()) == (False, False)


def test_what_is_no_bus_of_this_user_is_left_alone(session: Path, monkeypatch: pytest.MonkeyPatch):
    assert named() == ""
    session.mkdir()
    place = session / "bus"
    place.touch()
    assert named() == ""
    place.unlink()
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(str(place))
        assert named() != ""
        if os.geteuid() == 0:
            os.chown(place, NOBODY, NOBODY)
        else:
            monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
        assert named() == ""


def test_a_folder_that_is_no_whole_path_leads_nowhere(
    bus: SystemBus, session: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(session.parent)
    for name in (session.name, "", "\udcff/"):
        monkeypatch.setenv("XDG_RUNTIME_DIR", name)
        assert named() == ""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(session))
    assert named() == bus.address
