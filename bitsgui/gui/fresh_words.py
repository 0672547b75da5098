"""What is said of a fresh link that leads to another file than the old one did."""

from bitsgui.bits.fresh_links import Difference, FreshLink
from bitsgui.gui import formats, text


def sentences(found: FreshLink) -> list[str]:
    """Return what speaks against the link, and what becomes of the file if it is used."""
    tr = text.tr
    if found.error is not None:
        reason = text.error_message(found.error)
        return [tr("This link does not work now. %1").replace("%1", reason)]
    said = [tr("This link leads to a web page, not to a file.")] if found.is_page else []
    before, now = found.before, found.now
    if Difference.NAME in found.differences:
        words = tr("It leads to \u201c%1\u201d; until now it was \u201c%2\u201d.")
        kept = tr("The file keeps its name.")
        said.append(_between(words, now.name, before.name) + f" {kept}" * found.is_settled)
    if Difference.SIZE in found.differences:
        sizes = _sizes(now.size or 0, before.size or 0)
        said.append(_between(tr("It has %1; until now it was %2."), *sizes))
    if Difference.TYPE in found.differences and not found.is_page:
        words = tr("It is of the type %1; until now it was %2.")
        said.append(_between(words, now.media_type, before.media_type))
    if Difference.VERSION in found.differences:
        said.append(tr("The server says that it is another version."))
    if found.received and not found.keeps_bytes:
        words = tr("The %1 received so far do not belong to it and would be deleted.")
        said.append(words.replace("%1", formats.size(found.received)))
    return said


def _sizes(now: int, before: int) -> tuple[str, str]:
    """Return two sizes so that they differ, to the byte if need be."""
    short = formats.size(now), formats.size(before)
    if short[0] != short[1]:
        return short
    exact = text.tr("%1 bytes")  # Qt counts no further than 32 bits
    return exact.replace("%1", formats.number(now)), exact.replace("%1", formats.number(before))


def _between(words: str, now: str, before: str) -> str:
    return words.replace("%2", before).replace("%1", now)
