"""Categories of downloads, and the rules by which a link finds its own.

A pattern of links is the name of a server, with all below it (``example.com`` takes
``www.example.com`` too), and after it, if wanted, the beginning of a path. ``*`` stands for any
characters; a path with one is meant whole, with or without its query. A scheme and a port count
where they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath
from urllib.parse import urlsplit

NO_CATEGORY = 0
"""What a job without a category has in place of an id."""
ANY_TYPE = "*"
"""The type that stands for all that no other category takes."""
CATEGORY_NAME_LIMIT = 64
RULES_LIMIT = 500
"""File types, or patterns, a category may have."""

_ICON = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TYPE = re.compile(r"[^\s/\\:*?\"<>|]{1,20}")


@dataclass(frozen=True, slots=True)
class Category:
    """A category. ``id`` is 0 until it is stored, and never used twice in a profile.

    ``folder`` is where its files go by default, "" for the usual one. ``types`` are extensions in
    lower case without a dot in front; ``*`` among them takes what no other category does.
    ``is_standard``: the name is one this program gave, so that a window may translate it.
    """

    id: int
    name: str
    icon: str = "category"
    folder: str = ""
    types: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    is_standard: bool = False


def _standard(name: str, icon: str, types: str) -> Category:
    return Category(0, name, icon, types=tuple(types.split()), is_standard=True)


STANDARD = (
    _standard(
        "Documents",
        "category-documents",
        "pdf epub mobi azw3 djvu doc docx odt ods odp odg rtf txt md csv tsv xls xlsx ppt pptx "
        "tex ps html htm",
    ),
    _standard(
        "Music", "category-music", "mp3 flac ogg oga opus m4a aac wav wma aiff alac ape mid m3u"
    ),
    _standard(
        "Video",
        "category-video",
        "mp4 mkv webm avi mov m4v mpg mpeg wmv flv ts m2ts vob ogv 3gp srt ass vtt",
    ),
    _standard(
        "Pictures",
        "category-pictures",
        "jpg jpeg png gif webp avif heic heif tif tiff bmp svg ico psd xcf raw cr2 cr3 nef arw dng",
    ),
    _standard(
        "Programs",
        "category-programs",
        "exe msi msix appx dmg pkg deb rpm appimage flatpak flatpakref snap apk ipa jar run",
    ),
    _standard(
        "Archives",
        "category-archives",
        "zip 7z rar tar gz tgz bz2 tbz xz txz zst tzst lz lzma cab cpio iso img vhd vmdk qcow2",
    ),
    _standard("Other", "category-other", ANY_TYPE),
)
"""The categories a profile begins with."""


class Why(StrEnum):
    """What put a link into its category."""

    PATTERN = "pattern"
    TYPE = "type"
    REST = "rest"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Match:
    """Where a link lands. ``rule`` is the pattern or the type that decided, "" without one."""

    category: int
    why: Why
    rule: str = ""


class Sorter:
    """Finds the category of a link among some; made anew when they change."""

    def __init__(self, categories: Iterable[Category]) -> None:
        self._patterns: list[tuple[_Pattern, str, int]] = []
        self._by_type: dict[str, int] = {}
        for each in categories:
            self._patterns += [(_Pattern(text), text, each.id) for text in each.patterns]
            for kind in each.types:
                self._by_type.setdefault(kind, each.id)
        self._rest = self._by_type.pop(ANY_TYPE, NO_CATEGORY)

    def match(self, url: str, name: str) -> Match:
        """Return where ``url`` lands if its file is called ``name``.

        The first pattern decides, then the longest type the name ends with.
        """
        if self._patterns:
            link = _Link(url)
            for pattern, text, category in self._patterns:
                if pattern.takes(link):
                    return Match(category, Why.PATTERN, text)
        for kind in types_of(name):
            if kind in self._by_type:
                return Match(self._by_type[kind], Why.TYPE, kind)
        return Match(self._rest, Why.REST if self._rest else Why.NOTHING)


def types_of(name: str) -> list[str]:
    """Return the extensions of a file name, the longest first: ``tar.gz``, ``gz``."""
    parts = name.lower().split(".")[1:]
    return [".".join(parts[start:]) for start in range(len(parts)) if parts[-1]]


class _Link:
    def __init__(self, url: str) -> None:
        try:
            parts = urlsplit(url.strip())
            self.host, self.port = (parts.hostname or "").rstrip("."), parts.port
        except ValueError:  # not a link anybody could fetch
            parts, self.host, self.port = urlsplit(""), "", None
        self.scheme = parts.scheme
        self.path = (parts.path or "/").casefold()
        self.whole = f"{self.path}?{parts.query.casefold()}" if parts.query else self.path


class _Pattern:
    """A pattern ready to be asked."""

    def __init__(self, text: str) -> None:
        scheme, mark, rest = text.strip().casefold().rpartition("://")
        place, slash, path = rest.partition("/")
        host, colon, port = place.rpartition(":")
        self._has_port = bool(colon) and port.isdecimal()
        self._port = int(port) if self._has_port else None
        host = (host if self._has_port else place).removeprefix("*.")
        self._scheme = _wild(scheme) if mark else None
        self._host = re.compile(rf"(?:.*\.)?{_wild(host).pattern}") if host else None
        self._path = _wild(slash + path) if "*" in path else None
        self._start = slash + path

    def takes(self, link: _Link) -> bool:
        """Return whether a link is meant."""
        if self._host is None or not self._host.fullmatch(link.host):
            return False
        if self._scheme is not None and not self._scheme.fullmatch(link.scheme):
            return False
        if self._has_port and link.port != self._port:
            return False
        if self._path is None:
            return link.whole.startswith(self._start)
        return bool(self._path.fullmatch(link.path) or self._path.fullmatch(link.whole))


def _wild(text: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, re.split(r"\*+", text))), re.DOTALL)


class Fault(StrEnum):
    """What is wrong with a category, for whoever has to say it in words."""

    NO_NAME = "A category needs a name."
    LONG_NAME = "The name of a category has 64 characters at most."
    SAME_NAME = "There is a category of this name already."
    ICON = "There is no such icon."
    FOLDER = "Give the full path of a folder, or none."
    TYPE = "This is no file type."
    PATTERN = "This is no pattern of links."
    TOO_MANY = "There are more rules than a category may have."


class CategoryError(ValueError):
    """A category cannot be kept as it is. ``rule`` is the type or pattern at fault, or ""."""

    def __init__(self, fault: Fault, rule: str = "") -> None:
        super().__init__(f"{fault.value[:-1]}: {rule}." if rule else fault.value)
        self.fault = fault
        self.rule = rule


def checked(category: Category, others: Sequence[Category]) -> Category:
    """Return ``category`` the way it is kept: trimmed, types in lower case, nothing twice.

    ``others`` may have the same one in it, as it was. Raises: CategoryError.
    """
    taken = {each.name.casefold() for each in others if not category.id or each.id != category.id}
    name, folder = _checked_name(category.name, taken), category.folder.strip()
    if not _ICON.fullmatch(category.icon):
        raise CategoryError(Fault.ICON)
    if folder and not PurePath(folder).is_absolute():
        raise CategoryError(Fault.FOLDER)
    return replace(
        category,
        name=name,
        folder=folder,
        types=_checked_types(category.types),
        patterns=_checked_patterns(category.patterns),
    )


def _checked_name(text: str, taken: set[str]) -> str:
    name = " ".join(text.split())
    if not name or not name.isprintable():
        raise CategoryError(Fault.NO_NAME)
    if len(name) > CATEGORY_NAME_LIMIT:
        raise CategoryError(Fault.LONG_NAME)
    if name.casefold() in taken:
        raise CategoryError(Fault.SAME_NAME)
    return name


def _checked_types(given: Iterable[str]) -> tuple[str, ...]:
    types = tuple(dict.fromkeys(kind for kind in map(cleaned_type, given) if kind))
    for kind in types:
        if kind != ANY_TYPE and not _TYPE.fullmatch(kind):
            raise CategoryError(Fault.TYPE, kind)
    return _few(types)


def _checked_patterns(given: Iterable[str]) -> tuple[str, ...]:
    patterns = tuple(dict.fromkeys(text.strip() for text in given if text.strip()))
    for text in patterns:
        if not is_pattern(text):
            raise CategoryError(Fault.PATTERN, text)
    return _few(patterns)


def _few(rules: tuple[str, ...]) -> tuple[str, ...]:
    if len(rules) > RULES_LIMIT:
        raise CategoryError(Fault.TOO_MANY)
    return rules


def cleaned_type(text: str) -> str:
    """Return a file type as it is kept; ``*.MP3`` and ``.mp3`` are ``mp3``."""
    text = text.strip().lower()
    return text if text == ANY_TYPE else text.removeprefix("*").lstrip(".")


def is_pattern(text: str) -> bool:
    """Return whether a pattern can be met by any link."""
    rest = text.strip().rpartition("://")[2]
    host = rest.partition("/")[0]
    return bool(host.strip("*.:")) and not re.search(r"\s", text.strip())


def find(categories: Iterable[Category], name: str) -> Category | None:
    """Return the category of a name, upper and lower case alike."""
    folded = " ".join(name.split()).casefold()
    return next((each for each in categories if each.name.casefold() == folded), None)
