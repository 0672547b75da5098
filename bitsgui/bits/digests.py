"""Checksums: their text forms, the header fields and the sums files that carry them."""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

# The order is strength, strongest first.
SIZES = {"sha-512": 64, "sha-256": 32, "sha-1": 20, "md5": 16, "crc32c": 4}
"""Bytes of a checksum of each algorithm."""
ALGORITHMS = tuple(SIZES)
"""Names of all algorithms, strongest first."""

_ALIASES = {name.replace("-", ""): name for name in ALGORITHMS} | {"sha": "sha-1"}
# A lone crc32c is not guessed: eight digits are as often the other CRC-32.
_BY_SIZE = {size: name for name, size in SIZES.items() if name != "crc32c"}
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+")
_NAMED = re.compile(
    r"(sha-?512|sha-?256|sha-?1|sha|md5|crc32c)(?:[ \t]*[=:][ \t]*|[ \t-]+)(.*)", re.I
)
_BAD_CHECKSUM = (
    "A checksum is written as an algorithm and its value in hexadecimal or base64, for example "
    "sha-256=HEX (64 digits); known algorithms are sha-512, sha-256, sha-1, md5 and crc32c."
)
_DICTIONARY_MEMBER = re.compile(r"([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/=]*):(?:[ ]*;.*)?")
_BSD_LINE = re.compile(r"([A-Za-z0-9-]+)[ ]?\((.+)\)[ ]?=[ ]?([0-9A-Fa-f]+)")
_GNU_LINE = re.compile(r"(\\?)([0-9A-Fa-f]{32,128})(?:[ ][ *]|[ \t]+)(.+)")
_GNU_ESCAPES = re.compile(r"\\([\\nr])")
_ESCAPED = {"\\": "\\", "n": "\n", "r": "\r"}


@dataclass(frozen=True)
class Checksum:
    """The digest of a whole file. ``algorithm`` is one of ``ALGORITHMS``.

    Raises: ValueError if the algorithm is unknown or ``value`` does not have its size.
    """

    algorithm: str
    value: bytes

    def __post_init__(self) -> None:
        if SIZES.get(self.algorithm) != len(self.value):
            raise ValueError(f"{len(self.value)} bytes are no {self.algorithm} checksum")

    @property
    def hex(self) -> str:
        """The value in lower-case hexadecimal digits, as sums files have it."""
        return self.value.hex()

    @property
    def is_strong(self) -> bool:
        """Whether nobody can make two files that both have it."""
        return self.algorithm in {"sha-512", "sha-256"}

    def __str__(self) -> str:
        return f"{self.algorithm}={self.hex}"


def parse_checksum(text: str) -> Checksum:
    """Read a checksum as people and sites write it.

    Known forms: ``sha-256=HEX``, ``sha256:HEX``, ``md5 HEX``, each also with base64 (as in
    ``sha256-...`` of web pages or ``:...:`` of header fields), or a lone value told by its size.

    Raises: ValueError with a sentence saying what to write.
    """
    match = _NAMED.fullmatch(text.strip())
    if match is None:
        value = _hex_or_base64(text.strip())
        name = _BY_SIZE.get(len(value))
    else:
        value = _hex_or_base64(match.group(2), SIZES[algorithm_of(match.group(1)) or ""])
        name = algorithm_of(match.group(1))
    if name is None or len(value) != SIZES[name]:
        raise ValueError(_BAD_CHECKSUM)
    return Checksum(name, value)


_STATING = frozenset({"repr-digest", "digest", "content-md5", "x-goog-hash"})


def from_headers(headers: Sequence[tuple[str, str]]) -> list[Checksum]:
    """Return the checksums an answer states for the whole representation, strongest first.

    They are over the bytes as sent, content coding included, so they fit a file only if it was
    stored undecoded. One per algorithm: Repr-Digest (RFC 9530), then Digest (RFC 3230), then
    Content-MD5, then x-goog-hash. Malformed and unknown ones are left out.
    """
    fields: dict[str, list[str]] = {}
    for name, value in headers:
        fields.setdefault(name.lower(), []).append(value)
    if _STATING.isdisjoint(fields):
        return []
    found: dict[str, Checksum] = {}
    for checksum in _stated(fields):
        found.setdefault(checksum.algorithm, checksum)
    return [found[name] for name in ALGORITHMS if name in found]


