"""A system bus of a test's own, with mocks of the services a desktop has there."""

import os
import re
import signal
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.servers.waiting import wait_for, wait_for_socket

_PYTHON = "/usr/bin/python3"
"""The one that Debian's package of dbusmock is for."""
_NAMES = {
    "notification_daemon": ("org.freedesktop.Notifications", "/org/freedesktop/Notifications"),
    "logind": ("org.freedesktop.login1", "/org/freedesktop/login1"),
    "networkmanager": ("org.freedesktop.NetworkManager", "/org/freedesktop/NetworkManager"),
    "upower": ("org.freedesktop.UPower", "/org/freedesktop/UPower"),
    "power_profiles_daemon": ("net.hadess.PowerProfiles", "/net/hadess/PowerProfiles"),
}
_INTERFACES = {"logind": "org.freedesktop.login1.Manager"}
_KINDS = {bool: "b", int: "u", str: "s"}
_MOCK = "org.freedesktop.DBus.Mock"
_BUS = "org.freedesktop.DBus"


class SystemBus:
    """A context manager; ``env`` is what programs have to know to find it."""

    def __init__(self, folder: Path, name: str = "socket") -> None:
        self._folder = folder
        self._socket = folder / name
        self.address = f"unix:path={quote(str(self._socket))}"
        self.env = {"DBUS_SYSTEM_BUS_ADDRESS": self.address}
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "SystemBus":
        self._folder.mkdir()
        self.begin()
        return self

    def begin(self) -> None:
        """Start the bus, also after it was ended, with nobody on it."""
        bus = self._start(["dbus-daemon", "--session", "--nofork", f"--address={self.address}"])
        wait_for_socket(self._socket, bus)

    def __exit__(self, *_: object) -> None:
        self.end_all()

    def add(self, template: str, *parameters: str) -> None:
        """Start a mock of a service; return once its name is on the bus."""
        mock = self._start([_PYTHON, "-m", "dbusmock", "--template", template, *parameters])
        wait_for(lambda: self._has(_NAMES[template][0]), mock)

    def end(self) -> None:
        """End the last mock that was started."""
        process = self._processes.pop()
        process.kill()
        process.wait()

    def stop(self) -> None:
        """Have the bus take everything and answer nothing."""
        self._processes[0].send_signal(signal.SIGSTOP)

    def end_all(self) -> None:
        """End the bus, and then the mocks on it."""
        for process in self._processes:
            process.kill()
            process.wait()
        self._processes.clear()
        self._socket.unlink(missing_ok=True)

    def call(self, template: str, signal: str, *values: bool | int | str) -> None:
        """Have a mock emit a signal that carries these values."""
        interface = _INTERFACES.get(template, _NAMES[template][0])
        kinds = "".join(_KINDS[type(value)] for value in values)
        said = ", ".join(map(_said, values))
        self._mock(template, "EmitSignal", interface, signal, kinds, f"[{said}]")

    def forge(self, template: str, signal: str, *values: str, to: str = "") -> None:
        """Send a signal of a service without being it: to all that listen, or to one name."""
        path = _NAMES[template][1]
        whole = f"{_INTERFACES.get(template, _NAMES[template][0])}.{signal}"
        dest = ("--dest", to) if to else ()
        self._gdbus("emit", *dest, "--object-path", path, "--signal", whole, *values)

    def others(self) -> list[str]:
        """Return the connections to the bus, without the names they own."""
        numbers = re.findall(r"':1\.(\d+)'", self._call(_BUS, "/", f"{_BUS}.ListNames"))
        return [f":1.{number}" for number in sorted(map(int, numbers))[:-1]]  # the last one asked

    def calls(self, template: str) -> list[str]:
        """Return the names of the methods of a mock that were called."""
        name, path = _NAMES[template]
        asked = ("--dest", name, "--object-path", path, "--method", f"{_MOCK}.GetCalls")
        return re.findall(r"\((?:uint64 )?\d+, '(\w+)'", self._gdbus("call", *asked))

    def told(self, template: str, method: str) -> str:
        """Return what a method of a mock was called with each time, as text."""
        return self._call(*_NAMES[template], f"{_MOCK}.GetMethodCalls", method)

    def ask(self, name: str, path: str, interface: str, member: str, *arguments: str) -> str:
        """Call any object on the bus; return what it answers, as text."""
        return self._call(name, path, f"{interface}.{member}", *arguments)

    def inhibitors(self) -> list[tuple[str, str, str]]:
        """Return what is held off at logind, by whom and how, in order."""
        name, path = _NAMES["logind"]
        method = f"{_INTERFACES['logind']}.ListInhibitors"
        asked = ("--dest", name, "--object-path", path, "--method", method)
        told = self._gdbus("call", *asked)
        return sorted(re.findall(r"\('([^']*)', '([^']*)', '[^']*', '([^']*)'", told))

    def change(self, template: str, name: str, value: bool | int | str) -> None:
        """Give a property of a mock another value, and have it tell so."""
        interface = _INTERFACES.get(template, _NAMES[template][0])
        change = f"{{'{name}': {_said(value)}}}"
        self._mock(template, "UpdateProperties", interface, change)

    def connect_to(self, interface: str, name: str) -> None:
        """Let the mock of NetworkManager be connected to a network of a name."""
        device = self._mock("networkmanager", "AddWiFiDevice", "one", interface, "100")
        point = ("point", name, "00:23:F8:7E:12:BB", "2", "2425", "5400", "82", "256")
        self._mock("networkmanager", "AddAccessPoint", device, *point)
        kept = self._mock("networkmanager", "AddWiFiConnection", device, name, name, "none")
        self._mock("networkmanager", "AddActiveConnection", f"['{device}']", kept, "/", "one", "2")

    def add_property(self, template: str, name: str, value: bool | int | str) -> None:
        """Give a mock a property it does not have."""
        self._mock(template, "AddProperty", _NAMES[template][0], name, _said(value))

    def _mock(self, template: str, method: str, *arguments: str) -> str:
        """Call a mock; return the path it tells, if it does."""
        said = self._call(*_NAMES[template], f"{_MOCK}.{method}", *arguments)
        return said.strip("(),'\n ")

    def _has(self, name: str) -> bool:
        return "true" in self._call(_BUS, "/", f"{_BUS}.NameHasOwner", name)

    def _call(self, name: str, path: str, method: str, *arguments: str) -> str:
        asked = ("--dest", name, "--object-path", path, "--method", method)
        return self._gdbus("call", *asked, *arguments)

    def _gdbus(self, command: str, *arguments: str) -> str:
        """Run gdbus, whose way of writing types the arguments are in."""
        words = ["gdbus", command, "--system", *arguments]
        done = subprocess.run(
            words, env=os.environ | self.env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _start(self, command: list[str]) -> "subprocess.Popen[bytes]":
        quiet = subprocess.DEVNULL
        env = os.environ | self.env
        process = subprocess.Popen(command, env=env, stdout=quiet, stderr=quiet)
        self._processes.append(process)
        return process


def _said(value: Any) -> str:
    """Return a value as a variant, as gdbus reads it."""
    if isinstance(value, bool):
        return f"<{str(value).lower()}>"
    return f"<uint32 {value}>" if isinstance(value, int) else f"<'{value}'>"
