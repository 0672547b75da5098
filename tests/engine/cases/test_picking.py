"""The same links once more: the job goes on, with what the new request says."""

from dataclasses import replace
from typing import Any

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.records import Conflict, HistoryRow
from bitsgui.bits.requests import Added, AddRequest, LinkRequest
from bitsgui.bits.types import JobState, Priority
from bitsgui.engine import awaited
from bitsgui.engine.core import Core
from bitsgui.engine.manager import Manager
from tests.engine.cases.rig import Rig, sent
from tests.servers.script import Fault, Script
from tests.servers.scripted import ScriptedServer

FILE = Script(size=50_000)
WRONG = "sha-256=" + "0" * 64


async def pick(rig: Rig, manager: Manager, url: str, **options: Any) -> Added:
    link = LinkRequest(url, options.pop("name", None), options.pop("checksum", None))
    request = AddRequest((link,), str(rig.folder), pick_up=True, **options)
    return (await manager.add(request))[0]


async def test_a_job_that_is_picked_up_gets_the_options_given(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/options/f.bin", FILE)
    async with rig.engine() as manager:
        first = await pick(rig, manager, url, start=False, segments=2, user_agent="A/1")
        again = await pick(
            rig,
            manager,
            url,
            start=False,
            rate_limit=700_000,
            user_agent="B/2",
            referer="https://page.example/",
            on_conflict=Conflict.SKIP,
            retry_delay_s=1234,
            no_progress_timeout_s=99,
            maximum_time_s=77,
            find_checksums=True,
            priority=Priority.LOW,
        )
        assert again == replace(first, is_new=False)
        (view,) = await manager.views()
        options = manager._live(view.id).record.options
    assert view.priority is Priority.LOW
    assert (options.segments, options.user_agent) == (2, "B/2")
    assert (options.rate_limit, options.referer) == (700_000, "https://page.example/")
    assert options.on_conflict is Conflict.SKIP
    assert options.minimum_retry_delay_s == 1234
    assert (options.no_progress_timeout_s, options.maximum_download_time_s) == (99, 77)
    assert options.find_checksums


async def test_a_job_that_ends_while_a_long_list_is_looked_at_is_not_made_again(
    server: ScriptedServer, rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = server.script("/ends/f.bin", FILE)
    async with rig.engine() as manager:
        first, look = await pick(rig, manager, url, start=False), awaited.ended

        async def ended(core: Core) -> dict[str, HistoryRow]:
            found = await look(core)
            await (await manager.get_job(first.job_id)).resume()
            await rig.settle(manager, first.job_id)
            return found

        monkeypatch.setattr(awaited, "ended", ended)
        assert await pick(rig, manager, url) == replace(first, is_new=False)
        assert (await manager.views(), len(await manager.history())) == ([], 1)


async def test_the_same_link_into_another_folder_is_another_job(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/folder/f.bin", FILE)
    other = rig.folder.parent / "other"
    async with rig.engine() as manager:
        first = await pick(rig, manager, url, start=False)
        link = LinkRequest(url)
        (second,) = await manager.add(AddRequest((link,), str(other), pick_up=True))
        assert second.is_new
        assert second.job_id != first.job_id
        await rig.settle(manager, second.job_id)
        assert (await manager.job_view(first.job_id)).state is JobState.SUSPENDED
    assert [path.name for path in other.iterdir()] == ["f.bin"]
    assert list(rig.folder.iterdir()) == []


async def test_a_checksum_given_later_is_compared(server: ScriptedServer, rig: Rig) -> None:
    url = server.script("/sum/f.bin", FILE)
    async with rig.engine() as manager:
        first = await pick(rig, manager, url, start=False)
        assert await pick(rig, manager, url, checksum=WRONG) == replace(first, is_new=False)
        result = await rig.settle(manager, first.job_id)
        assert result.error.code == Hresult.BG_E_VALIDATION_FAILED


async def test_a_checksum_given_when_the_file_is_whole_is_compared(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/late/f.bin", FILE)
    async with rig.engine() as manager:
        first = await pick(rig, manager, url, auto_complete=False)
        await manager.wait([first.job_id], lambda view: view.state is JobState.TRANSFERRED)
        assert await pick(rig, manager, url, checksum=WRONG) == replace(first, is_new=False)
        result = await rig.settle(manager, first.job_id)
        assert result.error.code == Hresult.BG_E_VALIDATION_FAILED


async def test_a_result_of_another_checksum_is_not_told_for_this_one(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/told/f.bin", FILE)
    async with rig.engine() as manager:
        first = await pick(rig, manager, url)
        (await rig.settle(manager, first.job_id)).is_complete({"f.bin": FILE})
        second = await pick(rig, manager, url, checksum=WRONG)
        assert second.is_new
        result = await rig.settle(manager, second.job_id)
        assert result.error.code == Hresult.BG_E_VALIDATION_FAILED


async def test_a_name_given_before_it_is_settled_is_taken(server: ScriptedServer, rig: Rig) -> None:
    url = server.script("/name/f.bin", FILE)
    async with rig.engine() as manager:
        first = await pick(rig, manager, url, start=False)
        assert await pick(rig, manager, url, name="x.bin") == replace(first, is_new=False)
        (await rig.settle(manager, first.job_id)).is_complete({"x.bin": FILE})


async def test_another_name_than_the_settled_one_makes_another_job_and_says_so(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/names/f.bin", FILE)
    told: list[str] = []
    async with rig.engine() as manager:
        manager.subscribe_notices(told.append)
        first = await pick(rig, manager, url, name="x.bin", start=False)
        second = await pick(rig, manager, url, name="y.bin")
        assert second.is_new
        assert [sentence for sentence in told if "x.bin" in sentence and "y.bin" in sentence]
        await rig.settle(manager, second.job_id)
        assert await pick(rig, manager, url, name="x.bin") == replace(first, is_new=False)
        await rig.settle(manager, first.job_id)
    assert {path.name for path in rig.folder.iterdir()} == {"x.bin", "y.bin"}


@pytest.mark.parametrize("is_restarted", [False, True])
async def test_secrets_given_again_replace_those_there_were(
    server: ScriptedServer, rig: Rig, is_restarted: bool
) -> None:
    url = server.script(f"/secrets{is_restarted}/f.bin", FILE)
    old, new = {"headers": (("X-Api-Key", "old"),)}, {"headers": (("X-Api-Key", "new"),)}
    jar = "127.0.0.1\tFALSE\t/\tFALSE\t0\tmine\t1\n"
    async with rig.engine() as manager:
        first = await pick(rig, manager, url, start=False, cookies="# none\n", **old)
        if not is_restarted:
            await pick(rig, manager, url, cookies=jar, **new)
            (await rig.settle(manager, first.job_id)).is_complete({"f.bin": FILE})
    if is_restarted:
        async with rig.engine() as manager:
            await pick(rig, manager, url, cookies=jar, **new)
            (await rig.settle(manager, first.job_id)).is_complete({"f.bin": FILE})
    assert sent(server.log_of(f"/secrets{is_restarted}/f.bin"), "x-api-key") == ["new"]
    assert sent(server.log_of(f"/secrets{is_restarted}/f.bin"), "cookie") == ["mine=1"]


async def test_a_login_in_the_link_given_again_is_used(server: ScriptedServer, rig: Rig) -> None:
    private = Script(size=50_000, auth="amy:right")
    url = server.script("/login/f.bin", private)
    async with rig.engine() as manager:
        first = await pick(rig, manager, url.replace("http://", "http://amy:wrong@"), start=False)
        again = await pick(rig, manager, url.replace("http://", "http://amy:right@"))
        assert again.job_id == first.job_id
        (await rig.settle(manager, first.job_id)).is_complete({"f.bin": private})


async def begun_beside(rig: Rig, manager: Manager, server: ScriptedServer, name: str) -> Added:
    """Begin a file whose name is taken, so that it gets a number, and pause it half-way."""
    (rig.folder / "f.bin").write_bytes(b"older")
    stalls = replace(FILE, size=2_000_000, fault=(Fault("stall", at=900_000, when=0),))
    added = await pick(rig, manager, server.script(f"/{name}/f.bin", stalls))
    await manager.wait([added.job_id], lambda view: view.bytes_transferred > 0)
    await (await manager.get_job(added.job_id)).suspend()
    (file,) = await manager.file_views(added.job_id)
    assert file.local_name.endswith("f (1).bin")
    return added


async def test_a_file_with_a_number_gets_its_name_when_it_may_overwrite(
    server: ScriptedServer, rig: Rig
) -> None:
    whole = replace(FILE, size=2_000_000)
    async with rig.engine() as manager:
        added = await begun_beside(rig, manager, server, "over")
        url = server.url("/over/f.bin")
        again = await pick(rig, manager, url, on_conflict=Conflict.OVERWRITE)
        assert again.job_id == added.job_id
        result = await rig.settle(manager, added.job_id)
        result.is_complete({"f.bin": whole})
        assert result.row is not None
        assert result.row.name == "f.bin"


async def test_a_file_with_a_number_keeps_it_where_another_download_has_the_name(
    server: ScriptedServer, rig: Rig
) -> None:
    async with rig.engine() as manager:
        added = await begun_beside(rig, manager, server, "kept")
        (rig.folder / "f.bin").unlink()
        other = server.script("/claimed/f.bin", FILE)
        await pick(rig, manager, other, name="f.bin", start=False)
        url = server.url("/kept/f.bin")
        await pick(rig, manager, url, on_conflict=Conflict.OVERWRITE, start=False)
        (file,) = await manager.file_views(added.job_id)
        assert file.local_name.endswith("f (1).bin")
