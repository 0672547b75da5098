"""What a fresh link leads to, beside what the file it is for has been so far."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from bitsgui.bits.validators import Validator, Verdict
from bitsgui.bits.views import ErrorView


class Difference(StrEnum):
    """In what a fresh link leads to another file."""

    NAME = "name"
    SIZE = "size"
    TYPE = "type"
    VERSION = "version"


@dataclass(frozen=True, slots=True)
class Remote:
    """What is known of a file on a server: ``size`` None and "" where nothing is."""

    name: str = ""
    size: int | None = None
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class FreshLink:
    """The answer to a question about a fresh link; nothing of the file has changed by it.

    ``received`` bytes are on the disk. ``is_settled``: the file has its name, and keeps it
    whatever the server calls it now. ``error``: the link cannot be used as it is.
    """

    url: str
    before: Remote
    now: Remote
    differences: frozenset[Difference] = frozenset()
    received: int = 0
    is_settled: bool = False
    is_page: bool = False
    error: ErrorView | None = None

    @property
    def is_same(self) -> bool:
        """Whether nothing speaks against going on with it."""
        return self.error is None and not self.is_page and not self.differences

    @property
    def keeps_bytes(self) -> bool:
        """Whether what was received can be a part of the file the link leads to."""
        return not self.differences & {Difference.SIZE, Difference.VERSION}


def differences(
    before: Remote,
    now: Remote,
    names: Collection[str],
    validators: tuple[Validator, Validator],
) -> frozenset[Difference]:
    """Return in what two files differ for certain; what is not known of one is no difference.

    ``names`` are all a file may be called that is the same; empty if none is known. Only two
    strong tags tell versions apart: servers of other addresses count their dates and weak tags
    each in its own way.
    """
    first, second = validators
    both_strong = first.strong_etag is not None and second.strong_etag is not None
    there = {name.casefold() for name in names}
    found = {
        Difference.NAME: bool(there) and bool(now.name) and now.name.casefold() not in there,
        Difference.SIZE: None not in {before.size, now.size} and before.size != now.size,
        Difference.TYPE: bool(before.media_type and now.media_type)
        and before.media_type != now.media_type,
        Difference.VERSION: both_strong and first.compare(second) is Verdict.CHANGED,
    }
    return frozenset(kind for kind, differs in found.items() if differs)
