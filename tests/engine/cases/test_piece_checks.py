"""Files whose pieces have checksums, from servers that send some of them wrong."""

import hashlib
import os
from dataclasses import replace

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.mirrors import Mirror, Trouble
from bitsgui.bits.piece_hashes import PieceHashes
from bitsgui.bits.records import Happening
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.engine.manager import Manager
from tests.engine.cases.meddling import Announce
from tests.engine.cases.rig import Result, Rig
from tests.servers.pattern import pattern
from tests.servers.script import Change, Fault, Script, Status
from tests.servers.scripted import ScriptedServer

PIECE = 128 * 1024
FILE = Script(size=3_000_017)


def hashes(script: Script, length: int = PIECE) -> PieceHashes:
    content = pattern(script.seed, 0, script.size)
    pieces = (content[at : at + length] for at in range(0, script.size, length))
    return PieceHashes("sha-256", length, b"".join(hashlib.sha256(p).digest() for p in pieces))


async def begin(manager: Manager, rig: Rig, link: LinkRequest) -> Result:
    job_id = (await manager.add(AddRequest((link,), str(rig.folder))))[0].job_id
    return await rig.settle(manager, job_id)


def bytes_from(server: ScriptedServer, path: str) -> int:
    return sum(log.body_bytes_sent for log in server.log_of(path))


async def test_a_damaged_piece_alone_is_fetched_again(server: ScriptedServer, rig: Rig) -> None:
    once = (Fault("garbage", at=1_000_000, of="entity", limit=1),)
    url = server.script("/once/f.bin", replace(FILE, fault=once))
    async with rig.engine(segments=1) as manager:
        link = LinkRequest(url, pieces=hashes(FILE))
        (await begin(manager, rig, link)).is_complete({"f.bin": FILE})
    # What a connection that is closed early had on its way comes on top.
    assert FILE.size + PIECE <= bytes_from(server, "/once/f.bin") < FILE.size + 3 * PIECE


@pytest.mark.parametrize("etag", ["auto", "none"])
async def test_who_sends_wrong_pieces_is_left_out_and_the_rest_stays(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig, etag: str
) -> None:
    path = f"/dropped/{etag}/f.bin"
    lies = tuple(Fault("garbage", at, of="entity") for at in range(500_000, FILE.size, 50_000))
    own = server.script(path, replace(FILE, fault=lies, rate=2_000_000))
    other = mirror.script(path, replace(FILE, etag=etag, rate=1_000_000))
    async with rig.engine(segments=4) as manager:
        link = LinkRequest(own, mirrors=(Mirror(other),), pieces=hashes(FILE))
        result = await begin(manager, rig, link)
        result.is_complete({"f.bin": FILE})
        told = await manager.activity(result.job_id)
    dropped = [(each.link, each.note) for each in told if each.kind is Happening.MIRROR_DROPPED]
    assert dropped == [(own, Trouble.WRONG.value)]


@pytest.mark.parametrize("size", [FILE.size, 300_000])
async def test_a_piece_that_comes_wrong_again_and_again_is_named(
    server: ScriptedServer, rig: Rig, size: int
) -> None:
    file = replace(FILE, size=size)
    right = hashes(file)
    third = PieceHashes(right.algorithm, PIECE, right.digests[:64] + bytes(32) + right.digests[96:])
    url = server.script(f"/wrong/{size}/f.bin", file)
    async with rig.engine() as manager:
        result = await begin(manager, rig, LinkRequest(url, pieces=third))
    result.has_failed(Hresult.BG_E_VALIDATION_FAILED, parts=1)
    assert "piece 3 of" in result.error.detail
    assert bytes_from(server, f"/wrong/{size}/f.bin") < 5 * size


async def test_a_small_file_is_checked_by_its_pieces(server: ScriptedServer, rig: Rig) -> None:
    small = Script(size=300_000)
    once = (Fault("garbage", at=200_000, of="entity", limit=1),)
    url = server.script("/small/f.bin", replace(small, fault=once))
    async with rig.engine() as manager:
        link = LinkRequest(url, pieces=hashes(small))
        (await begin(manager, rig, link)).is_complete({"f.bin": small})


