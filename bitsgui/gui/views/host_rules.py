"""Rules for single servers: a list to type in, in force as soon as a line is left."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.words import words_of
from bitsgui.gui import formats, text
from bitsgui.gui.theme import (
    GAP,
    GAP_SMALL,
    GAP_TINY,
    SECONDARY_SCALE,
    current_tokens,
    scaled,
    set_text_colour,
)
from bitsgui.gui.views.buttons import HEIGHT
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.property_fields import (
    ButtonField,
    Field,
    LineField,
    NumberField,
    TextField,
)
from bitsgui.gui.views.proxy_fields import RuleProxyField
from bitsgui.gui.views.sight import bring_into_sight
from bitsgui.gui.views.text_button import TextButton
from bitsgui.gui.views.typed_rows import TypedRow, TypedRows
from bitsgui.settings.host_rules import LIMITS, HostRule, parse, pattern_of, write

LONGEST_NAME = 100
"""Of the name of a certificate's file more points are not shown."""
WIDE = 480
"""From so many points on, all a rule says stands side by side."""
_STRETCH = (3, 3, 6, 5)
_SIDE_BY_SIDE = ((1, 0, 1), (1, 1, 1), (1, 2, 1), (1, 3, 1), (2, 0, 3), (2, 3, 1))
_FOLDED = ((1, 0, 2), (1, 2, 2), (2, 0, 4), (3, 0, 4), (4, 0, 4), (5, 0, 4))
"""Line, column and columns of each part; the second where there is less room."""
_LAST_LINE = 6


class HostRulesField(TypedRows["RuleCard"]):
    """The rules as the settings hold them; what is removed can be brought back at its place.

    ``certificate_wanted`` carries the card of a rule that is to get another certificate.
    """

    certificate_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(
            text.tr("Add a server"),
            lambda value: list(parse(value)),
            lambda values: write(tuple(values)),
            self._new_card,
        )
        self._removed: list[_RemovedLine] = []
        self._reached: QWidget = self.add_button
        # Not at once: the page is longer only when its layout has seen the new rule.
        self._reach = QTimer(self, singleShot=True, interval=0)
        self._reach.timeout.connect(lambda: bring_into_sight(self._reached))

    def edit_for(self, link: str) -> None:
        """Bring the keyboard to the rule for the server of a link, to a new one if need be.

        Nothing holds before something is set there.
        """
        pattern = pattern_of(link)
        card = next((card for card in self.rows if card.shown_pattern() == pattern), None)
        if card is None:
            card = self._add_row(None, len(self.rows))
            card.server.show_value(pattern)
            card.show()
        card.connections.line.setFocus()
        self._reached = card
        self._reach.start()

    def _new_card(self, value: HostRule | None) -> "RuleCard":
        card = RuleCard(value, lambda pattern: self._is_free(pattern, card))
        card.certificate.edited.connect(lambda _: self.certificate_wanted.emit(card))
        return card

    def _is_free(self, pattern: str, asking: "RuleCard") -> bool:
        return all(rule.pattern != pattern for rule in self._values(asking))

    def _show_anew(self, values: list[HostRule]) -> None:
        super()._show_anew(values)
        for line in list(self._removed):
            self._forget(line)

    def _on_add(self) -> None:
        super()._on_add()
        self._reached = self.add_button
        self._reach.start()

    def _on_remove(self, row: "RuleCard") -> None:
        if row.value is None:
            super()._on_remove(row)
            return
        self._say_removed(row, row.value)
        self._take_away(row)
        self._on_changed()

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
        if line.rule.pattern in {rule.pattern for rule in self._values()}:
            line.say(text.tr("There is a rule for %1 already."))
            self.add_button.setFocus()
            return
        spot = self._column.indexOf(line)
        place = sum(self._column.indexOf(card) < spot for card in self.rows)
        card = self._add_row(line.rule, place)
        self._forget(line)
        card.show()
        card.server.line.setFocus()
        self._on_changed()

    def _forget(self, line: "_RemovedLine") -> None:
        self._removed.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()


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


