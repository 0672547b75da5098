"""Speed limits by the hour of the week: what is painted with, the hours, and what holds now."""

import time
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from bitsgui.bits.limits import LimitView
from bitsgui.gui import formats, text
from bitsgui.gui.delegates.hour_cell import paint_cell
from bitsgui.gui.limit_words import cell_words, now_sentence
from bitsgui.gui.theme import (
    GAP_SMALL,
    GAP_TINY,
    SECONDARY_SCALE,
    current_tokens,
    scaled,
    set_text_colour,
)
from bitsgui.gui.views.buttons import HEIGHT, RADIUS, FlatTool
from bitsgui.gui.views.flow import FlowLayout
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.property_fields import Field, NumberField
from bitsgui.gui.views.week_grid import WeekGrid
from bitsgui.settings import schedule
from bitsgui.settings.schedule import LEVELS, PAUSED, RATES, Cell, Schedule

_USUAL = (2_000_000, 500_000, 100_000)
"""Limits to begin with."""
_SAMPLE = 16
_HOUR_S = 3600


class ScheduleField(Field):
    """A schedule as the settings hold it; each stroke is in force at once."""

    def __init__(self) -> None:
        super().__init__()
        self._rates: list[int] = list(_USUAL)
        self._wished: list[str | None] = []
        self._view = LimitView()
        self.grid = WeekGrid()
        self.brushes = _Brushes()
        self.brushes.chosen.connect(self._on_brush)
        self.limit = NumberField(formats.rate_units())
        self.limit.edited.connect(self._on_limit)
        self.limit.refused.connect(self.refused)
        self._limit_label = Note()
        self._limit_label.setText(text.tr("Its limit"))
        self._limit_label.setWordWrap(False)
        self._now = Note()
        self._now.setFont(scaled(self._now.font(), SECONDARY_SCALE))
        self.grid.painted.connect(self._on_painted)
        self._hour = QTimer(self, singleShot=True)
        self._hour.timeout.connect(self._mark_now)
        self._lay_out()
        self.brushes.choose(1)

    def show_value(self, value: Any) -> None:
        """Show a schedule; what comes back late does not undo what was painted since."""
        if value in self._wished[:-1]:
            del self._wished[: self._wished.index(value) + 1]
            return
        self._wished.clear()
        shown = schedule.parse(value)
        missing = [rate for rate in shown.levels if rate not in self._rates]
        if missing:
            spare = [rate for rate in self._rates if rate not in shown.levels]
            self._rates = sorted([*shown.levels, *spare][:LEVELS], reverse=True)
        self._show(shown)

    def show_now(self, view: LimitView) -> None:
        """Say what holds now."""
        self._view = view
        self._now.setText(now_sentence(view, datetime.now(UTC)))

    def name(self, words: str) -> None:
        """Say what the hours are for."""
        super().name(words)
        self.grid.setAccessibleName(words)
        self.limit.name(self._limit_label.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the hours; a proxy behind the brushes hides those from Tab."""
        self.grid.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the clock while it is seen."""
        super().showEvent(event)
        self._mark_now()

    def hideEvent(self, event: QHideEvent) -> None:
        """Follow the clock no more."""
        super().hideEvent(event)
        self._hour.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_now"):
            set_text_colour(self._now, current_tokens().text_muted)

    def _mark_now(self) -> None:
        """Mark this hour, and again when the next one begins."""
        schedule.heed_zone()
        local = time.localtime()
        self.grid.week.show_now(local.tm_wday, local.tm_hour)
        self.show_now(self._view)
        self._hour.start(1000 * (_HOUR_S - local.tm_min * 60 - local.tm_sec))

    def _show(self, shown: Schedule) -> None:
        self.grid.show_schedule(shown, self._rates)
        self.brushes.show_rates(self._rates)
        self._show_limit()

    def _show_limit(self) -> None:
        cell = self.brushes.cell
        self.limit.setEnabled(bool(cell))
        self._limit_label.setEnabled(bool(cell))
        self.limit.show_value(cell or None)
        self.grid.brush = cell

    def _on_brush(self) -> None:
        self.limit.forget()
        self._show_limit()

    def _on_limit(self, rate: int) -> None:
        """Give the brush another limit, and all hours that were painted with it."""
        before = self.brushes.cell
        if not before or not RATES[0] <= rate <= RATES[1] or rate in self._rates:
            self.refused.emit()
            self.limit.show_value(before)
            return
        self._rates = sorted([rate if r == before else r for r in self._rates], reverse=True)
        cells = (rate if cell == before else cell for cell in self.grid.week.schedule.cells)
        changed = Schedule(tuple(cells))
        is_used = changed != self.grid.week.schedule
        self.brushes.show_rates(self._rates)
        self.brushes.choose(1 + self._rates.index(rate))
        self._show(changed)
        if is_used:
            self._on_painted(changed)

    def _on_painted(self, painted: Schedule) -> None:
        self._wished.append(schedule.write(painted))
        self.edited.emit(self._wished[-1])

    def _lay_out(self) -> None:
        beside = QWidget()
        line = QHBoxLayout(beside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP_SMALL)
        line.addWidget(self._limit_label)
        line.addWidget(self.limit)
        self.brushes.flow.addWidget(beside)  # where it has room, and else below
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP_TINY, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.brushes)
        column.addWidget(self.grid)
        column.addWidget(self._now)
        set_text_colour(self._now, current_tokens().text_muted)


