"""News of versions as who publishes the program signs them, and as somebody else might."""

import base64
import json
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bitsgui.bits.news import HEAD, signed_part

KEY = Ed25519PrivateKey.generate()
PUBLIC = base64.b64encode(KEY.public_key().public_bytes_raw()).decode()
PAGE = "https://files.example/bitsgui/new"


def said(version: str = "99.0", *, days: float = 0, lasts: float = 30, **more: object) -> bytes:
    """Return what can be signed: told ``days`` from now, and good for so many more."""
    date = datetime.now(UTC) + timedelta(days=days)
    facts = {
        "version": version,
        "date": date.isoformat(),
        "expires": (date + timedelta(days=lasts)).isoformat(),
        "page": PAGE,
        "words": {"en": "It is faster.", "de": "Sie ist schneller."},
    }
    return json.dumps(facts | more).encode()


def document(text: bytes, key: Ed25519PrivateKey = KEY) -> bytes:
    """Return news that say ``text``, signed by a key."""
    signature = base64.b64encode(key.sign(signed_part(text)))
    return HEAD + b"\ned25519 " + signature + b"\n" + text
