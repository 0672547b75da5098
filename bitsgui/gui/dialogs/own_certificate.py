"""Which certificate a download shows to its server."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.gui import text
from bitsgui.gui.dialogs.small_dialog import SmallDialog
from bitsgui.gui.theme import GAP_SMALL, current_tokens, set_text_colour
from bitsgui.gui.views.buttons import HEIGHT
from bitsgui.gui.views.fields import dress_fields
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.text_button import TextButton

WIDTH = 480


class OwnCertificateDialog(SmallDialog):
    """Asks for the files of a certificate and their passphrase.

    ``chosen`` carries :class:`CertificateFiles`, None for no certificate. ``yes`` is what it is
    asked for; ``known`` what stands there at first, None without one, which otherwise may be taken
    away. Still open until ``accept``; ``fail`` says why nothing was changed.
    """

    chosen = Signal(object)

    def __init__(self, known: CertificateFiles | None, yes: str, parent: QWidget) -> None:
        super().__init__(text.tr("Certificate"), yes, text.tr("Cancel"), parent)
        self.add_title(text.tr("Certificate to show to the server"))
        self.certificate, self.key, self.passphrase = QLineEdit(), QLineEdit(), QLineEdit()
        self._add_file(text.tr("&File, PEM or PKCS#12"), self.certificate)
        self._add_file(text.tr("Private &key"), self.key)
        self.key.setPlaceholderText(text.tr("in the same file"))
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setPlaceholderText(text.tr("none"))
        self._labelled(text.tr("&Passphrase of the key"), self.passphrase)
        self.body.addWidget(self.passphrase)
        self.problem = Note()
        self.problem.hide()
        self.body.addWidget(self.problem)
        words = text.tr(
            "It is shown to the server of the link only, if that asks for one. The passphrase is "
            "stored encrypted."
        )
        self.add_muted(f"{words} {text.tr('Without a keyring they are kept until you quit.')}")
        self.setMinimumWidth(WIDTH)
        if known is not None:
            self.certificate.setText(known.certificate)
            self.key.setText(known.key or "")
        for edit in (self.certificate, self.key, self.passphrase):
            edit.textChanged.connect(self._on_changed)
        self.yes.clicked.connect(self._on_yes)
        self.none = None if known is None else self.add_other(text.tr("No certificate"))
        if self.none is not None:
            self.none.clicked.connect(self._on_none)
        self._on_changed()
        self.dress()
        (self.passphrase if known else self.certificate).setFocus()

    def fail(self, words: str) -> None:
        """Say why nothing was changed."""
        self._on_changed()
        self._show_words(words)

    def dress(self) -> None:
        """Take the colours in force."""
        super().dress()
        for edit in (self.certificate, self.key, self.passphrase):
            dress_fields(edit)
        set_text_colour(self.problem, current_tokens().error)

    def _add_file(self, words: str, edit: QLineEdit) -> None:
        self._labelled(words, edit)
        choose = TextButton(text.tr("Choose\u2026"))
        choose.setAccessibleName(f"{words.replace('&', '')}: {choose.text()}")
        choose.clicked.connect(partial(self._on_choose, edit))
        line = QHBoxLayout()
        line.setSpacing(GAP_SMALL)
        line.addWidget(edit, 1)
        line.addWidget(choose)
        self.body.addLayout(line)

    def _labelled(self, words: str, edit: QLineEdit) -> None:
        label = Note()
        label.setText(words)
        label.setBuddy(edit)
        edit.setMinimumHeight(HEIGHT)
        edit.setAccessibleName(words.replace("&", ""))
        self.body.addWidget(label)

    def _on_choose(self, edit: QLineEdit) -> None:
        chooser = QFileDialog(self, edit.accessibleName())
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(edit.setText)
        chooser.open()

    def _on_changed(self) -> None:
        self._show_words("")
        self.yes.setEnabled(bool(self.certificate.text().strip()))
        if self.none is not None:
            self.none.setEnabled(True)

    def _show_words(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.certificate.setAccessibleDescription(words)

    def _on_yes(self) -> None:
        key, passphrase = self.key.text().strip(), self.passphrase.text()
        certificate = self.certificate.text().strip()
        self._choose(CertificateFiles(certificate, key or None, passphrase or None))

    def _on_none(self) -> None:
        self._choose(None)

    def _choose(self, files: CertificateFiles | None) -> None:
        for button in (self.yes, self.none):
            if button is not None:
                button.setEnabled(False)
        self.chosen.emit(files)