async def test_pieces_an_earlier_run_left_damaged_are_found(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    path = "/later/f.bin"
    lies = tuple(Fault("garbage", at, of="entity") for at in range(PIECE - 64, FILE.size, PIECE))
    slow = replace(FILE, fault=lies, rate=100_000)
    url = server.script(path, slow)
    async with rig.engine(segments=1) as manager:
        link = LinkRequest(url, pieces=hashes(FILE))
        job_id = (await manager.add(AddRequest((link,), str(rig.folder))))[0].job_id
        await manager.wait([job_id], lambda view: view.bytes_transferred > PIECE // 2)
        server.script(path, FILE)
    async with rig.engine(segments=1) as manager:
        (await rig.settle(manager, job_id)).is_complete({"f.bin": FILE})


async def test_pieces_of_another_size_than_the_file_has_say_nothing(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/other-size/f.bin", FILE)
    pieces = hashes(replace(FILE, size=FILE.size - 10 * PIECE))
    async with rig.engine() as manager:
        (await begin(manager, rig, LinkRequest(url, pieces=pieces))).is_complete({"f.bin": FILE})


async def test_pieces_of_another_size_vouch_for_no_mirror(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    path = "/other-size-mirror/f.bin"
    slow = replace(FILE, rate=400_000)
    url, other = server.script(path, slow), mirror.script(path, replace(slow, seed=2))
    pieces = hashes(replace(FILE, size=FILE.size - 10 * PIECE))
    async with rig.engine(segments=4) as manager:
        link = LinkRequest(url, mirrors=(Mirror(other),), pieces=pieces)
        (await begin(manager, rig, link)).is_complete({"f.bin": FILE})


async def test_a_mirror_takes_over_a_file_of_pieces_where_its_link_is_gone(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    path = "/over/f.bin"
    gone = (Change(1, {"status": Status(404)}),)
    own = replace(FILE, fault=(Fault("rst", at=1_000_000),), changes=gone)
    urls = server.script(path, own), mirror.script(path, replace(FILE, etag="none"))
    async with rig.engine() as manager:
        link = LinkRequest(urls[0], mirrors=(Mirror(urls[1]),), pieces=hashes(FILE))
        (await begin(manager, rig, link)).is_complete({"f.bin": FILE})
    assert 0 < bytes_from(mirror, path) < FILE.size


@pytest.mark.usefixtures("idle_machine")
@pytest.mark.parametrize("length", [FILE.size // 3, FILE.size])
@pytest.mark.parametrize("who", ["link", "mirror"])
async def test_who_spoiled_a_piece_that_two_gave_is_found_and_left_out(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig, who: str, length: int
) -> None:
    # Each gives half of the middle piece, or of the only one.
    path = f"/shared/{who}/{length}/f.bin"
    places = range(FILE.size // 3 + 20_000, 2 * FILE.size // 3, 20_000)
    lies = tuple(Fault("garbage", at, of="entity") for at in places)
    slow = replace(FILE, rate=750_000)  # the second begins long before the first is a third along
    wrong = replace(slow, fault=lies)
    own = server.script(path, wrong if who == "link" else slow)
    other = mirror.script(path, wrong if who == "mirror" else slow)
    async with rig.engine(segments=2) as manager:
        link = LinkRequest(own, mirrors=(Mirror(other),), pieces=hashes(FILE, length))
        result = await begin(manager, rig, link)
        result.is_complete({"f.bin": FILE})
        told = await manager.activity(result.job_id)
    dropped = [(each.link, each.note) for each in told if each.kind is Happening.MIRROR_DROPPED]
    assert dropped == [(own if who == "link" else other, Trouble.WRONG.value)]


async def test_a_piece_that_came_again_after_a_cut_is_checked_again(
    server: ScriptedServer, rig: Rig, expect_log: Announce
) -> None:
    expect_log(r"bitsgui\.engine\.part_file WARNING: .*bytes from \d+ on were cut off")
    path = "/cut/f.bin"
    script = replace(FILE, fault=(Fault("stall", at=2_000_000, of="entity", when=0),))
    wrong = Fault("garbage", at=1_000_000, of="entity", when=1)
    url = server.script(path, replace(script, fault=(*script.fault, wrong)))
    async with rig.engine(segments=1, stall_timeout_s=30.0) as manager:
        link = LinkRequest(url, pieces=hashes(FILE))
        job_id = (await manager.add(AddRequest((link,), str(rig.folder))))[0].job_id
        await manager.wait([job_id], lambda view: view.bytes_transferred >= 2_000_000)
        runner = manager._core.jobs[job_id].runner
        assert runner is not None
        (transfer,) = runner._running.values()
        assert transfer.piece_check is not None
        await transfer.piece_check._check()
        assert transfer.piece_check._right.total >= 1_900_000 // PIECE
        (part,) = rig.folder.iterdir()
        os.truncate(part, 500_000)
        server.release(path)
        (await rig.settle(manager, job_id)).is_complete({"f.bin": FILE})
