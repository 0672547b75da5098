"""When a proxy script and its answers are found out anew."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.urls import parse_remote
from bitsgui.engine import pac_book, pac_source, tasks
from bitsgui.engine.pac_book import PacBook
from bitsgui.engine.transport import Transport
from tests.servers.authority import Authority
from tests.servers.nginx import Nginx
from tests.servers.script import Redirect, Script
from tests.servers.scripted import ScriptedServer
from tests.servers.waiting import wait_for

LINK = parse_remote("http://files.example/f.bin")
COUNTED = 'var n = 0; function FindProxyForURL() { return "PROXY a:" + ++n }'


@asynccontextmanager
async def open_book(
    trusted: Callable[[], ssl.SSLContext] = ssl.create_default_context,
) -> AsyncIterator[PacBook]:
    transport = Transport(trusted)
    book = PacBook(transport.fetch)
    try:
        yield book
    finally:
        await book.aclose()
        await transport.aclose()


@pytest.fixture
async def book() -> AsyncIterator[PacBook]:
    async with open_book() as book:
        yield book


@pytest.fixture
def publish(nginx: Nginx) -> Callable[[str], str]:
    def put(script: str) -> str:
        (nginx.root / "proxy.pac").write_text(script)
        return nginx.url("/proxy.pac")

    return put


async def statuses(nginx: Nginx, count: int) -> list[str]:
    """Return the statuses of all requests once there are so many: nginx logs behind an answer."""
    await asyncio.to_thread(wait_for, lambda: len(nginx.access_log()) >= count, nginx._process)
    words = (line.split() for line in nginx.access_log())
    return [word for line in words for word in line if word in {"200", "302", "304"}]


async def test_all_who_ask_at_once_share_a_script_and_an_answer(
    book: PacBook, nginx: Nginx, publish: Callable[[str], str]
) -> None:
    place = publish(COUNTED)
    found = await asyncio.gather(*(book.proxies(place, LINK) for _ in range(50)))
    assert found == [["http://a:1"]] * 50
    assert await statuses(nginx, 1) == ["200"]


async def test_one_of_many_who_is_cancelled_leaves_the_others_their_answer(
    book: PacBook, publish: Callable[[str], str]
) -> None:
    place = publish(COUNTED)
    first = tasks.spawn("first", book.proxies(place, LINK))
    second = tasks.spawn("second", book.proxies(place, LINK))
    await asyncio.sleep(0)
    first.cancel()
    assert await second == ["http://a:1"]
    assert first.cancelled()


async def test_an_answer_is_found_out_anew_after_a_while(
    book: PacBook, publish: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pac_book, "ANSWER_KEPT_S", 0.0)
    place = publish(COUNTED)
    assert await book.proxies(place, LINK) == ["http://a:1"]
    assert await book.proxies(place, LINK) == ["http://a:2"]


async def test_a_script_that_has_not_changed_is_not_sent_again(
    book: PacBook, nginx: Nginx, publish: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pac_source, "LINK_KEPT_S", 0.0)
    place = publish(COUNTED)
    for _ in range(2):
        assert await book.proxies(place, LINK) == ["http://a:1"]
    assert await statuses(nginx, 2) == ["200", "304"]
    publish(COUNTED.replace("PROXY", "HTTPS") + ";")
    assert await book.proxies(place, LINK) == ["https://a:1"]


async def test_scripts_of_several_jobs_are_kept_side_by_side(book: PacBook, nginx: Nginx) -> None:
    places = named(nginx, pac_book.MOST_SCRIPTS)
    for _ in range(3):
        for number, place in enumerate(places):
            assert await book.proxies(place, LINK) == [f"http://p{number}:1"]
    assert await statuses(nginx, len(places)) == ["200"] * len(places)
    (nginx.root / "0.pac").write_text('function FindProxyForURL() { return "PROXY other:2" }')
    book.network_changed()
    assert await book.proxies(places[0], LINK) == ["http://other:2"]
    assert await book.proxies(places[1], LINK) == ["http://p1:1"]


async def test_of_more_scripts_than_are_kept_the_one_used_longest_ago_is_fetched_again(
    book: PacBook, nginx: Nginx
) -> None:
    first, *others = named(nginx, pac_book.MOST_SCRIPTS + 1)
    for place in (first, others[0], first, *others[1:]):
        await book.proxies(place, LINK)
    fetched = len(await statuses(nginx, pac_book.MOST_SCRIPTS + 1))
    await book.proxies(first, LINK)
    await book.proxies(others[0], LINK)
    assert len(await statuses(nginx, fetched + 1)) == fetched + 1


def named(nginx: Nginx, count: int) -> list[str]:
    """Return links to scripts each of which names a proxy of its own."""
    for number in range(count):
        said = f'function FindProxyForURL() {{ return "PROXY p{number}:1" }}'
        (nginx.root / f"{number}.pac").write_text(said)
    return [nginx.url(f"/{number}.pac") for number in range(count)]


async def test_a_script_never_comes_by_http_where_https_was_asked(
    scripted_tls: ScriptedServer,
    tls_authority: Authority,
    nginx: Nginx,
    publish: Callable[[str], str],
) -> None:
    place = scripted_tls.script("/proxy.pac", Script(redirect=Redirect(publish(COUNTED))))
    async with open_book(tls_authority.client_context) as book:
        with pytest.raises(TransferError, match="from https to http"):
            await book.proxies(place, LINK)
    assert nginx.access_log() == []


async def test_a_script_is_asked_for_anew_in_another_network(
    book: PacBook, nginx: Nginx, publish: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = publish(COUNTED)
    assert await book.proxies(place, LINK) == ["http://a:1"]
    monkeypatch.setattr(pac_book, "_own_addresses", lambda: ("198.51.100.7",))
    assert await book.proxies(place, LINK) == ["http://a:2"]
    assert await statuses(nginx, 2) == ["200", "304"]


async def test_a_script_stays_while_its_server_is_down_but_not_in_another_network(
    publish: Callable[[str], str], nginx: Nginx, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pac_source, "LINK_KEPT_S", 0.0)
    transport = Transport(keepalive_s=0)
    book = PacBook(transport.fetch)
    place = publish(COUNTED)
    assert await book.proxies(place, LINK) == ["http://a:1"]
    (nginx.root / "proxy.pac").unlink()
    assert await book.proxies(place, LINK) == ["http://a:1"]
    book.network_changed()
    with pytest.raises(TransferError, match="404") as caught:
        await book.proxies(place, LINK)
    assert caught.value.code == Hresult.WININET_UNABLE_TO_DOWNLOAD_SCRIPT
    await book.aclose()
    await transport.aclose()


async def test_a_file_that_was_changed_is_read_again(
    book: PacBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pac_source, "FILE_KEPT_S", 0.0)
    place = tmp_path / "proxy.pac"
    place.write_bytes(COUNTED.encode("latin-1"))
    assert await book.proxies(place.as_uri(), LINK) == ["http://a:1"]
    place.write_text(COUNTED.replace("PROXY a", "PROXY longer"))
    assert await book.proxies(place.as_uri(), LINK) == ["http://longer:1"]
    place.unlink()
    with pytest.raises(TransferError, match="No such file"):
        await book.proxies(place.as_uri(), LINK)


async def test_a_script_may_lie_where_its_link_leads_on_to(
    book: PacBook, nginx: Nginx, publish: Callable[[str], str]
) -> None:
    publish(COUNTED)
    assert await book.proxies(nginx.url("/redirect/proxy.pac"), LINK) == ["http://a:1"]
    assert await statuses(nginx, 2) == ["302", "200"]
