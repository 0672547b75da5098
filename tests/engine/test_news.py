"""News of versions, over real servers: once a day at most, and believed only if signed."""

import asyncio
import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bitsgui.bits.errors import BitsError, Hresult, InvalidArgumentError, UnsupportedError
from bitsgui.bits.news import NewsError, Release
from bitsgui.bits.types import Principal
from bitsgui.desktop.quarantine import OriginMarker
from bitsgui.engine import clock, news, probes
from bitsgui.engine.manager import Manager, open_manager
from bitsgui.storage import JobStore
from tests.servers.authority import Authority
from tests.servers.news import PUBLIC, document, said
from tests.servers.nginx import Nginx
from tests.servers.waiting import free_port


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "SOON_S", 0.0)
    monkeypatch.setattr(news, "LOOK_S", 0.01)


@asynccontextmanager
async def opened(profile: Path, owner: str = "", **settings: str | bool) -> AsyncIterator[Manager]:
    """Open a profile as the window does."""
    store = await JobStore.open(profile)
    manager = await open_manager(
        store, principal=Principal("u"), platform=OriginMarker(), profile=profile, owner=owner
    )
    try:
        await manager.change_settings(**settings)
        yield manager
    finally:
        await manager.close()
        await store.close()


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


def place(nginx: Nginx, path: str = "/news") -> dict[str, str]:
    return {"news_address": nginx.url(path), "news_key": PUBLIC}


def serve(nginx: Nginx, whole: bytes) -> None:
    (nginx.root / "news").write_bytes(whole)


class Told:
    """What a receiver was told, and waiting for it."""

    def __init__(self, manager: Manager) -> None:
        self.releases: list[Release] = []
        self._came = asyncio.Event()
        manager.subscribe_news(self._take)

    def _take(self, release: Release) -> None:
        self.releases.append(release)
        self._came.set()

    async def first(self) -> str:
        async with asyncio.timeout(10):
            await self._came.wait()
        return self.releases[0].version


async def test_a_newer_version_is_told_and_this_one_is_not(profile, nginx):
    async with opened(profile, **place(nginx)) as manager:
        serve(nginx, document(said("99.0")))
        release = await manager.look_for_news()
        assert release is not None
        assert release.version == "99.0"
        serve(nginx, document(said("0.0.1")))
        assert await manager.look_for_news() is None


async def test_a_day_has_one_question_however_often_the_program_starts(profile, nginx, monkeypatch):
    serve(nginx, document(said()))
    async with opened(profile, look_for_news=True, **place(nginx)) as manager:
        assert await Told(manager).first() == "99.0"
    for _ in range(2):
        async with opened(profile) as manager:
            assert await Told(manager).first() == "99.0"  # from what is kept
    assert len(nginx.access_log()) == 1
    later = clock.stamp() + news.EVERY_S + 1
    monkeypatch.setattr(clock, "stamp", lambda: later)
    serve(nginx, document(said("99.1")))
    async with opened(profile) as manager:
        assert await Told(manager).first() == "99.1"
    assert len(nginx.access_log()) == 2


async def test_nothing_is_asked_unless_it_is_wanted(profile, nginx):
    serve(nginx, document(said()))
    async with opened(profile, **place(nginx)) as manager:
        assert manager._core.news._timer is None
        await manager.change_settings(look_for_news=True)
        assert manager._core.news._timer is not None
        await manager.change_settings(look_for_news=False)
        assert manager._core.news._timer is None


async def test_the_switch_asks_for_address_and_key_first(profile, nginx):
    async with opened(profile) as manager:
        for values in ({}, {"news_address": nginx.url("/news")}):
            with pytest.raises(InvalidArgumentError, match="address and its key"):
                await manager.change_settings(look_for_news=True, **values)
        assert not (await manager.get_settings()).look_for_news
        await manager.change_settings(look_for_news=True, **place(nginx))


async def test_what_a_package_manager_brings_is_never_asked_for(profile, nginx):
    serve(nginx, document(said()))
    async with opened(profile, look_for_news=True, **place(nginx)):
        pass
    asked = len(nginx.access_log())
    async with opened(profile, owner="APT") as manager:
        assert manager._core.news._timer is None
        for call in (manager.look_for_news(), manager.change_settings(look_for_news=True)):
            with pytest.raises(UnsupportedError, match="come by APT"):
                await call
    assert len(nginx.access_log()) == asked


