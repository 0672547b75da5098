"""TLS over a way to a server, and what is wrong with a certificate that is not believed."""

from __future__ import annotations

import asyncio
import logging
import ssl
from typing import cast

import httpcore

from bitsgui.bits.certificates import CertificateFacts
from bitsgui.bits.types import SecurityFlags
from bitsgui.engine.certificates import (
    digest_of,
    facts_of,
    facts_of_revocation,
    shown_chain,
    verified_chain,
)
from bitsgui.engine.kept_connection import Opener
from bitsgui.engine.network import NetworkStream
from bitsgui.engine.other_usage import is_for_servers_but_usage
from bitsgui.engine.revocation import RevokedError
from bitsgui.engine.trust import Demands, Trust, unchecked_context
from bitsgui.settings.accepted import place_of

log = logging.getLogger(__name__)

_UNKNOWN_CA = frozenset({2, 18, 19, 20, 21})
"""X509_V_ERR_* of OpenSSL: nobody known vouches for a certificate, or it does so itself."""
_WRONG_USAGE = 26


class UntrustedError(httpcore.ConnectError):
    """A server's certificate was not believed; ``facts`` are what it says."""

    def __init__(self, words: str, facts: CertificateFacts) -> None:
        super().__init__(words)
        self.facts = facts


def secured(plain: Opener, origin: httpcore.Origin, trust: Trust, demands: Demands) -> Opener:
    """Return what speaks TLS to ``origin`` over what ``plain`` opens.

    What it returns raises httpcore exceptions, UntrustedError among them, and ValueError if it
    cannot be told whom to trust.
    """
    return _Securing(plain, origin, trust, demands).open


async def begun(
    plain: Opener, context: ssl.SSLContext, host: str, seconds: float | None
) -> NetworkStream:
    """Return TLS over what ``plain`` opens. Raises: httpcore exceptions."""
    stream = await plain(seconds)
    return cast("NetworkStream", await stream.start_tls(context, host, seconds))


