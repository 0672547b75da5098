"""Joins what is done to rows, so that the window has one thing to hold."""

from uuid import UUID

from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from bitsgui.bits.list_interface import Shift
from bitsgui.bits.records import HistoryRow
from bitsgui.bits.views import Changes
from bitsgui.gui.actions import Actions
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.rows.checking import Checking
from bitsgui.gui.rows.dragging import DragStart, RowDragging, offered_files
from bitsgui.gui.rows.limits import RowLimits
from bitsgui.gui.rows.moving import Moving
from bitsgui.gui.rows.ordering import Ordering
from bitsgui.gui.rows.removing import Removing
from bitsgui.gui.rows.wishes import Wishes
from bitsgui.gui.views.files_page import FilesPage
from bitsgui.gui.views.jobs_list import JobsList
from bitsgui.gui.views.notice_bar import NoticeBar


class RowOrders:
    """Everything that is done to rows; ``bars`` belong below the list."""

    def __init__(
        self, window: QMainWindow, deeds: Actions, jobs_list: JobsList, notice: NoticeBar
    ) -> None:
        self.removing = Removing(deeds, jobs_list, notice, window)
        self.ordering = Ordering(deeds, jobs_list)
        self.wishes = Wishes(deeds, jobs_list, notice)
        self.limits = RowLimits(deeds, jobs_list)
        self.moving = Moving(deeds, jobs_list, window)
        self.checking = Checking(deeds, jobs_list, notice)
        self.bar = self.removing.bar
        self.bars = QWidget()
        layout = QVBoxLayout(self.bars)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.checking.bar)
        layout.addWidget(self.moving.bar)
        layout.addWidget(self.bar)
        self._list = jobs_list

    def let_drag(self, jobs: JobsModel, files: FilesPage) -> None:
        """Let rows of the list and finished files be dragged, and files be checked."""
        self.dragging = RowDragging(jobs, self._list, self._history, self._put_before)
        self.checking.serve(files)
        self.file_drag = DragStart(files.view, lambda: offered_files(files.selected()))

    @property
    def bridge(self) -> Bridge | None:
        """The way to the engine, None before there is one."""
        return self.removing.bridge

    @bridge.setter
    def bridge(self, bridge: Bridge) -> None:
        parts = (self.removing, self.ordering, self.wishes, self.limits)
        for part in (*parts, self.moving, self.checking):
            part.bridge = bridge

    def note(self, batch: Changes) -> None:
        """Take over what a batch tells of rows."""
        self.removing.note(batch)

    def _history(self) -> dict[UUID, HistoryRow]:
        return {} if self.bridge is None else self.bridge.history

    def _put_before(self, job_id: UUID | None) -> None:
        self.ordering.move(Shift.BOTTOM if job_id is None else job_id)
