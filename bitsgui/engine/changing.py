"""Changing several options of a job in one call: all of them are stored, or none."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator
from dataclasses import dataclass, fields, replace
from typing import Any

from bitsgui.bits.errors import (
    BitsError,
    Hresult,
    InvalidStateError,
    NotFoundError,
    OptionError,
    StoreError,
)
from bitsgui.bits.mirrors import Mirror
from bitsgui.bits.network_interfaces import chosen_interface
from bitsgui.bits.records import FileRecord, JobOptions, JobSecrets
from bitsgui.bits.requests import JobChanges, MirrorChange
from bitsgui.bits.states import RUNNING
from bitsgui.bits.types import (
    NAME_LIMIT,
    WAIVING_FLAGS,
    AuthScheme,
    AuthTarget,
    Priority,
    SecurityFlags,
)
from bitsgui.bits.urls import RemoteUrl
from bitsgui.bits.words import say, words_of
from bitsgui.engine import script_trial, tasks
from bitsgui.engine.client_certificates import read_identity
from bitsgui.engine.drafts import Draft, Step
from bitsgui.engine.handle_base import checked_seconds, checked_text, in_turn
from bitsgui.engine.leaving_out import LeavesOut
from bitsgui.engine.option_checks import (
    checked_conflict,
    checked_interface,
    checked_line,
    checked_priority,
    checked_rate,
    checked_retry_delay,
    checked_segments,
    checked_settings,
)
from bitsgui.engine.own_certificate import option_of
from bitsgui.engine.own_methods import for_all, with_logon
from bitsgui.engine.remote_names import checked_remote
from bitsgui.engine.secret_checks import check_cookies, check_headers, checked_credential
from bitsgui.engine.source_methods import changed_mirrors, check_unfinished
from bitsgui.settings.schema import Settings


@dataclass(slots=True)
class _Plan:
    """What is to be done once every option was found to be good."""

    options: JobOptions
    remote: RemoteUrl | None
    mirrored: FileRecord | None
    gone: list[FileRecord]
    back: list[FileRecord]

    @property
    def skipped(self) -> list[FileRecord]:
        return self.gone + self.back


class Changes(LeavesOut):
    """The part of a job's handle that changes several things of it at once."""

    async def change(self, changes: JobChanges) -> None:
        """Change what is given, in one transaction; see :class:`JobChanges`.

        Files that are to go to another folder go there first, which may take as long as copying
        them, and fail or be called off: then nothing else is changed. What fails behind that says
        that they are there.

        Raises: OptionError for the first option that will not do, before anything is done;
            what moving files raises; StoreError.
        """
        if changes.certificate is not None:
            with _named("certificate"):
                self._check_owner()
                await tasks.on_disk(read_identity, changes.certificate)
        remarks: list[str] = []
        if changes.proxy is not None and changes.proxy.script is not None:
            with _named("proxy"):
                self._check_owner()
                remarks = await self._try_script(changes)
        if changes.use_logon or _has_secrets(changes):
            await self.open_keyring()
        elif changes.url is not None:
            await self._open_keyring_for(changes.url, of=self._live.files)
        if changes.folder is not None:
            await self._check(changes)
            with _named("folder"):
                await self._move(changes.folder)
        try:
            if await self._change(changes):
                await self._fetch_anew()
        except (BitsError, StoreError) as error:
            if changes.folder is None:
                raise
            raise _behind_move(error, changes.folder) from error
        for remark in remarks:
            self._core.hub.notify(remark)

    async def _try_script(self, changes: JobChanges) -> list[str]:
        """Return what there is to say of a script. Raises: BitsError for one that fails."""
        options = _changed(self._options, changes, self._core.settings)
        interface = chosen_interface(options.interface, self._core.settings.interface)
        assert options.proxy.script is not None
        return await script_trial.remarks_on(self._core, options.proxy.script, interface)

    def alteration(self, changes: JobChanges) -> Step:
        """Return what :meth:`change` makes of a job at rest. Raises: as that does.

        Only for changes that are :func:`of_record`.
        """
        plan = self._plan(changes)
        return Step(lambda draft: self._apply(draft, changes, plan, []))

    async def _move(self, folder: str) -> None:
        if not await self._core.moves.move([self._live.record.id], folder):
            raise InvalidStateError("Moving the files was called off. Nothing else was changed.")

    @in_turn
    async def _check(self, changes: JobChanges) -> None:
        self._plan(changes)

    @in_turn
    async def _change(self, changes: JobChanges) -> bool:
        """Store what is given; True if what is not whole is to begin anew."""
        plan = self._plan(changes)
        is_look_new = bool(
            plan.options.security_flags & ~self._options.security_flags & SecurityFlags.CRL_CHECK
        )
        linked = [] if plan.remote is None else self._live.files[:1]
        touched = [*linked, *(file for file in plan.skipped if file not in linked)]
        mirrored = [plan.mirrored] if plan.mirrored is not None else []
        async with self._taken_out(*touched):
            linked = [file for file in linked if not file.transferred]  # whole meanwhile
            secrets = await self._new_secrets(changes, plan, linked)

            def apply(draft: Draft) -> None:
                if secrets is not None:
                    draft.keep(secrets[0], *secrets[1])
                self._apply(draft, changes, plan, linked)

            files = [*touched, *(file for file in mirrored if file not in touched)]
            await self._core.change(self._live, apply, files)
        if plan.skipped:
            await self._after_leaving_out()
        return is_look_new

    def _apply(
        self, draft: Draft, changes: JobChanges, plan: _Plan, linked: list[FileRecord]
    ) -> None:
        record, live = draft.record, self._live
        record.options = plan.options
        if changes.priority is not None:
            record.priority = Priority(changes.priority)
        if changes.name is not None:
            record.name = changes.name
        if changes.category is not None:
            record.category, record.is_category_chosen = changes.category, True
        for file in linked:
            assert plan.remote is not None
            self._point(draft, file, plan.remote.url)
        if plan.skipped:
            self._leave_out(draft, plan.gone, plan.back)
        if changes.rate_limit is not None and live.bucket is not None:
            draft.after(lambda: setattr(live.bucket, "rate", plan.options.rate_limit))
        if changes.mirrors is not None and plan.mirrored is not None:
            draft.file(plan.mirrored).mirrors = self._mirrors(plan.mirrored, changes.mirrors)
        is_other_order = plan.options.in_order is not self._options.in_order
        is_elsewhere = changes.interface is not None or plan.mirrored is not None
        if is_other_order or is_elsewhere or changes.use_logon:
            draft.after(self._run_anew)
        if changes.maximum_time_s is not None:
            draft.after(lambda: self._core.dispatcher.limit_changed(live))

    def _run_anew(self) -> None:
        """Let nothing go on as before: by that interface, login, those links or in that order."""
        if self._live.state in RUNNING:
            self._core.dispatcher.send_back(self._live)

    # -- checks ----------------------------------------------------------------------------------

    def _plan(self, changes: JobChanges) -> _Plan:
        self.check_mutable()
        options = _changed(self._options, changes, self._core.settings)
        if changes.priority is not None:
            with _named("priority"):
                checked_priority(changes.priority, options)
        if changes.name is not None:
            with _named("name"):
                checked_text(changes.name, NAME_LIMIT)
        with _named("category"):
            self._core.categories.check(changes.category)
        for name in ("headers", "cookies", "login", "use_logon"):
            if getattr(changes, name) not in {None, False}:
                with _named(name):
                    self._check_owner()
        with _named("headers"):
            check_headers(changes.headers or "")
        with _named("cookies"):
            check_cookies(changes.cookies or "")
        if changes.login is not None:
            with _named("login"):
                checked_credential(AuthTarget.SERVER, AuthScheme.DIGEST, *changes.login)
        return _Plan(
            options,
            self._checked_link(changes.url),
            self._mirrored(changes.mirrors),
            self._files_of("skip", changes.skip, is_gone=True),
            self._files_of("take_in", changes.take_in, is_gone=False),
        )

    def _checked_link(self, url: str | None) -> RemoteUrl | None:
        """Return where the one file is to come from; None if it stays, or is there already."""
        if url is None:
            return None
        with _named("url"):
            self._check_download()
            remote = checked_remote(url, self._core.settings)
            if len(self._live.files) != 1:
                raise BitsError("A fresh link is for downloads of one file.", Hresult.E_INVALIDARG)
        return None if self._live.files[0].transferred else remote

    def _mirrored(self, wanted: MirrorChange | None) -> FileRecord | None:
        """Return the file that is to have other mirrors than it has."""
        if wanted is None:
            return None
        with _named("mirrors"):
            file = self._record_of(wanted.file_id)
            check_unfinished(file)
            return None if self._mirrors(file, wanted) == file.mirrors else file

    def _mirrors(self, file: FileRecord, wanted: MirrorChange) -> tuple[Mirror, ...]:
        settings = self._core.settings
        return changed_mirrors(file, self._options, settings, wanted.add, wanted.remove)

    def _files_of(self, option: str, ids: tuple[int, ...], *, is_gone: bool) -> list[FileRecord]:
        """Return those of some files that are to be left out, or taken in, and are not yet."""
        files = {file.id: file for file in self._live.files}
        with _named(option):
            if not files.keys() >= set(ids):
                raise NotFoundError("This file is not in the job any more.")
        found = [files[file_id] for file_id in dict.fromkeys(ids)]
        return [file for file in found if not file.completed and file.skipped is not is_gone]

    async def _new_secrets(
        self, changes: JobChanges, plan: _Plan, linked: list[FileRecord]
    ) -> tuple[JobSecrets, list[str]] | None:
        """Return the secrets to be kept and which kinds of them are new, None to leave them."""
        kinds: list[str] = []
        secrets: JobSecrets | None = None
        if plan.remote is not None and linked:
            secrets = await self._with_logins([plan.remote], linked)
            kinds += [] if secrets is None else ["login"]
        if changes.headers is not None:
            secrets = secrets or await self._core.secrets_of(self._live)
            secrets, kinds = replace(secrets, custom_headers=changes.headers), [*kinds, "headers"]
        if changes.cookies is not None:
            secrets = secrets or await self._core.secrets_of(self._live)
            secrets, kinds = replace(secrets, cookies=changes.cookies), [*kinds, "cookies"]
        if changes.login is not None or changes.use_logon:
            secrets = _logged_in(secrets or await self._core.secrets_of(self._live), changes.login)
            kinds.append("login")
        known = self._live.record.secret_kinds
        if changes.certificate or (changes.no_certificate and "passphrase" in known):
            secrets = secrets or await self._core.secrets_of(self._live)
            word = changes.certificate.passphrase if changes.certificate else None
            secrets, kinds = replace(secrets, passphrase=word), [*kinds, "passphrase"]
        return None if secrets is None else (secrets, kinds)


