"""Files of certificates of authorities."""

from __future__ import annotations

import re
import ssl
from pathlib import Path

from bitsgui.bits.unreadable import unreadable
from bitsgui.bits.words import say

_MOST = 16 * 2**20
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----[\s\w+/=]+-----END CERTIFICATE-----")


def read_authorities(path: str) -> ssl.SSLContext:
    """Return a context that trusts the certificates in a file, PEM or DER, and nobody else.

    Blocking. Raises: ValueError with a sentence that names the file.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    add_authorities(context, path)
    return context


def add_authorities(context: ssl.SSLContext, path: str) -> None:
    """Let ``context`` trust those too; as :func:`read_authorities`."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(_MOST)
    except OSError as error:
        raise ValueError(unreadable(path, error)) from error
    blocks = _PEM.findall(data)
    try:
        context.load_verify_locations(cadata=b"\n".join(blocks).decode("ascii") if blocks else data)
    except (ssl.SSLError, ValueError) as error:
        raise ValueError(
            say("{path} holds no certificates that can be read.", path=path)
        ) from error