def parse_sums(text: str, file_name: str) -> Checksum | None:
    """Return the strongest checksum that a sums file gives for ``file_name``, else None.

    Reads GNU lines (``HEX  name``, ``HEX *name``), BSD lines (``SHA256 (name) = HEX``) and a file
    of one lone value. Names may carry folders; None also if two folders give different values.
    """
    # Not splitlines(): a name may have characters that end lines elsewhere.
    lines = [line.strip() for line in re.split(r"[\r\n]+", text.removeprefix("\ufeff"))]
    lines = [line for line in lines if line and not line.startswith("#")]
    if len(lines) == 1:
        lone = _from_hex(None, lines[0].removesuffix("-").rstrip(" *"))
        if lone is not None:
            return lone
    # A list may be of a whole archive; an escaped name looks otherwise.
    lines = [line for line in lines if file_name in line or line.startswith("\\")]
    entries = [entry for entry in map(_sums_line, lines) if entry is not None]
    exact = [made for name, made in entries if name == file_name]
    near = [made for name, made in entries if re.split(r"[/\\]", name)[-1] == file_name]
    return _strongest(exact) or _strongest(near)


def algorithm_of(name: str) -> str | None:
    """Return which of ``ALGORITHMS`` a name means, however it is spelt; None for another one."""
    return _ALIASES.get(name.lower().replace("-", ""))


def _hex_or_base64(text: str, size: int | None = None) -> bytes:
    if _HEX.fullmatch(text) and size in {None, len(text) // 2}:
        return bytes.fromhex(text)
    inner = text[1:-1] if text.startswith(":") and text.endswith(":") else text
    return _base64(inner) or b""


def _base64(text: str) -> bytes | None:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def _made(algorithm: str | None, value: bytes | None) -> Checksum | None:
    if algorithm is None or value is None or len(value) != SIZES[algorithm]:
        return None
    return Checksum(algorithm, value)


def _from_hex(algorithm: str | None, text: str) -> Checksum | None:
    value = bytes.fromhex(text) if _HEX.fullmatch(text) else b""
    return _made(algorithm or _BY_SIZE.get(len(value)), value)


def _stated(fields: Mapping[str, list[str]]) -> Iterator[Checksum]:
    pairs = [
        *_dictionary(fields.get("repr-digest", [])),
        *_pairs(fields.get("digest", []), has_coding=_has_coding(fields)),
        *(("md5", value.strip()) for value in _content_md5(fields)),
        *_pairs(_stored_hashes(fields), has_coding=True),
    ]
    for name, value in pairs:
        checksum = _made(algorithm_of(name), _base64(value))
        if checksum is not None:
            yield checksum


def _dictionary(values: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Read byte sequences of a structured dictionary (RFC 9651); of equal keys the last counts."""
    members = (item.strip() for value in values for item in value.split(","))
    matches = (_DICTIONARY_MEMBER.fullmatch(member) for member in members)
    yield from {match[1]: match[2] for match in matches if match is not None}.items()


def _pairs(values: Sequence[str], *, has_coding: bool) -> Iterator[tuple[str, str]]:
    """Read ``name=base64`` lists; ``id-`` names speak of the uncoded bytes (RFC 3230 4.1.1)."""
    for item in ",".join(values).split(","):
        name, _, value = item.strip().partition("=")
        plain = name.lower().removeprefix("id-")
        if plain == name.lower() or not has_coding:
            yield plain, value.strip()


def _has_coding(fields: Mapping[str, list[str]]) -> bool:
    return any(value.strip().lower() != "identity" for value in fields.get("content-encoding", []))


def _content_md5(fields: Mapping[str, list[str]]) -> list[str]:
    # RFC 2616 section 14.15: it covers this body, which in a partial answer is not the file.
    return [] if "content-range" in fields else fields.get("content-md5", [])


def _stored_hashes(fields: Mapping[str, list[str]]) -> list[str]:
    # The hash is of the stored object; a store that decodes on the way sends other bytes.
    stored = fields.get("x-goog-stored-content-encoding", ["identity"])
    if stored != ["identity"] and stored != fields.get("content-encoding"):
        return []
    return fields.get("x-goog-hash", [])


def _sums_line(line: str) -> tuple[str, Checksum] | None:
    if match := _BSD_LINE.fullmatch(line):
        algorithm = algorithm_of(match[1])
        checksum = _from_hex(algorithm, match[3]) if algorithm else None
        return None if checksum is None else (match[2], checksum)
    if match := _GNU_LINE.fullmatch(line):
        checksum = _from_hex(None, match[2])
        # A backslash before the digits says that the name is escaped.
        name = (
            _GNU_ESCAPES.sub(lambda found: _ESCAPED[found[1]], match[3]) if match[1] else match[3]
        )
        return None if checksum is None else (name, checksum)
    return None


def _strongest(checksums: Sequence[Checksum]) -> Checksum | None:
    for algorithm in ALGORITHMS:
        values = {made for made in checksums if made.algorithm == algorithm}
        if values:
            return values.pop() if len(values) == 1 else None
    return None
