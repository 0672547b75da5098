"""What others may ask the program for: links of its own, web links, and files of Metalinks.

    bitsgui:add?url=LINK[&url=LINK ...][&name=NAME][&checksum=ALGORITHM=DIGITS]

Values are percent-encoded as by ``encodeURIComponent``; a plus sign is one. ``bitsgui://add?...``
is the same. It fills in the dialog and begins nothing: whoever writes such a link, which may be any
web page, names neither folder nor command nor login, and whatever else it names it is refused.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from bitsgui.bits.digests import parse_checksum
from bitsgui.bits.hosts import UrlError
from bitsgui.bits.metalink import is_metalink
from bitsgui.bits.names import safe_name
from bitsgui.bits.urls import DEFAULT_PORTS, RemoteUrl, parse_remote
from bitsgui.bits.words import Said, say, words_of

LENGTH_LIMIT = 32_768
"""Characters of one link: as many as Windows takes in all of a command line."""
LINKS_LIMIT = 100
"""How many downloads may be offered at once."""

_OWN = re.compile(r"bitsgui:", re.IGNORECASE)
_ADD = re.compile(r"bitsgui:(?://)?add/?\?(.*)", re.IGNORECASE | re.DOTALL)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_LIKE_LINK = re.compile(r"bitsgui:|https?://", re.IGNORECASE)
_NO_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What ends a line, or turns its direction: nobody would see what there is."""
_NO_NAME = re.compile(r"\.{0,2}|.*[/\\].*")
_TOLD = 40
_BAD_NAME = "A link to bitsgui has a file name that cannot be used."


class RefusedLinkError(ValueError):
    """What is asked for is not done; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Downloads to offer.

    ``name`` and ``checksum`` (as in ``sha-256=HEX``) are for a single link, "" for none.
    """

    urls: tuple[str, ...] = ()
    name: str = ""
    checksum: str = ""


def looks_openable(text: str) -> bool:
    """Return whether the first word of a command line is to be opened, and is no command."""
    return _LIKE_LINK.match(text) is not None or is_metalink(text)


def is_local_metalink(text: str) -> bool:
    """Return whether a text is the path of a Metalink, rather than any link."""
    return _SCHEME.match(text) is None and is_metalink(text)


def read_wish(texts: Iterable[str]) -> Wish:
    """Return what links ask for, all together. Raises: RefusedLinkError if one is refused."""
    found = [_read(text) for text in texts]
    if len(found) == 1:
        return found[0]
    urls = tuple(dict.fromkeys(url for wish in found for url in wish.urls))
    if len(urls) > LINKS_LIMIT:
        raise _too_many()
    return Wish(urls)  # a name or checksum says nothing about several


def _read(text: str) -> Wish:
    if len(text) > LENGTH_LIMIT:
        raise RefusedLinkError(
            say("A link of more than {limit} characters is not opened.", limit=LENGTH_LIMIT)
        )
    if _OWN.match(text):
        return _own(text)
    remote = _remote(text)
    if remote.scheme == "file" and not remote.host and is_metalink(remote.target):
        return Wish((remote.url,))
    _require_web(remote)
    return Wish((text,))


def _own(text: str) -> Wish:
    match = _ADD.fullmatch(text)
    if match is None:
        raise RefusedLinkError(
            "A link to bitsgui may only offer downloads, as in bitsgui:add?url=LINK."
        )
    urls, rest = _values(match[1])
    if not urls:
        raise RefusedLinkError("A link to bitsgui names no download.")
    if len(urls) > LINKS_LIMIT:
        raise _too_many()
    if rest and len(urls) > 1:
        raise RefusedLinkError("A link to bitsgui has a name or checksum for several downloads.")
    name, checksum = rest.get("name"), rest.get("checksum")
    return Wish(
        tuple(dict.fromkeys(map(_offered, urls))),
        "" if name is None else _name(name),
        "" if checksum is None else _checksum(checksum),
    )


def _values(query: str) -> tuple[list[str], dict[str, str]]:
    """Return the links of a query, and what else it has by its name. Raises: RefusedLinkError."""
    urls: list[str] = []
    rest: dict[str, str] = {}
    for pair in query.split("&"):
        key, _, value = pair.partition("=")
        if key == "url":
            urls.append(_decoded(value))
        elif key in {"name", "checksum"} and key not in rest:
            rest[key] = _decoded(value)
        else:
            shown = "".join(c if c.isprintable() else "?" for c in key[:_TOLD])
            words = "A link to bitsgui may not set \u201c{name}\u201d, or only once."
            raise RefusedLinkError(say(words, name=shown))
    return urls, rest


def _offered(url: str) -> str:
    remote = _web(url)
    if remote.user is not None or remote.password is not None:
        # "https://bank.example@elsewhere/" looks like another place than it is.
        raise RefusedLinkError("A link to bitsgui may have no user or password in a download.")
    return remote.url


def _web(url: str) -> RemoteUrl:
    remote = _remote(url)
    _require_web(remote)
    return remote


def _require_web(remote: RemoteUrl) -> None:
    if remote.scheme not in DEFAULT_PORTS:
        raise RefusedLinkError("Only http and https links and Metalink files are opened.")


def _remote(url: str) -> RemoteUrl:
    if _UNSEEN.search(url):
        raise RefusedLinkError("A link is not opened: it has characters nobody can see.")
    try:
        return parse_remote(url)
    except UrlError as error:
        raise _not_opened(error) from error


def _decoded(value: str) -> str:
    fault = RefusedLinkError("A link to bitsgui is not encoded as it has to be.")
    if _NO_ESCAPE.search(value):
        raise fault
    try:
        return unquote_to_bytes(value).decode()
    except UnicodeDecodeError as error:
        raise fault from error


def _name(name: str) -> str:
    if _NO_NAME.fullmatch(name) or _UNSEEN.search(name):
        raise RefusedLinkError(_BAD_NAME)
    return safe_name(name)


def _checksum(text: str) -> str:
    try:
        return str(parse_checksum(text))
    except ValueError as error:
        raise _not_opened(error) from error


def _not_opened(error: Exception) -> RefusedLinkError:
    words = words_of(error)
    reason = words if isinstance(words, Said) else say(words)
    return RefusedLinkError(say("A link is not opened: {reason}", reason=reason))


def _too_many() -> RefusedLinkError:
    return RefusedLinkError(
        say("More than {limit} downloads at once are not offered.", limit=LINKS_LIMIT)
    )
