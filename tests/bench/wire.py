"""Rate limits at the wire: what comes in over a long line, however many connections there are.

Ran as a module it measures one case within a network of its own, and prints it as JSON.
"""

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from tests.bench import programs
from tests.bench.long_line import PORTS, SERVER, LongLine
from tests.bench.settings import Plan
from tests.bench.table import Report
from tests.servers import namespace

_DELAY_S = 0.025
_WARM_UP_S = 2.0
_CHANGE_S = 1.0
"""After so long a changed limit has to be in effect."""
_MOST_OFF = 5


@dataclass(frozen=True, slots=True)
class Case:
    """Downloads of so many connections each, under one limit, and then under another."""

    limit: int
    segments: Sequence[int] = (1,)
    then: int | None = None

    @property
    def words(self) -> str:
        """What it is called."""
        many = " and ".join(map(str, self.segments))
        return f"{self.limit / 1000:g} kB/s, connections: {many}"


CASES = (
    Case(100_000, (16,)),
    Case(200_000, (8,)),
    Case(1_000_000, (1,)),
    Case(1_000_000, (8,)),
    Case(5_000_000, (1,)),
    Case(5_000_000, (4,), then=200_000),
    Case(200_000, (4,), then=2_000_000),
    Case(1_000_000, (8, 1)),
)


def bench(plan: Plan) -> list[Report]:
    """Return how near the wire comes to limits, and whether downloads share them evenly."""
    way = f"{2000 * _DELAY_S:g} ms there and back"
    report = Report(f"limits at the wire, {way}, over {plan.limit_s:g} s")
    for case in CASES[: plan.wires]:
        words = json.dumps(asdict(case) | {"seconds": plan.limit_s})
        found = namespace.inside("tests.bench.wire", words, limit_s=60 + 4 * plan.limit_s)
        report.at_most(f"{case.words}: off by", found["off"], _MOST_OFF, " %")
        report.add("  most in a second, over the limit", f"{found['peak']:.0f} %")
        if case.then is not None:
            words = f"  then {case.then / 1000:g} kB/s, from {_CHANGE_S:g} s on: off by"
            report.at_most(words, found["off_then"], _MOST_OFF, " %")
        if len(case.segments) > 1:
            report.at_most("  of its share off by", found["unfair"], _MOST_OFF, " %")
    return [report]


def _measure(case: Case, seconds: float) -> dict[str, float]:
    with LongLine(_DELAY_S) as line, tempfile.TemporaryDirectory(prefix="wire-") as temp:
        ours = programs.Bitsgui(Path(temp))
        segments = dict(zip(PORTS, case.segments, strict=False))
        links = [f"http://{SERVER}:{port}/f.bin" for port in segments]
        rules = {f"{SERVER}:{port}": {"segments": count} for port, count in segments.items()}
        settings = {"rate_limit": str(case.limit), "host_rules": json.dumps(rules)}
        command = ours.transfer(*links, to=Path(temp), settings=settings)
        profile = command[command.index("--profile") + 1]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            for number in range(len(case.segments)):
                _until(line, number, case.limit // 4)
            return _figures(line, ours, profile, case, seconds)
        finally:
            process.kill()
            process.wait()


def _figures(
    line: LongLine, ours: programs.Bitsgui, profile: str, case: Case, seconds: float
) -> dict[str, float]:
    clock = threading.Event()
    clock.wait(min(_WARM_UP_S, seconds))
    rate, peak, shares = _rates(line, seconds)
    found = {"off": _off(rate, case.limit), "peak": max(0.0, (peak / case.limit - 1) * 100)}
    found["unfair"] = _off(shares[0], sum(shares) / len(case.segments))
    if case.then is not None:
        ours.change(profile, "rate_limit", str(case.then))
        clock.wait(_CHANGE_S)
        found["off_then"] = _off(_rates(line, seconds)[0], case.then)
    return found


def _rates(line: LongLine, seconds: float) -> tuple[float, float, list[float]]:
    """Return the bytes/s of some seconds, the most of any whole second, and those of each port."""
    clock = threading.Event()
    seen = [(time.monotonic(), line.received())]
    while seen[-1][0] - seen[0][0] < seconds:
        clock.wait(min(1.0, seconds))
        seen.append((time.monotonic(), line.received()))
    (began, before), (ended, after) = seen[0], seen[-1]
    steps = pairwise(seen)
    peak = max((sum(b) - sum(a)) / (end - begin) for (begin, a), (end, b) in steps)
    shares = [(b - a) / (ended - began) for a, b in zip(before, after, strict=True)]
    return sum(shares), peak, shares


def _until(line: LongLine, number: int, count: int) -> None:
    """Wait until so many more bytes came from a port."""
    enough = line.received()[number] + count
    clock, until = threading.Event(), time.monotonic() + 60
    while line.received()[number] < enough:
        if time.monotonic() > until:
            raise TimeoutError("nothing comes")
        clock.wait(0.1)


def _off(rate: float, limit: float) -> float:
    return abs(rate / limit - 1) * 100


def main(words: str) -> None:
    """Measure one case."""
    asked = json.loads(words)
    seconds = asked.pop("seconds")
    namespace.tell(_measure(Case(**asked), seconds))


if __name__ == "__main__":
    main(sys.argv[1])
