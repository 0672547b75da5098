"""The hours of a week to paint on, with the mouse or the keyboard."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
)

from bitsgui.gui import text
from bitsgui.gui.delegates.hour_cell import HourCell
from bitsgui.gui.models.week import WeekModel
from bitsgui.gui.theme import GAP_SMALL, GAP_TINY, SECONDARY_SCALE, current_tokens, scaled
from bitsgui.settings.schedule import DAYS, HOURS, Cell, Schedule

ROW = 20
LEAST = 8
"""The least width of an hour."""
_Flag = QItemSelectionModel.SelectionFlag
_LABELLED = (1, 2, 3, 6, 12)
"""Each so many hours there may be a label."""


class WeekGrid(QTableView):
    """Paints with ``brush`` on what is dragged over, or chosen with Shift and painted with Space.

    Hours that are all of the brush already are at full speed again; Ctrl+Z takes a stroke back.
    ``painted`` carries the new :class:`Schedule`.
    """

    painted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.week = WeekModel()
        self.week.setParent(self)
        self.brush: Cell = None
        self._cells = HourCell(self)
        self._is_drawing = False
        self._before: list[Schedule] = []
        self.setModel(self.week)
        self.setItemDelegate(self._cells)
        self.setHorizontalHeader(_Hours(self))
        self.setVerticalHeader(_Days(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (self, self.horizontalHeader(), self.verticalHeader()):
            part.viewport().setAutoFillBackground(False)  # the row around it may be brought out
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().sectionClicked.connect(lambda _: self.paint_chosen())
        self.horizontalHeader().sectionClicked.connect(lambda _: self.paint_chosen())
        self.setAccessibleDescription(
            text.tr("Arrow keys move, Shift extends, Space paints what is chosen.")
        )
        for corner in self.findChildren(QAbstractButton):
            corner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the corner between the headers bare."""
        return event.type() == QEvent.Type.Paint and isinstance(watched, QAbstractButton)

    def show_schedule(self, schedule: Schedule, levels: list[int]) -> None:
        """Show a schedule, whose limits stand as high as their places in ``levels``."""
        self._cells.levels = levels
        self.week.show_schedule(schedule)
        self.viewport().update()

    def paint_chosen(self) -> None:
        """Paint what is chosen with the brush."""
        chosen = self.selectedIndexes()
        if not chosen:
            return
        is_there = all(self.week.cell(index) == self.brush for index in chosen)
        schedule = self.week.painted(chosen, None if is_there else self.brush)
        if schedule != self.week.schedule:
            self._before.append(self.week.schedule)
            self._paint(schedule)

    def take_back(self) -> None:
        """Undo the stroke before."""
        if self._before:
            self._paint(self._before.pop())

    def _paint(self, schedule: Schedule) -> None:
        self.week.show_schedule(schedule)
        self.painted.emit(schedule)

    def sizeHint(self) -> QSize:
        """Return room for all hours."""
        head = self.horizontalHeader().sizeHint().height()
        side = self.verticalHeader().sizeHint().width()
        return QSize(side + HOURS * ROW, head + DAYS * ROW + 1)

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and hours that can still be hit."""
        side = self.verticalHeader().sizeHint().width()
        return QSize(side + HOURS * LEAST, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the hours."""
        super().resizeEvent(event)
        wide = self.viewport().width()
        for hour in range(HOURS):
            self.setColumnWidth(hour, (hour + 1) * wide // HOURS - hour * wide // HOURS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        super().mousePressEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._is_drawing = is_left and self.indexAt(event.position().toPoint()).isValid()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Paint the stroke, of which nothing stays chosen."""
        super().mouseReleaseEvent(event)
        if self._is_drawing and event.button() == Qt.MouseButton.LeftButton:
            self._is_drawing = False
            self.paint_chosen()
            self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paint with Space; the arrow keys, Home and End move, Shift extends."""
        if event.key() == Qt.Key.Key_Space:
            self.paint_chosen()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.take_back()
        elif event.key() == Qt.Key.Key_Escape and len(self.selectedIndexes()) > 1:
            self._choose_current()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be at an hour, so that the keyboard has a place to begin: this one."""
        if not self.currentIndex().isValid():
            here = self.week.index(*(self.week.now or (0, 0)))
            self.selectionModel().setCurrentIndex(here, _Flag.NoUpdate)
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and not self.selectedIndexes():
            self._choose_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave nothing chosen behind."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.clearSelection()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: there is nothing to scroll here."""
        event.ignore()

    def _choose_current(self) -> None:
        self.selectionModel().select(self.currentIndex(), _Flag.ClearAndSelect)


class _Header(QHeaderView):
    """Muted words; a click chooses, and paints, all hours beside it."""

    def __init__(self, orientation: Qt.Orientation, grid: QTableView) -> None:
        super().__init__(orientation, grid)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setFont(scaled(grid.font(), SECONDARY_SCALE))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def _begin(self, painter: QPainter) -> None:
        painter.setFont(self.font())
        painter.setPen(QColor(current_tokens().text_muted))


class _Days(_Header):
    """The days, at the side."""

    def __init__(self, grid: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, grid)
        self.setDefaultSectionSize(ROW)

    def sizeHint(self) -> QSize:
        """Return room for the longest day."""
        names = (self.model().headerData(day, self.orientation()) for day in range(DAYS))
        wide = max(self.fontMetrics().horizontalAdvance(str(name)) for name in names)
        return QSize(wide + GAP_SMALL, DAYS * ROW)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint the name of a day."""
        self._begin(painter)
        name = str(self.model().headerData(section, self.orientation()))
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, flags, name)


class _Hours(_Header):
    """The hours, above; only so many are named as there is room for."""

    def __init__(self, grid: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)

    def sizeHint(self) -> QSize:
        """Return the height of a line."""
        return QSize(0, self.fontMetrics().height() + GAP_TINY)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint the part of a name that is over this hour: it begins where its own one does."""
        self._begin(painter)
        step = self._step()
        named = section - section % step
        shift = self.sectionViewportPosition(named) - self.sectionViewportPosition(section)
        name = self._name(named)
        wide = self.fontMetrics().horizontalAdvance(name) + 1
        left = rect.right() - wide if self.isRightToLeft() else rect.left()
        place = QRect(left + shift, rect.top(), wide, rect.height())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        # An hour is read in its own direction, whatever side the first one stands on.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(place, flags | Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()

    def _step(self) -> int:
        names = [self.fontMetrics().horizontalAdvance(self._name(hour)) for hour in range(HOURS)]
        room = max(1, self.sectionSize(0))
        return next((s for s in _LABELLED if max(names) + GAP_SMALL <= s * room), _LABELLED[-1])

    def _name(self, hour: int) -> str:
        return str(self.model().headerData(hour, self.orientation()))
