"""Links in pasted, dropped or typed text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QMimeData

from bitsgui.bits.curl_command import is_curl
from bitsgui.bits.hosts import UrlError
from bitsgui.bits.patterns import LIMIT, PatternError, expand
from bitsgui.bits.urls import parse_remote

MANY = 200
"""So many lines are read at once; of more, only what they look like."""

_WEB = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_FOREIGN = re.compile(
    r"about|blob|chrome|data|ed2k|ftps?|git|gopher|ipfs|irc|javascript|magnet|mailto|mms|nfs|rsync|"
    r"rtmp|rtsp|scp|sftp|smb|ssh|svn|tel|thunder|urn|view-source|webcal|wss?"
)
_BARE = re.compile(r"(?:[^\W_][\w-]*\.)+[^\W\d_]{2,}(?::\d+)?/\S+")
_AMID = re.compile(r"https?://[^\s<>\"'`|]+", re.IGNORECASE)
_ENDS = ".,;:!?\u2026"
_STEP = 20


@dataclass(frozen=True, slots=True)
class Links:
    """What a text holds: ``urls`` in order, each once, and the ``refused`` lines as typed.

    ``refused_at`` are the places of those lines among all of the text, the empty ones too.
    ``patterns`` counts the lines that stand for several links; ``too_many`` is the number of links
    such lines stand for when it is beyond the limit, and none of them is among ``urls``.
    """

    urls: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    refused_at: tuple[int, ...] = ()
    patterns: int = 0
    too_many: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """What is to be added of a drop or of the clipboard: the first of these there is."""

    command: str = ""
    files: tuple[Path, ...] = ()
    links: tuple[str, ...] = ()


def read_links(text: str) -> Links:
    """Return the links of a text with one link a line; empty lines do not count."""
    return next(filter(None, reading(text, has_patterns=False)))


def reading(text: str, *, has_patterns: bool = True) -> Iterator[Links | None]:
    """Read a text in steps of under a millisecond; the last one gives the links."""
    urls: dict[str, None] = {}
    refused: dict[int, str] = {}
    patterns, from_patterns = 0, 0
    for number, line in enumerate(text.splitlines()):
        if number % _STEP == _STEP - 1:
            yield None
        line = _bare(line)  # noqa: PLW2901 - only the bare line counts
        if not line:
            continue
        try:
            pattern = expand(line, is_literal=not has_patterns)
        except PatternError as error:
            from_patterns += max(error.count, LIMIT + 1)
            continue
        if pattern.count > 1:
            patterns += 1
            from_patterns += pattern.count
            if from_patterns > LIMIT:
                continue
        for place, url in enumerate(pattern):
            if place % _STEP == _STEP - 1:
                yield None
            if url not in urls and not _is_link(url):
                refused[number] = line
                break
            urls[url] = None
    too_many = from_patterns if from_patterns > LIMIT else 0
    yield Links(tuple(urls), tuple(refused.values()), tuple(refused), patterns, too_many)


def web_links(text: str) -> tuple[str, ...]:
    """Return the http and https links if ``text`` is nothing but links, else nothing.

    Text that merely mentions a link was not copied in order to download it. In a text of many
    lines a line counts as a link if it begins like one.
    """
    lines = list(dict.fromkeys(filter(None, map(_bare, text.splitlines()))))
    if not all(map(_WEB.match, lines)):
        return ()
    if len(lines) <= MANY and not all(map(_is_link, lines)):
        return ()
    return tuple(lines)


def links_of(mime: QMimeData | None) -> tuple[str, ...]:
    """Return the web links of a drop or of the clipboard; an empty one may be None."""
    if mime is None:
        return ()
    if mime.hasUrls():
        urls = [bytes(url.toEncoded().data()).decode("ascii") for url in mime.urls()]
        return web_links("\n".join(urls))
    return web_links(mime.text()) if mime.hasText() else ()


def links_within(mime: QMimeData | None) -> tuple[str, ...]:
    """Return the links of what somebody pastes or drops in order to add it, also amid words.

    A line that is meant as a link and is none comes too: whoever is shown it can mend it.
    """
    return tuple(dict.fromkeys(_each_within(mime)))


def offer_of(mime: QMimeData | None) -> Offer:
    """Return what is to be added of a clipboard nobody pasted: nothing that mentions links."""
    return Offer(command_of(mime), links=links_of(mime))


def offer_within(mime: QMimeData | None) -> Offer:
    """Return what is to be added of what somebody pastes or drops."""
    command = command_of(mime)
    return Offer(command) if command else Offer("", files_of(mime), links_within(mime))


def is_offer(mime: QMimeData | None) -> bool:
    """Return whether there is something to add in what is pasted or dropped.

    It reads no further than to the first link: there may be very many.
    """
    return any(_each_within(mime)) or bool(command_of(mime) or files_of(mime))


def only_link_of(mime: QMimeData | None) -> str:
    """Return the link of a clipboard that holds one and nothing else, or nothing."""
    found = links_of(mime)
    is_alone = mime is not None and len(mime.text().split()) <= 1
    return found[0] if len(found) == 1 and is_alone else ""


def files_of(mime: QMimeData | None) -> tuple[Path, ...]:
    """Return the local files of a drop or of the clipboard, if it holds nothing else."""
    if mime is None or not mime.hasUrls() or not all(url.isLocalFile() for url in mime.urls()):
        return ()
    return tuple(Path(url.toLocalFile()) for url in mime.urls())


def command_of(mime: QMimeData | None) -> str:
    """Return the cURL command a drop or the clipboard holds, or nothing."""
    if mime is None or not mime.hasText():
        return ""
    text = mime.text()
    return text.strip() if is_curl(text) else ""


def name_of(url: str) -> str:
    """Return what a link's file is called until the server has said so."""
    path = re.split(r"[?#]", url.partition("://")[2], maxsplit=1)[0]
    return unquote(path.rstrip("/").rpartition("/")[2]) or url


def host_of(url: str) -> str:
    """Return the host a link names, or nothing."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def lacks_scheme(line: str) -> bool:
    """Return whether a line would be a link with ``https://`` before it: a server and a path."""
    line = line.strip()
    return bool(_BARE.fullmatch(line)) and _is_link(f"https://{line}")


def foreign_scheme(line: str) -> str:
    """Return what kind of link a line is that others can follow and this program cannot, or ""."""
    match = _SCHEME.match(line)
    scheme = match[1].lower() if match else ""
    return scheme if _FOREIGN.fullmatch(scheme) else ""


def _each_within(mime: QMimeData | None) -> Iterable[str]:
    if mime is None or mime.hasUrls() or not mime.hasText():
        return links_of(mime)
    lines = filter(None, map(_bare, mime.text().splitlines()))
    return (link for line in lines for link in _within(line))


def _within(line: str) -> list[str]:
    found = _AMID.findall(line)
    is_word = " " not in line and bool("://" in line or foreign_scheme(line))
    if len(found) <= 1 and (is_word or _WEB.match(line)):
        return [line]
    return [_without_end(link) for link in found]


def _without_end(link: str) -> str:
    """Return a link amid words without what ends the sentence or the bracket around it."""
    bare = link.rstrip(_ENDS)
    if bare.endswith(")") and "(" not in bare:
        bare = bare[:-1].rstrip(_ENDS)
    return bare


def _bare(line: str) -> str:
    return line.strip().strip("<>\"'").strip()


def _is_link(line: str) -> bool:
    try:
        parse_remote(line)
    except UrlError:
        return False
    return True
