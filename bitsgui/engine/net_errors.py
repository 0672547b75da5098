"""What a failed connection means to a job: the one place that reads network exceptions."""

from __future__ import annotations

import errno
import re
import socket
import ssl

import httpx

from bitsgui.bits.certificates import CertificateFault
from bitsgui.bits.errors import (
    ErrorClass,
    Hresult,
    Recovery,
    TransferError,
    http_error,
)
from bitsgui.bits.masking import foreign_words
from bitsgui.bits.types import ErrorContext, LoginNeed
from bitsgui.engine.approval import RefusedError
from bitsgui.engine.binding import BindingError
from bitsgui.engine.certificates import fault_of
from bitsgui.engine.proxy import ProxyRefused, ProxyUnreachable
from bitsgui.engine.revocation import RevokedError
from bitsgui.engine.securing import UntrustedError
from bitsgui.engine.transport import proxy_status

_UNREACHABLE = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN}
_RESET = {errno.ECONNRESET, errno.EPIPE}

_TOO_OLD = ("UNSUPPORTED_PROTOCOL", "ALERT_PROTOCOL_VERSION", "DH_KEY_TOO_SMALL")
"""What OpenSSL calls versions and keys that nobody takes any more; another try brings no others."""
_ALERT = re.compile(r"_ALERT_([A-Z_]+)\]")
"""What the other side said, in OpenSSL's words for the version of TLS that first had it."""
_ABOUT_OURS = frozenset(
    {
        "CERTIFICATE_REQUIRED",
        "BAD_CERTIFICATE",
        "UNSUPPORTED_CERTIFICATE",
        "CERTIFICATE_REVOKED",
        "CERTIFICATE_EXPIRED",
        "CERTIFICATE_UNKNOWN",
        "UNKNOWN_CA",
        "ACCESS_DENIED",
        "DECRYPT_ERROR",
    }
)
"""Alerts by which a server says what it has against the certificate it was shown, or that there
was none (RFC 8446 section 6.2)."""

_CERTIFICATE = {
    CertificateFault.EXPIRED: Hresult.WININET_SEC_CERT_DATE_INVALID,
    CertificateFault.NOT_YET: Hresult.WININET_SEC_CERT_DATE_INVALID,
    CertificateFault.NAME: Hresult.WININET_SEC_CERT_CN_INVALID,
    CertificateFault.USAGE: Hresult.WININET_SEC_CERT_WRONG_USAGE,
    CertificateFault.REVOKED: Hresult.WININET_SEC_CERT_REVOKED,
    CertificateFault.NO_LIST: Hresult.WININET_SEC_CERT_REV_FAILED,
    CertificateFault.LIST_GONE: Hresult.WININET_SEC_CERT_REV_FAILED,
    CertificateFault.LIST_EXPIRED: Hresult.WININET_SEC_CERT_REV_FAILED,
    CertificateFault.LIST_FOREIGN: Hresult.WININET_SEC_CERT_REV_FAILED,
    CertificateFault.WEAK: Hresult.WININET_SECURE_FAILURE,
}


