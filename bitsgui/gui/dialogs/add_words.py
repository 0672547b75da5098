"""What the add dialog says about the links that were typed."""

from bitsgui.bits.curl_command import CurlCommand, CurlError, is_curl, parse
from bitsgui.bits.patterns import LIMIT
from bitsgui.bits.words import words_of
from bitsgui.gui import formats, text
from bitsgui.gui.links import Links, foreign_scheme

SHOWN = 60
SHOWN_OF_PATTERN = 44
SOME = 3


def found_words(links: Links) -> str:
    """Return how many links there are, or what is wrong with them."""
    if links.refused:
        return _refused_words(links)
    if links.too_many:
        words = text.tr("The brackets stand for %1 links. At most %2 can be added at once.")
        words = words.replace("%1", formats.number(links.too_many))
        return words.replace("%2", formats.number(LIMIT))
    if not links.urls:
        return text.tr("http, https and file links, one on each line")
    count = len(links.urls)
    words = text.tr("%n link(s)", count).replace(str(count), formats.number(count), 1)
    if not links.patterns:
        return words
    shown = [*links.urls[: SOME - 1], *links.urls[SOME - 1 :][-1:]]
    names = [_ending(url, SHOWN_OF_PATTERN // len(shown)) for url in shown]
    if len(names) == SOME and count > SOME:
        names.insert(-1, "\u2026")
    return f"{words}: {', '.join(names)}".replace(", \u2026,", " \u2026")


def _refused_words(links: Links) -> str:
    """Return which lines cannot be downloaded, and of a single one why not and where it is."""
    lines, number = links.refused, formats.number(links.refused_at[0] + 1)
    if len(lines) == 1:
        line = formats.shortened(lines[0], SHOWN)
        if scheme := foreign_scheme(lines[0]):
            words = text.tr("%1 links cannot be downloaded: %2").replace("%1", scheme)
            return words.replace("%2", line)
        if not links.urls:
            return text.tr("This is not a link: %1").replace("%1", line)
        return text.tr("Line %2 is not a link: %1").replace("%2", number).replace("%1", line)
    words = text.tr("%n line(s) cannot be downloaded: %1", len(lines))
    words = words.replace(str(len(lines)), formats.number(len(lines)), 1)
    told = [formats.shortened(line, SHOWN // SOME) for line in lines[:SOME]]
    told += ["\u2026"] * (len(lines) > SOME)
    return words.replace("%1", ", ".join(told)).replace(", \u2026", " \u2026")


def spread_words(*, is_together: bool) -> str:
    """Return where files go whose categories have other folders than the one that is shown."""
    if is_together:
        return text.tr("Kept together, all files go to the one folder above.")
    return text.tr("Each file goes to the folder of its category, if it has one.")


def curl_state(typed: str) -> tuple[CurlCommand | None, str]:
    """Return a cURL command that stands in the field, and what to say about it; or nothing."""
    if not is_curl(typed):
        return None, ""
    try:
        command = parse(typed)
    except CurlError as error:
        return None, text.sentence(words_of(error))
    count = len(command.urls)
    words = text.tr("A cURL command with %n link(s)", count)
    return command, words


def command_words(command: CurlCommand) -> str:
    """Return what was taken from a cURL command beside its links, and what was not."""
    words: list[str] = []
    has_sent = command.method is not None or command.data is not None
    if has_sent:
        words.append(text.tr("What the command sends is under More."))
    elif command.headers or command.user_agent or command.referer or command.user:
        words.append(text.tr("Headers, cookies and login of the command are under More."))
    if command.ignored:
        ignored = ", ".join(command.ignored[:SOME])
        if len(command.ignored) > SOME:
            ignored += " \u2026"
        words.append(text.tr("Left out: %1").replace("%1", ignored))
    return " ".join(words)


def _ending(url: str, limit: int) -> str:
    """Return the end of a link, where those of a pattern differ."""
    name = url.rstrip("/").rpartition("/")[2] or url
    return name if len(name) <= limit + 1 else "\u2026" + name[-limit:]
