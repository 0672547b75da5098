"""The later interfaces' properties of a job (ids K1, K2, K7, K10-K13, P1-P7, H3, H5, H6)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Any
from uuid import UUID

from bitsgui.bits.command_lines import first_word
from bitsgui.bits.errors import (
    S_FALSE,
    S_OK,
    AccessDeniedError,
    BitsError,
    Hresult,
    InvalidArgumentError,
    InvalidStateError,
    StringTooLongError,
)
from bitsgui.bits.records import JobOptions
from bitsgui.bits.types import (
    PARAMETERS_LIMIT,
    PROGRAM_LIMIT,
    UINT32_MAX,
    UINT64_MAX,
    AclFlags,
    AuthScheme,
    AuthTarget,
    JobState,
    PeerFlags,
    Priority,
    PropertyId,
)
from bitsgui.bits.words import say
from bitsgui.engine.drafts import Draft
from bitsgui.engine.handle_base import (
    JobHandle,
    after_keyring,
    checked_flags,
    checked_seconds,
    in_turn,
)
from bitsgui.engine.live import lost_kinds
from bitsgui.engine.secret_checks import (
    check_headers,
    checked_credential,
    checked_method,
    checked_slot,
    slot_of,
)


class LaterInterfaces(JobHandle):
    """The part of a job's handle that deals with its options."""

    # -- command line ----------------------------------------------------------------------------

    @property
    def notify_command_line(self) -> tuple[str, str]:
        """K2: program and parameters, empty if unset."""
        return self._options.notify_program, self._options.notify_parameters

    @in_turn
    async def set_notify_command_line(self, program: str | None, parameters: str | None) -> None:
        """K1: stored always, run only if the user's setting allows it."""
        self.check_mutable()
        if not program and parameters:
            raise InvalidArgumentError("Parameters need a program.")
        if len(program or "") > PROGRAM_LIMIT or len(parameters or "") > PARAMETERS_LIMIT:
            raise StringTooLongError("The command line is too long.")
        if program and not _is_absolute(program):
            raise InvalidArgumentError("Write the program with its whole path.")
        if program and parameters and not _begins_with(parameters, program):
            raise InvalidArgumentError("The parameters begin with the program itself.")
        await self._set(notify_program=program or "", notify_parameters=parameters or "")

    # -- credentials -----------------------------------------------------------------------------

    @after_keyring
    @in_turn
    async def set_credentials(
        self,
        target: AuthTarget | int,
        scheme: AuthScheme | int,
        user: str | None,
        password: str | None,
    ) -> None:
        """K7: one slot for each target and scheme; there is no getter."""
        self._check_owner()
        self.check_mutable()
        credential = checked_credential(target, scheme, user, password)
        secrets = await self._core.secrets_of(self._live)
        kept = tuple(c for c in secrets.credentials if slot_of(c) != slot_of(credential))
        await self._keep(replace(secrets, credentials=(*kept, credential)), "login")

    async def remove_credentials(self, target: AuthTarget | int, scheme: AuthScheme | int) -> int:
        """K7: S_FALSE if there were none."""
        self._check_owner()
        self.check_mutable()
        slot = checked_slot(target, scheme)
        if self._live.record.secret_kinds:
            await self.open_keyring()
        return await self._empty_slot(slot)

    @in_turn
    async def _empty_slot(self, slot: tuple[AuthTarget, AuthScheme]) -> int:
        self.check_mutable()
        secrets = await self._core.secrets_of(self._live)
        kept = tuple(c for c in secrets.credentials if slot_of(c) != slot)
        if kept == secrets.credentials and "login" not in lost_kinds(self._live):
            return S_FALSE
        await self._keep(replace(secrets, credentials=kept), "login")
        return S_OK

    # -- numbers ---------------------------------------------------------------------------------

    @property
    def maximum_download_time(self) -> float | None:
        """K11: seconds, None for no limit."""
        return self._options.maximum_download_time_s

    @in_turn
    async def set_maximum_download_time(self, seconds: float) -> None:
        """K11."""
        self.check_mutable()
        await self._set(maximum_download_time_s=checked_seconds(seconds))
        self._core.dispatcher.limit_changed(self._live)

    @property
    def file_acl_flags(self) -> AclFlags:
        """K10."""
        return self._options.acl_flags

    @in_turn
    async def set_file_acl_flags(self, flags: object) -> None:
        """K10: stored; of use for SMB only. Not once the job is TRANSFERRED."""
        self.check_mutable()
        if not isinstance(flags, int) or flags < 0 or flags & ~int(AclFlags.ALL):
            raise InvalidArgumentError(say("There is no access flag {flags}.", flags=repr(flags)))
        if self._live.state is JobState.TRANSFERRED:
            raise InvalidStateError("The files are there already.")
        await self._set(acl_flags=AclFlags(flags))

    @property
    def peer_caching_flags(self) -> PeerFlags:
        """K12."""
        return self._options.peer_flags

    @in_turn
    async def set_peer_caching_flags(self, flags: int) -> None:
        """K12: stored, without effect here."""
        self.check_mutable()
        await self._set(peer_flags=PeerFlags(checked_flags(flags, 7)))

    @property
    def owner_elevation_state(self) -> bool:
        """K13: as the owner was on making the job, or taking it over."""
        return self._live.record.owner_is_elevated

    @property
    def owner_integrity_level(self) -> int:
        """K13: in the same way."""
        return self._live.record.owner_integrity_level

    # -- properties ------------------------------------------------------------------------------

    def get_property(self, property_id: PropertyId | int) -> Any:  # noqa: ANN401 - by property
        """P1-P7."""
        options = self._options
        known = _known_property(property_id)
        values = {
            PropertyId.COST_FLAGS: options.cost_flags,
            PropertyId.NOTIFICATION_CLSID: options.notification_clsid,
            PropertyId.DYNAMIC_CONTENT: options.dynamic_content,
            PropertyId.HIGH_PERFORMANCE: options.high_performance,
            PropertyId.MAX_DOWNLOAD_SIZE: options.max_download_size,
            PropertyId.USE_STORED_CREDENTIALS: (
                AuthTarget.PROXY if options.use_stored_credentials else None
            ),
            PropertyId.MINIMUM_NOTIFICATION_INTERVAL_MS: options.notification_interval_ms,
        }
        return values[known]

    @in_turn
    async def set_property(self, property_id: PropertyId | int, value: Any) -> None:  # noqa: ANN401
        """P1-P7."""
        self.check_mutable()
        known = _known_property(property_id)
        setters = {
            PropertyId.COST_FLAGS: self._set_cost_flags,
            PropertyId.NOTIFICATION_CLSID: self._set_clsid,
            PropertyId.DYNAMIC_CONTENT: self._set_dynamic_content,
            PropertyId.HIGH_PERFORMANCE: self._set_high_performance,
            PropertyId.MAX_DOWNLOAD_SIZE: self._set_max_size,
            PropertyId.USE_STORED_CREDENTIALS: self._set_stored_credentials,
            PropertyId.MINIMUM_NOTIFICATION_INTERVAL_MS: self._set_interval,
        }
        await setters[known](value)

    async def _set_cost_flags(self, value: object) -> None:
        if not isinstance(value, int) or not 0 <= value <= UINT32_MAX or value & 0x3FFFFF00:
            raise InvalidArgumentError(
                say("{value} is not a set of cost states.", value=repr(value))
            )
        await self._set(cost_flags=value)
        self._core.dispatcher.cost_flags_changed(self._live)

    async def _set_clsid(self, value: object) -> None:
        if value is not None and not isinstance(value, UUID):
            raise InvalidArgumentError("A class id is needed.")
        await self._set(notification_clsid=value)

    async def _set_dynamic_content(self, value: bool) -> None:
        self._check_download()
        self._check_before_resume()
        if value and any(file.ranges is not None for file in self._live.files):
            raise BitsError(
                "Dynamic content cannot be fetched in ranges.",
                Hresult.BG_E_UNSUPPORTED_JOB_CONFIGURATION,
            )
        if value and self._options.http_method is not None:
            raise BitsError(
                "A download with its own HTTP method cannot be dynamic content.",
                Hresult.BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD,
            )
        await self._set(dynamic_content=_checked_bool(value))

    async def _set_high_performance(self, value: bool) -> None:
        if self._live.files:
            raise BitsError(
                "This can be set only before the first file is added.",
                Hresult.BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE,
            )
        await self._set(high_performance=_checked_bool(value))

    async def _set_max_size(self, value: object) -> None:
        self._check_download()
        self._check_before_resume()
        if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= UINT64_MAX:
            raise BitsError(
                "The largest size must be a number of bytes from 1 on.",
                Hresult.BG_E_MAX_DOWNLOAD_SIZE_INVALID_VALUE,
            )
        await self._set(max_download_size=value)

    async def _set_stored_credentials(self, value: AuthTarget | None) -> None:
        if value not in {None, AuthTarget.PROXY}:
            raise BitsError(
                "Stored credentials can be used for the proxy only.",
                Hresult.BG_E_USE_STORED_CREDENTIALS_NOT_SUPPORTED,
            )
        await self._set(use_stored_credentials=value == AuthTarget.PROXY)

    async def _set_interval(self, value: object) -> None:
        if not isinstance(value, int) or not 0 <= value <= UINT32_MAX:
            raise InvalidArgumentError("The interval is a number of milliseconds.")
        await self._set(notification_interval_ms=value)

    # -- HTTP ------------------------------------------------------------------------------------

    @after_keyring
    @in_turn
    async def set_custom_headers(self, text: str | None) -> None:
        """H3: lines of ``Name: value`` ending with CRLF; None removes them."""
        self._check_owner()
        self.check_mutable()
        if text is not None:
            check_headers(text)
        secrets = await self._core.secrets_of(self._live)
        await self._keep(replace(secrets, custom_headers=text), "headers")

    async def get_custom_headers(self) -> tuple[int, str | None]:
        """H3: (S_OK, text), or (S_FALSE, None) if there are none."""
        self._check_owner()
        if self._options.headers_write_only:
            raise AccessDeniedError("The headers of this download can only be written.")
        text = (await self._core.secrets_of(self._live)).custom_headers
        return (S_OK, text) if text is not None else (S_FALSE, None)

    @in_turn
    async def make_custom_headers_write_only(self) -> None:
        """H6: there is no way back."""
        self._check_owner()
        self.check_mutable()
        await self._set(headers_write_only=True)

    @property
    def http_method(self) -> str:
        """H5."""
        return self._options.http_method or "GET"

    @in_turn
    async def set_http_method(self, method: str) -> None:
        """H5: any other method than GET runs in the foreground, and every error is final."""
        self.check_mutable()
        checked_method(method)
        if method == self.http_method:
            return
        self._check_before_resume()
        if method != "GET" and self._options.dynamic_content:
            raise BitsError(
                "Dynamic content cannot have its own HTTP method.",
                Hresult.BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD,
            )
        # A GET with data is none of the plain ones, which are sent again where that helps.
        is_plain = method == "GET" and "data" not in self._live.record.secret_kinds
        options = replace(self._options, http_method=None if is_plain else method)
        await self._core.change(self._live, lambda draft: _take_method(draft, options))


def _take_method(draft: Draft, options: JobOptions) -> None:
    draft.record.options = options
    if options.http_method is not None:
        draft.record.priority = Priority.FOREGROUND


def _begins_with(parameters: str, program: str) -> bool:
    """Return whether the first word, quoted or not, is the program or its file name."""
    word, _ = first_word(parameters)
    return word in {program, PureWindowsPath(program).name, PurePosixPath(program).name}


def _is_absolute(program: str) -> bool:
    forms: tuple[type[PurePath], ...] = (PurePosixPath, PureWindowsPath)
    return any(form(program).is_absolute() for form in forms)


def _checked_bool(value: object) -> bool:
    if not isinstance(value, bool):
        raise InvalidArgumentError("This is either on or off.")
    return value


def _known_property(property_id: int) -> PropertyId:
    try:
        return PropertyId(property_id)
    except ValueError as error:
        raise BitsError(
            say("There is no property {property_id}.", property_id=repr(property_id)),
            Hresult.BG_E_UNKNOWN_PROPERTY_ID,
        ) from error
