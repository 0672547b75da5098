"""The options of a job that few set, as the job interface takes them."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.errors import AccessDeniedError, BitsError, Hresult, InvalidArgumentError
from bitsgui.bits.mirrors import SourceView
from bitsgui.bits.records import Conflict, JobOptions
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.types import (
    DESCRIPTION_LIMIT,
    AuthTarget,
    JobState,
    PropertyId,
    ProxySettings,
    SecurityFlags,
)
from bitsgui.bits.views import ProxyTrial, WaitReason
from bitsgui.engine.handle_base import checked_seconds, checked_text
from bitsgui.engine.option_checks import checked_interface, checked_settings
from bitsgui.engine.secret_checks import checked_data

WRONG_WORD = "guess"
Given = tuple[UUID, AuthTarget, str | None, str, int | None]


LOGON = "the logon"
"""Stands for a user where the logon to this computer was given."""


def _wrong() -> BitsError:
    words = "This is not the passphrase of the private key in /amy.p12."
    return BitsError(words, Hresult.WININET_CLIENT_AUTH_NO_ACCESS_PRIVATE_KEY)


class FakeLogins:
    """What jobs were given to log in with; mixed into the manager."""

    login_refusal = ""

    @cached_property
    def logins(self) -> list[Given]:
        return []

    @cached_property
    def sent_data(self) -> dict[UUID, bytes | None]:
        """What the requests of jobs send."""
        return {}

    @cached_property
    def accepted(self) -> list[str]:
        """The SHA-256 of each certificate that was accepted."""
        return []

    def kinds_of(self, job_id: UUID) -> tuple[str, ...]:
        has_login = any(id_ == job_id and user for id_, _, user, *_ in self.logins)
        found = {"login": has_login, "data": bool(self.sent_data.get(job_id))}
        return tuple(kind for kind, is_there in found.items() if is_there)


class FakeSources:
    """The links of files; mixed into the manager. ``mirror_changes`` lists added and removed."""

    refuse_mirrors = ""

    @cached_property
    def source_views(self) -> list[SourceView]:
        return []

    @cached_property
    def mirror_changes(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        return []


class FakeTrials:
    """What a proxy is tried with, and what comes of it; mixed into the manager."""

    trial = ProxyTrial(("http://proxy.example:3128",), 200)
    trial_may_end = True
    proxy_asking: str | None = None

    @cached_property
    def proxy_logins(self) -> dict[str, tuple[str, str]]:
        return {}

    @cached_property
    def unencrypted(self) -> list[str]:
        """Links whose servers may be sent logins that others can read."""
        return []

    async def asking_proxy(self, job_id: UUID, url: str) -> str | None:
        assert job_id
        assert url
        return self.proxy_asking

    @cached_property
    def shared_logins(self) -> list[tuple[str, str, str]]:
        return []

    async def share_login(self, url: str, user: str, password: str) -> int:
        self.shared_logins.append((url, user, password))
        return 0

    async def has_proxy_login(self, proxy: str) -> bool:
        return proxy in self.proxy_logins

    async def allow_unencrypted_login(self, url: str) -> None:
        self.unencrypted.append(url)

    async def use_logon_at_proxy(self, proxy: str) -> None:
        self.proxy_logins[proxy] = (LOGON, "")

    @cached_property
    def passphrases(self) -> list[CertificateFiles]:
        """The certificates of rules, with what their keys are opened by."""
        return []

    async def keep_passphrase(self, files: CertificateFiles) -> None:
        if files.passphrase == WRONG_WORD:
            raise _wrong()
        self.passphrases.append(files)

    async def log_in_to_proxy(self, proxy: str, user: str | None, password: str = "") -> None:
        self.proxy_logins.pop(proxy, None)
        if user is not None:
            self.proxy_logins[proxy] = (user, password)

    @cached_property
    def trials(self) -> list[tuple[str, ProxySettings | None, UUID | None]]:
        return []

    async def try_proxy(
        self, url: str, proxy: ProxySettings | None = None, job_id: UUID | None = None
    ) -> ProxyTrial:
        self.trials.append((url, proxy, job_id))
        if not self.trial_may_end:
            await asyncio.get_running_loop().create_future()
        return self.trial


class FakeOptions:
    """Mixed into a job, which knows how to keep them."""

    id: UUID
    _manager: Any

    def _set(self, **values) -> None:
        raise AssertionError(values)

    async def set_description(self, words: str) -> None:
        checked_text(words, DESCRIPTION_LIMIT)
        self._manager.notes[self.id] = words
        self._set()

    async def set_maximum_download_time(self, seconds: float) -> None:
        self._set(maximum_download_time_s=checked_seconds(seconds))

    async def set_property(self, property_id: PropertyId, value: int) -> None:
        if property_id is PropertyId.COST_FLAGS:
            self._set(cost_flags=value)
            return
        assert property_id is PropertyId.MAX_DOWNLOAD_SIZE
        self._set(max_download_size=value)

    async def set_interface(self, name: str | None) -> None:
        self._set(interface=checked_interface(name))

    async def set_http_method(self, method: str) -> None:
        self._set(http_method=None if method == "GET" else method)

    async def get_data(self) -> bytes | None:
        return self._manager.sent_data.get(self.id)

    async def set_data(self, data: bytes | None) -> None:
        self._manager.sent_data[self.id] = checked_data(data)
        self._set()

    @property
    def security_flags(self) -> SecurityFlags:
        return self._manager.options.get(self.id, JobOptions()).security_flags

    async def set_security_flags(self, flags: int) -> None:
        self._set(security_flags=SecurityFlags(flags))

    async def set_notify_command_line(self, program: str | None, parameters: str | None) -> None:
        self._set(notify_program=program or "", notify_parameters=parameters or "")

    async def set_user_agent(self, text: str | None) -> None:
        self._set(user_agent=text)

    async def get_custom_headers(self) -> tuple[int, str | None]:
        if self._manager.options.get(self.id, JobOptions()).headers_write_only:
            raise AccessDeniedError
        text = self._manager.headers.get(self.id)
        return (0, text) if text else (1, None)

    async def set_custom_headers(self, text: str | None) -> None:
        self._manager.headers[self.id] = text
        self._set()

    async def log_in(
        self, target: AuthTarget, user: str | None, password: str = "", file_id: int | None = None
    ) -> None:
        if self._manager.login_refusal:
            raise BitsError(self._manager.login_refusal, Hresult.E_INVALIDARG)
        self._manager.logins.append((self.id, target, user, password, file_id))

    async def set_client_certificate(self, files: CertificateFiles) -> None:
        if files.passphrase == WRONG_WORD:
            raise _wrong()
        self._set(client_certificate=("file", files.certificate, files.key or ""))

    async def remove_client_certificate(self) -> int:
        self._set(client_certificate=None)
        return 0

    async def sources(self, _file_id: int) -> list[SourceView]:
        return list(self._manager.source_views)

    async def change_mirrors(
        self, _file_id: int, add: Sequence[str] = (), remove: Sequence[str] = ()
    ) -> None:
        if self._manager.refuse_mirrors:
            raise InvalidArgumentError(self._manager.refuse_mirrors)
        self._manager.mirror_changes.append((tuple(add), tuple(remove)))

    async def use_logon(self, target: AuthTarget) -> None:
        self._manager.logins.append((self.id, target, LOGON, "", None))

    async def accept_certificate(self, sha256: str) -> None:
        self._manager.accepted.append(sha256)

    async def set_on_conflict(self, conflict: Conflict) -> None:
        self._set(on_conflict=conflict)

    async def change(self, changes: JobChanges) -> None:
        if changes.proxy is not None:
            self._set(proxy=checked_settings(changes.proxy))
        if changes.find_checksums is not None:
            self._set(find_checksums=changes.find_checksums)

    async def set_auto_complete(self, is_automatic: bool) -> None:
        self._set(auto_complete=is_automatic)

    async def resume_at(self, when: datetime) -> None:
        view = self._manager.jobs[self.id]
        waits = {"state": JobState.QUEUED, "wait": WaitReason.START, "start_at": when}
        self._manager.put(replace(view, error=None, **waits))
