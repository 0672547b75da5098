"""A report before it is saved: all it holds, to be read first."""

import threading
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDir, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from bitsgui.gui import text
from bitsgui.gui.theme import GAP, GAP_LARGE, GAP_SMALL, current_tokens, set_text_colour
from bitsgui.gui.views.buttons import FlatButton
from bitsgui.gui.views.fields import dress_fields
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.scrolling import ThinScrollBar

SIZE = QSize(760, 480)


class ReportDialog(QDialog):
    """Shows ``report`` and saves it where the user says. Deleted once it is closed."""

    _ended = Signal(str)

    def __init__(self, report: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(text.tr("Save report"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.words = Note()
        self.words.setText(
            text.tr(
                "This is all the report holds. Passwords, cookies and the secret parts of links "
                "are hidden; look it over all the same before you hand it on."
            )
        )
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.report.setAccessibleName(text.tr("Contents of the report"))
        self.problem = Note()
        self.problem.hide()
        self.save = FlatButton(text.tr("&Save\u2026"), is_primary=True)
        self.save.setDefault(True)
        self.leave = FlatButton(text.tr("Cancel"))
        self.leave.setAutoDefault(False)
        ThinScrollBar(self.report)
        self._lay_out()
        self._dress()
        self.save.clicked.connect(self._on_save)
        self.leave.clicked.connect(self.reject)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "leave"):
            self._dress()

    def write_to(self, path: Path) -> None:
        """Begin to write the report; the dialog closes once it is there."""
        self.save.setEnabled(False)
        words = self.report.toPlainText()
        threading.Thread(target=self._write, args=(path, words), name="report", daemon=True).start()

    def _on_save(self) -> None:
        name = f"bitsgui-report-{datetime.now().astimezone():%Y-%m-%d}.txt"
        chooser = QFileDialog(self, text.tr("Save report"), QDir.homePath())
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("txt")
        chooser.selectFile(name)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda chosen: self.write_to(Path(chosen)))
        chooser.open()

    def _write(self, path: Path, words: str) -> None:
        problem = ""
        try:
            path.write_text(words, encoding="utf-8")
        except OSError as error:
            problem = error.strerror or type(error).__name__
        try:
            self._ended.emit(problem)
        except RuntimeError:  # the dialog has gone meanwhile
            return

    def _on_ended(self, problem: str) -> None:
        self.save.setEnabled(True)
        if not problem:
            self.accept()
            return
        self.problem.setText(text.tr("The report was not saved: %1").replace("%1", problem))
        self.problem.show()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_LARGE)
        layout.setSpacing(GAP)
        layout.addWidget(self.words)
        layout.addWidget(self.report, 1)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)
        self.resize(SIZE)

    def _dress(self) -> None:
        dress_fields(self)
        set_text_colour(self.words, current_tokens().text_muted)
        set_text_colour(self.problem, current_tokens().error)
