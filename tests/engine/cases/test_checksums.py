"""Checksums: given, stated by the server, or found beside the file."""

from dataclasses import replace

import pytest

from bitsgui.bits import urls
from bitsgui.bits.errors import Hresult
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import Priority, PropertyId
from bitsgui.bits.views import ChecksumState
from bitsgui.engine.job import EngineJob
from bitsgui.engine.manager import Manager
from bitsgui.engine.shares import Share
from tests.engine.cases.rig import Result, Rig, sent
from tests.servers.answers import sha256sums
from tests.servers.pattern import digest
from tests.servers.script import Change, Fault, Redirect, Script, Status
from tests.servers.scripted import ScriptedServer

DIFFERS = Hresult.BG_E_VALIDATION_FAILED
CLAIM = "the checksum its server states"
SIZES = [300_000, 3_000_000]


async def fetch_with_sum(rig: Rig, url: str, checksum: str) -> Result:
    async with rig.engine() as manager:
        link = LinkRequest(url, checksum=checksum)
        added = await manager.add(AddRequest(links=(link,), folder=str(rig.folder)))
        return await rig.settle(manager, added[0].job_id)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("algorithm", ["sha256", "sha512", "sha1", "md5"])
async def test_a_right_checksum_lets_the_file_through(
    server: ScriptedServer, rig: Rig, algorithm: str, size: int
) -> None:
    script = Script(size=size)
    url = server.script("/right/f.bin", script)
    result = await fetch_with_sum(rig, url, f"{algorithm}:{digest(1, size, algorithm)}")
    result.is_complete({"f.bin": script})
    assert result.row is not None
    assert (result.row.files[0].checksum or "").endswith(digest(1, size, algorithm))


@pytest.mark.parametrize(("checksum", "is_right"), [("e3069283", True), ("e3069284", False)])
async def test_a_crc32c_is_compared_too(
    server: ScriptedServer, rig: Rig, checksum: str, is_right: bool
) -> None:
    url = server.script(f"/crc/{checksum}/f.bin", Script(text="123456789"))
    result = await fetch_with_sum(rig, url, f"crc32c={checksum}")
    if is_right:
        result.is_complete({"f.bin": b"123456789"})
    else:
        result.has_failed(DIFFERS)


@pytest.mark.parametrize("size", SIZES)
async def test_a_wrong_checksum_leaves_nothing_behind(
    server: ScriptedServer, rig: Rig, size: int
) -> None:
    url = server.script(f"/wrong{size}/f.bin", Script(size=size))
    result = await fetch_with_sum(rig, url, f"sha-256={digest(2, size)}")
    result.has_failed(DIFFERS, "its checksum differs")
    assert digest(1, size) in result.error.detail
    assert len(server.log_of(f"/wrong{size}/f.bin")) == 1


async def test_resuming_after_a_wrong_checksum_fetches_anew(
    server: ScriptedServer, rig: Rig
) -> None:
    good = Script(size=2_000_000, seed=5)
    url = server.script("/anew/f.bin", Script(size=2_000_000, changes=(Change(1, {"seed": 5}),)))
    async with rig.engine() as manager:
        link = LinkRequest(url, checksum=digest(5, 2_000_000))
        (added,) = await manager.add(AddRequest(links=(link,), folder=str(rig.folder)))
        (await rig.settle(manager, added.job_id)).has_failed(DIFFERS)
        await (await manager.get_job(added.job_id)).resume()
        (await rig.settle(manager, added.job_id)).is_complete({"f.bin": good})
    assert [r.headers.get("range") for r in server.log_of("/anew/f.bin")] == [None, None]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("header", ["repr-digest", "digest", "content-md5", "x-goog-hash"])
@pytest.mark.parametrize("is_wrong", [False, True])
async def test_what_the_server_states_is_checked(
    server: ScriptedServer, rig: Rig, header: str, is_wrong: bool, size: int
) -> None:
    script = Script(size=size, digests=(header,), digests_wrong=is_wrong)
    result = await rig.fetch(server.script(f"/{header}/f.bin", script))
    if is_wrong:
        result.has_failed(DIFFERS, CLAIM, parts=1)
    else:
        result.is_complete({"f.bin": script})
        assert result.row is not None
        assert result.row.files[0].checksum is not None


