"""Running a program and taking its figures."""

import contextlib
import mmap
import os
import re
import signal
import socket
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

GB = 1_000_000_000
MB = 1_000_000

# An installed program finds its byte code; without this a checkout may compile at every start.
_AS_INSTALLED = {"PYTHONDONTWRITEBYTECODE": ""}

_SAMPLE_S = 0.05
_TIMEOUT_S = 600.0
_STRETCH = 2**20  # half a block of the kernel's, wherever one begins


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a program. ``memory`` is its peak in bytes: PSS if sampled, else RSS."""

    wall_s: float
    cpu_s: float
    memory: int
    output: str = ""


def run(
    command: Sequence[str],
    env: Mapping[str, str] | None = None,
    *,
    samples_memory: bool = False,
) -> Run:
    """Run ``command`` to its end. Raises: RuntimeError with its words if it fails."""
    with tempfile.TemporaryFile() as output:
        began = time.monotonic()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env={**os.environ, **_AS_INSTALLED, **(env or {})},
        )
        sampler = _Sampler(process.pid) if samples_memory else None
        guard = threading.Timer(_TIMEOUT_S, process.kill)
        guard.start()
        try:
            # wait4 instead of Popen.wait: it brings the CPU time of this one child.
            _, status, usage = os.wait4(process.pid, 0)
        finally:
            guard.cancel()
        wall = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode(errors="replace")
    if process.returncode != 0:
        raise RuntimeError(f"{command[:6]} ended with {process.returncode}: {said[-2000:]}")
    peak = sampler.stop() if sampler is not None else usage.ru_maxrss * 1024
    return Run(wall, usage.ru_utime + usage.ru_stime, peak, said)


class _Sampler:
    """Reads the proportional memory of a process until told to stop."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak = 0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._sample)
        self._thread.start()

    def _sample(self) -> None:
        while not self._end.wait(_SAMPLE_S):
            self._peak = max(self._peak, proportional_memory(self._pid))

    def stop(self) -> int:
        self._end.set()
        self._thread.join()
        return self._peak


def proportional_memory(pid: int) -> int:
    """Return the PSS of a process in bytes, 0 once it has ended."""
    with contextlib.suppress(OSError):
        found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)
        if found:
            return int(found[1]) * 1024
    return 0


@contextlib.contextmanager
def memory_at_hand(size: int) -> Iterator[None]:
    """Keep ``size`` bytes of free memory at hand, so that no program waits for them.

    A virtual machine gives memory that is free in whole blocks back to its host, within seconds,
    and gets it again page by page, from whoever uses it first: 4 GB then took 10 s to write, and
    1.2 s otherwise. One page of each stretch stays taken here, which leaves no block whole; and
    the kernel takes what is in pieces before it breaks up a block.
    """
    with mmap.mmap(-1, size, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | mmap.MAP_POPULATE) as taken:
        for start in range(0, size, _STRETCH):
            length = min(_STRETCH, size - start) - mmap.PAGESIZE
            if length > 0:
                taken.madvise(mmap.MADV_DONTNEED, start + mmap.PAGESIZE, length)
        yield


def cpu_seconds(pid: int) -> float:
    """Return the CPU seconds that a process and its children have used so far."""
    folder = Path(f"/proc/{pid}")
    fields = (folder / "stat").read_text().rpartition(")")[2].split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    children = (folder / "task" / str(pid) / "children").read_text().split()
    return own + sum(cpu_seconds(int(child)) for child in children)


def start_up(command_for: Callable[[str], Sequence[str]]) -> float:
    """Return the seconds from the start of a program to the first byte of its first request."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(30)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/file.bin"
        began = time.monotonic()
        process = subprocess.Popen(
            command_for(url),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_AS_INSTALLED},
        )
        try:
            connection, _ = listener.accept()
            with connection:
                connection.recv(1)
            return time.monotonic() - began
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()


@dataclass(frozen=True, slots=True)
class Figures:
    """Medians of the runs of one program."""

    wall_s: float
    cpu_s: float
    memory: int
    walls: tuple[float, ...]

    @property
    def spread(self) -> str:
        """Fastest and slowest run, in seconds."""
        return f"{min(self.walls):.2f}-{max(self.walls):.2f}"


def medians(runs: Sequence[Run]) -> Figures:
    """Return the medians of several runs."""
    return Figures(
        statistics.median(r.wall_s for r in runs),
        statistics.median(r.cpu_s for r in runs),
        max(r.memory for r in runs),
        tuple(r.wall_s for r in runs),
    )


def alternate(count: int, programs: Mapping[str, Callable[[], Run]]) -> dict[str, Figures]:
    """Run every program ``count`` times, in turns, so that a busy minute meets all of them."""
    runs: dict[str, list[Run]] = {name: [] for name in programs}
    for _ in range(count):
        for name, program in programs.items():
            runs[name].append(program())
    return {name: medians(taken) for name, taken in runs.items()}


@contextlib.contextmanager
def scratch(base: Path) -> Iterator[Path]:
    """Make a folder below ``base`` that goes with everything in it."""
    with tempfile.TemporaryDirectory(prefix="bitsgui-bench-", dir=base) as folder:
        yield Path(folder)