class _Securing:
    """Opens connections to one server, one after the other where the first will not do."""

    def __init__(
        self, plain: Opener, origin: httpcore.Origin, trust: Trust, demands: Demands
    ) -> None:
        self._plain = plain
        self._host, self._port = origin.host.decode("ascii"), origin.port
        self._trust = trust
        self._demands = demands

    async def open(self, seconds: float | None) -> httpcore.AsyncNetworkStream:
        stream = await self._believed(seconds)
        try:
            if SecurityFlags.CRL_CHECK in self._demands.flags and not stream.is_accepted:
                await self._look_for_withdrawn(stream)
            if self._demands.approver is None:
                return stream
            chain = shown_chain(stream.get_extra_info("ssl_object"))
            await self._demands.approver.approve(place_of(self._host, self._port), tuple(chain))
        except BaseException:
            await asyncio.shield(stream.aclose())
            raise
        return stream

    async def _look_for_withdrawn(self, stream: NetworkStream) -> None:
        """Raise UntrustedError if one of the chain was withdrawn, or nobody can tell."""
        tls = stream.get_extra_info("ssl_object")
        context = await self._trust.context(self._demands)
        try:
            await self._trust.lists.check(
                verified_chain(tls), lambda: context.get_ca_certs(binary_form=True)
            )
        except RevokedError as error:
            facts = facts_of_revocation(shown_chain(tls), error, self._host, self._port)
            raise UntrustedError(str(error), facts) from error

    async def _believed(self, seconds: float | None) -> NetworkStream:
        """Return a stream to a server that is believed, or whose certificate was accepted."""
        accepted = self._trust.accepted(self._host, self._port)
        if accepted is not None:
            stream = await self._unchecked(seconds)
            if digest_of(stream.get_extra_info("ssl_object")) == accepted:
                stream.is_accepted = True
                return stream
            await asyncio.shield(stream.aclose())
        try:
            return await self._checked(seconds)
        except httpcore.ConnectError as error:
            cause = error.__cause__
            if not isinstance(cause, ssl.SSLCertVerificationError):
                raise
            chain = await self._look(seconds)
            facts = self._facts(chain, cause.verify_code, is_changed=accepted is not None)
            if facts is None:
                raise
            raise UntrustedError(str(error), facts) from cause

    async def _checked(self, seconds: float | None) -> NetworkStream:
        """Return a stream to a server that is believed, in all that is not waived."""
        context = await self._trust.context(self._demands)
        try:
            return await self._begun(context, seconds)
        except httpcore.ConnectError as error:
            code = _verify_code(error)
            if SecurityFlags.IGNORE_UNKNOWN_CA in self._demands.flags and code in _UNKNOWN_CA:
                return await self._vouched_for_by_itself(seconds, error)
            if SecurityFlags.IGNORE_WRONG_USAGE in self._demands.flags and code == _WRONG_USAGE:
                return await self._for_another_usage(seconds, error, context)
            raise

    async def _vouched_for_by_itself(
        self, seconds: float | None, error: httpcore.ConnectError
    ) -> NetworkStream:
        """Check all but who vouches for it: the end of what the server shows is believed."""
        chain = await self._look(seconds)
        if not chain:
            raise error
        context = await asyncio.to_thread(self._trust.anchored, chain, self._demands)
        try:
            return await self._begun(context, seconds)
        except httpcore.ConnectError as other:
            is_waived = SecurityFlags.IGNORE_WRONG_USAGE in self._demands.flags
            if is_waived and _verify_code(other) == _WRONG_USAGE:
                return await self._for_another_usage(seconds, other, context)
            raise

    async def _for_another_usage(
        self, seconds: float | None, error: httpcore.ConnectError, context: ssl.SSLContext
    ) -> NetworkStream:
        """Have another library check all but what it is for: OpenSSL would check nothing more."""
        stream = await self._unchecked(seconds)
        chain = shown_chain(stream.get_extra_info("ssl_object"))
        roots = context.get_ca_certs(binary_form=True)
        check = (chain, roots, self._host, self._demands.flags)
        if await asyncio.to_thread(is_for_servers_but_usage, *check):
            return stream
        await asyncio.shield(stream.aclose())
        raise error

    async def _unchecked(self, seconds: float | None) -> NetworkStream:
        """Return a stream to whoever answers: who uses it has to look at what was shown first."""
        identity = self._demands.identity
        if identity is None:
            return await self._begun(unchecked_context(), seconds)
        return await self._begun(await asyncio.to_thread(unchecked_context, identity), seconds)

    async def _begun(self, context: ssl.SSLContext, seconds: float | None) -> NetworkStream:
        return await begun(self._plain, context, self._host, seconds)

    async def _look(self, seconds: float | None) -> list[bytes]:
        """Return the certificates the server shows: after a check that failed nobody tells."""
        try:
            stream = await self._begun(unchecked_context(), seconds)
        except (httpcore.NetworkError, httpcore.TimeoutException) as error:
            log.info("no second look at the certificate of %s: %s", self._host, error)
            return []
        try:
            return shown_chain(stream.get_extra_info("ssl_object"))
        finally:
            await asyncio.shield(stream.aclose())

    def _facts(
        self, chain: list[bytes], verify_code: int, *, is_changed: bool
    ) -> CertificateFacts | None:
        if not chain:
            return None
        try:
            return facts_of(chain, verify_code, self._host, self._port, is_changed=is_changed)
        except ValueError as error:
            log.info("the certificate of %s cannot be read: %s", self._host, error)
            return None


def _verify_code(error: httpcore.ConnectError) -> int:
    """Return what OpenSSL's verifier had against a certificate, 0 for another failure."""
    cause = error.__cause__
    return cause.verify_code if isinstance(cause, ssl.SSLCertVerificationError) else 0
