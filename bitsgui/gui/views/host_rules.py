"""Rules for single servers: a list to type in, in force as soon as a line is left."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

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
from bitsgui.gui.views.property_fields import Field, LineField, NumberField, TextField
from bitsgui.gui.views.text_button import TextButton
from bitsgui.gui.views.turns import take_turns
from bitsgui.settings.host_rules import LIMITS, HostRule, parse, pattern_of, write

WIDE = 480
"""From so many points on, all a rule says stands side by side."""
_STRETCH = (3, 3, 5, 5)
_FOLDED = ((1, 0, 2), (1, 2, 2), (2, 0, 4), (3, 0, 4))
"""Line, column and columns of each of the four, where there is less room."""


class HostRulesField(Field):
    """The rules as the settings hold them; one that is not right yet stays as it was before."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[RuleCard] = []
        self._removed: list[_RemovedLine] = []
        self._wished: list[str | None] = []
        self.add_button = TextButton(text.tr("Add a server"))
        self.add_button.show_as("add")
        self.add_button.clicked.connect(self._on_add)
        self.setFocusProxy(self.add_button)
        self._reached: QWidget = self.add_button
        # Not at once: the page is longer only when its layout has seen the new rule.
        self._reach = QTimer(self, singleShot=True, interval=0)
        self._reach.timeout.connect(self._bring_into_sight)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, GAP_TINY, 0, 0)
        self._column.setSpacing(GAP_SMALL)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)

    def show_value(self, value: Any) -> None:
        """Show rules; those being typed in stay as they are."""
        rules = parse(value)
        if value in self._wished[:-1]:  # what comes back late must not undo what was typed since
            del self._wished[: self._wished.index(value) + 1]
            return
        self._wished.clear()
        if rules == self._rules():
            return
        for card in [card for card in self.cards if card.rule is not None]:
            self._take_away(card)
        for line in list(self._removed):
            self._forget(line)
        for place, rule in enumerate(rules):
            self._add_card(rule, place)

    def edit_for(self, link: str) -> None:
        """Bring the keyboard to the rule for the server of a link, to a new one if need be.

        Nothing holds before something is set there.
        """
        pattern = pattern_of(link)
        card = next((card for card in self.cards if card.shown_pattern() == pattern), None)
        if card is None:
            card = self._add_card(None, len(self.cards))
            card.server.show_value(pattern)
            card.show()
        card.connections.line.setFocus()
        self._reached = card
        self._reach.start()

    def name(self, words: str) -> None:
        """Say what a server is added to."""
        super().name(words)
        self.add_button.setAccessibleName(f"{words}: {self.add_button.text()}")

    def _rules(self) -> tuple[HostRule, ...]:
        return tuple(card.rule for card in self.cards if card.rule is not None)

    def _add_card(self, rule: HostRule | None, place: int) -> "RuleCard":
        card = RuleCard(rule, lambda pattern: self._is_free(pattern, card))
        card.changed.connect(self._on_changed)
        card.remove_wanted.connect(lambda: self._on_remove(card))
        behind = self.cards[place] if place < len(self.cards) else self.add_button
        self._column.insertWidget(self._column.indexOf(behind), card)
        self.cards.insert(place, card)
        controls = [control for each in self.cards for control in each.controls()]
        take_turns(self, [*controls, self.add_button])
        return card

    def _take_away(self, card: "RuleCard") -> None:
        self.cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _is_free(self, pattern: str, asking: "RuleCard") -> bool:
        others = (card.rule for card in self.cards if card is not asking)
        return all(rule is None or rule.pattern != pattern for rule in others)

    def _on_add(self) -> None:
        card = self._add_card(None, len(self.cards))
        card.show()
        card.server.line.setFocus()
        self._reached = self.add_button
        self._reach.start()

    def _bring_into_sight(self) -> None:
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is not None:
            page.ensureWidgetVisible(self._reached)

    def _on_remove(self, card: "RuleCard") -> None:
        place = self.cards.index(card)
        if card.rule is not None:
            self._say_removed(card, card.rule)
        self._take_away(card)
        if card.rule is not None:
            self._on_changed()
            return
        left = self.cards[place : place + 1] or self.cards[-1:]
        (left[0].server.line if left else self.add_button).setFocus()

    def _say_removed(self, card: "RuleCard", rule: HostRule) -> None:
        """Put in its place how to have a rule back."""
        line = _RemovedLine(rule)
        self._removed.append(line)
        self._column.insertWidget(self._column.indexOf(card), line)
        QWidget.setTabOrder(card.remove, line.undo)
        line.undo.clicked.connect(lambda: self._bring_back(line))
        line.show()
        line.undo.setFocus(Qt.FocusReason.TabFocusReason)

    def _bring_back(self, line: "_RemovedLine") -> None:
        if line.rule.pattern in {rule.pattern for rule in self._rules()}:
            line.say(text.tr("There is a rule for %1 already."))
            self.add_button.setFocus()
            return
        spot = self._column.indexOf(line)
        place = sum(self._column.indexOf(card) < spot for card in self.cards)
        card = self._add_card(line.rule, place)
        self._forget(line)
        card.show()
        card.server.line.setFocus()
        self._on_changed()

    def _forget(self, line: "_RemovedLine") -> None:
        self._removed.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _on_changed(self) -> None:
        self._wished.append(write(self._rules()))
        self.edited.emit(self._wished[-1])


