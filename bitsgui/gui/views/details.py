"""The details pane: the files of the current job beside its facts or its error."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from bitsgui.bits.types import JobState
from bitsgui.bits.views import FileView, JobView
from bitsgui.gui import formats, text
from bitsgui.gui.delegates.file_row import FileRow
from bitsgui.gui.models.files import FileColumn, FilesModel
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.theme import (
    GAP,
    GAP_LARGE,
    GAP_SMALL,
    GAP_TINY,
    TITLE_SCALE,
    current_tokens,
    scaled,
    set_text_colour,
)
from bitsgui.gui.views.error_panel import ErrorPanel
from bitsgui.gui.views.header import FlatHeader
from bitsgui.gui.views.labels import ElidedLabel
from bitsgui.gui.views.scrolling import ThinScrollBar
from bitsgui.gui.views.splitter import HairlineSplitter

FACTS_WIDTH = 320
FACTS_NARROWEST = 240
FILES_NARROW = 460
WIDTHS = {
    FileColumn.STATE: 96,
    FileColumn.SIZE: 72,
    FileColumn.PROGRESS: 120,
    FileColumn.SPEED: 80,
}


class DetailsPane(QWidget):
    """Shows one job. ``remedy_chosen`` carries an :class:`error_panel.Chosen`."""

    remedy_chosen = Signal(object)

    def __init__(self, jobs: JobsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.files = FilesModel(self)
        self.error_panel = ErrorPanel()
        self.error_panel.chosen.connect(self.remedy_chosen)
        self._title = ElidedLabel()
        self._title.setFont(scaled(self.font(), TITLE_SCALE, QFont.Weight.DemiBold))
        self._hint = QLabel(text.tr("Select a download to see its files."))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._facts = _Facts()
        self.files_view = self._make_files_view()
        self.splitter = self._make_body()
        self._lay_out()
        self.show_job(None)
        self._dress()

    def show_job(self, view: JobView | None) -> None:
        """Show a job's facts, or its error; None when nothing is selected."""
        self._hint.setVisible(view is None)
        self.splitter.setVisible(view is not None)
        self._title.setVisible(view is not None)
        if view is None:
            self.files.show(())
            return
        self._title.setText(view.name)
        has_error = view.error is not None and view.state in {
            JobState.ERROR,
            JobState.TRANSIENT_ERROR,
        }
        self.error_panel.setVisible(has_error)
        if has_error:
            self.error_panel.show_error(view)
            self.show_countdown(view)
        self._facts.show_job(view)

    def show_countdown(self, view: JobView) -> None:
        """Say when the job is tried again."""
        if view.error is not None:
            is_waiting = view.state == JobState.TRANSIENT_ERROR
            words = text.retry_phrase(view.error, view.attempt, self._jobs.clock())
            self.error_panel.show_wait(f"{words}." if words and is_waiting else "")

    def show_files(self, views: list[FileView], job: JobView) -> None:
        """Show the files of ``job``."""
        self.files.show(views, job.state)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "splitter"):
            self._dress()

    def _make_files_view(self) -> QTreeView:
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
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(text.tr("Files of the selected download"))
        header = view.header()
        header.setStretchLastSection(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(FileColumn.NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            header.resizeSection(column, width)
        return view

    def _make_body(self) -> QSplitter:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(GAP_LARGE, GAP_SMALL, GAP_LARGE, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(self.error_panel)
        layout.addWidget(self._facts)
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(side)
        scroll.setWidgetResizable(True)
        scroll.setMinimumWidth(FACTS_NARROWEST)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(text.tr("About the selected download"))
        ThinScrollBar(scroll)
        splitter = HairlineSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.files_view)
        splitter.addWidget(scroll)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([2 * FACTS_WIDTH, FACTS_WIDTH])
        return splitter

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(GAP, GAP_SMALL, GAP, GAP_TINY)
        head.addWidget(self._title, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self._hint, 1)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)

    def _dress(self) -> None:
        set_text_colour(self._hint, current_tokens().text_muted)


class _FilesView(QTreeView):
    """Leaves out the numbers the list has too where there is no room beside the name."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        for column in (FileColumn.SIZE, FileColumn.SPEED):
            self.setColumnHidden(column, event.size().width() < FILES_NARROW)
        super().resizeEvent(event)


class _Facts(QWidget):
    """Names and values, one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP_TINY)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, ElidedLabel]] = []

    def show_job(self, view: JobView) -> None:
        """Show what is known of a job."""
        facts = _facts_of(view)
        while len(self._rows) < len(facts):
            self._add_row()
        for row, (label, value) in enumerate(self._rows):
            is_used = row < len(facts)
            label.setVisible(is_used)
            value.setVisible(is_used)
            if is_used:
                label.setText(facts[row][0])
                value.setText(facts[row][1])
                value.setAccessibleName(f"{facts[row][0]}: {facts[row][1]}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_rows"):
            for label, _ in self._rows:
                set_text_colour(label, current_tokens().text_muted)

    def _add_row(self) -> None:
        label, value = QLabel(), ElidedLabel()
        set_text_colour(label, current_tokens().text_muted)
        row = len(self._rows)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(value, row, 1)
        self._rows.append((label, value))


def _facts_of(view: JobView) -> list[tuple[str, str]]:
    facts = [
        (text.tr("State"), text.state_word(view)),
        (text.tr("Received"), _received(view)),
        (text.tr("Link"), view.remote_name),
        (text.tr("Folder"), view.folder),
        (text.tr("Priority"), text.priority_word(view.priority)),
        (text.tr("Added"), formats.moment(view.created)),
    ]
    if view.transferred is not None:
        facts.append((text.tr("Finished"), formats.moment(view.transferred)))
    return [(name, value) for name, value in facts if value]


def _received(view: JobView) -> str:
    is_sized = view.bytes_total is not None
    words = text.tr("%1 of %2") if is_sized else text.tr("%1, size unknown")
    words = words.replace("%1", formats.size(view.bytes_transferred))
    return words.replace("%2", formats.size(view.bytes_total or 0))
