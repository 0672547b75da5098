"""What is known when links are added: what is in the queue already, and what a probe said."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bitsgui.bits.requests import AddRequest, Known, LinkRequest
from bitsgui.bits.types import JobState
from tests.conformance.world import BIG, STALL_AT, World
from tests.servers.script import Fault, Script, Status
from tests.servers.scripted import ScriptedServer

HOST = "http://127.0.0.1:9"


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path):
    async with World.open(server, tmp_path) as world:
        yield world


def request(folder: Path, *links: str | LinkRequest, **options: Any) -> AddRequest:
    wanted = (link if isinstance(link, LinkRequest) else LinkRequest(link) for link in links)
    return AddRequest(tuple(wanted), str(folder), start=False, **options)


async def test_a_link_of_any_file_of_any_job_is_known_however_it_is_written(
    world: World, tmp_path: Path
):
    made = request(tmp_path, f"{HOST}/a", f"{HOST}/b", one_job=True)
    (added,) = await world.manager.add(made)
    asked = request(tmp_path, f"{HOST}/c", "HTTP://127.0.0.1:9/x/../b#top", "no link")
    (found,) = await world.manager.known(asked)
    job = await world.manager.get_job(added.job_id)
    second = [file.id for file in job.enum_files()][1]
    assert found == Known(1, added.job_id, second, is_same_link=True)


async def test_a_fresh_link_to_the_same_place_can_continue_the_file(world: World, tmp_path: Path):
    (added,) = await world.manager.add(request(tmp_path, f"{HOST}/file.zip?token=old"))
    fresh = request(tmp_path, f"{HOST}/file.zip?token=new")
    (found,) = await world.manager.known(fresh)
    assert (found.job_id, found.is_same_link) == (added.job_id, False)
    job = await world.manager.get_job(added.job_id)
    (file,) = job.enum_files()
    await file.set_remote_name(fresh.links[0].url)
    (found,) = await world.manager.known(fresh)
    assert found.is_same_link


async def test_another_folder_or_name_is_another_file(world: World, tmp_path: Path):
    await world.manager.add(request(tmp_path, f"{HOST}/file.zip?token=old"))
    link = f"{HOST}/file.zip?token=new"
    assert await world.manager.known(request(tmp_path / "other", link)) == []
    assert await world.manager.known(request(tmp_path, LinkRequest(link, name="other.zip"))) == []
    named = LinkRequest(f"{HOST}/x", name="file.zip")
    assert len(await world.manager.known(request(tmp_path, named))) == 1
    with_end = AddRequest((LinkRequest(link),), str(tmp_path) + os.sep)
    assert len(await world.manager.known(with_end)) == 1


async def test_a_finished_download_is_known_by_its_link(world: World, tmp_path: Path):
    job = await world.transferred(1)
    (file,) = job.enum_files()
    await job.complete()
    (found,) = await world.manager.known(request(tmp_path, file.remote_name))
    assert found == Known(0, job.id, None, is_same_link=True)


async def test_what_was_removed_is_not_known(world: World, tmp_path: Path):
    (added,) = await world.manager.add(request(tmp_path, f"{HOST}/a"))
    await (await world.manager.get_job(added.job_id)).cancel()
    assert await world.manager.known(request(tmp_path, f"{HOST}/a")) == []


async def test_the_size_a_probe_told_is_shown_as_long_as_nothing_better_is_known(
    world: World, tmp_path: Path
):
    told = [LinkRequest(f"{HOST}/{size}", expected_size=size) for size in (400, 600)]
    (added,) = await world.manager.add(request(tmp_path, *told, one_job=True))
    assert (await world.manager.job_view(added.job_id)).bytes_total == 1000
    sizes = [view.bytes_total for view in await world.manager.file_views(added.job_id)]
    assert sizes == [400, 600]
    job = await world.manager.get_job(added.job_id)
    assert job.progress.bytes_total is None
    await job.add_file(f"{HOST}/c", str(tmp_path / "c"))
    assert (await world.manager.job_view(added.job_id)).bytes_total is None


@pytest.mark.parametrize(("known", "expected"), [(3, None), (4, 500)])
async def test_a_file_of_unknown_size_counts_as_the_others_if_most_are_known(
    world: World, tmp_path: Path, known: int, expected: int | None
):
    told = [LinkRequest(f"{HOST}/{place}", expected_size=100) for place in range(known)]
    links = [*told, LinkRequest(f"{HOST}/unknown")]
    (added,) = await world.manager.add(request(tmp_path, *links, one_job=True))
    view = await world.manager.job_view(added.job_id)
    assert (view.bytes_total, view.bytes_known, view.bytes_expected) == (
        None,
        known * 100,
        expected,
    )


async def test_a_size_stays_known_while_tries_bring_nothing_and_goes_with_the_bytes(
    world: World,
):
    broken = Script(size=BIG, fault=(Fault("rst", phase="after_head"),))
    await world.manager.change_settings(accept_unknown_size=True)
    job = await world.new_job(broken)
    (file,), _ = job.enum_files().next()

    async def size_after(script: Script) -> int | None:
        world.server.script(urlsplit(file.remote_name).path, script)
        await world.run(job, JobState.ERROR, JobState.TRANSIENT_ERROR)
        view = await world.manager.job_view(job.id)
        (shown,) = await world.manager.file_views(job.id)
        assert shown.bytes_total == view.bytes_total
        await job.suspend()
        return view.bytes_total

    assert await size_after(broken) == BIG
    assert await size_after(Script(status=Status(503))) == BIG
    gone = Script(size=BIG, length="chunked", fault=(Fault("rst", at=STALL_AT, of="entity"),))
    assert await size_after(gone) is None  # the server says no more how large it is


async def test_the_first_answer_settles_the_size_whatever_a_probe_told(
    world: World, tmp_path: Path
):
    before = await world.transferred(1)
    (file,) = before.enum_files()
    url, size = file.remote_name, file.progress.bytes_total
    assert size
    link = LinkRequest(url, name="again", expected_size=size + 7)
    (added,) = await world.manager.add(request(world.folder, link))
    job = await world.manager.get_job(added.job_id)
    await world.run(job)
    assert (await world.manager.job_view(added.job_id)).bytes_total == size
