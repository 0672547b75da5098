"""What this program's jobs have beside the interface: limits, segments, names of the client."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bitsgui.bits.errors import BitsError, Hresult, TransferError
from bitsgui.bits.mirrors import Mirror, in_order
from bitsgui.bits.names import is_other_name, suggest_name
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.records import Conflict, FileRecord, JobSecrets
from bitsgui.bits.states import RUNNING
from bitsgui.bits.types import AuthScheme, AuthTarget, Credential, LoginNeed, Priority
from bitsgui.bits.urls import host_key
from bitsgui.engine import contents, naming, tasks
from bitsgui.engine.drafts import Draft
from bitsgui.engine.handle_base import JobHandle, after_keyring, in_turn
from bitsgui.engine.local_names import is_folder_name
from bitsgui.engine.logins import any_scheme, logon
from bitsgui.engine.option_checks import (
    checked_conflict,
    checked_interface,
    checked_line,
    checked_rate,
    checked_segments,
)
from bitsgui.engine.secret_checks import check_cookies, checked_credential, checked_data

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

_Wanted = tuple[str | None, str | None, tuple[str, str] | None]


class OwnMethods(JobHandle):
    """The part of a job's handle that Windows does not have."""

    @in_turn
    async def set_on_conflict(self, conflict: Conflict) -> None:
        """Say what happens when a file of the wanted name is there already."""
        self.check_mutable()
        await self._set(on_conflict=checked_conflict(conflict))

    @in_turn
    async def set_rate_limit(self, rate: int | None) -> None:
        """Limit the job to ``rate`` bytes/s (None: no limit of its own); works at once."""
        self.check_mutable()
        await self._set(rate_limit=checked_rate(rate))
        if self._live.bucket is not None:
            self._live.bucket.rate = rate

    @in_turn
    async def set_segments(self, segments: int | None) -> None:
        """Set the connections of a file (None: as its server's rule or the settings say)."""
        self.check_mutable()
        await self._set(segments=checked_segments(segments, self._core.settings))

    @in_turn
    async def set_user_agent(self, text: str | None) -> None:
        """Set the User-Agent (None: as the settings say); from the next run on."""
        self.check_mutable()
        await self._set(user_agent=checked_line(text))

    @in_turn
    async def set_referer(self, url: str | None) -> None:
        """Set the Referer (None: none is sent); from the next run on."""
        self.check_mutable()
        await self._set(referer=checked_line(url))

    @in_turn
    async def set_interface(self, name: str | None) -> None:
        """Bind its connections to an interface or address; a running job begins a new run."""
        self.check_mutable()
        await self._set(interface=checked_interface(name))
        if self._live.state in RUNNING:
            self._core.dispatcher.send_back(self._live)

    @in_turn
    async def use_any_network(self) -> None:
        """Use the network there is although it costs, or seems to want a login."""
        self.check_mutable()
        self._core.dispatcher.waive_network(self._live)

    @in_turn
    async def set_auto_complete(self, is_automatic: bool) -> None:
        """Say whether files get their names by themselves once all are there."""
        self.check_mutable()
        await self._set(auto_complete=is_automatic)

    @in_turn
    async def set_in_order(self, is_in_order: bool) -> None:
        """Say whether files come from their start on; a running job begins a new run for it."""
        self.check_mutable()
        if is_in_order is self._options.in_order:
            return
        await self._set(in_order=is_in_order)
        if self._live.state in RUNNING:
            self._core.dispatcher.send_back(self._live)

    @after_keyring
    @in_turn
    async def set_cookies(self, text: str | None) -> None:
        """Set the text of a Netscape cookie file (None: no cookies); from the next run on."""
        self._check_owner()
        self.check_mutable()
        check_cookies(text or "")
        secrets = await self._core.secrets_of(self._live)
        await self._keep(replace(secrets, cookies=text), "cookies")

    @after_keyring
    @in_turn
    async def set_data(self, data: bytes | None) -> None:
        """See :class:`bitsgui.bits.data_interface.SendsData`."""
        self._check_owner()
        self.check_mutable()
        checked_data(data)
        options = self._options
        if data is not None and options.http_method is None:
            self._check_before_resume()
            if options.dynamic_content:
                raise BitsError(
                    "Dynamic content cannot have its own HTTP method.",
                    Hresult.BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD,
                )
            options = replace(options, http_method="POST")
        secrets = replace(await self._core.secrets_of(self._live), data=data)

        def apply(draft: Draft) -> None:
            draft.keep(secrets, "data")
            if options.http_method is not None:
                draft.record.options, draft.record.priority = options, Priority.FOREGROUND

        await self._core.change(self._live, apply)

    async def get_data(self) -> bytes | None:
        """See :class:`bitsgui.bits.data_interface.SendsData`."""
        self._check_owner()
        return (await self._core.secrets_of(self._live)).data

    @after_keyring
    @in_turn
    async def log_in(
        self,
        target: AuthTarget,
        user: str | None,
        password: str = "",
        file_id: int | None = None,
    ) -> None:
        """Give a login for whatever scheme is asked for; from the next run on.

        Files of a run that goes on are tried again with what is given for the file.
        """
        self._check_owner()
        self.check_mutable()
        if user is not None:
            checked_credential(target, AuthScheme.DIGEST, user, password)
        secrets = await self._core.secrets_of(self._live)
        login = None if user is None else (user, password)
        if target is AuthTarget.PROXY:
            made = for_all(secrets, target, login)
        else:
            made = self.with_login(secrets, login, file_id)
        await self._keep(made, "login")
        if file_id is not None:
            await self._try_again(file_id, target)

    def with_login(
        self, secrets: JobSecrets, login: tuple[str, str] | None, file_id: int | None
    ) -> JobSecrets:
        """Return secrets with a login for the server of a file, or for all of the job's."""
        if file_id is None:
            return for_all(secrets, AuthTarget.SERVER, login)
        return _for_files(secrets, self._on_server_of(file_id), login)

    @after_keyring
    @in_turn
    async def use_logon(self, target: AuthTarget) -> None:
        """Log in as who is logged on to this machine; a run that goes on begins anew with it."""
        self._check_owner()
        self.check_mutable()
        secrets = await self._core.secrets_of(self._live)
        await self._keep(with_logon(secrets, target), "login")
        if self._live.runner is not None and self._live.state in RUNNING:
            self._core.dispatcher.send_back(self._live)

    async def _try_again(self, file_id: int, target: AuthTarget) -> None:
        """Let what failed for want of a login go on beside what is being fetched."""
        live, runner = self._live, self._live.runner
        if runner is None or live.state not in RUNNING:
            return
        if target is AuthTarget.PROXY:  # proxies are known to a run from its beginning
            self._core.dispatcher.send_back(live)
            return
        concerned = self._on_server_of(file_id)
        failed = (file for file in live.files if file.id in concerned and file.error is not None)
        wanting = [file for file in failed if file.error and file.error.login is not LoginNeed.NONE]
        await runner.try_again(*wanting)

    def _on_server_of(self, file_id: int) -> set[int]:
        """Return the files of the job that come from the same server as one of them.

        By the links that were given, as secrets are for those: redirects may have led both there.
        """
        links = {file.id: file.given_name or file.remote_name for file in self._live.files}
        servers = {id_: host_key(link) for id_, link in links.items()}
        return {id_ for id_, server in servers.items() if server == servers.get(file_id)}

    async def take_files(self, wanted: Sequence[_Wanted]) -> None:
        """Take over final path, checksum and login of each file, None for what is to stay.

        A path counts only where the name is not settled yet. A file that is whole is compared
        with a new checksum in the next run; one that got its name, only if it still is the one
        that was fetched.
        """
        if any(login is not None for _, _, login in wanted):
            await self.open_keyring()
        await self._take_files(wanted)

    @in_turn
    async def _take_files(self, wanted: Sequence[_Wanted]) -> None:
        self.check_mutable()
        live = self._live
        logins = {
            file.id: login
            for file, (_, _, login) in zip(live.files, wanted, strict=True)
            if login is not None
        }
        if logins:
            secrets = await self._core.secrets_of(live)
            kept = tuple(entry for entry in secrets.user_info if entry[0] not in logins)
            given = tuple((id_, *login) for id_, login in logins.items())
            if set(given) - set(secrets.user_info):
                await self._keep(replace(secrets, user_info=kept + given), "login")
        news = [
            (file, place, checksum)
            for file, (place, checksum, _) in zip(live.files, wanted, strict=True)
            if await _is_new(file, place, checksum)
        ]
        if not news:
            return

        def apply(draft: Draft) -> None:
            for file, place, checksum in news:
                _take(draft.file(file), place, checksum)
            if len(live.files) == 1 and wanted[0][0] is not None:
                draft.record.name = Path(draft.file(live.files[0]).local_name).name

        changed = [file for file, _, _ in news]
        await self._core.change(live, apply, changed)
        for file in changed:
            self._core.claims.update(file)

    @in_turn
    async def add_mirrors(self, wanted: Sequence[tuple[Mirror, ...]]) -> None:
        """Add mirrors to each file that has not got its name; a running job begins a new run."""
        self.check_mutable()
        news: list[tuple[FileRecord, tuple[Mirror, ...]]] = []
        for file, mirrors in zip(self._live.files, wanted, strict=True):
            known = {mirror.url for mirror in file.mirrors} | {file.remote_name, file.given_name}
            new = tuple(mirror for mirror in mirrors if mirror.url not in known)
            if new and not file.completed:
                news.append((file, new))
        if not news:
            return

        def apply(draft: Draft) -> None:
            for file, new in news:
                draft.file(file).mirrors = in_order((*file.mirrors, *new))

        await self._core.change(self._live, apply, [file for file, _ in news])
        if self._live.state in RUNNING:
            self._core.dispatcher.send_back(self._live)

    @in_turn
    async def take_names_back(self, names: Sequence[str | None]) -> None:
        """Give files that got a number the name they were to have: it may be overwritten now.

        ``names`` are those that were asked for, None for what the server says. A name that
        another download has, or a folder, is left to it.
        """
        self.check_mutable()
        live = self._live
        changed: list[tuple[FileRecord, Path]] = []
        for file, name in zip(live.files, names, strict=True):
            place = None if file.completed else _place_before_number(file, name)
            if place is not None and await tasks.on_disk(_may_have, self._core, file, place):
                changed.append((file, place))

        def apply(draft: Draft) -> None:
            for file, place in changed:
                if draft.record.name == Path(file.local_name).name:
                    draft.record.name = place.name
                draft.file(file).local_name = str(place)

        try:
            if changed:
                await self._core.change(live, apply, [file for file, _ in changed])
        finally:
            for file in live.files:
                self._core.claims.update(file)


