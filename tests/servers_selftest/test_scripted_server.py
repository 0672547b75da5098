"""The lies must really be on the wire."""

import asyncio
import gzip
import zlib

import httpx
import pytest

from tests.servers.pattern import pattern
from tests.servers.script import Fault, Script
from tests.servers.scripted import ServerThread
from tests.servers_selftest.raw import connect, exchange, read_all, request, split

BODY = pattern(1, 0, 10_000)


@pytest.fixture
def server():
    with ServerThread() as running:
        yield running
    assert running.errors == []


def test_default_is_an_honest_file(server):
    url = server.script("/f", Script(size=10_000))
    answer = httpx.get(url)
    assert answer.content == BODY
    assert answer.headers["etag"] == '"1-2710"'
    part = httpx.get(url, headers={"Range": "bytes=100-199", "If-Range": '"1-2710"'})
    assert (part.status_code, part.content) == (206, BODY[100:200])
    assert part.headers["content-range"] == "bytes 100-199/10000"
    assert httpx.get(url, headers={"Range": "bytes=10000-"}).status_code == 416
    assert httpx.get(url, headers={"Range": "bytes=-5"}).content == BODY[-5:]
    assert httpx.head(url).headers["content-length"] == "10000"
    assert httpx.get(server.url("/other")).status_code == 404
    assert [entry.index for entry in server.log_of("/f")] == [0, 1, 2, 3, 4]
    assert server.log_of("/f")[1].body_bytes_sent == 100


@pytest.mark.parametrize(
    ("mode", "status", "content_range", "span"),
    [
        ("ignore", 200, None, (0, 10_000)),
        ("wrong_start", 206, "bytes 101-199/10000", (101, 200)),
        ("wrong_end", 206, "bytes 100-200/10000", (100, 200)),
        ("wrong_total", 206, "bytes 100-199/11000", (100, 200)),
        ("unknown_total", 206, "bytes 100-199/*", (100, 200)),
        ("short", 206, "bytes 100-149/10000", (100, 150)),
        ("long", 206, "bytes 100-1199/10000", (100, 1200)),
        ("no_content_range", 206, None, (100, 200)),
        ("bad_content_range", 206, "bytes somewhere", (100, 200)),
        ("bad_unit", 206, "items 100-199/10000", (100, 200)),
        ("200_content_range", 200, "bytes 100-199/10000", (100, 200)),
        ("416", 416, "bytes */10000", (0, 0)),
        ("416_no_total", 416, None, (0, 0)),
        ("offset_shift_content", 206, "bytes 100-199/10000", (4196, 4296)),
    ],
)
def test_range_lies(server, mode, status, content_range, span):
    server.script("/f", Script(size=10_000, range_mode=mode))
    first, headers, sent = split(exchange(server, "/f", "Range: bytes=100-199"))
    assert first.startswith(f"HTTP/1.1 {status} ")
    assert headers.get("content-range") == content_range
    assert sent == BODY[slice(*span)]


def test_206_to_a_plain_get(server):
    server.script("/f", Script(size=10_000, range_mode="206_to_plain_get"))
    first, headers, body = split(exchange(server, "/f"))
    assert first == "HTTP/1.1 206 Partial Content"
    assert (headers["content-range"], body) == ("bytes 0-9999/10000", BODY)


@pytest.mark.parametrize(
    ("mode", "order", "closed"),
    [
        ("honest", [0, 1], True),
        ("multipart_reordered", [1, 0], True),
        ("multipart_cut", [0, 1], False),
    ],
)
def test_multipart_answers(server, mode, order, closed):
    server.script("/f", Script(size=10_000, range_mode=mode))
    _, headers, body = split(exchange(server, "/f", "Range: bytes=0-9,100-109"))
    boundary = headers["content-type"].partition("boundary=")[2].encode()
    parts = body.split(b"\r\n--" + boundary)[1:3]
    wanted = [BODY[0:10], BODY[100:110]]
    assert [part.partition(b"\r\n\r\n")[2] for part in parts] == [wanted[i] for i in order]
    assert body.endswith(b"--" + boundary + b"--\r\n") == closed


def test_merged_ranges_come_back_as_one_span(server):
    server.script("/f", Script(size=10_000, range_mode="merged"))
    _, headers, body = split(exchange(server, "/f", "Range: bytes=0-9,100-109"))
    assert (headers["content-range"], body) == ("bytes 0-109/10000", BODY[:110])


