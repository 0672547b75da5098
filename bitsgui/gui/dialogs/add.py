"""Add downloads: links, a folder, and how."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import Priority
from bitsgui.gui import formats, text
from bitsgui.gui.links import Links, links_of, read_links
from bitsgui.gui.theme import (
    GAP,
    GAP_LARGE,
    GAP_SMALL,
    GAP_TINY,
    current_tokens,
    set_text_colour,
)
from bitsgui.gui.views.buttons import HEIGHT, FlatButton
from bitsgui.gui.views.fields import FlatCheck, dress_fields

WIDTH = 560
LINES = 6
REFUSED_SHOWN = 60


class AddDialog(QDialog):
    """Asks for links. ``submitted`` carries an :class:`AddRequest`.

    The dialog stays open until :meth:`succeed`; after :meth:`fail`, or when it is left, everything
    typed is still there the next time it is opened.
    """

    submitted = Signal(object)

    def __init__(self, default_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(text.tr("Add downloads"))
        self._left_at: QWidget | None = None
        self._default_folder = default_folder
        self.links = QPlainTextEdit()
        self.links.setPlaceholderText(text.tr("https://\u2026  one link on each line"))
        self.links.setTabChangesFocus(True)
        self.links.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.links.setFixedHeight(self.fontMetrics().lineSpacing() * LINES + GAP)
        self.found = QLabel()
        self.found.setTextFormat(Qt.TextFormat.PlainText)
        self.folder = QLineEdit(str(default_folder))
        self.choose = FlatButton(text.tr("Choose\u2026"))
        self.priority = QComboBox()
        for priority in Priority:
            self.priority.addItem(text.priority_word(priority), int(priority))
        self.one_job = FlatCheck(text.tr("Keep the files together as one download"))
        self.start = FlatCheck(text.tr("Start at once"))
        self.start.setChecked(True)
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self._lay_out(self._make_buttons())
        self.links.textChanged.connect(self._on_changed)
        self.folder.textChanged.connect(self._on_changed)
        self.choose.clicked.connect(self._on_choose)
        self._on_changed()
        self._dress()
        self.problem.hide()

    def open_with(self, urls: tuple[str, ...]) -> None:
        """Open with links added to what is there; with none, those of the clipboard are taken."""
        if not self.links.toPlainText().strip() and not urls:
            urls = links_of(QGuiApplication.clipboard().mimeData())
        self._add_lines(urls)
        self.problem.hide()
        self.open()
        self.links.setFocus()
        self.links.selectAll()

    def succeed(self) -> None:
        """Forget what was typed, the folder aside, and close."""
        self.setEnabled(True)
        self.links.clear()
        self.problem.hide()
        self.accept()

    def fail(self, words: str) -> None:
        """Say why nothing was added; everything stays as typed."""
        self.setEnabled(True)
        self.problem.setText(words)
        self.problem.show()
        if self._left_at is not None:
            self._left_at.setFocus()
        self._grow()

    def request(self) -> AddRequest:
        """Return what is asked for now."""
        links = read_links(self.links.toPlainText())
        return AddRequest(
            links=tuple(LinkRequest(url) for url in links.urls),
            folder=str(Path(self.folder.text().strip()).expanduser()),
            one_job=len(links.urls) > 1 and self.one_job.isChecked(),
            start=self.start.isChecked(),
            priority=Priority(self.priority.currentData()),
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "add_button"):
            self._dress()

    def _make_buttons(self) -> QHBoxLayout:
        self.add_button = FlatButton(text.tr("Add"), is_primary=True)
        self.add_button.setDefault(True)
        self.add_button.clicked.connect(self._on_accepted)
        self.cancel_button = FlatButton(text.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        for button in (self.cancel_button, self.choose):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.add_button)
        return row

    def _lay_out(self, buttons: QHBoxLayout) -> None:
        folder = QHBoxLayout()
        folder.setSpacing(GAP_SMALL)
        folder.addWidget(self.folder, 1)
        folder.addWidget(self.choose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(1, 1)
        folder_label = QLabel(text.tr("&Folder"))
        folder_label.setBuddy(self.folder)
        priority_label = QLabel(text.tr("&Priority"))
        priority_label.setBuddy(self.priority)
        grid.addWidget(folder_label, 0, 0)
        grid.addLayout(folder, 0, 1)
        grid.addWidget(priority_label, 1, 0)
        grid.addWidget(self.priority, 1, 1, Qt.AlignmentFlag.AlignLeading)
        grid.addWidget(self.start, 2, 1)
        grid.addWidget(self.one_job, 3, 1)
        label = QLabel(text.tr("&Links"))
        label.setBuddy(self.links)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_LARGE)
        layout.setSpacing(GAP_TINY)
        for widget in (label, self.links, self.found):
            layout.addWidget(widget)
        layout.addSpacing(GAP)
        layout.addLayout(grid)
        layout.addSpacing(GAP)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self.setMinimumWidth(WIDTH)
        for control in (self.folder, self.priority, self.choose):
            control.setMinimumHeight(HEIGHT)
        self.links.setAccessibleName(text.tr("Links, one on each line"))
        self.folder.setAccessibleName(text.tr("Folder the files are saved in"))
        self.choose.setAccessibleName(text.tr("Choose the folder"))
        self.priority.setAccessibleName(text.tr("Priority"))

    def _add_lines(self, urls: tuple[str, ...]) -> None:
        typed = self.links.toPlainText().rstrip()
        there = read_links(typed).urls
        new = [url for url in urls if url not in there]
        if new:
            self.links.setPlainText("\n".join(filter(None, (typed, *new))))

    def _on_changed(self) -> None:
        links = read_links(self.links.toPlainText())
        self.found.setText(_found_words(links))
        tokens = current_tokens()
        set_text_colour(self.found, tokens.error if links.refused else tokens.text_muted)
        self.one_job.setVisible(len(links.urls) > 1)
        can_add = bool(links.urls) and not links.refused and bool(self.folder.text().strip())
        self.add_button.setEnabled(can_add)

    def _on_choose(self) -> None:
        chooser = QFileDialog(self, text.tr("Save in this folder"), self.folder.text())
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.folder.setText)
        chooser.open()

    def _on_accepted(self) -> None:
        if self.add_button.isEnabled():
            self.problem.hide()
            self._left_at = self.focusWidget()
            self.setEnabled(False)
            self.submitted.emit(self.request())

    def _grow(self) -> None:
        """Make room for words that wrap, which a dialog does not do by itself."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _dress(self) -> None:
        set_text_colour(self.problem, current_tokens().error)
        for field in (self.links, self.folder):
            dress_fields(field)


def _found_words(links: Links) -> str:
    if links.refused:
        first = links.refused[0]
        shown = first if len(first) <= REFUSED_SHOWN else first[: REFUSED_SHOWN - 1] + "\u2026"
        return text.tr("This is not a link: %1").replace("%1", shown)
    if not links.urls:
        return text.tr("http, https and file links, one on each line")
    return text.tr("%n link(s)", len(links.urls)).replace(
        str(len(links.urls)), formats.number(len(links.urls)), 1
    )
