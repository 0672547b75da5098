"""What happened to a download, in one sentence each, with the facts behind it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QDateTime, QLocale

from bitsgui.bits.causes import Cause
from bitsgui.bits.file_checks import Verdict
from bitsgui.bits.mirrors import Trouble
from bitsgui.bits.records import Happening
from bitsgui.bits.views import ActivityView
from bitsgui.gui import formats, text

_ICONS = {
    Happening.ADDED: "add",
    Happening.STARTED: "active",
    Happening.RESTORED: "resume",
    Happening.PAUSED: "pause",
    Happening.RESUMED: "resume",
    Happening.NO_PROXY_SCRIPT: "link",
    Happening.REDIRECTED: "link",
    Happening.LINK_CHANGED: "link",
    Happening.NEW_VERSION: "retry",
    Happening.MIRROR_DROPPED: "attention",
    Happening.CHECKED: "done",
    Happening.NO_CHECKSUM: "skip",
    Happening.FAILED: "retry",
    Happening.STOPPED: "attention",
    Happening.FILE_SKIPPED: "skip",
    Happening.FILE_RESTARTED: "retry",
    Happening.FILE_ACCEPTED: "complete",
    Happening.TRANSFERRED: "ready",
    Happening.COMPLETED: "done",
    Happening.CANCELLED: "remove",
}
_FINE = frozenset({Verdict.RIGHT, Verdict.REPAIRED})


def icon_of(view: ActivityView) -> str:
    """Return the name of an entry's icon."""
    if view.kind is Happening.FAILED and text.is_fatal(view.error):
        return "error"
    if view.kind is Happening.VERIFIED:
        return "done" if view.note in _FINE else "attention"
    return _ICONS[view.kind]


def sentence(view: ActivityView, *, is_named: bool = True) -> str:
    """Return what happened; ``is_named``: an error says which file it concerns."""
    if view.kind is Happening.FAILED:
        return _failure(view, is_named=is_named)
    if view.kind in _SAYINGS:
        return _SAYINGS[view.kind](view)
    if view.count > 1:
        return _several(view)
    words = _words()[view.kind] if view.note or view.kind is not Happening.STARTED else ""
    if view.kind is Happening.REDIRECTED and host(view.link) == host(view.origin):
        words = text.tr("Redirected within %1")
    if not words:
        return text.tr("Downloading")
    first, second = _blanks(view)
    return words.replace("%2", second).replace("%1", first)


def facts(view: ActivityView) -> list[tuple[str, str]]:
    """Return the technical details of an entry as (name, value)."""
    if view.error is not None:
        found = text.error_facts(view.error)
        when = view.error.next_retry
        if when is not None:
            found.append((text.tr("Next try"), formats.exact_moment(when)))
        return found
    is_found = view.kind is Happening.CHECKED
    named = [
        (text.tr("File"), view.name),
        (text.tr("From"), view.origin),
        (text.tr("Found in") if is_found else text.tr("To"), view.link),
    ]
    return [(name, value) for name, value in named if value]


def moment(when: datetime, now: datetime) -> str:
    """Return a local time to the second, with its date if that is not today."""
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    today = QDateTime.fromSecsSinceEpoch(int(now.timestamp())).date()
    if local.date() != today:
        return formats.moment(when)
    if QLocale().language() == QLocale.Language.C:
        return local.toString("HH:mm:ss")
    form = QLocale().timeFormat(QLocale.FormatType.ShortFormat).replace("mm", "mm:ss")
    return QLocale().toString(local.time(), form)


def as_text(view: ActivityView) -> str:
    """Return an entry with all its facts, for a mail or a report."""
    return "\n".join([line(view), *(f"    {name}: {value}" for name, value in facts(view))])


def line(view: ActivityView, *, is_named: bool = True) -> str:
    """Return an entry in one line, with its local date and time as programs sort them."""
    return f"{formats.exact_moment(view.at)}  {sentence(view, is_named=is_named)}"


def host(link: str) -> str:
    """Return the server of a link."""
    return urlsplit(link).hostname or link


def _words() -> dict[Happening, str]:
    tr = text.tr
    return {
        Happening.ADDED: tr("Added to the list"),
        Happening.STARTED: tr("Downloading from %1"),
        Happening.RESTORED: tr("The program was started again; the download goes on"),
        Happening.NO_PROXY_SCRIPT: tr("No proxy was found in this network; connecting directly"),
        Happening.REDIRECTED: tr("Redirected from %1 to %2"),
        Happening.LINK_CHANGED: tr("Fresh link from %2 for %1"),
        Happening.NEW_VERSION: tr("The server has a new version of %1, which is fetched anew"),
        Happening.NO_CHECKSUM: tr("No checksum file for %1 was found on the server"),
        Happening.STOPPED: tr("Stopped: this download needs your attention"),
        Happening.FILE_SKIPPED: tr("You left %1 out"),
        Happening.FILE_RESTARTED: tr("You let %1 start over"),
        Happening.FILE_ACCEPTED: tr("You accepted what the server sends for %1"),
        Happening.TRANSFERRED: tr("Everything is downloaded"),
        Happening.COMPLETED: tr("Finished"),
        Happening.CANCELLED: tr("Removed"),
    }