async def test_forged_news_are_refused_and_what_was_known_stays(profile, nginx):
    mallory = Ed25519PrivateKey.generate()
    async with opened(profile, **place(nginx)) as manager:
        serve(nginx, document(said("2.0", days=-1)))
        await manager.look_for_news()
        for whole, says in (
            (document(said("666.0"), mallory), "not signed by the key"),
            (document(said("2.0")).replace(b"2.0", b"6.0"), "not signed by the key"),
            (b"<html><body>It works!</body></html>", "is no news"),
            (document(said("1.0", days=-2)), "older than"),
            (document(said("3.0", days=-50)), "older than"),
            (document(said("3.0", days=3)), "yet to come"),
        ):
            serve(nginx, whole)
            with pytest.raises(NewsError, match=says):
                await manager.look_for_news()
        assert "2.0" in (profile / news.FILE_NAME).read_text()


async def test_news_cannot_be_rolled_back_after_a_restart(profile, nginx):
    async with opened(profile, **place(nginx)) as manager:
        serve(nginx, document(said("3.0", days=-1)))
        await manager.look_for_news()
    serve(nginx, document(said("2.0", days=-2)))
    async with opened(profile) as manager:
        with pytest.raises(NewsError, match="older than"):
            await manager.look_for_news()


async def test_another_key_begins_anew(profile, nginx):
    mine = Ed25519PrivateKey.generate()
    async with opened(profile, **place(nginx)) as manager:
        serve(nginx, document(said("3.0", days=-1)))
        await manager.look_for_news()
        serve(nginx, document(said("2.0", days=-2), mine))
        await manager.change_settings(news_key=public(mine))
        release = await manager.look_for_news()
        assert release is not None
        assert release.version == "2.0"


def public(key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


async def test_a_file_that_is_spoiled_is_as_good_as_none(profile, nginx):
    serve(nginx, document(said()))
    profile.mkdir()
    (profile / news.FILE_NAME).write_text('{"asked": "soon"')
    async with opened(profile, look_for_news=True, **place(nginx)) as manager:
        assert await Told(manager).first() == "99.0"


@pytest.mark.parametrize("size", [20_000, 50_000_000])
async def test_a_giant_file_is_not_read_to_its_end(profile, nginx, size):
    serve(nginx, b"x" * size)
    async with opened(profile, **place(nginx)) as manager:
        with pytest.raises(NewsError) as caught:
            await manager.look_for_news()
    assert caught.value.hresult == Hresult.BG_E_TOO_LARGE


async def test_a_server_that_is_slow_or_not_there_is_given_up(
    profile: Path, tmp_path: Path, tls_authority: Authority, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(probes, "LONGEST_S", 0.5)
    (tmp_path / "www").mkdir()
    with Nginx(tmp_path / "www", tls_authority, rate="1") as slow:
        serve(slow, document(said()))
        async with opened(profile, **place(slow, "/slow/news")) as manager:
            with pytest.raises(NewsError) as caught:
                await manager.look_for_news()
            assert caught.value.hresult == Hresult.WININET_TIMEOUT
            await manager.change_settings(news_address=f"http://127.0.0.1:{free_port()}/")
            with pytest.raises(NewsError) as caught:
                await manager.look_for_news()
            assert caught.value.hresult == Hresult.WININET_CANNOT_CONNECT


async def test_a_file_that_is_not_there_is_asked_for_once_a_day(profile, nginx):
    async with opened(profile, look_for_news=True, **place(nginx, "/nowhere")) as manager:
        async with asyncio.timeout(10):
            while not (profile / news.FILE_NAME).exists():  # noqa: ASYNC110 - another thread writes it
                await asyncio.sleep(0)
        with pytest.raises(BitsError):
            await manager.look_for_news()
    assert len(nginx.access_log()) == 2


async def test_news_come_through_the_proxy_and_over_tls(profile, nginx, http_proxy):
    serve(nginx, document(said()))
    settings = {
        "proxy": http_proxy.url,
        "proxy_bypass": "<-loopback>",
        "ca_file": str(nginx.ca_file),
        "news_key": PUBLIC,
    }
    async with opened(profile, news_address=nginx.tls_url("/redirect/news"), **settings) as manager:
        assert await manager.look_for_news() is not None
    assert http_proxy.access_log("CONNECT")
