"""The plainest exchange of HTTP/1.1: a GET without content, and a body of the length it tells.

Nearly every file comes by one. httpcore and h11 make five hundred calls for it, a tenth of all that
a small file costs. What is not of this form to the letter is left to them, as it is with a head
they would refuse: nothing is accepted here that they would not take in the same way.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpcore

# No possessive groups: before Python 3.11.5 they keep what a failed turn of theirs has taken.
_TOKEN = rb"[-!#$%&'*+.^_`|~0-9a-zA-Z]++"
_WORDS = rb"(?:[^\x00\s]++(?:[ \t]++[^\x00\s]++)*)?"
_FIELD_TEXT = _TOKEN + rb":[ \t]*+" + _WORDS + rb"[ \t]*+\r\n"
_SENT = re.compile(rb"(?:" + _TOKEN + rb": " + _WORDS + rb"\r\n)*")
_TARGET = re.compile(rb"[\x21-\x7e]++")
_STATUS = re.compile(rb"HTTP/1\.1 ([2-9][0-9][0-9])(?: ((?:[ \t]|[^\x00\s])*))?\r\n")
_FIELDS = re.compile(rb"(?:" + _FIELD_TEXT + rb")*\r\n")
_FIELD = re.compile(rb"(" + _TOKEN + rb"):[ \t]*+(" + _WORDS + rb")[ \t]*+\r\n")
_NUMBER = re.compile(rb"[0-9]{1,18}")

_UNUSUAL_SENT = frozenset(
    {b"host", b"connection", b"content-length", b"expect", b"transfer-encoding", b"upgrade"}
)
_UNUSUAL = frozenset({b"connection", b"transfer-encoding"})
_STAYS = (b"connection", b"keep-alive")
_WITHOUT_BODY = frozenset({b"204", b"304"})


@dataclass(frozen=True, slots=True)
class Head:
    """Head of an answer with a body of ``length`` bytes, which begins at ``end``."""

    status: int
    reason: bytes
    headers: list[tuple[bytes, bytes]]
    length: int
    end: int


def request_head(request: httpcore.Request) -> bytes | None:
    """Return what is to be sent for a plain request; None if it is none, or may be wrong."""
    if request.method != b"GET" or request.stream is not NO_CONTENT:
        return None
    fields = request.headers
    if not fields or fields[0][0].lower() != b"host":
        return None
    if any(name.lower() in _UNUSUAL_SENT for name, _ in fields[1:]):
        return None
    block = b"".join([b"%b: %b\r\n" % field for field in fields])
    # A line more than there are fields came from a value with a line break in it.
    if block.count(b"\n") != len(fields) or not _SENT.fullmatch(block):
        return None
    if not _TARGET.fullmatch(request.url.target):
        return None
    return b"GET %b HTTP/1.1\r\n%b\r\n" % (request.url.target, block)


def read_head(data: bytes) -> Head | None:
    """Return the head that ``data`` begins with; None if it is not whole, or not plain.

    Plain is one that leaves the connection open, with one Content-Length and nothing else that
    tells where the body ends (RFC 9112 section 6.3).
    """
    status = _STATUS.match(data)
    if status is None or status[1] in _WITHOUT_BODY:
        return None
    fields = _FIELDS.match(data, status.end())
    if fields is None:
        return None
    headers: list[tuple[bytes, bytes]] = _FIELD.findall(data, status.end(), fields.end())
    length = _plain_length(headers)
    if length is None:
        return None
    return Head(int(status[1]), status[2] or b"", headers, length, fields.end())


def _plain_length(headers: list[tuple[bytes, bytes]]) -> int | None:
    length: int | None = None
    for name, value in headers:
        lower = name.lower()
        if lower == b"content-length":
            if length is not None or not _NUMBER.fullmatch(value):
                return None
            length = int(value)
        elif lower in _UNUSUAL and (lower, value.lower()) != _STAYS:
            return None
    return length


class PlainRequest(httpcore.Request):
    """A request without content. httpcore would look at each of its bytes objects twice."""

    def __init__(
        self,
        method: bytes,
        url: httpcore.URL,
        headers: list[tuple[bytes, bytes]],
        extensions: dict[str, Any],
    ) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.stream = NO_CONTENT
        self.extensions = extensions


NO_CONTENT = httpcore.Request(b"GET", "http://localhost/").stream
"""What a request without content has in its place."""


class PlainBody:
    """The body of a plain answer; ``read`` waits for up to so many bytes more.

    ``end`` is called once, with whether all came and nothing else: else nobody knows where the
    next answer would begin.

    Raises: httpcore exceptions.
    """

    def __init__(
        self,
        first: bytes,
        length: int,
        read: Callable[[int], Awaitable[bytes]],
        end: Callable[[bool], Awaitable[None]],
    ) -> None:
        self._first = first[:length]
        self._has_surplus = len(first) > length
        self._length = self._left = length
        self._read = read
        self._end = end
        self._is_ended = False

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        if not self._left:
            raise StopAsyncIteration
        try:
            chunk, self._first = self._first or await self._read(self._left), b""
        except BaseException:
            await self.aclose()
            raise
        if not chunk:
            await self.aclose()
            raise httpcore.RemoteProtocolError(
                "peer closed connection without sending complete message body "
                f"(received {self._length - self._left} bytes, expected {self._length})"
            )
        self._left -= len(chunk)
        return chunk

    async def aclose(self) -> None:
        """End the exchange, whatever was read of it; idempotent."""
        if not self._is_ended:
            self._is_ended = True
            await self._end(not self._left and not self._has_surplus)


class PlainResponse(httpcore.Response):
    """What httpcore's own class is, without a look at each of its bytes objects."""

    def __init__(self, head: Head, body: PlainBody, extensions: dict[str, Any]) -> None:
        self.status = head.status
        self.headers = head.headers
        self.stream = body
        self.extensions = extensions
        self._stream_consumed = False

    async def aclose(self) -> None:
        """End the exchange."""
        assert isinstance(self.stream, PlainBody)
        await self.stream.aclose()
