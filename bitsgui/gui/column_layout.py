"""Which columns a list shows, how wide, in which order, and by which it is sorted."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from bitsgui.gui.models.columns import Column

NARROWEST = 40
WIDEST = 4000


class RowMode(StrEnum):
    """How much room a job takes; the value is what ``window.ini`` remembers."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """Columns and their widths in points from the start of the line; ``sort`` None: the queue."""

    shown: tuple[tuple[Column, int], ...]
    sort: Column | None = None
    descending: bool = False

    def to_words(self) -> str:
        """Return the layout as one line for ``window.ini``."""
        columns = " ".join(f"{column.name.lower()}:{width}" for column, width in self.shown)
        if self.sort is None:
            return columns
        return f"{columns} {'-' if self.descending else '+'}{self.sort.name.lower()}"

    def with_column(self, column: Column, width: int) -> "ColumnLayout":
        """Return a layout that shows ``column`` too: the place in the queue first, others last."""
        at_start = column == Column.RANK
        added = ((column, width),)
        return replace(self, shown=added + self.shown if at_start else self.shown + added)

    def without(self, column: Column) -> "ColumnLayout":
        """Return a layout without ``column``, nor sorted by it; the name always stays."""
        if column == Column.NAME:
            return self
        kept = tuple(pair for pair in self.shown if pair[0] != column)
        if self.sort == column:
            return ColumnLayout(kept)
        return replace(self, shown=kept)


def layout_from(words: str) -> ColumnLayout | None:
    """Read what :meth:`ColumnLayout.to_words` wrote; None if it is no layout any more."""
    shown: list[tuple[Column, int]] = []
    sort: Column | None = None
    descending = False
    for word in words.split():
        if word[0] in "+-":
            sort, descending = _column(word[1:]), word[0] == "-"
            continue
        name, _, width = word.partition(":")
        column = _column(name)
        is_new = column is not None and column not in dict(shown)
        if column is not None and is_new and width.isdecimal():
            shown.append((column, min(WIDEST, max(NARROWEST, int(width)))))
    if Column.NAME not in dict(shown):
        return None
    return ColumnLayout(tuple(shown), sort, descending and sort is not None)


def first_layout(mode: RowMode, width_of: Callable[[Column], int]) -> ColumnLayout:
    """Return the columns a mode begins with."""
    columns = [Column.NAME, Column.SIZE, Column.PROGRESS, Column.SPEED, Column.TIME_LEFT]
    if mode == RowMode.COMPACT:
        columns.insert(3, Column.STATUS)
        columns.append(Column.ADDED)
    return ColumnLayout(tuple((column, width_of(column)) for column in columns))


def _column(name: str) -> Column | None:
    return Column.__members__.get(name.upper())