def test_if_range_is_honoured_or_ignored(server):
    server.script("/f", Script(size=10_000))
    stale = ("Range: bytes=0-9", 'If-Range: "old"')
    assert split(exchange(server, "/f", *stale))[2] == BODY
    server.script("/f", Script(size=10_000, if_range="ignored"))
    assert split(exchange(server, "/f", *stale))[2] == BODY[:10]


@pytest.mark.parametrize(
    ("mode", "header", "body"),
    [
        ("absent", "HTTP/1.1 200 OK\r\n", BODY),
        ("chunked", "Transfer-Encoding: chunked\r\n", b"2710\r\n" + BODY + b"\r\n0\r\n\r\n"),
        ("chunked_no_end", "Transfer-Encoding: chunked\r\n", b"2710\r\n" + BODY + b"\r\n"),
        (
            "chunked_bad_size",
            "chunked\r\n",
            b"1388\r\n" + BODY[:5000] + b"\r\nzz\r\n" + BODY[5000:] + b"\r\n",
        ),
        ("http10", "HTTP/1.0 200 OK\r\n", BODY),
        ("too_long", "Content-Length: 11000\r\n", BODY),
        ("too_short", "Content-Length: 9000\r\n", BODY),
        ("negative", "Content-Length: -5\r\n", BODY),
        ("twice", "Content-Length: 10000\r\nContent-Length: 10000\r\n", BODY),
        ("conflicting", "Content-Length: 10000\r\nContent-Length: 10007\r\n", BODY),
    ],
    ids=lambda value: value if isinstance(value, str) and value.islower() else "",
)
def test_length_lies(server, mode, header, body):
    server.script("/f", Script(size=10_000, length=mode))
    with connect(server) as sock:
        sock.sendall(
            request("/f", *(["Connection: close"] if mode in {"chunked", "twice"} else []))
        )
        head, _, sent = read_all(sock).partition(b"\r\n\r\n")
    assert header in head.decode() + "\r\n"
    assert ("Content-Length" in head.decode()) == ("Content-Length" in header)
    assert sent == body


