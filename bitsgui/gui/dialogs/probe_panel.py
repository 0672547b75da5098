"""What the servers say of the links that are being added: a line for one, a table for many."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from bitsgui.bits.records import Conflict
from bitsgui.bits.requests import LinkRequest
from bitsgui.bits.views import ProbeView
from bitsgui.gui import probe_words, text
from bitsgui.gui.dialogs.link_table import LinkTable, TableFrame
from bitsgui.gui.models.link_rows import LinksModel, LinkState
from bitsgui.gui.theme import GAP, GAP_SMALL, current_tokens, set_text_colour
from bitsgui.gui.views.buttons import HEIGHT
from bitsgui.gui.views.fields import dress_fields, make_clearable
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.text_button import TextButton


class ProbePanel(QWidget):
    """Shows the answers of servers, and which links are wanted.

    ``changed`` follows when another set of links is wanted, ``told`` when more is known,
    ``grown`` when a part came or went, ``moved`` when other rows of the table are in sight.
    ``conflict_chosen`` carries what is to become of files whose names are taken. ``stays`` says of
    a link whether it goes to the folder whose room is known.
    """

    changed = Signal()
    told = Signal()
    grown = Signal()
    moved = Signal()
    conflict_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.links = LinksModel(self)
        self.there = Note()
        self.number, self.replace = TextButton(), TextButton()
        self.there_bar = QWidget()
        self.twins = Note()
        self._conflict = Conflict.RENAME
        self._is_told_elsewhere = False
        self.stays: Callable[[str], bool] = lambda _: True
        self.line = Note()
        self.warning = Note()
        self.filter = QLineEdit()
        self.filter.setMinimumHeight(HEIGHT)
        self.filter.setPlaceholderText(text.tr("Filter"))
        self.filter.setAccessibleName(text.tr("Show only links with these words"))
        make_clearable(self.filter)
        self.tally = Note()
        self.tally.setWordWrap(False)
        self.failed = TextButton()
        self.failed.setCheckable(True)
        self.check_all = TextButton(text.tr("Check all"))
        self.check_none = TextButton(text.tr("Check none"))
        self.table = LinkTable(self.links)
        self.frame = TableFrame(self.table)
        self.bar = QWidget()
        self._free: int | None = None
        self._reserve = 0
        self._lay_out()
        self._connect()
        self.dress()
        self._refresh()

    def show_links(self, urls: tuple[str, ...]) -> None:
        """Show other links."""
        if urls != self.links.urls:
            self.links.show(urls)
            self.table.measure_anew()
            if len(urls) <= 1:
                self.filter.clear()
                self.links.check(range(self.links.rowCount()), is_wanted=True)
            self.refresh()

    def show_free(self, free: int | None) -> None:
        """Say how many bytes are free where the files go; None: nobody knows."""
        self._free = free
        self._refresh()

    def show_reserve(self, reserve: int) -> None:
        """Leave so many bytes of the disk free, as downloads do."""
        self._reserve = reserve
        self._refresh()

    def renew_room(self) -> None:
        """Say anew whether there is room: other links go where it is known."""
        self._refresh()

    def show_conflict(self, conflict: Conflict) -> None:
        """Say what becomes of a file that is there."""
        if conflict is not self._conflict:
            self._conflict = conflict
            self._refresh()

    def leave_taken(self, *, to_another: bool) -> None:
        """Let another part of the dialog say that names are taken."""
        if to_another != self._is_told_elsewhere:
            self._is_told_elsewhere = to_another
            self._refresh()

    @property
    def has_table(self) -> bool:
        """Whether there are so many links that they stand in a table."""
        return len(self.links.urls) > 1

    def refresh(self) -> None:
        """Say anew what is known, and tell others of it."""
        self._refresh()
        self.told.emit()

    def dress(self) -> None:
        """Take the colours in force."""
        dress_fields(self.filter)
        tokens = current_tokens()
        set_text_colour(self.tally, tokens.text_muted)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "bar"):
            self._refresh()
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "bar"):
            self.dress()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.filter, 1)
        row.addWidget(self.tally)
        row.addWidget(self.failed)
        row.addWidget(self.check_all)
        row.addWidget(self.check_none)
        choices = QHBoxLayout(self.there_bar)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(GAP)
        choices.addWidget(self.there, 1)
        choices.addWidget(self.number)
        choices.addWidget(self.replace)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_SMALL)
        layout.addWidget(self.bar)
        layout.addWidget(self.frame, 1)
        layout.addWidget(self.line)
        layout.addWidget(self.there_bar)
        layout.addWidget(self.twins)
        layout.addWidget(self.warning)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self.links.filter)
        self.failed.toggled.connect(self._on_failed)
        self.check_all.clicked.connect(lambda: self._check_shown(is_wanted=True))
        self.check_none.clicked.connect(lambda: self._check_shown(is_wanted=False))
        self.number.clicked.connect(lambda: self.conflict_chosen.emit(Conflict.RENAME))
        self.replace.clicked.connect(lambda: self.conflict_chosen.emit(Conflict.OVERWRITE))
        self.links.choice_changed.connect(self._on_choice)
        self.links.modelReset.connect(self._on_reset)
        self.table.moved.connect(self.moved)

    def _check_shown(self, *, is_wanted: bool) -> None:
        self.links.check(range(self.links.rowCount()), is_wanted=is_wanted)

    def _on_failed(self, is_wanted: bool) -> None:
        self.links.show_failed(alone=is_wanted)
        self._refresh()

    def _show_failed(self) -> None:
        """Offer to look at the links their servers refuse, as long as there are any."""
        count = self.links.failed_of_checked() if self.has_table else 0
        if not count:
            self.failed.setChecked(False)
        is_alone = self.failed.isChecked()
        words = text.tr("Show all links") if is_alone else text.tr("%n with a problem", count)
        self.failed.setText(words)
        self.failed.show_as("", is_wrong=not is_alone)
        self.failed.setVisible(bool(count))

    def _show_taken(self) -> None:
        names = self.links.taken_of_checked()
        is_numbering = self._conflict is Conflict.RENAME
        self.number.setText(probe_words.way_out(len(names), Conflict.RENAME))
        self.replace.setText(probe_words.way_out(len(names), Conflict.OVERWRITE))
        shown, hidden = (self.replace, self.number) if is_numbering else (self.number, self.replace)
        shown.show()
        if hidden.hasFocus():
            shown.setFocus()
        hidden.setVisible(self._conflict not in {Conflict.RENAME, Conflict.OVERWRITE})
        self.there.setText(probe_words.taken(names, self._conflict))
        self.twins.setText(probe_words.twins(self.links.twins_of_checked(), self._conflict))

    def _on_choice(self) -> None:
        self.changed.emit()
        self.refresh()

    def _on_reset(self) -> None:
        self.moved.emit()

    def _refresh(self) -> None:
        count, found = len(self.links.urls), self.links.found_of_checked()
        is_many = self.has_table
        if is_many:
            self.table.fit()
            checked = len(self.links.checked())
            self.tally.setText(probe_words.tally(checked, count, found))
        self.line.setText("" if is_many or not count else self._line(found))
        self._show_taken()
        self._show_failed()
        here = [view for view in found if self.stays(view.url)]
        self.warning.setText(probe_words.lack_of_room(here, self._free, self._reserve))
        shown = {
            self.bar: is_many,
            self.frame: is_many,
            self.line: bool(self.line.text()),
            self.there_bar: bool(self.there.text()) and not self._is_told_elsewhere,
            self.twins: bool(self.twins.text()),
            self.warning: bool(self.warning.text()),
        }
        has_changed = any(part.isHidden() == is_shown for part, is_shown in shown.items())
        for part, is_shown in shown.items():
            part.setVisible(is_shown)
        self.setVisible(any(shown.values()))
        vertical = QSizePolicy.Policy.Expanding if is_many else QSizePolicy.Policy.Minimum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self._colour()
        if has_changed:
            self.grown.emit()

    def link_request(self, url: str, folder: str | None) -> LinkRequest:
        """Return what is asked for of a link, with what its server said of it."""
        view = self.links.found(url)
        size, leads_on = view and view.size, self.links.leads_on(url) or None
        return LinkRequest(url, folder=folder, expected_size=size, leads_on=leads_on)

    def _line(self, found: list[ProbeView]) -> str:
        link = self.links.link(self.links.urls[0])
        if not found or found[0].error is not None:
            return probe_words.state(link.found, is_asking=link.is_asking)
        if link.leads_on:
            return probe_words.line_of_metalink(found[0])
        return probe_words.line(found[0])

    def _colour(self) -> None:
        tokens = current_tokens()
        set_text_colour(self.warning, tokens.error)
        for note in (self.there, self.twins):
            set_text_colour(note, tokens.attention)
        state = LinkState.UNKNOWN
        if len(self.links.urls) == 1:
            state = self.links.link(self.links.urls[0]).state
        is_page = state is LinkState.DOUBTFUL and not self.there.text()
        doubtful = tokens.attention if is_page else tokens.text_muted
        colours = {LinkState.DOUBTFUL: doubtful, LinkState.FAILED: tokens.error}
        set_text_colour(self.line, colours.get(state, tokens.text_muted))
