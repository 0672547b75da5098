"""Certificate chains with any fault a server may have, made by hand."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
SERVER, CLIENT = ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH
NAMES = ("localhost", "127.0.0.1")
_DAY = timedelta(days=1)


class Holder:
    """A certificate with its key, and those of its issuers that a server shows."""

    def __init__(self, certificate: x509.Certificate, key: Key, above: tuple[Self, ...]) -> None:
        self.certificate = certificate
        self.key = key
        self._above = above

    @property
    def der(self) -> bytes:
        """The certificate alone."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        """The certificate alone."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def key_pem(self, password: bytes | None = None) -> bytes:
        """Return the key, encrypted if there is a password."""
        sealing = serialization.BestAvailableEncryption(password) if password else None
        return self.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            sealing or serialization.NoEncryption(),
        )

    def write(self, path: Path) -> Path:
        """Write key and shown chain to a PEM file."""
        path.write_bytes(b"".join([self.key_pem(), self.pem, *(each.pem for each in self._above)]))
        return path

    def server_context(self, folder: Path) -> ssl.SSLContext:
        """Return what a server speaks TLS with; ``folder`` takes its file."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_ciphers("DEFAULT:@SECLEVEL=0")  # a weak key is what a client has to refuse
        context.load_cert_chain(self.write(folder / f"{id(self)}.pem"))
        return context

    def issue(  # noqa: PLR0913 - each of them makes another chain
        self,
        *names: str,
        title: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        usage: x509.ObjectIdentifier | None = SERVER,
        key: Key | None = None,
        is_issuer: bool = False,
        crl_url: str | None = None,
        issuer_url: str | None = None,
        shows_issuers: bool = True,
    ) -> "Holder":
        """Return a certificate issued by this one, for a server unless it ``is_issuer``."""
        own_key = key or ec.generate_private_key(ec.SECP256R1())
        made = _made(
            title or (names or ("nobody",))[0],
            self.certificate.subject,
            own_key,
            (since, until),
            is_issuer=is_issuer,
        )
        above = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        made = made.add_extension(above, critical=False)
        if names:
            made = made.add_extension(x509.SubjectAlternativeName(_general(names)), critical=False)
        if usage is not None and not is_issuer:
            made = made.add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
        if crl_url is not None:
            point = x509.DistributionPoint(
                [x509.UniformResourceIdentifier(crl_url)], None, None, None
            )
            made = made.add_extension(x509.CRLDistributionPoints([point]), critical=False)
        if issuer_url is not None:
            way = x509.AccessDescription(
                AuthorityInformationAccessOID.CA_ISSUERS, x509.UniformResourceIdentifier(issuer_url)
            )
            made = made.add_extension(x509.AuthorityInformationAccess([way]), critical=False)
        certificate = made.sign(self.key, hashes.SHA256())
        is_root = self.certificate.issuer == self.certificate.subject
        is_alone = is_root or not shows_issuers
        return Holder(certificate, own_key, () if is_alone else (self, *self._above))

    def crl(
        self,
        *revoked: x509.Certificate,
        until: datetime | None = None,
        key: Key | None = None,
        scope: str | None = None,
    ) -> bytes:
        """Return the list of what this issuer withdrew, in DER.

        ``key`` signs it in place of the issuer's own; ``scope`` is the link it is for alone.
        """
        now = datetime.now(UTC)
        made = x509.CertificateRevocationListBuilder().issuer_name(self.certificate.subject)
        made = made.last_update(now - 2 * _DAY).next_update(until or now + _DAY)
        for each in revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(each.serial_number)
            made = made.add_revoked_certificate(entry.revocation_date(now - _DAY).build())
        if scope is not None:
            names = [x509.UniformResourceIdentifier(scope)]
            flags = dict.fromkeys(
                (
                    "only_contains_user_certs",
                    "only_contains_ca_certs",
                    "indirect_crl",
                    "only_contains_attribute_certs",
                ),
                False,
            )
            point = x509.IssuingDistributionPoint(names, None, only_some_reasons=None, **flags)
            made = made.add_extension(point, critical=True)
        return made.sign(key or self.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def root(title: str = "A test root", until: datetime | None = None) -> Holder:
    """Return a root of its own."""
    key = ec.generate_private_key(ec.SECP256R1())
    return self_signed(title, key=key, until=until, is_issuer=True)


def self_signed(
    title: str,
    *names: str,
    key: Key | None = None,
    until: datetime | None = None,
    is_issuer: bool = False,
) -> Holder:
    """Return a certificate that nobody else vouches for."""
    own_key = key or ec.generate_private_key(ec.SECP256R1())
    made = _made(title, _named(title), own_key, (None, until), is_issuer=is_issuer)
    if names:
        made = made.add_extension(x509.SubjectAlternativeName(_general(names)), critical=False)
    return Holder(made.sign(own_key, hashes.SHA256()), own_key, ())


def weak_key() -> Key:
    """Return a key that no library takes by default."""
    return rsa.generate_private_key(65537, 1024)  # noqa: S505 - that is the point


def _named(title: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, title)])


def _general(names: tuple[str, ...]) -> list[x509.GeneralName]:
    return [
        x509.IPAddress(ip_address(name)) if name[:1].isdigit() else x509.DNSName(name)
        for name in names
    ]


def _made(
    title: str,
    issuer: x509.Name,
    key: Key,
    period: tuple[datetime | None, datetime | None],
    *,
    is_issuer: bool,
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    since, until = period
    end = until or now + 30 * _DAY
    made = x509.CertificateBuilder().subject_name(_named(title)).issuer_name(issuer)
    made = made.public_key(key.public_key()).serial_number(x509.random_serial_number())
    made = made.not_valid_before(since or min(now, end) - 30 * _DAY).not_valid_after(end)
    made = made.add_extension(x509.BasicConstraints(ca=is_issuer, path_length=None), critical=True)
    if not is_issuer:
        return made
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
    return made.add_extension(usage, critical=True)
