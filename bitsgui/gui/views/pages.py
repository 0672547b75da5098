"""The list, or what stands in its place when it has no rows."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QWidget

from bitsgui.gui import formats, text
from bitsgui.gui.models.categories import category_icon
from bitsgui.gui.models.filters import ICONS, Filter, Narrowing, empty_words
from bitsgui.gui.theme import current_tokens, set_text_colour
from bitsgui.gui.views.empty_state import EmptyState
from bitsgui.gui.views.jobs_list import JobsList

SLOW_MS = 400
"""A list that takes so long to open says so; a quick one is just there, without a flash."""


class ListPages(QStackedWidget):
    """Shows one of ``list``, ``empty``, ``no_match`` and ``none_here`` (of a filter).

    ``is_blank_first``: nothing is shown until it is known what there is, as that will be nothing.
    """

    def __init__(
        self,
        jobs: JobsList,
        *,
        add: Callable[[], None],
        clear_search: Callable[[], None],
        show_all: Callable[[], None],
    ) -> None:
        super().__init__()
        self.is_blank_first = False
        self._blank = QWidget()
        self._blank.setAutoFillBackground(True)
        self._blank.setBackgroundRole(QPalette.ColorRole.Base)
        self.list = jobs
        self.empty = EmptyState("ready", text.tr("Add downloads"), add, is_primary=True)
        first = empty_words(Narrowing())
        self.empty.say(first.title, first.hint)
        self.no_match = EmptyState(
            "search", text.tr("Clear the search"), clear_search, is_primary=False
        )
        self.no_match.on_offer(show_all)
        self.none_here = EmptyState(
            "list", text.tr("Show all downloads"), show_all, is_primary=False
        )
        for page in (self.list, self._blank, self.empty, self.no_match, self.none_here):
            self.addWidget(page)
        # Over the list, which keeps the keyboard.
        self.opening = QLabel(text.tr("Opening the list\u2026"), self)
        self.opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.opening.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.opening.hide()
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._on_slow)
        self._slow.start()

    def end_opening(self) -> None:
        """Say no longer that the list is being opened."""
        self._slow.stop()
        self.opening.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is said over the list in its middle."""
        super().resizeEvent(event)
        self.opening.setGeometry(self.rect())

    def _on_slow(self) -> None:
        set_text_colour(self.opening, current_tokens().text_muted)
        self.opening.show()
        self.opening.raise_()

    def enter(self) -> None:
        """Bring the keyboard to a row of the list, or to the button that stands in its place."""
        page = self.currentWidget()
        if isinstance(page, EmptyState):
            page.enter()
        else:
            self.list.enter()

    def offer_all(self, count: int) -> None:
        """Offer to look for the same among all downloads, of which so many would be found."""
        words = text.tr("Search in all downloads (%1)").replace("%1", formats.number(count))
        self.no_match.offer(words if count else "")

    def show_for(self, rows: int, narrowing: Narrowing, search: str, *, is_loaded: bool) -> bool:
        """Show what fits; return whether it is the list."""
        page: QWidget = self.list
        if is_loaded:
            self.end_opening()
            self.is_blank_first = not rows
        if not rows and search:
            hint = text.tr("Names, links, servers, folders and errors are searched.")
            self.no_match.say(_no_match(narrowing, search), hint)
            page = self.no_match
        elif not rows and is_loaded and narrowing != Narrowing():
            words, picture = empty_words(narrowing), _picture(narrowing)
            self.none_here.say(words.title, words.hint, picture=picture)
            page = self.none_here
        elif not rows and is_loaded:
            page = self.empty
        elif not rows and self.is_blank_first:
            page = self._blank
        focused = QApplication.focusWidget()
        was_here = focused is not None and self.isAncestorOf(focused)
        with self.list.row_layout.put_off():
            self.setCurrentWidget(page)
        if was_here and page is self.list:
            page.setFocus()  # Qt gives it to whatever comes next in the window
        return page is self.list


def _picture(narrowing: Narrowing) -> str:
    if narrowing.category is not None:
        return category_icon(narrowing.category)
    if narrowing.priority is not None:
        return ICONS[narrowing.priority]
    return "done" if narrowing.state == Filter.ATTENTION else ICONS[narrowing.state]


def _no_match(narrowing: Narrowing, search: str) -> str:
    names = narrowing.names()
    if not names:
        return text.tr("Nothing matches \u201c%1\u201d").replace("%1", search)
    quoted = [text.tr("\u201c%1\u201d").replace("%1", name) for name in names]
    words = text.tr("Nothing in %2 matches \u201c%1\u201d")
    return words.replace("%2", formats.listed(quoted)).replace("%1", search)
