"""The files of a download, and what can be done to each."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from bitsgui.bits.states import FINAL
from bitsgui.bits.types import FilePriority
from bitsgui.bits.views import FileView, JobView
from bitsgui.gui import text
from bitsgui.gui.delegates.file_row import FileRow
from bitsgui.gui.links import only_link_of
from bitsgui.gui.models.files import FileColumn, FilesModel
from bitsgui.gui.theme import GAP, GAP_SMALL
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


class FileDeed(Enum):
    """What can be done to files of a download."""

    OPEN = "open"
    SHOW_IN_FOLDER = "show-in-folder"
    COPY_LINK = "copy-link"
    FRESH_LINK = "fresh-link"
    SKIP = "skip"
    TAKE_IN = "take-in"
    START_OVER = "start-over"
    PRIORITY = "priority"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class FileWish:
    """A deed for some files of a job.

    ``link`` only with FRESH_LINK; ``starts_over``: what was received is no part of its file.
    ``priority`` only with PRIORITY.
    """

    deed: FileDeed
    job: JobView
    files: tuple[FileView, ...]
    link: str = ""
    starts_over: bool = False
    priority: FilePriority = FilePriority.NORMAL


def deeds_for(files: Sequence[FileView], job: JobView) -> frozenset[FileDeed]:
    """Return what can be done to these files of a job."""
    if not files:
        return frozenset()
    is_one, has_ended = len(files) == 1, job.state in FINAL
    unfinished = [file for file in files if not file.completed]
    fitting = {
        FileDeed.OPEN: is_one and files[0].completed,
        FileDeed.SHOW_IN_FOLDER: is_one,
        FileDeed.COPY_LINK: True,
        FileDeed.FRESH_LINK: is_one and not has_ended and not files[0].transferred,
        FileDeed.SKIP: not has_ended and any(not f.skipped for f in unfinished),
        FileDeed.TAKE_IN: not has_ended and any(f.skipped for f in unfinished),
        FileDeed.START_OVER: not has_ended and any(not f.skipped for f in unfinished),
        FileDeed.PRIORITY: not has_ended and job.files_total > 1 and any(map(waits, files)),
        FileDeed.REMOVE: not has_ended and len(files) < job.files_total,
    }
    return frozenset(deed for deed, fits in fitting.items() if fits)


def waits(file: FileView) -> bool:
    """Return whether a file is still to be fetched, so that its turn matters."""
    return not (file.transferred or file.skipped)


class FilesPage(QWidget):
    """A table of files. ``wished`` carries a :class:`FileWish`."""

    wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = FilesModel(self)
        self.view = self._make_view()
        self._job: JobView | None = None
        self.menu = QMenu(self)
        self.priorities, self.levels = self._make_levels()
        self.deeds = {deed: self._make_action(deed, words) for deed, words in _words().items()}
        self._fresh_for: FileView | None = None
        self.offer = LinkOffer()
        self.offer.setContentsMargins(GAP, GAP_SMALL, GAP, GAP_SMALL)
        self.offer.used.connect(self._on_link_used)
        self.offer.left.connect(self.view.setFocus)
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

    def clear(self) -> None:
        """Show nothing."""
        self._job = None
        self.offer.close_field()
        self.files.show(())

    def selected(self) -> tuple[FileView, ...]:
        """Return the selected files in their order."""
        rows = self.view.selectionModel().selectedRows()
        return tuple(self.files.view_at(row) for row in sorted(index.row() for index in rows))

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
        view.activated.connect(self._on_activated)
        header = view.header()
        header.setStretchLastSection(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(FileColumn.NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            header.resizeSection(column, width)
        return view

    def _make_action(self, deed: FileDeed, words: str) -> QAction:
        if deed in {FileDeed.COPY_LINK, FileDeed.SKIP, FileDeed.REMOVE}:
            self.menu.addSeparator()
        if deed == FileDeed.PRIORITY:
            self.menu.addMenu(self.priorities)
            return self.priorities.menuAction()
        action = self.menu.addAction(words)
        action.triggered.connect(lambda _=False: self._on_deed(deed))
        return action

    def _make_levels(self) -> tuple[QMenu, dict[FilePriority, QAction]]:
        menu, tr = QMenu(text.tr("&Priority"), self), text.tr
        words = {
            FilePriority.HIGH: tr("&High: before the others"),
            FilePriority.NORMAL: tr("&Normal"),
            FilePriority.LOW: tr("&Low: after the others"),
        }
        levels: dict[FilePriority, QAction] = {}
        for level, label in words.items():
            levels[level] = menu.addAction(label)
            levels[level].setCheckable(True)
            levels[level].triggered.connect(lambda _=False, level=level: self._on_level(level))
        return menu, levels

    def _on_level(self, level: FilePriority) -> None:
        chosen = tuple(filter(waits, self.selected()))
        if self._job is not None and chosen:
            self.wished.emit(FileWish(FileDeed.PRIORITY, self._job, chosen, priority=level))

    def _on_menu(self, place: QPoint) -> None:
        if self._job is None or not self.selected():
            return
        fitting = deeds_for(self.selected(), self._job)
        for deed, action in self.deeds.items():
            action.setVisible(deed in fitting)
        there = {file.priority for file in self.selected() if waits(file)}
        for level, action in self.levels.items():
            action.setChecked(there == {level})
        self.menu.popup(self.view.viewport().mapToGlobal(place))

    def _on_activated(self) -> None:
        if self._job is not None and FileDeed.OPEN in deeds_for(self.selected(), self._job):
            self._on_deed(FileDeed.OPEN)

    def _on_deed(self, deed: FileDeed) -> None:
        chosen = self.selected()
        if self._job is None or deed not in deeds_for(chosen, self._job):
            return
        if deed == FileDeed.FRESH_LINK:
            self._ask_for_link(chosen[0])
        else:
            self.wished.emit(FileWish(deed, self._job, chosen))

    def _ask_for_link(self, file: FileView) -> None:
        if self._job is None:
            return
        self._fresh_for = file
        copied = only_link_of(QGuiApplication.clipboard().mimeData())
        self.offer.open_for(self._job.id, file.id, copied)

    def _on_link_used(self, link: str, starts_over: bool) -> None:
        if self._job is not None and self._fresh_for is not None:
            files = (self._fresh_for,)
            wish = FileWish(FileDeed.FRESH_LINK, self._job, files, link, starts_over=starts_over)
            self.wished.emit(wish)
        self.view.setFocus()


def _words() -> dict[FileDeed, str]:
    tr = text.tr
    return {
        FileDeed.OPEN: tr("&Open"),
        FileDeed.SHOW_IN_FOLDER: tr("Show in &folder"),
        FileDeed.COPY_LINK: tr("Copy lin&k"),
        FileDeed.FRESH_LINK: tr("Use a fresh &link\u2026"),
        FileDeed.SKIP: tr("&Skip"),
        FileDeed.TAKE_IN: tr("&Take in again"),
        FileDeed.START_OVER: tr("Start o&ver"),
        FileDeed.PRIORITY: "",
        FileDeed.REMOVE: tr("&Remove from the download"),
    }


class _FilesView(QTreeView):
    """Leaves out the numbers the list has too where there is no room beside the name."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        wide = event.size().width()
        for column in (FileColumn.SIZE, FileColumn.SPEED):
            self.setColumnHidden(column, wide < NARROW)
        self.setColumnHidden(FileColumn.PRIORITY, wide < WIDE)
        super().resizeEvent(event)
