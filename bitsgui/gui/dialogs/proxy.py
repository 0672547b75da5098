"""The proxy of one download."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from bitsgui.bits.proxy_choice import checked_script, written
from bitsgui.bits.types import ProxySettings, ProxyUsage
from bitsgui.gui import text
from bitsgui.gui.dialogs.asking import AskingDialog
from bitsgui.gui.views.proxy_fields import ProxyField, bypass_line, script_line, usages_of_one
from bitsgui.gui.views.proxy_test import ProxyTest

WIDTH = 480
EXAMPLES = "*.example.org 192.168.* 10.0.0.0/8"


class ProxyDialog(AskingDialog):
    """Asks for a proxy. ``chosen`` carries the settings; ``link`` is what to try it with."""

    def __init__(self, settings: ProxySettings, link: str, parent: QWidget) -> None:
        super().__init__(text.tr("Proxy"), text.tr("Set"), parent)
        self.add_title(text.tr("Proxy of this download"))
        self.field = ProxyField(usages_of_one)
        self.field.name(text.tr("Proxy"))
        self.body.addWidget(self.field)
        self.bypass = bypass_line()
        self.bypass.show_default(EXAMPLES)
        self._bypass_label = self._add_label(text.tr("No proxy &for"), self.bypass.line)
        self.body.addWidget(self.bypass)
        self.script = script_line()
        self.script.show_default(text.tr("that of the settings, or of the network"))
        self._script_label = self._add_label(text.tr("Proxy &script"), self.script.line)
        self.body.addWidget(self.script)
        self.test = ProxyTest(link)
        self._add_label(text.tr("&Link to try"), self.test.link)
        self.body.addWidget(self.test)
        self._add_problem()
        self.setMinimumWidth(WIDTH)
        self.field.choice.edited.connect(self._on_changed)
        self.field.servers.line.textChanged.connect(self._on_changed)
        self.bypass.line.textChanged.connect(self._on_changed)
        self.script.line.textChanged.connect(self._on_changed)
        self.yes.clicked.connect(self._on_yes)
        self.field.show_value(written(replace(settings, script=None)))
        self.bypass.show_value(settings.bypass)
        self.script.show_value(settings.script)
        self._on_changed()
        self.dress()
        self.field.setFocus()

    def settings(self) -> ProxySettings:
        """Return what stands there. Raises: ValueError with a sentence for what will not do."""
        found = self.field.settings(self.bypass.typed)
        if found.usage is not ProxyUsage.AUTODETECT or not self.script.typed:
            return found
        return replace(found, script=checked_script(self.script.typed))

    def fail(self, words: str) -> None:
        """Say why nothing was changed, and that nothing goes on any more."""
        self.script.remark("")
        super().fail(words)

    def _is_enough(self) -> bool:
        try:
            self.settings()
        except ValueError:
            return False
        return True

    def _on_changed(self) -> None:
        is_list = self.field.usage is ProxyUsage.OVERRIDE
        is_script = self.field.usage is ProxyUsage.AUTODETECT
        self._script_label.setVisible(is_script)
        self.script.setVisible(is_script)
        self._bypass_label.setVisible(is_list)
        self.bypass.setVisible(is_list)
        self._check()

    def _on_yes(self) -> None:
        settings = self.settings()
        if settings.script is not None:  # its server may take seconds, and the script too
            self.script.remark(text.tr("The script is read and tried\u2026"))
        self._choose(settings)
