"""Mirrors that are added and taken out while a file is on its way."""

from dataclasses import replace
from typing import Any

import pytest

from bitsgui.bits.errors import InvalidArgumentError, InvalidStateError, NotFoundError
from bitsgui.bits.mirrors import SourceView, Trouble
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState
from bitsgui.engine.job import EngineJob
from bitsgui.engine.manager import Manager
from tests.engine.cases.rig import Rig
from tests.engine.cases.test_mirrors import FILE, QUICKLY, SECOND_HALF, bytes_from
from tests.servers.script import Script, Status
from tests.servers.scripted import ScriptedServer


def slow(
    server: ScriptedServer, mirror: ScriptedServer, path: str, **differs: Any
) -> tuple[str, str]:
    """Return a link whose file takes long to come, and a mirror of it that differs in these."""
    own = server.script(path, replace(FILE, rate=100_000))
    return own, mirror.script(path, replace(FILE, **differs))


async def begin(manager: Manager, rig: Rig, url: str, **more: Any) -> tuple[EngineJob, int]:
    """Add a link; return its job and the id of its file."""
    added = await manager.add(AddRequest((LinkRequest(url),), str(rig.folder), **more))
    (file,) = await manager.file_views(added[0].job_id)
    return await manager.get_job(added[0].job_id), file.id


async def begin_beside(
    manager: Manager, rig: Rig, url: str, mirror: str, least: int
) -> tuple[EngineJob, int]:
    """Begin a link, and give it a mirror at once; return both once so many bytes are there."""
    job, file_id = await begin(manager, rig, url)
    await job.change_mirrors(file_id, add=[mirror])
    await manager.wait([job.id], lambda view: view.bytes_transferred > least)
    return job, file_id


async def sources_at(
    manager: Manager, job: EngineJob, file_id: int, least: int
) -> list[SourceView]:
    """Return what the sources do once so many bytes are there."""
    await manager.wait([job.id], lambda view: view.bytes_transferred > least)
    return await job.sources(file_id)


async def test_a_mirror_given_later_brings_what_a_dead_link_does_not(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    own = server.script("/dead/f.bin", Script(status=Status(404)))
    other = mirror.script("/dead/f.bin", FILE)
    async with rig.engine(**QUICKLY) as manager:
        job, file_id = await begin(manager, rig, own)
        await manager.wait([job.id], lambda view: view.state is JobState.ERROR)
        await job.change_mirrors(file_id, add=[other])
        assert await job.sources(file_id) == [SourceView(own, True), SourceView(other, False)]
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": FILE})


async def test_a_mirror_given_to_a_running_download_joins_in_and_is_seen_to(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    path = "/joins/f.bin"
    own, other = slow(server, mirror, path, rate=200_000)
    async with rig.engine(**QUICKLY) as manager:
        job, file_id = await begin(manager, rig, own)
        (alone,) = await sources_at(manager, job, file_id, 200_000)
        assert (alone.is_own, alone.is_in_use, alone.given) == (True, True, None)
        await job.change_mirrors(file_id, add=[other])
        first, second = await sources_at(manager, job, file_id, 1_500_000)
        assert (first.url, second.url) == (own, other)
        assert second.is_in_use
        assert second.given
        assert second.has_given
        (await rig.settle(manager, job.id)).is_complete({"f.bin": FILE})
    assert bytes_from(mirror, path) > 100_000


async def test_a_mirror_that_is_taken_out_is_asked_no_more_and_not_shown(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    path = "/taken-out/f.bin"
    own, other = slow(server, mirror, path, rate=200_000)
    async with rig.engine(**QUICKLY) as manager:
        job, file_id = await begin_beside(manager, rig, own, other, 800_000)
        await job.change_mirrors(file_id, remove=[other])
        (left,) = await job.sources(file_id)
        assert left.url == own
        asked = len(mirror.log_of(path))
        server.script(path, replace(FILE, rate=0))
        (file,) = await manager.file_views(job.id)
        assert file.mirrors == ()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": FILE})
    assert len(mirror.log_of(path)) == asked


async def test_bytes_of_a_mirror_that_was_taken_out_are_compared_with_the_link_all_the_same(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    path = "/taken-out/lies/f.bin"
    own = server.script(path, replace(FILE, rate=60_000))
    other = mirror.script(path, replace(FILE, fault=SECOND_HALF, rate=1_000_000))
    async with rig.engine(**QUICKLY) as manager:
        job, file_id = await begin_beside(manager, rig, own, other, 2_000_000)
        await job.change_mirrors(file_id, remove=[other])
        server.script(path, replace(FILE, rate=0))
        (await rig.settle(manager, job.id)).is_complete({"f.bin": FILE})


async def test_one_that_was_left_out_is_asked_again_if_that_is_wanted(
    server: ScriptedServer, mirror: ScriptedServer, rig: Rig
) -> None:
    path = "/again/f.bin"
    own, other = slow(server, mirror, path, size=FILE.size + 1)
    async with rig.engine(**QUICKLY) as manager:
        job, file_id = await begin_beside(manager, rig, own, other, 500_000)
        await job.suspend()
        _, second = await job.sources(file_id)
        assert second.trouble is Trouble.DIFFERS
        mirror.script(path, replace(FILE, rate=500_000))
        await job.change_mirrors(file_id, add=[other], remove=[other])
        _, second = await job.sources(file_id)
        assert second.trouble is Trouble.NONE
        before = bytes_from(mirror, path)
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": FILE})
    assert bytes_from(mirror, path) > before


async def test_what_cannot_be_a_mirror_is_refused_in_words(
    server: ScriptedServer, rig: Rig
) -> None:
    own = server.script("/refused/f.bin", FILE)
    async with rig.engine(**QUICKLY) as manager:
        job, file_id = await begin(manager, rig, own, start=False)
        for link, words in (
            ("http://a:b@example.org/f", "cannot have a login"),
            ("ftp://example.org/f", "Only http, https and file"),
        ):
            with pytest.raises(InvalidArgumentError, match=words):
                await job.change_mirrors(file_id, add=[link])
        many = [f"http://example.org/{n}" for n in range(65)]
        with pytest.raises(InvalidArgumentError, match="64 further links"):
            await job.change_mirrors(file_id, add=many)
        with pytest.raises(NotFoundError):
            await job.sources(file_id + 1)
        safe, safe_id = await begin(manager, rig, "https://example.org/f", start=False)
        with pytest.raises(InvalidArgumentError, match="without a SHA-256 checksum"):
            await safe.change_mirrors(safe_id, add=["http://example.org/f"])
        posted, posted_id = await begin(manager, rig, own + "?p", start=False, data=b"a=1")
        with pytest.raises(InvalidArgumentError, match="its own link only"):
            await posted.change_mirrors(posted_id, add=["http://example.org/f"])


async def test_a_whole_file_takes_no_mirror(server: ScriptedServer, rig: Rig) -> None:
    own = server.script("/whole/f.bin", replace(FILE, rate=0))
    async with rig.engine(**QUICKLY) as manager:
        job, file_id = await begin(manager, rig, own, auto_complete=False)
        await manager.wait([job.id], lambda view: view.state is JobState.TRANSFERRED)
        with pytest.raises(InvalidStateError, match="whole"):
            await job.change_mirrors(file_id, add=["http://example.org/f"])
