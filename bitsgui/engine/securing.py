"""TLS over a way to a server, and what is wrong with a certificate that is not believed."""

from __future__ import annotations

import asyncio
import logging
import ssl
from typing import cast

import httpcore

from bitsgui.bits.certificates import CertificateFacts
from bitsgui.engine.certificates import digest_of, facts_of, shown_chain
from bitsgui.engine.kept_connection import Opener
from bitsgui.engine.network import NetworkStream
from bitsgui.engine.trust import Trust, unchecked_context

log = logging.getLogger(__name__)


class UntrustedError(httpcore.ConnectError):
    """A server's certificate was not believed; ``facts`` are what it says."""

    def __init__(self, words: str, facts: CertificateFacts) -> None:
        super().__init__(words)
        self.facts = facts


def secured(plain: Opener, origin: httpcore.Origin, trust: Trust) -> Opener:
    """Return what speaks TLS to ``origin`` over what ``plain`` opens.

    What it returns raises httpcore exceptions, UntrustedError among them, and ValueError if it
    cannot be told whom to trust.
    """
    host = origin.host.decode("ascii")

    async def opened(seconds: float | None) -> httpcore.AsyncNetworkStream:
        accepted = trust.accepted(host, origin.port)
        if accepted is not None and (stream := await shown(seconds, accepted)) is not None:
            return stream
        context = await trust.context()
        stream = await plain(seconds)
        try:
            return await stream.start_tls(context, host, seconds)
        except httpcore.ConnectError as error:
            cause = error.__cause__
            if not isinstance(cause, ssl.SSLCertVerificationError):
                raise
            is_changed = accepted is not None
            facts = await look(seconds, cause.verify_code, is_changed=is_changed)
            if facts is None:
                raise
            raise UntrustedError(str(error), facts) from cause

    async def shown(seconds: float | None, accepted: str) -> httpcore.AsyncNetworkStream | None:
        """Return a stream to who shows the certificate that was accepted, None to another."""
        stream = await plain(seconds)
        secure = await stream.start_tls(unchecked_context(), host, seconds)
        if digest_of(secure.get_extra_info("ssl_object")) == accepted:
            cast("NetworkStream", secure).is_accepted = True
            return secure
        await asyncio.shield(secure.aclose())
        return None

    async def look(
        seconds: float | None, verify_code: int, *, is_changed: bool
    ) -> CertificateFacts | None:
        """Return what the certificate says: after a check that failed nobody tells."""
        try:
            stream = await plain(seconds)
            stream = await stream.start_tls(unchecked_context(), host, seconds)
            try:
                chain = shown_chain(stream.get_extra_info("ssl_object"))
            finally:
                await asyncio.shield(stream.aclose())
            return facts_of(chain, verify_code, host, origin.port, is_changed=is_changed)
        except (httpcore.NetworkError, httpcore.TimeoutException, ValueError, IndexError) as error:
            log.info("no second look at the certificate of %s: %s", host, error)
            return None

    return opened
