"""States only a crash leaves behind are settled by the next run."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from bitsgui.bits.records import FileRecord, JobOptions, JobRecord
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState, Principal
from bitsgui.desktop.quarantine import OriginMarker
from bitsgui.engine.manager import Manager, open_manager
from bitsgui.storage import JobStore
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer, ServerThread

CONTENT = b"all of it"


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ServerThread() as server:
        yield server


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[JobStore]:
    store = await JobStore.open(tmp_path / "profile")
    yield store
    await store.close()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


async def _manager(store: JobStore) -> Manager:
    return await open_manager(
        store, principal=Principal("u"), platform=OriginMarker(), autostart=False
    )


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _request(url: str, out: Path) -> AddRequest:
    return AddRequest(links=(LinkRequest(url),), folder=str(out), pick_up=True)


@pytest.mark.parametrize(
    "state", [JobState.TRANSFERRING, JobState.QUEUED, JobState.TRANSFERRED, JobState.SUSPENDED]
)
async def test_a_job_whose_files_are_all_there_is_completed_when_picked_up(
    store: JobStore, out: Path, server: ScriptedServer, state: JobState
) -> None:
    url = server.script("/a.bin", Script(size=len(CONTENT)))
    job = JobRecord(uuid4(), 1, "a", "u", 1.0, 1.0, state=state)
    job.options = replace(JobOptions(), auto_complete=True)
    file = FileRecord(store.new_file_id(), job.id, 0, url, str(out / "a.bin"))
    file.part_name, file.size, file.transferred = "a.bin.0badf00d.part", len(CONTENT), True
    (out / file.part_name).write_bytes(CONTENT)
    await store.save([job], [file])
    manager = await _manager(store)
    (added,) = await manager.add(_request(url, out))
    await manager.wait([added.job_id], lambda _: False)
    assert added.job_id == job.id
    assert [row.id for row in await manager.history()] == [job.id]
    assert _files(out) == {"a.bin": CONTENT}
    assert server.log_of("/a.bin") == []
    await manager.close()


async def test_a_result_nobody_was_told_is_told_instead_of_fetched_again(
    store: JobStore, out: Path, server: ScriptedServer
) -> None:
    url = server.script("/a.bin", Script(size=1000))
    manager = await _manager(store)
    (first,) = await manager.add(_request(url, out))
    await manager.wait([first.job_id], lambda _: False)
    (again,) = await manager.add(_request(url, out))
    assert (again.job_id, again.is_new) == (first.job_id, False)
    await manager.told([first.job_id])
    (new,) = await manager.add(_request(url, out))
    assert new.is_new
    await manager.wait([new.job_id], lambda _: False)
    assert sorted(_files(out)) == ["a (1).bin", "a.bin"]
    await manager.close()


async def test_a_result_whose_file_is_gone_is_fetched_again(
    store: JobStore, out: Path, server: ScriptedServer
) -> None:
    url = server.script("/a.bin", Script(size=1000))
    manager = await _manager(store)
    (first,) = await manager.add(_request(url, out))
    await manager.wait([first.job_id], lambda _: False)
    (out / "a.bin").unlink()
    (again,) = await manager.add(_request(url, out))
    await manager.wait([again.job_id], lambda _: False)
    assert again.is_new
    assert list(_files(out)) == ["a.bin"]
    await manager.close()
