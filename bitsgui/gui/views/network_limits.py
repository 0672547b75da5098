"""Speed limits of single networks: a list to type in, in force as soon as a line is left."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bitsgui.bits.limits import LimitView
from bitsgui.bits.words import words_of
from bitsgui.gui import formats, text
from bitsgui.gui.icons import themed_icon
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
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.property_fields import Field, NumberField, TextField
from bitsgui.gui.views.text_button import TextButton
from bitsgui.gui.views.turns import take_turns
from bitsgui.settings.network_limits import checked_name, is_in, parse, write
from bitsgui.settings.schedule import RATES


class NetworkLimitsField(Field):
    """The limits as the settings hold them; one that is not right yet stays as it was before."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[NetworkRow] = []
        self._networks: Sequence[str] = ()
        self._wished: list[str | None] = []
        self.add_button = TextButton(text.tr("Add a network"))
        self.add_button.show_as("add")
        self.add_button.clicked.connect(self._on_add)
        self.setFocusProxy(self.add_button)
        self._now = Note()
        self._now.setFont(scaled(self._now.font(), SECONDARY_SCALE))
        self._now.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, GAP_TINY, 0, 0)
        self._column.setSpacing(GAP_SMALL)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(self._now)
        self._dress()

    def show_value(self, value: Any) -> None:
        """Show limits; those being typed in stay as they are."""
        limits = parse(value)
        if value in self._wished[:-1]:  # what comes back late must not undo what was typed since
            del self._wished[: self._wished.index(value) + 1]
            return
        self._wished.clear()
        if dict(limits) == self._limits():
            return
        for row in [row for row in self.rows if row.limit is not None]:
            self._take_away(row)
        for place, limit in enumerate(limits.items()):
            self._add_row(limit, place)

    def show_now(self, view: LimitView) -> None:
        """Say which networks are in use, and offer them."""
        self._networks = view.networks
        words = text.tr("In use now: %1.").replace("%1", ", ".join(view.networks))
        self._now.setText(words)
        self._now.setVisible(bool(view.networks))

    def name(self, words: str) -> None:
        """Say what a network is added to."""
        super().name(words)
        self.add_button.setAccessibleName(f"{words}: {self.add_button.text()}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_column"):
            self._dress()

    def _limits(self) -> dict[str, int]:
        return dict(row.limit for row in self.rows if row.limit is not None)

    def _add_row(self, limit: tuple[str, int] | None, place: int) -> "NetworkRow":
        row = NetworkRow(limit, lambda name: self._is_free(name, row))
        row.changed.connect(self._on_changed)
        row.remove.clicked.connect(lambda: self._on_remove(row))
        behind = self.rows[place] if place < len(self.rows) else self.add_button
        self._column.insertWidget(self._column.indexOf(behind), row)
        self.rows.insert(place, row)
        controls = [control for each in self.rows for control in each.controls()]
        take_turns(self, [*controls, self.add_button])
        return row

    def _is_free(self, name: str, asking: "NetworkRow") -> bool:
        others = [row.limit[0] for row in self.rows if row is not asking and row.limit is not None]
        return not is_in(name, others)

    def _on_add(self) -> None:
        row = self._add_row(None, len(self.rows))
        there = [each.network.line.text() for each in self.rows]
        row.offer(next((name for name in self._networks if not is_in(name, there)), ""))
        row.show()

    def _on_remove(self, row: "NetworkRow") -> None:
        place = self.rows.index(row)
        self._take_away(row)
        left = self.rows[place : place + 1] or self.rows[-1:]
        (left[0].network.line if left else self.add_button).setFocus()
        if row.limit is not None:
            self._on_changed()

    def _take_away(self, row: "NetworkRow") -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_changed(self) -> None:
        self._wished.append(write(self._limits()))
        self.edited.emit(self._wished[-1])

    def _dress(self) -> None:
        set_text_colour(self._now, current_tokens().text_muted)


