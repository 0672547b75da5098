"""One line of the preferences: what an option is, what it does, and its control."""

from typing import Any, Protocol

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from bitsgui.gui import text
from bitsgui.gui.icons import themed_icon
from bitsgui.gui.options.option import Line, Option
from bitsgui.gui.theme import (
    GAP,
    GAP_SMALL,
    GAP_TINY,
    ROW_ICON,
    SECONDARY_SCALE,
    current_tokens,
    scaled,
    set_text_colour,
)
from bitsgui.gui.views.buttons import HEIGHT, FlatTool
from bitsgui.gui.views.fields import dress_fields
from bitsgui.gui.views.notes import Note

CONTROL_WIDTH = 236
RADIUS = 5
LAST = 4
"""The line of the grid under title, control, note and sentence."""


class RowSource(Protocol):
    """What a row needs of :class:`bitsgui.gui.options.source.OptionSource`."""

    def value(self, name: str) -> Any:
        """Return what is in force."""
        ...

    def default(self, name: str) -> Any:
        """Return what would be in force if nobody had chosen."""
        ...

    def takes(self, name: str, value: Any) -> bool:
        """Return whether the option can have this value."""
        ...

    def change(self, name: str, value: Any) -> None:
        """Ask for another value."""
        ...


class PlainRow(QWidget):
    """A title with a sentence under it, and a control beside the title, or under it if wide.

    ``is_last``: the control comes under the sentence. ``name`` is that of its line.
    """

    def __init__(
        self,
        line: Line,
        control: QWidget,
        *,
        is_wide: bool = False,
        is_last: bool = False,
    ) -> None:
        super().__init__()
        self.name = line.name
        self._is_last = is_last
        self._is_marked = False
        self._is_wrong = True
        self.title = Note()
        self.title.setText(line.title)
        self.title.setBuddy(control)
        self.sentence = Note()
        self.sentence.setText(line.sentence)
        self.note = Note()
        for label in (self.sentence, self.note):
            label.setFont(scaled(label.font(), SECONDARY_SCALE))
        self.note.hide()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(GAP_SMALL, GAP_SMALL, GAP_SMALL, GAP_SMALL)
        self.grid.setHorizontalSpacing(GAP)
        self.grid.setVerticalSpacing(GAP_TINY)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnMinimumWidth(2, HEIGHT + GAP)  # an empty column has no gap before it
        self.grid.addWidget(self.title, 0, 0)
        self.control = control
        self._is_wide = is_wide
        if not is_wide:
            control.setFixedWidth(CONTROL_WIDTH)
        self.fold(False)
        self.grid.addWidget(self.note, 2, 0, 1, 2)  # next to what it is about
        self.grid.addWidget(self.sentence, 3, 0, 1, 2)
        self.dress()

    @property
    def control_row(self) -> int:
        """Return the line of the grid the control is in."""
        if self._is_last:
            return LAST
        return 1 if self._is_wide or self._is_folded else 0

    def fold(self, is_folded: bool) -> None:
        """Put the control under the title, where there is no room beside it."""
        self._is_folded = is_folded
        side = Qt.AlignmentFlag.AlignLeading if not self._is_wide else Qt.AlignmentFlag(0)
        if self.control_row:
            self.grid.addWidget(self.control, self.control_row, 0, 1, 2, side)
        else:
            self.grid.addWidget(self.control, 0, 1)

    def mark(self, is_marked: bool) -> None:
        """Bring the row out because it was searched for."""
        if is_marked != self._is_marked:
            self._is_marked = is_marked
            self.update()

    @property
    def is_marked(self) -> bool:
        """Return whether the row is brought out."""
        return self._is_marked

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of a row that is brought out."""
        if not self._is_marked:
            return
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(tokens.surface_selected)
        ground.setAlphaF(0.5)  # the hours of a week have this colour, and stand out on it
        painter.setBrush(ground)
        painter.setPen(QPen(QColor(tokens.accent), 1))
        body = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)  # apart from its neighbours
        painter.drawRoundedRect(body, RADIUS, RADIUS)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "grid"):
            self.dress()

    def dress(self) -> None:
        """Take the colours in force."""
        tokens = current_tokens()
        set_text_colour(self.sentence, tokens.text_muted)
        set_text_colour(self.note, tokens.error if self._is_wrong else tokens.text)


class OptionRow(PlainRow):
    """An option with its value, which is changed at once."""

    def __init__(self, option: Option, source: RowSource) -> None:
        self.option = option
        self._source = source
        self.field = option.kind.make()
        self.field.name(option.title)
        self._shown: Any = None
        kind = option.kind
        super().__init__(option, self.field, is_wide=kind.is_wide, is_last=kind.is_last)
        self.reset = FlatTool()
        self.reset.setFixedSize(HEIGHT, HEIGHT)
        words = text.tr("Reset: %1").replace("%1", option.title)
        self.reset.setAccessibleName(words)
        self.reset.clicked.connect(self._on_reset)
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        self._place_reset()
        self.field.edited.connect(self._on_edited)
        self.field.refused.connect(self._on_refused)
        self.show_value()
        self.dress()

    def fold(self, is_folded: bool) -> None:
        """Put the control under the title, and what resets it beside it."""
        super().fold(is_folded)
        if hasattr(self, "reset"):
            self._place_reset()

    def show_value(self) -> None:
        """Show what is in force."""
        value, usual = self._source.value(self.option.name), self._source.default(self.option.name)
        self.field.show_value(value)
        self.reset.setVisible(value != usual)
        word = self.option.kind.say(usual)
        self.reset.setToolTip(text.tr("Reset to: %1").replace("%1", word))
        default = text.tr("Default: %1.").replace("%1", word)
        self.sentence.setText(f"{self.option.sentence} {default}".strip())
        if value != self._shown:
            self._shown = value
            self.show_problem("")

    def show_problem(self, words: str) -> None:
        """Say what is wrong with what was typed and what to do; nothing takes it away."""
        self._say(words, is_wrong=True)

    def show_remark(self, words: str) -> None:
        """Say something of what was typed, which is not wrong; nothing takes it away."""
        self._say(words, is_wrong=False)

    def _say(self, words: str, *, is_wrong: bool) -> None:
        self._is_wrong = is_wrong
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.field.setAccessibleDescription(words or self.sentence.text())
        self.dress()

    def dress(self) -> None:
        """Take the colours in force."""
        super().dress()
        if hasattr(self, "reset"):
            dress_fields(self.field)
            self.reset.setIcon(themed_icon("reset", ROW_ICON))

    def _place_reset(self) -> None:
        self.grid.setColumnMinimumWidth(2, HEIGHT)
        row = 0 if self._is_last else self.control_row
        self.grid.addWidget(self.reset, row, 2, Qt.AlignmentFlag.AlignTop)

    def _on_edited(self, value: Any) -> None:
        if self._source.takes(self.option.name, value):
            self.show_problem("")
            self._source.change(self.option.name, value)
        else:
            self._on_refused()

    def _on_refused(self) -> None:
        self.show_problem(self.option.kind.hint(self.option.name))

    def _on_reset(self) -> None:
        self._on_edited(self._source.default(self.option.name))
        self.field.setFocus()
