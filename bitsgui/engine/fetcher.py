"""Requests of one job: headers, cookies, credentials, proxies and redirects.

Every try starts again at the link the user gave, since the address a redirect leads to is often
good for a short time only.
"""

from __future__ import annotations

import asyncio
import functools
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import httpcore
import httpx

import bitsgui
from bitsgui.bits import urls
from bitsgui.bits.cookies import CookieJar, parse_cookie_file
from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.headers import OWN_HEADERS, wire_bytes
from bitsgui.bits.records import JobOptions, JobSecrets, Origin
from bitsgui.bits.types import (
    CERTIFICATE_FLAGS,
    PROXY_ASKS,
    REDIRECT_MASK,
    AuthScheme,
    AuthTarget,
    Credential,
    LoginNeed,
    SecurityFlags,
)
from bitsgui.bits.urls import RemoteUrl, UrlError
from bitsgui.engine.answer import Answer
from bitsgui.engine.approval import Approver
from bitsgui.engine.connecting import LOGIN
from bitsgui.engine.logins import Login, Round, any_scheme, load_kerberos, logged_in, wanted
from bitsgui.engine.net_errors import network_error
from bitsgui.engine.open_logins import closed, is_open_only, may_be_read
from bitsgui.engine.own_certificate import OwnCertificate
from bitsgui.engine.proxy import Proxy, ProxyUnreachable
from bitsgui.engine.proxy_ways import ProxyWays
from bitsgui.engine.revocation import fetch_list
from bitsgui.engine.revocation_fetch import RevocationFetch
from bitsgui.engine.throttle import Throttle
from bitsgui.engine.transport import After, Timeouts, Transport
from bitsgui.engine.trip import Trip, leads_down
from bitsgui.engine.trust import Demands
from bitsgui.settings import host_rules
from bitsgui.settings.schema import Settings

_REDIRECTS = frozenset({300, 301, 302, 303, 307, 308})
# Headers of the user that may follow a redirect anywhere; any other may be a secret.
_HARMLESS = frozenset(
    {"accept", "accept-language", "cache-control", "dnt", "origin", "pragma", "user-agent"}
)
_OF_THE_LOGON = frozenset({AuthScheme.NTLM, AuthScheme.NEGOTIATE})
"""Schemes that can take who is logged on to this machine."""
_FORM = "application/x-www-form-urlencoded"
"""What data is taken for that no header says more of, as curl does."""


@functools.cache
def default_user_agent() -> str:
    """Return the truthful name this program gives itself."""
    return f"bitsgui/{bitsgui.__version__} ({platform.system()} {platform.machine()})"


def parse_custom_headers(text: str | None) -> list[tuple[str, str]]:
    """Split ``Name: value`` lines; names the engine decides itself are left out.

    They end with CRLF as they were checked: what ends lines elsewhere belongs to a value, and
    must not begin a header of its own.
    """
    pairs: list[tuple[str, str]] = []
    for line in (text or "").split("\r\n"):
        name, colon, value = line.partition(":")
        if colon and name.strip() and name.strip().lower() not in OWN_HEADERS:
            pairs.append((name.strip(), value.strip(" \t")))
    return pairs


