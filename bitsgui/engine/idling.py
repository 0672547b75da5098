"""Runs of which all waits for places at hosts: they keep no other job from running.

Such a run goes on waiting in line, and counts among the active jobs again once a host has room.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from bitsgui.bits.types import Priority
from bitsgui.engine import clock

if TYPE_CHECKING:
    from bitsgui.engine.live import LiveJob
    from bitsgui.engine.transfer import Transfer

PATIENCE_S = 2.0
"""A host that gives a place sooner, as a file with several connections does, keeps nobody."""
MOST_LED_ON = 16
"""So many files of a host wait where its redirects lead before no more are asked for."""


class Idling:
    """Whether a run waits and did nothing else when it last looked; ``changed`` tells of it."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.is_idle = False
        self._returned = 0.0
        self._changed = changed
        self._timer: asyncio.TimerHandle | None = None

    @property
    def returned(self) -> float:
        """When it last went on after that, 0.0 if it never did."""
        return clock.monotonic() if self.is_idle else self._returned

    def look(self, transfers: Collection[Transfer]) -> None:
        """Go by what is at work now."""
        if not transfers or not all(transfer.waits_at for transfer in transfers):
            self.end()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(PATIENCE_S, self._begin)

    def _begin(self) -> None:
        self.is_idle = True
        self._changed()

    def end(self) -> None:
        """Note that the run goes on, or is over."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self.is_idle:
            self.is_idle, self._returned = False, clock.monotonic()
            self._changed()


def lines(running: Iterable[LiveJob]) -> dict[str, Priority]:
    """Return the hosts, as keys, at which idle runs wait, each with their highest priority."""
    idle = [(live.priority, live.runner) for live in running if live.runner and live.is_idle]
    return full_hosts(*((runner.lines(), priority) for priority, runner in idle))


def full_hosts(*lines: tuple[Iterable[tuple[str, str]], Priority]) -> dict[str, Priority]:
    """Return the hosts, as keys, for which others would only wait behind those in ``lines``.

    Each line is of pairs: the host at which a file stands, and that of its link, and has the
    priority of its job. A host that leads files on to another one takes further files, which it may
    serve itself: but not after ``MOST_LED_ON``, as each is a request, and most come from one place.
    """
    found: dict[str, Priority] = {}
    led_on: dict[str, list[Priority]] = {}
    for pairs, priority in lines:
        for host, first in pairs:
            found[host] = min(priority, found.get(host, priority))
            if first != host:
                led_on.setdefault(first, []).append(priority)
    for host, priorities in led_on.items():
        if len(priorities) >= MOST_LED_ON:
            least = sorted(priorities)[MOST_LED_ON - 1]
            found[host] = min(least, found.get(host, least))
    return found


def is_behind(priority: Priority, hosts: Collection[str], lines: dict[str, Priority]) -> bool:
    """Return whether a job with files of ``hosts`` would only wait behind others of ours.

    One of them waits there for its sake too: thousands of a host are not begun to wait beside it.
    """
    return bool(hosts) and all(host in lines and lines[host] <= priority for host in hosts)
