"""Brings what the visible tab of the details needs beside the snapshots of the list."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from bitsgui.bits.errors import BitsError
from bitsgui.bits.states import FINAL
from bitsgui.bits.views import Changes, JobView
from bitsgui.gui.bridge import AHEAD, Bridge
from bitsgui.gui.speeds import tightest
from bitsgui.gui.views.details import DetailsPane, Tab
from bitsgui.gui.views.jobs_list import JobsList

Load = Callable[[Bridge, UUID], Awaitable[None]]


class DetailsFeed(QObject):
    """Asks the engine for the current job: only for a tab that is seen, once a batch of changes.

    One question at a time, so that a slow engine is not asked faster than it answers.
    """

    def __init__(self, jobs_list: JobsList, details: DetailsPane) -> None:
        super().__init__(details)
        self.bridge: Bridge | None = None
        self._list = jobs_list
        self._details = details
        self._told: tuple[UUID, Tab] | None = None
        self._is_asking = False
        self._loads: dict[Tab, Load] = {
            Tab.OVERVIEW: self._load_time_line,
            Tab.SPEED: self._load_limit,
            Tab.SEGMENTS: self._load_segments,
            Tab.ACTIVITY: self._load_activity,
            Tab.PROPERTIES: self._load_properties,
        }
        self._loads_of_ended = {Tab.SPEED: self._load_speeds, Tab.ACTIVITY: self._load_activity}
        # Not at once: rows are laid out first.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_scrolled)
        details.turned.connect(self.refresh)
        details.scrolled.connect(self._soon.start)
        details.error_panel.folded_out.connect(self.ask_again)

    def note(self, batch: Changes) -> None:
        """Ask again about a job that a batch has changed."""
        if self._told is not None and any(view.id == self._told[0] for view in batch.changed):
            self._told = None

    def ask_again(self) -> None:
        """Bring what the visible tab needs anew: what it was told depends on the settings."""
        self._told = None
        self.refresh()

    def refresh(self) -> None:
        """Bring what the visible tab needs, unless it is there already."""
        view, tab = self._list.current_view(), self._details.tab
        if self.bridge is None or view is None or self._is_asking or tab not in self._loads:
            return
        if self._details.isHidden() or self._told == (view.id, tab):
            return
        if tab is Tab.OVERVIEW and not self._details.error_panel.is_folded_out:
            return
        if tab is Tab.SEGMENTS and not self._details.files_in_sight():
            return  # they come first
        self._told = (view.id, tab)
        has_ended = view.state in FINAL
        if has_ended and tab not in self._loads_of_ended:
            return
        self._is_asking = True
        load = (self._loads_of_ended if has_ended else self._loads)[tab]
        self.bridge.call(self._load(self.bridge, view.id, load))

    async def _load(self, bridge: Bridge, job_id: UUID, load: Load) -> None:
        try:
            await load(bridge, job_id)
        except BitsError:
            pass  # the job has just ended; the next batch takes its row away
        finally:
            self._is_asking = False
        self.refresh()  # another job or tab may be current by now

    def _is_current(self, job_id: UUID) -> bool:
        view: JobView | None = self._list.current_view()
        return view is not None and view.id == job_id

    async def _load_time_line(self, bridge: Bridge, job_id: UUID) -> None:
        if self._details.error_panel.isHidden():
            return
        found = await bridge.manager.activity(job_id)
        if self._is_current(job_id):
            self._details.error_panel.show_time_line(found)

    def _on_scrolled(self) -> None:
        if self._told is not None and self._told[1] is Tab.SEGMENTS:
            self._told = None
        self.refresh()

    async def _load_segments(self, bridge: Bridge, job_id: UUID) -> None:
        seen = self._details.files_in_sight()
        first = max(0, seen.start - AHEAD)
        found = await bridge.manager.segment_views(job_id, first, len(seen) + 2 * AHEAD)
        if self._is_current(job_id):
            self._details.segments_page.show_segments(found, first)

    async def _load_activity(self, bridge: Bridge, job_id: UUID) -> None:
        found = await bridge.manager.activity(job_id)
        view = self._list.current_view()
        if view is not None and view.id == job_id:
            self._details.activity_page.show_entries(found, view)

    async def _load_properties(self, bridge: Bridge, job_id: UUID) -> None:
        found = await bridge.manager.properties(job_id)
        settings = await bridge.manager.get_settings()
        if self._is_current(job_id):
            self._details.properties_page.show_properties(found, settings)

    async def _load_speeds(self, bridge: Bridge, job_id: UUID) -> None:
        told = await bridge.manager.speeds(job_id)
        if self._is_current(job_id):
            self._details.speed_page.show_whole(told)
            self._details.speed_page.show_limit(None)

    async def _load_limit(self, bridge: Bridge, job_id: UUID) -> None:
        found = await bridge.manager.properties(job_id)
        settings = await bridge.manager.get_settings()
        told = await bridge.manager.speeds(job_id)
        view = self._list.current_view()
        if view is not None and view.id == job_id:
            links = (view.remote_name, view.final_link)
            limit = tightest(found.options.rate_limit, links, settings)
            self._details.speed_page.show_whole(told)
            self._details.speed_page.show_limit(limit)
