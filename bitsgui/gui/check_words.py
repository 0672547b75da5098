"""What the check of finished files found, in words."""

from collections.abc import Sequence
from pathlib import Path

from bitsgui.bits.file_checks import FileCheck, Verdict
from bitsgui.gui import formats, text

NAMED = 3
"""Of many files so many are named."""
_GOOD = {Verdict.RIGHT, Verdict.REPAIRED}
_NEUTRAL = {*_GOOD, Verdict.UNKNOWN}


def is_good(found: Sequence[FileCheck]) -> bool:
    """Return whether every file is right, by now."""
    return all(each.verdict in _GOOD for each in found)


def is_unknown(found: Sequence[FileCheck]) -> bool:
    """Return whether nothing is wrong, but something has no checksum to be compared with."""
    return not is_good(found) and all(each.verdict in _NEUTRAL for each in found)


def result(found: Sequence[FileCheck]) -> str:
    """Return what was found, in one sentence or a few."""
    if not found:
        return text.tr("There is no file to check.")
    return _of_one(found[0]) if len(found) == 1 else _of_several(found)


def _of_one(found: FileCheck) -> str:
    said = [_verdict(found)]
    if found.verdict is Verdict.DAMAGED and found.is_changed:
        said.append(text.tr("It has changed since it was downloaded."))
    if found.verdict is not Verdict.MISSING and found.reason:
        said.append(text.sentence(found.reason))
    return " ".join(said).replace("%1", _name(found))


def _verdict(found: FileCheck) -> str:
    tr = text.tr
    match found.verdict:
        case Verdict.RIGHT if found.pieces:
            return tr("All %n piece(s) of \u201c%1\u201d are right.", found.pieces)
        case Verdict.RIGHT:
            return tr("\u201c%1\u201d is right: it has the checksum it should have.")
        case Verdict.REPAIRED:
            return _mended(found)
        case Verdict.DAMAGED:
            return _damage(found)
        case Verdict.UNKNOWN:
            words = tr("There is no checksum to compare \u201c%1\u201d with.")
            own = tr("Its own is %1.").replace("%1", found.computed)
            return f"{words} {own}" if found.computed else words
        case Verdict.MISSING:
            words = tr("\u201c%1\u201d cannot be checked.")
            return f"{words} {text.sentence(found.reason)}" if found.reason else words


def _mended(found: FileCheck) -> str:
    if not found.wrong:
        return text.tr("\u201c%1\u201d was longer than it should be, and is right again.")
    words = text.tr(
        "%n of %2 pieces of \u201c%1\u201d was damaged and has been fetched again.", found.wrong
    )
    return words.replace("%2", formats.number(found.pieces))


def _damage(found: FileCheck) -> str:
    tr = text.tr
    if found.restored:
        words = tr(
            "%n of %2 damaged pieces of \u201c%1\u201d has been fetched again.", found.restored
        )
        return words.replace("%2", formats.number(found.wrong))
    if found.wrong:
        words = tr("%n of %2 pieces of \u201c%1\u201d is damaged.", found.wrong)
        return words.replace("%2", formats.number(found.pieces))
    if found.can_repair:
        return tr("\u201c%1\u201d is longer than it should be.")
    return tr("\u201c%1\u201d is damaged: it has another checksum than it should have.")


def _of_several(found: Sequence[FileCheck]) -> str:
    tr = text.tr
    right = sum(each.verdict in _GOOD for each in found)
    if right == len(found):
        said = [tr("All %n file(s) are right.", right)]
    else:
        words = tr("%1 of %2 files are right.").replace("%1", formats.number(right))
        said = [words.replace("%2", formats.number(len(found)))]
    for verdict, words in (
        (Verdict.REPAIRED, tr("Damaged pieces were fetched again of %1.")),
        (Verdict.DAMAGED, tr("Damaged: %1.")),
        (Verdict.MISSING, tr("Not to be read: %1.")),
        (Verdict.UNKNOWN, tr("Without a checksum to compare with: %1.")),
    ):
        names = [_name(each) for each in found if each.verdict is verdict]
        if names:
            said.append(words.replace("%1", _listed(names)))
    reasons = dict.fromkeys(each.reason for each in found if each.verdict is Verdict.DAMAGED)
    return " ".join([*said, *(text.sentence(reason) for reason in reasons if reason)])


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:NAMED])
    more = len(names) - NAMED
    return f"{shown} {text.tr('and %n more', more)}" if more > 0 else shown


def _name(found: FileCheck) -> str:
    return Path(found.path).name