def _place_before_number(file: FileRecord, name: str | None) -> Path | None:
    """Return where a file was to go, None if it has not got a number in place of its name."""
    if is_folder_name(file.local_name) or file.skipped:
        return None
    path, wanted = Path(file.local_name), name or suggested(file)
    is_numbered = is_other_name(path.name, wanted)
    return path.with_name(wanted) if is_numbered else None


def suggested(file: FileRecord) -> str:
    """Return the name the last answer suggests."""
    lines = (line.partition(":") for line in (file.response_headers or "").split("\r\n"))
    said = (v.strip() for key, _, v in lines if key.lower() == "content-disposition")
    return suggest_name(next(said, None), file.final_url or file.remote_name, file.media_type or "")


def _may_have(core: Core, file: FileRecord, place: Path) -> bool:
    """Claim a name for a file that may overwrite what has it; blocking."""
    try:
        return naming.choose(place, file, Conflict.OVERWRITE, core.claims) == place
    except (TransferError, OSError):
        return False  # a folder has it, or nobody can tell: the number stays


def for_all(secrets: JobSecrets, target: AuthTarget, login: tuple[str, str] | None) -> JobSecrets:
    """Return secrets with one login for a target, those of links gone if it is the server."""
    return _with(secrets, target, () if login is None else any_scheme(target, *login))


