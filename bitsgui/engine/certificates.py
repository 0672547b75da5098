"""Reading what a server's certificate says: only for words, never to decide on trust."""

from __future__ import annotations

import hashlib
import ssl
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bitsgui.bits.certificates import MOST_NAMES, CertificateFacts, CertificateFault
from bitsgui.engine.revocation import RevokedError
from bitsgui.engine.x509_later import oid, serialization, x509

_F = CertificateFault
# X509_V_ERR_* of OpenSSL.
_FAULTS = {
    9: _F.NOT_YET,
    10: _F.EXPIRED,
    23: _F.REVOKED,
    26: _F.USAGE,
    62: _F.NAME,
    64: _F.NAME,
    66: _F.WEAK,
    67: _F.WEAK,
    68: _F.WEAK,
}
_LONGEST = 255
_DER = 2
"""What the library calls the binary form of a certificate."""


def fault_of(verify_code: int) -> CertificateFault | None:
    """Return what a code of OpenSSL's verifier means; None: nobody trusted vouches for it."""
    return _FAULTS.get(verify_code)


def shown_chain(connection: ssl.SSLSocket | ssl.SSLObject) -> list[bytes]:
    """Return the certificates a server showed in DER, its own first; unchecked."""
    return _chain(connection, "get_unverified_chain")


def verified_chain(connection: ssl.SSLSocket | ssl.SSLObject) -> list[bytes]:
    """Return the certificates up to who is trusted, in DER; those shown where none was checked."""
    return _chain(connection, "get_verified_chain") or shown_chain(connection)


def _chain(connection: ssl.SSLSocket | ssl.SSLObject, method: str) -> list[bytes]:
    inner: Any = getattr(connection, "_sslobj", connection)
    chain = None if inner is None else getattr(inner, method)()
    return [each if isinstance(each, bytes) else each.public_bytes(_DER) for each in chain or ()]


def digest_of(connection: ssl.SSLSocket | ssl.SSLObject) -> str:
    """Return the SHA-256 of the certificate a server showed, in hexadecimal digits."""
    return hashlib.sha256(connection.getpeercert(binary_form=True) or b"").hexdigest()


def end_of(chain: Sequence[bytes]) -> bytes:
    """Return the certificate up to which each of a chain was issued by one behind it, in DER.

    Raises: ValueError for bytes that are no certificate.
    """
    left = [x509.load_der_x509_certificate(each) for each in chain]
    end = left.pop(0)
    while above := [each for each in left if each.subject == end.issuer]:
        left.remove(above[0])
        end = above[0]
    return end.public_bytes(serialization.Encoding.DER)


def facts_of(
    chain: Sequence[bytes], verify_code: int, host: str, port: int, *, is_changed: bool
) -> CertificateFacts:
    """Return what is to be told of a chain that was not believed.

    ``is_changed``: another certificate of the server was accepted by hand.

    Raises: ValueError for bytes that are no certificate.
    """
    certificates = [x509.load_der_x509_certificate(each) for each in chain]
    own = told = certificates[0]
    last = x509.load_der_x509_certificate(end_of(chain))
    fault = fault_of(verify_code)
    if is_changed:
        fault = _F.CHANGED
    elif fault is None:
        fault = _F.SELF_SIGNED if own.issuer == own.subject else _missing(last)
    elif fault is _F.EXPIRED and _until(own) > time.time():
        ended = [each for each in certificates if _until(each) <= time.time()]
        fault, told = _F.ISSUER_EXPIRED, ended[0] if ended else own
    return CertificateFacts(
        fault=fault,
        host=host,
        port=port,
        sha256=hashlib.sha256(chain[0]).hexdigest(),
        names=tuple(_names(own)),
        issuer=_name(last.issuer if fault is _F.CHAIN else own.issuer),
        since=told.not_valid_before_utc.timestamp(),
        until=_until(told),
    )


def _missing(last: x509.Certificate) -> CertificateFault:
    """Return whether somebody unknown has issued a chain, or just a link of it is missing.

    It is taken for missing where the ``last`` that is shown says from where to fetch it, as those
    of public authorities do. It is not fetched: the server is to be mended, for all programs.
    """
    if last.issuer == last.subject:
        return _F.ISSUER
    try:
        ways = last.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except (x509.ExtensionNotFound, x509.DuplicateExtension, ValueError):
        return _F.ISSUER
    kinds = {way.access_method for way in ways}
    return _F.CHAIN if oid.AuthorityInformationAccessOID.CA_ISSUERS in kinds else _F.ISSUER


def facts_of_revocation(
    chain: Sequence[bytes], error: RevokedError, host: str, port: int
) -> CertificateFacts:
    """Return what is to be told of a chain one of which was withdrawn, or may have been."""
    facts = facts_of(chain, 0, host, port, is_changed=False)
    until = facts.until if error.until is None else error.until.timestamp()
    return replace(facts, fault=error.fault, issuer=_name(error.about.issuer), until=until)


def _until(certificate: x509.Certificate) -> float:
    return certificate.not_valid_after_utc.timestamp()


def _names(certificate: x509.Certificate) -> list[str]:
    """Return the hosts and addresses a certificate is for, without repetitions."""
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        names = found.get_values_for_type(x509.DNSName)
        names += [str(each) for each in found.get_values_for_type(x509.IPAddress)]
    except (x509.ExtensionNotFound, x509.DuplicateExtension, ValueError):
        names = [_name(certificate.subject)]
    return [_clean(name) for name in dict.fromkeys(names[:MOST_NAMES])]


def _name(name: x509.Name) -> str:
    """Return whom a distinguished name means, in as few words as tell it."""
    for kind in (oid.NameOID.COMMON_NAME, oid.NameOID.ORGANIZATION_NAME):
        for found in name.get_attributes_for_oid(kind):
            return _clean(str(found.value))
    return _clean(name.rfc4514_string())


def _clean(words: str) -> str:
    """Return what somebody on the network wrote, as it can be shown in a line."""
    return "".join(sign if sign.isprintable() else "?" for sign in words[:_LONGEST])