class _Brushes(QWidget):
    """What can be painted with, which is also the key to what the hours look like."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda _: self.chosen.emit())
        self._group.buttonToggled.connect(_let_tab)
        self.all: list[Brush] = []
        self.flow = FlowLayout(self)
        for place, cell in enumerate((None, *_USUAL, PAUSED)):
            brush = Brush(cell)
            self.all.append(brush)
            self._group.addButton(brush, place)
            self.flow.addWidget(brush)

    @property
    def cell(self) -> Cell:
        """What is painted with."""
        return self.all[self._group.checkedId()].cell

    def choose(self, place: int) -> None:
        """Take another brush."""
        self.all[place].setChecked(True)
        self.chosen.emit()

    def show_rates(self, rates: list[int]) -> None:
        """Offer these limits, the highest first."""
        for brush, rate in zip(self.all[1:], rates, strict=False):
            brush.show_cell(rate)
        for brush in self.all:
            brush.levels = rates
            brush.update()


class Brush(FlatTool):
    """A sample of a cell with its words; pressed in while it is painted with."""

    def __init__(self, cell: Cell) -> None:
        super().__init__()
        self.cell = cell
        self.levels: list[int] = list(_USUAL)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_cell(cell)

    def show_cell(self, cell: Cell) -> None:
        """Paint with something else."""
        self.cell = cell
        words = formats.exact_rate(cell) if cell else cell_words(cell)
        self.setText(words[:1].upper() + words[1:])
        self.setAccessibleName(text.tr("Paint with: %1").replace("%1", cell_words(cell)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for sample and words."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + _SAMPLE + 3 * GAP_SMALL, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sample and the words, on a ground that says whether it is chosen."""
        tokens, painter = current_tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = self.rect().adjusted(1, 1, -1, -1)
        is_on = self.isChecked()
        painter.setPen(QPen(QColor(tokens.accent if is_on else tokens.outline), 2 if is_on else 1))
        painter.setBrush(QColor(tokens.surface_raised))
        painter.drawRoundedRect(body, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.text), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(body.adjusted(3, 3, -3, -3), RADIUS - 2, RADIUS - 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        top = (self.height() - _SAMPLE) // 2
        left = self._along(GAP_SMALL, _SAMPLE)
        sample = QRect(left, top, _SAMPLE, _SAMPLE)
        paint_cell(painter, sample, self.cell, self.levels, tokens)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.field_edge), 1))
        painter.drawRect(sample.adjusted(0, 0, -1, -1))
        painter.setPen(QColor(tokens.text))
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 1
        place = QRect(self._along(_SAMPLE + 2 * GAP_SMALL, wide), 0, wide, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _along(self, start: int, wide: int) -> int:
        return self.width() - start - wide if self.isRightToLeft() else start


def _let_tab(brush: QAbstractButton, is_on: bool) -> None:
    """Have Tab reach the brush that is chosen; the arrow keys lead to the others."""
    policy = Qt.FocusPolicy.StrongFocus if is_on else Qt.FocusPolicy.ClickFocus
    brush.setFocusPolicy(policy)
