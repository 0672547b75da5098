"""Logging in to servers and proxies: which scheme, what to answer, and when to stop.

One ``Login`` serves all requests with the same credentials to the same server or proxy, of all
jobs, so that a wrong password is tried once and not by every connection.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import logging
import secrets
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from bitsgui.bits.challenges import Challenge
from bitsgui.bits.digest_login import DigestSession
from bitsgui.bits.headers import wire_bytes
from bitsgui.bits.types import AuthScheme, AuthTarget, Credential, LoginNeed

if TYPE_CHECKING:
    from bitsgui.engine.sspi import Context

log = logging.getLogger(__name__)

_STRENGTH = (AuthScheme.NEGOTIATE, AuthScheme.NTLM, AuthScheme.DIGEST, AuthScheme.BASIC)
# Not Negotiate: a server that means Kerberos by it would get a password's NTLM, and refuse that
# where it takes Basic.
_OF_A_PASSWORD = (AuthScheme.NTLM, AuthScheme.DIGEST, AuthScheme.BASIC)
_MOST_LEGS = {AuthScheme.NTLM: 2, AuthScheme.NEGOTIATE: 8}
_REMEMBERED = 512
_MOST_TRIES = 12
_MOST_REFUSED = 8


@cache
def kerberos_is_there() -> bool:
    """Return whether tickets can be had: by the system, or by the packages of an extra.

    Those of the bundle are there, but cannot be loaded where the system has no Kerberos.
    """
    if sys.platform == "win32":
        return True
    try:
        for name in ("gssapi", "krb5"):
            import_module(name)
    except (ImportError, OSError) as error:
        log.info("no Kerberos: %s", error)
        return False
    return True


_Reply = TypeVar("_Reply")
Request = tuple[str, str]
"""Method and target, as they stand in the first line of a request."""


class Round:
    """The answers of one request by one scheme."""

    scheme: AuthScheme
    is_bound = False
    """Whether its answers, and what is asked for, belong to one connection."""
    legs = 0
    """How many answers were given, where they are bound."""

    def __init__(self, credential: Credential) -> None:
        self._login = (credential.user or "", credential.password or "")

    async def answer(self, offered: Sequence[Challenge], request: Request) -> str | None:
        """Return the header's value for the next try, None if there is nothing more to say."""
        raise TypeError("of no scheme")


class _BasicRound(Round):
    scheme = AuthScheme.BASIC

    def __init__(self, credential: Credential) -> None:
        super().__init__(credential)
        pair = ":".join(self._login)
        self.value = "Basic " + base64.b64encode(wire_bytes(pair)).decode("ascii")
        self.is_said = False

    async def answer(self, offered: Sequence[Challenge], request: Request) -> str | None:
        if self.is_said:
            return None
        self.is_said = True
        return self.value


class _DigestRound(Round):
    scheme = AuthScheme.DIGEST

    def __init__(self, credential: Credential, session: DigestSession | None = None) -> None:
        super().__init__(credential)
        self.session = session
        self._answered: str | None = None

    async def answer(self, offered: Sequence[Challenge], request: Request) -> str | None:
        """Answer once, and again when only the nonce was too old."""
        session = DigestSession.strongest(offered)
        if session is None or not self._is_to_answer(session):
            return None
        self._answered, self.session = session.nonce, session
        return self.say(request)

    def _is_to_answer(self, session: DigestSession) -> bool:
        is_first = self._answered is None
        return is_first or (session.is_stale and session.nonce != self._answered)

    def say(self, request: Request) -> str:
        """Return an answer with the nonce of the last challenge."""
        assert self.session is not None
        return self.session.answer(self._login, request, secrets.token_hex(16))


class _TokenRound(Round):
    """NTLM and Negotiate, whose tokens go to and fro on one connection."""

    is_bound = True

    def __init__(self, credential: Credential, host: str, certificate: bytes | None) -> None:
        super().__init__(credential)
        self.scheme = credential.scheme
        self._open = (credential, host, certificate)
        self._word = "NTLM" if self.scheme is AuthScheme.NTLM else "Negotiate"
        self._context: Context | None = None

    async def answer(self, offered: Sequence[Challenge], request: Request) -> str | None:
        mine = next((c for c in offered if c.scheme == self._word.lower()), None)
        is_refused = mine is None or (self.legs > 0 and not mine.token)
        if mine is None or is_refused or self.legs >= _MOST_LEGS[self.scheme]:
            return None
        # It may ask a key distribution centre, or read files. We speak first, whatever came.
        token = await asyncio.to_thread(self._step, mine.token if self.legs else "")
        self.legs += 1
        return None if token is None else f"{self._word} {base64.b64encode(token).decode('ascii')}"

    def _step(self, token: str) -> bytes | None:
        # Loaded when it is first needed: few servers want it, and it takes a tenth of a second.
        from bitsgui.engine import sspi  # noqa: PLC0415

        try:
            received = base64.b64decode(token, validate=True) if token else None
            if self._context is None:
                self._context = sspi.client_context(*self._open)
            return self._context.step(received)
        except (sspi.UnavailableError, ValueError) as error:
            log.info("%s cannot be used: %s", self._word, error)
            return None


