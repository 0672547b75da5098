"""What options of a job may be, whether one call sets them or a request brings them all."""

from __future__ import annotations

from dataclasses import replace

from bitsgui.bits import network_interfaces, proxy_choice
from bitsgui.bits.errors import BitsError, Hresult, InvalidArgumentError, UnsupportedError
from bitsgui.bits.records import Conflict, JobOptions, Origin
from bitsgui.bits.requests import AddRequest
from bitsgui.bits.types import (
    PROXY_LIMIT,
    AuthScheme,
    AuthTarget,
    Priority,
    ProxySettings,
    ProxyUsage,
)
from bitsgui.bits.words import say, words_of
from bitsgui.engine.handle_base import checked_moment, checked_seconds
from bitsgui.engine.secret_checks import (
    check_cookies,
    check_headers,
    checked_credential,
    checked_data,
    checked_method,
)
from bitsgui.settings.schema import LIMITS, Settings


def check_request(request: AddRequest, settings: Settings, *, is_exempt: bool) -> None:
    """Refuse a request whose options the calls for single jobs would refuse.

    ``is_exempt`` waives the quota of files, as for administrators. Links and places are checked
    where they are read.

    Raises: BitsError for the first option that will not do.
    """
    limit = None if is_exempt else settings.max_files_per_job
    if limit is not None and max(map(len, request.groups()), default=0) > limit:
        raise BitsError(
            say("A job may have {limit} files at most.", limit=limit),
            Hresult.BG_E_TOO_MANY_FILES_IN_JOB,
        )
    checked_rate(request.rate_limit)
    checked_segments(request.segments, settings)
    checked_line(request.user_agent)
    checked_line(request.referer)
    checked_interface(request.interface)
    if request.proxy is not None:
        checked_settings(request.proxy)
    for seconds in (request.retry_delay_s, request.no_progress_timeout_s, request.maximum_time_s):
        if seconds is not None:
            checked_seconds(seconds)
    if request.start_at is not None:
        checked_moment(request.start_at)
    _check_choices(request)
    check_headers("".join(f"{name}: {value}\r\n" for name, value in request.headers))
    check_cookies(request.cookies or "")
    _check_own_method(request)
    if request.user is not None:
        checked_credential(
            AuthTarget.SERVER, AuthScheme.BASIC, request.user, request.password or ""
        )


def _check_own_method(request: AddRequest) -> None:
    if request.method is not None:
        checked_method(request.method)
    checked_data(request.data)
    if request.own_method == "HEAD":
        raise InvalidArgumentError("HEAD asks for the headers alone; there is nothing to download.")
    if request.own_method is not None and any(link.part is not None for link in request.links):
        raise InvalidArgumentError(
            "An unfinished file can be continued by a plain GET only, without data."
        )


def _check_choices(request: AddRequest) -> None:
    try:
        Origin(request.origin)
        if request.priority is not None:
            Priority(request.priority)
        if request.on_conflict is not None:
            Conflict(request.on_conflict)
    except ValueError as error:
        raise InvalidArgumentError(f"{error}.") from error


def checked_rate(rate: int | None) -> int | None:
    """Return a limit of bytes/s that somebody can want; None is no limit."""
    low, high = LIMITS["rate_limit"]
    if rate is not None and (isinstance(rate, bool) or not low <= rate <= high):
        raise InvalidArgumentError(
            say(
                "A limit is a number of bytes a second from {low} to {high}.",
                low=f"{low:.0f}",
                high=f"{high:.0f}",
            )
        )
    return rate


def checked_segments(segments: int | None, settings: Settings) -> int | None:
    """Return as many connections of a file as the settings allow; None is as they say."""
    most = settings.segments_max
    if segments is not None and (isinstance(segments, bool) or not 1 <= segments <= most):
        raise InvalidArgumentError(say("A file may have 1 to {most} connections.", most=most))
    return segments


def checked_line(text: str | None) -> str | None:
    """Return the value of a header, which may not end it."""
    if text is not None and any(c in text for c in "\r\n\0"):
        raise InvalidArgumentError("A header cannot have line breaks.")
    return text


def checked_interface(text: str | None) -> str | None:
    """Return what connections are bound to; "" and None are as the settings say."""
    try:
        return network_interfaces.checked_interface(text) if text else None
    except ValueError as error:
        raise InvalidArgumentError(words_of(error)) from error


def checked_settings(proxy: ProxySettings) -> ProxySettings:
    """Return where a proxy comes from; see :func:`checked_proxy`."""
    checked = checked_proxy(proxy.usage, proxy.servers, proxy.bypass)
    if proxy.script is None:
        return checked
    if checked.usage is not ProxyUsage.AUTODETECT:
        raise InvalidArgumentError("A proxy script needs the usage AUTODETECT.")
    try:
        return replace(checked, script=proxy_choice.checked_script(proxy.script))
    except ValueError as error:
        raise InvalidArgumentError(words_of(error)) from error


def checked_proxy(usage: int, servers: str | None, bypass: str | None) -> ProxySettings:
    """Return where a proxy comes from; the lists are read at run time, as the interface says.

    But for a password among the servers, which would be kept where all can read it.
    """
    try:
        checked = ProxyUsage(usage)
    except ValueError as error:
        raise UnsupportedError(
            say("There is no proxy usage {usage}.", usage=repr(usage))
        ) from error
    if checked is ProxyUsage.OVERRIDE:
        if not servers:
            raise InvalidArgumentError("Name the proxy to use.")
    elif servers is not None or bypass is not None:
        raise InvalidArgumentError("Proxy lists need the usage OVERRIDE.")
    if len(servers or "") > PROXY_LIMIT:
        raise BitsError("The proxy list is too long.", Hresult.BG_E_PROXY_LIST_TOO_LARGE)
    if len(bypass or "") > PROXY_LIMIT:
        raise BitsError(
            "The list of proxy exceptions is too long.",
            Hresult.BG_E_PROXY_BYPASS_LIST_TOO_LARGE,
        )
    if proxy_choice.has_login(servers or ""):
        words = proxy_choice.servers_problem(servers or "")
        raise BitsError(words, Hresult.BG_E_INVALID_PROXY_INFO)
    return ProxySettings(checked, servers, bypass)


def checked_retry_delay(seconds: float, settings: Settings) -> float:
    """Return a delay; one below the floor becomes the floor."""
    return max(checked_seconds(seconds), settings.retry_delay_floor_s)


def checked_conflict(what: Conflict | str) -> Conflict:
    """Return what is to happen when a file of the wanted name is there already."""
    try:
        return Conflict(what)
    except ValueError as error:
        raise InvalidArgumentError(f"{error}.") from error


def checked_priority(priority: int, options: JobOptions) -> Priority:
    """Return a priority that a job of these options may have."""
    try:
        new = Priority(priority)
    except ValueError as error:
        raise UnsupportedError(
            say("There is no priority {priority}.", priority=repr(priority))
        ) from error
    if options.http_method is not None and new is not Priority.FOREGROUND:
        raise BitsError(
            "A download with its own HTTP method always runs in the foreground.",
            Hresult.BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD,
        )
    return new