async def on_terms(
    options: JobOptions, secrets: JobSecrets, terms: JobChanges, settings: Settings
) -> tuple[JobOptions, JobSecrets]:
    """Return with what requests are sent of which something is to be different; nothing is stored.

    Raises: OptionError for what will not do.
    """
    options = _changed(options, terms, settings)
    with _named("headers"):
        check_headers(terms.headers or "")
    with _named("cookies"):
        check_cookies(terms.cookies or "")
    if terms.certificate is not None:
        with _named("certificate"):
            await tasks.on_disk(read_identity, terms.certificate)
        secrets = replace(secrets, passphrase=terms.certificate.passphrase)
    if terms.login is not None:
        with _named("login"):
            checked_credential(AuthTarget.SERVER, AuthScheme.DIGEST, *terms.login)
    if terms.login is not None or terms.use_logon:
        secrets = _logged_in(secrets, terms.login)
    given = {"custom_headers": terms.headers, "cookies": terms.cookies}
    return options, replace(secrets, **{k: v for k, v in given.items() if v is not None})


def of_record(changes: JobChanges) -> bool:
    """Return whether changes are about the record of a job alone: no secrets, files or links."""
    given = {each.name for each in fields(changes) if getattr(changes, each.name) != each.default}
    return given <= _OF_RECORD


