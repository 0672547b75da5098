"""The preferences: every option, found by page or by typing, in force at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from bitsgui.gui import text
from bitsgui.gui.dialogs.small_dialog import SmallDialog
from bitsgui.gui.icons import themed_icon
from bitsgui.gui.options.option import Page, page_title, rank
from bitsgui.gui.options.source import OptionSource
from bitsgui.gui.theme import (
    GAP,
    GAP_HUGE,
    GAP_SMALL,
    ROW_ICON,
    current_tokens,
    set_text_colour,
)
from bitsgui.gui.views.buttons import HEIGHT, FlatButton
from bitsgui.gui.views.fields import dress_fields, make_clearable, search_icon
from bitsgui.gui.views.options_page import OptionsPage, PreferencesPage
from bitsgui.gui.views.page_list import PageList
from bitsgui.gui.views.turns import take_turns

SIZE = QSize(840, 580)
LEAST = QSize(480, 360)


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: what makes it, once it is looked at, and ``words`` to find by option.

    The words are as :meth:`bitsgui.gui.options.option.Option.words` has them.
    """

    make: Callable[[], PreferencesPage]
    words: Mapping[str, tuple[str, ...]]


class _SearchLine(QLineEdit):
    """A line out of which Enter and Tab lead to what it found; ``enter`` returns whether it did."""

    def __init__(self, enter: Callable[[], bool]) -> None:
        super().__init__()
        self._enter = enter
        self.returnPressed.connect(enter)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on to the hit, where there is one."""
        return (forward and self._enter()) or super().focusNextPrevChild(forward)


class PreferencesDialog(QDialog):
    """Shows pages of options. What is changed holds at once; there is nothing to confirm."""

    def __init__(
        self, pages: Mapping[Page, PageSpec], source: OptionSource, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(text.tr("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._source = source
        self._specs = dict(pages)
        self._made: dict[Page, PreferencesPage] = {}
        self._question: SmallDialog | None = None
        self.search = self._make_search()
        self.list = PageList()
        self.list.setAccessibleName(text.tr("Pages"))
        self.list.addItems([page_title(page) for page in self._specs])
        self.list.fit()
        self.stack = QStackedWidget()
        self._nothing = QLabel(text.tr("No option has these words."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self._nothing)
        self.reset_all = FlatButton(text.tr("&Reset all\u2026"))
        self.close_button = FlatButton(text.tr("Close"))
        for button in (self.reset_all, self.close_button):
            button.setAutoDefault(False)
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_page)
        self.search.textChanged.connect(self._on_search)
        self.reset_all.clicked.connect(self._on_reset_all)
        self.close_button.clicked.connect(self.accept)
        source.changed.connect(self._on_changed)
        source.refused.connect(self._on_refused)
        source.remarked.connect(self._on_remarked)
        self._on_changed(frozenset())
        self._dress()
        self.setMinimumSize(LEAST)
        self.resize(SIZE.boundedTo(self.screen().availableSize() - QSize(GAP_HUGE, GAP_HUGE)))
        self.list.setCurrentRow(0)

    def turn_to(self, page: Page) -> PreferencesPage:
        """Show a page."""
        self.list.setCurrentRow(list(self._specs).index(page))
        return self._page(page)

    def page(self) -> Page:
        """Return the page that is shown."""
        return list(self._specs)[self.list.currentRow()]

    def is_showing(self, names: frozenset[str]) -> bool:
        """Return whether one of these options is on the page that is shown."""
        rows = self._rows()
        return any(rows[name].rows[name].isVisible() for name in names & rows.keys())

    def say_again(self, pages: Mapping[Page, PageSpec]) -> None:
        """Make the pages anew, because they were made in another language."""
        self._specs = dict(pages)
        option = self._focused_option()
        for made in self._made.values():
            self.stack.removeWidget(made)
            made.deleteLater()
        self._made.clear()
        for row, page in enumerate(self._specs):
            self.list.item(row).setText(page_title(page))
        self.list.fit()
        self._on_search()
        row = self._page(self.page()).rows.get(option)
        if row is not None:
            row.field.setFocus()

    def _focused_option(self) -> str:
        """Return the option the keyboard is at, or nothing."""
        focused, shown = QApplication.focusWidget(), self._made.get(self.page())
        if focused is None or shown is None:
            return ""
        return next((n for n, row in shown.rows.items() if row.isAncestorOf(focused)), "")

    def done(self, result: int) -> None:
        """Close; what is typed in a field holds as if the field had been left."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc end the search first."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self.search.setFocus()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint hairlines around the page, which may be of the same colour as the dialog."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(QColor(current_tokens().outline), 0))
        body = self._middle.geometry()
        painter.drawLine(body.topLeft(), body.topRight())
        painter.drawLine(body.bottomLeft(), body.bottomRight())
        page = self.stack.geometry().translated(body.topLeft())
        edge = page.right() + 1 if self.isRightToLeft() else page.left() - 1
        painter.drawLine(edge, body.top(), edge, body.bottom())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "close_button"):
            self._dress()

    def _make_search(self) -> QLineEdit:
        search = _SearchLine(self._to_first_hit)
        search.setPlaceholderText(text.tr("Search the preferences"))
        search.setAccessibleName(text.tr("Search the preferences"))
        make_clearable(search)
        search.setMinimumHeight(HEIGHT)
        self._search_icon = search_icon(search)
        return search

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(GAP, GAP, GAP, GAP)
        top.addWidget(self.search)
        self._middle = QWidget()
        middle = QHBoxLayout(self._middle)
        middle.setContentsMargins(0, 1, 0, 1)
        middle.setSpacing(1)  # for the hairlines
        middle.addWidget(self.list)
        middle.addWidget(self.stack, 1)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(GAP, GAP_SMALL, GAP, GAP_SMALL)
        bottom.addWidget(self.reset_all)
        bottom.addStretch(1)
        bottom.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._middle, 1)
        layout.addLayout(bottom)

    def _page(self, page: Page) -> PreferencesPage:
        if page not in self._made:
            self._made[page] = made = self._specs[page].make()
            self.stack.addWidget(made)
            take_turns(self, (self.reset_all, self.close_button))
        return self._made[page]

    def _on_page(self, row: int) -> None:
        if row >= 0:
            page = list(self._specs)[row]
            self.stack.setCurrentWidget(self._page(page))
            self._mark()

    def _on_search(self) -> None:
        found = {row: ranks for row, page in enumerate(self._specs) if (ranks := self._ranks(page))}
        self.list.show_only({row: min(ranks.values()) for row, ranks in found.items()})
        if not found:
            self.stack.setCurrentWidget(self._nothing)
        else:
            self._on_page(self.list.currentRow())

    def _ranks(self, page: Page) -> dict[str, int]:
        """Return the options of a page that have all words of the search, and how well they fit."""
        wanted = self.search.text().casefold().split()
        words = self._specs[page].words.items()
        ranks = {name: rank(said, page_title(page), wanted) for name, said in words}
        return {name: found for name, found in ranks.items() if found is not None}

    def _mark(self) -> None:
        page = self.page()
        self._page(page).mark(self._ranks(page) if self.search.text().strip() else {})

    def _to_first_hit(self) -> bool:
        """Put the keyboard into the first option that was found; returns whether there is one."""
        shown = self._made.get(self.page())
        is_sought = bool(self.search.text().strip()) and self.stack.currentWidget() is shown
        return is_sought and shown is not None and shown.enter_first_hit()

    def _rows(self) -> dict[str, OptionsPage]:
        pages = [page for page in self._made.values() if isinstance(page, OptionsPage)]
        return {name: page for page in pages for name in page.rows}

    def _on_changed(self, names: frozenset[str]) -> None:
        rows = self._rows()
        if "preset" in names:  # every default may be another
            names = frozenset(rows)
        for name in names & rows.keys():
            rows[name].rows[name].show_value()
        self.reset_all.setEnabled(bool(self._source.different()))

    def _on_refused(self, names: frozenset[str], words: str) -> None:
        rows = self._rows()
        for name in names & rows.keys():
            rows[name].rows[name].show_problem(words)

    def _on_remarked(self, names: frozenset[str], words: str) -> None:
        rows = self._rows()
        for name in names & rows.keys():
            rows[name].rows[name].show_remark(words)

    def _on_reset_all(self) -> None:
        count = len(self._source.different())
        self._question = question = SmallDialog(
            text.tr("Reset all options"), text.tr("Reset"), text.tr("Keep"), self
        )
        question.add_title(text.tr("Reset all options?"))
        question.add_muted(
            lambda: text.tr("%n option(s) that you changed get their defaults.", count)
        )
        question.yes.clicked.connect(question.accept)
        question.accepted.connect(self._source.reset)
        question.open()

    def _dress(self) -> None:
        dress_fields(self.search)
        self._search_icon.setIcon(themed_icon("search", ROW_ICON))
        set_text_colour(self._nothing, current_tokens().text_muted)
