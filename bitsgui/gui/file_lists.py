"""Brings the files of the job the details are about."""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from bitsgui.bits.errors import BitsError
from bitsgui.bits.states import FINAL
from bitsgui.bits.views import Changes, FileView, JobView
from bitsgui.gui.bridge import AHEAD, Bridge
from bitsgui.gui.views.details import DetailsPane
from bitsgui.gui.views.jobs_list import JobsList

SLICE = 200
"""So many files come in one go: those of a very long list would hold a frame up."""
_ALL = range(2**31)


class FileLists(QObject):
    """Asks for the files of the current job while a page shows them, one question at a time.

    All of them once, slice by slice; after a change only those in sight, selected or asked about,
    and the last one, which tells whether any have come or gone. ``outdated``: while it asked,
    another job became current, so that it should be asked again.
    """

    outdated = Signal()

    def __init__(self, jobs_list: JobsList, details: DetailsPane) -> None:
        super().__init__(details)
        self.bridge: Bridge | None = None
        self._list = jobs_list
        self._details = details
        self._held: tuple[UUID, bool] | None = None
        self._fresh: list[range] = []
        self._is_asking = False
        # Not at once: rows are laid out first.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: self.show_for(self._list.current_view()))
        for moved in (details.turned, details.shown, details.scrolled):
            moved.connect(self._soon.start)

    def note(self, batch: Changes) -> None:
        """Ask again for files that a batch has changed."""
        if self._held is not None and any(view.id == self._held[0] for view in batch.changed):
            self._fresh = []

    def show_for(self, view: JobView | None) -> None:
        """Bring the files of a job, if they are not there already."""
        if view is None or self.bridge is None:
            self._held = None
            return
        is_other = self._held != self._key(view)
        if not is_other:
            self._details.files_page.show_state(view)
        if self._is_asking or not self._details.wants_files:
            if is_other and not self._details.wants_files:
                self._held = None
                self._details.clear_files()
            return
        if is_other:
            self._ask(self._load(self.bridge, view))
        elif runs := self._stale():
            self._ask(self._look(self.bridge, view, runs))

    def _key(self, view: JobView) -> tuple[UUID, bool]:
        """Return what tells lists of files apart: one of a finished job has other numbers."""
        return view.id, self.bridge is not None and view.id in self.bridge.history

    def _stale(self) -> list[range]:
        """Return the rows that matter and are to be asked for."""
        details = self._details
        wanted = (details.files_in_sight(), details.files_chosen(), details.files_page.offered())
        return [run for run in wanted if run and not any(_holds(it, run) for it in self._fresh)]

    async def _answered(self, call: Coroutine[Any, Any, None]) -> None:
        try:
            await call
        except BitsError:
            self._held = None  # the job has just ended; the next batch takes its row away
        finally:
            self._is_asking = False
        view = self._list.current_view()
        if view is not None and self._held is not None and self._key(view) != self._held:
            self.outdated.emit()
        elif self._held is not None and self._stale():
            self._soon.start()

    def _ask(self, call: Coroutine[Any, Any, None]) -> None:
        if self.bridge is not None:
            self._is_asking = True
            self.bridge.call(self._answered(call))

    async def _load(self, bridge: Bridge, view: JobView) -> None:
        """Bring all files; the first of them are shown while the others come."""
        self._held, self._fresh = self._key(view), [_ALL]
        first = await self._files(bridge, view, 0, SLICE)
        if (shown := self._still(view)) is not None:
            self._details.show_files(first, shown)
            if len(first) == SLICE:
                others = await self._rest(bridge, view, SLICE)
                if (shown := self._still(view)) is not None:
                    self._details.add_files(others, shown)

    async def _rest(self, bridge: Bridge, view: JobView, first: int) -> list[FileView]:
        """Bring all from ``first`` on. Together, as each time the view lays all rows out anew."""
        rest: list[FileView] = []
        while self._still(view) is not None:
            files = await self._files(bridge, view, first + len(rest), SLICE)
            rest += files
            if len(files) < SLICE:
                break
            await asyncio.sleep(0)
        return rest

    async def _look(self, bridge: Bridge, view: JobView, runs: Sequence[range]) -> None:
        """Bring some of them; all of them anew if they are not those that were there."""
        files, count = self._details.files, self._details.files.rowCount()
        asked = [range(max(0, run[0] - AHEAD), min(count, run[-1] + AHEAD + 1)) for run in runs]
        self._fresh += asked
        asked.append(range(count - 1, count + 1))
        found = [await self._files(bridge, view, run[0], len(run)) for run in asked]
        shown = self._still(view)
        if shown is None:
            return
        told = [(run[0], views) for run, views in zip(asked, found, strict=True)]
        if all(views and files.is_same(first, views) for first, views in told):
            for first, views in told:
                self._details.update_files(first, views, shown)
        else:
            await self._load_again(bridge, view)

    async def _load_again(self, bridge: Bridge, view: JobView) -> None:
        """Bring all files and show them at once, so that no row blinks that stays."""
        self._fresh = [_ALL]
        every = await self._rest(bridge, view, 0)
        if (shown := self._still(view)) is not None:
            self._details.show_files(every, shown)

    async def _files(
        self, bridge: Bridge, view: JobView, first: int, count: int
    ) -> Sequence[FileView]:
        if view.state in FINAL and view.id not in bridge.history:
            return ()
        return await bridge.files(view.id, first, count)

    def _still(self, view: JobView) -> JobView | None:
        """Return what is known of a job by now, None if another one is current."""
        shown = self._list.current_view()
        is_same = shown is not None and shown.id == view.id and self._key(shown) == self._held
        return shown if is_same else None


def _holds(fresh: range, run: range) -> bool:
    return run[0] in fresh and run[-1] in fresh
