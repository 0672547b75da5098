"""Metalinks that servers name for a file by themselves (RFC 6249, rel=describedby)."""

import hashlib
import re
from dataclasses import replace

import pytest

from bitsgui.bits import metalink
from bitsgui.bits.errors import Hresult
from bitsgui.bits.file_checks import Verdict
from bitsgui.engine import describing
from tests.engine.cases.rig import Rig
from tests.servers.pattern import pattern
from tests.servers.script import Fault, Script, Status
from tests.servers.scripted import ScriptedServer

PIECE = 128 * 1024
FILE = Script(size=3_000_017, rate=1_500_000)


def document(*links: str, seed: int = 1, size: int = FILE.size, name: str = "f.bin") -> str:
    content = pattern(seed, 0, size)
    pieces = (
        hashlib.sha1(content[at : at + PIECE], usedforsecurity=False)
        for at in range(0, size, PIECE)
    )
    told = "".join(f"<hash>{each.hexdigest()}</hash>" for each in pieces)
    return (
        f'<metalink xmlns="urn:ietf:params:xml:ns:metalink"><file name="{name}"><size>{size}</size>'
        f'<hash type="sha-256">{hashlib.sha256(content).hexdigest()}</hash>'
        f'<pieces type="sha-1" length="{PIECE}">{told}</pieces>'
        f"{''.join(f'<url>{link}</url>' for link in links)}</file></metalink>"
    )


def described(link: str, script: Script = FILE, kind: str = "application/metalink4+xml") -> Script:
    return replace(script, headers=(("Link", f'<{link}>; rel=describedby; type="{kind}"'),))


def bytes_from(server: ScriptedServer, path: str) -> int:
    return sum(log.body_bytes_sent for log in server.log_of(path))


async def test_its_mirrors_give_their_part_and_its_pieces_are_kept_for_a_repair(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    other = mirror.script("/used/f.bin", FILE)
    url = server.script("/used/f.bin", described("f.meta4"))
    server.script("/used/f.meta4", Script(text=document(other)))
    async with rig.engine(segments=4) as manager:
        result = await rig.run(manager, url)
        result.is_complete({"f.bin": FILE})
        assert bytes_from(mirror, "/used/f.bin") > 100_000
        path = rig.folder / "f.bin"
        with path.open("r+b") as file:
            file.write(b"damage")
        (found,) = await manager.check_files(result.job_id, repairs=True)
    assert (found.verdict, found.mended) == (Verdict.REPAIRED, PIECE)


async def test_a_damaged_piece_is_found_by_it_and_fetched_again(
    server: ScriptedServer, rig: Rig
) -> None:
    once = (Fault("garbage", at=1_000_000, of="entity", limit=1),)
    url = server.script("/damaged/f.bin", described("f.meta4", replace(FILE, fault=once)))
    server.script("/damaged/f.meta4", Script(text=document(url)))
    (await rig.fetch(url, settings={"segments": 1})).is_complete({"f.bin": FILE})
    assert bytes_from(server, "/damaged/f.bin") < FILE.size + 6 * PIECE


@pytest.mark.parametrize("name", ["f.bin", "other.bin"])
async def test_one_of_another_version_of_the_file_is_believed_less_than_the_link(
    server: ScriptedServer, rig: Rig, name: str
) -> None:
    path = f"/older/{name}/"
    url = server.script(path + "f.bin", described("f.meta4", replace(FILE, rate=0)))
    text = document(server.url("/none"), seed=2, name=name)
    server.script(path + "f.meta4", Script(text=text))
    result = await rig.fetch(url, settings={"segments": 1})
    result.has_failed(Hresult.BG_E_VALIDATION_FAILED, "checksum its server states", parts=1)


@pytest.mark.parametrize("own", [0, 100_000])
@pytest.mark.parametrize("has_sum", [True, False])
async def test_what_its_mirrors_gave_is_compared_with_the_link(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig, own: int, has_sum: bool
) -> None:
    path = f"/beside/{own}/{has_sum}/"
    text = document(mirror.script(path + "f.bin", replace(FILE, seed=2)), seed=2)
    text = text if has_sum else re.sub('<hash type="sha-256">.*?</hash>', "", text)
    server.script(path + "f.meta4", Script(text=text))
    slow = replace(FILE, rate=0, fault=(Fault("stall", at=own, limit=1),))
    (await rig.fetch(server.script(path + "f.bin", described("f.meta4", slow)))).is_complete(
        {"f.bin": FILE}
    )


WRONG = {
    "gone": Script(status=Status(404)),
    "empty": Script(text=""),
    "no_document": Script(text="<html>"),
    "too_large": Script(size=256 * 1024 + 1),
    "another_size": Script(text=document("http://127.0.0.1:1/x", size=1_000_000, seed=2)),
    "silent": Script(text="x" * 100, fault=(Fault("stall", at=0),)),
}


@pytest.mark.parametrize("what", WRONG)
async def test_one_that_is_of_no_use_changes_nothing(
    server: ScriptedServer, rig: Rig, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(describing, "LATE_S", 0.2)
    url = server.script(f"/{what}/f.bin", described("f.meta4"))
    server.script(f"/{what}/f.meta4", WRONG[what])
    (await rig.fetch(url, settings={"segments": 1})).is_complete({"f.bin": FILE})
    assert len(server.log_of(f"/{what}/f.meta4")) == 1


async def test_of_a_document_that_is_too_large_for_its_file_no_more_is_read(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/bomb/f.bin", described("f.meta4"))
    server.script("/bomb/f.meta4", Script(size=metalink.MOST_BYTES))
    (await rig.fetch(url, settings={"segments": 1})).is_complete({"f.bin": FILE})
    assert bytes_from(server, "/bomb/f.meta4") < metalink.MOST_BYTES // 2
    sizes = [describing.most_bytes(size) for size in (2**20, 2**27, 2**40)]
    assert sizes == [2**18, 2**21, 2**22]


async def test_it_is_asked_for_only_where_it_may_be_believed_and_is_worth_it(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    there = mirror.script("/not/f.meta4", Script(text=document("http://127.0.0.1:1/x")))
    elsewhere = there.replace("127.0.0.1", "localhost")
    links = {
        "elsewhere": described(elsewhere),
        "page": described(server.script("/not/f.html", Script()), kind="text/html"),
        "small": described(there, Script(size=300_000, rate=150_000)),
    }
    for name, script in links.items():
        url = server.script(f"/not/{name}.bin", script)
        result = await rig.fetch(url, settings={"segments": 1})
        assert result.state is not None
        assert result.state.name == "ACKNOWLEDGED"
    url = server.script("/not/unwanted.bin", described(there))
    await rig.fetch(url, settings={"follow_metalinks": False})
    assert mirror.log_of("/not/f.meta4") == []
    assert server.log_of("/not/f.html") == []


async def test_it_comes_within_the_limits_of_the_download(
    server: ScriptedServer, rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So slowly that it is left out: else it would be believed, and the file refused.
    monkeypatch.setattr(describing, "LONGEST_S", 1.0)
    url = server.script("/limited/f.bin", described("f.meta4", replace(FILE, rate=0)))
    text = document(server.url("/none"), seed=2) + " " * 8_000_000
    server.script("/limited/f.meta4", Script(text=text))
    settings = {"segments": 1, "rate_limit": 2_000_000}
    (await rig.fetch(url, settings=settings)).is_complete({"f.bin": FILE})
