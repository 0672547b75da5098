"""News of versions: a signed text that tells of the newest one, and what it must be like.

Three lines and more, in ASCII but for the last part: what it is, who answers for it, what it says.

    bitsgui news 1
    ed25519 SIGNATURE
    {"version": "0.2.0", "date": "2027-01-31T12:00:00+00:00", "expires": ..., "page": "https://...",
     "words": {"en": "...", "de": "..."}}

The signature (base64) is over the first line and all after the second, so that it fits to nothing
else that might be signed with the same key.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from bitsgui.bits import urls
from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.hosts import UrlError

HEAD = b"bitsgui news 1"
LARGEST = 16 * 1024
"""Bytes of the whole."""
WORDS_LIMIT = 300
"""Characters of the words about a version, in one language."""
LONGEST = timedelta(days=400)
"""How long news may be said to hold."""

_CLOCKS_DIFFER = timedelta(days=1)
_SCHEME = b"ed25519 "
_SIGNATURE, _KEY = 64, 32
_VERSION = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9}){0,4})(?:(a|b|rc)([0-9]{1,9}))?")
_STAGES = {"a": 0, "b": 1, "rc": 2, None: 3}
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_NOT_NEWS = "What is at the address is no news of versions."


class NewsError(BitsError):
    """News cannot be believed, or not be had; a sentence says why."""

    hresult = Hresult.WININET_INVALID_SERVER_RESPONSE


@dataclass(frozen=True, slots=True)
class Release:
    """The newest version at ``date``, the ``page`` about it, and a few words by language.

    Both times are aware. English words, which may be empty, are always there.
    """

    version: str
    date: datetime
    expires: datetime
    page: str
    words: Mapping[str, str]

    def said(self, language: str) -> str:
        """Return the words in a language, else the English ones."""
        return self.words.get(language) or self.words["en"]


class TellsNews(Protocol):
    """What a manager tells of newer versions of the program."""

    def subscribe_news(self, receiver: Callable[[Release], None]) -> Callable[[], None]:
        """Call ``receiver`` with a newer version that is known, and each time news tell of one.

        On the engine's thread, at most once a day. Returns the function that ends it.
        """
        ...

    async def look_for_news(self) -> Release | None:
        """Ask now, whether that is wanted every day or not; None: this is the newest version.

        Raises: BitsError with a sentence.
        """
        ...


def split(document: bytes) -> tuple[bytes, bytes]:
    """Return the signature and what it is over. Raises: NewsError."""
    head, _, rest = document.partition(b"\n")
    signature, found, said = rest.partition(b"\n")
    if head != HEAD or not signature.startswith(_SCHEME) or not found:
        raise NewsError(_NOT_NEWS)
    return _decoded(signature.removeprefix(_SCHEME), _SIGNATURE), signed_part(said)


def signed_part(said: bytes) -> bytes:
    """Return what the signature of ``said`` is over."""
    return HEAD + b"\n" + said


def read(signed: bytes) -> Release:
    """Return what a signed part says. Raises: NewsError."""
    try:
        return _release(json.loads(signed.partition(b"\n")[2].decode()))
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise NewsError(_NOT_NEWS) from error


def check(release: Release, now: datetime, seen: Release | None) -> None:
    """Refuse what somebody may have held back, or brought back; ``seen`` was believed before.

    Raises: NewsError.
    """
    if release.date > now + _CLOCKS_DIFFER:
        raise NewsError(
            "The news of versions has a date that is yet to come. Check the clock of this computer."
        )
    if seen is not None and release.date < seen.date:
        raise NewsError(
            "The news of versions is older than what was known already, so nothing of it counts."
        )
    if release.expires <= now:
        raise NewsError(
            "The news of versions has expired, so there may be newer ones that do not get here."
        )


def is_newer(version: str, than: str) -> bool:
    """Return whether a version comes after another. Raises: ValueError for what is none."""
    return order(version) > order(than)


def order(version: str) -> tuple[Any, ...]:
    """Return what versions are sorted by: 1.0 as 1.0.0, and 1.0rc1 before both."""
    found = _VERSION.fullmatch(version)
    if found is None:
        raise ValueError(version)
    numbers = [int(each) for each in found[1].split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return numbers, _STAGES[found[2]], int(found[3] or 0)


def read_keys(text: str) -> tuple[bytes, ...]:
    """Return public keys (Ed25519, base64), with blanks between. Raises: ValueError."""
    try:
        return tuple(_decoded(word.encode("ascii"), _KEY) for word in text.split())
    except (NewsError, UnicodeEncodeError) as error:
        raise ValueError("A key is 32 bytes in base64: 43 letters and digits, and a =.") from error


def _release(found: dict[str, Any]) -> Release:
    date, expires = _time(found["date"]), _time(found["expires"])
    order(found["version"])
    if not date < expires <= date + LONGEST:
        raise ValueError(expires)
    return Release(found["version"], date, expires, _page(found["page"]), _words(found["words"]))


def _time(text: str) -> datetime:
    when = datetime.fromisoformat(text)
    if when.tzinfo is None:
        raise ValueError(text)
    return when.astimezone(UTC)


def _page(text: str) -> str:
    try:
        remote = urls.parse_remote(text)
    except UrlError as error:
        raise ValueError(text) from error
    if remote.scheme not in {"http", "https"} or remote.user is not None:
        raise ValueError(text)
    return remote.url


def _words(found: Mapping[str, Any]) -> Mapping[str, str]:
    words = {language: str(said) for language, said in found.items()}
    for language, said in words.items():
        if not _LANGUAGE.fullmatch(language) or not said.isprintable() or len(said) > WORDS_LIMIT:
            raise ValueError(said)
    return {"en": "", **words}


def _decoded(text: bytes, size: int) -> bytes:
    try:
        found = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise NewsError(_NOT_NEWS) from error
    if len(found) != size:
        raise NewsError(_NOT_NEWS)
    return found