class Fetcher:
    """Sends the requests of one job. Made anew for each run, so that it sees new settings.

    ``current_settings`` are those in force now: what servers are told this program is follows them.
    ``on_accepted`` hears of servers with a certificate that a person accepted.
    """

    def __init__(
        self,
        transport: Transport,
        settings: Settings,
        options: JobOptions,
        secrets: JobSecrets,
        current_settings: Callable[[], Settings],
    ) -> None:
        self._transport = transport
        self._settings = settings
        self._current_settings = current_settings
        self.on_accepted: Callable[[str], None] = lambda _: None
        self._options = options
        self._demands = Demands(SecurityFlags(options.security_flags & CERTIFICATE_FLAGS))
        self._lists = RevocationFetch(
            lambda plain, few: Fetcher(transport, settings, plain, few, current_settings),
            options,
            secrets,
        )
        self._certificate = OwnCertificate(transport, options, secrets, current_settings)
        self._secrets = secrets
        self._custom = parse_custom_headers(secrets.custom_headers)
        self._jar = CookieJar(parse_cookie_file(secrets.cookies or ""))
        self.logins = secrets.logins
        """Those of links; others may take their place at any time."""
        self._own = (options.http_method, None if options.http_method is None else secrets.data)
        self.ways = ProxyWays(
            transport,
            options.proxy,
            secrets.credentials,
            current_settings,
            # A program's job uses what is stored only if the program said so (BITS property).
            uses_stored=options.use_stored_credentials or options.origin is not Origin.API,
            interface=options.interface,
        )
        """Which proxies the requests take."""
        self._timeouts = Timeouts(
            connect=settings.connect_timeout_s,
            read=settings.answer_timeout_s,
            write=settings.answer_timeout_s,
        )

    def approve_by(self, approver: Approver | None) -> None:
        """Ask it about the certificate of each server, None: who was to be asked is gone."""
        self._demands = replace(self._demands, approver=approver or Approver(None))

    async def get(  # noqa: PLR0913 - what differs between requests, most of it optional
        self,
        url: str,
        extra: Sequence[tuple[str, str]] = (),
        *,
        file_id: int | None = None,
        given: str | None = None,
        on_redirect: Callable[[str], None] | None = None,
        on_hop: Callable[[str], None] | None = None,
        throttle: Throttle | None = None,
        is_for_file: bool = False,
        follows: bool = True,
    ) -> Answer:
        """Send a GET and follow redirects to the head of the answer, unless it ``follows`` none.

        ``is_for_file``: the file itself is wanted, which is asked for by the job's method and with
        its data; those are sent to no other server, whatever it was that led there.

        ``extra`` are Range and If-Range, sent on every hop. ``given`` is the link the user gave
        where ``url`` is another one by now: it decides who may see the secrets. ``on_redirect``
        hears the new address when the job's flags ask for reports, ``on_hop`` each one before
        anything is sent there. ``throttle`` bounds what is sent ahead of what is read. Any status
        that is not 2xx is returned as it is.

        Raises: TransferError, and whatever ``on_hop`` raises.
        """
        if SecurityFlags.CRL_CHECK in self._demands.flags:
            fetch_list.set(self._lists)
        try:
            remote = urls.parse_remote(url)
            start = remote if given is None else urls.parse_remote(given)
        except UrlError as error:
            raise TransferError(Hresult.WININET_INVALID_URL, str(error), url=url) from error
        user_info = self.logins.get(file_id) if file_id is not None else None
        if start.user is not None:
            user_info = (start.user, start.password or "")
        method, data = self._own if is_for_file else (None, None)
        trip = Trip(start, remote, extra, user_info, method or "GET", throttle, data)
        redirects: list[str] = []
        passed: list[Answer] = []
        while True:
            answer = await self._with_credentials(trip)
            answer.redirects, answer.passed = redirects, passed
            is_led_on = answer.status in _REDIRECTS and answer.get("location")
            if not is_led_on or not follows:
                return answer
            await answer.dismiss()
            target = self._next_hop(answer, trip, len(redirects), on_redirect)
            if on_hop is not None:
                on_hop(target.url)
            trip.move(target, answer.status)
            if trip.data is not None and not trip.is_trusted:
                raise self._bad_redirect("the data of a request is sent to no other server")
            redirects.append(target.url)
            passed.append(answer)

    def _next_hop(
        self,
        answer: Answer,
        trip: Trip,
        hops: int,
        on_redirect: Callable[[str], None] | None,
    ) -> RemoteUrl:
        location = answer.get("location") or ""
        try:
            target = urls.join(trip.remote.url, location)
        except UrlError as error:
            raise self._bad_redirect(f"the server sent on to a bad address: {error}") from error
        flags = self._options.security_flags
        if flags & REDIRECT_MASK and on_redirect is not None:
            on_redirect(target.url)
        if flags & REDIRECT_MASK == SecurityFlags.REDIRECT_DISALLOW:
            raise answer.failure()
        if hops >= self._settings.max_redirects:
            raise self._bad_redirect("too many redirects")
        if leads_down(trip.remote, target) and not flags & SecurityFlags.ALLOW_HTTPS_TO_HTTP:
            raise self._bad_redirect("a redirect from https to http is refused")
        return target

    @staticmethod
    def _bad_redirect(detail: str) -> TransferError:
        return TransferError(Hresult.WININET_REDIRECT_FAILED, detail)

    async def _with_credentials(self, trip: Trip) -> Answer:
        """Send a request, logging in where the server asks for it and there is a login."""
        login = await self._login_for(trip)
        if login is None:
            answer = await self._send(trip, None)
            await load_kerberos(answer.challenges)
            if trip.is_trusted:
                answer.login = answer.login or await self._need(trip, answer)
            return answer

        held: list[Answer] = []  # what is open while it is found out what to say

        async def send(value: str | None, round_: Round | None, last: Answer | None) -> Answer:
            after = None
            if last is not None and round_ is not None and round_.is_bound:
                await last.drain()
                after = After(last.reply, is_continued=round_.legs > 1)
            held.clear()
            if last is not None and after is None:
                await last.dismiss()
            held.append(await self._send(trip, value, login, after))
            return held[0]

        request = (trip.method, trip.remote.target)
        try:
            answer, note = await logged_in(
                login, request, send, lambda each: each.challenges, lambda each: each.certificate
            )
        except BaseException:
            for answer in held:
                await asyncio.shield(answer.reply.aclose())
            raise
        is_wanted = note is LoginNeed.WANTED
        answer.login = answer.login or (await self._need(trip, answer) if is_wanted else note)
        return answer

    async def _need(self, trip: Trip, answer: Answer) -> LoginNeed:
        """Return what a server wants that was told no password."""
        offered = answer.challenges
        if offered is None or not is_open_only(offered) or await self._may_be_read(trip):
            return wanted(offered)
        return LoginNeed.UNENCRYPTED

    async def _may_be_read(self, trip: Trip) -> bool:
        settings = self._current_settings()
        return await may_be_read(trip.remote, self._options, settings, self.ways)

    async def _login_for(self, trip: Trip) -> Login | None:
        """Return the login at where the request goes now, None if it may have none."""
        origin = urls.host_key(trip.remote.url)
        host, credentials = trip.remote.host.strip("[]"), self._credentials_for(trip)
        if closed(credentials) != credentials and not await self._may_be_read(trip):
            credentials = closed(credentials)
        return self._transport.logins.login(AuthTarget.SERVER, origin, host, credentials)

    def _credentials_for(self, trip: Trip) -> tuple[Credential, ...]:
        if trip.remote.user is not None:
            return any_scheme(AuthTarget.SERVER, trip.remote.user, trip.remote.password or "")
        if not trip.is_trusted:
            return ()
        if trip.user_info is not None:
            return any_scheme(AuthTarget.SERVER, *trip.user_info)
        given = self._secrets.credentials
        found = tuple(c for c in given if c.target is AuthTarget.SERVER)
        if any(c.scheme in _OF_THE_LOGON for c in found):
            return found
        # The one who is logged on, said for the proxy, is so for servers (BITS SetCredentials).
        return found + tuple(c for c in given if c.user is None and c.scheme in _OF_THE_LOGON)

    async def _send(
        self,
        trip: Trip,
        login: str | None,
        owner: Login | None = None,
        after: After | None = None,
    ) -> Answer:
        """Send a request by the first proxy that takes a connection.

        ``owner`` and ``after`` are those of ``Transport.fetch``.
        """
        remote = trip.remote
        order = await self.ways.to(remote)
        for proxy in order:
            self.ways.on_way(proxy)
            try:
                answer = await self._send_by(proxy, trip, login, (owner, after))
            except (httpx.TransportError, ValueError) as error:
                if proxy is not None and isinstance(error.__cause__, ProxyUnreachable):
                    self.ways.note_failed(proxy)
                    if proxy is not order[-1]:
                        continue
                failure = network_error(error, remote.url)
                if failure.status == PROXY_ASKS:
                    self.ways.note_asked(proxy)
                raise await self._certificate.judge_failure(failure, trip, proxy) from error
            except TimeoutError as error:
                raise TransferError(
                    Hresult.WININET_TIMEOUT, "the server did not answer in time", url=remote.url
                ) from error
            self.ways.note_answered(proxy)
            if answer.status == PROXY_ASKS:
                self.ways.note_asked(proxy)
            await self._certificate.judge_answer(answer, trip, proxy)
            return answer
        raise AssertionError("there is always a way to try")

    async def _send_by(
        self,
        proxy: Proxy | None,
        trip: Trip,
        login: str | None,
        connection: tuple[Login | None, After | None],
    ) -> Answer:
        remote = trip.remote
        # The head of a request in a tunnel is read by the server alone.
        is_read_by_proxy = proxy is not None and not proxy.is_socks and remote.scheme == "http"
        headers = self._headers(trip, login, is_read_by_proxy=is_read_by_proxy)
        target = httpcore.URL(
            scheme=remote.scheme.encode(),
            host=remote.host.strip("[]").encode(),
            port=remote.port,
            target=remote.target.encode("ascii"),
        )
        identity = await self._certificate.for_trip(trip)
        demands = self._demands if identity is None else replace(self._demands, identity=identity)
        async with asyncio.timeout(self._settings.answer_timeout_s):
            reply = await self._transport.fetch(
                trip.method.encode("ascii"),
                target,
                headers,
                content=trip.content,
                proxy=proxy,
                timeouts=self._timeouts,
                window=None if trip.throttle is None else trip.throttle.window,
                owner=connection[0],
                after=connection[1],
                demands=demands,
                interface=self._options.interface,
            )
        found: dict[str, list[str]] = {}
        for name, value in reply.headers:
            found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
        answer = Answer(reply, remote, reply.status, found)
        answer.login = reply.extensions.get(LOGIN, LoginNeed.NONE)
        if reply.network_stream.is_accepted:
            self.on_accepted(remote.authority)
        cookies = found.get("set-cookie")
        if cookies:
            self._jar.set_from(remote.url, cookies, time.time())
        return answer

    def _agent_for(self, remote: RemoteUrl) -> str:
        """Return what a server is told this program is: by the job, a rule for it, the settings."""
        settings = self._current_settings()
        rule = host_rules.rule_for(host_rules.parse(settings.host_rules), remote.host, remote.port)
        named = rule.user_agent if rule is not None else None
        return self._options.user_agent or named or settings.user_agent or default_user_agent()

    def _headers(
        self, trip: Trip, login: str | None, *, is_read_by_proxy: bool
    ) -> list[tuple[bytes, bytes]]:
        chosen: dict[str, tuple[str, str]] = {
            "host": ("Host", trip.remote.authority),
            "user-agent": ("User-Agent", self._agent_for(trip.remote)),
            "accept": ("Accept", "*/*"),
            "accept-encoding": ("Accept-Encoding", "identity"),
        }
        own = {
            "referer": ("Referer", self._referer(trip)),
            "cookie": ("Cookie", self._cookie(trip)),
            "authorization": ("Authorization", login),
            "content-type": ("Content-Type", None if trip.data is None else _FORM),
        }
        chosen |= {key: (name, value) for key, (name, value) in own.items() if value}
        repeated: list[tuple[str, str]] = []
        for name, value in self._custom:
            lower = name.lower()
            if not self._may_send(lower, trip, is_read_by_proxy=is_read_by_proxy):
                continue
            if lower == "cookie" and lower in chosen:
                chosen[lower] = ("Cookie", f"{chosen[lower][1]}; {value}")
            elif lower in chosen:
                chosen[lower] = (name, value)
            else:
                repeated.append((name, value))
        pairs = [*chosen.values(), *repeated, *trip.extra]
        if trip.content is not None:
            pairs.append(("Content-Length", str(len(trip.content))))
        return [(k.encode("latin-1", "replace"), wire_bytes(v)) for k, v in pairs]

    def _may_send(self, lower: str, trip: Trip, *, is_read_by_proxy: bool) -> bool:
        """Tell whether a header the user gave goes with this request."""
        if lower.startswith("content-") and trip.data is None and self._own[1] is not None:
            return False  # it speaks of data that is not sent
        if lower == "proxy-authorization":
            return is_read_by_proxy
        if lower == "referer":
            return False  # `_referer` sends as much of it as is fit
        return lower in _HARMLESS or trip.is_trusted

    def _cookie(self, trip: Trip) -> str | None:
        if not len(self._jar) or trip.is_downgraded:
            return None
        return self._jar.header_for(trip.remote.url, time.time())

    def _referer(self, trip: Trip) -> str | None:
        custom = (value for name, value in self._custom if name.lower() == "referer")
        referer = next(custom, self._options.referer)
        if not referer:
            return None
        try:
            page = urls.parse_remote(referer)
        except UrlError:
            return referer if trip.is_trusted else None
        if not trip.is_downgraded and (
            trip.given is trip.remote or urls.same_host(trip.given.url, trip.remote.url)
        ):
            return page.url
        # As browsers do for another host: the origin only, and nothing down to http.
        if page.scheme not in {"http", "https"} or (page.scheme, trip.remote.scheme) == (
            "https",
            "http",
        ):
            return None
        return f"{page.scheme}://{page.authority}/"
