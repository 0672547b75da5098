"""Two mirrors that give one connection each, which is limited: side by side they give both."""

from contextlib import ExitStack
from functools import partial

from tests.bench import files, programs
from tests.bench.measure import MB, Run, alternate, run, scratch
from tests.bench.settings import Plan
from tests.bench.table import Report
from tests.servers.authority import Authority
from tests.servers.nginx import Nginx

_FASTER = 10
"""How much more a mirror gives than a connection where each of many is limited."""


def bench_mirrors(plan: Plan) -> list[Report]:
    """Return how the time of a file from two mirrors compares with one, and with aria2's."""
    size, rate = plan.limited // 4, plan.rate * _FASTER
    with scratch(plan.memory) as folder, ExitStack() as servers:
        (folder / "root").mkdir()
        target = folder / "target"
        target.mkdir()
        source = files.make(folder / "root" / "file.bin", size)
        authority = Authority(folder)
        urls = [
            servers.enter_context(
                Nginx(folder / "root", authority, rate=str(rate), connections=1)
            ).url("/few/file.bin")
            for _ in range(2)
        ]
        ours = programs.Bitsgui(folder)
        commands = {
            "bitsgui, one": lambda: ours.transfer(urls[0], to=target),
            "bitsgui, two": lambda: ours.transfer(
                urls[0], to=target, options=["--mirror", urls[1]]
            ),
            "aria2c, two": lambda: programs.aria2c(*urls, to=target, options=["-x1", "-s2"]),
        }

        def once(name: str) -> Run:
            taken = run(commands[name]())
            files.check_and_remove(source, target / source.name)
            return taken

        figures = alternate(plan.runs, {name: partial(once, name) for name in commands})
    report = Report(f"two mirrors of {rate / MB:g} MB/s each, {size / MB:.0f} MB")
    for name, f in figures.items():
        report.add(name, f"{f.wall_s:.2f} s ({f.spread})")
    report.add("as fast as both allow", f"{size / rate / 2:.2f} s")
    two = figures["bitsgui, two"].wall_s
    report.add("one mirror / two", f"{figures['bitsgui, one'].wall_s / two:.2f}")
    report.at_most("time / aria2c with two", two / figures["aria2c, two"].wall_s, 1.1)
    return [report]
