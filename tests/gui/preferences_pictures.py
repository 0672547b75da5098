"""How the preferences look."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from bitsgui.bits.limits import LimitView
from bitsgui.bits.records import JobOptions
from bitsgui.bits.types import ProxySettings, ProxyUsage
from bitsgui.bits.views import ProxyTrial
from bitsgui.gui import text
from bitsgui.gui.dialogs.preferences import SIZE, PreferencesDialog
from bitsgui.gui.options.option import Page
from bitsgui.gui.theme import DARK as DARK_TOKENS
from bitsgui.gui.theme import Appearance, current_tokens, show_appearance, show_scheme
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.host_rules import HostRulesField
from bitsgui.gui.views.main_window import MainWindow
from bitsgui.gui.views.network_limits import NetworkLimitsField
from bitsgui.gui.views.proxy_fields import CheckedLine
from bitsgui.gui.views.proxy_test import ProxyTest
from tests.gui.samples import job
from tests.gui.stage import Picture

if TYPE_CHECKING:
    from tests.gui.fake_manager import FakeManager


def opened(window: MainWindow, which: Page) -> PreferencesDialog:
    """Open a page; return the dialog."""
    window.preferences.show()
    dialog = window.preferences.dialog
    assert dialog is not None
    dialog.resize(SIZE.boundedTo(window.size()))
    dialog.turn_to(which)
    return dialog


def page(which: Page) -> Callable[[MainWindow], None]:
    """Return what opens a page."""

    def act(window: MainWindow) -> None:
        opened(window, which)

    return act


def tiny(window: MainWindow) -> None:
    """Leave next to no room."""
    refused(window)
    assert window.preferences.dialog is not None
    window.preferences.dialog.resize(480, 500)


def searched(window: MainWindow) -> None:
    """Look for an option."""
    opened(window, Page.GENERAL).search.setText(text.tr("Longest wait for a server"))


def ranked(window: MainWindow) -> None:
    """Look for what stands in titles of one page and in the help of others."""
    opened(window, Page.GENERAL).search.setText(text.tr("Speed"))


def refused(window: MainWindow) -> None:
    """Type what an option cannot be, and change another one."""
    dialog = opened(window, Page.NETWORK)
    window.settings.change(files_at_once=9, max_active_jobs=None)
    row = dialog.turn_to(Page.NETWORK).rows["segments"]
    field = row.field.focusProxy()
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, "99")
    QTest.keyClick(field, Qt.Key.Key_Return)


def with_rules(window: MainWindow, rules: str = "") -> tuple[QScrollArea, HostRulesField]:
    """Have rules for servers; return their page and their field."""
    dialog = opened(window, Page.NETWORK)
    window.settings.change(host_rules=rules or RULES)
    shown = dialog.turn_to(Page.NETWORK)
    field = shown.rows["host_rules"].field
    assert isinstance(field, HostRulesField)
    return shown, field


def ruled(window: MainWindow) -> None:
    """Have rules for servers, and write one that is none."""
    _, rules = with_rules(window)

    def act() -> None:
        rules.add_button.click()
        card = rules.rows[-1]
        QTest.keyClicks(card.server.line, "my server")
        QTest.keyClicks(card.segments.line, "2")

    QTimer.singleShot(50, act)


def limited_networks(window: MainWindow) -> None:
    """Have limits of networks, and write one that there is already."""
    dialog = opened(window, Page.SPEED)
    window.settings.change(network_limits='{"Hotel Wi-Fi": 500000, "wwan0": 100000}')
    shown = dialog.turn_to(Page.SPEED)
    field = shown.rows["network_limits"].field
    assert isinstance(field, NetworkLimitsField)
    field.show_now(LimitView(networks=("Hotel Wi-Fi", "wlan0")))

    def act() -> None:
        field.add_button.click()
        row = field.rows[-1]
        QTest.keyClicks(row.rate.line, "300")
        row.network.line.setFocus()
        row.network.line.selectAll()
        QTest.keyClicks(row.network.line, "wwan0")
        QTimer.singleShot(0, lambda: shown.ensureWidgetVisible(field))

    QTimer.singleShot(50, act)


def unruled(window: MainWindow) -> None:
    """Remove the first of two rules for servers."""
    shown, rules = with_rules(window)

    def act() -> None:
        if not rules.rows:
            QTimer.singleShot(50, act)
            return
        rules.rows[0].remove.click()
        QTimer.singleShot(0, lambda: shown.ensureWidgetVisible(rules))

    QTimer.singleShot(50, act)


def led(window: MainWindow) -> None:
    """Show what holds for a download whose link leads to a server with a rule."""
    window.settings.change(host_rules=RULES, rate_limit=5_000_000)
    window.details.turn_to(Tab.PROPERTIES)
    manager = cast("FakeManager", window.bridge.manager if window.bridge else None)
    view = manager.jobs[job(1).id]
    manager.options[view.id] = JobOptions()
    manager.put(replace(view, final_link="https://mirror.example:8080/debian.iso"))
    page = window.details.properties_page
    QTimer.singleShot(100, lambda: page.ensureWidgetVisible(page.fields["user_agent"]))


def proxied(window: MainWindow) -> None:
    """Choose proxies, write an exception nobody can read, and try them."""
    dialog = opened(window, Page.NETWORK)
    window.settings.change(proxy="proxy.example:3128 socks5://10.0.0.1:1080")
    shown = dialog.turn_to(Page.NETWORK)
    bypass = shown.rows["proxy_bypass"].field
    test = shown.findChild(ProxyTest)
    assert isinstance(bypass, CheckedLine)
    assert isinstance(test, ProxyTest)

    def act() -> None:
        QTest.keyClicks(bypass.line, "*.example.org 10.0.0.0/99")
        test.show_trial(test.link.text(), ProxyTrial(("http://proxy.example:3128",), 200))
        QTimer.singleShot(0, lambda: shown.ensureWidgetVisible(test))

    QTimer.singleShot(50, act)


def own_proxy(window: MainWindow) -> None:
    """Give a download a proxy of its own."""
    given = ProxySettings(ProxyUsage.OVERRIDE, "proxy.example:3128 socks5h://10.0.0.1", "*.lan")
    window.property_orders.proxies.ask(job(1), given)
    dialog = window.property_orders.proxies.dialog
    assert dialog is not None
    trial = ProxyTrial(("http://proxy.example:3128", "socks5h://10.0.0.1"), 404)
    dialog.test.show_trial("https://files.example/", trial)


def own_script(window: MainWindow) -> None:
    """Give a download a proxy script of its own."""
    given = ProxySettings(ProxyUsage.AUTODETECT, script="http://pac.example/proxy.pac")
    window.property_orders.proxies.ask(job(1), given)


def tried_script(window: MainWindow) -> None:
    """Name a proxy script that nobody can read."""
    shown = opened(window, Page.NETWORK).turn_to(Page.NETWORK)
    row = shown.rows["proxy_script"]
    words = (
        "http://pac.example/proxy.pac: The script that names the proxy cannot be read. "
        "A web page came in its place."
    )
    window.settings.refused.emit(frozenset({"proxy_script"}), words)
    QTimer.singleShot(50, lambda: shown.ensureWidgetVisible(row))


def clash(window: MainWindow) -> None:
    """Press the keys of another action."""
    dialog = opened(window, Page.SHORTCUTS)
    shown = dialog.turn_to(Page.SHORTCUTS)
    row = shown.rows["resume"]
    button = row.field.focusProxy()
    assert button is not None
    window.settings.change(shortcuts='{"pause": ["Ctrl+P"], "complete": ["Ctrl+Shift+F"]}')
    QTimer.singleShot(50, lambda: shown.ensureWidgetVisible(row, 0, 250))
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def offer(window: MainWindow) -> None:
    """Copy a link elsewhere."""
    window.clipboard.offer(("https://files.example/tools/editor-2.1.zip",))


def high_contrast(window: MainWindow) -> None:
    """Choose high contrast."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    scheme = Qt.ColorScheme.Dark if current_tokens() == DARK_TOKENS else Qt.ColorScheme.Light
    show_appearance(application, Appearance.CONTRAST)
    show_scheme(application, scheme)
    window.list.setFocus()


