"""Checking certificates that are not meant for servers, in all but that."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from ipaddress import ip_address

from bitsgui.bits.types import SecurityFlags
from bitsgui.engine.x509_later import verification, x509

log = logging.getLogger(__name__)


def is_for_servers_but_usage(
    chain: Sequence[bytes], roots: Sequence[bytes], host: str, flags: SecurityFlags
) -> bool:
    """Return whether one of ``roots`` vouches for a chain, its own certificate first, in DER.

    What a certificate is for counts for nothing, nor does its host or its date where ``flags``
    waive them. Stricter than OpenSSL in all else. Blocking.
    """
    try:
        certificates = [x509.load_der_x509_certificate(each) for each in chain]
        trusted = [x509.load_der_x509_certificate(each) for each in roots]
    except ValueError as error:
        log.info("certificates of %s cannot be read: %s", host, error)
        return False
    builder = (
        verification.PolicyBuilder()
        .store(verification.Store(trusted))
        .extension_policies(
            ca_policy=verification.ExtensionPolicy.webpki_defaults_ca(),
            ee_policy=verification.ExtensionPolicy.webpki_defaults_ee().may_be_present(
                x509.ExtendedKeyUsage, verification.Criticality.AGNOSTIC, None
            ),
        )
    )
    if SecurityFlags.IGNORE_DATE not in flags:
        return _is_good(builder, certificates, host, flags)
    moments = _moments_of(certificates)
    return any(_is_good(builder.time(each), certificates, host, flags) for each in moments)


def _is_good(
    builder: verification.PolicyBuilder,
    certificates: Sequence[x509.Certificate],
    host: str,
    flags: SecurityFlags,
) -> bool:
    own, *others = certificates
    try:
        if SecurityFlags.IGNORE_CN in flags:
            builder.build_client_verifier().verify(own, others)
        else:
            builder.build_server_verifier(_subject(host)).verify(own, others)
    except (verification.VerificationError, ValueError) as error:
        log.info("the certificate of %s is not good but for its usage: %s", host, error)
        return False
    return True


def _moments_of(certificates: Sequence[x509.Certificate]) -> tuple[datetime, ...]:
    """Return now, and the end and the beginning of the time in which all were valid."""
    since = max(each.not_valid_before_utc for each in certificates)
    until = min(each.not_valid_after_utc for each in certificates)
    return datetime.now(UTC), until, since


def _subject(host: str) -> verification.Subject:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)