async def failed(rig: Rig, manager: Manager, url: str) -> EngineJob:
    """Return a job whose file is not what its server states."""
    (added,) = await manager.add(AddRequest(links=(LinkRequest(url),), folder=str(rig.folder)))
    (await rig.settle(manager, added.job_id)).has_failed(DIFFERS, CLAIM, parts=1)
    return await manager.get_job(added.job_id)


async def keep(manager: Manager, job: EngineJob) -> None:
    """Say that the only file of a job is to be kept all the same."""
    (file,) = await manager.file_views(job.id)
    await job.accept_file(file.id)


@pytest.mark.parametrize("size", SIZES)
async def test_a_file_that_is_not_what_its_server_states_is_kept_when_told_so(
    server: ScriptedServer, rig: Rig, size: int
) -> None:
    """Not by Resume alone, and without a byte fetched again."""
    script = Script(size=size, digests=("repr-digest",), digests_wrong=True)
    path = f"/claimed{size}/f.bin"
    url = server.script(path, script)
    async with rig.engine() as manager:
        job = await failed(rig, manager, url)
    async with rig.engine() as manager:
        job = await manager.get_job(job.id)
        await job.resume()
        (await rig.settle(manager, job.id)).has_failed(DIFFERS, CLAIM, parts=1)
        requests = len(server.log_of(path))
        await keep(manager, job)
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": script})
    assert len(server.log_of(path)) == requests
    assert server.bytes_sent(path) == size


@pytest.mark.usefixtures("idle_machine")
async def test_what_the_first_answer_states_holds_after_others_that_state_nothing(
    server: ScriptedServer, rig: Rig
) -> None:
    """Resume completed the file in silence once a part had come without the header."""
    silent = Change(1, {"digests": ()})
    script = Script(size=3_000_000, rate=1_500_000, digests=("repr-digest",), digests_wrong=True)
    url = server.script("/once/f.bin", replace(script, changes=(silent,)))
    async with rig.engine(segments=4) as manager:
        job = await failed(rig, manager, url)
    assert len(requests := server.log_of("/once/f.bin")) > 1
    async with rig.engine() as manager:
        job = await manager.get_job(job.id)
        await job.resume()
        (await rig.settle(manager, job.id)).has_failed(DIFFERS, CLAIM, parts=1)
    assert len(server.log_of("/once/f.bin")) == len(requests)


async def test_what_was_stated_before_a_pause_holds_for_what_comes_after_it(
    server: ScriptedServer, rig: Rig
) -> None:
    silent = Change(1, {"digests": ()})
    held = Fault("stall", at=2_000_000, when=0)
    script = Script(size=3_000_000, digests=("repr-digest",), digests_wrong=True, fault=(held,))
    url = server.script("/paused/f.bin", replace(script, changes=(silent,)))
    async with rig.engine(segments=1) as manager:
        job = await rig.add(manager, {url: None})
        await job.resume()
        await manager.wait([job.id], lambda view: view.bytes_transferred == 2_000_000)
        await job.suspend()
    async with rig.engine() as manager:
        job = await manager.get_job(job.id)
        await job.resume()
        (await rig.settle(manager, job.id)).has_failed(DIFFERS, CLAIM, parts=1)
    assert sent(server.log_of("/paused/f.bin"), "range")[1] is not None


