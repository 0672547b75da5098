"""A speed limit for each of the selected downloads."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from bitsgui.bits.interface import JobManager
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.views import JobView
from bitsgui.gui import commands, language, text
from bitsgui.gui.actions import Actions, is_finished
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.dialogs.limit import LimitDialog
from bitsgui.gui.speed_limit import fill_with_limits
from bitsgui.gui.views.jobs_list import JobsList


class RowLimits(QObject):
    """Fills the menu for what is selected, and sets what is chosen, given a ``bridge``."""

    def __init__(self, deeds: Actions, jobs_list: JobsList) -> None:
        super().__init__(jobs_list)
        self.bridge: Bridge | None = None
        self.dialog: LimitDialog | None = None
        self._list = jobs_list
        self._menu = deeds.rows.limit_menu
        self._menu.aboutToShow.connect(self._fill)
        self._fill()  # so that it has its size before it is shown for the first time
        language.changed.connect(self._fill)

    def _views(self) -> list[JobView]:
        return [view for view in self._list.selected_views() if not is_finished(view)]

    def _fill(self) -> None:
        views = self._views()
        ids, there = [view.id for view in views], {view.rate_limit for view in views}
        fill_with_limits(
            self._menu, there, lambda limit: self._set(ids, limit), lambda: self._ask(ids, there)
        )

    def _ask(self, ids: Sequence[UUID], there: set[int | None]) -> None:
        before = next(iter(there)) if len(there) == 1 else None
        whose = text.tr("Each of %n download(s) uses at &most", len(ids))
        self.dialog = LimitDialog(before, whose, self._list.window())
        self.dialog.chosen.connect(lambda limit: self._set(ids, limit))
        self.dialog.finished.connect(self._on_answered)
        self.dialog.open()

    def _on_answered(self) -> None:
        self.dialog = None

    def _set(self, ids: Sequence[UUID], limit: int | None) -> None:
        if self.bridge is not None and ids:
            self.bridge.call(_set_limit(self.bridge.manager, ids, limit))


async def _set_limit(manager: JobManager, ids: Sequence[UUID], limit: int | None) -> None:
    await commands.change(manager, ids, JobChanges(rate_limit=limit or 0))
