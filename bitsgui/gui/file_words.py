"""Lets the search find downloads by the names and links of all their files."""

import asyncio
from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit

from bitsgui.bits.views import Changes
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.models.jobs import JobsModel

AT_ONCE = 2000


class FileWords(QObject):
    """Asks the engine for them when a search begins, and lets go of them when it ends.

    Snapshots have those of the first file alone, and most of the time nobody searches. ``told``:
    the rows that were found may be others now.
    """

    told = Signal()

    def __init__(self, jobs: JobsModel, search: QLineEdit) -> None:
        super().__init__(jobs)
        self.bridge: Bridge | None = None
        self._jobs = jobs
        self._is_searching = False
        self._is_asking = False
        self._lacking: dict[UUID, None] = {}
        search.textChanged.connect(self._on_searched)

    def note(self, batch: Changes) -> None:
        """Ask for those of jobs that a batch brings into a search, or changes."""
        if not self._is_searching:
            return
        ids = (view.id for view in batch.changed)
        self._lacking |= dict.fromkeys(filter(self._jobs.lacks_file_words, ids))
        self._ask_again()

    def _on_searched(self, words: str) -> None:
        is_searching = bool(words.strip())
        if is_searching == self._is_searching:
            return
        self._is_searching = is_searching
        self._lacking.clear()
        if is_searching:
            self._ask(None)
        else:
            self._jobs.forget_file_words()

    def _ask(self, job_ids: Sequence[UUID] | None) -> None:
        if self.bridge is not None:
            self._is_asking = True
            self.bridge.call(self._bring(self.bridge, job_ids))

    async def _bring(self, bridge: Bridge, job_ids: Sequence[UUID] | None) -> None:
        try:
            words = await bridge.manager.file_words(job_ids)
        finally:
            self._is_asking = False
        told = list(words.items())
        for first in range(0, len(told), AT_ONCE):
            if not self._is_searching:
                return
            self._jobs.take_file_words(dict(told[first : first + AT_ONCE]))
            await asyncio.sleep(0)  # the next key is not to wait for all of them
        self.told.emit()
        self._ask_again()

    def _ask_again(self) -> None:
        if self._is_asking:
            return
        lacking, self._lacking = list(filter(self._jobs.lacks_file_words, self._lacking)), {}
        if lacking:
            self._ask(lacking)
