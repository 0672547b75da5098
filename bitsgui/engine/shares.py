"""What files have of a host's connections, and who gives one up for a file that has none. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bitsgui.bits.types import Priority


@dataclass(slots=True, eq=False)
class Share:
    """One file, at all the hosts it has connections to.

    ``priority`` tells that of its job, which may change. ``can_give`` is False while what a
    connection leaves undone could not be fetched by another, ``can_wait`` while the file could not
    go on later without any.
    """

    priority: Callable[[], Priority]
    can_give: bool = True
    can_wait: bool = False


def asked(line: Iterable[Priority], held: Mapping[Share, int], excess: int) -> Counter[Share]:
    """Return who is to give up how many connections for those in line, in their order.

    A file keeps at least one, and gives up for those of its priority or a higher one; of the lowest
    priority those with the most are asked first. The host has ``excess`` more connections than it
    is allowed now, which go before the first in line gets one: what would help nobody is not asked.
    """
    giving: Counter[Share] = Counter()
    needed = excess
    for priority in line:
        needed += 1
        givers = _givers(priority, held, giving, needed)
        if givers.total() < needed:
            break
        giving += givers
        needed = 0
    return giving


def surplus(held: Mapping[Share, int], excess: int) -> Counter[Share]:
    """Return who is to end how many connections so that there are ``excess`` fewer in all.

    Of the lowest priority those with the most go first. A file loses its last one only once no
    other has more than one, and if it can wait.
    """
    first = _chosen(held, excess, lambda _, count: count > 1)
    left = {share: count - first[share] for share, count in held.items()}
    last = _chosen(left, excess - first.total(), lambda share, count: count > 0 and share.can_wait)
    return first + last


def _givers(
    priority: Priority, held: Mapping[Share, int], giving: Counter[Share], needed: int
) -> Counter[Share]:
    """Return who gives up ``needed`` connections beside those given up already, or fewer."""
    left = {share: count - giving[share] for share, count in held.items()}
    return _chosen(
        left,
        needed,
        lambda share, count: share.can_give and count > 1 and share.priority() >= priority,
    )


def _chosen(
    held: Mapping[Share, int], number: int, may: Callable[[Share, int], bool]
) -> Counter[Share]:
    """Return who loses ``number`` connections, or fewer: one by one the most of lowest priority.

    ``may`` tells whether a share can lose one of those it has left.
    """
    left, found = dict(held), Counter[Share]()
    while found.total() < number:
        able = [share for share, count in left.items() if may(share, count)]
        if not able:
            break
        most = max(able, key=lambda share: (share.priority(), left[share]))
        left[most] -= 1
        found[most] += 1
    return found
