"""What a lie leaves behind: the next answer is judged as if the lie had never been told."""

from dataclasses import replace
from pathlib import Path

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import FileRange, JobState
from tests.engine.cases.harness import (
    Case,
    Want,
    begin,
    engine,
    path_of,
    prepare,
    publish,
    run_case,
)
from tests.engine.cases.test_lies import BARE, ONLY_ETAG, OVERLAPPING, SIZE, STOP
from tests.servers.pattern import check_file
from tests.servers.script import Change, Script
from tests.servers.scripted import ScriptedServer

CHUNKED = replace(BARE, length="chunked")
OTHER = replace(ONLY_ETAG, etag='"b"', seed=2, if_range="ignored")
UNTYPED = replace(ONLY_ETAG, content_type=None)


async def meet(
    server: ScriptedServer, tmp_path: Path, first: Script, *then: Script
) -> tuple[list[str | None], JobState, int]:
    """Stop a download, resume it before each further script until it ends or fails.

    Returns the Range headers of the last script, the last state and the bytes there in the end.
    """
    case = Case("after", first, stop_at=STOP)
    path = path_of(case, case.name, "x")
    async with engine(tmp_path / "profile") as manager:
        prepare(case, tmp_path / "out")
        job_id = await begin(case, manager, publish(case, server, how="x"), tmp_path / "out")
        await manager.wait([job_id], lambda view: view.bytes_transferred >= STOP)
        job = await manager.get_job(job_id)
        await job.suspend()
        before = 0
        for round_, script in enumerate(then, 1):
            before = len(server.log_of(path))
            server.script(path, script)
            await job.resume()
            await manager.wait(
                [job_id],
                lambda view, n=round_: (
                    view.state is JobState.ACKNOWLEDGED
                    or (view.state is JobState.ERROR and view.error_count == n)
                ),
            )
        views = await manager.views()
        state = views[0].state if views else JobState.ACKNOWLEDGED
        count = views[0].bytes_transferred if views else SIZE
    return [entry.headers.get("range") for entry in server.log_of(path)[before:]], state, count


async def test_bytes_of_a_body_that_is_too_long_do_not_stand_for_the_first_version(
    server: ScriptedServer, tmp_path: Path
) -> None:
    longer = replace(BARE, size=SIZE + 5000, length="chunked", range_mode="ignore")
    ranges, state, _ = await meet(server, tmp_path, ONLY_ETAG, longer, ONLY_ETAG)
    assert (ranges[-1], state) == (OVERLAPPING, JobState.ACKNOWLEDGED)
    check_file(tmp_path / "out" / "file.bin", 1, SIZE)


async def test_a_length_told_late_and_too_short_is_not_believed(
    server: ScriptedServer, tmp_path: Path
) -> None:
    shorter = replace(BARE, size=STOP - 1000)
    _, state, count = await meet(server, tmp_path, CHUNKED, shorter, shorter)
    assert (state, count) == (JobState.ERROR, STOP)


async def test_after_a_length_told_late_and_too_short_the_file_goes_on(
    server: ScriptedServer, tmp_path: Path
) -> None:
    shorter = replace(BARE, size=STOP - 1000)
    _, state, _ = await meet(server, tmp_path, CHUNKED, shorter, CHUNKED)
    assert state is JobState.ACKNOWLEDGED
    check_file(tmp_path / "out" / "file.bin", 1, SIZE)


async def test_the_tag_of_another_version_is_not_taken_for_the_tag_of_what_is_there(
    server: ScriptedServer, tmp_path: Path
) -> None:
    _, state, count = await meet(server, tmp_path, CHUNKED, OTHER, OTHER)
    assert (state, count) == (JobState.ERROR, STOP)


@pytest.mark.parametrize("range_mode", ["honest", "ignore"])
async def test_a_page_with_a_tag_of_its_own_takes_nothing_away(
    server: ScriptedServer, tmp_path: Path, range_mode: str
) -> None:
    page = replace(UNTYPED, etag='"b"', content_type="text/html", if_range="ignored")
    page = replace(page, range_mode=range_mode)
    _, state, count = await meet(server, tmp_path, UNTYPED, page)
    assert (state, count) == (JobState.ERROR, STOP)


async def test_after_a_page_with_a_tag_of_its_own_the_file_goes_on(
    server: ScriptedServer, tmp_path: Path
) -> None:
    page = replace(UNTYPED, etag='"b"', content_type="text/html", if_range="ignored")
    ranges, state, _ = await meet(server, tmp_path, UNTYPED, page, UNTYPED)
    assert (ranges, state) == ([f"bytes={STOP}-{SIZE - 1}"], JobState.ACKNOWLEDGED)
    check_file(tmp_path / "out" / "file.bin", 1, SIZE)


async def test_wanted_ranges_are_never_of_two_versions(
    server: ScriptedServer, tmp_path: Path
) -> None:
    changes = (Change(1, {"if_range": "ignored", "etag": "none", "seed": 2}),)
    wanted = (FileRange(0, 1_500_000), FileRange(2_000_000, 500_000))
    code = Hresult.BG_E_INSUFFICIENT_RANGE_SUPPORT
    want = Want(JobState.ERROR, code, kept=(1_500_000, 1), requests=2)
    case = Case("ranges", replace(ONLY_ETAG, changes=changes), want, ranges=wanted)
    await run_case(case, server, tmp_path)
