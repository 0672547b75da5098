"""Shows where the bytes of a file come from, and lets that be changed."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from bitsgui.bits.errors import BitsError
from bitsgui.bits.views import FileView
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.dialogs.sources import SourcesDialog, Wanted
from bitsgui.gui.models.files import file_name


class SourceOrders(QObject):
    """Opens the dialog over the window of ``place``; ``dialog`` is open meanwhile."""

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self.dialog: SourcesDialog | None = None
        self._place = place

    def ask_for_only(self, bridge: Bridge, job_id: UUID) -> None:
        """Show the links of the one file of a job."""
        bridge.call(self._ask_for_only(bridge, job_id))

    def ask_for(self, bridge: Bridge, file: FileView) -> None:
        """Show the links of a file."""
        bridge.call(self._ask(bridge, file))

    async def _ask_for_only(self, bridge: Bridge, job_id: UUID) -> None:
        (file,) = await bridge.manager.file_views(job_id, 0, 1)
        await self._ask(bridge, file)

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
