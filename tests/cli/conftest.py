"""The program as a process of its own, with a profile of its own."""

import contextlib
import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.forking import Forked, Forks
from tests.servers.scripted import ScriptedServer, ServerThread
from tests.storage.desktop_keyring import DesktopKeyring

TIMEOUT_S = 40


class Program:
    """Runs ``bitsgui`` the way a shell does; ``folder`` is where its downloads go."""

    def __init__(self, home: Path, checkout: Path, forks: Forks) -> None:
        self.profile = home / "profile"
        self.folder = home / "out"
        self._checkout = checkout
        self._forks = forks
        self._processes: list[subprocess.Popen[str] | Forked] = []

    def environment(self, **more: str) -> dict[str, str]:
        hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS")
        kept = {name: value for name, value in os.environ.items() if name not in hidden}
        return kept | {"BITSGUI_PROFILE": str(self.profile), "NO_PROXY": "*", **more}

    def start(self, *arguments: str) -> Forked:
        """Start it from where its modules are loaded."""
        process = self._forks.start(arguments, self._checkout, self.environment())
        self._processes.append(process)
        return process

    def start_whole(self, *arguments: str, **more: str) -> subprocess.Popen[str]:
        """Start it with an interpreter of its own, and ``more`` variables in its environment."""
        process = subprocess.Popen(
            [sys.executable, "-m", "bitsgui", *arguments],
            cwd=self._checkout,
            env=self.environment(**more),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._processes.append(process)
        return process

    def run(
        self, *arguments: str, stdin: str = "", **more: str
    ) -> subprocess.CompletedProcess[str]:
        """Run it to its end, as a whole process where it gets ``more`` variables."""
        process = self.start_whole(*arguments, **more) if more else self.start(*arguments)
        out, err = process.communicate(stdin, timeout=TIMEOUT_S)
        assert "Traceback" not in out + err
        assert process.returncode is not None
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def start_on_terminal(self, *arguments: str, **more: str) -> tuple[subprocess.Popen[str], int]:
        """Start with keyboard and messages on a terminal, whose other end is returned as well."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "bitsgui", *arguments],
            cwd=self._checkout,
            env=self.environment(TERM="xterm", **more),
            stdin=theirs,
            stdout=subprocess.PIPE,
            stderr=theirs,
            text=True,
        )
        self._processes.append(process)
        os.close(theirs)
        return process, ours

    def run_on_terminal(self, *arguments: str, typed: str = "") -> tuple[int, str]:
        """Return the exit status and what was shown on the terminal."""
        process, terminal = self.start_on_terminal(*arguments)
        os.write(terminal, typed.encode())
        process.communicate(timeout=TIMEOUT_S)
        return process.returncode, rest_of(terminal)

    def run_in_shell(self, command: str) -> subprocess.CompletedProcess[str]:
        """Run a shell's line, in which ``bitsgui`` is the program."""
        return subprocess.run(
            ["bash", "-c", f'bitsgui() {{ "{sys.executable}" -m bitsgui "$@"; }}\n{command}'],
            cwd=self._checkout,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )

    def transfer(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return self.run("transfer", *arguments, "--to", str(self.folder), stdin=stdin)

    def kill_all(self) -> None:
        for process in self._processes:
            process.kill()
            process.communicate()


def rest_of(terminal: int) -> str:
    """What was shown on a terminal of a process that has ended; closes it."""
    shown = b""
    with contextlib.suppress(OSError):  # how a terminal says that nobody has it open
        while part := os.read(terminal, 65536):
            shown += part
    os.close(terminal)
    return shown.decode()


def events(text: str) -> list[dict[str, Any]]:
    """What ``--json`` printed; fails if a line is no object."""
    found = [json.loads(line) for line in text.splitlines()]
    assert all(isinstance(event, dict) for event in found)
    return found


def wait_for(process: subprocess.Popen[str] | Forked, name: str) -> list[dict[str, Any]]:
    """Read events of a running process up to the first called ``name``."""
    seen: list[dict[str, Any]] = []
    assert process.stdout is not None
    for line in process.stdout:
        seen.append(json.loads(line))
        if seen[-1]["event"] == name:
            return seen
    raise AssertionError(f"it ended without a {name}: {seen}")


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    with Forks() as forks:
        yield forks


@pytest.fixture
def program(tmp_path: Path, checkout: Path, forks: Forks) -> Iterator[Program]:
    program = Program(tmp_path, checkout, forks)
    yield program
    program.kill_all()


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ServerThread() as server:
        yield server


@pytest.fixture
def keyring(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """What a process needs in its environment to find a real, unlocked keyring."""
    desktop = DesktopKeyring(tmp_path_factory.mktemp("desktop"))
    yield {"DBUS_SESSION_BUS_ADDRESS": desktop.address}
    desktop.stop()
