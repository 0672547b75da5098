"""Deleting files: everything asked for at one time in one go, each told of its own."""

import asyncio
import threading
from pathlib import Path

import pytest

from bitsgui.engine import deleting, disk, tasks


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that were synced."""
    folders: list[Path] = []
    sync = disk.sync_folder

    def record(folder: Path) -> None:
        folders.append(folder)
        sync(folder)

    monkeypatch.setattr(disk, "sync_folder", record)
    return folders


async def test_a_folder_is_synced_once_however_many_ask(tmp_path: Path, synced: list[Path]):
    paths = [tmp_path / str(number) for number in range(50)]
    for path in paths:
        path.touch()
    assert all(await asyncio.gather(*(deleting.remove([path]) for path in paths)))
    assert names_in(tmp_path) == []
    assert synced == [tmp_path]


async def test_who_asked_for_what_cannot_be_removed_is_told_and_the_rest_goes(tmp_path: Path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    held, gone, absent = await asyncio.gather(
        deleting.remove([tmp_path / "folder", tmp_path / "file"]),
        deleting.remove([tmp_path / "nothing"]),
        deleting.remove([]),
    )
    assert (held, gone, absent) == (False, True, True)
    assert names_in(tmp_path) == ["folder"]


async def test_of_many_each_is_told_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(deleting, "_AT_ONCE", 2)
    (tmp_path / "folder").mkdir()
    files = [tmp_path / name for name in "abcde"]
    for path in files:
        path.touch()
    (tmp_path / "other").mkdir()
    wanted = [[files[0], tmp_path / "other" / "none"], files[1:4], [tmp_path / "folder"], [], files]
    found = await asyncio.gather(
        deleting.remove_each([[(path, None) for path in paths] for paths in wanted[:3]]),
        deleting.remove_each([[(path, None) for path in paths] for paths in wanted[3:]]),
    )
    assert found == [[True, True, False], [True, True]]
    assert sorted(names_in(tmp_path)) == ["folder", "other"]


async def test_one_who_no_longer_waits_does_not_stop_the_others(tmp_path: Path):
    (tmp_path / "file").touch()
    asked = [asyncio.gather(deleting.remove([tmp_path / "file"])) for _ in range(2)]
    await asyncio.sleep(0)
    asked[0].cancel()
    assert await asked[1] == [True]
    with pytest.raises(asyncio.CancelledError):
        await asked[0]
    assert names_in(tmp_path) == []


async def test_a_folder_whose_disk_does_not_answer_keeps_no_other_from_being_cleared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    may_go_on, real = threading.Event(), disk.remove

    def remove(path: Path) -> bool:
        return (path.parent.name != "stuck" or may_go_on.wait(10)) and real(path)

    monkeypatch.setattr(disk, "remove", remove)
    for name in ("stuck", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").touch()
    held = tasks.spawn("remove", deleting.remove([tmp_path / "stuck" / "file"]))
    assert await asyncio.wait_for(deleting.remove([tmp_path / "other" / "file"]), 5)
    assert not held.done()
    may_go_on.set()
    assert await held
