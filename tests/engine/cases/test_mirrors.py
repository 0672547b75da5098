"""Files with mirrors, each mirror on a server of its own that does something wrong."""

import asyncio
import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.mirrors import Mirror, Trouble
from bitsgui.bits.records import Happening
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState
from bitsgui.engine.manager import Manager
from tests.engine.cases.harness import Case, engine, publish
from tests.engine.cases.killing import run_and_kill
from tests.engine.cases.rig import Result, Rig
from tests.servers.pattern import check_file, pattern
from tests.servers.script import Change, Fault, Redirect, Script, Status
from tests.servers.scripted import ScriptedServer

FILE = Script(size=3_000_017, rate=600_000)
SUM = "sha-256=" + hashlib.sha256(pattern(FILE.seed, 0, FILE.size)).hexdigest()
SECOND_HALF = tuple(
    Fault("garbage", at, of="entity") for at in range(FILE.size // 2, FILE.size, 5_000)
)
"""Bytes that are another file's, behind a first half that is right."""
_ENDS = {JobState.TRANSFERRED, JobState.ERROR}
QUICKLY: dict[str, Any] = {"segments": 8, "stall_timeout_s": 2.0}


async def left_out(manager: Manager, result: Result) -> list[tuple[str, str]]:
    """Return which mirrors were said to be left out, and why."""
    told = await manager.activity(result.job_id)
    return [(each.link, each.note) for each in told if each.kind is Happening.MIRROR_DROPPED]


async def fetch(rig: Rig, url: str, *mirrors: str, checksum: str | None = None) -> Result:
    """Download a file that has mirrors; return what became of it."""
    async with rig.engine(**QUICKLY) as manager:
        link = LinkRequest(url, checksum=checksum, mirrors=tuple(map(Mirror, mirrors)))
        added = await manager.add(AddRequest((link,), str(rig.folder), auto_complete=False))
        job_id = added[0].job_id
        async with asyncio.timeout(40):
            await manager.wait([job_id], lambda view: view.state in _ENDS)
        files = await manager.file_views(job_id)
        job = await manager.get_job(job_id)
        if job.state is JobState.TRANSFERRED:
            await job.complete()
        result = await rig.settle(manager, job_id)
        result.files = files
        return result


def bytes_from(server: ScriptedServer, path: str) -> int:
    return sum(log.body_bytes_sent for log in server.log_of(path))


def troubles(result: Result) -> list[Trouble]:
    return [mirror.trouble for mirror in result.files[0].mirrors]


async def test_both_give_their_part(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    urls = [each.script("/both/f.bin", FILE) for each in (server, mirror)]
    (await fetch(rig, *urls)).is_complete({"f.bin": FILE})
    assert min(bytes_from(each, "/both/f.bin") for each in (server, mirror)) > 100_000


BAD = {
    "gone": Script(status=Status(404)),
    "a_page": Script(html=True),
    "another_size": replace(FILE, size=FILE.size + 1),
    "cut_short": replace(FILE, fault=(Fault("fin", at=100_000),)),
    "reset": replace(FILE, fault=(Fault("rst", at=50_000),)),
    "slow": replace(FILE, rate=2_000),
    "silent": replace(FILE, fault=(Fault("stall", at=70_000),)),
    "without_parts": replace(FILE, range_mode="ignore"),
    "wrong_parts": replace(FILE, range_mode="wrong_start"),
    "busy": Script(status=Status(503)),
    "in_circles": Script(redirect=Redirect("{path}", hops=0)),
}


@pytest.mark.parametrize("what", BAD)
@pytest.mark.parametrize("checksum", [None, SUM], ids=["", "checked"])
async def test_a_bad_mirror_stops_nothing(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig, what: str, checksum: str | None
) -> None:
    path = f"/bad/{what}/{bool(checksum)}/f.bin"
    urls = server.script(path, FILE), mirror.script(path, BAD[what])
    (await fetch(rig, *urls, checksum=checksum)).is_complete({"f.bin": FILE})


@pytest.mark.parametrize("fault", [Fault("rst", at=0), Fault("fin", at=0)], ids=["rst", "fin"])
async def test_a_mirror_stands_in_for_a_link_that_breaks_off_before_its_first_byte(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig, fault: Fault
) -> None:
    path = f"/stand-in/{fault.kind}/f.bin"
    urls = server.script(path, replace(FILE, fault=(fault,))), mirror.script(path, FILE)
    (await fetch(rig, *urls)).is_complete({"f.bin": FILE})


async def test_who_never_sends_a_byte_is_asked_a_few_times_before_all_rest(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    none = replace(FILE, fault=(Fault("rst", at=0),))
    url, other = (each.script("/no-byte/f.bin", none) for each in (server, mirror))
    link = LinkRequest(url, mirrors=(Mirror(other),))
    async with rig.engine(**QUICKLY) as manager:
        added = await manager.add(AddRequest((link,), str(rig.folder), retry_delay_s=600.0))
        async with asyncio.timeout(40):
            await manager.wait([added[0].job_id], lambda view: view.error is not None)
        asked = [len(each.log_of("/no-byte/f.bin")) for each in (server, mirror)]
        await manager.cancel_jobs([added[0].job_id])
    assert max(asked) < 20


BELIEVED = {"slow", "another_size", "without_parts", "wrong_parts"}
"""What cannot be told of the link itself."""


@pytest.mark.parametrize("what", [what for what in BAD if what not in BELIEVED])
async def test_a_mirror_stands_in_for_a_bad_link(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig, what: str
) -> None:
    path = f"/stand-in/{what}/f.bin"
    urls = server.script(path, BAD[what]), mirror.script(path, FILE)
    (await fetch(rig, *urls)).is_complete({"f.bin": FILE})


@pytest.mark.parametrize("checksum", [None, SUM], ids=["", "checked"])
async def test_another_version_of_the_same_size_is_named_and_nothing_of_it_kept(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig, checksum: str | None
) -> None:
    path = f"/version/{bool(checksum)}/f.bin"
    urls = server.script(path, FILE), mirror.script(path, replace(FILE, seed=2))
    result = await fetch(rig, *urls, checksum=checksum)
    result.is_complete({"f.bin": FILE})
    assert troubles(result) == [Trouble.DIFFERS]


WRONG_LATER = replace(FILE, fault=(Fault("garbage", at=FILE.size - 300_000, of="entity"),))


async def test_wrong_bytes_of_a_mirror_are_told_by_the_checksum_and_fetched_again(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    # It has the last half of the file at least, as the link itself is slow.
    path = "/wrong/f.bin"
    urls = server.script(path, replace(FILE, rate=100_000, changes=(Change(9, {"rate": 0}),)))
    other = mirror.script(path, replace(WRONG_LATER, rate=3_000_000))
    result = await fetch(rig, urls, other, checksum=SUM)
    result.is_complete({"f.bin": FILE})
    assert troubles(result) in ([Trouble.WRONG], [Trouble.NONE])


async def test_a_link_with_wrong_bytes_is_left_for_its_mirror(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    path = "/own-wrong/f.bin"
    wrong = replace(FILE, fault=(Fault("garbage", at=200_000, of="entity"),))
    urls = server.script(path, wrong), mirror.script(path, FILE)
    result = await fetch(rig, *urls, checksum=SUM)
    result.is_complete({"f.bin": FILE})
    assert Mirror(urls[0], trouble=Trouble.WRONG) in result.files[0].mirrors


async def test_a_link_with_wrong_bytes_is_left_for_mirrors_that_gave_nothing(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    path = "/small-wrong/f.bin"
    small = Script(size=10_000)  # too little to compare a mirror by
    sum_of_it = hashlib.sha256(pattern(small.seed, 0, small.size)).hexdigest()
    wrong = replace(small, fault=(Fault("garbage", at=5_000, of="entity"),))
    urls = server.script(path, wrong), mirror.script(path, small)
    result = await fetch(rig, *urls, checksum=f"sha-256={sum_of_it}")
    result.is_complete({"f.bin": small})
    assert Mirror(urls[0], trouble=Trouble.WRONG) in result.files[0].mirrors


@pytest.mark.parametrize("other", [Script(size=10_000), Script(status=Status(404))])
async def test_a_wrong_checksum_is_told_and_held_against_nobody(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig, other: Script
) -> None:
    path = f"/sum-wrong/{other.status is None}/"
    own = server.script(path + "f.bin", Script(size=10_000))
    mirrors = [mirror.script(f"{path}{n}", other) for n in range(2)]
    result = await fetch(rig, own, *mirrors, checksum="sha-256=" + "0" * 64)
    result.has_failed(Hresult.BG_E_VALIDATION_FAILED)
    assert troubles(result) == [Trouble.NONE, Trouble.NONE]
    asked = [len(mirror.log_of(f"{path}{n}")) for n in range(2)]
    assert asked == ([1, 0] if other.status is None else [1, 1])
    assert len(server.log_of(path + "f.bin")) == 1


@pytest.mark.parametrize("is_closed", [True, False], ids=["closed", "paused"])
async def test_wrong_bytes_of_an_earlier_run_are_fetched_again(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig, *, is_closed: bool
) -> None:
    path = f"/earlier/{is_closed}/f.bin"
    lies = tuple(Fault("garbage", at, of="entity") for at in range(300_000, FILE.size, 50_000))
    own = server.script(path, replace(FILE, rate=100_000))
    other = mirror.script(path, replace(FILE, fault=lies, rate=500_000))
    async with rig.engine(**QUICKLY) as manager:
        link = LinkRequest(own, checksum=SUM, mirrors=(Mirror(other),))
        job_id = (await manager.add(AddRequest((link,), str(rig.folder))))[0].job_id
        await manager.wait([job_id], lambda view: view.bytes_transferred > FILE.size // 2)
        server.script(path, replace(FILE, rate=0))
        mirror.script(path, Script(status=Status(404)))
        if not is_closed:
            job = await manager.get_job(job_id)
            await job.suspend()
            await job.resume()
            (await rig.settle(manager, job_id)).is_complete({"f.bin": FILE})
            return
    async with rig.engine(**QUICKLY) as manager:
        (await rig.settle(manager, job_id)).is_complete({"f.bin": FILE})


async def test_nothing_is_kept_of_a_mirror_that_differs_under_the_same_etag(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    path = "/same-etag/f.bin"
    breaks = Fault("rst", at=120_000, limit=30)
    apart = 10_000
    lies = tuple(Fault("garbage", at, of="entity") for at in range(100_000, FILE.size, apart))
    own = server.script(path, replace(FILE, fault=(breaks,), rate=100_000))
    other = mirror.script(path, replace(FILE, fault=lies, rate=300_000))
    result = await fetch(rig, own, other)
    result.is_complete({"f.bin": FILE})
    assert troubles(result) == [Trouble.DIFFERS]
    assert bytes_from(mirror, path) > 2 * apart  # some were wrong before it was found out


async def test_a_mirror_without_its_etag_takes_over_where_the_link_breaks_off(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    path = "/over/f.bin"
    gone = (Change(1, {"status": Status(404)}),)
    own = replace(FILE, fault=(Fault("rst", at=1_000_000),), changes=gone)
    urls = server.script(path, own), mirror.script(path, replace(FILE, etag="none"))
    (await fetch(rig, *urls)).is_complete({"f.bin": FILE})
    assert 0 < bytes_from(mirror, path) < FILE.size


async def test_secrets_go_to_the_link_they_were_given_for_alone(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    path = "/secret/f.bin"
    own = server.script(path, FILE).replace("://", "://user:word@")
    async with rig.engine(**QUICKLY) as manager:
        link = LinkRequest(own, mirrors=(Mirror(mirror.script(path, FILE)),))
        request = AddRequest(
            (link,), str(rig.folder), headers=(("X-Token", "t0ken"), ("Authorization", "Bearer b"))
        )
        added = await manager.add(request)
        (await rig.settle(manager, added[0].job_id)).is_complete({"f.bin": FILE})
    logs = mirror.log_of(path)
    assert logs
    assert not [log for log in logs if {"x-token", "authorization"} & set(log.headers)]
    assert all("x-token" in log.headers for log in server.log_of(path))


LATE = {"busy": (Status(503),), "refused": (Status(429),)}
OLDER = {"small": Script(size=10_000, seed=2), "large": replace(FILE, seed=2, rate=300_000)}


@pytest.mark.parametrize("size", OLDER)
@pytest.mark.parametrize("late", LATE)
async def test_an_older_version_of_a_mirror_gives_way_to_the_link_that_was_busy_at_first(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig, size: str, late: str
) -> None:
    path = f"/overruled/{size}/{late}/f.bin"
    own = replace(OLDER[size], seed=1, rate=0)
    urls = server.script(path, replace(own, statuses=LATE[late])), mirror.script(path, OLDER[size])
    result = await fetch(rig, *urls)
    result.is_complete({"f.bin": own})
    assert troubles(result) == [Trouble.DIFFERS]


async def test_a_link_that_differs_from_wrong_bytes_is_asked_once_the_checksum_names_them(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    path = "/overruled/checked/f.bin"
    own = replace(FILE, rate=0, statuses=(Status(503),))
    urls = server.script(path, own), mirror.script(path, OLDER["large"])
    result = await fetch(rig, *urls, checksum=SUM)
    result.is_complete({"f.bin": FILE})
    assert Mirror(urls[1], trouble=Trouble.WRONG) in result.files[0].mirrors


@pytest.mark.parametrize("page", [Script(html=True), Script(status=Status(404))])
async def test_a_link_that_never_has_the_file_does_not_overrule_its_mirror(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig, page: Script
) -> None:
    path = f"/never/{page.html}/f.bin"
    own = replace(page, statuses=(Status(503),))
    urls = server.script(path, own), mirror.script(path, replace(FILE, rate=0))
    (await fetch(rig, *urls)).is_complete({"f.bin": FILE})


async def test_wrong_bytes_behind_an_equal_etag_are_seen_where_they_meet_those_of_the_link(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    # What it is compared by at first is right: it differs in the second half alone.
    path = "/second-half/f.bin"
    own = server.script(path, replace(FILE, rate=200_000, changes=(Change(9, {"rate": 0}),)))
    other = mirror.script(path, replace(FILE, fault=SECOND_HALF, rate=1_000_000))
    async with rig.engine(**QUICKLY) as manager:
        link = LinkRequest(own, mirrors=(Mirror(other),))
        job_id = (await manager.add(AddRequest((link,), str(rig.folder))))[0].job_id
        result = await rig.settle(manager, job_id)
        result.is_complete({"f.bin": FILE})
        assert await left_out(manager, result) == [(other, "differs")]
        told = {entry.kind for entry in await manager.activity(job_id)}
        assert Happening.NEW_VERSION not in told  # nothing is new at the link itself
    assert bytes_from(mirror, path) > 300_000


async def test_many_mirrors_that_differ_behind_an_equal_etag_do_not_outlast_the_link(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    # Each time it begins anew another one of them would give its half.
    own = server.script("/many/f.bin", FILE)
    other = replace(FILE, fault=SECOND_HALF, rate=1_500_000)
    mirrors = tuple(Mirror(mirror.script(f"/many/{n}.bin", other)) for n in range(6))
    async with rig.engine(segments=2) as manager:
        request = AddRequest((LinkRequest(own, mirrors=mirrors),), str(rig.folder))
        job_id = (await manager.add(request))[0].job_id
        (await rig.settle(manager, job_id)).is_complete({"f.bin": FILE})


async def test_a_restart_does_not_forget_whose_bytes_were_wrong(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    path = "/named-later/f.bin"
    lies = tuple(Fault("garbage", at, of="entity") for at in range(300_000, FILE.size, 50_000))
    own = server.script(path, replace(FILE, rate=100_000))
    other = mirror.script(path, replace(FILE, fault=lies, rate=500_000))
    idle = mirror.script("/named-later/idle.bin", Script(status=Status(503)))
    async with rig.engine(**QUICKLY) as manager:
        link = LinkRequest(own, checksum=SUM, mirrors=(Mirror(other), Mirror(idle)))
        job_id = (await manager.add(AddRequest((link,), str(rig.folder))))[0].job_id
        await manager.wait([job_id], lambda view: view.bytes_transferred > FILE.size // 2)
        server.script(path, replace(FILE, rate=0))
        mirror.script(path, Script(status=Status(404)))
    async with rig.engine(**QUICKLY) as manager:
        result = await rig.settle(manager, job_id)
        result.is_complete({"f.bin": FILE})
        assert await left_out(manager, result) == [(other, "wrong")]


async def test_nothing_stays_beside_after_a_kill_where_the_bytes_of_a_mirror_differ(
    server: ScriptedServer, mirror: ScriptedServer, tmp_path: Path
) -> None:
    """It is compared where it is right; what is wrong shows where its bytes meet the link's."""
    stands = Fault("stall", at=FILE.size - 200_000, of="entity")
    other = mirror.script("/f.bin", replace(FILE, fault=(*SECOND_HALF, stands), rate=3_000_000))
    slow = replace(FILE, rate=50_000)
    settings = {"segments": 2, "stall_timeout_s": 60.0}
    case = Case(
        "killed", slow, then=FILE, stop_at=1_300_000, stops=False,
        settings=settings, mirrors=(other,),
    )  # fmt: skip
    await asyncio.to_thread(run_and_kill, [case], server, tmp_path)
    mirror.release("/f.bin")
    publish(case, server, how="kill", second=True)
    out = tmp_path / "killed" / "out"
    assert [path.suffix for path in out.iterdir()] == [".part"]
    async with engine(tmp_path / "killed" / "profile") as manager, asyncio.timeout(40):
        (view,) = await manager.views()
        await manager.wait([view.id], lambda view: view.state is JobState.ACKNOWLEDGED)
        told = await manager.activity(view.id)
    assert [path.name for path in out.iterdir()] == ["file.bin"]
    check_file(out / "file.bin", FILE.seed, FILE.size)
    dropped = [(each.link, each.note) for each in told if each.kind is Happening.MIRROR_DROPPED]
    assert dropped == [(other, "differs")]


async def test_a_link_that_broke_off_is_not_forgotten_for_a_mirror_that_has_no_room(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    held = replace(FILE, fault=(Fault("stall", at=100_000, when=0),))
    other = mirror.script("/room/held.bin", held)
    own = server.script("/room/f.bin", replace(FILE, fault=(Fault("rst", at=500_000, limit=1),)))
    async with rig.engine(connections_per_host=1, stall_timeout_s=60.0) as manager:
        request = AddRequest((LinkRequest(other),), str(rig.folder))
        holder = (await manager.add(request))[0].job_id
        await manager.wait([holder], lambda view: view.bytes_transferred >= 100_000)
        link = LinkRequest(own, mirrors=(Mirror(mirror.script("/room/f.bin", FILE)),))
        job_id = (await manager.add(AddRequest((link,), str(rig.folder))))[0].job_id
        async with asyncio.timeout(20):
            await manager.wait([job_id], lambda view: view.state is JobState.ACKNOWLEDGED)
        assert bytes_from(mirror, "/room/f.bin") == 0
        mirror.release("/room/held.bin")
        await rig.settle(manager, holder)
    check_file(rig.folder / "f.bin", FILE.seed, FILE.size)
