"""The library for certificates, imported at its first use.

It takes 9 MB and a tenth of a second, and most runs meet no certificate that somebody else than
OpenSSL has to read.
"""

from __future__ import annotations

import threading
from importlib import import_module
from typing import TYPE_CHECKING, Any

__all__ = ("exceptions", "hashes", "oid", "pkcs12", "serialization", "verification", "x509")


_importing = threading.RLock()
"""Held for an import: these modules import each other, and two threads would wait in a circle."""


class _Later:
    """Stands for a module; any thread may be the first to use it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the module has
        with _importing:
            module = import_module(self._name)
        return getattr(module, name)


if TYPE_CHECKING:
    from cryptography import exceptions, x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.serialization import pkcs12
    from cryptography.x509 import oid, verification
else:
    exceptions = _Later("cryptography.exceptions")
    hashes = _Later("cryptography.hazmat.primitives.hashes")
    oid = _Later("cryptography.x509.oid")
    pkcs12 = _Later("cryptography.hazmat.primitives.serialization.pkcs12")
    serialization = _Later("cryptography.hazmat.primitives.serialization")
    verification = _Later("cryptography.x509.verification")
    x509 = _Later("cryptography.x509")
