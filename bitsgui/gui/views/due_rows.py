"""Which parts of the rows have to be painted anew: of a job that only went on, a few numbers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QRegion

from bitsgui.gui.delegates.job_row import JobRow
from bitsgui.gui.models.columns import MOVING, Column

if TYPE_CHECKING:
    from bitsgui.gui.views.jobs_list import JobsList

Index = QModelIndex | QPersistentModelIndex


class DueRows:
    """Keeps what of a view's rows is due while they are painted.

    A row is painted from Python, in which its words take most of the time: with fifty transfers in
    sight, a third of what the window does.
    """

    def __init__(self, view: "JobsList", rows: JobRow) -> None:
        self._view = view
        self._rows = rows
        self._due: QRegion | None = None

    def begin(self, due: QRegion) -> None:
        """Paint within ``due`` from now on."""
        self._due = due

    def end(self) -> None:
        """Paint whole rows again."""
        self._due = None

    def of(self, row: QRect) -> QRect:
        """Return the part of a row that has to be painted."""
        return row if self._due is None else self._due.intersected(row).boundingRect()

    def ask_for_numbers(self, first: int, last: int) -> None:
        """Have the numbers painted that differ in these rows, as far as they are in sight."""
        seen_first, seen_last = self._view.in_sight()
        if first > seen_last or last < seen_first:
            return
        spans = [self._span(column) for column in self._view.columns.shown if column in MOVING]
        if not spans:
            return
        left, right = min(start for start, _ in spans), max(end for _, end in spans)
        model, due = self._view.model(), QRegion()
        for row in range(max(first, seen_first), min(last, seen_last) + 1):
            line = self._rows.line_of(self._view.visualRect(model.index(row, 0)))
            due += QRect(left, line.top(), right - left, line.height())
        self._view.viewport().update(due)

    def _span(self, column: Column) -> tuple[int, int]:
        header = self._view.header()
        left = header.sectionViewportPosition(column)
        return left, left + header.sectionSize(column)
