"""The callback of a job that judges the certificates of its servers (H7)."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TypeAlias

import httpcore

from bitsgui.bits.errors import S_OK, Hresult

log = logging.getLogger(__name__)

_FAILURE = 0x80000000

CertificateCheck: TypeAlias = Callable[[str, tuple[bytes, ...]], Awaitable[int]]
"""Gets a server as ``host:port``, and what it shows in DER, its own certificate first.

S_OK believes it; any other HRESULT is the error the job gets.
"""


class RefusedError(httpcore.ConnectError):
    """A callback did not believe a certificate, or is not there any more; ``code`` says which."""

    def __init__(self, code: int) -> None:
        super().__init__("the certificate was not approved")
        self.code = code


class Approver:
    """Asks a job's callback, once for what it approves; None stands for one that is gone."""

    def __init__(self, ask: CertificateCheck | None) -> None:
        self._ask = ask
        self._approved: set[tuple[str, bytes]] = set()

    async def approve(self, place: str, chain: tuple[bytes, ...]) -> None:
        """Return if the certificate that ``place`` shows is believed. Raises: RefusedError."""
        if self._ask is None:
            raise RefusedError(Hresult.BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED)
        if (place, chain[0]) in self._approved:
            return
        try:
            code = await self._ask(place, chain)
        except Exception as error:
            log.exception("a callback that judges certificates failed")
            raise RefusedError(Hresult.E_FAIL) from error
        if code != S_OK:
            raise RefusedError(code if code & _FAILURE else Hresult.E_FAIL)
        self._approved.add((place, chain[0]))
