"""A program with a window on a desktop of its own, measured from outside."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.bench.gui.screen import Screen
from tests.bench.measure import proportional_memory
from tests.e2e.desktop import Desktop

_PAINT_S = 60.0
_QUIET_S = 1.0
_QUIET_SHARE = 0.05
_SETTLE_S = 60.0
_TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def desktop(folder: Path) -> Iterator[tuple[Desktop, Screen]]:
    """Give a screen that can be read."""
    folder.mkdir(exist_ok=True)
    with Desktop(framebuffer=folder) as made:
        yield made, Screen(folder)


def environment(display: str, home: Path) -> dict[str, str]:
    """Return what a program sees that is started on a desktop of its own."""
    home.mkdir(exist_ok=True)
    hidden = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE")}
    folders["XDG_RUNTIME_DIR"] = str(home)  # in which there is no bus
    own = {"HOME": str(home), "DISPLAY": display, "PYTHONDONTWRITEBYTECODE": "", **folders}
    return kept | own | {"NO_PROXY": "*"}


class Started:
    """A running program; ``painted_s`` is what it took until its window could be seen.

    One that ``is_hidden`` opens none, and is not waited for.
    Raises: TimeoutError if there is nothing to be seen of it; it is ended then.
    """

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        screen: Screen,
        cwd: Path | None = None,
        *,
        is_hidden: bool = False,
    ) -> None:
        began = time.monotonic()
        self.process = subprocess.Popen(
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            self.painted_s = 0.0 if is_hidden else screen.wait_painted(began, _PAINT_S)
        except TimeoutError:
            self.end()
            raise

    def cpu_s(self) -> float:
        """Return the processor time used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def rest(self, seconds: float) -> tuple[float, float]:
        """Return how much of a core it takes for a while, and how often a second it wakes up.

        Of the threads that are there at the end: one that ends takes its counts along.
        """
        before, began = self._threads(), time.monotonic()
        self._wait(seconds)
        after, taken = self._threads(), time.monotonic() - began
        nothing = (0.0, 0)
        run_s = sum(run - before.get(thread, nothing)[0] for thread, (run, _) in after.items())
        wakes = sum(wakes - before.get(thread, nothing)[1] for thread, (_, wakes) in after.items())
        return run_s / taken, wakes / taken

    def _threads(self) -> dict[str, tuple[float, int]]:
        """Return each thread's processor time in seconds, and how often it waited so far."""
        return {
            task.name: (_run_s(task), _waits(task))
            for pid in _family(self.process.pid)
            for task in Path(f"/proc/{pid}/task").iterdir()
        }

    def settle(self) -> None:
        """Wait until the program has done what starting brings with it."""
        until = time.monotonic() + _SETTLE_S
        while time.monotonic() < until:
            if self.share(_QUIET_S) < _QUIET_SHARE:
                return

    def share(self, seconds: float) -> float:
        """Return how much of a core the program takes for a while."""
        before, began = self.cpu_s(), time.monotonic()
        self._wait(seconds)
        return (self.cpu_s() - before) / (time.monotonic() - began)

    def memory(self) -> int:
        """Return the PSS in bytes, of what it started too."""
        return sum(map(proportional_memory, _family(self.process.pid)))

    def end(self) -> None:
        """End it, kindly at first."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        with contextlib.suppress(ProcessLookupError):  # what it started and left behind
            os.killpg(self.process.pid, signal.SIGKILL)

    def _wait(self, seconds: float) -> None:
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return
        raise RuntimeError(f"{self.process.args} ended with {self.process.returncode}")


def _family(leader: int) -> list[int]:
    """Return all processes of a session."""
    found: list[int] = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # others end meanwhile
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == leader:
                found.append(int(folder.name))
    return found


def ours(profile: Path) -> list[str]:
    """Return the command that opens our window on a profile."""
    return [sys.executable, "-m", "bitsgui", "--profile", str(profile)]


def _run_s(task: Path) -> float:
    return int((task / "schedstat").read_text().split()[0]) / 1e9


def _waits(task: Path) -> int:
    (waits,) = re.findall(r"^voluntary_ctxt_switches:\s+(\d+)", (task / "status").read_text(), re.M)
    return int(waits)
