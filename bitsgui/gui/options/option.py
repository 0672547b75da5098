"""What an option is, and the pages there are."""

from dataclasses import dataclass
from enum import StrEnum

from bitsgui.gui import text
from bitsgui.gui.options.kinds import Kind


class Page(StrEnum):
    """The pages of the preferences, in their order."""

    GENERAL = "general"
    APPEARANCE = "appearance"
    DOWNLOADS = "downloads"
    NETWORK = "network"
    SPEED = "speed"
    SHORTCUTS = "shortcuts"
    ADVANCED = "advanced"


@dataclass(frozen=True, slots=True)
class Option:
    """One option. ``name`` is that of the setting, or of what the window itself remembers."""

    name: str
    group: str
    title: str
    sentence: str
    kind: Kind

    def words(self) -> str:
        """Return all a search looks in."""
        return " ".join((self.title, self.sentence, self.group, *self.kind.words)).casefold()


def page_title(page: Page) -> str:
    """Return what a page is called."""
    tr = text.tr
    return {
        Page.GENERAL: tr("General"),
        Page.APPEARANCE: tr("Appearance"),
        Page.DOWNLOADS: tr("Downloads"),
        Page.NETWORK: tr("Network"),
        Page.SPEED: tr("Speed"),
        Page.SHORTCUTS: tr("Shortcuts"),
        Page.ADVANCED: tr("Advanced"),
    }[page]