class NetworkRow(QWidget):
    """One network. ``limit`` is the last that was right, None as long as none was."""

    changed = Signal()

    def __init__(self, limit: tuple[str, int] | None, is_free: Callable[[str], bool]) -> None:
        super().__init__()
        self.limit = limit
        self._is_free = is_free
        self.network = TextField(can_be_empty=True)
        self.network.show_default(text.tr("Name of a network, or tun0"))
        self.rate = NumberField(formats.rate_units(), can_be_none=True)
        self.remove = FlatTool()
        self.remove.setFixedSize(HEIGHT, HEIGHT)
        self.note = Note()
        self.note.setFont(scaled(self.note.font(), SECONDARY_SCALE))
        self.note.hide()
        self._lay_out()
        for field in (self.network, self.rate):
            # Tab would stop at the field, too, at its own turn: the very last. Qt takes None here.
            field.setFocusProxy(None)  # pyright: ignore[reportArgumentType]
            field.edited.connect(self._on_edited)
            field.refused.connect(self._on_edited)
        if limit is not None:
            self.network.show_value(limit[0])
            self.rate.show_value(limit[1])
        for field in (self.network, self.rate):  # also Esc, which takes back what was wrong
            field.line.textChanged.connect(lambda: self._check(is_left=False))
        self._say_names()
        self._dress()

    def controls(self) -> list[QWidget]:
        """Return what the keyboard comes to, in its order."""
        return [self.network.line, self.rate.line, self.rate.unit, self.remove]

    def offer(self, name: str) -> None:
        """Bring the keyboard to what is still to be said, for a network of this name."""
        self.network.show_value(name)
        (self.rate if name else self.network).line.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "note"):
            self._dress()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.network, 1)
        line.addWidget(self.rate)
        line.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_TINY)
        column.addLayout(line)
        column.addWidget(self.note)

    def _typed(self) -> tuple[str, int]:
        """Return what stands there. Raises: ValueError, with a sentence to show."""
        if not self.network.line.text().strip():
            raise ValueError(text.tr("Write which network this is for, or remove the limit."))
        name = checked_name(self.network.line.text())
        if not self._is_free(name):
            raise ValueError(text.tr("There is a limit for %1 already.").replace("%1", name))
        try:
            rate = self.rate.typed()
        except ValueError:
            rate = None
        if rate is None or not RATES[0] <= rate <= RATES[1]:
            least = formats.exact_rate(RATES[0])
            raise ValueError(text.tr("Speed limit: write at least %1.").replace("%1", least))
        return name, int(rate)

    def _check(self, *, is_left: bool) -> None:
        """Say what is wrong with what stands there; of what is missing only once it is left."""
        problem = ""
        name, rate = (field.line.text().strip() for field in (self.network, self.rate))
        if (name and rate) or (is_left and (rate or self.limit is not None)):
            try:
                self._typed()
            except ValueError as error:
                problem = text.sentence(words_of(error))
        self.note.setText(problem)
        self.note.setVisible(bool(problem))
        for field in (self.network, self.rate):
            field.line.setAccessibleDescription(problem)

    def _on_edited(self) -> None:
        self._check(is_left=True)
        try:
            found = self._typed()
        except ValueError:
            return
        is_other, self.limit = found != self.limit, found
        self.network.show_value(found[0])
        self.rate.show_value(found[1])
        self._say_names()
        if is_other:
            self.changed.emit()

    def _say_names(self) -> None:
        name = self.limit[0] if self.limit is not None else text.tr("new network")
        self.network.name(text.tr("Network"))
        self.rate.name(text.tr("Speed limit: %1").replace("%1", name))
        words = text.tr("Remove the limit of %1").replace("%1", name)
        self.remove.setAccessibleName(words)
        self.remove.setToolTip(words)

    def _dress(self) -> None:
        set_text_colour(self.note, current_tokens().error)
        self.remove.setIcon(themed_icon("close", ROW_ICON))
