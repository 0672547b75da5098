"""The first tab: how far a download is, what is known of it, and its error with the way out."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QWidget,
)

from bitsgui.bits.types import JobState
from bitsgui.bits.views import ChecksumState, JobView
from bitsgui.gui import formats, text
from bitsgui.gui.delegates.painting import draw_progress, job_colour
from bitsgui.gui.models.categories import category_name
from bitsgui.gui.models.columns import expected_total, fraction
from bitsgui.gui.remedies import has_error
from bitsgui.gui.theme import (
    GAP,
    GAP_HUGE,
    GAP_LARGE,
    GAP_SMALL,
    GAP_TINY,
    current_tokens,
    set_text_colour,
    tabular,
)
from bitsgui.gui.views.error_panel import ErrorPanel
from bitsgui.gui.views.focus_ring import FocusRing
from bitsgui.gui.views.labels import CalmName, ElidedLabel
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.scrolling import ThinScrollBar

WIDE = 620
"""From so many points on, what belongs together stands side by side."""
STRIP_NARROWEST = 160
_SHARE = (5, 3)
"""How an error and the facts beside it share the width."""
_DOWN = QBoxLayout.Direction.TopToBottom
_ALONG = QBoxLayout.Direction.LeftToRight

Facts = list["Fact"]


class Overview(QScrollArea):
    """Shows one job."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.error_panel = ErrorPanel()
        self._progress = _ProgressStrip()
        self._shown: tuple[UUID, JobState] | None = None
        self._course, self._origin = _FactList(), _FactList()
        self._facts = QBoxLayout(_ALONG)
        self._facts.setSpacing(GAP_SMALL)
        self._facts.addWidget(self._course, 1)
        self._facts.addWidget(self._origin, 1)
        self._facts.addStretch(0)
        self._parts = QBoxLayout(_DOWN)
        self._parts.setSpacing(GAP)
        self._parts.addWidget(self.error_panel, _SHARE[0])
        self._parts.addLayout(self._facts, _SHARE[1])
        self.setWidget(self._make_side())
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(text.tr("About the selected download"))
        ThinScrollBar(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard to the list
        FocusRing(self)
        # Not at once: what gets the focus may have been shown by the same click.
        self._reach = QTimer(self, singleShot=True, interval=0)
        self._reach.timeout.connect(self._bring_into_sight)
        self.error_panel.entered.connect(self._reach.start)
        self._show_details = QTimer(self, singleShot=True, interval=0)
        self._show_details.timeout.connect(self._bring_details)
        self.error_panel.opened.connect(self._show_details.start)
        self._show_answer = QTimer(self, singleShot=True, interval=0)
        self._show_answer.timeout.connect(self._bring_answer)
        self.error_panel.offer.grown.connect(self._show_answer.start)

    def show_job(self, view: JobView) -> None:
        """Show a job's facts, and its error if it has one now."""
        is_failed = has_error(view)
        self.error_panel.setVisible(is_failed)
        if is_failed:
            self.error_panel.show_error(view)
        # Not beside an error: the eye should go to the way out.
        self._progress.setVisible(expected_total(view) is not None and not is_failed)
        self._progress.show_job(view)
        self._course.show_facts(_course_of(view), is_other=self._shown != (view.id, view.state))
        self._origin.show_facts(_origin_of(view))
        self._shown = (view.id, view.state)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put side by side what there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again once it is known how high an error is: of new buttons that comes late."""
        is_taken = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_error()
        return is_taken

    def _bring_into_sight(self) -> None:
        focused = self.focusWidget()
        if focused is not None and self.error_panel.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, GAP_LARGE)

    def _bring_details(self) -> None:
        """Bring the details into sight, but what folds them in stays there as well."""
        panel, side = self.error_panel, self.widget()
        if side is None:
            return
        top = panel.mapTo(side, QPoint(0, panel.details_top)).y()
        end = panel.mapTo(side, QPoint(0, panel.height())).y()
        bar = self.verticalScrollBar()
        wanted = min(top, end + GAP - self.viewport().height())
        bar.setValue(max(bar.value(), wanted))

    def _bring_answer(self) -> None:
        """Bring into sight what is said of a fresh link, and what can be done with it."""
        offer, side = self.error_panel.offer, self.widget()
        if side is not None:
            end = offer.mapTo(side, QPoint(0, offer.height())).y() + GAP
            bar = self.verticalScrollBar()
            bar.setValue(max(bar.value(), end - self.viewport().height()))

    def _arrange(self) -> None:
        self._place_error()
        is_wide, has_error = self._is_wide(), not self.error_panel.isHidden()
        self._facts.setDirection(_ALONG if is_wide and not has_error else _DOWN)
        is_along = self._facts.direction() == _ALONG
        self._facts.setSpacing(GAP_HUGE if is_along else GAP_TINY)
        for place in (0, 1):
            self._facts.setStretch(place, int(is_along))
        self._facts.setStretch(2, int(not is_along))

    def _is_wide(self) -> bool:
        return self.viewport().width() >= WIDE

    def _place_error(self) -> None:
        """Put the error beside the facts, or above them where all of it is seen only there."""
        if self.error_panel.is_folded_out:  # nothing jumps aside when that is asked for
            return
        is_beside = self._is_wide() and not self.error_panel.isHidden()
        self._parts.setDirection(_ALONG if is_beside and not self._is_cut_beside() else _DOWN)

    def _is_cut_beside(self) -> bool:
        """Return whether the facts take the room that would show all ways out of an error."""
        room = self.viewport().size() - QSize(2 * GAP, 2 * GAP_SMALL)
        beside = (room.width() - GAP) * _SHARE[0] // sum(_SHARE)
        needed = [self.error_panel.heightForWidth(width) for width in (room.width(), beside)]
        return needed[0] < needed[1] and needed[1] > room.height()

    def _make_side(self) -> QWidget:
        side = QWidget()
        layout = QBoxLayout(_DOWN, side)
        layout.setContentsMargins(GAP, GAP_SMALL, GAP, GAP_SMALL)
        layout.setSpacing(GAP_SMALL)
        layout.addWidget(self._progress)
        layout.addLayout(self._parts)
        layout.addStretch(1)
        for part in (self.error_panel, self._course, self._origin):
            layout_of = self._parts if part is self.error_panel else self._facts
            layout_of.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        return side


class _ProgressStrip(QProgressBar):
    """A bar as in the list, as wide as the page; for a screen reader it is Qt's own."""

    def __init__(self) -> None:
        super().__init__()
        self._view: JobView | None = None
        self._name = CalmName(self)
        self._font = tabular(self.font())
        self.setTextVisible(False)
        self.setFixedHeight(self.fontMetrics().height())

    def show_job(self, view: JobView) -> None:
        """Show how far a job is; of an unknown size there is no bar to show."""
        before, self._view = self._view, view
        is_other = before is None or before.id != view.id
        self.setValue(int(100 * fraction(view)))
        self._name.say(f"{text.tr('Progress')}: {_percent(view)}", at_once=is_other)
        self.update()

    def sizeHint(self) -> QSize:
        """Return one line, as wide as it has to be in the smallest window."""
        return QSize(STRIP_NARROWEST, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same; Qt's own has room for words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bar and percentage."""
        view = self._view
        if view is None or expected_total(view) is None:
            return
        tokens = current_tokens()
        draw_progress(
            QPainter(self),
            self.rect(),
            fraction(view),
            _percent(view),
            self._font,
            fill=job_colour(view, tokens),
            tokens=tokens,
            mirrored=self.isRightToLeft(),
            runs=view.runs,
        )


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known under a name. ``is_cut``: a link or a place, whose ends tell most."""

    name: str
    value: str
    is_cut: bool = False


class _FactRow:
    """A name and a value, which wraps as words do, or is cut in the middle."""

    def __init__(self, grid: QGridLayout) -> None:
        self.label, self.words, self.cut = QLabel(), Note(), ElidedLabel()
        self._calm = {each: CalmName(each) for each in (self.words, self.cut)}
        row, top = grid.rowCount(), Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.label, row, 0, top)
        for value in self._calm:
            value.setFont(tabular(QFont(value.font())))
            grid.addWidget(value, row, 1)
        self.dress()

    def show(self, fact: Fact, *, is_other: bool) -> None:
        """Show a fact; ``is_other``: not the same one, only further on."""
        is_new = is_other or self.label.text() != fact.name
        shown, other = (self.cut, self.words) if fact.is_cut else (self.words, self.cut)
        self.label.setText(fact.name)
        shown.setText(fact.value)
        self._calm[shown].say(f"{fact.name}: {fact.value}", at_once=is_new)
        other.hide()
        for part in (self.label, shown):
            part.show()

    def hide(self) -> None:
        """Show nothing."""
        for part in (self.label, self.words, self.cut):
            part.hide()

    def dress(self) -> None:
        """Take the colours in force."""
        set_text_colour(self.label, current_tokens().text_muted)


class _FactList(QWidget):
    """Names and values, one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP_TINY)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[_FactRow] = []

    def show_facts(self, facts: Facts, *, is_other: bool = True) -> None:
        """Show what is known; ``is_other``: not the same, only further on."""
        self._rows += [_FactRow(self._grid) for _ in facts[len(self._rows) :]]
        for row, fact in zip(self._rows, facts, strict=False):
            row.show(fact, is_other=is_other)
        for row in self._rows[len(facts) :]:
            row.hide()
        widest = max((row.label.sizeHint().width() for row in self._rows), default=0)
        self._grid.setColumnMinimumWidth(0, max(widest, NAMES_WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_rows"):
            for row in self._rows:
                row.dress()


NAMES_WIDTH = 72
"""Room for the names, so that two lists under each other line up."""


def _state(view: JobView) -> tuple[str, ...]:
    """Return the state, what is wrong while it goes on, and what slows it."""
    return text.state_or_place(view), text.failed_files(view), text.limit_phrase(view)


def _course_of(view: JobView) -> Facts:
    """Return how it goes."""
    left = view.time_left_s
    is_parted = view.files_total > 1
    files = text.tr("%1 of %2").replace("%1", formats.number(view.files_transferred))
    facts = [
        (text.tr("State"), text.SEPARATOR.join(filter(None, _state(view)))),
        (text.tr("Received"), _received(view)),
        (text.tr("Speed"), formats.rate(view.rate) if view.rate > 0 else ""),
        (text.tr("Time left"), formats.duration(left) if left is not None else ""),
        (text.tr("Files"), files.replace("%2", formats.number(view.files_total)) * is_parted),
        (text.tr("Segments"), formats.number(view.segments) if view.segments else ""),
        (text.tr("Checksum"), _checksum(view)),
        (text.tr("Not checked"), ", ".join(text.waived_parts(view.waived))),
    ]
    return [Fact(name, value) for name, value in facts if value]


def _origin_of(view: JobView) -> Facts:
    """Return where it comes from and goes to."""
    ended = "" if view.transferred is None else formats.moment(view.transferred)
    facts = [
        Fact(text.tr("Link"), view.remote_name, is_cut=True),
        Fact(text.tr("Folder"), view.folder, is_cut=True),
        Fact(text.tr("Category"), category_name(view.category)),
        Fact(text.tr("Priority"), text.priority_word(view.priority)),
        Fact(text.tr("Added"), formats.moment(view.created)),
        Fact(text.tr("Finished"), ended),
    ]
    return [fact for fact in facts if fact.value]


def _checksum(view: JobView) -> str:
    """Return whether what is there is what it should be, once that is known."""
    words = {
        ChecksumState.AGREES: text.tr("Agrees"),
        ChecksumState.DIFFERS: text.tr("Does not match, kept all the same"),
        ChecksumState.DAMAGED: text.tr("A check found damage"),
    }
    return words.get(view.checksum, "")


def _percent(view: JobView) -> str:
    total = expected_total(view)
    if total is None:
        return text.tr("size unknown")
    return formats.percent(min(view.bytes_transferred, total), total)


def _received(view: JobView) -> str:
    total = expected_total(view)
    words = text.tr("%1 of about %2") if view.bytes_total is None else text.tr("%1 of %2")
    if total is None:
        is_partly_known = view.bytes_known > view.bytes_transferred
        words = text.tr("%1 of at least %2") if is_partly_known else text.tr("%1, size unknown")
        total = view.bytes_known
    words = words.replace("%1", formats.size(view.bytes_transferred))
    return words.replace("%2", formats.size(total))
