"""Hide the secrets in a piece of text: in the log, and in reports made of it."""

from __future__ import annotations

import re

from bitsgui.bits.url_mask import mask

# The punctuation of the sentence around an address is no part of it, nor of a secret at its end.
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s'\"<>]*[^\s'\"<>:.,;!?)\]}]")
_SECRET_HEADER = re.compile(
    r"(?i)\b((?:proxy-)?authorization|(?:set-)?cookie|x-(?:api-key|auth-token|csrf-token))"
    r"(['\"]?\s*[:=,]\s*)[^\r\n]+"
)
_SECRET_VALUE = re.compile(
    r"(?i)\b((?:\w+[_-])?(?:password|passwd|pwd|passphrase|secret|token|api[_-]?key))"
    r"(['\"]?\s*[:=]\s*)(?:'[^'\r\n]*'|\"[^\"\r\n]*\"|[^\s,;&)}\]]*[^\s,;&)}\]:.!?])"
)


def mask_text(text: str) -> str:
    """Return ``text`` with every address masked and every secret header and value hidden.

    Never raises, and is idempotent; see :func:`bitsgui.bits.url_mask.mask` for addresses.
    """
    text = _SECRET_HEADER.sub(r"\1\2***", text)
    text = _ADDRESS.sub(lambda match: mask(match[0]), text)
    return _SECRET_VALUE.sub(r"\1\2***", text)


MOST = 300
"""Characters that are kept of what a server said in words of its own."""


def foreign_words(text: str, most: int = MOST) -> str:
    """Return what a server, a proxy or a library said, fit to be kept and shown: one short line.

    Secrets are hidden as in :func:`mask_text`; what a terminal would obey or that reorders a line
    is a question mark.
    """
    plain = mask_text(text)
    shown = "".join(sign if sign.isprintable() else "?" for sign in plain[:most])
    return shown if len(plain) <= most else f"{shown}\u2026"