def _has_secrets(changes: JobChanges) -> bool:
    given = (changes.headers, changes.cookies, changes.certificate, changes.login)
    return any(each is not None for each in given)


def _logged_in(secrets: JobSecrets, login: tuple[str, str] | None) -> JobSecrets:
    """Return secrets with a login for the servers, None for that of who is logged on."""
    target = AuthTarget.SERVER
    return with_logon(secrets, target) if login is None else for_all(secrets, target, login)


def _behind_move(error: BitsError | StoreError, folder: str) -> BitsError | StoreError:
    """Return an error that also says where the files are by now."""
    words = "{reason} Its files are in {folder}; nothing else was changed."
    said = say(words, reason=words_of(error), folder=folder)
    if isinstance(error, StoreError):
        return StoreError(said, error.code, error.folder)
    found = BitsError(said, error.hresult)
    return OptionError(error.option, found) if isinstance(error, OptionError) else found


@contextlib.contextmanager
def _named(option: str) -> Generator[None]:
    """Have what is refused say which option it is about."""
    try:
        yield
    except BitsError as error:
        raise OptionError(option, error) from error


_OPTIONS: dict[str, tuple[str, Callable[[Any, Settings], object]]] = {
    "rate_limit": ("rate_limit", lambda rate, _: checked_rate(rate or None)),
    "segments": ("segments", checked_segments),
    "user_agent": ("user_agent", lambda text, _: checked_line(text)),
    "referer": ("referer", lambda link, _: checked_line(link)),
    "interface": ("interface", lambda text, _: checked_interface(text)),
    "proxy": ("proxy", lambda proxy, _: checked_settings(proxy)),
    "on_conflict": ("on_conflict", lambda what, _: checked_conflict(what)),
    "retry_delay_s": ("minimum_retry_delay_s", checked_retry_delay),
    "no_progress_timeout_s": ("no_progress_timeout_s", lambda time, _: checked_seconds(time)),
    "maximum_time_s": ("maximum_download_time_s", lambda time, _: checked_seconds(time)),
    "auto_complete": ("auto_complete", lambda is_automatic, _: bool(is_automatic)),
    "find_checksums": ("find_checksums", lambda is_wanted, _: bool(is_wanted)),
    "in_order": ("in_order", lambda is_in_order, _: bool(is_in_order)),
    "certificate": ("client_certificate", lambda files, _: option_of(files)),
}
"""What is called otherwise among the options of a job, and what it may be."""

_OF_RECORD = {"priority", "name", "category", "waive", *_OPTIONS} - {"certificate"}


def _changed(options: JobOptions, changes: JobChanges, settings: Settings) -> JobOptions:
    """Return the options of a job with those that are given. Raises: OptionError."""
    found: dict[str, Any] = {}
    for name, (option, checked) in _OPTIONS.items():
        value = getattr(changes, name)
        if value is not None:
            with _named(name):
                found[option] = checked(value, settings)
    if changes.no_certificate:
        found["client_certificate"] = None
    return replace(options, security_flags=_flags(options.security_flags, changes), **found)


def _flags(flags: SecurityFlags, changes: JobChanges) -> SecurityFlags:
    if changes.waive is not None:
        flags = flags & ~WAIVING_FLAGS | changes.waive
    if changes.looks_for_withdrawn is None:
        return flags
    looks = SecurityFlags.CRL_CHECK if changes.looks_for_withdrawn else SecurityFlags.NONE
    return flags & ~SecurityFlags.CRL_CHECK | looks
