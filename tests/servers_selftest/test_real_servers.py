"""nginx, squid and the faulty TCP proxy do what the engine's tests count on."""

import gzip
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.servers.authority import Authority
from tests.servers.faulty_proxy import LinkFault
from tests.servers.pattern import pattern, write_file
from tests.servers.script import Script
from tests.servers.scripted import ServerThread

SIZE = 200_000
BODY = pattern(2, 0, SIZE)


@pytest.fixture
def site(nginx):
    write_file(nginx.root / "f", 2, SIZE)
    return nginx


def test_nginx_serves_ranges_plain_and_by_tls(site, tls_authority):
    assert httpx.get(site.url("/f")).content == BODY
    part = httpx.get(site.url("/f", "127.0.0.2"), headers={"Range": "bytes=5-9"})
    assert (part.status_code, part.content) == (206, BODY[5:10])
    trust = tls_authority.client_context()
    assert httpx.get(site.tls_url("/f"), verify=trust).content == BODY
    assert httpx.get(site.url("/redirect/f"), follow_redirects=True).content == BODY
    assert len(site.access_log()) >= 4


def test_nginx_can_refuse_ranges_drop_and_want_a_password(site):
    assert httpx.get(site.url("/no-ranges/f"), headers={"Range": "bytes=5-9"}).status_code == 200
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.get(site.url("/drop/f"))
    assert httpx.get(site.url("/private/f")).status_code == 401
    assert httpx.get(site.url("/private/f"), auth=(site.USER, site.PASSWORD)).content == BODY


def test_nginx_says_when_to_come_back(site):
    with ThreadPoolExecutor(8) as pool:  # on a slow machine two could be a second apart
        answers = list(pool.map(httpx.get, [site.url("/busy/f")] * 8))
    assert {answer.status_code for answer in answers} == {200, 429}
    waits = {answer.headers.get("retry-after") for answer in answers if answer.is_error}
    assert waits == {"1"}


def test_nginx_gzip_weakens_the_etag(site):
    answer = httpx.get(site.url("/gzip/f"), headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["etag"].startswith("W/")
    assert answer.content == BODY


def test_nginx_limits_rate_and_connections(nginx):
    with (nginx.root / "big").open("wb") as file:
        file.truncate(50_000_000)  # minutes: nobody is through before the others have asked
    url = nginx.url("/few/big")
    started = time.monotonic()
    with httpx.stream("GET", url) as first, httpx.stream("GET", url) as second:
        assert [first.status_code, second.status_code] == [200, 200]
        assert [httpx.get(url).status_code for _ in range(2)] == [503, 503]
        body = first.iter_raw(100_000)
        count = sum(len(next(body)) for _ in range(6))
        # It goes by whole seconds, of which the first may be over at once.
        assert count <= 256 * 1024 * (2 + time.monotonic() - started)


def test_proxy_passes_requests_on_and_logs_them(scripted, http_proxy):
    url = scripted.script("/f", Script(size=1000))
    with httpx.Client(proxy=http_proxy.url) as client:
        assert client.get(url).content == pattern(1, 0, 1000)
    assert http_proxy.access_log(url) == [f"GET {url} 200 -"]


def test_proxy_tunnels_tls(scripted_tls, tls_authority: Authority, http_proxy):
    url = scripted_tls.script("/f", Script(size=1000))
    with httpx.Client(proxy=http_proxy.url, verify=tls_authority.client_context()) as client:
        assert client.get(url).content == pattern(1, 0, 1000)
    assert scripted_tls.log_of("/f")[0].finished


def test_proxy_with_password_sends_others_away(scripted, http_proxy_with_password):
    proxy = http_proxy_with_password
    url = scripted.script("/f", Script(size=1000))
    with httpx.Client(proxy=proxy.url) as client:
        assert client.get(url).status_code == 407
    known = httpx.Proxy(proxy.url, auth=(proxy.user, proxy.password))
    with httpx.Client(proxy=known) as client:
        assert client.get(url).status_code == 200
    assert proxy.access_log(" 200 ") == [f"GET {url} 200 {proxy.user}"]


@pytest.mark.parametrize("kind", ["rst", "fin"])
def test_the_link_breaks_at_a_byte_once(scripted, faulty_proxy, kind):
    scripted.script("/f", Script(size=SIZE))
    link = faulty_proxy.front(scripted.port, LinkFault(kind, at=5_000, limit=1))
    url = f"http://127.0.0.1:{link.port}/f"
    with pytest.raises(httpx.ReadError if kind == "rst" else httpx.RemoteProtocolError):
        httpx.get(url)
    assert link.bytes_passed == 5_000
    assert httpx.get(url).content == pattern(1, 0, SIZE)


def test_the_link_stalls_until_resumed(scripted, faulty_proxy):
    scripted.script("/f", Script(size=SIZE))
    link = faulty_proxy.front(scripted.port, LinkFault("stall", at=5_000))
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(httpx.get, f"http://127.0.0.1:{link.port}/f")
        link.block_until(lambda: link.bytes_passed == 5_000)
        link.block_for_stalls("")
        faulty_proxy.call(link.resume())
        assert answer.result(10).content == pattern(1, 0, SIZE)


def test_the_link_goes_down_and_comes_back(scripted, faulty_proxy):
    scripted.script("/f", Script(size=SIZE))
    link = faulty_proxy.front(scripted.port, LinkFault(delay_s=0.001))
    url = f"http://127.0.0.1:{link.port}/f"
    assert httpx.get(url).status_code == 200
    faulty_proxy.call(link.stop())
    with pytest.raises(httpx.ConnectError):
        httpx.get(url)
    faulty_proxy.call(link.start())
    assert httpx.get(url).content == pattern(1, 0, SIZE)


def test_a_held_link_says_nothing(scripted, faulty_proxy):
    scripted.script("/f", Script(size=SIZE))
    link = faulty_proxy.front(scripted.port)
    faulty_proxy.call(link.hold())
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(f"http://127.0.0.1:{link.port}/f", timeout=0.2)
    assert scripted.requests == []
    faulty_proxy.call(link.resume())


@pytest.mark.parametrize("kind", ["expired", "wrong_host"])
def test_bad_certificates_are_bad(tls_authority, kind):
    with ServerThread(tls_authority.server_context(kind)) as server:
        url = server.script("/f", Script(size=10))
        with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            httpx.get(url, verify=tls_authority.client_context())


def test_gzip_of_the_scripted_server_is_what_curl_would_save(scripted):
    url = scripted.script("/f", Script(size=1000, encoding="gzip"))
    with httpx.stream("GET", url) as answer:
        assert gzip.decompress(b"".join(answer.iter_raw())) == pattern(1, 0, 1000)
