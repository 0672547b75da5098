"""Lists to type in, in force as soon as a row is left: what all of them have in common."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bitsgui.gui.icons import themed_icon
from bitsgui.gui.theme import (
    GAP_SMALL,
    GAP_TINY,
    ROW_ICON,
    SECONDARY_SCALE,
    current_tokens,
    scaled,
    set_text_colour,
)
from bitsgui.gui.views.buttons import HEIGHT, FlatTool
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.property_fields import Field, LineField
from bitsgui.gui.views.text_button import TextButton
from bitsgui.gui.views.turns import take_turns

Row = TypeVar("Row", bound="TypedRow")


class TypedRow(QWidget):
    """One row. ``value`` is the last that was right, None as long as none was.

    ``fields`` are what is typed in, what it is for first, and ``controls`` what the keyboard comes
    to, in its order; both grow as a row is made.
    """

    changed = Signal()

    def __init__(self, value: Any) -> None:
        super().__init__()
        self.value = value
        self.remove = FlatTool()
        self.remove.setFixedSize(HEIGHT, HEIGHT)
        self.note = Note()
        self.note.setFont(scaled(self.note.font(), SECONDARY_SCALE))
        self.note.hide()
        self.fields: Sequence[LineField] = ()
        self.controls: Sequence[QWidget] = (self.remove,)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "note"):
            self.dress()

    def dress(self) -> None:
        """Take the colours of the palette."""
        set_text_colour(self.note, current_tokens().error)
        self.remove.setIcon(themed_icon("close", ROW_ICON))

    def follow(self, left: Callable[[], None], typed: Callable[[], None]) -> None:
        """Have ``left`` called when a field is left, ``typed`` when its words change by then."""
        for field in self.fields:
            # Tab would stop at the field, too, at its own turn: the very last. Qt takes None here.
            field.setFocusProxy(None)  # pyright: ignore[reportArgumentType]
            field.edited.connect(left)
            field.refused.connect(left)
            field.line.textChanged.connect(typed)  # also by Esc, which takes back what was wrong

    def say(self, problem: str) -> None:
        """Say what is wrong with what stands there, "" for nothing."""
        self.note.setText(problem)
        self.note.setVisible(bool(problem))
        for field in self.fields:
            field.line.setAccessibleDescription(problem)

    def name_remove(self, words: str) -> None:
        """Say what the button takes away."""
        self.remove.setAccessibleName(words)
        self.remove.setToolTip(words)


class TypedRows(Field, Generic[Row]):
    """Rows as a setting holds them; one that is not right yet stays as it was before.

    ``parse`` gives what the rows hold of a value of the setting, ``write`` is its opposite, and
    ``make`` gives a row for one of them, or for what is still to be typed (None).
    """

    def __init__(
        self,
        add_words: str,
        parse: Callable[[Any], list[Any]],
        write: Callable[[list[Any]], str | None],
        make: Callable[[Any], Row],
    ) -> None:
        super().__init__()
        self._parse = parse
        self._write = write
        self._make = make
        self.rows: list[Row] = []
        self._wished: list[str | None] = []
        self.add_button = TextButton(add_words)
        self.add_button.show_as("add")
        self.add_button.clicked.connect(self._on_add)
        self.setFocusProxy(self.add_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, GAP_TINY, 0, 0)
        self._column.setSpacing(GAP_SMALL)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)

    def show_value(self, value: Any) -> None:
        """Show a value of the setting; rows being typed in stay as they are."""
        values = self._parse(value)
        if value in self._wished[:-1]:  # what comes back late must not undo what was typed since
            del self._wished[: self._wished.index(value) + 1]
            return
        self._wished.clear()
        if values != self._values():
            self._show_anew(values)

    def _show_anew(self, values: list[Any]) -> None:
        for row in [row for row in self.rows if row.value is not None]:
            self._take_away(row)
        for place, value in enumerate(values):
            self._add_row(value, place)

    def name(self, words: str) -> None:
        """Say what is added to."""
        super().name(words)
        self.add_button.setAccessibleName(f"{words}: {self.add_button.text()}")

    def _values(self, besides: Row | None = None) -> list[Any]:
        """Return what holds, but for one of the rows."""
        return [row.value for row in self.rows if row is not besides and row.value is not None]

    def _add_row(self, value: Any, place: int) -> Row:
        row = self._make(value)
        self._put(row, place)
        return row

    def _put(self, row: Row, place: int) -> None:
        row.changed.connect(self._on_changed)
        row.remove.clicked.connect(lambda: self._on_remove(row))
        behind = self.rows[place] if place < len(self.rows) else self.add_button
        self._column.insertWidget(self._column.indexOf(behind), row)
        self.rows.insert(place, row)
        self._take_turns()

    def _take_turns(self) -> None:
        controls = [control for each in self.rows for control in each.controls]
        take_turns(self, [*controls, self.add_button])

    def showEvent(self, event: QShowEvent) -> None:
        """Give the rows their turns that came before this stood among others."""
        super().showEvent(event)
        self._take_turns()

    def _on_add(self) -> None:
        row = self._add_row(None, len(self.rows))
        row.show()
        row.fields[0].line.setFocus()

    def _on_remove(self, row: Row) -> None:
        place = self.rows.index(row)
        self._take_away(row)
        left = self.rows[place : place + 1] or self.rows[-1:]
        (left[0].fields[0].line if left else self.add_button).setFocus()
        if row.value is not None:
            self._on_changed()

    def _take_away(self, row: Row) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_changed(self) -> None:
        self._wished.append(self._write(self._values()))
        self.edited.emit(self._wished[-1])
