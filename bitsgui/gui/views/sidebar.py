"""The sidebar: what part of the list is shown."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QWidget

from bitsgui.gui import text
from bitsgui.gui.delegates.filter_row import FilterRow
from bitsgui.gui.models.filters import PRIORITIES, Filter
from bitsgui.gui.models.sidebar import Section, SidebarModel
from bitsgui.gui.theme import GAP_TINY, current_tokens
from bitsgui.gui.views.scrolling import ThinScrollBar

_UNFOLD, _FOLD = Qt.Key.Key_Right, Qt.Key.Key_Left


class Sidebar(QListView):
    """Filters with counts. ``chosen`` carries the :class:`Filter` the user goes to.

    ``left``: the user is done here, the list may have the keyboard.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = SidebarModel(self)
        self._row = FilterRow(self, self.font(), self.lines)
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
        self._bar = ThinScrollBar(self)
        self.clicked.connect(self._on_clicked)
        self._dress()
        self.show_filter(Filter.ALL)

    def show_filter(self, part: Filter) -> None:
        """Mark the filter in force; a folded section opens for it."""
        self._row.chosen = part
        if part in PRIORITIES.values():
            self.lines.unfold(Section.PRIORITIES, True)
        row = self.lines.row_of(part)
        if row is not None and row != self.currentIndex().row():
            self.setCurrentIndex(self.lines.index(row))
        self.viewport().update()

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
        if isinstance(line, Filter) and line != self._row.chosen:
            self.chosen.emit(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold and unfold sections; Enter goes on to the list."""
        index = self.currentIndex()
        line = self.lines.line_at(index.row()) if index.isValid() else None
        key = event.key()
        is_enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        is_mirrored = self.isRightToLeft()
        if isinstance(line, Section) and (is_enter or key == Qt.Key.Key_Space):
            self._toggle(line)
        elif isinstance(line, Section) and key in {_UNFOLD, _FOLD}:
            self.lines.unfold(line, (key == _UNFOLD) != is_mirrored)
        elif is_enter:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a quick second click as a click."""
        self.mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow font, language and palette."""
        super().changeEvent(event)
        if not hasattr(self, "_bar"):
            return
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LanguageChange}:
            self._row.set_font(self.font())
            self.updateGeometry()
            self.scheduleDelayedItemsLayout()
        elif event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _on_clicked(self, index: QModelIndex) -> None:
        line = self.lines.line_at(index.row())
        if isinstance(line, Section):
            self._toggle(line)

    def _toggle(self, section: Section) -> None:
        self.lines.unfold(section, not self.lines.is_unfolded(section))

    def _dress(self) -> None:
        palette = QPalette(self.palette())
        ground = QColor(current_tokens().window)
        if palette.color(QPalette.ColorRole.Base) != ground:
            palette.setColor(QPalette.ColorRole.Base, ground)
            self.setPalette(palette)
