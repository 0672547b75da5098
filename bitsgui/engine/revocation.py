"""Whether certificates were withdrawn by who issued them: the lists they name (RFC 5280)."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TypeAlias

from bitsgui.bits.certificates import CertificateFault
from bitsgui.bits.errors import TransferError
from bitsgui.engine import clock
from bitsgui.engine.x509_later import exceptions, serialization, x509

log = logging.getLogger(__name__)

LARGEST = 32 * 2**20
"""Bytes a list may have; those of large authorities have some millions."""
FETCH_S = 30.0
"""How long a server has for all of a list, in seconds."""

_F = CertificateFault
_MOST_KEPT = 64
_MOST_ABOVE = 10
_LONGEST = timedelta(days=1)
_WITHOUT_END = timedelta(hours=1)
_AGAIN_S = 30.0
_CLOCKS_DIFFER = timedelta(minutes=5)
_Key: TypeAlias = tuple[str, bytes]

FetchList: TypeAlias = Callable[[str, int], Awaitable[bytes]]
"""Gets a link and how many bytes may come. Raises: TransferError."""

fetch_list: ContextVar[FetchList] = ContextVar("fetch_list")
"""How the job whose connection is being opened gets lists: by its own proxies.

A context and not an argument: those who connect know nothing of jobs.
"""


class RevokedError(Exception):
    """A certificate was withdrawn, or nobody can tell; ``fault`` says which.

    ``about`` is the certificate, ``until`` the end of a list that has expired.
    """

    def __init__(
        self, fault: CertificateFault, about: x509.Certificate, until: datetime | None = None
    ) -> None:
        super().__init__(f"{about.subject.rfc4514_string()}: {fault}")
        self.fault = fault
        self.about = about
        self.until = until


@dataclass(frozen=True, slots=True)
class _Kept:
    """A list, or why there is none; ``until`` is by the clock that counts sleep too."""

    found: x509.CertificateRevocationList | RevokedError
    until: float


class RevocationLists:
    """The lists that were fetched, in memory; lives on the engine's loop."""

    def __init__(self) -> None:
        self._kept: dict[_Key, _Kept] = {}
        self._turns: dict[_Key, asyncio.Lock] = {}

    async def check(self, chain: Sequence[bytes], roots: Callable[[], Sequence[bytes]]) -> None:
        """Return if none of a chain was withdrawn, its own certificate first, in DER.

        ``roots`` are those who may stand at its end and are not in it.

        Raises: RevokedError, also if that cannot be found out.
        """
        path = await asyncio.to_thread(_path, chain, roots)
        for about, issuer in pairwise(path):
            await self._check_one(about, issuer)

    async def _check_one(self, about: x509.Certificate, issuer: x509.Certificate) -> None:
        links = _links_of(about)
        problem = RevokedError(_F.NO_LIST, about)
        for link in links:
            try:
                found = await self._list(link, about, issuer)
            except RevokedError as error:
                problem = error
                continue
            if await asyncio.to_thread(_stands_in, found, about):
                raise RevokedError(_F.REVOKED, about)
            return
        raise problem

    async def _list(
        self, link: str, about: x509.Certificate, issuer: x509.Certificate
    ) -> x509.CertificateRevocationList:
        key = (link, hashlib.sha256(issuer.public_bytes(serialization.Encoding.DER)).digest())
        async with self._turns.setdefault(key, asyncio.Lock()):
            kept = self._kept.get(key)
            if kept is None or kept.until <= clock.with_sleep():
                kept = self._kept[key] = await self._fetched(link, about, issuer)
                self._forget()
        if isinstance(kept.found, RevokedError):
            raise RevokedError(kept.found.fault, about, kept.found.until)
        return kept.found

    def _forget(self) -> None:
        while len(self._kept) > _MOST_KEPT:
            oldest = next(iter(self._kept))
            del self._kept[oldest]
            self._turns.pop(oldest, None)

    async def _fetched(self, link: str, about: x509.Certificate, issuer: x509.Certificate) -> _Kept:
        try:
            async with asyncio.timeout(FETCH_S):
                data = await fetch_list.get()(link, LARGEST)
            found = await asyncio.to_thread(_read, data, link, about, issuer)
        except (TimeoutError, TransferError) as error:
            log.info("a list of withdrawn certificates is not to be had: %s", error)
            problem = RevokedError(_F.LIST_GONE, about)
            return _Kept(problem, clock.with_sleep() + _AGAIN_S)
        except RevokedError as error:
            return _Kept(error, clock.with_sleep() + _AGAIN_S)
        now = datetime.now(UTC)
        end = found.next_update_utc or now + _WITHOUT_END
        return _Kept(found, clock.with_sleep() + min(end - now, _LONGEST).total_seconds())


