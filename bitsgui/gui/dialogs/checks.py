"""What of a server's certificate is looked at."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from bitsgui.bits.types import WAIVING_FLAGS, SecurityFlags
from bitsgui.gui import text
from bitsgui.gui.dialogs.asking import AskingDialog
from bitsgui.gui.theme import GAP_TINY, scaled
from bitsgui.gui.views.fields import FlatCheck
from bitsgui.gui.views.notes import Note

WIDTH = 480


class ChecksDialog(AskingDialog):
    """Asks what is not to be checked. ``chosen`` carries all the flags of the job."""

    def __init__(self, flags: SecurityFlags, parent: QWidget) -> None:
        super().__init__(text.tr("Certificate"), text.tr("Set"), parent)
        self._flags = flags
        self.add_title(text.tr("Checks of the server\u2019s certificate"))
        self.add_muted(
            text.tr(
                "Leave a check out only if you know why it fails: somebody else could pass for the "
                "server. It holds for this download alone, and the list says so all the time."
            )
        )
        waived = text.tr("Not checked")
        self._add_group(waived)
        self.boxes = {flag: FlatCheck(words) for flag, words in _waivers().items()}
        for flag, box in self.boxes.items():
            box.setChecked(flag in flags)
            box.setAccessibleDescription(waived)
            self.body.addWidget(box)
        self._add_group(text.tr("Checked as well"))
        self.withdrawn = FlatCheck(text.tr("Look whether it was &withdrawn"))
        self.withdrawn.setChecked(SecurityFlags.CRL_CHECK in flags)
        self.body.addWidget(self.withdrawn)
        self.add_muted(
            text.tr(
                "Who issued it lists those. The download fails if the list cannot be fetched; what "
                "has come of a file comes anew."
            )
        )
        self._add_problem()
        self.setMinimumWidth(WIDTH)
        self.yes.clicked.connect(self._on_yes)
        self.dress()
        next(iter(self.boxes.values())).setFocus()

    def _add_group(self, words: str) -> None:
        """Say of the boxes below which way they count."""
        group = Note()
        group.setText(words)
        group.setFont(scaled(self.font(), 1.0, QFont.Weight.DemiBold))
        self.body.addSpacing(GAP_TINY)
        self.body.addWidget(group)

    def _on_yes(self) -> None:
        flags = SecurityFlags(self._flags & ~(WAIVING_FLAGS | SecurityFlags.CRL_CHECK))
        if self.withdrawn.isChecked():
            flags |= SecurityFlags.CRL_CHECK
        for flag, box in self.boxes.items():
            if box.isChecked():
                flags |= flag
        self._choose(flags)


def _waivers() -> dict[SecurityFlags, str]:
    tr = text.tr
    return {
        SecurityFlags.IGNORE_CN: tr("The &host: it may be for another address"),
        SecurityFlags.IGNORE_DATE: tr("The &date: it may have expired, or not be valid yet"),
        SecurityFlags.IGNORE_UNKNOWN_CA: tr("The &issuer: nobody you trust need vouch for it"),
        SecurityFlags.IGNORE_WRONG_USAGE: tr("The &purpose: it need not be meant for servers"),
    }
