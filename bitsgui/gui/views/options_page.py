"""A page of the preferences: rows under the headings of their groups."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from bitsgui.gui.options.option import Option
from bitsgui.gui.options.source import OptionSource
from bitsgui.gui.theme import (
    GAP,
    GAP_HUGE,
    GAP_SMALL,
    SECONDARY_SCALE,
    TITLE_SCALE,
    current_tokens,
    scaled,
    set_text_colour,
)
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.option_row import OptionRow, PlainRow
from bitsgui.gui.views.scrolling import ThinScrollBar

NARROW = 440


class PreferencesPage(QScrollArea):
    """A column under a title that scrolls where it is too long; ``rows`` by their option.

    ``lines`` are these and what stands beside them, by their names.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.rows: dict[str, OptionRow] = {}
        self._headings: list[Note] = []
        self.lines: dict[str, PlainRow] = {}
        self._first_hit: PlainRow | None = None
        self._is_narrow = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(GAP, GAP, GAP, GAP_HUGE)
        self.column.setSpacing(0)
        heading = Note()
        heading.setText(title)
        heading.setFont(scaled(heading.font(), TITLE_SCALE, QFont.Weight.DemiBold))
        heading.setContentsMargins(GAP_SMALL, 0, GAP_SMALL, 0)
        self.column.addWidget(heading)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the controls bring themselves into sight
        ThinScrollBar(self)

    def add_heading(self, words: str) -> None:
        """Begin a group."""
        heading = Note()
        heading.setText(words)
        heading.setFont(scaled(heading.font(), SECONDARY_SCALE, QFont.Weight.DemiBold))
        heading.setContentsMargins(GAP_SMALL, GAP, GAP_SMALL, 0)
        set_text_colour(heading, current_tokens().text_muted)
        self._headings.append(heading)
        self.column.addWidget(heading)

    def add_row(self, row: PlainRow) -> None:
        """Add an option or a fact to the group."""
        if isinstance(row, OptionRow):
            self.rows[row.option.name] = row
        self.lines[row.name] = row
        self.column.addWidget(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put controls under their titles where the page is narrow."""
        super().resizeEvent(event)
        is_narrow = self.viewport().width() < NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            for line in self.lines.values():
                line.fold(is_narrow)

    def mark(self, ranks: Mapping[str, int]) -> None:
        """Bring out what a search found and show the first of the best, those of the least rank."""
        for name, line in self.lines.items():
            line.mark(name in ranks)
        names = [name for name in self.lines if name in ranks]
        best = min(names, key=ranks.__getitem__, default="")
        self._first_hit = self.lines.get(best)
        if self._first_hit is not None:
            self.ensureWidgetVisible(self._first_hit, 0, GAP_HUGE)

    def enter_first_hit(self) -> bool:
        """Give the keyboard to the first of the best; returns whether there is one."""
        if self._first_hit is None:
            return False
        self.ensureWidgetVisible(self._first_hit, 0, GAP_HUGE)
        self._first_hit.control.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "column"):
            for heading in self._headings:
                set_text_colour(heading, current_tokens().text_muted)


class OptionsPage(PreferencesPage):
    """The options of one page; ``facts`` stand at the end of their groups."""

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        source: OptionSource,
        facts: Mapping[str, Sequence[PlainRow]] = MappingProxyType({}),
    ) -> None:
        super().__init__(title)
        for group, members in groupby(options, key=lambda option: option.group):
            self.add_heading(group)
            for option in members:
                self.add_row(OptionRow(option, source))
            for fact in facts.get(group, ()):
                self.add_row(fact)
        self.column.addStretch(1)
