"""Names by the first response, pages in place of files, and what a finished file carries."""

import asyncio
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState
from tests.engine.cases.rig import PATIENT, Rig
from tests.servers.answers import LOGIN_PAGE
from tests.servers.script import Change, Fault, LengthMode, Redirect, Script
from tests.servers.scripted import ScriptedServer

PAGE_CAME = Hresult.BG_E_INVALID_SERVER_RESPONSE


@pytest.mark.parametrize(
    ("stated", "path", "name"),
    [
        (('attachment; filename="report.pdf"', "application/pdf"), "/dl?id=1", "report.pdf"),
        (("attachment; filename*=UTF-8''na%C3%AFve.txt", None), "/dl", "naïve.txt"),
        (("attachment; filename=\"x\"; filename*=UTF-8''y.zip", None), "/dl", "y.zip"),
        (('attachment; filename="../../etc/passwd"', None), "/dl", "passwd"),
        (('attachment; filename="C:\\\\temp\\\\evil.exe"', None), "/dl", "evil.exe"),
        (('attachment; filename="a\tb\x01c.bin"', None), "/dl", None),
        (("attachment", "application/zip"), "/pack.zip?x=1", "pack.zip"),
        ((None, "application/zip"), "/download", "download.zip"),
        ((None, "image/png"), "/pic.php", None),
        ((None, None), "/a%2Fb.bin", None),
        ((None, None), "/CON", None),
        ((None, None), "/", None),
    ],
)
async def test_the_first_response_names_the_file(
    server: ScriptedServer,
    rig: Rig,
    stated: tuple[str | None, str | None],
    path: str,
    name: str | None,
) -> None:
    disposition, kind = stated
    script = Script(size=9_000, disposition=disposition, content_type=kind)
    server.script("/" if path == "/" else path.partition("?")[0].replace("%2F", "/"), script)
    result = await rig.fetch(server.url(path))
    (found,) = result.names()
    result.is_complete({found: script})
    assert name in {None, found}
    assert found not in {"CON", ".", ".."}
    assert not set(found) & set('/\\:*?"<>|\t\x01')
    assert not (rig.folder.parent / "etc").exists()


async def test_the_final_address_names_the_file(server: ScriptedServer, rig: Rig) -> None:
    script = Script(size=9_000)
    server.script("/final/setup-1.2.bin", script)
    url = server.script("/final/latest", Script(redirect=Redirect("setup-1.2.bin?sig=1")))
    (await rig.fetch(url)).is_complete({"setup-1.2.bin": script})


async def test_a_name_is_settled_once(server: ScriptedServer, rig: Rig) -> None:
    script = Script(
        size=3_000_000,
        disposition='attachment; filename="first.bin"',
        fault=(Fault("fin", at=1_000_000, when=0),),
        changes=(Change(1, {"disposition": 'attachment; filename="second.bin"'}),),
    )
    (await rig.fetch(server.script("/once/f.bin", script))).is_complete({"first.bin": script})


async def test_two_files_of_one_name_both_get_one(server: ScriptedServer, rig: Rig) -> None:
    scripts = [
        Script(size=9_000, seed=n, disposition='attachment; filename="same.bin"') for n in (1, 2)
    ]
    urls = [server.script(f"/same/{n}", script) for n, script in enumerate(scripts)]
    result = await rig.fetch(*urls, settings={"files_at_once": 1})
    assert result.names() == {"same.bin", "same (1).bin"}
    result.is_complete(dict(zip(("same.bin", "same (1).bin"), scripts, strict=True)))


@pytest.mark.parametrize(
    ("name", "taken", "second"),
    [
        ("a (1).bin", [], "a (2).bin"),
        ("a.bin", ["a (1).bin"], "a (2).bin"),
        ("a (1).tar.gz", ["a (2).tar.gz"], "a (3).tar.gz"),
        ("Movie (2019).mkv", [], "Movie (2019) (1).mkv"),
    ],
)
async def test_a_taken_name_gets_the_next_number(
    server: ScriptedServer, rig: Rig, name: str, taken: list[str], second: str
) -> None:
    for other in (name, *taken):
        (rig.folder / other).write_bytes(b"older")
    script = Script(size=9_000, disposition=f'attachment; filename="{name}"')
    result = await rig.fetch(server.script("/number", script))
    result.is_complete({**dict.fromkeys((name, *taken), b"older"), second: script})


async def test_a_small_file_is_under_way_once_its_head_came(
    server: ScriptedServer, rig: Rig
) -> None:
    script = Script(size=9_000, fault=(Fault("stall", at=5_000),))
    url = server.script("/head/f.bin", script)
    async with rig.engine(stall_timeout_s=30.0) as manager:
        job = await rig.add(manager, {url: None})
        await job.resume()
        async with asyncio.timeout(10):
            await manager.wait([job.id], lambda view: view.state is JobState.TRANSFERRING)
        server.release("/head/f.bin")
        (await rig.settle(manager, job.id)).is_complete({"f.bin": script})


# -- pages -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["f.bin", "f.zip", "f.tar.gz", "f.iso", "f.mp4", "f.exe", "f.jpg", "f.docx", "f.csv"]
)
async def test_a_page_in_place_of_a_file_is_refused(
    server: ScriptedServer, rig: Rig, name: str
) -> None:
    url = server.script(f"/page/{name}", Script(html=True))
    (await rig.fetch(url)).has_failed(PAGE_CAME, "may want you to log in")


