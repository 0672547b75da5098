"""The proxy of one download."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bitsgui.bits.proxy_choice import written
from bitsgui.bits.types import ProxySettings, ProxyUsage
from bitsgui.gui import text
from bitsgui.gui.dialogs.small_dialog import SmallDialog
from bitsgui.gui.theme import current_tokens, set_text_colour
from bitsgui.gui.views.fields import dress_fields
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.proxy_fields import ProxyField, bypass_line, usages_of_one
from bitsgui.gui.views.proxy_test import ProxyTest

WIDTH = 480
EXAMPLES = "*.example.org 192.168.* 10.0.0.0/8"


class ProxyDialog(SmallDialog):
    """Asks for a proxy. ``chosen`` carries the settings; still open until ``accept``.

    ``link`` is one of the download, to try. ``fail`` says why nothing was changed.
    """

    chosen = Signal(object)

    def __init__(self, settings: ProxySettings, link: str, parent: QWidget) -> None:
        super().__init__(text.tr("Proxy"), text.tr("Set"), text.tr("Cancel"), parent)
        self.add_title(text.tr("Proxy of this download"))
        self.field = ProxyField(usages_of_one)
        self.field.name(text.tr("Proxy"))
        self.body.addWidget(self.field)
        self.bypass = bypass_line()
        self.bypass.name(text.tr("Without these proxies"))
        self.bypass.show_default(EXAMPLES)
        self._bypass_label = self._add(text.tr("Without &these proxies"), self.bypass.line)
        self.body.addWidget(self.bypass)
        self.test = ProxyTest(link)
        self._add(text.tr("&Link to try"), self.test.link)
        self.body.addWidget(self.test)
        self.problem = Note()
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.setMinimumWidth(WIDTH)
        self.field.choice.edited.connect(self._on_changed)
        self.field.servers.line.textChanged.connect(self._on_changed)
        self.bypass.line.textChanged.connect(self._on_changed)
        self.yes.clicked.connect(self._on_yes)
        self.field.show_value(written(settings))
        self.bypass.show_value(settings.bypass)
        self._on_changed()
        self.dress()
        self.field.setFocus()

    def settings(self) -> ProxySettings:
        """Return what stands there. Raises: ValueError with a sentence for what will not do."""
        return self.field.settings(self.bypass.typed)

    def fail(self, words: str) -> None:
        """Say why nothing was changed."""
        self.yes.setEnabled(True)
        self._show_words(words)

    def dress(self) -> None:
        """Take the colours in force."""
        super().dress()
        for field in (self.field, self.bypass):
            dress_fields(field)
        set_text_colour(self.problem, current_tokens().error)

    def _add(self, words: str, control: QWidget) -> Note:
        label = Note()
        label.setText(words)
        label.setBuddy(control)
        self.body.addWidget(label)
        return label

    def _on_changed(self) -> None:
        is_list = self.field.usage is ProxyUsage.OVERRIDE
        self._bypass_label.setVisible(is_list)
        self.bypass.setVisible(is_list)
        self._show_words("")
        try:
            self.settings()
        except ValueError:
            self.yes.setEnabled(False)
        else:
            self.yes.setEnabled(True)

    def _show_words(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _on_yes(self) -> None:
        self.yes.setEnabled(False)
        self.chosen.emit(self.settings())
