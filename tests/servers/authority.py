"""Certificates for loopback servers: good, expired, for another host, by an unknown authority."""

import ssl
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeAlias

import trustme

CertificateKind: TypeAlias = Literal["good", "expired", "wrong_host"]
NAMES = ("127.0.0.1", "127.0.0.2", "localhost", "::1", "files.example")


class Authority:
    """A certificate authority of its own, with its PEM files in a folder."""

    def __init__(self, folder: Path) -> None:
        self._ca = trustme.CA()
        self._folder = folder
        self.ca_file = folder / "ca.pem"
        self._ca.cert_pem.write_to_path(self.ca_file)

    def client_context(self) -> ssl.SSLContext:
        """Return a client context that trusts only this authority."""
        return ssl.create_default_context(cafile=str(self.ca_file))

    def server_context(self, kind: CertificateKind = "good") -> ssl.SSLContext:
        """Return a server context with a certificate of that kind."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._issued(kind).configure_cert(context)
        return context

    def certificate(self, kind: CertificateKind = "good") -> Path:
        """Return a PEM file with key and chain."""
        path = self._folder / f"{kind}.pem"
        self._issued(kind).private_key_and_cert_chain_pem.write_to_path(path)
        return path

    def _issued(self, kind: CertificateKind) -> trustme.LeafCert:
        if kind == "wrong_host":
            return self._ca.issue_cert("elsewhere.example")
        if kind == "expired":
            return self._ca.issue_cert(*NAMES, not_after=datetime(2020, 1, 1, tzinfo=UTC))
        return self._ca.issue_cert(*NAMES)
