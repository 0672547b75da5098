"""Whether rows have to be laid out anew, or have only changed their places."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView

from bitsgui.gui.models.jobs import JobsModel

MANY = 2000
"""From so many rows on, laying them out takes a good part of a frame."""


class RowLayout(QObject):
    """Follows the model of a view whose rows all have one height.

    Qt lays every row out at each change of the order, though it keeps nothing of one that does
    not depend on its place alone, but for what stands open. It asks the model twice about each for
    that: a frame for ten thousand. So where there are :data:`MANY` that has a turn of the loop of
    its own, unless somebody asks for the place of one before.
    """

    def __init__(self, view: QAbstractItemView, model: JobsModel) -> None:
        super().__init__(view)
        self._view = view
        self._jobs = model
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._on_turn)
        self._is_other = True
        self._is_sorted = self._is_reset = self._is_put_off = False
        model.layoutChanged.connect(self._on_sorted)
        model.modelReset.connect(self._on_reset)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self.outdate)

    def outdate(self) -> None:
        """Take note that there are other rows, or higher ones."""
        self._is_other = True
        self._hold()

    @property
    def is_due(self) -> bool:
        """Whether all rows are others, and have yet to be laid out: none has its place."""
        return self._is_reset

    @contextmanager
    def put_off(self) -> Iterator[None]:
        """Lay nothing out meanwhile if all of very many rows are due; they follow in a turn."""
        if not self._is_reset or self._jobs.rowCount() < MANY:
            yield
            return
        self._is_put_off = True
        try:
            yield
        finally:
            self._is_put_off = False
            self._view.scheduleDelayedItemsLayout()
            self._hold()

    def is_to_do(self) -> bool:
        """Return whether to lay out now; the answer is taken for done."""
        if self._is_put_off:
            return False
        is_kept = self._is_sorted and not self._is_other and not self._jobs.open_ids()
        self._is_sorted = self._is_other = self._is_reset = False
        return not is_kept

    def rest(self) -> None:
        """After very many rows, let the window have its turn before they are painted."""
        self._hold()

    def _hold(self) -> None:
        if self._jobs.rowCount() >= MANY and not self._turn.isActive():
            self._view.viewport().setUpdatesEnabled(False)
            self._turn.start()

    def _on_turn(self) -> None:
        if self._is_other and self._view.isVisible():
            self._view.doItemsLayout()
        if not self._turn.isActive():
            self._view.viewport().setUpdatesEnabled(True)

    def _on_reset(self) -> None:
        self._is_reset = True

    def _on_sorted(self) -> None:
        self._is_sorted = True
