"""What is known of the network and the power of this machine at a moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bitsgui.bits.types import CostFlags


@dataclass(frozen=True, slots=True)
class Link:
    """A network interface that runs. ``addresses`` are those others can reach it at.

    ``is_used``: what is bound to none goes over it, be it inside a tunnel that it carries.
    """

    name: str
    addresses: frozenset[str] = frozenset()
    is_used: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Plain facts; what nothing tells is as it mostly is.

    ``cost_state`` are bits of :class:`CostFlags`. ``addresses`` are those of this machine that
    others can reach it at: a connection from one that is gone is dead, though nobody ends it.
    ``wakes`` counts how often the machine woke from sleep. ``portal`` is a page where the network
    wants its user to log in before it lets anything through, "" if it does not. ``connections``
    pairs the names of interfaces with those a person knows the networks behind them by.
    """

    is_connected: bool = True
    cost_state: int = int(CostFlags.UNRESTRICTED)
    is_on_battery: bool = False
    is_saving_power: bool = False
    addresses: frozenset[str] = frozenset()
    wakes: int = 0
    portal: str = ""
    links: tuple[Link, ...] = ()
    connections: frozenset[tuple[str, str]] = frozenset()


class FactSource(Protocol):
    """Watches the machine, without looking again and again."""

    async def watch(self, tell: Callable[[dict[str, object]], None]) -> None:
        """Call ``tell`` with the facts it knows by their names, now and when they change.

        On the running loop, until it is cancelled. It ends where the machine does not tell them.
        """
        ...
