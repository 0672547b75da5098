"""Files on their way to another place: what is stored of that, and what is shown."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from bitsgui.bits.records import HistoryRow


@dataclass(frozen=True, slots=True)
class MoveRecord:
    """A file that is being moved, as stored until it is at its new place for certain.

    ``source`` and ``target`` are where its bytes were and are to be, ``spare`` where a copy of
    them grows, ``final`` the path the file has then: another one than ``target`` while it is
    unfinished. ``copied`` is the identity of the copy once it is whole and on the disk.
    """

    job_id: UUID
    index: int
    source: str
    target: str
    spare: str
    final: str
    copied: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class MoveView:
    """Files of a job being moved: ``done`` of ``total`` bytes."""

    job_id: UUID
    name: str
    done: int
    total: int


def place_in(row: HistoryRow, move: MoveRecord) -> int | None:
    """Return which file of a finished job was moved, None if that is settled.

    What was moved while the job was in the queue has its index there, which is not its place here
    once files before it were taken out of the job.
    """
    places = [place for place, file in enumerate(row.files) if file.local_name == move.source]
    return move.index if move.index in places else next(iter(places), None)
