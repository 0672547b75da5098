"""Requests of one job: headers, cookies, credentials, proxies and redirects.

Every try starts again at the link the user gave, since the address a redirect leads to is often
good for a short time only.
"""

from __future__ import annotations

import asyncio
import base64
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import httpcore
import httpx

import bitsgui
from bitsgui.bits import urls
from bitsgui.bits.cookies import CookieJar, parse_cookie_file
from bitsgui.bits.errors import Hresult, TransferError, http_error
from bitsgui.bits.headers import parse_retry_after
from bitsgui.bits.records import JobOptions, JobSecrets
from bitsgui.bits.types import (
    CERTIFICATE_FLAGS,
    REDIRECT_MASK,
    AuthScheme,
    AuthTarget,
    SecurityFlags,
)
from bitsgui.bits.urls import RemoteUrl, UrlError
from bitsgui.engine.clock import utc_now
from bitsgui.engine.net_errors import network_error
from bitsgui.engine.proxies import proxy_for
from bitsgui.engine.transport import Reply, Timeouts, Transport
from bitsgui.settings.schema import Settings

_REDIRECTS = frozenset({300, 301, 302, 303, 307, 308})
# Decided by the engine; a custom header of these names would break ranges or framing.
_OURS = frozenset(
    {
        "accept-encoding",
        "connection",
        "content-length",
        "host",
        "if-range",
        "keep-alive",
        "range",
        "te",
        "transfer-encoding",
        "upgrade",
    }
)
# Headers of the user that may follow a redirect anywhere; any other may be a secret.
_HARMLESS = frozenset(
    {
        "accept",
        "accept-language",
        "cache-control",
        "dnt",
        "origin",
        "pragma",
        "referer",
        "user-agent",
    }
)


def default_user_agent() -> str:
    """Return the truthful name this program gives itself."""
    return f"bitsgui/{bitsgui.__version__} ({platform.system()} {platform.machine()})"


@dataclass(slots=True)
class Answer:
    """The head of the response that ended a chain of redirects; close its ``reply``."""

    reply: Reply
    remote: RemoteUrl
    status: int
    headers: dict[str, list[str]]
    redirects: list[str] = field(default_factory=list)

    def get(self, name: str) -> str | None:
        """Return the first value of a header (lower-case name)."""
        values = self.headers.get(name)
        return values[0] if values else None

    def all(self, name: str) -> list[str]:
        """Return every value of a header."""
        return self.headers.get(name, [])

    @property
    def reason(self) -> str:
        """Reason phrase as sent."""
        return self.reply.extensions.get("reason_phrase", b"").decode("latin-1")

    def raw_headers(self) -> str:
        """Return the head as the server sent it, CRLF between lines."""
        version = self.reply.extensions.get("http_version", b"HTTP/1.1").decode("latin-1")
        lines = [f"{version} {self.status} {self.reason}".rstrip()]
        lines += [f"{k.decode('latin-1')}: {v.decode('latin-1')}" for k, v in self.reply.headers]
        return "\r\n".join(lines) + "\r\n"

    def failure(self) -> TransferError:
        """Return the error this status stands for."""
        retry_after = self.get("retry-after")
        seconds = parse_retry_after(retry_after, utc_now()) if retry_after else None
        return http_error(self.status, self.reason, retry_after_s=seconds, url=self.remote.url)


def parse_custom_headers(text: str | None) -> list[tuple[str, str]]:
    """Split ``Name: value`` lines; names the engine decides itself are left out."""
    pairs = []
    for line in (text or "").splitlines():
        name, colon, value = line.partition(":")
        if colon and name.strip() and name.strip().lower() not in _OURS:
            pairs.append((name.strip(), value.strip()))
    return pairs


def _basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii")


