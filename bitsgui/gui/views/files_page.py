"""The files of a download, and what can be done to each."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from bitsgui.bits.views import FileView, JobView
from bitsgui.gui import text
from bitsgui.gui.delegates.file_row import FileRow
from bitsgui.gui.links import only_link_of
from bitsgui.gui.models.files import FileColumn, FilesModel
from bitsgui.gui.theme import GAP, GAP_SMALL
from bitsgui.gui.views.file_deeds import ChosenFiles, FileDeed, FileDeeds, FileWish
from bitsgui.gui.views.header import FlatHeader
from bitsgui.gui.views.link_offer import LinkOffer
from bitsgui.gui.views.scrolling import ThinScrollBar

NARROW = 460
WIDE = 600
WIDTHS = {
    FileColumn.STATE: 96,
    FileColumn.SIZE: 72,
    FileColumn.PROGRESS: 120,
    FileColumn.SPEED: 80,
    FileColumn.PRIORITY: 80,
}


class FilesPage(QWidget):
    """A table of files. ``wished`` carries a :class:`FileWish`."""

    wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = FilesModel(self)
        self.view = self._make_view()
        self._job: JobView | None = None
        self.file_deeds = FileDeeds(self, self._chosen)
        self.file_deeds.wished.connect(self.wished)
        self.file_deeds.link_wanted.connect(self.ask_for_link)
        self._fresh_for: ChosenFiles | None = None
        self.offer = LinkOffer()
        self.offer.setContentsMargins(GAP, GAP_SMALL, GAP, GAP_SMALL)
        self.offer.used.connect(self._on_link_used)
        self.offer.left.connect(self.view.setFocus)
        self.files.dataChanged.connect(self._tell_offer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.offer)

    def show_files(self, views: Sequence[FileView], job: JobView) -> None:
        """Show the files of ``job``."""
        if self._job is None or self._job.id != job.id:
            self.offer.close_field()
        self._job = job
        self.files.show(views, job.state)

    def add_files(self, views: Sequence[FileView]) -> None:
        """Show further files of the job behind the others."""
        self.files.add(views)

    def show_state(self, job: JobView) -> None:
        """Show what became of the job whose files are shown."""
        self._job = job
        self.files.show_state(job.state)

    def clear(self) -> None:
        """Show nothing."""
        self._job = None
        self.offer.close_field()
        self.files.show(())

    def selected(self) -> tuple[FileView, ...]:
        """Return the selected files in their order."""
        rows = self.view.selectionModel().selectedRows()
        return tuple(self.files.view_at(row) for row in sorted(index.row() for index in rows))

    def offered(self) -> range:
        """Return the row of the file a fresh link is asked for, none if none is."""
        if self._fresh_for is None or self.offer.isHidden():
            return range(0)
        row = self.files.row_of(self._fresh_for.files[0])
        return range(0) if row is None else range(row, row + 1)

    def _tell_offer(self) -> None:
        for row in self.offered():
            self.offer.show_file(self.files.view_at(row))

    def _make_view(self) -> QTreeView:
        view = _FilesView()
        view.setModel(self.files)
        view.setHeader(FlatHeader(view, start=GAP))
        view.setItemDelegate(FileRow(view, view.font()))
        view.setMouseTracking(True)
        ThinScrollBar(view)
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setAllColumnsShowFocus(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(text.tr("Files of the selected download"))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu)
        view.activated.connect(lambda _: self.file_deeds.do(FileDeed.OPEN))
        header = view.header()
        header.setStretchLastSection(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(FileColumn.NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            header.resizeSection(column, width)
        return view

    def _on_menu(self, place: QPoint) -> None:
        self.file_deeds.pop_up(self.view.viewport().mapToGlobal(place))

    def _chosen(self) -> ChosenFiles | None:
        return None if self._job is None else ChosenFiles(self._job, self.selected())

    def ask_for_link(self, chosen: ChosenFiles) -> None:
        """Ask for a fresh link for a file."""
        self._fresh_for = chosen
        copied = only_link_of(QGuiApplication.clipboard().mimeData())
        self.offer.open_for(chosen.job.id, chosen.files[0].id, copied)

    def _on_link_used(self, link: str, starts_over: bool) -> None:
        chosen = self._fresh_for
        if chosen is not None:
            facts = (FileDeed.FRESH_LINK, chosen.job, chosen.files[:1], link)
            self.wished.emit(FileWish(*facts, starts_over=starts_over))
        self.view.setFocus()


class _FilesView(QTreeView):
    """Leaves out the numbers the list has too where there is no room beside the name."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the file the keyboard comes to if none is: what is selected has the menu."""
        super().focusInEvent(event)
        rows, here = self.selectionModel(), self.currentIndex()
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        if here.isValid() and not (by_mouse or rows.hasSelection()):
            flag = QItemSelectionModel.SelectionFlag
            rows.select(here, flag.Select | flag.Rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        wide = event.size().width()
        for column in (FileColumn.SIZE, FileColumn.SPEED):
            self.setColumnHidden(column, wide < NARROW)
        self.setColumnHidden(FileColumn.PRIORITY, wide < WIDE)
        super().resizeEvent(event)
