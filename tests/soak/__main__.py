"""``python -m tests.soak``: kills, calls, power cuts and faults; exit 1 if a figure is wrong."""

import argparse
import re
import sys
import time
from collections.abc import Callable

from tests.soak import calls, faults, kills, power
from tests.soak.figures import Figures

_UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30}


def _size(text: str) -> int:
    match = re.fullmatch(r"(\d+)([KMG]?)", text.upper())
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no size such as 64M or 1G")
    return int(match[1]) * _UNITS[match[2]]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="SIGKILLs over large files")
    parser.add_argument("--size", type=_size, default=2**30, help="of each of these files")
    parser.add_argument("--every", type=int, default=1, help="check one moment in so many only")
    parser.add_argument("--only", nargs="+", choices=_PARTS, default=list(_PARTS))
    return parser.parse_args()


_PARTS: dict[str, Callable[[argparse.Namespace], Figures]] = {
    "faults": lambda _options: faults.run(),
    "power": lambda options: power.run(every=options.every, is_loud=True),
    "calls": lambda options: calls.run(every=options.every, is_loud=True),
    "kills": lambda options: kills.run(options.kills, options.size, is_loud=True),
}


def main() -> int:
    """Run the parts and print their tables."""
    options = _options()
    wrong = 0
    for name in options.only:
        began = time.monotonic()
        figures = _PARTS[name](options)
        figures.add("took", f"{time.monotonic() - began:.0f} s")
        print(f"\n{figures}\n", flush=True)
        wrong += len(figures.wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
