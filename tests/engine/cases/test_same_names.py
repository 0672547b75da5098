"""Several files of one name: each keeps its bytes, whatever the job does about taken names."""

import asyncio
import contextlib
import re
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.records import Conflict, FileRecord
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState, PropertyId
from bitsgui.engine import clock, disk, naming
from bitsgui.engine.claims import Claims
from bitsgui.engine.manager import Manager
from tests.engine.cases.rig import Rig
from tests.servers.pattern import pattern
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

SIZE = 9_000
COUNT = 4
NAMES = {"same.bin", "same (1).bin", "same (2).bin", "same (3).bin"}
SEEDS = frozenset(range(1, COUNT + 1))
CONTENT = {seed: pattern(seed, 0, SIZE) for seed in SEEDS}


def publish(server: ScriptedServer, place: str) -> list[str]:
    """Serve files of one name and different bytes."""
    folder = re.sub(r"\W+", "-", place)
    return [
        server.script(
            f"/{folder}/{seed}",
            Script(size=SIZE, seed=seed, disposition='attachment; filename="same.bin"'),
        )
        for seed in sorted(SEEDS)
    ]


def seeds_in(folder: Path) -> dict[str, int]:
    """Return which file every name holds; every byte is compared."""
    found = {}
    for path in folder.iterdir():
        (found[path.name],) = [s for s, data in CONTENT.items() if data == path.read_bytes()]
    return found


async def make_jobs(
    rig: Rig, manager: Manager, urls: Sequence[str], jobs: int, how: Conflict, **options: object
) -> list[UUID]:
    """Spread links over jobs and start them all."""
    each = len(urls) // jobs
    groups = [urls[i : i + each] for i in range(0, len(urls), each)]
    made = [
        await rig.add(manager, dict.fromkeys(group), on_conflict=how, **options) for group in groups
    ]
    for job in made:
        await job.resume()
    return [job.id for job in made]


async def wait_until_all_there(manager: Manager, ids: Sequence[UUID]) -> None:
    async with asyncio.timeout(10):
        await manager.wait(ids, lambda view: view.state in {JobState.TRANSFERRED, JobState.ERROR})


async def complete_all(manager: Manager, ids: Sequence[UUID]) -> None:
    jobs = [await manager.get_job(job_id) for job_id in ids]
    await asyncio.gather(*(job.complete() for job in jobs))


spreads = pytest.mark.parametrize(
    "spread", [(1, 1), (1, 4), (2, 1), (2, 4), (4, 1)], ids=lambda pair: f"{pair[0]} jobs {pair[1]}"
)
"""Number of jobs, and files each of them fetches at once."""


@spreads
@pytest.mark.parametrize("auto", [False, True], ids=["called", "by itself"])
@pytest.mark.parametrize("how", [Conflict.RENAME, Conflict.OVERWRITE])
async def test_every_file_gets_a_name_of_its_own(
    server: ScriptedServer, rig: Rig, how: Conflict, auto: bool, spread: tuple[int, int]
) -> None:
    urls = publish(server, f"all-{how}-{auto}-{spread}")
    async with rig.engine(files_at_once=spread[1]) as manager:
        ids = await make_jobs(rig, manager, urls, spread[0], how, auto_complete=auto)
        await wait_until_all_there(manager, ids)
        if auto:
            async with asyncio.timeout(10):
                await manager.wait(ids, lambda _: False)
        else:
            await complete_all(manager, ids)
        rows = await manager.history()
    found = seeds_in(rig.folder)
    assert set(found) == NAMES
    assert set(found.values()) == SEEDS
    told = {Path(file.local_name).name: file for row in rows for file in row.files}
    assert {name: int(file.remote_name[-1]) for name, file in told.items()} == found


@spreads
async def test_skip_keeps_the_first_and_marks_the_others(
    server: ScriptedServer, rig: Rig, spread: tuple[int, int]
) -> None:
    urls = publish(server, f"skip-{spread}")
    async with rig.engine(files_at_once=spread[1]) as manager:
        ids = await make_jobs(rig, manager, urls, spread[0], Conflict.SKIP, auto_complete=False)
        async with asyncio.timeout(10):
            await manager.wait(ids, lambda view: view.state is JobState.TRANSFERRED)
        files = [file for job_id in ids for file in await manager.file_views(job_id)]
        await complete_all(manager, ids)
    found = seeds_in(rig.folder)
    assert list(found) == ["same.bin"]
    kept = [int(file.remote_name[-1]) for file in files if not file.skipped]
    assert kept == list(found.values())


