"""Controls for one property each: they show a value, and tell when the user wants another."""

import math
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from bitsgui.gui import formats, text
from bitsgui.gui.theme import GAP, GAP_SMALL
from bitsgui.gui.views.buttons import HEIGHT
from bitsgui.gui.views.combo import FlatCombo
from bitsgui.gui.views.fields import FlatCheck
from bitsgui.gui.views.text_button import TextButton

NUMBER_WIDTH = 88
NEARLY = 1e-6
"""What a number typed in another unit may differ from a whole one."""
SHORTEST = 8
"""A list to choose from shows at least so many letters."""


class Field(QWidget):
    """A control for a value. ``edited`` carries the value the user wants.

    ``refused``: what stands there is no value at all. What is being typed is never overwritten.
    """

    edited = Signal(object)
    refused = Signal()

    def show_value(self, value: Any) -> None:
        """Show what is in force; each kind of control does so in its own way."""

    def forget(self) -> None:
        """Let go of what was typed for another download."""

    def needed(self) -> str:
        """Return what is to be typed in place of what is no value."""
        return text.tr("A number is needed.")

    def name(self, words: str) -> None:
        """Say to a screen reader what the control is for."""
        self.setAccessibleName(words)


class _Line(QLineEdit):
    """A line that takes back with Esc what was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(HEIGHT)
        self.shown = ""

    def show_text(self, words: str, *, is_forced: bool = False) -> None:
        """Show what is in force, unless something else is being typed."""
        self.shown = words
        if is_forced or not (self.isModified() and self.hasFocus()):
            if self.text() != words:
                self.setText(words)
                self.setCursorPosition(0)
            self.setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Esc before the window does, if there is something to take back."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.show_text(self.shown, is_forced=True)
            self.selectAll()
        else:
            super().keyPressEvent(event)


class LineField(Field):
    """A line to type in."""

    def __init__(self) -> None:
        super().__init__()
        self.line = _Line()
        self.line.editingFinished.connect(self._on_finished)
        self.setFocusProxy(self.line)

    def forget(self) -> None:
        """Let go of what was typed."""
        self.line.setModified(False)

    def show_default(self, words: str) -> None:
        """Say what holds as long as nothing is typed."""
        self.line.setPlaceholderText(words)

    def name(self, words: str) -> None:
        """Name the line."""
        self.line.setAccessibleName(words)

    def _on_finished(self) -> None:
        if self.line.isModified() and self.line.text() != self.line.shown:
            self.line.setModified(False)
            self._tell()

    def _tell(self) -> None:
        """Say what is wanted by what was typed; each kind of line does so in its own way."""


class TextField(LineField):
    """A line of text; nothing in it is None if it ``can_be_empty``."""

    def __init__(self, *, can_be_empty: bool = False) -> None:
        super().__init__()
        self._can_be_empty = can_be_empty
        _fill(self, self.line)

    def show_value(self, value: Any) -> None:
        """Show a text."""
        self.line.show_text(value or "")

    def _tell(self) -> None:
        words = self.line.text().strip()
        self.edited.emit(None if self._can_be_empty and not words else words)


class NumberField(LineField):
    """A number, in one of several ``units`` (word -> factor) if there are any.

    None stands for an empty line, where there ``can_be_none``. One that ``is_whole`` has no
    fractions of the unit 1; of a larger one it takes them, to the nearest whole number.
    """

    def __init__(
        self,
        units: Mapping[str, float] | None = None,
        *,
        can_be_none: bool = False,
        is_whole: bool = True,
    ) -> None:
        super().__init__()
        self._can_be_none = can_be_none
        self._is_whole = is_whole
        self._is_narrow = units is not None
        self.unit = FlatCombo()
        if not units:  # shown before it has its place, it would be a window of its own
            self.unit.hide()
        for word, factor in (units or {"": 1}).items():
            self.unit.addItem(word, factor)
        self.unit.activated.connect(self._on_unit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_SMALL)
        layout.addWidget(self.line)
        layout.addWidget(self.unit)
        if units:
            layout.addStretch(1)
        self._value: float | None = None
        self._give_room()

    def show_value(self, value: Any) -> None:
        """Show a number in the largest unit that needs no fraction, else the smallest it fits."""
        is_new = value != self._value
        self._value = value
        if value is None:
            self.line.show_text("")
            return
        if is_new or not self.line.shown:
            self.unit.setCurrentIndex(self._unit_for(value))
        self.line.show_text(formats.amount(value / self.unit.currentData()))

    def show_default(self, words: str) -> None:
        """Say what holds as long as nothing is typed."""
        super().show_default(words)
        self._give_room()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_value"):
            self._give_room()
            self._name_unit()

    @property
    def _wants_whole(self) -> bool:
        """Whether there are no fractions of the chosen unit."""
        return self._is_whole and self.unit.currentData() == 1

    def needed(self) -> str:
        """Say as well that it has to be whole, where it has."""
        return text.tr("A whole number is needed.") if self._wants_whole else super().needed()

    def _give_room(self) -> None:
        """Be no wider beside a unit than a number needs, or the words for none."""
        if self._is_narrow:
            words = self.line.fontMetrics().horizontalAdvance(self.line.placeholderText())
            self.line.setMaximumWidth(max(NUMBER_WIDTH, words + 2 * GAP))

    def name(self, words: str) -> None:
        """Name the line, and the unit of what stands there."""
        super().name(words)
        self._name_unit()

    def _name_unit(self) -> None:
        name = self.line.accessibleName()
        self.unit.setAccessibleName(text.tr("Unit: %1").replace("%1", name) if name else "")

    def _unit_for(self, value: float) -> int:
        factors = [self.unit.itemData(place) for place in range(self.unit.count())]
        fitting = [place for place, factor in enumerate(factors) if value and value % factor == 0]
        return max(fitting, default=0)

    def _on_unit(self) -> None:
        if self.line.text().strip():
            self._tell()

    def typed(self) -> float | None:
        """Return the number that stands there, None for an empty line. Raises: ValueError."""
        words = self.line.text().strip()
        number, is_number = QLocale().toDouble(words)
        if not words and self._can_be_none:
            return None
        exact = number * self.unit.currentData()
        if not is_number or not math.isfinite(exact):
            raise ValueError(words)
        is_near = abs(exact - round(exact)) < NEARLY
        if self._wants_whole and not is_near:
            raise ValueError(words)
        return round(exact) if self._is_whole or is_near else exact

    def _tell(self) -> None:
        try:
            wanted = self.typed()
        except ValueError:
            self.refused.emit()
            return
        if wanted is None or wanted != self._value:
            self.edited.emit(wanted)


class ChoiceField(Field):
    """One of several values, each with its word."""

    def __init__(self, choices: Mapping[Any, str]) -> None:
        super().__init__()
        self.combo = FlatCombo()
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.combo.setSizeAdjustPolicy(policy)
        self.combo.setMinimumContentsLength(SHORTEST)
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._values = list(choices)
        self.combo.addItems(list(choices.values()))
        self.combo.activated.connect(lambda place: self.edited.emit(self._values[place]))
        self.setFocusProxy(self.combo)
        _fill(self, self.combo)

    @property
    def chosen(self) -> Any:
        """The value that is shown."""
        return self._values[self.combo.currentIndex()]

    def set_choices(self, choices: Mapping[Any, str]) -> None:
        """Offer other values; what is shown stays if it is among them."""
        shown = [self.combo.itemText(place) for place in range(self.combo.count())]
        if self._values == list(choices) and shown == list(choices.values()):
            return
        self._values = list(choices)
        self.combo.clear()
        self.combo.addItems(list(choices.values()))

    def show_value(self, value: Any) -> None:
        """Show one of the values."""
        self.combo.setCurrentIndex(self._values.index(value))

    def name(self, words: str) -> None:
        """Name the list."""
        self.combo.setAccessibleName(words)


class ButtonField(Field):
    """Words that are changed elsewhere: ``edited`` says that the button was pressed."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.words = QLabel()
        self.button = TextButton(label)
        self.button.clicked.connect(lambda: self.edited.emit(None))
        self.setFocusProxy(self.button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.words)
        row.addWidget(self.button)
        row.addStretch(1)

    def show_value(self, value: Any) -> None:
        """Show the words."""
        self.words.setText(value)

    def name(self, words: str) -> None:
        """Leave the button its own words."""


class SwitchField(Field):
    """On or off."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.box = FlatCheck(words)
        self.box.clicked.connect(self._on_clicked)
        self.setFocusProxy(self.box)
        _fill(self, self.box).setAlignment(self.box, Qt.AlignmentFlag.AlignLeading)

    def show_value(self, value: Any) -> None:
        """Show which."""
        self.box.setChecked(bool(value))

    def _on_clicked(self, is_on: bool) -> None:
        self.edited.emit(is_on)


def _fill(field: QWidget, control: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(field)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(control)
    return layout
