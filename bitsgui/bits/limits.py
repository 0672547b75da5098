"""The limit that all downloads share: what holds now, why, and until when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class LimitSource(StrEnum):
    """Where it comes from: what always holds, the hours of the week, or one choice against them."""

    USUAL = "usual"
    SCHEDULE = "schedule"
    OVERRIDE = "override"


@dataclass(frozen=True, slots=True)
class NetworkLimit:
    """The limit of a network, by the name it was given for, in bytes/s."""

    name: str
    rate: int


@dataclass(frozen=True, slots=True)
class LimitView:
    """What holds now. ``rate`` is bytes/s: None is no limit, 0 that nothing may be downloaded.

    ``until`` is when the schedule brings something else, which is ``then``; None if it never does.
    ``is_scheduled``: there is a schedule, whatever holds. ``network`` is a limit of the network
    in use, which holds beside; ``networks`` is what those in use are called.
    """

    rate: int | None = None
    source: LimitSource = LimitSource.USUAL
    until: datetime | None = None
    then: int | None = None
    is_scheduled: bool = False
    network: NetworkLimit | None = None
    networks: tuple[str, ...] = ()

    @property
    def is_paused(self) -> bool:
        """Return whether nothing may be downloaded."""
        return self.rate == 0

    @property
    def slowing_network(self) -> NetworkLimit | None:
        """Return the limit of the network, if it is lower than what else holds."""
        if self.network is None or (self.rate is not None and self.rate <= self.network.rate):
            return None
        return self.network


class LimitTeller(Protocol):
    """What a manager tells of the limit all downloads share."""

    def subscribe_limit(self, receiver: Callable[[LimitView], None]) -> Callable[[], None]:
        """Call ``receiver`` with what holds now, and again whenever that changes.

        On the engine's thread. Returns the function that ends it.
        """
        ...