@dataclass(slots=True)
class Refusals:
    """How many logins were refused so far."""

    count: int = 0


class Login:
    """How one server or proxy is logged in to, with credentials for this target only.

    ``host`` is the name a ticket is for; ``refusals`` counts those of all logins.
    """

    def __init__(
        self, host: str, credentials: Sequence[Credential], refusals: Refusals | None = None
    ) -> None:
        self._host = host
        self._refusals = refusals or Refusals()
        self._credentials = {c.scheme: c for c in credentials}
        self._turn = asyncio.Lock()
        self._is_settled = False
        self._refused: dict[tuple[AuthScheme, str | None], int] = {}
        self._said: set[AuthScheme] = set()
        self._lacks_ticket = False
        self._basic: str | None = None
        self._digest: DigestSession | None = None

    @contextlib.asynccontextmanager
    async def turn(self) -> AsyncGenerator[None]:
        """Let one request find out first whether the password is right, then all others go."""
        if self._is_settled:
            yield
            return
        async with self._turn:
            if not self._is_settled:
                yield
                return
        yield

    def unasked(self, request: Request) -> tuple[str | None, Round | None]:
        """Return what to send before being asked, as earlier requests were, and its round."""
        if self._digest is not None:
            digest = _DigestRound(self._credentials[AuthScheme.DIGEST], self._digest)
            return digest.say(request), digest
        if self._basic is not None:
            basic = _BasicRound(self._credentials[AuthScheme.BASIC])
            basic.is_said = True
            return self._basic, basic
        return None, None

    async def begin(
        self, offered: Sequence[Challenge], request: Request, certificate: bytes | None = None
    ) -> tuple[Round | None, str | None]:
        """Return a round by the strongest scheme offered that can be answered, and its answer.

        ``certificate`` is the one the server showed, in DER, None without TLS.
        What was refused is not tried again, and no weaker scheme in its place. Basic is never
        said to whom another scheme was: somebody on the way may have left that out.
        """
        for scheme in _STRENGTH:
            credential, mine = self._credentials.get(scheme), _of(scheme, offered)
            if credential is None or not mine:
                continue
            if self._is_refused(scheme, mine) or self._is_weaker(scheme):
                break
            begun = self._round(credential, certificate)
            if (value := await begun.answer(mine, request)) is not None:
                self._said.add(scheme)
                return begun, value
            self._lacks_ticket = self._lacks_ticket or _is_logon(credential)
        return None, None

    def _is_refused(self, scheme: AuthScheme, offered: Sequence[Challenge]) -> bool:
        """Return whether a part of a server refused this before, or too many parts did."""
        return (scheme, _realm(offered)) in self._refused or len(self._refused) >= _MOST_REFUSED

    def _is_weaker(self, scheme: AuthScheme) -> bool:
        return scheme is AuthScheme.BASIC and bool(self._said) and scheme not in self._said

    def _round(self, credential: Credential, certificate: bytes | None) -> Round:
        if credential.scheme is AuthScheme.BASIC:
            return _BasicRound(credential)
        if credential.scheme is AuthScheme.DIGEST:
            return _DigestRound(credential)
        return _TokenRound(credential, self._host, certificate)

    def take(self, round_: Round) -> None:
        """Note that a round was enough, so that later requests need not be asked."""
        self._is_settled, self._lacks_ticket = True, False
        if isinstance(round_, _DigestRound):
            self._digest = round_.session
        elif isinstance(round_, _BasicRound):
            self._basic = round_.value

    def refuse(self, round_: Round, offered: Sequence[Challenge]) -> None:
        """Note that a round ended with the same question."""
        self._is_settled = True
        self._refusals.count += 1
        self._refused[round_.scheme, _realm(_of(round_.scheme, offered))] = self._refusals.count
        self._basic = self._digest = None

    def need(self, offered: Sequence[Challenge]) -> LoginNeed:
        """Return what came of it where this is still asked for."""
        for scheme, credential in self._credentials.items():
            mine = _of(scheme, offered)
            if mine and self._is_refused(scheme, mine):
                is_logon = _is_logon(credential)
                return LoginNeed.TICKET_REFUSED if is_logon else LoginNeed.REFUSED
        if self._lacks_ticket and _of(AuthScheme.NEGOTIATE, offered):
            return LoginNeed.NO_TICKET if kerberos_is_there() else LoginNeed.NO_KERBEROS
        return wanted(offered)

    def retry(self, known: int) -> None:
        """Let what was refused be tried once more, but for what came after the first ``known``."""
        self._lacks_ticket = False
        later = {what: number for what, number in self._refused.items() if number > known}
        if later != self._refused:
            self._refused, self._is_settled = later, False


