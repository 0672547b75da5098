"""What the add dialog says about the answers of servers."""

from collections.abc import Sequence
from pathlib import PurePath

from bitsgui.bits.metalink import MEDIA_TYPES
from bitsgui.bits.names import other_names
from bitsgui.bits.records import Conflict
from bitsgui.bits.room_sentences import RESERVE
from bitsgui.bits.views import ProbeView
from bitsgui.gui import formats, text
from bitsgui.gui.text import SEPARATOR

LONGEST_ENDING = 6


def kind(view: ProbeView) -> str:
    """Return what a file is, in a word: its ending, or what its server calls it."""
    if view.is_page:
        return text.tr("Web page")
    ending = PurePath(view.name).suffix[1:]
    if ending.isalnum() and len(ending) <= LONGEST_ENDING:
        return ending.upper()
    family = view.media_type.partition("/")[0]
    words = {
        "audio": text.tr("Sound"),
        "image": text.tr("Picture"),
        "text": text.tr("Text"),
        "video": text.tr("Film"),
    }
    return words.get(family, "")


def state(view: ProbeView | None, *, is_asking: bool = False, is_taken: bool = False) -> str:
    """Return what is to be known before a link is added."""
    if view is None:
        return text.tr("Asking\u2026") if is_asking else ""
    if view.is_unasked:
        return text.tr("Not asked beforehand: it is sent once")
    if view.error is not None:
        return text.error_message(view.error).removesuffix(".")
    if view.is_page:
        return text.tr("A web page, not a file")
    if is_taken:
        return text.tr("There already")
    return text.tr("Can be resumed") if view.resumable else text.tr("Cannot be resumed")


def line(view: ProbeView) -> str:
    """Return all of one file in one line."""
    if view.is_page:
        return SEPARATOR.join(filter(None, (state(view), view.name, view.host)))
    if view.is_unasked:
        return SEPARATOR.join((view.name, state(view)))
    size = text.tr("size not known") if view.size is None else formats.size(view.size)
    parts = (view.name, size, kind(view), state(view), view.host)
    return SEPARATOR.join(filter(None, parts))


def is_metalink(view: ProbeView | None) -> bool:
    """Return whether a server says that what it sends is one, whatever the link is called."""
    return view is not None and view.media_type in MEDIA_TYPES


def line_of_metalink(view: ProbeView) -> str:
    """Return all of a document in one line that others are downloaded for."""
    size = "" if view.size is None else formats.size(view.size)
    words = text.tr("Metalink: the files it tells of are downloaded")
    return SEPARATOR.join(filter(None, (view.name, size, words, view.host)))


def taken(names: Sequence[str], conflict: Conflict) -> str:
    """Return that files of these names are in the folder, and what becomes of them."""
    if not names:
        return ""
    if len(names) == 1:
        words = text.tr("%1 is in this folder already.").replace("%1", names[0])
    else:
        words = text.tr("%n file(s) of these names are in this folder already.", len(names))
    return f"{words} {fate(len(names), conflict)}"


def fate(count: int, conflict: Conflict) -> str:
    """Return what becomes of so many files whose names are taken."""
    one = {
        Conflict.RENAME: text.tr("The new one gets a number."),
        Conflict.OVERWRITE: text.tr("The new one takes its place."),
        Conflict.SKIP: text.tr("The new one is left out."),
    }
    many = {
        Conflict.RENAME: text.tr("The new ones get numbers."),
        Conflict.OVERWRITE: text.tr("The new ones take their places."),
        Conflict.SKIP: text.tr("The new ones are left out."),
    }
    return (many if count > 1 else one).get(conflict, text.tr("You are asked then."))


def way_out(count: int, conflict: Conflict) -> str:
    """Return the words of the button for another fate."""
    if conflict is Conflict.RENAME:
        return text.tr("Number the new ones") if count > 1 else text.tr("Number the new one")
    return text.tr("Replace them") if count > 1 else text.tr("Replace it")


def twins(names: Sequence[str], conflict: Conflict) -> str:
    """Return what becomes of files that have the names of others before them; ``names``: theirs."""
    if not names:
        return ""
    if conflict not in {Conflict.RENAME, Conflict.OVERWRITE}:
        words = text.tr("%n file(s) have the name of another one here.", len(names))
        return f"{words} {fate(len(names), conflict)}"
    if len(names) > 1:
        return text.tr(
            "%n file(s) have the name of another one here: they get numbers.", len(names)
        )
    words = text.tr("Two of the files are called %1: the second becomes %2.")
    return words.replace("%1", names[0]).replace("%2", next(iter(other_names(names[0]))))


def tally(checked: int, count: int, found: Sequence[ProbeView]) -> str:
    """Return how many links are wanted, and how large they are as far as is known."""
    words = text.tr("%1 of %2 checked").replace("%1", formats.number(checked))
    words = words.replace("%2", formats.number(count))
    total = size_of(found)
    if not total:
        return words
    is_whole = len(found) == checked and all(view.size is not None for view in found)
    size = formats.size(total)
    return SEPARATOR.join((words, size if is_whole else text.tr("at least %1").replace("%1", size)))


def size_of(found: Sequence[ProbeView]) -> int:
    """Return the bytes of all files whose size is known."""
    return sum(view.size or 0 for view in found)


def lack_of_room(found: Sequence[ProbeView], free: int | None, reserve: int) -> str:
    """Return that the files do not fit into the folder, or nothing.

    ``reserve`` is what the disk is to keep: the same is short as downloads will say of it.
    """
    needed = size_of(found)
    if free is None or not found or needed + reserve <= free:
        return ""
    if not needed:
        words = text.sentence(RESERVE.message).replace("%1", formats.size(free))
        return words.replace("%2", formats.size(reserve))
    return room_words(needed, free, reserve)


def room_words(needed: int, free: int, reserve: int) -> str:
    """Return that so many bytes do not fit beside those the disk is to keep, or nothing."""
    if needed + reserve <= free:
        return ""
    words = text.tr("Not enough room in this folder: %1 short. %2 are needed, %3 are free.")
    if reserve:
        words = text.tr(
            "Not enough room in this folder: %1 short. %2 are needed and %4 kept free, %3 are free."
        )
    sizes = (needed + reserve - free, needed, free, reserve)
    for place, size in enumerate(sizes, 1):
        words = words.replace(f"%{place}", formats.size(size))
    return words
