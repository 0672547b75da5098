"""Processes of the program that begin with its modules loaded: forks of one that has loaded them.

The interpreter's start and the loading are three quarters of what a command costs. What happens in
that time is tested with whole processes (see ``Program.start_whole``); from there on these run as
those do: streams, environment, signals and exit status are their own.
"""

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import random
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any, Self

_CHECKOUT = Path(__file__).resolve().parents[2]
_HEAD = 8
"""Bytes before an order, which say how long it is; the file descriptors come with them."""


class Forked:
    """A process of the program, with the face of ``subprocess.Popen`` as far as it is used here."""

    def __init__(self, line: socket.socket, order: Mapping[str, Any]) -> None:
        theirs, ours = zip(os.pipe(), *(os.pipe()[::-1] for _ in range(2)), strict=True)
        told, telling = socket.socketpair()
        with told:
            self._told = told.makefile("rb", buffering=0)
        self.returncode: int | None = None
        try:
            text = json.dumps(order).encode()
            head = len(text).to_bytes(_HEAD)
            socket.send_fds(line, [head], [*theirs, telling.fileno()])
            line.sendall(text)
        finally:
            telling.close()
            for fd in theirs:
                os.close(fd)
        self.stdin, self.stdout, self.stderr = (
            os.fdopen(fd, mode, encoding="utf-8")
            for fd, mode in zip(ours, ("w", "r", "r"), strict=True)
        )
        self.pid = int(self._told.readline())

    def poll(self) -> int | None:
        """Return the exit status, negative for a signal, or None while it runs."""
        if self.returncode is None and select.select([self._told], [], [], 0)[0]:
            self._end()
        return self.returncode

    def _end(self) -> None:
        self.returncode = os.waitstatus_to_exitcode(int(self._told.readline()))
        self._told.close()

    def communicate(self, stdin: str = "", timeout: float | None = None) -> tuple[str, str]:
        """Give it ``stdin``, and return what it says until its end and nobody has read yet."""
        with ThreadPoolExecutor(3) as threads:
            threads.submit(_say, self.stdin, stdin)
            out, err = (threads.submit(_rest_of, each) for each in (self.stdout, self.stderr))
            try:
                said = out.result(timeout), err.result(timeout)
            except TimeoutError:
                self.kill()
                raise
        if self.returncode is None:
            self._end()
        return said

    def send_signal(self, number: int) -> None:
        """Send it a signal unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it as nothing can prevent."""
        self.send_signal(signal.SIGKILL)


def _say(stream: IO[str], text: str) -> None:
    with contextlib.suppress(BrokenPipeError):
        if not stream.closed:
            with stream:
                stream.write(text)


def _rest_of(stream: IO[str]) -> str:
    if stream.closed:
        return ""
    with stream:
        return stream.read()


class Forks:
    """Starts processes of the program: ``with Forks() as forks``."""

    def __enter__(self) -> Self:
        self._line, theirs = socket.socketpair()
        with theirs:
            self._loaded = subprocess.Popen(
                [sys.executable, "-m", __name__, str(theirs.fileno())],
                cwd=_CHECKOUT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        return self

    def __exit__(self, *_exc: object) -> None:
        self._line.close()
        self._loaded.wait(20)

    def start(self, arguments: Sequence[str], cwd: Path, env: Mapping[str, str]) -> Forked:
        """Start the program as a shell would."""
        order = {"arguments": list(arguments), "cwd": str(cwd), "env": dict(env)}
        return Forked(self._line, order)


# -- the process that has loaded all ---------------------------------------------------------------


def _load() -> None:
    for name in ("cli", "engine", "storage"):
        package = importlib.import_module(f"bitsgui.{name}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    for name in ("bitsgui.__main__", "bitsgui.app"):
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


def _orders(line: socket.socket) -> Iterator[tuple[dict[str, Any], list[int]]]:
    while True:
        head, fds, *_ = socket.recv_fds(line, _HEAD, 4, socket.MSG_WAITALL)
        if not head:
            return
        yield json.loads(line.recv(int.from_bytes(head), socket.MSG_WAITALL)), fds


def _serve(line: socket.socket) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that keep the others
    for order, fds in _orders(line):
        if os.fork() == 0:
            line.close()
            return _keep(order, *fds)
        for fd in fds:
            os.close(fd)
    return None


def _keep(order: dict[str, Any], stdin: int, stdout: int, stderr: int, telling: int) -> None:
    """Have a child be the program, and tell its number and then how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    pid = os.fork()
    if pid == 0:
        os.close(telling)
        _become_the_program(order, (stdin, stdout, stderr))
    for fd in (stdin, stdout, stderr):
        os.close(fd)
    os.write(telling, b"%d\n" % pid)
    os.write(telling, b"%d\n" % os.waitpid(pid, 0)[1])
    os._exit(0)


def _become_the_program(order: dict[str, Any], streams: tuple[int, int, int]) -> None:
    for number, fd in enumerate(streams):
        os.dup2(fd, number)
        os.close(fd)
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["env"])
    random.seed()
    sys.argv = ["bitsgui", *order["arguments"]]
    sys.exit(importlib.import_module("bitsgui.__main__").main())


if __name__ == "__main__":
    _load()
    _serve(socket.socket(fileno=int(sys.argv[1])))
