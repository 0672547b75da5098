"""Hands laid on the part file while it is written: nothing wrong is kept, nothing right is lost."""

import asyncio
import shutil
from pathlib import Path

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import ErrorContext, JobState
from bitsgui.engine import outcomes
from bitsgui.engine.asking import AFTER_CRASH
from bitsgui.engine.part_file import PartFile
from tests.engine.cases.harness import Case, Want, check_error, publish, run_case
from tests.engine.cases.meddling import (
    ABSENT,
    GONE,
    SLOWLY,
    STOP,
    WHOLE,
    Announce,
    Meddling,
    half_way,
    punch,
    put_in_place,
    put_link,
    resize,
)
from tests.engine.stick import Stick
from tests.servers.scripted import ScriptedServer


@pytest.fixture(autouse=True)
def _look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcomes, "CONDITION_RECHECK_S", 0.05)


@pytest.fixture
def said(expect_log: Announce) -> None:
    """The log tells of it, for whoever wonders why the download went back."""
    expect_log(r"bitsgui\.engine\.(part_file|transfer|wrong_bytes|recorder) WARNING: .*file\.bin")


MEDDLING: dict[str, Meddling] = {
    "emptied": lambda part: resize(part, 0),
    "cut_in_half": lambda part: resize(part, STOP // 2),
    "cut_by_a_few_bytes": lambda part: resize(part, STOP - 700),
    "cut_and_grown": lambda part: (resize(part, 400_001), resize(part, STOP))[0],
    "punched": lambda part: punch(part, 300_001, 500_000),
    "deleted": Path.unlink,
    "replaced_by_a_link": put_link,
}


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize("kind", MEDDLING)
async def test_what_is_taken_from_a_running_download_is_fetched_again(
    server: ScriptedServer, tmp_path: Path, kind: str
) -> None:
    case = Case(f"running_{kind}", WHOLE, stop_at=STOP)
    async with half_way(case, server, tmp_path) as running:
        MEDDLING[kind](running.part)
        running.go_on()
        await running.is_whole()
        assert running.later()
    if kind == "replaced_by_a_link":
        assert (tmp_path / "precious").read_bytes() == b"precious"


@pytest.mark.usefixtures("said")
async def test_only_what_was_cut_off_is_fetched_again(
    server: ScriptedServer, tmp_path: Path
) -> None:
    async with half_way(Case("only_cut", WHOLE, stop_at=STOP), server, tmp_path) as running:
        resize(running.part, STOP // 2)
        running.go_on()
        await running.is_whole()
        assert [r.headers.get("range") for r in running.later()] == [
            f"bytes={STOP // 2}-{STOP - 1}"
        ]


@pytest.mark.usefixtures("said")
async def test_another_file_in_its_place_stays_and_the_download_is_made_beside_it(
    server: ScriptedServer, tmp_path: Path
) -> None:
    async with half_way(Case("replaced", WHOLE, stop_at=STOP), server, tmp_path) as running:
        part = running.part
        put_in_place(part, b"mine" * 1_000_000)
        running.go_on()
        await running.is_whole(part.name)
        assert part.read_bytes() == b"mine" * 1_000_000


@pytest.mark.usefixtures("said")
async def test_a_deleted_part_file_is_noticed_while_bytes_still_come(
    server: ScriptedServer, tmp_path: Path
) -> None:
    case = Case("noticed", SLOWLY, then=WHOLE)
    async with half_way(case, server, tmp_path) as running:
        running.part.unlink()
        publish(case, server, how="x", second=True)
        await running.is_whole()
        assert not server.log_of(running.path)[0].finished


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize("gone", ["folder", "above"])
async def test_a_folder_that_vanishes_meanwhile_is_waited_for(
    server: ScriptedServer, tmp_path: Path, gone: str
) -> None:
    folder = tmp_path / "media" / "out"
    case = Case(f"vanishes_{gone}", SLOWLY, then=WHOLE)
    async with half_way(case, server, tmp_path, folder) as running:
        part = running.part
        place = folder if gone == "folder" else folder.parent
        place.rename(tmp_path / "away")
        view = await running.reaches(JobState.TRANSIENT_ERROR)
        assert view is not None
        check_error(GONE, view)
        assert view.error_count == 0
        assert view.bytes_transferred >= STOP
        (file,) = await running.manager.file_views(running.job_id)
        assert file.part_name == part.name
        running.go_on()
        (tmp_path / "away").rename(place)
        await running.is_whole()
        starts = [int(r.headers["range"][6:].split("-")[0]) for r in running.later()]
    assert len(starts) == 1
    assert starts[0] >= STOP - AFTER_CRASH


@pytest.mark.usefixtures("said")
async def test_a_folder_deleted_with_all_in_it_begins_anew_once_it_is_back(
    server: ScriptedServer, tmp_path: Path
) -> None:
    case = Case("rmtree", SLOWLY, then=WHOLE)
    async with half_way(case, server, tmp_path) as running:
        shutil.rmtree(running.folder)
        view = await running.reaches(JobState.TRANSIENT_ERROR)
        assert view is not None
        check_error(GONE, view)
        running.go_on()
        running.folder.mkdir()
        await running.is_whole()


@pytest.mark.usefixtures("said")
async def test_nothing_is_written_where_a_disk_was_taken_out(
    server: ScriptedServer, tmp_path: Path, stick: Stick
) -> None:
    case = Case("taken_out", SLOWLY, then=WHOLE)
    async with half_way(case, server, tmp_path) as running:
        stick.take_out()
        for _ in range(2):  # by the running download, and by the next look
            view = await running.reaches(JobState.TRANSIENT_ERROR)
            assert view is not None
            check_error(ABSENT, view)
            await running.reaches(JobState.CONNECTING)
        assert list(stick.point.iterdir()) == []
        running.go_on()
        stick.put_in()
        await running.is_whole()
        assert all("range" in request.headers for request in running.later())


@pytest.mark.usefixtures("said")
async def test_a_file_that_is_taken_away_again_and_again_is_an_error(
    server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = PartFile.create

    async def deleted_at_once(path: Path, size: int | None) -> PartFile:
        part = await make(path, size)
        await asyncio.to_thread(path.unlink)
        return part

    monkeypatch.setattr(PartFile, "create", deleted_at_once)
    want = Want(
        JobState.ERROR, Hresult.BG_E_LOCAL_FILE_CHANGED, ErrorContext.LOCAL_FILE, requests=4
    )
    await run_case(Case("again", WHOLE, want), server, tmp_path)
