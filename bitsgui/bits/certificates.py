"""What is known of a certificate that a server showed and that was not accepted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Self

_PFX_VERSION = b"\x02\x01\x03"
"""How the content of a PKCS#12 file begins (RFC 7292 section 4), and that of no certificate."""
_LEAST = 16
_SEALED = (b"BEGIN ENCRYPTED PRIVATE KEY", b"Proc-Type: 4,ENCRYPTED")
MOST_NAMES = 20
"""So many names of a certificate are remembered; some have hundreds."""


class CertificateFault(StrEnum):
    """What is wrong with a certificate, the first thing that was found."""

    EXPIRED = "expired"
    ISSUER_EXPIRED = "issuer-expired"
    NOT_YET = "not-yet"
    NAME = "name"
    SELF_SIGNED = "self-signed"
    ISSUER = "issuer"
    CHAIN = "chain"
    """Its issuer is not known, and the server does not show that one's certificate."""
    USAGE = "usage"
    REVOKED = "revoked"
    NO_LIST = "no-list"
    """It does not say where those are listed that its issuer withdrew."""
    LIST_GONE = "list-gone"
    LIST_EXPIRED = "list-expired"
    LIST_FOREIGN = "list-foreign"
    WEAK = "weak"
    CHANGED = "changed"


_OF_LISTS = frozenset(
    {
        CertificateFault.REVOKED,
        CertificateFault.NO_LIST,
        CertificateFault.LIST_GONE,
        CertificateFault.LIST_EXPIRED,
        CertificateFault.LIST_FOREIGN,
    }
)


@dataclass(frozen=True, slots=True)
class CertificateFiles:
    """Where a certificate is that is shown to servers, and its key; both absolute paths.

    ``key`` None: it is in the same file. ``passphrase`` is that of the key, None if it has none.
    """

    certificate: str
    key: str | None = None
    passphrase: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """A server's certificate and its ``fault``.

    ``host`` and ``port`` are whom it was shown for. ``sha256`` is of the whole certificate, 64
    hexadecimal digits. ``names`` are what it is for, at most :data:`MOST_NAMES`; ``issuer`` is who
    vouches for it. ``since`` and ``until`` are seconds since the epoch, of the issuer's own
    certificate where that one has expired, or ``until`` that of a list that has.
    ``is_clock_wrong``: by the time its server has, the certificate is good.
    """

    fault: CertificateFault
    host: str
    port: int
    sha256: str
    names: tuple[str, ...]
    issuer: str
    since: float
    until: float
    is_clock_wrong: bool = False

    @property
    def is_acceptable(self) -> bool:
        """Whether a person may believe it all the same: not what its issuer may have withdrawn."""
        return self.fault not in _OF_LISTS

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> Self:
        """Undo :meth:`to_stored`. Raises: ValueError, TypeError, KeyError."""
        values = dict(stored)
        values["fault"] = CertificateFault(stored["fault"])
        values["names"] = tuple(stored["names"])
        return cls(**values)

    def to_stored(self) -> dict[str, object]:
        """Return it as values JSON can hold."""
        return asdict(self)

    @property
    def fingerprint(self) -> str:
        """The SHA-256 as people compare it: ``AB:CD:...``."""
        return fingerprint_of(self.sha256)


def parts_of(chosen: tuple[str, ...] | None) -> dict[str, str] | None:
    """Return by name what a job's options say of the certificate it shows, None without one."""
    if chosen is None:
        return None
    kind, first, second, *_ = chosen
    names = {"file": ("file", "key"), "id": ("store", "sha1"), "name": ("store", "subject")}
    return dict(zip(names[kind], (first, second), strict=True))


def is_pkcs12(data: bytes) -> bool:
    """Return whether a file of a certificate is one of PKCS#12."""
    if data[:1] != b"\x30" or len(data) < _LEAST:
        return False
    of_length = data[1] & 0x7F if data[1] & 0x80 else 0
    return data[2 + of_length :].startswith(_PFX_VERSION)


def has_passphrase(data: bytes) -> bool:
    """Return whether the key in a file is most likely encrypted; in PKCS#12 it always may be."""
    return is_pkcs12(data) or any(mark in data for mark in _SEALED)


def fingerprint_of(digits: str) -> str:
    """Return hexadecimal digits as people compare them: ``AB:CD:...``."""
    return ":".join(digits[place : place + 2] for place in range(0, len(digits), 2)).upper()
