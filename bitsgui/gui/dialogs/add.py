"""Add downloads: links, a folder, and how."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
    QTextCursor,
)
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from bitsgui.bits.curl_command import CurlError, is_curl, parse
from bitsgui.bits.records import Conflict
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import Priority
from bitsgui.gui import text
from bitsgui.gui.dialogs import add_words
from bitsgui.gui.dialogs.add_layout import WIDE, WIDEST, WIDTH, lay_out, wanted_height
from bitsgui.gui.dialogs.add_more import MoreOptions
from bitsgui.gui.dialogs.add_obstacles import hint_words, press_add
from bitsgui.gui.dialogs.bad_lines import BadLines
from bitsgui.gui.dialogs.category_field import CategoryField
from bitsgui.gui.dialogs.known_bar import KnownBar
from bitsgui.gui.dialogs.links_edit import RETURNS, LinksEdit
from bitsgui.gui.dialogs.offered import Offered, SentAgain
from bitsgui.gui.dialogs.probe_panel import ProbePanel
from bitsgui.gui.dialogs.set_aside import SetAside
from bitsgui.gui.dialogs.start_field import Start, StartField
from bitsgui.gui.link_files import LinkFiles
from bitsgui.gui.link_reader import LinkReader
from bitsgui.gui.links import Links, Offer, is_offer, offer_of, offer_within
from bitsgui.gui.theme import GAP_HUGE, current_tokens, set_text_colour
from bitsgui.gui.views.buttons import FlatButton
from bitsgui.gui.views.combo import FlatCombo
from bitsgui.gui.views.drop_place import DropPlace
from bitsgui.gui.views.fields import FlatCheck, dress_fields
from bitsgui.gui.views.folder_field import FolderField
from bitsgui.gui.views.form_scroll import FormScroll
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.text_button import TextButton


class AddDialog(QDialog):
    """Asks for links. ``submitted`` carries an :class:`AddRequest`.

    The dialog stays open until :meth:`succeed`; after :meth:`fail`, or when it is left, everything
    typed is still there the next time it is opened. Opened with other links it begins anew, and
    offers what was left in a button. ``asked`` follows every
    change; it carries whether :meth:`request` is now worth asking about whether its links are in
    the list already. The answer goes to :attr:`known`. So does ``probes_wanted``, which carries
    whether there are links to ask servers about, whatever else is wrong.
    """

    submitted = Signal(object)
    asked = Signal(bool)
    probes_wanted = Signal(bool)

    def __init__(self, default_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(text.tr("Add downloads"))
        self.drops = DropPlace(self, is_offer, self._take_within, lambda: text.tr("Drop to add"))
        self._left_at: QWidget | None = None
        self._usual_conflict = Conflict.RENAME
        self._reader = LinkReader(self)
        self._files = LinkFiles(self)
        self.links, self.more = LinksEdit(), MoreOptions()
        self.open_file = TextButton(text.tr("Open &a list of links\u2026"))
        self.aside = SetAside(self.links, self.more)
        self.found, self.bad, self.remark = Note(), BadLines(self.links), Note()
        self.literal = FlatCheck(text.tr("Take &brackets as they are"))
        self.panel = ProbePanel()
        self.known = KnownBar()
        self.offered = Offered(self, self._on_changed)
        self.sent_again = SentAgain(self, self._on_changed)
        self.folder_field = FolderField(default_folder)
        self.folder = self.folder_field.edit
        self.choose = self.folder_field.choose
        self.category = CategoryField(self.folder_field)
        self.spread = Note()
        self.panel.links.folder_of = lambda url: self.folder_of(url) or self.folder.text()
        self.panel.stays = lambda url: not self.folder_of(url)
        self.priority = FlatCombo()
        self.priority.setAccessibleName(text.tr("Priority"))
        for priority in Priority:
            self.priority.addItem(text.priority_word(priority), int(priority))
        self.one_job = FlatCheck(text.tr("Keep the files together as o&ne download"))
        self.start = StartField()
        self.more_button = TextButton()
        self.more_button.setCheckable(True)
        self.more.hide()
        self.body, self.bottom = FormScroll(), QVBoxLayout()
        self.problem = Note()
        self.add_button = FlatButton(text.tr("Add"), is_primary=True)
        self.add_button.setDefault(True)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.links.entered)
        self.hint = Note()
        self.cancel_button = FlatButton(text.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        for label in (self.problem, self.remark, self.spread):
            label.hide()
        lay_out(self)
        self._connect()
        self._on_changed()
        self._dress()

    # Called from outside.

    def open_with(self, urls: tuple[str, ...], folder: str = "") -> None:
        """Open with links added to what is there; with none, those of the clipboard are taken."""
        self.problem.hide()
        is_empty = not urls and not self.links.toPlainText().strip()
        if urls:
            self._begin_anew(urls)
            self._add_lines(urls)
            self.folder.setText(folder or self.folder.text())
        elif is_empty:
            self._take(offer_of(QGuiApplication.clipboard().mimeData()))
        self._show()
        if is_empty:  # who has other links in mind types them in place of these
            self.links.selectAll()

    def open_for(self, mime: QMimeData) -> None:
        """Open with what was dropped or pasted: links, a cURL command, or files of links."""
        self.problem.hide()
        offer = offer_within(mime)
        self._begin_anew(offer.links)
        self._take(offer)
        self._show()

    def follow_conflict(self, usual: Conflict) -> None:
        """Say what becomes of taken names as the settings will have it."""
        self._usual_conflict = usual
        self._share_taken()

    def succeed(self) -> None:
        """Forget what was typed, the folder aside, and close."""
        self.setEnabled(True)
        self.folder_field.note_used()
        self._forget()
        self.aside.forget()
        self.problem.hide()
        self.accept()

    def fail(self, words: str) -> None:
        """Say why nothing was added; everything stays as typed."""
        self.setEnabled(True)
        self._complain(words)
        if self._left_at is not None:
            self._left_at.setFocus()

    def request(self) -> AddRequest:
        """Return what is asked for now."""
        urls = self.panel.links.checked()
        request = AddRequest(
            links=self._link_requests(urls),
            folder=str(self.folder_field.path() or ""),
            one_job=self._is_together(),
            start=self.start.kind is not Start.PAUSED,
            start_at=self.start.moment() if self.start.kind is Start.TIMED else None,
            priority=Priority(self.priority.currentData()),
            category=self.category.wanted(),
        )
        return self.more.applied_to(request)

    def folder_of(self, url: str) -> str:
        """Return the folder of a link's own category, "" if it goes to the one that is shown."""
        return "" if self._is_together() else self.category.folder_for(url)

    def _link_requests(self, urls: tuple[str, ...]) -> tuple[LinkRequest, ...]:
        is_spread = self.category.is_spread and not self._is_together()
        own = self.category.folder_for if is_spread else lambda _: ""
        return tuple(self.panel.link_request(url, own(url) or None) for url in urls)

    def _is_together(self) -> bool:
        return self.one_job.isChecked() and len(self.panel.links.checked()) > 1

    # The dialog itself.

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "cancel_button"):
            self._on_changed()
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "cancel_button"):
            self._dress()

    def _connect(self) -> None:
        self.links.textChanged.connect(self._on_typed)
        queued = Qt.ConnectionType.QueuedConnection  # the field is disabled once its key is done
        self.links.entered.connect(lambda: press_add(self), queued)
        self.links.command_given.connect(self._take_command)
        self.links.files_given.connect(self._files.read)
        self.literal.toggled.connect(self._on_typed)
        self._reader.done.connect(self._on_changed)
        self._files.found.connect(lambda lines: self._add_lines(tuple(lines.splitlines())))
        self._files.failed.connect(self._complain)
        self.folder_field.changed.connect(self._on_changed)
        self.panel.changed.connect(self._on_changed)
        self.panel.grown.connect(self._grow)
        self.panel.told.connect(self._on_told)
        self.panel.conflict_chosen.connect(self.more.choose_conflict)
        self.folder_field.free_told.connect(self.panel.show_free)
        self.category.spread.connect(self._show_spread)
        self.one_job.toggled.connect(self._show_spread)
        self.start.changed.connect(self._on_changed)
        self.more.changed.connect(self._on_changed)
        self.more_button.toggled.connect(self._on_more)
        self.open_file.clicked.connect(self._on_open_file)
        self.known.conflict_chosen.connect(self.more.choose_conflict)
        self.known.rest_wanted.connect(self._on_rest)
        self.known.changed.connect(self._share_taken)
        self.body.cramped.connect(self._grow)
        self.add_button.clicked.connect(self._on_accepted)
        self.cancel_button.clicked.connect(self.reject)

    def _begin_anew(self, lines: tuple[str, ...]) -> None:
        """Put what was left the last time aside, unless the very same links come again."""
        if not self.isVisible() and self.aside.take_all_but(lines):
            self._forget()

    def _forget(self) -> None:
        self.links.clear()  # first: what follows looks at every link that is there
        self.start.forget_time()
        self.category.forget()
        self.more.clear()
        for box in (self.more_button, self.literal, self.one_job):
            box.setChecked(False)

    def _show(self) -> None:
        self._on_changed()  # the list may know the links by now
        self._grow(is_exact=not self.isVisible())
        self.open()
        self.links.setFocus()
        self.links.moveCursor(QTextCursor.MoveOperation.End)

    # What is typed.

    def _take_within(self, dropped: QMimeData) -> None:
        self._take(offer_within(dropped))

    def _take(self, offer: Offer) -> None:
        if offer.command:
            self._take_command(offer.command)
        elif offer.files:
            self._files.read(offer.files)
        else:
            self._add_lines(offer.links)

    def _add_lines(self, lines: tuple[str, ...]) -> None:
        typed = self.links.toPlainText().rstrip()
        there = {line.strip() for line in typed.splitlines()}
        new = [line for line in dict.fromkeys(lines) if line.strip() not in there]
        if new:
            self.links.add_lines(new)

    def _take_command(self, words: str) -> None:
        """Put a cURL command's link into the field and the rest of it under More."""
        try:
            command = parse(words)
        except CurlError:
            self._add_lines((words,))  # the field says what is wrong with it
            return
        typed = self.links.toPlainText()
        if is_curl(typed):
            self.links.clear()
        self.more.take(command)
        self._add_lines(command.urls)
        self.say_remark(add_words.command_words(command))

    def _on_typed(self) -> None:
        typed = self.links.toPlainText()
        if not typed.strip():
            self.say_remark("")
        self._reader.read(typed, has_patterns=not self.literal.isChecked())
        if self._is_reading():
            self.found.setText(text.tr("Reading\u2026"))
            self.add_button.setEnabled(False)
        self.links.is_read = not self._is_reading()

    def _is_reading(self) -> bool:
        return self.links.is_filling or self._reader.is_reading

    def _on_changed(self) -> None:
        self.links.is_read = not self._is_reading()
        if not self.links.is_read:
            return
        links = self._reader.links
        command, words = add_words.curl_state(self.links.toPlainText())
        self.found.setText(words or add_words.found_words(links))
        is_bad = bool(links.refused or links.too_many) if not words else command is None
        self.bad.tell(Links() if words else links)
        self.bad.describe(self.found.text() if is_bad else "")
        tokens = current_tokens()
        set_text_colour(self.found, tokens.error if is_bad else tokens.text_muted)
        self._share_taken()
        self.panel.show_links(links.urls)
        count = len(self.panel.links.checked())
        self.hint.setText(hint_words(Links() if words else links, count))
        self.one_job.setVisible(count > 1)
        has_brackets = bool(links.patterns or links.too_many)
        self.literal.setVisible(has_brackets or self.literal.isChecked())
        self.more.set_single(count <= 1)
        self._show_more_button()
        self.category.look_at(self.panel.links, self.more.name)
        has_folder = self.folder_field.path() is not None
        is_good = (bool(count) or command is not None) and not is_bad
        is_complete = is_good and has_folder and not self.more.has_problem
        has_problem = self.start.has_problem or self.offered.is_new or self.sent_again.is_held
        self.add_button.setEnabled(is_complete and not has_problem)
        self.asked.emit(is_complete and command is None)
        self.probes_wanted.emit(bool(count) and not words and not links.too_many)
        self._grow()

    def _share_taken(self) -> None:
        """Let one part say what becomes of taken names: that of known links if there are any."""
        conflict = Conflict(self.more.conflict.currentData() or self._usual_conflict)
        self.panel.show_conflict(conflict)
        self.known.show_taken(len(self.panel.links.taken_of_checked()), conflict)
        self.panel.leave_taken(to_another=not self.known.isHidden())
        self._grow()

    def _on_told(self) -> None:
        self._share_taken()
        found = self.panel.links.found_of_checked()
        self.category.look_at(self.panel.links, self.more.name)
        self.more.suggest_name(found[0].name if len(found) == 1 else "")

    def _show_spread(self) -> None:
        """Say where the files go if not all of them to the folder that is shown."""
        is_spread, is_together = self.category.is_spread, self._is_together()
        self.panel.table.show_folders(is_shown=is_spread and not is_together)
        self.spread.setText(add_words.spread_words(is_together=is_together) if is_spread else "")
        set_text_colour(self.spread, current_tokens().text_muted)
        self.spread.setVisible(is_spread)
        self._grow()
        self.panel.renew_room()

    def say_remark(self, words: str) -> None:
        """Say something about what is there; nothing more with ""."""
        self.remark.setText(words)
        self.remark.setVisible(bool(words))
        self._grow()

    def _show_more_button(self) -> None:
        count, is_wrong = self.more.count, self.more.has_problem
        words = text.tr("&More: %n set", count) if count else text.tr("&More")
        self.more_button.setText(text.tr("&More: not everything is right") if is_wrong else words)
        is_open = self.more_button.isChecked()
        self.more_button.show_as("chevron-down" if is_open else "chevron-end", is_wrong=is_wrong)

    # What is chosen.

    def _on_more(self, is_open: bool) -> None:
        self.more.setVisible(is_open)
        self._show_more_button()
        self._grow(is_exact=True)
        if is_open:
            self.body.show_from(self.more_button)

    def _on_open_file(self) -> None:
        chooser = QFileDialog(self, text.tr("Open a list of links"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.filesSelected.connect(lambda names: self._files.read(list(map(Path, names))))
        chooser.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter lead to what is not right, as the first button cannot be pressed then."""
        if event.key() in RETURNS and not self.add_button.isEnabled():
            press_add(self)
        else:
            super().keyPressEvent(event)

    def _on_accepted(self) -> None:
        if not self.add_button.isEnabled():
            return
        if is_curl(self.links.toPlainText()):
            self._take_command(self.links.toPlainText())
            if not self.add_button.isEnabled():
                return
        self._submit(self.request())

    def _on_rest(self, places: frozenset[int]) -> None:
        """Add only the links that are not in the list yet."""
        if self.add_button.isEnabled():
            request = self.request()
            links = [link for place, link in enumerate(request.links) if place not in places]
            self._submit(replace(request, links=tuple(links)))

    def _submit(self, request: AddRequest) -> None:
        self.problem.hide()
        self._left_at = self.focusWidget()
        self.setEnabled(False)
        self.submitted.emit(request)

    # How it looks.

    def _complain(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        self._grow()

    def _grow(self, *, is_exact: bool = False) -> None:
        """Make room for what has appeared, which a dialog does not do by itself.

        ``is_exact`` gives back what is not needed.
        """
        stretch = 2 if self.panel.has_table else 0
        column, place = self.body.column, self.body.column.indexOf(self.panel)
        if column.stretch(place) != stretch:  # setting it asks for the layout, which comes here
            column.setStretch(place, stretch)
        room = self.screen().availableSize().height() - 2 * GAP_HUGE
        table_width = WIDEST if self.panel.table.has_folders else WIDE
        width = max(self.width(), table_width if self.panel.has_table else WIDTH)
        wanted = max(wanted_height(self, width), 0 if is_exact else self.height())
        self.resize(width, min(room, wanted))
        beyond = self.frameGeometry().bottom() - self.screen().availableGeometry().bottom()
        if self.isVisible() and beyond > 0:
            self.move(self.x(), max(self.screen().availableGeometry().top(), self.y() - beyond))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a hairline above the buttons where something goes on behind it."""
        super().paintEvent(event)
        if self.body.is_scrolling:
            painter = QPainter(self)
            painter.setPen(QPen(QColor(current_tokens().outline), 0))
            place = self.body.geometry()
            painter.drawLine(place.left(), place.bottom() + 1, place.right(), place.bottom() + 1)

    def _dress(self) -> None:
        tokens = current_tokens()
        set_text_colour(self.problem, tokens.error)
        for label in (self.remark, self.hint):
            set_text_colour(label, tokens.text_muted)
        dress_fields(self.links)
        self.more.dress()
