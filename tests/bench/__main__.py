"""``python -m tests.bench [names]``: run benchmarks and print their tables."""

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace

from tests.bench import many, memory, mirrors, rates, restore, segments, streams, wire
from tests.bench.measure import GB
from tests.bench.settings import Plan
from tests.bench.table import Report

BENCHES: dict[str, Callable[[Plan], Iterable[Report]]] = {
    "streams": streams.bench,
    "limited": segments.bench_limited,
    "mirrors": mirrors.bench_mirrors,
    "stalled": segments.bench_stalled,
    "rates": rates.bench,
    "wire": wire.bench,
    "many": many.bench,
    "memory": memory.bench,
    "restore": restore.bench,
}


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(BENCHES)}; all without names")
    parser.add_argument("--runs", type=int, default=5, help="of each program; medians are printed")
    parser.add_argument("--size", type=float, default=4.0, help="GB of the single stream")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.names) - set(BENCHES))
    if unknown:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    return options


def main(arguments: list[str], plan: Plan | None = None) -> int:
    """Run what was asked for; 1 if a figure was missed."""
    options = _options(arguments)
    plan = plan or replace(Plan(), runs=options.runs, stream=int(options.size * GB))
    missed: list[str] = []
    for name in options.names or BENCHES:
        for report in BENCHES[name](plan):
            print(report.text(), flush=True)
            missed += report.missed
    for line in missed:
        print(f"MISSED {line}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
