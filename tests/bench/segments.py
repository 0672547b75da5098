"""Many connections: a server that limits each of them, and one that lets one of eight stall."""

from functools import partial

from tests.bench import files, programs
from tests.bench.measure import MB, Run, alternate, run, scratch
from tests.bench.settings import Plan
from tests.bench.table import Report
from tests.servers.authority import Authority
from tests.servers.nginx import Nginx
from tests.servers.pattern import check_file
from tests.servers.process import ScriptedProcess
from tests.servers.script import Fault, Script

_MANY = 16
_EIGHT = 8
_SEED = 7


def bench_limited(plan: Plan) -> list[Report]:
    """Return how 16 segments compare with aria2's 16."""
    with scratch(plan.memory) as folder:
        (folder / "root").mkdir()
        target = folder / "target"
        target.mkdir()
        source = files.make(folder / "root" / "file.bin", plan.limited)
        with Nginx(folder / "root", Authority(folder), rate=str(plan.rate)) as nginx:
            url = nginx.url("/slow/file.bin")
            ours = programs.Bitsgui(folder)

            def once(name: str) -> Run:
                if name == "bitsgui":
                    command = ours.transfer(url, to=target, options=["--segments", str(_MANY)])
                else:
                    command = programs.aria2c(url, to=target, options=["-x16", "-s16"])
                taken = run(command)
                files.check_and_remove(source, target / source.name)
                return taken

            figures = alternate(plan.runs, {n: partial(once, n) for n in ("bitsgui", "aria2c")})
    report = Report(f"16 segments of {plan.rate / MB:g} MB/s each, {plan.limited / MB:.0f} MB")
    for name, f in figures.items():
        report.add(name, f"{f.wall_s:.2f} s ({f.spread})")
    report.add("as fast as the server allows", f"{plan.limited / plan.rate / _MANY:.2f} s")
    report.at_most(
        "time / aria2c -x16 -s16", figures["bitsgui"].wall_s / figures["aria2c"].wall_s, 1.05
    )
    return [report]


def bench_stalled(plan: Plan) -> list[Report]:
    """Return what a segment that stalls for ever costs.

    The server gives each connection ``rate`` bytes/s, and nothing more to the sixth once it has
    sent ``at`` bytes. Ideal are seven connections that move from the first moment to the last and
    carry all that the eighth did not: ``(size - at) / (7 * rate)`` seconds. Who replaces the one
    that stalled may be faster; start-up, slow start, noticing the stall and taking over the rest
    have to fit into the ten percent. Beside it stands the same download without a stall.
    """
    size, rate, at = plan.stalling, plan.rate * 4, plan.rate // 2
    smooth = Script(size=size, seed=_SEED, rate=rate)
    # The sixth request is one of the last four of the slow start 1, 2, 4, 8.
    stall = Fault("stall", at=at, when=5)
    stalling = Script(size=size, seed=_SEED, rate=rate, fault=(stall,))
    with scratch(plan.memory) as folder, ScriptedProcess() as server:
        target = folder / "target"
        target.mkdir()
        ours = programs.Bitsgui(folder)

        def once(script: Script) -> Run:
            url = server.script("/file.bin", script)
            taken = run(ours.transfer(url, to=target))
            check_file(target / "file.bin", _SEED, size)
            (target / "file.bin").unlink()
            server.release("/file.bin")
            return taken

        figures = alternate(
            plan.runs, {"smooth": partial(once, smooth), "stalled": partial(once, stalling)}
        )
    ideal = (size - at) / ((_EIGHT - 1) * rate)
    report = Report(f"one of 8 segments stalls, {rate / MB:g} MB/s each, {size / MB:.0f} MB")
    for name, f in figures.items():
        report.add(name, f"{f.wall_s:.2f} s ({f.spread})")
    report.add("ideal: the seven that move carry the rest", f"{ideal:.2f} s")
    report.add("eight that move from the first moment", f"{size / rate / _EIGHT:.2f} s")
    report.at_most("stalled / ideal", figures["stalled"].wall_s / ideal, 1.1)
    report.at_most("stalled / smooth", figures["stalled"].wall_s / figures["smooth"].wall_s, 1.1)
    return [report]
