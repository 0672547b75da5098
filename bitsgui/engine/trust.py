"""Whose certificates are believed: whom the operating system trusts, and whom the user does."""

from __future__ import annotations

import asyncio
import logging
import os
import ssl
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import truststore

from bitsgui.bits.types import SecurityFlags
from bitsgui.bits.words import words_of
from bitsgui.engine.approval import Approver
from bitsgui.engine.authorities import add_authorities
from bitsgui.engine.certificates import end_of
from bitsgui.engine.client_certificates import Identity
from bitsgui.engine.revocation import RevocationLists
from bitsgui.settings.accepted import Accepted, place_of

log = logging.getLogger(__name__)

_ALPN = ["http/1.1"]
_NO_CHECK_TIME = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME of OpenSSL, for which Python has no name."""
# Used where OpenSSL was built with a directory that this system does not have.
_CA_FILES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/cert.pem",
    "/etc/ssl/ca-bundle.pem",
)


@dataclass(frozen=True, slots=True)
class Demands:
    """What a job asks of the certificates of its servers, and which it shows them itself.

    ``flags`` are those of H4; ``approver`` is asked about what is good otherwise; ``identity`` is
    shown to a server that asks, None for none.
    """

    flags: SecurityFlags = SecurityFlags.NONE
    approver: Approver | None = None
    identity: Identity | None = None


NO_DEMANDS = Demands()


class Trust:
    """What TLS is begun with. ``new_context`` makes it; blocking, and only for the first https."""

    def __init__(self, new_context: Callable[[], ssl.SSLContext]) -> None:
        self.on_problem: Callable[[str], None] = lambda _: None
        """Hears, in a sentence, why some are not trusted who should be."""
        self.lists = RevocationLists()
        self._new_context = new_context
        self._ca_file: str | None = None
        self._accepted: Accepted = {}
        self._reading = asyncio.Lock()
        self._contexts: dict[tuple[SecurityFlags, Identity | None], ssl.SSLContext] = {}

    def change(self, ca_file: str | None, accepted: Accepted) -> bool:
        """Trust the authorities in a file too, and single certificates for their servers.

        Returns whether some may be trusted no more that were before.
        """
        is_less = any(accepted.get(place) != digits for place, digits in self._accepted.items())
        self._accepted = accepted
        if ca_file == self._ca_file:
            return is_less
        self._ca_file, self._contexts = ca_file, {}
        return True

    def accepted(self, host: str, port: int) -> str | None:
        """Return the SHA-256 of the certificate a person believes for a server, None for none."""
        return self._accepted.get(place_of(host, port))

    async def context(self, demands: Demands) -> ssl.SSLContext:
        """Return whom to trust; the certificates are read for the first who speaks TLS.

        It checks all but host and date where these are waived.

        Raises: ValueError naming what cannot be read.
        """
        async with self._reading:
            key = (demands.flags, demands.identity)
            if (found := self._contexts.get(key)) is not None:
                return found
            ca_file = self._ca_file
            context, problem = await asyncio.to_thread(self._made, ca_file, demands)
            if ca_file == self._ca_file:
                self._contexts[key] = context
        if problem is not None:
            log.info("authorities are not trusted: %s", problem)
            self.on_problem(problem)
        return context

    def anchored(self, chain: Sequence[bytes], demands: Demands) -> ssl.SSLContext:
        """Return what believes whoever stands at the end of a chain, and nobody else; blocking.

        Raises: ValueError for bytes that are no certificate.
        """
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.set_alpn_protocols(_ALPN)
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        context.load_verify_locations(cadata=end_of(chain))
        _fit(context, demands)
        return context

    def _made(self, ca_file: str | None, demands: Demands) -> tuple[ssl.SSLContext, str | None]:
        """Return a context, and why the user's authorities are missing from it, None if not."""
        context, problem = self._new_context(), None
        context.set_alpn_protocols(_ALPN)
        if ca_file is not None:
            try:
                add_authorities(context, ca_file)
            except ValueError as error:
                problem = words_of(error)
        _fit(context, demands)
        return context, problem


def _fit(context: ssl.SSLContext, demands: Demands) -> None:
    """Have a context show what is to be shown, and not look at what is waived; blocking.

    Where the system itself checks, dates still are (untested: Windows, macOS).
    """
    _keep_modern(context)
    if demands.identity is not None:
        demands.identity.show_in(context)
    if SecurityFlags.IGNORE_CN in demands.flags:
        context.check_hostname = False
    if SecurityFlags.IGNORE_DATE in demands.flags:
        context.verify_flags |= ssl.VerifyFlags(_NO_CHECK_TIME)


def _keep_modern(context: ssl.SSLContext) -> None:
    """Have a context speak TLS 1.2 or newer; a stricter rule of the system stays.

    Builds of Python differ: Debian's offers what its library knows, TLS 1.0 too.
    """
    context.minimum_version = max(context.minimum_version, ssl.TLSVersion.TLSv1_2)


def unchecked_context(identity: Identity | None = None) -> ssl.SSLContext:
    """Return what takes any certificate: for a look at it, nothing may be sent there.

    Blocking if it shows an ``identity``.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_alpn_protocols(_ALPN)
    _keep_modern(context)
    if identity is not None:
        identity.show_in(context)
    return context


def default_ssl_context() -> ssl.SSLContext:
    """Return a context that trusts what the operating system trusts.

    SSL_CERT_FILE and SSL_CERT_DIR replace that trust when set. Blocks for some 20 ms.

    Raises: ValueError naming the variable whose file or directory cannot be used.
    """
    cafile = _readable("SSL_CERT_FILE")
    capath = _readable("SSL_CERT_DIR")
    if cafile or capath:
        return _context_from(cafile, capath)
    if sys.platform in ("win32", "darwin"):
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # Elsewhere truststore does the same but loads the file again for each connection (18 ms).
    context = ssl.create_default_context()
    if context.cert_store_stats()["x509_ca"] == 0 and (known := _known_ca_file()):
        context.load_verify_locations(cafile=known)
    return context


def _readable(variable: str) -> str | None:
    path = os.environ.get(variable)
    if not path:
        return None
    try:
        if variable == "SSL_CERT_DIR":
            next(Path(path).iterdir(), None)
        else:
            Path(path).open("rb").close()
    except OSError as exc:
        raise ValueError(f"{variable} cannot be read: {exc.strerror or exc}") from exc
    return path


def _context_from(cafile: str | None, capath: str | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=cafile, capath=capath)
    except ssl.SSLError as exc:
        raise ValueError(f"SSL_CERT_FILE holds no certificates: {exc}") from exc


def _known_ca_file() -> str | None:
    return next((name for name in _CA_FILES if Path(name).is_file()), None)
