"""The hours of a week as a table: a row for each day, from the first of the locale's week on."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTime,
)

from bitsgui.gui import text
from bitsgui.gui.limit_words import cell_words
from bitsgui.settings.schedule import DAYS, HOURS, Cell, Schedule

_ROLE = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class WeekModel(QAbstractTableModel):
    """What holds in each hour; ``cell`` tells it, and words for it are at hand for all roles."""

    def __init__(self) -> None:
        super().__init__()
        self.schedule = Schedule()
        self.first_day = QLocale().firstDayOfWeek().value - 1
        self.now: tuple[int, int] | None = None
        """Row and column of this hour."""

    def show_schedule(self, schedule: Schedule) -> None:
        """Show another schedule."""
        if schedule != self.schedule:
            self.schedule = schedule
            self._all_changed()

    def show_now(self, day: int, hour: int) -> None:
        """Mark the hour that is now; days count from Monday on, 0."""
        now = ((day - self.first_day) % DAYS, hour)
        if now != self.now:
            self.now = now
            self._all_changed()

    def place_of(self, index: Index) -> int:
        """Return which hour of the week, from Monday on, an index stands for."""
        return (index.row() + self.first_day) % DAYS * HOURS + index.column()

    def cell(self, index: Index) -> Cell:
        """Return what holds in an hour."""
        return self.schedule.cells[self.place_of(index)]

    def painted(self, indexes: Iterable[Index], cell: Cell) -> Schedule:
        """Return the schedule with something else in some hours."""
        cells = list(self.schedule.cells)
        for index in indexes:
            cells[self.place_of(index)] = cell
        return Schedule(tuple(cells))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the days of a week."""
        return 0 if parent.isValid() else DAYS

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the hours of a day."""
        return 0 if parent.isValid() else HOURS

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Return the words for an hour: nothing is written into it."""
        if role not in (_ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return None
        words = text.tr("%1 %2 to %3: %4").replace("%1", self.day_name(index.row()))
        words = words.replace("%2", hour_name(index.column()))
        words = words.replace("%3", hour_name(index.column() + 1))
        words = words.replace("%4", cell_words(self.cell(index)))
        return f"{words} ({text.tr('now')})" if self._is_now(index) else words

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        """Return the name of a day, or an hour."""
        if orientation == Qt.Orientation.Horizontal:
            wanted = (_ROLE.DisplayRole, _ROLE.AccessibleTextRole)
            return hour_name(section, is_short=True) if role in wanted else None
        if role == _ROLE.DisplayRole:
            return self.day_name(section, QLocale.FormatType.ShortFormat)
        return self.day_name(section) if role == _ROLE.AccessibleTextRole else None

    def day_name(self, row: int, form: QLocale.FormatType = QLocale.FormatType.LongFormat) -> str:
        """Return the name of the day in a row."""
        return QLocale().standaloneDayName((row + self.first_day) % DAYS + 1, form)

    def _is_now(self, index: Index) -> bool:
        return self.now == (index.row(), index.column())

    def _all_changed(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(DAYS - 1, HOURS - 1))


def hour_name(hour: int, *, is_short: bool = False) -> str:
    """Return an hour as the locale writes it: ``18:00``, ``6 PM``; short without minutes: ``18``.

    The end of a day is 24, where hours are not counted by halves of it.
    """
    form = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    if "ap" in form.lower():
        return QLocale().toString(QTime(hour % HOURS, 0), "h AP")
    return f"{hour}" if is_short else f"{hour:02}:00"
