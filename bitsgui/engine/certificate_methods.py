"""What a job's handle has for certificates: its own (H1, H2) and those of servers (H4, H7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.errors import (
    S_FALSE,
    S_OK,
    BitsError,
    Hresult,
    InvalidArgumentError,
    InvalidStateError,
    StringTooLongError,
    UnsupportedError,
)
from bitsgui.bits.types import (
    CERTIFICATE_STORE_LIMIT,
    REDIRECT_MASK,
    JobState,
    SecurityFlags,
    StoreLocation,
)
from bitsgui.engine import setting_changes, tasks
from bitsgui.engine.approval import Approver, CertificateCheck
from bitsgui.engine.certificate_stores import CertificateStores
from bitsgui.engine.client_certificates import read_identity
from bitsgui.engine.drafts import Draft
from bitsgui.engine.handle_base import after_keyring, checked_flags, in_turn
from bitsgui.engine.job_files import JobFiles
from bitsgui.engine.own_certificate import option_of

_KNOWN_SECURITY = 0x81F | REDIRECT_MASK
_SHA1_BYTES = 20


class CertificateMethods(JobFiles):
    """The part of a job's handle that deals with certificates."""

    @property
    def security_flags(self) -> SecurityFlags:
        """H4."""
        return self._options.security_flags

    async def set_security_flags(self, flags: int) -> None:
        """H4: from the next run on; where CRL_CHECK is new, what is not whole begins anew."""
        if await self._set_flags(flags):
            await self._fetch_anew()

    async def look_for_withdrawn(self, *, is_wanted: bool) -> None:
        """See :class:`bitsgui.bits.certificate_interface.HasCertificates`."""
        others = self._options.security_flags & ~SecurityFlags.CRL_CHECK
        await self.set_security_flags(others | SecurityFlags.CRL_CHECK if is_wanted else others)

    @in_turn
    async def _set_flags(self, flags: int) -> bool:
        """Store them, and return whether a look for withdrawn certificates is new."""
        self.check_mutable()
        checked_flags(flags, _KNOWN_SECURITY)
        if flags & REDIRECT_MASK not in {0, 0x100, 0x200}:
            raise UnsupportedError("There is no such rule for redirects.")
        is_new = bool(flags & SecurityFlags.CRL_CHECK & ~self._options.security_flags)
        await self._set(security_flags=SecurityFlags(flags))
        return is_new

    @property
    def client_certificate(self) -> tuple[str, ...]:
        """H2. Raises: BitsError ``RPC_X_BAD_STUB_DATA`` if none is set."""
        if self._options.client_certificate is None:
            raise BitsError("No certificate is set.", Hresult.RPC_X_BAD_STUB_DATA)
        return self._options.client_certificate

    @in_turn
    async def set_client_certificate_by_id(
        self, location: StoreLocation | int, store: str, sha1: bytes | None
    ) -> None:
        """H1: from the next run on; see :mod:`bitsgui.engine.certificate_stores`."""
        self.check_mutable()
        _check_certificate_store(store)
        if sha1 is None:
            raise BitsError("Name the certificate.", Hresult.RPC_X_NULL_REF_POINTER)
        if len(sha1) != _SHA1_BYTES:
            raise InvalidArgumentError("A certificate is named by the 20 bytes of its SHA-1.")
        await self._look_for(lambda stores: stores.by_id(location, store, sha1))
        await self._show("id", store, sha1.hex(), str(int(location)))

    @in_turn
    async def set_client_certificate_by_name(
        self, location: StoreLocation | int, store: str, subject: str
    ) -> None:
        """H1: the first whose subject has these words in it; from the next run on."""
        self.check_mutable()
        _check_certificate_store(store)
        if not subject:
            raise BitsError("Name the certificate.", Hresult.RPC_X_NULL_REF_POINTER)
        await self._look_for(lambda stores: stores.by_name(location, store, subject))
        await self._show("name", store, subject, str(int(location)))

    @after_keyring
    @in_turn
    async def set_client_certificate(self, files: CertificateFiles) -> None:
        """See :class:`bitsgui.bits.certificate_interface.HasCertificates`."""
        self._check_owner()
        self.check_mutable()
        await tasks.on_disk(read_identity, files)
        await self._show(*option_of(files), passphrase=files.passphrase)

    @in_turn
    async def remove_client_certificate(self) -> int:
        """H2: S_FALSE if there is none."""
        self.check_mutable()
        if self._options.client_certificate is None:
            return S_FALSE
        await self._show()
        return S_OK

    async def _look_for(self, find: Callable[[CertificateStores], CertificateFiles]) -> None:
        await tasks.on_disk(find, self._core.transport.certificate_stores)

    async def _show(self, *chosen: str, passphrase: str | None = None) -> None:
        """Store what is shown from now on, nothing if nothing is said, and its passphrase."""
        options = replace(self._options, client_certificate=chosen or None)
        known = "passphrase" in self._live.record.secret_kinds
        secrets = None
        if known or passphrase is not None:
            secrets = replace(await self._core.secrets_of(self._live), passphrase=passphrase)

        def apply(draft: Draft) -> None:
            draft.record.options = options
            if secrets is not None:
                draft.keep(secrets, "passphrase")

        await self._core.change(self._live, apply)

    @in_turn
    async def set_server_certificate_validation(self, callback: object | None) -> None:
        """H7: a :data:`~bitsgui.engine.approval.CertificateCheck`, only while SUSPENDED.

        It is not stored: a job that had one asks for it again after a restart.
        """
        self.check_mutable()
        if self._live.state is not JobState.SUSPENDED:
            raise BitsError("Pause the download first.", Hresult.BG_E_READ_ONLY_WHEN_JOB_ACTIVE)
        if callback is not None and not callable(callback):
            raise BitsError("This cannot be called.", Hresult.E_NOINTERFACE)
        await self._set(checks_certificates=callback is not None)
        ask = cast("CertificateCheck | None", callback)
        self._live.approver = None if ask is None else Approver(ask)

    async def accept_certificate(self, sha256: str) -> None:
        """See :class:`bitsgui.bits.certificate_interface.HasCertificates`."""
        self.check_mutable()
        errors = (self._live.record.error, *(file.error for file in self._live.files))
        shown = (error.certificate for error in errors if error is not None)
        found = next((each for each in shown if each and each.sha256 == sha256), None)
        if found is None:
            raise InvalidStateError("No error of this download is about that certificate.")
        await tasks.finish(setting_changes.accept_certificate(self._core, found))


def _check_certificate_store(store: str) -> None:
    if not store:
        raise BitsError("Name the certificate store.", Hresult.RPC_X_NULL_REF_POINTER)
    if len(store) > CERTIFICATE_STORE_LIMIT:
        raise StringTooLongError("The name of the certificate store is too long.")
