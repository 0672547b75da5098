"""The sidebar: what part of the list is shown."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QSplitter, QWidget

from bitsgui.gui import text
from bitsgui.gui.delegates.filter_row import FilterRow
from bitsgui.gui.models.filters import STATES, Filter, Narrowing
from bitsgui.gui.models.sidebar import Line, Section, SidebarModel
from bitsgui.gui.theme import GAP_TINY, current_tokens, set_ground_colour
from bitsgui.gui.views.scrolling import ThinScrollBar

JOBS_MIME = "application/x-bitsgui-downloads"
"""What is dragged from the list: the downloads selected there."""
_UNFOLD, _FOLD = Qt.Key.Key_Right, Qt.Key.Key_Left
_CATEGORY_KEYS = {Qt.Key.Key_F2, Qt.Key.Key_Delete}


class Sidebar(QListView):
    """Filters with counts. ``chosen`` carries the :class:`Narrowing` the user wants.

    One state is chosen, and follows the keyboard; beside it a line of each group may be, which the
    space bar or a click takes on and off. ``left``: the user is done here, the list may have the
    keyboard. ``menu_wanted`` carries a place on the screen and the line there. ``dropped`` carries
    the category downloads of the list are put into, ``edit_wanted`` and ``delete_wanted`` the one
    a key was pressed on.
    """

    chosen = Signal(object)
    left = Signal()
    menu_wanted = Signal(QPoint, object)
    dropped = Signal(int)
    edit_wanted = Signal(int)
    delete_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_second_click = False
        self._is_quiet = False
        self.lines = SidebarModel(self)
        self._row = FilterRow(self, self.font(), self.lines)
        self._needed = self._row.width()
        self.setModel(self.lines)
        self.setItemDelegate(self._row)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, GAP_TINY, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(text.tr("Filters"))
        self.setAcceptDrops(True)
        self._bar = ThinScrollBar(self, is_on_window=True)
        self.clicked.connect(self._on_clicked)
        self._dress()
        self.show_narrowing(Narrowing())

    def show_narrowing(self, narrowing: Narrowing) -> None:
        """Mark what is chosen."""
        is_new_state = narrowing.state != self.lines.narrowing.state
        self.lines.narrowing = narrowing
        row = self.lines.row_of(narrowing.state)
        if row is not None and (is_new_state or not self.currentIndex().isValid()):
            self.setCurrentIndex(self.lines.index(row))
        self.viewport().update()

    def renew_categories(self) -> None:
        """Show the categories there are now, in the room they need."""
        self._is_quiet = True
        self.lines.renew_categories()
        self._is_quiet = False
        self._fit_words()

    @property
    def is_as_needed(self) -> bool:
        """Whether nobody gave it more room than its words need."""
        return self.width() <= self._needed

    def sizeHint(self) -> QSize:
        """Return the width it begins with."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the width in which no word is cut, in any language."""
        return QSize(self._row.width(), 3 * self._row.height)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Go to the filter the keyboard or the mouse came to."""
        super().currentChanged(current, previous)
        line = self.lines.line_at(current.row()) if current.isValid() else None
        narrowing = self.lines.narrowing
        if self._is_quiet or line == narrowing.state:
            return
        if isinstance(line, Filter) and line in STATES:
            self.chosen.emit(narrowing.choosing(line))

    def event(self, event: QEvent) -> bool:
        """Keep the keys of a category from the shortcuts of the list."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() in _CATEGORY_KEYS:
            line = self._current_line()
            if isinstance(line, int) and line:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold and unfold sections, choose in them; Enter goes on to the list."""
        line, key = self._current_line(), event.key()
        is_enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if isinstance(line, Section) and (is_enter or key == Qt.Key.Key_Space):
            self._toggle(line)
        elif isinstance(line, Section) and key in {_UNFOLD, _FOLD}:
            self.lines.unfold(line, (key == _UNFOLD) != self.isRightToLeft())
        elif is_enter or key == Qt.Key.Key_Space:
            self._choose_by_key(line, is_enter=is_enter)
        elif isinstance(line, int) and line and key in _CATEGORY_KEYS:
            wanted = self.edit_wanted if key == Qt.Key.Key_F2 else self.delete_wanted
            wanted.emit(line)
        else:
            super().keyPressEvent(event)

    def _choose_by_key(self, line: Line | None, *, is_enter: bool) -> None:
        narrowing = self.lines.narrowing
        is_done = line in STATES or (is_enter and narrowing.has(line))
        if isinstance(line, Filter | int) and not is_done:
            self.chosen.emit(narrowing.choosing(line))
        if is_enter:
            self.left.emit()

    def _current_line(self) -> Line | None:
        index = self.currentIndex()
        return self.lines.line_at(index.row()) if index.isValid() else None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a quick second click on a heading as a click; a choice is not taken back by it."""
        index = self.indexAt(event.position().toPoint())
        line = self.lines.line_at(index.row()) if index.isValid() else None
        self._is_second_click = not isinstance(line, Section)
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a line, under the mouse or where the keyboard is."""
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_by_key else self.indexAt(event.pos())
        place = event.globalPos()
        if is_by_key and index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        line = self.lines.line_at(index.row()) if index.isValid() else None
        self.menu_wanted.emit(place, line)

    # Downloads dropped on a category.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take downloads of the list; links go on to the window."""
        if event.mimeData().hasFormat(JOBS_MIME):
            event.accept()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where they would go."""
        index = self.indexAt(event.position().toPoint())
        line = self.lines.line_at(index.row()) if index.isValid() else None
        is_place = isinstance(line, int) and event.mimeData().hasFormat(JOBS_MIME)
        self._show_target(index.row() if is_place else -1)
        if is_place:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no place any more."""
        self._show_target(-1)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the downloads there."""
        row = self._row.target
        self._show_target(-1)
        line = self.lines.line_at(row) if row >= 0 else None
        if isinstance(line, int):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(line)

    def _show_target(self, row: int) -> None:
        if row != self._row.target:
            self._row.target = row
            self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow font, language and palette."""
        super().changeEvent(event)
        if not hasattr(self, "_bar"):
            return
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LanguageChange}:
            self._row.set_font(self.font())
            self._fit_words()
            self.scheduleDelayedItemsLayout()
        elif event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _fit_words(self) -> None:
        """Be as wide as the words need, also where others needed more; what was widened stays."""
        is_fitting, self._needed = self.is_as_needed, self._row.width()
        self.updateGeometry()
        around = self.parentWidget()
        if is_fitting and isinstance(around, QSplitter):
            rest = sum(around.sizes()) - self._needed
            around.setSizes([self._needed, rest])

    def _on_clicked(self, index: QModelIndex) -> None:
        line = self.lines.line_at(index.row())
        is_second, self._is_second_click = self._is_second_click, False
        if isinstance(line, Section):
            self._toggle(line)
        elif line not in STATES and not is_second:
            self.chosen.emit(self.lines.narrowing.choosing(line))
        elif line == self.lines.narrowing.state:
            self.chosen.emit(self.lines.narrowing.choosing(line))  # all takes the groups off too

    def _toggle(self, section: Section) -> None:
        self.lines.unfold(section, not self.lines.is_unfolded(section))

    def _dress(self) -> None:
        set_ground_colour(self, current_tokens().window)
