"""The log as it grows, to be searched, copied and made a report of."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from bitsgui.gui import text
from bitsgui.gui.dialogs.report import ReportDialog
from bitsgui.gui.log_tail import KEPT_LINES, Level, Line, LogTail
from bitsgui.gui.report import home_folder, report_text, surroundings
from bitsgui.gui.settings_feed import SettingsFeed
from bitsgui.gui.theme import GAP, GAP_LARGE, GAP_SMALL, current_tokens, set_text_colour
from bitsgui.gui.views.buttons import HEIGHT, FlatButton
from bitsgui.gui.views.combo import FlatCombo
from bitsgui.gui.views.fields import dress_fields
from bitsgui.gui.views.scrolling import ThinScrollBar

SIZE = QSize(860, 520)
REPORTED_LINES = 2000


class LogViewer(QDialog):
    """Shows the last lines of a log file; not modal, and deleted once it is closed."""

    def __init__(self, log_file: Path, feed: SettingsFeed, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(text.tr("Log"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._feed = feed
        self.tail = LogTail(log_file, self)
        self.level = FlatCombo()
        self.level.setAccessibleName(text.tr("How grave a line has to be"))
        for level, words in (
            (Level.ALL, text.tr("Everything")),
            (Level.WARNING, text.tr("Warnings and errors")),
            (Level.ERROR, text.tr("Errors only")),
        ):
            self.level.addItem(words, level.value)
        self.search = QLineEdit()
        self.search.setMinimumHeight(HEIGHT)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(text.tr("Only lines with"))
        self.search.setAccessibleName(text.tr("Only lines with these words"))
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setMaximumBlockCount(KEPT_LINES)
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.lines.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.lines.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.lines.setAccessibleName(text.tr("Lines of the log"))
        self.count = QLabel()
        self.copy = FlatButton(text.tr("&Copy"))
        self.report = FlatButton(text.tr("Save &report\u2026"))
        self.close_button = FlatButton(text.tr("Close"))
        ThinScrollBar(self.lines)
        self._lay_out()
        self._connect()
        self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the log."""
        super().showEvent(event)
        self.tail.set_watched(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the log alone."""
        super().hideEvent(event)
        self.tail.set_watched(False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if not hasattr(self, "close_button"):
            return
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        elif event.type() == QEvent.Type.LanguageChange:
            self._count()

    def _connect(self) -> None:
        self.tail.began.connect(self.lines.clear)
        self.tail.grown.connect(self._on_grown)
        self.level.currentIndexChanged.connect(self._show_all)
        self.search.textChanged.connect(self._show_all)
        self.copy.clicked.connect(self._on_copy)
        self.report.clicked.connect(self._on_report)
        self.close_button.clicked.connect(self.reject)

    def _on_grown(self, lines: list[Line]) -> None:
        bar = self.lines.verticalScrollBar()
        is_at_end = bar.value() >= bar.maximum()
        wanted = self._wanted(lines)
        if wanted:
            self.lines.appendPlainText("\n".join(wanted))
        if is_at_end:
            bar.setValue(bar.maximum())
        self._count()

    def _show_all(self) -> None:
        self.lines.setPlainText("\n".join(self._wanted(self.tail.lines)))
        bar = self.lines.verticalScrollBar()
        bar.setValue(bar.maximum())
        self._count()

    def _wanted(self, lines: Iterable[Line]) -> list[str]:
        least, words = self.level.currentData(), self.search.text().casefold()
        return [
            line.text for line in lines if line.level >= least and words in line.text.casefold()
        ]

    def _count(self) -> None:
        shown = self.lines.blockCount() if self.lines.toPlainText() else 0
        self.count.setText(text.tr("%n line(s)", shown))

    def _on_copy(self) -> None:
        chosen = self.lines.textCursor().selectedText().replace("\u2029", "\n")
        QGuiApplication.clipboard().setText(chosen or self.lines.toPlainText())

    def _on_report(self) -> None:
        lines = [line.text for line in self.tail.lines][-REPORTED_LINES:]
        words = report_text(surroundings(), self._feed.settings, lines, home_folder())
        ReportDialog(words, self).open()

    def _lay_out(self) -> None:
        for button in (self.copy, self.report, self.close_button):
            button.setAutoDefault(False)
        head = QHBoxLayout()
        head.setSpacing(GAP_SMALL)
        head.addWidget(self.level)
        head.addWidget(self.search, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.report)
        buttons.addSpacing(GAP)
        buttons.addWidget(self.count)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_LARGE)
        layout.setSpacing(GAP)
        layout.addLayout(head)
        layout.addWidget(self.lines, 1)
        layout.addLayout(buttons)
        self.resize(SIZE)

    def _dress(self) -> None:
        dress_fields(self)
        set_text_colour(self.count, current_tokens().text_muted)
