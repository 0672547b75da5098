"""Whether a certificate that is not believed is to be believed all the same."""

from PySide6.QtWidgets import QWidget

from bitsgui.bits.certificates import CertificateFacts
from bitsgui.gui import text
from bitsgui.gui.dialogs.small_dialog import SmallDialog
from bitsgui.gui.views.labels import WrappedText

WIDTH = 460


class CertificateDialog(SmallDialog):
    """Shows a certificate and asks whether to accept it; what takes Enter is no."""

    def __init__(self, shown: CertificateFacts, problem: str, parent: QWidget) -> None:
        yes = text.tr("Accept and resume")
        super().__init__(text.tr("Certificate"), yes, text.tr("Cancel"), parent)
        place = f"{shown.host}:{shown.port}"
        self.add_title(text.tr("Accept the certificate of %1?").replace("%1", place))
        self.add_muted(problem)
        self.facts = WrappedText()
        self.facts.setAccessibleName(text.tr("Certificate"))
        lines = (f"{name}: {fact}" for name, fact in text.certificate_facts(shown))
        self.facts.setPlainText("\n".join(lines))
        self.body.addWidget(self.facts)
        self.add_muted(
            text.tr(
                "Compare the SHA-256 with what whoever runs the server tells you: nothing else "
                "says that it is the right one. Just this certificate is accepted, for this server "
                "only, in all downloads. The preferences list it, and take it back."
            )
        )
        self.setMinimumWidth(WIDTH)
        self.yes.setDefault(False)
        self.yes.setAutoDefault(False)
        self.no.setDefault(True)
        self.yes.clicked.connect(self.accept)
        self.no.setFocus()
