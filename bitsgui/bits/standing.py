"""How all downloads stand together: what is known of them without looking at each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from bitsgui.bits.types import JobState
from bitsgui.bits.views import ErrorView


@dataclass(frozen=True, slots=True)
class Ending:
    """A job that came to an end, or to a halt that needs a person.

    ``state`` is ACKNOWLEDGED, TRANSFERRED where somebody has to complete it, or ERROR, and then
    ``error`` says why. ``local_name`` is the path of its file if it has a single one, else "".
    """

    job_id: UUID
    name: str
    state: JobState
    folder: str
    local_name: str
    error: ErrorView | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts of the jobs of the queue, and sums over those at work.

    ``waiting`` go on by themselves, ``stuck`` ones and ``ready`` ones only when a person says so.
    ``rate`` is in bytes/s; ``time_left_s`` and ``bytes_total`` are None while they cannot be told.
    ``ended`` came to an end since the last one that was told.
    """

    active: int = 0
    waiting: int = 0
    paused: int = 0
    stuck: int = 0
    ready: int = 0
    rate: float = 0.0
    bytes_done: int = 0
    bytes_total: int | None = None
    time_left_s: float | None = None
    ended: tuple[Ending, ...] = ()


class TellsStanding(Protocol):
    """The part of a job manager that is for who does not look at the list."""

    def subscribe_standing(self, receiver: Callable[[Standing], None]) -> Callable[[], None]:
        """Call ``receiver`` with how all jobs stand, and again when that is different.

        At most once a second, on the engine's thread; no snapshot of any job is made for it.
        Returns the function that ends it.
        """
        ...
