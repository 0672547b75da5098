"""How many connections a file may have, and which of them go when there are to be fewer. Pure."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Container, Iterable, Mapping

from bitsgui.bits.records import JobOptions
from bitsgui.engine.segments import Segment
from bitsgui.settings import host_rules
from bitsgui.settings.host_rules import HostRule
from bitsgui.settings.schema import Settings


def wanted(options: JobOptions, rules: Iterable[HostRule | None], settings: Settings) -> int:
    """Return how many connections a file is to have: by its job, its hosts' rules, the settings."""
    of_hosts = host_rules.segments_of(rules, settings.segments)
    return min(options.segments or of_hosts, settings.segments_max)


def leaving(
    workers: Mapping[asyncio.Task[None], Segment],
    places: Mapping[asyncio.Task[None], Container[str]],
    wanted: int,
    surplus: Mapping[str, int],
    asked: Mapping[str, int],
) -> list[asyncio.Task[None]]:
    """Return the connections to end: those of a file beyond ``wanted``, or as many as it has to.

    ``places`` are the hosts, by keys, at which each has a place. ``surplus`` are those a host is
    allowed no more, ``asked`` those other files need there: only such count as have a place there.
    The last one of the file goes only for the first. Who has the least left to fetch ends last: it
    soon does by itself.
    """
    going = [task for task in workers if task.cancelling()]
    staying = [task for task in workers if not task.cancelling()]
    staying.sort(key=lambda task: (workers[task].left, workers[task].began), reverse=True)
    gone = len(going)

    def end(there: Callable[[asyncio.Task[None]], bool], count: int, least: int) -> None:
        missing = min(count - sum(map(there, going)), len(staying) - least)
        for task in [task for task in staying if there(task)][: max(0, missing)]:
            staying.remove(task)
            going.append(task)

    for counts, least in ((surplus, 0), (asked, 1)):
        # Where few of them are first: who ends there has a place at the hosts of more as well.
        crowds = {host: sum(host in places[task] for task in workers) for host in counts}
        for host in sorted(crowds, key=crowds.__getitem__):
            end(lambda task, host=host: host in places[task], counts[host], least)
    end(lambda _: True, len(workers) - max(1, wanted), 1)
    return going[gone:]
