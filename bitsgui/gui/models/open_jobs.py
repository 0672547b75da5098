"""The files of jobs that stand open in the list, as far as somebody has looked at them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from uuid import UUID

from bitsgui.bits.views import FileView


class OpenJob:
    """The file rows of one job. ``serial`` marks them for as long as the job stands open.

    ``count`` is how many rows there are, ``known`` what was told of them by their places in the
    job, ``fresh`` the places at which that is still so. ``is_whole``: all files were told since
    the last change.
    """

    __slots__ = ("count", "fresh", "is_whole", "job_id", "known", "serial")

    def __init__(self, job_id: UUID, serial: int, count: int) -> None:
        self.job_id = job_id
        self.serial = serial
        self.count = count
        self.known: dict[int, FileView] = {}
        self.fresh: set[int] = set()
        self.is_whole = False

    def outdate(self) -> None:
        """Believe no longer what was told."""
        self.fresh.clear()
        self.is_whole = False

    def wanted(self, first: int, last: int) -> tuple[int, int] | None:
        """Return from where to where rows are to be asked for, both included, within these."""
        there = range(max(0, first), min(last, self.count - 1) + 1)
        stale = [place for place in there if place not in self.fresh]
        return (stale[0], stale[-1]) if stale else None

    def is_other(self, first: int, views: Sequence[FileView]) -> bool:
        """Return whether rows would stand for other files than those known to be there."""
        told = ((self.known.get(place), view) for place, view in enumerate(views, first))
        return any(known is not None and known.id != view.id for known, view in told)

    def note(self, first: int, views: Sequence[FileView]) -> list[int]:
        """Take what is told of a run of rows; return the places of those that differ."""
        differing = [
            place
            for place, view in enumerate(views, first)
            if place < self.count and self.known.get(place) != view
        ]
        for place, view in zip(range(first, self.count), views, strict=False):
            self.known[place] = view
            self.fresh.add(place)
        return differing

    def drop(self, first: int, last: int) -> None:
        """Forget rows that are gone; those behind them move up."""
        gone = last - first + 1
        behind = {
            place if place < first else place - gone: view
            for place, view in self.known.items()
            if not first <= place <= last
        }
        self.known, self.count = behind, self.count - gone
        self.fresh.clear()


class OpenJobs:
    """Jobs that stand open, by their ids and by the serials of their rows."""

    def __init__(self) -> None:
        self.by_serial: dict[int, OpenJob] = {}
        self._by_id: dict[UUID, OpenJob] = {}
        self._serials = count(1)

    def __contains__(self, job_id: UUID) -> bool:
        return job_id in self._by_id

    def __iter__(self) -> Iterator[OpenJob]:
        return iter(list(self._by_id.values()))

    def get(self, job_id: UUID) -> OpenJob | None:
        """Return a job's files, None if it is closed."""
        return self._by_id.get(job_id)

    def add(self, job_id: UUID, files: int) -> OpenJob:
        """Open a job of so many files."""
        opened = OpenJob(job_id, next(self._serials), files)
        self._by_id[job_id] = self.by_serial[opened.serial] = opened
        return opened

    def drop(self, job_id: UUID) -> None:
        """Close a job, if it is open."""
        closed = self._by_id.pop(job_id, None)
        if closed is not None:
            del self.by_serial[closed.serial]


def gone_places(known: Mapping[int, int], total: int, left: Sequence[int]) -> list[int] | None:
    """Return which of ``total`` places are empty, where of the files there ``left`` are the ids.

    ``known`` are ids by place, not of every place; files may have come behind the others. Where it
    is not known which of several places it was, the last of them. None: their order is another.
    """
    now = {file_id: place for place, file_id in enumerate(left)}
    kept = [(place, now[file_id]) for place, file_id in sorted(known.items()) if file_id in now]
    gone: list[int] = []
    before, new_before = -1, -1
    for place, new_place in (*kept, (total, None)):
        sure = [each for each in range(before + 1, place) if each in known]
        maybe = [each for each in range(before + 1, place) if each not in known]
        behind = min(len(maybe), len(left) - new_before - 1)
        room = behind if new_place is None else new_place - new_before - 1
        if not 0 <= room <= len(maybe):
            return None
        gone += sorted([*sure, *maybe[room:]])
        before, new_before = place, new_before if new_place is None else new_place
    return gone