async def test_what_is_stated_first_after_a_resume_is_on_record_at_once_and_holds(
    server: ScriptedServer, rig: Rig
) -> None:
    """A crash behind it would complete the file in silence, as no later answer states it."""
    stated, silent = Change(1, {"digests": ("repr-digest",)}), Change(2, {"digests": ()})
    holds = tuple(
        Fault("stall", at=at, when=n, of="entity") for n, at in enumerate((1_000_000, 2_000_000))
    )
    script = Script(size=3_000_000, digests_wrong=True, fault=holds, changes=(stated, silent))
    path = "/late/f.bin"
    url = server.script(path, script)
    async with rig.engine(segments=1) as manager:
        job = await rig.add(manager, {url: None})
        for at in (1_000_000, 2_000_000):
            await job.resume()
            await manager.wait([job.id], lambda view, at=at: view.bytes_transferred == at)
            if at == 1_000_000:
                await job.suspend()
        _, (on_record,) = await manager._core.store.load()
        assert (on_record.claimed or "").startswith("sha-256")
        await job.suspend()
    async with rig.engine() as manager:
        job = await manager.get_job(job.id)
        await job.resume()
        (await rig.settle(manager, job.id)).has_failed(DIFFERS, CLAIM, parts=1)
    assert [bool(value) for value in sent(server.log_of(path), "range")] == [False, True, True]


async def test_keeping_a_file_in_spite_of_its_server_is_said_of_no_other_version(
    server: ScriptedServer, rig: Rig
) -> None:
    other = Change(1, {"seed": 7})
    script = Script(size=50_000, digests=("repr-digest",), digests_wrong=True, changes=(other,))
    url = server.script("/next/f.bin", script)
    async with rig.engine() as manager:
        job = await failed(rig, manager, url)
        await keep(manager, job)
        for part in list(rig.folder.iterdir()):
            part.unlink()
        await job.resume()
        (await rig.settle(manager, job.id)).has_failed(DIFFERS, CLAIM, parts=1)
    assert len(server.log_of("/next/f.bin")) == 2


async def test_what_was_stated_of_one_version_is_not_held_against_the_next(
    server: ScriptedServer, rig: Rig
) -> None:
    other = Change(1, {"seed": 7, "digests": ()})
    script = Script(size=50_000, digests=("repr-digest",), digests_wrong=True, changes=(other,))
    url = server.script("/silent/f.bin", script)
    async with rig.engine() as manager:
        job = await failed(rig, manager, url)
        for part in list(rig.folder.iterdir()):
            part.unlink()
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": Script(size=50_000, seed=7)})


async def test_what_another_version_stated_is_not_held_against_the_file_that_was_kept(
    server: ScriptedServer, rig: Rig
) -> None:
    """An answer without an ETag, as of a mirror that lags behind, whose bytes proved others."""
    other = {"seed": 7, "etag": "none", "last_modified": "none", "digests": ("repr-digest",)}
    again = {"seed": 1, "etag": "auto", "last_modified": "auto", "digests": ()}
    held = Fault("stall", at=2_000_000, when=0)
    script = Script(size=3_000_000, fault=(held,), changes=(Change(1, other), Change(2, again)))
    url = server.script("/kept/f.bin", script)
    async with rig.engine(segments=1) as manager:
        job = await rig.add(manager, {url: None})
        await job.resume()
        await manager.wait([job.id], lambda view: view.bytes_transferred == 2_000_000)
        await job.suspend()
        await job.resume()
        (await rig.settle(manager, job.id)).has_failed(Hresult.BG_E_REMOTE_FILE_CHANGED, parts=1)
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": Script(size=3_000_000)})


async def test_what_was_stated_first_after_a_resume_holds_after_answers_of_another_version(
    server: ScriptedServer, rig: Rig
) -> None:
    """Those state a checksum of their own, and prove to be of other bytes in the same run."""
    stated = {"digests": ("repr-digest",), "digests_wrong": True}
    other = {"seed": 7, "etag": "none", "last_modified": "none", "digests_wrong": False}
    again = {"seed": 1, "etag": "auto", "last_modified": "auto", "digests": ()}
    changes = (
        Change(1, stated),
        Change(2, {**other, "range_mode": "ignore"}),
        Change(4, {**again, "range_mode": "honest"}),
    )
    held = Fault("stall", at=1_000_000, when=0)
    cut = Fault("fin", at=2_000_000, when=1, of="entity")
    script = Script(size=3_000_000, fault=(held, cut), changes=changes)
    url = server.script("/held/f.bin", script)
    async with rig.engine(segments=1) as manager:
        job = await rig.add(manager, {url: None})
        await job.resume()
        await manager.wait([job.id], lambda view: view.bytes_transferred == 1_000_000)
        await job.suspend()
        await job.resume()
        (await rig.settle(manager, job.id)).has_failed(Hresult.BG_E_REMOTE_FILE_CHANGED, parts=1)
        await job.resume()
        (await rig.settle(manager, job.id)).has_failed(DIFFERS, CLAIM, parts=1)
    assert len(server.log_of("/held/f.bin")) == 5


