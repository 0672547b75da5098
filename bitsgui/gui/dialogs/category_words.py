"""What the dialog of a category says beside its fields."""

from collections.abc import Sequence
from dataclasses import replace

from bitsgui.bits.categories import ANY_TYPE, Category, Fault, Sorter, Why, cleaned_type
from bitsgui.bits.names import suggest_name
from bitsgui.gui import formats, text
from bitsgui.gui.models.categories import display_name

_DRAFT = -1
_MOST = 6
"""Types named one by one; of more, the rest is a number."""


def notes(
    draft: Category, others: Sequence[Category], fault: Fault | None, rule: str
) -> dict[str, tuple[str, bool]]:
    """Return what is said under a field, and whether it is a complaint."""
    tr = text.tr
    found = {
        "folder": (tr("Its files go there, unless you choose another folder."), False),
        "types": (_types_words(draft, others), False),
        "patterns": (
            tr(
                "One on each line, tried before the file types. example.com takes a whole site, "
                "example.com/music/ what lies below, and * stands for any characters."
            ),
            False,
        ),
    }
    wrong = {
        Fault.SAME_NAME: ("name", tr("There is a category of this name already.")),
        Fault.FOLDER: ("folder", tr("Give the full path of a folder.")),
        Fault.TYPE: ("types", tr("\u201c%1\u201d is no file type.")),
        Fault.PATTERN: (
            "patterns",
            tr("\u201c%1\u201d is no pattern: a pattern begins with the name of a site."),
        ),
        Fault.TOO_MANY: ("types", tr("These are more than a category may have.")),
    }
    if fault is not None and fault in wrong:
        key, words = wrong[fault]
        found[key] = (words.replace("%1", rule), True)
    return found


def lands(link: str, draft: Category, others: Sequence[Category]) -> str:
    """Return in which category a link lands, and why."""
    link = link.strip()
    if not link:
        return text.tr("Shows in which category a link lands, and why.")
    url = link if "://" in link else f"https://{link}"
    kept = replace(draft, id=draft.id or _DRAFT, types=tuple(map(cleaned_type, draft.types)))
    sorter = Sorter(_in_order(kept, others))
    found = sorter.match(url, suggest_name(None, url, ""))
    names = {each.id: display_name(each) for each in others}
    names[kept.id] = draft.name and display_name(draft)
    words = {
        Why.PATTERN: text.tr("Lands in \u201c%1\u201d, whose pattern %2 takes it."),
        Why.TYPE: text.tr("Lands in \u201c%1\u201d, which has the file type %2."),
        Why.REST: text.tr("Lands in \u201c%1\u201d, which takes everything else."),
        Why.NOTHING: text.tr("Lands in no category."),
    }[found.why]
    name = names.get(found.category) or text.tr("this category")
    return words.replace("%2", found.rule).replace("%1", name)


def _in_order(kept: Category, others: Sequence[Category]) -> list[Category]:
    """Return all categories as they are once this one is kept: its types are its alone."""
    rest = [
        replace(each, types=tuple(kind for kind in each.types if kind not in kept.types))
        for each in others
    ]
    return [*rest, kept]


def _types_words(draft: Category, others: Sequence[Category]) -> str:
    types = list(dict.fromkeys(map(cleaned_type, draft.types)))
    moving = [(kind, display_name(each)) for each in others for kind in types if kind in each.types]
    if moving:
        names = formats.listed(list(dict.fromkeys(name for _, name in moving)))
        kinds = [kind for kind, _ in moving][:_MOST]
        return (
            text.tr("Moves here from %2: %1")
            .replace("%1", " ".join(kinds) + (" \u2026" if len(moving) > _MOST else ""))
            .replace("%2", names)
        )
    if ANY_TYPE in types:
        return text.tr("* takes every file that no other category does.")
    return text.tr("Endings of file names; * takes every file that no other category does.")
