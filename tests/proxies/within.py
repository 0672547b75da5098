"""The table, for a process in namespaces of its own, as ``python -m tests.proxies`` starts it."""

import asyncio
import sys

from tests.proxies.cells import NONE, RIGHT, USAGES, cell
from tests.proxies.world import world

_WIDTHS = (11, 9, 11)
_WIDTH = 17


def main(programs: tuple[str, ...]) -> int:
    """Print a row for each kind of proxy, with a cell for each usage; return how many are wrong."""
    with world(programs) as there:
        heads = ("proxy", "spoken to", "login")
        _say(_row(heads, [*USAGES]))
        wrong: list[str] = []
        right = 0
        for kind in there.kinds:
            cells: list[str] = []
            for usage in USAGES:
                found = [asyncio.run(cell(there, kind, usage, s)) for s in there.servers]
                right += found.count(RIGHT)
                place = f"{kind.program} {kind.way} {kind.auth}, {usage}"
                wrong += [
                    f"{place}, {scheme}: {said}"
                    for scheme, said in zip(there.servers, found, strict=True)
                    if said not in {RIGHT, NONE}
                ]
                cells.append("/".join(said.partition(":")[0] for said in found))
            _say(_row((kind.program, kind.way, kind.auth), cells))
    _say(f"{right} right, {len(wrong)} wrong; in each cell, of http and of https")
    for line in wrong:
        _say(f"  {line}")
    return len(wrong)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _row(heads: tuple[str, ...], cells: list[str]) -> str:
    named = (head.ljust(width) for head, width in zip(heads, _WIDTHS, strict=True))
    return " ".join([*named, *(each.ljust(_WIDTH) for each in cells)]).rstrip()


if __name__ == "__main__":
    sys.exit(1 if main(tuple(sys.argv[1:])) else 0)
