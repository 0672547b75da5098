"""How many connections a file may have, and which of them go when there are to be fewer. Pure."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping

from bitsgui.bits.records import JobOptions
from bitsgui.engine.segments import Segment
from bitsgui.settings.host_rules import HostRule
from bitsgui.settings.schema import Settings


def wanted(options: JobOptions, rules: Iterable[HostRule | None], settings: Settings) -> int:
    """Return how many connections a file is to have: by its job, its hosts' rules, the settings."""
    ruled = [rule.segments for rule in rules if rule is not None and rule.segments is not None]
    of_hosts = min(ruled, default=settings.segments)
    return min(options.segments or of_hosts, settings.segments_max)


def leaving(
    workers: Mapping[asyncio.Task[None], Segment], wanted: int, surplus: int, asked: int
) -> list[asyncio.Task[None]]:
    """Return the connections to end: those of a file beyond ``wanted``, or as many as it has to.

    ``surplus`` are those its host is allowed no more, ``asked`` those other files need; the last
    one goes only for the first. Who has the least left to fetch ends last: it soon does by itself.
    """
    count = max(surplus, len(workers) - max(1, wanted), min(asked, len(workers) - 1))
    gone = sum(task.cancelling() > 0 for task in workers)
    staying = [task for task in workers if not task.cancelling()]
    staying.sort(key=lambda task: (workers[task].left, workers[task].began), reverse=True)
    return staying[: max(0, count - gone)]
