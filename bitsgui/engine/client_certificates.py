"""Certificates shown to servers that ask who calls, and the files they are kept in."""

from __future__ import annotations

import hashlib
import secrets
import ssl
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from bitsgui.bits.certificates import CertificateFiles, is_pkcs12
from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.unreadable import unreadable
from bitsgui.bits.words import say
from bitsgui.engine.x509_later import exceptions, pkcs12, serialization, x509

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes, PublicKeyTypes

_MOST = 2**20
_PEM = b"-----BEGIN "
_Found: TypeAlias = "tuple[list[x509.Certificate], PrivateKeyTypes | None]"


@dataclass(frozen=True, slots=True)
class Identity:
    """A certificate with its key. Two are the same if their certificates are.

    ``digest`` is the SHA-256 of the certificate, ``until`` seconds since the epoch. ``sealed`` are
    key and chain in PEM, the key encrypted with ``word``, which was made for it and is nowhere
    else: a file of it gives nothing away.
    """

    digest: str
    subject: str = field(compare=False)
    until: float = field(compare=False)
    sealed: bytes = field(repr=False, compare=False)
    word: bytes = field(repr=False, compare=False)

    def show_in(self, context: ssl.SSLContext) -> None:
        """Have a context show it to servers that ask; blocking. Raises: OSError."""
        # OpenSSL's functions for memory are not to be had in Python: it reads a file.
        with tempfile.TemporaryDirectory(prefix="bitsgui-") as folder:
            path = Path(folder, "certificate.pem")
            path.touch(0o600)
            path.write_bytes(self.sealed)
            context.load_cert_chain(path, password=self.word)
        # Some servers ask only once they know what is wanted of them (TLS 1.3).
        context.post_handshake_auth = True


def read_identity(files: CertificateFiles) -> Identity:
    """Return what PEM or PKCS#12 files hold; blocking.

    Raises: BitsError with a sentence that names the file. WININET_CLIENT_AUTH_NO_ACCESS_PRIVATE_KEY
        means that a passphrase is missing, or is not the one.
    """
    data = _read(files.certificate)
    is_store = is_pkcs12(data)
    found, key = (_of_pkcs12 if is_store else _of_pem)(files.certificate, data, files.passphrase)
    if files.key is not None and not is_store:
        key = _key_in(files.key, _read(files.key), files.passphrase)
    if not found:
        raise _refusal("{path} holds no certificate.", files.certificate, Hresult.CRYPT_E_NOT_FOUND)
    if key is None:
        raise _refusal(
            "{path} holds no private key.",
            files.key or files.certificate,
            Hresult.WININET_CLIENT_AUTH_NO_PRIVATE_KEY,
        )
    own = _owner_of(key, found)
    if own is None:
        raise _refusal(
            "The private key in {path} belongs to another certificate.",
            files.key or files.certificate,
            Hresult.WININET_CLIENT_AUTH_NO_PRIVATE_KEY,
        )
    return _identity(own, [each for each in found if each is not own], key)


def first_in(path: str) -> x509.Certificate | None:
    """Return the first certificate of a file, None if it cannot be read without a passphrase.

    Blocking.
    """
    try:
        data = _read(path)
        found = _of_pkcs12(path, data, None)[0] if is_pkcs12(data) else _certificates_in(data)
    except BitsError:
        return None
    return found[0] if found else None


def _identity(
    own: x509.Certificate, above: Sequence[x509.Certificate], key: PrivateKeyTypes
) -> Identity:
    word = secrets.token_hex(32).encode()
    sealed = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(word),
    )
    chain = b"".join(each.public_bytes(serialization.Encoding.PEM) for each in (own, *above))
    return Identity(
        digest=hashlib.sha256(own.public_bytes(serialization.Encoding.DER)).hexdigest(),
        subject=simple_name(own),
        until=own.not_valid_after_utc.timestamp(),
        sealed=sealed + chain,
        word=word,
    )


def simple_name(certificate: x509.Certificate) -> str:
    """Return the values of a subject, one after the other: ``Example Ltd, Amy``."""
    return ", ".join(str(each.value) for each in certificate.subject)


def _refusal(words: str, path: str, code: Hresult) -> BitsError:
    return BitsError(say(words, path=path), code)


def _read(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            data = file.read(_MOST + 1)
    except (OSError, ValueError) as error:
        is_gone = isinstance(error, FileNotFoundError)
        code = Hresult.CRYPT_E_NOT_FOUND if is_gone else Hresult.E_ACCESSDENIED
        raise BitsError(unreadable(path, error), code) from error
    if len(data) > _MOST:
        raise _refusal("{path} holds no certificate.", path, Hresult.CRYPT_E_NOT_FOUND)
    return data


def _of_pkcs12(path: str, data: bytes, passphrase: str | None) -> _Found:
    words = [b"", None] if passphrase is None else [passphrase.encode()]
    for word in words:
        try:
            key, own, above = pkcs12.load_key_and_certificates(data, word)
        except (ValueError, exceptions.UnsupportedAlgorithm):
            continue
        return [each for each in (own, *above) if each is not None], key
    raise _locked(path, passphrase)


def _of_pem(path: str, data: bytes, passphrase: str | None) -> _Found:
    found = _certificates_in(data)
    return found, _key_in(path, data, passphrase) if found else None


def _certificates_in(data: bytes) -> list[x509.Certificate]:
    try:
        if _PEM in data:
            return x509.load_pem_x509_certificates(data)
        return [x509.load_der_x509_certificate(data)]
    except ValueError:
        return []


def _key_in(path: str, data: bytes, passphrase: str | None) -> PrivateKeyTypes | None:
    """Return the first private key of a PEM or DER file, None if there is none."""
    load = (
        serialization.load_pem_private_key if _PEM in data else serialization.load_der_private_key
    )
    try:
        return load(data, None)
    except (ValueError, exceptions.UnsupportedAlgorithm):
        return None
    except TypeError:  # it is encrypted
        pass
    if passphrase is None:
        raise _locked(path, None)
    try:
        return load(data, passphrase.encode())
    except (ValueError, exceptions.UnsupportedAlgorithm) as error:
        raise _locked(path, passphrase) from error


def _locked(path: str, passphrase: str | None) -> BitsError:
    words = (
        "The private key in {path} needs its passphrase."
        if passphrase is None
        else "This is not the passphrase of the private key in {path}."
    )
    return _refusal(words, path, Hresult.WININET_CLIENT_AUTH_NO_ACCESS_PRIVATE_KEY)


def _owner_of(
    key: PrivateKeyTypes, certificates: Sequence[x509.Certificate]
) -> x509.Certificate | None:
    wanted = _public(key.public_key())
    return next((each for each in certificates if _public(each.public_key()) == wanted), None)


def _public(key: PublicKeyTypes) -> bytes:
    return key.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
