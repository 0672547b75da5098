"""Figures taken inside the window: frames, answers to keys, stalls."""

import json
import socket
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench import files
from tests.bench.gui import running, scenes
from tests.bench.gui.filling import fill_now
from tests.bench.gui.plan import Plan
from tests.bench.measure import GB, memory_at_hand, scratch
from tests.bench.streams import fitting
from tests.bench.table import Report
from tests.servers.authority import Authority
from tests.servers.nginx import Nginx

_FRAME_S = 0.033
_KEY_S = 0.05
_STALL_S = 0.1
_TIMEOUT_S = 300


def _play(folder: Path, profile: Path, *words: str) -> dict[str, Any]:
    with running.desktop(folder / "screen") as (desktop, _):
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.gui.probe", str(profile), *words],
            env=running.environment(desktop.display, folder / "home"),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_TIMEOUT_S,
            check=False,
        )
    if done.returncode != 0 or not done.stdout.strip():
        raise RuntimeError(f"the probe ended with {done.returncode}: {done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def _add_late(report: Report, what: str, taken: list[dict[str, float]], asked_s: float) -> None:
    """Add the median of the worst, and how much of it was this thread's own work."""
    middle = sorted(taken, key=lambda each: each["worst_s"])[len(taken) // 2]
    report.at_most(what, middle["worst_s"] * 1000, asked_s * 1000, " ms")
    report.add("  of that the window's own work", f"{middle['work_s'] * 1000:.2f} ms")


def frames(plan: Plan) -> Report:
    """Scroll, sort, filter and select in a long list while some of it changes."""
    report = Report(f"{plan.jobs} jobs, {scenes.CHANGING} of them changing: latest frame")
    taken = [_in_long_list(plan, "frames") for _ in range(plan.runs)]
    for act in scenes.ACTS:
        _add_late(report, act, [each[act] for each in taken], _FRAME_S)
    return report


def search(plan: Plan) -> Report:
    """Type into the search of a long list."""
    report = Report(f"search in {plan.jobs} jobs")
    taken = [_in_long_list(plan, "search") for _ in range(plan.runs)]
    _add_late(report, "longest from a key to the painted list", taken, _KEY_S)
    return report


def _in_long_list(plan: Plan, scene: str) -> dict[str, Any]:
    with scratch(plan.disk) as folder:
        fill_now(folder / "profile", plan.jobs)
        return _play(folder, folder / "profile", scene)[scene]


def paste(plan: Plan) -> Report:
    """Add very many links by one paste."""
    report = Report(f"{plan.jobs} links in one paste")
    taken = []
    for _ in range(plan.runs):
        with scratch(plan.disk) as folder, _silent() as base:
            taken.append(_play(folder, folder / "profile", "paste", str(plan.jobs), base))
    _add_late(report, "longest stall", taken, _STALL_S)
    seconds = statistics.median(each["seconds"] for each in taken)
    report.at_most("from Ctrl+V to the last row", seconds, 5, " s")
    read = statistics.median(each["read_s"] for each in taken)
    report.add("  of that until the dialog could be left", f"{read:.2f} s")
    return report


@contextmanager
def _silent() -> Iterator[str]:
    """Give the address of a server that never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def transfer(plan: Plan) -> Report:
    """Fetch a file from memory while the window is shown.

    To a real disk, with all that its syncs cost, and to a file system in memory, where no disk
    sets the pace.
    """
    report = Report("one fast transfer, synced: latest frame (the case asked about is 1 GB/s)")
    size = fitting(plan.stream, plan.memory)
    with scratch(plan.memory) as served:
        (served / "root").mkdir()
        files.make(served / "root" / "file.bin", size)
        with Nginx(served / "root", Authority(served)) as nginx, memory_at_hand(size * 5 // 4):
            for place, base in (("disk", plan.disk), ("memory", plan.memory)):
                taken = [_fetch(nginx.url("/file.bin"), base) for _ in range(plan.runs)]
                seconds = statistics.median(each["seconds"] for each in taken)
                rate = f"{size / seconds / GB:.2f} GB/s"
                _add_late(report, f"to {place}, {rate}", taken, _FRAME_S)
    return report


def _fetch(url: str, base: Path) -> dict[str, Any]:
    with scratch(base) as folder:
        return _play(folder, folder / "profile", "transfer", url, str(folder))
