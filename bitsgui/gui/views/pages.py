"""The list, or what stands in its place when it has no rows."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from bitsgui.gui import text
from bitsgui.gui.views.empty_state import EmptyState


class ListPages(QStackedWidget):
    """Shows one of ``list``, ``empty`` and ``no_match``."""

    def __init__(
        self, jobs: QWidget, *, add: Callable[[], None], clear_search: Callable[[], None]
    ) -> None:
        super().__init__()
        self.list = jobs
        self.empty = EmptyState("ready", text.tr("Add downloads"), add, is_primary=True)
        self.empty.say(
            text.tr("Nothing to download yet"),
            text.tr("Drop links here, or press Ctrl+V to add what you have copied."),
        )
        self.no_match = EmptyState(
            "search", text.tr("Clear the search"), clear_search, is_primary=False
        )
        for page in (self.list, self.empty, self.no_match):
            self.addWidget(page)

    def show_for(self, rows: int, search: str, *, is_connected: bool) -> bool:
        """Show what fits; return whether it is the list."""
        page: QWidget = self.list
        if not rows and search:
            title = text.tr("Nothing matches \u201c%1\u201d").replace("%1", search)
            self.no_match.say(title, text.tr("Names, links, servers and folders are searched."))
            page = self.no_match
        elif not rows and is_connected:
            page = self.empty
        self.setCurrentWidget(page)
        return page is self.list
