"""What is asked for the selected downloads in one call each: page, start, order, priority."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject

from bitsgui.bits.interface import JobManager
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.types import Priority
from bitsgui.gui import commands
from bitsgui.gui.actions import Actions, is_finished
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.openings import open_pages
from bitsgui.gui.rows.deeds import can_wait, has_page
from bitsgui.gui.rows.start_dialog import StartDialog
from bitsgui.gui.views.jobs_list import JobsList
from bitsgui.gui.views.notice_bar import NoticeBar

MOST_PAGES = 10
"""So many pages open at once at most: a browser with a hundred helps nobody."""


class Wishes(QObject):
    """Opens pages; sets times to begin, the order of bytes and priorities, given a ``bridge``."""

    def __init__(self, deeds: Actions, jobs_list: JobsList, notice: NoticeBar) -> None:
        super().__init__(jobs_list)
        self._notice = notice
        self.bridge: Bridge | None = None
        self._list = jobs_list
        deeds.rows.open_page.triggered.connect(self._on_open_page)
        self.question: StartDialog | None = None
        deeds.rows.start_at.triggered.connect(self._on_start_at)
        deeds.rows.in_order.triggered.connect(self._on_in_order)
        for priority, action in deeds.rows.priorities.items():
            action.triggered.connect(lambda _=False, each=priority: self._on_priority(each))

    def _on_open_page(self) -> None:
        views = filter(has_page, self._list.selected_views())
        pages = list(dict.fromkeys(view.page for view in views))[:MOST_PAGES]
        open_pages(self._notice, pages)

    def _on_start_at(self) -> None:
        views = [view for view in self._list.selected_views() if can_wait(view)]
        if self.bridge is None or not views:
            return
        ids, before = [view.id for view in views], views[0].start_at
        self.question = question = StartDialog(len(ids), before, self._list.window())
        question.chosen.connect(lambda when: self._wait(ids, when))
        question.finished.connect(self._on_answered)
        question.open()

    def _on_answered(self) -> None:
        self.question = None

    def _wait(self, ids: Sequence[UUID], when: datetime) -> None:
        if self.bridge is not None:
            self.bridge.call(_start_at(self.bridge.manager, ids, when))

    def _on_in_order(self, is_in_order: bool) -> None:
        if self.bridge is not None:
            self.bridge.call(_set_in_order(self.bridge.manager, self._unfinished(), is_in_order))

    def _on_priority(self, priority: Priority) -> None:
        if self.bridge is not None:
            self.bridge.call(_set_priority(self.bridge.manager, self._unfinished(), priority))

    def _unfinished(self) -> list[UUID]:
        return [view.id for view in self._list.selected_views() if not is_finished(view)]


async def _set_in_order(manager: JobManager, ids: Sequence[UUID], is_in_order: bool) -> None:
    await commands.change(manager, ids, JobChanges(in_order=is_in_order))


async def _set_priority(manager: JobManager, ids: Sequence[UUID], priority: Priority) -> None:
    await commands.change(manager, ids, JobChanges(priority=priority))


async def _start_at(manager: JobManager, ids: Sequence[UUID], when: datetime) -> None:
    await commands.resume(manager, ids, when)
