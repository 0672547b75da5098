"""Comparing finished files with their checksums, and fetching what is damaged of them again."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from bitsgui.bits.file_checks import CheckProgress, FileCheck, Verdict
from bitsgui.bits.interface import JobManager
from bitsgui.bits.views import FileView, JobView
from bitsgui.gui import check_words, commands, text
from bitsgui.gui.actions import Actions, is_finished
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.rows.check_bar import CheckBar
from bitsgui.gui.rows.deeds import can_verify
from bitsgui.gui.views.file_deeds import FileDeed, FileWish
from bitsgui.gui.views.files_page import FilesPage
from bitsgui.gui.views.jobs_list import JobsList
from bitsgui.gui.views.notice_bar import Choice, NoticeBar

TOPIC = "check"


@dataclass(frozen=True, slots=True)
class _Order:
    """Files of a job, by index, None for all, and whether they are to be repaired."""

    job: JobView
    only: frozenset[int] | None = None
    repairs: bool = False


_Found = list[tuple[JobView, FileCheck]]


class Checking(QObject):
    """Carries out checks one after another, once there is a ``bridge``; none holds up the window.

    The result of all is told in one notice, which offers what can be done about it.
    """

    _told = Signal(object)

    def __init__(self, deeds: Actions, jobs_list: JobsList, notice: NoticeBar) -> None:
        super().__init__(jobs_list)
        self.bridge: Bridge | None = None
        self.bar = CheckBar()
        self._list, self._notice, self._again = jobs_list, notice, deeds.rows.again
        self._orders: deque[_Order] = deque()
        self._order: _Order | None = None
        self._task: asyncio.Task[None] | None = None
        self._found: _Found = []
        deeds.rows.verify.triggered.connect(self._on_verify)
        jobs_list.file_deeds.wished.connect(self._on_wish)
        self.bar.stopped.connect(self._on_stop)
        # From the engine's thread.
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def serve(self, page: FilesPage) -> None:
        """Check what is asked for on a page of files."""
        page.wished.connect(self._on_wish)

    def _on_verify(self) -> None:
        if not self._list.file_deeds.do(FileDeed.VERIFY):
            self._begin([_Order(v) for v in self._list.selected_views() if can_verify(v)])

    def _on_wish(self, wish: FileWish) -> None:
        if wish.deed is FileDeed.VERIFY:
            self._begin([_Order(wish.job, frozenset(_indexes(wish.files)))])

    def _begin(self, orders: Sequence[_Order]) -> None:
        self._orders += orders
        self._notice.tell("", topic=TOPIC)
        if self._task is None:
            self._next()

    def _next(self) -> None:
        self._task = self._order = None
        if self.bridge is not None and self._orders:
            self._order = order = self._orders.popleft()
            self._task = self.bridge.ask(self._check(self.bridge.manager, order))
            if self._task is not None:
                self._task.add_done_callback(lambda _: self._next())
            return
        self.bar.leave()
        found, self._found = self._found, []
        if found:
            self._tell(found)

    async def _check(self, manager: JobManager, order: _Order) -> None:
        found = await manager.check_files(
            order.job.id, repairs=order.repairs, only=order.only, told=self._told.emit
        )
        self._found += [(order.job, check) for check in found]

    def _on_told(self, far: CheckProgress) -> None:
        if self._order is not None:
            self.bar.show_progress(self._order.job.name, far)

    def _on_stop(self) -> None:
        self._orders.clear()
        if self._task is not None:
            self._task.cancel()

    # What was found.

    def _tell(self, found: _Found) -> None:
        checks = [check for _, check in found]
        self._notice.tell(
            check_words.result(checks),
            self._choices(found),
            topic=TOPIC,
            is_good=check_words.is_good(checks),
            offer="details" if check_words.is_unknown(checks) else "",
        )

    def _choices(self, found: _Found) -> list[Choice]:
        orders = _repairs(found)
        if orders:
            return [Choice(text.tr("Repair"), lambda: self._begin(orders))]
        if len(found) != 1:
            return []
        ((job, check),) = found
        if check.computed:
            copy = QGuiApplication.clipboard().setText
            return [Choice(text.tr("Copy checksum"), lambda: copy(check.computed))]
        if check.verdict not in {Verdict.DAMAGED, Verdict.MISSING}:
            return []
        if is_finished(job):
            return [Choice(text.tr("Download again\u2026"), lambda: self._download_again(job))]
        return [Choice(text.tr("Start over"), lambda: self._start_over(job, check))]

    def _download_again(self, job: JobView) -> None:
        self._list.select([job.id])
        self._again.trigger()

    def _start_over(self, job: JobView, check: FileCheck) -> None:
        if self.bridge is not None:
            self.bridge.call(_started_over(self.bridge.manager, job, check.index))


def _repairs(found: _Found) -> list[_Order]:
    """Return what is left to be fetched again, of each job."""
    jobs: dict[UUID, JobView] = {}
    places: defaultdict[UUID, set[int]] = defaultdict(set)
    for job, check in found:
        if check.can_repair:
            jobs[job.id] = job
            places[job.id].add(check.index)
    return [_Order(job, frozenset(places[id_]), repairs=True) for id_, job in jobs.items()]


def _indexes(files: Sequence[FileView]) -> list[int]:
    return [file.index for file in files if file.transferred and not file.skipped]


async def _started_over(manager: JobManager, view: JobView, index: int) -> None:
    # Not by its place: files before it may have been taken out of the download.
    file = next(file for file in await manager.file_views(view.id) if file.index == index)
    job = await manager.get_job(view.id)
    await job.restart_file(file.id)
    await commands.resume(manager, [view.id])