def _by_whom(view: ActivityView) -> str:
    """Return who or what paused or resumed it; nobody is named where that is not known."""
    tr, is_pause = text.tr, view.kind is Happening.PAUSED
    paused = {
        Cause.WINDOW: tr("Paused by you"),
        Cause.COMMAND_LINE: tr("Paused by a command"),
        Cause.START: tr("Left paused when the program started, as the preferences say"),
        Cause.DATA: tr("Left paused: going on sends its request again"),
        Cause.MOVE: tr("Paused while its files are moved"),
        Cause.REMOVAL: tr("Paused: taken out of the list"),
    }
    resumed = {
        Cause.WINDOW: tr("Resumed by you"),
        Cause.COMMAND_LINE: tr("Resumed by a command"),
        Cause.TIMED: tr("A time was set for it to begin"),
        Cause.MOVE: tr("Goes on now that its files are moved"),
        Cause.REMOVAL: tr("Goes on: back in the list"),
    }
    known = {cause.value: words for cause, words in (paused if is_pause else resumed).items()}
    return known.get(view.note, tr("Paused") if is_pause else tr("Resumed"))


def _mirror(view: ActivityView) -> str:
    """Return which server is asked for a file no more, and why."""
    tr, is_other = text.tr, view.note == Trouble.DIFFERS
    if is_other:
        words = tr("%1 has another file in place of %2 and is asked no more")
    else:
        words = tr("%1 sent wrong bytes of %2 and is asked no more")
    return words.replace("%2", view.name).replace("%1", host(view.link))


def _verified(view: ActivityView) -> str:
    """Return what a check of whole files found; of a later release it may be anything."""
    tr, count = text.tr, view.count
    one = {
        Verdict.RIGHT: tr("A check found %1 to be right"),
        Verdict.REPAIRED: tr("A check found damage in %1 and fetched the damaged pieces again"),
        Verdict.DAMAGED: tr("A check found %1 to be damaged"),
        Verdict.MISSING: tr("A check could not read %1"),
        Verdict.UNKNOWN: tr("A check found no checksum to compare %1 with"),
    }
    several = {
        Verdict.RIGHT: tr("A check found %n file(s) to be right", count),
        Verdict.REPAIRED: tr(
            "A check found damage in %n file(s) and fetched the damaged pieces again", count
        ),
        Verdict.DAMAGED: tr("A check found %n file(s) to be damaged", count),
        Verdict.MISSING: tr("A check could not read %n file(s)", count),
        Verdict.UNKNOWN: tr("A check found no checksum to compare %n file(s) with", count),
    }
    words = {verdict.value: words for verdict, words in (one if count == 1 else several).items()}
    return words.get(view.note, tr("%1 was checked")).replace("%1", view.name)


def _blanks(view: ActivityView) -> tuple[str, str]:
    if view.kind is Happening.STARTED:
        return view.note, ""
    if view.kind is Happening.REDIRECTED:
        return host(view.origin), host(view.link)
    if view.kind is Happening.LINK_CHANGED:
        return view.name, host(view.link)
    return view.name, view.note.upper()


def _several(view: ActivityView) -> str:
    if view.kind is Happening.NO_CHECKSUM:
        return text.tr("No checksum file for %n file(s) was found on the server", view.count)
    return text.tr("Fresh links for %n file(s)", view.count)


def _checked(view: ActivityView) -> str:
    """Return that checksums agree; of those that were looked for, in which list they stand."""
    tr, count, is_one = text.tr, view.count, view.count == 1
    if view.link:
        one = tr("%1 is as its server lists it in %3 (%2)")
        several = tr("%n file(s) are as their server lists them in %3 (%2)", count)
    else:
        one = tr("The checksum of %1 agrees (%2)")
        several = tr("The checksums of %n file(s) agree", count)
    words = (one if is_one else several).replace("%3", _last_part(view.link))
    return words.replace("%2", view.note.upper()).replace("%1", view.name)


def _last_part(link: str) -> str:
    """Return what the file is called that a link leads to."""
    return unquote(urlsplit(link).path.rpartition("/")[2]) or host(link)


def _failure(view: ActivityView, *, is_named: bool) -> str:
    if view.error is None:
        return text.tr("Failed")
    words = text.error_message(view.error).removesuffix(".")
    if view.count > 1:
        words = text.tr("%n file(s): %1", view.count).replace("%1", words)
    elif is_named and view.name:
        words = f"{view.name}: {words}"
    when = view.error.next_retry
    if when is None:
        return words
    again = text.tr("%1; attempt %2, next try at %3").replace("%3", moment(when, view.at))
    attempt = formats.number(max(1, view.error.attempt))
    return again.replace("%2", attempt).replace("%1", words)


_SAYINGS: Mapping[Happening, Callable[[ActivityView], str]] = {
    Happening.CHECKED: _checked,
    Happening.VERIFIED: _verified,
    Happening.PAUSED: _by_whom,
    Happening.RESUMED: _by_whom,
    Happening.MIRROR_DROPPED: _mirror,
}
"""What is said in other words each time."""