def places(window: MainWindow) -> None:
    """Choose another folder than the system's."""
    window.settings.change(download_folder=str(Path("/home/me/A long way/to a folder/of my own")))
    page(Page.DOWNLOADS)(window)


RULES = (
    '{"*.archive.example": {"connections": 2, "segments": 1}, '
    '"mirror.example:8080": {"rate_limit": 2000000, "user_agent": "Wget/1.24", '
    '"proxy": "socks5://10.0.0.1:1080", '
    '"certificate": "/home/amy/certificates/amy-of-the-archive-2026.p12"}}'
)
DARK = Qt.ColorScheme.Dark
RTL = Qt.LayoutDirection.RightToLeft
PICTURES = {
    "contrast": Picture(act=high_contrast, selected=4),
    "contrast-dark": Picture(act=high_contrast, selected=4, scheme=DARK),
    "clipboard-offer": Picture(act=offer),
    "preferences": Picture(act=page(Page.GENERAL)),
    "preferences-appearance-dark": Picture(act=page(Page.APPEARANCE), scheme=DARK),
    "preferences-downloads": Picture(act=places),
    "preferences-network-refused": Picture(act=refused),
    "preferences-network-right-to-left": Picture(act=refused, direction=RTL),
    "preferences-host-rules": Picture(act=ruled),
    "preferences-network-limits": Picture(act=limited_networks),
    "preferences-host-rules-removed": Picture(act=unruled),
    "preferences-proxy": Picture(act=proxied),
    "proxy-of-one": Picture(act=own_proxy),
    "proxy-of-one-script": Picture(act=own_script),
    "preferences-proxy-script": Picture(act=tried_script, size=(900, 600)),
    "preferences-speed-dark": Picture(act=page(Page.SPEED), scheme=DARK),
    "preferences-advanced-900x600": Picture(act=page(Page.ADVANCED), size=(900, 600)),
    "preferences-shortcuts": Picture(act=page(Page.SHORTCUTS)),
    "preferences-shortcuts-clash-dark": Picture(act=clash, scheme=DARK),
    "preferences-search": Picture(act=searched),
    "preferences-search-ranked": Picture(act=ranked),
    "preferences-200": Picture(act=page(Page.GENERAL), scale="2"),
    "preferences-tiny": Picture(act=tiny),
}
