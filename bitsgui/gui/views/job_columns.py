"""The columns of the list of jobs: what is shown, kept for each mode of its rows."""

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QMenu, QTreeView

from bitsgui.gui import text
from bitsgui.gui.column_layout import NARROWEST, ColumnLayout, RowMode, first_layout
from bitsgui.gui.models.columns import Column, column_room, column_title
from bitsgui.gui.theme import GAP_HUGE, GAP_SMALL, tabular
from bitsgui.gui.views.header import FlatHeader

NAME_MINIMUM = 164
NAME_LENT = 200
"""Up to here the name has some of the bar's room, where columns are left out."""
NAME_ENOUGH = 280
"""From here on the name shares with the status what room is left."""
STATUS_MOST = 360
PROGRESS_COMPACT = 104
_MENU_ORDER = (
    Column.RANK,
    Column.NAME,
    Column.SIZE,
    Column.PROGRESS,
    Column.STATUS,
    Column.SPEED,
    Column.AVERAGE,
    Column.LIMIT,
    Column.TIME_LEFT,
    Column.TIME_SPENT,
    Column.RECEIVED,
    Column.REMAINING,
    Column.CONNECTIONS,
    Column.FILES,
    Column.PRIORITY,
    Column.CATEGORY,
    Column.HOST,
    Column.FOLDER,
    Column.LINK,
    Column.PAGE,
    Column.CHECKSUM,
    Column.ERRORS,
    Column.ADDED,
    Column.FINISHED,
    Column.ACTIVITY,
)
_LEAST = (Column.ADDED, Column.SIZE, Column.SPEED, Column.STATUS)
"""What is left out one by one where the columns a mode begins with have no room.

How far a download is and how long it takes stays to the last.
"""
_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class JobColumns(QObject):
    """Shows, hides, moves, widens and sorts columns; the name takes the room that is left.

    The status has its share of it, as long as nobody gave it another width than it begins with.
    As long as nobody has chosen columns, those that matter least are left out of a narrow list;
    what somebody chose is scrolled sideways.
    ``menu`` is the header's context menu, ``sort_menu`` sorts without the mouse.
    ``changed`` follows every change of which columns are shown in which order.
    """

    changed = Signal()

    def __init__(self, view: QTreeView, header: FlatHeader, mode: RowMode) -> None:
        super().__init__(view)
        self._view = view
        self._header = header
        self._mode = mode
        self._layouts: dict[RowMode, ColumnLayout] = {}
        self._left_out: dict[Column, int] = {}
        self._lent: int | None = None
        self._chosen: set[RowMode] = set()
        self._is_fitting = False
        self._grown = 0
        self.shown: tuple[Column, ...] = ()
        self.menu = QMenu(text.tr("&Columns"), view)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.sort_menu = QMenu(text.tr("Sort &by"), view)
        self.sort_menu.aboutToShow.connect(self._fill_sort_menu)
        self._set_up()

    def _set_up(self) -> None:
        header = self._header
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(NARROWEST)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Fixed)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, _ASCENDING)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._view.setSortingEnabled(True)
        self._apply(self._first())
        header.sectionMoved.connect(self._note_order)
        header.sectionResized.connect(self._on_resized)
        header.customContextMenuRequested.connect(self._on_menu)

    # What the window asks.

    @property
    def mode(self) -> RowMode:
        """How much room a row takes."""
        return self._mode

    def set_mode(self, mode: RowMode) -> None:
        """Show the columns of another mode as they were left there."""
        self._layouts[self._mode] = self._current()
        self._mode = mode
        self._apply(self._layouts.get(mode) or self._first())

    def layouts(self) -> dict[RowMode, ColumnLayout]:
        """Return what is to be remembered."""
        return {**self._layouts, self._mode: self._current()}

    def restore(self, layouts: Mapping[RowMode, ColumnLayout]) -> None:
        """Show what was remembered for the mode in force, and keep the rest for later."""
        self._layouts.update(layouts)
        self._apply(self._layouts.get(self._mode) or self._first())

    def reset(self) -> None:
        """Show what the mode in force begins with."""
        self._chosen.discard(self._mode)
        self._apply(self._first())

    def show_column(self, column: Column, is_shown: bool) -> None:
        """Show or hide a column; the name cannot be hidden."""
        layout = self._current()
        self._chosen.add(self._mode)
        if is_shown and column in self._left_out:
            self._apply(layout)
        elif is_shown and column not in self.shown:
            self._apply(layout.with_column(column, self._width_of(column)))
        elif not is_shown:
            self._apply(layout.without(column))

    def fit(self) -> None:
        """Give the name the room the other columns leave, and the status its share."""
        if self._is_fitting:
            return
        self._is_fitting = True
        self._leave_out()
        others = sum(self._header.sectionSize(column) for column in self.shown)
        others -= self._header.sectionSize(Column.NAME)
        left = self._view.viewport().width() - others
        left -= self._grow_status(left)
        self._header.resizeSection(Column.NAME, max(NAME_MINIMUM, left))
        self._is_fitting = False

    # How it is done.

    def _grow_status(self, left: int) -> int:
        """Give the status its share of the room left; return how much wider that makes it."""
        header, before = self._header, self._grown
        if Column.STATUS not in self.shown:
            return 0
        width = header.sectionSize(Column.STATUS) - before
        if width != self._width_of(Column.STATUS):
            return 0
        share = (left + before - NAME_ENOUGH) // 2
        self._grown = max(0, min(share, STATUS_MOST - width))
        header.resizeSection(Column.STATUS, width + self._grown)
        return self._grown - before

    def _leave_out(self) -> None:
        """Hide what has no room beside the name, and show again what has."""
        header = self._header
        widths = dict(self._current().shown)
        room = self._view.viewport().width() - NAME_MINIMUM
        over = sum(widths.values()) - widths[Column.NAME] - room
        out: dict[Column, int] = {}
        for column in () if self._is_chosen(widths.keys()) else _LEAST:
            if over > 0 and column in widths and self._is_spare(column, widths[column]):
                out[column] = widths[column]
                over -= widths[column]
        if out.keys() != self._left_out.keys():
            for column in widths.keys() & {*_LEAST}:
                header.setSectionHidden(column, column in out)
            self._left_out = out
            self._note_order()
        self._lend(widths, NAME_MINIMUM - over, is_narrow=bool(out))

    def _lend(self, widths: Mapping[Column, int], name: int, *, is_narrow: bool) -> None:
        """Make the bar shorter for the sake of the name, or give it back what is its own."""
        own = widths.get(Column.PROGRESS, 0)
        is_short = is_narrow and name < NAME_LENT and own > PROGRESS_COMPACT
        if is_short and self._is_spare(Column.PROGRESS, own):
            self._lent = own
            self._header.resizeSection(Column.PROGRESS, PROGRESS_COMPACT)
        elif self._lent is not None:
            self._header.resizeSection(Column.PROGRESS, self._lent)
            self._lent = None

    def _is_spare(self, column: Column, width: int) -> bool:
        """Return whether nobody sorts by a column or gave it more room: it may be left out.

        Another language needs a little more or less.
        """
        is_usual = column == Column.ADDED or width <= self._width_of(column) + GAP_HUGE
        return is_usual and column != self._header.sortIndicatorSection()

    def _is_chosen(self, columns: Collection[Column]) -> bool:
        """Return whether somebody wants just these columns in the mode in force."""
        usual = {column for column, _ in self._first().shown}
        return self._mode in self._chosen or set(columns) != usual

    def _first(self) -> ColumnLayout:
        return first_layout(self._mode, self._width_of)

    def _width_of(self, column: Column) -> int:
        room = column_room(column)
        if column == Column.PROGRESS and self._mode == RowMode.COMPACT:
            room = PROGRESS_COMPACT
        if isinstance(room, str):
            metrics = QFontMetrics(tabular(self._view.font()))
            room = metrics.horizontalAdvance(room) + 2 * GAP_SMALL + 2
        if column == Column.RANK:
            room += self._header.start - GAP_SMALL  # it comes first, behind the icon
        return max(room, self._header.width_for(column_title(column)))

    def _current(self) -> ColumnLayout:
        header = self._header
        sort = header.sortIndicatorSection()
        inner = map(Column, map(header.logicalIndex, range(header.count())))
        there = [column for column in inner if column in {*self.shown, *self._left_out}]
        return ColumnLayout(
            tuple((c, self._left_out.get(c) or self._own_width(c)) for c in there),
            Column(sort) if sort in self.shown else None,
            sort in self.shown and header.sortIndicatorOrder() == _DESCENDING,
        )

    def _own_width(self, column: Column) -> int:
        """Return a column's width as if there were just the room for it."""
        if column == Column.PROGRESS and self._lent is not None:
            return self._lent
        grown = self._grown if column == Column.STATUS and column in self.shown else 0
        return self._header.sectionSize(column) - grown

    def _apply(self, layout: ColumnLayout) -> None:
        header = self._header
        widths = dict(layout.shown)
        self._left_out, self._is_fitting, self._grown = {}, True, 0
        self._lent = None
        for place, (column, width) in enumerate(layout.shown):
            header.moveSection(header.visualIndex(column), place)
            header.setSectionHidden(column, False)
            header.resizeSection(column, width)
        for column in Column:
            header.setSectionHidden(column, column not in widths)
        order = _DESCENDING if layout.descending else _ASCENDING
        header.setSortIndicator(-1 if layout.sort is None else layout.sort, order)
        self._note_order()
        self._is_fitting = False
        self.fit()

    def _note_order(self) -> None:
        self.shown = tuple(map(Column, self._header.sections_in_sight()))
        self._view.viewport().update()
        self.changed.emit()

    def _sort(self, section: int, order: Qt.SortOrder, _: bool = False) -> None:
        self._header.setSortIndicator(section, order)

    def _on_resized(self, section: int) -> None:
        if section == Column.STATUS and not self._is_fitting:
            self._grown = 0  # somebody gave it this width
        if section == Column.PROGRESS and not self._is_fitting:
            self._lent = None
        if section != Column.NAME:
            self.fit()

    def _on_menu(self, place: QPoint) -> None:
        self.menu.popup(self._header.viewport().mapToGlobal(place))

    def _fill_menu(self) -> None:
        self.menu.clear()
        for column in _MENU_ORDER:
            entry = _entry(self.menu, column_title(column), is_checked=column in self.shown)
            entry.setEnabled(column != Column.NAME)
            entry.toggled.connect(partial(self.show_column, column))
        self.menu.addSeparator()
        self.menu.addAction(text.tr("&Reset columns")).triggered.connect(self.reset)

    def _fill_sort_menu(self) -> None:
        self.sort_menu.clear()
        header = self._header
        sort, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
        titles = [(-1, text.tr("The order of the queue"))]
        titles += [(column, column_title(column)) for column in self.shown]
        group = QActionGroup(self.sort_menu)
        for section, title in titles:
            entry = group.addAction(_entry(self.sort_menu, title, is_checked=section == sort))
            entry.triggered.connect(partial(self._sort, section, order))
        self.sort_menu.addSeparator()
        turned = _ASCENDING if order == _DESCENDING else _DESCENDING
        entry = _entry(self.sort_menu, text.tr("Descending"), is_checked=order == _DESCENDING)
        entry.setEnabled(sort >= 0)
        entry.triggered.connect(partial(self._sort, sort, turned))


def _entry(menu: QMenu, title: str, *, is_checked: bool) -> QAction:
    entry = menu.addAction(title.replace("&", "&&"))
    entry.setCheckable(True)
    entry.setChecked(is_checked)
    return entry