async def test_keeping_a_file_in_spite_of_its_server_is_said_of_no_other_link(
    server: ScriptedServer, rig: Rig
) -> None:
    script = Script(size=50_000, digests=("repr-digest",), digests_wrong=True)
    url, other = (server.script(path, script) for path in ("/one/f.bin", "/two/f.bin"))
    async with rig.engine() as manager:
        job = await failed(rig, manager, url)
        await keep(manager, job)
        (file,) = job.enum_files()
        await file.set_remote_name(other)
        await job.resume()
        (await rig.settle(manager, job.id)).has_failed(DIFFERS, CLAIM, parts=1)


async def test_a_file_recorded_while_it_came_is_still_ours_when_it_was_asked_about(
    server: ScriptedServer, rig: Rig
) -> None:
    """Its record held the fingerprint of fewer bytes, so all of it was fetched again."""
    script = Script(size=3_000_000, rate=1_500_000, digests=("repr-digest",), digests_wrong=True)
    url = server.script("/slow/f.bin", script)
    async with rig.engine() as manager:
        job = await failed(rig, manager, url)
        (file,) = manager._core.jobs[job.id].files
        assert file.fingerprint is not None
    async with rig.engine() as manager:
        job = await manager.get_job(job.id)
        await keep(manager, job)
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": script})
    assert len(server.log_of("/slow/f.bin")) == 1


async def test_a_file_that_always_starts_over_can_be_kept_in_spite_of_its_server(
    server: ScriptedServer, rig: Rig
) -> None:
    script = Script(size=3_000_000, digests=("repr-digest",), digests_wrong=True)
    url = server.script("/dynamic/f.bin", script)
    async with rig.engine() as manager:
        job = await rig.add(manager, {url: None})
        await job.set_property(PropertyId.DYNAMIC_CONTENT, True)
        await job.resume()
        (await rig.settle(manager, job.id)).has_failed(DIFFERS, CLAIM, parts=1)
        await keep(manager, job)
        assert (await manager.job_view(job.id)).checksum is ChecksumState.DIFFERS
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": script})
    assert len(server.log_of("/dynamic/f.bin")) == 1
    async with rig.engine() as manager:
        (row,) = await manager.history()
        assert [file.differs for file in row.files] == [True]


async def test_what_the_user_says_of_a_file_goes_before_what_its_server_states(
    server: ScriptedServer, rig: Rig
) -> None:
    script = Script(size=50_000, digests=("repr-digest",), digests_wrong=True)
    url = server.script("/mine/f.bin", script)
    (await fetch_with_sum(rig, url, digest(1, 50_000))).is_complete({"f.bin": script})


async def test_a_file_that_is_not_what_its_server_states_can_be_started_over(
    server: ScriptedServer, rig: Rig
) -> None:
    better = Change(1, {"digests_wrong": False})
    script = Script(size=50_000, digests=("repr-digest",), digests_wrong=True, changes=(better,))
    url = server.script("/over/f.bin", script)
    async with rig.engine() as manager:
        job = await failed(rig, manager, url)
        (file,) = await manager.file_views(job.id)
        await job.restart_file(file.id)
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": Script(size=50_000)})


async def test_a_stated_digest_of_coded_bytes_is_not_held_against_the_file(
    server: ScriptedServer, rig: Rig
) -> None:
    script = Script(size=50_000, encoding="gzip", digests=("repr-digest",), digests_wrong=True)
    (await rig.fetch(server.script("/coded/f.bin", script))).is_complete({"f.bin": script})


