"""Mirrors: other links to the same file, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LAST = 999_999
"""The priority of a mirror nobody gave one; 1 is the best (RFC 5854 section 4.2.16.3)."""
MOST = 64
"""Mirrors of a file; of more the best are taken."""


class Trouble(StrEnum):
    """Why a mirror is not asked any more. Stored by value."""

    NONE = ""
    DIFFERS = "differs"
    """It has another file, or another version of it."""
    WRONG = "wrong"
    """What came from it did not have the checksum."""
    SUSPECT = "suspect"
    """It took part in bytes that did not have the checksum."""
    REMOVED = "removed"
    """Somebody took it out. On record it stays: bytes may be from it, and servers may tell of it
    again."""


@dataclass(frozen=True, slots=True)
class Mirror:
    """A further link to a file, without user info; also the file's own once it is in trouble.

    ``location`` is a country code, lower case, "" if nobody told. ``gave``: bytes that are there
    may have come from it.
    """

    url: str
    priority: int = LAST
    location: str = ""
    trouble: Trouble = Trouble.NONE
    gave: bool = False


@dataclass(frozen=True, slots=True)
class SourceView:
    """A link that a file may come from, as it stands now.

    ``is_own``: it is the file's own link. ``is_in_use``: bytes are being fetched from it. ``given``
    is how many bytes of what is there came from it in this run, None where nobody counts;
    ``has_given``: bytes that are there may have come from it.
    """

    url: str
    is_own: bool
    trouble: Trouble = Trouble.NONE
    is_in_use: bool = False
    given: int | None = None
    has_given: bool = False


def shown(mirrors: tuple[Mirror, ...]) -> tuple[Mirror, ...]:
    """Return those that nobody took out."""
    return tuple(mirror for mirror in mirrors if mirror.trouble is not Trouble.REMOVED)


def in_order(mirrors: tuple[Mirror, ...]) -> tuple[Mirror, ...]:
    """Return each mirror once, the best first, of equal ones in the order they were given."""
    first: dict[str, Mirror] = {}
    for mirror in sorted(mirrors, key=lambda mirror: mirror.priority):
        first.setdefault(mirror.url, mirror)
    return tuple(first.values())[:MOST]


def is_weaker(mirror: str, own: str) -> bool:
    """Return whether somebody on the way could change what a mirror sends, unlike the link's own.

    Its bytes prove nothing then without a checksum that nobody can have two files for.
    """
    return own.startswith("https:") and not mirror.startswith("https:")
