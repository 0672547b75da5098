"""What files have of a host's connections, and who gives one up for a file that has none. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bitsgui.bits.types import Priority


@dataclass(slots=True, eq=False)
class Share:
    """One file at a host: how many connections it is ``asked`` to give up for others.

    ``priority`` tells that of its job, which may change. ``can_give`` is False while what a
    connection leaves undone could not be fetched by another.
    """

    priority: Callable[[], Priority]
    asked: int = 0
    can_give: bool = True


def ask(line: Iterable[Priority], held: Mapping[Share, int], excess: int) -> bool:
    """Say who is to give up how many connections for those in line, in their order.

    A file keeps at least one, and gives up for those of its priority or a higher one; of the lowest
    priority those with the most are asked first. The host has ``excess`` more connections than it
    is allowed now, which go before the first in line gets one: what would help nobody is not asked.

    Returns: whether somebody is asked for more than before.
    """
    before = {share: share.asked for share in held}
    for share in held:
        share.asked = 0
    needed = excess
    for priority in line:
        needed += 1
        givers = _givers(priority, held, needed)
        if len(givers) < needed:
            break
        needed = 0
    return any(share.asked > was for share, was in before.items())


def _givers(priority: Priority, held: Mapping[Share, int], needed: int) -> list[Share]:
    """Ask for ``needed`` connections; return who was asked, fewer and not asked if it cannot be."""
    givers: list[Share] = []
    while len(givers) < needed:
        able = [
            share
            for share, count in held.items()
            if share.can_give and count - share.asked > 1 and share.priority() >= priority
        ]
        if not able:
            for share in givers:
                share.asked -= 1
            break
        most = max(able, key=lambda share: (share.priority(), held[share] - share.asked))
        most.asked += 1
        givers.append(most)
    return givers