def with_logon(secrets: JobSecrets, target: AuthTarget) -> JobSecrets:
    """Return secrets that log in to a target as who is logged on, and by no other login."""
    return _with(secrets, target, logon(target))


def _with(secrets: JobSecrets, target: AuthTarget, given: tuple[Credential, ...]) -> JobSecrets:
    kept = tuple(c for c in secrets.credentials if c.target is not target)
    own = () if target is AuthTarget.SERVER else secrets.user_info
    return replace(secrets, credentials=kept + given, user_info=own)


def _for_files(
    secrets: JobSecrets, file_ids: Collection[int], login: tuple[str, str] | None
) -> JobSecrets:
    """Return secrets with another login for some files, as if it stood in their links."""
    kept = tuple(entry for entry in secrets.user_info if entry[0] not in file_ids)
    given = () if login is None else tuple((id_, *login) for id_ in sorted(file_ids))
    return replace(secrets, user_info=kept + given)


async def _is_new(file: FileRecord, place: str | None, checksum: str | None) -> bool:
    """Return whether what is given for a file changes it."""
    if place is not None and is_folder_name(file.local_name):
        return True
    if checksum is None or checksum == file.checksum:
        return False
    return not file.completed or await tasks.on_disk(contents.is_still_ours, file)


def _take(file: FileRecord, place: str | None, checksum: str | None) -> None:
    if place is not None and is_folder_name(file.local_name):
        file.local_name = place
    if checksum is not None and checksum != file.checksum:
        if file.completed:
            contents.take_name_back(file)
        file.checksum = checksum
        if file.transferred:
            file.transferred = False
            file.done = RangeSet([(0, file.size)] if file.size else [])