def _path(chain: Sequence[bytes], roots: Callable[[], Sequence[bytes]]) -> list[x509.Certificate]:
    """Return a certificate and who issued it, and so on, up to a root or who is trusted."""
    own, *above = [x509.load_der_x509_certificate(each) for each in chain]
    path, is_extended = [own], False
    while path[-1].issuer != path[-1].subject and len(path) < _MOST_ABOVE:
        issuer = next((each for each in above if _has_issued(each, path[-1])), None)
        if issuer is not None:
            path.append(issuer)
        elif is_extended:
            break
        else:
            above, is_extended = [*above, *map(x509.load_der_x509_certificate, roots())], True
    return path


def _has_issued(issuer: x509.Certificate, about: x509.Certificate) -> bool:
    try:
        about.verify_directly_issued_by(issuer)
    except (exceptions.InvalidSignature, exceptions.UnsupportedAlgorithm, ValueError, TypeError):
        return False
    return True


def _links_of(about: x509.Certificate) -> list[str]:
    """Return where the list for a certificate is, as far as that can be fetched."""
    try:
        points = about.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    except (x509.ExtensionNotFound, x509.DuplicateExtension, ValueError):
        return []
    # Lists of single reasons, or of another issuer, say nothing of all others.
    whole = (each for each in points if each.reasons is None and each.crl_issuer is None)
    names = [name for each in whole for name in each.full_name or ()]
    links = (name.value for name in names if isinstance(name, x509.UniformResourceIdentifier))
    return [link for link in links if link.lower().startswith(("http://", "https://"))]


def _read(
    data: bytes, link: str, about: x509.Certificate, issuer: x509.Certificate
) -> x509.CertificateRevocationList:
    """Return the list in ``data`` if it speaks of a certificate, today. Raises: RevokedError."""
    foreign = RevokedError(_F.LIST_FOREIGN, about)
    try:
        load = x509.load_pem_x509_crl if b"-----BEGIN" in data[:64] else x509.load_der_x509_crl
        found = load(data)
        is_its = found.issuer == about.issuer and found.is_signature_valid(issuer.public_key())  # pyright: ignore[reportArgumentType] - of other kinds it raises
        is_meant = is_its and _may_sign(issuer) and _speaks_of(found, link, about)
    except (
        ValueError,
        TypeError,
        exceptions.UnsupportedAlgorithm,
        x509.DuplicateExtension,
    ) as error:
        log.info("no list of withdrawn certificates: %s", error)
        raise foreign from error
    now, end = datetime.now(UTC), found.next_update_utc
    if not is_meant or found.last_update_utc > now + _CLOCKS_DIFFER:
        raise foreign
    if end is not None and end <= now:
        raise RevokedError(_F.LIST_EXPIRED, about, end)
    return found


def _may_sign(issuer: x509.Certificate) -> bool:
    try:
        return issuer.extensions.get_extension_for_class(x509.KeyUsage).value.crl_sign
    except x509.ExtensionNotFound:
        return True


def _speaks_of(found: x509.CertificateRevocationList, link: str, about: x509.Certificate) -> bool:
    """Return whether a list is the whole one for a certificate, and nothing of it is unknown."""
    known = (x509.IssuingDistributionPoint.oid, x509.AuthorityKeyIdentifier.oid)
    if any(each.critical and each.oid not in known for each in found.extensions):
        return False
    try:
        scope = found.extensions.get_extension_for_class(x509.IssuingDistributionPoint).value
    except x509.ExtensionNotFound:
        return True
    is_part = scope.indirect_crl or scope.only_some_reasons or scope.only_contains_attribute_certs
    names = [each.value for each in scope.full_name or ()]
    is_other = bool(names) and link not in names
    wrong_kind = scope.only_contains_user_certs if _issues(about) else scope.only_contains_ca_certs
    return not (is_part or is_other or wrong_kind)


def _issues(about: x509.Certificate) -> bool:
    try:
        return about.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False


def _stands_in(found: x509.CertificateRevocationList, about: x509.Certificate) -> bool:
    return found.get_revoked_certificate_by_serial_number(about.serial_number) is not None
