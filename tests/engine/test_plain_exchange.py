"""The plainest exchange: what is taken without the HTTP parser is what the parser would take."""

from typing import Any

import h11
import httpcore
import pytest

from bitsgui.engine.kept_connection import OneAtATime
from bitsgui.engine.plain_exchange import NO_CONTENT, PlainBody, PlainRequest, read_head
from bitsgui.engine.plain_exchange import request_head as head_of

OWN = [(b"Host", b"example.org"), (b"User-Agent", b"bitsgui/1"), (b"Accept", b"*/*")]

PLAIN = [
    b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n",
    b"HTTP/1.1 200\r\ncontent-length:3\r\n\r\n",
    b"HTTP/1.1 206 Partial  Content\r\nServer: a  b\tc \r\nX:\r\nContent-Length:\t3 \r\n\r\n",
    b"HTTP/1.1 404 \xe4\r\nConnection: Keep-Alive\r\nX-Y: \xff\x01\r\nCONTENT-LENGTH: 0003\r\n\r\n",
]

FOR_THE_PARSER = [
    b"",
    b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n",
    b"HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\n",
    b"HTTP/1.1 100 Continue\r\nContent-Length: 3\r\n\r\n",
    b"HTTP/1.1 204 None\r\nContent-Length: 3\r\n\r\n",
    b"HTTP/1.1 304 Same\r\nContent-Length: 3\r\n\r\n",
    b"HTTP/1.1 200 OK\r\n\r\n",
    b"HTTP/1.1 200 OK\nContent-Length: 3\n\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 3, 3\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: +3\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 1234567890123456789\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: keep-alive\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: keep-alive, close\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n folded\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length : 3\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX: \x00\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX: a\rb\r\n\r\n",
    b"\r\nHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n",
]


def parsed(head: bytes) -> h11.Response:
    parser = h11.Connection(our_role=h11.CLIENT)
    parser.send(h11.Request(method="GET", target="/", headers=[("Host", "example.org")]))
    parser.send(h11.EndOfMessage())
    parser.receive_data(head)
    event = parser.next_event()
    assert isinstance(event, h11.Response)
    return event


@pytest.mark.parametrize("head", PLAIN)
def test_a_plain_head_is_read_as_the_parser_reads_it(head: bytes) -> None:
    found, known = read_head(head + b"abcdef"), parsed(head)
    assert found is not None
    assert (found.status, found.reason) == (known.status_code, known.reason)
    assert found.headers == known.headers.raw_items()
    assert (found.length, found.end) == (3, len(head))


@pytest.mark.parametrize("head", FOR_THE_PARSER)
def test_any_other_head_is_left_to_the_parser(head: bytes) -> None:
    assert read_head(head) is None


def test_a_long_run_of_blanks_takes_no_time_that_grows_with_its_square() -> None:
    assert read_head(b"HTTP/1.1 200 OK\r\nX:" + b" " * 120_000 + b"\x00\r\n\r\n") is None
    assert read_head(b"HTTP/1.1 200 " + b"a " * 60_000 + b"\x00\r\n\r\n") is None


def asked(
    headers: list[tuple[bytes, bytes]], method: bytes = b"GET", target: bytes = b"/a?b"
) -> PlainRequest:
    url = httpcore.URL(scheme=b"http", host=b"example.org", port=80, target=target)
    return PlainRequest(method, url, headers, {})


def test_a_plain_request_is_sent_as_the_parser_writes_it() -> None:
    headers = [*OWN, (b"X-Empty", b""), (b"Cookie", b"a=b; c=\xe4")]
    written = h11.Connection(our_role=h11.CLIENT).send(
        h11.Request(method="GET", target="/a?b", headers=headers)
    )
    assert head_of(asked(headers)) == written


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [*OWN[1:], OWN[0]],
        [*OWN, OWN[0]],
        [*OWN, (b"Connection", b"close")],
        [*OWN, (b"Content-Length", b"0")],
        [*OWN, (b"Transfer-Encoding", b"chunked")],
        [*OWN, (b"X", b"a\r\nY: b")],
        [*OWN, (b"X", b"a\nb")],
        [*OWN, (b"X", b" a")],
        [*OWN, (b"X", b"a ")],
        [*OWN, (b"X", b"\x00")],
        [*OWN, (b"X Y", b"a")],
        [*OWN, (b"", b"a")],
    ],
)
def test_what_may_be_wrong_about_headers_is_left_to_the_parser(
    headers: list[tuple[bytes, bytes]],
) -> None:
    assert head_of(asked(headers)) is None


def test_other_methods_strange_targets_and_requests_with_content_are_left_to_the_parser() -> None:
    assert head_of(asked(OWN, b"HEAD")) is None
    assert head_of(asked(OWN, target=b"/a b")) is None
    assert head_of(asked(OWN, target=b"/a\r\nX: b")) is None
    url = httpcore.URL("http://example.org/")
    request = httpcore.Request(b"GET", url, headers=OWN, content=b"")
    assert request.stream is not NO_CONTENT
    assert head_of(request) is None


async def ends_of(first: bytes, length: int, rest: list[bytes]) -> tuple[bytes, list[bool]]:
    """Return what is read of a body to its end, and how its exchange ended."""
    ends: list[bool] = []
    pieces = iter(rest)

    async def read(most: int) -> bytes:
        return next(pieces)[:most]

    async def end(can_go_on: bool) -> None:
        ends.append(can_go_on)

    body = PlainBody(first, length, read, end)
    try:
        data = b"".join([chunk async for chunk in body])
    finally:
        await body.aclose()
        await body.aclose()
        assert len(ends) == 1
    return data, ends


async def test_the_connection_goes_on_only_behind_a_whole_body_and_nothing_else() -> None:
    assert await ends_of(b"abc", 3, []) == (b"abc", [True])
    assert await ends_of(b"", 0, []) == (b"", [True])
    assert await ends_of(b"a", 3, [b"b", b"c"]) == (b"abc", [True])
    assert await ends_of(b"abcd", 3, []) == (b"abc", [False])


async def test_a_body_that_breaks_off_is_told_of() -> None:
    with pytest.raises(httpcore.RemoteProtocolError, match="received 2 bytes, expected 3"):
        await ends_of(b"a", 3, [b"b", b""])


class Willing(httpcore.AsyncNetworkStream):
    """A connection over which one answer comes."""

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - signature of httpcore
        assert buffer.startswith(b"GET ")

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - as above
        return b"HTTP/1.1 503 No\r\nContent-Length: 4\r\n\r\nbusy"

    async def aclose(self) -> None:
        pass

    def get_extra_info(self, info: str) -> Any:
        return None


class Hasty(Willing):
    """One whose server has heard enough: it answers and closes while it is being asked."""

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - as above
        raise httpcore.WriteError("Broken pipe")


async def test_what_a_server_said_before_it_was_asked_to_the_end_is_its_answer() -> None:
    request = asked(OWN)
    exchange = OneAtATime(request.url.origin, Hasty(), keepalive_s=5)
    response = await exchange.handle_async_request(request)
    assert (response.status, await response.aread()) == (503, b"busy")


@pytest.mark.parametrize(("keepalive_s", "is_over"), [(60, False), (-1, True)])
async def test_a_connection_is_kept_for_so_long_and_no_longer(
    keepalive_s: float, is_over: bool
) -> None:
    request = asked(OWN)
    exchange = OneAtATime(request.url.origin, Willing(), keepalive_s)
    response = await exchange.handle_async_request(request)
    await response.aread()
    await response.aclose()
    assert exchange.is_idle()
    assert bool(exchange.has_expired()) is is_over
