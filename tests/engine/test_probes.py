"""Asking what a link leads to: one request, nothing written, few at a time."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import Principal
from bitsgui.bits.views import ProbeView
from bitsgui.desktop.quarantine import OriginMarker
from bitsgui.engine import probes, tasks
from bitsgui.engine.manager import Manager, open_manager
from bitsgui.storage import JobStore
from tests.servers.script import Fault, Redirect, Script, Status
from tests.servers.scripted import ScriptedServer
from tests.servers.waiting import free_port

MB = 1_000_000
SECRET = "open sesame"  # noqa: S105 - of a server in this process
SILENT = Script(fault=(Fault("stall", phase="before_head"),))


@pytest.fixture
async def manager(tmp_path: Path) -> AsyncIterator[Manager]:
    store = await JobStore.open(tmp_path / "profile")
    manager = await open_manager(store, principal=Principal("u"), platform=OriginMarker())
    yield manager
    await manager.close()
    await store.close()


async def probed(manager: Manager, url: str, **options) -> ProbeView:
    return await manager.probe(AddRequest((LinkRequest(url),), "/nowhere", **options))


async def arrived(scripted: ScriptedServer, path: str) -> None:
    async with asyncio.timeout(10):
        while not scripted.log_of(path):  # noqa: ASYNC110 - the server lives on another thread
            await asyncio.sleep(0)


async def test_one_request_tells_name_size_type_and_host(manager, scripted, tmp_path):
    script = Script(
        size=3_000_000, content_type="application/zip", disposition='x; filename="b.zip"'
    )
    url = scripted.script("/a", script) + "?id=7"
    view = await probed(manager, url)
    assert (view.name, view.size, view.resumable) == ("b.zip", 3_000_000, True)
    assert (view.media_type, view.host, view.is_page) == ("application/zip", "127.0.0.1", False)
    assert view.error is None
    (entry,) = scripted.log_of("/a")
    assert entry.headers["range"] == "bytes=0-0"
    assert scripted.bytes_sent("/a") <= 1  # the server may count it later
    assert [path.name for path in tmp_path.iterdir()] == ["profile"]
    assert await manager.views() == []


@pytest.mark.parametrize(
    ("script", "size", "resumable"),
    [
        (Script(size=40 * MB, range_mode="ignore", accept_ranges="none"), 40 * MB, False),
        (Script(size=40 * MB, length="chunked", range_mode="ignore"), None, False),
        (Script(size=900_000, encoding="gzip", range_mode="ignore"), None, False),
        (Script(size=900_000, range_mode="unknown_total"), None, False),
    ],
)
async def test_what_cannot_be_resumed_says_so(manager, scripted, script, size, resumable):
    view = await probed(manager, scripted.script("/a.bin", script))
    assert (view.error, view.size, view.resumable) == (None, size, resumable)
    assert scripted.bytes_sent("/a.bin") < 20 * MB


async def test_redirects_lead_to_the_name_that_counts(manager, scripted):
    scripted.script("/real.iso", Script(size=70_000))
    url = scripted.script("/get", Script(redirect=Redirect("{origin}/real.iso")))
    view = await probed(manager, url)
    assert (view.name, view.size, view.url) == ("real.iso", 70_000, url)


async def test_a_web_page_is_told_from_a_file(manager, scripted):
    html = Script(size=500, content_type="text/html; charset=utf-8")
    assert (await probed(manager, scripted.script("/a.zip", html))).is_page
    assert (await probed(manager, scripted.script("/get", html))).is_page
    assert not (await probed(manager, scripted.script("/page.html", html))).is_page


async def test_the_request_is_that_of_the_job(manager, scripted):
    script = Script(size=10, auth=f"me:{SECRET}", require_headers={"X-Token": "1", "Cookie": "a=1"})
    url = scripted.script("/a.bin", script)
    refused = await probed(manager, url)
    assert refused.error is not None
    assert refused.error.http_status in {401, 403}
    headers = (("X-Token", "1"), ("Cookie", "a=1"))
    view = await probed(manager, url, user="me", password=SECRET, headers=headers)
    assert (view.error, view.size) == (None, 10)


@pytest.mark.parametrize("code", [404, 500])
async def test_a_status_that_is_a_failure_is_the_error(manager, scripted, code):
    view = await probed(manager, scripted.script("/a.bin", Script(status=Status(code))))
    assert view.error is not None
    assert view.error.http_status == code


async def test_nobody_there_and_no_link_are_errors_in_the_view(manager):
    view = await probed(manager, f"http://127.0.0.1:{free_port()}/a")
    assert view.error is not None
    assert view.error.code == Hresult.WININET_CANNOT_CONNECT
    assert (await probed(manager, "gopher://a.example/a")).error is not None


async def test_a_silent_server_is_given_up_soon(manager, scripted, monkeypatch):
    monkeypatch.setattr(probes, "STEP_S", 0.1)
    view = await probed(manager, scripted.script("/a.bin", SILENT))
    assert view.error is not None
    assert view.error.code == Hresult.WININET_TIMEOUT


async def test_local_files_are_looked_at(manager, tmp_path):
    (tmp_path / "a b.bin").write_bytes(b"12345")
    view = await probed(manager, (tmp_path / "a b.bin").as_uri())
    assert (view.name, view.size, view.error) == ("a b.bin", 5, None)
    assert (await probed(manager, (tmp_path / "gone").as_uri())).error is not None
    assert (await probed(manager, tmp_path.as_uri())).error is not None


async def test_two_run_for_a_host_and_cancelling_ends_the_request(manager, scripted):
    urls = [scripted.script(f"/{n}.bin", SILENT) for n in range(4)]
    asked = [tasks.spawn("probe", probed(manager, url)) for url in urls]
    for url in ("/0.bin", "/1.bin"):
        await arrived(scripted, url)
    assert not scripted.log_of("/2.bin")
    assert not scripted.log_of("/3.bin")
    asked[0].cancel()
    await arrived(scripted, "/2.bin")
    assert not scripted.log_of("/3.bin")
    for each in asked:
        each.cancel()
    assert all(isinstance(e, asyncio.CancelledError) for e in await _ends(asked))
    assert manager._core.prober._hosts == {}


async def test_closing_ends_what_is_asked(manager, scripted):
    task = tasks.spawn("probe", probed(manager, scripted.script("/a.bin", SILENT)))
    await arrived(scripted, "/a.bin")
    await manager.close()
    (end,) = await _ends([task])
    assert isinstance(end, asyncio.CancelledError)


async def _ends(asked: list[asyncio.Task[ProbeView]]) -> list[object]:
    return await asyncio.gather(*asked, return_exceptions=True)


async def test_names_that_are_taken_in_a_folder_are_told(manager, tmp_path):
    (tmp_path / "a.bin").touch()
    assert await manager.taken(str(tmp_path), ["a.bin", "b.bin"]) == {"a.bin"}
    assert await manager.taken(str(tmp_path / "new"), ["a.bin"]) == frozenset()
