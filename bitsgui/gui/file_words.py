"""Lets the search find downloads by the names and links of all their files."""

from itertools import islice
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit

from bitsgui.bits.views import Changes
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.models.jobs import JobsModel

AT_ONCE = 250
"""So many jobs a question: no key is to wait for the words of thousands of files."""
_FOCUS = frozenset({QEvent.Type.FocusIn, QEvent.Type.FocusOut})


class FileWords(QObject):
    """Asks the engine for them once the keyboard is in ``search``, and forgets them afterwards.

    Snapshots have those of the first file alone, and most of the time nobody searches. ``told``:
    the rows that are found may be others now.
    """

    told = Signal()

    def __init__(self, jobs: JobsModel, search: QLineEdit) -> None:
        super().__init__(jobs)
        self.bridge: Bridge | None = None
        self._jobs = jobs
        self._search = search
        self._is_wanted = False
        self._is_asking = False
        self._lacking: dict[UUID, None] = {}
        search.textChanged.connect(self._review)
        search.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the keyboard."""
        if event.type() in _FOCUS:
            self._review()
        return False

    def note(self, batch: Changes) -> None:
        """Ask for those of jobs that a batch brings into a search, or changes."""
        if self._is_wanted:
            ids = (view.id for view in batch.changed)
            self._lacking |= dict.fromkeys(filter(self._jobs.lacks_file_words, ids))
            self._ask()

    def _review(self) -> None:
        is_wanted = self._search.hasFocus() or bool(self._search.text().strip())
        if is_wanted == self._is_wanted:
            return
        self._is_wanted = is_wanted
        if is_wanted:
            self._lacking = dict.fromkeys(self._jobs.without_file_words())
            self._ask()
        else:
            self._lacking.clear()
            self._jobs.forget_file_words()

    def _ask(self) -> None:
        if self._lacking and not self._is_asking and self.bridge is not None:
            self._is_asking = True
            self.bridge.call(self._bring(self.bridge))

    async def _bring(self, bridge: Bridge) -> None:
        try:
            while self._lacking:
                ids = list(islice(self._lacking, AT_ONCE))
                for job_id in ids:
                    del self._lacking[job_id]
                names = self._jobs.file_names(ids)  # as told: they may change meanwhile
                words = await bridge.manager.file_words(list(names))
                if self._is_wanted:
                    self._jobs.take_file_words(words, names)
        finally:
            self._is_asking = False
        self.told.emit()
