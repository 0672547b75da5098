"""Many small files: in one job, as a job each, and by aria2."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.bench import files, programs
from tests.bench.measure import Run, alternate, memory_at_hand, run, scratch
from tests.bench.settings import Plan
from tests.bench.table import Report
from tests.servers.authority import Authority
from tests.servers.nginx import Nginx

_SIZE = 100_000


def bench(plan: Plan) -> list[Report]:
    """Return files a second."""
    with scratch(plan.memory) as folder:
        root, target = folder / "root", folder / "target"
        root.mkdir()
        names = [f"file-{number:05}.bin" for number in range(plan.files)]
        for number, name in enumerate(names):
            files.make(root / name, _SIZE, number)
        with Nginx(root, Authority(folder)) as nginx:
            links = folder / "links"
            links.write_text("".join(nginx.url(f"/{name}") + "\n" for name in names))
            ours = programs.Bitsgui(folder)
            listed = ("--input", str(links))
            commands: dict[str, Callable[[], list[str]]] = {
                "bitsgui, one job": lambda: ours.transfer(
                    to=target, options=[*listed, "--one-job"]
                ),
                "bitsgui, a job each": lambda: ours.transfer(to=target, options=listed),
                "aria2c -j16": lambda: programs.aria2c(
                    to=target, options=["-j16", "--input-file", str(links)]
                ),
            }
            programs_once = {n: partial(_once, c, root, target) for n, c in commands.items()}
            with memory_at_hand(2 * plan.files * _SIZE):
                figures = alternate(plan.runs, programs_once)
    report = Report(f"{plan.files} files of {_SIZE // 1000} kB, syncs included")
    rates = {name: plan.files / f.wall_s for name, f in figures.items()}
    for name, f in figures.items():
        report.add(name, f"{f.wall_s:.2f} s ({f.spread}), {f.cpu_s:.2f} CPU s")
    report.at_least("files a second, one job", rates["bitsgui, one job"], 500)
    report.at_least("files a second, a job each", rates["bitsgui, a job each"], 500)
    for name in ("bitsgui, one job", "bitsgui, a job each"):
        report.add(f"{name} / aria2c -j16", f"{rates[name] / rates['aria2c -j16']:.2f}")
    return [report]


def _once(command: Callable[[], list[str]], root: Path, target: Path) -> Run:
    target.mkdir()
    taken = run(command())
    for original in root.iterdir():
        files.check_and_remove(original, target / original.name)
    shutil.rmtree(target)
    return taken
