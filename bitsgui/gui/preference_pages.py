"""The dialog of the preferences, with its pages; the window opens the sooner without them."""

import logging
from functools import partial
from pathlib import Path

from bitsgui.gui import text
from bitsgui.gui.dialogs.preferences import PageSpec, PreferencesDialog
from bitsgui.gui.openings import open_place
from bitsgui.gui.options.option import Option, Page, page_title
from bitsgui.gui.options.source import OptionSource
from bitsgui.gui.options.table import options
from bitsgui.gui.shortcuts import Shortcuts, keys_words
from bitsgui.gui.views.option_row import PlainRow
from bitsgui.gui.views.options_page import OptionsPage
from bitsgui.gui.views.place_row import PlaceRow
from bitsgui.gui.views.shortcuts_page import ShortcutsPage, key_options

__all__ = ["PreferencesDialog", "make_pages"]


def make_pages(source: OptionSource, keys: Shortcuts, folder: Path) -> dict[Page, PageSpec]:
    """Return the pages in their order; ``folder`` is that of the profile."""
    table = options()
    pages: dict[Page, PageSpec] = {}
    for page in Page:
        if page in table:
            pages[page] = _page_of(page, table[page], source, folder)
        elif page == Page.SHORTCUTS:
            pages[page] = _shortcuts_page(keys)
    return pages


def _page_of(page: Page, rows: tuple[Option, ...], source: OptionSource, folder: Path) -> PageSpec:
    return PageSpec(
        lambda: OptionsPage(page_title(page), rows, source, _facts_of(page, folder)),
        {option.name: option.words() for option in rows},
    )


def _shortcuts_page(keys: Shortcuts) -> PageSpec:
    words = {
        option.name: (*option.words(), keys_words(keys.value(option.name)).casefold())
        for option in key_options(keys)
    }
    return PageSpec(lambda: ShortcutsPage(keys), words)


def _facts_of(page: Page, folder: Path) -> list[PlainRow]:
    if page != Page.ADVANCED:
        return []
    tr = text.tr
    log = _log_file()
    found = [
        PlaceRow(
            tr("Data folder"),
            tr("The list and the history are in"),
            folder,
            partial(open_place, is_folder=True),
        )
    ]
    if log is not None:
        open_log = partial(open_place, is_folder=False)
        found.insert(0, PlaceRow(tr("Log file"), tr("Entries are written to"), log, open_log))
    return list(found)


def _log_file() -> Path | None:
    """Return the file this program writes its log to, if it does."""
    handlers = logging.getLogger().handlers
    files = [handler for handler in handlers if isinstance(handler, logging.FileHandler)]
    return Path(files[0].baseFilename) if files else None
