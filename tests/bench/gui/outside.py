"""Figures that can be taken of any program with a window: start, memory, processor time."""

import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench import files
from tests.bench.gui import others as other_programs
from tests.bench.gui import running
from tests.bench.gui.filling import fill_now
from tests.bench.gui.plan import Plan
from tests.bench.measure import MB, scratch
from tests.bench.table import Report
from tests.servers.authority import Authority
from tests.servers.nginx import Nginx

_RATE = 20_000
_LONG_S = 120
_BEGIN_S = 3.0
_TIMEOUT_S = 120


@contextmanager
def _window(folder: Path, profile: Path) -> Iterator[running.Started]:
    with running.desktop(folder / "screen") as (desktop, screen):
        env = running.environment(desktop.display, folder / "home")
        started = running.Started(running.ours(profile), env, screen)
        try:
            yield started
        finally:
            started.end()


def _taken(plan: Plan, jobs: int, measure: Callable[[running.Started], float], runs: int) -> float:
    """Return the median of a figure of the window over ``jobs`` jobs; the first run warms up."""
    figures = []
    with scratch(plan.disk) as folder:
        fill_now(folder / "profile", jobs)
        for _ in range(runs + 1):
            with _window(folder, folder / "profile") as started:
                figures.append(measure(started))
    return statistics.median(figures[1:])


def start(plan: Plan) -> Report:
    """Take the time from the start of the process to the first painted window."""
    report = Report("start: first painted window")
    for jobs, asked in ((0, 0.5), (plan.jobs, 0.8)):
        seconds = _taken(plan, jobs, lambda started: started.painted_s, plan.runs)
        report.at_most(_amount(jobs), seconds, asked, " s")
    return report


def _settled_memory(started: running.Started) -> float:
    started.settle()
    return started.memory() / MB


def memory(plan: Plan) -> Report:
    """Take the proportional memory once the window is quiet."""
    report = Report("memory of the window (PSS)")
    for jobs, asked in ((0, 100), (plan.jobs, 160)):
        report.at_most(_amount(jobs), _taken(plan, jobs, _settled_memory, 1), asked, " MB")
    return report


def idle(plan: Plan) -> Report:
    """Take the processor time of a window nobody touches: idle, and with transfers shown."""
    report = Report(f"processor time of a visible window over {plan.idle_s:g} s")

    def share(started: running.Started) -> float:
        started.settle()
        return 100 * started.share(plan.idle_s)

    for jobs in (0, plan.jobs):
        report.at_most(f"idle, {_amount(jobs)}", _taken(plan, jobs, share, 1), 0.5, " %")
    shown = _with_transfers(plan)
    report.at_most(f"{plan.transfers} slow transfers shown", 100 * shown, 5, " %")
    return report


def _with_transfers(plan: Plan) -> float:
    with scratch(plan.memory) as served, scratch(plan.disk) as folder:
        (served / "root").mkdir()
        files.make(served / "root" / "file.bin", _RATE * _LONG_S)
        rate = f"{_RATE // 1000}k"
        with Nginx(served / "root", Authority(served), rate=rate) as nginx:
            profile = folder / "profile"
            _let_all_run(profile, plan)
            with _window(folder, profile) as started:
                links = [nginx.url(f"/slow/file.bin?{n}") for n in range(plan.transfers)]
                command = ["add", *links, "--to", str(folder / "out"), "--profile", str(profile)]
                subprocess.run(
                    [sys.executable, "-m", "bitsgui", *command],
                    check=True,
                    capture_output=True,
                    timeout=_TIMEOUT_S,
                )
                started.share(_BEGIN_S)
                return started.share(plan.idle_s)


def _let_all_run(profile: Path, plan: Plan) -> None:
    """Let all transfers run at once, each over one connection."""
    for key, value in (
        ("max_active_jobs", plan.transfers),
        ("segments", 1),
        ("connections_per_host", 64),
    ):
        words = ["set", "--global", key, str(value), "--profile", str(profile)]
        subprocess.run(
            [sys.executable, "-m", "bitsgui", *words],
            check=True,
            capture_output=True,
            timeout=_TIMEOUT_S,
        )


def others(plan: Plan) -> Report:
    """Take start and memory of other programs with the same list, where they are installed."""
    report = Report("others beside it: first painted window, memory, idle")
    for program in other_programs.PROGRAMS:
        if obstacle := program.obstacle():
            report.add(program.name, obstacle)
            continue
        for links in (0, plan.jobs) if program.is_filled else (0,):
            what = f"{program.name}, {links or 'no'} links"
            with scratch(plan.disk) as folder:
                try:
                    program.fill(folder, links)
                    report.add(what, _figures_of(program, folder, plan))
                except TimeoutError as error:
                    report.add(what, str(error))  # the next one may do better
    return report


def _figures_of(program: other_programs.Other, folder: Path, plan: Plan) -> str:
    with running.desktop(folder / "screen") as (desktop, screen):
        env = running.environment(desktop.display, folder / "home")
        started = running.Started(program.command(), env, screen)
        try:
            started.settle()
            figures = f"{started.painted_s:.2f} s, {started.memory() / MB:.0f} MB"
            return f"{figures}, {100 * started.share(plan.idle_s):.1f} %"
        finally:
            started.end()


def _amount(jobs: int) -> str:
    return f"{jobs} jobs of 5 files" if jobs else "no jobs"
