"""The details pane: one tab for each side of the current download."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from operator import attrgetter

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from bitsgui.bits.states import FINAL
from bitsgui.bits.types import JobState
from bitsgui.bits.views import FileView, JobView
from bitsgui.gui import formats, text
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.remedies import has_error
from bitsgui.gui.speeds import SpeedHistory
from bitsgui.gui.theme import (
    GAP,
    GAP_SMALL,
    GAP_TINY,
    TITLE_SCALE,
    current_tokens,
    scaled,
    set_text_colour,
)
from bitsgui.gui.views.activity_page import ActivityPage
from bitsgui.gui.views.files_page import FilesPage
from bitsgui.gui.views.labels import ElidedLabel
from bitsgui.gui.views.overview import Overview
from bitsgui.gui.views.properties_page import PropertiesPage
from bitsgui.gui.views.scrolling import MOST_IN_SIGHT, rows_in_sight
from bitsgui.gui.views.segments_page import SegmentsPage
from bitsgui.gui.views.speed_page import SpeedPage
from bitsgui.gui.views.tabs import FlatTabs

NARROWEST = 280
_SORT = attrgetter("state", "wait", "is_checking")


class Tab(StrEnum):
    """The tabs in their order."""

    OVERVIEW = "overview"
    FILES = "files"
    SPEED = "speed"
    SEGMENTS = "segments"
    ACTIVITY = "activity"
    PROPERTIES = "properties"


_ICONS = {
    Tab.OVERVIEW: "details",
    Tab.FILES: "category-documents",
    Tab.SPEED: "limit",
    Tab.SEGMENTS: "segments",
    Tab.ACTIVITY: "waiting",
    Tab.PROPERTIES: "properties",
}
_FILE_TABS = frozenset({Tab.FILES, Tab.SEGMENTS})


def tab_word(tab: Tab) -> str:
    """Return what a tab is called."""
    words = {
        Tab.OVERVIEW: text.tr("Overview"),
        Tab.FILES: text.tr("Files"),
        Tab.SPEED: text.tr("Speed"),
        Tab.SEGMENTS: text.tr("Segments"),
        Tab.ACTIVITY: text.tr("Activity"),
        Tab.PROPERTIES: text.tr("Properties"),
    }
    return words[tab]


class DetailsPane(QWidget):
    """Shows one job. ``remedy_chosen`` carries an :class:`error_panel.Chosen`.

    ``turned``: another tab is shown, so that what it needs should be brought; ``shown``: the pane
    itself is; ``scrolled``: a list of files shows others.
    """

    remedy_chosen = Signal(object)
    turned = Signal()
    shown = Signal()
    scrolled = Signal()

    def __init__(self, jobs: JobsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.overview = Overview()
        self.error_panel = self.overview.error_panel
        self.error_panel.chosen.connect(self.remedy_chosen)
        self.files_page = FilesPage()
        self.files = self.files_page.files
        self.files_view = self.files_page.view
        self.speeds = SpeedHistory()
        self.speed_page = SpeedPage(self.speeds)
        self.segments_page = SegmentsPage()
        self.activity_page = ActivityPage()
        self.properties_page = PropertiesPage()
        self._title = ElidedLabel()
        self._title.setFont(scaled(self.font(), TITLE_SCALE, QFont.Weight.DemiBold))
        self._hint = QLabel(text.tr("Select a download to see its details."))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tabs = FlatTabs()
        self.tabs.setAccessibleName(text.tr("Details"))
        self.stack = QStackedWidget()
        self._head = _Head()
        self._lay_out()
        self.show_job(None)
        self._dress()

    def show_job(self, view: JobView | None) -> None:
        """Show a job's facts, or its error; None when nothing is selected."""
        self._hint.setText(text.tr("Select a download to see its details."))
        self._hint.setVisible(view is None)
        self.stack.setVisible(view is not None)
        self._head.setVisible(view is not None)
        if view is None:
            self.clear_files()
            self.activity_page.clear()
            return
        self._title.setText(view.name)
        self.overview.show_job(view)
        self.speed_page.show_job(view)
        self.activity_page.show_job(view)
        self.properties_page.show_job(view, is_ended=view.state in FINAL)
        self.show_countdown(view)

    def show_several(self, views: Sequence[JobView]) -> None:
        """Show how many jobs are selected and what they come to, as no page is of them all."""
        self._hint.setText(several_words(views))
        self._hint.show()
        self.stack.hide()
        self._head.hide()

    def enter_files(self) -> None:
        """Bring the keyboard to the files."""
        self.turn_to(Tab.FILES)
        self.files_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for_link(self, view: JobView) -> None:
        """Let a fresh link be given for what a job's error concerns."""
        self.turn_to(Tab.OVERVIEW)
        self.show_job(view)
        self.error_panel.ask_for_link()

    def show_error(self, view: JobView) -> None:
        """Bring the keyboard to what helps with a job's error, if it has one now."""
        if has_error(view):
            self.turn_to(Tab.OVERVIEW)
            self.show_job(view)
            self.error_panel.enter()

    def show_countdown(self, view: JobView) -> None:
        """Say when the job is tried again."""
        if view.error is not None:
            is_waiting = view.state == JobState.TRANSIENT_ERROR
            words = text.retry_phrase(view.error, view.attempt, self._jobs.clock())
            self.error_panel.show_wait(f"{words}." if words and is_waiting else "")

    def show_files(self, views: Sequence[FileView], job: JobView) -> None:
        """Show the files of ``job``."""
        self.files_page.show_files(views, job)
        self.segments_page.show_files(views)

    def add_files(self, views: Sequence[FileView], job: JobView) -> None:
        """Show further files of ``job`` behind the others."""
        self.files_page.add_files(views)
        self.segments_page.model.add_files(views)
        self.files_page.show_state(job)

    def update_files(self, first: int, views: Sequence[FileView], job: JobView) -> None:
        """Show what is told anew of files of ``job`` from row ``first`` on."""
        self.files.update(first, views)
        self.segments_page.model.update_files(first, views)
        self.files_page.show_state(job)

    def clear_files(self) -> None:
        """Show no files any more."""
        self.files_page.clear()
        self.segments_page.show_files(())

    @property
    def wants_files(self) -> bool:
        """Whether a page is seen that shows files."""
        return self.stack.isVisible() and self.tab in _FILE_TABS

    def files_in_sight(self) -> range:
        """Return the rows of files that are seen, none while no page shows them."""
        if not self.wants_files:
            return range(0)
        is_files = self.tab is Tab.FILES
        return rows_in_sight(self.files_view if is_files else self.segments_page.view)

    @property
    def tab(self) -> Tab:
        """The tab that is shown."""
        return list(Tab)[self.tabs.currentIndex()]

    def turn_to(self, tab: Tab) -> None:
        """Show another tab."""
        self.tabs.setCurrentIndex(list(Tab).index(tab))

    def set_beside(self, is_beside: bool) -> None:
        """Fit into a column beside the list, or into a row below it."""
        self._head.stand(upright=is_beside)

    def files_chosen(self) -> range:
        """Return from where to where files are selected, none while no page shows them."""
        chosen = self.files_view.selectionModel().selection()
        spans = [chosen.at(place) for place in range(chosen.count())]
        rows = [row for span in spans for row in (span.top(), span.bottom())]
        if not rows or not self.wants_files:
            return range(0)
        return range(min(rows), min(max(rows) + 1, min(rows) + MOST_IN_SIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_head"):
            self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell of it."""
        super().showEvent(event)
        self.shown.emit()

    def _pages(self) -> dict[Tab, QWidget]:
        return {
            Tab.OVERVIEW: self.overview,
            Tab.FILES: self.files_page,
            Tab.SPEED: self.speed_page,
            Tab.SEGMENTS: self.segments_page,
            Tab.ACTIVITY: self.activity_page,
            Tab.PROPERTIES: self.properties_page,
        }

    def _lay_out(self) -> None:
        for tab, page in self._pages().items():
            self.tabs.add_tab(tab_word(tab), _ICONS[tab])
            self.stack.addWidget(page)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.tabs.currentChanged.connect(lambda _: self.turned.emit())
        for view in (self.files_view, self.segments_page.view):
            bar, model = view.verticalScrollBar(), view.model()
            for moved in (bar.valueChanged, bar.rangeChanged, model.modelReset, model.rowsInserted):
                moved.connect(lambda *_: self.scrolled.emit())
        self._head.hold(self.tabs, self._title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self._hint, 1)
        self.setMinimumWidth(NARROWEST)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)

    def _dress(self) -> None:
        set_text_colour(self._hint, current_tokens().text_muted)


def several_words(views: Sequence[JobView]) -> str:
    """Return how many jobs these are, how far and how fast together, and in which states."""
    # Of ten thousand, four times a second: a word is looked up once for all that have it.
    sorts = list(map(_SORT, views))
    kinds = dict(zip(sorts, views, strict=True))
    received = formats.size(sum(view.bytes_transferred for view in views))
    sums = _sum_words(views).replace("%1", received)
    rate = sum(view.rate for view in views)
    together = text.SEPARATOR.join(filter(None, (sums, formats.rate(rate) if rate else "")))
    states = Counter[str]()
    for sort, count in Counter(sorts).items():
        states[text.state_word(kinds[sort])] += count
    counted = [f"{word}: {formats.number(count)}" for word, count in states.most_common()]
    lines = (text.tr("%n download(s) selected", len(views)), together, ", ".join(counted))
    return "\n".join(lines)


def _sum_words(views: Sequence[JobView]) -> str:
    """Return how much all there is to receive is, of which ``%1`` is there."""
    sized = [view.bytes_total for view in views if view.bytes_total is not None]
    unsized = [view for view in views if view.bytes_total is None]
    is_known = any(view.bytes_known > view.bytes_transferred for view in unsized)
    if not sized and not is_known:
        return text.tr("%1, size unknown")
    words = text.tr("%1 of at least %2") if unsized else text.tr("%1 of %2")
    least = sum(max(view.bytes_known, view.bytes_transferred) for view in unsized)
    return words.replace("%2", formats.size(sum(sized) + least))


class _Head(QWidget):
    """Tabs and title over a hairline: in one row, or the title above where it is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setSpacing(GAP)

    def hold(self, tabs: FlatTabs, title: ElidedLabel) -> None:
        """Take in what it shows."""
        self._title = title
        self._layout.addWidget(tabs, 0, Qt.AlignmentFlag.AlignBottom)
        self._layout.addWidget(title, 1)
        self.stand(upright=False)

    def stand(self, *, upright: bool) -> None:
        """Put the title above the tabs, or at the end of their row."""
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.BottomToTop if upright else direction.LeftToRight)
        end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        self._title.setAlignment(Qt.AlignmentFlag.AlignLeading if upright else end)
        self._layout.setSpacing(GAP_TINY if upright else GAP)
        self._title.setContentsMargins(GAP_SMALL, 0, GAP_SMALL, 0)
        self._layout.setContentsMargins(GAP_TINY, GAP_SMALL if upright else 0, GAP_TINY, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line the tabs stand on."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(current_tokens().outline), 0))
        bottom = self.rect().bottom()
        painter.drawLine(0, bottom, self.width(), bottom)
