"""One stream: HTTP and HTTPS, to memory and to disk, beside aria2c and curl."""

import os
import shutil
import statistics
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.bench import files, programs
from tests.bench.measure import (
    GB,
    MB,
    Figures,
    Run,
    alternate,
    cpu_seconds,
    memory_at_hand,
    run,
    scratch,
    start_up,
)
from tests.bench.settings import Plan
from tests.bench.table import Report
from tests.servers.authority import Authority
from tests.servers.nginx import Nginx

Command = Callable[[str], list[str]]

_ROOM = 2.5  # source, download and what else is in memory, as a multiple of the file


def fitting(size: int, folder: Path) -> int:
    """Return ``size`` halved until source and download fit into ``folder``."""
    while size * _ROOM > _free(folder) and size > MB:
        size //= 2
    return size


def _free(folder: Path) -> float:
    """Return the bytes free in a folder; a file system in memory cannot use more than is free."""
    pages = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    free = shutil.disk_usage(folder).free
    return min(free, pages) if folder == Path("/dev/shm") else free  # noqa: S108 - see settings


def bench(plan: Plan) -> Iterator[Report]:
    """Yield start-up times, the tables for memory, with what is asked, and those for the disk."""
    size = fitting(plan.stream, plan.memory)
    with scratch(plan.memory) as memory, scratch(plan.disk) as disk:
        root = memory / "root"
        root.mkdir()
        source = files.make(root / "file.bin", size)
        with Nginx(root, Authority(memory)) as nginx, memory_at_hand(size * 5 // 4):
            case = _Case(plan, source, nginx, _start_up(plan, memory))
            yield case.start_up_report()
            for place, folder in (("memory", memory), ("disk", disk)):
                for scheme, url in (
                    ("HTTP", nginx.url("/file.bin")),
                    ("HTTPS", nginx.tls_url("/file.bin")),
                ):
                    title = f"one stream of {size / GB:g} GB, {scheme}, to {place}"
                    report = case.compare(Report(title), url, folder)
                    case.ask(report, is_asked=place == "memory")
                    yield report


def _commands(folder: Path) -> dict[str, Command]:
    ours = programs.Bitsgui(folder)
    target = folder / "target"
    return {
        "bitsgui": lambda url: ours.transfer(url, to=target),
        "aria2c": lambda url: programs.aria2c(url, to=target),
        "curl": lambda url: programs.curl(url, target),
    }


def _start_up(plan: Plan, folder: Path) -> dict[str, float]:
    (folder / "target").mkdir(exist_ok=True)
    return {
        name: statistics.median(start_up(command) for _ in range(plan.runs))
        for name, command in _commands(folder).items()
    }


class _Case:
    """One file fetched by each program; start-up times are left out of the speeds.

    How busy the server was tells whether it set the pace: no program is faster than that.
    """

    def __init__(
        self, plan: Plan, source: Path, nginx: Nginx, start_up_s: dict[str, float]
    ) -> None:
        self._plan = plan
        self._source = source
        self._nginx = nginx
        self._start_up_s = start_up_s
        self._figures: dict[str, Figures] = {}
        self._served: dict[str, list[float]] = {}

    def start_up_report(self) -> Report:
        report = Report("start-up: from the start of a program to its first request")
        for name, seconds in self._start_up_s.items():
            report.add(name, f"{seconds:.3f} s")
        return report

    def compare(self, report: Report, url: str, folder: Path) -> Report:
        target = folder / "target"
        target.mkdir(exist_ok=True)
        programs_once = {
            name: partial(self._once, name, command, url, target)
            for name, command in _commands(folder).items()
        }
        self._served = {name: [] for name in programs_once}
        self._figures = alternate(self._plan.runs, programs_once)
        size = self._source.stat().st_size
        for name, figures in self._figures.items():
            cpu = figures.cpu_s / size * GB
            report.add(name, f"{self._speed(name) / MB:.0f} MB/s, {cpu:.2f} CPU s/GB")
            report.add("  whole run", f"{figures.wall_s:.2f} s ({figures.spread})")
            served = statistics.median(self._served[name])
            busy = 100 * served / max(self._seconds(name), served)
            report.add("  its server", f"{served:.2f} CPU s, busy {busy:.0f} %")
        return report

    def _once(self, name: str, command: Command, url: str, target: Path) -> Run:
        before = cpu_seconds(self._nginx.pid)
        taken = run(command(url), {"SSL_CERT_FILE": str(self._nginx.ca_file)})
        self._served[name].append(cpu_seconds(self._nginx.pid) - before)
        files.check_and_remove(self._source, target / self._source.name)
        return taken

    def _seconds(self, name: str) -> float:
        return max(self._figures[name].wall_s - self._start_up_s[name], 0.001)

    def _speed(self, name: str) -> float:
        return self._source.stat().st_size / self._seconds(name)

    def ask(self, report: Report, *, is_asked: bool) -> None:
        """Hold the figures against what is asked; on a disk the others do not sync."""
        ours = self._speed("bitsgui")
        cpu = self._figures["bitsgui"].cpu_s / self._figures["aria2c"].cpu_s
        if is_asked:
            report.at_least("speed / aria2c", ours / self._speed("aria2c"), 1.3)
            report.at_least("speed / curl", ours / self._speed("curl"), 1.0)
            report.at_most("CPU / aria2c", cpu, 1.0)
        else:
            for name in ("aria2c", "curl"):
                report.add(
                    f"speed / {name}, which does not sync", f"{ours / self._speed(name):.2f}"
                )
            report.add("CPU / aria2c", f"{cpu:.2f}")