def _is_logon(credential: Credential) -> bool:
    return credential.scheme is AuthScheme.NEGOTIATE and credential.user is None


def _of(scheme: AuthScheme, offered: Sequence[Challenge]) -> list[Challenge]:
    return [c for c in offered if c.scheme == scheme.name.lower()]


def _realm(offered: Sequence[Challenge]) -> str | None:
    """Return for which part of a server a login is: others may take what this one refuses."""
    return offered[0].params.get("realm", "") if offered else None


class LoginBook:
    """The logins of all jobs, kept in memory only."""

    def __init__(self) -> None:
        self._logins: dict[tuple[AuthTarget, str, frozenset[Credential]], Login] = {}
        self.refusals = Refusals()

    def login(
        self, target: AuthTarget, origin: str, host: str, credentials: Sequence[Credential]
    ) -> Login | None:
        """Return the login for a server or proxy, None without any credentials.

        ``origin`` tells servers apart (scheme, host and port), ``host`` is the name alone.
        """
        if not credentials:
            return None
        key = (target, origin, frozenset(credentials))
        found = self._logins.pop(key, None) or Login(host, credentials, self.refusals)
        self._logins[key] = found
        while len(self._logins) > _REMEMBERED:
            del self._logins[next(iter(self._logins))]
        return found

    def retry(self, known: int) -> None:
        """Let what was refused be tried once more: somebody asked for it.

        Not what was refused after the first ``known``, of which they had not heard: of many jobs
        that failed and go on together, one tries.
        """
        for login in self._logins.values():
            login.retry(known)


def any_scheme(target: AuthTarget, user: str, password: str) -> tuple[Credential, ...]:
    """Return a login given without a scheme, as in a link, for all that it may be used with."""
    # In Basic a colon ends the name.
    schemes = [s for s in _OF_A_PASSWORD if s is not AuthScheme.BASIC or ":" not in user]
    return tuple(Credential(target, scheme, user, password) for scheme in schemes)


def logon(target: AuthTarget) -> tuple[Credential, ...]:
    """Return the login of who is logged on to this machine, by a ticket of Kerberos."""
    return (Credential(target, AuthScheme.NEGOTIATE, None, None),)


def wanted(offered: Sequence[Challenge] | None) -> LoginNeed:
    """Return whether user and password would answer what is asked, or a ticket alone."""
    is_simple = any(challenge.scheme in {"basic", "ntlm"} for challenge in offered or ())
    if is_simple or DigestSession.strongest(offered or ()) is not None:
        return LoginNeed.WANTED
    if not _of(AuthScheme.NEGOTIATE, offered or ()):
        return LoginNeed.NONE
    return LoginNeed.TICKET if kerberos_is_there() else LoginNeed.NO_KERBEROS


async def load_kerberos(offered: Sequence[Challenge] | None) -> None:
    """Have it known whether tickets can be had, where one is asked for: loading that takes long."""
    if _of(AuthScheme.NEGOTIATE, offered or ()):
        await asyncio.to_thread(kerberos_is_there)


def may_take_ticket(offered: Sequence[Challenge] | None) -> bool:
    """Return whether a ticket of Kerberos is taken too, and may be had here."""
    return bool(_of(AuthScheme.NEGOTIATE, offered or ())) and kerberos_is_there()


async def logged_in(
    login: Login,
    request: Request,
    send: Callable[[str | None, Round | None, _Reply | None], Awaitable[_Reply]],
    challenges: Callable[[_Reply], list[Challenge] | None],
    certificate: Callable[[_Reply], bytes | None] = lambda _: None,
) -> tuple[_Reply, LoginNeed]:
    """Send a request, answering what it is asked; return the last reply and what came of it.

    That is NONE unless the reply still asks: REFUSED, or WANTED if another would help.

    Args:
        login: Whose credentials to use.
        request: What is sent.
        send: Sends it with a value for the header and the round that is of, on the connection of
            the reply given if the round is bound to one; disposes of that reply.
        challenges: What a reply asks for, None if it asks for no login.
        certificate: What the server showed on the connection of a reply, in DER.
    """
    value, round_ = login.unasked(request)
    reply = await send(value, round_, None)
    offered = challenges(reply)
    if offered is None:
        return reply, LoginNeed.NONE
    if round_ is not None and not _of(round_.scheme, offered):
        round_ = None  # another part of the server than where that was learnt
    async with login.turn():
        for _ in range(_MOST_TRIES):
            if round_ is None:
                round_, value = await login.begin(offered, request, certificate(reply))
            else:
                value = await round_.answer(offered, request)
            if value is None or round_ is None:
                break
            reply = await send(value, round_, reply)
            asked = challenges(reply)
            if asked is None:
                login.take(round_)
                return reply, LoginNeed.NONE
            offered = asked
        if round_ is not None:
            login.refuse(round_, offered)
    await load_kerberos(offered)
    return reply, login.need(offered)
