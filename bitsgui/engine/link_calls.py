"""What is asked about links before there is a job for them, and about the way they take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from bitsgui.bits import urls
from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.errors import (
    BitsError,
    InvalidArgumentError,
    NotFoundError,
    StoreError,
    TransferError,
)
from bitsgui.bits.list_interface import Results
from bitsgui.bits.news import Release
from bitsgui.bits.records import ErrorRecord, JobSecrets
from bitsgui.bits.requests import AddRequest
from bitsgui.bits.states import RUNNING
from bitsgui.bits.types import (
    PROXY_ASKS,
    SERVER_ASKS,
    AuthScheme,
    AuthTarget,
    JobState,
    LoginNeed,
    ProxySettings,
)
from bitsgui.bits.urls import UrlError, parse_remote
from bitsgui.bits.views import ProbeView, ProxyTrial
from bitsgui.bits.words import words_of
from bitsgui.engine import adding, at_once, job_defaults, leaving, probes, setting_changes, tasks
from bitsgui.engine.at_once import Deed
from bitsgui.engine.drafts import Draft, Step
from bitsgui.engine.fetcher import Fetcher
from bitsgui.engine.list_calls import ListCalls
from bitsgui.engine.live import LiveJob
from bitsgui.engine.option_checks import check_request
from bitsgui.engine.proxy_logins import ProxyLogins
from bitsgui.engine.proxy_trial import try_proxy
from bitsgui.engine.secret_checks import checked_credential

_LOGINS = frozenset({LoginNeed.WANTED, LoginNeed.REFUSED, LoginNeed.UNENCRYPTED})


class LinkCalls(ListCalls):
    """The part of the manager that asks servers and proxies; see the interface."""

    async def probe(self, request: AddRequest) -> ProbeView:
        """Ask the server what the first link of a request leads to; nothing is written."""
        check_request(request, self._core.settings, is_exempt=True)
        usual = job_defaults.of_settings(self._core.settings, request.origin)
        options = job_defaults.of_request(request, usual)
        secrets = adding.secrets_of(request, ())
        return await self._core.prober.probe(request.links[0].url, options, secrets)

    async def taken(self, folder: str, names: Sequence[str]) -> frozenset[str]:
        """Return which of ``names`` files in ``folder`` have already."""
        return await tasks.on_disk(probes.taken, folder, names)

    async def try_proxy(
        self, url: str, proxy: ProxySettings | None = None, job_id: UUID | None = None
    ) -> ProxyTrial:
        """Ask by which proxy a link goes, and whether an answer comes."""
        secrets = JobSecrets()
        live = None if job_id is None else self._core.jobs.get(job_id)
        if live is not None:
            self._check_owner_of([live.record.id])
            given = (await self._core.secrets_of(live)).credentials
            of_proxy = tuple(each for each in given if each.target is AuthTarget.PROXY)
            secrets = JobSecrets(credentials=of_proxy)
        with self._core.prober.ending_with_the_program():
            settings = proxy or ProxySettings()
            return await try_proxy(self._core, url, settings, secrets, is_for_all=job_id is None)

    async def asking_proxy(self, job_id: UUID, url: str) -> str | None:
        """Return the proxy that wants a login for a link of a job."""
        live = self._core.jobs.get(job_id)
        if live is None:
            raise NotFoundError("This download is not in the list any more.")
        self._check_owner_of([job_id])
        settings, secrets = self._core.settings, await self._core.secrets_of(live)
        options = live.record.options
        fetcher = Fetcher(self._core.transport, settings, options, secrets, lambda: settings)
        try:
            return await fetcher.ways.asking(parse_remote(url))
        except (TransferError, UrlError):
            return None

    def subscribe_news(self, receiver: Callable[[Release], None]) -> Callable[[], None]:
        """Tell ``receiver`` of newer versions of the program; see the interface."""
        return self._core.news.subscribe(receiver)

    async def look_for_news(self) -> Release | None:
        """Ask for a newer version of the program now."""
        return await self._core.news.look()

    async def share_login(self, url: str, user: str, password: str) -> int:
        """Give a login to all that wait for one at a server, and let them go on."""
        try:
            server = urls.host_key(url)
        except UrlError as error:
            raise InvalidArgumentError(words_of(error)) from error
        checked_credential(AuthTarget.SERVER, AuthScheme.DIGEST, user, password)
        await leaving.open_keyring(self._core)
        waiting = [live for live in self._own_jobs() if any(_asking_at(live, server))]
        async for live in at_once.paced(waiting):
            await self._core.secrets_of(live)

        def step(live: LiveJob) -> Step:
            job, secrets = self._handle(live), live.secrets
            assert secrets is not None
            for error in _asking_at(live, server):
                secrets = job.with_login(secrets, (user, password), error.file_id)
            return _logged_in(secrets, job.resumption() if live.state is JobState.ERROR else None)

        async def alone(live: LiveJob) -> None:
            job = self._handle(live)
            for error in _asking_at(live, server):
                await job.log_in(AuthTarget.SERVER, user, password, error.file_id)
            if live.state is JobState.ERROR:
                await job.resume()

        _raise_first(await at_once.do(self._core, waiting, Deed(step, alone)))
        return len(waiting)

    async def has_proxy_login(self, proxy: str) -> bool:
        """Return whether there is a login that downloads share for a proxy."""
        return await self._logins.has(proxy)

    async def log_in_to_proxy(self, proxy: str, user: str | None, password: str = "") -> None:
        """Give a login for a proxy that all downloads share."""
        await leaving.open_keyring(self._core)
        await tasks.finish(self._logins.keep(proxy, user, password))
        if user is not None:
            await self._pass_proxy()

    async def use_logon_at_proxy(self, proxy: str) -> None:
        """Log in to a proxy as who is logged on to this machine."""
        await leaving.open_keyring(self._core)
        await tasks.finish(self._logins.keep_logon(proxy))
        await self._pass_proxy()

    async def keeps_secrets(self) -> bool:
        """Return whether secrets outlive the program."""
        return await leaving.open_keyring(self._core)

    async def keep_passphrase(self, files: CertificateFiles) -> None:
        """Keep the passphrase of a certificate that rules for servers name."""
        if files.passphrase is not None:
            await leaving.open_keyring(self._core)
        await tasks.finish(setting_changes.keep_passphrase(self._core, files))

    async def _pass_proxy(self) -> None:
        """Let go on what a proxy did not let through."""
        for live in await self._let_go_on(_is_asked):
            self._core.dispatcher.send_back(live)  # a run knows its proxies from its beginning

    async def allow_unencrypted_login(self, url: str) -> None:
        """Let logins go to a server so that anybody on the way can read them."""
        server = _plain_server(url)

        def is_about_it(error: ErrorRecord | None) -> bool:
            if error is None or error.login is not LoginNeed.UNENCRYPTED:
                return False
            return _plain_server(error.url or "") == server

        host, port = server
        await tasks.finish(setting_changes.allow_unencrypted_login(self._core, host, port))
        for live in await self._let_go_on(is_about_it):
            if live.runner is not None:
                failed = [file for file in live.files if is_about_it(file.error)]
                await live.runner.try_again(*failed)

    async def _let_go_on(self, is_meant: Callable[[ErrorRecord | None], bool]) -> list[LiveJob]:
        """Resume jobs that stand still by such an error; return those that run with such files."""
        standing: list[UUID] = []
        running: list[LiveJob] = []
        for live in self._own_jobs():
            if live.state is JobState.ERROR and is_meant(live.record.error):
                standing.append(live.record.id)
            elif live.state in RUNNING and any(is_meant(file.error) for file in live.files):
                running.append(live)
        _raise_first(await self.resume_jobs(standing))
        return running

    def _own_jobs(self) -> list[LiveJob]:
        return [
            live
            for live in self._core.jobs.values()
            if live.record.owner == self._principal.user_id and not live.is_hidden
        ]

    @property
    def _logins(self) -> ProxyLogins:
        found = self._core.transport.proxy_logins
        assert found is not None
        return found


def _logged_in(secrets: JobSecrets, resumption: Step | None) -> Step:
    """Return what gives a job a login, and lets it go on if it is to."""

    def apply(draft: Draft) -> None:
        draft.keep(secrets, "login")
        if resumption is not None:
            resumption.apply(draft)

    return Step(apply, () if resumption is None else resumption.files)


def _raise_first(results: Results) -> None:
    for result in results.values():
        if isinstance(result, BitsError | StoreError):
            raise result


def _plain_server(url: str) -> tuple[str, int]:
    """Return host and port of an http link. Raises: InvalidArgumentError."""
    try:
        remote = parse_remote(url)
    except UrlError as error:
        raise InvalidArgumentError(words_of(error)) from error
    if remote.scheme != "http" or remote.port is None:
        raise InvalidArgumentError("Only what goes to an http link can be read on the way.")
    return remote.host.strip("[]"), remote.port


def _asking_at(live: LiveJob, server: str) -> list[ErrorRecord]:
    """Return the errors by which a job, or files of one that runs, wants a login at a server."""
    of_files = (replace(each.error, file_id=each.id) for each in live.files if each.error)
    found = [live.record.error] if live.state is JobState.ERROR else [*of_files]
    return [error for error in found if error is not None and _wants_login_at(error, server)]


def _wants_login_at(error: ErrorRecord, server: str) -> bool:
    is_wanted = error.login in _LOGINS and error.status == SERVER_ASKS
    return is_wanted and error.url is not None and urls.host_key(error.url) == server


def _is_asked(error: ErrorRecord | None) -> bool:
    return error is not None and error.status == PROXY_ASKS
