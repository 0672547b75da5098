"""The categories there are, as every row and menu names them.

One profile is open in a process, so that there is one set of them; who follows the engine keeps
it here, and a row looks up only a name.
"""

from collections.abc import Iterable

from bitsgui.bits.categories import NO_CATEGORY, Category
from bitsgui.gui import text

_known: dict[int, Category] = {}
NO_CATEGORY_ICON = "category-none"
ICON_NAMES = (
    "category",
    "category-documents",
    "category-music",
    "category-video",
    "category-pictures",
    "category-programs",
    "category-archives",
    "category-other",
    "category-book",
    "category-games",
    "category-discs",
    "category-code",
    "category-star",
    "category-web",
    "category-work",
    "category-learning",
    "category-home",
)
"""The icons a category may have."""


def know(categories: Iterable[Category]) -> None:
    """Take the place of what was known."""
    _known.clear()
    _known.update((each.id, each) for each in categories)


def known() -> list[Category]:
    """Return the categories in their order."""
    return list(_known.values())


def category_of(category_id: int) -> Category | None:
    """Return a category, None for none and for one that is gone."""
    return _known.get(category_id)


def category_name(category_id: int) -> str:
    """Return what a category is called, "" for none."""
    category = _known.get(category_id)
    return "" if category is None else display_name(category)


def line_word(category_id: int) -> str:
    """Return what a line or an entry says that stands for a category, or for none."""
    is_none = category_id == NO_CATEGORY
    return text.tr("No category") if is_none else category_name(category_id)


def category_icon(category_id: int) -> str:
    """Return the name of the icon of a category."""
    category = _known.get(category_id)
    if category is None:
        return NO_CATEGORY_ICON
    return category.icon if category.icon in ICON_NAMES else ICON_NAMES[0]


def display_name(category: Category) -> str:
    """Return a category's name, in the user's language if it is one this program gave."""
    names = _standard_names() if category.is_standard else {}
    return names.get(category.name, category.name)


def _standard_names() -> dict[str, str]:
    return {
        "Documents": text.tr("Documents"),
        "Music": text.tr("Music"),
        "Video": text.tr("Video"),
        "Pictures": text.tr("Pictures"),
        "Programs": text.tr("Programs"),
        "Archives": text.tr("Archives"),
        "Other": text.tr("Other"),
    }
