"""Turn the host of an address into the one form that is looked up and compared."""

import ipaddress
import re
import stringprep
import unicodedata
from encodings import idna
from urllib.parse import unquote_to_bytes

__all__ = ["UrlError", "canonical_host"]

_DOTS = re.compile("[.\u3002\uff0e\uff61]")
_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_MAX_HOST = 253
# The standard library knows IDNA2003 only, which maps sharp s and final sigma and drops joiners;
# browsers (UTS 46) keep all of them, so the two would reach different hosts. Letters are kept by
# hand, joiners refused because they need tables the library lacks; the xn-- form works.
_KEPT = re.compile("([\u00df\u03c2])")
_JOINERS = re.compile("[\u200c\u200d]")
_REFUSAL = "This international host name cannot be converted; use its xn-- form instead."


class UrlError(ValueError):
    """An address that cannot be used; the message is a sentence for the user."""


def canonical_host(text: str) -> str:
    """Return a host in lower-case ASCII (xn--, dotted quad, or IPv6 in brackets).

    Percent escapes are decoded. Stricter than browsers, never looser: unusual spellings of IPv4
    addresses and names where IDNA2003 and UTS 46 might disagree are refused.
    Source: WHATWG URL standard, host parsing.
    Raises: UrlError.
    """
    if text.startswith("["):
        return _ipv6(text)
    name = _decoded(text)
    name = name.lower() if name.isascii() else _idna(name)
    if not name:
        raise UrlError("The address has no host name.")
    if not _HOST.fullmatch(name) or len(name.removesuffix(".")) > _MAX_HOST:
        raise UrlError("The host name contains a character or part that is not allowed.")
    last = name.removesuffix(".").rpartition(".")[2]
    return _ipv4(name) if _NUMBER.fullmatch(last) else name


def _decoded(text: str) -> str:
    try:
        return unquote_to_bytes(text).decode()
    except UnicodeError as error:
        raise UrlError("The host name contains bytes that are not text.") from error


def _ipv6(text: str) -> str:
    inner = text[1:-1] if text.endswith("]") and "%" not in text else ""
    try:
        address = ipaddress.IPv6Address(inner)
    except ValueError as error:
        raise UrlError("The address between the brackets is not a valid IPv6 address.") from error
    if address.ipv4_mapped is not None:
        # Python 3.13 began to print these with dots; the URL standard wants groups.
        low = int(address) & 0xFFFFFFFF
        return f"[::ffff:{low >> 16:x}:{low & 0xFFFF:x}]"
    return f"[{address}]"


def _ipv4(name: str) -> str:
    try:
        return str(ipaddress.IPv4Address(name.removesuffix(".")))
    except ValueError as error:
        message = "A host name that ends in a number must be an IPv4 address like 192.0.2.1."
        raise UrlError(message) from error


def _idna(name: str) -> str:
    return ".".join(_ascii_label(label) for label in _DOTS.split(name))


def _ascii_label(label: str) -> str:
    if label.isascii() and not label.lower().startswith("xn--"):
        return label.lower()
    pieces = _KEPT.split(label.replace("\u1e9e", "\u00df"))
    prepared = "".join(c if c and _KEPT.fullmatch(c) else _prepared(c) for c in pieces)
    if prepared.isascii() and not prepared.startswith("xn--"):
        return prepared
    if prepared.startswith("xn--") or not _is_plain(prepared):
        raise UrlError(_REFUSAL)
    return "xn--" + prepared.encode("punycode").decode("ascii")


def _prepared(piece: str) -> str:
    """Fold case and width; refuse what IDNA2003 and current Unicode fold differently."""
    visible = "".join(c for c in piece if not stringprep.in_table_b1(c))
    folded = unicodedata.normalize("NFKC", visible).casefold()
    try:
        prepared = idna.nameprep(piece)
    except UnicodeError as error:
        raise UrlError(_REFUSAL) from error
    if prepared != unicodedata.normalize("NFKC", folded) or _JOINERS.search(piece):
        raise UrlError(_REFUSAL)
    return prepared


def _is_plain(label: str) -> bool:
    """Letters, digits, marks and hyphens only, known to Unicode, not starting with a mark."""
    categories = [unicodedata.category(c) for c in label]
    is_known = all(kind[0] in "LM" or kind == "Nd" for kind in categories if kind != "Pd")
    hyphens_only = all(c == "-" for c in label if unicodedata.category(c) == "Pd")
    return bool(label) and is_known and hyphens_only and categories[0][0] != "M"
