"""The lines of the sidebar: filters with their counts, and sections that fold."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from bitsgui.gui import formats, text
from bitsgui.gui.models.filters import PRIORITIES, STATES, Filter, filter_name

Index = QModelIndex | QPersistentModelIndex


class Section(Enum):
    """A heading with filters under it."""

    PRIORITIES = "priorities"


Line = Filter | Section


class SidebarModel(QAbstractListModel):
    """Lines of :class:`Filter` and :class:`Section`; :meth:`line_at` tells which.

    No role carries them: Qt would make plain text of a :class:`Filter`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[Filter, int] = {}
        self._unfolded: set[Section] = set()
        self._lines: list[Line] = [*STATES, Section.PRIORITIES]

    def line_at(self, row: int) -> Line:
        """Return what stands in a row."""
        return self._lines[row]

    def row_of(self, line: Line) -> int | None:
        """Return the row of a line, None while it is folded away."""
        return self._lines.index(line) if line in self._lines else None

    def count(self, part: Filter) -> int:
        """Return how many jobs a filter shows."""
        return self._counts.get(part, 0)

    def show_counts(self, counts: Mapping[Filter, int]) -> None:
        """Take new counts; only lines that differ are signalled."""
        for row, line in enumerate(self._lines):
            if isinstance(line, Filter) and counts.get(line, 0) != self.count(line):
                self._counts[line] = counts.get(line, 0)
                self.dataChanged.emit(self.index(row), self.index(row))
        self._counts = {part: counts.get(part, 0) for part in Filter}

    def is_unfolded(self, section: Section) -> bool:
        """Return whether the filters of a section are seen."""
        return section in self._unfolded

    def unfold(self, section: Section, is_unfolded: bool) -> None:
        """Show or fold away the filters of a section."""
        if is_unfolded == self.is_unfolded(section):
            return
        row = self._lines.index(section)
        parts = list(PRIORITIES.values())
        if is_unfolded:
            self.beginInsertRows(QModelIndex(), row + 1, row + len(parts))
            self._lines[row + 1 : row + 1] = parts
            self._unfolded.add(section)
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), row + 1, row + len(parts))
            del self._lines[row + 1 : row + 1 + len(parts)]
            self._unfolded.discard(section)
            self.endRemoveRows()
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a line."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line_name(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tool_tip(line)
        return None

    def _spoken(self, line: Line) -> str:
        if isinstance(line, Filter):
            return f"{line_name(line)}, {text.tr('%n download(s)', self.count(line))}"
        state = text.tr("unfolded") if self.is_unfolded(line) else text.tr("folded")
        return f"{line_name(line)}, {state}"


def line_name(line: Line) -> str:
    """Return what a line is called."""
    return filter_name(line) if isinstance(line, Filter) else text.tr("Priorities")


def count_text(count: int) -> str:
    """Return a count as the sidebar shows it: none is no number."""
    return formats.number(count) if count else ""


def _tool_tip(line: Line) -> str | None:
    for priority, part in PRIORITIES.items():
        if part == line:
            return text.priority_word(priority)
    return None
