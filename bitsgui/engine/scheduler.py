"""Who may run: a pure choice over an ordered queue."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from bitsgui.bits import urls
from bitsgui.bits.hosts import UrlError
from bitsgui.bits.records import FileRecord
from bitsgui.bits.types import Priority
from bitsgui.engine.live import LiveJob
from bitsgui.settings.schema import Settings

WRITTEN_AT_ONCE = 16
"""Jobs of which all has come, on their way to the disk and into the record.

They keep no other job from the network. Of short jobs each would hold its place for longer by that
than by its bytes, and every transaction would have few to share it.
"""


def _key(live: LiveJob) -> tuple[int, int]:
    return live.order


@dataclass(slots=True)
class Queue:
    """The jobs in state QUEUED, by priority and place."""

    _levels: dict[Priority, list[LiveJob]] = field(
        default_factory=lambda: {priority: [] for priority in Priority}
    )
    _where: dict[LiveJob, tuple[Priority, tuple[int, int]]] = field(
        default_factory=dict[LiveJob, tuple[Priority, tuple[int, int]]]
    )
    _timed: set[LiveJob] = field(default_factory=set[LiveJob])
    _hosts: dict[LiveJob, tuple[str, ...]] = field(default_factory=dict[LiveJob, "tuple[str, ...]"])

    def add(self, live: LiveJob) -> None:
        """Put a job at its place (again, if its priority or place changed)."""
        self.discard(live)
        level, order = self._levels[live.priority], live.order
        if level and order < level[-1].order:
            insort(level, live, key=_key)
        else:  # as of a list that is taken in
            level.append(live)
        self._where[live] = (live.priority, order)
        if live.record.start_at is not None:
            self._timed.add(live)

    def discard(self, live: LiveJob) -> None:
        """Take a job out if it is in."""
        self._hosts.pop(live, None)
        entry = self._where.pop(live, None)
        if entry is None:
            return
        self._timed.discard(live)
        priority, order = entry
        level = self._levels[priority]
        index = 0 if level[0] is live else bisect_left(level, order, key=_key)
        while index < len(level) and level[index] is not live:
            index += 1
        if index == len(level):  # its place was changed before it was taken out
            index = level.index(live)
        del level[index]

    def reorder(self, priority: Priority) -> None:
        """Take over that places of jobs of one priority were changed."""
        self._levels[priority].sort(key=_key)
        self._where |= {live: (priority, live.order) for live in self._levels[priority]}

    def __iter__(self) -> Iterator[LiveJob]:
        for priority in Priority:
            yield from self._levels[priority]

    def __len__(self) -> int:
        return len(self._where)

    def hosts_of(self, live: LiveJob) -> tuple[str, ...]:
        """Return the hosts, as keys, that the missing files of a job come from."""
        hosts = self._hosts.get(live)
        if hosts is None:
            missing = (file for file in live.files if not file.transferred and not file.skipped)
            hosts = self._hosts[live] = tuple({_host_of(file) for file in missing})
        return hosts

    def forget_hosts(self, live: LiveJob) -> bool:
        """Note that files of a job may be different; return whether that can matter."""
        return self._hosts.pop(live, None) is not None

    def has_peer(self, priority: Priority) -> bool:
        """Return whether a job of this priority waits for its turn."""
        return any(map(may_run, self._levels[priority]))

    def take_due(self, now: float) -> list[LiveJob]:
        """Let the jobs whose time has come wait for it no longer, and return them."""
        due = [live for live in self._timed if (live.record.start_at or 0.0) <= now]
        for live in due:
            live.record.start_at = None
        self._timed.difference_update(due)
        return due

    def next_start(self) -> float | None:
        """Return when the first of the jobs that wait for a time begins."""
        return min((live.record.start_at or 0.0 for live in self._timed), default=None)


def _host_of(file: FileRecord) -> str:
    link = file.given_name or file.remote_name
    return _key_of("/".join(link.split("/", 3)[:3]))


@lru_cache
def _key_of(beginning: str) -> str:
    """Return the key of a host; without the path as ten thousand links of it are looked at once."""
    try:
        return urls.host_key(beginning)
    except UrlError:
        return ""  # its run tells of it


def may_run(live: LiveJob) -> bool:
    """Return False for jobs that are not to be started by themselves."""
    is_waiting = live.is_held or live.record.start_at is not None
    is_undecided = live.ending is not None or live.changing is not None
    if is_waiting or live.is_busy or is_undecided:
        return False
    return not live.record.options.dynamic_content or live.priority is Priority.FOREGROUND


def _rank(live: LiveJob) -> tuple[Priority, float, tuple[int, int]]:
    return live.rank


def choose(
    queue: Iterable[LiveJob],
    running: Iterable[LiveJob],
    settings: Settings,
    is_behind: Callable[[LiveJob], bool] = lambda _: False,
) -> tuple[list[LiveJob], list[LiveJob]]:
    """Return (jobs to start, jobs to send back to the queue).

    Foreground jobs run at once, background jobs up to their number, all within the number of
    active jobs; a higher priority takes the place of a lower one, equals never of each other.
    Jobs that need the network no more go on, and count for the number of active jobs only where
    they are many. Those that wait for hosts go on and do not count; a job that would only wait
    behind them (``is_behind``) is passed over.
    """
    busy = [live for live in running if not live.is_idle]
    written = [live for live in busy if live.is_received]
    at_work = [live for live in busy if live not in written] if written else busy
    if len(written) > WRITTEN_AT_ONCE:
        at_work += sorted(written, key=_rank)[WRITTEN_AT_ONCE:]
    at_work.sort(key=_rank)
    waiting = (live for live in queue if may_run(live))
    chosen: list[LiveJob] = []
    background = 0
    for live in _merged(at_work, waiting):
        if settings.max_active_jobs is not None and len(chosen) >= settings.max_active_jobs:
            break
        is_background = live.priority is not Priority.FOREGROUND
        if is_background and background >= settings.max_background_jobs:
            break  # ordered by priority: only background jobs follow
        if is_behind(live):
            continue
        chosen.append(live)
        background += is_background
    keep = set(chosen)
    was = set(at_work)
    return [live for live in chosen if live not in was], [
        live for live in at_work if live not in keep
    ]


def _merged(at_work: list[LiveJob], waiting: Iterator[LiveJob]) -> Iterator[LiveJob]:
    """Yield by priority; of one priority those at work first."""
    following = next(waiting, None)
    for live in at_work:
        while following is not None and following.priority < live.priority:
            yield following
            following = next(waiting, None)
        yield live
    while following is not None:
        yield following
        following = next(waiting, None)