class Fetcher:
    """Sends the requests of one job. Made anew for each run, so that it sees new settings."""

    def __init__(
        self,
        transport: Transport,
        settings: Settings,
        options: JobOptions,
        secrets: JobSecrets,
    ) -> None:
        self._transport = transport
        self._settings = settings
        self._options = options
        self._secrets = secrets
        self._custom = parse_custom_headers(secrets.custom_headers)
        self._jar = CookieJar(parse_cookie_file(secrets.cookies or ""))
        self._user_info = {file_id: (user, pw) for file_id, user, pw in secrets.user_info}
        self._basic_hosts: dict[str, str] = {}
        self._has_checked_options = False
        self._timeouts = Timeouts(
            connect=settings.connect_timeout_s,
            read=settings.answer_timeout_s,
            write=settings.answer_timeout_s,
        )
        agent = options.user_agent or settings.user_agent or default_user_agent()
        self._agent = agent

    async def get(
        self,
        url: str,
        extra: Sequence[tuple[str, str]] = (),
        *,
        file_id: int | None = None,
        on_redirect: Callable[[str], None] | None = None,
    ) -> Answer:
        """Send a GET (or the job's method) and follow redirects to the head of the answer.

        ``extra`` are Range and If-Range, sent on every hop. ``on_redirect`` hears the new address
        when the job's flags ask for reports. Any status that is not 2xx is returned as it is.

        Raises: TransferError.
        """
        self._check_options()
        try:
            remote = urls.parse_remote(url)
        except UrlError as error:
            raise TransferError(Hresult.WININET_INVALID_URL, str(error), url=url) from error
        start = remote
        redirects: list[str] = []
        user_info = self._user_info.get(file_id) if file_id is not None else None
        if remote.user is not None:
            user_info = (remote.user, remote.password or "")
        while True:
            answer = await self._with_credentials(start, remote, extra, user_info)
            answer.redirects = redirects
            if answer.status not in _REDIRECTS or not answer.get("location"):
                return answer
            await answer.reply.aclose()
            remote = self._next_hop(answer, remote, len(redirects), on_redirect)
            redirects.append(remote.url)
            user_info = None if remote.user is None else (remote.user, remote.password or "")
            if user_info is None and urls.may_send_secrets(start.url, remote.url):
                user_info = self._user_info.get(file_id) if file_id is not None else None

    def _check_options(self) -> None:
        """Refuse what is stored but not supported yet, before anything is sent."""
        if self._has_checked_options:
            return
        if self._options.security_flags & CERTIFICATE_FLAGS:
            raise TransferError(Hresult.E_NOTIMPL, "special certificate checks are not supported")
        if self._options.client_certificate is not None:
            raise TransferError(
                Hresult.WININET_CLIENT_AUTH_NO_PRIVATE_KEY,
                "client certificates are not supported",
            )
        self._has_checked_options = True

    def _next_hop(
        self,
        answer: Answer,
        remote: RemoteUrl,
        hops: int,
        on_redirect: Callable[[str], None] | None,
    ) -> RemoteUrl:
        location = answer.get("location") or ""
        try:
            target = urls.join(remote.url, location)
        except UrlError as error:
            raise self._bad_redirect(f"the server sent on to a bad address: {error}") from error
        policy = self._options.security_flags & REDIRECT_MASK
        if policy and on_redirect is not None:
            on_redirect(target.url)
        if policy == SecurityFlags.REDIRECT_DISALLOW:
            raise answer.failure()
        if hops >= self._settings.max_redirects:
            raise self._bad_redirect("too many redirects")
        if target.scheme not in {"http", "https"}:
            raise self._bad_redirect(f"a redirect to a {target.scheme} address is refused")
        if (
            remote.scheme == "https"
            and target.scheme == "http"
            and not self._options.security_flags & SecurityFlags.ALLOW_HTTPS_TO_HTTP
        ):
            raise self._bad_redirect("a redirect from https to http is refused")
        return target

    @staticmethod
    def _bad_redirect(detail: str) -> TransferError:
        return TransferError(Hresult.WININET_REDIRECT_FAILED, detail)

    async def _with_credentials(
        self,
        start: RemoteUrl,
        remote: RemoteUrl,
        extra: Sequence[tuple[str, str]],
        user_info: tuple[str, str] | None,
    ) -> Answer:
        """Send a request; answer one Basic challenge if there is something to answer with."""
        answer = await self._send(start, remote, extra)
        if answer.status != 401 or not _asks_for_basic(answer):
            return answer
        host = urls.host_key(remote.url)
        if host in self._basic_hosts:
            return answer
        login = user_info or self._server_login(start, remote)
        if login is None:
            return answer
        await answer.reply.aclose()
        self._basic_hosts[host] = _basic(*login)
        answer = await self._send(start, remote, extra)
        if answer.status == 401:
            del self._basic_hosts[host]
        return answer

    def _server_login(self, start: RemoteUrl, remote: RemoteUrl) -> tuple[str, str] | None:
        if not urls.may_send_secrets(start.url, remote.url):
            return None
        for credential in self._secrets.credentials:
            if credential.target is AuthTarget.SERVER and credential.scheme is AuthScheme.BASIC:
                return credential.user or "", credential.password or ""
        return None

    async def _send(
        self, start: RemoteUrl, remote: RemoteUrl, extra: Sequence[tuple[str, str]]
    ) -> Answer:
        headers = self._headers(start, remote, extra)
        proxy = proxy_for(remote, self._options.proxy, self._secrets.credentials)
        target = httpcore.URL(
            scheme=remote.scheme.encode(),
            host=remote.host.strip("[]").encode(),
            port=remote.port,
            target=remote.target.encode("ascii"),
        )
        method = (self._options.http_method or "GET").encode("ascii")
        try:
            async with asyncio.timeout(self._settings.answer_timeout_s):
                reply = await self._transport.fetch(
                    method, target, headers, proxy=proxy, timeouts=self._timeouts
                )
        except (httpx.TransportError, ValueError) as error:
            raise network_error(error, remote.url) from error
        except TimeoutError as error:
            raise TransferError(
                Hresult.WININET_TIMEOUT, "the server did not answer in time", url=remote.url
            ) from error
        found: dict[str, list[str]] = {}
        for name, value in reply.headers:
            found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
        answer = Answer(reply, remote, reply.status, found)
        cookies = found.get("set-cookie")
        if cookies:
            self._jar.set_from(remote.url, cookies, time.time())
        return answer

    def _headers(
        self, start: RemoteUrl, remote: RemoteUrl, extra: Sequence[tuple[str, str]]
    ) -> list[tuple[bytes, bytes]]:
        is_trusted = start is remote or urls.may_send_secrets(start.url, remote.url)
        chosen: dict[str, tuple[str, str]] = {
            "host": ("Host", remote.authority),
            "user-agent": ("User-Agent", self._agent),
            "accept": ("Accept", "*/*"),
            "accept-encoding": ("Accept-Encoding", "identity"),
        }
        referer = self._referer(start, remote)
        if referer:
            chosen["referer"] = ("Referer", referer)
        cookie = self._jar.header_for(remote.url, time.time()) if len(self._jar) else None
        if cookie:
            chosen["cookie"] = ("Cookie", cookie)
        login = self._basic_hosts.get(urls.host_key(remote.url)) if self._basic_hosts else None
        if login:
            chosen["authorization"] = ("Authorization", login)
        repeated = []
        for name, value in self._custom:
            lower = name.lower()
            if not is_trusted and lower not in _HARMLESS:
                continue
            if lower in chosen and lower != "cookie":
                chosen[lower] = (name, value)
            else:
                repeated.append((name, value))
        pairs = [*chosen.values(), *repeated, *extra]
        return [(k.encode("latin-1", "replace"), _wire(v)) for k, v in pairs]

    def _referer(self, start: RemoteUrl, remote: RemoteUrl) -> str | None:
        referer = self._options.referer
        if not referer:
            return None
        if start is remote or urls.same_host(start.url, remote.url):
            return referer
        # As browsers do for another host: the origin only, and nothing down to http.
        if referer.startswith("https:") and remote.scheme == "http":
            return None
        return urls.host_key(referer) + "/"


def _asks_for_basic(answer: Answer) -> bool:
    return any("basic" in value.lower() for value in answer.all("www-authenticate"))


def _wire(value: str) -> bytes:
    """Return a header value as bytes: Latin-1 where possible, else UTF-8 as browsers send."""
    try:
        return value.encode("latin-1")
    except UnicodeEncodeError:
        return value.encode("utf-8")