class _RemovedLine(QWidget):
    """Stands where ``rule`` was, and offers it again."""

    def __init__(self, rule: HostRule) -> None:
        super().__init__()
        self.rule = rule
        self._words = Note()
        self.undo = TextButton(text.tr("Undo"))
        name = text.tr("Bring the rule for %1 back").replace("%1", rule.pattern)
        self.undo.setAccessibleName(name)
        self.undo.setToolTip(name)
        line = QHBoxLayout(self)
        line.setContentsMargins(GAP_SMALL, 0, GAP_SMALL, 0)
        line.setSpacing(GAP)
        line.addWidget(self._words, 1)
        line.addWidget(self.undo)
        self.say(text.tr("Removed the rule for %1"))
        set_text_colour(self._words, current_tokens().text_muted)

    def say(self, words: str) -> None:
        """Say something of the rule."""
        self._words.setText(words.replace("%1", self.rule.pattern))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "undo"):
            set_text_colour(self._words, current_tokens().text_muted)


class RuleCard(QWidget):
    """One rule. ``rule`` is the last that was right, None as long as none was."""

    changed = Signal()
    remove_wanted = Signal()

    def __init__(self, rule: HostRule | None, is_free: Callable[[str], bool]) -> None:
        super().__init__()
        self.rule = rule
        self._is_free = is_free
        self._is_folded = False
        self.server = TextField(can_be_empty=True)
        self.server.show_default(text.tr("example.org or *.example.org"))
        self.connections = NumberField(can_be_none=True)
        self.segments = NumberField(can_be_none=True)
        self.limit = NumberField(formats.rate_units(), can_be_none=True)
        self.agent = TextField(can_be_empty=True)
        self.remove = FlatTool()
        self.remove.setFixedSize(HEIGHT, HEIGHT)
        self.remove.clicked.connect(self.remove_wanted)
        self.note = Note()
        self.note.setFont(scaled(self.note.font(), SECONDARY_SCALE))
        self.note.hide()
        self._parts = [self._part(words, field) for words, field in self._named()]
        self._grid = QGridLayout(self)
        self._lay_out()
        for field in self._fields():
            # Tab would stop at the field, too, at its own turn: the very last. Qt takes None here.
            field.setFocusProxy(None)  # pyright: ignore[reportArgumentType]
            field.edited.connect(self._on_edited)
            field.refused.connect(self._on_edited)
            field.line.textEdited.connect(self._check)
        self._show()
        self._dress()

    def shown_pattern(self) -> str:
        """Return which server it is for, or is to be once something is set."""
        return self.server.line.text().strip() if self.rule is None else self.rule.pattern

    def controls(self) -> list[QWidget]:
        """Return what the keyboard comes to, in its order."""
        first: list[QWidget] = [self.server.line, self.connections.line, self.segments.line]
        return [*first, self.limit.line, self.limit.unit, self.agent.line, self.remove]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the line of fields where there is no room for it."""
        super().resizeEvent(event)
        if (self.width() < WIDE) != self._is_folded:
            self._is_folded = not self._is_folded
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint an edge around what belongs together."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_tokens().outline), 1))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_grid"):
            self._dress()

    def _named(self) -> list[tuple[str, LineField]]:
        return [
            (text.tr("Connections"), self.connections),
            (text.tr("Segments"), self.segments),
            (text.tr("Speed limit"), self.limit),
            (text.tr("User agent"), self.agent),
        ]

    def _fields(self) -> tuple[LineField, ...]:
        return self.server, self.connections, self.limit, self.segments, self.agent

    def _part(self, words: str, field: LineField) -> QWidget:
        part, label = QWidget(), Note()
        label.setText(words)
        label.setFont(scaled(label.font(), SECONDARY_SCALE))
        label.setBuddy(field.line)
        field.show_default(text.tr("as for all"))
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_TINY)
        column.addWidget(label)
        column.addWidget(field)
        return part

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(GAP_SMALL, GAP_SMALL, GAP_SMALL, GAP_SMALL)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP_SMALL)
        head = QHBoxLayout()
        head.setSpacing(GAP_TINY)
        head.addWidget(self.server, 1)
        head.addWidget(self.remove)
        self._grid.addLayout(head, 0, 0, 1, 4)
        self._grid.addWidget(self.note, 4, 0, 1, 4)
        self._arrange()

    def _arrange(self) -> None:
        for place, part in enumerate(self._parts):
            row, column, wide = _FOLDED[place] if self._is_folded else (1, place, 1)
            self._grid.addWidget(part, row, column, 1, wide)
        for place, stretch in enumerate(_STRETCH):
            self._grid.setColumnStretch(place, 1 if self._is_folded else stretch)

    def _show(self) -> None:
        rule = self.rule
        values = (rule.connections, rule.rate_limit, rule.segments) if rule else (None,) * 3
        if rule is not None:
            self.server.show_value(rule.pattern)
            self.agent.show_value(rule.user_agent)
        for field, value in zip((self.connections, self.limit, self.segments), values, strict=True):
            field.show_value(value)
        self._say_names()

    def _say_names(self) -> None:
        pattern = self.rule.pattern if self.rule is not None else text.tr("new server")
        self.server.name(text.tr("Server"))
        for words, field in self._named():
            field.name(f"{words}: {pattern}")
        words = text.tr("Remove the rule for %1").replace("%1", pattern)
        self.remove.setAccessibleName(words)
        self.remove.setToolTip(words)

    def _typed(self) -> HostRule:
        """Return the rule that stands there. Raises: ValueError, with a sentence to show."""
        pattern = pattern_of(self.server.line.text())
        if not self._is_free(pattern):
            raise ValueError(text.tr("There is a rule for %1 already.").replace("%1", pattern))
        values = {
            "connections": self.connections,
            "rate_limit": self.limit,
            "segments": self.segments,
        }
        numbers = {name: _number(name, field) for name, field in values.items()}
        return HostRule(pattern, user_agent=self.agent.line.text().strip() or None, **numbers)

    def _check(self) -> None:
        """Say what is wrong with what stands there; nothing, as long as no server does."""
        problem = ""
        if self.server.line.text().strip():
            try:
                self._typed()
            except ValueError as error:
                problem = text.sentence(words_of(error))
        self._say(problem)

    def _on_edited(self) -> None:
        self._check()
        if self.note.text() or not self.server.line.text().strip():
            self._ask_for_server()
            return
        rule = self._typed()
        is_other, self.rule = rule != self.rule, rule
        self._show()
        if is_other:
            self.changed.emit()

    def _ask_for_server(self) -> None:
        """Say what is missing where something is set for no server, or for one that is gone."""
        is_bare = not self.server.line.text().strip()
        others = (field.line.text().strip() for field in self._fields())
        if is_bare and (self.rule is not None or any(others)):
            self._say(text.tr("Write which server this is for, or remove the rule."))

    def _say(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))
        for field in self._fields():
            field.line.setAccessibleDescription(words)

    def _dress(self) -> None:
        tokens = current_tokens()
        set_text_colour(self.note, tokens.error)
        self.remove.setIcon(themed_icon("close", ROW_ICON))
        for part in self._parts:
            label = part.findChild(Note)
            if label is not None:
                set_text_colour(label, tokens.text_muted)


def _number(name: str, field: NumberField) -> int | None:
    low, high = LIMITS[name]
    try:
        value = field.typed()
    except ValueError:
        value = -1.0
    if value is None:
        return None
    if not low <= value <= high:
        raise ValueError(_range_words(name, low, high))
    return int(value)


def _range_words(name: str, low: int, high: int) -> str:
    words = {
        "connections": text.tr("Connections: write a number from %1 to %2, or nothing."),
        "rate_limit": text.tr("Speed limit: write at least %1, or nothing."),
        "segments": text.tr("Segments: write a number from %1 to %2, or nothing."),
    }[name]
    least = formats.exact_rate(low) if name == "rate_limit" else formats.number(low)
    return words.replace("%1", least).replace("%2", formats.number(high))
