"""``bitsgui transfer`` as a process that is going to be killed."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent.parent
_TICK_S = 0.0005
_HELD_US = 60_000_000
_RENAMES = "rename,renameat,renameat2"
_HIDDEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def _holding(paths: Sequence[Path]) -> list[str]:
    """Return what a command starts with to be held behind its renames of some files.

    strace, as its own grandchild, leaves the process what it would be without. It holds the one
    thread only.
    """
    if not paths:
        return []
    watched = [part for path in paths for part in ("-P", str(path))]
    return [
        *("strace", "-D", "-f", "-qq", "-o", os.devnull, "--seccomp-bpf", *watched),
        *("-e", f"trace={_RENAMES}", "-e", f"inject={_RENAMES}:delay_exit={_HELD_US}"),
    ]


class Program:
    """A running transfer; its events are collected as they are printed."""

    def __init__(
        self, profile: Path, arguments: Sequence[str], held_at: Sequence[Path] = ()
    ) -> None:
        """Start it; once it renamed one of the files ``held_at`` it is held there to be killed."""
        self.transferred = 0
        self.result: dict[str, Any] | None = None
        self.complaints = ""
        self._last: dict[str, Any] = {}
        self._process = subprocess.Popen(
            [
                *_holding(held_at),
                *(sys.executable, "-m", "bitsgui", "--profile", str(profile)),
                *("transfer", *arguments),
            ],
            cwd=CHECKOUT,
            env={k: v for k, v in os.environ.items() if k not in _HIDDEN} | {"NO_PROXY": "*"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._readers = [
            threading.Thread(target=self._collect, daemon=True),
            threading.Thread(target=self._listen, daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def _collect(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with contextlib.suppress(json.JSONDecodeError):  # the line the kill cut in two
                self._note(json.loads(line))

    def _note(self, event: dict[str, Any]) -> None:
        if event["event"] == "result":
            self.result = event
        self._last = event
        self.transferred = event.get("bytes_transferred") or self.transferred

    def _listen(self) -> None:
        assert self._process.stderr is not None
        self.complaints = self._process.stderr.read()

    @property
    def has_ended(self) -> bool:
        """Return True once the process is gone."""
        return self._process.poll() is not None

    def until(self, condition: Callable[[], bool], timeout_s: float = 60) -> bool:
        """Wait for something another process brings about; False if the program ended first."""
        tick = threading.Event()
        for _ in range(int(timeout_s / _TICK_S)):
            if condition():
                return True
            if self.has_ended:
                return False
            tick.wait(_TICK_S)
        self.kill()
        raise TimeoutError(f"{self._process.args}: {self._last} {self.complaints}")

    def kill(self) -> None:
        """Send SIGKILL and wait until everything it printed was read."""
        self._process.send_signal(signal.SIGKILL)
        self.wait()

    def wait(self, timeout_s: float = 300) -> int:
        """Wait for the end; returns the exit status."""
        try:
            status = self._process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise
        for reader in self._readers:
            reader.join()
        for pipe in (self._process.stdout, self._process.stderr):
            if pipe is not None:
                pipe.close()
        return status
