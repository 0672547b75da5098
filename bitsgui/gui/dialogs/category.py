"""A category: what it is called, where its files go, and which links land in it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from bitsgui.bits.categories import CATEGORY_NAME_LIMIT, Category, CategoryError, Fault, checked
from bitsgui.gui import formats, text
from bitsgui.gui.dialogs import category_words
from bitsgui.gui.dialogs.asking import AskingDialog
from bitsgui.gui.dialogs.icon_choice import IconChoice
from bitsgui.gui.models.categories import display_name
from bitsgui.gui.theme import (
    GAP,
    GAP_SMALL,
    GAP_TINY,
    SECONDARY_SCALE,
    current_tokens,
    scaled,
    set_text_colour,
)
from bitsgui.gui.views.buttons import HEIGHT, FlatButton
from bitsgui.gui.views.folder_choice import choose_folder
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.scrolling import ThinScrollBar

WIDTH = 560
LINES = 3


class CategoryDialog(AskingDialog):
    """Asks for a category; ``chosen`` carries it."""

    def __init__(self, category: Category, others: Sequence[Category], parent: QWidget) -> None:
        title = text.tr("Edit category") if category.id else text.tr("New category")
        super().__init__(title, text.tr("Save"), parent)
        self._category = category
        self._others = self._but_this(others)
        self.name = _line(text.tr("Name of the category"))
        self.name.setMaxLength(CATEGORY_NAME_LIMIT)
        self.icons = IconChoice()
        self.folder = _line(text.tr("Folder of the category"))
        self.folder.setPlaceholderText(text.tr("The usual folder"))
        self.choose = FlatButton(text.tr("Choos&e\u2026"))
        self.choose.setAutoDefault(False)
        self.choose.setMinimumHeight(HEIGHT)
        self.choose.setAccessibleName(text.tr("Choose the folder"))
        self.types = _lines(text.tr("File types of the category"))
        self.types.setPlaceholderText(text.tr("mp3 flac ogg"))
        self.patterns = _lines(text.tr("Patterns of links of the category, one on each line"))
        self.patterns.setPlaceholderText(formats.isolated(text.tr("example.com/music/")))
        self.patterns.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.test = _line(text.tr("A link to test the rules with"))
        self.test.setPlaceholderText(text.tr("https://\u2026"))
        self.notes = {key: _note() for key in ("name", "folder", "types", "patterns", "test")}
        self._lay_out()
        self._fill(category)
        self._connect()
        self._check()
        self.dress()
        self.name.setFocus()
        layout = self.layout()
        if layout is not None:
            self.resize(WIDTH, layout.totalHeightForWidth(WIDTH))

    def renew(self, others: Sequence[Category]) -> None:
        """Hold what is typed against other categories from now on; nothing typed changes."""
        self._others = self._but_this(others)
        if self.isEnabled():
            self._check()

    def draft(self) -> Category:
        """Return the category as it stands in the fields, unchecked."""
        name = self.name.text().strip()
        is_own = name != display_name(self._category)
        return replace(
            self._category,
            name=name if is_own else self._category.name,
            is_standard=self._category.is_standard and not is_own,
            icon=self.icons.icon,
            folder=self.folder.text().strip(),
            types=tuple(self.types.toPlainText().replace(",", " ").replace(";", " ").split()),
            patterns=tuple(self.patterns.toPlainText().splitlines()),
        )

    def _but_this(self, categories: Sequence[Category]) -> list[Category]:
        return [
            each for each in categories if not self._category.id or each.id != self._category.id
        ]

    def fail(self, words: str) -> None:
        """Say why it was not kept; everything stays as typed."""
        self.setEnabled(True)
        super().fail(words)
        self.name.setFocus()

    def dress(self) -> None:
        """Take the colours in force."""
        super().dress()
        if hasattr(self, "icons"):
            self.icons.dress()

    # How it is made.

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP_SMALL)
        grid.setColumnStretch(1, 1)
        folder = QHBoxLayout()
        folder.setSpacing(GAP_SMALL)
        folder.addWidget(self.folder, 1)
        folder.addWidget(self.choose)
        rows = (
            (text.tr("&Name"), self.name, self.name, self.notes["name"]),
            (text.tr("&Icon"), self.icons, self.icons, None),
            (text.tr("&Folder"), self.folder, folder, self.notes["folder"]),
            (text.tr("File &types"), self.types, self.types, self.notes["types"]),
            (text.tr("&Links"), self.patterns, self.patterns, self.notes["patterns"]),
            (text.tr("Test a lin&k"), self.test, self.test, self.notes["test"]),
        )
        widest = 0
        for row, (words, buddy, field, note) in enumerate(rows):
            label = QLabel(words)
            label.setBuddy(buddy)
            label.setFixedHeight(HEIGHT)
            widest = max(widest, label.sizeHint().width())
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(_with_note(field, note), row, 1)
        grid.setColumnMinimumWidth(0, widest + GAP_TINY)
        grid.setRowStretch(len(rows), 1)
        self.body.addLayout(grid)
        self._add_problem()
        self.setMinimumWidth(WIDTH)

    def _fill(self, category: Category) -> None:
        self.name.setText(display_name(category))
        self.icons.show_icon(category.icon)
        self.folder.setText(category.folder)
        self.types.setPlainText(" ".join(category.types))
        self.patterns.setPlainText("\n".join(category.patterns))

    def _connect(self) -> None:
        for signal in (
            self.name.textChanged,
            self.folder.textChanged,
            self.types.textChanged,
            self.patterns.textChanged,
            self.test.textChanged,
        ):
            signal.connect(self._check)
        self.choose.clicked.connect(self._on_choose)
        self.yes.clicked.connect(self._on_save)

    def _check(self) -> None:
        draft, fault, rule = self.draft(), None, ""
        try:
            checked(draft, self._others)
        except CategoryError as error:
            fault, rule = error.fault, error.rule
        seen = {display_name(each).casefold() for each in self._others}
        if display_name(draft).casefold() in seen:  # kept in English, but seen in any language
            fault, rule = Fault.SAME_NAME, ""
        tells = category_words.notes(draft, self._others, fault, rule)
        tokens = current_tokens()
        for key, note in self.notes.items():
            words, is_wrong = tells.get(key, ("", False))
            note.setText(words)
            note.setVisible(bool(words))
            set_text_colour(note, tokens.error if is_wrong else tokens.text_muted)
        self.notes["test"].setText(category_words.lands(self.test.text(), draft, self._others))
        self.notes["test"].show()
        self._show_problem("")
        self.yes.setEnabled(fault is None)

    def _on_choose(self) -> None:
        choose_folder(self, self.folder.text(), self.folder.setText)

    def _on_save(self) -> None:
        self.setEnabled(False)
        self.chosen.emit(self.draft())


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setMinimumHeight(HEIGHT)
    line.setAccessibleName(name)
    return line


def _lines(name: str) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setAccessibleName(name)
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(edit.fontMetrics().lineSpacing() * LINES + GAP)
    ThinScrollBar(edit)
    return edit


def _note() -> Note:
    note = Note()
    note.setFont(scaled(note.font(), SECONDARY_SCALE))
    return note


def _with_note(field: QWidget | QHBoxLayout, note: Note | None) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(GAP_TINY)
    if isinstance(field, QWidget):
        layout.addWidget(field)
    else:
        layout.addLayout(field)
    if note is not None:
        layout.addWidget(note)
    return layout
