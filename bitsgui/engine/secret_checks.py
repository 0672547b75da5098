"""What logins and headers of a job may be."""

from __future__ import annotations

from bitsgui.bits.cookies import junk_line
from bitsgui.bits.errors import BitsError, Hresult, InvalidArgumentError, StringTooLongError
from bitsgui.bits.types import (
    DATA_LIMIT,
    HEADERS_LIMIT,
    PASSWORD_LIMIT,
    USER_LIMIT,
    AuthScheme,
    AuthTarget,
    Credential,
)
from bitsgui.bits.words import say

TOKEN_CHARACTERS = frozenset(
    "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
"""Of the names of methods and headers (RFC 9110 section 5.6.2)."""


def slot_of(credential: Credential) -> tuple[AuthTarget, AuthScheme]:
    """Return where a credential is kept: there is one for each target and scheme."""
    return credential.target, credential.scheme


def checked_slot(target: int, scheme: int) -> tuple[AuthTarget, AuthScheme]:
    """Return a known target and scheme."""
    try:
        known_target = AuthTarget(target)
    except ValueError as error:
        raise BitsError("There is no such target.", Hresult.BG_E_INVALID_AUTH_TARGET) from error
    try:
        return known_target, AuthScheme(scheme)
    except ValueError as error:
        raise BitsError("There is no such scheme.", Hresult.BG_E_INVALID_AUTH_SCHEME) from error


def checked_credential(
    target: int, scheme: int, user: str | None, password: str | None
) -> Credential:
    """Return a credential of known kind and legal length."""
    slot = checked_slot(target, scheme)
    if len(user or "") > USER_LIMIT:
        raise BitsError("The user name is too long.", Hresult.BG_E_USERNAME_TOO_LARGE)
    if len(password or "") > PASSWORD_LIMIT:
        raise BitsError("The password is too long.", Hresult.BG_E_PASSWORD_TOO_LARGE)
    takes_logon = slot[1] in {AuthScheme.NTLM, AuthScheme.NEGOTIATE}
    if not takes_logon and (user is None or password is None):
        raise InvalidArgumentError("User name and password are needed.")
    if slot[1] is AuthScheme.BASIC and ":" in (user or ""):
        raise InvalidArgumentError("A user name for Basic cannot have a colon.")
    return Credential(slot[0], slot[1], user, password)


def checked_method(method: object) -> str:
    """Return what can be the name of an HTTP method."""
    if not isinstance(method, str) or not method or not set(method) <= TOKEN_CHARACTERS:
        raise InvalidArgumentError("This is not the name of an HTTP method.")
    return method


def checked_data(data: object) -> bytes | None:
    """Return the body of a request, which is kept in the database."""
    if data is not None and not isinstance(data, bytes):
        raise InvalidArgumentError("Data is sent as bytes.")
    if len(data or b"") > DATA_LIMIT:
        raise InvalidArgumentError(
            say("Data that is sent may have {limit} bytes at most.", limit=DATA_LIMIT)
        )
    return data


def check_headers(text: str) -> None:
    """Refuse text that is no list of header lines, each ending with CRLF."""
    if len(text) + 1 > HEADERS_LIMIT:
        raise StringTooLongError(
            say("Headers may have {limit} characters in all.", limit=HEADERS_LIMIT - 1)
        )
    if text and not text.endswith("\r\n"):
        raise InvalidArgumentError("Every header line must end with CRLF.")
    for line in text.split("\r\n")[:-1]:
        name, colon, _ = line.partition(":")
        is_name = bool(name) and set(name) <= TOKEN_CHARACTERS
        if not colon or not is_name or "\n" in line or "\r" in line or "\0" in line:
            raise InvalidArgumentError("A header is written as Name: value.")


def check_cookies(text: str) -> None:
    """Raise InvalidArgumentError for what is no cookies.txt; what stands there is not repeated."""
    number = junk_line(text)
    if number is not None:
        words = (
            "Line {number} of the cookies is none. Give a file as browsers export it and curl "
            "writes it (cookies.txt): 7 fields a line, with tabs between."
        )
        raise InvalidArgumentError(say(words, number=number))
