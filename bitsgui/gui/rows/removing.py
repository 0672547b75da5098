"""Removing downloads, with a way back for some seconds."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from bitsgui.bits.records import HistoryRow
from bitsgui.bits.views import Changes, JobView, KeptFile, KeptReason
from bitsgui.gui import language, text
from bitsgui.gui.actions import Actions, is_finished
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.rows.remove_dialog import Loss, RemoveDialog, loss_of, missing_files
from bitsgui.gui.rows.undo_bar import UndoBar
from bitsgui.gui.views.file_deeds import FileDeed
from bitsgui.gui.views.jobs_list import JobsList
from bitsgui.gui.views.notice_bar import NoticeBar

UNDO_S = 10
_GRACE_S = 1
"""The engine waits so much longer, so that a press in the last moment is in time."""


@dataclass(frozen=True, slots=True)
class _Removal:
    job_ids: tuple[UUID, ...]
    name: str
    ends: float
    opened: tuple[UUID, ...] = ()


class Removing(QObject):
    """Removes what is selected, once there is a ``bridge``; the last removal is undone first."""

    def __init__(
        self,
        deeds: Actions,
        jobs_list: JobsList,
        notice: NoticeBar,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.bridge: Bridge | None = None
        self.bar = UndoBar()
        self.question: RemoveDialog | None = None
        self._rows = deeds.rows
        self._list = jobs_list
        self._notice = notice
        self._window = parent
        self._done: list[_Removal] = []
        self._asked: list[JobView] = []
        self._missing = frozenset[str]()
        deeds.remove.triggered.connect(lambda: self._ask(with_files=False))
        deeds.rows.remove_files.triggered.connect(lambda: self._ask(with_files=True))
        deeds.clear_finished.triggered.connect(self.clear_finished)
        deeds.rows.undo.triggered.connect(self.undo)
        self.bar.undone.connect(self.undo)
        self.bar.over.connect(self._on_over)
        language.changed.connect(self._show_last)

    def note(self, batch: Changes) -> None:
        """Say which files stayed although they were to go, and what a question is about by now."""
        for file in batch.kept:
            self._notice.tell(kept_words(file))
        asked = {view.id for view in self._asked}
        if asked and not asked.isdisjoint((*(view.id for view in batch.changed), *batch.removed)):
            self._asked = self._list.up_to_date(self._asked)
            self._tell_loss()

    def undo(self) -> None:
        """Take the last removal back."""
        self._forget_old()
        if self.bridge is not None and self._done:
            self.bridge.call(self._restore(self.bridge, self._done.pop()))
        self._show_last()

    def _ask(self, *, with_files: bool) -> None:
        # A file never stands for its whole download here: with it the others would be lost.
        views = self._list.whole_views()
        if self.bridge is None or not self._list.selected_views():
            return
        if not views and not self._list.file_deeds.do(FileDeed.REMOVE):
            words = text.tr("Only files are selected. To remove a download, select its own row.")
            self._notice.say(words, is_error=False)
        if not views:
            return
        finished = [view for view in views if is_finished(view)]
        if not finished:
            self._remove(views, with_files=False)
            return
        self._asked, self._missing = views, frozenset()
        question = RemoveDialog(
            self._loss(), with_files=with_files, undo_s=UNDO_S, parent=self._window
        )
        question.chosen.connect(lambda too: self._remove(views, with_files=too))
        question.finished.connect(self._on_answered)
        self.question = question
        question.open()
        self.bridge.call(self._look_for_files(question, self._rows_of(views)))

    def _rows_of(self, views: Sequence[JobView]) -> list[HistoryRow]:
        history = self.bridge.history if self.bridge is not None else {}
        finished = (view.id for view in views if is_finished(view))
        return [history[job_id] for job_id in finished if job_id in history]

    def _loss(self) -> Loss:
        return loss_of(self._asked, self._rows_of(self._asked), self._missing)

    def _tell_loss(self) -> None:
        if self.question is not None:
            self.question.show_loss(self._loss())

    async def _look_for_files(self, question: RemoveDialog, rows: Sequence[HistoryRow]) -> None:
        missing = await asyncio.to_thread(missing_files, rows)
        if missing and question is self.question:
            self._missing = missing
            self._tell_loss()

    def _on_answered(self) -> None:
        self.question = None
        self._asked = []

    def _remove(self, views: Sequence[JobView], *, with_files: bool) -> None:
        if self.bridge is not None:
            self.bridge.call(self._carry_out(self.bridge, views, with_files=with_files))

    async def _carry_out(
        self, bridge: Bridge, views: Sequence[JobView], *, with_files: bool
    ) -> None:
        ids = tuple(view.id for view in views)
        ends = self.bar.clock() + UNDO_S
        neighbour = self._list.neighbour_of_selection()
        opened = self._list.opening.open_among(ids)
        await bridge.manager.remove_jobs(ids, with_files=with_files, undo_s=UNDO_S + _GRACE_S)
        self._done.append(_Removal(ids, views[0].name, ends, opened))
        self._show_last()
        await bridge.reload_finished(ids)
        if neighbour is not None and not self._list.selected_views():
            self._list.select([neighbour])  # so that Del can be pressed again and again

    def clear_finished(self) -> None:
        """Take everything that is finished out of the list, also what is not loaded."""
        if self.bridge is not None:
            self.bridge.call(self._clear(self.bridge))

    async def _clear(self, bridge: Bridge) -> None:
        ids = tuple(await bridge.manager.finished_ids())
        if not ids:
            return
        ends = self.bar.clock() + UNDO_S
        await bridge.manager.remove_jobs(ids, with_files=False, undo_s=UNDO_S + _GRACE_S)
        self._done.append(_Removal(ids, "", ends))
        self._show_last()
        await bridge.reload_finished(ids)

    async def _restore(self, bridge: Bridge, removal: _Removal) -> None:
        try:
            await bridge.manager.restore_jobs(removal.job_ids)
        finally:
            await bridge.reload()
        self._list.opening.open_these(removal.opened)
        self._list.select(list(removal.job_ids))

    def _on_over(self) -> None:
        if self._done:
            self._done.pop()
        self._show_last()

    def _forget_old(self) -> None:
        now = self.bar.clock()
        self._done = [removal for removal in self._done if removal.ends > now]

    def _show_last(self) -> None:
        self._forget_old()
        self._rows.undo.setEnabled(bool(self._done))
        if self._done:
            last = self._done[-1]
            self.bar.say(_removed_words(last), last.ends - self.bar.clock())
        else:
            self.bar.leave()


def _removed_words(removal: _Removal) -> str:
    if len(removal.job_ids) == 1 and removal.name:
        return text.tr("Removed \u201c%1\u201d").replace("%1", removal.name)
    return text.tr("Removed %n download(s)", len(removal.job_ids))


def kept_words(file: KeptFile) -> str:
    """Return why a file stayed."""
    path = PurePath(file.path)
    words = {
        KeptReason.CHANGED: text.tr(
            "\u201c%1\u201d stays in %2: it is another file by now, or was changed."
        ),
        KeptReason.UNKNOWN: text.tr(
            "\u201c%1\u201d stays in %2: nothing tells whether it is still the downloaded file."
        ),
        KeptReason.REFUSED: text.tr("\u201c%1\u201d stays in %2: the trash did not take it."),
    }
    return words[file.reason].replace("%1", path.name).replace("%2", str(path.parent))
