"""Moving files to another folder and giving them other names."""

from collections.abc import Coroutine, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from bitsgui.bits.interface import JobManager
from bitsgui.bits.views import JobView
from bitsgui.gui import commands
from bitsgui.gui.actions import Actions
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.rows.deeds import can_rename
from bitsgui.gui.rows.move_bar import MoveBar
from bitsgui.gui.rows.move_dialogs import MoveDialog, RenameDialog
from bitsgui.gui.views.jobs_list import JobsList
from bitsgui.settings.schema import Settings

LOOK_MS = 300
"""How often a move is looked at: one that is quicker shows nothing."""


class Moving(QObject):
    """Asks where to, or for a name, and carries it out, once there is a ``bridge``."""

    def __init__(self, deeds: Actions, jobs_list: JobsList, parent: QWidget) -> None:
        super().__init__(parent)
        self.bridge: Bridge | None = None
        self.bar = MoveBar()
        self.question: MoveDialog | RenameDialog | None = None
        self._list = jobs_list
        self._window = parent
        self._recent: list[str] = []
        self._reserve = 0
        self._under_way = 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._on_look)
        deeds.rows.move_to.triggered.connect(self._ask_where)
        deeds.rows.rename.triggered.connect(self._ask_name)
        self.bar.stopped.connect(self._on_stop)

    def follow(self, settings: Settings) -> None:
        """Leave as much of a disk free as the settings say."""
        self._reserve = settings.disk_reserve

    def ask_to_go_on(self, view: JobView) -> None:
        """Ask for another folder in which a download that cannot go on where it is will."""
        self._ask([view], goes_on=True)

    def _ask_where(self) -> None:
        self._ask(self._list.selected_views())

    def _ask(self, views: Sequence[JobView], *, goes_on: bool = False) -> None:
        if views and self.bridge is not None:
            question = MoveDialog(views, self._recent, self._window, reserve=self._reserve)
            question.chosen.connect(lambda folder: self._move(views, folder, goes_on=goes_on))
            self._open(question)

    def _ask_name(self) -> None:
        view = self._list.current_view()
        if view is not None and can_rename(view) and self.bridge is not None:
            question = RenameDialog(view, self._window)
            question.chosen.connect(lambda name: self._rename(view, name))
            self._open(question)

    def _open(self, question: MoveDialog | RenameDialog) -> None:
        self.question = question
        question.finished.connect(self._on_answered)
        question.open()

    def _on_answered(self) -> None:
        self.question = None

    def _move(self, views: Sequence[JobView], folder: str, *, goes_on: bool) -> None:
        self._recent = list(dict.fromkeys((folder, *self._recent)))
        if self.bridge is not None:
            ids = [view.id for view in views]
            move = _moved(self.bridge.manager, ids, folder, goes_on=goes_on)
            self.bridge.call(self._watched(self.bridge, move))

    def _rename(self, view: JobView, name: str) -> None:
        if self.bridge is not None:
            call = _renamed(self.bridge.manager, view, name)
            self.bridge.call(self._watched(self.bridge, call))

    async def _watched(self, bridge: Bridge, call: Coroutine[Any, Any, None]) -> None:
        """Show how far it is while it lasts, and the new places afterwards."""
        self._under_way += 1
        self._timer.start()
        try:
            await call
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._timer.stop()
                self.bar.show_moves(())
            await bridge.reload()

    def _on_look(self) -> None:
        if self.bridge is not None:
            self.bridge.call(self._look(self.bridge))

    async def _look(self, bridge: Bridge) -> None:
        views = await bridge.manager.moves()
        if self._under_way:
            self.bar.show_moves(views)

    def _on_stop(self) -> None:
        if self.bridge is not None:
            self.bridge.call(self.bridge.manager.stop_moves())


async def _renamed(manager: JobManager, view: JobView, name: str) -> None:
    if view.files_total == 1:
        await manager.rename_file(view.id, name)
    else:
        job = await manager.get_job(view.id)
        await job.set_display_name(name)


async def _moved(
    manager: JobManager, job_ids: Sequence[UUID], folder: str, *, goes_on: bool
) -> None:
    await manager.move_files(job_ids, folder)
    if goes_on:
        await commands.resume(manager, job_ids)
