"""The table of all options."""

from bitsgui.gui.options import everyday
from bitsgui.gui.options.advanced import advanced
from bitsgui.gui.options.network import network
from bitsgui.gui.options.option import Option, Page


def options() -> dict[Page, tuple[Option, ...]]:
    """Return the options of every page that is a list of such, in the language in force."""
    return {
        Page.GENERAL: everyday.general(),
        Page.APPEARANCE: everyday.appearance(),
        Page.DOWNLOADS: everyday.downloads(),
        Page.NETWORK: network(),
        Page.SPEED: everyday.speed(),
        Page.ADVANCED: advanced(),
    }
