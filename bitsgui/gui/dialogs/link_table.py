"""The table of the links that are being added."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from bitsgui.gui import text
from bitsgui.gui.delegates.link_row import TEXT_START, LinkRowDelegate
from bitsgui.gui.dialogs.link_columns import LinkColumns
from bitsgui.gui.models.link_rows import LinkColumn, LinksModel
from bitsgui.gui.theme import GAP, current_tokens
from bitsgui.gui.views.header import FlatHeader
from bitsgui.gui.views.scrolling import ThinScrollBar

ROWS = 7
FEWEST = 3
EDGE = 3
RADIUS = 5


class LinkTable(QTableView):
    """Links with boxes to check. ``moved`` follows when other rows come into sight.

    Not a tree, which asks a model for each of ten thousand rows before it shows the first.
    """

    moved = Signal()

    def __init__(self, model: LinksModel) -> None:
        super().__init__()
        self.links = model
        self.setModel(model)
        header = FlatHeader(self, start=TEXT_START)
        self.setHorizontalHeader(header)
        self._columns = LinkColumns(self, header)
        self.setItemDelegate(LinkRowDelegate(self, self.font()))
        ThinScrollBar(self)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(text.tr("What the servers say of each link"))
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(self.fontMetrics().height() + GAP)
        self.setColumnHidden(LinkColumn.FOLDER, True)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.moved.emit())
        self.setMinimumHeight(self._height(FEWEST))

    def show_folders(self, *, is_shown: bool) -> None:
        """Show where each link goes, if they do not all go to the same folder."""
        if is_shown == self.isColumnHidden(LinkColumn.FOLDER):
            self.setColumnHidden(LinkColumn.FOLDER, not is_shown)
            self.measure_anew()
        if is_shown:
            self.links.renew_folders()
            self.fit()

    @property
    def has_folders(self) -> bool:
        """Whether it is shown where each link goes."""
        return not self.isColumnHidden(LinkColumn.FOLDER)

    def measure_anew(self) -> None:
        """Give each column what it needs by now; there are other links, or other columns."""
        self._columns.forget()
        self.fit()

    def fit(self) -> None:
        """Make room for what stands in the columns."""
        self._columns.fit(*self.in_sight())

    def in_sight(self) -> tuple[int, int]:
        """Return the first and the last row in sight."""
        area = self.viewport().rect()
        first, last = self.indexAt(area.topLeft()), self.indexAt(area.bottomLeft())
        end = last.row() if last.isValid() else self.links.rowCount() - 1
        return max(0, first.row()), end

    def sizeHint(self) -> QSize:
        """Return room for some rows."""
        return QSize(super().sizeHint().width(), self._height(ROWS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the boxes of the selected rows with the space bar, all the same way."""
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        if event.key() == Qt.Key.Key_Space and rows:
            is_wanted = not self.links.row(self.currentIndex().row()).is_checked
            self.links.check(rows, is_wanted=is_wanted)
            return
        super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the first and the last row with Home and End, not to the ends of a row."""
        ends = {self.CursorAction.MoveHome: 0, self.CursorAction.MoveEnd: self.links.rowCount() - 1}
        if action in ends:
            return self.links.index(ends[action], LinkColumn.NAME)
        return super().moveCursor(action, modifiers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more rows in a higher table, and longer names in a wider one."""
        super().resizeEvent(event)
        self.fit()
        self.moved.emit()

    def _height(self, rows: int) -> int:
        line = self.fontMetrics().height() + GAP
        return line * (rows + 1) + 2


class TableFrame(QWidget):
    """An edge like that of the fields, which shows where the keyboard is."""

    def __init__(self, table: LinkTable) -> None:
        super().__init__()
        self._table = table
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(EDGE,) * 4)
        layout.addWidget(table)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the edge and the ground inside."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.surface))
        has_focus = self._table.hasFocus()
        colour = tokens.accent if has_focus else tokens.field_edge
        painter.setPen(QPen(QColor(colour), 2 if has_focus else 1))
        inset = 1.0 if has_focus else 0.5
        place = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(place, RADIUS, RADIUS)
