"""Whether it is the clock of this computer that makes a certificate too old, or too new."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from bitsgui.bits.certificates import CertificateFault
from bitsgui.bits.errors import TransferError
from bitsgui.bits.headers import parse_http_date
from bitsgui.bits.records import ErrorRecord, JobOptions
from bitsgui.engine import probes

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

LEAST_S = 3600.0
"""A clock that is less wrong spoils hardly any certificate; that of a server is no better."""
_OF_DATES = frozenset(
    {CertificateFault.EXPIRED, CertificateFault.ISSUER_EXPIRED, CertificateFault.NOT_YET}
)


async def looked_at(core: Core, error: ErrorRecord, options: JobOptions) -> ErrorRecord:
    """Return the error of a job, with a wrong clock noted in what it says of a certificate.

    The server is asked what time it has, without TLS: it has to say so in any answer. What it says
    counts only if the certificate is good then.
    """
    facts = error.certificate
    if facts is None or facts.fault not in _OF_DATES:
        return error
    now = await _time_at(core, f"http://{facts.host}/", options)
    is_wrong = now is not None and abs(now - time.time()) > LEAST_S
    if now is None or not is_wrong or not facts.since <= now <= facts.until:
        return error
    return replace(error, certificate=replace(facts, is_clock_wrong=True))


async def _time_at(core: Core, link: str, options: JobOptions) -> float | None:
    """Return what a server says the time is, in seconds since the epoch."""
    try:
        # Most lead on to https, where nothing is to be had.
        answer = await probes.head_of(core, link, options, follows=False)
    except (TransferError, TimeoutError):
        return None
    moment = parse_http_date(answer.get("date") or "")
    return moment.timestamp() if moment else None
