"""A field for a fresh link, and what is said of where it leads before it is used."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bitsgui.bits.fresh_links import FreshLink
from bitsgui.bits.views import FileView
from bitsgui.gui import fresh_words, text
from bitsgui.gui.links import read_links
from bitsgui.gui.theme import GAP_SMALL, GAP_TINY, current_tokens, set_text_colour
from bitsgui.gui.views.buttons import FlatButton
from bitsgui.gui.views.fields import dress_fields
from bitsgui.gui.views.notes import Note

_DOWN = QBoxLayout.Direction.TopToBottom
_ALONG = QBoxLayout.Direction.LeftToRight


@dataclass(frozen=True, slots=True)
class Asked:
    """A link that is to be asked about, for a file of a job."""

    job_id: UUID
    file_id: int
    link: str


class LinkOffer(QWidget):
    """Takes a link for one file at a time. ``asked`` carries an :class:`Asked`.

    ``is_narrow``: the buttons stand below the field. The one that uses a link all the same takes
    the place of the one that asks about it: it is in sight however much has to be said.

    A link to the same file is used at once; of any other it is said in what it differs, and
    ``used`` follows only when that is wanted. It carries the link and whether the file has to
    start over with it. ``left``: the old link stays; ``grown``: it is said in what another file
    differs.
    """

    asked = Signal(object)
    used = Signal(str, bool)
    left = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget | None = None, *, is_narrow: bool = False) -> None:
        super().__init__(parent)
        self._for: tuple[UUID, int] | None = None
        self._question: Asked | None = None
        self.link = QLineEdit()
        self.link.setAccessibleName(text.tr("Fresh link for this file"))
        self.link.setPlaceholderText(text.tr("Paste or drop the fresh link here"))
        self.link.setAcceptDrops(False)  # what is dropped takes the place of what is there
        self.use, self.leave = FlatButton(text.tr("Use this link")), FlatButton(text.tr("Cancel"))
        self.note = Note()
        self.anyway = FlatButton("")
        self._found: FreshLink | None = None
        self.link.textChanged.connect(self._on_typed)
        self.link.returnPressed.connect(self._on_use)
        self.use.clicked.connect(self._on_use)
        self.leave.clicked.connect(self._on_leave)
        self.anyway.clicked.connect(self._on_anyway)
        self._lay_out(is_narrow=is_narrow)
        self._forget()
        self.dress()
        self.hide()

    def open_for(self, job_id: UUID, file_id: int, link: str) -> None:
        """Take a link for a file; ``link`` is offered."""
        self._for = (job_id, file_id)
        self.show()
        self.link.setText(link)
        self._on_typed(link)
        self.link.setFocus()
        self._select_link()

    def close_field(self) -> None:
        """Take no link any more; asked for at every batch while nothing is selected."""
        if self._for is None:
            return
        self._for = None
        self.hide()
        self.link.clear()
        self._forget()

    def tell(self, asked: Asked, found: FreshLink) -> None:
        """Say where the link leads, or use it if that is where the old one led."""
        if asked != self._question:
            return  # another link has been typed meanwhile
        if found.is_same:
            self._use(asked.link, starts_over=False)
            return
        self._put(found)
        self.use.hide()
        self.anyway.show()
        self._back_to_link()
        self.grown.emit()

    def show_file(self, view: FileView) -> None:
        """Say anew what would be lost, where more of the file has come since it was asked."""
        found, asked = self._found, self._question
        if found is None or asked is None or view.bytes_transferred == found.received:
            return
        if (asked.job_id, asked.file_id) == (view.job_id, view.id):
            self._put(replace(found, received=view.bytes_transferred))

    def refuse(self, asked: Asked, words: str) -> None:
        """Say why the link cannot be asked about."""
        if asked == self._question:
            self._question = None
            self._say([words], is_attention=True)
            self.use.setEnabled(True)
            self._back_to_link()

    def dress(self) -> None:
        """Take the colours in force."""
        dress_fields(self.link)
        set_text_colour(self.note, current_tokens().text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc before the window takes it."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self._on_leave()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "anyway"):
            self.dress()
        elif event.type() == QEvent.Type.LanguageChange and self._found is not None:
            self._put(self._found)

    def _lay_out(self, *, is_narrow: bool) -> None:
        """Put the buttons beside the link, or below it where that leaves too little of it."""
        row = QBoxLayout(_DOWN if is_narrow else _ALONG)
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.link, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        for button in (self.use, self.anyway, self.leave):
            buttons.addWidget(button)
        if is_narrow:
            buttons.addStretch(1)
        row.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_TINY)
        layout.addLayout(row)
        layout.addWidget(self.note)

    def _say(self, sentences: Sequence[str], *, is_attention: bool = False) -> None:
        self.note.setText("\n".join(sentences))
        self.note.setVisible(bool(sentences))
        tokens = current_tokens()
        set_text_colour(self.note, tokens.text if is_attention else tokens.text_muted)
        self.link.setAccessibleDescription(" ".join(sentences))

    def _back_to_link(self) -> None:
        """Let another link be pasted over this one: Enter is not to use what does not fit."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.link, self.note.text()))
        focused = QApplication.focusWidget()
        if focused is None or self.isAncestorOf(focused):
            self.link.setFocus()
            self._select_link()

    def _select_link(self) -> None:
        length = len(self.link.text())
        self.link.setSelection(length, -length)  # the name of the server in sight

    def _put(self, found: FreshLink) -> None:
        """Say what speaks against the link, and offer what can be done all the same."""
        self._found = found
        self._say(fresh_words.sentences(found), is_attention=True)
        self.anyway.setText(
            text.tr("Start over with it") if _starts_over(found) else text.tr("Use it anyway")
        )

    def _forget(self) -> None:
        self._question = self._found = None
        self.anyway.hide()
        self.use.show()
        self._say(())

    def _on_typed(self, words: str) -> None:
        self._forget()
        links = read_links(words)
        self.use.setEnabled(len(links.urls) == 1 and not links.refused)

    def _on_use(self) -> None:
        typed = self.link.text().strip()
        links = read_links(typed)
        if self._for is None or not typed:
            return
        if len(links.urls) != 1 or links.refused:
            self._say([text.tr("Give one link, from http:// or https:// on.")], is_attention=True)
            return
        self._forget()
        self._question = Asked(*self._for, links.urls[0])
        self.use.setEnabled(False)
        self._say([text.tr("Asking the server about this link\u2026")])
        self.asked.emit(self._question)

    def _on_anyway(self) -> None:
        if self._question is not None and self._found is not None:
            self._use(self._question.link, starts_over=_starts_over(self._found))

    def _use(self, link: str, *, starts_over: bool) -> None:
        self.close_field()
        self.used.emit(link, starts_over)

    def _on_leave(self) -> None:
        self.close_field()
        self.left.emit()


def _starts_over(found: FreshLink) -> bool:
    return found.error is None and not found.keeps_bytes and found.received > 0
