"""The dialog of the preferences, with its pages; the window opens the sooner without them."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from bitsgui.bits.types import ProxySettings
from bitsgui.gui import text
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.dialogs.preferences import PageSpec, PreferencesDialog
from bitsgui.gui.openings import open_place
from bitsgui.gui.options.network import proxy_group
from bitsgui.gui.options.option import Line, Option, Page, page_title
from bitsgui.gui.options.source import OptionSource
from bitsgui.gui.options.table import options
from bitsgui.gui.proxy_orders import ProxyTrials
from bitsgui.gui.rule_certificates import RuleCertificates
from bitsgui.gui.shortcuts import Shortcuts, keys_words
from bitsgui.gui.views.option_row import OptionRow, PlainRow
from bitsgui.gui.views.options_page import OptionsPage
from bitsgui.gui.views.place_row import PlaceRow
from bitsgui.gui.views.proxy_test import ProxyTest
from bitsgui.gui.views.shortcuts_page import ShortcutsPage, key_options

if TYPE_CHECKING:
    from bitsgui.gui.views.host_rules import HostRulesField
    from bitsgui.gui.views.network_limits import NetworkLimitsField
    from bitsgui.gui.views.proxy_fields import CheckedLine, ProxyField
    from bitsgui.gui.views.schedule_field import ScheduleField

__all__ = ["PreferencesDialog", "make_pages"]

BridgeOf = Callable[[], Bridge | None]
Rows = tuple[Option, ...]


def make_pages(
    source: OptionSource, keys: Shortcuts, folder: Path, bridge_of: BridgeOf
) -> dict[Page, PageSpec]:
    """Return the pages in their order; ``folder`` is that of the profile."""
    table = options()
    pages: dict[Page, PageSpec] = {}
    for page in Page:
        if page in table:
            made = partial(_MADE.get(page, _plain_page), page, table[page], source)
            lines = (*table[page], *_facts_of(page))
            pages[page] = PageSpec(
                partial(made, folder, bridge_of), {line.name: line.words() for line in lines}
            )
        elif page == Page.SHORTCUTS:
            pages[page] = _shortcuts_page(keys)
    return pages


def _plain_page(
    page: Page, rows: Rows, source: OptionSource, _folder: Path, _bridge_of: BridgeOf
) -> OptionsPage:
    return OptionsPage(page_title(page), rows, source)


def _advanced_page(
    page: Page, rows: Rows, source: OptionSource, folder: Path, _bridge_of: BridgeOf
) -> OptionsPage:
    return OptionsPage(page_title(page), rows, source, {rows[0].group: _places(folder)})


def _facts_of(page: Page) -> tuple[Line, ...]:
    """Return what is on a page beside options."""
    return {Page.ADVANCED: _place_lines, Page.NETWORK: _network_lines}.get(page, tuple)()


def _network_page(
    page: Page, rows: Rows, source: OptionSource, _folder: Path, bridge_of: BridgeOf
) -> OptionsPage:
    test, (line,) = ProxyTest(), _network_lines()
    row = PlainRow(line, test, is_wide=True)
    shown = OptionsPage(page_title(page), rows, source, {proxy_group(): [row]})
    ProxyTrials(test, bridge_of, lambda: _typed_proxy(shown))
    RuleCertificates(cast("HostRulesField", shown.rows["host_rules"].field), bridge_of)
    script = shown.rows["proxy_script"]
    script.field.edited.connect(lambda value: _say_tried(script, source, value))
    return shown


def _say_tried(row: OptionRow, source: OptionSource, place: str | None) -> None:
    """Say what goes on meanwhile: the server of a script may take seconds, and the script too."""
    if place is not None and place != source.value("proxy_script") and not row.note.text():
        row.show_remark(text.tr("The script is read and tried\u2026"))


def _network_lines() -> tuple[Line, ...]:
    sentence = text.tr("Says which proxy a link goes through, and whether the server answers.")
    return (Line("proxy_test", proxy_group(), text.tr("Test"), sentence),)


def _typed_proxy(shown: OptionsPage) -> ProxySettings:
    """Return what stands on the page. Raises: ValueError with a sentence."""
    proxy = cast("ProxyField", shown.rows["proxy"].field)
    bypass = cast("CheckedLine", shown.rows["proxy_bypass"].field)
    return proxy.settings(bypass.typed)


def _speed_page(
    page: Page, rows: Rows, source: OptionSource, _folder: Path, _bridge_of: BridgeOf
) -> OptionsPage:
    shown = OptionsPage(page_title(page), rows, source)
    hours = cast("ScheduleField", shown.rows["rate_schedule"].field)
    hours.show_now(source.limit)
    source.limit_changed.connect(hours.show_now)
    networks = cast("NetworkLimitsField", shown.rows["network_limits"].field)
    networks.show_now(source.limit)
    source.limit_changed.connect(networks.show_now)
    return shown


_MADE = {
    Page.ADVANCED: _advanced_page,
    Page.NETWORK: _network_page,
    Page.SPEED: _speed_page,
}


def _shortcuts_page(keys: Shortcuts) -> PageSpec:
    words = {
        option.name: (*option.words(), keys_words(keys.value(option.name)).casefold())
        for option in key_options(keys)
    }
    return PageSpec(lambda: ShortcutsPage(keys), words)


def _place_lines() -> tuple[Line, ...]:
    tr, group = text.tr, options()[Page.ADVANCED][0].group
    data = Line("data_folder", group, tr("Data folder"), tr("The list and the history are in"))
    log_file = Line("log_file", group, tr("Log file"), tr("Entries are written to"))
    return (data,) if _log_file() is None else (log_file, data)


def _places(folder: Path) -> list[PlainRow]:
    places = {"data_folder": folder, "log_file": _log_file() or folder}
    return [
        PlaceRow(line, place, partial(open_place, is_folder=place == folder))
        for line in _place_lines()
        for place in (places[line.name],)
    ]


def _log_file() -> Path | None:
    """Return the file this program writes its log to, if it does."""
    handlers = logging.getLogger().handlers
    files = [handler for handler in handlers if isinstance(handler, logging.FileHandler)]
    return Path(files[0].baseFilename) if files else None
