"""Trying which proxy a link takes, and whether an answer comes by it: one request, nothing kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bitsgui.bits import urls
from bitsgui.bits.errors import ErrorClass, Hresult, TransferError
from bitsgui.bits.hosts import UrlError
from bitsgui.bits.records import JobOptions, JobSecrets
from bitsgui.bits.types import PROXY_ASKS, ErrorContext, ProxySettings, SecurityFlags
from bitsgui.bits.urls import RemoteUrl
from bitsgui.bits.views import ErrorView, ProxyTrial
from bitsgui.engine import snapshots, tasks
from bitsgui.engine.asking import range_headers
from bitsgui.engine.failures import error_record
from bitsgui.engine.probes import hasty_fetcher, in_time
from bitsgui.engine.proxies import rule_in_force
from bitsgui.engine.proxy import Proxy

if TYPE_CHECKING:
    from bitsgui.engine.core import Core


@dataclass(slots=True)
class _Taken:
    """The ways a request took, "" for a direct one."""

    ways: list[str] = field(default_factory=list[str])

    def note(self, proxy: Proxy | None) -> None:
        way = "" if proxy is None else proxy.url
        if self.ways[-1:] != [way]:  # a login takes several requests
            self.ways.append(way)


async def try_proxy(
    core: Core, url: str, settings: ProxySettings, secrets: JobSecrets, *, is_for_all: bool
) -> ProxyTrial:
    """Send a request for the first byte, as one of a job; no redirect is followed.

    ``is_for_all``: the settings are those of all jobs, which a rule for the server comes before.
    A link that leads nowhere is in ``error``, too.
    """
    taken = _Taken()
    pattern = None
    try:
        remote = _checked(url)
        link, of_job = remote.url, ProxySettings() if is_for_all else settings
        rule = rule_in_force(of_job, core.settings, remote)
        if rule is not None:
            pattern, settings = rule.pattern, of_job
        flags = SecurityFlags.REDIRECT_DISALLOW
        options = JobOptions(proxy=settings, security_flags=flags, use_stored_credentials=True)
        status = await _status(core, link, options, secrets, taken)
    except TransferError as error:
        return ProxyTrial(tuple(taken.ways), error=_view(error), rule=pattern)
    return ProxyTrial(tuple(taken.ways), status, rule=pattern)


def _checked(url: str) -> RemoteUrl:
    """Return the parts of a link. Raises: TransferError for one of no server."""
    try:
        remote = urls.parse_remote(url)
    except UrlError as error:
        raise TransferError(Hresult.WININET_INVALID_URL, str(error)) from error
    if remote.scheme == "file":
        raise TransferError(Hresult.WININET_UNRECOGNIZED_SCHEME, "a file needs no proxy")
    return remote


async def _status(
    core: Core, url: str, options: JobOptions, secrets: JobSecrets, taken: _Taken
) -> int:
    """Return the status of the server's answer. Raises: TransferError if there was none."""
    fetcher = hasty_fetcher(core, options, secrets)
    fetcher.ways.on_way = taken.note
    try:
        answer = await in_time(url, fetcher.get(url, range_headers(0, 1, None)))
    except TransferError as error:
        if error.status is None or error.context is ErrorContext.GENERAL_TRANSPORT:
            raise
        return error.status
    try:
        if answer.status == PROXY_ASKS:
            raise answer.failure()
        return answer.status
    finally:
        await tasks.finish(answer.dismiss())


def _view(error: TransferError) -> ErrorView:
    return snapshots.error_view(error_record(error, None, 1, ErrorClass.FATAL))
