"""Waiting for real server processes to come up and making them go."""

import contextlib
import os
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

_TICK_S = 0.01


def free_port(host: str = "127.0.0.1") -> int:
    """Return a port that was free a moment ago."""
    with socket.create_server((host, 0)) as listener:
        return listener.getsockname()[1]


def wait_for(
    condition: Callable[[], bool], process: subprocess.Popen[bytes], timeout_s: float = 30
) -> None:
    """Wait for a condition only another process can bring about.

    Raises:
        RuntimeError: if the process ended before.
        TimeoutError: if the condition does not hold in time.
    """
    tick = threading.Event()
    until = time.monotonic() + timeout_s
    while not condition():
        if process.poll() is not None:
            raise RuntimeError(f"{process.args} ended with {process.returncode}")
        if time.monotonic() > until:
            raise TimeoutError(f"{process.args} is not ready")
        tick.wait(_TICK_S)


def wait_for_file(path: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until a process made a file."""
    wait_for(path.exists, process)


def wait_for_socket(path: Path, process: subprocess.Popen[bytes]) -> None:
    """Return when somebody answers at ``path``: it is there before that."""

    def connects() -> bool:
        with socket.socket(socket.AF_UNIX) as client:
            return client.connect_ex(str(path)) == 0

    wait_for(connects, process)


def wait_for_port(port: int, process: subprocess.Popen[bytes], host: str = "127.0.0.1") -> None:
    """Wait until a process accepts connections."""

    def connects() -> bool:
        with contextlib.suppress(OSError), socket.create_connection((host, port), 1):
            return True
        return False

    wait_for(connects, process)


def start(
    command: list[str],
    folder: tempfile.TemporaryDirectory[str],
    *ports: int,
    env: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start a server in a session of its own and wait until all its ports accept connections.

    What it says is kept in ``said`` in the folder; a server that fails takes the folder with it.
    ``env`` comes on top of this process's own.

    Raises:
        RuntimeError: if it ended instead, with its last words.
    """
    said = Path(folder.name, "said")
    with said.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env={**os.environ, **(env or {})},
            start_new_session=True,
        )
    try:
        for port in ports:
            wait_for_port(port, process)
    except RuntimeError as error:
        error.add_note(said.read_text(errors="replace")[-2000:])
        end(process, folder)
        raise
    except BaseException:
        end(process, folder)
        raise
    return process


def end(
    process: subprocess.Popen[bytes],
    folder: tempfile.TemporaryDirectory[str],
    first: signal.Signals = signal.SIGTERM,
) -> None:
    """Stop a server and remove its folder."""
    stop(process, first)
    folder.cleanup()


def stop(process: subprocess.Popen[Any], first: signal.Signals = signal.SIGTERM) -> None:
    """End a server that leads its own session, with all its children."""
    for number in (first, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
            break
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
