"""File names for downloads: taken from the response, safe on every platform, inside limits."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count

from bitsgui.bits.disposition import filename_from_disposition, percent_decoded

__all__ = [
    "is_other_name",
    "is_part_name",
    "numbered",
    "other_names",
    "part_name",
    "safe_name",
    "split_extension",
    "suggest_name",
]

DEFAULT_NAME = "download"
MAX_BYTES = 255
"""Longest name in bytes (ext4, APFS, XFS) and in UTF-16 units (NTFS, exFAT)."""
MIN_BYTES = 32
_ESCAPED = "surrogateescape"
"""How the bytes of a local name that is no text are written in one."""

_NONCHARACTER = 0xFFFE
"""Code points ending in FFFE or FFFF are no characters in any plane."""
_ILLEGAL = frozenset('<>:"|?*/\\')
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$"}
    | {f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789\u00b9\u00b2\u00b3"}
)
# Read by the Windows shell without being opened.
_SHELL_FILES = frozenset({"DESKTOP.INI", "THUMBS.DB", "AUTORUN.INF"})
# Windows resolves these, or loads code because of them, when the folder is only shown.
_SHELL_EXTENSION = re.compile(r"\.(?:lnk|local|scf|\{[^.]*\})\Z", re.IGNORECASE)
_DOUBLE_EXTENSION = re.compile(r"\.(?:tar|cpio|pkg|user|min)\.[A-Za-z0-9_]{1,10}\Z", re.IGNORECASE)
_EXTENSION = re.compile(r"\.[^.\s]{1,20}\Z")
_VERSION_TAIL = re.compile(r"\.[0-9]{1,2}\Z")
_SCRIPT_EXTENSION = re.compile(r"(?<=.)\.(?:php[0-9]?|aspx?|ashx|jspx?|cgi|do)\Z", re.IGNORECASE)
_PART = re.compile(r".+\.[0-9a-f]{8}\.part", re.DOTALL)
_TOKEN = re.compile(r"[0-9a-f]{8}")
# Not a year, and nothing else of three digits and more: "Movie (2019)".
_NUMBER = re.compile(r"(?<=\S) \(([1-9][0-9]?)\)\Z")
_ANY_NUMBER = re.compile(r" \(([1-9][0-9]*)\)")

# Own short table, so a name does not depend on what the system's registry says.
_EXTENSIONS = {
    "application/epub+zip": ".epub",
    "application/gzip": ".gz",
    "application/java-archive": ".jar",
    "application/json": ".json",
    "application/msword": ".doc",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "application/vnd.android.package-archive": ".apk",
    "application/vnd.debian.binary-package": ".deb",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.ms-powerpoint": ".ppt",
    "application/vnd.oasis.opendocument.presentation": ".odp",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.rar": ".rar",
    "application/x-7z-compressed": ".7z",
    "application/x-apple-diskimage": ".dmg",
    "application/x-bittorrent": ".torrent",
    "application/x-bzip2": ".bz2",
    "application/x-chrome-extension": ".crx",
    "application/x-gzip": ".gz",
    "application/x-iso9660-image": ".iso",
    "application/x-rar-compressed": ".rar",
    "application/x-rpm": ".rpm",
    "application/x-tar": ".tar",
    "application/x-xpinstall": ".xpi",
    "application/x-xz": ".xz",
    "application/x-zip-compressed": ".zip",
    "application/xhtml+xml": ".xhtml",
    "application/xml": ".xml",
    "application/zip": ".zip",
    "application/zstd": ".zst",
    "audio/aac": ".aac",
    "audio/flac": ".flac",
    "audio/mp4": ".m4a",
    "audio/mpeg": ".mp3",
    "audio/ogg": ".ogg",
    "audio/wav": ".wav",
    "audio/x-wav": ".wav",
    "image/avif": ".avif",
    "image/bmp": ".bmp",
    "image/gif": ".gif",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/svg+xml": ".svg",
    "image/tiff": ".tif",
    "image/webp": ".webp",
    "text/calendar": ".ics",
    "text/css": ".css",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/javascript": ".js",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "text/xml": ".xml",
    "video/mp4": ".mp4",
    "video/mpeg": ".mpg",
    "video/ogg": ".ogv",
    "video/quicktime": ".mov",
    "video/webm": ".webm",
    "video/x-matroska": ".mkv",
    "video/x-msvideo": ".avi",
}


def suggest_name(
    disposition: str | None, url: str, media_type: str, *, charset: str | None = None
) -> str:
    """Return a safe name for a response: from its header, its URL, or its type, in this order.

    Args:
        disposition: Content-Disposition value (bytes as Latin-1 code points) or None.
        url: the final URL, after redirects.
        media_type: Content-Type value, parameters allowed, "" if unknown.
        charset: legacy charset to try where the name is not UTF-8.

    A name without an extension gets the one of the type; an existing one is never changed,
    except that of a script in the URL (``get.php``), unless the type is HTML.
    """
    extension = _EXTENSIONS.get(media_type.partition(";")[0].strip().lower(), "")
    name = filename_from_disposition(disposition, charset=charset) if disposition else None
    if name is None:
        name = _name_from_url(url, charset) or DEFAULT_NAME
        if extension not in {"", ".html"}:
            name = _SCRIPT_EXTENSION.sub("", name)
    safe = safe_name(name)
    if extension and not _has_extension(safe):
        return safe_name(safe + extension)
    return safe


def safe_name(name: str, *, max_bytes: int = MAX_BYTES) -> str:
    """Return ``name`` as one path component that is harmless on Windows, macOS and Linux.

    Idempotent, never empty, NFC, at most ``max_bytes`` UTF-8 bytes and 255 UTF-16 units, cut
    before the extension. Invisible characters go; separators, controls and ``<>:"|?*`` become
    ``_``, so does a leading dot (no hidden files); device names get a ``_`` in front.
    Raises: ValueError if ``max_bytes`` is below 32.
    """
    if max_bytes < MIN_BYTES:
        msg = f"max_bytes must be at least {MIN_BYTES}"
        raise ValueError(msg)
    text = _guarded(_safe_characters(name))
    while (fitted := _fit(text, "", max_bytes)) != text:
        text = _guarded(fitted)
    return text


def numbered(name: str, n: int, *, max_bytes: int = MAX_BYTES) -> str:
    """Return ``name`` with `` (n)`` before its extension, inside ``max_bytes``."""
    return _fit(name, f" ({n})", max_bytes)


def other_names(name: str, start: int = 0) -> Iterator[str]:
    """Return the names to try in place of one that is taken, without end, but the first ``start``.

    A number from 1 to 99 that the name has counts on: ``a (1).txt`` is followed by ``a (2).txt``.
    A larger one belongs to the name, as the year of a film does.
    """
    base, first = _numbering(name)
    return (numbered(base, n) for n in count(first + start))


def is_other_name(other: str, name: str) -> bool:
    """Return whether ``other`` is one of the names to try in place of ``name``."""
    base, first = _numbering(name)
    found = (int(number[1]) for number in _ANY_NUMBER.finditer(other))
    return any(n >= first and numbered(base, n) == other for n in found)


def _numbering(name: str) -> tuple[str, int]:
    """Return what numbers are added to, and the first of them."""
    stem, extension = split_extension(name)
    number = _NUMBER.search(stem)
    if number is None:
        return name, 1
    return stem[: number.start()] + extension, int(number[1]) + 1


def part_name(name: str, token: str) -> str:
    """Return the name of the part file for ``name``; the whole is at most 255 bytes.

    Raises: ValueError unless ``token`` is eight lower-case hexadecimal digits.
    """
    if not _TOKEN.fullmatch(token):
        msg = "a part token is eight lower-case hexadecimal digits"
        raise ValueError(msg)
    tail = f".{token}.part"
    return _fit(name, "", MAX_BYTES - len(tail)) + tail


def is_part_name(name: str) -> bool:
    """Return whether ``part_name`` could have made ``name``."""
    return _PART.fullmatch(name) is not None


def split_extension(name: str) -> tuple[str, str]:
    """Return stem and extension with its dot, ``.tar.gz`` in one; no extension gives ""."""
    match = _DOUBLE_EXTENSION.search(name) or _EXTENSION.search(name)
    if match is None or match.start() == 0:
        return name, ""
    return name[: match.start()], match[0]


def _name_from_url(url: str, charset: str | None) -> str | None:
    scheme, _, rest = url.partition("://")
    if scheme.lower() not in {"http", "https", "file"}:
        return None
    _, _, path = re.split(r"[?#]", rest, maxsplit=1)[0].replace("\\", "/").partition("/")
    segments = [segment for segment in path.split("/") if segment]
    return percent_decoded(segments[-1], charset) if segments else None


def _has_extension(name: str) -> bool:
    # "app-1.2" ends in a version, not in a type.
    return split_extension(name)[1] != "" and _VERSION_TAIL.search(name) is None


def _safe_characters(name: str) -> str:
    """Return ``name`` in NFC without what is harmful anywhere in a name."""
    if name.isascii():  # as most are: thousands of links are named several times each
        return name.translate(_SAFE_ASCII)
    return unicodedata.normalize("NFC", "".join(map(_safe_character, name)))


def _safe_character(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf" or _is_variation_filler(character):
        return ""
    if character in _ILLEGAL or category in {"Cc", "Cs", "Zl", "Zp"}:
        return "_"
    is_noncharacter = ord(character) & _NONCHARACTER == _NONCHARACTER
    return "_" if is_noncharacter else character


def _is_variation_filler(character: str) -> bool:
    # Drawn as nothing although Unicode calls them letters or marks.
    return character in "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800"


_SAFE_ASCII = {number: _safe_character(chr(number)) for number in range(128)}


def _guarded(text: str) -> str:
    """Strip the edges and take the meaning out of names a system treats specially."""
    text = _SHELL_EXTENSION.sub(".download", _stripped(text))
    if text.startswith("."):
        text = _stripped("_" + text.lstrip("."))
    if not text:
        return DEFAULT_NAME
    device = text.partition(".")[0].rstrip().upper()
    return "_" + text if device in _DEVICES or text.upper() in _SHELL_FILES else text


def _stripped(text: str) -> str:
    text = text.lstrip()
    end = len(text)
    while end and (text[end - 1] == "." or text[end - 1].isspace()):
        end -= 1
    return text[:end]


def _fit(name: str, addition: str, max_bytes: int) -> str:
    stem, extension = split_extension(name)
    if len((extension + addition).encode("utf-8", _ESCAPED)) > max_bytes // 2:
        stem, extension = name, ""
    tail = addition + extension
    whole = stem + tail
    if _fits(whole, max_bytes):
        return whole
    room = max_bytes - len(tail.encode("utf-8", _ESCAPED))
    units = MAX_BYTES - _units(tail)
    kept = stem.encode("utf-8", _ESCAPED)[:room].decode("utf-8", "ignore")
    kept = kept.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore")
    return _stripped(_before_cluster(stem, len(kept))) + tail


def _fits(name: str, max_bytes: int) -> bool:
    return len(name.encode("utf-8", _ESCAPED)) <= max_bytes and _units(name) <= MAX_BYTES


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _before_cluster(text: str, end: int) -> str:
    cut = end
    while 0 < cut < len(text) and _joins_previous(text[cut]):
        cut -= 1
    # A run of marks without a base has no good place to cut.
    return text[: cut or end]


def _joins_previous(character: str) -> bool:
    is_skin_tone = "\U0001f3fb" <= character <= "\U0001f3ff"
    return is_skin_tone or unicodedata.category(character) in {"Mn", "Mc", "Me"}
