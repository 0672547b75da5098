"""Read the file name out of a Content-Disposition field as lenient browsers do."""

import binascii
import re
from urllib.parse import unquote_to_bytes

__all__ = ["decode_bytes", "filename_from_disposition", "percent_decoded"]

_BREAKS = re.compile(r"[\t\r\n]")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_CONTINUATION = re.compile(r"filename\*(0|[1-9][0-9]{0,3})(\*?)")
_CHARSET_PREFIX = re.compile(r"([^']*)'[^']*'")
_ENCODED_WORD = re.compile(r"=\?([^?]*)\?([QqBb])\?([^?]*)\?=")
_WORD_AHEAD = re.compile(r"\s=\?")
_Q_ESCAPE = re.compile(rb"=([0-9A-Fa-f]{2})")

# Codecs Python calls text but no server means by a charset; some execute escapes or change hosts.
_NOT_CHARSETS = frozenset(
    {"idna", "mbcs", "oem", "punycode", "raw_unicode_escape", "undefined", "unicode_escape"}
    | {"utf7", "utf_7"}
)


def filename_from_disposition(value: str, *, charset: str | None = None) -> str | None:
    """Return the bare file name a Content-Disposition field carries, or None.

    Args:
        value: the field value; its bytes are given as Latin-1 code points.
        charset: what to try when raw bytes are not UTF-8 (the charset of the referring page).

    ``filename*`` wins over ``filename``, that over RFC 2231 continuations; the first of several
    wins. Of a value with separators only the last component stays. The result is decoded but
    not yet safe to use on disk: pass it through ``names.safe_name``.
    Source: RFC 6266, RFC 8187, RFC 2047 words and percent escapes as in Chromium.
    """
    parameters = _parameters(value)
    name = _extended(parameters.get("filename*", ""))
    if name is None and "filename" in parameters:
        name = _plain(parameters["filename"], charset)
    if name is None:
        name = _continued(parameters, charset)
    return _last_component(name) if name else None


def decode_bytes(raw: bytes, charset: str | None = None) -> str:
    """Decode bytes of unknown charset: UTF-8, then ``charset``, then windows-1252."""
    for candidate in ("utf-8", charset, "cp1252"):
        text = _decode(raw, candidate) if candidate else None
        if text is not None:
            return text
    return raw.decode("latin-1")


def percent_decoded(text: str, charset: str | None = None) -> str:
    """Decode percent escapes as UTF-8 or ``charset``; text that is neither stays as it is."""
    if not _PERCENT.search(text):
        return text
    raw = unquote_to_bytes(text)
    for candidate in ("utf-8", charset):
        decoded = _decode(raw, candidate) if candidate else None
        if decoded is not None:
            return decoded
    return text


def _parameters(value: str) -> dict[str, str]:
    found: dict[str, str] = {}
    position = 0
    while position < len(value):
        name, mark, position = _take_name(value, position)
        if mark != "=":
            continue
        content, position = _take_value(value, position)
        found.setdefault(name, content)
    return found


def _take_name(value: str, start: int) -> tuple[str, str, int]:
    end = start
    while end < len(value) and value[end] not in ";=":
        end += 1
    return value[start:end].strip().lower(), value[end : end + 1], end + 1


def _take_value(value: str, start: int) -> tuple[str, int]:
    while start < len(value) and value[start].isspace():
        start += 1
    end = value.find(";", start) if value[start : start + 1] != '"' else -1
    if value[start : start + 1] == '"':
        content, end = _take_quoted(value, start + 1)
        # A mark in front tells a quoted value from a token: RFC 8187 values are never quoted.
        return '"' + content, end
    end = len(value) if end < 0 else end
    return value[start:end].rstrip(), end + 1


def _take_quoted(value: str, start: int) -> tuple[str, int]:
    content: list[str] = []
    position = start
    while position < len(value) and value[position] != '"':
        if value[position] == "\\" and position + 1 < len(value):
            position += 1
        content.append(value[position])
        position += 1
    end = value.find(";", position)
    return "".join(content), len(value) if end < 0 else end + 1


