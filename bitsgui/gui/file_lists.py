"""Brings the files of the job the details are about."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from bitsgui.bits.errors import BitsError
from bitsgui.bits.states import FINAL
from bitsgui.bits.views import Changes, FileView, JobView
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.finished import finished_files
from bitsgui.gui.views.details import DetailsPane
from bitsgui.gui.views.jobs_list import JobsList


class FileLists(QObject):
    """Asks for the files of the current job, once a change, one question at a time.

    ``outdated``: while it asked, another job became current, so that it should be asked again.
    """

    outdated = Signal()

    def __init__(self, jobs_list: JobsList, details: DetailsPane) -> None:
        super().__init__(details)
        self.bridge: Bridge | None = None
        self._list = jobs_list
        self._details = details
        self._shown: UUID | None = None
        self._is_asking = False

    def note(self, batch: Changes) -> None:
        """Ask again for files that a batch has changed."""
        if any(view.id == self._shown for view in batch.changed):
            self._shown = None

    def show_for(self, view: JobView | None) -> None:
        """Bring the files of a job, if they are not there already."""
        if view is None:
            self._shown = None
        elif self._shown != view.id and not self._is_asking:
            self._shown = view.id
            self._ask(view)

    def _ask(self, view: JobView) -> None:
        if self.bridge is None:
            return
        row = self.bridge.history.get(view.id)
        if row is not None:
            self._details.show_files(finished_files(row), view)
        elif view.state not in FINAL:
            self._is_asking = True
            self.bridge.call(self._load(self.bridge, view.id))

    async def _load(self, bridge: Bridge, job_id: UUID) -> None:
        files: list[FileView] = []
        try:
            files = await bridge.manager.file_views(job_id)
        except BitsError:
            pass  # the job has just ended; the next batch takes its row away
        finally:
            self._is_asking = False
        shown = self._list.current_view()
        if shown is not None and shown.id == job_id:
            self._details.show_files(files, shown)
        if shown is not None and shown.id != self._shown:
            self.outdated.emit()
