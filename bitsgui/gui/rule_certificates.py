"""Gives rules for servers a certificate to show."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.gui import text
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.dialogs.own_certificate import OwnCertificateDialog
from bitsgui.gui.views.host_rules import HostRulesField, RuleCard


class RuleCertificates(QObject):
    """Asks for the certificates of rules for servers; ``dialog`` is open meanwhile.

    It closes if the rule goes, as when another program changes the settings.
    """

    def __init__(self, field: HostRulesField, bridge_of: Callable[[], Bridge | None]) -> None:
        super().__init__(field)
        self.dialog: OwnCertificateDialog | None = None
        self._bridge_of = bridge_of
        field.certificate_wanted.connect(self._on_wanted)

    def _on_wanted(self, card: RuleCard) -> None:
        if self.dialog is not None:
            return
        words = text.tr("It is shown to the servers of the rule only, if they ask for one.")
        yes = text.tr("Use")
        self.dialog = dialog = OwnCertificateDialog(card.files, yes, words, card.window())
        dialog.chosen.connect(partial(self._on_chosen, dialog, card))
        dialog.finished.connect(self._on_closed)
        card.destroyed.connect(dialog.reject)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_chosen(
        self, dialog: OwnCertificateDialog, card: RuleCard, files: CertificateFiles | None
    ) -> None:
        bridge = self._bridge_of()
        if bridge is not None:
            bridge.call(self._give(bridge, dialog, card, files))

    async def _give(
        self,
        bridge: Bridge,
        dialog: OwnCertificateDialog,
        card: RuleCard,
        files: CertificateFiles | None,
    ) -> None:
        with dialog.answering():
            if files is not None:
                await bridge.manager.keep_passphrase(files)
            if self.dialog is dialog:
                card.take_certificate(files)
