"""What the servers say of the links that are being added: a line for one, a table for many."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from bitsgui.bits.records import Conflict
from bitsgui.bits.views import ProbeView
from bitsgui.gui import probe_words, text
from bitsgui.gui.delegates.link_row import TEXT_START, LinkRowDelegate
from bitsgui.gui.models.link_rows import LinkColumn, LinksModel, LinkState
from bitsgui.gui.theme import GAP, GAP_SMALL, current_tokens, set_text_colour
from bitsgui.gui.views.buttons import HEIGHT
from bitsgui.gui.views.fields import dress_fields, make_clearable
from bitsgui.gui.views.header import FlatHeader
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.scrolling import ThinScrollBar
from bitsgui.gui.views.text_button import TextButton

ROWS = 7
FEWEST = 3
EDGE = 3
RADIUS = 5
WIDTHS = {
    LinkColumn.SIZE: 72,
    LinkColumn.TYPE: 84,
    LinkColumn.HOST: 130,
    LinkColumn.STATE: 206,
}
SPREAD_WIDTHS = {LinkColumn.HOST: 110, LinkColumn.STATE: 190, LinkColumn.FOLDER: 160}
"""Where the folder of each link is shown as well."""


class LinkTable(QTableView):
    """Links with boxes to check. ``moved`` follows when other rows come into sight.

    Not a tree, which asks a model for each of ten thousand rows before it shows the first.
    """

    moved = Signal()

    def __init__(self, model: LinksModel) -> None:
        super().__init__()
        self.links = model
        self.setModel(model)
        self.setHorizontalHeader(FlatHeader(self, start=TEXT_START))
        self.setItemDelegate(LinkRowDelegate(self, self.font()))
        ThinScrollBar(self)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(text.tr("What the servers say of each link"))
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(self.fontMetrics().height() + GAP)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(LinkColumn.NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            header.resizeSection(column, width)
        self.setColumnHidden(LinkColumn.FOLDER, True)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.moved.emit())
        self.setMinimumHeight(self._height(FEWEST))

    def show_folders(self, *, is_shown: bool) -> None:
        """Show where each link goes, if they do not all go to the same folder."""
        if is_shown == self.isColumnHidden(LinkColumn.FOLDER):
            self.setColumnHidden(LinkColumn.FOLDER, not is_shown)
            for column, width in (WIDTHS | SPREAD_WIDTHS if is_shown else WIDTHS).items():
                self.horizontalHeader().resizeSection(column, width)
        if is_shown:
            self.links.renew_folders()

    @property
    def has_folders(self) -> bool:
        """Whether it is shown where each link goes."""
        return not self.isColumnHidden(LinkColumn.FOLDER)

    def in_sight(self) -> tuple[int, int]:
        """Return the first and the last row in sight."""
        area = self.viewport().rect()
        first, last = self.indexAt(area.topLeft()), self.indexAt(area.bottomLeft())
        end = last.row() if last.isValid() else self.links.rowCount() - 1
        return max(0, first.row()), end

    def sizeHint(self) -> QSize:
        """Return room for some rows."""
        return QSize(super().sizeHint().width(), self._height(ROWS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the boxes of the selected rows with the space bar, all the same way."""
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        if event.key() == Qt.Key.Key_Space and rows:
            is_wanted = not self.links.row(self.currentIndex().row()).is_checked
            self.links.check(rows, is_wanted=is_wanted)
            return
        super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the first and the last row with Home and End, not to the ends of a row."""
        ends = {self.CursorAction.MoveHome: 0, self.CursorAction.MoveEnd: self.links.rowCount() - 1}
        if action in ends:
            return self.links.index(ends[action], LinkColumn.NAME)
        return super().moveCursor(action, modifiers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more rows in a higher table."""
        super().resizeEvent(event)
        self.moved.emit()

    def _height(self, rows: int) -> int:
        line = self.fontMetrics().height() + GAP
        return line * (rows + 1) + 2


class _Frame(QWidget):
    """An edge like that of the fields, which shows where the keyboard is."""

    def __init__(self, table: LinkTable) -> None:
        super().__init__()
        self._table = table
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(EDGE,) * 4)
        layout.addWidget(table)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the edge and the ground inside."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.surface))
        has_focus = self._table.hasFocus()
        colour = tokens.accent if has_focus else tokens.field_edge
        painter.setPen(QPen(QColor(colour), 2 if has_focus else 1))
        inset = 1.0 if has_focus else 0.5
        place = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(place, RADIUS, RADIUS)


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
        self.frame = _Frame(self.table)
        self.bar = QWidget()
        self._free: int | None = None
        self._lay_out()
        self._connect()
        self.dress()
        self._refresh()

    def show_links(self, urls: tuple[str, ...]) -> None:
        """Show other links."""
        if urls != self.links.urls:
            self.links.show(urls)
            if len(urls) <= 1:
                self.filter.clear()
                self.links.check(range(self.links.rowCount()), is_wanted=True)
            self.refresh()

    def show_free(self, free: int | None) -> None:
        """Say how many bytes are free where the files go; None: nobody knows."""
        self._free = free
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
            checked = len(self.links.checked())
            self.tally.setText(probe_words.tally(checked, count, found))
        self.line.setText("" if is_many or not count else self._line(found))
        self._show_taken()
        self._show_failed()
        here = [view for view in found if self.stays(view.url)]
        self.warning.setText(probe_words.lack_of_room(here, self._free))
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

    def _line(self, found: list[ProbeView]) -> str:
        link = self.links.link(self.links.urls[0])
        if not found or found[0].error is not None:
            return probe_words.state(link.found, is_asking=link.is_asking)
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