@pytest.mark.parametrize(
    ("form", "sign"),
    [
        ("bare_lf", b"HTTP/1.1 200 OK\nDate"),
        ("obs_fold", b"Content-Type:\r\n application/octet-stream\r\n"),
        ("big_header_64k", b"X-Big: " + b"a" * 65536),
        ("big_header_1m", b"X-Big: " + b"a" * 1048576),
        ("many_headers", b"X-Many-1999: 1999"),
        ("no_reason", b"HTTP/1.1 200\r\n"),
        ("bad_status_line", b"HTTP/1.1 abc"),
        ("space_before_colon", b"Content-Length : 10000"),
        ("nul_in_header", b"a\0b"),
        ("leading_blank_lines", b"\r\n\r\nHTTP/1.1 200 OK"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_malformed_heads(server, form, sign):
    server.script("/f", Script(size=10_000, head_form=form))
    answer = exchange(server, "/f")
    assert sign in answer
    assert answer.endswith(BODY)


def test_http09_has_no_head_and_interim_answers_come_first(server):
    server.script("/old", Script(size=10_000, head_form="http09"))
    assert exchange(server, "/old") == BODY
    server.script("/f", Script(size=10_000, interim=(100, 103)))
    answer = exchange(server, "/f")
    assert answer.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink")
    assert httpx.get(server.url("/f")).content == BODY


@pytest.mark.parametrize(
    ("head", "status"), [("403", 403), ("405", 405), ("501", 501), ("ok", 200)]
)
def test_head_can_be_refused_while_get_works(server, head, status):
    url = server.script("/f", Script(size=10_000, head=head))
    assert httpx.head(url).status_code == status
    assert httpx.get(url).content == BODY


def test_head_without_or_with_wrong_length_or_without_any_answer(server):
    server.script("/f", Script(size=10_000, head="no_length"))
    assert b"Content-Length" not in exchange(server, "/f", method="HEAD")
    server.script("/f", Script(size=10_000, head="wrong_length"))
    assert b"Content-Length: 11000" in exchange(server, "/f", method="HEAD")
    server.script("/f", Script(size=10_000, head="close"))
    assert exchange(server, "/f", method="HEAD") == b""


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate", "br", "zstd", "double"])
def test_codings_decode_to_the_content(server, encoding):
    url = server.script("/f", Script(size=10_000, encoding=encoding))
    answer = httpx.get(url)
    assert (
        answer.content == BODY if encoding != "x-gzip" else gzip.decompress(answer.content) == BODY
    )


def test_codings_that_lie(server):
    def body(encoding):
        server.script("/f", Script(size=10_000, encoding=encoding))
        return split(exchange(server, "/f"))[1:]

    assert zlib.decompress(body("raw-deflate")[1], wbits=-15) == BODY
    assert body("lying_gzip")[0]["content-encoding"] == "gzip"
    assert body("lying_gzip")[1] == BODY
    assert body("unknown")[0]["content-encoding"] == "x-nobody-knows"
    with pytest.raises(EOFError):
        gzip.decompress(body("cut_gzip")[1])


def test_fin_and_rst_at_a_byte(server):
    server.script("/f", Script(size=10_000, fault=(Fault("fin", at=777), Fault("rst", at=9_000))))
    assert split(exchange(server, "/f"))[2] == BODY[:777]
    server.script("/r", Script(size=10_000, fault=(Fault("rst", at=777),)))
    with pytest.raises(ConnectionResetError):
        exchange(server, "/r")
    server.block_for_ended("/r", 1)
    entry = server.log_of("/r")[0]
    assert (entry.body_bytes_sent, entry.finished) == (777, False)


def test_faults_know_request_index_limit_and_entity_offset(server):
    server.script("/i", Script(size=10_000, fault=(Fault("fin", at=5, when=1),)))
    assert [len(split(exchange(server, "/i"))[2]) for _ in range(3)] == [10_000, 5, 10_000]
    server.script("/e", Script(size=10_000, fault=(Fault("fin", at=5_000, of="entity", limit=1),)))
    assert split(exchange(server, "/e", "Range: bytes=0-99"))[2] == BODY[:100]
    assert split(exchange(server, "/e", "Range: bytes=4000-"))[2] == BODY[4000:5000]
    assert split(exchange(server, "/e", "Range: bytes=4000-"))[2] == BODY[4000:]


def test_a_stall_holds_until_released(server):
    server.script("/f", Script(size=10_000, fault=(Fault("stall", at=4_000),)))
    with connect(server) as sock:
        sock.sendall(request("/f", "Connection: close"))
        server.block_for_stalls("/f")
        server.block_for_bytes("/f", 4_000)
        assert server.log_of("/f")[0].body_bytes_sent == 4_000
        server.release("/f")
        assert read_all(sock).endswith(BODY)


def test_a_client_that_leaves_ends_its_stall(server):
    server.script("/f", Script(fault=(Fault("stall", phase="after_head"),)))
    with connect(server) as sock:
        sock.sendall(request("/f"))
        server.block_for_stalls("/f")
    server.block_for_ended("/f", 1)
    assert server.log_of("/f")[0].finished is False


@pytest.mark.parametrize(
    ("phase", "seen"), [("before_head", 0), ("mid_head", 100), ("after_head", 200)]
)
def test_faults_around_the_head(server, phase, seen):
    server.script("/f", Script(size=10_000, fault=(Fault("fin", phase=phase),)))
    answer = exchange(server, "/f")
    assert len(answer) >= seen
    assert len(answer) < 600
    assert (b"\r\n\r\n" in answer) == (phase == "after_head")


def test_garbage_in_the_body_and_in_place_of_a_head(server):
    server.script("/f", Script(size=10_000, fault=(Fault("garbage", at=100),)))
    body = split(exchange(server, "/f"))[2]
    assert (body[:100], body[164:]) == (BODY[:100], BODY[164:])
    assert body[100:164] == bytes(byte ^ 255 for byte in BODY[100:164])
    server.script("/h", Script(fault=(Fault("garbage", phase="before_head"),)))
    assert b"HTTP" not in exchange(server, "/h")


def test_rate_and_drip_slow_a_connection_down(server):
    server.script("/r", Script(size=10_000, rate=50_000))
    server.script("/d", Script(size=10_000, fault=(Fault("drip", at=9_000, rate=10_000),)))
    for path, least in [("/r", 0.19), ("/d", 0.09)]:
        loop_time = asyncio.new_event_loop()
        started = loop_time.time()
        assert split(exchange(server, path))[2] == BODY
        assert loop_time.time() - started >= least
        loop_time.close()


@pytest.mark.parametrize("kind", ["rst", "fin", "garbage"])
def test_a_connection_can_break_as_soon_as_it_is_accepted(server, kind):
    server.script("*", Script(fault=(Fault(kind, phase="accept", when=0),)))
    server.script("/f", Script(size=10_000))
    if kind == "rst":
        # It may already strike in connect(), or in the first read.
        with pytest.raises(ConnectionResetError), connect(server) as sock:
            read_all(sock)
    else:
        with connect(server) as sock:
            assert (read_all(sock) == b"") == (kind == "fin")
    assert httpx.get(server.url("/f")).content == BODY
