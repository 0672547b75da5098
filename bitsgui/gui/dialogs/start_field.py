"""When a download begins: now, when somebody says so, or at a time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QDateTime, QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bitsgui.gui import text
from bitsgui.gui.theme import GAP_SMALL, GAP_TINY, current_tokens, set_text_colour
from bitsgui.gui.views.combo import FlatCombo
from bitsgui.gui.views.fields import FlatDateTime
from bitsgui.gui.views.notes import Note

HALF_HOUR = timedelta(minutes=30)


class Start(StrEnum):
    """The three ways to begin."""

    NOW = "now"
    PAUSED = "paused"
    TIMED = "timed"


class StartField(QWidget):
    """A choice, and beside it the time where one is wanted. ``changed`` follows every change."""

    changed = Signal()

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__()
        self.clock = clock
        self.choice = FlatCombo()
        self.choice.setAccessibleName(text.tr("Start"))
        for start, words in (
            (Start.NOW, text.tr("When its turn comes")),
            (Start.PAUSED, text.tr("Later, paused until then")),
            (Start.TIMED, text.tr("At a time")),
        ):
            self.choice.addItem(words, start.value)
        self.time = FlatDateTime()
        self.time.setAccessibleName(text.tr("Date and time of the start"))
        self.time.setDisplayFormat(_format())
        self.time.hide()
        self.problem = Note()
        self.problem.hide()
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # else the letter of a label leads nowhere
        self.setFocusProxy(self.choice)
        self.choice.currentIndexChanged.connect(self._on_chosen)
        self.time.dateTimeChanged.connect(self._on_changed)
        self.dress()

    @property
    def kind(self) -> Start:
        """The way that is chosen."""
        return Start(self.choice.currentData())

    @property
    def has_problem(self) -> bool:
        """Whether the time has passed."""
        return self.kind is Start.TIMED and self.moment() <= self.clock()

    def moment(self) -> datetime:
        """Return the time that is typed, aware, in UTC."""
        return datetime.fromtimestamp(self.time.dateTime().toSecsSinceEpoch(), UTC)

    def show_kind(self, kind: Start) -> None:
        """Choose a way."""
        self.choice.setCurrentIndex(self.choice.findData(kind.value))

    def show_moment(self, when: datetime) -> None:
        """Show a time."""
        self.time.setDateTime(QDateTime.fromSecsSinceEpoch(int(when.timestamp())))

    def forget_time(self) -> None:
        """Go back from a time to now; the other ways stay chosen."""
        if self.kind is Start.TIMED:
            self.show_kind(Start.NOW)

    def dress(self) -> None:
        """Take the colours in force."""
        self.time.dress()
        set_text_colour(self.problem, current_tokens().error)

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if not hasattr(self, "problem"):
            return
        if event.type() == QEvent.Type.PaletteChange:
            self.dress()
        elif event.type() == QEvent.Type.LanguageChange:
            self.time.setDisplayFormat(_format())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.choice)
        row.addWidget(self.time)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_TINY)
        layout.addLayout(row)
        layout.addWidget(self.problem)

    def _on_chosen(self) -> None:
        is_timed = self.kind is Start.TIMED
        if is_timed and self.moment() <= self.clock():
            self.time.setDateTime(_next_half_hour(self.clock()))
        self.time.setVisible(is_timed)
        self._on_changed()

    def _on_changed(self) -> None:
        has_problem = self.has_problem
        self.problem.setText(text.tr("This time has passed.") if has_problem else "")
        self.problem.setVisible(has_problem)
        self.time.setAccessibleDescription(self.problem.text())
        self.changed.emit()


def _next_half_hour(now: datetime) -> QDateTime:
    """Return the next full or half hour that leaves some minutes to think."""
    seconds = (now + HALF_HOUR).timestamp()
    step = HALF_HOUR.total_seconds()
    return QDateTime.fromSecsSinceEpoch(int(seconds // step * step + step))


def _format() -> str:
    """Return the locale's short form with a year of four digits."""
    form = QLocale().dateTimeFormat(QLocale.FormatType.ShortFormat)
    if QLocale().language() == QLocale.Language.C:
        return "yyyy-MM-dd HH:mm"
    return form if "yyyy" in form else form.replace("yy", "yyyy")
