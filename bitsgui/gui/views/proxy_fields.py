"""Fields that say which proxy is used: the usage, the servers, and who is reached without them."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout

from bitsgui.bits.proxy_choice import (
    bypass_problem,
    checked_script,
    chosen,
    servers_problem,
    written,
)
from bitsgui.bits.types import ProxySettings, ProxyUsage
from bitsgui.bits.words import words_of
from bitsgui.gui import text
from bitsgui.gui.theme import (
    GAP_TINY,
    SECONDARY_SCALE,
    current_tokens,
    scaled,
    set_text_colour,
)
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.property_fields import ChoiceField, Field, TextField

_LIST = ProxyUsage.OVERRIDE


class CheckedLine(TextField):
    """A line of text that says at once what is wrong with it; what is wrong is never told on.

    ``problem`` returns that in plain words, "" if nothing is. ``is_needed``: it asks for something
    as long as it is empty, and it is wrong to leave it so.
    """

    def __init__(self, problem: Callable[[str], str], *, is_needed: bool = False) -> None:
        super().__init__(can_be_empty=True)
        self._problem = problem
        self._is_needed = is_needed
        self._is_asking = is_needed
        self.note = Note()
        self.note.setFont(scaled(self.note.font(), SECONDARY_SCALE))
        self.note.hide()
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(GAP_TINY)
            layout.addWidget(self.note)
        self.line.textChanged.connect(self._check)
        self.line.editingFinished.connect(self._on_left)
        self._check()

    @property
    def typed(self) -> str:
        """What stands there."""
        return self.line.text().strip()

    def problem(self) -> str:
        """Return what is wrong with what stands there."""
        return self._problem(self.typed) if self.typed or self._is_needed else ""

    def ask(self) -> None:
        """Ask for something if it is empty, of somebody who had no chance to write it yet."""
        self._is_asking = self._is_needed
        self._check()

    def remark(self, words: str) -> None:
        """Say something of what was typed, which is not wrong, until something else is typed."""
        self._show(words)
        set_text_colour(self.note, current_tokens().text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "note"):
            self._dress()

    def _on_left(self) -> None:
        self._is_asking = False
        self._check()

    def _check(self) -> None:
        words = text.sentence(self.problem())
        if words and not self.typed:
            words = f"{words} {text.tr('Until then nothing changes.')}"
        self._show(words)
        self._dress()

    def _show(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.line.setAccessibleDescription(words)

    def _tell(self) -> None:
        if not self.problem():
            super()._tell()

    def _dress(self) -> None:
        tokens, is_wrong = current_tokens(), bool(self.typed) or not self._is_asking
        set_text_colour(self.note, tokens.error if is_wrong else tokens.text_muted)


def script_line() -> CheckedLine:
    """Return the line of the place of a script."""
    return CheckedLine(_script_problem)


def _script_problem(place: str) -> str:
    try:
        checked_script(place)
    except ValueError as error:
        return words_of(error)
    return ""


def bypass_line() -> CheckedLine:
    """Return the line of a list of hosts that are reached directly."""
    return CheckedLine(bypass_problem)


class ProxyField(Field):
    """One of four usages with a sentence on it, and the servers where those are the choice.

    Its value is what :func:`bitsgui.bits.proxy_choice.chosen` reads. ``sentences`` returns the
    words and the sentence of each usage.
    """

    def __init__(self, sentences: Callable[[], Mapping[ProxyUsage, tuple[str, str]]]) -> None:
        super().__init__()
        self._sentences = sentences
        self._shown: str | None = None
        self._wished: list[str] = []
        self.choice = ChoiceField({usage: words for usage, (words, _) in sentences().items()})
        self.sentence = Note()
        self.sentence.setFont(scaled(self.sentence.font(), SECONDARY_SCALE))
        self.servers = CheckedLine(servers_problem, is_needed=True)
        self.servers.show_default(text.tr("proxy.example.org:8080 or socks5://10.0.0.1:1080"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_TINY)
        for widget in (self.choice, self.servers, self.sentence):
            column.addWidget(widget)
        self.setFocusProxy(self.choice)
        self.choice.edited.connect(self._on_usage)
        self.servers.edited.connect(self._on_servers)
        self._explain(ProxyUsage.PRECONFIG)
        self._dress()

    @property
    def usage(self) -> ProxyUsage:
        """The usage that is chosen."""
        return self.choice.chosen

    def settings(self, bypass: str) -> ProxySettings:
        """Return what stands there. Raises: ValueError with a sentence for what will not do."""
        return chosen(self._typed(), bypass or None)

    def show_value(self, value: Any) -> None:
        """Show a choice; a list that is still to be written stays."""
        if value in self._wished[:-1]:  # what comes back late must not undo what was chosen since
            del self._wished[: self._wished.index(value) + 1]
            return
        self._wished.clear()
        if value == self._shown:
            return
        self._shown = value
        settings = chosen(value, None)
        self.choice.show_value(settings.usage)
        self.servers.show_value(settings.servers)
        self._explain(settings.usage)

    def name(self, words: str) -> None:
        """Name the list of usages, and the line of servers."""
        super().name(words)
        self.choice.name(words)
        self.servers.name(text.tr("Proxy servers"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "sentence"):
            self._dress()

    def _typed(self) -> str:
        return self.servers.typed if self.usage is _LIST else written(ProxySettings(self.usage))

    def _on_usage(self, usage: ProxyUsage) -> None:
        self._explain(usage)
        if usage is not _LIST:
            self._tell(written(ProxySettings(usage)))
            return
        self.servers.ask()
        _go_on_to(self.servers, self.choice)
        if not self.servers.problem():
            self._tell(self.servers.typed)

    def _on_servers(self, servers: str | None) -> None:
        if servers is not None:
            self._tell(servers)

    def _tell(self, value: str) -> None:
        self._shown = value
        self._wished.append(value)
        self.edited.emit(value)

    def _explain(self, usage: ProxyUsage) -> None:
        self.sentence.setText(self._sentences()[usage][1])
        self.servers.setVisible(usage is _LIST)

    def _dress(self) -> None:
        set_text_colour(self.sentence, current_tokens().text_muted)


class RuleProxyField(Field):
    """A proxy as a rule for servers names it, None where it names none.

    ``servers`` are there to type in while a list of them is chosen. Who holds it says what is wrong
    with them, and follows them.
    """

    def __init__(self) -> None:
        super().__init__()
        usages = {usage: words for usage, (words, _) in usages_of_all().items()}
        self.choice = ChoiceField({None: text.tr("as usual"), **usages})
        self.servers = TextField(can_be_empty=True)
        self.servers.show_default(text.tr("proxy.example.org:8080"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_TINY)
        column.addWidget(self.choice)
        column.addWidget(self.servers)
        # As in TypedRow.follow.
        self.choice.setFocusProxy(None)  # pyright: ignore[reportArgumentType]
        self.choice.edited.connect(self._on_usage)
        self.show_value(None)

    @property
    def usage(self) -> ProxyUsage | None:
        """The usage that is chosen, None for what all have."""
        return self.choice.chosen

    def show_value(self, value: Any) -> None:
        """Show what a rule says; a list that is still to be written stays."""
        settings = None if value is None else chosen(value, None)
        self.choice.show_value(None if settings is None else settings.usage)
        if settings is not None and settings.usage is _LIST:
            self.servers.show_value(settings.servers)
        self.servers.setVisible(self.usage is _LIST)

    def typed(self) -> str | None:
        """Return what stands there. Raises: ValueError with a sentence for what will not do."""
        if self.usage is None:
            return None
        if self.usage is not _LIST:
            return written(ProxySettings(self.usage))
        servers = self.servers.line.text().strip()
        problem = servers_problem(servers)
        if problem:
            raise ValueError(problem)
        return servers

    def name(self, words: str) -> None:
        """Name the list of usages, and the line of servers."""
        self.choice.name(words)
        self.servers.name(f"{words}, {text.tr('Proxy servers')}")

    def _on_usage(self, usage: ProxyUsage | None) -> None:
        self.servers.setVisible(usage is _LIST)
        if usage is _LIST:
            _go_on_to(self.servers, self.choice)
        self.edited.emit(usage)


def _go_on_to(servers: TextField, choice: ChoiceField) -> None:
    """Let who chose the servers write them; who only steps through the choices stays there."""
    if not choice.combo.is_stepping:
        servers.line.setFocus()


def usages_of_all() -> dict[ProxyUsage, tuple[str, str]]:
    """Return the words and the sentence of each usage, for all downloads."""
    tr = text.tr
    return {
        ProxyUsage.PRECONFIG: (
            tr("As the system says"),
            tr(
                "What the variables http_proxy and no_proxy say, "
                "else this computer\u2019s settings."
            ),
        ),
        **_without_system(),
    }


def usages_of_one() -> dict[ProxyUsage, tuple[str, str]]:
    """Return the words and the sentence of each usage, for one download."""
    tr = text.tr
    return {
        ProxyUsage.PRECONFIG: (
            tr("As in the settings"),
            tr("What is set there for the server, or for all downloads."),
        ),
        **_without_system(),
        ProxyUsage.AUTODETECT: (
            tr("Found by itself"),
            tr("By the script below; without one, by that of the settings or of the network."),
        ),
    }


def _without_system() -> dict[ProxyUsage, tuple[str, str]]:
    tr = text.tr
    return {
        ProxyUsage.NO_PROXY: (tr("No proxy"), tr("Every server is reached directly.")),
        _LIST: (
            tr("These servers"),
            tr("The first that takes a connection is used. Write spaces between several."),
        ),
        ProxyUsage.AUTODETECT: (
            tr("Found by itself"),
            tr("By the proxy script of the settings; without one, by that of the network."),
        ),
    }
