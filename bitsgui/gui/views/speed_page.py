"""How fast the download is and was."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bitsgui.bits.states import RUNNING
from bitsgui.bits.views import JobView, SpeedsView
from bitsgui.gui import formats, text
from bitsgui.gui.actions import is_finished
from bitsgui.gui.speeds import Curve, Held, Limit, Span, SpeedHistory, Whose
from bitsgui.gui.theme import GAP, GAP_SMALL, GAP_TINY, current_tokens, set_text_colour, tabular
from bitsgui.gui.views.labels import ElidedLabel
from bitsgui.gui.views.speed_graph import (
    SpeedGraph,
    break_word,
    limit_words,
    moment_words,
    speed_words,
)
from bitsgui.gui.views.tabs import FlatTabs

TICK_MS = 500
"""A connection that stands still sends no news; the graph shows it all the same."""

TALLEST = 360
_WHOLE = list(Span).index(Span.WHOLE)
FAR = 2.0
"""A limit of others, too, that is so many times the highest speed holds nothing back."""


class SpeedPage(QWidget):
    """The graph of one job, with a switch for how much of it is shown."""

    def __init__(self, history: SpeedHistory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._view: JobView | None = None
        self._limit: Limit | None = None
        self._wish = Span.MINUTE
        self.graph = SpeedGraph()
        self.graph.setMaximumHeight(TALLEST)
        self.graph.read.connect(self._on_read)
        self.summary = ElidedLabel()
        self.summary.setFont(tabular(self.summary.font()))
        self.summary.elide = Qt.TextElideMode.ElideRight
        self.spans = FlatTabs()
        self.spans.setAccessibleName(text.tr("Time shown"))
        for words in (text.tr("1 min"), text.tr("10 min"), text.tr("Whole")):
            self.spans.addTab(words)
        self.spans.setTabToolTip(_WHOLE, text.tr("Pauses and waits take no room."))
        self.spans.currentChanged.connect(self._on_turned)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._lay_out()
        self._dress()

    @property
    def span(self) -> Span:
        """How much of the transfer is to be shown, where so much is known."""
        return self._wish

    def show_span(self, span: Span) -> None:
        """Show more or less of the transfer."""
        self._wish = span
        self.refresh()

    def show_job(self, view: JobView) -> None:
        """Show the speeds of a job."""
        if self._view is None or self._view.id != view.id:
            self._limit = None
        self._view = view
        self.refresh()

    def show_whole(self, told: SpeedsView) -> None:
        """Take in how the job went from its start on, before the window was there as well."""
        if self._view is not None:
            self._history.learn(self._view.id, told)
        self.refresh()

    def show_limit(self, limit: Limit | None) -> None:
        """Draw the limit in that holds the job back."""
        self._limit = limit
        self.refresh()

    def refresh(self) -> None:
        """Bring graph and words up to date, if anybody can see them."""
        self._start_or_stop()
        if self._view is None or not self.isVisible():
            return
        curve = self._offer(self._view)
        limit = _felt(self._limit, curve)
        curve = replace(curve, limits=_all_felt(curve, limit))
        self.graph.nothing = _nothing(self._view)
        self.graph.show_curve(curve, limit)
        self.summary.setText(_summary(curve))
        if not self.graph.reading:
            words = _described(curve, limit) if curve.points else self.graph.nothing
            self.graph.setAccessibleDescription(words)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._start_or_stop()

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_timer"):
            self.refresh()
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_timer"):
            self._dress()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(GAP_TINY, GAP_TINY, GAP_TINY, 0)
        head.setSpacing(GAP)
        head.addStrut(self.spans.sizeHint().height())  # as high where there is nothing to choose
        head.addSpacing(GAP - GAP_TINY)  # margins are not mirrored, and the tabs have room already
        head.addWidget(self.summary, 1)
        head.addWidget(self.spans, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GAP_SMALL)
        layout.setSpacing(GAP_TINY)
        layout.addLayout(head)
        layout.addWidget(self.graph, 1)
        layout.addStretch(0)

    def _offer(self, view: JobView) -> Curve:
        """Offer the spans of which something is known, and return the best of them."""
        curves = {span: self._history.curve(view.id, span) for span in Span}
        known = [span for span, curve in curves.items() if curve.points]
        shown = self._wish if self._wish in known or not known else known[-1]
        with QSignalBlocker(self.spans):  # what nobody chose is no wish
            for place, span in enumerate(Span):
                if known and self.spans.isTabVisible(place) != (span in known):
                    self.spans.setTabVisible(place, span in known)
            self.spans.setCurrentIndex(list(Span).index(shown))
        self.spans.setVisible(len(known) > 1)
        return curves[shown]

    def _on_turned(self, place: int) -> None:
        self.show_span(list(Span)[place])

    def _start_or_stop(self) -> None:
        is_needed = self._view is not None and self._view.state in RUNNING and self.isVisible()
        if is_needed != self._timer.isActive():
            (self._timer.start if is_needed else self._timer.stop)()

    def _on_tick(self) -> None:
        if self._view is not None and not self.window().isMinimized():
            self._history.note((self._view,))
            self.refresh()

    def _on_read(self, words: str) -> None:
        self.graph.setAccessibleDescription(words)

    def _dress(self) -> None:
        set_text_colour(self.summary, current_tokens().text_muted)


def _summary(curve: Curve) -> str:
    """Return the speeds that matter in one line."""
    if not curve.points:
        return ""
    rates = [point.rate for point in curve.points]
    words = text.tr("%1 on average, %2 at most")
    words = words.replace("%1", formats.rate(sum(rates) / len(rates)))
    return words.replace("%2", formats.rate(max(rates)))


def _felt(limit: Limit | None, curve: Curve) -> Limit | None:
    """Return a limit if it is the job's own, or near enough to be felt."""
    if limit is None or limit.whose is Whose.JOB:
        return limit
    peak = max((point.rate for point in curve.points), default=0.0)
    return limit if limit.rate <= FAR * peak else None


def _all_felt(curve: Curve, limit: Limit | None) -> tuple[Held, ...]:
    """Return the limits of the curve but for those that are too high to be felt."""
    peak = max((point.rate for point in curve.points), default=0.0)
    own = limit.rate if limit is not None else None
    return tuple(held for held in curve.limits if held.rate in {own} or held.rate <= FAR * peak)


def _nothing(view: JobView) -> str:
    """Return what is to be said where nothing is known."""
    if is_finished(view) and view.active_s >= 1:
        rate = formats.rate(view.bytes_transferred / view.active_s)
        words = text.tr("%1 on average. How the speed changed is no longer known.")
        return words.replace("%1", rate)
    if is_finished(view):
        return text.tr("How fast this download was is no longer known.")
    return text.tr("The speed shows here while the download runs.")


def _described(curve: Curve, limit: Limit | None) -> str:
    """Return in words what the graph shows."""
    last = replace(curve.points[-1], at=curve.end)
    said = [speed_words(curve, last), _summary(curve)]
    if limit is not None:
        said.append(limit_words(limit))
    said += [
        f"{moment_words(curve, mark.at)}: {break_word(mark.kind)}" for mark in curve.marks[-3:]
    ]
    return ". ".join(said) + "."
