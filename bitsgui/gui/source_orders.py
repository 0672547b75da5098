"""Shows where the bytes of a file come from, and lets that be changed."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from bitsgui.bits.errors import BitsError
from bitsgui.bits.views import FileView
from bitsgui.gui import text
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.dialogs.sources import SourcesDialog, Wanted
from bitsgui.gui.models.files import file_name
from bitsgui.gui.views.file_deeds import has_server

LOOKED_AT = 200
"""Of a long list so many files are asked whether they have mirrors."""
LISTED = 12
"""So many fit into a menu that can be looked over."""


class SourceOrders(QObject):
    """Opens the dialog over the window of ``place``; ``dialog`` is open meanwhile.

    ``all_wanted``: the file to be chosen is none of those that were offered.
    """

    all_wanted = Signal()

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self.dialog: SourcesDialog | None = None
        self._place = place
        self.menu = QMenu(place)

    def ask_for_one(self, bridge: Bridge, job_id: UUID, field: QWidget) -> None:
        """Show the links of the file of a job; of several, the one chosen in a menu at a field."""
        bridge.call(self._ask_for_one(bridge, job_id, field))

    def ask_for(self, bridge: Bridge, file: FileView) -> None:
        """Show the links of a file."""
        bridge.call(self._ask(bridge, file))

    async def _ask_for_one(self, bridge: Bridge, job_id: UUID, field: QWidget) -> None:
        files = await bridge.manager.file_views(job_id, 0, LOOKED_AT)
        if len(files) == 1:
            await self._ask(bridge, files[0])
            return
        self._fill_menu(bridge, files)
        corner = field.rect().bottomRight() if field.isRightToLeft() else field.rect().bottomLeft()
        self.menu.popup(field.mapToGlobal(corner))

    def _fill_menu(self, bridge: Bridge, files: Sequence[FileView]) -> None:
        """Offer files, those first that have mirrors and those that are still to come."""
        self.menu.clear()
        fitting = [file for file in files if has_server(file.remote_name)]
        fitting.sort(key=lambda file: (not file.mirrors, file.transferred or file.skipped))
        for file in fitting[:LISTED]:
            count = text.tr("%n link(s)", len(file.mirrors)) if file.mirrors else ""
            words = text.SEPARATOR.join(filter(None, (file_name(file), count)))
            action = self.menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _=False, file=file: self.ask_for(bridge, file))
        self.menu.addSeparator()
        others = self.menu.addAction(text.tr("&Files\u2026"))
        others.triggered.connect(self.all_wanted)

    async def _ask(self, bridge: Bridge, file: FileView) -> None:
        job = await bridge.manager.get_job(file.job_id)
        views = await job.sources(file.id)
        if self.dialog is not None:
            return  # asked for twice
        self.dialog = dialog = SourcesDialog(file_name(file), views, self._place.window())
        dialog.chosen.connect(partial(self._on_chosen, bridge, dialog, file))
        dialog.looked.connect(lambda: bridge.ask(self._look(bridge, dialog, file)))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_chosen(
        self, bridge: Bridge, dialog: SourcesDialog, file: FileView, wanted: Wanted
    ) -> None:
        bridge.call(self._change(bridge, dialog, file, wanted))

    async def _change(
        self, bridge: Bridge, dialog: SourcesDialog, file: FileView, wanted: Wanted
    ) -> None:
        with dialog.answering():
            job = await bridge.manager.get_job(file.job_id)
            if wanted.add or wanted.remove:
                await job.change_mirrors(file.id, wanted.add, wanted.remove)

    async def _look(self, bridge: Bridge, dialog: SourcesDialog, file: FileView) -> None:
        try:
            job = await bridge.manager.get_job(file.job_id)
            views = await job.sources(file.id)
        except BitsError:
            return  # it has just ended
        if dialog is self.dialog:
            dialog.show_sources(views)
