"""Which certificate a download shows to its server."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.gui import text
from bitsgui.gui.dialogs.asking import AskingDialog
from bitsgui.gui.theme import GAP_SMALL
from bitsgui.gui.views.buttons import HEIGHT
from bitsgui.gui.views.text_button import TextButton

WIDTH = 480


class OwnCertificateDialog(AskingDialog):
    """Asks for the files of a certificate and their passphrase.

    ``chosen`` carries :class:`CertificateFiles`, None for no certificate. ``yes`` is what it is
    asked for; ``known`` what stands there at first, None without one, which otherwise may be taken
    away. ``words`` say to whom it is shown.
    """

    def __init__(
        self, known: CertificateFiles | None, yes: str, words: str, parent: QWidget
    ) -> None:
        super().__init__(text.tr("Certificate"), yes, parent)
        self.add_title(text.tr("Certificate to show to the server"))
        self.certificate, self.key, self.passphrase = QLineEdit(), QLineEdit(), QLineEdit()
        tr = text.tr
        self._add_file(tr("&File, PEM or PKCS#12"), self.certificate, tr("&Choose\u2026"))
        self._add_file(tr("Private &key"), self.key, tr("Ch&oose\u2026"))
        self.key.setPlaceholderText(text.tr("in the same file"))
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setPlaceholderText(text.tr("none"))
        self._add_label(text.tr("&Passphrase of the key"), self.passphrase)
        self.body.addWidget(self.passphrase)
        self._add_problem(self.certificate)
        kept = text.tr(
            "The passphrase is stored encrypted; without a keyring it is kept until you quit."
        )
        self.add_muted(f"{words} {kept}")
        self.setMinimumWidth(WIDTH)
        if known is not None:
            self.certificate.setText(known.certificate)
            self.key.setText(known.key or "")
        for edit in (self.certificate, self.key, self.passphrase):
            edit.setMinimumHeight(HEIGHT)
            edit.textChanged.connect(self._check)
        self.yes.clicked.connect(self._on_yes)
        if known is not None:
            self._add_none()
        self._check()
        self.dress()
        (self.passphrase if known else self.certificate).setFocus()

    def _add_none(self) -> None:
        self.none = self.add_other(text.tr("&No certificate"))
        self.none.clicked.connect(lambda: self._choose(None))

    def _is_enough(self) -> bool:
        return bool(self.certificate.text().strip())

    def _add_file(self, words: str, edit: QLineEdit, deed: str) -> None:
        self._add_label(words, edit)
        choose = TextButton(deed)
        choose.setAccessibleName(f"{words}: {deed}".replace("&", ""))
        choose.clicked.connect(partial(self._on_choose, edit))
        line = QHBoxLayout()
        line.setSpacing(GAP_SMALL)
        line.addWidget(edit, 1)
        line.addWidget(choose)
        self.body.addLayout(line)

    def _on_choose(self, edit: QLineEdit) -> None:
        chooser = QFileDialog(self, edit.accessibleName())
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(edit.setText)
        chooser.open()

    def _on_yes(self) -> None:
        key, passphrase = self.key.text().strip(), self.passphrase.text()
        certificate = self.certificate.text().strip()
        self._choose(CertificateFiles(certificate, key or None, passphrase or None))


class RuleCertificateDialog(OwnCertificateDialog):
    """Asks which certificate the servers of a rule are shown.

    ``chosen`` carries None for none, also where wider rules have one. ``usual_wanted``: the rule is
    to say nothing of certificates; it is offered where ``says_any``.
    """

    usual_wanted = Signal()

    def __init__(self, known: CertificateFiles | None, parent: QWidget, *, says_any: bool) -> None:
        words = text.tr("It is shown to the servers of the rule only, if they ask for one.")
        super().__init__(known, text.tr("Use"), words, parent)
        if self.none is None:
            self._add_none()
        self.usual = self.add_other(text.tr("&As usual"))
        self.usual.setVisible(says_any)
        self.usual.clicked.connect(self.usual_wanted)
