"""What the scripted server does beyond lying about bytes."""

import httpx
import pytest
import trustme

from tests.servers.answers import sha256sums
from tests.servers.pattern import digest, pattern
from tests.servers.process import ScriptedProcess
from tests.servers.script import Change, Fault, Redirect, Script, Status
from tests.servers.scripted import ServerThread
from tests.servers_selftest.raw import connect, exchange, read_all, request

BODY = pattern(1, 0, 10_000)


@pytest.fixture
def server():
    with ServerThread() as running:
        yield running
    assert running.errors == []


def test_planned_statuses_come_in_order_with_their_headers(server):
    plan = (Status(503, (("Retry-After", "7"),)), None, Status(429))
    url = server.script("/f", Script(statuses=plan))
    answers = [httpx.get(url) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [503, 200, 429, 200]
    assert answers[0].headers["retry-after"] == "7"


def test_every_redirect_status_and_any_location(server):
    for status in (301, 302, 303, 307, 308):
        server.script("/r", Script(redirect=Redirect("{other}/f#part", status)))
        answer = httpx.get(server.url("/r"))
        assert answer.status_code == status
        assert answer.headers["location"] == f"http://127.0.0.2:{server.port}/f#part"
    for location in ("file:///etc/passwd", "http://user:pw@{host}/f", "../up", "gopher://x/"):
        server.script("/r", Script(redirect=Redirect(location)))
        filled = location.replace("{host}", f"127.0.0.1:{server.port}")
        assert httpx.get(server.url("/r")).headers["location"] == filled
    server.script("/r", Script(redirect=Redirect("/dätei")))
    assert "Location: /dätei\r\n".encode() in exchange(server, "/r")
    server.script("/r", Script(redirect=Redirect(None)))
    assert b"Location" not in exchange(server, "/r")


def test_redirect_chains_loops_and_second_host(server):
    server.script("/chain", Script(size=10_000, redirect=Redirect(None, hops=5)))
    answer = httpx.get(server.url("/chain"), follow_redirects=True)
    assert (answer.content, len(answer.history)) == (BODY, 5)
    server.script("/loop", Script(redirect=Redirect("{path}")))
    with pytest.raises(httpx.TooManyRedirects):
        httpx.get(server.url("/loop"), follow_redirects=True)
    server.script("/far", Script(redirect=Redirect("{other}/f")))
    server.script("/f", Script(size=10_000))
    assert httpx.get(server.url("/far"), follow_redirects=True).content == BODY
    assert server.log_of("/f")[0].host == "127.0.0.2"


def test_a_signed_link_expires_after_its_uses(server):
    server.script("/f", Script(redirect=Redirect("/signed", signed_uses=2)))
    server.script("/signed", Script(size=10_000, signed=True))
    link = server.url(httpx.get(server.url("/f")).headers["location"])
    assert [httpx.get(link).status_code for _ in range(3)] == [200, 200, 403]
    assert httpx.get(server.url("/f"), follow_redirects=True).content == BODY


def test_cookie_set_by_the_redirect_can_be_required(server):
    server.script("/f", Script(redirect=Redirect("/real", set_cookie="s=1; Path=/")))
    server.script("/real", Script(size=10_000, require_cookie="s=1"))
    assert httpx.get(server.url("/real")).status_code == 403
    with httpx.Client(follow_redirects=True) as client:
        assert client.get(server.url("/f")).content == BODY


def test_credentials_user_agent_and_unwanted_headers(server):
    url = server.script("/f", Script(auth="me:pässword"))
    assert "Basic" in httpx.get(url).headers["www-authenticate"]
    assert httpx.get(url, auth=("me", "wrong")).status_code == 401
    assert httpx.get(url, auth=("me", "pässword")).status_code == 200
    url = server.script("/f", Script(require_headers={"User-Agent": "Good"}))
    assert httpx.get(url).status_code == 403
    assert httpx.get(url, headers={"User-Agent": "Good/1"}).status_code == 200
    url = server.script("/f", Script(reject_headers=("Authorization",)))
    assert httpx.get(url, auth=("a", "b")).status_code == 400


def test_the_entity_or_all_behaviour_changes_after_k_requests(server):
    changes = (
        Change(1, {"seed": 2, "size": 5_000}),
        Change(2, {"html": True}),
        Change(3, {"html": False, "captive": True}),
    )
    url = server.script("/f", Script(size=10_000, changes=changes))
    answers = [httpx.get(url) for _ in range(4)]
    assert answers[0].content == BODY
    assert answers[1].content == pattern(2, 0, 5_000)
    assert answers[0].headers["etag"] != answers[1].headers["etag"]
    assert answers[0].headers["last-modified"] != answers[1].headers["last-modified"]
    assert "sign in" in answers[2].text
    assert "captive-portal" in answers[3].headers["location"]


@pytest.mark.parametrize(
    ("etag", "seen"),
    [("weak", ['W/"1-2710"'] * 2), ("none", [None] * 2), ("changing", ['"1-0"', '"1-1"'])],
)
def test_kinds_of_etag(server, etag, seen):
    url = server.script("/f", Script(size=10_000, etag=etag))
    assert [httpx.get(url).headers.get("etag") for _ in range(2)] == seen


@pytest.mark.parametrize("way", ["503", "rst", "never"])
def test_one_request_too_many(server, way):
    hold = (Fault("stall", when=0),)
    server.script("/f", Script(size=10, fault=hold, max_concurrent=1, over_limit=way))
    with connect(server) as first, connect(server) as second:
        first.sendall(request("/f", "Connection: close"))
        server.block_for_stalls("/f")
        second.sendall(request("/f", "Connection: close"))
        if way == "503":
            assert b"HTTP/1.1 503 " in read_all(second)
        elif way == "rst":
            with pytest.raises(ConnectionResetError):
                read_all(second)
        else:
            server.block_for_stalls("/f", 2)
        server.release("/f")
        assert read_all(first).endswith(BODY[:10])


def test_digest_headers_right_and_wrong_and_sums_file(server):
    names = ("repr-digest", "content-digest", "digest", "content-md5", "x-goog-hash")
    url = server.script("/f", Script(size=10_000, digests=names))
    right = httpx.get(url).headers
    server.script("/f", Script(size=10_000, digests=names, digests_wrong=True))
    wrong = httpx.get(url).headers
    assert all(right[name] != wrong[name] for name in names)
    server.script("/SHA256SUMS", Script(text=sha256sums({"f": Script(size=10_000)})))
    assert httpx.get(server.url("/SHA256SUMS")).text == f"{digest(1, 10_000)}  f\n"


def test_a_kept_connection_can_be_closed_without_a_word(server):
    server.script("/f", Script(size=10, connection="silent_close"))
    with connect(server) as sock:
        sock.sendall(request("/f"))
        answer = read_all(sock)
    assert b"Connection: close" not in answer
    assert answer.endswith(BODY[:10])


def test_request_bodies_are_read_and_counted(server):
    url = server.script("/up", Script(size=10))
    httpx.put(url, content=b"x" * 100_000, headers={"Expect": "100-continue"})
    httpx.post(url, content=iter([b"abc", b"def"]))
    assert [entry.body_bytes_received for entry in server.log_of("/up")] == [100_000, 6]


def test_a_script_survives_json():
    script = Script(
        fault=(Fault("rst", at=-1, when=(0, 2)),),
        statuses=(None, Status(503, (("Retry-After", "1"),))),
        redirect=Redirect("/x", signed_uses=1),
        headers=(("X-Bad", "\udcff"),),
        changes=(Change(2, {"fault": (Fault("fin"),), "size": 5}),),
    )
    assert Script.from_json(script.to_json()).at(5) == script.at(5)
    with pytest.raises(ValueError, match="unknown script fields"):
        Script.from_json('{"sise": 1}')


def test_server_comes_back_on_its_port():
    with ServerThread() as server:
        server.script("/f", Script(size=10))
        server.call(server.stop())
        with pytest.raises(ConnectionRefusedError):
            connect(server)
        server.call(server.start())
        assert httpx.get(server.url("/f")).content == BODY[:10]


def test_tls_server_speaks_tls_and_can_break_the_handshake(tls_authority, scripted_tls):
    scripted_tls.script("/f", Script(size=10_000))
    trust = tls_authority.client_context()
    assert httpx.get(scripted_tls.url("/f"), verify=trust).content == BODY
    with pytest.raises(httpx.ConnectError):
        httpx.get(scripted_tls.url("/f"))
    # A reset may come before the library has its socket, which then leaves it open.
    scripted_tls.script("*", Script(fault=(Fault("fin", phase="accept", when=0),)))
    with pytest.raises(httpx.ConnectError):
        httpx.get(scripted_tls.url("/f"), verify=trust)


def test_the_server_as_a_process_takes_scripts_and_tells_its_log():
    with ScriptedProcess() as process:
        url = process.script("/f x", Script(size=10_000, fault=(Fault("stall", at=5_000, when=1),)))
        assert httpx.get(url).content == BODY
        with httpx.stream("GET", url):
            process.block_for_stalls("/f x")
            process.block_for_bytes("/f x", 15_000)
            process.release("/f x")
        process.block_for_ended("/f x", 2)
        with pytest.raises(TimeoutError):
            process.block_for_requests("/f x", 3, timeout_s=0.05)
        assert [entry.status for entry in process.log_of("/f x")] == [200, 200]


def test_the_process_speaks_tls(tmp_path):
    authority = trustme.CA()
    authority.issue_cert("127.0.0.1", "localhost").private_key_and_cert_chain_pem.write_to_path(
        tmp_path / "cert.pem"
    )
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    with ScriptedProcess(tmp_path / "cert.pem", tmp_path / "ca.pem") as process:
        process.script("/f", Script(size=10))
        assert process.requests == []
