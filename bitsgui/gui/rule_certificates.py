"""Gives rules for servers a certificate to show."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.dialogs.own_certificate import RuleCertificateDialog
from bitsgui.gui.views.host_rules import HostRulesField, RuleCard
from bitsgui.settings.host_rules import NO_CERTIFICATE


class RuleCertificates(QObject):
    """Asks for the certificates of rules for servers; ``dialog`` is open meanwhile.

    It closes if the rule goes, as when another program changes the settings.
    """

    def __init__(self, field: HostRulesField, bridge_of: Callable[[], Bridge | None]) -> None:
        super().__init__(field)
        self.dialog: RuleCertificateDialog | None = None
        self._bridge_of = bridge_of
        field.certificate_wanted.connect(self._on_wanted)

    def _on_wanted(self, card: RuleCard) -> None:
        if self.dialog is not None:
            return
        known = card.shown if isinstance(card.shown, CertificateFiles) else None
        says_any = card.shown is not None
        self.dialog = dialog = RuleCertificateDialog(known, card.window(), says_any=says_any)
        dialog.chosen.connect(partial(self._on_chosen, dialog, card))
        dialog.usual_wanted.connect(partial(self._on_usual, dialog, card))
        dialog.finished.connect(self._on_closed)
        card.destroyed.connect(dialog.reject)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_usual(self, dialog: RuleCertificateDialog, card: RuleCard) -> None:
        dialog.accept()
        card.take_certificate(None)

    def _on_chosen(
        self, dialog: RuleCertificateDialog, card: RuleCard, files: CertificateFiles | None
    ) -> None:
        bridge = self._bridge_of()
        if bridge is not None:
            bridge.call(self._give(bridge, dialog, card, files))

    async def _give(
        self,
        bridge: Bridge,
        dialog: RuleCertificateDialog,
        card: RuleCard,
        files: CertificateFiles | None,
    ) -> None:
        with dialog.answering():
            if files is not None:
                await bridge.manager.keep_passphrase(files)
            if self.dialog is dialog:
                card.take_certificate(files or NO_CERTIFICATE)
