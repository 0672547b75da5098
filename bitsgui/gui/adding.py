"""The way of new links into the list: from the clipboard, a drop or the dialog to a download."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from bitsgui.bits.errors import NotFoundError
from bitsgui.bits.metalink import is_metalink
from bitsgui.bits.records import HistoryRow
from bitsgui.bits.requests import AddRequest
from bitsgui.bits.types import Priority
from bitsgui.bits.views import JobView
from bitsgui.gui import probe_words, text
from bitsgui.gui.actions import Actions
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.links import is_offer
from bitsgui.gui.views.notice_bar import NoticeBar
from bitsgui.settings.schema import Settings

if TYPE_CHECKING:
    from bitsgui.gui.dialogs.add import AddDialog


@dataclass(frozen=True, slots=True)
class _Again:
    """A download whose files were offered once more."""

    name: str
    links: frozenset[str]


class Adding(QObject):
    """Opens the dialog and hands over what it asks for. ``make`` is called when it is first wanted.

    ``added`` carries the first new job and the ids of all, ``finished_already`` the id of one so
    small that it is not among the jobs any more.
    """

    added = Signal(object, list)
    finished_already = Signal(UUID)

    def __init__(
        self,
        deeds: Actions,
        make: "Callable[[], AddDialog]",
        notice: NoticeBar,
        selected: Callable[[], Sequence[JobView]],
    ) -> None:
        super().__init__(notice)
        self._selected = selected
        self.bridge: Bridge | None = None
        self._make = make
        self._made: AddDialog | None = None
        self._notice = notice
        self._again: _Again | None = None
        self._settings: Settings | None = None
        self._usual_priority = Priority.FOREGROUND
        deeds.add.triggered.connect(lambda: self.dialog.open_with(()))
        deeds.rows.again.triggered.connect(self._on_again)
        deeds.paste.triggered.connect(self._on_paste)

    @property
    def dialog(self) -> "AddDialog":
        """The dialog, made now if it was not wanted before."""
        if self._made is None:
            self._made = self._make()
            self._made.submitted.connect(self._on_submitted)
            self._made.more.changed.connect(self._made.panel.renew_room)
            if self._settings is not None:
                self._show_usual(self._made, self._settings)
        return self._made

    @property
    def made_dialog(self) -> "AddDialog | None":
        """The dialog, if it was wanted yet."""
        return self._made

    def takes(self, dragged: QMimeData) -> bool:
        """Return whether what is dragged over the window can be added."""
        return self.bridge is not None and is_offer(dragged)

    def offer(self, links: tuple[str, ...]) -> None:
        """Open the dialog with links."""
        self.dialog.open_with(links)

    def take(self, dropped: QMimeData) -> None:
        """Offer dropped links in the dialog."""
        self.dialog.open_for(dropped)

    def follow(self, settings: Settings) -> None:
        """Offer the priority the settings say, unless another one has been chosen meanwhile."""
        self._settings = settings
        if self._made is not None:
            self._show_usual(self._made, settings)

    def _show_usual(self, dialog: "AddDialog", settings: Settings) -> None:
        dialog.follow_conflict(settings.on_conflict)
        dialog.panel.links.leads_on = lambda url: (
            settings.follow_metalinks
            and (is_metalink(url) or probe_words.is_metalink(dialog.panel.links.found(url)))
            and not dialog.more.is_itself
        )
        dialog.panel.show_reserve(settings.disk_reserve)
        usual, offered = Priority(settings.user_priority), dialog.priority
        if offered.currentData() == int(self._usual_priority):
            offered.setCurrentIndex(offered.findData(int(usual)))
        self._usual_priority = usual

    def _on_paste(self) -> None:
        copied = QGuiApplication.clipboard().mimeData()
        if copied is not None and is_offer(copied):
            self.dialog.open_for(copied)
        else:
            self._notice.say(text.tr("There is no link in the clipboard."), is_error=False)

    def _on_again(self) -> None:
        if self.bridge is None:
            return
        history = self.bridge.history
        rows = [history[view.id] for view in self._selected() if view.id in history]
        if rows:
            self.bridge.call(self._offer_again(self.bridge, rows))

    async def _offer_again(self, bridge: Bridge, rows: list[HistoryRow]) -> None:
        """Offer the links of finished downloads, for the folder they are in if it is one.

        Files that were one download are to be one again, called as it was. What was not asked for
        by a plain GET is offered alone: how it was asked for holds for no other.
        """
        sent = await bridge.manager.sent_requests([row.id for row in rows])
        plain = [row for row in rows if row.id not in sent]
        if len(rows) > 1 and len(plain) < len(rows):
            words = text.tr(
                "%n download(s) may be an order: download each again by itself.",
                len(rows) - len(plain),
            )
            self._notice.say(words, is_error=False)
            rows = plain
        self._offer_rows(rows)
        request = sent.get(rows[0].id) if len(rows) == 1 else None
        if request is not None:
            self.dialog.sent_again.begin(request, rows[0].page)

    def _offer_rows(self, rows: list[HistoryRow]) -> None:
        links = dict.fromkeys(file.remote_name for row in rows for file in row.files)
        folders = {str(PurePath(row.files[0].local_name).parent) for row in rows if row.files}
        if not links:
            return
        dialog, categories = self.dialog, {row.category for row in rows}
        dialog.open_with(tuple(links))
        if len(categories) == 1:
            dialog.category.choose(categories.pop())
        if len(folders) == 1:
            dialog.folder.setText(folders.pop())  # also where the category has another
        dialog.one_job.setChecked(len(rows) == 1 and len(links) > 1)
        self._again = _Again(rows[0].name, frozenset(links)) if len(rows) == 1 else None

    def _on_submitted(self, request: AddRequest) -> None:
        if self.bridge is not None:
            self.bridge.call(self._add(self.bridge, self._named(request)))

    def _named(self, request: AddRequest) -> AddRequest:
        again, urls = self._again, {link.url for link in request.links}
        if again is None or not request.one_job or not urls <= again.links:
            return request
        return replace(request, job_name=again.name)

    async def _add(self, bridge: Bridge, request: AddRequest) -> None:
        added = await bridge.manager.add(request)
        try:
            for first in added[:1]:
                await self._tell(bridge, first.job_id, [each.job_id for each in added])
            await asyncio.sleep(0)  # both take time where very many were added
        finally:
            # Last: once the list can be reached again, what is selected there stays so.
            self.dialog.succeed()

    async def _tell(self, bridge: Bridge, job_id: UUID, job_ids: list[UUID]) -> None:
        try:
            view: JobView = await bridge.manager.job_view(job_id)
        except NotFoundError:
            self.finished_already.emit(job_id)
        else:
            self.added.emit(view, job_ids)
