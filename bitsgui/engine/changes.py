"""Batches of changes for who looks: at most one every 250 ms, none while nobody does."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from itertools import islice
from uuid import UUID

from bitsgui.bits.views import Changes, JobView, KeptFile

log = logging.getLogger(__name__)

INTERVAL_S = 0.25
CROWD = 8
"""In a batch of so many jobs nobody follows each of them: their bytes are told half as often."""
AT_ONCE = 1000
"""Most jobs in a batch: a window takes some milliseconds for them, and some more for the list."""
_SLICE = 50
"""So many snapshots take some milliseconds, in which a window may have to wait."""
_SLICE_REST_S = 0.002
_REST_S = 0.06
"""After a batch of so many: what a window has to do takes twice as long in two threads' turns."""
Receiver = Callable[[Changes], None]


class ChangeHub:
    """Collects ids of changed jobs and sends snapshots of them, merged.

    A batch of very many goes out in several, with rests between them and while they are made.

    ``make_view`` returns the snapshot of a job, or None once it left the queue. Everything runs on
    the engine's loop; receivers must return at once.
    """

    def __init__(
        self, make_view: Callable[[UUID], JobView | None], interval_s: float = INTERVAL_S
    ) -> None:
        self._make_view = make_view
        self._interval_s = interval_s
        self._receivers: list[Receiver] = []
        self._notice_receivers: list[Callable[[str], None]] = []
        self._removal_receivers: list[Callable[[UUID], None]] = []
        self.followers: list[Callable[[], None]] = []
        # In the order in which they were touched: new jobs come in the order of the list.
        self._touched: dict[UUID, None] = {}
        # The batch that is being made: whose snapshots are to come, and those that are there.
        self._taken: dict[UUID, None] = {}
        self._made: dict[UUID, JobView] = {}
        self._are_more = False
        self._removed: set[UUID] = set()
        self._notices: list[str] = []
        self._kept: list[KeptFile] = []
        self._has_other_categories = False
        self._amended: set[UUID] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._sent_at = float("-inf")
        self._crowd = 0.0
        self._intervals = 1

    def subscribe(self, receiver: Receiver) -> Callable[[], None]:
        """Add a receiver; returns the function that removes it. Pending notices go to it."""
        self._receivers.append(receiver)
        if self._notices or self._kept:
            self._plan()

        def end() -> None:
            if receiver in self._receivers:
                self._receivers.remove(receiver)

        return end

    def subscribe_notices(self, receiver: Callable[[str], None]) -> Callable[[], None]:
        """Hand notices to ``receiver`` as they come, those that wait at once, in no batch.

        For who does not look at the jobs: a batch would make snapshots of them.
        """
        self._notice_receivers.append(receiver)
        waiting, self._notices = self._notices, []
        for notice in waiting:
            receiver(notice)
        return lambda: self._notice_receivers.remove(receiver)

    def subscribe_removals(self, receiver: Callable[[UUID], None]) -> Callable[[], None]:
        """Hand the id of every job that leaves the queue to ``receiver`` at once, in no batch.

        For who waits for an end: the last batch may be a quarter of a second away.
        """
        self._removal_receivers.append(receiver)
        return lambda: self._removal_receivers.remove(receiver)

    def touch(self, job_id: UUID) -> None:
        """Note that a job is different; costs nothing while nobody looks."""
        self._follow()
        if self._receivers:
            self._touched[job_id] = None
            self._plan()

    def advance(self, job_id: UUID) -> None:
        """Note that a job has some more bytes, which is no news that anybody waits for."""
        self._follow()
        if self._receivers:
            self._touched[job_id] = None
            self._plan(2 if self._crowd >= CROWD else 1)

    def remove(self, job_id: UUID) -> None:
        """Note that a job left the queue."""
        for receiver in list(self._removal_receivers):
            receiver(job_id)
        self.hide(job_id)

    def hide(self, job_id: UUID) -> None:
        """Note that a job is not to be seen any more although it has not ended."""
        self._follow()
        self._taken.pop(job_id, None)
        self._made.pop(job_id, None)
        if self._receivers:
            self._touched.pop(job_id, None)
            self._removed.add(job_id)
            self._plan()

    def show(self, job_id: UUID) -> None:
        """Note that a hidden job is to be seen again."""
        self._removed.discard(job_id)
        self.touch(job_id)

    def tell_kept(self, kept: Sequence[KeptFile]) -> None:
        """Keep what stayed on the disk until somebody looks."""
        self._kept += kept
        if self._kept and self._receivers:
            self._plan()

    def tell_categories(self) -> None:
        """Note that there are other categories than before, for who looks."""
        if self._receivers:
            self._has_other_categories = True
            self._plan()

    def amend(self, job_id: UUID) -> None:
        """Note that the history says something else of a finished job, for who looks."""
        if self._receivers:
            self._amended.add(job_id)
            self._plan()

    def notify(self, notice: str) -> None:
        """Keep something the user should be told until somebody looks."""
        for receiver in self._notice_receivers:
            receiver(notice)
        if not self._notice_receivers:
            self._notices.append(notice)
        if self._notices and self._receivers:
            self._plan()

    def _follow(self) -> None:
        """Let those know that need no batch, only that something is different."""
        for follow in self.followers:
            follow()

    def _plan(self, intervals: int = 1) -> None:
        """Send as soon as so many intervals have passed, or before if that is planned."""
        if self._timer is not None:
            if intervals >= self._intervals:
                return
            self._timer.cancel()
        self._intervals = intervals
        loop = asyncio.get_running_loop()
        wait = max(0.0, self._sent_at + intervals * self._interval_s - loop.time())
        self._timer = loop.call_later(wait, self._send)

    def _send(self) -> None:
        """Make some of the snapshots of a batch; send it once all are there."""
        loop = asyncio.get_running_loop()
        self._timer = None
        if not self._taken:
            self._take_touched()
        self._make_some()
        if self._taken:
            self._timer, self._intervals = loop.call_later(_SLICE_REST_S, self._send), 1
            return
        if self._are_more:
            self._timer, self._intervals = loop.call_later(_REST_S, self._send), 1
        else:
            self._sent_at = loop.time()
            if self._touched:  # meanwhile
                self._plan()
        self._hand_out()

    def _take_touched(self) -> None:
        self._taken = dict.fromkeys(islice(self._touched, AT_ONCE))
        for job_id in self._taken:
            del self._touched[job_id]
        self._are_more = bool(self._touched)

    def _make_some(self) -> None:
        for job_id in list(islice(self._taken, _SLICE)):
            del self._taken[job_id]
            view = self._make_view(job_id)
            if view is not None:
                self._made[job_id] = view

    def _hand_out(self) -> None:
        made, self._made = self._made, {}
        self._crowd = max(len(made), 0.7 * self._crowd)  # servers send in bursts
        removed, self._removed = self._removed, set()
        notices, self._notices = self._notices, []
        kept, self._kept = self._kept, []
        are_other, self._has_other_categories = self._has_other_categories, False
        views = tuple(made.values())
        amended, self._amended = self._amended, set()
        batch = Changes(
            views, tuple(removed), tuple(notices), tuple(kept), are_other, tuple(amended)
        )
        for receiver in list(self._receivers):
            try:
                receiver(batch)
            except Exception:
                log.exception("a receiver of changes failed")

    def close(self) -> None:
        """Send what is pending and stop."""
        while self._timer is not None:
            self._timer.cancel()
            self._send()
        self._receivers.clear()