class RuleCard(TypedRow):
    """One rule."""

    def __init__(self, rule: HostRule | None, is_free: Callable[[str], bool]) -> None:
        super().__init__(rule)
        self._is_free = is_free
        self._is_folded = False
        self.server = TextField(can_be_empty=True)
        self.server.show_default(text.tr("example.org or *.example.org"))
        self.connections = NumberField(can_be_none=True)
        self.segments = NumberField(can_be_none=True)
        self.limit = NumberField(formats.rate_units(), can_be_none=True)
        self.agent = TextField(can_be_empty=True)
        self.proxy = RuleProxyField()
        self.certificate = ButtonField(text.tr("Certificate\u2026"))
        self.certificate.setMinimumHeight(HEIGHT)  # in line with the proxy
        self.shown: CertificateFiles | str | None = None
        """The files of a certificate, ``NO_CERTIFICATE``, or None where the rule says nothing."""
        own = self.server, self.connections, self.segments, self.limit, self.agent
        self.fields = *own, self.proxy.servers
        lines = [field.line for field in own]
        proxy = self.proxy.choice.combo, self.proxy.servers.line
        controls = *lines[:4], self.limit.unit, lines[4], *proxy, self.certificate.button
        self.controls = *controls, self.remove
        self._parts = [self._part(words, field) for words, field in self._named()]
        self._grid = QGridLayout(self)
        self._lay_out()
        self._show()
        self.certificate.setFocusProxy(None)  # pyright: ignore[reportArgumentType] - as in follow
        self.follow(self._on_edited, self._check)
        self.proxy.edited.connect(self._on_edited)
        self.dress()

    def shown_pattern(self) -> str:
        """Return which server it is for, or is to be once something is set."""
        return self.server.line.text().strip() if self.value is None else self.value.pattern

    def take_certificate(self, shown: CertificateFiles | str | None) -> None:
        """Show another certificate, as in ``shown``; what names it is the rule at once."""
        if isinstance(shown, CertificateFiles):
            shown = replace(shown, passphrase=None)
        self.shown = shown
        self._show_certificate()
        self._on_edited()

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

    def _named(self) -> list[tuple[str, Field]]:
        return [
            (text.tr("Connections"), self.connections),
            (text.tr("Segments"), self.segments),
            (text.tr("Speed limit"), self.limit),
            (text.tr("User agent"), self.agent),
            (text.tr("Proxy"), self.proxy),
            (text.tr("Certificate to show"), self.certificate),
        ]

    def _part(self, words: str, field: Field) -> QWidget:
        part, label = QWidget(), Note()
        label.setText(words)
        label.setFont(scaled(label.font(), SECONDARY_SCALE))
        if isinstance(field, LineField):
            label.setBuddy(field.line)
            field.show_default(text.tr("as usual"))
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
        self._grid.addWidget(self.note, _LAST_LINE, 0, 1, 4)
        self._arrange()

    def _arrange(self) -> None:
        for place, part in enumerate(self._parts):
            row, column, wide = (_FOLDED if self._is_folded else _SIDE_BY_SIDE)[place]
            self._grid.addWidget(part, row, column, 1, wide, Qt.AlignmentFlag.AlignTop)
        # The same in every rule, whatever its certificate is called.
        longest = LONGEST_NAME + GAP + self.certificate.button.sizeHint().width()
        self._grid.setColumnMinimumWidth(len(_STRETCH) - 1, 0 if self._is_folded else longest)
        for place, stretch in enumerate(_STRETCH):
            self._grid.setColumnStretch(place, 1 if self._is_folded else stretch)

    def _show(self) -> None:
        rule = self.value
        values = (rule.connections, rule.rate_limit, rule.segments) if rule else (None,) * 3
        if rule is not None:
            self.server.show_value(rule.pattern)
            self.agent.show_value(rule.user_agent)
            self.proxy.show_value(rule.proxy)
            self.shown = rule.files or rule.certificate
        for field, value in zip((self.connections, self.limit, self.segments), values, strict=True):
            field.show_value(value)
        self._show_certificate()
        self._say_names()

    def _show_certificate(self) -> None:
        """Show as much of the name of the file as has room; its whole path when pointed at."""
        path = self.shown.certificate if isinstance(self.shown, CertificateFiles) else ""
        without = text.tr("as usual") if self.shown is None else text.tr("none shown")
        words, name = self.certificate.words, Path(path).name or without
        middle = Qt.TextElideMode.ElideMiddle
        self.certificate.show_value(words.fontMetrics().elidedText(name, middle, LONGEST_NAME))
        words.setAccessibleName(path or name)
        words.setToolTip(path)

    def _say_names(self) -> None:
        pattern = self.value.pattern if self.value is not None else text.tr("new server")
        self.server.name(text.tr("Server"))
        for words, field in self._named():
            field.name(f"{words}: {pattern}")
        self.certificate.button.setAccessibleName(f"{text.tr('Certificate to show')}: {pattern}")
        self.name_remove(text.tr("Remove the rule for %1").replace("%1", pattern))

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
        agent, proxy = self.agent.line.text().strip() or None, self.proxy.typed()
        certificate, key = self.shown, None
        if isinstance(certificate, CertificateFiles):
            certificate, key = certificate.certificate, certificate.key
        return HostRule(
            pattern, user_agent=agent, proxy=proxy, certificate=certificate, key=key, **numbers
        )

    def _check(self) -> None:
        """Say what is wrong with what stands there; nothing, as long as no server does."""
        problem = ""
        if self.server.line.text().strip():
            try:
                self._typed()
            except ValueError as error:
                problem = text.sentence(words_of(error))
        self.say(problem)

    def _on_edited(self) -> None:
        self._check()
        if self.note.text() or not self.server.line.text().strip():
            self._ask_for_server()
            return
        rule = self._typed()
        is_other, self.value = rule != self.value, rule
        self._show()
        if is_other:
            self.changed.emit()

    def _ask_for_server(self) -> None:
        """Say what is missing where something is set for no server, or for one that is gone."""
        is_bare = not self.server.line.text().strip()
        others = (field.line.text().strip() for field in self.fields[:-1])
        is_empty = self.proxy.usage is None and self.shown is None and not any(others)
        if is_bare and (self.value is not None or not is_empty):
            self.say(text.tr("Write which server this is for, or remove the rule."))

    def dress(self) -> None:
        """Take the colours of the palette."""
        super().dress()
        for part in self._parts:
            label = part.findChild(Note)
            if label is not None:
                set_text_colour(label, current_tokens().text_muted)


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
        "connections": text.tr("Connections: write a whole number from %1 to %2, or nothing."),
        "rate_limit": text.tr("Speed limit: write at least %1, or nothing."),
        "segments": text.tr("Segments: write a whole number from %1 to %2, or nothing."),
    }[name]
    least = formats.exact_rate(low) if name == "rate_limit" else formats.number(low)
    return words.replace("%1", least).replace("%2", formats.number(high))
