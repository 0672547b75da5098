"""The code of a job for everything httpx, the sockets and TLS raise."""

import errno
import socket
import ssl

import httpx
import pytest

from bitsgui.bits.errors import ErrorClass, Hresult, http_hresult
from bitsgui.bits.sentences import describe
from bitsgui.engine.net_errors import network_error

H = Hresult


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


def unverified(number: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError("certificate verify failed")
    error.verify_code = number
    return error


CASES = [
    (httpx.ConnectTimeout("x"), H.WININET_TIMEOUT),
    (httpx.ReadTimeout("x"), H.WININET_TIMEOUT),
    (httpx.WriteTimeout("x"), H.WININET_TIMEOUT),
    (httpx.ConnectError("x"), H.WININET_CANNOT_CONNECT),
    (httpx.ProxyError("x"), H.WININET_CANNOT_CONNECT),
    (httpx.ProxyError("407 Proxy Authentication Required"), http_hresult(407)),
    (httpx.ProxyError("503 Service Unavailable"), http_hresult(503)),
    (caused(httpx.ConnectError("x"), socket.gaierror(-2, "x")), H.WININET_NAME_NOT_RESOLVED),
    (UnicodeError("label too long"), H.WININET_NAME_NOT_RESOLVED),
    (caused(httpx.ReadError("x"), OSError(errno.ECONNRESET, "x")), H.WININET_CONNECTION_RESET),
    (caused(httpx.WriteError("x"), OSError(errno.EPIPE, "x")), H.WININET_CONNECTION_RESET),
    (caused(httpx.ReadError("x"), OSError(errno.EHOSTUNREACH, "x")), H.WININET_CANNOT_CONNECT),
    (caused(httpx.ReadError("x"), OSError(errno.ENETUNREACH, "x")), H.WININET_CANNOT_CONNECT),
    (caused(httpx.ReadError("x"), OSError(errno.ENETDOWN, "x")), H.WININET_CANNOT_CONNECT),
    (httpx.ReadError("x"), H.WININET_CONNECTION_ABORTED),
    (httpx.RemoteProtocolError("Server disconnected"), H.WININET_CONNECTION_ABORTED),
    (httpx.RemoteProtocolError("peer closed connection"), H.WININET_CONNECTION_ABORTED),
    (httpx.RemoteProtocolError("illegal status line"), H.WININET_INVALID_SERVER_RESPONSE),
    (httpx.UnsupportedProtocol("x"), H.WININET_UNRECOGNIZED_SCHEME),
    (httpx.LocalProtocolError("Illegal header value"), H.E_INVALIDARG),
    (ValueError("SSL_CERT_FILE cannot be read"), H.E_INVALIDARG),
    (caused(httpx.ConnectError("x"), unverified(10)), H.WININET_SEC_CERT_DATE_INVALID),
    (caused(httpx.ConnectError("x"), unverified(9)), H.WININET_SEC_CERT_DATE_INVALID),
    (caused(httpx.ConnectError("x"), unverified(62)), H.WININET_SEC_CERT_CN_INVALID),
    (caused(httpx.ConnectError("x"), unverified(64)), H.WININET_SEC_CERT_CN_INVALID),
    (caused(httpx.ConnectError("x"), unverified(18)), H.WININET_INVALID_CA),
    (caused(httpx.ConnectError("x"), unverified(23)), H.WININET_SEC_CERT_REVOKED),
    (caused(httpx.ConnectError("x"), unverified(26)), H.WININET_SEC_CERT_WRONG_USAGE),
    (
        caused(httpx.ConnectError("x"), ssl.SSLError(1, "wrong version number")),
        H.WININET_SECURITY_CHANNEL_ERROR,
    ),
    (
        caused(
            httpx.ReadError("x"),
            ssl.SSLError(1, "[SSL: TLSV13_ALERT_CERTIFICATE_REQUIRED] tlsv13 alert"),
        ),
        H.WININET_CLIENT_AUTH_CERT_NEEDED,
    ),
]


@pytest.mark.parametrize(("error", "code"), CASES, ids=lambda value: repr(value)[:50])
def test_each_failure_has_its_code_and_words(error: Exception, code: int) -> None:
    found = network_error(error, "http://h/f")
    assert found.code == code
    assert found.url == "http://h/f"
    assert found.detail
    assert found.error_class in {ErrorClass.TRANSIENT, ErrorClass.FATAL}
    assert describe(found.code).hint


def test_a_failure_without_words_is_named_by_its_type() -> None:
    assert network_error(httpx.ReadError(""), "http://h/f").detail == "ReadError"
