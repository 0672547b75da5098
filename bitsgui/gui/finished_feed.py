"""Brings more of the history when the end of the list is in sight, or when it is searched."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from bitsgui.gui import formats, language, text
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.finished_pages import Extent
from bitsgui.gui.models.filters import Filter
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.views.jobs_list import JobsList

TYPING_MS = 200
"""So long after the last key the store is asked; what is in the list is searched at once."""


class FinishedFeed(QObject):
    """Asks the store once there is a ``bridge``, for one page at a time.

    Not by ``fetchMore`` of the model: views call that before they are laid out, again and again.

    ``clear`` is the action that clears what is finished, and says how much that is.
    """

    def __init__(self, jobs: JobsModel, view: JobsList, search: QLineEdit, clear: QAction) -> None:
        super().__init__(jobs)
        self._bridge: Bridge | None = None
        self._jobs = jobs
        self._view = view
        self._is_asking = False
        self._clear = clear
        self._counted = -1
        self._asked: tuple[tuple[str, ...], int | None] = ((), None)
        self._timer = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._timer.timeout.connect(self._ask)
        # Not at once: while rows are laid out, the end seems near.
        self._look_soon = QTimer(self, singleShot=True, interval=0)
        self._look_soon.timeout.connect(self._look)
        search.textChanged.connect(lambda _: self._timer.start())
        jobs.narrowed.connect(lambda _: self._ask())
        bar = view.verticalScrollBar()
        bar.valueChanged.connect(lambda _: self._look_soon.start())
        bar.rangeChanged.connect(lambda *_: self._look_soon.start())
        jobs.counts_changed.connect(self._count)
        # Queued: the actions are named first, without the number.
        language.changed.connect(self._say_count, Qt.ConnectionType.QueuedConnection)
        self._count()

    @property
    def bridge(self) -> Bridge | None:
        """The way to the engine, once there is one."""
        return self._bridge

    @bridge.setter
    def bridge(self, bridge: Bridge | None) -> None:
        self._bridge = bridge
        if bridge is not None:
            bridge.extended.connect(self._on_extended)

    def _ask(self) -> None:
        asked = tuple(self._jobs.search.split()), self._jobs.narrowing.category
        if self._bridge is None or asked == self._asked:
            return
        self._asked = asked
        self._bridge.call(self._bridge.search_finished(*asked))

    def _on_extended(self, extent: Extent) -> None:
        self._jobs.set_extent(extent)
        self._look_soon.start()

    def _look(self) -> None:
        """Ask for the next page while less than one screen is left to scroll."""
        bar = self._view.verticalScrollBar()
        is_near = bar.maximum() - bar.value() <= bar.pageStep()
        is_wanted = is_near and self._view.isVisible() and self._jobs.has_more()
        if is_wanted and self._bridge is not None and not self._is_asking:
            self._is_asking = True
            self._bridge.call(self._bring_more(self._bridge))

    async def _bring_more(self, bridge: Bridge) -> None:
        try:
            await bridge.more_finished()
        finally:
            self._is_asking = False
        self._look_soon.start()

    def _count(self) -> None:
        count = self._jobs.counts.get(Filter.FINISHED, 0)
        if count != self._counted:
            self._counted = count
            self._say_count()

    def _say_count(self) -> None:
        count = self._counted
        self._clear.setEnabled(bool(count))
        words = text.tr("Clear finis&hed (%1)") if count else text.tr("Clear finis&hed")
        self._clear.setText(words.replace("%1", formats.number(count)))