@spreads
async def test_ask_asks_for_each_but_the_first_and_then_numbers_them(
    server: ScriptedServer, rig: Rig, spread: tuple[int, int]
) -> None:
    urls = publish(server, f"ask-{spread}")
    async with rig.engine(files_at_once=spread[1]) as manager:
        ids = await make_jobs(rig, manager, urls, spread[0], Conflict.ASK, auto_complete=False)
        await wait_until_all_there(manager, ids)
        views = [view for job_id in ids for view in await manager.file_views(job_id)]
        asked = [view.error.code for view in views if view.error is not None]
        assert asked == [Hresult.ERROR_ALREADY_EXISTS] * (COUNT - 1)
        for view in views:
            if view.error is not None:
                await (await manager.get_job(view.job_id)).accept_file(view.id)
        for job_id in ids:
            job = await manager.get_job(job_id)
            if job.state is JobState.ERROR:
                await job.resume()
        await wait_until_all_there(manager, ids)
        await complete_all(manager, ids)
    found = seeds_in(rig.folder)
    assert set(found) == NAMES
    assert set(found.values()) == SEEDS


async def test_a_claim_is_what_keeps_the_files_apart(
    server: ScriptedServer, rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shows that the tests above would notice: without claims three files are lost."""
    monkeypatch.setattr(Claims, "take", lambda *_: True)
    monkeypatch.setattr(Claims, "is_anothers", lambda *_: False)
    urls = publish(server, "mutant")
    async with rig.engine() as manager:
        ids = await make_jobs(rig, manager, urls, 2, Conflict.OVERWRITE, auto_complete=False)
        await wait_until_all_there(manager, ids)
        await complete_all(manager, ids)
    assert list(seeds_in(rig.folder)) == ["same.bin"]


async def test_an_older_file_is_overwritten_by_the_first_only(
    server: ScriptedServer, rig: Rig
) -> None:
    (rig.folder / "same.bin").write_bytes(b"older")
    urls = publish(server, "older")
    async with rig.engine() as manager:
        ids = await make_jobs(rig, manager, urls, 2, Conflict.OVERWRITE, auto_complete=False)
        await wait_until_all_there(manager, ids)
        await complete_all(manager, ids)
    found = seeds_in(rig.folder)
    assert set(found) == NAMES
    assert set(found.values()) == SEEDS


async def test_a_file_of_a_job_made_later_overwrites_what_an_ended_one_left(
    server: ScriptedServer, rig: Rig
) -> None:
    first, second, *_ = publish(server, "later")
    async with rig.engine() as manager:
        for url in (first, second):
            ids = await make_jobs(rig, manager, [url], 1, Conflict.OVERWRITE)
            async with asyncio.timeout(10):
                await manager.wait(ids, lambda _: False)
    assert seeds_in(rig.folder) == {"same.bin": 2}


async def test_a_file_that_ended_while_another_was_waiting_is_not_overwritten_by_it(
    server: ScriptedServer, rig: Rig
) -> None:
    first, second, *_ = publish(server, "waiting")
    async with rig.engine() as manager:
        waiting = await rig.add(manager, {second: None}, on_conflict=Conflict.OVERWRITE)
        ids = await make_jobs(rig, manager, [first], 1, Conflict.OVERWRITE)
        async with asyncio.timeout(10):
            await manager.wait(ids, lambda _: False)
            await waiting.resume()
            await manager.wait([waiting.id], lambda _: False)
    assert seeds_in(rig.folder) == {"same.bin": 1, "same (1).bin": 2}


async def test_a_second_spelling_of_the_folder_hides_no_file_of_the_queue(
    server: ScriptedServer, rig: Rig
) -> None:
    spelling = rig.folder.with_name("link")
    spelling.symlink_to(rig.folder)
    first, second, *_ = publish(server, "spelling")
    async with rig.engine() as manager:
        ids = []
        for url, folder in ((first, rig.folder), (second, spelling)):
            rig.folder = folder
            ids += await make_jobs(rig, manager, [url], 1, Conflict.OVERWRITE, auto_complete=False)
        await wait_until_all_there(manager, ids)
        await complete_all(manager, ids)
    assert set(seeds_in(rig.folder).values()) == {1, 2}


async def test_of_two_that_find_the_same_older_file_only_one_replaces_it(
    server: ScriptedServer, rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_looked, replace = threading.Barrier(2), Path.replace

    def after_the_other_looked(source: Path, target: Path) -> Path:
        if target.name == "same.bin":
            with contextlib.suppress(threading.BrokenBarrierError):
                both_looked.wait(0.5)
        return replace(source, target)

    spelling = rig.folder.with_name("link")
    spelling.symlink_to(rig.folder)
    (rig.folder / "same.bin").write_bytes(b"older")
    first, second, *_ = publish(server, "at-once")
    async with rig.engine() as manager:
        ids = []
        for url, folder in ((first, rig.folder), (second, spelling)):
            rig.folder = folder
            ids += await make_jobs(rig, manager, [url], 1, Conflict.OVERWRITE, auto_complete=False)
        await wait_until_all_there(manager, ids)
        monkeypatch.setattr(Path, "replace", after_the_other_looked)
        await complete_all(manager, ids)
    assert set(seeds_in(rig.folder).values()) == {1, 2}


async def test_files_that_are_written_under_their_final_name_stay_apart(
    server: ScriptedServer, rig: Rig
) -> None:
    urls = publish(server, "direct")
    async with rig.engine(auto_complete=False) as manager:
        ids = []
        for url in urls:
            job = await manager.create_job("direct")
            await job.set_property(PropertyId.HIGH_PERFORMANCE, True)
            await job.add_file(url, f"{rig.folder}/")
            await job.resume()
            ids.append(job.id)
            await wait_until_all_there(manager, ids)
        await complete_all(manager, ids)
    found = seeds_in(rig.folder)
    assert set(found) == NAMES
    assert set(found.values()) == SEEDS


async def test_claims_are_known_again_after_a_restart(server: ScriptedServer, rig: Rig) -> None:
    first, second, *_ = publish(server, "restart")
    async with rig.engine() as manager:
        ids = await make_jobs(rig, manager, [first], 1, Conflict.OVERWRITE, auto_complete=False)
        await wait_until_all_there(manager, ids)
    async with rig.engine() as manager:
        ids += await make_jobs(rig, manager, [second], 1, Conflict.OVERWRITE, auto_complete=False)
        await wait_until_all_there(manager, ids)
        await complete_all(manager, ids)
    assert seeds_in(rig.folder) == {"same.bin": 1, "same (1).bin": 2}


@pytest.mark.parametrize("way", ["cancel", "remove"])
async def test_a_file_taken_out_gives_its_name_back(
    server: ScriptedServer, rig: Rig, way: str
) -> None:
    first, second, *_ = publish(server, f"back-{way}")
    async with rig.engine() as manager:
        ids = await make_jobs(rig, manager, [first], 1, Conflict.RENAME, auto_complete=False)
        await wait_until_all_there(manager, ids)
        job = await manager.get_job(ids[0])
        if way == "cancel":
            await job.cancel()
        else:
            await job.remove_file((await manager.file_views(job.id))[0].id)
        ids = await make_jobs(rig, manager, [second], 1, Conflict.RENAME)
        async with asyncio.timeout(10):
            await manager.wait(ids, lambda _: False)
    assert seeds_in(rig.folder) == {"same.bin": 2}


def test_a_name_thousands_of_files_have_is_not_looked_for_from_the_start_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = 0

    def nothing_there(_path: Path) -> None:
        nonlocal looks
        looks += 1

    monkeypatch.setattr(disk, "identity", nothing_there)
    held, job = Claims(), uuid4()
    files = [FileRecord(n, job, 0, "http://h/f.bin", f"{tmp_path}/") for n in range(1000)]
    for file in files:
        naming.settle(file, "f.bin", Conflict.RENAME, held)
    file = files[-1]
    assert file.local_name == str(tmp_path / "f (999).bin")
    assert looks < 1000 * (naming.FEW + 4)
    held.release([FileRecord(5, job, 0, "http://h/f.bin", f"{tmp_path}/")])
    naming.settle(file, "f.bin", Conflict.RENAME, held)
    assert file.local_name == str(tmp_path / "f (999).bin")
    gap = FileRecord(5000, job, 0, "http://h/f.bin", f"{tmp_path}/")
    naming.settle(gap, "f.bin", Conflict.RENAME, held)
    assert gap.local_name == str(tmp_path / "f (5).bin")


async def test_a_name_that_a_folder_has_is_refused_in_words(
    server: ScriptedServer, rig: Rig
) -> None:
    (url, *_) = publish(server, "folder")
    (rig.folder / "d.bin").mkdir()
    link = LinkRequest(url, name="d.bin")
    async with rig.engine() as manager:
        with pytest.raises(BitsError, match="is a folder") as refused:
            await manager.add(AddRequest(links=(link,), folder=str(rig.folder)))
        assert refused.value.hresult == Hresult.ERROR_DIRECTORY_NOT_SUPPORTED
        assert await manager.views() == []


async def test_a_clock_that_was_set_back_ends_no_download_before_it_began(
    server: ScriptedServer, rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    (url, *_) = publish(server, "clock")
    async with rig.engine() as manager:
        ids = await make_jobs(rig, manager, [url], 1, Conflict.RENAME, auto_complete=False)
        await wait_until_all_there(manager, ids)
        now = time.time()
        monkeypatch.setattr(clock, "stamp", lambda: now - 1e6)
        await complete_all(manager, ids)
        (row,) = await manager.history()
    assert row.ended >= row.created
