"""What small files leave in a folder once the list that had them is lost, its copy too."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState, Principal
from bitsgui.desktop.quarantine import OriginMarker
from bitsgui.engine.manager import open_manager
from bitsgui.storage import JobStore
from tests.engine.test_orphans import HONEST, folder, go_on, leave, list_folder, manager, refused
from tests.servers.pattern import check_file
from tests.servers.script import Script, Status

__all__ = ["folder", "manager"]

SMALL = Script(size=90_000, seed=7)


async def lose_small(tmp_path: Path, scripted, folder: Path, count: int) -> list[str]:
    """Return the links of a job of small files whose list was lost once they were whole."""
    links = [scripted.script(f"/small/{number}.bin", SMALL) for number in range(count)]
    never = scripted.script("/small/never.bin", Script(status=Status(404)))
    store = await JobStore.open(tmp_path / "lost profile")
    lost = await open_manager(store, principal=Principal("u"), platform=OriginMarker())
    urls = tuple(LinkRequest(link) for link in (*links, never))
    (added,) = await lost.add(AddRequest(urls, str(folder), one_job=True))
    await lost.wait([added.job_id], lambda view: view.state is JobState.ERROR)
    await lost.close()
    await store.close()
    shutil.rmtree(tmp_path / "lost profile")
    return links


@pytest.fixture
async def usual(tmp_path: Path, folder: Path):
    """Return an empty list, whose downloads go to the folder unless told otherwise."""
    store = await JobStore.open(tmp_path / "new profile")
    marker = OriginMarker()
    manager = await open_manager(
        store, principal=Principal("u"), platform=marker, usual_folder=lambda: folder
    )
    yield manager
    await manager.close()
    await store.close()


async def test_small_files_that_came_whole_are_shown_once_their_list_is_lost(
    usual, folder, scripted, tmp_path
):
    (link,) = await lose_small(tmp_path, scripted, folder, 1)
    (orphan,) = await usual.orphans()
    assert (orphan.name, orphan.size, orphan.needs_checksum) == ("0.bin", SMALL.size, False)
    scripted.script("/small/0.bin", replace(SMALL, seed=8))
    await refused(usual, link, Path(orphan.path), "not the beginning")
    scripted.script("/small/0.bin", SMALL)
    await go_on(usual, link, Path(orphan.path))
    check_file(folder / "0.bin", SMALL.seed, SMALL.size)
    assert [path.name for path in folder.iterdir()] == ["0.bin"]
    assert await usual.orphans() == []


async def test_many_files_without_a_list_are_told_of_at_once(usual, folder, scripted, tmp_path):
    await lose_small(tmp_path, scripted, folder, 12)
    assert len(await usual.orphans()) == 12
    told = []
    usual.subscribe_notices(told.append)
    await usual._tell_orphans()
    (words,) = told
    assert words.startswith(f"12 files lie unfinished in {folder} and are not in the list.")


async def test_a_folder_of_several_downloads_is_looked_through_once(manager, folder, scripted):
    """One has its name by now, the other waits for its server to say it."""
    await list_folder(manager, folder, scripted.script("/other.bin", HONEST))
    request = AddRequest((LinkRequest(scripted.url("/x"), name="x"),), str(folder), start=False)
    await manager.add(request)
    leave(folder, b"x" * 10)
    assert len(await manager.orphans()) == 1
