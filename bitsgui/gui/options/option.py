"""What an option is, and the pages there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bitsgui.gui import text
from bitsgui.gui.options.kinds import Kind
from bitsgui.gui.options.search_words import other_words


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
class Line:
    """What stands on a page and can be found: an option, a fact, something that can be done."""

    name: str
    group: str
    title: str
    sentence: str

    def words(self) -> tuple[str, ...]:
        """Return all a search looks in, the most telling first.

        Titles, what others call it, help.
        """
        said = (f"{self.title} {self.group}", other_words(self.name), self.sentence)
        return tuple(map(str.casefold, said))


@dataclass(frozen=True, slots=True)
class Option(Line):
    """One option. ``name`` is that of the setting, or of what the window itself remembers."""

    kind: Kind

    def words(self) -> tuple[str, ...]:
        """Return all a search looks in, with choices or rules as the least telling."""
        return (*Line.words(self), " ".join(self.kind.words).casefold())


def rank(words: Sequence[str], title: str, wanted: Sequence[str]) -> int | None:
    """Return how well an option of a page called ``title`` fits a search, 0 best; None: not at all.

    All of ``wanted`` have to be there; the last one to be found, in ``words`` as
    :meth:`Option.words` has them, is what counts.
    """
    there = title.casefold()
    for place, said in enumerate(words):
        there = f"{there} {said}"
        if all(word in there for word in wanted):
            return place
    return None


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
