"""NTLM, Kerberos and SPNEGO by pyspnego: the system's own where it has them."""

from __future__ import annotations

import hashlib
import logging

import spnego
from cryptography import x509
from spnego.channel_bindings import GssChannelBindings
from spnego.exceptions import SpnegoError

from bitsgui.bits.types import AuthScheme, Credential

log = logging.getLogger(__name__)


class UnavailableError(Exception):
    """A scheme cannot be used here; says why."""


class Context:
    """One side of a handshake."""

    def __init__(self, inner: spnego.ContextProxy) -> None:
        self._inner = inner

    def step(self, in_token: bytes | None = None) -> bytes | None:
        """Return the answer to the other side's token, None if there is none; may block."""
        try:
            return self._inner.step(in_token)
        # No ticket is to be had, or what the other side sent is no token: its bytes are read
        # without a look at their length, and what that raises is not of one kind.
        except Exception as error:  # noqa: BLE001
            log.info("no answer to a token: %s", type(error).__name__)
            return None


def client_context(credential: Credential, host: str, certificate: bytes | None) -> Context:
    """Return our side of a handshake with HTTP on ``host``.

    Without a user it is the one who is logged on to this machine. ``certificate`` is the one the
    server showed, in DER; the login is of no use to anybody on the way then.

    Raises: UnavailableError.
    """
    protocol = "ntlm" if credential.scheme is AuthScheme.NTLM else "negotiate"
    data = None if certificate is None else _server_end_point(certificate)
    bindings = None if data is None else GssChannelBindings(application_data=data)
    try:
        inner = spnego.client(
            credential.user,
            credential.password,
            hostname=host,
            service="HTTP",
            protocol=protocol,
            channel_bindings=bindings,
        )
    except (SpnegoError, ImportError, ValueError, OSError) as error:
        raise UnavailableError(str(error)) from error
    return Context(inner)


def _server_end_point(certificate: bytes) -> bytes:
    """Return the channel binding "tls-server-end-point" of a connection (RFC 5929 section 4).

    ``certificate`` is the server's, in DER. Its own hash is taken, or SHA-256 for those too weak.
    """
    found = x509.load_der_x509_certificate(certificate).signature_hash_algorithm
    is_weak = found is None or found.name in {"md5", "sha1"}
    name = "sha256" if found is None or is_weak else found.name
    return b"tls-server-end-point:" + hashlib.new(name, certificate).digest()