def _extended(value: str) -> str | None:
    charset, _, rest = value.partition("'")
    _, mark, encoded = rest.partition("'")
    if not charset or not mark or not encoded.isascii() or _BAD_PERCENT.search(encoded):
        return None
    if encoded.startswith('"') or value.startswith('"'):
        return None
    return _decode(unquote_to_bytes(encoded), charset)


def _plain(value: str, charset: str | None) -> str | None:
    text = _BREAKS.sub(" ", value.removeprefix('"'))
    if not text.isascii():
        return _raw_text(text, charset)
    if re.search(r"(?:^|\s)=\?", text):
        return _encoded_words(text)
    return percent_decoded(text, charset)


def _raw_text(text: str, charset: str | None) -> str:
    try:
        raw = text.encode("latin-1")
    except UnicodeEncodeError:
        return text
    return decode_bytes(raw, charset)


def _continued(parameters: dict[str, str], charset: str | None) -> str | None:
    parts: dict[int, tuple[str, bool]] = {}
    for name, content in parameters.items():
        if match := _CONTINUATION.fullmatch(name):
            parts.setdefault(int(match[1]), (content.removeprefix('"'), bool(match[2])))
    if 0 not in parts:
        return None
    first, is_encoded = parts[0]
    if is_encoded and (match := _CHARSET_PREFIX.match(first)):
        charset, first = match[1], first[match.end() :]
    parts[0] = (first, is_encoded)
    raw = b""
    for index in range(len(parts)):
        if index not in parts:
            break
        content, is_encoded = parts[index]
        raw += unquote_to_bytes(content) if is_encoded else content.encode("latin-1", "replace")
    return decode_bytes(raw, charset)


def _encoded_words(text: str) -> str | None:
    """Decode RFC 2047 words; None if one is broken: an undecoded word is of no use as a name."""
    pieces: list[str] = []
    position = 0
    while position < len(text):
        match = _ENCODED_WORD.match(text, position)
        if match is None:
            end = _next_word(text, position)
            if end is None:
                return None
            pieces.append(text[position:end])
            position = end
            continue
        word = _encoded_word(match[1], match[2], match[3])
        after = text[match.end() :]
        if word is None or (after and not after[0].isspace()):
            return None
        pieces.append(word)
        position = len(text) - len(after.lstrip())
    return "".join(pieces)


def _next_word(text: str, start: int) -> int | None:
    if text.startswith("=?", start):
        return None
    match = _WORD_AHEAD.search(text, start)
    return match.start() + 1 if match else len(text)


def _encoded_word(charset: str, kind: str, content: str) -> str | None:
    try:
        if kind in "Bb":
            raw = binascii.a2b_base64(content.encode("ascii"), strict_mode=True)
        else:
            raw = _q_bytes(content.encode("ascii"))
    except ValueError:
        return None
    return _decode(raw, charset.partition("*")[0])


def _q_bytes(content: bytes) -> bytes:
    if b"=" in _Q_ESCAPE.sub(b"", content):
        msg = "broken Q escape"
        raise ValueError(msg)
    spaced = content.replace(b"_", b" ")
    return _Q_ESCAPE.sub(lambda match: bytes.fromhex(match[1].decode()), spaced)


def _decode(raw: bytes, charset: str) -> str | None:
    name = charset.strip().lower()
    if not name.isascii() or name.replace("-", "_") in _NOT_CHARSETS:
        return None
    if name.replace("-", "").replace("_", "") in {"iso88591", "latin1", "usascii", "ascii"}:
        # The WHATWG Encoding standard reads these labels as windows-1252.
        return raw.decode("cp1252", "replace") if _is_cp1252(raw) else raw.decode("latin-1")
    try:
        return raw.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _is_cp1252(raw: bytes) -> bool:
    return not any(byte in b"\x81\x8d\x8f\x90\x9d" for byte in raw)


def _last_component(name: str) -> str | None:
    return re.split(r"[/\\]", name.rstrip("/\\"))[-1].strip() or None