def network_error(error: Exception, url: str) -> TransferError:
    """Return the error of a job for what httpx, the sockets or TLS raised."""
    if any(isinstance(link, BindingError) for link in _chain(error)):
        return TransferError(Hresult.WINSOCK_ADDRESS_NOT_AVAILABLE, _words(error), url=url)
    if isinstance(error.__cause__, ProxyUnreachable):
        return TransferError(Hresult.WININET_PROXY_SERVER_UNREACHABLE, _words(error), url=url)
    if isinstance(error, httpx.ProxyError):
        status = proxy_status(error)
        if status is not None:
            cause = error.__cause__
            return http_error(
                status,
                "from the proxy",
                url=url,
                context=ErrorContext.GENERAL_TRANSPORT,
                login=cause.login if isinstance(cause, ProxyRefused) else LoginNeed.NONE,
            )
    if _is_our_fault(error):
        # What was asked for cannot be sent (a header with a line end, a trust store that cannot
        # be read): no retry would change that.
        return TransferError(
            Hresult.E_INVALIDARG,
            foreign_words(str(error)) or _words(error),
            url=url,
            error_class=ErrorClass.FATAL,
            recovery=Recovery.CONTINUE,
            context=ErrorContext.GENERAL_TRANSPORT,
        )
    refused = next((link for link in _chain(error) if isinstance(link, RefusedError)), None)
    if refused is not None:
        return TransferError(
            refused.code,
            _words(error),
            url=url,
            error_class=ErrorClass.TRANSIENT,
            recovery=Recovery.CONTINUE,
            context=ErrorContext.SERVER_CERTIFICATE_CALLBACK,
        )
    failure = TransferError(_tls_code(error) or _code(error), _words(error), url=url)
    if failure.code == Hresult.WININET_CLIENT_AUTH_CERT_NEEDED:
        failure.login = LoginNeed.CERTIFICATE
    shown = (link.facts for link in _chain(error) if isinstance(link, UntrustedError))
    failure.certificate = next(shown, None)
    return failure


def _is_our_fault(error: Exception) -> bool:
    if isinstance(error, httpx.LocalProtocolError):
        return True
    return isinstance(error, ValueError) and not isinstance(error, UnicodeError)


def _chain(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def _words(error: Exception) -> str:
    text = next((str(e) for e in reversed(_chain(error)) if str(e)), "")
    return foreign_words(text) or type(error).__name__  # it may have what a server sent in it


def _tls_code(error: Exception) -> int | None:
    for link in _chain(error):
        if isinstance(link, RevokedError):
            return _CERTIFICATE[link.fault]
        if isinstance(link, ssl.SSLCertVerificationError):
            fault = fault_of(link.verify_code)
            return Hresult.WININET_INVALID_CA if fault is None else _CERTIFICATE[fault]
        if isinstance(link, ssl.SSLWantReadError | ssl.SSLWantWriteError):
            continue  # asyncio's way of waiting; what broke the wait stands elsewhere in the chain
        if isinstance(link, ssl.SSLError):
            if any(words in str(link) for words in _TOO_OLD):
                return Hresult.WININET_SECURE_FAILURE
            said = _ALERT.search(str(link))
            if said is not None and said[1] in _ABOUT_OURS:
                return Hresult.WININET_CLIENT_AUTH_CERT_NEEDED
            return Hresult.WININET_SECURITY_CHANNEL_ERROR
    return None


_BY_CLASS: tuple[tuple[type[Exception], Hresult], ...] = (
    (httpx.TimeoutException, Hresult.WININET_TIMEOUT),
    (httpx.ConnectError, Hresult.WININET_CANNOT_CONNECT),
    (httpx.ProxyError, Hresult.WININET_CANNOT_CONNECT),
    (httpx.UnsupportedProtocol, Hresult.WININET_UNRECOGNIZED_SCHEME),
)


def _code(error: Exception) -> int:
    chain = _chain(error)
    if any(isinstance(link, socket.gaierror | UnicodeError) for link in chain):
        return Hresult.WININET_NAME_NOT_RESOLVED
    known = next((code for cls, code in _BY_CLASS if isinstance(error, cls)), None)
    if known is not None:
        return known
    if isinstance(error, httpx.RemoteProtocolError):
        return _protocol_code(str(error).lower())
    numbers = {link.errno for link in chain if isinstance(link, OSError)}
    if numbers & _UNREACHABLE:
        return Hresult.WININET_CANNOT_CONNECT
    is_reset = bool(numbers & _RESET)
    return Hresult.WININET_CONNECTION_RESET if is_reset else Hresult.WININET_CONNECTION_ABORTED


def _protocol_code(words: str) -> int:
    """Tell a server that hung up from one that speaks no HTTP."""
    if "disconnected" in words or "closed connection" in words:
        return Hresult.WININET_CONNECTION_ABORTED
    return Hresult.WININET_INVALID_SERVER_RESPONSE
