"""Reading Metalinks: documents that say where a file is to be had, and how it is told from others.

Both forms that are about: version 4 (RFC 5854, ``.meta4``) and version 3 (``.metalink``). No
document may have a document type, so there are no entities to expand, and everything has a limit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from bitsgui.bits import digests, piece_hashes
from bitsgui.bits.hosts import UrlError
from bitsgui.bits.mirrors import LAST, Mirror, in_order, is_weaker
from bitsgui.bits.names import safe_name
from bitsgui.bits.piece_hashes import PieceHashes
from bitsgui.bits.urls import join, parse_remote
from bitsgui.bits.words import say

SUFFIXES = (".meta4", ".metalink")
MEDIA_TYPES = frozenset({"application/metalink4+xml", "application/metalink+xml"})
MOST_BYTES = 16 * 2**20
MOST_FILES = 2_000
MOST_LINKS = 1_000
"""Links of one file that are read; the best of them are taken."""
_MOST_DEPTH = 16
_MOST_TEXT = 8 * 1024
_MOST_ATTRIBUTES = 64
_SLICE = 64 * 1024
_MOST_TAG = 4 * _SLICE
"""Of a tag, or a comment, more is not read on in the hope of its end."""
_NUMBER = re.compile(r"[0-9]{1,18}")
_PREFERENCE_MOST = 100
_NAMESPACES = {
    "urn:ietf:params:xml:ns:metalink": 4,
    "http://www.metalinker.org/": 3,
}


class MetalinkError(ValueError):
    """A document that is no Metalink, or one nobody would want; the sentence says where."""


@dataclass(frozen=True, slots=True)
class MetalinkFile:
    """A file of a Metalink. ``link`` is the best one, ``mirrors`` the others.

    ``name`` may lead into folders, separated by ``/``; never out of the one it is put into.
    ``size`` is in bytes, None if it is not told.
    """

    name: str
    link: str
    mirrors: tuple[Mirror, ...] = ()
    size: int | None = None
    checksum: str | None = None
    pieces: PieceHashes | None = None


def is_metalink(link: str) -> bool:
    """Return whether a link or a path is named as Metalinks are."""
    return link.partition("#")[0].partition("?")[0].lower().endswith(SUFFIXES)


def read(document: bytes, base: str = "") -> tuple[MetalinkFile, ...]:
    """Return the files of a Metalink that came from ``base``, an http link, "" for none.

    Raises: MetalinkError.
    """
    if len(document) > MOST_BYTES:
        words = "The Metalink is larger than {most} MiB."
        raise MetalinkError(say(words, most=MOST_BYTES >> 20))
    return _Reader(base).read(document)


@dataclass(slots=True)
class _File:
    name: str
    line: int
    links: list[Mirror] = field(default_factory=list[Mirror])
    size: int | None = None
    sums: list[digests.Checksum] = field(default_factory=list[digests.Checksum])
    pieces: list[PieceHashes] = field(default_factory=list[PieceHashes])


class _Reader:
    """One pass over a document; element names are those without their namespace."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        self._seen = 0
        self._path: list[str] = []
        self._attributes: list[dict[str, str]] = []
        self._version = 0
        self._text: list[str] = []
        self._length = 0
        self._file: _File | None = None
        self._digests: list[digests.Checksum] = []
        self._files: dict[str, _File] = {}

    def read(self, document: bytes) -> tuple[MetalinkFile, ...]:
        try:
            for start in range(0, max(1, len(document)), _SLICE):
                self._parse(document, start)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            words = "This is no Metalink: line {line} cannot be read ({reason})."
            raise MetalinkError(say(words, line=error.lineno, reason=reason)) from error
        if not self._files:
            raise MetalinkError("There is no file in the Metalink.")
        return tuple(self._made(file) for file in self._files.values())

    def _parse(self, document: bytes, start: int) -> None:
        """Parse a slice. The memory of a tag is many times its size, and all of it is for one."""
        end = start + _SLICE
        self._parser.Parse(document[start:end], end >= len(document))
        if end - self._seen > _MOST_TAG:
            raise self._refuse("A tag, or a comment, is too long.")

    def _refuse(self, words: str, line: int | None = None, **values: object) -> MetalinkError:
        where = self._parser.CurrentLineNumber if line is None else line
        return MetalinkError(
            say("Line {line} of the Metalink: {reason}", line=where, reason=say(words, **values))
        )

    def _refuse_doctype(self, *_: object) -> None:
        raise self._refuse("A document type is declared, which no Metalink needs.")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._seen = self._parser.CurrentByteIndex
        if len(attributes) > _MOST_ATTRIBUTES:
            raise self._refuse("A tag has too many attributes.")
        space, _, name = tag.rpartition(" ")
        if not self._path:
            self._version = _NAMESPACES.get(space, 0)
            if name != "metalink" or not self._version:
                raise self._refuse("This is no Metalink.")
        elif space not in _NAMESPACES:
            name = "?"  # an extension
        if len(self._path) >= _MOST_DEPTH:
            raise self._refuse("Elements are nested too deeply.")
        self._path.append(name)
        self._attributes.append(attributes)
        self._text.clear()
        self._length = 0
        if name == "file" and self._file is None:
            self._begin_file(attributes)
        elif name == "pieces":
            self._digests = []

    def _characters(self, text: str) -> None:
        self._seen = self._parser.CurrentByteIndex
        self._length += len(text)
        if self._length > _MOST_TEXT:
            if self._path[-1] in {name for _, name in _READ}:
                raise self._refuse("A text is too long.")
            return
        self._text.append(text)

    def _end(self, _tag: str) -> None:
        self._seen = self._parser.CurrentByteIndex
        name, attributes = self._path.pop(), self._attributes.pop()
        parent = self._path[-1] if self._path else ""
        text = "".join(self._text).strip()
        self._text.clear()
        self._length = 0
        act = _READ.get((parent, name))
        if self._file is None:
            return
        if name == "file":
            self._file = None
        elif name == "pieces":
            self._take_pieces(self._file, attributes)
        elif act is not None and text:
            act(self, self._file, text, attributes)

    def _begin_file(self, attributes: dict[str, str]) -> None:
        if len(self._files) >= MOST_FILES:
            raise self._refuse("It lists more than {most} files.", most=MOST_FILES)
        name = self._safe(attributes.get("name", ""))
        if name in self._files:
            raise self._refuse("{name} is listed twice.", name=name)
        self._file = self._files[name] = _File(name, self._parser.CurrentLineNumber)

    def _safe(self, name: str) -> str:
        """Return a name that stays in its folder, whatever the system."""
        parts = re.split(r"[/\\]", name)
        is_rooted = parts[0] == "" or re.match(r"[A-Za-z]:", name)
        if not name.strip():
            raise self._refuse("A file has no name.")
        if len(name) > _MOST_TEXT or len(parts) > _MOST_DEPTH:
            raise self._refuse("The name of a file is too long.")
        if is_rooted or ".." in parts or not parts[-1].strip():
            raise self._refuse("The name {name} leads out of the folder.", name=repr(name))
        return "/".join(safe_name(part) for part in parts if part not in {"", "."})

    def take_size(self, file: _File, text: str, _: dict[str, str]) -> None:
        if not _NUMBER.fullmatch(text):
            raise self._refuse("{text} is no size.", text=repr(text))
        file.size = int(text)

    def take_hash(self, file: _File, text: str, attributes: dict[str, str]) -> None:
        file.sums += self._checksums(attributes.get("type", ""), text)

    def take_piece(self, _: _File, text: str, attributes: dict[str, str]) -> None:
        if attributes.get("piece", str(len(self._digests))) != str(len(self._digests)):
            raise self._refuse("The checksums of pieces are not in their order.")
        self._digests += self._checksums(self._attributes[-1].get("type", ""), text)

    def _checksums(self, kind: str, text: str) -> list[digests.Checksum]:
        algorithm = digests.algorithm_of(kind)
        if algorithm is None:
            return []  # as RFC 5854 has it: others than those that are known are left out
        try:
            return [digests.Checksum(algorithm, bytes.fromhex(text))]
        except ValueError as error:
            words = "{text} is no {kind} checksum."
            raise self._refuse(words, text=repr(text[:140]), kind=kind) from error

    def _take_pieces(self, file: _File, attributes: dict[str, str]) -> None:
        length = attributes.get("length", "")
        if not self._digests or len(self._digests) > piece_hashes.MOST:
            return
        if not _NUMBER.fullmatch(length) or not int(length):
            raise self._refuse("{text} is no length of pieces.", text=repr(length))
        joined = b"".join(made.value for made in self._digests)
        file.pieces.append(PieceHashes(self._digests[0].algorithm, int(length), joined))

    def take_link(self, file: _File, text: str, attributes: dict[str, str]) -> None:
        if len(file.links) >= MOST_LINKS:
            raise self._refuse("A file has more than {most} links.", most=MOST_LINKS)
        if attributes.get("type", "http") not in {"http", "https"}:
            return  # of version 3, which lists torrents here
        try:
            remote = join(self._base, text) if self._base else parse_remote(text)
        except UrlError:
            return  # of a kind that others read, as rsync
        if remote.scheme in {"http", "https"} and remote.user is None:
            location = attributes.get("location", "").lower()[:16]
            file.links.append(Mirror(remote.url, self._priority(attributes), location))

    def _priority(self, attributes: dict[str, str]) -> int:
        """Return how good a link is, 1 being the best; version 3 counted the other way round."""
        name = "preference" if self._version == 3 else "priority"
        text = attributes.get(name, "")
        if not _NUMBER.fullmatch(text):
            return LAST
        number = int(text)
        if name == "preference":
            return max(1, _PREFERENCE_MOST + 1 - number)
        return min(max(1, number), LAST)

    def _made(self, file: _File) -> MetalinkFile:
        checksum = min(file.sums, key=lambda each: _weakness(each.algorithm), default=None)
        links = in_order(tuple(file.links))
        if not links:
            words = "{name} has no link of http or https."
            raise self._refuse(words, line=file.line, name=file.name)
        if checksum is None or not checksum.is_strong:
            encrypted = [link for link in links if not is_weaker(link.url, "https:")]
            links = tuple(encrypted) or links
        pieces = min(file.pieces, key=lambda each: _weakness(each.algorithm), default=None)
        if pieces is not None and (file.size is None or not pieces.fits(file.size)):
            pieces = None
        return MetalinkFile(
            name=file.name,
            link=links[0].url,
            mirrors=links[1:],
            size=file.size,
            checksum=None if checksum is None else str(checksum),
            pieces=pieces,
        )


def _weakness(algorithm: str) -> int:
    return digests.ALGORITHMS.index(algorithm)


_READ: dict[tuple[str, str], Callable[[_Reader, _File, str, dict[str, str]], None]] = {
    ("file", "size"): _Reader.take_size,
    ("file", "hash"): _Reader.take_hash,
    ("verification", "hash"): _Reader.take_hash,
    ("pieces", "hash"): _Reader.take_piece,
    ("file", "url"): _Reader.take_link,
    ("resources", "url"): _Reader.take_link,
}
"""What is read, by the element it is in and its own name."""
