"""Links in pasted, dropped or typed text."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from PySide6.QtCore import QMimeData

from bitsgui.bits.hosts import UrlError
from bitsgui.bits.urls import parse_remote

_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Links:
    """What a text holds: ``urls`` in order, each once, and the ``refused`` lines as typed."""

    urls: tuple[str, ...]
    refused: tuple[str, ...]


def read_links(text: str) -> Links:
    """Return the links of a text with one link a line; empty lines do not count."""
    urls: dict[str, None] = {}
    refused: list[str] = []
    for line in filter(None, (_bare(line) for line in text.splitlines())):
        if _is_link(line):
            urls[line] = None
        else:
            refused.append(line)
    return Links(tuple(urls), tuple(refused))


def web_links(text: str) -> tuple[str, ...]:
    """Return the http and https links if ``text`` is nothing but links, else nothing.

    Text that merely mentions a link was not copied in order to download it.
    """
    links = read_links(text)
    if links.refused or not all(_WEB.match(url) for url in links.urls):
        return ()
    return links.urls


def links_of(mime: QMimeData | None) -> tuple[str, ...]:
    """Return the web links of a drop or of the clipboard; an empty one may be None."""
    if mime is None:
        return ()
    if mime.hasUrls():
        urls = [bytes(url.toEncoded().data()).decode("ascii") for url in mime.urls()]
        return web_links("\n".join(urls))
    return web_links(mime.text()) if mime.hasText() else ()


def name_of(url: str) -> str:
    """Return what a link's file is called until the server has said so."""
    path = re.split(r"[?#]", url.partition("://")[2], maxsplit=1)[0]
    return unquote(path.rstrip("/").rpartition("/")[2]) or url


def _bare(line: str) -> str:
    return line.strip().strip("<>\"'").strip()


def _is_link(line: str) -> bool:
    try:
        parse_remote(line)
    except UrlError:
        return False
    return True
