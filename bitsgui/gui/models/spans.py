"""Runs of adjacent rows, so that a model signals each run once."""

from collections.abc import Iterable


def spans(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return ``rows`` as ascending (first, last) runs, both inclusive; doubles count once."""
    runs: list[tuple[int, int]] = []
    for row in sorted(set(rows)):
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
