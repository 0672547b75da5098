"""Mirrors and checksums that servers tell of in their answers, as RFC 6249 has it."""

import hashlib
from base64 import b64encode
from dataclasses import replace

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.mirrors import Trouble
from tests.engine.cases.rig import Rig
from tests.servers.pattern import pattern
from tests.servers.script import Fault, Script, Status
from tests.servers.scripted import ScriptedServer

FILE = Script(size=3_000_017, rate=600_000)


def duplicate(*links: str) -> tuple[str, str]:
    return "Link", ", ".join(f"<{link}>; rel=duplicate; pri={n}" for n, link in enumerate(links, 1))


def led_to(link: str, *headers: tuple[str, str]) -> Script:
    return Script(status=Status(302, (("Location", link), *headers)))


def bytes_from(server: ScriptedServer, path: str) -> int:
    return sum(log.body_bytes_sent for log in server.log_of(path))


@pytest.mark.parametrize("is_wanted", [True, False])
async def test_mirrors_of_an_answer_give_their_part_unless_nobody_wants_them(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig, *, is_wanted: bool
) -> None:
    path = f"/told/{is_wanted}/f.bin"
    other = mirror.script(path, FILE)
    url = server.script(path, replace(FILE, headers=(duplicate("ftp://x.example/f", other),)))
    settings = {"segments": 8, "follow_metalinks": is_wanted}
    (await rig.fetch(url, settings=settings)).is_complete({"f.bin": FILE})
    assert (bytes_from(mirror, path) > 100_000) is is_wanted


async def test_mirrors_of_a_redirect_stand_in_for_where_it_leads(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    broken = replace(FILE, fault=(Fault("rst", at=1_000_000),), statuses=(None, Status(404)))
    there = mirror.script("/first/f.bin", replace(broken, rate=0))
    other = mirror.script("/second/f.bin", FILE)
    url = server.script("/redirector/f.bin", led_to(there, duplicate(other)))
    (await rig.fetch(url, settings={"segments": 1})).is_complete({"f.bin": FILE})
    assert bytes_from(mirror, "/second/f.bin") > 0


async def test_a_mirror_that_is_told_of_and_has_another_file_is_left_out(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    other = mirror.script("/other/f.bin", replace(FILE, seed=2, rate=0))
    url = server.script("/other/f.bin", replace(FILE, headers=(duplicate(other),)))
    async with rig.engine(segments=4) as manager:
        job = await rig.add(manager, {url: None}, auto_complete=False)
        await job.resume()
        await manager.wait([job.id], lambda view: view.state.name == "TRANSFERRED")
        (file,) = await manager.file_views(job.id)
        assert [each.trouble for each in file.mirrors] == [Trouble.DIFFERS]
        await job.complete()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": FILE})


@pytest.mark.parametrize("has_mirrors", [True, False])
async def test_the_checksum_of_a_redirect_counts_where_it_tells_of_mirrors(
    server: ScriptedServer, rig: Rig, *, has_mirrors: bool
) -> None:
    path = f"/digest/{has_mirrors}/f.bin"
    small = Script(size=10_000)
    wrong = b64encode(hashlib.sha256(pattern(2, 0, small.size)).digest()).decode()
    there = server.script(path, small)
    other = duplicate(server.script(f"/digest/{has_mirrors}/same.bin", small))
    link = other if has_mirrors else ("Link", "<x>; rel=next")
    digest = ("Digest", f"SHA-256={wrong}")
    url = server.script(path + "/redirect", led_to(there, digest, link))
    result = await rig.fetch(url)
    if has_mirrors:
        result.has_failed(Hresult.BG_E_VALIDATION_FAILED, "checksum its server states", parts=1)
    else:
        result.is_complete({"f.bin": small})