@pytest.mark.parametrize("kind", [None, "application/octet-stream"])
@pytest.mark.parametrize("length", ["honest", "chunked"])
async def test_a_page_that_does_not_say_so_is_refused_too(
    server: ScriptedServer, rig: Rig, kind: str | None, length: LengthMode
) -> None:
    script = Script(text=LOGIN_PAGE, content_type=kind, length=length)
    url = server.script(f"/untyped/{kind}/{length}/f.csv", script)
    (await rig.fetch(url)).has_failed(PAGE_CAME, "may want you to log in")
    url = server.script(f"/untyped/{kind}/{length}/article", script)
    (await rig.fetch(url)).is_complete({"article": LOGIN_PAGE.encode()})


async def test_an_untyped_page_in_place_of_a_new_version_keeps_what_is_there(
    server: ScriptedServer, rig: Rig
) -> None:
    script = Script(
        size=3_000_000,
        etag='"a"',
        content_type=None,
        fault=(Fault("fin", at=1_000_000, when=0),),
        changes=(Change(1, {"text": LOGIN_PAGE, "etag": '"b"', "last_modified": "none"}),),
    )
    result = await rig.fetch(server.script("/newpage/f.bin", script), settings=PATIENT)
    result.has_failed(PAGE_CAME, "log in", parts=1)


async def test_a_captive_portal_is_refused(server: ScriptedServer, rig: Rig) -> None:
    server.script("/captive-portal", Script(html=True))
    script = Script(size=80_000, captive=True, changes=(Change(1, {"captive": False}),))
    url = server.script("/portal/f.bin", script)
    async with rig.engine() as manager:
        job = await rig.add(manager, {url: None})
        await job.resume()
        (await rig.settle(manager, job.id)).has_failed(PAGE_CAME, "log in")
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": script})


async def test_a_page_behind_a_link_to_a_page_is_the_file(server: ScriptedServer, rig: Rig) -> None:
    for name in ("index.html", "article"):
        url = server.script(f"/pages/{name}", Script(html=True))
        result = await rig.fetch(url)
        (found,) = result.names()
        result.is_complete({found: LOGIN_PAGE.encode()})
        (rig.folder / found).unlink()


async def test_a_page_in_place_of_a_file_the_user_named_is_refused(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/named/download", Script(html=True))
    (await rig.fetch(url, name="backup.zip")).has_failed(PAGE_CAME)


async def test_a_page_that_is_handed_out_as_a_file_is_one(server: ScriptedServer, rig: Rig) -> None:
    script = Script(
        text="<html></html>", content_type="text/html", disposition="attachment; filename=p.zip"
    )
    (await rig.fetch(server.script("/handed/f.zip", script))).is_complete(
        {"p.zip": b"<html></html>"}
    )


async def test_a_page_in_the_middle_of_a_file_keeps_what_came(
    server: ScriptedServer, rig: Rig
) -> None:
    script = Script(
        size=3_000_000,
        fault=(Fault("fin", at=1_000_000, when=0),),
        changes=(Change(1, {"html": True}),),
    )
    url = server.script("/middle/f.bin", script)
    result = await rig.fetch(url, settings=PATIENT)
    result.has_failed(PAGE_CAME, "log in", parts=1)
    assert 0 < result.files[0].bytes_transferred <= 1_000_000


# -- what the finished file carries ---------------------------------------------------------------


def takes_marks(folder: Path) -> bool:
    try:
        os.setxattr(folder, "user.test", b"1")
    except OSError:
        return False
    return True


async def test_a_finished_file_says_where_it_came_from(server: ScriptedServer, rig: Rig) -> None:
    script = Script(size=9_000)
    server.script("/mark/f.bin", script)
    url = server.script("/mark/start", Script(redirect=Redirect("{other}/mark/f.bin")))
    result = await rig.fetch(
        url.replace("//", "//amy:pw1234@"), referer="http://bob:pw5678@page.example/l?id=pw9#pw0"
    )
    result.is_complete({"f.bin": script})
    path = rig.folder / "f.bin"
    marks = {name: os.getxattr(path, name).decode() for name in os.listxattr(path)}
    if takes_marks(rig.folder):
        assert marks["user.xdg.origin.url"] == server.url("/mark/f.bin", "127.0.0.2")
        assert marks["user.xdg.referrer.url"] == "http://page.example/l"
    assert "pw1234" not in str(marks)
    assert "pw5678" not in str(marks)


@pytest.mark.parametrize("size", [9_000, 3_000_000])
async def test_a_finished_file_has_the_servers_time(
    server: ScriptedServer, rig: Rig, size: int
) -> None:
    script = Script(size=size, last_modified="Wed, 21 Oct 2015 07:28:00 GMT")
    (await rig.fetch(server.script("/time/f.bin", script))).is_complete({"f.bin": script})
    moment = datetime(2015, 10, 21, 7, 28, tzinfo=UTC).timestamp()
    assert (rig.folder / "f.bin").stat().st_mtime == moment


@pytest.mark.parametrize("value", ["none", "yesterday", "Wed, 21 Oct 2999 07:28:00 GMT", "0"])
async def test_an_odd_time_does_no_harm(server: ScriptedServer, rig: Rig, value: str) -> None:
    script = Script(size=9_000, last_modified=value)
    (await rig.fetch(server.script("/oddtime/f.bin", script))).is_complete({"f.bin": script})
