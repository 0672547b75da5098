"""The lines of the sidebar: filters with their counts, and sections that fold."""

from collections.abc import Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from bitsgui.bits.categories import NO_CATEGORY
from bitsgui.gui import formats, text
from bitsgui.gui.models.categories import known, line_word
from bitsgui.gui.models.filters import PRIORITIES, STATES, Filter, Narrowing, filter_name

Index = QModelIndex | QPersistentModelIndex


class Section(Enum):
    """A heading with lines under it."""

    CATEGORIES = "categories"
    PRIORITIES = "priorities"


Line = Filter | Section | int
"""A category stands by its id, 0 for jobs without one."""


class SidebarModel(QAbstractListModel):
    """Lines of filters, headings and categories; :meth:`line_at` tells which.

    No role carries them: Qt would make plain text of a :class:`Filter`. ``narrowing`` is what is
    chosen; who changes it repaints.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.narrowing = Narrowing()
        self._counts: dict[Filter | int, int] = {}
        self._unfolded: set[Section] = set()
        self._lines: list[Line] = [*STATES, *Section]

    def line_at(self, row: int) -> Line:
        """Return what stands in a row."""
        return self._lines[row]

    def row_of(self, line: Line) -> int | None:
        """Return the row of a line, None while it is folded away."""
        return self._lines.index(line) if line in self._lines else None

    def count(self, part: Filter | int) -> int:
        """Return how many jobs a filter, or a category, has."""
        return self._counts.get(part, 0)

    def show_counts(
        self, counts: Mapping[Filter, int], categories: Mapping[int, int] = MappingProxyType({})
    ) -> None:
        """Take new counts; only lines that differ are signalled."""
        before = self._counts
        self._counts = {part: count for part, count in counts.items() if count}
        self._counts |= {id_: count for id_, count in categories.items() if count}
        if (NO_CATEGORY in before) != (NO_CATEGORY in self._counts):
            self.renew_categories()
        for row, line in enumerate(self._lines):
            if not isinstance(line, Section) and before.get(line, 0) != self.count(line):
                self.dataChanged.emit(self.index(row), self.index(row))

    def renew_categories(self) -> None:
        """Show the categories there are now."""
        if self.is_unfolded(Section.CATEGORIES):
            row = self._lines.index(Section.CATEGORIES) + 1
            there = self._parts_shown(Section.CATEGORIES)
            wanted = self.parts(Section.CATEGORIES)
            if there != wanted:
                self._replace(row, len(there), wanted)
        self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def parts(self, section: Section) -> list[Filter | int]:
        """Return the lines under a heading, folded away or not."""
        if section == Section.PRIORITIES:
            return list(PRIORITIES.values())
        ids: list[Filter | int] = [category.id for category in known()]
        is_needed = self.count(NO_CATEGORY) or self.narrowing.category == NO_CATEGORY
        return [*ids, NO_CATEGORY] if is_needed else ids

    def chosen_in(self, section: Section) -> Filter | int | None:
        """Return the line under a heading that is chosen."""
        if section == Section.PRIORITIES:
            return self.narrowing.priority
        return self.narrowing.category

    def _parts_shown(self, section: Section) -> list[Line]:
        start = self._lines.index(section) + 1
        ends = (row for row in range(start, len(self._lines)) if self._is_heading(row))
        return self._lines[start : next(ends, len(self._lines))]

    def _is_heading(self, row: int) -> bool:
        return isinstance(self._lines[row], Section)

    def _replace(self, row: int, count: int, wanted: Sequence[Line]) -> None:
        if count:
            self.beginRemoveRows(QModelIndex(), row, row + count - 1)
            del self._lines[row : row + count]
            self.endRemoveRows()
        if wanted:
            self.beginInsertRows(QModelIndex(), row, row + len(wanted) - 1)
            self._lines[row:row] = wanted
            self.endInsertRows()

    def is_unfolded(self, section: Section) -> bool:
        """Return whether the filters of a section are seen."""
        return section in self._unfolded

    def unfold(self, section: Section, is_unfolded: bool) -> None:
        """Show or fold away the filters of a section."""
        if is_unfolded == self.is_unfolded(section):
            return
        row = self._lines.index(section)
        shown = len(self._parts_shown(section))
        (self._unfolded.add if is_unfolded else self._unfolded.discard)(section)
        self._replace(row + 1, shown, self.parts(section) if is_unfolded else [])
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
        if isinstance(line, Section):
            state = text.tr("unfolded") if self.is_unfolded(line) else text.tr("folded")
            chosen = self.chosen_in(line)
            words = [line_name(line), state, "" if chosen is None else line_name(chosen)]
            return ", ".join(filter(None, words))
        words = f"{line_name(line)}, {text.tr('%n download(s)', self.count(line))}"
        is_in_group = line not in STATES
        chosen = text.tr("chosen") if is_in_group and self.narrowing.has(line) else ""
        return f"{words}, {chosen}" if chosen else words


def line_name(line: Line) -> str:
    """Return what a line is called."""
    if isinstance(line, Filter):
        return filter_name(line)
    if isinstance(line, int):
        return line_word(line)
    names = {
        Section.CATEGORIES: text.tr("Categories"),
        Section.PRIORITIES: text.tr("Priorities"),
    }
    return names[line]


def count_text(count: int) -> str:
    """Return a count as the sidebar shows it: none is no number."""
    return formats.number(count) if count else ""


def _tool_tip(line: Line) -> str | None:
    for priority, part in PRIORITIES.items():
        if part == line:
            return text.priority_word(priority)
    return None