@pytest.mark.parametrize("value", ["sha-256=:AAAA:", "nonsense", "unixsum=30637", ""])
async def test_a_digest_that_cannot_be_read_is_passed_over(
    server: ScriptedServer, rig: Rig, value: str
) -> None:
    script = Script(size=50_000, headers=(("Repr-Digest", value), ("Digest", value)))
    (await rig.fetch(server.script("/odd/f.bin", script))).is_complete({"f.bin": script})


FILE = Script(size=700_000, seed=3)


@pytest.mark.parametrize("name", ["SHA256SUMS", "f.bin.sha256", "sha256sum.txt"])
@pytest.mark.parametrize("is_wrong", [False, True])
async def test_a_list_beside_the_file_is_found_when_asked_for(
    server: ScriptedServer, rig: Rig, name: str, is_wrong: bool
) -> None:
    place = f"/beside/{name}{is_wrong}"
    url = server.script(f"{place}/f.bin", FILE)
    listed = Script(size=700_000, seed=4) if is_wrong else FILE
    server.script(f"{place}/{name}", Script(text=sha256sums({"other": listed, "f.bin": listed})))
    result = await rig.fetch(url, find_checksums=True)
    if is_wrong:
        result.has_failed(DIFFERS)
    else:
        result.is_complete({"f.bin": FILE})
        assert result.row is not None
        assert result.row.files[0].checksum == f"sha-256={digest(3, 700_000)}"


async def test_nothing_beside_the_file_is_asked_for_unless_wanted(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/unasked/f.bin", FILE)
    server.script("/unasked/SHA256SUMS", Script(text="x"))
    (await rig.fetch(url)).is_complete({"f.bin": FILE})
    assert server.log_of("/unasked/SHA256SUMS") == []


async def test_pages_in_place_of_a_list_do_not_stop_the_file(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/pages/f.bin", FILE)
    server.script("/pages/f.bin.sha256", Script(html=True))
    server.script("/pages/SHA256SUMS", Script(status=Status(410)))
    server.script("/pages/SHA512SUMS", Script(redirect=Redirect("/pages/f.bin.sha256")))
    server.script("/pages/MD5SUMS", Script(size=3_000_000))
    (await rig.fetch(url, find_checksums=True)).is_complete({"f.bin": FILE})


async def test_the_list_is_looked_for_beside_the_link_and_not_where_it_leads(
    server: ScriptedServer, rig: Rig
) -> None:
    server.script("/mirror/store/f.bin", FILE)
    server.script("/mirror/store/SHA256SUMS", Script(text=f"{digest(9, 5)}  f.bin\n"))
    server.script("/mirror/SHA256SUMS", Script(text=sha256sums({"f.bin": FILE})))
    url = server.script("/mirror/f.bin", Script(redirect=Redirect("{other}/mirror/store/f.bin")))
    (await rig.fetch(url, find_checksums=True)).is_complete({"f.bin": FILE})
    assert server.log_of("/mirror/store/SHA256SUMS") == []


async def test_an_escaped_name_is_found_in_its_list(server: ScriptedServer, rig: Rig) -> None:
    server.script("/escaped/my file.bin", FILE)
    server.script("/escaped/SHA256SUMS", Script(text=f"{digest(3, 700_000)}  my file.bin\n"))
    result = await rig.fetch(server.url("/escaped/my%20file.bin"), find_checksums=True)
    result.is_complete({"my file.bin": FILE})
    assert result.row is not None
    assert result.row.files[0].checksum is not None


async def test_the_look_for_a_list_is_one_of_the_connections_a_host_may_have(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/counted/f.bin", FILE)
    standing = Fault("stall", phase="before_head")
    beside = server.script("/counted/f.bin.sha256", Script(fault=(standing,), status=Status(404)))
    share = Share(lambda: Priority.NORMAL)
    async with rig.engine(connections_per_host=1) as manager:
        job = await rig.add(manager, {url: None}, find_checksums=True)
        await job.resume()
        await server.wait_until(lambda: bool(server.log_of("/counted/f.bin.sha256")))
        assert manager._core.hosts.try_take(urls.host_key(beside), share) is None
        server.release("/counted/f.bin.sha256")
        (await rig.settle(manager, job.id)).is_complete({"f.bin": FILE})
