"""Speed limits of single networks: a list to type in, in force as soon as a line is left."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from bitsgui.bits.limits import LimitView
from bitsgui.bits.words import words_of
from bitsgui.gui import formats, text
from bitsgui.gui.theme import (
    GAP,
    GAP_TINY,
    SECONDARY_SCALE,
    current_tokens,
    scaled,
    set_text_colour,
)
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.property_fields import NumberField, TextField
from bitsgui.gui.views.typed_rows import TypedRow, TypedRows
from bitsgui.settings.network_limits import checked_name, is_in, parse, write
from bitsgui.settings.schedule import RATES


class NetworkLimitsField(TypedRows["NetworkRow"]):
    """The limits as the settings hold them, and which networks are in use."""

    def __init__(self) -> None:
        super().__init__(
            text.tr("Add a network"),
            lambda value: list(parse(value).items()),
            lambda values: write(dict(values)),
            self._new_row,
        )
        self._networks: Sequence[str] = ()
        self._now = Note()
        self._now.setFont(scaled(self._now.font(), SECONDARY_SCALE))
        self._now.hide()
        self._column.addWidget(self._now)
        self._dress()

    def show_now(self, view: LimitView) -> None:
        """Say which networks are in use, and offer them."""
        self._networks = view.networks
        words = text.tr("In use now: %1.").replace("%1", ", ".join(view.networks))
        self._now.setText(words)
        self._now.setVisible(bool(view.networks))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_now"):
            self._dress()

    def _new_row(self, value: tuple[str, int] | None) -> "NetworkRow":
        row = NetworkRow(value, lambda name: self._is_free(name, row))
        return row

    def _is_free(self, name: str, asking: "NetworkRow") -> bool:
        return not is_in(name, [other for other, _ in self._values(asking)])

    def _on_add(self) -> None:
        there = [each.network.line.text() for each in self.rows]
        row = self._add_row(None, len(self.rows))
        row.offer(next((name for name in self._networks if not is_in(name, there)), ""))
        row.show()

    def _dress(self) -> None:
        set_text_colour(self._now, current_tokens().text_muted)


class NetworkRow(TypedRow):
    """One network and its limit."""

    def __init__(self, limit: tuple[str, int] | None, is_free: Callable[[str], bool]) -> None:
        super().__init__(limit)
        self._is_free = is_free
        self.network = TextField(can_be_empty=True)
        self.network.show_default(text.tr("Name of a network, or tun0"))
        self.rate = NumberField(formats.rate_units(), can_be_none=True)
        self.fields = self.network, self.rate
        self.controls = self.network.line, self.rate.line, self.rate.unit, self.remove
        self._lay_out()
        if limit is not None:
            self.network.show_value(limit[0])
            self.rate.show_value(limit[1])
        self.follow(self._on_edited, lambda: self._check(is_left=False))
        self._say_names()
        self.dress()

    def offer(self, name: str) -> None:
        """Bring the keyboard to what is still to be said, for a network of this name."""
        self.network.show_value(name)
        (self.rate if name else self.network).line.setFocus()

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
        name, rate = (field.line.text().strip() for field in self.fields)
        if (name and rate) or (is_left and (rate or self.value is not None)):
            try:
                self._typed()
            except ValueError as error:
                problem = text.sentence(words_of(error))
        self.say(problem)

    def _on_edited(self) -> None:
        self._check(is_left=True)
        try:
            found = self._typed()
        except ValueError:
            return
        is_other, self.value = found != self.value, found
        self.network.show_value(found[0])
        self.rate.show_value(found[1])
        self._say_names()
        if is_other:
            self.changed.emit()

    def _say_names(self) -> None:
        name = self.value[0] if self.value is not None else text.tr("new network")
        self.network.name(text.tr("Network"))
        self.rate.name(text.tr("Speed limit: %1").replace("%1", name))
        self.name_remove(text.tr("Remove the limit of %1").replace("%1", name))
