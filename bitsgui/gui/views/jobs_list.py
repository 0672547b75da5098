"""The list of jobs."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyleOptionViewItem, QTreeView, QWidget

from bitsgui.bits.views import JobView
from bitsgui.gui import text
from bitsgui.gui.column_layout import RowMode
from bitsgui.gui.delegates.job_row import JobRow
from bitsgui.gui.delegates.subjects import FileSubject, JobSubject, Look
from bitsgui.gui.models.columns import Column
from bitsgui.gui.models.jobs import ADVANCED, JobsModel
from bitsgui.gui.models.spans import spans
from bitsgui.gui.theme import GAP_SMALL, current_tokens, tabular
from bitsgui.gui.views.due_rows import DueRows, Index
from bitsgui.gui.views.file_deeds import ChosenFiles, FileDeeds
from bitsgui.gui.views.header import FlatHeader
from bitsgui.gui.views.job_columns import JobColumns
from bitsgui.gui.views.kept_selection import KeptSelection
from bitsgui.gui.views.open_rows import OpenRows
from bitsgui.gui.views.quick_buttons import QuickButtons
from bitsgui.gui.views.row_layout import RowLayout
from bitsgui.gui.views.scrolling import ThinScrollBar

SECOND_MS = 1000
BAR_WIDTH = 120
_STEPS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})
_JUMPS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_MOVES = _STEPS | _JUMPS
_ROWS = QItemSelectionModel.SelectionFlag.Rows
_SELECT = QItemSelectionModel.SelectionFlag.Select | _ROWS
_CURRENT = QItemSelectionModel.SelectionFlag.Current | QItemSelectionModel.SelectionFlag.NoUpdate


class JobsList(QTreeView):
    """Rows of jobs that open to their files, which stand for their job but in ``file_deeds``.

    ``selection_moved`` follows any change of what is selected or current.
    ``toggle_requested`` is the space bar, ``open_requested`` Enter or a double click.
    ``menu_requested`` carries where on the screen a menu about the selection is wanted,
    ``ground_menu_requested`` where one about the list, as nothing is selected or meant.
    """

    selection_moved = Signal()
    toggle_requested = Signal()
    open_requested = Signal()
    ticked = Signal()
    menu_requested = Signal(QPoint)
    ground_menu_requested = Signal(QPoint)

    def __init__(self, model: JobsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = model
        self._row = JobRow(self, self.font(), RowMode.COMFORTABLE)
        self.row_layout = RowLayout(self, model)
        self._header = FlatHeader(self, start=self._row.text_start)
        self._due = DueRows(self, self._row)
        self._timer = QTimer(self, interval=SECOND_MS)
        self._timer.timeout.connect(self._on_tick)
        self._set_up_view()
        self.setModel(model)
        self.buttons = QuickButtons(self)
        self.opening = OpenRows(self, model)
        self.file_deeds = FileDeeds(self, self.chosen_files)
        self.columns = JobColumns(self, self._header, RowMode.COMFORTABLE)
        self.kept = KeptSelection(self, model)
        model.counts_changed.connect(self._start_or_stop_ticking)
        self.doubleClicked.connect(self.open_requested)

    def _set_up_view(self) -> None:
        self.setHeader(self._header)
        self.setItemDelegate(self._row)
        ThinScrollBar(self)
        # Arrows and indents are painted with the rest of the row, which takes the mouse over them.
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(text.tr("Downloads"))

    def set_mode(self, mode: RowMode) -> None:
        """Give the rows one line or two, with the columns that belong to it."""
        if mode == self.columns.mode:
            return
        top = self.indexAt(self.viewport().rect().topLeft())
        self._row.set_look(self.font(), mode)
        self._header.set_start(self._row.text_start)
        self.columns.set_mode(mode)
        self.row_layout.outdate()
        self.doItemsLayout()
        self.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)

    def doItemsLayout(self) -> None:
        """Lay the rows out, unless they have only changed their places."""
        if self.row_layout.is_to_do():
            super().doItemsLayout()
            self.row_layout.rest()
        else:
            self.viewport().update()

    # What is selected.

    def selected_views(self) -> list[JobView]:
        """Return the selected jobs from top to bottom, also those of selected files."""
        runs = self.opening.selected_runs()
        if any(run.is_of_files for run in runs):
            rows = {row for run in runs for row in run.job_rows()}
            return [self._jobs.view_at(row) for row in sorted(rows)]
        places = sorted({(run.first, run.last) for run in runs})
        return [view for first, last in places for view in self._jobs.views_in(first, last)]

    def whole_views(self) -> list[JobView]:
        """Return the jobs whose own rows are selected, from top to bottom."""
        runs = [run for run in self.opening.selected_runs() if not run.is_of_files]
        rows = {row for run in runs for row in run.job_rows()}
        return [self._jobs.view_at(row) for row in sorted(rows)]

    def up_to_date(self, views: list[JobView]) -> list[JobView]:
        """Return what is known of these jobs by now."""
        return [self._jobs.view(view.id) or view for view in views]

    def chosen_files(self) -> ChosenFiles | None:
        """Return what is selected if it is nothing but files of one job."""
        chosen = self.opening.chosen_rows()
        job = None if chosen is None else self._jobs.view(chosen.job_id)
        if chosen is None or job is None:
            return None
        return ChosenFiles(job, tuple(self._jobs.known_files(chosen.job_id, chosen.rows) or ()))

    def current_view(self) -> JobView | None:
        """Return the job the details are about, if one is selected."""
        index = self.currentIndex()
        if index.isValid() and self.selectionModel().isRowSelected(index.row(), index.parent()):
            return self._jobs.job_of(index)
        return next(iter(self.selected_views()), None)

    def select(self, job_ids: list[UUID]) -> None:
        """Select these jobs and bring the first of them into view."""
        rows = [row for row in map(self._jobs.row_of, job_ids) if row is not None]
        if not rows:
            return
        self.make_current(rows[0])
        self.selectionModel().clearSelection()
        self.select_rows(rows)
        self.scrollTo(self._jobs.index(rows[0], 0))

    def neighbour_of_selection(self) -> UUID | None:
        """Return the job below the selected ones, or else above them, None if there is none."""
        rows = {row for run in self.opening.selected_runs() for row in run.job_rows()}
        below = max(rows, default=-1) + 1
        above = min(rows, default=0) - 1
        row = below if below < self._jobs.rowCount() else above
        return self._jobs.view_at(row).id if row >= 0 else None

    def selectAll(self) -> None:
        """Select every job in one run; the view's own way asks the model about each row."""
        last = self._jobs.rowCount() - 1
        if last >= 0:
            whole = QItemSelection(self._jobs.index(0, 0), self._jobs.index(last, 0))
            self.selectionModel().select(whole, _SELECT)

    def make_current(self, row: int | None) -> None:
        """Make the job in a row the current one, if there is one; nothing is selected by that."""
        if row is not None:
            # Not the view's own way: what that selects depends on the keys held down just now.
            self.selectionModel().setCurrentIndex(self._jobs.index(row, 0), _CURRENT)

    def select_rows(self, rows: list[int]) -> None:
        """Select the jobs in these rows beside what is selected."""
        selection = QItemSelection()
        for first, last in spans(rows):
            selection.select(self._jobs.index(first, 0), self._jobs.index(last, 0))
        self.selectionModel().select(selection, _SELECT)

    def sizeHintForColumn(self, column: int) -> int:
        """Return the width in which every cell in sight stands whole."""
        metrics = QFontMetrics(tabular(self.font()))
        first, last = self.in_sight()
        cells = (self._jobs.index(row, column).data() for row in range(first, last + 1))
        longest = max(map(metrics.horizontalAdvance, cells), default=0)
        least = BAR_WIDTH if column == Column.PROGRESS else 0
        return max(least, longest + 2 * GAP_SMALL + 2)

    def in_sight(self) -> tuple[int, int]:
        """Return the rows of the first and the last job of which something is seen."""
        first = self.indexAt(self.viewport().rect().topLeft())
        last = self.indexAt(self.viewport().rect().bottomLeft())
        end = self._jobs.job_row(last) if last.isValid() else self._jobs.rowCount() - 1
        return max(0, self._jobs.job_row(first)), end

    # Painting.

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint anew what a row says; of jobs that only went on, no more than is different."""
        if list(roles) == ADVANCED and not QAccessible.isActive():
            if not self.row_layout.is_due:  # else all is painted anew
                self._due.ask_for_numbers(first.row(), last.row())
        else:
            super().dataChanged(first, last, list(roles))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is due."""
        self._due.begin(event.region())
        super().paintEvent(event)
        self._due.end()

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row whole, because its second line runs over all columns."""
        header = self._header
        rect = self._place_of(options.rect)
        due = self._due.of(rect)
        cells = {
            column: QRect(
                header.sectionViewportPosition(column),
                rect.top(),
                header.sectionSize(column),
                rect.height(),
            )
            for column in self.columns.shown
        }
        if self._jobs.is_file(index):
            file, job = self._jobs.file_at(index), self._jobs.job_of(index)
            look = self._look_of(index, is_hovered=self.buttons.is_over_row(index))
            subject = FileSubject(file, job, look, self._jobs.clock(), current_tokens())
            self._row.paint_row(painter, rect, cells, subject, due)
            return
        view = self._jobs.view_at(index.row())
        look = self._look_of(index, is_hovered=self.buttons.is_over(view))
        if view.files_total > 1:
            look = replace(look, is_open=self._jobs.is_open(view.id))
        has_buttons = look.is_hovered or look.has_focus
        if has_buttons:
            look = replace(look, room=self.buttons.room_in(rect, view))
        rank = self._jobs.rank(view.id) if Column.RANK in cells else None
        subject = JobSubject(view, look, self._jobs.clock(), current_tokens(), rank)
        self._row.paint_row(painter, rect, cells, subject, due)
        if has_buttons:
            self.buttons.paint(painter, rect, view)

    def _look_of(self, index: Index, *, is_hovered: bool) -> Look:
        current = self.currentIndex()
        is_current = current.row() == index.row() and current.internalId() == index.internalId()
        return Look(
            is_selected=self.selectionModel().isRowSelected(index.row(), index.parent()),
            is_hovered=is_hovered,
            has_focus=is_current and self.hasFocus(),
            mirrored=self.isRightToLeft(),
        )

    def view_at(self, index: QModelIndex) -> JobView:
        """Return the job in a row."""
        return self._jobs.view_at(index.row())

    def row_place(self, index: Index) -> QRect:
        """Return where a row is, over all columns."""
        return self._place_of(self.visualRect(index))

    def fold_place(self, index: Index) -> QRect:
        """Return where the mouse opens and closes a row."""
        return self._row.fold_place(self.row_place(index), mirrored=self.isRightToLeft())

    def middle_of_buttons(self, row: QRect) -> int:
        """Return the height the buttons of a row stand on."""
        return self._row.middle_of_buttons(row)

    def _place_of(self, line: QRect) -> QRect:
        """Return a row's place; it moves with the columns when there are more than fit."""
        width = self.viewport().width()
        whole = max(width, self._header.length())
        offset = self._header.offset()
        left = width + offset - whole if self.isRightToLeft() else -offset
        return QRect(left, line.top(), whole, line.height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._row.set_look(self.font(), self.columns.mode)
            self._header.set_start(self._row.text_start)
            self.row_layout.outdate()
            self.scheduleDelayedItemsLayout()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu under the mouse, or for the keyboard at the current row."""
        place = event.globalPos()
        current = self.visualRect(self.currentIndex())
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if by_key and current.isValid():
            place = self.viewport().mapToGlobal(current.center())
        is_on_ground = not by_key and not self.indexAt(event.pos()).isValid()
        if is_on_ground or not self.selectionModel().hasSelection():
            self.ground_menu_requested.emit(place)
        elif self.opening.chosen_rows() is not None:
            self.file_deeds.pop_up(place)
        else:
            self.menu_requested.emit(place)

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what opens rows, the space bar and Enter; the rest is the list's own."""
        if self.opening.take_key(event):
            return
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.toggle_requested.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.open_requested.emit()
        elif event.key() in _STEPS and not event.modifiers() and self._is_nothing_selected():
            self._select_current()
        else:
            super().keyPressEvent(event)
            if event.key() in _MOVES and not event.modifiers():
                self._select_current()

    def _select_current(self) -> None:
        """Select the current row where moving went nowhere, such as Home on the first row."""
        if self._is_nothing_selected():
            self.selectionModel().select(self.currentIndex(), _SELECT)
            self.scrollTo(self.currentIndex())

    def _is_nothing_selected(self) -> bool:
        return self.currentIndex().isValid() and not self.selectionModel().hasSelection()

    def enter(self) -> None:
        """Bring the keyboard here, to the first row if none is selected."""
        self.setFocus()
        self._select_current()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.stand_somewhere()

    def stand_somewhere(self) -> None:
        """Make the first row the current one if none is, once the keyboard is here."""
        if self.hasFocus() and not self.currentIndex().isValid() and self._jobs.rowCount():
            self.make_current(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight when a notice or the details take room."""
        # Asking where a row is lays all of them out; where that is due, it is nowhere yet.
        place = QRect() if self.row_layout.is_due else self.visualRect(self.currentIndex())
        was_seen = place.bottom() >= 0 and place.top() < event.oldSize().height()
        super().resizeEvent(event)
        self.columns.fit()
        if was_seen and place.isValid() and place.bottom() >= self.viewport().height():
            self.scrollTo(self.currentIndex())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell of it."""
        super().selectionChanged(selected, deselected)
        self.selection_moved.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell of it."""
        super().currentChanged(current, previous)
        self.selection_moved.emit()

    # The clock runs only while a row counts down.

    def showEvent(self, event: QShowEvent) -> None:
        """Count down again."""
        super().showEvent(event)
        self._start_or_stop_ticking()

    def _start_or_stop_ticking(self) -> None:
        is_needed = self._is_seen() and self._jobs.has_countdown()
        if is_needed != self._timer.isActive():
            (self._timer.start if is_needed else self._timer.stop)()

    def _is_seen(self) -> bool:
        return self.isVisible() and not self.window().isMinimized()

    def _on_tick(self) -> None:
        if not self._is_seen():
            self._timer.stop()
            return
        self._jobs.tick(*self.in_sight())
        self.ticked.emit()
