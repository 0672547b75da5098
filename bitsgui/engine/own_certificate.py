"""The certificate a job shows to the server of its links, and what servers say to it."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.errors import BitsError, ErrorClass, Hresult, TransferError
from bitsgui.bits.records import JobOptions, JobSecrets
from bitsgui.bits.types import LoginNeed
from bitsgui.bits.words import words_of
from bitsgui.engine import tasks
from bitsgui.engine.certificate_stores import CertificateStores
from bitsgui.engine.client_certificates import Identity, read_identity
from bitsgui.engine.trip import Trip

if TYPE_CHECKING:
    from bitsgui.engine.answer import Answer
    from bitsgui.engine.proxy import Proxy
    from bitsgui.engine.transport import Transport

_DENIALS = frozenset({400, 403, 495, 496})
"""Statuses of servers that want a certificate and got none, or not the right one."""


class OwnCertificate:
    """What a job has to show; read from its files once, when a server of https is first asked."""

    def __init__(self, transport: Transport, options: JobOptions, secrets: JobSecrets) -> None:
        self._transport = transport
        self._interface = options.interface
        self._chosen = options.client_certificate
        self._passphrase = secrets.passphrase
        self._reading = asyncio.Lock()
        self._identity: Identity | None = None

    async def for_trip(self, trip: Trip) -> Identity | None:
        """Return what may be shown where a request goes now: only at the server of the link.

        Raises: TransferError if the job has one that cannot be read.
        """
        if self._chosen is None or trip.remote.scheme != "https" or not trip.is_trusted:
            return None
        async with self._reading:
            if self._identity is None:
                self._identity = await tasks.on_disk(self._read, self._chosen)
        return self._identity

    def _read(self, chosen: tuple[str, ...]) -> Identity:
        try:
            stores = self._transport.certificate_stores
            return read_identity(files_of(chosen, self._passphrase, stores))
        except BitsError as error:
            raise TransferError(error.hresult, words_of(error)) from error

    async def judge_answer(self, answer: Answer, trip: Trip, proxy: Proxy | None) -> None:
        """Note in an answer if it is so for want of a certificate."""
        if answer.status not in _DENIALS:
            return
        try:
            if await self._is_asked(trip, proxy):
                answer.login = await self._need(trip)
        except BaseException:
            await asyncio.shield(answer.reply.aclose())
            raise

    async def judge_failure(
        self, failure: TransferError, trip: Trip, proxy: Proxy | None
    ) -> TransferError:
        """Return the error for a connection that failed, another one if it was for want of one."""
        is_asked = failure.login is LoginNeed.CERTIFICATE
        if not is_asked and failure.code == Hresult.WININET_SECURITY_CHANNEL_ERROR:
            # Before TLS 1.3 servers that got none end the handshake without a reason.
            is_asked = await self._is_asked(trip, proxy)
        if not is_asked:
            return failure
        asked = TransferError(
            Hresult.WININET_CLIENT_AUTH_CERT_NEEDED,
            failure.detail,
            url=failure.url,
            error_class=ErrorClass.FATAL,
        )
        asked.login = await self._need(trip)
        return asked

    async def _is_asked(self, trip: Trip, proxy: Proxy | None) -> bool:
        """Return whether the server a request goes to wants to know who calls."""
        if trip.remote.scheme != "https":
            return False
        return await self._transport.asks_for_certificate(trip.remote, proxy, self._interface)

    async def _need(self, trip: Trip) -> LoginNeed:
        shown = await self.for_trip(trip)
        if shown is None:
            return LoginNeed.CERTIFICATE
        is_over = shown.until <= time.time()
        return LoginNeed.CERTIFICATE_EXPIRED if is_over else LoginNeed.CERTIFICATE_REFUSED


def files_of(
    chosen: tuple[str, ...], passphrase: str | None, stores: CertificateStores
) -> CertificateFiles:
    """Return where the certificate of a job's options is; blocking.

    Raises: BitsError if it is in no store.
    """
    kind, first, second, *location = chosen
    if kind == "file":
        return CertificateFiles(first, second or None, passphrase)
    place = int(location[0]) if location else 0
    if kind == "id":
        found = stores.by_id(place, first, bytes.fromhex(second))
    else:
        found = stores.by_name(place, first, second)
    return CertificateFiles(found.certificate, found.key, passphrase)


def option_of(files: CertificateFiles) -> tuple[str, ...]:
    """Return what stands among a job's options for files."""
    return "file", files.certificate, files.key or ""
