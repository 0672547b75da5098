"""The head of an answer, as the rest of the engine reads it."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field

import httpx

from bitsgui.bits.challenges import Challenge, parse_challenges
from bitsgui.bits.errors import Hresult, TransferError, http_error
from bitsgui.bits.headers import parse_retry_after, wire_text
from bitsgui.bits.http_dates import parse_http_date
from bitsgui.bits.masking import foreign_words
from bitsgui.bits.types import SERVER_ASKS, LoginNeed
from bitsgui.bits.urls import RemoteUrl
from bitsgui.engine.clock import utc_now
from bitsgui.engine.logins import may_take_ticket
from bitsgui.engine.transport import Reply

# Bodies of redirects and challenges up to this size are read, so that the connection is kept.
_DISMISSED = 16 * 1024
_DISMISS_S = 1.0
_DRAINED = 256 * 1024


@dataclass(slots=True)
class Answer:
    """The head of the response that ended a chain of redirects; close its ``reply``.

    ``passed`` are those that led there, closed by now.
    """

    reply: Reply
    remote: RemoteUrl
    status: int
    headers: dict[str, list[str]]
    redirects: list[str] = field(default_factory=list[str])
    passed: list[Answer] = field(default_factory=list["Answer"])
    login: LoginNeed = LoginNeed.NONE

    def get(self, name: str) -> str | None:
        """Return the first value of a header (lower-case name)."""
        values = self.headers.get(name)
        return values[0] if values else None

    def all(self, name: str) -> list[str]:
        """Return every value of a header."""
        return self.headers.get(name, [])

    @property
    def reason(self) -> str:
        """Reason phrase, as far as it may be kept and shown."""
        return foreign_words(self._sent_reason)

    @property
    def _sent_reason(self) -> str:
        return self.reply.extensions.get("reason_phrase", b"").decode("latin-1")

    def raw_headers(self) -> str:
        """Return the head as the server sent it, CRLF between lines."""
        version = self.reply.extensions.get("http_version", b"HTTP/1.1").decode("latin-1")
        lines = [f"{version} {self.status} {self._sent_reason}".rstrip()]
        lines += [f"{k.decode('latin-1')}: {v.decode('latin-1')}" for k, v in self.reply.headers]
        return "\r\n".join(lines) + "\r\n"

    def failure(self) -> TransferError:
        """Return the error this status stands for."""
        if self.login is LoginNeed.CERTIFICATE:
            words = f"the server answered {self.status} {self.reason}".rstrip()
            code = Hresult.WININET_CLIENT_AUTH_CERT_NEEDED
            asked = TransferError(code, words, url=self.remote.url)
            asked.login = self.login
            return asked
        retry_after = self.get("retry-after")
        # A date is one of the server's clock; ours may be hours off.
        now = parse_http_date(self.get("date") or "") or utc_now()
        seconds = parse_retry_after(retry_after, now) if retry_after else None
        failure = http_error(
            self.status,
            self.reason,
            retry_after_s=seconds,
            url=self.remote.url,
            login=self.login,
        )
        failure.takes_ticket = may_take_ticket(self.challenges)
        return failure

    @property
    def challenges(self) -> list[Challenge] | None:
        """What the server wants of who logs in, None if it does not ask."""
        if self.status != SERVER_ASKS:
            return None
        values = (value.encode("latin-1") for value in self.all("www-authenticate"))
        return parse_challenges(wire_text(value) for value in values)

    @property
    def certificate(self) -> bytes | None:
        """The server's certificate in DER, None on a plain connection."""
        tls = self.reply.network_stream.get_extra_info("ssl_object")
        return None if tls is None else tls.getpeercert(binary_form=True)

    async def drain(self) -> None:
        """Read what nobody reads, unless there is much of it: the connection is needed."""
        size = 0
        with contextlib.suppress(httpx.TransportError, TimeoutError):
            async with asyncio.timeout(_DISMISS_S):
                async for chunk in self.reply:
                    size += len(chunk)
                    if size > _DRAINED:
                        return

    async def dismiss(self) -> None:
        """Close an answer nobody reads, keeping its connection if that costs little."""
        length = self.get("content-length") or ""
        is_small = length.isascii() and length.isdigit() and int(length[:9]) <= _DISMISSED
        try:
            if is_small and not self.get("transfer-encoding"):
                with contextlib.suppress(httpx.TransportError, TimeoutError):
                    async with asyncio.timeout(_DISMISS_S):
                        async for _ in self.reply:
                            pass
        finally:
            await self.reply.aclose()
