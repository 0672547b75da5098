"""``python -m tests.bench.gui [names]``: how fast the window is, and others beside it."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace

from tests.bench.gui import hidden, inside, outside
from tests.bench.gui.plan import Plan
from tests.bench.table import Report

BENCHES: dict[str, Callable[[Plan], Report]] = {
    "start": outside.start,
    "memory": outside.memory,
    "idle": outside.idle,
    "hidden": hidden.hidden,
    "frames": inside.frames,
    "search": inside.search,
    "paste": inside.paste,
    "transfer": inside.transfer,
    "others": outside.others,
    "others-hidden": hidden.others,
}


def main(arguments: list[str], plan: Plan | None = None) -> int:
    """Run what was asked for; 1 if a figure was missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.gui", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(BENCHES)}; all without names")
    parser.add_argument("--runs", type=int, default=5, help="of each figure; medians are printed")
    parser.add_argument("--jobs", type=int, default=10_000, help="in the long list")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.names) - set(BENCHES))
    if unknown:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    plan = plan or replace(Plan(), runs=options.runs, jobs=options.jobs)
    missed: list[str] = []
    for name in options.names or BENCHES:
        report = BENCHES[name](plan)
        print(report.text(), flush=True)
        missed += report.missed
    for line in missed:
        print(f"MISSED {line}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
