"""The certificate a job shows to the server of its links, or of a rule, and what they say to it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.errors import BitsError, ErrorClass, Hresult, TransferError
from bitsgui.bits.records import JobOptions, JobSecrets, Origin
from bitsgui.bits.types import LoginNeed
from bitsgui.bits.words import words_of
from bitsgui.engine import tasks
from bitsgui.engine.certificate_stores import CertificateStores
from bitsgui.engine.client_certificates import Identity, read_identity
from bitsgui.engine.trip import Trip
from bitsgui.settings import host_rules
from bitsgui.settings.schema import Settings

if TYPE_CHECKING:
    from bitsgui.engine.answer import Answer
    from bitsgui.engine.proxy import Proxy
    from bitsgui.engine.transport import Transport

_DENIALS = frozenset({400, 403, 495, 496})
"""Statuses of servers that want a certificate and got none, or not the right one."""


class OwnCertificate:
    """What a job has to show; read from its files once, when a server of https is first asked.

    Rules for servers say what is shown to those, unless the job has its own for the server of its
    link. Jobs of programs use what rules say only if they were told to use what is stored.
    """

    def __init__(
        self,
        transport: Transport,
        options: JobOptions,
        secrets: JobSecrets,
        settings: Callable[[], Settings],
    ) -> None:
        self._transport = transport
        self._interface = options.interface
        self._settings = settings
        self._follows_rules = options.use_stored_credentials or options.origin is not Origin.API
        self._chosen = options.client_certificate
        self._passphrase = secrets.passphrase
        self._reading = asyncio.Lock()
        self._identities: dict[tuple[str, ...], Identity] = {}

    async def for_trip(self, trip: Trip) -> Identity | None:
        """Return what may be shown where a request goes now: by the job, or by a rule.

        Raises: TransferError if there is one that cannot be read.
        """
        if trip.remote.scheme != "https":
            return None
        chosen = self._chosen if trip.is_trusted else None
        chosen = chosen or self._ruled(trip)
        if chosen is None:
            return None
        async with self._reading:
            if chosen not in self._identities:
                self._identities[chosen] = await self._identity(chosen)
        return self._identities[chosen]

    def _ruled(self, trip: Trip) -> tuple[str, ...] | None:
        rules = host_rules.parse(self._settings().host_rules) if self._follows_rules else ()
        rule = host_rules.rule_for(rules, trip.remote.host, trip.remote.port)
        files = None if rule is None else rule.files
        return None if files is None else option_of(files)

    async def _identity(self, chosen: tuple[str, ...]) -> Identity:
        known, passphrase = self._transport.passphrases, self._passphrase
        if chosen != self._chosen and known is not None:
            _, certificate, key = chosen
            files = await known.completed(CertificateFiles(certificate, key or None))
            passphrase = files.passphrase
        return await tasks.on_disk(self._read, chosen, passphrase)

    def _read(self, chosen: tuple[str, ...], passphrase: str | None) -> Identity:
        try:
            return read_identity(files_of(chosen, passphrase, self._transport.certificate_stores))
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
